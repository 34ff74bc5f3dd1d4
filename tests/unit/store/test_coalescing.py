"""Whatever is merged or cancelled in the queue, the provider ends as if each edit had been sent at once.

Every sequence of up to four commands on a few records goes both ways, and some of up to six. The model of the provider
is in `tests/faults/sequences.py`, which goes through all of six where there is time.
"""

import random

import pytest

from smsc_desk.book import edits
from smsc_desk.store import coalescing
from smsc_desk.store.sending import Kind
from tests.faults.sequences import (
    DELETE,
    FAMILIES,
    JOIN,
    LEAVE,
    PHONE,
    A,
    B,
    C,
    Side,
    about,
    add,
    add_group,
    beginning,
    block,
    change,
    drop,
    explored,
    group,
    unblock,
    waiting,
)

SAMPLES = 20


@pytest.mark.timeout(900)  # all sequences of four commands: half a minute of work, several on a busy machine
@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_sent_in_the_end_has_the_effect_of_sending_each_edit(family):
    before = beginning()
    found = [places for place in range(len(FAMILIES[family])) for places in explored(family, (place,), 4, before)]
    assert len(found) > 300


def sampled(family, rng, length):
    """Draw a sequence of commands each of which has something to do; a shorter one where hardly any has."""
    places = ()
    for _ in range(10 * length):
        longer = (*places, rng.randrange(len(FAMILIES[family])))
        if waiting([FAMILIES[family][place] for place in longer]) is not None:
            places = longer
        if len(places) == length:
            break
    return places


@pytest.mark.timeout(900)
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("length", [5, 6])
def test_longer_sequences_have_it_too(family, length):
    rng = random.Random(f"{family} {length}")  # noqa: S311 - a seed replays every failure
    drawn = {sampled(family, rng, length) for _ in range(SAMPLES)}
    assert length in map(len, drawn)
    for places in sorted(drawn):
        assert [*explored(family, places, len(places), None)] == [places]


# ---- one by one


@pytest.fixture
def copy():
    return Side().copy


@pytest.fixture
def ada(copy):
    return copy.contacts()[A].id


def wants(copy):
    """Return the open edits."""
    rows = copy.db.execute("SELECT kind, want FROM edit WHERE state IN ('queued', 'sending', 'refused') ORDER BY id")
    return [edits.load(kind, want) for kind, want in rows]


def test_two_changes_are_one(copy, ada):
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "X", "comment": "c"}))
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "Y", "tags": ("t",)}))
    [one] = wants(copy)
    assert one.changes == {"name": "Y", "comment": "c", "tags": ("t",)}
    assert copy.states() == ["queued", "merged"]


def test_what_is_new_takes_up_its_changes_and_memberships(copy):
    groups = copy.groups()
    one, two = groups["One"].id, groups["Two"].id
    [new] = copy.do(edits.AddContact(channel=PHONE, values={"addresses": (C,)}, groups=(one,))).contacts
    copy.do(edits.ChangeContact(contact=new, changes={"name": "New"}))
    copy.do(edits.JoinGroup(contact=new, group=two))
    copy.do(edits.LeaveGroup(contact=new, group=one))
    [add_it] = wants(copy)
    assert (add_it.values, add_it.groups) == ({"addresses": (C,), "name": "New"}, (two,))
    copy.do(edits.JoinGroup(contact=new, group=one))
    copy.do(edits.MoveToGroup(contact=new, group=two))
    assert [add_it.groups for add_it in wants(copy)] == [(two,)]
    assert copy.states() == ["queued", *["merged"] * 5]


