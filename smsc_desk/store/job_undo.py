"""The undoing of an import: a job of its own, that leads back edit after edit, the last one first, in chunks.

A million edits do not fit into one transaction, so this one can be stopped in the middle and goes on at its cursor.
One that the user stopped is taken up again from the first edit: what is led back already is known by the edit that did
so (`undo_of`), and passed over. It is never done again (redo): what it took back is imported again from the file,
which compares with the book anew. A record that was changed since (`since`) stays as it is, with all that the import
put there: only an explicit command of the user deletes anything.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit
from smsc_desk.store import jobs, since, undo
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import Row, first, only, select
from smsc_desk.store.jobs import Job, JobKind, JobState
from smsc_desk.store.planning import Planned
from smsc_desk.store.queue import Place

NAMED = 100
"""So many of the records that an undoing left alone are kept by name with the deed; all of them with the job."""

LOOKED_AT = 500
"""So many edits of the import are looked at in one transaction at most: those led back already cost little."""

_TO_LEAD_BACK = (
    f"SELECT {undo.COLUMNS}, coalesce(job_row, 0), step, part FROM edit e WHERE action = :action AND step < :cursor"
    " AND (state <> 'cancelled' OR merged_into NOTNULL) ORDER BY step DESC LIMIT :most"
)


def undo_chunk(db: apsw.Connection, number: int, most: int, now_ms: int, touched: Touched) -> bool:
    """Lead back so many edits of the job that this one undoes, the last ones first; False: there is nothing left to do.

    What was changed since is left as it is, and noted by name with the line that it came from.
    """
    job = jobs.job(db, number)
    if job is None or job.state != JobState.PLANNING:
        return False
    (action,) = only(db, "SELECT undo_of FROM action WHERE id = ?", (job.action,))
    rows = select(db, _TO_LEAD_BACK, {"action": action, "cursor": job.cursor, "most": LOOKED_AT})
    planned = _LedBack(db, job, action, now_ms, touched)
    last = planned.lead_back_some(rows, most) and len(rows) < LOOKED_AT
    planned.keep(last=last)
    if last:
        _name_skipped(db, job)
    touched.queue = True
    return not last


def resume(db: apsw.Connection, number: int, now_ms: int, touched: Touched) -> None:
    """Take up an undoing that was stopped, once its edits are taken back; any other job is left as it is."""
    job = jobs.job(db, number)
    if job is None or not can_resume(job):
        return
    (steps,) = only(db, "SELECT steps FROM job WHERE id = ?", (job.undo_of,))
    db.execute("DELETE FROM job_row WHERE job = ?", (number,))
    db.execute("DELETE FROM left_alone WHERE job = ?", (number,))
    db.execute(
        "UPDATE job SET state = 'planning', reason = '', rows = :steps, cursor = :steps, planned = 0, left_out = 0,"
        " whole = 0, listed = NULL, started_ms = :now, finished_ms = NULL WHERE id = :number",
        {"steps": steps, "now": now_ms, "number": number},
    )
    touched.queue = touched.jobs = True


def can_resume(job: Job) -> bool:
    """Tell whether a job is an undoing that was stopped, and whose edits are taken back."""
    return job.kind == JobKind.UNDO and job.state == JobState.STOPPED and not job.cancelling


def _name_skipped(db: apsw.Connection, job: Job) -> None:
    names = select(db, "SELECT message FROM job_row WHERE job = ? LIMIT ?", (job.id, NAMED))
    db.execute(
        "UPDATE action SET skipped = ? WHERE id = ?",
        (json.dumps([name for (name,) in names], ensure_ascii=False), job.action),
    )


_REMOVALS = edits.DeleteContact | edits.DeleteGroup | edits.UnblockAddress


class _LedBack(Planned):
    def __init__(self, db: apsw.Connection, job: Job, action: int, now_ms: int, touched: Touched) -> None:
        super().__init__(db, job, now_ms, touched)
        self._action = action  # the one that is undone
        self._leads_back: int | None = None

    def lead_back_some(self, rows: Sequence[Row], most: int) -> bool:
        """Lead back so many of these edits; tell whether that was all."""
        for row in rows:
            done = undo.done_of(row[:-3])
            if self._is_to_do(done):
                if not most:
                    return False
                most -= 1
                self._lead_back(done, row[-3], row[-2])
            self._cursor = row[-2]
        return True

    def _is_to_do(self, done: undo.Done) -> bool:
        if done.state == "merged" and not since.has_effect(self.db, done.number):
            return False
        backs = select(self.db, "SELECT id FROM edit WHERE undo_of = ? AND job = ?", (done.number, self._job.id))
        return not any(since.has_effect(self.db, back) for (back,) in backs)

    def _lead_back(self, done: undo.Done, line: int, step: int) -> None:
        """Take an edit back, or queue what leads back, or note the record where neither can be."""
        self._leads_back = done.number
        if done.state not in jobs.SET_ASIDE:
            left = since.imported(self.db, self._action, done.target, done.row, step)
            if self._is_left_alone(done) or (left is not None and since.differences(self.db, left)):
                self._leave_alone(done, line, undo.name_of(self.db, done))
                return
            if left is not None and left.is_back:
                return
        back = undo.Back(self.db, lambda edit: self._queue_back(edit, line), self._now_ms, self._touched)
        back.take(done)
        for name in back.skipped:
            self._leave_alone(done, line, name)

    def _leave_alone(self, done: undo.Done, line: int, name: str) -> None:
        self.note(line, "left_out", "changed_since", name)
        self._left_out += not self._is_left_alone(done)
        self.db.execute(
            "INSERT OR IGNORE INTO left_alone(job, target, row, edit) VALUES(?, ?, ?, ?)",
            (self._job.id, done.target, done.row, done.number),
        )

    def _is_left_alone(self, done: undo.Done) -> bool:
        """Tell whether a later edit of the same record was left alone: then all of them are, and it counts once."""
        query = "SELECT 1 FROM left_alone WHERE job = ? AND target = ? AND row = ?"
        return first(self.db, query, (self._job.id, done.target, done.row)) is not None

    def _queue_back(self, edit: Edit, line: int) -> None:
        removes = isinstance(edit, _REMOVALS)
        self.queue([(edit, "removed" if removes else "restored")], line)

    def _place(self, line: int, part: str) -> Place:
        place = super()._place(line, part)
        return Place(place.action, place.step, place.now_ms, place.job, place.line, place.part, self._leads_back)

    def keep(self, *, last: bool) -> None:
        """Write down how far the undoing has come: some edits of an import need no leading back."""
        self._rows = (self._job.rows if last else self._job.rows - self._cursor) - self._job.planned
        super().keep(last=last)
