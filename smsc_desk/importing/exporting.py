"""Contacts and blacklist entries out of the copy into a file, which stands under its name only when it is whole.

Reading and writing run in a thread of their own, over a connection of their own: neither the questions of the window
nor an edit of the user wait for an export. What is exported is chosen once; each record is written as it is when its
turn comes, and one that is deleted meanwhile is left out.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import enum
import errno
import os
import secrets
import shutil
import threading
import time
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import apsw

from smsc_desk.book.block import Block, BlockType
from smsc_desk.book.contact import Contact
from smsc_desk.book.errors import Error
from smsc_desk.book.fields import TEXT_KEYS
from smsc_desk.book.identity import BlockId, ContactId, GroupId
from smsc_desk.disk import sync_folder
from smsc_desk.files.comparing import Present
from smsc_desk.files.writers import EXCEL, WRITERS, Exported, ExportedBlock, Form, Record
from smsc_desk.store import finding, records, search
from smsc_desk.store.database import open_reader, select, translated
from smsc_desk.store.filters import Moment
from smsc_desk.store.search import BlockQuery, ContactQuery
from smsc_desk.store.store import Store, now_ms

CHUNK = 200
"""Records that are read together: some 3 ms."""
_TOLD_S = 0.1  # between two words on how far it is

Tell = Callable[[int, int], None]
"""Hears how many of how many records are done."""
Names = Mapping[GroupId, str]


class Trouble(enum.StrEnum):
    """Why a file could not be written; worded in the window."""

    FOLDER_GONE = "folder_gone"
    NO_RIGHTS = "no_rights"
    DISK_FULL = "disk_full"
    HELD = "held"  # the file of that name cannot be replaced: open in Excel, or protected
    BAD_NAME = "bad_name"
    FAILING = "failing"  # the disk, or the line to it


class NotWritten(Error):
    """Nothing stands under the name that was not there before."""

    def __init__(self, trouble: Trouble, path: Path, details: str) -> None:
        super().__init__(f"{trouble}: {details}")
        self.trouble, self.path = trouble, path


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What to write, and where."""

    path: Path
    what: Sequence[int] | ContactQuery | BlockQuery  # ids, or the question that finds them
    blacklist: bool = False  # what the ids of `what` are
    format: str = "csv"  # of writers.WRITERS
    form: Form = EXCEL
    types: Mapping[BlockType, str] = field(default_factory=dict)  # the types of a block, in the file's words


