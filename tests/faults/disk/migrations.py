"""F52: a migration from each earlier shape is stopped at every step, by a kill or by a power cut: old or new, whole."""

from __future__ import annotations

import contextlib
import random
import shutil
from pathlib import Path

import apsw

from smsc_desk.store import schema
from smsc_desk.store.database import open_writer, transaction
from smsc_desk.store.rescue import open_copy
from tests.faults.disk.images import Disk
from tests.faults.disk.inline import InlineLane, one_loop, scratch
from tests.faults.disk.power_cuts import Run, looked
from tests.faults.disk.recording import Event, Recorder
from tests.faults.disk.tally import Tally, timed
from tests.faults.disk.workload import NOW_MS

CONTACTS = 40


@timed
def stopped_migrations(runs: int, seed: int) -> Tally:
    """Stop the migration of each earlier shape at so many moments, or at all if there are fewer."""
    tally = Tally("stopped migrations")
    with one_loop() as run:
        for version in range(len(schema.MIGRATIONS)):
            with scratch() as folder:
                _stopped(run, tally, folder, version, runs // len(schema.MIGRATIONS), seed)
    return tally


def _stopped(run: Run, tally: Tally, folder: Path, version: int, runs: int, seed: int) -> None:
    rng = random.Random(f"{seed}/{version}")
    old, image = folder / "old", folder / "image"
    old.mkdir()
    log = run(_recorded(old, version))
    moments = range(len(log) + 1)
    for moment in sorted(moments if runs >= 2 * len(moments) else (rng.choice(moments) for _ in range(runs // 2))):
        for fault, share in (("kill", 1.0), ("power", None)):
            disk = Disk()
            for event in log[:moment]:
                disk.feed(event)
            image.mkdir()
            disk.write(image, rng, share)
            found = run(_migrated(image, version))
            tally.violations += [f"seed {seed}, from {version}, {fault} at event {moment}: {text}" for text in found]
            tally.fired["F52"] += 1
            tally.runs += 1
            shutil.rmtree(image)


async def _recorded(folder: Path, version: int) -> list[Event]:
    """Make a file of an earlier shape, and let the program of today open it."""
    recorder = Recorder(folder)
    path = folder / "book.db"
    _make(path, version, recorder.name)
    start = len(recorder.log)
    store = await open_copy(path, clock=lambda: NOW_MS, lane=InlineLane, vfs=recorder.name)
    await store.close()
    log = recorder.end()
    # What was before is on the disk: its events are synced as a whole.
    return (
        log if version == 0 else [*log[:start], *(("sync", name) for name in sorted(_names(log[:start]))), *log[start:]]
    )


def _names(log: list[Event]) -> set[str]:
    return {event[1] for event in log if event[0] == "write"}


def _make(path: Path, version: int, vfs: str) -> None:
    if version == 0:
        return
    with contextlib.closing(open_writer(path, vfs)) as db:
        for number, script in enumerate(schema.MIGRATIONS[:version], start=1):
            with transaction(db):
                schema._run_script(db, script)
                db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {number}")
        with transaction(db):
            for number in range(CONTACTS):
                db.execute("INSERT INTO contact(channel, addresses, name) VALUES(0, ?, ?)", (f"7{number:010}", "N"))


async def _migrated(image: Path, version: int) -> list[str]:
    """Whatever is left opens, is of today's shape, and has what it had."""
    path = image / "book.db"
    found = await looked(image, [], thorough=True)
    with contextlib.closing(apsw.Connection(str(path))) as db:
        if db.pragma("user_version") != len(schema.MIGRATIONS):
            found.append(f"user_version {db.pragma('user_version')}")
        (rows,) = db.execute("SELECT count(*) FROM contact").fetchone()
        if version and rows not in {0, CONTACTS}:
            found.append(f"{rows} contacts")
    return found
