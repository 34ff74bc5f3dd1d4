"""The spool: copies that are whole, closed to others, and kept as long as somebody needs them."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from smsc_desk.book.errors import DiskTrouble, TooLittleRoom
from smsc_desk.files.errors import Refused, Why
from smsc_desk.importing.spool import Spool


@pytest.fixture
def spool(tmp_path):
    return Spool(tmp_path / "account" / "imports")


async def test_a_copy_stays_when_the_file_changes(spool, tmp_path):
    path = tmp_path / "июнь.csv"
    path.write_bytes(b"79121234567;Ada\n" * 200_000)  # more than one chunk
    before = path.read_bytes()
    spooled = await spool.take_in(path)
    path.write_bytes(b"")
    assert spooled.path.read_bytes() == before
    assert (spooled.name, spooled.size) == ("июнь.csv", len(before))
    assert spooled.sha256 == hashlib.sha256(before).hexdigest()
    assert spool.path(spooled.sha256) == spooled.path


@pytest.mark.skipif(os.name != "posix", reason="mode bits")
async def test_nobody_else_can_read_it(spool):
    spooled = await spool.take_in_bytes(b"1\t2", "cells")
    assert stat.S_IMODE(spooled.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(spooled.path.parent.stat().st_mode) == 0o700


async def test_the_same_content_is_kept_once(spool):
    first, second = await spool.take_in_bytes(b"same", "a"), await spool.take_in_bytes(b"same", "b")
    assert first.path == second.path
    assert (first.name, second.name) == ("a", "b")
    assert [path.name for path in first.path.parent.iterdir()] == [first.sha256]


@pytest.mark.parametrize("what", ["nothing", "folder", "device"])
async def test_what_is_no_file_is_refused(spool, tmp_path, what):
    path = {"nothing": tmp_path / "no", "folder": tmp_path, "device": Path(os.devnull)}[what]
    with pytest.raises(Refused) as refused:
        await spool.take_in(path)
    assert refused.value.reason == Why.MISSING


@pytest.mark.skipif(os.name != "posix", reason="needs a file with a hole")
async def test_without_room_nothing_is_left(spool, tmp_path):
    path = tmp_path / "large.csv"
    path.touch()
    os.truncate(path, 1 << 42)  # more than any disk has room for, and no room by itself
    with pytest.raises(TooLittleRoom):
        await spool.take_in(path)
    assert not list((tmp_path / "account" / "imports").iterdir())


async def test_a_failed_copy_leaves_nothing(spool, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"1")
    spool.path("x").parent.mkdir(parents=True)
    spool.path(hashlib.sha256(b"1").hexdigest()).mkdir()  # in the way of the copy
    with pytest.raises(DiskTrouble):
        await spool.take_in(path)
    assert [each.suffix for each in spool.path("x").parent.iterdir()] == [""]


async def test_a_sweep_leaves_what_is_needed(spool):
    kept = [await spool.take_in_bytes(text, "cells") for text in (b"job", b"draft", b"dialog", b"old")]
    for spooled in (kept[0], kept[1], kept[3]):
        spool.release(spooled.sha256)
    spool.sweep({kept[0].sha256, kept[1].sha256})
    assert [spooled.path.exists() for spooled in kept] == [True, True, True, False]


async def test_a_new_start_sweeps_also_what_was_taken_in_before(spool):
    old = await spool.take_in_bytes(b"1", "cells")
    part = old.path.with_name("tmp1.part")
    part.touch()
    again = Spool(old.path.parent)
    again.sweep(())
    assert part.exists()
    again.sweep_parts()
    assert list(old.path.parent.iterdir()) == []


def test_without_a_folder_there_is_nothing_to_sweep(spool):
    spool.sweep(())
    spool.sweep_parts()


async def test_a_copy_that_is_not_what_it_was_is_known(spool):
    spooled = await spool.take_in_bytes(b"79121234567;Ada\n" * 200_000, "a.csv")
    await spool.verify(spooled.sha256)
    with spooled.path.open("r+b") as file:
        file.seek(-2, os.SEEK_END)  # as long as before
        file.write(b"x")
    with pytest.raises(Refused) as refused:
        await spool.verify(spooled.sha256)
    assert refused.value.reason == Why.CHANGED
    spooled.path.unlink()
    with pytest.raises(Refused) as refused:
        await spool.verify(spooled.sha256)
    assert refused.value.reason == Why.MISSING
