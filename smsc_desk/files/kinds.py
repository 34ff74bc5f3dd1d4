"""What a cell looks like by its content alone: enough to tell a header from data and to guess a column's meaning."""

from __future__ import annotations

import enum
import re

from smsc_desk.book import email
from smsc_desk.book.folding import digits
from smsc_desk.files import names

_NUMBER = re.compile(r"['+(]{0,2}[0-9][0-9\s()+\-\u2010-\u2015\u2212./\u00a0\u202f]{5,30}")
_EXPONENT = re.compile(r"\d+(?:[.,]\d+)?[eеEЕ]\+?\d\d")
_DATE = re.compile(r"\d{1,2}[./\- ]\d{1,2}[./\- ]\d{2,4}|\d{4}[./\-]\d{1,2}[./\-]\d{1,2}(?:[ T]00:00(?::00)?)?")


class Kind(enum.Enum):
    """The look of one cell."""

    EMPTY = enum.auto()
    NUMBER = enum.auto()  # may be a phone number, a damaged one included
    EMAIL = enum.auto()
    DATE = enum.auto()
    FULL_NAME = enum.auto()
    LAST_NAME = enum.auto()
    FIRST_NAME = enum.auto()
    MIDDLE_NAME = enum.auto()
    TEXT = enum.auto()


CONTENT = frozenset({Kind.NUMBER, Kind.EMAIL, Kind.DATE})
"""What no heading looks like."""


def kind(cell: str) -> Kind:
    """Return what a cell looks like."""
    text = cell.strip()
    if not text:
        return Kind.EMPTY
    if "@" in text:
        return Kind.EMAIL if any(map(email.usable, email.split(text))) else Kind.TEXT
    if text[0].isdigit() or text[0] in "+('":
        return _digits(text)
    return _name(text)


def _digits(text: str) -> Kind:
    if _DATE.fullmatch(text):
        return Kind.DATE
    first = re.split(r"[,;\n]", text, maxsplit=1)[0]
    if _EXPONENT.fullmatch(text) or (_NUMBER.fullmatch(first) and 10 <= len(digits(first)) <= 15):  # E.164
        return Kind.NUMBER
    return Kind.TEXT


_BY_WORD = {
    names.Word.FIRST: Kind.FIRST_NAME, names.Word.LAST: Kind.LAST_NAME, names.Word.MIDDLE: Kind.MIDDLE_NAME,
}  # fmt: skip


def _name(text: str) -> Kind:
    words = text.split()
    if len(words) == 1:
        return _BY_WORD.get(names.word(text), Kind.TEXT)
    return Kind.FULL_NAME if len(words) <= 4 and names.split(text).certainty >= names.DOUBTFUL else Kind.TEXT
