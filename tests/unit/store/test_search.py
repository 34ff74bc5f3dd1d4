"""Which rows, in which order: against the same question asked in plain Python."""

import datetime
import random

import pytest

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.folding import fold
from smsc_desk.book.identity import Channel
from smsc_desk.store import finding, records, search
from smsc_desk.store.filters import Moment
from smsc_desk.store.search import BLOCK_SORTS, BlockQuery, ContactQuery, Place
from smsc_desk.store.sending import Kind
from smsc_desk.store.sorting import CONTACT_SORTS
from tests.builders import Copy, Listed, ListedBlock, ListedGroup

PHONE, EMAIL = Channel.PHONE, Channel.EMAIL
A = "79123456789"
SEEDS = pytest.mark.parametrize("seed", range(4))


MOMENT = Moment(datetime.date(2026, 3, 1))


def ids(copy, query):
    if isinstance(query, ContactQuery):
        return list(finding.everything(copy.db, search.question(query, MOMENT)))
    return [row for (row,) in copy.db.execute(*search.block_ids(query))]


# ---- a book of near-equal people


NAMES = ["", "Анна", "анна", "Ёлкина", "Елкина", "Йод", "Ada", "ADA", "Éva", "Zoë", "Яна", "1st", "яна 2"]


class Book:
    """A book made of one seed, with edits in every state."""

    def __init__(self, seed):
        print(f"seed {seed}")  # noqa: T201 - replays a failure
        self.rng = random.Random(seed)  # noqa: S311 - to replay
        self.copy = Copy()
        for channel in Channel:
            self.fill(channel)
        for kind in (Kind.REFUSED, Kind.DOUBT, None):
            self.edit(kind)
        self.copy.do(edits.DeleteGroup(group=1))
        self.copy.do(edits.UnblockAddress(channel=PHONE, address="75550001"))

    def some(self, *values):
        return self.rng.choice(["", "", *values])

    def values(self):
        return {
            "name": self.rng.choice(NAMES),
            "last_name": self.some(*NAMES),
            "first_name": self.some(*NAMES),
            "middle_name": self.some(*NAMES),
            "birthday": self.some("1985-03-08", "2001-01-01", "весной"),
            "comment": self.some("Ёж", "еж", "б"),
            "client_id": self.some("7", "10"),
            "other": self.some("8 (999) 1", "555"),
            "tags": tuple(self.rng.sample(["vip", "Ёж", "б"], self.rng.randrange(3))),
        }

    def addresses(self, channel, n):
        if channel == EMAIL:
            return (f"{self.rng.choice('aAbB')}{n}@firma.ru",)
        return (f"7999{self.rng.randrange(10):07}", f"7888{n:07}")[: self.rng.choice([1, 2])]

    def fill(self, channel):
        rng, copy = self.rng, self.copy
        copy.list("grp", *(ListedGroup(n, rng.choice(["б", "А", "ё"])) for n in range(11, 15)), channel=channel)
        run, listed = copy.begin("contact", channel), []
        for n in range(40):
            copy.now = rng.randrange(100, 104)
            groups = tuple(rng.sample(range(11, 15), rng.choice([0, 0, 1, 2])))
            listed.append(Listed(n + 1, self.addresses(channel, n), self.values(), groups))
            copy.put(run, listed[-1])
        addresses = sorted({address for row in listed for address in row.addresses})
        blocked = [*rng.sample(addresses, 10), "75550001", "75550002"]
        rng.shuffle(blocked)
        entries = (ListedBlock(100 + n, at, rng.randrange(3), self.some("Ёж", "еж")) for n, at in enumerate(blocked))
        copy.list("block", *entries, channel=channel)

    def edit(self, kind):
        copy, rng = self.copy, self.rng
        copy.now += 1
        chosen = rng.sample([contact.id for contact in self.contacts()], 4)
        copy.do(*(edits.ChangeContact(contact=row, changes={"comment": str(kind)}) for row in chosen[:3]))
        copy.do(edits.BlockAddress(channel=PHONE, address=f"7555{copy.now}", type=BlockType(rng.randrange(3))))
        if kind:
            copy.send(kind)
        else:
            copy.do(edits.DeleteContact(contact=chosen[3]))

    def contacts(self):
        rows = [row for (row,) in self.copy.db.execute("SELECT id FROM contact WHERE NOT deleted")]
        return [*records.contacts(self.copy.db, rows).values()]

    def blocks(self):
        rows = [row for (row,) in self.copy.db.execute("SELECT id FROM block WHERE NOT deleted")]
        return [*records.blocks(self.copy.db, rows).values()]

    def groups(self):
        return {group.id: fold(group.name) for group in records.groups(self.copy.db)}


