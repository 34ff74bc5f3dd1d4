"""What the user did, newest first, with how each deed stands; and the equation of the queue: nothing is silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import apsw

from smsc_desk.store import jobs
from smsc_desk.store.database import Row, first, only, select

OPEN_NAMES = ("queued", "sending", "ambiguous", "verifying")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing the user did.

    `verb` and `subject` are those of the deed itself, or of what it undoes or does again. `depth`: 0 done, 1 undone,
    2 done again, and so on. `counts` are edits by state; their sum is all that was accepted. `rows`: records touched.
    """

    id: int
    verb: str
    subject: str
    created_ms: int
    undo_of: int | None
    depth: int
    counts: Mapping[str, int]
    rows: int
    undone: bool
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """What undo and redo would do now."""

    undo: Deed | None = None
    redo: Deed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Every edit that was ever accepted, by how it ended; the rest adds up to `accepted` (reliability, I6)."""

    accepted: int
    done: int
    refused: int
    conflict: int
    parked: int
    cancelled: int
    merged: int
    open: int


_DEED = (
    "SELECT a.id, coalesce(r.verb, a.verb), coalesce(r.subject, a.subject), a.created_ms, a.undo_of, a.depth,"
    " EXISTS(SELECT 1 FROM action u WHERE u.undo_of = a.id),"
    " NOT EXISTS(SELECT 1 FROM job j WHERE j.action = a.id AND j.kind = 'undo') AND"
    " (a.depth > 0 OR EXISTS(SELECT 1 FROM edit e WHERE e.action = a.id"
    "  AND (e.state <> 'cancelled' OR e.merged_into NOTNULL)))"
    " FROM action a LEFT JOIN action r ON r.id = a.root"
)


def history(db: apsw.Connection, limit: int, before: int | None) -> list[Deed]:
    """Return deeds, newest first, those before one of them where that is named."""
    where = "" if before is None else "WHERE a.id < :before"
    rows = select(db, f"{_DEED} {where} ORDER BY a.id DESC LIMIT :limit", {"before": before, "limit": limit})
    return [_deed(db, row) for row in rows]


def deed(db: apsw.Connection, number: int) -> Deed | None:
    """Return one deed."""
    row = first(db, f"{_DEED} WHERE a.id = ?", (number,))
    return None if row is None else _deed(db, row)


def _deed(db: apsw.Connection, row: Row) -> Deed:
    number, verb, subject, created_ms, undo_of, depth, undone, has_effect = row
    counts, rows = _counted(db, number)
    return Deed(
        id=number,
        verb=verb,
        subject=subject,
        created_ms=created_ms,
        undo_of=undo_of,
        depth=depth,
        counts=counts,
        rows=rows,
        undone=bool(undone),
        can_undo=bool(has_effect) and not undone,
    )


def _counted(db: apsw.Connection, action: int) -> tuple[dict[str, int], int]:
    """Return a deed's edits by state, and how many records they touch; those of a job are counted already."""
    job = jobs.of_action(db, action)
    if job is not None:
        return dict(job.counts), sum(edits for (part, _), edits in job.parts.items() if part)
    counts: dict[str, int] = dict(
        select(db, "SELECT state, count(*) FROM edit WHERE action = ? GROUP BY state", (action,))
    )
    (rows,) = only(db, "SELECT count(*) FROM (SELECT DISTINCT target, row FROM edit WHERE action = ?)", (action,))
    return counts, rows


def steps(db: apsw.Connection) -> Steps:
    """Return what undo and redo would do now: the newest deed in effect, the newest undoing that nothing came after."""
    return Steps(_next(db, _NEXT_UNDO), _next(db, _NEXT_REDO))


_NOT_UNDONE = "NOT EXISTS(SELECT 1 FROM action u WHERE u.undo_of = a.id)"
_HAS_EFFECT = "EXISTS(SELECT 1 FROM edit e WHERE e.action = a.id AND (e.state <> 'cancelled' OR e.merged_into NOTNULL))"
_NEXT_UNDO = (
    f"SELECT a.id FROM action a WHERE a.depth % 2 = 0 AND {_NOT_UNDONE} AND (a.depth > 0 OR {_HAS_EFFECT})"
    " ORDER BY a.id DESC LIMIT 1"
)
_NEXT_REDO = (
    f"SELECT a.id FROM action a WHERE a.depth % 2 = 1 AND {_NOT_UNDONE}"
    " AND NOT EXISTS(SELECT 1 FROM job j WHERE j.action = a.id)"  # an import is not done again: see `job_undo`
    " AND a.id > (SELECT coalesce(max(id), 0) FROM action WHERE depth = 0) ORDER BY a.id DESC LIMIT 1"
)


def _next(db: apsw.Connection, query: str) -> Deed | None:
    found = first(db, query)
    return None if found is None else deed(db, found[0])


def balance(db: apsw.Connection) -> Balance:
    """Count all edits there ever were."""
    counts: dict[str, int] = dict(select(db, "SELECT state, count(*) FROM edit GROUP BY state"))
    ended = {name: counts.get(name, 0) for name in ("done", "refused", "conflict", "parked", "cancelled", "merged")}
    return Balance(accepted=sum(counts.values()), open=sum(counts.get(name, 0) for name in OPEN_NAMES), **ended)
