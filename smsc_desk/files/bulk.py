"""Many rows read at once, column by column: what `reading.Reader` says of each, some four times as fast.

Plain cells take no call of their own. A row with anything else in it is left to the reader; tests hold both to the same
answers.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from smsc_desk.book import email
from smsc_desk.book.cells import MARK, unguard
from smsc_desk.files import names
from smsc_desk.files.cells import split
from smsc_desk.files.dates import DateReader
from smsc_desk.files.headers import Target
from smsc_desk.files.mapping import Column
from smsc_desk.files.reading import UNSEEN_CONTROLS, Problem, Reader, Reading, guessed, says_why
from smsc_desk.files.rows import Row

_SKIPPED = frozenset({Target.SKIP, Target.FAILURE, Target.LINE, Target.BLOCK})
_SEVERAL = _SKIPPED | {Target.NUMBER, Target.EMAIL}
_PARTS = frozenset({Target.LAST_NAME, Target.FIRST_NAME, Target.MIDDLE_NAME, Target.NAME})
_MOST = 10_000
_LISTED = re.compile(r"(?:[+(]?[0-9](?:[ ]?[0-9()-])*[ ]?(?:[,;][ ]?|$))+")
"""Numbers with single blanks at most: more of them may separate as well."""

_Lists = tuple[str, ...]
_Cells = Sequence[str]
_as_reading: Callable[[Any], Reading] = functools.partial(tuple.__new__, Reading)
_NONE: _Lists = ()


class BulkReader:
    """Reads chunks of rows as a reader does."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        mapping = reader.mapping
        self._width = len(mapping.columns)
        self._fixes = dict(mapping.fixes)
        self._able = _may(mapping.columns)
        columns = [each for each in enumerate(mapping.columns) if each[1].target not in _SKIPPED]
        columns.sort(key=lambda each: each[1].target in _STEPS)  # texts first, as the reader does: the order of values
        self._steps = [(number, column, _STEPS.get(column.target, _Part.text)) for number, column in columns]
        self._dates = {number: DateReader(column.dates, reader.today) for number, column in columns}
        self._memory = _Memory(mapping.add_groups, mapping.add_tags)

    def read(self, rows: Sequence[Row]) -> list[Reading]:
        """Return what each row says."""
        if not self._able:
            return [self._reader.read(row) for row in rows]
        width = self._width
        whole = [row for row in rows if len(row.cells) == width and row.damage is None]
        if len(whole) == len(rows):
            return self._columns(rows)
        read = iter(self._columns(whole))
        return [
            next(read) if len(row.cells) == width and row.damage is None else self._reader.read(row) for row in rows
        ]

    def _columns(self, rows: Sequence[Row]) -> list[Reading]:
        if not rows:
            return []
        columns: list[_Cells] = list(zip(*[row.cells for row in rows], strict=True))
        if self._fixes:
            columns = [[self._fixes.get(cell, cell) for cell in column] for column in columns]
        part = _Part(len(rows), self._reader, self._dates, self._memory)
        for number, column, step in self._steps:
            step(part, [*map(str.strip, columns[number])], number, column)
        readings = part.readings([row.line for row in rows])
        for place in part.odd:
            readings[place] = self._reader.read(rows[place])
        return readings


def _may(columns: Collection[Column]) -> bool:
    """Tell whether each field comes from one column, as nearly always; joining is left to the reader."""
    targets = [column.target for column in columns if column.target not in _SEVERAL]
    return len(set(targets)) == len(targets) and not (Target.FULL_NAME in targets and _PARTS & set(targets))


class _Memory:
    """What was seen in cells before: a list has few different groups, tags and e-mail domains."""

    def __init__(self, groups: _Lists, tags: _Lists) -> None:
        self._added = {Target.GROUPS: groups, Target.TAGS: tags}
        self._lists: dict[Target, dict[str, _Lists]] = {Target.GROUPS: {}, Target.TAGS: {}}
        self._domains = dict[str, str]()

    def of(self, target: Target, cells: _Cells) -> Iterable[_Lists]:
        """Return the values in cells, and those that all rows get; without a column the latter without an end."""
        known, added = self._lists[target], self._added[target]
        if not cells:
            return itertools.repeat(added)
        if len(known) > _MOST:
            known.clear()
        for cell in {*cells}.difference(known):
            known[cell] = tuple(dict.fromkeys((*(split(unguard(cell)) if cell else ()), *added)))
        return [known[cell] for cell in cells]

    def emails(self, cells: _Cells) -> list[str]:
        """Return the addresses in cells as they are kept, empty where that takes a closer look."""
        parts = [cell.rpartition("@") for cell in cells]
        names = "\n".join([name for name, _, _ in parts])
        if names.count("\n") >= len(cells) or email.UNUSABLE.search(names) or ".." in names:
            return [_email(cell) for cell in cells]
        if len(self._domains) > _MOST:
            self._domains.clear()
        for domain in {domain for _, _, domain in parts}.difference(self._domains):
            self._domains[domain] = _email(f"x@{domain}")[1:] if domain == domain.strip() else ""
        kept = map(self._domains.__getitem__, [domain for _, _, domain in parts])
        return [
            name + domain if domain and 0 < len(name) <= 64 and len(name) + len(domain) <= email.LONGEST else ""
            for (name, _, _), domain in zip(parts, kept, strict=True)
        ]


def _email(cell: str) -> str:
    return email.normal(cell) if email.usable(cell) and not email.meant(cell) else ""


