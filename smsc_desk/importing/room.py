"""The reading room: the one process that reads an address file, as the window sees it.

    window's loop ── questions ──> thread that writes ──> pipe ──> `room_process`
    window's loop <── answers ──── thread that reads <─── pipe <──

Nothing here reads the file or waits for the pipe on the loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import itertools
import multiprocessing
import pickle
import threading
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from smsc_desk.book.errors import Error
from smsc_desk.files.checking import Report
from smsc_desk.files.detect import Detected
from smsc_desk.files.plan import Plan
from smsc_desk.files.rows import Layout, Row
from smsc_desk.files.survey import Survey
from smsc_desk.importing import room_process
from smsc_desk.importing.room_process import CHECK, ERROR, MORE, PART, PREVIEW, ROWS, STOP, Ask
from smsc_desk.importing.summary import Summary


class RoomGone(Error):
    """The process that reads has ended, or its room was closed; nothing is lost, the file can be read in a new one."""


Answer = tuple[int, Any]
"""A kind of `room_process`, and what it carries."""


class ReadingRoom:
    """A process that reads files for one dialog; made by `open`, ended by `close`.

    All questions but those for rows are answered in their turn; a newer check ends an older one. Whoever leaves a
    question (its task is cancelled, its iterator closed) ends the work on it within some 20 ms.

    Every method may raise `RoomGone`, and `Refused` where the file cannot be read.
    """

    def __init__(self, process: SpawnProcess, pipe: Connection) -> None:
        self._process = process
        self._pipe = pipe
        self._loop = asyncio.get_running_loop()
        self._numbers = itertools.count(1)
        self._inboxes = dict[int, asyncio.Queue[Answer]]()
        self._gone = self._closed = False
        self._sender = ThreadPoolExecutor(1, "room-questions")
        self._listener = threading.Thread(target=self._listen, name="room-answers", daemon=True)
        self._listener.start()

    @classmethod
    async def open(cls, book: Path | None) -> ReadingRoom:
        """Start the process, and return before it is ready; `book` is the account's database, only read there."""
        process, pipe = await asyncio.to_thread(_started, book)
        return cls(process, pipe)

    async def close(self) -> None:
        """End the process, whatever it does; it holds nothing that is not on the disk."""
        if self._closed:
            return
        self._closed = self._gone = True
        self._process.kill()
        await asyncio.to_thread(self._end)
        self._lose()

    # ---- questions

    async def examine(self, path: Path, sheet: str = "") -> Detected:
        """Return how a file is to be read, with its first rows; of a workbook the named sheet or the first."""
        found: Detected = await self._ask("examine", path, sheet)
        return found

    async def redetect(self, path: Path, encoding: str) -> Detected:
        """Return the layout of a text whose encoding was chosen."""
        found: Detected = await self._ask("redetect", path, encoding)
        return found

    async def preview(self, path: Path, layout: Layout, count: int = 20) -> tuple[Row, ...]:
        """Return the first filled rows, header included."""
        rows: tuple[Row, ...] = await self._ask(PREVIEW, path, layout, count)
        return rows

    async def survey(self, path: Path, layout: Layout) -> Survey:
        """Look through all rows of a file."""
        found: Survey = await self._ask("survey", path, layout)
        return found

    async def rows(self, path: Path, layout: Layout, lines: Sequence[int]) -> dict[int, Row]:
        """Return the rows that begin at these lines, as they are in the file; also while a check runs."""
        rows: dict[int, Row] = await self._ask(ROWS, path, layout, tuple(lines))
        return rows

    async def check(self, path: Path, plan: Plan) -> AsyncGenerator[Report | Summary, None]:
        """Yield reports of all rows in their order, and summaries; the last one is final unless the check was ended.

        Raises:
            StoreError: the account's database cannot be read.
        """
        today = datetime.datetime.now().astimezone().date()
        with self._question(CHECK, path, plan, today) as (number, inbox):
            while (answer := await inbox.get())[0] == PART:
                self._send(Ask(number, MORE))
                yield answer[1]
                await asyncio.sleep(0)  # other things come between two parts, even if more of them wait
            _value(answer)

    async def write_failed(self, path: Path, layout: Layout, reasons: Mapping[int, str], target: Path) -> int:
        """Write the rows of these lines with their reasons, to be imported again; return how many there are.

        Raises:
            DiskTrouble: the target cannot be written; one that was there before is as it was.
        """
        written: int = await self._ask("write_failed", path, layout, dict(reasons), target)
        return written

    async def _ask(self, verb: str, *args: Any) -> Any:
        with self._question(verb, *args) as (_, inbox):
            return _value(await inbox.get())

    @contextlib.contextmanager
    def _question(self, verb: str, *args: Any) -> Iterator[tuple[int, asyncio.Queue[Answer]]]:
        """Send a question; leaving the block before its end ends the work on it."""
        if self._gone:
            raise RoomGone("closed")
        number, inbox = next(self._numbers), asyncio.Queue[Answer]()
        self._inboxes[number] = inbox
        self._send(Ask(number, verb, args))
        try:
            yield number, inbox
        finally:
            if self._inboxes.pop(number, None) and not self._gone:
                self._send(Ask(number, STOP))

    # ---- the two threads

    def _send(self, ask: Ask) -> None:
        self._sender.submit(_write, self._pipe, ask)

    def _listen(self) -> None:
        try:
            while True:
                answer = pickle.loads(self._pipe.recv_bytes())  # noqa: S301 - from a process of our own
                self._loop.call_soon_threadsafe(self._deliver, *answer)
        except (EOFError, OSError):
            pass  # the process has ended
        finally:
            with contextlib.suppress(RuntimeError):  # the loop ended before the room was closed
                self._loop.call_soon_threadsafe(self._lose)

    def _deliver(self, number: int, kind: int, value: Any) -> None:
        inbox = self._inboxes.get(number) if kind == PART else self._inboxes.pop(number, None)
        if inbox:
            inbox.put_nowait((kind, value))

    def _lose(self) -> None:
        """Tell all who wait that nothing comes any more."""
        self._gone = True
        for number in [*self._inboxes]:
            self._deliver(number, ERROR, RoomGone("the process that reads files has ended"))

    def _end(self) -> None:
        self._listener.join()
        self._sender.shutdown()
        self._pipe.close()
        self._process.join()
        self._process.close()


def _started(book: Path | None) -> tuple[SpawnProcess, Connection]:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=room_process.serve, args=(theirs, book), name="reading-room", daemon=True)
    process.start()
    theirs.close()  # else its end would never be seen
    return process, ours


def _write(pipe: Connection, ask: Ask) -> None:
    with contextlib.suppress(OSError):  # ended: who listens tells it
        pipe.send_bytes(pickle.dumps(ask, pickle.HIGHEST_PROTOCOL))


def _value(answer: Answer) -> Any:
    kind, value = answer
    if kind == ERROR:
        raise value
    return value
