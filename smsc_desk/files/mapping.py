"""Which column of a file is which field: guessed by headings and by content, changed by the user, kept as a preset."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from smsc_desk.book.phone import RUSSIA
from smsc_desk.files import headers, names
from smsc_desk.files.dates import DateOrder, infer
from smsc_desk.files.headers import Certainty, Target
from smsc_desk.files.kinds import Kind
from smsc_desk.files.survey import ColumnSurvey, Survey

JOINED = frozenset({Target.NUMBER, Target.EMAIL, Target.GROUPS, Target.TAGS, Target.COMMENT, Target.OTHER})
"""Targets that several columns can have: their values come one after the other."""

_ALONE = frozenset(Target) - JOINED - {Target.SKIP}
_PARTS = frozenset({Target.LAST_NAME, Target.FIRST_NAME, Target.MIDDLE_NAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one column of the file is, and how it is read."""

    heading: str = ""
    target: Target = Target.SKIP
    certainty: Certainty = Certainty.NONE
    names: names.Order | None = None  # of a full name
    dates: DateOrder = DateOrder.DMY
    dates_sure: bool = True
    evidence: str = ""  # a date that shows the order
    mends: tuple[str, ...] = ()  # kinds of damage that are mended while it is read, by their reasons (`reading.MENDED`)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """All columns, and what holds for all rows; a value that crosses to the process that checks."""

    columns: tuple[Column, ...]
    region: str = RUSSIA  # the country of numbers without a code
    joint: str = "; "  # between the comments of several columns
    add_groups: tuple[str, ...] = ()
    add_tags: tuple[str, ...] = ()
    fixes: tuple[tuple[str, str], ...] = field(default=())  # text of a cell -> what it means, as the user corrected it

    @property
    def usable(self) -> bool:
        """Whether a row can be found in the book: some column has numbers or addresses."""
        return any(column.target in {Target.NUMBER, Target.EMAIL} for column in self.columns)


def guess(survey: Survey, *, region: str = RUSSIA) -> Mapping:
    """Return the most probable mapping of a file."""
    columns = list[Column]()
    for each in survey.columns:
        columns.append(_read_as(Column(heading=each.heading), each, *headers.recognise(each.heading)))
    columns = _by_content(columns, survey)
    return Mapping(columns=tuple(_once(columns)), region=region)


def _read_as(column: Column, survey: ColumnSurvey, target: Target, certainty: Certainty) -> Column:
    """Return the column with a target and the way of reading that its content asks for."""
    if target == Target.FIRST_NAME and survey.kind == Kind.FULL_NAME:  # "Имя" above "Иванов Иван Петрович"
        target, certainty = Target.FULL_NAME, Certainty.GUESS
    column = replace(column, target=target, certainty=certainty)
    if target == Target.BIRTHDAY:
        found = survey.dates or infer(())
        return replace(column, dates=found.order, dates_sure=found.sure, evidence=found.evidence)
    return replace(column, names=names.order_of(survey.texts)) if target == Target.FULL_NAME else column


_MEANS = {
    Kind.NUMBER: Target.NUMBER, Kind.EMAIL: Target.EMAIL, Kind.DATE: Target.BIRTHDAY,
    Kind.FULL_NAME: Target.FULL_NAME, Kind.LAST_NAME: Target.LAST_NAME, Kind.FIRST_NAME: Target.FIRST_NAME,
    Kind.MIDDLE_NAME: Target.MIDDLE_NAME,
}  # fmt: skip


def _by_content(columns: Sequence[Column], survey: Survey) -> list[Column]:
    """Give columns without a telling heading the target that their cells look like, if it is still free."""
    taken = {column.target for column in columns}
    result = list[Column]()
    for column, each in zip(columns, survey.columns, strict=True):
        unknown = column.target == Target.SKIP and column.certainty == Certainty.NONE
        means = _MEANS.get(each.kind) if unknown and each.kind else None
        if means and means not in taken and not (means == Target.FULL_NAME and taken & _PARTS):
            taken.add(means)
            result.append(_read_as(column, each, means, Certainty.GUESS))
        else:
            result.append(column)
    return result


def _once(columns: Sequence[Column]) -> list[Column]:
    """Leave a target that only one column can have to the surest of them, the leftmost of equals."""
    result = list(columns)
    for target in _ALONE:
        having = [number for number, column in enumerate(result) if column.target == target]
        best = next(
            (number for number in having if result[number].certainty == Certainty.SURE), next(iter(having), None)
        )
        for number in having:
            if number != best:
                result[number] = replace(result[number], target=Target.SKIP, certainty=Certainty.NONE)
    return result


def choose(mapping: Mapping, number: int, target: Target, survey: Survey) -> tuple[Mapping, tuple[int, ...]]:
    """Return the mapping with the user's choice for a column, and the columns that lost that target by it."""
    columns = list(mapping.columns)
    released = tuple(
        other
        for other, column in enumerate(columns)
        if other != number and column.target == target and target in _ALONE
    )
    for other in released:
        columns[other] = replace(columns[other], target=Target.SKIP, certainty=Certainty.NONE)
    chosen = _read_as(columns[number], survey.columns[number], target, Certainty.SURE)
    columns[number] = replace(chosen, target=target, certainty=Certainty.SURE)
    return replace(mapping, columns=tuple(columns)), released


# ---- presets


def fingerprint(headings: Sequence[str]) -> str:
    """Return what a file is known again by: its headings, whatever their case and signs."""
    text = "\x1f".join(map(headers.normal, headings))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def dump(mapping: Mapping) -> str:
    """Return a mapping as JSON, to be kept as a preset."""
    return json.dumps(dataclasses.asdict(mapping), ensure_ascii=False)


def load(text: str) -> Mapping:
    """Return the mapping that `dump` wrote.

    Raises:
        ValueError: written by another version, or damaged.
    """
    try:
        return _loaded(json.loads(text))
    except (KeyError, TypeError, AttributeError) as exc:
        raise ValueError("not a mapping") from exc


def _loaded(kept: dict[str, Any]) -> Mapping:
    columns = tuple(
        Column(**column | {
            "target": Target(column["target"]), "certainty": Certainty(column["certainty"]),
            "names": names.Order(column["names"]) if column["names"] else None, "dates": DateOrder(column["dates"]),
            "mends": tuple(column.get("mends", ())),  # a version before this one had none
        })
        for column in kept["columns"]
    )  # fmt: skip
    lists = {key: tuple(kept[key]) for key in ("add_groups", "add_tags")}
    fixes = tuple((str(before), str(after)) for before, after in kept["fixes"])
    return Mapping(columns=columns, region=kept["region"], joint=kept["joint"], fixes=fixes, **lists)
