"""The undoing of an import: a job of its own, that leads back edit after edit, the last one first, in chunks.

A million edits do not fit into one transaction, so this one can be stopped in the middle and goes on at its cursor.
It is never done again (redo): what it took back is imported again from the file, which compares with the book anew.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit
from smsc_desk.store import jobs, overlay, records, undo
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import only, select
from smsc_desk.store.jobs import Job, JobState
from smsc_desk.store.planning import Planned
from smsc_desk.store.records import Image

NAMED = 100
"""So many of the records that an undoing left alone are kept by name with the deed; all of them with the job."""

# What was discarded had no effect, and neither had what it had taken in.
_TO_LEAD_BACK = (
    f"SELECT {undo.COLUMNS}, coalesce(job_row, 0), step, part FROM edit e WHERE action = :action AND step < :cursor"
    " AND (state <> 'cancelled' OR merged_into NOTNULL) AND NOT (state = 'merged' AND EXISTS"
    "  (SELECT 1 FROM edit c WHERE c.id = e.merged_into AND c.state = 'cancelled' AND c.merged_into IS NULL))"
    " ORDER BY step DESC LIMIT :most"
)


def undo_chunk(db: apsw.Connection, number: int, most: int, now_ms: int, touched: Touched) -> bool:
    """Lead back so many edits of the job that this one undoes, the last ones first; False: there is nothing left to do.

    What was changed since is left as it is, and noted by name with the line that it came from.
    """
    job = jobs.job(db, number)
    if job is None or job.state != JobState.PLANNING:
        return False
    (action,) = only(db, "SELECT undo_of FROM action WHERE id = ?", (job.action,))
    rows = select(db, _TO_LEAD_BACK, {"action": action, "cursor": job.cursor, "most": most})
    planned = _LedBack(db, job, now_ms, touched)
    for row in rows:
        planned.lead_back(undo.done_of(row[:-3]), row[-3], row[-2])
    planned.keep(last=len(rows) < most)
    if len(rows) < most:
        _name_skipped(db, job)
    touched.queue = True
    return len(rows) == most


def _name_skipped(db: apsw.Connection, job: Job) -> None:
    names = select(db, "SELECT message FROM job_row WHERE job = ? LIMIT ?", (job.id, NAMED))
    db.execute(
        "UPDATE action SET skipped = ? WHERE id = ?",
        (json.dumps([name for (name,) in names], ensure_ascii=False), job.action),
    )


_REMOVALS = edits.DeleteContact | edits.DeleteGroup | edits.UnblockAddress


class _LedBack(Planned):
    def lead_back(self, done: undo.Done, line: int, step: int) -> None:
        """Take an edit back, or queue what leads back, or note the record where neither can be."""
        back = undo.Back(self.db, lambda edit: self._queue_back(edit, line), self._now_ms, self._touched)
        back.take(done)
        for name in back.skipped:
            self.note(line, "left_out", "changed_since", name)
            self._left_out += 1
        self._rows += 1
        self._cursor = step

    def _queue_back(self, edit: Edit, line: int) -> None:
        removes = isinstance(edit, _REMOVALS)
        self.queue([(edit, "removed" if removes else "restored")], line)


# --- what it would do -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """What the undoing of an import would do to records: remove, give former values back, leave as changed since."""

    removed: int = 0
    restored: int = 0
    changed_since: int = 0


class Foresight:
    """Looks at the edits of an import, the last one first, a piece at a time so that other questions pass between."""

    def __init__(self, action: int, steps: int) -> None:
        self._action, self._cursor = action, steps
        self._back: dict[tuple[str, int], Image] = {}  # records as they will be: earlier edits are judged by that
        self._changed: set[tuple[str, int]] = set()
        self.preview = UndoPreview()

    def look(self, db: apsw.Connection, most: int = 500) -> bool:
        """Look at so many edits; tell whether there are more. One that is interrupted has changed nothing."""
        rows = select(db, _TO_LEAD_BACK, {"action": self._action, "cursor": self._cursor, "most": most})
        back, changed, counts = dict[tuple[str, int], Image](), set[tuple[str, int]](), Counter[str]()
        for row in rows:
            done = undo.done_of(row[:-3])
            record = done.target, done.row
            if done.state in jobs.SET_ASIDE or record in self._changed or record in changed:
                continue
            seen = back.get(record, self._back.get(record))
            try:
                edits_back = undo.inverse(db, done.number, done.edit, seen)
            except undo.Changed:
                changed.add(record)
                continue
            counts[row[-1]] += bool(edits_back)
            if row[-1] != "added":
                back[record] = _after(db, done, seen, edits_back)
        self._note(back, changed, counts)
        self._cursor = rows[-1][-2] if rows else 0
        return len(rows) == most

    def _note(
        self, back: dict[tuple[str, int], Image], changed: set[tuple[str, int]], counts: Mapping[str, int]
    ) -> None:
        self._back |= back
        self._changed |= changed
        contacts_changed = sum(target != "grp" for target, _ in changed)
        self.preview = UndoPreview(
            self.preview.removed + counts.get("added", 0),
            self.preview.restored + counts.get("updated", 0),
            self.preview.changed_since + contacts_changed,
        )


def _after(db: apsw.Connection, done: undo.Done, seen: Image | None, back: Sequence[Edit]) -> Image:
    image = seen or records.READ_IMAGE[done.target](db, done.row) or {}
    for edit in back:
        image = overlay.applied(image, edit) or {}
    return image
