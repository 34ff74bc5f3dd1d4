"""The files of one dialog in the process that reads them: any row again, without reading the whole file again."""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from smsc_desk.files import readers
from smsc_desk.files.blocks import Index
from smsc_desk.files.rows import Damage, Format, Layout, Row
from smsc_desk.files.text import read_text, rows_at

_BREATH = 500  # rows


class Sources:
    """Rows of files by their layouts; `breathe` is called every few milliseconds of reading, and ends it by raising."""

    def __init__(self, breathe: Callable[[], None]) -> None:
        self._breathe = breathe
        self._indexes = dict[tuple[Path, str], Index]()
        self._held: tuple[tuple[Path, str], _Held] | None = None  # of one file: a workbook may have a million rows

    def rows(self, path: Path, layout: Layout) -> Iterator[Row]:
        """Yield all filled rows of a file, header included.

        Raises:
            Refused: the file cannot be read by that layout.
        """
        if layout.format == Format.TEXT:
            return self._watched(read_text(path, layout, self._index(path, layout)))
        return self._watched(self._whole(path, layout).rows())

    def at(self, path: Path, layout: Layout, lines: Sequence[int]) -> dict[int, Row]:
        """Return the rows that begin at these lines.

        Raises:
            Refused: as `rows`.
        """
        if layout.format == Format.TEXT:
            return rows_at(path, layout, lines, self._index(path, layout))
        return self._whole(path, layout).at(lines)

    def _index(self, path: Path, layout: Layout) -> Index:
        return self._indexes.setdefault((path, layout.encoding), Index())

    def _whole(self, path: Path, layout: Layout) -> _Held:
        key = (path, f"{layout.sheet}\n{layout.encoding}")
        if self._held is None or self._held[0] != key:
            self._held = None  # before the next one is read: not both at once
            self._held = (key, _Held(self._watched(readers.rows(path, layout))))
        return self._held[1]

    def _watched(self, rows: Iterator[Row]) -> Iterator[Row]:
        for number, row in enumerate(rows):
            if not number % _BREATH:
                self._breathe()
            yield row


class _Held:
    """All rows of a workbook or of a vCard file: cells as bytes, a third of what they are as texts."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._lines = array("q")
        self._cells = list[bytes]()
        self._damage = dict[int, Damage]()
        for row in rows:
            self._lines.append(row.line)
            self._cells.append(marshal.dumps([*row.cells]))
            if row.damage:
                self._damage[row.line] = row.damage

    def rows(self) -> Iterator[Row]:
        """Yield all rows."""
        return map(self._row, self._lines, self._cells)

    def at(self, lines: Iterable[int]) -> dict[int, Row]:
        """Return the rows of these lines."""
        places = ((line, bisect_left(self._lines, line)) for line in lines)
        return {
            line: self._row(line, self._cells[place])
            for line, place in places
            if place < len(self._lines) and self._lines[place] == line
        }

    def _row(self, line: int, cells: bytes) -> Row:
        return Row(line, marshal.loads(cells), self._damage.get(line))  # noqa: S302 - written above, in this process
