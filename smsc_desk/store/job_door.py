"""The part of the store's door that is about jobs: imports, and the undoing of one."""

from __future__ import annotations

import abc
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import apsw

from smsc_desk.store import foresight, job_undo, jobs, left_alone, planning
from smsc_desk.store.changes import Touched
from smsc_desk.store.foresight import Foreseen, Foresight, UndoPreview
from smsc_desk.store.jobs import Job, NewJob
from smsc_desk.store.left_alone import SinceChanged
from smsc_desk.store.planning import Planned

T = TypeVar("T")


def _resume(db: apsw.Connection, number: int, now_ms: int, touched: Touched) -> None:
    jobs.resume(db, number, touched)
    job_undo.resume(db, number, now_ms, touched)


def _nobody(_done: int, _of: int) -> None:
    """Nobody wants to know."""


ANNOUNCED_MS = 200
"""What is planned is announced so seldom: a window that is drawn anew for each chunk would do nothing else."""


class JobDoor(abc.ABC):
    """What the store offers for jobs; how a transaction and a question are made is the store's."""

    _clock: Callable[[], int]

    def __init__(self) -> None:
        self._gathered, self._announced_ms = Touched(), 0
        self._taken_back: dict[int, int] = {}  # stopped jobs, and before which edit to go on

    @abc.abstractmethod
    async def _command(self, function: Callable[..., T], *args: Any) -> T: ...

    @abc.abstractmethod
    async def _bulk(self, function: Callable[..., T], *args: Any) -> T: ...

    @abc.abstractmethod
    async def _ask(self, question: Callable[[apsw.Connection], T]) -> T: ...

    @abc.abstractmethod
    def _announce(self, touched: Touched) -> None: ...

    # --- questions

    async def jobs(self) -> list[Job]:
        """Return all jobs, the newest first, without their plans."""
        return await self._ask(jobs.jobs)

    async def job(self, number: int) -> Job | None:
        """Return one job, with its plan."""
        return await self._ask(lambda db: jobs.job(db, number, plan=True))

    async def job_failures(self, number: int) -> list[tuple[int, str, str]]:
        """Return line, reason's key and technical text of every row that was not carried out, in the file's order."""
        return await self._ask(lambda db: jobs.failures(db, number))

    async def left_alone(self, number: int) -> list[SinceChanged]:
        """Return what the undoing of an import left as it is, since it was changed again (`left_alone.MOST`)."""
        return await self._ask(lambda db: left_alone.left_alone(db, number))

    async def files_of_jobs(self) -> set[str]:
        """Return the checksums of the files that jobs still need."""
        now = self._clock()
        return await self._ask(lambda db: jobs.files_in_use(db, now))

    async def was_listed_within(self, within_ms: int) -> bool:
        """Tell whether the contacts of all channels were read to the end so short ago."""
        now = self._clock()
        return await self._ask(lambda db: jobs.all_listed(db, now, within_ms))

    async def undo_preview(
        self, number: int, told: Callable[[int, int], None] = lambda _done, _of: None
    ) -> UndoPreview:
        """Return what the undoing of an import would do now; takes minutes for a million rows.

        `told` is called with how many edits were looked at, and of how many.
        """
        job = await self.job(number)
        if job is None:
            return UndoPreview()
        ahead = Foresight(job.id, job.action)
        while await self._ask(ahead.look):
            told(ahead.step, job.steps)
        return ahead.preview

    async def undo_details(self, preview: UndoPreview, rows: Sequence[int]) -> list[Foreseen]:
        """Return what is to be said of some records of a preview, as they are now."""
        return await self._ask(lambda db: foresight.details(db, preview.job, preview.target, rows))

    # --- commands

    async def begin_job(self, new: NewJob) -> int:
        """Write down an import that the user has started, durably; return its number.

        Raises:
            DiskTrouble: nothing was written.
        """
        return await self._command(jobs.begin, new, self._clock())

    async def pause_job(self, number: int) -> None:
        """Let nothing more of a job leave, also after a restart."""
        await self._command(jobs.pause, number)

    async def resume_job(self, number: int) -> None:
        """Let a job go on that was paused, or that failed; take up an undoing that was stopped."""
        await self._command(_resume, number, self._clock())

    async def stop_job(self, number: int) -> None:
        """Send nothing more of a job; what is added stays."""
        await self._command(jobs.stop, number, self._clock())

    async def fail_job(self, number: int, reason: str) -> None:
        """Let a job wait for the user, with the reason's key."""
        await self._command(jobs.fail, number, reason)

    async def list_job(self, number: int, *, listed: bool) -> None:
        """Write down whether a job is compared with a whole listing."""
        await self._command(jobs.set_listed, number, listed, self._clock())

    async def look_after_job(self, number: int) -> None:
        """End a job whose edits have all come to an end; stop one whose groups cannot be made."""
        await self._command(jobs.look_after, number, self._clock())

    async def cancel_some(self, number: int, most: int) -> bool:
        """Take back so many edits of a stopped job; tell whether any may be left."""

        def some(db: apsw.Connection, touched: Touched) -> int:
            before = self._taken_back.get(number, 2**63 - 1)
            return jobs.cancel_some(db, number, most, self._clock(), touched, before=before)

        self._taken_back[number] = before = await self._bulk(some)
        if not before:
            del self._taken_back[number]
        return bool(before)

    async def plan_chunk(self, number: int, function: Callable[[Planned], bool]) -> bool:
        """Let a function, on the writer's thread, queue the next rows of a job in one transaction.

        It tells whether there are more. False: there are none, or the job is not to go on. What is planned is
        announced some five times a second, and in the end.
        """
        return await self._gather(planning.plan_chunk, number, function)

    async def undo_chunk(self, number: int, most: int) -> bool:
        """Lead back so many edits; False: there are none left, or the job is not to go on."""
        return await self._gather(job_undo.undo_chunk, number, most)

    async def _gather(self, function: Callable[..., bool], number: int, value: Any) -> bool:
        def gathered(db: apsw.Connection, touched: Touched) -> tuple[bool, Touched]:
            own = Touched()
            more = function(db, number, value, self._clock(), own)
            if not more:
                touched.queue = True
            return more, own

        more, own = await self._bulk(gathered)
        self._gathered.add(own)
        now = self._clock()
        if not more or not 0 <= now - self._announced_ms < ANNOUNCED_MS:
            gathered_until_now, self._gathered = self._gathered, Touched()
            self._announced_ms = now
            self._announce(gathered_until_now)
        return more