class Exporter:
    """Exports out of one account's copy; several exports may run at once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def export(self, wanted: Export, tell: Tell) -> int:
        """Write the file and return how many records are in it; `tell` is called on the loop, ten times a second.

        Cancelled, it ends when the unfinished file is gone.

        Raises:
            NotWritten: the folder, the disk or the file of that name is in the way.
            Refused: a workbook has no room for a text or for so many rows.
            StoreError: the copy cannot be read.
        """
        loop = asyncio.get_running_loop()

        def tell_soon(done: int, of: int) -> None:
            loop.call_soon_threadsafe(tell, done, of)

        work = _Work(wanted, tell_soon)
        running = asyncio.ensure_future(asyncio.to_thread(work.run, self._store.path, self._store.ways.vfs))
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            work.stopped.set()
            await asyncio.wait([running])
            running.exception()  # looked at: nobody waits for it any more
            raise


class _Stopped(Exception):
    """Leaves the writer: nobody wants the file any more."""


class _Work:
    """One export, in its thread."""

    def __init__(self, wanted: Export, tell: Tell) -> None:
        self._wanted, self._tell = wanted, tell
        self.stopped = threading.Event()

    def run(self, book: Path, vfs: str | None) -> int:
        with translated():
            db = open_reader(book, vfs)
        try:
            return self._write(db)
        finally:
            db.close()

    def _write(self, db: apsw.Connection) -> int:
        """Write beside the target and rename at the end; a link is followed to the file it names."""
        target = Path(os.path.realpath(self._wanted.path))
        part = target.with_name(f".smsc-desk-{secrets.token_hex(4)}.part")
        try:
            count = self._fill(db, part)
            if self.stopped.is_set():
                raise _Stopped
            _put(part, target)
        except OSError as exc:
            _complain(exc, self._wanted.path)
        finally:
            with contextlib.suppress(OSError):  # gone already, or gone with its folder
                part.unlink(missing_ok=True)
        return count

    def _fill(self, db: apsw.Connection, part: Path) -> int:
        counted = _Counted()
        with part.open("xb") as file:
            WRITERS[self._wanted.format](file, counted.over(self._records(db)), self._wanted.form)
            file.flush()
            os.fsync(file.fileno())
        return counted.number

    def _records(self, db: apsw.Connection) -> Iterator[Record]:
        """Yield what is wanted, in its order, a chunk of the copy at a time."""
        with translated():
            ids = _ids(db, self._wanted.what)
            names: Names = dict(select(db, "SELECT id, name FROM grp"))
        told = 0.0
        for start in range(0, len(ids), CHUNK):
            if self.stopped.is_set():
                raise _Stopped
            if (now := time.monotonic()) - told >= _TOLD_S:
                told = now
                self._tell(start, len(ids))
            with translated():
                chunk = self._chunk(db, ids[start : start + CHUNK], names)
            yield from chunk
        self._tell(len(ids), len(ids))

    def _chunk(self, db: apsw.Connection, ids: Sequence[int], names: Names) -> list[Record]:
        types = self._wanted.types
        if self._wanted.blacklist or isinstance(self._wanted.what, BlockQuery):
            blocks = records.blocks(db, ids)
            return [exported_block(blocks[row], types) for row in map(BlockId, ids) if row in blocks]
        contacts = records.contacts(db, ids)
        return [exported(contacts[row], names, types) for row in map(ContactId, ids) if row in contacts]


class _Counted:
    """Counts the records that pass."""

    def __init__(self) -> None:
        self.number = 0

    def over(self, passing: Iterator[Record]) -> Iterator[Record]:
        for record in passing:
            self.number += 1
            yield record


def _ids(db: apsw.Connection, what: Sequence[int] | ContactQuery | BlockQuery) -> Sequence[int]:
    match what:
        case ContactQuery():
            return finding.everything(db, search.question(what, Moment.at(now_ms())))
        case BlockQuery():
            sql, values = search.block_ids(what)
        case _:
            return what
    return array("q", (row for (row,) in db.execute(sql, values)))


# ---- records as they are written


def exported(contact: Contact, names: Names, types: Mapping[BlockType, str]) -> Exported:
    """Return a contact as it is written; groups that are gone have no name any more."""
    texts = {key: text for key in TEXT_KEYS if (text := getattr(contact, key))}
    groups = tuple(dict.fromkeys(names[group] for group in contact.groups if group in names))
    present = Present(
        id=contact.id, addresses=contact.addresses, values=texts, tags=contact.tags, groups=groups
    )  # fmt: skip
    block = "" if contact.block is None else types.get(contact.block, "")
    return Exported(channel=contact.channel, contact=present, block=block)


def exported_block(block: Block, types: Mapping[BlockType, str]) -> ExportedBlock:
    """Return a blacklist entry as it is written; its day is that of this computer's calendar."""
    since = "" if block.added_ms is None else f"{datetime.datetime.fromtimestamp(block.added_ms / 1000):%d.%m.%Y}"  # noqa: DTZ006
    return ExportedBlock(
        channel=block.channel, address=block.address, type=types.get(block.type, str(int(block.type))),
        comment=block.comment, name=block.contact_name, since=since,
    )  # fmt: skip


# ---- the file


def _put(part: Path, target: Path) -> None:
    """Let the finished file take the name, with the rights of the file that had it."""
    if target.exists():
        with contextlib.suppress(OSError):  # a file system without rights
            shutil.copymode(target, part)
    try:
        part.replace(target)
    except PermissionError as exc:
        raise NotWritten(Trouble.HELD, target, str(exc)) from exc
    with contextlib.suppress(OSError):  # of a network folder; the file is there
        sync_folder(target.parent)


_TROUBLES = {
    errno.ENOENT: Trouble.FOLDER_GONE, errno.ENOTDIR: Trouble.FOLDER_GONE,
    errno.EACCES: Trouble.NO_RIGHTS, errno.EPERM: Trouble.NO_RIGHTS, errno.EROFS: Trouble.NO_RIGHTS,
    errno.ENOSPC: Trouble.DISK_FULL, getattr(errno, "EDQUOT", errno.ENOSPC): Trouble.DISK_FULL,
    errno.EFBIG: Trouble.DISK_FULL,  # a memory stick's file system ends at 4 GB
    errno.ENAMETOOLONG: Trouble.BAD_NAME, errno.EINVAL: Trouble.BAD_NAME, errno.EISDIR: Trouble.BAD_NAME,
}  # fmt: skip


def _complain(error: OSError, path: Path) -> NoReturn:
    raise NotWritten(_TROUBLES.get(error.errno or 0, Trouble.FAILING), path, str(error)) from error
