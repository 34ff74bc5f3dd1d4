"""The provider's commands as requests, and its answers as values; no I/O.

`contact_params` and its like turn field keys into parameters, `read_…` turn what `decode` returned into values.
An answer may hold strings or numbers for any field, fewer fields and unknown ones (provider-api, "Answers");
anything else is Garbled: a listing that cannot be trusted whole is not used at all.
"""

from __future__ import annotations

import enum
import functools
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar
from urllib.parse import urlencode

from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import Garbled, Invalid
from smsc_desk.book.fields import BY_KEY, FIELDS, Values, read_addresses
from smsc_desk.book.identity import Channel
from smsc_desk.provider.decoding import SAMPLE, Success
from smsc_desk.provider.decoding import decode as decode  # noqa: PLC0414 - part of what this module offers

T = TypeVar("T")

MAX_ID = 2**63 - 1  # what a column of SQLite holds
MAX_TEXT = 100_000  # characters of one field; the provider's own limits are far below
MAX_PAGE = 1000  # records of one page (the specification, parameter `cnt`)
SCRIPTS: Mapping[Channel, str] = {Channel.PHONE: "phones.php", Channel.EMAIL: "mails.php"}
FORM: Mapping[str, str] = {"fmt": "3", "charset": "utf-8"}
"""Sent with every request: JSON, and never the default windows-1251."""

_NUMBER = re.compile(r"[0-9]{1,19}")
_ONE_NUMBER = re.compile(r"[0-9]{1,15}")  # as nearly every contact has it
_AMOUNT = re.compile(r"[+-]?[0-9]{1,20}([.,][0-9]{1,10})?")
_BETWEEN_NUMBERS = re.compile(r"(?<=[0-9]{7})[\s/:|]+(?=\+?[0-9]{7})")  # "separated by any separator"
_ADDRESS_NAMES: Mapping[Channel, tuple[str, ...]] = {
    Channel.PHONE: ("phone", "mail", "email"),
    Channel.EMAIL: ("mail", "email", "phone"),
}


class MoveGroup(enum.IntEnum):
    """The values of the parameter `move_group` (the specification, "Actions with contacts and groups")."""

    MOVE = 1  # a member of this group alone
    JOIN = 2  # of this one as well
    LEAVE = 3


# ---- requests --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Request:
    """One command with its parameters, credentials aside; `write` when it changes something at the provider."""

    script: str
    params: Mapping[str, str]
    write: bool

    @property
    def key(self) -> str:
        """What the provider may take for the identity of a request: script, command and parameters in any order.

        "Identical" is undefined by the provider, so the credentials and the form of the answer are left out.
        """
        text = repr((self.script, sorted(self.params.items())))
        return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()

    def check(self) -> None:
        """Refuse what no charset can carry.

        Raises:
            Invalid: a value with half a character; the field is the parameter's name.
        """
        for name, value in self.params.items():
            if any("\ud800" <= char <= "\udfff" for char in value):
                raise Invalid(name, "cannot_be_sent")

    def body(self, credentials: Mapping[str, str]) -> bytes:
        """Return the form that is posted."""
        return urlencode({**self.params, **FORM, **credentials}, encoding="utf-8").encode("ascii")


def query(channel: Channel, command: str, params: Mapping[str, str | int | None] | None = None) -> Request:
    """Make a request that changes nothing; parameters that are None are left out."""
    return Request(SCRIPTS[channel], {command: "1"} | _given(params or {}), write=False)


def order(channel: Channel, command: str, params: Mapping[str, str | int | None], how: int = 1) -> Request:
    """Make a request that changes something; `how` is the command's own value (move_group has three)."""
    return Request(SCRIPTS[channel], {command: str(how)} | _given(params), write=True)


def _given(params: Mapping[str, str | int | None]) -> dict[str, str]:
    return {name: str(value) for name, value in params.items() if value is not None}


def contact_params(channel: Channel, values: Mapping[str, Any]) -> dict[str, str]:
    """Return the parameters for field keys: `{"last_name": "Ким"}` becomes `{"lnm": "Ким"}`."""
    return {BY_KEY[key].request_name(channel): BY_KEY[key].write(value) for key, value in values.items()}


def change_params(channel: Channel, address: str, changes: Mapping[str, Any]) -> dict[str, str]:
    """Return the parameters of `chg`: an address list among the changes replaces the whole list [seen]."""
    params = contact_params(channel, changes)
    name = BY_KEY["addresses"].request_name(channel)
    if name in params:
        params[f"new_{name}"] = params.pop(name)
    return params | {name: address}


def address_param(channel: Channel, address: str) -> dict[str, str]:
    """Return the one parameter that names a contact or a block: `phone` or `mail`."""
    return {BY_KEY["addresses"].request_name(channel): address}


def group_list(ids: Iterable[int]) -> str:
    """Return group numbers as the parameter `grp` wants them."""
    return ",".join(map(str, ids))


