"""Correcting many rows at once: what is wrong in the same way is fetched, mended, and given back as corrections.

Where the same is to be done with the next file too, a rule of the columns takes their place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from smsc_desk.book import email
from smsc_desk.files.headers import Target
from smsc_desk.files.mapping import Column
from smsc_desk.files.plan import Plan
from smsc_desk.files.reading import Said, zeros_for_letters
from smsc_desk.files.rows import Row
from smsc_desk.ui.importing.work import ImportWork

_AT_ONCE = 1_000  # rows


@dataclass(frozen=True, slots=True)
class Mended:
    """What was mended: a kind of damage, the corrected cells by (line, column), and what the user had made of them."""

    target: Target
    reason: str
    cells: Mapping[tuple[int, int], str]
    before: Mapping[tuple[int, int], str]

    def as_rule(self, plan: Plan) -> Plan:
        """Return the plan with a rule of the columns in place of these corrections, where they still stand."""
        standing = {at for at, text in self.cells.items() if plan.cells.get(at) == text}
        cells = {at: text for at, text in plan.cells.items() if at not in standing}
        cells |= {at: text for at, text in self.before.items() if at in standing}
        return replace(with_rule(plan, {number for _, number in self.cells}, self.reason), cells=cells)


def with_rule(plan: Plan, numbers: Collection[int], reason: str) -> Plan:
    """Return the plan with a kind of damage mended in some columns while they are read."""
    return _with_columns(
        plan,
        (
            replace(column, mends=(*dict.fromkeys((*column.mends, reason)),)) if number in numbers else column
            for number, column in enumerate(plan.columns.columns)
        ),
    )


def without_rule(plan: Plan, target: Target, reason: str) -> Plan:
    """Return the plan with a kind of damage left as it is in all columns of a target."""
    return _with_columns(
        plan,
        (
            replace(column, mends=tuple(each for each in column.mends if each != reason))
            if column.target == target
            else column
            for column in plan.columns.columns
        ),
    )


def _with_columns(plan: Plan, columns: Iterable[Column]) -> Plan:
    return replace(plan, columns=replace(plan.columns, columns=tuple(columns)))


def mended(text: str, reason: str) -> str | None:
    """Return what a cell is meant to be, None where that is not known."""
    if reason == Said.ZERO_LETTER:
        return zeros_for_letters(text)
    if reason == Said.TYPO:
        parts = [email.meant(part) or part for part in email.split(text)]
        fixed = ", ".join(parts)
        return fixed if fixed != text else None
    return None


def corrections(plan: Plan, rows: Mapping[int, Row], reason: str, target: Target) -> dict[tuple[int, int], str]:
    """Return the mended cells of rows, by (line, column)."""
    numbers = [number for number, column in enumerate(plan.columns.columns) if column.target == target]
    found: dict[tuple[int, int], str] = {}
    for line, row in rows.items():
        for number in numbers:
            before = plan.cells.get((line, number), row.cells[number] if number < len(row.cells) else "")
            if (after := mended(before, reason)) is not None:
                found[line, number] = after
    return found


async def mend(work: ImportWork, lines: Sequence[int], target: Target, reason: str) -> Mended | None:
    """Mend a kind of problem in all rows that have it: one change, which can be taken back. None: nothing was found."""
    plan = work.plan
    if plan is None:
        return None
    found: dict[tuple[int, int], str] = {}
    for start in range(0, len(lines), _AT_ONCE):
        rows = await work.rows(lines[start : start + _AT_ONCE])
        found |= corrections(plan, rows, reason, target)
    work.correct(found)
    before = {at: text for at, text in plan.cells.items() if at in found}
    return Mended(target, reason, found, before) if found else None
