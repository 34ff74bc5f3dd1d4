"""Rows turned into values of a contact by a mapping; what was doubtful or unusable in a cell is said beside it."""

from __future__ import annotations

import datetime
import enum
import functools
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from smsc_desk.book import email, phone
from smsc_desk.book.cells import MARK, unguard
from smsc_desk.book.errors import Invalid
from smsc_desk.book.phone import Reason
from smsc_desk.files import names
from smsc_desk.files.cells import split
from smsc_desk.files.dates import DateReader
from smsc_desk.files.headers import Target
from smsc_desk.files.mapping import Column, Mapping
from smsc_desk.files.numbers import Judge
from smsc_desk.files.rows import Damage, Row
from smsc_desk.files.spreadsheet import without_decimals, without_exponent


class Weight(enum.IntEnum):
    """What a problem asks of the user."""

    REPAIRED = 0  # nothing: counted and shown
    DOUBTFUL = 1  # to look at; imported as it was understood
    UNUSABLE = 2  # the value is left out, or the row if nothing is left by which it can be reached


class Problem(NamedTuple):
    """One thing to say about a row: where, and the reason's key, worded in the window."""

    column: int  # -1: the row as a whole
    target: Target
    reason: str  # of phone.Reason, birthday's Invalid, rows.Damage, or Said
    weight: Weight


class Said(enum.StrEnum):
    """Reasons that are found here."""

    DECIMALS = "decimals"  # 79123456789.0
    EXPONENT = "exponent"  # 7.9123456789E+10: all digits are there
    APOSTROPHE = "apostrophe"  # '79123456789, as a spreadsheet marks a text
    ZERO_LETTER = "zero_letter"  # the letter O instead of a zero: can be fixed
    ZERO_MENDED = "zero_mended"  # by a rule of the column
    NOT_EMAIL = "not_email"
    TYPO = "typo"  # gmial.com
    TYPO_MENDED = "typo_mended"  # by a rule of the column
    NAME = "name"  # cut, but not surely
    NAME_WHOLE = "name_whole"  # not cut
    CONTROL = "control"  # characters that nobody can see, taken away
    NO_ADDRESS = "no_address"
    SEVERAL_CONTACTS = "several_contacts"  # whose addresses the row has: told by the check, not by the cells
    BLOCK_TYPE = "block_type"  # a word that names no type of a block


MENDED = {Said.ZERO_LETTER: Said.ZERO_MENDED, Said.TYPO: Said.TYPO_MENDED}
"""Damage that a column may have mended while it is read, and what is said then."""


class Reading(NamedTuple):
    """What one row says; a plain tuple, for a million are made."""

    line: int
    numbers: tuple[str, ...]
    emails: tuple[str, ...]
    values: dict[str, str]  # fields of text by key; filled ones only
    tags: tuple[str, ...]
    groups: tuple[str, ...]
    problems: tuple[Problem, ...]


class _Draft:
    """A reading while its row is gone through; one for all rows, emptied by `taken`. Mostly there is one of each."""

    __slots__ = ("emails", "groups", "numbers", "problems", "tags", "values")

    def __init__(self) -> None:
        self.numbers: tuple[str, ...] = ()
        self.emails: tuple[str, ...] = ()
        self.values = dict[str, str]()
        self.tags: tuple[str, ...] = ()
        self.groups: tuple[str, ...] = ()
        self.problems: tuple[Problem, ...] = ()

    def complain(self, problem: Problem) -> None:
        """Add a problem."""
        self.problems += (problem,)

    def taken(self, line: int) -> Reading:
        """Return the reading, and begin the next one."""
        reading = Reading(
            line, _unique(self.numbers), _unique(self.emails), self.values, self.tags and _unique(self.tags),
            self.groups and _unique(self.groups), self.problems,
        )  # fmt: skip
        self.numbers = self.emails = self.tags = self.groups = ()
        self.problems = ()
        self.values = {}
        return reading


_Step = Callable[[str, int, _Draft], None]

_ZEROS = str.maketrans("OОoо", "0000")
UNSEEN_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")


def repaired(text: str) -> tuple[str, Said | None]:
    """Return a number without what a spreadsheet has added to it; what has lost digits stays as it is."""
    if fixed := without_decimals(text):
        return fixed, Said.DECIMALS
    if fixed := without_exponent(text):
        return fixed, Said.EXPONENT
    return text, None


def zeros_for_letters(text: str) -> str | None:
    """Return a number with zeros for letters that look like them, None if that makes no number of it."""
    fixed = text.translate(_ZEROS)
    return fixed if fixed != text and not re.search(r"[^\d\s()+\-./]", fixed, re.ASCII) else None


