"""A connection's discipline: private files, whole transactions, urgent work first, errors of ours."""

import asyncio
import contextlib
import gc
import os
import stat
import subprocess
import sys
import threading
import weakref

import apsw
import pytest

from smsc_desk.book.edits import Action, AddContact, Verb
from smsc_desk.book.errors import Damaged, DiskFull, DiskTrouble, HeldElsewhere, Invalid, StoreError
from smsc_desk.book.identity import Channel
from smsc_desk.store import database
from smsc_desk.store.database import (
    Lane,
    Writer,
    first,
    only,
    open_checker,
    open_reader,
    open_writer,
    select,
    transaction,
    translated,
)  # fmt: skip
from smsc_desk.store.store import Store
from tests.faults.disk.failing import Failing, broken, none
from tests.waiting import until

posix = pytest.mark.skipif(os.name != "posix", reason="mode bits mean nothing here")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "book.db"


@pytest.fixture
def db(path):
    with contextlib.closing(open_writer(path)) as db:
        db.execute("CREATE TABLE t(x INTEGER PRIMARY KEY) STRICT")
        yield db


# ---- opening


@posix
def test_the_files_are_the_users_alone(path):
    before = os.umask(0)
    try:
        with contextlib.closing(open_writer(path)) as db:
            db.execute("CREATE TABLE t(x)")
            assert {file.name: mode(file) for file in path.parent.iterdir()} == dict.fromkeys(
                ("book.db", "book.db-wal", "book.db-shm"), 0o600
            )
    finally:
        os.umask(before)


@posix
def test_a_file_that_others_could_read_is_closed_to_them(path):
    path.touch(0o644)
    path.chmod(0o644)
    open_writer(path).close()
    assert mode(path) == 0o600


def test_the_writer_is_safe(db):
    safe = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1}
    assert {name: db.pragma(name) for name in safe} == safe


def test_the_library_is_sound():
    assert apsw.SQLITE_VERSION_NUMBER >= database.SOUND_LIBRARY == 3_051_003


def test_a_reader_sees_what_is_committed_and_writes_nothing(path, db):
    with contextlib.closing(open_reader(path)) as reader:
        with transaction(db):
            db.execute("INSERT INTO t VALUES(1)")
            assert select(reader, "SELECT x FROM t") == []
        assert select(reader, "SELECT x FROM t") == [(1,)]
        with pytest.raises(DiskTrouble), translated():
            reader.execute("INSERT INTO t VALUES(2)")


def test_a_reader_does_not_make_a_file(path):
    with pytest.raises(DiskTrouble):
        open_reader(path)
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\0" + b"x" * 5000, b"not a database at all, but long enough" * 99]
)
def test_what_is_no_database_is_damaged_and_stays_as_it_is(path, content):
    path.write_bytes(content)
    if not content:
        open_writer(path).close()  # an empty file is an empty database
        return
    with pytest.raises(Damaged):
        open_writer(path)
    assert path.read_bytes() == content


def test_a_damaged_page_is_told_as_such(path, db):
    with transaction(db):
        for number in range(5000):
            db.execute("INSERT INTO t VALUES(?)", (number,))
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()
    content = bytearray(path.read_bytes())
    content[4096 + 8 : 4096 + 200] = b"\xff" * 192
    path.write_bytes(bytes(content))
    with contextlib.closing(open_writer(path)) as again, pytest.raises(Damaged), translated():
        select(again, "SELECT count(x) FROM t WHERE x > 0")


