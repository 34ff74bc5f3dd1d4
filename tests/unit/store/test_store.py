"""The one door to an account's file: commits, announcements, questions, and its end."""

import asyncio
import contextlib
import threading

import apsw
import pytest

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.errors import Damaged, DiskTrouble, Invalid, StoreError, Superseded, TooNew
from smsc_desk.book.identity import Channel, RowState
from smsc_desk.store.changes import MANY, Changed
from smsc_desk.store.counting import Counts
from smsc_desk.store.search import BlockQuery, ContactQuery, Place
from smsc_desk.store.sending import Kind, Outcome
from smsc_desk.store.store import ROWS_A_TRANSACTION, Store
from tests.builders import Listed, ListedBlock, ListedGroup, fill

PHONE, EMAIL = Channel.PHONE, Channel.EMAIL
A, B, C = "79990000001", "79990000002", "79990000003"
DONE = Outcome(kind=Kind.DONE)


class Clock:
    """Stands still until it is set."""

    now = 1_000_000

    def __call__(self):
        return self.now


@pytest.fixture
def path(tmp_path):
    return tmp_path / "book.db"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def store(path, clock):
    store = await Store.open(path, clock=clock)
    await fill(
        store,
        contacts=[Listed(1, (A,), {"name": "Ada", "tags": ("vip", "new")}, (11,)), Listed(2, (B,), {"tags": ("vip",)})],
        groups=[ListedGroup(11, "One")],
        blocks=[ListedBlock(1, A, 1), ListedBlock(2, "7123", 0)],
    )
    yield store
    await store.close()


@pytest.fixture
def told(store):
    told = []
    store.subscribe(told.append)
    return told


def action(*wanted, verb=Verb.CHANGE_CONTACT):
    return Action(verb, wanted)


def rename(contact, name):
    return action(edits.ChangeContact(contact=contact, changes={"name": name}))


def add(address):
    return action(edits.AddContact(channel=PHONE, values={"addresses": (address,)}))


@contextlib.contextmanager
def held(lane):
    """Keep a thread of the store busy, so that what is asked meanwhile stands in line."""
    begun, go = threading.Event(), threading.Event()
    lane.submit(lambda: (begun.set(), go.wait(30)), urgency=-1)
    assert begun.wait(30)
    try:
        yield
    finally:
        go.set()


async def in_line(*coroutines):
    """Start coroutines; when this returns they stand in line."""
    tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
    for _ in range(5):
        await asyncio.sleep(0)
    return tasks


# ---- announcements


async def test_one_announcement_after_each_commit(store, told):
    [block] = await store.block_ids(BlockQuery(in_book=True))
    await store.apply(rename(1, "X"))
    assert told == [Changed(contacts=frozenset({1}), groups=True, blocks=frozenset({block}), queue=True)]
    [attempt] = await store.take(9)
    await store.settle(attempt, DONE)
    await store.apply(
        action(edits.ChangeGroup(group=1, name="Uno"), edits.UnblockAddress(channel=PHONE, address="7123"))
    )
    del told[0]
    assert told == [
        Changed(contacts=frozenset({1}), groups=True, blocks=frozenset({block}), queue=True),  # settled
        Changed(groups=True, blocks=frozenset({2}), queue=True),
    ]


async def test_it_is_told_when_it_can_be_read(store):
    seen = []
    store.subscribe(
        lambda changed: seen.append([store.contacts(changed.contacts)[row].name for row in changed.contacts])
    )
    await store.apply(rename(1, "X"))
    await store.apply(action(*rename(1, "Y").edits, *rename(2, "Z").edits))
    assert seen == [["X"], ["Y", "Z"]]


async def test_what_changes_nothing_is_not_told(store, told):
    assert (await store.apply(rename(1, "Ada"))).action is None
    await store.apply(action())
    await store.discard([77])
    await store.discard([])
    assert await store.take(9) == await store.take(0) == []
    await store.begin_listing("contact", PHONE)
    await store.save_layout({"a": "b"})
    with pytest.raises(Invalid):
        await store.apply(action(*rename(1, "X").edits, *add(A).edits))
    assert told == []
    assert store.contacts([1])[1].name == "Ada"


