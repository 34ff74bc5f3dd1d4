"""Imports that go on by themselves: planned chunk by chunk, paused, stopped, continued after a crash, undone.

Everything that counts is on disk, in the job's row; this only does the next piece of what is written there. The edits
are sent by the worker, the user's own ones first.
"""

from __future__ import annotations

import asyncio
import datetime
import itertools
import time
from collections.abc import Awaitable, Callable, Collection, Iterator
from typing import Protocol

from smsc_desk.book.errors import DiskTrouble
from smsc_desk.book.identity import Channel
from smsc_desk.files import plan as plans
from smsc_desk.files import readers
from smsc_desk.files.errors import Refused
from smsc_desk.files.plan import Plan, Subject, planned_rows
from smsc_desk.files.rows import Row
from smsc_desk.importing.planning import Planner
from smsc_desk.importing.progress import JobStatus, Progress
from smsc_desk.importing.spool import Spool, Spooled
from smsc_desk.store.changes import Changed
from smsc_desk.store.foresight import UndoPreview
from smsc_desk.store.jobs import FRESH_MS, Job, JobKind, JobState, NewJob
from smsc_desk.store.planning import Planned
from smsc_desk.store.store import Store
from smsc_desk.sync.status import Line, Status
from smsc_desk.sync.waits import first_of, together
from smsc_desk.sync.worker import DISK_AGAIN_S, Worker

TOLD_S = 0.2
"""Progress is told at most so often."""

CHUNK_MS = 20.0
"""A transaction of the planning takes about so long: an edit of the user is never held back for longer."""

FEWEST, MOST = 10, 200
"""Rows of a chunk."""

PIECE = 15
"""So many edits are led back, or taken back, in one transaction."""

LISTED_AGAIN_MS = 45 * 60_000
"""So old a listing gets while a job relies on it (`store.jobs.TRUSTED_MS`)."""

LISTING, PLAN_UNREADABLE, FILE = "listing", "plan_unreadable", "file_"
"""Why a job waits or failed, worded in the window: `file_` and the reason of `files.errors`."""

_KINDS = {Subject.CONTACTS: JobKind.IMPORT, Subject.BLACKLIST: JobKind.BLACKLIST}

Listener = Callable[[JobStatus], None]


class Counted(Protocol):
    """What a whole check has found (`summary.Summary`)."""

    @property
    def rows(self) -> int:
        """Rows of the file, less those that the user left out."""

    @property
    def groups(self) -> Collection[tuple[Channel, str]]:
        """New groups by channel and name."""


