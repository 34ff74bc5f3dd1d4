"""In the background: a check after an unclean stop and every month, a snapshot every day, damage told at once."""

from __future__ import annotations

import asyncio
import contextlib

import apsw
import pytest

from smsc_desk.book.errors import Damaged
from smsc_desk.store import marks, snapshots
from smsc_desk.store.snapshots import DAY_MS
from smsc_desk.store.store import Store
from smsc_desk.store.upkeep import AGAIN_S, FIRST_S, MONTH_MS, Upkeep
from tests.faults.disk.failing import Failing, broken
from tests.faults.disk.inline import InlineLane


class Clock:
    now = 1_700_000_000_000

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "book.db"


@pytest.fixture
async def store(path, clock):
    store = await Store.open(path, clock=clock, lane=InlineLane)
    await store.save_layout({"a": "b"})
    yield store
    await store.close()


def harm(store):
    """Write what no constraint allows."""

    def write(db):
        db.execute("PRAGMA ignore_check_constraints=ON")
        db.execute("INSERT INTO action(id, verb, created_ms) VALUES(1, 'x', 0)")
        db.execute("INSERT INTO edit(action, step, kind, target, row, want, state, created_ms)"
                   " VALUES(1, 0, 'x', 'contact', 1, '{}', 'Queued', 0)")  # fmt: skip

    store._db.commit(write)


async def test_a_snapshot_a_day(store, path, clock):
    upkeep = Upkeep(store, asyncio.sleep)
    for hours in (0, 1, 23, 24, 25):
        clock.now = Clock.now + hours * 3_600_000
        await upkeep.once()
    assert [snapshots.taken_ms(one) for one in snapshots.existing(path)] == [Clock.now + DAY_MS, Clock.now]


async def test_a_check_a_month(store, clock):
    upkeep = Upkeep(store, asyncio.sleep)
    await upkeep.once()
    assert store.mark(marks.CHECKED) == str(clock.now)
    harm(store)
    clock.now += MONTH_MS - 1
    await upkeep.once()
    clock.now += 1
    with pytest.raises(Damaged):
        await upkeep.once()
    assert marks.noted_damage(store.path)


async def test_an_unclean_start_is_checked_and_damage_is_no_snapshot(store, path, clock, tmp_path):
    await Upkeep(store, asyncio.sleep).once()
    harm(store)
    left = tmp_path / "left.db"
    with contextlib.closing(apsw.Connection(str(path))) as db:
        snapshots.write_copy(db, left)  # as it is left by a kill: marked as in use
    again = await Store.open(left, clock=clock, lane=InlineLane)
    assert again.start.unclean
    with pytest.raises(Damaged):
        await Upkeep(again, asyncio.sleep).once()
    assert snapshots.existing(left) == []
    await again.close()
    again = await Store.open(left, clock=clock, lane=InlineLane)
    assert again.start.unclean  # what is damaged was not closed in good order
    await again.close()


async def test_a_disk_that_takes_no_snapshot_troubles_nobody(path, clock):
    vfs = Failing()
    store = await Store.open(path, clock=clock, lane=InlineLane, vfs=vfs.name)
    upkeep = Upkeep(store, asyncio.sleep)
    await upkeep._check()
    vfs.fault = lambda kind, _: broken(kind) if kind == "write" else None
    await upkeep.once()
    assert snapshots.existing(path) == []
    vfs.fault = lambda _kind, _number: None
    await upkeep.once()
    assert len(snapshots.existing(path)) == 1
    await store.close()
    vfs.unregister()


async def test_it_begins_late_and_comes_again_until_it_is_stopped(path):
    slept = []

    async def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 3:
            raise asyncio.CancelledError

    store = await Store.open(path)
    upkeep = Upkeep(store, sleep)
    with pytest.raises(asyncio.CancelledError):
        await upkeep.run()
    assert slept == [FIRST_S, AGAIN_S, AGAIN_S]
    upkeep.stop()
    await store.close()
