"""Undo and redo: what was never sent is taken back, the rest is led back by edits; what changed since is left."""

from __future__ import annotations

import random

import pytest

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel
from smsc_desk.store import graveyard, history, queue, undo
from smsc_desk.store.sending import Kind
from tests.builders import Copy, Listed, ListedBlock, ListedGroup

PHONE = Channel.PHONE
A, B, C = "79990000001", "79990000002", "79990000003"


def beginning() -> Copy:
    copy = Copy()
    copy.list("grp", ListedGroup(1, "One"), ListedGroup(2, "Two"))
    copy.list(
        "contact",
        Listed(7, (A,), {"name": "Ada", "comment": "c", "tags": ("t",)}, (1,)),
        Listed(8, (B,), {"name": "Bob"}, (1, 2)),
    )
    copy.list("block", ListedBlock(9, B, 1, "x"))
    return copy


@pytest.fixture
def copy() -> Copy:
    return beginning()


def seen(copy: Copy) -> object:
    """Return all that is seen, without local ids: what is made anew has another."""
    names = {group.id: group.name for group in copy.groups().values()}
    contacts = {
        key: (c.name, c.comment, c.tags, sorted(names[g] for g in c.groups), c.block)
        for key, c in copy.contacts().items()
    }
    return contacts, sorted(names.values()), {a: (b.type, b.comment) for a, b in copy.blocks().items()}


def back(copy: Copy, action: int | None = None) -> undo.Undone:
    return copy(undo.undo, action, copy.now)


def again(copy: Copy) -> undo.Undone:
    return copy(undo.redo, copy.now)


def drain(copy: Copy) -> None:
    """Let the server carry everything out, giving each new record a number of its own."""
    while attempts := copy.take():
        for attempt in attempts:
            new = isinstance(attempt.edit, edits.AddContact | edits.AddGroup | edits.BlockAddress)
            copy.settle(attempt, server_id=100 + attempt.id if new else None)


def commands(copy: Copy) -> dict[str, list[edits.Edit]]:
    ada, bob = copy.contacts()[A].id, copy.contacts()[B].id
    one, two = copy.groups()["One"].id, copy.groups()["Two"].id
    return {
        "add": [edits.AddContact(channel=PHONE, values={"addresses": (C,), "name": "New"}, groups=(one,))],
        "change": [edits.ChangeContact(contact=ada, changes={"name": "X", "tags": ()})],
        "renumber": [edits.ChangeContact(contact=ada, changes={"addresses": (C,)})],
        "delete": [edits.DeleteContact(contact=ada), edits.DeleteContact(contact=bob)],
        "join": [edits.JoinGroup(contact=ada, group=two)],
        "leave": [edits.LeaveGroup(contact=bob, group=one)],
        "move": [edits.MoveToGroup(contact=bob, group=one), edits.MoveToGroup(contact=ada, group=two)],
        "new group": [edits.AddGroup(channel=PHONE, name="Three")],
        "rename": [edits.ChangeGroup(group=one, name="Uno")],
        "no group": [edits.DeleteGroup(group=one)],
        "block": [edits.BlockAddress(channel=PHONE, address=A, type=BlockType.ALL, comment="no")],
        "other block": [edits.BlockAddress(channel=PHONE, address=B, type=BlockType.ALL, comment="y")],
        "unblock": [edits.UnblockAddress(channel=PHONE, address=B)],
    }


@pytest.mark.parametrize("sent", [True, False])
@pytest.mark.parametrize("name", commands(beginning()))
def test_every_command_is_undone_and_done_again(copy: Copy, name: str, sent: bool):
    before = seen(copy)
    copy.do(*commands(copy)[name])
    after = seen(copy)
    if sent:
        drain(copy)
    result = back(copy)
    assert result.action is not None
    assert result.skipped == ()
    assert seen(copy) == before
    if sent:
        drain(copy)
        assert seen(copy) == before
    assert history.steps(copy.db).undo is None
    assert not sent or history.balance(copy.db).open == 0
    again(copy)
    drain(copy)
    assert seen(copy) == after
    back(copy)
    drain(copy)
    assert seen(copy) == before


