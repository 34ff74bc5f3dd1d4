"""The discipline of a connection: how our SQLite files are opened, written, and on which threads.

Only this library (apsw, which carries a current SQLite) ever opens the files: a second one in the same process, or a
plain `open()`, would drop the POSIX locks of SQLite (sqlite.org/howtocorrupt.html, section 2.2).
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import errno
import itertools
import json
import os
import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import apsw

from smsc_desk.book.errors import Damaged, DiskFull, DiskTrouble, HeldElsewhere, StoreError
from smsc_desk.book.folding import fold
from smsc_desk.disk import close_path, sync_folder

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
        try:
            keep_journal(db)
            db.set_busy_timeout(_BUSY_MS)
            for pragma in _SAFE:  # one statement each: apsw stops at the first that returns a row
                db.execute(pragma).fetchall()
        except BaseException:
            db.close(True)
            raise
        keep_journal(db, keep=False)
        return db


def keep_journal(db: apsw.Connection, *, keep: bool = True) -> None:
    """Let closing leave the files as they are: of a damaged one everything is evidence, the journal above all."""
    db.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, int(keep))


def open_reader(path: Path, vfs: str | None = None, *, cache_kib: int = 4096) -> apsw.Connection:
    """Open a file that exists for reading only; it keeps so much of it in memory."""
    with translated():
        db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY, vfs=vfs)
        db.set_busy_timeout(_BUSY_MS)
        for pragma in ("PRAGMA query_only=ON", "PRAGMA trusted_schema=OFF", f"PRAGMA cache_size=-{cache_kib}"):
            db.execute(pragma).fetchall()
        return db


def open_checker(path: Path, vfs: str | None = None) -> apsw.Connection:
    """Open a file that exists to check it; nothing is written.

    Not read-only as `open_reader` does: SQLite leaves the CHECK constraints out of the schema of such a connection,
    and `integrity_check` then does not check them.
    """
    with translated():
        db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE, vfs=vfs)
        db.set_busy_timeout(_BUSY_MS)
        for pragma in ("PRAGMA query_only=ON", "PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON"):
            db.execute(pragma).fetchall()
        return db


def add_functions(db: apsw.Connection) -> None:
    """Teach a connection what filters may call: fold(text), and REGEXP, which never takes longer than its text.

    Raises:
        StoreError: this installation of SQLite's library lacks REGEXP.
    """
    if db.execute("SELECT 1 FROM pragma_function_list WHERE name = 'regexp'").fetchone() is not None:
        return
    import apsw.sqlite_extra  # noqa: PLC0415 - start-up: few filters need it

    db.create_scalar_function("fold", _fold, 1, deterministic=True)
    try:
        apsw.sqlite_extra.load(db, "regexp")
    except (LookupError, apsw.sqlite_extra.NotAvailable, apsw.ExtensionLoadingError) as error:
        raise StoreError("this SQLite knows no regular expressions") from error


def _fold(*values: apsw.SQLiteValue) -> str:
    return fold(str(values[0]))


def files(path: Path) -> tuple[Path, Path, Path]:
    """Return a database and what SQLite keeps beside it; they belong together and are moved together."""
    wal, shm = (path.with_name(path.name + ending) for ending in ("-wal", "-shm"))
    return path, wal, shm


def _make_private(path: Path) -> None:
    # By path and before SQLite opens them: a descriptor of ours would cost SQLite its locks.
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        sync_folder(path.parent)  # SQLite sees to the names of its journals, not to this one
    for file in files(path):
        with contextlib.suppress(FileNotFoundError):  # another connection may just have ended, and its files with it
            close_path(file)


# What we wrote is text, and JSON where it should be.
_DAMAGE = (apsw.CorruptError, apsw.NotADBError, UnicodeDecodeError, json.JSONDecodeError)
_TROUBLE = (apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError)
_HELD = (apsw.BusyError, apsw.LockedError, apsw.ProtocolError)  # by another program, longer than we wait
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turn the library's errors into ours."""
    try:
        yield
    except _DAMAGE as error:
        raise Damaged(str(error)) from error
    except apsw.FullError as error:
        raise DiskFull(str(error)) from error
    except _HELD as error:
        raise HeldElsewhere(str(error)) from error
    except _TROUBLE as error:
        raise DiskTrouble(str(error)) from error
    except apsw.ConnectionClosedError as error:
        raise StoreError("the copy is closed") from error
    except OSError as error:
        kind = DiskFull if error.errno in _NO_ROOM else DiskTrouble
        raise kind(error.strerror or str(error)) from error


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