def in_order(rows, key, *, descending):
    """Sort by a key, what has none at the end whichever way; equal ones by their ids."""
    full = [row for row in rows if key(row) not in {"", None}]
    empty = [row for row in rows if key(row) in {"", None}]
    full.sort(key=lambda row: (key(row), row.id), reverse=descending)
    empty.sort(key=lambda row: row.id, reverse=descending)
    return [row.id for row in [*full, *empty]]


def contact_key(name, groups):
    return {
        "channel": lambda c: int(c.channel),
        "address": lambda c: ",".join(c.addresses),
        "name": lambda c: fold(c.title),
        "last_name": lambda c: fold(c.last_name),
        "first_name": lambda c: fold(c.first_name),
        "middle_name": lambda c: fold(c.middle_name),
        "birthday": lambda c: c.birthday,
        "tags": lambda c: fold(",".join(c.tags)),
        "comment": lambda c: fold(c.comment),
        "other": lambda c: c.other,
        "client_id": lambda c: c.client_id,
        "block": lambda c: c.block,
        "groups": lambda c: min((groups[group] for group in c.groups), default=None),
        "state": lambda c: int(c.state) or None,
        "added": lambda c: c.added_ms,
        "changed": lambda c: c.changed_ms,
    }[name]


def block_key(name, contacts):
    return {
        "address": lambda b: b.address,
        "type": lambda b: int(b.type),
        "contact": lambda b: None if b.contact is None else " " + fold(contacts[b.contact].title),
        "comment": lambda b: fold(b.comment),
        "added": lambda b: 10**18 if b.server_id is None else b.server_id,
        "state": lambda b: int(b.state) or None,
    }[name]


@SEEDS
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", CONTACT_SORTS)
def test_contacts_in_every_order(seed, sort, descending):
    book = Book(seed)
    key = contact_key(sort, book.groups())
    expected = in_order(book.contacts(), key, descending=descending)
    assert ids(book.copy, ContactQuery(sort=sort, descending=descending)) == expected
    assert len(set(map(key, book.contacts()))) > 1


@SEEDS
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", BLOCK_SORTS)
def test_blocks_in_every_order(seed, sort, descending):
    book = Book(seed)
    key = block_key(sort, {contact.id: contact for contact in book.contacts()})
    expected = in_order(book.blocks(), key, descending=descending)
    assert ids(book.copy, BlockQuery(sort=sort, descending=descending)) == expected
    assert len(set(map(key, book.blocks()))) > 1


PLACES = {
    Place.ALL: lambda _: True,
    Place.NO_GROUP: lambda c: not c.groups,
    Place.BLOCKED: lambda c: c.block is not None,
    Place.UNSENT: lambda c: c.state > 0,
}


@SEEDS
@pytest.mark.parametrize("place", PLACES)
def test_places(seed, place):
    book = Book(seed)
    found = ids(book.copy, ContactQuery(place=place))
    assert sorted(found) == [contact.id for contact in book.contacts() if PLACES[place](contact)]
    assert found


@SEEDS
@pytest.mark.parametrize(("place", "text"), [(Place.DUPLICATES, "is:dup"), (Place.BAD, "is:bad")])
def test_places_that_are_filters(seed, place, text):
    book = Book(seed)
    for contact in book.contacts()[:2]:  # both with the same number, which is none
        book.copy.db.execute("INSERT INTO address VALUES(?, 7, 0, '0')", (contact.id,))
    found = ids(book.copy, ContactQuery(place=place))
    assert sorted(found) == sorted(ids(book.copy, ContactQuery(text=text)))
    assert found


@SEEDS
def test_groups(seed):
    book = Book(seed)
    for group in book.groups():
        found = ids(book.copy, ContactQuery(group=group, place=Place.BLOCKED))  # a group is asked for, not a place
        assert sorted(found) == [contact.id for contact in book.contacts() if group in contact.groups]


def contact_texts(contact):
    return [
        contact.name, contact.last_name, contact.first_name, contact.middle_name, contact.comment, contact.other,
        *contact.tags, *contact.addresses,
    ]  # fmt: skip


WORDS = [
    "елкина",
    "ЁЛКИНА",
    "ан",
    "ada анна",
    "eva",
    "vip",
    "еж vip",
    "@FIRMA",
    "a1@",
    "йод",
    "иод",
    "яна 2",
    "555",
    "%",
    "_",
]