def test_what_was_changed_since_is_named_and_left(copy: Copy):
    ada, bob = copy.contacts()[A].id, copy.contacts()[B].id
    change = [edits.ChangeContact(contact=one, changes={"comment": "both"}) for one in (ada, bob)]
    done = copy.do(*change)
    drain(copy)
    copy.do(edits.ChangeContact(contact=ada, changes={"comment": "since"}))
    result = back(copy, done.action)
    assert result.skipped == ("Ada",)
    assert [copy.contacts()[one].comment for one in (A, B)] == ["since", ""]


@pytest.mark.parametrize("sent", [True, False])
@pytest.mark.parametrize("since", ["comment", "group"])
def test_an_added_contact_that_got_something_since_stays(copy: Copy, since: str, sent: bool):
    """What the deed had left empty counts too: it would be deleted with the contact (A.9)."""
    added = copy.do(edits.AddContact(channel=PHONE, values={"addresses": (C,), "name": "New"}))
    drain(copy) if sent else None
    new, two = copy.contacts()[C].id, copy.groups()["Two"].id
    later = copy.do(
        edits.ChangeContact(contact=new, changes={"comment": "since"})
        if since == "comment"
        else edits.JoinGroup(contact=new, group=two)
    )
    assert back(copy, added.action).skipped == ("New",)
    drain(copy)
    assert copy.contacts()[C].comment or copy.contacts()[C].groups
    assert back(copy, later.action).skipped == ()
    assert not copy.contacts()[C].comment
    assert not copy.contacts()[C].groups


def test_a_group_that_is_gone_is_no_change_of_who_was_in_it(copy: Copy):
    added = copy.do(edits.AddContact(channel=PHONE, values={"addresses": (C,), "name": "New"}))
    drain(copy)
    two = copy.groups()["Two"].id
    copy.do(edits.JoinGroup(contact=copy.contacts()[C].id, group=two))
    drain(copy)
    copy.do(edits.DeleteGroup(group=two))
    assert back(copy, added.action).skipped == ()


def test_a_deed_is_undone_once(copy: Copy):
    done = copy.do(*commands(copy)["change"])
    first, second = back(copy, done.action), back(copy, done.action)
    assert (bool(first.action), second.action) == (True, None)


def test_after_something_new_nothing_is_done_again(copy: Copy):
    copy.do(*commands(copy)["change"])
    back(copy)
    assert history.steps(copy.db).redo is not None
    copy.do(*commands(copy)["block"])
    assert history.steps(copy.db).redo is None
    assert again(copy).action is None


def test_steps_bear_the_name_of_what_was_done(copy: Copy):
    copy(queue.enqueue, Action(Verb.CHANGE_CONTACT, tuple(commands(copy)["change"]), "Ada"), copy.now)
    back(copy)
    again(copy)
    step = history.steps(copy.db).undo
    assert (step.verb, step.subject, step.depth) == (Verb.CHANGE_CONTACT, "Ada", 2)


def test_what_a_colleague_changed_meanwhile_is_a_conflict_of_the_undoing(copy: Copy):
    copy.do(edits.ChangeGroup(group=copy.groups()["One"].id, name="Uno"))
    drain(copy)
    back(copy)
    copy.list("grp", ListedGroup(1, "Eins"), ListedGroup(2, "Two"))
    assert copy.take() == []
    assert copy.states()[-1] == "conflict"


@pytest.mark.parametrize("seed", range(60))
def test_any_deeds_are_undone_in_turn(seed: int):
    """However the deeds met in the queue and were sent meanwhile: undone in turn, they leave what was before."""
    rng = random.Random(seed)  # noqa: S311
    copy, kept = beginning(), []
    for _ in range(rng.randint(1, 6)):
        possible = commands(copy) if {A, B} <= set(copy.contacts()) and {"One", "Two"} <= set(copy.groups()) else {}
        if not possible:
            break
        before = seen(copy)
        try:
            if copy.do(*possible[rng.choice([*possible])]).action is not None:
                kept.append(before)
        except Invalid:
            continue
        if rng.random() < 0.4:
            drain(copy)
    for before in reversed(kept):
        result = back(copy)
        assert result.skipped == (), seed
        assert seen(copy) == before, seed
        if rng.random() < 0.4:
            drain(copy)
            assert seen(copy) == before, seed
    drain(copy)
    assert history.balance(copy.db).open == 0


