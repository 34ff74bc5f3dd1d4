"""Rows of CSV, TSV and TXT files and of pasted cells: one pass, and a broken quote costs its line, not the file."""

from __future__ import annotations

import csv
import functools
import io
import itertools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from smsc_desk.files.encodings import DAMAGED, shown_damage
from smsc_desk.files.lines import Index, line_blocks, lines_from
from smsc_desk.files.rows import MOST_COLUMNS, Damage, Layout, Row

_BOM = "\ufeff"
_UNFINISHED = "unexpected end of data"
_BLOCK = 500  # lines; more than a quoted cell of the greatest length usually has
_SHOWN = 200  # characters of a broken line that are kept for showing
_EXCEL_HINT = "sep="  # Excel's own first line for the separator


def read_text(path: Path, layout: Layout, index: Index | None = None) -> Iterator[Row]:
    """Yield the filled rows of a text file; the index is filled on the way.

    Raises:
        Refused: the file cannot be opened (`missing`), or not read by that encoding at all (`wrong_encoding`).
    """
    return _rows(read_blocks(path, layout, index))


def read_blocks(path: Path, layout: Layout, index: Index | None = None) -> Iterator[list[Row]]:
    """Yield the filled rows of a text file, some hundred at a time.

    Raises:
        Refused: as `read_text`.
    """
    return _parsed(line_blocks(path, layout.encoding, index), layout)


def rows_at(path: Path, layout: Layout, lines: Iterable[int], index: Index) -> dict[int, Row]:
    """Return the rows that begin at these lines, without those that do not; 0.1 ms each if the index is complete.

    Raises:
        Refused: as `read_text`.
    """
    found, held, first = dict[int, Row](), list[str](), 0
    for line in sorted({line for line in lines if line > 0}):
        if not first <= line < first + len(held):
            first, held = next(_blocks_at(path, layout, line, index), (line, []))
        after = _from_line(path, layout, first + len(held), index)  # mostly not even begun
        blocks = itertools.chain(_few(held[line - first :]), after)
        row = next(_rows(_parsed(blocks, layout, line)), None)
        if row and row.line == line:
            found[line] = row
    return found


def _blocks_at(path: Path, layout: Layout, line: int, index: Index) -> Iterator[tuple[int, list[str]]]:
    """Yield the blocks of lines from the one that has a line on, with the first line of each."""
    first = index.before(line)[0]
    for held in lines_from(path, layout.encoding, index, line):
        if line < first + len(held):
            yield first, held
        first += len(held)


def _from_line(path: Path, layout: Layout, line: int, index: Index) -> Iterator[list[str]]:
    for first, held in _blocks_at(path, layout, line, index):
        yield held[max(0, line - first) :]


def _few(lines: list[str]) -> Iterator[list[str]]:
    """Yield lines, few at first: mostly one is a row."""
    start, size = 0, 1
    while start < len(lines):
        yield lines[start : start + size]
        start, size = start + size, size * 4


def pasted_rows(text: str, layout: Layout) -> Iterator[Row]:
    """Yield the filled rows of cells that were pasted."""
    return text_rows(io.StringIO(text, newline=""), layout)


def text_rows(lines: Iterable[str], layout: Layout) -> Iterator[Row]:
    """Yield the filled rows of decoded lines that keep their ends."""
    lines = iter(lines)
    return _rows(_parsed(iter(lambda: list(itertools.islice(lines, _BLOCK)), []), layout))


_rows = itertools.chain.from_iterable


def _parsed(blocks: Iterator[list[str]], layout: Layout, line: int = 1) -> Iterator[list[Row]]:
    """Yield the filled rows of blocks of lines, the first of which is `line` in the file."""
    rest = list[str]()
    while True:
        fresh = next(blocks, [])
        block = _Block(rest + fresh, line, layout, last=not fresh)
        if not block.lines:
            return
        rows = block.plain() or block.rows()
        if line == 1 and rows and rows[0].line == 1 and _is_hint(rows[0].cells):
            del rows[0]
        yield rows
        line += block.done
        rest = block.lines[block.done :]


