"""Snapshots of an account's file: whole copies in a folder beside it, one a day and one before each migration.

SQLite writes them itself (`VACUUM INTO`), synced before they get their name: a name that ends in `.db` is a whole
file. The live file is never opened or copied by anything else.
"""

from __future__ import annotations

import contextlib
import datetime
import os
from pathlib import Path

import apsw

from smsc_desk.disk import ask_room, private_folder, sync_folder
from smsc_desk.store.database import open_reader, translated

KEPT = 3
DAY_MS = 24 * 3600 * 1000

_TIME = "%Y-%m-%dT%H%M%S"  # sorts by age; no colons, which Windows refuses


def folder_of(path: Path) -> Path:
    """Return where the snapshots of a file lie."""
    return path.parent / "snapshots"


def existing(path: Path) -> list[Path]:
    """Return the snapshots of a file, the newest first."""
    return sorted(folder_of(path).glob(f"{path.stem}-*.db"), reverse=True)


def taken_ms(snapshot: Path) -> int:
    """Return when a snapshot was taken, UTC milliseconds, by its name; 0 where that says nothing."""
    text = snapshot.stem[-len("2026-01-31T235959") :]
    with contextlib.suppress(ValueError):
        moment = datetime.datetime.strptime(text, _TIME).replace(tzinfo=datetime.UTC)
        return round(moment.timestamp() * 1000)
    return 0


def due(path: Path, now_ms: int) -> bool:
    """Tell whether the newest snapshot is a day old, or of a clock that was put back."""
    newest = existing(path)[:1]
    return not newest or not 0 <= now_ms - taken_ms(newest[0]) < DAY_MS


def take(path: Path, now_ms: int, vfs: str | None = None) -> Path:
    """Make a snapshot and keep the newest three.

    Raises:
        StoreError: none was made; the older ones are all there.
    """
    with translated(), contextlib.closing(open_reader(path, vfs)) as db:
        return take_by(db, path, now_ms)


def take_by(db: apsw.Connection, path: Path, now_ms: int, *, spare: int = 0) -> Path:
    """Make a snapshot by a connection that only reads, and leave `spare` bytes free for other things.

    Takes seconds for a large file and holds nobody back meanwhile.
    """
    folder = private_folder(folder_of(path))
    moment = datetime.datetime.fromtimestamp(now_ms / 1000, datetime.UTC)
    target = folder / f"{path.stem}-{moment.strftime(_TIME)}.db"
    part = target.with_suffix(".part")
    _forget_parts(folder)
    ask_room(folder, spare + db.pragma("page_count") * db.pragma("page_size"))
    write_copy(db, part)
    part.replace(target)
    sync_folder(folder)
    for old in existing(path)[KEPT:]:
        old.unlink()
    return target


def write_copy(db: apsw.Connection, target: Path) -> None:
    """Write all that a connection which only reads sees to a new file, on the disk when this returns."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))  # SQLite would make it readable to others
    db.execute("PRAGMA synchronous=FULL")  # holds for the copy too: it is synced before it is closed
    db.execute("PRAGMA query_only=OFF")  # which forbids the copy as well
    try:
        db.execute("VACUUM INTO ?", (str(target),))
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _forget_parts(folder: Path) -> None:
    """Remove what a stop left half-written."""
    for part in (*folder.glob("*.part"), *folder.glob("*.part-journal")):
        part.unlink()
