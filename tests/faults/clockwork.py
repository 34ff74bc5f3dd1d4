"""One thread and no clock: a loop of virtual time, and lanes and executors that work at once.

Time passes only when everybody waits, so a minute costs nothing; nothing depends on the machine, so that a seed
replays a history exactly.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextvars
import selectors
from collections.abc import Callable, Coroutine
from typing import Any

from smsc_desk.store.database import Lane, settle
from smsc_desk.store.sending import Attempt

EDIT: contextvars.ContextVar[int] = contextvars.ContextVar("EDIT", default=0)
"""The edit on whose behalf a task works; 0 for none."""


class Stuck(AssertionError):
    """Everybody waits, and nothing will ever happen."""


class _NoFiles(selectors.BaseSelector):
    """Waits for nothing but the time, which it moves on."""

    def __init__(self) -> None:
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise Stuck("everybody waits for ever")
        self.now += max(0.0, timeout)
        return []

    def register(self, fileobj: Any, events: int, data: Any = None) -> Any:
        return None

    def unregister(self, fileobj: Any) -> Any:
        return None

    def get_map(self) -> Any:
        return {}

    def get_key(self, fileobj: Any) -> Any:
        raise KeyError(fileobj)


class Loop(asyncio.SelectorEventLoop):
    """An event loop without files and threads; every task knows the edit it works for."""

    def __init__(self) -> None:
        self._files = _NoFiles()
        super().__init__(self._files)
        self.set_task_factory(_make_task)
        self.set_exception_handler(self._failed)
        self.failures: list[BaseException] = []
        # Held fast: those of a killed program wait for nothing, and would be collected in the middle of it.
        self.made: list[asyncio.Task[Any]] = []

    def time(self) -> float:
        return self._files.now

    def call_soon_threadsafe(self, callback: Any, *args: Any, context: Any = None) -> Any:
        return self.call_soon(callback, *args, context=context)

    def sleep_over(self, seconds: float) -> None:
        """Let time pass at once, as when a computer was asleep."""
        self._files.now += seconds

    def _failed(self, _loop: asyncio.AbstractEventLoop, details: dict[str, Any]) -> None:
        if (error := details.get("exception")) is not None:
            self.failures.append(error)

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run to the end, then let go of whatever still waits."""
        try:
            return self.run_until_complete(work)
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let go of whatever still waits, and close."""
        self.set_exception_handler(lambda _loop, _details: None)
        for _ in range(100):
            self.made = [task for task in self.made if not task.done()]
            if not self.made:
                self.close()
                return
            for task in self.made:
                task.cancel()
            self.run_until_complete(asyncio.sleep(0))
        raise Stuck(f"cannot be ended: {self.made}")


def _make_task(loop: Any, work: Any, context: Any = None, **options: Any) -> Any:
    """Make a task; one that carries out an attempt, and all that it starts, is marked with the attempt's edit."""
    context = context or contextvars.copy_context()
    frame = getattr(work, "cr_frame", None)
    attempt = frame.f_locals.get("attempt") if frame is not None else None
    if isinstance(attempt, Attempt):
        context.run(EDIT.set, attempt.id)
    task = asyncio.Task(work, loop=loop, context=context, **options)
    loop.made.append(task)
    return task


async def forever() -> Any:
    """Wait for what never comes."""
    return await asyncio.get_running_loop().create_future()


class Killed(BaseException):
    """Raised in a job of a killed program's lane, so that its transaction is rolled back."""


class Life:
    """One run of the program until it is closed or killed. After that nothing of it happens any more.

    `step` is told every moment at which it might be killed, and may kill it.
    """

    def __init__(self, step: Callable[[Life, str], None]) -> None:
        self.over = False
        self._step = step

    def step(self, label: str) -> bool:
        """Pass a moment; tell whether the program is still alive after it."""
        if not self.over:
            self._step(self, label)
        return not self.over

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        if self.over:
            await forever()

    def lane(self, name: str) -> Lane:
        return InlineLane(self, name)


class InlineLane(Lane):
    """Does each job at once; the result crosses in the next turn of the loop."""

    def __init__(self, life: Life, name: str) -> None:
        self._life, self._name, self._ended = life, name, False

    def submit(self, function: Any, *, urgency: int = Lane.NORMAL) -> concurrent.futures.Future[Any]:
        future: concurrent.futures.Future[Any] = concurrent.futures.Future()
        writes = self._name == "store-writer"
        if self._life.over or (writes and not self._life.step("before a job of the writer")):
            return future  # nobody will ever do it
        done: concurrent.futures.Future[Any] = concurrent.futures.Future()
        settle(done, function)
        return done if not writes or self._life.step("after a job of the writer") else future

    def stop(self) -> None:
        self._ended = True


class InlineExecutor(concurrent.futures.Executor):
    """Does each job at once."""

    def submit(self, function: Any, /, *args: Any, **kwargs: Any) -> concurrent.futures.Future[Any]:
        future: concurrent.futures.Future[Any] = concurrent.futures.Future()
        try:
            future.set_result(function(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - it travels on in the future
            future.set_exception(error)
        return future