def test_a_deleted_contact_is_restored_once(copy: Copy):
    copy.now = 10**12
    before = seen(copy)
    copy.do(edits.DeleteContact(contact=copy.contacts()[A].id))
    drain(copy)
    [buried] = graveyard.deleted(copy.db, copy.now, 10)
    assert (buried.title, buried.address, buried.cause, buried.restorable) == ("Ada", A, "user", True)
    assert copy(graveyard.restore, [buried.id], copy.now).contacts
    assert seen(copy) == before
    assert copy(graveyard.restore, [buried.id], copy.now).contacts == ()
    assert graveyard.deleted(copy.db, copy.now, 10) == []


@pytest.mark.parametrize("kind", [Kind.REFUSED, Kind.CONFLICT, Kind.PARKED])
def test_a_restoration_that_came_to_nothing_leaves_what_was_deleted_to_be_restored(copy: Copy, kind: Kind):
    copy.now = 10**12
    copy.do(edits.DeleteContact(contact=copy.contacts()[A].id))
    drain(copy)
    [buried] = graveyard.deleted(copy.db, copy.now, 10)
    copy(graveyard.restore, [buried.id], copy.now)
    copy.send(kind)
    copy.discard(len(copy.states()))
    assert A not in copy.contacts()
    assert [one.id for one in graveyard.deleted(copy.db, copy.now, 10) if one.restorable] == [buried.id]
    assert copy(graveyard.restore, [buried.id], copy.now).contacts
    drain(copy)
    assert A in copy.contacts()
    assert graveyard.deleted(copy.db, copy.now, 10) == []


def test_what_is_restored_and_deleted_before_it_was_sent_can_be_restored_again(copy: Copy):
    copy.now = 10**12
    copy.do(edits.DeleteContact(contact=copy.contacts()[A].id))
    drain(copy)
    [buried] = graveyard.deleted(copy.db, copy.now, 10)
    copy(graveyard.restore, [buried.id], copy.now)
    copy.do(edits.DeleteContact(contact=copy.contacts()[A].id))
    assert [one.id for one in graveyard.deleted(copy.db, copy.now, 10)] == [buried.id]
    copy(graveyard.restore, [buried.id], copy.now)
    back(copy)
    assert [one.id for one in graveyard.deleted(copy.db, copy.now, 10)] == [buried.id]


@pytest.mark.parametrize("cause", ["user", "listing"])
def test_a_group_is_restored_with_those_of_its_members_that_are_still_there(copy: Copy, cause: str):
    copy.now = 10**12
    group = copy.groups()["One"].id
    members = {address for address, contact in copy.contacts().items() if group in contact.groups}
    assert len(members) > 1
    if cause == "user":
        copy.do(edits.DeleteGroup(group=group))
        drain(copy)
    else:
        copy.list("grp", ListedGroup(2, "Two"), believe=True)
    gone = min(members)
    copy.do(edits.DeleteContact(contact=copy.contacts()[gone].id))
    drain(copy)
    [buried] = [one for one in graveyard.deleted(copy.db, copy.now, 10) if one.kind == "grp" and one.title == "One"]
    copy(graveyard.restore, [buried.id], copy.now)
    drain(copy)
    restored = copy.groups()["One"].id
    assert {key for key, contact in copy.contacts().items() if restored in contact.groups} == members - {gone}


def test_the_thirty_days_pass(copy: Copy):
    copy.now = 10**12
    copy.do(edits.DeleteContact(contact=copy.contacts()[A].id))
    drain(copy)
    later = copy.now + graveyard.KEPT_MS
    assert len(graveyard.deleted(copy.db, later - 1, 10)) == 1
    graveyard.expire(copy.db, later)
    assert graveyard.deleted(copy.db, copy.now, 10) == []
