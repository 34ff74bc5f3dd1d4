"""Which column of a file is which field: guessed by headings and by content, changed by the user, kept as a preset."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
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
    dates_kept: bool = False  # nothing in the file shows it: it is the order of a mapping that was remembered
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
        return replace(column, dates=found.order, dates_sure=found.sure, evidence=found.evidence, dates_kept=False)
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
                result[number] = skipped(result[number])
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
        columns[other] = skipped(columns[other])
    chosen = _read_as(columns[number], survey.columns[number], target, Certainty.SURE)
    columns[number] = replace(chosen, target=target, certainty=Certainty.SURE)
    return replace(mapping, columns=tuple(columns)), released


# ---- presets


def merged(guessed: Sequence[Column], known: Sequence[Column | None]) -> tuple[Column, ...]:
    """Return the columns that are known, by their places, and the guessed ones where there is none.

    A target that only one column can have is left to the known one.
    """
    taken = {column.target for column in known if column} & _ALONE
    columns = list[Column]()
    for guess_, mine in itertools.zip_longest(guessed, known[: len(guessed)]):
        if mine is not None:
            columns.append(replace(mine, heading=guess_.heading))
        else:
            columns.append(skipped(guess_) if guess_.target in taken else guess_)
    return tuple(columns)


def skipped(column: Column) -> Column:
    """Return a column that is not imported."""
    return replace(column, target=Target.SKIP, certainty=Certainty.NONE)


def proven(column: Column, survey: ColumnSurvey) -> Column | None:
    """Return a column of birthdays in the order that its own dates allow alone; None where they tell nothing."""
    found = survey.dates
    if column.target != Target.BIRTHDAY or found is None or not found.sure:
        return None
    return replace(column, dates=found.order, dates_sure=True, evidence=found.evidence, dates_kept=False)


def remembered(column: Column, survey: ColumnSurvey) -> Column:
    """Return a column of a remembered mapping for another file; what its dates proved there is no proof here."""
    if column.target != Target.BIRTHDAY:
        return column
    return proven(column, survey) or replace(column, dates_sure=False, evidence="", dates_kept=True)


def own(headings: Sequence[str]) -> tuple[str, ...]:
    """Return the headings without those that a file of failed rows has besides, and without empty ones before them."""
    names = tuple(headings)
    while headers.of_failed(names):
        names = names[:-2]
        while names and not names[-1].strip():
            names = names[:-1]
    return names


def without_failures(mapping: Mapping) -> Mapping:
    """Return the mapping of a file of failed rows without what it says of the failure: that is no part of a contact."""
    columns = mapping.columns
    if headers.of_failed([column.heading for column in columns]):
        columns = (*columns[:-2], *map(skipped, columns[-2:]))
    return replace(mapping, columns=columns)


def fingerprint(headings: Sequence[str]) -> str:
    """Return what a file is known again by: its headings, whatever their case and signs.

    A file of failed rows has the one of the file that they come from.
    """
    text = "\x1f".join(map(headers.normal, own(headings)))
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
