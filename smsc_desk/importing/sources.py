"""The files of one dialog in the process that reads them: any row again, without reading the whole file again."""

from __future__ import annotations

import itertools
import marshal
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from smsc_desk.files import readers
from smsc_desk.files.lines import Index
from smsc_desk.files.rows import Damage, Format, Layout, Row
from smsc_desk.files.text import read_blocks, rows_at

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
            blocks = read_blocks(path, layout, self._index(path, layout))
            return itertools.chain.from_iterable(self._watched(blocks))
        return itertools.chain.from_iterable(self._watched(self._whole(path, layout).blocks()))

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
            rows = readers.rows(path, layout)
            blocks = iter(lambda: list(itertools.islice(rows, _BREATH)), [])
            self._held = (key, _Held(itertools.chain.from_iterable(self._watched(blocks))))
        return self._held[1]

    def _watched(self, blocks: Iterator[list[Row]]) -> Iterator[list[Row]]:
        for block in blocks:
            self._breathe()
            yield block


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

    def blocks(self) -> Iterator[list[Row]]:
        """Yield all rows, some hundred at a time."""
        rows = map(self._row, self._lines, self._cells)
        return iter(lambda: list(itertools.islice(rows, _BREATH)), [])

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
