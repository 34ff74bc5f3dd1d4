"""What the undoing of an import left as it is, since it was changed again: which records, and how they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit
from smsc_desk.store import overlay, records, undo
from smsc_desk.store.database import select
from smsc_desk.store.records import Image

MOST = 10_000
"""So many edits are listed at most."""

MEMBERS = "members"
"""Stands for a field where a group stays since others are in it; the value now is how many are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceChanged:
    """A field of a record: what the import had put, and what is there now; both as in an image.

    `target` and `row` are the record ("contact", "grp", "block" and its local id), `title` names it. `gone`: it is not
    there any more, and `now` is None. `line` is the line of the file, 0 where it has none.
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
        f"SELECT {undo.COLUMNS}, coalesce(job_row, 0) FROM edit WHERE id IN"
        " (SELECT edit FROM left_alone WHERE job = ?) ORDER BY target, job_row, row, id LIMIT ?",
        (job, MOST),
    )
    found: dict[tuple[str, int, str], SinceChanged] = {}
    for row in rows:
        done = undo.done_of(row[:-1])
        for field in _fields(db, done, row[-1]):
            found[field.target, field.row, field.key] = field  # the last one put what was seen at the end
    return list(found.values())


def _fields(db: apsw.Connection, done: undo.Done, line: int) -> Iterator[SinceChanged]:
    now, title = records.READ_IMAGE[done.target](db, done.row), undo.name_of(db, done)
    for key, put in _put(done.edit).items():
        value = _value_now(db, done, key, now)
        if now is None or not records.same_value(key, value, put):
            yield SinceChanged(
                target=done.target, row=done.row, title=title, line=line, key=key, put=put, now=value, gone=now is None
            )


def _put(edit: Edit) -> Image:
    """Return what an edit of an import has put into the fields of its record."""
    match edit:
        case edits.AddContact():
            wanted = overlay.applied(None, edit) or {}
            return {key: value for key, value in wanted.items() if key != "groups" and value}
        case edits.ChangeContact():
            return {key: overlay.comparable(value) for key, value in edit.changes.items()}
        case edits.AddGroup():
            return {"name": edit.name, MEMBERS: None}
        case edits.BlockAddress():
            return {"type": int(edit.type), "comment": edit.comment}
        case edits.JoinGroup() | edits.LeaveGroup():
            return {"groups": [edit.group]}
        case _:
            return {}


def _value_now(db: apsw.Connection, done: undo.Done, key: str, now: Image | None) -> Any:
    if key == MEMBERS:
        query = "SELECT count(*) FROM member m JOIN contact c ON c.id = m.contact AND NOT c.deleted WHERE m.grp = ?"
        return select(db, query, (done.row,))[0][0] or None
    return None if now is None else now.get(key)
