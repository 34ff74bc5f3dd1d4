"""A damaged file, opened and read as far as it can be; nobody else has it open."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import apsw

from smsc_desk.book.errors import Damaged, TooNew
from smsc_desk.store.database import files, keep_journal, select
from smsc_desk.store.schema import MIGRATIONS

Record = dict[str, Any]

UNREADABLE = (apsw.Error, Damaged, UnicodeError, ValueError, KeyError, TypeError)
"""What reading a damaged file, or making sense of its rows, may raise."""

_HEADER = (
    (0, b"SQLite format 3\0"),
    (16, b"\x10\x00"),  # pages of 4096 bytes
    (18, b"\x02\x02\x00\x40\x20\x20"),  # with a journal of its own; three numbers that never differ
    (44, b"\0\0\0\x04"),  # the format of the schema
    (56, b"\0\0\0\x01"),  # UTF-8
)
"""What stands at the beginning of every file of ours (sqlite.org/fileformat.html, section 1.3)."""


@contextlib.contextmanager
def opened(path: Path) -> Iterator[apsw.Connection | None]:
    """Give a connection that reads, None where not even the queue's first row can be read.

    Raises:
        TooNew: a newer program wrote it, and knows better.
    """
    if not path.exists():
        yield None
        return
    with contextlib.ExitStack() as stack:
        db = _readable(path)
        if db is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=path.parent, prefix="mending-")))
            db = _readable(_with_new_header(path, folder))
        if db is not None:
            stack.callback(_close, db)
        yield db


def _readable(path: Path) -> apsw.Connection | None:
    try:
        db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)  # to read, but the journal has an index
    except apsw.Error:
        return None
    try:
        keep_journal(db)
        db.execute("PRAGMA writable_schema=ON")  # else a file that is too short is not read at all
        db.execute("PRAGMA query_only=ON")
        version = int(str(db.pragma("user_version")))
        select(db, "SELECT id FROM edit LIMIT 1")
    except apsw.Error:
        _close(db)
        return None
    if version > len(MIGRATIONS):
        _close(db)
        raise TooNew("the damaged file was written by a newer program")
    return db


def _close(db: apsw.Connection) -> None:
    with contextlib.suppress(apsw.Error):
        db.close(True)


def _with_new_header(path: Path, folder: Path) -> Path:
    """Copy the file and what belongs to it, and write anew what must stand at its beginning."""
    for file in files(path):
        if file.exists():
            shutil.copyfile(file, folder / file.name)
    with (folder / path.name).open("r+b") as copy:
        for offset, content in _HEADER:
            copy.seek(offset)
            copy.write(content)
    return folder / path.name


class Wreck:
    """A damaged file; questions to it are answered as far as can be."""

    def __init__(self, db: apsw.Connection | None) -> None:
        self._db = db

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Record] | None:
        """Return the rows of a query, None where they cannot all be read."""
        try:
            return list(self._read(sql, values))
        except UNREADABLE:
            return None

    def _read(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Record]:
        if self._db is None:
            return
        cursor = self._db.execute(sql, tuple(values))
        for row in cursor:
            yield dict(zip((name for name, *_ in cursor.description), row, strict=True))

    def each(self, table: str, on_lost: Callable[[], None]) -> Iterator[Record]:
        """Yield the rows of a table: from its beginning, from its end, and one by one in between."""
        last = 0
        with contextlib.suppress(*UNREADABLE):
            for row in self._read(f"SELECT * FROM {table} ORDER BY id"):
                last = row["id"]
                yield row
            return
        end = None
        with contextlib.suppress(*UNREADABLE):
            for row in self._read(f"SELECT * FROM {table} WHERE id > ? ORDER BY id DESC", (last,)):
                end = row["id"]
                yield row
        beyond = end or self._beyond(table)
        for number in range(last + 1, beyond or last + 1000):  # a page holds fewer
            found = self.rows(f"SELECT * FROM {table} WHERE id = ?", (number,))
            # A damaged way to the rows leads past one that is there, and nothing complains.
            if found is None or (beyond and not found):
                on_lost()
            yield from found or ()

    def _beyond(self, table: str) -> int | None:
        """Return the number after the last one that was ever given, None where that cannot be read."""
        found = self.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return int(found[0]["seq"]) + 1 if found else None