@SEEDS
@pytest.mark.parametrize("text", WORDS)
def test_all_words_must_occur(seed, text):
    book = Book(seed)

    def matches(texts):
        return all(any(fold(word) in fold(whole) for whole in texts) for word in text.split())

    owners = {contact.id: contact for contact in book.contacts()}
    expected = [contact.id for contact in owners.values() if matches(contact_texts(contact))]
    assert sorted(ids(book.copy, ContactQuery(text=text))) == expected
    expected = [
        block.id
        for block in book.blocks()
        if matches([block.address, block.comment, *(contact_texts(owners[block.contact]) if block.contact else ())])
    ]
    assert sorted(ids(book.copy, BlockQuery(text=text))) == expected


@SEEDS
def test_blocks_of_a_type_of_a_channel_in_or_out_of_the_book(seed):
    book = Book(seed)
    for kind in (None, *BlockType):
        for channel in (None, *Channel):
            for in_book in (None, True, False):
                expected = [
                    block.id
                    for block in book.blocks()
                    if kind in {None, block.type}
                    and channel in {None, block.channel}
                    and in_book in {None, block.contact is not None}
                ]
                query = BlockQuery(type=kind, channel=channel, in_book=in_book)
                assert sorted(ids(book.copy, query)) == expected
    assert {block.contact is not None for block in book.blocks()} == {True, False}


# ---- numbers


@pytest.fixture
def copy():
    copy = Copy()
    copy.list(
        "contact",
        Listed(1, (A, "74951112233"), {"name": "Ёлкина Анна"}),
        Listed(2, ("79035556677",), {"name": "Bob", "other": "8 (912) 345-67-89; 8(495)765-43-21"}),
        Listed(3, ("380671234567",), {"comment": "call 1234 times"}),
    )
    copy.list("contact", Listed(4, ("Ann.Lee@firma.ru",), {"name": "912"}), channel=EMAIL)
    return copy


@pytest.mark.parametrize(
    "text",
    [
        "8 (912) 345", "+7912345", "912-345", "79123456789", "89123456789", "+7 (912) 345-67-89", "7 912 345 67 89",
        "912\u00a0345\u00a067\u00a089", "(912) 345-67-89", "912.345.67.89", " 9123456789 ", "3456789", "67-89",
    ],
)  # fmt: skip
def test_a_number_is_found_in_any_spelling(copy, text):
    found = ids(copy, ContactQuery(text=text))
    assert 1 in found
    assert 4 not in found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("+7 912 345-67-89", {1, 2}),  # among the other numbers too, which are kept with an 8
        ("8 495 765-43-21", {2}),
        ("+7 495 765-43-21", {2}),
        ("7657", set()),
        ("+8 912 345 67 89", {2}),  # no trunk prefix after a plus: as it stands
        ("380 67 123", {3}),
        ("1234", {1, 2, 3}),
        ("912", {1, 2, 4}),  # three digits are a word
        ("анна 912-345", {1}),
        ("Анна 912 345", {1}),
        ("lee firma", {4}),
        ("елкина", {1}),
        ("Ёлк", {1}),
        ("", {1, 2, 3, 4}),
        ("   ", {1, 2, 3, 4}),
        ("(", {2}),
        ("+", set()),
        ("'; DROP TABLE contact; --", set()),
    ],
)
def test_texts(copy, text, found):
    assert set(ids(copy, ContactQuery(text=text))) == found


def test_a_blocked_number_and_an_address_in_capitals_are_found(copy):
    copy.list("block", ListedBlock(1, "79161112233", 0, "Ёж"))
    copy.list("block", ListedBlock(2, "Bob.Brown@firma.ru"), channel=EMAIL)
    assert ids(copy, BlockQuery(text="8 (916) 111-22-33")) == [1]
    assert ids(copy, BlockQuery(text="еж +7 916 111-22-33")) == [1]
    assert ids(copy, BlockQuery(text="Bob.brown")) == [2]
    assert ids(copy, BlockQuery(text="еж")) == [1]


def test_a_word_does_not_reach_over_two_fields(copy):
    copy.list("contact", Listed(1, ("79120000000",), {"name": "ab", "comment": "cd"}), believe=True)
    assert ids(copy, ContactQuery(text="abcd")) == []
    assert ids(copy, ContactQuery(text="ab cd")) == [1]
