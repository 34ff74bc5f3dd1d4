"""Why a file cannot be read or written; the reason is worded in the window.

Error
└── Refused                 the whole file; a row that cannot be used is a finding (`checking`), never an error
"""

from __future__ import annotations

import enum

from smsc_desk.book.errors import Error


class Why(enum.StrEnum):
    """The reason's key."""

    MISSING = "missing"  # not there, not allowed, or a folder
    CHANGED = "changed"  # not what it was when it was taken in
    EMPTY = "empty"  # no byte, or no filled cell
    NOT_TEXT = "not_text"  # a picture, a program, a document
    WRONG_ENCODING = "wrong_encoding"  # the chosen encoding cannot read it at all
    DAMAGED = "damaged"  # the workbook's or the archive's own structure is broken
    PASSWORD = "password"  # noqa: S105 - a reason's key: the workbook is protected
    NO_SHEET = "no_sheet"
    TOO_WIDE = "too_wide"  # more columns than any address list has
    TOO_LARGE = "too_large"  # more cells, or more bytes when unpacked, than can be held
    LINE_TOO_LONG = "line_too_long"
    CELL_TOO_LONG = "cell_too_long"  # only written: XLSX ends at 32,767 characters
    TOO_MANY_ROWS = "too_many_rows"  # only written: XLSX ends at 1,048,576


class Refused(Error):
    """The file cannot be used as a whole; crosses from a worker process."""

    def __init__(self, reason: Why, **details: object) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.details = details

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.reason, self.details)


def _again(reason: Why, details: dict[str, object]) -> Refused:
    return Refused(reason, **details)