async def test_a_page_is_told_piece_by_piece_and_many_as_all(store, told):
    run = await store.begin_listing("contact", PHONE)
    rows = [Listed(n, (f"7888{n:07}",)) for n in range(1000, 1000 + 2 * ROWS_A_TRANSACTION + 1)]
    await store.put_contacts(run, rows)
    assert [len(changed.contacts) for changed in told] == [ROWS_A_TRANSACTION, ROWS_A_TRANSACTION, 1]
    told.clear()
    ids = await store.contact_ids(ContactQuery())
    more = [edits.BlockAddress(channel=PHONE, address=f"7777{n:07}", type=BlockType.ALL) for n in range(MANY + 1)]
    await store.apply(action(*more))
    await store.apply(action(*(edits.DeleteContact(contact=row) for row in ids[:MANY])))
    [first, second] = told
    assert (first.blocks, first.contacts) == (None, frozenset())
    assert len(second.contacts or ()) <= MANY


async def test_who_has_left_is_not_told(store):
    one, two = [], []
    leave = store.subscribe(one.append)
    store.subscribe(two.append)
    await store.apply(rename(1, "X"))
    leave()
    leave()
    await store.apply(rename(1, "Y"))
    assert (len(one), len(two)) == (1, 2)


async def test_a_listener_may_leave_while_it_is_told(store):
    told = []
    leave = store.subscribe(lambda _: (told.append(1), leave()))
    store.subscribe(lambda _: told.append(2))
    await store.apply(rename(1, "X"))
    assert told == [1, 2]


async def test_what_is_committed_is_told_even_if_nobody_waits_for_it(store, told):
    with held(store._writer):
        [applying] = await in_line(store.apply(rename(1, "X")))
        applying.cancel()
        with pytest.raises(asyncio.CancelledError):
            await applying
        assert told == []
    await store.next_wait_ms()  # what stood in line before is done
    await asyncio.sleep(0)
    assert [changed.contacts for changed in told] == [frozenset({1})]
    assert store.contacts([1])[1].name == "X"


# ---- urgency


async def test_what_the_user_does_does_not_wait_for_a_listing(store, told):
    run = await store.begin_listing("contact", PHONE)
    with held(store._writer):
        page = [Listed(n, (f"7888{n:07}",)) for n in range(1000, 1000 + 3 * ROWS_A_TRANSACTION)]
        tasks = await in_line(store.put_contacts(run, page), store.apply(rename(1, "X")))
    await asyncio.gather(*tasks)
    assert [1 in changed.contacts for changed in told] == [True, False, False, False]


# ---- commands


async def test_discard_and_retry(store):
    await store.apply(rename(1, "X"))
    [attempt] = await store.take(9)
    await store.settle(attempt, Outcome(kind=Kind.REFUSED, code=5, reason="save error"))
    assert store.contacts([1])[1].state == RowState.PROBLEM
    await store.retry([1])
    assert [attempt.edit for attempt in await store.take(9)] == [*rename(1, "X").edits]
    await store.settle(attempt, Outcome(kind=Kind.REFUSED))
    await store.discard([1])
    assert (store.contacts([1])[1].name, store.contacts([1])[1].state) == ("Ada", RowState.SYNCED)


async def test_an_edit_waits_as_long_as_it_is_told_to(store, clock):
    await store.apply(rename(1, "X"))
    [attempt] = await store.take(9)
    await store.settle(attempt, Outcome(kind=Kind.AGAIN, wait_ms=61_000))
    assert await store.next_wait_ms() == 61_000
    clock.now += 61_000
    assert await store.next_wait_ms() is None
    assert len(await store.take(9)) == 1


# ---- questions


