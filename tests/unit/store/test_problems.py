"""The comparison before an edit is sent, what it makes of both sides' wishes, and the user's answers to a conflict."""

from __future__ import annotations

from typing import Any

import pytest

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Edit
from smsc_desk.book.identity import Channel, RowState
from smsc_desk.store import comparing, problems, twins
from smsc_desk.store.problems import Problem
from smsc_desk.store.sending import Attempt
from tests.builders import Copy, Listed, ListedBlock, ListedGroup

PHONE = Channel.PHONE
A, B, C = "79990000001", "79990000002", "79990000003"
ADA = {"name": "Ada", "comment": "c", "tags": ("t",)}


@pytest.fixture
def copy() -> Copy:
    copy = Copy()
    copy.list("grp", ListedGroup(1, "One"), ListedGroup(2, "Two"))
    copy.list("contact", Listed(7, (A,), ADA, (1,)), Listed(8, (B,), {"name": "Bob"}, (1, 2)))
    copy.list("block", ListedBlock(9, B, 1, "x"))
    return copy


def ada(copy: Copy) -> Any:
    return copy.contacts()[A].id


def look(copy: Copy, edit: Edit, seen: Listed | None, *owners: Listed) -> Attempt | None:
    """Ask for an edit, take it, and compare it with what the server lists."""
    copy.do(edit)
    [attempt] = copy.take()
    return copy(comparing.compare, attempt, seen, owners, copy.now)


def problem(copy: Copy) -> Problem:
    [one] = problems.problems(copy.db)
    return one


def mine(copy: Copy) -> list[Edit]:
    """Let the user's side win; return what is sent then."""
    copy(problems.take_mine, problem(copy).id, copy.now)
    return [attempt.edit for attempt in copy.take()]


def theirs(copy: Copy) -> None:
    copy(problems.take_theirs, problem(copy).id, copy.now)
    assert problems.problems(copy.db) == []
    assert copy.take() == []


# ---- the comparison


def test_what_the_user_saw_is_overwritten(copy: Copy):
    left = look(copy, edits.ChangeContact(contact=ada(copy), changes={"name": "X"}), Listed(7, (A,), ADA, (1,)))
    assert left is not None
    assert left.edit == edits.ChangeContact(contact=ada(copy), changes={"name": "X"})


def test_fields_that_do_not_meet_are_merged(copy: Copy):
    there = Listed(7, (A,), ADA | {"comment": "theirs"}, (1,))
    left = look(copy, edits.ChangeContact(contact=ada(copy), changes={"name": "X"}), there)
    assert left is not None
    copy.settle(left)
    contact = copy.contacts()[A]
    assert (contact.name, contact.comment) == ("X", "theirs")


def test_what_the_server_has_already_is_not_sent(copy: Copy):
    change = edits.ChangeContact(contact=ada(copy), changes={"name": "X", "comment": "n"})
    left = look(copy, change, Listed(7, (A,), ADA | {"name": "X"}, (1,)))
    assert left is not None
    assert left.edit.changes == {"comment": "n"}


def test_where_nothing_is_left_to_send_the_edit_is_done(copy: Copy):
    there = Listed(7, (A,), ADA | {"name": "X"}, (1,))
    assert look(copy, edits.ChangeContact(contact=ada(copy), changes={"name": "X"}), there) is None
    assert copy.states() == ["done"]


def test_a_third_value_stops_the_edit_and_both_are_kept(copy: Copy):
    there = Listed(7, (A,), ADA | {"name": "Theirs"}, (1,))
    assert look(copy, edits.ChangeContact(contact=ada(copy), changes={"name": "Mine"}), there) is None
    one = problem(copy)
    assert (one.state, one.reason, one.title, one.address) == ("conflict", comparing.CHANGED, "Mine", A)
    [field] = one.differences
    assert (field.key, field.before, field.mine, field.theirs) == ("name", "Ada", "Mine", "Theirs")
    assert (copy.contacts()[A].name, copy.contacts()[A].state) == ("Mine", RowState.PROBLEM)


def test_the_servers_own_spelling_of_our_last_value_is_no_third(copy: Copy):
    left = look(copy, edits.ChangeContact(contact=ada(copy), changes={"name": "ann"}), Listed(7, (A,), ADA, (1,)))
    assert left is not None
    copy.settle(left)
    change = edits.ChangeContact(contact=ada(copy), changes={"name": "ann b"})
    assert look(copy, change, Listed(7, (A,), ADA | {"name": "Ann"}, (1,))) is not None


