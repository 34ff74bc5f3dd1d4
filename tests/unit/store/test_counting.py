"""Counts made from indexes, compared with those that ask every contact."""

from __future__ import annotations

import datetime
import random

from smsc_desk.book.edits import Action, DeleteContact, DeleteGroup, Verb
from smsc_desk.book.identity import ContactId
from smsc_desk.store import counting
from smsc_desk.store.filters import Moment
from smsc_desk.store.search import ContactQuery, Place
from smsc_desk.store.sorting import INDEXES
from smsc_desk.store.store import Store
from tests.builders import Copy, Listed, ListedBlock, ListedGroup, fill

PEOPLE, SEED = 200, 11


async def test_members_and_those_in_no_group_are_counted_as_if_each_was_asked(tmp_path):
    chance = random.Random(SEED)  # noqa: S311 - a seed makes the same book again
    numbers = [str(79120000000 + number) for number in range(PEOPLE)]
    people = [
        Listed(number, (address,), {}, tuple(group for group in (1, 2, 3) if chance.random() < 0.3))
        for number, address in enumerate(numbers, start=1)
    ]
    blocks = [ListedBlock(number, address) for number, address in enumerate(numbers, start=1) if chance.random() < 0.2]
    store = await Store.open(tmp_path / "book.db")
    await fill(store, people, [ListedGroup(1, "One"), ListedGroup(2, "Two"), ListedGroup(3, "Three")], blocks)
    gone = chance.sample(range(1, PEOPLE + 1), 40)
    await store.apply(Action(Verb.DELETE_CONTACTS, tuple(DeleteContact(contact=ContactId(number)) for number in gone)))
    last = next(group for group in await store.groups() if group.name == "Three")
    await store.apply(Action(Verb.DELETE_GROUP, (DeleteGroup(group=last.id),)))

    places = (await store.counts()).places
    quick = [place for place in Place if place not in {Place.DUPLICATES, Place.BAD}]
    assert places == {place: await store.count(ContactQuery(place=place)) for place in quick}
    await store.make_index("address_bad")
    places = (await store.counts()).places
    assert places[Place.BAD] == await store.count(ContactQuery(place=Place.BAD))
    assert Place.DUPLICATES not in places
    assert 0 < places[Place.NO_GROUP] < places[Place.ALL] == PEOPLE - len(gone)
    groups = await store.groups()
    assert [group.name for group in groups] == ["One", "Two"]
    for group in groups:
        found = store.contacts(await store.contact_ids(ContactQuery(group=group.id))).values()
        assert (group.members, group.blocked) == (len(found), sum(one.block is not None for one in found))
        assert group.blocked
    await store.close()


def test_very_many_bad_numbers_are_not_counted():
    copy = Copy()
    copy.list("contact", Listed(1, ("79120000001",)))
    copy.db.execute(f"CREATE INDEX address_bad ON {INDEXES['address_bad']}")
    moment = Moment(datetime.date(2026, 2, 26))
    for bad in (1, counting.MOST_BAD, counting.MOST_BAD + 1):
        positions = range(copy.db.execute("SELECT count(*) FROM address").fetchone()[0], bad + 1)
        copy.db.executemany("INSERT INTO address VALUES(1, ?, 0, '0')", ((position,) for position in positions))
        assert counting.counts(copy.db, moment).places.get(Place.BAD) == (1 if bad <= counting.MOST_BAD else None)
