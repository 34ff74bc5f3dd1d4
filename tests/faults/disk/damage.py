"""F07 and F11: a file that was damaged while nobody looked. It goes aside, the queue is saved, nothing is deleted.

Detected or consistent: what opens is a state that once was; what is not is told, and kept.
"""

from __future__ import annotations

import asyncio
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit
from smsc_desk.book.errors import Damaged, StoreError
from smsc_desk.store import rescue
from smsc_desk.store.rescue import open_copy
from smsc_desk.store.sending import Attempt
from smsc_desk.store.store import Store
from smsc_desk.store.upkeep import Upkeep
from tests.faults.disk.images import Disk, cuts
from tests.faults.disk.inline import InlineLane, one_loop, scratch
from tests.faults.disk.power_cuts import Recording, record
from tests.faults.disk.state import state_of
from tests.faults.disk.tally import Tally, timed
from tests.faults.disk.workload import NOW_MS, Day

LATER_MS = NOW_MS + 40 * 24 * 3600 * 1000
DELETIONS = (edits.DeleteContact, edits.DeleteGroup, edits.UnblockAddress)
Harm = Callable[[Path, random.Random], str]


# --- what happens to the file ---------------------------------------------------------------------------------------


def flipped_header(path: Path, rng: random.Random) -> str:
    return _flip(path, rng.randrange(16), rng)


def flipped_schema(path: Path, rng: random.Random) -> str:
    return _flip(path, rng.randrange(100, 4096), rng)


def flipped_anywhere(path: Path, rng: random.Random) -> str:
    return _flip(path, rng.randrange(path.stat().st_size), rng)