class Reader:
    """Reads the rows of one file by one mapping; `today` decides on birthdays in the future."""

    def __init__(self, mapping: Mapping, *, today: datetime.date) -> None:
        self.mapping, self.today = mapping, today
        self.judge = Judge(mapping.region)
        self._joint = mapping.joint
        self._width = len(mapping.columns)
        self._tags, self._groups = mapping.add_tags, mapping.add_groups
        self._for_all = bool(self._tags or self._groups)
        self._fixes = dict(mapping.fixes)
        self._fields = _fields(mapping)
        self._mends = [frozenset(column.mends) for column in mapping.columns]
        self._draft = _Draft()
        steps = [(number, step) for number, column in enumerate(mapping.columns) if (step := self._step(column, today))]
        self._texts = [(number, step.key, step) for number, step in steps if isinstance(step, _Text)]
        self._others = [(number, step) for number, step in steps if not isinstance(step, _Text)]

    def read(self, row: Row) -> Reading:
        """Return what a row says; nothing of one that is damaged."""
        cells, width = row.cells, len(row.cells)
        damage = row.damage or (Damage.WIDER if width > self._width and any(cells[self._width :]) else None)
        if damage:
            return Reading(row.line, (), (), {}, (), (), (Problem(-1, Target.SKIP, damage, Weight.UNUSABLE),))
        if self._fixes:
            cells = [self._fixes.get(cell, cell) for cell in cells]
        draft = self._draft
        self._read_texts(cells, width, draft)
        for number, step in self._others:
            if number < width and (cell := cells[number]) and (text := cell.strip()):
                step(text, number, draft)
        if not draft.numbers and not draft.emails and not says_why(draft.problems):
            draft.complain(Problem(-1, Target.SKIP, Said.NO_ADDRESS, Weight.UNUSABLE))
        if self._for_all:
            draft.tags += self._tags
            draft.groups += self._groups
        return draft.taken(row.line)

    def emptied(self, row: Row) -> tuple[str, ...]:
        """Return the fields of text whose cells are all empty: one that could not be read has a text all the same."""
        filled = [bool(self._fixes.get(cell, cell).strip()) for cell in row.cells]
        return tuple(
            key
            for key, columns in self._fields.items()
            if not any(filled[each] for each in columns if each < len(filled))
        )

    def full_name(self, cell: str, column: int) -> names.FullName:
        """Return how a cell with a full name is cut, with its certainty, which a reading does not keep."""
        text = self._fixes.get(cell, cell).strip()
        return names.split(unguard(text), self.mapping.columns[column].names)

    def _read_texts(self, cells: Sequence[str], width: int, draft: _Draft) -> None:
        """Read the cells that are taken as they are, almost all, without a call for each."""
        values = draft.values
        for number, key, step in self._texts:
            if number < width and (cell := cells[number]):
                text = cell.strip()
                if not text.isprintable() or text[:1] == "'" or key in values:
                    step(text, number, draft)
                elif text:
                    values[key] = text

    def _step(self, column: Column, today: datetime.date) -> _Step | None:
        """Return what reads a column's cells into a draft."""
        match column.target:
            case Target.SKIP | Target.FAILURE | Target.LINE | Target.BLOCK:
                return None
            case Target.NUMBER:
                return self._number
            case Target.EMAIL:
                return self._email
            case Target.FULL_NAME:
                return _FullNames(column.names)
            case Target.BIRTHDAY:
                return _Birthdays(DateReader(column.dates, today))
            case Target.GROUPS:
                return _groups
            case Target.TAGS:
                return _tags
            case target:
                return _Text(target, self._joint)

    def numbers_in(self, text: str, column: int) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
        """Return the numbers in one cell, and what is to be said about them."""
        self._number(text, column, self._draft)
        reading = self._draft.taken(0)
        return reading.numbers, reading.problems

    def _number(self, text: str, column: int, draft: _Draft) -> None:
        digits, reason = self.judge.understand(text)
        if digits:
            draft.numbers += (digits,)
            if text[0] == MARK and unguard(text) == text:  # one that no writer of ours has put before a plus
                draft.complain(Problem(column, Target.NUMBER, Said.APOSTROPHE, Weight.REPAIRED))
            if reason is not None:
                draft.complain(guessed(column, reason))
        elif reason is not None:
            self._difficult(text, column, draft, reason)

    def _difficult(self, text: str, column: int, draft: _Draft, reason: Reason) -> None:
        """Read a cell that is no number as it stands: several, or one that a spreadsheet has damaged."""
        fixed, said = repaired(text)
        if said and (digits := self.judge.understand(fixed)[0]):
            draft.numbers += (digits,)
            draft.complain(Problem(column, Target.NUMBER, said, Weight.REPAIRED))
            return
        parts = [part for whole in split(text) for part in phone.split(whole)] if reason != Reason.SPREADSHEET else []
        if len(parts) > 1:
            for part in parts:
                self._number(part, column, draft)
            return
        zeros = zeros_for_letters(text) if reason == Reason.LETTERS else None
        if zeros and Said.ZERO_LETTER in self._mends[column] and (digits := self.judge.understand(zeros)[0]):
            draft.numbers += (digits,)
            draft.complain(Problem(column, Target.NUMBER, Said.ZERO_MENDED, Weight.REPAIRED))
            return
        draft.complain(Problem(column, Target.NUMBER, Said.ZERO_LETTER if zeros else reason, Weight.UNUSABLE))

    def _email(self, text: str, column: int, draft: _Draft) -> None:
        for part in (text,) if email.usable(text) else email.split(text):
            if not email.usable(part):
                draft.complain(Problem(column, Target.EMAIL, Said.NOT_EMAIL, Weight.UNUSABLE))
                continue
            meant = email.meant(part)
            mends = bool(meant) and Said.TYPO in self._mends[column]
            draft.emails += (email.normal(meant if meant and mends else part),)
            if mends:
                draft.complain(Problem(column, Target.EMAIL, Said.TYPO_MENDED, Weight.REPAIRED))
            elif meant:
                draft.complain(Problem(column, Target.EMAIL, Said.TYPO, Weight.DOUBTFUL))


