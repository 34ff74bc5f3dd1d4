"""The event loop of the program: qasync's, with the timers of cancelled calls ended at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import Context
from typing import Any

import qasync


class Loop(qasync.QEventLoop):  # type: ignore[misc] # qasync has no types
    """qasync keeps the Qt timer of a cancelled `call_later` until it would have fired.

    Every request leaves two for the length of its deadline, and a Windows process may own some 10,000. Here the timer
    goes with its handle, which is a TimerHandle as asyncio documents.
    """

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
        timed.number = timers.startTimer(max(1, round(delay * 1000)))
        timed.calls[timed.number] = timed
        return timed


class _Timed(asyncio.TimerHandle):
    __slots__ = ("calls", "kill", "number")

    calls: dict[int, asyncio.TimerHandle]
    kill: Callable[[int], None]
    number: int

    def cancel(self) -> None:
        if not self.cancelled():
            super().cancel()
            if self.calls.pop(self.number, None) is not None:
                self.kill(self.number)
