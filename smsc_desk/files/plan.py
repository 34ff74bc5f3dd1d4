"""What one import is to do, as the user left it: layout, mapping, rules, corrected cells, rows left out and decided.

A value that crosses to the process that checks, and is kept with the job: after a restart the same rows mean the same.
"""

from __future__ import annotations

import dataclasses
import enum
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from smsc_desk.book.block import BlockType
from smsc_desk.files import mapping as mappings
from smsc_desk.files.rows import Format, Layout, Row
from smsc_desk.files.rules import Blocked, Existing, Membership, Repeated, Rules, Winner
from smsc_desk.files.survey import data_rows

Columns = mappings.Mapping
"""Which column is which field; named here so that it is not taken for a mapping of Python's."""


class Subject(enum.StrEnum):
    """What the rows of the file become."""

    CONTACTS = "contacts"
    BLACKLIST = "blacklist"


class Decision(enum.StrEnum):
    """What the user said about a row that asks."""

    UPDATE = "update"  # the contact gets what the row says
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """For rows that enter the blacklist and say nothing of their own: type and comment."""

    type: BlockType = BlockType.ALL
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One import. Lines are those of the file, from 1, the first one of a row; columns count from 0."""

    layout: Layout
    columns: Columns
    rules: Rules = field(default_factory=Rules)
    subject: Subject = Subject.CONTACTS
    blocks: Blocks = field(default_factory=Blocks)
    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)  # (line, column) -> the corrected text
    left_out: frozenset[int] = frozenset()  # lines
    decided: Mapping[int, Decision] = field(default_factory=dict)  # by line
    only: frozenset[int] | None = None  # lines; None: all (the failed rows of an earlier run otherwise)


def planned_rows(rows: Iterable[Row], plan: Plan) -> Iterator[Row]:
    """Return the rows below the header as the user corrected them, without those that he left out."""
    corrected: dict[int, dict[int, str]] = {}
    for (line, column), text in plan.cells.items():
        corrected.setdefault(line, {})[column] = text
    wanted = data_rows(rows, plan.layout)
    if not (corrected or plan.left_out or plan.only is not None):
        return iter(wanted)
    return _corrected(wanted, plan, corrected)


def _corrected(rows: Iterable[Row], plan: Plan, corrected: Mapping[int, Mapping[int, str]]) -> Iterator[Row]:
    for row in rows:
        if row.line in plan.left_out or (plan.only is not None and row.line not in plan.only):
            continue
        yield patched(row, corrected[row.line]) if row.line in corrected else row


def patched(row: Row, texts: Mapping[int, str]) -> Row:
    """Return a row with some of its cells corrected; what was wrong with it as a whole stays."""
    cells = [*row.cells, *[""] * (max(texts) + 1 - len(row.cells))]
    for column, text in texts.items():
        cells[column] = text
    return Row(row.line, cells, row.damage)


# ---- kept with a job or a draft


def dump_rules(rules: Rules) -> dict[str, Any]:
    """Return rules as what JSON has; `load_rules` reads it."""
    return dataclasses.asdict(rules) | {"winners": dict(rules.winners)}


def dump(plan: Plan) -> str:
    """Return a plan as JSON."""
    kept = {
        "layout": dataclasses.asdict(plan.layout),
        "columns": mappings.dump(plan.columns),
        "rules": dump_rules(plan.rules),
        "subject": plan.subject,
        "blocks": dataclasses.asdict(plan.blocks),
        "cells": [[line, column, text] for (line, column), text in plan.cells.items()],
        "left_out": sorted(plan.left_out),
        "decided": list(plan.decided.items()),
        "only": None if plan.only is None else sorted(plan.only),
    }
    return json.dumps(kept, ensure_ascii=False)


def load(text: str) -> Plan:
    """Return the plan that `dump` wrote.

    Raises:
        ValueError: written by another version, or damaged.
    """
    try:
        return _loaded(json.loads(text))
    except (KeyError, TypeError, AttributeError) as exc:
        raise ValueError("not a plan") from exc


def _loaded(kept: dict[str, Any]) -> Plan:
    layout, blocks = kept["layout"], kept["blocks"]
    return Plan(
        layout=Layout(**layout | {"format": Format(layout["format"])}),
        columns=mappings.load(kept["columns"]),
        rules=load_rules(kept["rules"]),
        subject=Subject(kept["subject"]),
        blocks=Blocks(type=BlockType(blocks["type"]), comment=str(blocks["comment"])),
        cells={(int(line), int(column)): str(text) for line, column, text in kept["cells"]},
        left_out=frozenset(map(int, kept["left_out"])),
        decided={int(line): Decision(word) for line, word in kept["decided"]},
        only=None if kept["only"] is None else frozenset(map(int, kept["only"])),
    )


def load_rules(kept: Mapping[str, Any]) -> Rules:
    """Return rules from their JSON; a preset carries them too."""
    return Rules(
        existing=Existing(kept["existing"]),
        winners={str(key): Winner(word) for key, word in kept["winners"].items()},
        clear_empty=bool(kept["clear_empty"]),
        groups=Membership(kept["groups"]),
        blocked=Blocked(kept["blocked"]),
        repeated=Repeated(kept["repeated"]),
    )
