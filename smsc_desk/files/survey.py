"""One look at all rows of a file before its columns are mapped: how many, how filled, and what they look like."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from smsc_desk.files import headers
from smsc_desk.files.dates import DateGuess, infer
from smsc_desk.files.headers import Target
from smsc_desk.files.kinds import Kind, kind
from smsc_desk.files.rows import Damage, Layout, Row
from smsc_desk.files.spreadsheet import has_lost_digits

_CLOSELY = 400  # rows whose every cell is looked at
_CHUNK = 2_000
_MOST_DATES = 50_000  # different ones: more than a century has days
_SAMPLES = 3
_USUAL = 0.6  # of the filled cells have one look: that of the column
_EXPONENTS = ("E+", "e+", "Е+", "е+")  # Latin and Cyrillic


@dataclass(frozen=True, slots=True)
class ColumnSurvey:
    """What is known of one column."""

    heading: str
    filled: int
    kind: Kind | None  # None: mixed or empty
    texts: tuple[str, ...]  # cells of the first rows
    dates: DateGuess | None = None  # how they are written, told by all of them; None without dates

    @property
    def samples(self) -> tuple[str, ...]:
        """Three different cells to show."""
        return tuple(dict.fromkeys(self.texts))[:_SAMPLES]


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of a file."""

    rows: int
    columns: tuple[ColumnSurvey, ...]
    damage: dict[Damage, int] = field(default_factory=dict)
    exponents: int = 0  # numbers that a spreadsheet has rounded: 7.9E+10

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, empty ones where there is no header row."""
        return tuple(column.heading for column in self.columns)


def data_rows(rows: Iterable[Row], layout: Layout) -> Iterable[Row]:
    """Return the rows below the header."""
    return rows if layout.header is None else itertools.islice(rows, layout.header + 1, None)


def survey(rows: Iterable[Row], layout: Layout) -> Survey:
    """Look through all rows of a file, header included, once."""
    rows = iter(rows)
    above = [] if layout.header is None else list(itertools.islice(rows, layout.header + 1))
    first = list(itertools.islice(rows, _CLOSELY))
    header = above[-1].cells if above else ()
    sound = [row for row in first if not row.damage]
    width = max([len(header), *(_used(row.cells) for row in sound)], default=0)
    headings = [str(header[column]).strip() if column < len(header) else "" for column in range(width)]
    closely = [_closely(headings[column], column, sound) for column in range(width)]
    pass_ = _Pass(closely)
    for chunk in itertools.chain([first], iter(lambda: list(itertools.islice(rows, _CHUNK)), [])):
        pass_.take(chunk)
    return pass_.result()


def _used(cells: Sequence[str]) -> int:
    """Return the number of cells without empty ones at the end."""
    return next((number for number in range(len(cells), 0, -1) if cells[number - 1]), 0)


def _closely(heading: str, column: int, rows: Sequence[Row]) -> ColumnSurvey:
    texts = tuple(text for row in rows if column < len(row.cells) and (text := row.cells[column].strip()))
    kinds = Counter(map(kind, texts))
    usual = next((look for look, count in kinds.most_common(1) if count >= _USUAL * len(texts)), None)
    return ColumnSurvey(heading, 0, usual, texts)


class _Pass:
    """What is counted over all rows."""

    def __init__(self, columns: Sequence[ColumnSurvey]) -> None:
        self._columns = columns
        self._rows = 0
        self._filled = [0] * len(columns)
        self._damage = Counter[Damage]()
        self._exponents = 0
        self._dates = {number: set[str]() for number, column in enumerate(columns) if _may_be_dates(column)}
        self._numbers = [number for number, column in enumerate(columns) if column.kind == Kind.NUMBER]

    def take(self, rows: Sequence[Row]) -> None:
        """Count some rows, column by column: a row at a time takes three times as long."""
        self._rows += len(rows)
        self._damage.update([row.damage for row in rows if row.damage])
        columns = list(itertools.zip_longest(*[row.cells for row in rows], fillvalue=""))[: len(self._columns)]
        for number, cells in enumerate(columns):
            self._filled[number] += len(cells) - cells.count("")
        for number, seen in self._dates.items():
            if len(seen) < _MOST_DATES and number < len(columns):
                seen.update(columns[number])
        for number in self._numbers:
            if number < len(columns) and any(sign in "\n".join(columns[number]) for sign in _EXPONENTS):
                self._exponents += sum(has_lost_digits(cell.strip()) for cell in columns[number])

    def result(self) -> Survey:
        return Survey(
            self._rows,
            tuple(self._column(number, column) for number, column in enumerate(self._columns)),
            dict(self._damage),
            self._exponents,
        )

    def _column(self, number: int, column: ColumnSurvey) -> ColumnSurvey:
        texts = self._dates.get(number, set()) - {""}
        dates = infer(texts) if texts else None  # here, where it holds up nobody: 0.2 s for all days of a century
        return ColumnSurvey(column.heading, self._filled[number], column.kind, column.texts, dates)


def _may_be_dates(column: ColumnSurvey) -> bool:
    return column.kind == Kind.DATE or headers.recognise(column.heading)[0] == Target.BIRTHDAY
