"""What a check has counted, as a value that crosses from the process that checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smsc_desk.book.identity import Channel
from smsc_desk.files.checking import State, Tallies
from smsc_desk.files.headers import Target

_MOST_NAMES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts for the tiles; those of `states` together are the rows, the others overlap.

    `problems` counts rows by reason, `requests` is the most that the import takes; of new groups the first hundred are
    named: those that an import makes before its rows. The others are made with the first row that is in them.
    """

    final: bool  # whether all rows are counted
    rows: int
    states: Mapping[State, int]
    contacts: Mapping[State, int]  # a row with a number and an address has two
    problems: Mapping[tuple[Target, str], int]
    attention: int
    blocked: int
    joins: int
    new_groups: int
    groups: tuple[tuple[Channel, str], ...]
    requests: int

    @property
    def accepted(self) -> int:
        """Rows that the import takes."""
        return self.rows - self.rejected

    @property
    def rejected(self) -> int:
        """Rows with nothing in them that can be reached."""
        return self.states.get(State.REJECTED, 0)


def summary(tallies: Tallies, *, final: bool) -> Summary:
    """Return the counts as they are now."""
    names = tuple(name for name, _ in zip(tallies.new_groups, range(_MOST_NAMES), strict=False))
    return Summary(
        final=final,
        rows=tallies.rows,
        states=dict(tallies.states),
        contacts=dict(tallies.contacts),
        problems=dict(tallies.problems),
        attention=tallies.attention,
        blocked=tallies.blocked,
        joins=tallies.joins,
        new_groups=len(tallies.new_groups),
        groups=names,
        requests=tallies.requests,
    )
