"""What the rules answer, as plain values: an error with its code, or one of six kinds of success."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar, Literal, NamedTuple


class Channel(IntEnum):
    """The two books, which the provider keeps apart; the values are those of a group's `type` [doc]."""

    PHONE = 0
    MAIL = 1


class ApiError(Exception):
    """A refusal, with the number and the words that go over the wire (provider-api, section Errors)."""

    code: ClassVar[int]
    text: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(f"{self.code} ({self.text})")


class ParametersError(ApiError):
    code, text = 1, "parameters error"


class AuthoriseError(ApiError):
    code, text = 2, "authorise error"


class NotFound(ApiError):
    code, text = 3, "record not found"


class AddressBlocked(ApiError):
    code, text = 4, "ip is blocked, try again in half an hour"  # [assumed] from the comma on


class SaveError(ApiError):
    code, text = 5, "save error"


class Repeated(ApiError):
    code, text = 9, "duplicate request, wait a minute"


class TooManyAtOnce(ApiError):
    code, text = 9, "too many concurrent requests"


class ContactRow(NamedTuple):
    """One contact of a list; texts as kept, `groups` the ids joined by commas, `myid` the client's own id."""

    int_id: int
    addresses: str
    name: str
    groups: str
    first: str
    last: str
    middle: str
    birthday: str
    myid: str
    comment: str
    tags: str
    other: str


class GroupRow(NamedTuple):
    id: int
    name: str
    number: int | None
    size: int


class BlockRow(NamedTuple):
    id: int
    address: str
    type: int
    comment: str


@dataclass(frozen=True, slots=True)
class Created:
    """A contact, group or blacklist entry was made (or, for the blacklist, kept) under this id."""

    kind: Literal["contact", "group", "block"]
    channel: Channel
    id: int


@dataclass(frozen=True, slots=True)
class Done:
    """Changed, moved or deleted."""


@dataclass(frozen=True, slots=True)
class Contacts:
    channel: Channel
    rows: Sequence[ContactRow]


@dataclass(frozen=True, slots=True)
class Groups:
    rows: Sequence[GroupRow]


@dataclass(frozen=True, slots=True)
class Blocks:
    channel: Channel
    rows: Sequence[BlockRow]


@dataclass(frozen=True, slots=True)
class Balance:
    """The account's money; `currency` only when the request asked for it with `cur=1` [doc]."""

    amount: str
    currency: str | None


Answer = Created | Done | Contacts | Groups | Blocks | Balance
