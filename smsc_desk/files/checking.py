"""The dry run: every row of a file against the book, chunk by chunk, and nothing is written.

A row is accepted (new, update, same, repeated, left out by a rule, asked for) or rejected (nothing in it can be
reached); both together are all rows. What is kept for the whole file is one number per contact, to find repetitions.
"""

from __future__ import annotations

import enum
import itertools
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from smsc_desk.book.block import BlockType, strictest
from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.files.comparing import Change, Present, compare
from smsc_desk.files.headers import Target
from smsc_desk.files.reading import Problem, Reader, Reading, Weight
from smsc_desk.files.rows import Row
from smsc_desk.files.rules import Blocked, Existing, Repeated, Rules

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

    def group_names(self, channel: Channel) -> Collection[str]:
        """Return the names of all groups of a channel."""
        ...


class State(enum.IntEnum):
    """What becomes of a row, or of one contact in it; of two contacts in a row the lesser state is the row's."""

    NEW = 0
    UPDATE = 1
    SAME = 2
    REPEATED = 3  # a contact of an earlier row; merged, unless the rules say otherwise
    ASK = 4
    LEFT_OUT = 5  # by a rule
    REJECTED = 6


_PHONE, _EMAIL = Channel.PHONE, Channel.EMAIL
_NEW, _UPDATE, _ASK, _REJECTED, _REPAIRED = State.NEW, State.UPDATE, State.ASK, State.REJECTED, Weight.REPAIRED
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


_REPEATED = {Repeated.MERGE: State.REPEATED, Repeated.FIRST: State.LEFT_OUT, Repeated.SHOW: State.ASK}
_EXISTING = {Existing.UPDATE: State.UPDATE, Existing.SKIP: State.LEFT_OUT, Existing.ASK: State.ASK}


