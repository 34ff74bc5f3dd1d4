"""The dry run of a file that enters the blacklist: every address of every row against the entries that are there.

Each address is an entry of its own, so a row may have several proposals. An entry that is there never becomes weaker:
of two types the one that keeps more away stays.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from smsc_desk.book.block import STRICTNESS, BlockType
from smsc_desk.book.folding import fold
from smsc_desk.book.identity import Channel
from smsc_desk.files.checked import CHUNK, Checked, Known, Made, Proposal, State, Tallies
from smsc_desk.files.comparing import Change, same, won
from smsc_desk.files.headers import Target
from smsc_desk.files.plan import Plan
from smsc_desk.files.reading import Problem, Reader, Reading, Said, Weight
from smsc_desk.files.rows import Row
from smsc_desk.files.rules import Existing, Repeated, Rules, Winner, of_the_file

_WORDS: Mapping[BlockType, str] = {
    BlockType.ALL: "0|all|all messages|everything|full|все|все сообщения|полная|всё|усі|всі|усі повідомлення|барлығы",
    BlockType.MASS: "1|mass|mailings|mailings only|bulk|массовые|массовая|рассылки|только рассылки|масові|розсилки",
    BlockType.SINGLE: "2|single|single messages|single messages only|одиночные|одиночная|единичные|разовые"
    "|только одиночные|одиничні|поодинокі",
}
_TYPES = {fold(word): kind for kind, words in _WORDS.items() for word in words.split("|")}

_EXISTING = {Existing.UPDATE: State.UPDATE, Existing.SKIP: State.LEFT_OUT, Existing.ASK: State.ASK}
_REPEATED = {Repeated.MERGE: State.REPEATED, Repeated.FIRST: State.LEFT_OUT, Repeated.SHOW: State.ASK}


def block_type(text: str) -> BlockType | None:
    """Return the type that a cell names, in words or by the provider's number; None for what is none."""
    return _TYPES.get(fold(text.strip()))


class Entry(NamedTuple):
    """What an address is to have in the blacklist."""

    type: BlockType
    comment: str


def wanted(proposal: Proposal, had: Entry | None) -> Entry:
    """Return the entry that a proposal leads to, from what was there."""
    new = {change.field: str(change.new) for change in proposal.changes}
    kind, comment = had or Entry(BlockType.ALL, "")
    return Entry(BlockType(int(new.get("type", kind))), new.get("comment", comment))


