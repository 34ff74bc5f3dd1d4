"""Jobs: imports, and the undoing of one. What they are, how they stand, and which of their edits may be sent.

    planning ──▶ running ──▶ done        planning: its rows, or the edits to lead back, become edits, chunk by chunk
       │  ▲         │  ▲                 running: all of them are edits, which are sent, or wait
       ▼  │         ▼  │
     paused, failed (waits for the user: `reason`), stopped (without `finished_ms` while its edits are taken back;
     an undoing can be taken up again: `job_undo`)

The counts of a job's edits are kept by triggers (see `schema`), so that its progress costs nothing to know.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import apsw

from smsc_desk.book.edits import Verb
from smsc_desk.book.identity import Channel
from smsc_desk.store import overlay, queue
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import Row, first, only, select

FRESH_MS = 10 * 60_000
"""A listing that ended so short ago is taken for what the provider has now."""

TRUSTED_MS = 60 * 60_000
"""After so long a listing no longer stands for the look before an edit is sent; a job that runs asks for a new one."""

_LAST = 2**63 - 1

KEPT_MS = 30 * 24 * 3600 * 1000
"""So long the file of a job that has ended is kept: for the rows that failed."""

MOVING = ("queued", "sending", "ambiguous", "verifying")
SET_ASIDE = ("refused", "conflict", "parked")

GROUP_REFUSED = "group_refused"
"""Why a job stopped: a group that it needs could not be made."""


class JobKind(enum.StrEnum):
    """What a job does."""

    IMPORT = "import"
    BLACKLIST = "blacklist"
    UNDO = "undo"


class JobState(enum.StrEnum):
    """How a job stands (see the module)."""

    PLANNING = "planning"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """An import as it is started; `new_groups` are made first, `left_out` are the lines that the user left out."""

    kind: JobKind
    name: str
    sha256: str
    plan: str
    rows: int
    new_groups: tuple[tuple[Channel, str], ...] = ()
    left_out: Collection[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job. `rows` are all, `planned` those that became edits, were the same, left out or rejected.

    `counts` are edits by state; `parts` edits by what they count for ("added", "updated", "removed", "restored") and
    state. `whole`: planned to the end. `undone`: an undoing of it was begun. `listed`: compared with a whole
    listing, None while that is open.
    """

    id: int
    kind: JobKind
    name: str
    sha256: str
    plan: str
    new_groups: tuple[tuple[Channel, str], ...]
    state: JobState
    reason: str
    action: int
    undo_of: int | None
    undone: bool
    rows: int
    cursor: int
    planned: int
    whole: bool
    same: int
    left_out: int
    rejected: int
    steps: int
    groups: int
    listed: bool | None
    created_ms: int
    started_ms: int | None
    finished_ms: int | None
    counts: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def moving(self) -> int:
        """How many edits are still to be sent, or on their way."""
        return sum(self.counts.get(state, 0) for state in MOVING)

    @property
    def set_aside(self) -> int:
        """How many edits wait for the user."""
        return sum(self.counts.get(state, 0) for state in SET_ASIDE)

    @property
    def cancelling(self) -> bool:
        """Whether it was stopped, and its edits are being taken back."""
        return self.state == JobState.STOPPED and self.finished_ms is None

    def ended(self, part: str) -> int:
        """Return how many edits have done what they count for; one that others carried has, too."""
        return self.parts.get((part, "done"), 0) + self.parts.get((part, "merged"), 0)


_COLUMNS = (
    "id, kind, name, sha256, plan, new_groups, state, reason, action, undo_of, rows, cursor, planned, whole, same,"
    " left_out, rejected, steps, groups, listed, created_ms, started_ms, finished_ms,"
    " EXISTS(SELECT 1 FROM job u WHERE u.undo_of = job.id) AS undone"
)
_WITHOUT_PLAN = _COLUMNS.replace("plan,", "'',", 1)
_NAMES = [name.split()[-1] for name in _COLUMNS.split(",")]


