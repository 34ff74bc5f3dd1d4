"""F05 and F06: the power goes at any moment of a day. What was acknowledged is there; nothing is there by half."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from smsc_desk.book.errors import StoreError
from smsc_desk.store import rescue, snapshots
from smsc_desk.store.rescue import open_copy
from tests.faults.disk.images import Disk, cuts
from tests.faults.disk.inline import InlineLane, one_loop, scratch
from tests.faults.disk.recording import Event, Recorder
from tests.faults.disk.state import state_of
from tests.faults.disk.tally import Tally, timed
from tests.faults.disk.workload import NOW_MS, Day

Run = Callable[[Coroutine[Any, Any, Any]], Any]


@dataclass
class Recording:
    """A day on a recording disk, with the state after each of its steps."""

    log: list[Event]
    states: list[str]

    def allowed(self, moment: int) -> list[str]:
        """Return the states that may be found after a cut: the last that was acknowledged, or the one begun since."""
        begun = acknowledged = -1
        for event in self.log[:moment]:
            if event[0] == "begin":
                begun = event[1]
            elif event[0] == "ack":
                acknowledged = event[1]
        return self.states[acknowledged : begun + 1] if acknowledged >= 0 else []


async def record(folder: Path, seed: int, synchronous: str = "FULL") -> Recording:
    """Live a day. `synchronous` other than FULL is a mistake that must be found."""
    recorder = Recorder(folder)
    day = Day(folder / "book.db", seed, recorder.name)
    states: list[str] = []

    async def step(work: Callable[[], Any]) -> None:
        recorder.log.append(("begin", len(states)))
        await work()
        assert day.store is not None
        day.store._db.read(lambda db: db.execute(f"PRAGMA synchronous={synchronous}"))
        recorder.log.append(("ack", len(states)))
        states.append(state_of(day.store._window))

    try:
        await step(day.open)
        async for work in day.steps():
            await step(work)
        await day.close()
    finally:
        log = recorder.end()
    return Recording(log, states)


@timed
def power_cuts(runs: int, seed: int) -> Tally:
    """Look at so many images of one recorded day."""
    return _cut(Tally("power cuts"), runs, seed, "FULL")


@timed
def careless_power_cuts(runs: int, seed: int) -> Tally:
    """The same with a seeded mistake (reliability, B, 1): commits that are not synced must be found out."""
    return _cut(Tally("power cuts with synchronous=NORMAL"), runs, seed, "NORMAL")


DAY = 500
"""So many images are made of one day; then another day is lived."""


def _cut(tally: Tally, runs: int, seed: int, synchronous: str) -> Tally:
    with one_loop() as run:
        for part in range(0, runs, DAY):
            _cut_day(run, tally, min(DAY, runs - part), seed + part, synchronous)
    return tally


def _cut_day(run: Run, tally: Tally, runs: int, seed: int, synchronous: str) -> None:
    with scratch() as folder:
        place, image = folder / "day", folder / "image"
        place.mkdir()
        recording = run(record(place, seed, synchronous))
        disk, fed = Disk(), 0
        for number, (moment, rng) in enumerate(cuts(recording.log, runs, seed)):
            for event in recording.log[fed:moment]:
                disk.feed(event)
            fed = moment
            image.mkdir()
            disk.write(image, rng)
            found = _look(run, image, recording.allowed(moment), thorough=number % 10 == 0)
            tally.violations += [f"seed {seed}, image {number}, event {moment}: {text}" for text in found]
            tally.fired.update({"F05": 1} | ({"F06": 1} if _in_bulk(recording.log, moment) else {}))
            tally.runs += 1
            shutil.rmtree(image)


def _in_bulk(log: list[Event], moment: int) -> bool:
    """Tell whether the cut hits a migration, a listing, a bulk or a snapshot: the steps of many writes."""
    start = next((n for n in range(moment - 1, -1, -1) if log[n][0] == "begin"), 0)
    end = next((n for n in range(moment, len(log)) if log[n][0] == "ack"), len(log))
    return end - start > 60 or any(".part" in str(event[1]) for event in log[start:end])


def _look(run: Run, image: Path, allowed: list[str], *, thorough: bool) -> list[str]:
    try:
        return run(looked(image, allowed, thorough=thorough))
    except (StoreError, apsw.Error) as error:
        return [f"it does not open: {error!r}"]


async def looked(image: Path, allowed: list[str], *, thorough: bool) -> list[str]:
    """Open what is left as the program does; return what is wrong with it."""
    path = image / "book.db"
    found = [f"snapshot {snapshot.name} is not whole" for snapshot in snapshots.existing(path) if not _whole(snapshot)]
    store = await open_copy(path, clock=lambda: NOW_MS, lane=InlineLane)
    if (rescued := rescue.rescued_of(store)) is not None:
        found.append(f"it was damaged: {rescued.found}")
    check = "PRAGMA integrity_check(1)" if thorough else "PRAGMA quick_check(1)"
    if (answer := store._db.read(lambda db: db.execute(check).fetchone())) != ("ok",):
        found.append(f"{check}: {answer}")
    if store.start.journal_lost:
        found.append("the journal is told to be lost")
    found += store._db.read(_misindexed)
    if allowed and state_of(store._window) not in allowed:
        found.append("what is there is not what was acknowledged")
    await store.close()
    return found


def _misindexed(db: apsw.Connection) -> list[str]:
    """Compare the text index with the texts of the contacts that it holds."""
    found = []
    for word in ("nam", "imp", "new", "790"):
        having = "SELECT id FROM contact WHERE instr(search, ?) AND id <= (SELECT done_to FROM text_index) ORDER BY id"
        wanted = db.execute(having, (word,)).fetchall()
        if db.execute("SELECT rowid FROM contact_text WHERE contact_text MATCH ?", (word,)).fetchall() != wanted:
            found.append(f"the text index finds others by {word!r}")
    return found


def _whole(snapshot: Path) -> bool:
    with contextlib.suppress(apsw.Error), contextlib.closing(apsw.Connection(str(snapshot))) as db:
        return db.execute("PRAGMA quick_check").fetchone() == ("ok",) and bool(state_of(db))
    return False