_CUT = {Target.FULL_NAME: ("last_name", "first_name", "middle_name")}
_NO_TEXT = frozenset({
    Target.NUMBER, Target.EMAIL, Target.GROUPS, Target.TAGS, Target.BLOCK, Target.FAILURE, Target.LINE, Target.SKIP,
})  # fmt: skip


def _fields(mapping: Mapping) -> dict[str, list[int]]:
    """Return the keys of the fields of text that the file has columns for, with the numbers of these columns."""
    fields: dict[str, list[int]] = {}
    for number, column in enumerate(mapping.columns):
        for key in () if column.target in _NO_TEXT else _CUT.get(column.target, (column.target.value,)):
            fields.setdefault(key, []).append(number)
    return fields


@functools.cache
def guessed(column: int, reason: Reason) -> Problem:
    """Return what is said about a number that was understood, but not surely."""
    weight = Weight.DOUBTFUL if reason == Reason.UNUSUAL else Weight.REPAIRED
    return Problem(column, Target.NUMBER, reason, weight)


def says_why(problems: Sequence[Problem]) -> bool:
    """Tell whether something is said already about a row that has nothing by which it can be reached."""
    return any(problem.weight == Weight.UNUSABLE and problem.target != Target.BIRTHDAY for problem in problems)


def _unique(values: tuple[str, ...]) -> tuple[str, ...]:
    return values if len(values) < 2 else tuple(dict.fromkeys(values))


def _groups(text: str, _column: int, draft: _Draft) -> None:
    draft.groups += tuple(split(unguard(text)))


def _tags(text: str, _column: int, draft: _Draft) -> None:
    draft.tags += tuple(split(unguard(text)))


class _Text:
    """Reads a cell into a field of text."""

    def __init__(self, target: Target, joint: str) -> None:
        self._target = target
        self._joint = joint
        self.key = target.value

    def __call__(self, text: str, column: int, draft: _Draft) -> None:
        text = unguard(text)
        if not text.isprintable() and (clean := UNSEEN_CONTROLS.sub("", text)) != text:
            text = clean.strip()
            draft.complain(Problem(column, self._target, Said.CONTROL, Weight.REPAIRED))
        if not text:  # nothing but what nobody can see: empty, and an empty cell erases nothing
            return
        before = draft.values.get(self.key)
        draft.values[self.key] = before + self._joint + text if before else text


class _FullNames:
    """Reads full names."""

    def __init__(self, order: names.Order | None) -> None:
        self._order = order

    def __call__(self, text: str, column: int, draft: _Draft) -> None:
        name = names.split(unguard(text), self._order)
        if name.whole:
            draft.values["name"] = unguard(text)
            draft.complain(Problem(column, Target.FULL_NAME, Said.NAME_WHOLE, Weight.REPAIRED))
            return
        for key, part in (("last_name", name.last), ("first_name", name.first), ("middle_name", name.middle)):
            if part:
                draft.values[key] = part
        if name.certainty < names.DOUBTFUL:
            draft.complain(Problem(column, Target.FULL_NAME, Said.NAME, Weight.DOUBTFUL))


class _Birthdays:
    """Reads birthdays; one that is none costs the field, not the row."""

    def __init__(self, dates: DateReader) -> None:
        self._dates = dates

    def __call__(self, text: str, column: int, draft: _Draft) -> None:
        try:
            if iso := self._dates.read(text):
                draft.values["birthday"] = iso
        except Invalid as error:
            draft.complain(Problem(column, Target.BIRTHDAY, error.reason, Weight.UNUSABLE))
