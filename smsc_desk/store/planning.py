"""A job's rows on their way into the queue: one chunk, its counters and its place in the file are one transaction."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable

import apsw

from smsc_desk.book.edits import AddGroup, Edit
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel, GroupId
from smsc_desk.store import jobs, queue
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import first, select
from smsc_desk.store.jobs import Job, JobKind, JobState
from smsc_desk.store.queue import Place, target_of
from smsc_desk.store.sending import kept_name

_MADE = {
    "contact": "SELECT 1 FROM address a JOIN edit e ON e.row = a.contact AND e.target = 'contact'"
    " WHERE a.value = ? AND a.channel = ? AND e.job = ? AND e.part = 'added'",
    "block": "SELECT 1 FROM block b JOIN edit e ON e.row = b.id AND e.target = 'block'"
    " WHERE b.address = ? AND b.channel = ? AND e.job = ? AND e.part = 'added'",
}


class Planned:
    """One chunk of a job while it is planned, on the writer's connection and within its transaction."""

    def __init__(self, db: apsw.Connection, job: Job, now_ms: int, touched: Touched) -> None:
        self.db = db
        self._job, self._now_ms, self._touched = job, now_ms, touched
        self._steps = job.steps
        self._rows = self._same = self._left_out = self._rejected = 0
        self._cursor, self._groups = job.cursor, job.groups

    def queue(self, wanted: Iterable[tuple[Edit, str]], line: int) -> bool:
        """Queue the edits of one record, each with what it counts for; tell whether any of them changes something.

        Raises:
            Invalid: a value that the book cannot hold; none of them is queued then.
        """
        steps = self._steps
        try:
            with self.db:  # a savepoint: a record that was born for an edit that cannot be goes again
                for edit, part in wanted:
                    self._queue_one(edit, line, part)
        except BaseException:
            self._steps = steps
            raise
        return self._steps > steps

    def group(self, channel: Channel, name: str, line: int) -> GroupId:
        """Return the group of a name, the oldest of several; one that is not there is made.

        Raises:
            Invalid: a name that no group can have.
        """
        names = tuple(dict.fromkeys((name, kept_name(name))))
        query = "SELECT id FROM grp WHERE channel = ? AND name IN (?, ?) AND NOT deleted ORDER BY name <> ?, id LIMIT 1"
        if found := select(self.db, query, (channel, names[0], names[-1], name)):
            return GroupId(found[0][0])
        made = self._queue_one(AddGroup(channel=channel, name=name), line)
        assert made is not None  # noqa: S101 - a new group always changes something
        return GroupId(target_of(made)[1])

    def made(self, channel: Channel, addresses: Iterable[str]) -> bool:
        """Tell whether an earlier row of the job has made what owns one of these addresses: a contact, or an entry."""
        query = _MADE["block" if self._job.kind == JobKind.BLACKLIST else "contact"]
        return any(first(self.db, query, (address, channel, self._job.id)) for address in addresses)

    def groups_first(self, names: Iterable[tuple[Channel, str]]) -> None:
        """Make groups that the whole job waits for; a name that no group can have fails with its rows."""
        for channel, name in names:
            with contextlib.suppress(Invalid):
                self.group(channel, name, 0)
        self._groups = self._steps

    def accept(self, line: int, *, same: bool = False) -> None:
        """Count a row that was queued, or that would change nothing."""
        self._row(line)
        self._same += same

    def leave_out(self, line: int, reason: str) -> None:
        """Count a row that a rule, or the user, leaves out."""
        self._row(line)
        self._left_out += 1
        self.note(line, "left_out", reason)

    def reject(self, line: int, reason: str, message: str = "") -> None:
        """Count a row that cannot be used."""
        self._row(line)
        self._rejected += 1
        self.note(line, "rejected", reason, message)

    def note(self, line: int, state: str, reason: str, message: str = "") -> None:
        """Keep why a row, or a part of one, was not carried out."""
        self.db.execute(
            "INSERT OR IGNORE INTO job_row(job, line, state, reason, message) VALUES(?, ?, ?, ?, ?)",
            (self._job.id, line, state, reason, message),
        )

    def _row(self, line: int) -> None:
        self._rows += 1
        self._cursor = line

    def _queue_one(self, edit: Edit, line: int, part: str = "") -> Edit | None:
        queued = queue.queue_edit(self.db, self._place(line, part), edit, self._touched)
        self._steps += queued is not None
        return queued

    def _place(self, line: int, part: str) -> Place:
        return Place(self._job.action, self._steps, self._now_ms, self._job.id, line, part)

    def keep(self, *, last: bool) -> None:
        """Write down how far the job has come."""
        self.db.execute(
            "UPDATE job SET steps = ?, groups = ?, cursor = ?, planned = planned + ?, same = same + ?,"
            " left_out = left_out + ?, rejected = rejected + ?, whole = ?, state = iif(?, 'running', state)"
            " WHERE id = ?",
            (
                self._steps, self._groups, self._cursor, self._rows, self._same, self._left_out, self._rejected,
                last, last, self._job.id,
            ),
        )  # fmt: skip


def plan_chunk(
    db: apsw.Connection, number: int, function: Callable[[Planned], bool], now_ms: int, touched: Touched
) -> bool:
    """Let a function queue the next rows of a job; it tells whether there are more. False: the job is not to go on."""
    job = jobs.job(db, number)
    if job is None or job.state != JobState.PLANNING:
        return False
    planned = Planned(db, job, now_ms, touched)
    more = function(planned)
    planned.keep(last=not more)
    touched.queue = True
    return more