# ---- answers ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ListedContact:
    """A contact as the provider lists it; `values` has every key of FIELDS but `addresses`.

    `server_id` is None when the answer carries no `int_id`: then it cannot be paged (provider-api, `after_id`).
    """

    server_id: int | None
    addresses: tuple[str, ...]
    values: Values
    group_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A group as the provider lists it; `count` is its own count of members, None where it gives none."""

    server_id: int
    name: str
    number: int | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class ListedBlock:
    """An entry of the blacklist as the provider lists it."""

    server_id: int
    address: str
    type: BlockType
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """The account's money: a decimal number as the provider wrote it, and the currency's code or nothing."""

    amount: str
    currency: str = ""


def read_done(reply: object) -> None:
    """Take the answer of a command that only succeeds."""
    if reply is not Success.OK and not (isinstance(reply, dict) and reply.get("result") == "OK"):
        _wrong(reply)


def read_created(reply: object) -> int:
    """Return the number that the provider gave to a new record: `5`, `{"id": 5}` or `{"id": "5"}`."""
    value = reply.get("id") if isinstance(reply, dict) else reply
    return _id(value)


def read_contacts(reply: object, channel: Channel) -> list[ListedContact]:
    """Return the contacts of a page, in its order."""
    return _page(reply, lambda record: _contact(record, channel))


def read_groups(reply: object) -> list[ListedGroup]:
    """Return all groups."""
    return _page(reply, _group)


def read_blocks(reply: object, channel: Channel) -> list[ListedBlock]:
    """Return the blacklist's entries of a page, in its order."""
    return _page(reply, lambda record: _block(record, channel))


def read_balance(reply: object) -> Balance:
    """Return the account's money (balance.php)."""
    if not isinstance(reply, dict):
        _wrong(reply)
    amount = _text(reply.get("balance")).strip()
    if not _AMOUNT.fullmatch(amount):
        _wrong(reply)
    return Balance(amount.replace(",", "."), _text(reply.get("currency")).strip())


def _page(reply: object, read: Callable[[dict[str, Any]], T]) -> list[T]:
    if not isinstance(reply, list):
        _wrong(reply)
    return [read(record) if isinstance(record, dict) else _wrong(reply) for record in reply]


def _contact(record: dict[str, Any], channel: Channel) -> ListedContact:
    get, values = record.get, dict[str, Any]()
    for key, name, read, text_of, nothing in _TEXTS[channel]:
        value = get(name)
        if type(value) is not str or len(value) > MAX_TEXT:
            value = text_of(value)
        values[key] = read(value) if value else nothing
    return ListedContact(_optional_id(get("int_id")), _addresses(record, channel), values, _group_ids(get("group")))


def _texts(channel: Channel) -> tuple[tuple[str, str, Callable[[str], Any], Callable[[object], str], Any], ...]:
    """Return of each field: key, name in answers, reader, what makes a text of other things, what an empty one is."""
    return tuple(
        (
            field.key,
            field.answer_name(channel),
            _REMEMBERED.get(field.key, field.read),
            _list_text if field.key == "tags" else _text,
            field.read(""),
        )
        for field in FIELDS
        if field.key != "addresses"
    )


def _group(record: dict[str, Any]) -> ListedGroup:
    count = _text(record.get("cnt")).strip()
    number = _text(record.get("number")).strip()
    return ListedGroup(
        _id(record.get("id")),
        _text(record.get("name")),
        _int(number) or None if number else None,
        _int(count) if count else None,
    )


def _block(record: dict[str, Any], channel: Channel) -> ListedBlock:
    addresses = _addresses(record, channel)
    kind = _int(record.get("type"))
    if not addresses or kind > max(BlockType):
        _wrong(record)
    return ListedBlock(_id(record.get("id")), addresses[0], BlockType(kind), _text(record.get("comment")).strip())


def _addresses(record: dict[str, Any], channel: Channel) -> tuple[str, ...]:
    """Return the addresses, under whichever of its names the provider gives them."""
    name = next((name for name in _ADDRESS_NAMES[channel] if name in record), None)
    if name is None:
        _wrong(record)
    text = _list_text(record[name])
    if channel == Channel.PHONE:
        if _ONE_NUMBER.fullmatch(text):
            return (text,)
        text = _BETWEEN_NUMBERS.sub(",", text)
    return read_addresses(text, channel)


def _group_ids(value: object) -> tuple[int, ...]:
    """Return group numbers from a number, a comma list, a list, null or nothing; 0 stands for none."""
    text = _list_text(value)
    if text.isascii() and text.isdigit():
        return (number,) if (number := _int(text)) else ()
    parts = (part.strip() for part in text.split(","))
    return tuple(dict.fromkeys(number for part in parts if part and (number := _int(part))))


def _list_text(value: object) -> str:
    """Return a text that may also come as a list of its parts."""
    if isinstance(value, list):
        return ",".join(map(_text, value))
    return _text(value)


def _text(value: object) -> str:
    """Return the text of a string, a number, null or nothing, with its control characters."""
    if type(value) is str and len(value) <= MAX_TEXT:
        return value
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        _wrong(value)
    text = str(value)
    return text if len(text) <= MAX_TEXT else _wrong(text)


def _int(value: object) -> int:
    """Return a number from 0 to 2**63-1 that came as a number or as a string."""
    text = _text(value).strip()
    number = int(text) if _NUMBER.fullmatch(text) else -1
    return number if 0 <= number <= MAX_ID else _wrong(value)


def _id(value: object) -> int:
    return _int(value) or _wrong(value)


def _optional_id(value: object) -> int | None:
    return None if value is None or value == "" else _id(value)


def _wrong(value: object) -> NoReturn:
    """Refuse an answer of the wrong shape: the provider has done its work, but we cannot tell what.

    Raises:
        Garbled: always.
    """
    sample = "" if isinstance(value, int) else str(value)[:SAMPLE] if isinstance(value, str) else type(value).__name__
    raise Garbled("an answer of the wrong shape", sample, ended=True)


# The same few come again and again in a book, and a list of a million is read whole.
_REMEMBERED = {key: functools.lru_cache(maxsize=4096)(BY_KEY[key].read) for key in ("birthday", "tags")}
_TEXTS = {channel: _texts(channel) for channel in Channel}
