"""Opening and closing an account's file, on the writer's thread."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw

from smsc_desk.book.errors import Damaged, StoreError
from smsc_desk.store import graveyard, jobs, marks, sending, snapshots
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import Writer, translated
from smsc_desk.store.marks import Start
from smsc_desk.store.schema import MIGRATIONS, fits, migrate


def opened(path: Path, now_ms: int, vfs: str | None) -> tuple[Writer, Start]:
    had_journal = marks.has_journal(path)
    writer = Writer(path, vfs)
    try:
        if writer.read(_is_older):
            snapshots.take(path, now_ms, vfs)
        writer.read(migrate)
        with schema_watched(writer.read):
            start = writer.commit(_begun, now_ms, had_journal)
        writer.read(marks.settle)
    except BaseException:
        writer.abandon()
        raise
    return writer, start


@contextlib.contextmanager
def schema_watched(ask: Callable[[Callable[[apsw.Connection], bool]], bool]) -> Iterator[None]:
    """Tell a statement that fails because the file's own description is damaged from a mistake of the program."""
    try:
        yield
    except apsw.SQLError as error:
        if not ask(fits):
            raise Damaged(f"its schema is damaged: {error}") from error
        raise


def _is_older(db: apsw.Connection) -> bool:
    return 0 < int(str(db.pragma("user_version"))) < len(MIGRATIONS)


def _begun(db: apsw.Connection, now_ms: int, had_journal: bool) -> Start:  # noqa: FBT001 - for the writer
    sending.recover(db, Touched())
    jobs.reconsider(db)
    graveyard.expire(db, now_ms)
    return marks.begin(db, had_journal=had_journal)


def closed(writer: Writer, damaged: bool) -> None:  # noqa: FBT001 - for the lane
    """Close the file; one that is damaged, or could not be written, is not called closed in good order."""
    if damaged:
        writer.abandon()
        return
    with contextlib.suppress(StoreError), translated():
        writer.commit(marks.end)
    writer.close()
