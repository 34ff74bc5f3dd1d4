"""The cases in their quick size; a violation names its seed: `case(runs, seed)` replays it."""

from __future__ import annotations

import random
import shutil

import pytest

from smsc_desk.store.store import Store
from tests import live_files
from tests.faults.disk.cases import CASES, MUST_FAIL
from tests.faults.disk.inline import InlineLane


@pytest.fixture
def seed():
    return random.randrange(1_000_000)


@pytest.mark.parametrize("name", CASES)
def test_nothing_acknowledged_is_lost(name, seed):
    sizes = CASES[name]
    tally = sizes.case(sizes.quick, seed)
    assert not tally.violations
    assert tally.runs
    assert [fault for fault in sizes.must_fire if not tally.fired[fault]] == []


@pytest.mark.parametrize("seed", [1, 8, 47, 168960])
def test_damage_that_once_had_its_way_is_tried_again(seed):
    """A trigger that names another column; a check that the damage itself stopped; a snapshot with what is no text; a
    root page without its way to the first rows.
    """
    damaged = CASES["damaged-files"]
    assert not damaged.case(damaged.quick, seed).violations


@pytest.mark.parametrize("name", MUST_FAIL)
def test_a_seeded_mistake_is_found(name, seed):
    assert MUST_FAIL[name](40, seed).violations, f"seed {seed}"


async def test_a_backup_by_copying_the_live_file_is_caught(tmp_path):
    """Seeded mistake 15: it would drop SQLite's locks, and nobody would notice."""
    store = await Store.open(tmp_path / "book.db", lane=InlineLane)
    for file in ("book.db", "book.db-wal"):
        with pytest.raises(live_files.LiveFileTouched):
            shutil.copy(tmp_path / file, tmp_path / "backup")
    with pytest.raises(live_files.LiveFileTouched):
        (tmp_path / "book.db").rename(tmp_path / "elsewhere.db")
    assert len(live_files.CAUGHT) == 3
    live_files.CAUGHT.clear()
    await store.close()
    shutil.copy(tmp_path / "book.db", tmp_path / "backup")  # nobody has it open
