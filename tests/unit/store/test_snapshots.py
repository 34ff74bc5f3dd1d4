"""Whole copies beside the live file: made by SQLite, private, three of them."""

from __future__ import annotations

import contextlib
import os
import stat

import apsw
import pytest

from smsc_desk.book.errors import DiskFull, DiskTrouble
from smsc_desk.store import snapshots
from smsc_desk.store.snapshots import DAY_MS
from smsc_desk.store.store import Store
from tests.builders import Listed, fill
from tests.faults.disk.failing import Failing
from tests.faults.disk.inline import InlineLane
from tests.faults.disk.state import state_of

NOW_MS = 1_700_000_000_000
posix = pytest.mark.skipif(os.name != "posix", reason="mode bits mean nothing here")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "book.db"


@pytest.fixture
async def store(path):
    store = await Store.open(path, lane=InlineLane)
    await fill(store, contacts=[Listed(n, (f"7999{n:07}",), {"name": f"N {n}"}) for n in range(1, 50)])
    yield store
    await store.close()


def names(path):
    return [snapshot.name for snapshot in snapshots.existing(path)]


async def test_a_snapshot_has_all_that_was_committed(store, path):
    with contextlib.closing(apsw.Connection(str(snapshots.take(path, NOW_MS)))) as db:
        assert state_of(db) == state_of(store._window)
        assert db.pragma("journal_mode") == "delete"  # one file, whole by itself


async def test_three_are_kept_the_newest_first(store, path):
    for day in (3, 1, 4, 2, 5):
        snapshots.take(path, NOW_MS + day * DAY_MS)
    assert names(path) == [f"book-2023-11-{14 + day}T221320.db" for day in (5, 4, 3)]
    assert [snapshots.taken_ms(one) for one in snapshots.existing(path)] == [NOW_MS + d * DAY_MS for d in (5, 4, 3)]
    assert snapshots.taken_ms(path) == 0


async def test_one_a_day_is_due_and_one_after_the_clock_was_put_back(store, path):
    assert snapshots.due(path, NOW_MS)
    snapshots.take(path, NOW_MS)
    assert not snapshots.due(path, NOW_MS)
    assert not snapshots.due(path, NOW_MS + DAY_MS - 1)
    assert snapshots.due(path, NOW_MS + DAY_MS)
    assert snapshots.due(path, NOW_MS - 1000)


@posix
async def test_they_are_the_users_alone(store, path):
    before = os.umask(0)
    try:
        snapshot = snapshots.take(path, NOW_MS)
    finally:
        os.umask(before)
    assert stat.S_IMODE(snapshot.stat().st_mode) == 0o600
    assert stat.S_IMODE(snapshot.parent.stat().st_mode) == 0o700


async def test_what_a_stop_left_half_written_is_removed(store, path):
    folder = snapshots.folder_of(path)
    folder.mkdir()
    for name in ("book-x.part", "book-x.part-journal"):
        (folder / name).write_bytes(b"half")
    snapshots.take(path, NOW_MS)
    assert [file.name for file in folder.iterdir()] == names(path)


async def test_one_that_cannot_be_written_leaves_the_older_ones(store, path):
    vfs = Failing()
    snapshots.take(path, NOW_MS)
    full = apsw.FullError("no room")
    vfs.fault = lambda kind, _: full if kind == "write" else None
    with pytest.raises(DiskFull):
        snapshots.take(path, NOW_MS + DAY_MS, vfs.name)
    assert [file.name for file in snapshots.folder_of(path).iterdir()] == names(path) == ["book-2023-11-14T221320.db"]
    vfs.unregister()


def test_of_nothing_there_is_none(path):
    with pytest.raises(DiskTrouble):
        snapshots.take(path, NOW_MS)
    assert not path.exists()
