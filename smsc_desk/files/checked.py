"""What becomes of the rows of a file, and how it is counted: the same for contacts and for the blacklist."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.files.comparing import Change, Present
from smsc_desk.files.headers import Target
from smsc_desk.files.reading import Reading, Weight
from smsc_desk.files.rows import Row

CHUNK = 500
"""Rows whose addresses are looked up at once."""


class Known(Protocol):
    """The book, as far as a check asks for it."""

    def contacts(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, Present]:
        """Return the contacts that own some of these addresses, by address."""
        ...

    def blocks(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, BlockType]:
        """Return the blocks of those of these addresses that are in the blacklist."""
        ...

    def comments(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, str]:
        """Return the comments of those of these addresses that are in the blacklist, empty ones too."""
        ...

    def group_names(self, channel: Channel) -> Collection[str]:
        """Return the names of all groups of a channel."""
        ...


Made = Callable[[Channel, tuple[str, ...]], bool]
"""Tells whether an earlier row of the file has made the record that owns one of these addresses."""


class State(enum.IntEnum):
    """What becomes of a row, or of one contact in it; of two contacts in a row the lesser state is the row's."""

    NEW = 0
    UPDATE = 1
    SAME = 2
    REPEATED = 3  # a contact of an earlier row; merged, unless the rules say otherwise
    ASK = 4
    LEFT_OUT = 5  # by a rule
    REJECTED = 6


_ASK, _REJECTED, _REPAIRED = State.ASK, State.REJECTED, Weight.REPAIRED
_TO_DECIDE = (_ASK, _REJECTED)
# By names of their own: to look up a member of an enumeration takes longer than to compare it.


class Proposal(NamedTuple):
    """What a row means for one contact."""

    channel: Channel
    state: State
    addresses: tuple[str, ...]
    contact: ContactId | None = None
    changes: tuple[Change, ...] = ()
    block: BlockType | None = None
    first_line: int = 0  # of the row that had this contact before
    owners: tuple[Present, ...] = ()  # where the addresses belong to several contacts: all of them


class Checked(NamedTuple):
    """A row and what becomes of it; `reading` is kept for the import, a report drops it."""

    state: State
    reading: Reading
    proposals: tuple[Proposal, ...]
    weight: int  # the heaviest one of its problems, -1 without any

    @property
    def needs_attention(self) -> bool:
        """Whether a person should look at the row."""
        return self.weight > _REPAIRED or self.state in _TO_DECIDE

    @property
    def is_blocked(self) -> bool:
        """Whether one of its addresses is in the blacklist."""
        return any([proposal.block is not None for proposal in self.proposals])  # noqa: C419 - twice as fast


@dataclass(slots=True)
class Tallies:
    """Counts for the tiles; those of `states` together are the rows, the others overlap."""

    rows: int = 0
    states: Counter[State] = field(default_factory=Counter)
    contacts: Counter[State] = field(default_factory=Counter)  # a row with a number and an address has two
    problems: Counter[tuple[Target, str]] = field(default_factory=Counter)  # rows by reason
    attention: int = 0
    blocked: int = 0
    joins: int = 0  # memberships that an update adds
    new_groups: set[tuple[Channel, str]] = field(default_factory=set)

    @property
    def accepted(self) -> int:
        return self.rows - self.rejected

    @property
    def rejected(self) -> int:
        return self.states[State.REJECTED]

    @property
    def requests(self) -> int:
        """Return how many requests the import takes at most: one a contact, one a membership, one a group."""
        changed = self.contacts[State.NEW] + self.contacts[State.UPDATE] + self.contacts[State.REPEATED]
        return changed + self.joins + len(self.new_groups)

    def count_problems(self, row: Checked) -> None:
        """Count what is wrong with a row, each reason once."""
        problems = row.reading.problems
        self.attention += row.needs_attention
        if len(problems) == 1:
            self.problems[problems[0].target, problems[0].reason] += 1
        else:
            self.problems.update({(problem.target, problem.reason) for problem in problems})


class Checks(Protocol):
    """What checks the rows of one file, contacts or a blacklist."""

    tallies: Tallies

    def check(self, rows: Iterable[Row]) -> Iterator[list[Checked]]:
        """Yield all rows, checked, in chunks; `rows` has no header any more."""
        ...

    def skip(self, rows: Iterable[Row]) -> None:
        """Remember rows that were checked before, so that later ones are known to repeat them."""
        ...

    def afresh(self, row: Checked, made: Made) -> Checked:
        """Return what becomes of a row of the last chunk now that the earlier ones are carried out, and in the book.

        What an earlier row of the file has made is the file's own: the later values win, whatever the rules say of
        records that were there before.
        """
        ...