class _Part:
    """What is read of a chunk so far; `odd` are the places of rows that are left to the reader."""

    def __init__(self, size: int, reader: Reader, dates: dict[int, DateReader], memory: _Memory) -> None:
        self.odd = set[int]()
        self._size = size
        self._reader = reader
        self._dates = dates
        self._memory = memory
        self._keys = list[str]()
        self._texts = list[_Cells]()
        self._numbers: list[_Lists] | None = None
        self._emails: list[_Lists] | None = None
        self._lists: dict[Target, _Cells] = {Target.GROUPS: (), Target.TAGS: ()}
        self._problems = dict[int, tuple[Problem, ...]]()

    def text(self, cells: _Cells, _number: int, column: Column) -> None:
        """Read cells that are taken as they are."""
        together = "".join(cells)
        controls = not together.isprintable() and UNSEEN_CONTROLS.search(together)
        if controls or MARK in together:
            self.odd.update(
                place for place, cell in enumerate(cells) if cell[:1] == MARK or UNSEEN_CONTROLS.search(cell)
            )
        self._take(column.target.value, cells)

    def numbers(self, cells: _Cells, number: int, _column: Column) -> None:
        """Read numbers."""
        found = list[_Lists]()
        for place, judged in enumerate(self._reader.judge.column(cells)):
            if judged is None or (judged[1] is not None and not judged[0]):
                own, said = self._listed(cells[place], number) or self._reader.numbers_in(cells[place], number)
                found.append(own)
                self._say(place, said)
            else:
                found.append((judged[0],) if judged[0] else _NONE)
                if judged[1] is not None:
                    self._say(place, (guessed(number, judged[1]),))
        self._numbers = found if self._numbers is None else [*map(_joined, self._numbers, found)]

    def _listed(self, text: str, number: int) -> tuple[_Lists, tuple[Problem, ...]] | None:
        """Return the numbers of a cell with several, None unless they are kept apart by commas and semicolons only."""
        parts = [*dict.fromkeys(part.strip() for part in text.replace(";", ",").split(",") if part)]
        if len(parts) < 2 or not _LISTED.fullmatch(text) or "" in parts:
            return None
        judged = [each for each in self._reader.judge.column(parts) if each and each[0]]
        if len(judged) < len(parts):
            return None
        said = tuple(guessed(number, reason) for _, reason in judged if reason is not None)
        return tuple(dict.fromkeys(digits for digits, _ in judged)), said

    def _say(self, place: int, said: tuple[Problem, ...]) -> None:
        self._problems[place] = self._problems.get(place, ()) + said

    def emails(self, cells: _Cells, _number: int, _column: Column) -> None:
        """Read e-mail addresses."""
        found = [(kept,) if kept else _NONE for kept in self._memory.emails(cells)]
        self.odd.update(place for place, own in enumerate(found) if not own and cells[place])
        self._emails = found if self._emails is None else [*map(_joined, self._emails, found)]

    def birthdays(self, cells: _Cells, number: int, _column: Column) -> None:
        """Read dates."""
        found = self._dates[number].column(cells)
        if None in found:
            self.odd.update(place for place, iso in enumerate(found) if iso is None)
        self._take("birthday", [iso or "" for iso in found])

    def full_names(self, cells: _Cells, _number: int, column: Column) -> None:
        """Read full names, those that are cut without a doubt."""
        found = [names.split(cell, column.names) if cell else _NO_NAME for cell in cells]
        doubtful, nothing = names.DOUBTFUL, _NO_NAME
        self.odd.update(
            place
            for place, name in enumerate(found)
            if (name.certainty < doubtful and name is not nothing) or cells[place][:1] == MARK
        )
        for key, place in (("last_name", 0), ("first_name", 1), ("middle_name", 2)):
            self._take(key, [name[place] for name in found])  # type: ignore[misc] # certainty is the fourth

    def lists(self, cells: _Cells, _number: int, column: Column) -> None:
        """Read groups or tags."""
        self._lists[column.target] = cells

    def _take(self, key: str, texts: _Cells) -> None:
        self._keys.append(key)
        self._texts.append(texts)

    def readings(self, lines: Sequence[int]) -> list[Reading]:
        """Return what was read of all rows."""
        numbers, emails = self._numbers or [_NONE] * self._size, self._emails or [_NONE] * self._size
        if _NONE in numbers and _NONE in emails:
            nobody = (place for place, own in enumerate(map(_joined, numbers, emails)) if not own)
            self.odd.update(place for place in nobody if not says_why(self._problems.get(place, ())))
        groups, tags = (self._memory.of(target, self._lists[target]) for target in (Target.GROUPS, Target.TAGS))
        problems = map(self._problems.get, range(self._size), itertools.repeat(())) if self._problems else _NOTHINGS
        return [*map(_as_reading, zip(lines, numbers, emails, self._values(), tags, groups, problems, strict=False))]

    def _values(self) -> Iterable[dict[str, str]]:
        keys, columns = self._keys, self._texts
        if not keys:
            return [{} for _ in range(self._size)]
        values = map(dict, map(zip, itertools.repeat(keys), zip(*columns, strict=True)))
        if not any("" in texts for texts in columns):
            return values
        return [{key: text for key, text in each.items() if text} if "" in each.values() else each for each in values]


def _joined(first: _Lists, second: _Lists) -> _Lists:
    """Return the values of two columns, none twice."""
    return tuple(dict.fromkeys(first + second)) if first and second else first or second


_NOTHINGS = itertools.repeat(())
_NO_NAME = names.FullName()
_STEPS: dict[Target, Callable[[_Part, _Cells, int, Column], None]] = {
    Target.NUMBER: _Part.numbers, Target.EMAIL: _Part.emails, Target.BIRTHDAY: _Part.birthdays,
    Target.FULL_NAME: _Part.full_names, Target.GROUPS: _Part.lists, Target.TAGS: _Part.lists,
}  # fmt: skip
