"""A damaged file: moved aside, never deleted; the newest sound snapshot takes its place, with the queue saved from it.

The new file is built beside the old one and gets the name `book.db.rescued` when it is whole and on the disk. From
then on a stop does no harm: whoever opens the account next finds that name first and ends what was begun.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from smsc_desk.book.errors import Damaged, StoreError
from smsc_desk.disk import private_folder, sync_folder
from smsc_desk.store import database, marks, snapshots, wreck
from smsc_desk.store.database import (
    Lane,
    files,
    open_checker,
    open_reader,
    open_writer,
    select,
    transaction,
    translated,
)
from smsc_desk.store.salvage import Salvaged, salvage
from smsc_desk.store.schema import APPLICATION_ID, MIGRATIONS, fits, migrate
from smsc_desk.store.store import Store, now_ms
from smsc_desk.store.wreck import UNREADABLE


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was found and what became of it, as the user is told.

    `found` is technical. `aside` is the folder with the damaged file. `snapshot_ms` is the age of what was restored,
    UTC milliseconds, None where there was no snapshot. `edits` wait in the new file; `lost` rows of the queue could
    not be read, None where the queue could not be read at all.
    """

    found: str
    aside: str
    snapshot_ms: int | None
    edits: int
    lost: int | None


async def open_copy(
    path: Path,
    *,
    clock: Callable[[], int] = now_ms,
    lane: Callable[[str], Lane] = Lane,
    vfs: str | None = None,
) -> Store:
    """Open an account's copy; one that is damaged is rescued first. `rescued_of` tells, until it is forgotten.

    Raises:
        StoreError: TooNew, DiskTrouble; Damaged where what was rescued is damaged as well.
    """
    worker = lane("store-rescue")
    try:
        await worker.run(finish, path)
        found = await worker.run(marks.noted_damage, path)
        if found is None:
            try:
                return await Store.open(path, clock=clock, lane=lane, vfs=vfs)
            except Damaged as error:
                found = str(error)
        await worker.run(rescue, path, found, clock())
    finally:
        worker.stop()
    return await Store.open(path, clock=clock, lane=lane, vfs=vfs)


def rescued_of(store: Store) -> Rescued | None:
    """Return what the user is still to be told of a rescue."""
    text = store.mark(marks.RESCUED)
    return None if text is None else Rescued(**json.loads(text))


async def told(store: Store) -> None:
    """The user has seen it."""
    await store.set_mark(marks.RESCUED, None)


# --- the file -------------------------------------------------------------------------------------------------------


def rescue(path: Path, found: str, at_ms: int) -> Rescued:
    """Put a sound file in the place of a damaged one that nobody has open.

    Raises:
        TooNew: a newer program wrote it, and knows better.
        StoreError: the new file could not be written; nothing was moved.
    """
    mending = _beside(path, ".mending")
    with translated():
        for leftover in files(mending):
            leftover.unlink(missing_ok=True)  # half-written by a rescue that was stopped
        restored = _restore(path, mending)
        rescued = _with_queue(path, mending, Rescued(found, str(_aside(path, at_ms)), restored, 0, None))
        mending.rename(_beside(path, ".rescued"))
        sync_folder(path.parent)
        finish(path)
    return rescued


def finish(path: Path) -> None:
    """End a rescue whose new file is whole: the damaged one goes aside with all that belongs to it."""
    rescued = _beside(path, ".rescued")
    if not rescued.exists():
        return
    with translated():
        with contextlib.closing(open_reader(rescued)) as db:
            aside = private_folder(Path(json.loads(marks.read(db, marks.RESCUED) or "{}")["aside"]))
        for leftover in files(rescued)[1:]:
            leftover.unlink(missing_ok=True)  # made by looking into it just now; it was closed in good order
        for file in files(path):
            if file.exists():
                file.rename(aside / file.name)
        sync_folder(aside)
        rescued.rename(path)
        marks.forget_damage(path)
        sync_folder(path.parent)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _aside(path: Path, at_ms: int) -> Path:
    """Return the folder for the damaged file: a new one each time."""
    moment = datetime.datetime.fromtimestamp(at_ms / 1000, datetime.UTC).strftime("%Y-%m-%dT%H%M%S")
    names = (f"damaged-{moment}{ending}" for ending in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(folder for name in names if not (folder := path.parent / name).exists())


def _restore(path: Path, mending: Path) -> int | None:
    """Write the newest sound snapshot to a new file; tell when it was taken, None where there was none."""
    for snapshot in snapshots.existing(path):
        with _opened_if_sound(snapshot) as db:
            if db is not None:
                snapshots.write_copy(db, mending)
                return snapshots.taken_ms(snapshot)
    return None


@contextlib.contextmanager
def _opened_if_sound(snapshot: Path) -> Iterator[apsw.Connection | None]:
    with contextlib.ExitStack() as stack:
        try:
            with translated():
                db = stack.enter_context(contextlib.closing(open_checker(snapshot)))
                ours = db.pragma("application_id") == APPLICATION_ID and _version(db) <= len(MIGRATIONS)
                sound = ours and database.check(db, "quick_check") is None and fits(db)
        except StoreError:
            sound = False
        yield db if sound else None


def _version(db: apsw.Connection) -> int:
    return int(str(db.pragma("user_version")))


# --- the queue ------------------------------------------------------------------------------------------------------


def _with_queue(path: Path, mending: Path, rescued: Rescued) -> Rescued:
    with contextlib.closing(open_writer(mending)) as sound:
        migrate(sound)
        sound.execute("PRAGMA foreign_keys=OFF")
        with wreck.opened(path) as damaged:
            try:
                rescued = _salvaged(damaged, sound, rescued)
            except UNREADABLE:  # what could be read contradicts itself: then the snapshot alone
                rescued = _salvaged(None, sound, rescued)
        broken = database.check(sound, "quick_check") or select(sound, "PRAGMA foreign_key_check")
        if broken:
            raise Damaged(f"what was saved does not fit together: {broken}")
    return rescued


def _salvaged(damaged: apsw.Connection | None, sound: apsw.Connection, rescued: Rescued) -> Rescued:
    with transaction(sound):
        saved: Salvaged = salvage(damaged, sound)
        lost = None if damaged is None else saved.lost
        rescued = dataclasses.replace(rescued, edits=saved.edits, lost=lost)
        marks.write(sound, marks.RESCUED, json.dumps(dataclasses.asdict(rescued)))
        marks.end(sound)
    return rescued
