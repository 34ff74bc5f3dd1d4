"""Every coroutine of the window starts here: it is kept, its failure is told, and in the end it is cancelled."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from smsc_desk.book.errors import Superseded

T = TypeVar("T")


class Tasks(QObject):
    """Keeps running tasks; `failed` carries what one of them raised."""

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[asyncio.Task[Any]] = set()
        self._closing = False

    def start(self, coroutine: Coroutine[Any, Any, T], *, name: str) -> asyncio.Task[T]:
        """Start a coroutine on the running loop."""
        task = asyncio.get_running_loop().create_task(coroutine, name=name)
        self._running.add(task)
        task.add_done_callback(self._on_done)
        if self._closing:  # what it works on is about to go
            task.cancel()
        return task

    def _on_done(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        # A superseded question failed on purpose: the newer one brings the answer.
        if error is not None and not isinstance(error, Superseded):
            self.failed.emit(error)

    async def aclose(self) -> None:
        """Cancel what still runs, and what is started meanwhile, and wait until all has ended."""
        self._closing = True
        while running := [task for task in self._running if task is not asyncio.current_task()]:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)


class Latest:
    """Runs one coroutine function at a time; a wish that comes meanwhile is granted once, at the end.

    What takes long is not done again at once: after each run it rests some times as long as the run took, at most a
    second. While a large book is loaded, every page is a reason to count it anew.
    """

    REST, LONGEST_REST_S = 3.0, 1.0

    def __init__(self, tasks: Tasks, function: Callable[[], Coroutine[Any, Any, None]], *, name: str) -> None:
        self._tasks, self._function, self._name = tasks, function, name
        self._wanted = False
        self._rested_at = 0.0
        self._task: asyncio.Task[None] | None = None

    def ask(self) -> None:
        """Run the function soon, after what is asked in the same turn of the loop."""
        self._wanted = True
        if self._task is None or self._task.done():
            self._start()

    def _start(self) -> None:
        self._task = self._tasks.start(self._run(), name=self._name)
        self._task.add_done_callback(self._on_done)

    def _on_done(self, task: asyncio.Task[None]) -> None:
        # A wish that came before the function failed is still to be granted.
        if self._wanted and not task.cancelled():
            self._start()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._wanted:
            if (rest := self._rested_at - loop.time()) > 0:
                await asyncio.sleep(rest)
            self._wanted = False
            began = loop.time()
            with contextlib.suppress(Superseded):  # the newer question brings the answer
                await self._function()
            now = loop.time()
            self._rested_at = now + min(self.REST * (now - began), self.LONGEST_REST_S)


async def ask(dialog: QDialog) -> bool:
    """Show a dialog window-modally and wait for its answer; loops are never nested."""
    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    dialog.finished.connect(lambda code: None if answer.done() else answer.set_result(code))
    dialog.open()
    try:
        return await answer == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
