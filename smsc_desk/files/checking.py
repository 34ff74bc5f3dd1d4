"""The dry run: every row of a file against the book, chunk by chunk, and nothing is written.

A row is accepted (new, update, same, repeated, left out by a rule, asked for) or rejected (nothing in it can be
reached); both together are all rows. What is kept for the whole file is one number per contact, to find repetitions.
"""

from __future__ import annotations

import datetime
import functools
import itertools
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from smsc_desk.book.block import BlockType, strictest
from smsc_desk.book.identity import Channel
from smsc_desk.files.block_checking import BlockChecker
from smsc_desk.files.bulk import BulkReader
from smsc_desk.files.checked import CHUNK as CHUNK  # noqa: PLC0414 - part of what this module offers
from smsc_desk.files.checked import Checked as Checked  # noqa: PLC0414
from smsc_desk.files.checked import Checks as Checks  # noqa: PLC0414
from smsc_desk.files.checked import Known as Known  # noqa: PLC0414
from smsc_desk.files.checked import Made as Made  # noqa: PLC0414
from smsc_desk.files.checked import Proposal as Proposal  # noqa: PLC0414
from smsc_desk.files.checked import State as State  # noqa: PLC0414
from smsc_desk.files.checked import Tallies as Tallies  # noqa: PLC0414
from smsc_desk.files.comparing import Present, compare
from smsc_desk.files.headers import Target
from smsc_desk.files.plan import Plan, Subject
from smsc_desk.files.reading import Problem, Reader, Reading, Said, Weight
from smsc_desk.files.rows import Row
from smsc_desk.files.rules import Blocked, Existing, Repeated, Rules, of_the_file

_PHONE, _EMAIL = Channel.PHONE, Channel.EMAIL
_NEW, _UPDATE, _ASK, _REJECTED, _REPAIRED = State.NEW, State.UPDATE, State.ASK, State.REJECTED, Weight.REPAIRED
# By names of their own: to look up a member of an enumeration takes longer than to compare it.


def checker_for(plan: Plan, known: Known, today: datetime.date) -> Checks:
    """Return what checks the rows of a plan; made anew for each run. `today` decides on birthdays in the future."""
    if plan.subject == Subject.BLACKLIST:
        return BlockChecker(plan, known, today)
    return Checker(Reader(plan.columns, today=today), plan.rules, known)


_REPEATED = {Repeated.MERGE: State.REPEATED, Repeated.FIRST: State.LEFT_OUT, Repeated.SHOW: State.ASK}
_EXISTING = {Existing.UPDATE: State.UPDATE, Existing.SKIP: State.LEFT_OUT, Existing.ASK: State.ASK}