async def test_ids_come_in_the_order_that_was_asked_for(store):
    ids = await store.contact_ids(ContactQuery(sort="address", descending=True))
    assert (ids.typecode, list(ids)) == ("q", [2, 1])
    assert list(await store.block_ids(BlockQuery(sort="address", descending=False))) == [2, 1]
    assert await store.count(ContactQuery(place=Place.BLOCKED)) == 1


async def test_counts(store):
    await store.apply(add(C))
    [attempt] = await store.take(9)
    await store.settle(attempt, Outcome(kind=Kind.DOUBT))
    await store.apply(rename(1, "X"))
    [attempt] = await store.take(9)
    await store.settle(attempt, Outcome(kind=Kind.REFUSED))
    await store.apply(rename(2, "Y"))
    await store.apply(action(edits.BlockAddress(channel=PHONE, address=C, type=BlockType.SINGLE)))
    await store.take(1)
    assert await store.counts() == Counts(
        places={Place.ALL: 3, Place.NO_GROUP: 2, Place.BLOCKED: 2, Place.UNSENT: 3},
        blocks={BlockType.ALL: 1, BlockType.MASS: 1, BlockType.SINGLE: 1},
        waiting=2,
        doubtful=1,
        problems=1,
    )


async def test_counts_of_nothing(tmp_path):
    store = await Store.open(tmp_path / "empty.db")
    counted = (Place.ALL, Place.NO_GROUP, Place.BLOCKED, Place.UNSENT)
    assert await store.counts() == Counts(dict.fromkeys(counted, 0), dict.fromkeys(BlockType, 0))
    assert (await store.groups(), await store.tags(), await store.open_edits(), await store.last_listing_ms()) == (
        [], [], [], None,
    )  # fmt: skip
    await store.close()


async def test_other_questions(store, clock):
    assert [group.name for group in await store.groups()] == ["One"]
    assert await store.tags() == ["vip", "new"]
    assert [contact.name for contact in await store.owners(PHONE, A)] == ["Ada"]
    assert await store.owners(EMAIL, A) == []
    assert [block.address for block in await store.blocks_of(PHONE, [A, B, "7123"])] == [A, "7123"]
    assert await store.last_listing_ms() == clock.now
    await store.apply(rename(1, "X"))
    await store.apply(action(edits.ChangeGroup(group=1, name="Uno")))
    assert [edit.id for edit in await store.open_edits()] == [1, 2]
    assert [edit.id for edit in await store.open_edits(target="grp", row=1)] == [2]


async def test_a_newer_question_supersedes_those_that_stand_in_line(store):
    with held(store._reader), held(store._finder):
        asked = await in_line(
            store.contact_ids(ContactQuery(text="a")),
            store.block_ids(BlockQuery()),
            store.contact_ids(ContactQuery(text="ad")),
            store.counts(),
            store.contact_ids(ContactQuery(text="ada")),
        )
    old, blocks, older, counts, newest = await asyncio.gather(*asked, return_exceptions=True)
    assert isinstance(old, Superseded)
    assert isinstance(older, Superseded)
    assert (list(newest), len(blocks), counts.places[Place.ALL]) == ([1], 2, 2)


def slow(store):
    """Make the running question one that ends only by an interruption; returns when it is running."""
    begun = threading.Event()
    endless = "WITH RECURSIVE n(x) AS (SELECT begin() UNION ALL SELECT x FROM n) SELECT x FROM n WHERE x > 1"
    for db in (store._reading, store._finding):
        db.create_scalar_function("begin", lambda: begun.set() or 0)
    return endless, begun


async def test_a_newer_question_ends_the_one_that_runs(store):
    endless, begun = slow(store)
    asked = asyncio.ensure_future(store._find(lambda: store._finding.execute(endless).fetchall()))
    await asyncio.to_thread(begun.wait, 30)
    assert list(await store.contact_ids(ContactQuery(text="ada"))) == [1]
    with pytest.raises(Superseded):
        await asked


