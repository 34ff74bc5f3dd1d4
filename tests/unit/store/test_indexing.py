"""The text index is led on in pieces, and nothing is missing from an answer meanwhile."""

import asyncio

import pytest

from smsc_desk.book import edits
from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.store import indexing
from smsc_desk.store.indexing import Indexing
from smsc_desk.store.search import ContactQuery
from smsc_desk.store.sorting import INDEXES
from smsc_desk.store.store import Store
from tests.builders import Copy, Listed, fill


def people(first, count):
    return [Listed(n, (f"7912{n:07}",), {"name": f"Анна {n}"}) for n in range(first, first + count)]


@pytest.fixture
async def store(tmp_path):
    store = await Store.open(tmp_path / "book.db")
    yield store
    await store.close()


async def no_rest(_seconds):
    await asyncio.sleep(0)


async def found(store, text):
    return sorted(await store.contact_ids(ContactQuery(text=text)))


async def test_all_that_is_there_is_indexed_and_kept_so(store):
    await fill(store, people(1, 1200))
    assert await found(store, "анна 7") == [*range(1, 1201)]  # none is indexed: all are scanned
    work = Indexing(store, no_rest)
    assert await work.once() is False  # so many at once: a load
    assert await work.once() is True
    assert await store.unindexed() == 0
    assert await store.missing_indexes() == []
    change = edits.ChangeContact(contact=7, changes={"name": "Щука"})
    gone = edits.DeleteContact(contact=8)
    await store.apply(Action(Verb.CHANGE_CONTACT, (change, gone), ""))
    assert (await found(store, "щука"), await found(store, "анна 0000008")) == ([7], [])
    assert len(await found(store, "анна")) == 1198
    work.stop()


async def test_a_load_goes_first(store):
    work = Indexing(store, no_rest)
    await fill(store, people(1, 5))
    assert await work.once() is True
    await fill(store, people(1, 1500))
    assert await work.once() is False
    assert await store.unindexed() == 1495
    work.stop()


async def test_it_wakes_when_contacts_come(store):
    rests = []

    async def rest(seconds):
        rests.append(seconds)
        await asyncio.sleep(0)

    work = Indexing(store, rest)
    running = asyncio.ensure_future(work.run())
    await fill(store, people(1, 3))
    async with asyncio.timeout(60):
        while await store.unindexed() or await store.missing_indexes():
            await no_rest(0)
    assert indexing.QUIET_S in rests
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    work.stop()


async def test_the_order_of_a_sort_comes_from_its_index(store):
    for name in INDEXES:
        await store.make_index(name)
    await fill(store, people(1, 50))
    for sort in ("birthday", "last_name", "added", "channel", "tags"):
        query = ContactQuery(sort=sort)
        first = await store.first_contacts(query, 10)
        assert list(first.ids) == list((await store.contact_ids(query))[:10])
        assert not first.whole


def test_no_look_up_of_a_listing_takes_an_index_of_a_sort():
    """By the channel, half the book would be walked for each contact that is listed."""
    copy, asked = Copy(), {}

    def heard(_cursor, sql, values):
        asked.setdefault(sql, values)
        return True

    copy.db.exec_trace = heard
    for number in (3, 5):
        copy.list("contact", *(Listed(n, (f"7912{n:07}",), {"name": "Анна"}) for n in range(number)), believe=True)
    copy.db.exec_trace = None

    def plans():
        plain = {sql: values for sql, values in asked.items() if sql.split()[0] in {"SELECT", "UPDATE", "DELETE"}}
        return {sql: copy.db.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall() for sql, values in plain.items()}

    before = plans()
    for name, shape in INDEXES.items():
        copy.db.execute(f"CREATE INDEX {name} ON {shape}")
    assert len(before) > 10
    assert plans() == before


async def test_saved_filters(store):
    first = await store.save_filter("VIP", "group:vip")
    second = await store.save_filter("Март", "bd:march")
    assert await store.save_filter("VIP", "group:vip block:none") == first
    assert await store.rename_filter(second, "VIP") is False
    assert await store.rename_filter(second, "Весна") is True
    assert [(kept.name, kept.text) for kept in await store.saved_filters()] == [
        ("VIP", "group:vip block:none"),
        ("Весна", "bd:march"),
    ]
    await store.forget_filter(first)
    assert [kept.id for kept in await store.saved_filters()] == [second]


async def test_a_list_is_compared_with_the_book(store):
    await fill(store, people(1, 3))
    block = edits.BlockAddress(channel=Channel.PHONE, address="79120000002", type=0)
    await store.apply(Action(Verb.BLOCK, (block,), ""))
    looked = await store.look_up(("79120000002", "79990000000", "79120000001", "a@b.ru"))
    assert (looked.found, looked.blocked, looked.missing) == (2, 1, ("79990000000", "a@b.ru"))
    nobody = edits.BlockAddress(channel=Channel.PHONE, address="79990000000", type=0)
    await store.apply(Action(Verb.BLOCK, (nobody,), ""))
    assert (await store.look_up(("79120000002", "79990000000"))).blocked == 1  # of those that were found
    listed = ContactQuery(addresses=("79120000002", "79990000000", "79120000001"))
    assert sorted(await store.contact_ids(listed)) == [1, 2]
    assert sorted((await store.first_contacts(listed)).ids) == [1, 2]
