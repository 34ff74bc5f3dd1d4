"""Rows of CSV, TSV and TXT files and of pasted cells: one pass, and a broken quote costs its line, not the file."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.rows import MOST_COLUMNS, Damage, Layout, Row

_REPLACED, _BOM = "\ufffd", "\ufeff"
_SHOWN = 200  # characters of a broken line that are kept for showing
_EXCEL_HINT = "sep="  # Excel's own first line for the separator


def read_text(path: Path, layout: Layout) -> Iterator[Row]:
    """Yield the filled rows of a text file.

    Raises:
        Refused: the file cannot be opened (`missing`), or not read by that encoding at all (`wrong_encoding`).
    """
    try:
        with path.open(encoding=layout.encoding, errors="replace", newline="") as lines:
            yield from text_rows(lines, layout)
    except OSError as exc:
        raise Refused(Why.MISSING, details=str(exc)) from exc
    except UnicodeError as exc:  # UTF-16 chosen for a file without a mark
        raise Refused(Why.WRONG_ENCODING, encoding=layout.encoding) from exc


def pasted_rows(text: str, layout: Layout) -> Iterator[Row]:
    """Yield the filled rows of cells that were pasted."""
    return text_rows(io.StringIO(text, newline=""), layout)


def text_rows(lines: Iterable[str], layout: Layout) -> Iterator[Row]:
    """Yield the filled rows of decoded lines that keep their ends."""
    source = _Source(lines)
    reader = _parser(source, layout)
    line = 1
    while True:
        source.held.clear()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            # What follows a broken line is read anew: a quote that never ends must not swallow the file.
            row = _broken(source, layout, line, error)
            reader = _parser(source, layout)
        else:
            if cells is None:
                return
            row = _row(source.held, line, cells)
        line += len(source.held)
        if (any(row.cells) or row.damage) and not (row.line == 1 and _is_hint(row.cells)):
            yield row


def _row(held: list[str], line: int, cells: list[str]) -> Row:
    """Judge cells as they were parsed."""
    if len(cells) > MOST_COLUMNS:
        return Row(line, cells[:MOST_COLUMNS], Damage.WIDER)
    text = held[0] if len(held) == 1 else "".join(held)
    if _BOM in text:  # files that were glued together
        cells = [cell.removeprefix(_BOM) for cell in cells]
    return Row(line, cells, Damage.BYTES if _REPLACED in text else None)


def _is_hint(cells: Any) -> bool:
    return str(cells[0]).lower().startswith(_EXCEL_HINT) and len("".join(cells)) <= len(_EXCEL_HINT) + 1


class _Source:
    """Lines for the parser, and those that the present row has used."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again = deque[str]()
        self.held = list[str]()

    def feed(self) -> Iterator[str]:
        """Yield lines, first those given back."""
        hold = self.held.append
        while self._again:
            line = self._again.popleft()
            hold(line)
            yield line
        for line in self._lines:
            hold(line)
            yield line

    def give_back(self) -> None:
        """Keep all lines but the first for the rows to come."""
        self._again.extendleft(reversed(self.held[1:]))
        del self.held[1:]


def _parser(source: _Source, layout: Layout, *, strict: bool = True) -> Any:
    return csv.reader(source.feed(), **_dialect(layout), strict=strict)


def _dialect(layout: Layout) -> dict[str, Any]:
    if layout.quote:
        return {"delimiter": layout.separator, "quotechar": layout.quote}
    return {"delimiter": layout.separator, "quoting": csv.QUOTE_NONE}


def _broken(source: _Source, layout: Layout, line: int, error: csv.Error) -> Row:
    """Return the row for a line that breaks the rules; the lines after it are given back."""
    first = source.held[0]
    if "field limit" in str(error) and len(first) > csv.field_size_limit():
        source.give_back()
        return Row(line, [first[:_SHOWN]], Damage.LONG_CELL)
    if len(source.held) > 1 or _is_open(first, layout):
        source.give_back()
        return Row(line, [first[:_SHOWN].rstrip("\r\n")], Damage.QUOTE)
    # A quote within a quoted cell that is not doubled: written by hand or by a careless program, yet readable.
    return _row(source.held, line, next(csv.reader([first], **_dialect(layout), strict=False), []))


def _is_open(line: str, layout: Layout) -> bool:
    """Tell whether the last line of a file ends within quotes."""
    try:
        next(csv.reader([line, "\n"], **_dialect(layout), strict=True), None)
    except csv.Error as error:
        return "end of data" in str(error)
    return False
