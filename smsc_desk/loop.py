"""The event loop of the program: qasync's, with the timers of cancelled calls ended at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from typing import Any

import qasync
from PySide6.QtCore import QCoreApplication, QTimerEvent

SLOW_S = 0.01
"""Calls that take longer are told to whoever watches the loop."""

Watcher = Callable[[str, float], None]
"""Called with what ran, and for how many seconds."""

POOL = 4
"""Threads for what only blocks: decoding long pages, looking at the key store, opening the demo book."""


class Loop(qasync.QEventLoop):  # type: ignore[misc] # qasync has no types
    """qasync keeps the Qt timer of a cancelled `call_later` until it would have fired.

    Every request leaves two for the length of its deadline, and a Windows process may own some 10,000. Here the timer
    goes with its handle, which is a TimerHandle as asyncio documents.

    What only blocks runs on plain threads: qasync's own are QThreads, whose end holds up the window, and whose Python
    halves were seen to be collected while Qt still used them.
    """

    watcher: Watcher | None = None

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._timer = _Timers(self)
        self.set_default_executor(ThreadPoolExecutor(max_workers=POOL, thread_name_prefix="pool"))

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Arrange for a call after so many seconds."""
        if delay <= 0:
            handle: asyncio.Handle = super().call_later(delay, callback, *args, context=context)
            return handle
        timers = self._timer
        timed = _Timed(self.time() + delay, callback, args, self, context)
        timed.calls = timers._SimpleTimer__callbacks  # noqa: SLF001 - there is no public way to end one
        timed.kill = timers.killTimer
        timed.running = False
        timed.number = timers.startTimer(max(1, round(delay * 1000)))
        timed.calls[timed.number] = timed
        return timed


class _Timers(qasync._SimpleTimer):  # type: ignore[misc] # noqa: SLF001 - it has no public way to hold them back
    """Makes calls while the loop runs, and only then.

    Whoever handles Qt's events besides (a test's clean-up does) would else run a step of a coroutine without a running
    loop, which asyncio answers with an error inside that coroutine. A timer held back fires again when the loop runs.
    """

    def __init__(self, loop: Loop) -> None:
        super().__init__()
        self._loop = loop

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802 - Qt's name
        if not (self._loop.is_running() or self._stopped):
            return
        watcher = self._loop.watcher
        if watcher is None:
            super().timerEvent(event)
            return
        handle, began = self._SimpleTimer__callbacks.get(event.timerId()), time.perf_counter()
        super().timerEvent(event)
        if (took := time.perf_counter() - began) > SLOW_S and handle is not None:
            watcher(_name(handle), took)


def watched(loop: asyncio.AbstractEventLoop, watcher: Watcher) -> None:
    """Tell a watcher of slow calls, if the loop is one of ours."""
    if isinstance(loop, Loop):
        loop.watcher = watcher


def _name(handle: asyncio.Handle) -> str:
    """Return what a handle runs: the coroutine of a task, or a function. Names of code only, never data."""
    call = handle._callback  # type: ignore[attr-defined] # noqa: SLF001 - asyncio tells it by its text alone
    task = getattr(call, "__self__", None)
    named = task.get_coro() if isinstance(task, asyncio.Task) else call
    return str(getattr(named, "__qualname__", type(named).__name__))


class _Timed(asyncio.TimerHandle):
    """A call at a time. Qt gives the number of an ended timer to the next one: a handle may only touch its own."""

    __slots__ = ("calls", "kill", "number", "running")

    calls: dict[int, asyncio.TimerHandle]
    kill: Callable[[int], None]
    number: int
    running: bool

    def _run(self) -> None:
        self.running = True
        try:
            super()._run()
        finally:
            self.running = False

    def cancel(self) -> None:
        """Take the call back; after it was made, as `asyncio.sleep` does, this must end no other timer."""
        if self.cancelled():
            return
        super().cancel()
        if not self.running and self.calls.get(self.number) is self:
            del self.calls[self.number]
            self.kill(self.number)