def wiped_pages(path: Path, rng: random.Random) -> str:
    """Overwrite some pages, as a failing disk or another program does."""
    content = bytearray(path.read_bytes())
    pages = [rng.randrange(1, len(content) // 4096) for _ in range(rng.randrange(1, 5))]
    for page in pages:
        content[page * 4096 : page * 4096 + 4096] = rng.randbytes(4096)
    path.write_bytes(content)
    return f"pages {pages}"


def truncated(path: Path, rng: random.Random) -> str:
    size = rng.randrange(path.stat().st_size)
    with path.open("r+b") as file:
        file.truncate(size)
    return f"cut to {size}"


def no_database(path: Path, rng: random.Random) -> str:
    path.write_bytes(rng.randbytes(5000))
    return "noise"


def journal_removed(path: Path, _rng: random.Random) -> str:
    path.with_name(path.name + "-wal").unlink(missing_ok=True)
    return "no journal"


def index_stale(path: Path, rng: random.Random) -> str:
    """Leave an index of the journal from some other time."""
    path.with_name(path.name + "-shm").write_bytes(rng.randbytes(32768))
    return "stale index"


HARMS: tuple[Harm, ...] = (
    flipped_header, flipped_schema, flipped_anywhere, wiped_pages, truncated, no_database, journal_removed, index_stale,
)  # fmt: skip


def _flip(path: Path, place: int, rng: random.Random) -> str:
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << rng.randrange(8)
    path.write_bytes(content)
    return f"byte {place}"


# --- F11 ------------------------------------------------------------------------------------------------------------


@timed
def damaged_files(runs: int, seed: int) -> Tally:
    """F11: damage the file of a day that ended well or by a kill, with or without a snapshot, and start again."""
    tally = Tally("damaged files")
    with one_loop() as run, scratch() as folder:
        days = [run(_lived(folder / f"day-{n}", seed + n, killed=n % 2 == 1, snapshot=n < 2)) for n in range(4)]
        for number in range(runs):
            rng = random.Random(f"{seed}/{number}")
            place = folder / "harmed"
            queue = days[number % 4]
            shutil.copytree(folder / f"day-{number % 4}", place)
            harm = HARMS[number // 4 % len(HARMS)]
            what = harm(place / "book.db", rng)
            trial = _Rescue(place / "book.db", queue)
            try:
                run(trial.live())
            except Exception as error:  # noqa: BLE001 - whatever it is, the account does not open
                trial.wrong.append(f"it does not open: {error!r}")
            tally.violations += [f"seed {seed}, run {number} ({harm.__name__}, {what}): {text}" for text in trial.wrong]
            tally.fired["F11"] += 1
            tally.fired.update(trial.seen)
            tally.runs += 1
            shutil.rmtree(place)
    return tally


Queue = dict[int, tuple[Edit, str]]


async def _lived(folder: Path, seed: int, *, killed: bool, snapshot: bool) -> Queue:
    """Live a day without deletions; a killed one leaves its journal. Returns the queue as it was left."""
    alive = folder.with_name(folder.name + "-alive")
    alive.mkdir()
    day = Day(alive / "book.db", seed, contacts=60, deletes=False)
    await day.open()
    async for step in day.steps():
        await step()
    assert day.store is not None
    queue = await _queue_of(day.store)
    if killed:
        await _copied_alive(alive, folder)
    await day.close()
    if not killed:
        shutil.copytree(alive, folder)
    if not snapshot:
        shutil.rmtree(folder / "snapshots", ignore_errors=True)
    return queue


async def _copied_alive(alive: Path, folder: Path) -> None:
    """Another program copies the files as a kill would leave them: ours may not open them."""
    process = await asyncio.create_subprocess_exec("cp", "-r", str(alive), str(folder))
    assert await process.wait() == 0


async def _queue_of(store: Store) -> Queue:
    return {edit.id: (edit.edit, edit.state) for edit in await store.open_edits()}


class _Rescue:
    """Starts the program on a damaged file, lets it look after it, and starts it again."""

    def __init__(self, path: Path, queue: Queue) -> None:
        self._path, self._before = path, queue
        self.wrong: list[str] = []
        self.seen: list[str] = []

    async def live(self) -> None:
        store = await self._open()
        try:
            seen = await self._use(store)
        except Damaged:
            self.seen.append("found in use")
            await store.close()
            store = await self._open()
            if rescue.rescued_of(store) is None:
                self.wrong.append("damage that was found is not rescued at the next start")
            seen = await self._use(store)
        self._judge(store, *seen)
        await store.close()

    async def _open(self) -> Store:
        return await open_copy(self._path, clock=lambda: LATER_MS, lane=InlineLane)

    async def _use(self, store: Store) -> tuple[Queue, list[Attempt]]:
        """What the program does by itself in the first minutes: the checks, a look at all that there is, sending."""
        await Upkeep(store, asyncio.sleep).once()
        store.contacts(range(1000))
        await store.counts()
        return await _queue_of(store), await store.take(1000)

    def _judge(self, store: Store, after: Queue, taken: list[Attempt]) -> None:
        rescued = rescue.rescued_of(store)
        sent = [attempt.edit for attempt in taken]
        self.wrong += [f"a deletion would be sent: {edit}" for edit in sent if isinstance(edit, DELETIONS)]
        if (
            rescued is not None and rescued.lost == 0
        ):  # of what is told to be lost, the snapshot may have an earlier want
            self.wrong += [f"edit {n} became {edit}" for n, (edit, _) in after.items()
                           if n in self._before and self._before[n][0] != edit]  # fmt: skip
        if rescued is None:
            self._untouched(store, after)
        else:
            self._saved(rescued, after)

    def _untouched(self, store: Store, after: Queue) -> None:
        if store.start.journal_lost:
            self.seen.append("journal lost, and told")
        elif after.keys() != self._before.keys():
            self.wrong.append(f"{len(self._before.keys() - after.keys())} edits are gone without a word")
        else:
            self.seen.append("harmless")

    def _saved(self, rescued: rescue.Rescued, after: Queue) -> None:
        aside = Path(rescued.aside)
        if not (aside / "book.db").exists():
            self.wrong.append("the damaged file is not kept")
        missing = self._before.keys() - after.keys()
        if missing and rescued.lost is not None and rescued.lost < len(missing):
            self.wrong.append(f"{len(missing)} edits are missing, {rescued.lost} are told to be lost")
        if rescued.edits != len(after):
            self.wrong.append(f"{rescued.edits} edits are told, {len(after)} are there")
        self.seen.append("rescued whole" if not missing else "rescued in part" if after else "nothing to rescue")


# --- F07 ------------------------------------------------------------------------------------------------------------


@timed
def lying_disks(runs: int, seed: int) -> Tally:
    """F07: the disk says that it has synced and has not; then the power goes. Its cache goes to the disk in order."""
    tally = Tally("lying disks")
    with one_loop() as run, scratch() as folder:
        (folder / "day").mkdir()
        recording = run(record(folder / "day", seed))
        for number, (moment, rng) in enumerate(cuts(recording.log, runs, seed)):
            image = folder / "image"
            image.mkdir()
            _lie(recording, moment, rng).write(image, rng, 1.0)
            try:
                found = run(_opened(image, recording, moment, tally))
            except (StoreError, apsw.Error) as error:
                found = [f"it does not open: {error!r}"]
            tally.violations += [f"seed {seed}, image {number}, event {moment}: {text}" for text in found]
            tally.fired["F07"] += 1
            tally.runs += 1
            shutil.rmtree(image)
    return tally


def _lie(recording: Recording, moment: int, rng: random.Random) -> Disk:
    """Return a disk that has lost the last of what it was given, however often it was told to sync."""
    disk = Disk()
    kept = max(0, moment - rng.randrange(1, 200))
    for event in recording.log[:kept]:
        disk.feed(event)
    return disk


async def _opened(image: Path, recording: Recording, moment: int, tally: Tally) -> list[str]:
    """Any state that once was will do: what is lost was never on the disk, and nobody could know."""
    store = await open_copy(image / "book.db", clock=lambda: NOW_MS, lane=InlineLane)
    rescued = rescue.rescued_of(store)
    known = state_of(store._window) in recording.states or not _used(store._window)
    tally.fired["rescued" if rescued else "older" if known else "other"] += 1
    await store.close()
    return [] if rescued or known else ["what is there never was"]


def _used(db: apsw.Connection) -> bool:
    return db.execute("SELECT count(*) FROM listing_run").fetchone() != (0,)
