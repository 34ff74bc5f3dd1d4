"""Rows of XLSX and XLS workbooks, by calamine; measured first, because calamine holds the whole rectangle of a sheet.

A workbook of 5 kB with two filled cells in opposite corners makes it ask for 550 GB and end the process.
"""

from __future__ import annotations

import datetime
import functools
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.rows import MOST_COLUMNS, Layout, Row

if TYPE_CHECKING:
    import python_calamine

MOST_CELLS = 16_000_000
"""Of the rectangle from A1: a million rows of 16 columns; some 30 bytes each while the file is read."""
MOST_BYTES = 2 << 30
"""Of a workbook's parts when unpacked."""

_CHUNK = 1 << 20
_OVERLAP = 64
_PLAIN = re.compile(rb' r="([A-Z]{1,3})\d'), re.compile(rb' r="[A-Z]{1,3}0*(\d{1,7})"')
_ANY = (
    re.compile(rb"""=\s*["']([A-Za-z]{1,3})\d+["']"""),
    re.compile(rb"""=\s*["'][A-Za-z]{1,3}0*(\d{1,7})["']"""),
)
"""Columns and rows of cells' places: as every known program writes them, and in any other way that XML has, which
takes four times as long."""
_UNUSUAL = (b"r='", b"r =", b"r= ", b"r=\t", b"r=\r", b"r=\n", b"\tr", b"\nr", b"\rr")
_LOWER = re.compile(rb' r="[A-Z]{0,2}[a-z]')
_WHOLE = 1e15  # floats below are whole numbers without a loss


def sheets(path: Path) -> tuple[str, ...]:
    """Return the names of the visible sheets, those of cells only.

    Raises:
        Refused: no workbook, a protected or a damaged one.
    """
    import python_calamine as calamine  # noqa: PLC0415 - start-up: a library of 2 MB that only an import needs

    with _open(path) as book:
        return tuple(
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet and sheet.visible == calamine.SheetVisibleEnum.Visible
        )


def read_workbook(path: Path, layout: Layout) -> Iterator[Row]:
    """Yield the filled rows of the layout's sheet, or of the first one.

    Raises:
        Refused: as `sheets`; also too many cells or columns, and a sheet that is not there.
    """
    measure(path)
    with _open(path) as book:
        sheet = _sheet(book, layout.sheet)
        if sheet.total_width > MOST_COLUMNS:
            raise Refused(Why.TOO_WIDE, columns=sheet.total_width)
        first = sheet.start[0] + 1 if sheet.start else 1
        for number, values in enumerate(sheet.iter_rows(), start=first):
            cells = [value if type(value) is str else _text(value) for value in values]
            if any(cells):
                yield Row(number, cells)


def _open(path: Path) -> python_calamine.CalamineWorkbook:
    import python_calamine as calamine  # noqa: PLC0415 - as above

    try:
        return calamine.CalamineWorkbook.from_path(str(path))
    except calamine.PasswordError as exc:
        raise Refused(Why.PASSWORD) from exc
    except OSError as exc:
        raise Refused(Why.MISSING, details=str(exc)) from exc
    except calamine.CalamineError as exc:
        raise Refused(Why.DAMAGED, details=str(exc)) from exc


def _sheet(book: python_calamine.CalamineWorkbook, name: str) -> python_calamine.CalamineSheet:
    import python_calamine as calamine  # noqa: PLC0415 - as above

    try:
        return book.get_sheet_by_name(name) if name else book.get_sheet_by_index(0)
    except calamine.WorksheetNotFound as exc:
        raise Refused(Why.NO_SHEET, sheet=name) from exc
    except calamine.CalamineError as exc:
        raise Refused(Why.DAMAGED, details=str(exc)) from exc


def _text(value: Any) -> str:
    """Return a cell's value as a person reads it in the sheet, in the forms that the checks understand."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def measure(path: Path) -> None:
    """Refuse a workbook that would not fit, before calamine reads it; an XLS is bounded by its own format.

    Raises:
        Refused: `too_large` or `damaged`.
    """
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as parts:
            _measure(parts, [part for part in parts.infolist() if part.filename.endswith((".xml", ".rels"))])
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as exc:
        raise Refused(Why.DAMAGED, details=str(exc)) from exc
    except MemoryError as exc:
        raise Refused(Why.TOO_LARGE) from exc


def _measure(parts: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]) -> None:
    # The sizes that an archive declares are no proof, but zipfile stops at a part that is longer than declared.
    if sum(part.file_size for part in members) > MOST_BYTES:
        raise Refused(Why.TOO_LARGE, size=MOST_BYTES)
    for part in members:
        with parts.open(part) as stream:
            chunks = iter(functools.partial(stream.read, _CHUNK), b"")
            rows, columns = _extent(chunks if "sheet" in part.filename else (b"" for _ in chunks))
        if rows * columns > MOST_CELLS:
            raise Refused(Why.TOO_LARGE, rows=rows, columns=columns)


def _extent(chunks: Iterable[bytes]) -> tuple[int, int]:
    """Return the last row and the last column that the places of cells name."""
    rows, columns, tail = {b"0"}, {b"A"}, b""
    for chunk in chunks:
        text = tail + chunk
        tail = text[-_OVERLAP:]
        unusual = any(sign in text for sign in _UNUSUAL) or _LOWER.search(text)
        names, numbers = _ANY if unusual else _PLAIN
        columns = {max(columns | set(names.findall(text)), key=_order)}
        rows = {max(rows | set(numbers.findall(text)), key=_order)}
    return int(rows.pop()), _number(columns.pop())


def _order(text: bytes) -> tuple[int, bytes]:
    return len(text), text.upper()


def _number(name: bytes) -> int:
    """Return the number of a column, from 1: A, B … Z, AA …"""
    number = 0
    for letter in name.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