def jobs(db: apsw.Connection) -> list[Job]:
    """Return all jobs, the newest first; without their plans, which may be long."""
    return [_job(db, row) for row in select(db, f"SELECT {_WITHOUT_PLAN} FROM job ORDER BY id DESC")]


def job(db: apsw.Connection, number: int, *, plan: bool = False) -> Job | None:
    """Return one job, with its plan where that is asked for."""
    row = first(db, f"SELECT {_COLUMNS if plan else _WITHOUT_PLAN} FROM job WHERE id = ?", (number,))
    return None if row is None else _job(db, row)


def of_action(db: apsw.Connection, action: int) -> Job | None:
    """Return the job that an action is the deed of."""
    row = first(db, f"SELECT {_WITHOUT_PLAN} FROM job WHERE action = ?", (action,))
    return None if row is None else _job(db, row)


def _job(db: apsw.Connection, row: Row) -> Job:
    values = dict(zip(_NAMES, row, strict=True))
    parts = {
        (part, state): edits
        for part, state, edits in select(
            db, "SELECT part, state, edits FROM job_count WHERE job = ? AND edits", (row[0],)
        )
    }
    counts: dict[str, int] = {}
    for (_, state), edits in parts.items():
        counts[state] = counts.get(state, 0) + edits
    values |= {
        "new_groups": tuple((Channel(channel), name) for channel, name in json.loads(values["new_groups"])),
        "kind": JobKind(values["kind"]), "state": JobState(values["state"]), "whole": bool(values["whole"]),
        "undone": bool(values["undone"]),
        "listed": None if values["listed"] is None else bool(values["listed"]), "counts": counts, "parts": parts,
    }  # fmt: skip
    return Job(**values)


# --- their life -----------------------------------------------------------------------------------------------------

_VERBS = {JobKind.IMPORT: Verb.IMPORT, JobKind.BLACKLIST: Verb.IMPORT_BLACKLIST}


def begin(db: apsw.Connection, new: NewJob, now_ms: int, touched: Touched) -> int:
    """Write down an import and its deed."""
    action = queue.begin_action(db, _VERBS[new.kind], new.name, now_ms)
    db.execute(
        "INSERT INTO job(kind, name, sha256, plan, new_groups, state, action, rows, planned, left_out, created_ms)"
        " VALUES(?, ?, ?, ?, ?, 'planning', ?, ?, ?, ?, ?)",
        (
            new.kind, new.name, new.sha256, new.plan, json.dumps(new.new_groups, ensure_ascii=False), action,
            new.rows, len(new.left_out), len(new.left_out), now_ms,
        ),
    )  # fmt: skip
    number = db.last_insert_rowid()
    db.executemany(
        "INSERT INTO job_row(job, line, state, reason) VALUES(?, ?, 'left_out', 'by_user')",
        [(number, line) for line in sorted(new.left_out)],
    )
    touched.queue = touched.jobs = True
    return number


def begin_undo(db: apsw.Connection, undone: Job, action: int, now_ms: int, touched: Touched) -> int:
    """Write down the undoing of a job; one that has not ended is stopped."""
    stop(db, undone.id, now_ms, touched)
    db.execute(
        "INSERT INTO job(kind, name, state, action, undo_of, rows, cursor, created_ms)"
        " VALUES('undo', ?, 'planning', ?, ?, ?, ?, ?)",
        (undone.name, action, undone.id, undone.steps, undone.steps, now_ms),
    )
    touched.queue = touched.jobs = True
    return db.last_insert_rowid()


def pause(db: apsw.Connection, number: int, touched: Touched) -> None:
    """Let nothing more of a job leave; what is on its way comes to its end."""
    db.execute("UPDATE job SET state = 'paused' WHERE id = ? AND state IN ('planning', 'running')", (number,))
    touched.queue = touched.jobs = True


