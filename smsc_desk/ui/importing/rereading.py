"""What still applies of a plan when its file is read in another way: what was chosen by hand; the rest is found anew.

Columns are known again by their places, rows by their lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from smsc_desk.files import mapping as mappings
from smsc_desk.files.mapping import Column
from smsc_desk.files.plan import Columns, Plan
from smsc_desk.files.survey import ColumnSurvey, Survey

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """A plan, and the one that was found before anything was chosen: what differs in them was chosen by hand."""

    plan: Plan
    found: Plan

    @property
    def sheet(self) -> str:
        """Which sheet of a workbook it is for."""
        return self.plan.layout.sheet

    @property
    def width(self) -> int:
        """How many columns the file has, read so."""
        return len(self.plan.columns.columns)


def adapted(before: Made, found: Plan, survey: Survey, *, known: bool, former: Made | None) -> Made:
    """Return what was made of a file for another way of reading it.

    `found` is what was found there anew, with a remembered mapping where one is `known`; `former` is what was made when
    the same sheet was read into as many columns before.
    """
    there = before if before.sheet == found.layout.sheet else former  # its lines are lines of the same rows
    source = _source(before, found, former)
    plan, base = _for_all(before, found, known=known)
    if source is not None:
        plan, base = _columns(source, plan, base, survey)
    if there is not None:
        of = there.plan
        plan = replace(plan, left_out=of.left_out, decided=of.decided, only=of.only)
    if source is not None and source.sheet == found.layout.sheet:
        plan = replace(plan, cells=source.plan.cells)
    return Made(plan, base)


def _source(before: Made, found: Plan, former: Made | None) -> Made | None:
    """Return whose columns stand in the same places."""
    if before.sheet == found.layout.sheet:
        return before if before.width == len(found.columns.columns) else former
    return former or (before if _headings(before.plan) == _headings(found) else None)


def _headings(plan: Plan) -> list[str]:
    return [column.heading for column in plan.columns.columns]


def _columns(source: Made, plan: Plan, base: Plan, survey: Survey) -> tuple[Plan, Plan]:
    """Put the columns that were chosen by hand into a plan; in the base those stay that they were chosen instead of."""
    of, at_first = source.plan.columns.columns, source.found.columns.columns
    chosen = [None if _alike(now, then) else now for now, then in zip(of, at_first, strict=True)]
    mine = [_again(column, each) for column, each in zip(chosen, survey.columns, strict=True)]
    instead = [column and then for column, then in zip(chosen, at_first, strict=True)]
    found = plan.columns.columns
    columns = replace(plan.columns, columns=mappings.merged(found, mine))
    at_base = tuple(column or now for column, now in zip(instead, found, strict=True))
    return replace(plan, columns=columns), replace(base, columns=replace(base.columns, columns=at_base))


def _again(column: Column | None, survey: ColumnSurvey) -> Column | None:
    """Return a chosen column; dates whose order was not told before may show it now."""
    if column is None or column.dates_sure:
        return column
    return mappings.proven(column, survey) or column


def _alike(one: Column, other: Column) -> bool:
    return replace(one, heading="") == replace(other, heading="")


def _for_all(before: Made, found: Plan, *, known: bool) -> tuple[Plan, Plan]:
    """Return a plan, and its base, with what holds for all rows; without a known mapping nothing takes its place."""

    def told(mine: T, then: T, now: T) -> tuple[T, T]:
        by_hand = mine != then
        kept = mine if by_hand or not known else now
        return kept, then if by_hand else kept

    plan, base = before.plan, before.found
    rules = told(plan.rules, base.rules, found.rules)
    blocks = told(plan.blocks, base.blocks, found.blocks)
    mine, then, now = plan.columns, base.columns, found.columns
    region, joint = told(mine.region, then.region, now.region), told(mine.joint, then.joint, now.joint)
    groups = told(mine.add_groups, then.add_groups, now.add_groups)
    tags, fixes = told(mine.add_tags, then.add_tags, now.add_tags), told(mine.fixes, then.fixes, now.fixes)

    def made(at: int) -> Plan:
        columns = replace(
            now, region=region[at], joint=joint[at], add_groups=groups[at], add_tags=tags[at], fixes=fixes[at]
        )
        return replace(found, columns=columns, rules=rules[at], blocks=blocks[at])

    return made(0), made(1)


def with_own(columns: Columns, before: Made, lasting: Sequence[str]) -> Columns:
    """Return another mapping of the same file with the groups and tags that were typed for all rows.

    Of the groups that are `lasting`, those that were taken out stay out.
    """
    mine, then = before.plan.columns, before.found.columns
    out = {group for group in lasting if group not in mine.add_groups} & set(then.add_groups)
    groups = [group for group in columns.add_groups if group not in out]
    typed = [group for group in mine.add_groups if group not in then.add_groups]
    tags = [tag for tag in mine.add_tags if tag not in then.add_tags]
    return replace(
        columns,
        add_groups=tuple(dict.fromkeys((*groups, *typed))),
        add_tags=tuple(dict.fromkeys((*columns.add_tags, *tags))),
    )