class Checker:
    """Checks the rows of one file; made anew for each run."""

    def __init__(self, reader: Reader, rules: Rules, known: Known) -> None:
        self._reader = reader
        self._bulk = BulkReader(reader)
        self._rules = rules
        self._known = known
        self._repeated = _REPEATED[rules.repeated]
        self._lines = dict[int | str, int]()  # numbers as integers: half the memory of their digits
        self._groups = {channel: set(known.group_names(channel)) for channel in Channel}  # and new ones
        self._rows = dict[int, Row]()  # of the last chunk, by line; only where an empty cell clears its field
        self.tallies = Tallies()

    def check(self, rows: Iterable[Row]) -> Iterator[list[Checked]]:
        """Yield all rows, checked, in chunks; `rows` has no header any more."""
        rows = iter(rows)
        while chunk := list(itertools.islice(rows, CHUNK)):
            self._rows = {row.line: row for row in chunk} if self._rules.clear_empty else {}
            readings = self._bulk.read(chunk)
            books = {channel: self._look_up(channel, readings) for channel in Channel}
            checked = self._all_checked(readings, books)
            self._count(checked)
            yield checked

    def skip(self, rows: Iterable[Row]) -> None:
        """Remember rows that were checked before, so that later ones are known to repeat them."""
        for row in rows:
            reading = self._reader.read(row)
            self._earlier(reading.line, _PHONE, reading.numbers)
            self._earlier(reading.line, _EMAIL, reading.emails)

    def afresh(self, row: Checked, made: Made) -> Checked:
        """Return what becomes of a row of the last chunk now that the earlier ones are carried out, and in the book."""
        proposals = list[Proposal]()
        for before in row.proposals:
            book = self._look_up(before.channel, [row.reading])
            block = strictest(book.blocks.values())
            own = before.first_line > 0 and made(before.channel, before.addresses)
            rules = of_the_file(self._rules) if own else self._rules
            now = self._by_book(row.reading, before.channel, before.addresses, book, block, rules)
            proposals.append(now._replace(first_line=before.first_line))
        return row._replace(state=min(each.state for each in proposals), proposals=tuple(proposals))

    def _look_up(self, channel: Channel, readings: Sequence[Reading]) -> _Book:
        own = [reading.numbers if channel == _PHONE else reading.emails for reading in readings]
        addresses = frozenset(itertools.chain.from_iterable(own))
        if not addresses:
            return _Book({}, {})
        return _Book(self._known.contacts(channel, addresses), self._known.blocks(channel, addresses))

    def _all_checked(self, readings: Sequence[Reading], books: Mapping[Channel, _Book]) -> list[Checked]:
        if any([book.contacts or book.blocks for book in books.values()]):  # noqa: C419 - a list is faster
            return [self._checked(reading, books) for reading in readings]
        checked, remember = list[Checked](), self._lines.setdefault
        for reading in readings:
            line, numbers, emails, _, _, _, problems = reading
            proposals: tuple[Proposal, ...] = ()
            fresh = len(numbers) < 2 and len(emails) < 2
            if fresh and numbers:
                fresh = remember(int(numbers[0]), line) == line
                proposals = (_as_proposal((_PHONE, _NEW, numbers, None, (), None, 0, ())),)
            if fresh and emails:
                fresh = remember(emails[0], line) == line
                proposals += (_as_proposal((_EMAIL, _NEW, emails, None, (), None, 0, ())),)
            if fresh and proposals:  # as most rows of most files: somebody whom nobody knows
                weight = max([problem[3] for problem in problems]) if problems else -1
                checked.append(_as_checked((_NEW, reading, proposals, weight)))
            else:
                checked.append(self._checked(reading, books))
        return checked

    def _checked(self, reading: Reading, books: Mapping[Channel, _Book]) -> Checked:
        line, numbers, emails, _, _, _, problems = reading
        weight = max([problem.weight for problem in problems]) if problems else -1
        if numbers and not emails:
            proposal = self._proposal(reading, line, _PHONE, numbers, books[_PHONE])
            if proposal[7]:
                return _of_several(reading, (proposal,))
            return _as_checked((proposal[1], reading, (proposal,), weight))
        proposals: tuple[Proposal, ...] = ()
        if numbers:
            proposals = (self._proposal(reading, line, _PHONE, numbers, books[_PHONE]),)
        if emails:
            proposals += (self._proposal(reading, line, _EMAIL, emails, books[_EMAIL]),)
        if any([each[7] for each in proposals]):  # noqa: C419 - a list is faster
            return _of_several(reading, proposals)
        return _as_checked((min([each[1] for each in proposals], default=_REJECTED), reading, proposals, weight))

    def _proposal(
        self, reading: Reading, line: int, channel: Channel, addresses: tuple[str, ...], book: _Book
    ) -> Proposal:
        first = self._earlier(line, channel, addresses)
        if not (first or book.contacts or book.blocks):
            return _as_proposal((channel, _NEW, addresses, None, (), None, 0, ()))
        block = strictest(book.blocks[each] for each in addresses if each in book.blocks) if book.blocks else None
        if first:
            return Proposal(channel, self._repeated, addresses, block=block, first_line=first)
        return self._by_book(reading, channel, addresses, book, block, self._rules)

    def _by_book(
        self,
        reading: Reading,
        channel: Channel,
        addresses: tuple[str, ...],
        book: _Book,
        block: BlockType | None,
        rules: Rules,
    ) -> Proposal:
        if block is not None and rules.blocked == Blocked.SKIP:
            return Proposal(channel, State.LEFT_OUT, addresses, block=block)
        if not book.contacts:
            return Proposal(channel, _NEW, addresses, None, (), block)
        owners = {book.contacts[each].id: book.contacts[each] for each in addresses if each in book.contacts}
        if not owners:
            return Proposal(channel, _NEW, addresses, None, (), block)
        if len(owners) > 1:  # numbers of two people in one row: no answer to it tells whose row it is
            return Proposal(channel, State.LEFT_OUT, addresses, block=block, owners=tuple(owners.values()))
        (present,) = owners.values()
        emptied = self._reader.emptied(self._rows[reading.line]) if rules.clear_empty else ()
        changes = compare(reading, addresses, present, rules, emptied)
        state = _EXISTING[rules.existing] if changes else State.SAME
        return Proposal(channel, state, addresses, present.id, changes, block)

    def _earlier(self, line: int, channel: Channel, addresses: tuple[str, ...]) -> int:
        """Return the first line that had one of the addresses, 0 for none, and remember this one."""
        first, setdefault = 0, self._lines.setdefault
        if len(addresses) == 1:
            known = setdefault(int(addresses[0]) if channel == _PHONE else addresses[0], line)
            return known if known != line else 0
        for address in addresses:
            known = setdefault(int(address) if channel == _PHONE else address, line)
            if known != line and not first:
                first = known
        return first

    def _count(self, checked: Sequence[Checked]) -> None:
        tallies = self.tallies
        tallies.rows += len(checked)
        tallies.states.update([row[0] for row in checked])
        proposals = [proposal for row in checked for proposal in row[2]]
        tallies.contacts.update([proposal[1] for proposal in proposals])
        if any([proposal[5] is not None for proposal in proposals]):  # noqa: C419 - a list is faster
            tallies.blocked += sum(row.is_blocked for row in checked)
        for row in checked:
            state, reading, _, _ = row
            if reading[6]:
                tallies.count_problems(row)
            elif state == _ASK:
                tallies.attention += 1
            if reading[5]:
                self._count_groups(row)

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


_as_proposal: Callable[[Any], Proposal] = functools.partial(tuple.__new__, Proposal)
_as_checked: Callable[[Any], Checked] = functools.partial(tuple.__new__, Checked)
# Without a call of Python's, and above fields by their places: there are millions.


def _of_several(reading: Reading, proposals: tuple[Proposal, ...]) -> Checked:
    """Return a row whose addresses belong to several contacts: said of the row as a whole, and not to be answered."""
    said = tuple(
        Problem(-1, Target.NUMBER if each.channel == _PHONE else Target.EMAIL, Said.SEVERAL_CONTACTS, Weight.UNUSABLE)
        for each in proposals
        if each.owners
    )
    reading = reading._replace(problems=reading.problems + said)
    return Checked(min(each.state for each in proposals), reading, proposals, Weight.UNUSABLE)


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
        array("I", [row[1][0] for row in checked]),
        bytes([row[0] for row in checked]),
        bytes([row[3] + 1 for row in checked]),
        tuple(
            [
                Finding(reading.line, state, proposals, reading.problems)
                for state, reading, proposals, weight in checked
                if weight > _REPAIRED or state not in _PLAIN or any([each[5] is not None for each in proposals])  # noqa: C419 - as above
            ]
        ),
    )


_PLAIN = (State.NEW, State.SAME)