class Checker:
    """Checks the rows of one file; made anew for each run."""

    def __init__(self, reader: Reader, rules: Rules, known: Known) -> None:
        self._reader = reader
        self._rules = rules
        self._known = known
        self._repeated = _REPEATED[rules.repeated]
        self._lines = dict[int | str, int]()  # numbers as integers: half the memory of their digits
        self._groups = {channel: set(known.group_names(channel)) for channel in Channel}  # and new ones
        self.tallies = Tallies()

    def check(self, rows: Iterable[Row]) -> Iterator[list[Checked]]:
        """Yield all rows, checked, in chunks; `rows` has no header any more."""
        rows = iter(rows)
        while chunk := list(itertools.islice(rows, CHUNK)):
            readings = [self._reader.read(row) for row in chunk]
            books = {channel: self._look_up(channel, readings) for channel in Channel}
            checked = [self._checked(reading, books) for reading in readings]
            self._count(checked)
            yield checked

    def _look_up(self, channel: Channel, readings: Sequence[Reading]) -> _Book:
        own = [reading.numbers if channel == _PHONE else reading.emails for reading in readings]
        addresses = frozenset(itertools.chain.from_iterable(own))
        if not addresses:
            return _Book({}, {})
        return _Book(self._known.contacts(channel, addresses), self._known.blocks(channel, addresses))

    def _checked(self, reading: Reading, books: Mapping[Channel, _Book]) -> Checked:
        proposals: tuple[Proposal, ...] = ()
        if reading.numbers:
            proposals = (self._proposal(reading, _PHONE, reading.numbers, books[_PHONE]),)
        if reading.emails:
            proposals += (self._proposal(reading, _EMAIL, reading.emails, books[_EMAIL]),)
        problems = reading.problems
        weight = max([problem.weight for problem in problems]) if problems else -1
        if len(proposals) == 1:
            return Checked(proposals[0].state, reading, proposals, weight)
        return Checked(min([each.state for each in proposals], default=_REJECTED), reading, proposals, weight)

    def _proposal(self, reading: Reading, channel: Channel, addresses: tuple[str, ...], book: _Book) -> Proposal:
        block = strictest(book.blocks[each] for each in addresses if each in book.blocks) if book.blocks else None
        if first := self._earlier(reading.line, channel, addresses):
            return Proposal(channel, self._repeated, addresses, block=block, first_line=first)
        if block is not None and self._rules.blocked == Blocked.SKIP:
            return Proposal(channel, State.LEFT_OUT, addresses, block=block)
        if not book.contacts:
            return Proposal(channel, _NEW, addresses, None, (), block)
        owners = {book.contacts[each].id: book.contacts[each] for each in addresses if each in book.contacts}
        if not owners:
            return Proposal(channel, _NEW, addresses, None, (), block)
        if len(owners) > 1:  # numbers of two people in one row: nobody but the user knows whose row it is
            return Proposal(channel, State.ASK, addresses, block=block)
        (present,) = owners.values()
        return self._known_contact(reading, channel, addresses, present, block)

    def _known_contact(
        self, reading: Reading, channel: Channel, addresses: tuple[str, ...], present: Present, block: BlockType | None
    ) -> Proposal:
        changes = compare(reading, addresses, present, self._rules, self._reader.fields)
        if not changes:
            return Proposal(channel, State.SAME, addresses, present.id, block=block)
        return Proposal(channel, _EXISTING[self._rules.existing], addresses, present.id, changes, block)

    def _earlier(self, line: int, channel: Channel, addresses: tuple[str, ...]) -> int:
        """Return the first line that had one of the addresses, 0 for none, and remember this one."""
        first, setdefault = 0, self._lines.setdefault
        for address in addresses:
            known = setdefault(int(address) if channel == _PHONE else address, line)
            if known != line and not first:
                first = known
        return first

    def _count(self, checked: Sequence[Checked]) -> None:
        tallies = self.tallies
        tallies.rows += len(checked)
        tallies.states.update([row.state for row in checked])
        proposals = [proposal for row in checked for proposal in row.proposals]
        tallies.contacts.update([proposal.state for proposal in proposals])
        if any([proposal.block is not None for proposal in proposals]):  # noqa: C419 - a list is faster
            tallies.blocked += sum(row.is_blocked for row in checked)
        for row in checked:
            if row.reading.problems:
                self._count_problems(row)
            elif row.state == _ASK:
                tallies.attention += 1
            if row.reading.groups:
                self._count_groups(row)

    def _count_problems(self, row: Checked) -> None:
        problems, counted = row.reading.problems, self.tallies.problems
        self.tallies.attention += row.needs_attention
        if len(problems) == 1:
            counted[problems[0].target, problems[0].reason] += 1
        else:
            counted.update({(problem.target, problem.reason) for problem in problems})

    def _count_groups(self, row: Checked) -> None:
        for proposal in row.proposals:
            known = self._groups[proposal.channel]
            if proposal.state <= _UPDATE and not known.issuperset(row.reading.groups):
                fresh = set(row.reading.groups) - known
                self.tallies.new_groups.update((proposal.channel, name) for name in fresh)
                known |= fresh
            if proposal.changes:
                added = [change.added for change in proposal.changes if change.field == "groups"]
                self.tallies.joins += sum(map(len, added))


class _Book(NamedTuple):
    """What the book says about the addresses of a chunk."""

    contacts: Mapping[str, Present]
    blocks: Mapping[str, BlockType]


# ---- what crosses from the process that checks


@dataclass(frozen=True, slots=True)
class Finding:
    """A row with something to show: what changes, what is wrong, what is blocked."""

    line: int
    state: State
    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One chunk, small enough for a million rows: a line, a state and a weight each, and the findings."""

    lines: array[int]
    states: bytes
    weights: bytes  # of the heaviest problem, plus one; zero without any
    findings: tuple[Finding, ...]


def report(checked: Sequence[Checked]) -> Report:
    """Return what the window needs of a chunk."""
    return Report(
        array("I", [row.reading.line for row in checked]),
        bytes([row.state for row in checked]),
        bytes([row.weight + 1 for row in checked]),
        tuple(
            Finding(row.reading.line, row.state, row.proposals, row.reading.problems)
            for row in checked
            if row.weight > _REPAIRED or row.state not in _PLAIN or row.is_blocked
        ),
    )


_PLAIN = (State.NEW, State.SAME)
