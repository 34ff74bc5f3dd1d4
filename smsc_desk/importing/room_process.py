"""What runs in the process that reads: one question after the other, and between two chunks of a long one a look at the
pipe, so that rows can be fetched while a check runs, and a newer check ends an older one.

It ends when the pipe does, whatever became of the window's process.
"""

from __future__ import annotations

import datetime
import gc
import itertools
import os
import pickle
import signal
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from smsc_desk.disk import sync_folder
from smsc_desk.files import readers
from smsc_desk.files.checking import Checked, Known, checker_for, report
from smsc_desk.files.detect import Detected
from smsc_desk.files.plan import Plan, planned_rows
from smsc_desk.files.rows import Layout, Row
from smsc_desk.files.survey import Survey, survey
from smsc_desk.files.writers import write_failed
from smsc_desk.importing.known import BookKnown, NothingKnown
from smsc_desk.importing.sources import Sources
from smsc_desk.importing.summary import summary
from smsc_desk.store.database import open_reader, translated

CHECK, STOP, MORE, ROWS, PREVIEW = "check", "stop", "more", "rows", "preview"
VALUE, ERROR, PART, END = range(4)
"""Kinds of answers; a question ends with any but a part."""

_COLLECTED_AFTER = 100_000  # objects; as usual it would cost a tenth of the time
_AHEAD = 4  # parts that may wait for the window
_TOGETHER, _AT_ONCE = 1_000, 0.05  # rows, and seconds, of one report but the first: the window takes it in one turn
_SUMMARY = 0.25  # seconds
_TELLING = 1_000  # rows: more than a survey looks at to tell how many columns a file has


class Ask(NamedTuple):
    """A question, or a word about an earlier one (`stop`, `more`)."""

    number: int
    verb: str
    args: tuple[Any, ...] = ()


class _Stopped(Exception):
    """The question is not to be answered any more."""


def serve(pipe: Connection, book: Path | None) -> None:
    """Answer until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to both; the window decides
    gc.freeze()
    gc.set_threshold(_COLLECTED_AFTER)  # rows are made and dropped by the million, and none of them is part of a circle
    _Room(pipe, book).run()


class _Room:
    def __init__(self, pipe: Connection, book: Path | None) -> None:
        self._pipe = pipe
        self._book = book
        self._db: apsw.Connection | None = None
        self._sources = Sources(self._breathe)
        self._waiting = deque[Ask]()
        self._current = Ask(0, "")
        self._between = False  # whether rows are fetched while a check runs
        self._unread = 0
        self._verbs: dict[str, Callable[..., Any]] = {
            "examine": self._examine, "redetect": readers.examined_again, PREVIEW: self._preview,
            "survey": self._survey, CHECK: self._check, ROWS: self._sources.at, "write_failed": self._write_failed,
        }  # fmt: skip

    def run(self) -> None:
        """Answer one question after the other."""
        while True:
            self._current = self._waiting.popleft() if self._waiting else self._receive()
            if self._current.verb not in {STOP, MORE}:  # of one that is answered
                self._answer(self._current)

    def _answer(self, ask: Ask) -> None:
        try:
            value = self._verbs[ask.verb](*ask.args)
        except _Stopped:
            self._send(ask.number, END, None)
        except Exception as error:  # noqa: BLE001 - it travels to who asked
            self._send(ask.number, ERROR, error)
        else:
            self._send(ask.number, END if ask.verb == CHECK else VALUE, value)

    # ---- the pipe

    def _receive(self) -> Ask:
        try:
            ask: Ask = pickle.loads(self._pipe.recv_bytes())  # noqa: S301 - from the window's process
        except (EOFError, OSError):
            sys.exit(0)
        return ask

    def _send(self, number: int, kind: int, value: Any) -> None:
        try:
            self._pipe.send_bytes(pickle.dumps((number, kind, value), pickle.HIGHEST_PROTOCOL))
        except OSError:
            sys.exit(0)

    def _breathe(self) -> None:
        """Look at what came meanwhile.

        Raises:
            _Stopped: the current question is to be left.
        """
        while not self._between and self._pipe.poll():
            self._take(self._receive())

    def _take(self, ask: Ask) -> None:
        checking = self._current.verb == CHECK
        if ask.verb == MORE:
            self._unread -= ask.number == self._current.number
        elif ask.verb == STOP:
            self._waiting = deque(each for each in self._waiting if each.number != ask.number)
            if ask.number == self._current.number:
                raise _Stopped
        elif checking and ask.verb in {ROWS, PREVIEW}:
            self._between = True
            self._answer(ask)
            self._between = False
        else:
            self._waiting.append(ask)
            if checking and ask.verb == CHECK:
                raise _Stopped

    # ---- answers

    def _examine(self, path: Path, sheet: str) -> Detected:
        return readers.examine(path, sheet, self._sources.rows)

    def _preview(self, path: Path, layout: Layout, count: int) -> tuple[Row, ...]:
        rows = self._sources.rows(path, layout)
        return tuple(row for row, _ in zip(rows, range(count), strict=False))

    def _survey(self, path: Path, layout: Layout) -> Survey:
        return survey(self._sources.rows(path, layout), layout)

    def _check(self, path: Path, plan: Plan, today: datetime.date) -> None:
        """Send reports of all rows, the first one early, and the counts along the way and at the end."""
        checker = checker_for(plan, self._known(), today)
        pending, sent, counted = list[Checked](), 0.0, time.monotonic()
        self._unread = 0
        with translated():
            for chunk in checker.check(planned_rows(self._sources.rows(path, plan.layout), plan)):
                pending += chunk
                now = time.monotonic()
                if len(pending) >= _TOGETHER or now - sent >= _AT_ONCE:
                    self._part(report(pending))
                    pending, sent = [], now
                if now - counted >= _SUMMARY:
                    self._part(summary(checker.tallies, final=False))
                    counted = now
        if pending:
            self._part(report(pending))
        self._part(summary(checker.tallies, final=True))

    def _part(self, value: Any) -> None:
        """Send a part of an answer, as soon as the window has taken most of the earlier ones."""
        self._breathe()
        while self._unread >= _AHEAD:
            self._take(self._receive())
        self._unread += 1
        self._send(self._current.number, PART, value)

    def _known(self) -> Known:
        if self._book is None:
            return NothingKnown()
        if self._db is None:
            self._db = open_reader(self._book)
        return BookKnown(self._db)

    def _write_failed(self, path: Path, layout: Layout, reasons: Mapping[int, str], target: Path) -> int:
        """Write rows with their reasons, whole or not at all."""
        first = itertools.islice(self._sources.rows(path, layout), _TELLING)
        headings = [""] * len(survey(first, layout).columns)
        failed = list[tuple[int, list[str], str]]()
        for number, row in enumerate(self._sources.rows(path, layout)):
            if number == layout.header:
                headings[: len(row.cells)] = row.cells
            elif row.line in reasons:
                failed.append((row.line, [*row.cells], reasons[row.line]))
        with translated():
            descriptor, part = tempfile.mkstemp(".part", dir=target.parent)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    write_failed(file, headings, failed, layout.separator)
                    file.flush()
                    os.fsync(file.fileno())
                Path(part).replace(target)
            except BaseException:
                Path(part).unlink(missing_ok=True)
                raise
            sync_folder(target.parent)
        return len(failed)
