"""A damaged copy: what is kept, what is set aside, and that a stop in the middle does no harm."""

from __future__ import annotations

import contextlib
from pathlib import Path

import apsw
import pytest

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.errors import DiskFull, TooNew
from smsc_desk.book.identity import Channel
from smsc_desk.store import marks, rescue, snapshots
from smsc_desk.store.rescue import open_copy, rescued_of
from smsc_desk.store.salvage import MARGIN
from smsc_desk.store.sending import Kind, Outcome
from smsc_desk.store.store import Store
from tests import live_files
from tests.builders import Listed, ListedBlock, ListedGroup, fill
from tests.faults.disk.inline import InlineLane

PHONE = Channel.PHONE
NOW_MS = 1_700_000_000_000
A, B, C, NEW = "79990000001", "79990000002", "79990000003", "79990000009"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "book.db"


async def opened(path):
    return await open_copy(path, clock=lambda: NOW_MS, lane=InlineLane)


async def do(store, *wanted):
    return await store.apply(Action(Verb.CHANGE_CONTACT, wanted))


@pytest.fixture
async def store(path):
    store = await opened(path)
    await fill(
        store,
        contacts=[Listed(n, (a,), {"name": f"N{n}"}, (11,)) for n, a in ((1, A), (2, B), (3, C))],
        groups=[ListedGroup(11, "One")],
        blocks=[ListedBlock(1, B)],
    )
    yield store
    await store.close()


def wreck(path):
    """Lose the beginning of the file: nothing opens it any more."""
    with path.open("r+b") as file:
        file.write(bytes(16))


def wreck_all(path):
    path.write_bytes(b"\1" * 9000)


async def again(store, path, harm):
    """Close, harm, and open again."""
    await store.close()
    harm(path)
    return await opened(path)


async def open_edits(store):
    return {(type(edit.edit).__name__, edit.state) for edit in await store.open_edits()}


async def test_the_queue_is_saved_without_a_snapshot(store, path):
    await do(store, edits.ChangeContact(contact=1, changes={"name": "X"}))
    await do(store, edits.AddContact(channel=PHONE, values={"addresses": (NEW,), "name": "New"}, groups=(1,)))
    await do(store, edits.BlockAddress(channel=PHONE, address=A, type=BlockType.ALL))
    after = await again(store, path, wreck)
    rescued = rescued_of(after)
    assert (rescued.snapshot_ms, rescued.edits, rescued.lost) == (None, 3, 0)
    assert (Path(rescued.aside) / "book.db").read_bytes()[:16] == bytes(16)
    assert await open_edits(after) == {(k, "queued") for k in ("ChangeContact", "AddContact", "BlockAddress")}
    sent = {type(attempt.edit).__name__: attempt for attempt in await after.take(9)}
    assert sent["ChangeContact"].address == A
    assert sent["AddContact"].groups == (11,)
    assert {c.name for c in after.contacts(range(9)).values()} == {"X", "New"}
    await after.close()


async def test_a_snapshot_is_restored_and_what_came_after_it_is_added(store, path):
    await do(store, edits.ChangeContact(contact=1, changes={"name": "sent since"}))
    snapshots.take(path, NOW_MS - 1000)
    [attempt] = await store.take(9)
    await store.settle(attempt, Outcome(kind=Kind.DONE))
    await do(store, edits.ChangeContact(contact=2, changes={"name": "after"}))
    after = await again(store, path, wreck)
    rescued = rescued_of(after)
    assert (rescued.snapshot_ms, rescued.edits, rescued.lost) == (NOW_MS - 1000, 1, 0)
    assert len(after.contacts(range(9))) == 3
    assert after.contacts([2])[2].name == "after"
    assert [attempt.edit.contact for attempt in await after.take(9)] == [2]  # and not once more what was sent
    await after.close()


async def test_what_waited_in_the_snapshot_is_in_doubt_if_nobody_knows_better(store, path):
    await do(store, edits.AddContact(channel=PHONE, values={"addresses": (NEW,)}))
    await do(store, edits.ChangeContact(contact=1, changes={"name": "X"}))
    snapshots.take(path, NOW_MS)
    after = await again(store, path, wreck_all)
    rescued = rescued_of(after)
    assert (rescued.edits, rescued.lost) == (2, None)
    assert await open_edits(after) == {("AddContact", "ambiguous"), ("ChangeContact", "parked")}
    assert await after.take(9) == []
    await after.close()


async def test_no_deletion_goes_out_before_the_user_says_so_again(store, path):
    await do(store, edits.DeleteContact(contact=1))
    await do(store, edits.UnblockAddress(channel=PHONE, address=B))
    await do(store, edits.DeleteGroup(group=1))
    after = await again(store, path, wreck)
    assert {state for _, state in await open_edits(after)} == {"parked"}
    assert await after.take(9) == []
    assert {edit.reason for edit in await after.open_edits()} == {"rescued"}
    number = next(edit.id for edit in await after.open_edits() if isinstance(edit.edit, edits.DeleteContact))
    await after.retry([number])
    assert [attempt.address for attempt in await after.take(9)] == [A]
    await after.close()


async def test_numbers_are_never_used_again(store, path):
    await do(store, edits.AddContact(channel=PHONE, values={"addresses": (NEW,)}))
    after = await again(store, path, wreck)
    applied = await do(after, edits.AddContact(channel=PHONE, values={"addresses": ("79990000008",)}))
    assert applied.contacts[0] > MARGIN
    await after.close()


