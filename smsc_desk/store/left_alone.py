"""What the undoing of an import left as it is, since it was changed again: which records, and how they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import apsw

from smsc_desk.store import since, undo
from smsc_desk.store.database import select

MOST = 10_000
"""So many records are listed at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceChanged:
    """A field of a record: what the import had put, and what is there now; both as in an image.

    `target` and `row` are the record ("contact", "grp", "block" and its local id), `title` names it. `gone`: it is not
    there any more, and `now` is None. `line` is the line of the file, 0 where it has none. Some keys are no fields: see
    `since`.
    """

    target: str
    row: int
    title: str
    line: int
    key: str
    put: Any
    now: Any
    gone: bool


def left_alone(db: apsw.Connection, job: int) -> list[SinceChanged]:
    """Return what an undoing left alone, record by record in the order of the file; values are as they are now."""
    rows = select(
        db,
        f"SELECT {undo.COLUMNS}, min(coalesce(job_row, 0)) AS line, action, max(step) FROM edit WHERE id IN"
        " (SELECT edit FROM left_alone WHERE job = ?) GROUP BY target, row ORDER BY target, line, row LIMIT ?",
        (job, MOST),
    )
    return [field for row in rows for field in _fields(db, undo.done_of(row[:-3]), *row[-3:])]


def _fields(db: apsw.Connection, done: undo.Done, line: int, action: int, step: int) -> Iterator[SinceChanged]:
    """Return what differs of a record; of one that was led back in part, by what the other edits had put."""
    left = since.imported(db, action, done.target, done.row, step, gone_groups=True)
    title = undo.name_of(db, done)
    for found in [] if left is None else since.differences(db, left):
        yield SinceChanged(
            target=done.target, row=done.row, title=title, line=line, key=found.key, put=found.put, now=found.now,
            gone=left is not None and left.now is None,
        )  # fmt: skip