class BlockChecker:
    """Checks the rows of one file; made anew for each run."""

    def __init__(self, plan: Plan, known: Known, today: datetime.date) -> None:
        self._plan, self._known = plan, known
        self._reader = Reader(plan.columns, today=today)
        self._column = next(
            (number for number, each in enumerate(plan.columns.columns) if each.target == Target.BLOCK), None
        )
        self._lines = dict[tuple[Channel, str], int]()
        self._types = dict[int, BlockType]()  # by line, of rows that say it themselves
        self.tallies = Tallies()

    def check(self, rows: Iterable[Row]) -> Iterator[list[Checked]]:
        """Yield all rows, checked, in chunks; `rows` has no header any more."""
        rows = iter(rows)
        while chunk := list(itertools.islice(rows, CHUNK)):
            self._types.clear()
            readings = [self._read(row) for row in chunk]
            entries = self._look_up(readings)
            checked = [self._checked(reading, entries) for reading in readings]
            self._count(checked)
            yield checked

    def skip(self, rows: Iterable[Row]) -> None:
        """Remember rows that were checked before, so that later ones are known to repeat them."""
        for row in rows:
            reading = self._reader.read(row)
            for channel, address in _addresses(reading):
                self._lines.setdefault((channel, address), reading.line)

    def afresh(self, row: Checked, made: Made) -> Checked:
        """Return what becomes of a row of the last chunk now that the earlier ones are in the blacklist."""
        entries = self._look_up([row.reading])
        proposals = list[Proposal]()
        for before in row.proposals:
            own = before.first_line > 0 and made(before.channel, before.addresses)
            rules = of_the_file(self._plan.rules) if own else self._plan.rules
            had = entries.get((before.channel, before.addresses[0]))
            now = self._by_list(row.reading, before.channel, before.addresses[0], had, rules)
            proposals.append(now._replace(first_line=before.first_line))
        return row._replace(state=min(each.state for each in proposals), proposals=tuple(proposals))

    def _read(self, row: Row) -> Reading:
        reading = self._reader.read(row)
        if self._column is None or self._column >= len(row.cells) or not row.cells[self._column].strip():
            return reading
        kind = block_type(row.cells[self._column])
        if kind is None:
            problem = Problem(self._column, Target.BLOCK, Said.BLOCK_TYPE, Weight.DOUBTFUL)
            return reading._replace(problems=(*reading.problems, problem))
        self._types[row.line] = kind
        return reading

    def _look_up(self, readings: Sequence[Reading]) -> dict[tuple[Channel, str], Entry]:
        found = dict[tuple[Channel, str], Entry]()
        for channel in Channel:
            own = {address for reading in readings for each, address in _addresses(reading) if each == channel}
            if own:
                comments = self._known.comments(channel, own)
                blocks = self._known.blocks(channel, own)
                found |= {(channel, each): Entry(kind, comments.get(each, "")) for each, kind in blocks.items()}
        return found

    def _checked(self, reading: Reading, entries: Mapping[tuple[Channel, str], Entry]) -> Checked:
        proposals = tuple(
            self._proposal(reading, channel, address, entries.get((channel, address)))
            for channel, address in _addresses(reading)
        )
        weight = max((problem.weight for problem in reading.problems), default=-1)
        state = min((each.state for each in proposals), default=State.REJECTED)
        return Checked(state, reading, proposals, weight)

    def _proposal(self, reading: Reading, channel: Channel, address: str, had: Entry | None) -> Proposal:
        first = self._lines.setdefault((channel, address), reading.line)
        if first != reading.line:
            state = _REPEATED[self._plan.rules.repeated]
            return Proposal(channel, state, (address,), block=had and had.type, first_line=first)
        return self._by_list(reading, channel, address, had, self._plan.rules)

    def _by_list(self, reading: Reading, channel: Channel, address: str, had: Entry | None, rules: Rules) -> Proposal:
        new = self._wanted(reading, had, rules)
        if had is None:
            changes = (Change("type", "", str(int(new.type))), Change("comment", "", new.comment))
            return Proposal(channel, State.NEW, (address,), changes=tuple(each for each in changes if each.new))
        changes = (
            Change("type", str(int(had.type)), str(int(new.type))),
            Change("comment", had.comment, new.comment),
        )
        left = tuple(each for each in changes if not same(str(each.old), str(each.new)))
        state = _EXISTING[rules.existing] if left else State.SAME
        return Proposal(channel, state, (address,), changes=left, block=had.type)

    def _wanted(self, reading: Reading, had: Entry | None, rules: Rules) -> Entry:
        kind = self._types.get(reading.line, self._plan.blocks.type)
        comment = reading.values.get("comment") or self._plan.blocks.comment
        if had is None:
            return Entry(kind, comment)
        winner = rules.winners.get("comment", Winner.FILE)
        kept = won(winner, had.comment, comment) if comment else had.comment
        return Entry(min(kind, had.type, key=STRICTNESS.index), kept)

    def _count(self, checked: Sequence[Checked]) -> None:
        tallies = self.tallies
        tallies.rows += len(checked)
        tallies.states.update([row.state for row in checked])
        tallies.contacts.update([proposal.state for row in checked for proposal in row.proposals])
        tallies.blocked += sum(row.is_blocked for row in checked)
        for row in checked:
            if row.reading.problems:
                tallies.count_problems(row)
            elif row.state == State.ASK:
                tallies.attention += 1


def _addresses(reading: Reading) -> Iterator[tuple[Channel, str]]:
    for number in reading.numbers:
        yield Channel.PHONE, number
    for mail in reading.emails:
        yield Channel.EMAIL, mail