def resume(db: apsw.Connection, number: int, touched: Touched) -> None:
    """Let a job go on that was paused, or that failed."""
    db.execute(
        "UPDATE job SET state = CASE whole WHEN 1 THEN 'running' ELSE 'planning' END, reason = ''"
        " WHERE id = ? AND state IN ('paused', 'failed')",
        (number,),
    )
    reconsider(db)
    touched.queue = touched.jobs = True


def stop(db: apsw.Connection, number: int, _now_ms: int, touched: Touched) -> None:
    """Send nothing more of a job: what was not sent is taken back by `cancel_some`, what was done stays."""
    db.execute(
        "UPDATE job SET state = 'stopped', reason = '', finished_ms = NULL"
        " WHERE id = ? AND state IN ('planning', 'running', 'paused', 'failed')",
        (number,),
    )
    touched.queue = touched.jobs = True


def fail(db: apsw.Connection, number: int, reason: str, touched: Touched) -> None:
    """Let a job wait for the user, with the reason's key."""
    db.execute(
        "UPDATE job SET state = 'failed', reason = ? WHERE id = ? AND state IN ('planning', 'running')",
        (reason, number),
    )
    touched.queue = touched.jobs = True


def cancel_some(
    db: apsw.Connection, number: int, most: int, now_ms: int, touched: Touched, *, before: int = _LAST
) -> int:
    """Take back so many edits of a stopped job, the last ones first; return before which one to go on, 0 for none.

    One that the user has worked on since is his by now: with it, what he typed would be lost, so it is sent.
    """
    query = "SELECT id, kind, row FROM edit WHERE state = 'queued' AND job = ? AND job NOTNULL AND id < ?"
    found = select(db, f"{query} ORDER BY id DESC LIMIT ?", (number, before, most))
    for edit, kind, row in found:
        if not _is_worked_on(db, edit, kind, row):
            queue.discard(db, edit, now_ms, touched)
    if not found:
        db.execute("UPDATE job SET finished_ms = ? WHERE id = ? AND state = 'stopped'", (now_ms, number))
        touched.queue = touched.jobs = True
    return found[-1][0] if found else 0


def _is_worked_on(db: apsw.Connection, edit: int, kind: str, row: int) -> bool:
    """Tell whether the user's own edits went into one of a job, or wait for the contact that it makes."""
    if first(db, "SELECT 1 FROM edit WHERE merged_into = ? AND job IS NULL AND state = 'merged'", (edit,)):
        return True
    waits = f"SELECT 1 FROM edit WHERE row = ? AND target = 'contact' AND id > ? AND job IS NULL AND {overlay.OPEN}"
    return kind == "AddContact" and first(db, waits, (row, edit)) is not None


def look_after(db: apsw.Connection, number: int, now_ms: int, touched: Touched) -> None:
    """End a job whose edits have all come to an end; stop one whose groups cannot be made."""
    found = job(db, number)
    if found is None or found.state not in {JobState.PLANNING, JobState.RUNNING}:
        return
    if found.set_aside and _has_refused_group(db, number):
        fail(db, number, GROUP_REFUSED, touched)
    elif found.state == JobState.RUNNING and not found.moving:
        db.execute("UPDATE job SET state = 'done', finished_ms = ? WHERE id = ?", (now_ms, number))
        touched.queue = touched.jobs = True


def _has_refused_group(db: apsw.Connection, number: int) -> bool:
    """Tell whether a group of a job waits for the user: one of the first, or one that was made with its first row."""
    among = ", ".join(f"'{state}'" for state in SET_ASIDE)
    query = f"SELECT 1 FROM edit WHERE job = ? AND job NOTNULL AND state IN ({among}) AND kind = 'AddGroup' LIMIT 1"
    return first(db, query, (number,)) is not None


def reconsider(db: apsw.Connection) -> None:
    """After a rest, let the jobs that are still planned be compared with a whole listing again."""
    db.execute("UPDATE job SET listed = NULL WHERE NOT whole AND finished_ms IS NULL AND state <> 'stopped'")


