"""Where names begin with what is typed, compared with a look at every row."""

from __future__ import annotations

import random

import pytest

from smsc_desk.book.contact import Contact
from smsc_desk.book.edits import Action, DeleteContact, Verb
from smsc_desk.book.folding import fold
from smsc_desk.book.identity import ContactId
from smsc_desk.store.search import ContactQuery
from smsc_desk.store.store import Store
from tests.builders import Listed, ListedGroup, fill

NAMES = ("Анна", "анна", "Ёлка", "Елена", "Борис", "Боря", "Zoë", "zone", "", "", "Яна")
TEXTS = ("а", "А", "б", "бор", "Ё", "z", "zoe", "я", "ю", "ян", "", "7912", "1985", "в")


@pytest.fixture
async def store(tmp_path):
    chance = random.Random(7)  # noqa: S311 - a seed makes the same book again
    people = [
        Listed(
            number,
            (str(79120000000 + number),),
            {"name": chance.choice(NAMES), "birthday": chance.choice(("", "1985-03-08", "1990-01-01"))},
            chance.choice(((), (1,), (1, 2))),
        )
        for number in range(1, 120)
    ]
    store = await Store.open(tmp_path / "book.db")
    await fill(store, people, [ListedGroup(1, "VIP"), ListedGroup(2, "Анапа")])
    yield store
    await store.close()


def key(sort: str, contact: Contact) -> str:
    groups = {1: "vip", 2: "анапа"}
    return {
        "name": fold(contact.name),
        "address": contact.address,
        "birthday": contact.birthday,
        "groups": min((groups[number] for number in contact.groups), default=""),
        "comment": "",
    }[sort]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", ["name", "address", "birthday", "groups", "comment"])
async def test_the_row_is_the_first_one_that_begins_so(store, sort, descending):
    query = ContactQuery(sort=sort, descending=descending)
    ids = await store.contact_ids(query)
    contacts = store.contacts(ids)
    keys = [key(sort, contacts[number]) for number in ids]
    for text in TEXTS:
        begin = [row for row, found in enumerate(keys) if text and found.startswith(fold(text))]
        assert store.seek(ids, query, text) == (begin[0] if begin else None), text


async def test_an_order_that_is_none_of_texts_has_no_such_row(store):
    query = ContactQuery(sort="added")
    assert store.seek(await store.contact_ids(query), query, "1") is None


async def test_contacts_that_have_gone_meanwhile_lead_nobody_astray(store):
    query = ContactQuery(sort="address")
    ids = await store.contact_ids(query)
    gone = tuple(DeleteContact(contact=ContactId(number)) for number in ids[10:60])
    await store.apply(Action(Verb.DELETE_CONTACTS, gone))
    assert store.seek(ids, query, str(79120000000 + ids[90])) == 90
    ids[5] = 999_999  # of whom nothing is left at all
    assert store.seek(ids, query, str(79120000000 + ids[4])) == 4