@pytest.mark.parametrize("place", ["missing/book.db", "file/book.db", "folder"])
def test_a_place_where_no_file_can_be_is_trouble(tmp_path, place):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(DiskTrouble):
        open_writer(tmp_path / place)


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_cannot_be_written_is_trouble(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(DiskTrouble):
            open_writer(tmp_path / "book.db")
    finally:
        tmp_path.chmod(0o700)


# ---- transactions and errors


def insert_and_fail(db, error):
    db.execute("INSERT INTO t VALUES(2)")
    raise error


def test_a_transaction_is_whole_or_nothing(db):
    with transaction(db):
        db.execute("INSERT INTO t VALUES(1)")
    for error in (ValueError, KeyboardInterrupt, apsw.FullError):
        with pytest.raises(error), transaction(db):
            insert_and_fail(db, error)
        assert not db.in_transaction
    assert select(db, "SELECT x FROM t") == [(1,)]


def test_a_commit_that_fails_is_rolled_back(db):
    db.execute("CREATE TABLE child(x INTEGER REFERENCES t(x) DEFERRABLE INITIALLY DEFERRED) STRICT")
    with pytest.raises(apsw.ConstraintError), transaction(db):
        db.execute("INSERT INTO child VALUES(77)")
    assert not db.in_transaction
    assert select(db, "SELECT * FROM child") == []


@pytest.mark.parametrize(
    ("raised", "ours"),
    [
        (apsw.CorruptError, Damaged), (apsw.NotADBError, Damaged), (apsw.FullError, DiskFull),
        (apsw.IOError, DiskTrouble), (apsw.ReadOnlyError, DiskTrouble), (apsw.CantOpenError, DiskTrouble),
        (apsw.PermissionsError, DiskTrouble), (apsw.BusyError, HeldElsewhere), (apsw.LockedError, HeldElsewhere),
        (OSError, DiskTrouble), (PermissionError, DiskTrouble), (apsw.ConnectionClosedError, StoreError),
    ],
)  # fmt: skip
def test_errors_are_translated(raised, ours):
    with pytest.raises(StoreError) as caught, translated():
        raise raised("why")
    assert type(caught.value) is ours
    assert isinstance(caught.value.__cause__, raised)


@pytest.mark.parametrize("error", [apsw.InterruptError, apsw.ConstraintError, ValueError])
def test_mistakes_of_ours_and_interruptions_are_not(error):
    with pytest.raises(error), translated():
        raise error


def test_a_full_disk_is_trouble_and_nothing_is_written(db):
    db.execute(f"PRAGMA max_page_count = {db.pragma('page_count') + 2}").fetchall()
    with pytest.raises(DiskTrouble), translated(), transaction(db):
        db.executemany("INSERT INTO t VALUES(?)", ((number,) for number in range(100_000)))
    assert select(db, "SELECT count(*) FROM t") == [(0,)]


HOLD = """
import sys, apsw
db = apsw.Connection(sys.argv[1])
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_file_that_another_program_holds_is_trouble(path, db):
    db.set_busy_timeout(1)
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(DiskTrouble), translated(), transaction(db):
            pass
        other.stdin.close()
        other.wait()
    with transaction(db):
        db.execute("INSERT INTO t VALUES(1)")


# ---- the writer


@pytest.fixture
def vfs():
    made = Failing()
    yield made
    made.unregister()


def insert(db, number):
    db.execute("INSERT INTO t VALUES(?)", (number,))


@pytest.mark.parametrize("kind", ["write", "sync"])
def test_after_an_error_of_the_disk_the_file_is_opened_anew(path, db, vfs, kind):
    writer = Writer(path, vfs.name)
    writer.commit(insert, 1)
    vfs.fault = lambda asked, _: broken(kind) if asked == kind else None
    for _ in range(2):
        with pytest.raises(DiskTrouble), translated():
            writer.commit(insert, 2)
    assert writer.times_opened == 1  # it could not be
    vfs.fault = none
    writer.commit(insert, 3)
    assert writer.times_opened == 2
    assert select(db, "SELECT x FROM t ORDER BY x") == [(1,), (3,)]
    writer.close()


def test_what_failed_does_not_come_back_with_the_next_start(path, db, vfs):
    """The frames of a commit whose sync failed are whole in the journal: a recovery would take them for good."""
    writer = Writer(path, vfs.name)
    writer.commit(insert, 1)
    left = [1]

    def once(kind, _number):
        if kind == "sync" and left:
            left.clear()
            return broken(kind)
        return None

    vfs.fault = once
    with pytest.raises(DiskTrouble), translated():
        writer.commit(insert, 2)
    copied = path.with_name("killed.db")
    for ending in ("", "-wal"):  # as a kill leaves them, copied by another program
        subprocess.run(["cp", f"{path}{ending}", f"{copied}{ending}"], check=True)
    with contextlib.closing(open_writer(copied)) as again:
        assert select(again, "SELECT x FROM t") == [(1,)]
    writer.close()


def test_an_error_that_is_not_the_disks_leaves_the_connection(path, db):
    writer = Writer(path)
    writer.commit(insert, 1)
    with pytest.raises(apsw.ConstraintError):
        writer.commit(insert, 1)
    assert writer.read(select, "SELECT x FROM t") == [(1,)]
    assert writer.times_opened == 1
    writer.close()


def test_a_check_sees_what_a_constraint_forbids(path, db):
    """A connection that is opened read-only would not: SQLite leaves the constraints out of its schema."""
    db.execute("CREATE TABLE state(x TEXT CHECK(x IN ('a', 'b'))) STRICT")
    db.execute("PRAGMA ignore_check_constraints=ON")
    db.execute("INSERT INTO state VALUES('A')")
    with contextlib.closing(open_checker(path)) as checker:
        assert "CHECK" in database.check(checker, "quick_check")
        with pytest.raises(apsw.ReadOnlyError):
            checker.execute("INSERT INTO t VALUES(1)")


def test_rows(db):
    assert first(db, "SELECT x FROM t") is None
    with pytest.raises(StoreError, match="without its row"):
        only(db, "SELECT x FROM t")
    db.execute("INSERT INTO t VALUES(1), (2)")
    assert select(db, "SELECT x FROM t ORDER BY x") == [(1,), (2,)]
    assert first(db, "SELECT x FROM t WHERE x > ?", (1,)) == only(db, "SELECT x FROM t WHERE x = :x", {"x": 2}) == (2,)


# ---- the lane


@pytest.fixture
def lane():
    lane = Lane("test")
    yield lane
    lane.stop()


@contextlib.contextmanager
def held(lane):
    """Keep a lane busy, so that what is asked meanwhile stands in line."""
    begun, go = threading.Event(), threading.Event()
    lane.submit(lambda: (begun.set(), go.wait(30)))
    assert begun.wait(30)
    try:
        yield
    finally:
        go.set()


async def test_jobs_are_done_urgent_ones_first_and_else_in_order(lane):
    done = []
    with held(lane):
        jobs = [
            asyncio.ensure_future(run(done.append, name))
            for run, name in (
                (lane.run_bulk, "bulk 1"), (lane.run, "1"), (lane.run_bulk, "bulk 2"), (lane.run_urgent, "urgent 1"),
                (lane.run, "2"), (lane.run_urgent, "urgent 2"),
            )
        ]  # fmt: skip
        await asyncio.sleep(0)
    await asyncio.gather(*jobs)
    assert done == ["urgent 1", "urgent 2", "1", "2", "bulk 1", "bulk 2"]


async def test_results_and_errors_cross(lane):
    assert await lane.run(int, "77") == 77
    assert await lane.run(lambda *, base: base, base=3) == 3
    with pytest.raises(ValueError, match="invalid literal"):
        await lane.run(int, "x")

    def full():
        raise apsw.FullError

    with pytest.raises(DiskTrouble):
        await lane.run_urgent(full)
    assert await lane.run_bulk(threading.get_ident) == await lane.run(threading.get_ident) != threading.get_ident()


async def test_what_a_job_held_is_let_go_before_the_next_one(lane):
    await _nothing_is_held(lambda: lane.run(_wrong), ValueError)


async def test_what_waited_for_a_command_that_failed_is_let_go(tmp_path):
    store = await Store.open(tmp_path / "book.db")
    empty = Action(Verb.ADD_CONTACT, (AddContact(channel=Channel.PHONE, values={"addresses": ("",)}),))
    await _nothing_is_held(lambda: store.apply(empty), Invalid)
    await store.close()


class _Held:
    """Something that whoever waits for a job holds."""


async def _nothing_is_held(job, error):
    """An error remembers the frames that it passed: a window in one of them must not die in another thread."""

    async def wait_for_it() -> weakref.ref:
        held = _Held()
        with pytest.raises(error):
            await job()
        return weakref.ref(held)

    gc.disable()
    try:
        held = await wait_for_it()
        await until(lambda: held() is None, "everybody to let go")
    finally:
        gc.enable()


def _wrong() -> None:
    raise ValueError("wrong")


async def test_a_job_that_nobody_waits_for_any_more_is_not_begun(lane):
    done = []
    with held(lane):
        job = asyncio.ensure_future(lane.run(done.append, 1))
        await asyncio.sleep(0)
        job.cancel()
        await asyncio.sleep(0)
    await lane.run(done.append, 2)
    assert done == [2]


async def test_stopping_finishes_what_stands_in_line():
    lane, done = Lane("test"), []
    with held(lane):
        jobs = [lane.submit(lambda n=n: done.append(n), urgency=n % 3) for n in range(6)]
    lane.stop()
    assert [job.done() for job in jobs] == [True] * 6
    assert done == [0, 3, 1, 4, 2, 5]
    assert "test" not in {thread.name for thread in threading.enumerate()}


async def test_a_stopped_lane_says_so_instead_of_never_answering():
    lane = Lane("test")
    lane.stop()
    with pytest.raises(StoreError):
        await lane.run(int)