class Importer:
    """Owns the jobs of one account; `await run()` beside the worker, until cancelled.

    Replaced in tests: `today`, which decides on birthdays in the future, and `clock` and `sleep`, in seconds.
    """

    def __init__(
        self,
        store: Store,
        worker: Worker,
        spool: Spool,
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._store, self._worker, self._spool = store, worker, spool
        self._today, self._sleep = today, sleep
        self._progress = Progress(clock)
        self._listeners: list[Listener] = []
        self._wake, self._changed = asyncio.Event(), asyncio.Event()
        self._waits: dict[int, str] = {}  # jobs that wait for something, with the reason's key
        self._told: dict[int, JobStatus] = {}

    # --- what the user does

    async def start(self, spooled: Spooled, plan: Plan, summary: Counted) -> int:
        """Begin an import; durable when this returns, whatever becomes of the program. Return the job's number.

        Raises:
            DiskTrouble: nothing was begun.
        """
        new = NewJob(
            kind=_KINDS[plan.subject],
            name=spooled.name,
            sha256=spooled.sha256,
            plan=plans.dump(plan),
            rows=summary.rows + len(plan.left_out),
            new_groups=tuple(summary.groups),
            left_out=plan.left_out,
        )
        job = await self._store.begin_job(new)
        self._nudge()
        return job

    async def pause(self, job: int) -> None:
        """Let nothing more of a job leave, also after a restart."""
        await self._store.pause_job(job)

    async def resume(self, job: int) -> None:
        """Let a job go on that was paused, or that failed."""
        await self._store.resume_job(job)

    async def stop(self, job: int) -> None:
        """Send nothing more of a job; what is added stays, and can be undone."""
        await self._store.stop_job(job)

    async def undo(self, job: int) -> int | None:
        """Begin to undo an import, however long ago it was; return the number of that job, None if it is undone."""
        found = await self._store.job(job)
        undone = await self._store.undo(found.action) if found else None
        if undone is None or undone.action is None:
            return None
        return next(each.id for each in await self._store.jobs() if each.action == undone.action)

    async def undo_preview(self, job: int) -> UndoPreview:
        """Return what the undoing of an import would do now."""
        return await self._store.undo_preview(job)

    # --- what the user sees

    def estimate(self, requests: int) -> float:
        """Return seconds that so many requests take, by the pace of the last ones."""
        return requests / self._worker.pace_now

    async def status(self, job: int) -> JobStatus | None:
        """Return how a job stands."""
        found = await self._store.job(job)
        return None if found is None else self._status(found)

    async def statuses(self) -> list[JobStatus]:
        """Return how all jobs stand, the newest first."""
        return [self._status(job) for job in await self._store.jobs()]

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener when a job stands in another way, some five times a second; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _status(self, job: Job) -> JobStatus:
        return self._progress.status(job, self._waits.get(job.id, job.reason), self._worker.pace_now)

    # --- its life

    async def run(self) -> None:
        """Do what jobs need until cancelled; a piece that was not committed is done again by the next run."""
        leave = self._store.subscribe(self._on_changed)
        self._nudge()
        try:
            await together(self._working(), self._watching(), self._relisting())
        finally:
            leave()

    def _on_changed(self, changed: Changed) -> None:
        if changed.jobs:
            self._wake.set()
        if changed.queue:
            self._changed.set()

    def _nudge(self) -> None:
        self._wake.set()
        self._changed.set()

    async def _working(self) -> None:
        while True:
            self._wake.clear()
            job = _next(await self._store.jobs())
            if job is None:
                await self._wake.wait()
                continue
            try:
                await self._advance(job)
            except DiskTrouble:  # nothing was written of that piece; the worker tells the user of the disk
                await self._sleep(DISK_AGAIN_S)

    async def _advance(self, job: Job) -> None:
        if job.cancelling:
            while await self._store.cancel_some(job.id, PIECE):
                pass
        elif job.kind == JobKind.UNDO:
            if job.listed is not None or await self._compare(job):
                while await self._store.undo_chunk(job.id, PIECE):
                    pass
        else:
            await self._plan(job.id)

    # --- planning

    async def _plan(self, number: int) -> None:
        job = await self._store.job(number)
        if job is None:
            return
        try:
            plan = plans.load(job.plan)
        except ValueError:
            await self._store.fail_job(number, PLAN_UNREADABLE)
            return
        if job.listed is None and not await self._compare(job):
            return
        try:
            await self._plan_rows(job, plan)
        except Refused as refused:
            await self._store.fail_job(number, FILE + refused.reason)

    async def _plan_rows(self, job: Job, plan: Plan) -> None:
        """Plan what is left of a file, once it is seen to be the one that was checked: days may lie between."""
        await self._spool.verify(job.sha256)
        if not job.steps and not await self._store.plan_chunk(job.id, _groups_first(job)):
            return
        rows = planned_rows(readers.rows(self._spool.path(job.sha256), plan.layout), plan)
        planner = Planner(plan, self._today())
        rows = await asyncio.to_thread(_skipped, planner, rows, job.cursor)
        size = FEWEST
        while True:
            chunk = await asyncio.to_thread(_taken, rows, size)
            piece = _Piece(planner, chunk, last=len(chunk) < size, clock=self._progress.clock)
            if not await self._store.plan_chunk(job.id, piece):
                return
            size = piece.better_size()

    async def _compare(self, job: Job) -> bool:
        """See that the book is what the provider has, so that no row needs a look of its own; tell whether to go on.

        Without a line the job goes on as well: then every edit is looked at before it is sent.
        """
        if not await self._store.was_listed_within(FRESH_MS) and self._worker.status.line != Line.NEEDS_SIGN_IN:
            self._wait_for(job.id, LISTING)
            try:
                await self._refreshed(job.id)
            finally:
                self._wait_for(job.id, "")
        now = await self._store.job(job.id)
        if now is None or now.state != JobState.PLANNING:
            return False
        await self._store.list_job(job.id, listed=await self._store.was_listed_within(FRESH_MS))
        return True

    def _wait_for(self, job: int, reason: str) -> None:
        self._waits[job] = reason
        if not reason:
            del self._waits[job]
        self._changed.set()

    async def _refreshed(self, number: int) -> None:
        """Ask the worker for a refresh and wait for its end, or until the job is not to go on."""
        begun = self._worker.status.refreshing
        ended = asyncio.Event()

        def on_status(status: Status) -> None:
            nonlocal begun
            begun = begun or status.refreshing
            if (begun and not status.refreshing) or status.line == Line.NEEDS_SIGN_IN:
                ended.set()

        leave = self._worker.subscribe(on_status)
        try:
            if not begun:
                self._worker.refresh()
            while not ended.is_set():
                self._wake.clear()
                await first_of(ended.wait(), self._wake.wait())
                job = await self._store.job(number)
                if job is None or job.state != JobState.PLANNING:
                    return
        finally:
            leave()

    # --- watching

    async def _watching(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            for job in await self._store.jobs():
                if _is_open(job):
                    await self._look_after(job)
                self._tell(self._status(job))
            await self._sleep(TOLD_S)

    async def _relisting(self) -> None:
        """While a job relies on a listing, have the book listed again before that is too old."""
        while True:
            await self._sleep(FRESH_MS / 1000)
            relies = any(job.listed and job.moving and _is_open(job) for job in await self._store.jobs())
            if relies and not await self._store.was_listed_within(LISTED_AGAIN_MS):
                self._worker.refresh()

    async def _look_after(self, job: Job) -> None:
        if (job.state == JobState.RUNNING and not job.moving) or job.set_aside:
            try:
                await self._store.look_after_job(job.id)
            except DiskTrouble:
                await self._sleep(DISK_AGAIN_S)
                self._changed.set()

    def _tell(self, status: JobStatus) -> None:
        if self._told.get(status.id) != status:
            self._told[status.id] = status
            for listener in tuple(self._listeners):
                listener(status)


def _is_open(job: Job) -> bool:
    return job.state in {JobState.PLANNING, JobState.RUNNING}


def _next(jobs: list[Job]) -> Job | None:
    """Return the job that needs a piece of work: what was stopped is taken back before anything is planned."""
    oldest_first = jobs[::-1]
    stopped = (job for job in oldest_first if job.cancelling)
    planning = (job for job in oldest_first if job.state == JobState.PLANNING)
    return next(itertools.chain(stopped, planning), None)


def _skipped(planner: Planner, rows: Iterator[Row], cursor: int) -> Iterator[Row]:
    """Let the planner remember the rows up to a line; return the others."""
    ahead = next(rows, None)

    def before() -> Iterator[Row]:
        nonlocal ahead
        while ahead is not None and ahead.line <= cursor:
            yield ahead
            ahead = next(rows, None)

    planner.skip(before())
    return iter(()) if ahead is None else itertools.chain((ahead,), rows)


def _taken(rows: Iterator[Row], size: int) -> list[Row]:
    return list(itertools.islice(rows, size))


def _groups_first(job: Job) -> Callable[[Planned], bool]:
    def make(planned: Planned) -> bool:
        planned.groups_first(job.new_groups)
        return True

    return make


class _Piece:
    """One chunk as the store's thread does it; measures how many rows the next one may have."""

    def __init__(self, planner: Planner, rows: list[Row], *, last: bool, clock: Callable[[], float]) -> None:
        self._planner, self._rows, self._last, self._clock = planner, rows, last, clock
        self._spent_ms = 0.0

    def __call__(self, planned: Planned) -> bool:
        began = self._clock()
        self._planner.plan(self._rows, planned)
        self._spent_ms = (self._clock() - began) * 1000
        return not self._last

    def better_size(self) -> int:
        """Return how many rows take about `CHUNK_MS`."""
        fitting = len(self._rows) * CHUNK_MS / max(self._spent_ms, 0.1)
        return int(min(MOST, max(FEWEST, fitting)))