def test_what_was_never_there_needs_no_deletion(copy):
    for make, remove in (
        (add("x", C, "one"), lambda done: edits.DeleteContact(contact=done.contacts[0])),
        (add_group("fresh"), lambda done: edits.DeleteGroup(group=done.groups[0])),
        (block(B), lambda _: edits.UnblockAddress(channel=PHONE, address=B)),
    ):
        done = copy.do(make[1]({"one": copy.groups()["One"].id}))
        copy.do(remove(done))
        assert wants(copy) == []
    assert copy.states() == ["merged", "cancelled"] * 3
    assert copy.take() == []
    assert [*copy.db.execute("SELECT * FROM edit_key")] == []
    for table in ("contact", "grp", "block"):  # nothing of them is left
        assert [*copy.db.execute(f"SELECT * FROM {table} WHERE NOT on_server")] == []


def test_a_deletion_absorbs_what_waits(copy, ada):
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "X"}))
    copy.do(edits.JoinGroup(contact=ada, group=copy.groups()["Two"].id))
    copy.do(edits.DeleteContact(contact=ada))
    assert wants(copy) == [edits.DeleteContact(contact=ada)]
    assert copy.states() == ["merged", "merged", "queued"]


def test_a_deletion_is_kept_before_a_new_contact_of_the_address(copy, ada):
    copy.do(edits.DeleteContact(contact=ada))
    copy.do(edits.AddContact(channel=PHONE, values={"addresses": (A,)}))
    assert [attempt.edit for attempt in copy.take()] == [edits.DeleteContact(contact=ada)]
    assert copy.states() == ["sending", "queued"]


@pytest.mark.parametrize("state", ["sending", "ambiguous", "verifying", "parked", "conflict"])
def test_nothing_is_merged_into_what_may_have_been_carried_out(copy, ada, state):
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "X"}))
    copy.take()
    copy.db.execute("UPDATE edit SET state = ?", (state,))
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "Y"}))
    assert copy.states() == [state, "queued"]
    copy.do(edits.DeleteContact(contact=ada))
    # What was set aside surely had no effect: a deletion takes it along.
    assert copy.states() == ["merged" if state in {"parked", "conflict"} else state, "merged", "queued"]


def test_what_was_sent_once_and_waits_to_be_sent_again_is_not_changed(copy, ada):
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "X"}))
    copy.send(Kind.AGAIN)
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "Y"}))
    assert copy.states() == ["queued", "queued"]


def test_what_was_not_surely_refused_still_counts_as_sent_when_it_is_tried_again(copy):
    """It may have been carried out: to cancel it with its deletion would leave the contact at the provider."""
    [new] = copy.do(add("x", C)[1]({})).contacts
    copy.send(Kind.PARKED)
    copy.retry(1)
    copy.do(edits.DeleteContact(contact=new))
    assert copy.states() == ["queued", "queued"]


def test_a_refused_edit_is_corrected_by_the_next_and_goes_again(copy, ada):
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "X" * 99, "comment": "c"}))
    copy.send(Kind.REFUSED, code=5, reason="save error", answer="…")
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "Y"}))
    assert copy.states() == ["queued", "merged"]
    [attempt] = copy.take()
    assert (attempt.edit.changes, attempt.number) == ({"name": "Y", "comment": "c"}, 1)
    found = copy.db.execute("SELECT reason, error_code, answer FROM edit WHERE id = 1").fetchone()
    assert found == (None, None, None)


def test_an_address_changes_hands_in_the_order_of_the_commands(copy, ada):
    """Merged, Ada would ask for Bob's number while Bob still has it."""
    bob = copy.contacts()[B].id
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "X"}))
    copy.do(edits.DeleteContact(contact=bob))
    copy.do(edits.ChangeContact(contact=ada, changes={"addresses": (B,)}))
    assert copy.states() == ["queued"] * 3
    assert [copy.send() for _ in range(2)] == [
        [edits.ChangeContact(contact=ada, changes={"name": "X"}), edits.DeleteContact(contact=bob)],
        [edits.ChangeContact(contact=ada, changes={"addresses": (B,)})],
    ]