class _Block:
    """Some lines, parsed together; a row that they only begin is left for the next block."""

    def __init__(self, lines: list[str], first: int, layout: Layout, *, last: bool) -> None:
        self.lines = lines
        self.done = 0  # lines whose rows are out
        self._first = first
        self._last = last
        self._layout = layout
        text = "".join(lines)
        self._marked = DAMAGED in text or _BOM in text
        self._quoted = bool(layout.quote) and layout.quote in text

    def plain(self) -> list[Row] | None:
        """Return all rows at once if nothing needs a closer look: each line is a row, as most are in most files."""
        if self._marked or self._quoted:
            return None
        try:
            cells = list(csv.reader(self.lines, **_dialect(self._layout), strict=True))
        except csv.Error:
            return None
        if len(cells) != len(self.lines) or max(map(len, cells), default=0) > MOST_COLUMNS:
            return None
        self.done = len(self.lines)
        rows = map(_as_row, zip(itertools.count(self._first), cells, itertools.repeat(None)))
        return [*rows] if all(map(any, cells)) else [row for row in rows if any(row[1])]

    def rows(self) -> list[Row]:
        """Return the rows. What follows a broken line is read anew: a quote that never ends costs its line only."""
        rows = list[Row]()
        while self.done < len(self.lines):
            rest, first = self.lines[self.done :], self._first + self.done
            reader = csv.reader(rest, **_dialect(self._layout), strict=True)
            found = list[tuple[int, list[str]]]()  # where a row ends, and its cells
            error: csv.Error | None = None
            try:
                found.extend((reader.line_num, cells) for cells in reader)  # what was read stays, whatever comes
            except csv.Error as exc:
                error = exc
            rows += self._made(found, rest, first)
            begun = found[-1][0] if found else 0
            self.done = self.done + begun if error else len(self.lines)
            if error is None or (_UNFINISHED in str(error) and not self._last):
                break
            row, used = _broken(rest[begun : reader.line_num], self._layout, first + begun, error)
            self.done += used
            rows.append(row)
        return rows if all([any(row[1]) for row in rows]) else [row for row in rows if any(row[1])]  # noqa: C419

    def _made(self, found: list[tuple[int, list[str]]], lines: list[str], first: int) -> list[Row]:
        begins = [0, *[end for end, _ in found]]
        rows = [_as_row((first + begun, cells, None)) for begun, (_, cells) in zip(begins, found, strict=False)]
        if self._marked or max([len(cells) for _, cells in found], default=0) > MOST_COLUMNS:
            return [_looked_at(row, lines[row.line - first : end]) for row, (end, _) in zip(rows, found, strict=True)]
        return rows


_as_row: Callable[[Any], Row] = functools.partial(tuple.__new__, Row)
"""Makes a row of a triple without a call of Python's: there are millions."""


def _looked_at(row: Row, lines: list[str]) -> Row:
    """Judge a row of a block that has signs of damage, or one with too many cells."""
    if len(row.cells) > MOST_COLUMNS:
        return Row(row.line, row.cells[:MOST_COLUMNS], Damage.WIDER)
    text = "".join(lines)
    cells = [cell.removeprefix(_BOM) for cell in row.cells] if _BOM in text else row.cells  # files glued together
    if DAMAGED not in text:
        return Row(row.line, cells)
    return Row(row.line, list(map(shown_damage, cells)), Damage.BYTES)


def _is_hint(cells: Any) -> bool:
    return str(cells[0]).lower().startswith(_EXCEL_HINT) and len("".join(cells)) <= len(_EXCEL_HINT) + 1


def _dialect(layout: Layout) -> dict[str, Any]:
    if layout.quote:
        return {"delimiter": layout.separator, "quotechar": layout.quote}
    return {"delimiter": layout.separator, "quoting": csv.QUOTE_NONE}


def _broken(held: list[str], layout: Layout, line: int, error: csv.Error) -> tuple[Row, int]:
    """Return the row for a line that breaks the rules, and how many lines it is; those after it are read anew."""
    first = held[0]
    if "field limit" in str(error) and len(first) > csv.field_size_limit():
        return Row(line, [first[:_SHOWN]], Damage.LONG_CELL), 1
    if len(held) > 1 or _UNFINISHED in str(error):
        return Row(line, [shown_damage(first[:_SHOWN]).rstrip("\r\n") or "\ufffd"], Damage.QUOTE), 1
    # A quote within a quoted cell that is not doubled: written by hand or by a careless program, yet readable.
    cells = next(csv.reader(held, **_dialect(layout), strict=False), [])
    return _looked_at(Row(line, cells), held), 1