def test_a_conflict_lets_nothing_overtake_it(copy: Copy):
    there = Listed(7, (A,), ADA | {"name": "Theirs"}, (1,))
    look(copy, edits.ChangeContact(contact=ada(copy), changes={"name": "Mine"}), there)
    copy.do(edits.ChangeContact(contact=ada(copy), changes={"comment": "later"}))
    assert copy.take() == []


def test_what_stood_on_a_refused_edit_stands_on_what_was_before_it(copy: Copy):
    copy.do(edits.ChangeContact(contact=ada(copy), changes={"name": "Refused"}))
    [first] = copy.take()
    copy.do(edits.ChangeContact(contact=ada(copy), changes={"name": "Next"}))
    copy.settle(first, comparing.Kind.REFUSED)
    [second] = copy.take()
    assert copy(comparing.compare, second, Listed(7, (A,), ADA, (1,)), (), copy.now) is not None


@pytest.mark.parametrize("changes", [{"comment": "Mine"}, None])
def test_what_was_meant_for_one_does_not_hit_another_who_has_his_number_now(copy: Copy, changes: Any):
    contact = ada(copy)
    edit = edits.ChangeContact(contact=contact, changes=changes) if changes else edits.DeleteContact(contact=contact)
    assert look(copy, edit, Listed(8, (A,), {"name": "Bob"}, (1, 2))) is None  # Bob, as this copy knows him by B
    assert (problem(copy).reason, problem(copy).gone) == (comparing.CHANGED, False)
    copy.list("contact", Listed(7, (B,), ADA, (1,)), Listed(8, (A,), {"name": "Bob"}, (1, 2)))
    copy(problems.take_mine, problem(copy).id, copy.now)
    [again] = copy.take()
    assert again.address == B


@pytest.mark.parametrize("join", [True, False])
def test_a_membership_is_looked_at_only_where_another_has_or_had_the_number(copy: Copy, join: bool):
    contact = ada(copy)
    edit = (edits.JoinGroup if join else edits.LeaveGroup)(contact=contact, group=2 if join else 1)
    assert [attempt.look for attempt in taken(copy, edit)] == [False]
    copy.list("contact", Listed(7, (A,), ADA, (1,)), Listed(8, (A,), {"name": "Bob"}))
    copy.do(edits.MoveToGroup(contact=contact, group=2))
    [move] = [attempt for attempt in copy.take() if isinstance(attempt.edit, edits.MoveToGroup)]
    assert move.look
    assert copy(comparing.compare, move, Listed(8, (A,), {"name": "Bob"}, ()), (), copy.now) is None
    assert problem(copy).reason == comparing.CHANGED


def taken(copy: Copy, edit: Edit) -> list[Attempt]:
    copy.do(edit)
    attempts = copy.take()
    for attempt in attempts:
        copy.settle(attempt)
    return attempts


# ---- a record that is gone there, or is there already


def test_a_contact_that_is_gone_there_is_made_anew(copy: Copy):
    assert look(copy, edits.ChangeContact(contact=ada(copy), changes={"name": "Mine"}), None) is None
    assert (problem(copy).reason, problem(copy).gone) == (comparing.DELETED, True)
    [edit] = mine(copy)
    assert isinstance(edit, edits.AddContact)
    assert (edit.values["addresses"], edit.values["name"], edit.values["comment"]) == ((A,), "Mine", "c")
    assert len(edit.groups) == 1


def test_a_contact_that_is_gone_there_goes_here_too(copy: Copy):
    look(copy, edits.ChangeContact(contact=ada(copy), changes={"name": "Mine"}), None)
    theirs(copy)
    assert list(copy.contacts()) == [B]


def test_a_new_contact_that_exists_there_becomes_a_change_of_it(copy: Copy):
    new = edits.AddContact(channel=PHONE, values={"addresses": (C,), "name": "Mine"}, groups=(1,))
    there = Listed(30, (C, "79990000009"), {"name": "Theirs", "comment": "kept"}, ())
    assert look(copy, new, there) is None
    assert problem(copy).reason == comparing.PRESENT
    copy(problems.take_mine, problem(copy).id, copy.now)
    [change] = [attempt for attempt in copy.take() if isinstance(attempt.edit, edits.ChangeContact)]
    assert change.edit.changes == {"name": "Mine"}
    [contact] = [one for one in copy.contacts().values() if C in one.addresses]
    assert (contact.name, contact.comment, len(contact.addresses)) == ("Mine", "kept", 2)