async def test_an_interruption_that_hits_another_question_does_not_end_it(store):
    begun, hits = threading.Event(), []

    def question(db):
        hits.append(1)
        if len(hits) == 1:
            begun.set()
            raise apsw.InterruptError
        return db.execute("SELECT 77").fetchone()[0]

    assert await store._ask(question) == 77
    assert len(hits) == 2


# ---- the layout


async def test_the_layout_is_kept(store, path):
    assert store.layout("columns") is None
    await store.save_layout({"columns": "1", "splitter": "2"})
    await store.save_layout({"columns": "3"})
    assert (store.layout("columns"), store.layout("splitter")) == ("3", "2")
    await store.save_layout({"page.a": "4", "page.b": "5"})
    assert (store.layouts("page."), store.layouts("pages")) == ({"page.a": "4", "page.b": "5"}, {})
    await store.close()
    again = await Store.open(path)
    assert (again.layout("columns"), again.layout("splitter")) == ("3", "2")
    await again.close()


# ---- opening and closing


async def test_all_is_there_again(store, path):
    await store.apply(rename(1, "X"))
    await store.apply(rename(2, "Y"))
    [first, second] = await store.take(9)
    await store.leave(second)
    await store.settle(first, Outcome(kind=Kind.REFUSED))
    await store.apply(add(C))
    before = store.contacts(range(9))
    await store.close()
    again = await Store.open(path)
    after = again.contacts(range(9))
    assert {row: c.name for row, c in after.items()} == {row: c.name for row, c in before.items()}
    assert [edit.state for edit in await again.open_edits()] == ["refused", "ambiguous", "queued"]
    assert [after[row].state for row in sorted(after)] == [RowState.PROBLEM, RowState.DOUBT, RowState.PENDING]
    await again.close()


@pytest.mark.parametrize(
    ("content", "error"), [(b"x" * 5000, Damaged), ("PRAGMA user_version=999", TooNew), ("CREATE TABLE t(x)", Damaged)]
)
async def test_a_file_that_cannot_be_used_is_left_alone(path, content, error):
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with contextlib.closing(apsw.Connection(str(path))) as db:
            db.execute(content)
    threads = threading.active_count()
    with pytest.raises(error):
        await Store.open(path)
    assert threading.active_count() == threads
    if isinstance(content, bytes):
        assert path.read_bytes() == content


async def test_no_place_for_the_file(tmp_path):
    with pytest.raises(DiskTrouble):
        await Store.open(tmp_path / "missing" / "book.db")


async def test_closing_finishes_what_was_asked_to_be_written(store, path):
    run = await store.begin_listing("contact", PHONE)
    with held(store._writer):
        tasks = await in_line(store.apply(rename(1, "X")), store.put_contacts(run, [Listed(3, (C,))]))
        [closing] = await in_line(store.close())
    await asyncio.gather(closing, *tasks)
    again = await Store.open(path)
    assert (again.contacts([1])[1].name, len(again.contacts(range(9)))) == ("X", 3)
    await again.close()


async def test_closing_ends_the_questions(store):
    endless, begun = slow(store)
    asked = asyncio.ensure_future(store._ids("blocks", lambda db: [row for (row,) in db.execute(endless)]))
    await asyncio.to_thread(begun.wait, 30)
    [waiting] = await in_line(store.groups())
    await asyncio.wait_for(store.close(), 30)
    with pytest.raises(Superseded):
        await asyncio.wait_for(asked, 30)
    with contextlib.suppress(Superseded):
        assert len(await asyncio.wait_for(waiting, 30)) == 1


async def test_a_closed_store_says_so(store, told):
    await store.close()
    await store.close()
    with pytest.raises(StoreError):
        await store.apply(rename(1, "X"))
    with pytest.raises(Superseded):
        await store.counts()
    with pytest.raises(StoreError):
        store.contacts([1])
    assert told == []


async def test_closing_leaves_no_thread(path):
    threads = set(threading.enumerate())
    store = await Store.open(path)
    await store.contact_ids(ContactQuery())
    await store.close()
    assert set(threading.enumerate()) <= threads
