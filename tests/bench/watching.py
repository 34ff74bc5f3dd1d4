"""The window's loop while something is measured."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Coroutine
from typing import Any, Self, TypeVar

from PySide6.QtWidgets import QApplication

from smsc_desk.loop import Loop
from smsc_desk.ui.garbage import Garbage

T = TypeVar("T")

_TICK = 0.001


def in_the_window(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine on the loop of the program, without a screen."""
    app = QApplication.instance() or QApplication(["bench"])
    with asyncio.Runner(loop_factory=lambda: Loop(app)) as runner:
        return runner.run(_as_the_program_does(work))


async def _as_the_program_does(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    garbage = Garbage()  # else whoever makes an object looks for it, and all threads wait
    try:
        return await work()
    finally:
        garbage.deleteLater()
        gc.unfreeze()
        gc.enable()


class Gaps:
    """The longest time in which the loop came to nothing else, in milliseconds; used as a context.

    `busiest` is the most processor time that all threads used between two turns: what other programs take is not in it.
    """

    def __init__(self) -> None:
        self.longest = self.busiest = 0.0

    async def __aenter__(self) -> Self:
        self._before, self._used = time.perf_counter(), time.process_time()
        self._task = asyncio.ensure_future(self._watch())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._note()  # what was done last came to its end in no turn of the watch
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_TICK)
            self._note()

    def _note(self) -> None:
        now, using = time.perf_counter(), time.process_time()
        self.longest = max(self.longest, (now - self._before - _TICK) * 1000)
        self.busiest = max(self.busiest, (using - self._used) * 1000)
        self._before, self._used = now, using


async def idle_gap(seconds: float) -> float:
    """Return the longest gap of a loop that has nothing to do."""
    async with Gaps() as gaps:
        await asyncio.sleep(seconds)
    return gaps.longest
