"""What the provider lists: added, changed, gone, and what our own edits and interrupted walks make of it."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel, RowState
from smsc_desk.store.listings import GUARD_ROWS, Finished
from smsc_desk.store.sending import Kind
from tests.builders import Copy, Listed, ListedBlock, ListedGroup

PHONE, EMAIL = Channel.PHONE, Channel.EMAIL


def number(n):
    return f"79990{n:06}"


A, B, C = number(1), number(2), number(3)


@pytest.fixture
def copy():
    return Copy()


def person(n, *groups, name="", **values):
    return Listed(n, (number(n),), {"name": name or f"Person {n}"} | values, groups)


def people(*numbers):
    return [person(n) for n in numbers]


def names(copy):
    return {key: contact.name for key, contact in copy.contacts().items()}


# ---- contacts


def test_listed_contacts_are_there_with_all_they_have(copy):
    copy.list("grp", ListedGroup(11, "One"), ListedGroup(12, "Two"))
    values = {
        "name": "Ada L.", "last_name": "Lovelace", "first_name": "Ada", "middle_name": "King", "birthday": "1815-12-10",
        "client_id": "x7", "comment": "first", "tags": ("vip", "new"), "other": " 8 912 ",
    }  # fmt: skip
    copy.now = 4711
    copy.list("contact", Listed(7, (A, B), values, (12, 11)))
    [contact] = copy.contacts().values()
    assert {name: getattr(contact, name) for name in values} == values
    assert (contact.server_id, contact.addresses, contact.groups, contact.channel) == (7, (A, B), (1, 2), PHONE)
    assert (contact.state, contact.added_ms, contact.changed_ms) == (RowState.SYNCED, 4711, None)


def test_the_second_list_changes_adds_and_takes_away(copy):
    copy.list("contact", *people(1, 2, 3))
    ids = {key: contact.id for key, contact in copy.contacts().items()}
    run = copy.begin("contact")
    copy.put(run, person(1, name="Changed"), person(3), person(4))
    assert names(copy)[B] == "Person 2"  # only a complete list says that it is gone
    assert copy.finish(run) == Finished(gone=1)
    assert names(copy) == {A: "Changed", C: "Person 3", number(4): "Person 4"}
    assert {A: ids[A], C: ids[C]}.items() <= {key: contact.id for key, contact in copy.contacts().items()}.items()
    assert [*copy.db.execute("SELECT * FROM address WHERE contact = ?", (ids[B],))] == []


def test_only_what_differs_is_announced(copy):
    copy.list("grp", ListedGroup(11, "One"))
    copy.list("contact", person(1, 11), *people(2, 3))
    copy.list("block", ListedBlock(1, C))
    run = copy.begin("contact")
    copy.put(run, person(1, 11), *people(2, 3))
    assert not copy.touched
    copy.put(run, person(3, name="X"), person(4))
    assert copy.touched.contacts == {copy.contacts()[C].id, copy.contacts()[number(4)].id}
    assert copy.touched.blocks == {copy.blocks()[C].id}
    assert not copy.touched.queue
    copy.finish(run)
    assert not copy.touched
    copy.list("block")
    assert copy.touched.contacts == {copy.contacts()[C].id}
    groups, blocks = copy.begin("grp"), copy.begin("block")
    copy.put(groups, ListedGroup(11, "One"))
    copy.put(blocks, ListedBlock(9, C))
    copy.put(blocks, ListedBlock(9, C))
    assert not copy.touched


def test_what_went_is_announced_and_kept_aside(copy):
    copy.list("contact", person(1), person(2, name="Bob"))
    gone = copy.contacts()[B].id
    copy.list("contact", person(1))
    assert copy.touched.contacts == {gone}
    row = copy.db.execute("SELECT kind, channel, address, cause, image ->> 'name', gone_ms FROM tombstone").fetchone()
    assert row == ("contact", PHONE, B, "listing", "Bob", copy.now)


def test_a_contact_without_any_address_is_left_out(copy):
    copy.list("contact", Listed(1, (), {"name": "Nobody"}), person(2))
    assert list(copy.contacts()) == [B]


def test_the_two_books_do_not_know_each_other(copy):
    copy.list("contact", *people(1, 2))
    copy.list("contact", Listed(1, ("ann@firma.ru",)), Listed(2, (A,)), channel=EMAIL)
    assert len([*copy.db.execute("SELECT 1 FROM contact")]) == 4
    copy.list("contact", channel=EMAIL, believe=True)
    assert set(copy.contacts()) == {A, B}


def test_a_contact_is_known_by_its_number_when_its_address_changes(copy):
    copy.list("contact", *people(1, 2))
    row = copy.contacts()[A].id
    copy.list("contact", Listed(1, (C,), {"name": "Moved"}), person(2))
    assert (copy.contacts()[C].id, names(copy)) == (row, {C: "Moved", B: "Person 2"})
    assert copy.db.execute("SELECT count(*) FROM address WHERE value = ?", (A,)).fetchone() == (0,)


def test_contacts_that_share_an_address_stay_two(copy):
    shared = [Listed(1, (A,), {"name": "One"}), Listed(2, (A, B), {"name": "Two"})]
    for _ in range(3):
        copy.list("contact", *shared)
        assert sorted(copy.db.execute("SELECT id, server_id, name FROM contact")) == [(1, 1, "One"), (2, 2, "Two")]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_without_numbers_contacts_are_known_by_their_addresses(copy, order):
    listed = [
        Listed(None, (A,), {"name": "One"}),
        Listed(None, (B,), {"name": "Two"}),
        Listed(None, (C,), {"name": "Three"}),
    ]
    copy.list("contact", *listed)
    ids = {contact.name: contact.id for contact in copy.contacts().values()}
    copy.list("contact", *(listed[place] for place in order))
    assert {contact.name: contact.id for contact in copy.contacts().values()} == ids
    copy.list("contact", *listed[:2])
    assert set(copy.contacts()) == {A, B}


def test_without_numbers_contacts_that_share_an_address_stay_as_many(copy):
    shared = [Listed(None, (A,), {"name": "One"}), Listed(None, (A,), {"name": "Two"})]
    for _ in range(3):
        copy.list("contact", *shared)
        assert sorted(copy.db.execute("SELECT id, name FROM contact")) == [(1, "One"), (2, "Two")]


def test_a_number_that_appears_later_is_that_of_the_same_contact(copy):
    copy.list("contact", Listed(None, (A,), {"name": "One"}))
    copy.list("contact", Listed(7, (A,), {"name": "One"}))
    assert [*copy.db.execute("SELECT id, server_id FROM contact")] == [(1, 7)]
    copy.list("contact", Listed(None, (A,), {"name": "Uno"}))
    assert [*copy.db.execute("SELECT id, server_id, name FROM contact")] == [(1, 7, "Uno")]


def test_a_membership_of_ours_that_is_listed_is_nothing_new(copy):
    copy.list("grp", ListedGroup(11, "One"), ListedGroup(12, "Two"))
    copy.list("contact", person(1, 12), person(2))
    copy.do(edits.JoinGroup(contact=copy.contacts()[A].id, group=copy.groups()["One"].id))
    copy.do(edits.ChangeContact(contact=copy.contacts()[A].id, changes={"comment": "c"}))
    copy.send()  # the membership; the comment waits, with the image beside it
    copy.put(copy.begin("contact"), person(1, 12, 11), person(2))
    assert not copy.touched


# ---- groups and blocks


def test_groups(copy):
    copy.list("grp", ListedGroup(11, "One", 5, 99), ListedGroup(12, "Two"), ListedGroup(13, "Two"))
    assert [(g.server_id, g.number) for g in copy.groups().values()] == [(11, 5), (13, None)]
    copy.list("contact", person(1, 11, 12), person(2, 11))
    copy.list("grp", ListedGroup(11, "Uno"), ListedGroup(13, "Two"))
    assert copy.touched.contacts == {copy.contacts()[A].id}  # was in the group that went
    assert {g.name: (g.server_id, g.number, g.members) for g in copy.groups().values()} == {
        "Uno": (11, None, 2), "Two": (13, None, 0),
    }  # fmt: skip
    assert copy.contacts()[A].groups == (1,)


def test_a_group_that_is_not_listed_yet_is_there_until_it_has_a_name(copy):
    copy.list("contact", person(1, 33), person(2, 33))
    [group] = copy.groups().values()
    assert (group.name, group.server_id, group.members) == ("#33", 33, 2)
    assert copy.contacts()[A].groups == (group.id,)
    copy.list("grp", ListedGroup(33, "Late"))
    assert copy.groups()["Late"].id == group.id
    run = copy.begin("contact")
    copy.put(run, person(1, 33), person(2, 44))
    assert copy.touched.groups


def test_blocks_show_on_their_contacts_the_strictest_of_several(copy):
    copy.list("contact", Listed(1, (A, B, C)), person(4))
    steps = [
        ([ListedBlock(1, B, 2)], BlockType.SINGLE),
        ([ListedBlock(1, B, 2), ListedBlock(2, C, 1)], BlockType.MASS),
        ([ListedBlock(1, B, 0), ListedBlock(2, C, 1)], BlockType.ALL),
        ([ListedBlock(2, C, 1)], BlockType.MASS),
        ([ListedBlock(2, number(4), 1)], None),
    ]
    for listed, expected in steps:
        copy.list("block", *listed, believe=True)
        assert copy.contacts()[f"{A},{B},{C}"].block == expected
    assert copy.contacts()[number(4)].block == BlockType.MASS


def test_a_contact_that_comes_after_its_block_shows_it(copy):
    copy.list("block", ListedBlock(1, B, 1))
    copy.list("contact", person(1), person(2))
    assert (copy.contacts()[A].block, copy.contacts()[B].block) == (None, BlockType.MASS)
    copy.list("contact", Listed(1, (A, B)), Listed(2, (C,)))
    assert copy.contacts()[f"{A},{B}"].block == BlockType.MASS
    assert copy.contacts()[C].block is None


def test_a_block_of_the_other_channel_is_not_the_contacts(copy):
    copy.list("contact", person(1))
    copy.list("block", ListedBlock(1, A), channel=EMAIL)
    assert copy.contacts()[A].block is None


def test_a_changed_block_is_the_same_row(copy):
    copy.list("block", ListedBlock(1, A, 0, "old"), ListedBlock(2, B))
    row = copy.blocks()[A].id
    copy.list("block", ListedBlock(9, A, 1, "new"), ListedBlock(2, B))
    block = copy.blocks()[A]
    assert (block.id, block.server_id, block.type, block.comment) == (row, 9, BlockType.MASS, "new")


# ---- the guard


@pytest.mark.parametrize(
    ("known", "listed", "gone"),
    [
        (1, 0, 1),  # one that went is nothing strange
        (2, 0, None),
        (10, 0, None),  # nothing at all: another account
        (10, 1, 9),
        (30, 30 - GUARD_ROWS, GUARD_ROWS),
        (30, 30 - GUARD_ROWS - 1, None),
        (3000, 3000 - 30, 30),
        (3000, 3000 - 31, None),
    ],
)
def test_many_missing_are_not_believed_without_the_user(copy, known, listed, gone):
    copy.list("contact", *people(*range(1, known + 1)))
    result = copy.list("contact", *people(*range(1, listed + 1)))
    assert result == (Finished(doubted=known - listed) if gone is None else Finished(gone=gone))
    assert len(copy.contacts()) == known - (gone or 0)
    assert copy.db.execute("SELECT complete, finished_ms FROM listing_run ORDER BY id DESC").fetchone() == (
        int(gone is not None), copy.now,
    )  # fmt: skip
    again = copy.list("contact", *people(*range(1, listed + 1)), believe=True)
    assert again == Finished(gone=known - listed if gone is None else 0)
    assert len(copy.contacts()) == listed


def test_the_book_of_another_account_takes_nothing_away(copy):
    copy.list("contact", *people(1, 2, 3))
    assert copy.list("contact", *people(*range(101, 109))) == Finished(doubted=3)
    assert {A, B, C} <= set(copy.contacts())


def test_an_open_edit_does_not_make_an_empty_list_credible(copy):
    copy.list("contact", *people(*range(1, 9)))
    copy.do(edits.ChangeContact(contact=copy.contacts()[A].id, changes={"name": "X"}))
    assert copy.list("contact") == Finished(doubted=7)
    assert len(copy.contacts()) == 8


# ---- with edits of ours


def ada(copy):
    return copy.contacts()[A].id


def test_an_open_edit_stays_on_top_and_the_image_is_the_new(copy):
    copy.list("contact", *people(1, 2))
    copy.do(edits.ChangeContact(contact=ada(copy), changes={"name": "Mine"}))
    run = copy.begin("contact")
    copy.put(run, person(1, name="Theirs", comment="c"), person(2))
    assert (copy.contacts()[A].name, copy.contacts()[A].comment) == ("Mine", "c")
    assert copy.touched.contacts == {ada(copy)}
    assert copy.finish(run) == Finished()
    copy.discard(1)
    assert copy.contacts()[A].name == "Theirs"


@pytest.mark.parametrize("kind", [None, Kind.DOUBT, Kind.REFUSED, Kind.CONFLICT])
def test_what_has_open_edits_is_not_gone(copy, kind):
    copy.list("contact", *people(1, 2))
    copy.do(edits.ChangeContact(contact=ada(copy), changes={"name": "Mine"}))
    if kind:
        copy.send(kind)
    assert copy.list("contact", person(2)) == Finished()
    assert names(copy)[A] == "Mine"


def test_a_waiting_deletion_is_not_undone_by_a_list(copy):
    copy.list("contact", *people(1, 2))
    row = ada(copy)
    copy.do(edits.DeleteContact(contact=row))
    copy.list("contact", person(1, name="Changed"), person(2))
    assert set(copy.contacts()) == {B}
    copy.discard(1)
    assert (ada(copy), names(copy)[A]) == (row, "Changed")


MID_RUN = {
    "changed": (
        lambda copy: edits.ChangeContact(contact=ada(copy), changes={"name": "Mine"}),
        lambda copy: names(copy) == {A: "Mine", B: "Person 2"},
    ),
    "moved": (
        lambda copy: edits.ChangeContact(contact=ada(copy), changes={"addresses": (C,)}),
        lambda copy: set(copy.contacts()) == {C, B},
    ),
    "deleted": (lambda copy: edits.DeleteContact(contact=ada(copy)), lambda copy: set(copy.contacts()) == {B}),
    "added": (
        lambda _: edits.AddContact(channel=PHONE, values={"addresses": (C,), "name": "New"}),
        lambda copy: names(copy) == {A: "Person 1", B: "Person 2", C: "New"},
    ),
    "joined": (
        lambda copy: edits.JoinGroup(contact=ada(copy), group=copy.groups()["Two"].id),
        lambda copy: len(copy.contacts()[A].groups) == 2,
    ),
}


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("case", MID_RUN)
def test_a_page_from_before_an_edit_does_not_undo_it(copy, case, numbered):
    """The page was written before the edit was carried out, and is read after it."""
    make, check = MID_RUN[case]
    copy.list("grp", ListedGroup(11, "One"), ListedGroup(12, "Two"))
    page = (
        [person(1, 11), person(2)]
        if numbered
        else [Listed(None, p.addresses, p.values, p.group_ids) for p in (person(1, 11), person(2))]
    )
    copy.list("contact", *page)
    run = copy.begin("contact")
    copy.do(make(copy))
    copy.send(server_id=77)
    copy.put(run, *page)
    assert check(copy)
    assert copy.finish(run) == Finished()
    assert check(copy)


def test_the_next_run_believes_the_page_again(copy):
    copy.list("contact", *people(1, 2))
    copy.do(edits.ChangeContact(contact=ada(copy), changes={"name": "Mine"}))
    copy.send()
    copy.list("contact", person(1, name="Theirs"), person(2))
    assert names(copy)[A] == "Theirs"
    copy.do(edits.DeleteContact(contact=ada(copy)))
    copy.send()
    copy.list("contact", person(9, name="Other"), Listed(10, (A,), {"name": "New"}), person(2))
    assert names(copy)[A] == "New"


def test_groups_and_blocks_from_before_an_edit_do_not_undo_it(copy):
    copy.list("grp", ListedGroup(11, "One"), ListedGroup(12, "Two"))
    copy.list("block", ListedBlock(1, A), ListedBlock(2, B))
    groups, blocks, contacts = copy.begin("grp"), copy.begin("block"), copy.begin("contact")
    one, two = copy.groups()["One"].id, copy.groups()["Two"].id
    copy.do(edits.ChangeGroup(group=one, name="Uno"), edits.DeleteGroup(group=two))
    copy.do(edits.AddGroup(channel=PHONE, name="New"))
    copy.do(edits.BlockAddress(channel=PHONE, address=C, type=BlockType.MASS, comment="c"))
    copy.do(edits.BlockAddress(channel=PHONE, address=A, type=BlockType.SINGLE))
    copy.do(edits.UnblockAddress(channel=PHONE, address=B))
    for attempt in copy.take():
        copy.settle(attempt, server_id=33 if isinstance(attempt.edit, edits.AddGroup) else None)
    copy.put(groups, ListedGroup(11, "One"), ListedGroup(12, "Two"))
    copy.put(blocks, ListedBlock(1, A), ListedBlock(2, B))
    copy.put(contacts, person(1, 11, 12))  # names the group that was deleted
    for run in (groups, blocks, contacts):
        assert copy.finish(run) == Finished()
    assert set(copy.groups()) == {"Uno", "New"}
    assert {a: (b.type, b.comment) for a, b in copy.blocks().items()} == {
        A: (BlockType.SINGLE, ""), C: (BlockType.MASS, "c"),
    }  # fmt: skip
    assert copy.contacts()[A].groups == (one,)


@pytest.mark.parametrize("kind", [None, Kind.DOUBT, Kind.REFUSED])
def test_a_contact_of_ours_that_is_listed_before_its_answer_is_there_once(copy, kind):
    copy.list("contact", *people(1, 2))
    [row] = copy.do(edits.AddContact(channel=PHONE, values={"addresses": (C,), "name": "New"})).contacts
    [attempt] = copy.take()
    if kind:
        copy.settle(attempt, kind)
    copy.list("contact", *people(1, 2), Listed(3, (C,), {"name": "New"}))
    assert (copy.contacts()[C].id, copy.contacts()[C].server_id) == (row, 3)
    if kind is None:
        copy.settle(attempt, server_id=99)
        assert (copy.contacts()[C].state, copy.contacts()[C].server_id) == (RowState.SYNCED, 3)
    else:
        copy.discard(1)
        assert copy.contacts()[C].id == row  # it is there, whatever became of the answer


@pytest.mark.parametrize("server_id", [5, None])
@pytest.mark.parametrize("kind", [None, Kind.AGAIN, Kind.DOUBT, Kind.REFUSED, Kind.CONFLICT, Kind.PARKED])
def test_a_contact_whose_address_the_user_is_changing_is_found_by_the_old_one(copy, server_id, kind):
    copy.list("contact", Listed(None, (A,), {"name": "Ada"}), Listed(None, (B,)))
    row = ada(copy)
    copy.do(edits.ChangeContact(contact=row, changes={"addresses": (C,)}))
    if kind:
        copy.send(kind)
    copy.list("contact", Listed(server_id, (A,), {"name": "Ada L."}), Listed(None, (B,)))
    assert {key: (contact.id, contact.name) for key, contact in copy.contacts().items()} == {
        C: (row, "Ada L."), B: (2, ""),
    }  # fmt: skip


def test_a_contact_that_took_the_place_of_a_deleted_one_is_not_taken_for_it(copy):
    copy.list("contact", *people(1, 2))
    run = copy.begin("contact")
    copy.do(edits.DeleteContact(contact=ada(copy)))
    copy.send()
    [new] = copy.do(edits.AddContact(channel=PHONE, values={"addresses": (A,), "name": "New"})).contacts
    copy.send()
    copy.put(run, *people(1, 2))
    copy.finish(run)
    copy.list("contact", Listed(9, (A,), {"name": "New"}), person(2))
    assert [(c.id, c.name, c.server_id) for c in copy.contacts().values() if c.address == A] == [(new, "New", 9)]


def test_a_block_that_waits_and_is_listed_is_on_the_server(copy):
    copy.do(edits.BlockAddress(channel=PHONE, address=A, type=BlockType.ALL, comment="mine"))
    copy.list("block", ListedBlock(5, A, 1, "theirs"))
    assert (copy.blocks()[A].comment, copy.blocks()[A].server_id) == ("mine", 5)
    copy.discard(1)
    assert copy.blocks()[A].comment == "theirs"


# ---- any lists


_listed = st.dictionaries(
    st.integers(1, 8),
    st.tuples(
        st.lists(st.integers(1, 6), min_size=1, max_size=3, unique=True),
        st.sampled_from(["Ada", "Bob", ""]),
        st.sets(st.integers(11, 13)),
    ),
    max_size=6,
)


@settings(max_examples=150)
@given(st.lists(st.tuples(_listed, st.dictionaries(st.integers(1, 6), st.integers(0, 2))), min_size=1, max_size=4))
def test_after_a_whole_list_the_copy_is_the_list(walks):
    copy = Copy()
    for contacts, blocks in walks:
        rows = [
            Listed(n, tuple(map(number, addresses)), {"name": name}, tuple(groups))
            for n, (addresses, name, groups) in contacts.items()
        ]
        copy.list("contact", *rows, believe=True)
        copy.list("block", *(ListedBlock(n, number(n), kind) for n, kind in blocks.items()), believe=True)
        numbers = {group.id: group.server_id for group in copy.groups().values()}
        ids = [row for (row,) in copy.db.execute("SELECT id FROM contact")]
        found = {c.server_id: c for c in copy.contacts().values()} if len(copy.contacts()) == len(ids) else None
        if found is not None:  # else two have the same addresses, and cannot be told apart by them
            assert {n: (c.addresses, c.name, {numbers[g] for g in c.groups}) for n, c in found.items()} == {
                row.server_id: (row.addresses, row.values["name"], set(row.group_ids)) for row in rows
            }
        assert sorted(n for (n,) in copy.db.execute("SELECT server_id FROM contact")) == sorted(contacts)
        for contact in copy.contacts().values():
            expected = min((blocks[int(a[5:])] for a in contact.addresses if int(a[5:]) in blocks), default=None)
            assert contact.block == expected
