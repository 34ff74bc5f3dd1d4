"""How a job stands, and how fast it goes: from counters, so that it costs nothing to know."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from smsc_desk.store.jobs import Job, JobKind, JobState

WINDOW_S = 30.0
"""The speed is that of the last half minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStatus:
    """One moment of a job.

    `rows` and `planned` are rows of the file; of an undoing, edits to lead back. `done`, `refused` and `waiting` are
    edits: carried out, set aside for the user, still to be sent. `left_out` are rows that were rejected or left out, of
    an undoing the records that were changed since. `added` and `updated` are contacts, or entries of the blacklist; of
    an undoing, those removed and those given former values back. `left_s`: seconds to the end, None while unknown.
    `stopping`: it was stopped, and what it has not sent is being taken back. `undone`: an undoing of it was begun.
    `begun_ms` and `ended_ms` are UTC milliseconds.
    """

    id: int
    kind: JobKind
    name: str
    state: JobState
    rows: int
    planned: int
    done: int
    refused: int
    left_out: int
    waiting: int
    added: int
    updated: int
    per_second: float
    left_s: float | None
    reason: str
    stopping: bool
    undone: bool
    begun_ms: int
    ended_ms: int | None


class Progress:
    """Measures the speed of jobs on a clock in seconds that never goes back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self._seen: dict[int, deque[tuple[float, int]]] = {}

    def status(self, job: Job, reason: str, usual_pace: float) -> JobStatus:
        """Return how a job stands; `usual_pace` are requests a second, before its own speed is known."""
        done, refused = job.counts.get("done", 0), job.set_aside
        per_second = self._speed(job, done + refused)
        undoing = job.kind == JobKind.UNDO
        return JobStatus(
            id=job.id, kind=job.kind, name=job.name, state=job.state, rows=job.rows, planned=job.planned, done=done,
            refused=refused, left_out=job.left_out + job.rejected, waiting=job.moving,
            added=job.ended("removed" if undoing else "added"),
            updated=job.ended("restored" if undoing else "updated"),
            per_second=per_second, left_s=_left(job, per_second or usual_pace), reason=reason,
            stopping=job.cancelling, undone=job.undone, begun_ms=job.created_ms, ended_ms=job.finished_ms,
        )  # fmt: skip

    def _speed(self, job: Job, ended: int) -> float:
        if job.state not in {JobState.PLANNING, JobState.RUNNING}:
            self._seen.pop(job.id, None)
            return 0.0
        seen, now = self._seen.setdefault(job.id, deque()), self.clock()
        seen.append((now, ended))
        while seen[0][0] < now - WINDOW_S:
            seen.popleft()
        (since, before) = seen[0]
        return (ended - before) / (now - since) if now > since else 0.0


def _left(job: Job, pace: float) -> float | None:
    if job.state not in {JobState.PLANNING, JobState.RUNNING} or pace <= 0:
        return None
    edits_a_row = job.steps / job.planned if job.planned and not job.whole else 0.0
    to_come = 0 if job.whole else max(0, job.rows - job.planned) * (edits_a_row or 1.0)
    return (job.moving + to_come) / pace
