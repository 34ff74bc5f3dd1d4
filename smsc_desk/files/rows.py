"""What every reader gives and needs: rows of cells with the line they begin at, and the layout they were read by."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

MOST_COLUMNS = 1_000
"""More than any address list has; a million columns are a mistaken separator or an attack."""


class Format(enum.StrEnum):
    """The kinds of files; told by their content, not by their names."""

    TEXT = "text"  # CSV, TSV, TXT, and cells pasted from a spreadsheet
    WORKBOOK = "workbook"  # XLSX, XLS
    VCARD = "vcard"


class Damage(enum.StrEnum):
    """What is wrong with a row as such, whatever its columns mean."""

    BYTES = "bytes"  # bytes that the encoding does not have
    QUOTE = "quote"  # a quoted cell that never ends
    LONG_CELL = "long_cell"  # over csv's limit of 131,072 characters
    WIDER = "wider"  # filled cells beyond the last column
    CARD = "card"  # a vCard that does not end, or a line of none


class Row(NamedTuple):
    """One row: `line` is its first line in the file, from 1. A plain tuple: a million are made for one file."""

    line: int
    cells: Sequence[str]
    damage: Damage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file is read; each value can be chosen by the user, and the bytes are then read again."""

    format: Format
    encoding: str = "utf-8"
    separator: str = ";"
    quote: str = '"'  # empty: quotes are letters like any other
    header: int | None = None  # which row, from 0, names the columns; rows above it are no data
    sheet: str = ""