def all_listed(db: apsw.Connection, now_ms: int, within_ms: int) -> bool:
    """Tell whether the contacts of every channel were read to the end so short ago."""
    query = (
        "SELECT count(DISTINCT channel) FROM listing_run WHERE list = 'contact' AND finished_ms BETWEEN ? AND ?"
        " AND id > (SELECT coalesce(max(id), 0) - 100 FROM listing_run)"
    )
    return bool(only(db, query, (now_ms - within_ms, now_ms))[0] == len(Channel))


def set_listed(db: apsw.Connection, number: int, listed: bool, now_ms: int, touched: Touched) -> None:  # noqa: FBT001
    """Write down whether a job is compared with a whole listing, and that it begins."""
    db.execute("UPDATE job SET listed = ?, started_ms = coalesce(started_ms, ?) WHERE id = ?", (listed, now_ms, number))
    touched.queue = touched.jobs = True


def files_in_use(db: apsw.Connection, now_ms: int) -> set[str]:
    """Return the checksums of the files that jobs still need."""
    query = "SELECT sha256 FROM job WHERE sha256 <> '' AND coalesce(finished_ms, ?) > ?"
    rows = select(db, query, (now_ms, now_ms - KEPT_MS))
    return {sha256 for (sha256,) in rows}


# --- what may be sent -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sending:
    """A job with edits that may be sent, up to one of them; `listed`: without a look."""

    id: int
    last_edit: int
    listed: bool


_MAY_SEND = (
    "SELECT j.id, j.action, j.groups, coalesce(j.listed, 0) FROM job j WHERE j.state NOT IN ('paused', 'failed')"
    " AND (j.state <> 'stopped' OR j.finished_ms NOTNULL) AND EXISTS"
    " (SELECT 1 FROM job_count c WHERE c.job = j.id AND c.state = 'queued' AND c.edits > 0) ORDER BY j.id"
)


def may_send(db: apsw.Connection, now_ms: int) -> Iterable[Sending]:
    """Return the jobs whose edits may be sent; one that waits for its groups sends these alone.

    A million rows that wait for one group are held back here, and never looked at one by one (reliability, A.2).
    """
    rows = select(db, _MAY_SEND)
    recent = any(listed for *_, listed in rows) and all_listed(db, now_ms, TRUSTED_MS)
    for number, action, groups, listed in rows:
        last = _LAST
        if groups and _groups(db, action, groups, (*MOVING, *SET_ASIDE)):
            (last,) = only(db, "SELECT max(id) FROM edit WHERE action = ? AND step < ?", (action, groups))
        yield Sending(number, last, bool(listed and recent))


def _groups(db: apsw.Connection, action: int, groups: int, states: Iterable[str]) -> bool:
    """Tell whether any of a job's groups is in one of these states."""
    among = ", ".join(f"'{state}'" for state in states)
    query = f"SELECT 1 FROM edit WHERE action = ? AND step < ? AND state IN ({among}) LIMIT 1"
    return first(db, query, (action, groups)) is not None


# --- what was not done ----------------------------------------------------------------------------------------------


def failures(db: apsw.Connection, number: int) -> list[tuple[int, str, str]]:
    """Return line, reason's key and technical text of every row that was not carried out, in the file's order."""
    rows = select(
        db,
        "SELECT line, reason, message FROM job_row WHERE job = :job UNION ALL"
        " SELECT job_row, coalesce(reason, state), coalesce(answer, '') FROM edit"
        " WHERE job = :job AND job NOTNULL AND state IN ('refused', 'conflict', 'parked') ORDER BY 1",
        {"job": number},
    )
    by_line: dict[int, tuple[int, str, str]] = {}
    for line, reason, message in rows:
        by_line.setdefault(line, (line, reason, message))
    return [*by_line.values()]
