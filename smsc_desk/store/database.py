"""The discipline of a connection: how our SQLite files are opened, written, and on which threads.

Only this library (apsw, which carries a current SQLite) ever opens the files: a second one in the same process, or a
plain `open()`, would drop the POSIX locks of SQLite (sqlite.org/howtocorrupt.html, section 2.2).
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import itertools
import os
import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import apsw

from smsc_desk.book.errors import Damaged, DiskTrouble, StoreError

P = ParamSpec("P")
T = TypeVar("T")

SOUND_LIBRARY = 3_051_003
"""The first SQLite without the WAL-reset bug: before it, several connections to one file can lose commits."""

_BUSY_MS = 10_000
_SAFE = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=1",  # only macOS knows it
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-8192",
)


def open_writer(path: Path, vfs: str | None = None) -> apsw.Connection:
    """Open, or make, a file for the one connection that writes it; `vfs` names another way to the disk.

    Raises:
        StoreError: the file or the library cannot be used.
    """
    if apsw.SQLITE_VERSION_NUMBER < SOUND_LIBRARY:
        raise StoreError(f"SQLite {apsw.sqlite_lib_version()} is too old to be trusted with several connections")
    with translated():
        _make_private(path)
        db = apsw.Connection(str(path), vfs=vfs)
        db.set_busy_timeout(_BUSY_MS)
        for pragma in _SAFE:  # one statement each: apsw stops at the first that returns a row
            db.execute(pragma).fetchall()
        return db


def open_reader(path: Path, vfs: str | None = None) -> apsw.Connection:
    """Open a file that exists for reading only."""
    with translated():
        db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY, vfs=vfs)
        db.set_busy_timeout(_BUSY_MS)
        for pragma in ("PRAGMA query_only=ON", "PRAGMA trusted_schema=OFF", "PRAGMA cache_size=-4096"):
            db.execute(pragma).fetchall()
        return db


def _make_private(path: Path) -> None:
    # By path and before SQLite opens it: a descriptor of ours would cost SQLite its locks.
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    elif os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


_TROUBLE = (
    apsw.FullError, apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError,
    apsw.BusyError, apsw.LockedError, apsw.ProtocolError,  # another program holds the file, longer than we wait
)  # fmt: skip


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turn the library's errors into ours."""
    try:
        yield
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise Damaged(str(error)) from error
    except _TROUBLE as error:
        raise DiskTrouble(str(error)) from error
    except apsw.ConnectionClosedError as error:
        raise StoreError("the copy is closed") from error
    except OSError as error:
        raise DiskTrouble(error.strerror or str(error)) from error


@contextlib.contextmanager
def transaction(db: apsw.Connection) -> Iterator[None]:
    """Do the block whole or not at all; durable when the block is left."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


class Lane:
    """One thread that does jobs in order, urgent ones first; results cross by `await`.

    What runs jobs in another way overrides `submit` and `stop` (the simulation of faults does all in one thread).
    """

    URGENT, NORMAL, BULK = range(3)

    def __init__(self, name: str) -> None:
        self._jobs: queue.PriorityQueue[tuple[int, int, Callable[[], None] | None]] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._ended = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while (job := self._jobs.get()[2]) is not None:
            job()

    def submit(self, function: Callable[[], T], *, urgency: int = NORMAL) -> concurrent.futures.Future[T]:
        """Put a job in line; the future carries what it returns or raises.

        Raises:
            StoreError: the lane was stopped; nobody would ever do the job.
        """
        if self._ended:
            raise StoreError("the copy is closed")
        future: concurrent.futures.Future[T] = concurrent.futures.Future()

        def job() -> None:
            if future.set_running_or_notify_cancel():
                settle(future, function)

        self._jobs.put((urgency, next(self._numbers), job))
        return future

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a job in its turn and wait for it."""
        return await asyncio.wrap_future(self.submit(lambda: function(*args, **kwargs)))

    async def run_urgent(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a job before all that waits: what the user does must not stand behind bulk work."""
        return await asyncio.wrap_future(self.submit(lambda: function(*args, **kwargs), urgency=Lane.URGENT))

    async def run_bulk(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a job after all else."""
        return await asyncio.wrap_future(self.submit(lambda: function(*args, **kwargs), urgency=Lane.BULK))

    def stop(self) -> None:
        """Finish the jobs in line, then end the thread; returns when it has ended."""
        self._ended = True
        self._jobs.put((Lane.BULK + 1, next(self._numbers), None))
        self._thread.join()


def settle(future: concurrent.futures.Future[T], function: Callable[[], T]) -> None:
    """Do a job and let its future carry what comes of it, errors as ours."""
    try:
        with translated():
            result = function()
    except BaseException as error:  # noqa: BLE001 - it travels on in the future
        future.set_exception(error)
    else:
        future.set_result(result)


Row = tuple[Any, ...]


def select(db: apsw.Connection, sql: str, values: apsw.Bindings | None = None) -> list[Row]:
    """Return all rows of a query."""
    return db.execute(sql, values).fetchall()


def first(db: apsw.Connection, sql: str, values: apsw.Bindings | None = None) -> Row | None:
    """Return the first row of a query, None where it has none."""
    return db.execute(sql, values).fetchone()


def only(db: apsw.Connection, sql: str, values: apsw.Bindings | None = None) -> Row:
    """Return the row of a query that always has one."""
    row = first(db, sql, values)
    if row is None:
        raise StoreError(f"a query without its row: {sql}")
    return row