def test_a_deletion_gives_up_the_address_that_a_change_before_it_was_to_give_up(copy):
    """The new contact of that address must come after it, although the copy has long shown another one."""
    [new] = copy.do(add("x", C)[1]({})).contacts
    [adding] = copy.take()
    copy.do(edits.ChangeContact(contact=new, changes={"addresses": ("79990000009",)}))
    copy.do(edits.DeleteContact(contact=new))
    copy.do(edits.AddContact(channel=PHONE, values={"addresses": (C,)}))
    assert {f"p:{C}", "p:79990000009"} <= set(copy.keys(3))
    copy.settle(adding, Kind.DONE, server_id=7)
    assert [attempt.edit for attempt in copy.take()] == [edits.DeleteContact(contact=new)]


def test_what_changes_are_put_together_still_gives_up_what_the_first_was_to_give_up(copy):
    """A record on its way will have its first address, or number, although the copy has long shown another one."""
    [new] = copy.do(add("x", C)[1]({})).contacts
    [fresh] = copy.do(add_group("fresh", 7)[1]({})).groups
    copy.take()
    copy.do(edits.ChangeContact(contact=new, changes={"addresses": ("79990000009",)}))
    copy.do(edits.ChangeContact(contact=new, changes={"name": "X"}))
    copy.do(edits.ChangeGroup(group=fresh, number=9))
    copy.do(edits.ChangeGroup(group=fresh, name="X"))
    assert copy.states() == ["sending", "sending", "queued", "merged", "queued", "merged"]
    assert {f"p:{C}", "p:79990000009"} <= set(copy.keys(3))
    assert {"n:7", "n:9"} <= set(copy.keys(5))


def test_a_new_contact_does_not_wait_for_a_group_that_it_joins_later(copy):
    [new] = copy.do(add("x", C)[1]({})).contacts
    [fresh] = copy.do(add_group("fresh")[1]({})).groups
    copy.do(edits.JoinGroup(contact=new, group=fresh))
    assert [type(edit) for edit in copy.send(Kind.REFUSED)] == [edits.AddContact, edits.AddGroup]
    assert copy.states() == ["refused", "refused", "queued"]


def test_a_group_that_never_comes_gives_its_members_back(copy, ada):
    [fresh] = copy.do(add_group("fresh")[1]({})).groups
    copy.do(edits.JoinGroup(contact=ada, group=fresh))
    assert copy.contacts()[A].state == 1
    copy.do(edits.DeleteGroup(group=fresh))
    assert copy.states() == ["merged", "cancelled", "cancelled"]
    assert (copy.contacts()[A].state, copy.contacts()[A].groups) == (0, (copy.groups()["One"].id,))
    assert ada in copy.touched.contacts
    assert [*copy.db.execute("SELECT * FROM server_image")] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (change("ada", name="X"), about(JOIN, "ada", "two")),
        (about(JOIN, "ada", "two"), about(LEAVE, "ada", "one")),
        (about(DELETE, "ada"), change("ada", name="X")),
        (unblock(A), block(A)),
        (group("one", name="X"), drop("one")),
    ],
)
def test_edits_that_are_two_requests_stay_two(first, second):
    ids = {"ada": 1, "one": 1, "two": 2}
    assert coalescing.merged(first[1](ids), second[1](ids)) is None


def test_a_new_contact_does_not_share_the_fate_of_a_group_that_was_refused(copy):
    [fresh] = copy.do(add_group("fresh")[1]({})).groups
    copy.send(Kind.REFUSED)
    [new] = copy.do(add("x", C)[1]({})).contacts
    copy.do(edits.JoinGroup(contact=new, group=fresh))
    assert [type(edit) for edit in copy.send()] == [edits.AddContact]
    assert copy.states() == ["refused", "done", "queued"]


def test_a_merged_edit_does_not_hold_what_it_does_not_want_any_more(copy, ada):
    for address in (C, "79990000008", "79990000009"):
        copy.do(edits.ChangeContact(contact=ada, changes={"addresses": (address,)}))
    assert f"p:{C}" not in copy.keys(1)
    assert {f"p:{A}", "p:79990000009"} <= set(copy.keys(1))
