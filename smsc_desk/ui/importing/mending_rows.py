"""Correcting many rows at once: what is wrong in the same way is fetched, mended, and given back as corrections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smsc_desk.book import email
from smsc_desk.files.headers import Target
from smsc_desk.files.plan import Plan
from smsc_desk.files.reading import Said, zeros_for_letters
from smsc_desk.files.rows import Row
from smsc_desk.ui.importing.work import ImportWork

_AT_ONCE = 1_000  # rows


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


async def mend(work: ImportWork, lines: Sequence[int], target: Target, reason: str) -> None:
    """Mend a kind of problem in all rows that have it: one change, which can be taken back."""
    plan = work.plan
    if plan is None:
        return
    found: dict[tuple[int, int], str] = {}
    for start in range(0, len(lines), _AT_ONCE):
        rows = await work.rows(lines[start : start + _AT_ONCE])
        found |= corrections(plan, rows, reason, target)
    work.correct(found)
