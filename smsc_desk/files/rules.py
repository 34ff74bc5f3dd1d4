"""What an import does with what is there already; chosen by the user, remembered with the mapping."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field, replace


class Existing(enum.StrEnum):
    """For contacts that are in the book already."""

    UPDATE = "update"
    SKIP = "skip"
    ASK = "ask"


class Winner(enum.StrEnum):
    """Which value a field gets where file and book differ."""

    FILE = "file"
    BOOK = "book"
    FILL = "fill"  # the file's, only where the book has none
    APPEND = "append"  # both: tags, comment


class Membership(enum.StrEnum):
    """What the file's groups mean for a contact that is there."""

    ADD = "add"
    REPLACE = "replace"


class Blocked(enum.StrEnum):
    """For blocked addresses; nothing here lifts a block."""

    KEEP = "keep"  # imported, and stays blocked
    SKIP = "skip"


class Repeated(enum.StrEnum):
    """For a contact that the file has twice."""

    MERGE = "merge"  # the later row changes what the earlier one has set
    FIRST = "first"
    SHOW = "show"


def _winners() -> dict[str, Winner]:
    return {"tags": Winner.APPEND}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules of one import; a field that is not among `winners` takes the file's value."""

    existing: Existing = Existing.UPDATE
    winners: Mapping[str, Winner] = field(default_factory=_winners)
    clear_empty: bool = False  # an empty cell clears the field: off, and red when on
    groups: Membership = Membership.ADD
    blocked: Blocked = Blocked.KEEP
    repeated: Repeated = Repeated.MERGE


def of_the_file(rules: Rules) -> Rules:
    """Return the rules for what an earlier row of the same file has made: the last value wins, or joins the first."""
    joined = {key: winner for key, winner in rules.winners.items() if winner == Winner.APPEND}
    return replace(rules, existing=Existing.UPDATE, winners=joined)