def test_an_existing_contact_is_left_as_it_is(copy: Copy):
    new = edits.AddContact(channel=PHONE, values={"addresses": (C,), "name": "Mine"})
    look(copy, new, Listed(30, (C,), {"name": "Theirs"}))
    theirs(copy)
    assert copy.contacts()[C].name == "Theirs"


def test_a_new_contact_that_is_there_just_so_is_adopted(copy: Copy):
    new = edits.AddContact(channel=PHONE, values={"addresses": (C,), "name": "Same"})
    assert look(copy, new, Listed(30, (C,), {"name": "same", "comment": "more"})) is None
    assert copy.states() == ["done"]
    assert (copy.contacts()[C].name, copy.contacts()[C].comment) == ("same", "more")


def test_a_number_of_another_contact_is_a_conflict(copy: Copy):
    change = edits.ChangeContact(contact=ada(copy), changes={"addresses": (C,)})
    assert look(copy, change, Listed(7, (A,), ADA, (1,)), Listed(30, (C,), {"name": "Other"})) is None
    assert problem(copy).reason == comparing.PRESENT


# ---- deletions


def test_a_deletion_meets_a_change(copy: Copy):
    contact = ada(copy)
    assert look(copy, edits.DeleteContact(contact=contact), Listed(7, (A,), ADA | {"comment": "new"}, (1,))) is None
    one = problem(copy)
    assert one.deletes
    assert [(field.key, field.theirs) for field in one.differences] == [("comment", "new")]
    assert copy.contacts()[A].comment == "new", "nothing is gone that somebody has just changed"
    assert mine(copy) == [edits.DeleteContact(contact=contact)]


def test_a_deletion_is_taken_back(copy: Copy):
    look(copy, edits.DeleteContact(contact=ada(copy)), Listed(7, (A,), ADA | {"comment": "new"}, (1,)))
    theirs(copy)
    assert copy.contacts()[A].comment == "new"


def test_what_is_gone_already_need_not_be_deleted(copy: Copy):
    assert look(copy, edits.DeleteContact(contact=ada(copy)), None) is None
    assert copy.states() == ["done"]


def test_a_deletion_knows_what_the_server_has_under_the_changes_that_it_absorbs(copy: Copy):
    contact = ada(copy)
    copy.do(edits.ChangeContact(contact=contact, changes={"name": "X"}))
    assert look(copy, edits.DeleteContact(contact=contact), Listed(7, (A,), ADA, (1,))) is not None


# ---- groups and the blacklist, by the last listing


def test_a_group_that_was_renamed_there_meanwhile(copy: Copy):
    copy.do(edits.ChangeGroup(group=copy.groups()["One"].id, name="Mine"))
    copy.list("grp", ListedGroup(1, "Theirs"), ListedGroup(2, "Two"))
    assert copy.take() == []
    [field] = problem(copy).differences
    assert (field.before, field.mine, field.theirs) == ("One", "Mine", "Theirs")
    [edit] = mine(copy)
    assert edit.name == "Mine"


def test_an_entry_that_was_changed_there_meanwhile(copy: Copy):
    copy.do(edits.BlockAddress(channel=PHONE, address=B, type=BlockType.ALL, comment="x"))
    copy.list("block", ListedBlock(9, B, 2, "x"))
    assert copy.take() == []
    theirs(copy)
    assert copy.blocks()[B].type == BlockType.SINGLE


# ---- twins


def test_a_contact_that_is_there_twice_after_a_lost_answer_is_shown(copy: Copy):
    copy.do(edits.AddContact(channel=PHONE, values={"addresses": (C,), "name": "New"}))
    [attempt] = copy.take()
    copy.settle(attempt, comparing.Kind.DOUBT)
    assert twins.twins(copy.db) == []
    copy.settle(attempt)
    rows = [Listed(7, (A,), ADA, (1,)), Listed(8, (B,), {"name": "Bob"}, (1, 2))]
    copy.list("contact", *rows, Listed(20, (C,), {"name": "New"}), Listed(21, (C,), {"name": "New"}))
    [twin] = twins.twins(copy.db)
    assert (twin.address, twin.channel) == (C, PHONE)
    assert twin.kept < twin.extra