class Writer:
    """The one connection that writes a file; each commit is durable when it returns, all on one thread.

    After an error of the disk the connection is closed and opened anew: a sync that failed says nothing about what
    the disk holds, and the next one may succeed without having written it. The connections that read keep SQLite's
    index of the journal alive meanwhile, so the failed frames stand behind its end; a first small commit overwrites
    them, lest a restart should find there what was told to have failed.
    """

    def __init__(self, path: Path, vfs: str | None = None) -> None:
        self._path, self._vfs = path, vfs
        self._db = open_writer(path, vfs)
        self._broken = False
        self.times_opened = 1

    def commit(self, function: Callable[Concatenate[apsw.Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function in a transaction of its own.

        Raises:
            apsw.Error: nothing is changed; the next call finds a sound connection, or raises as well.
        """
        try:
            with transaction(self._sound()):
                return function(self._db, *args, **kwargs)
        except apsw.IOError:
            self._broken = True
            with contextlib.suppress(apsw.Error, StoreError):  # else the next call tries again
                self._sound()
            raise

    def read(self, function: Callable[Concatenate[apsw.Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function that only asks."""
        return function(self._sound(), *args, **kwargs)

    def close(self) -> None:
        """Close the file; what comes after is told so."""
        self._broken = False
        with contextlib.suppress(apsw.Error):  # what was committed is in the journal, wherever that is
            self._db.close(True)

    def abandon(self) -> None:
        """Close the file and leave all as it is, the journal too."""
        with contextlib.suppress(apsw.Error):  # closed by a failure, and not opened again
            keep_journal(self._db)
        self.close()

    def _sound(self) -> apsw.Connection:
        if self._broken:
            with contextlib.suppress(apsw.Error):  # what failed to write may fail to close
                self._db.close(True)
            self._db = open_writer(self._path, self._vfs)
            with transaction(self._db):
                self._db.execute(f"PRAGMA user_version = {self._db.pragma('user_version')}")
            self._broken = False
            self.times_opened += 1
        return self._db


class Lane:
    """One thread that does jobs in order, urgent ones first; results cross by `await`.

    What runs jobs in another way overrides `submit` and `stop` (the simulation of faults does all in one thread).
    """

    FIRST, URGENT, NORMAL, BULK = range(4)

    def __init__(self, name: str) -> None:
        self._jobs: queue.PriorityQueue[tuple[int, int, Callable[[], None] | None]] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._ended = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while (job := self._jobs.get()[2]) is not None:
            job()
            del job  # at once, not with the next one: see `settle`

    def submit(self, function: Callable[[], T], *, urgency: int = NORMAL) -> concurrent.futures.Future[T]:
        """Put a job in line; the future carries what it returns or raises.

        Raises:
            StoreError: the lane was stopped; nobody would ever do the job.
        """
        if self._ended:
            raise StoreError("the copy is closed")
        future: concurrent.futures.Future[T] = concurrent.futures.Future()
        waiting = [future]  # taken out by the job: see `settle`

        def job() -> None:
            if waiting[0].set_running_or_notify_cancel():
                settle(waiting.pop(), function)

        self._jobs.put((urgency, next(self._numbers), job))
        return future

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a job in its turn and wait for it."""
        return await asyncio.wrap_future(self.submit(lambda: function(*args, **kwargs)))

    async def run_first(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a short job before anything else: one of the few places at the provider stands empty meanwhile."""
        return await asyncio.wrap_future(self.submit(lambda: function(*args, **kwargs), urgency=Lane.FIRST))

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
        # An error remembers the frames that it passed: if one of them held the error in turn, both, and the windows in
        # frames further on, would stay until some thread looks for garbage. A window must not die in another thread.
        del future
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


def check(db: apsw.Connection, pragma: str) -> str | None:
    """Return what "quick_check" or "integrity_check" finds first, None for nothing; seconds for a large file."""
    (found,) = only(db, f"PRAGMA {pragma}(1)")
    return None if found == "ok" else str(found)
