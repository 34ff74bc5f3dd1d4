"""The rows of a file as edits: checked once more against the book as it is at that moment, within the transaction.

What was checked in the dialog is hours old when the last row is planned, and the user goes on working: so each row is
compared again where it is queued, and no edit of his can slip in between.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import apsw

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Edit
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel, ContactId, GroupId
from smsc_desk.files.block_checking import Entry, wanted
from smsc_desk.files.checking import Checked, Known, Proposal, State, checker_for
from smsc_desk.files.comparing import Present
from smsc_desk.files.plan import Decision, Plan, Subject
from smsc_desk.files.reading import Weight
from smsc_desk.files.rows import Row
from smsc_desk.importing.known import BookKnown, NothingKnown
from smsc_desk.store.planning import Planned

UNDECIDED, TWO_CONTACTS, EXISTS, REPEATED, BLOCKED = "undecided", "two_contacts", "exists", "repeated", "blocked"
BY_USER = "by_user"
"""Why a row was left out; worded in the window."""

_TO_LOOK_AT_AGAIN = (State.UPDATE, State.SAME, State.REPEATED)

Wanted = list[tuple[Edit, str]]
"""The edits of one record, each with what it counts for."""


class _Book:
    """The book on whichever connection the store writes with at the moment."""

    def __init__(self) -> None:
        self._known: Known = NothingKnown()

    def turn_to(self, db: apsw.Connection) -> None:
        self._known = BookKnown(db)

    def contacts(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, Present]:
        return self._known.contacts(channel, addresses)

    def blocks(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, BlockType]:
        return self._known.blocks(channel, addresses)

    def comments(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, str]:
        return self._known.comments(channel, addresses)

    def group_names(self, channel: Channel) -> Collection[str]:
        return self._known.group_names(channel)


class Planner:
    """Plans the rows of one job, in the file's order; made anew after a restart."""

    def __init__(self, plan: Plan, today: datetime.date) -> None:
        self._plan = plan
        self._book = _Book()
        self._checker = checker_for(plan, self._book, today)

    def skip(self, rows: Iterable[Row]) -> None:
        """Remember rows that were planned before a restart."""
        self._checker.skip(rows)

    def plan(self, rows: Sequence[Row], planned: Planned) -> None:
        """Queue what some rows mean; on the writer's thread."""
        self._book.turn_to(planned.db)
        touched = set[ContactId | None]()
        for chunk in self._checker.check(rows):
            for row in chunk:
                self._row(self._as_it_is_now(row, touched, planned), planned)
                touched |= {each.contact for each in row.proposals}

    def _as_it_is_now(self, row: Checked, touched: set[ContactId | None], planned: Planned) -> Checked:
        """The chunk was looked up at once: what an earlier row of it, or of the file, has done is not in that."""
        late = any(
            each.state == State.REPEATED or (each.state in _TO_LOOK_AT_AGAIN and each.contact in touched)
            for each in row.proposals
        )
        decided = row.state == State.ASK and self._decision(row) == Decision.UPDATE
        return self._checker.afresh(row, planned.made) if late or decided else row

    def _decision(self, row: Checked) -> Decision | None:
        return self._plan.decided.get(row.reading.line)

    def _row(self, row: Checked, planned: Planned) -> None:
        line = row.reading.line
        if not row.proposals:
            planned.reject(line, _why_rejected(row))
            return
        queued, faults = False, list[Invalid]()
        for proposal in row.proposals:
            try:
                queued |= planned.queue(self._edits(row, proposal, planned), line)
            except Invalid as error:
                faults.append(error)
        if queued:
            planned.accept(line)
            for fault in faults:
                planned.note(line, "rejected", fault.reason, str(fault))
        elif faults:
            planned.reject(line, faults[0].reason, str(faults[0]))
        elif why := self._why_left_out(row):
            planned.leave_out(line, why)
        else:
            planned.accept(line, same=True)

    def _why_left_out(self, row: Checked) -> str | None:
        left = [each for each in row.proposals if each.state in {State.LEFT_OUT, State.ASK}]
        if not left or row.state == State.SAME:
            return None
        proposal = left[0]
        if self._decision(row) == Decision.SKIP:
            return BY_USER
        if proposal.owners:
            return TWO_CONTACTS
        if proposal.state == State.ASK:
            return UNDECIDED
        if proposal.first_line:
            return REPEATED
        return EXISTS if proposal.changes else BLOCKED

    def _edits(self, row: Checked, proposal: Proposal, planned: Planned) -> Wanted:
        if not self._is_wanted(row, proposal):
            return []
        if self._plan.subject == Subject.BLACKLIST:
            return self._entry(proposal)
        if proposal.contact is None:
            return [(_new(row, proposal, _groups(row.reading.groups, proposal.channel, row, planned)), "added")]
        changes = [*self._changes(row, proposal, proposal.contact, planned)]
        # The first edit counts for the contact, unless an earlier row of the file has done so.
        return [(edit, "" if number or proposal.first_line else "updated") for number, edit in enumerate(changes)]

    def _is_wanted(self, row: Checked, proposal: Proposal) -> bool:
        decision = self._decision(row)
        if decision is None or proposal.state == State.NEW:
            return proposal.state in {State.NEW, State.UPDATE}
        return decision == Decision.UPDATE and bool(proposal.changes)

    def _entry(self, proposal: Proposal) -> Wanted:
        (address,) = proposal.addresses
        had = None
        if proposal.block is not None:
            comment = self._book.comments(proposal.channel, proposal.addresses).get(address, "")
            had = Entry(proposal.block, comment)
        entry = wanted(proposal, had)
        edit = edits.BlockAddress(
            channel=proposal.channel, address=address, type=entry.type, comment=entry.comment
        )  # fmt: skip
        part = "added" if had is None else "updated"
        return [(edit, "" if proposal.first_line else part)]

    def _changes(self, row: Checked, proposal: Proposal, contact: ContactId, planned: Planned) -> Iterator[Edit]:
        values = {change.field: change.new for change in proposal.changes if change.field != "groups"}
        if values:
            yield edits.ChangeContact(contact=contact, changes=values)
        for change in proposal.changes:
            if change.field == "groups":
                gone = tuple(name for name in change.old if name not in change.new)
                for group in _groups(change.added, proposal.channel, row, planned):
                    yield edits.JoinGroup(contact=contact, group=group)
                for group in _groups(gone, proposal.channel, row, planned):
                    yield edits.LeaveGroup(contact=contact, group=group)


def _new(row: Checked, proposal: Proposal, groups: tuple[GroupId, ...]) -> Edit:
    reading = row.reading
    values: dict[str, object] = {"addresses": proposal.addresses, **reading.values}
    if reading.tags:
        values["tags"] = reading.tags
    return edits.AddContact(channel=proposal.channel, values=values, groups=groups)


def _groups(names: Sequence[str], channel: Channel, row: Checked, planned: Planned) -> tuple[GroupId, ...]:
    return tuple(dict.fromkeys(planned.group(channel, name, row.reading.line) for name in names))


def _why_rejected(row: Checked) -> str:
    problems = sorted(row.reading.problems, key=lambda problem: -problem.weight)
    unusable = [problem for problem in problems if problem.weight == Weight.UNUSABLE]
    return str((unusable or problems)[0].reason) if problems else "no_address"
