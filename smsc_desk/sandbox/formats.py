"""The four answer formats of the page, in either style, and the charset they are written in.

The two styles differ in fmt=3 only: what the page shows ("documented") and what the live server was recorded to write
("seen"). Both write LF only, one field a line, no line break at the end, lists as `[{…},\\n{…}]` [seen].
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring as quoted

from smsc_desk.sandbox.answers import (
    Answer,
    ApiError,
    Balance,
    Blocks,
    Channel,
    ContactRow,
    Contacts,
    Created,
    Done,
    GroupRow,
    Groups,
)
from smsc_desk.sandbox.options import Options, Style

Value = str | int | None  # fmt=3 writes it quoted, bare, and None as `null` ("documented") or not at all ("seen")
Record = Sequence[tuple[str, Value]]

CHARSETS = "windows-1251", "utf-8", "koi8-r"
DEFAULT_CHARSET = CHARSETS[0]  # [doc]
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MEDIA = {2: "text/xml", 3: "application/json"}  # [seen] for 3; "text/plain" for the others is [assumed]


def charset(asked: str | None) -> str:
    """Return the charset of a request's parameters and answer; an unknown one is the default [assumed]."""
    wanted = (asked or "").strip().lower()
    return wanted if wanted in CHARSETS else DEFAULT_CHARSET


def number(asked: str | None) -> int:
    """Return the format; an unknown one is 0 [assumed]."""
    return int(asked) if asked in ("1", "2", "3") else 0


def content_type(fmt: int, charset_: str) -> str:
    return f"{MEDIA.get(fmt, 'text/plain')}; charset={charset_}"


def encode(text: str, charset_: str) -> bytes:
    """Return the bytes of an answer; what the charset lacks becomes "?", as PHP's converters do [assumed]."""
    return text.encode(charset_, errors="replace")


def render(answer: Answer | ApiError, fmt: int, options: Options) -> str:
    """Return an answer's text in format 0, 1, 2 or 3 [doc]."""
    match answer:
        case ApiError():
            return _error(answer, fmt)
        case Done():
            return _done(fmt, options.style)
        case Created():
            return _created(answer, fmt)
        case Balance():
            return _balance(answer, fmt)
        case _:
            return _list(answer, fmt, options)


def _list(answer: Contacts | Groups | Blocks, fmt: int, options: Options) -> str:
    match answer:
        case Contacts():
            return _table("contact", _contacts(answer, fmt, options), fmt, options.style)
        case Groups():
            return _table("group", map(_group, answer.rows), fmt, options.style)
        case Blocks():
            return _table("record", _blocks(answer), fmt, options.style)


# -- single answers


def _error(error: ApiError, fmt: int) -> str:
    texts = (
        f"ERROR = {error.code} ({error.text})",
        f"0,-{error.code}",
        f"<result>\n<error>{_escaped(error.text)}</error>\n<error_code>{error.code}</error_code>\n</result>",
        _object([("error", error.text), ("error_code", error.code)]),
    )
    return texts[fmt]


def _done(fmt: int, style: Style) -> str:
    if fmt == 2:
        return "<result>OK</result>"
    if fmt == 3 and style == "documented":
        return _object([("result", "OK")])
    return "OK"


def _created(made: Created, fmt: int) -> str:
    tag = "group" if made.kind == "group" else _address_tag(made.channel)
    texts = (f"ID = {made.id}", f"{made.id}", f"<{tag}>\n<id>{made.id}</id>\n</{tag}>", _object([("id", made.id)]))
    return texts[fmt]


def _balance(balance: Balance, fmt: int) -> str:
    """The amount is a string [seen]; how fmt 0 to 2 show the currency is [assumed]."""
    fields: list[tuple[str, Value]] = [("balance", balance.amount)]
    if balance.currency is not None:
        fields.append(("currency", balance.currency))
    if fmt == 3:
        return _object(fields)
    if fmt == 2:
        return "\n".join(_element(*field) for field in fields)
    return (" " if fmt == 0 else ",").join(str(value) for _, value in fields)


# -- lists


def _address_tag(channel: Channel) -> str:
    return "phone" if channel is Channel.PHONE else "mail"


def _contacts(answer: Contacts, fmt: int, options: Options) -> Iterable[Record]:
    address, documented = _address_tag(answer.channel), options.style == "documented"
    with_int_id = options.int_id and fmt == 3
    for row in answer.rows:
        record: list[tuple[str, Value]] = [
            (address, row.addresses),
            ("name", row.name),
            ("group", _bare_group(row) if documented else row.groups),
            ("first_name", row.first),
            ("last_name", row.last),
            ("middle_name", row.middle),
            ("birthday", row.birthday),
            ("id", row.myid),
            ("comments", row.comment),
            ("tags", row.tags),
            (f"{address}_other", row.other),
        ]
        if with_int_id:  # [assumed] last, and like the other fields quoted in the style "seen"
            record.append(("int_id", row.int_id if documented else str(row.int_id)))
        yield record


def _bare_group(row: ContactRow) -> Value:
    """The page shows `group` bare, which holds for one group; several are quoted, none is null [assumed]."""
    if "," in row.groups:
        return row.groups
    return int(row.groups) if row.groups else None


def _group(row: GroupRow) -> Record:
    return [("id", row.id), ("name", row.name), ("number", row.number), ("cnt", str(row.size))]


def _blocks(answer: Blocks) -> Iterable[Record]:
    address = "phone" if answer.channel is Channel.PHONE else "email"  # [doc]: "or <email>", unlike a contact's <mail>
    for row in answer.rows:
        yield [("id", row.id), (address, row.address), ("type", row.type), ("comment", row.comment)]


# -- writers


def _table(tag: str, records: Iterable[Record], fmt: int, style: Style) -> str:
    if fmt == 3:
        return "[" + ",\n".join(_object(record, null=style == "documented") for record in records) + "]"
    if fmt == 2:
        return "\n".join(("<list>", *(_tagged(tag, record) for record in records), "</list>"))
    return "\n".join(map(_labelled if fmt == 0 else _joined, records))


def _object(record: Record, *, null: bool = False) -> str:
    fields = (f"{quoted(key)}: {_json(value)}" for key, value in record if null or value is not None)
    return "{\n" + ",\n".join(fields) + "\n}"


def _json(value: Value) -> str:
    if value is None:
        return "null"
    return quoted(value) if isinstance(value, str) else str(value)


def _tagged(tag: str, record: Record) -> str:
    return "\n".join((f"<{tag}>", *(_element(*field) for field in record), f"</{tag}>"))


def _element(tag: str, value: Value) -> str:
    return f"<{tag}>{_escaped(_plain(value))}</{tag}>"


def _labelled(record: Record) -> str:
    return ", ".join(f"{key} = {_plain(value)}" for key, value in record)


def _joined(record: Record) -> str:
    return ",".join(_plain(value) for _, value in record)


def _plain(value: Value) -> str:
    return "" if value is None else str(value)


def _escaped(text: str) -> str:
    """Return the text as XML content: markup escaped, characters that XML 1.0 forbids as "?"."""
    text = _NOT_XML.sub("?", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