async def test_what_is_on_its_way_keeps_its_locks_and_its_doubt(store, path):
    await do(store, edits.ChangeContact(contact=1, changes={"name": "X"}))
    for attempt in await store.take(9):
        await store.leave(attempt)
    await do(store, edits.JoinGroup(contact=1, group=1), edits.ChangeContact(contact=1, changes={"comment": "Y"}))
    after = await again(store, path, wreck)
    assert await open_edits(after) == {("ChangeContact", "ambiguous"), ("ChangeContact", "queued")}
    assert await after.take(9) == []  # behind the one in doubt
    await after.close()


async def test_it_is_told_until_it_was_read(store, path):
    after = await again(store, path, wreck)
    assert rescued_of(after).found
    await after.close()
    after = await opened(path)
    assert rescued_of(after) is not None
    await rescue.told(after)
    assert rescued_of(after) is None
    assert not after.start.unclean
    await after.close()


async def test_noted_damage_is_rescued_at_the_next_start(store, path):
    store.note_damage("a page is broken")
    await store.close()
    after = await opened(path)
    assert rescued_of(after).found == "a page is broken"
    assert marks.noted_damage(path) is None
    await after.close()
    assert await nothing_is_left(path)


async def nothing_is_left(path):
    return not [file.name for file in path.parent.iterdir() if "mending" in file.name or "rescued" in file.name]


async def test_a_file_of_a_newer_program_is_left_alone(store, path):
    await store.close()
    with contextlib.closing(apsw.Connection(str(path))) as db:
        db.execute("PRAGMA user_version=999")
    marks.note_damage(path, "something")
    with pytest.raises(TooNew):
        await opened(path)
    assert path.exists()
    assert not list(path.parent.glob("damaged-*"))


def names(folder):
    return {file.name for file in folder.iterdir()}


class Killed(BaseException):
    """The program is killed."""


@pytest.mark.parametrize("step", range(7))
async def test_a_rescue_that_is_killed_is_ended_by_the_next_start(store, path, tmp_path, step):
    """At every renaming, with a journal beside the file."""
    await do(store, edits.ChangeContact(contact=1, changes={"name": "X"}))
    snapshots.take(path, NOW_MS)
    await do(store, edits.ChangeContact(contact=2, changes={"name": "Y"}))
    alive = {file.name: file.stat().st_size for file in path.parent.glob("book.db*")}
    assert alive["book.db-wal"]
    await store.close()
    (tmp_path / "book.db-wal").write_bytes(b"a journal of no use")
    wreck(path)
    left = [step]

    def kill(_old, _new):
        left[0] -= 1
        if left[0] < 0:
            raise Killed

    live_files.RENAMES.append(kill)
    killed = False
    try:
        await (await opened(path)).close()
    except Killed:
        killed = True
    finally:
        live_files.RENAMES.remove(kill)
    assert killed == (step < 5)  # to its name, database, journal, index, to its place
    after = await opened(path)
    rescued = rescued_of(after)
    assert (rescued.edits, rescued.lost) == (2, 0)
    aside = Path(rescued.aside)
    assert {"book.db", "book.db-wal"} <= names(aside)
    assert [folder.name for folder in tmp_path.glob("damaged-*")] == [aside.name]
    assert await nothing_is_left(path)
    await after.close()


async def test_without_room_nothing_is_moved(store, path):
    snapshots.take(path, NOW_MS)
    await store.close()
    wreck(path)
    before = path.read_bytes()

    def full(_old, _new):
        raise OSError(28, "No space left on device")

    live_files.RENAMES.append(full)
    try:
        with pytest.raises(DiskFull):
            await opened(path)
    finally:
        live_files.RENAMES.remove(full)
    assert path.read_bytes() == before
    after = await opened(path)
    assert rescued_of(after) is not None
    await after.close()


async def test_a_snapshot_that_is_damaged_too_is_passed_over(store, path):
    good = snapshots.take(path, NOW_MS - 5000)
    wreck_all(snapshots.take(path, NOW_MS - 1000))
    after = await again(store, path, wreck_all)
    assert rescued_of(after).snapshot_ms == snapshots.taken_ms(good) == NOW_MS - 5000
    assert len(after.contacts(range(9))) == 3
    await after.close()


async def test_a_lost_journal_is_noticed(store, path, tmp_path):
    kept = tmp_path / "kept.db"
    await do(store, edits.ChangeContact(contact=1, changes={"name": "X"}))
    with contextlib.closing(apsw.Connection(str(path))) as db:
        snapshots.write_copy(db, kept)  # marked as in use, and without a journal
    after = await Store.open(kept, lane=InlineLane)
    assert after.start.unclean
    assert after.start.journal_lost
    await after.close()
    after = await Store.open(kept, lane=InlineLane)
    assert not after.start.unclean
    await after.close()


async def test_what_was_taken_back_in_doubt_still_lets_nothing_pass(store, path):
    snapshots.take(path, NOW_MS - 1000)
    await do(store, edits.ChangeContact(contact=1, changes={"name": "X"}))
    [attempt] = await store.take(9)
    await store.leave(attempt)
    await store.settle(attempt, Outcome(kind=Kind.DOUBT))
    await store.discard([attempt.id])
    await do(store, edits.ChangeContact(contact=1, changes={"name": "Y"}))
    after = await again(store, path, wreck)
    assert await open_edits(after) == {("ChangeContact", "queued")}
    assert await after.take(9) == []
    await after.let_pass(await after.in_doubt())
    assert [attempt.edit.changes for attempt in await after.take(9)] == [{"name": "Y"}]
    await after.close()
