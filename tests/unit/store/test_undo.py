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
from smsc_desk.store.database import transaction
from smsc_desk.store.sending import Kind
from tests.builders import Copy, Listed, ListedBlock, ListedGroup

PHONE = Channel.PHONE
A, B, C = "79990000001", "79990000002", "79990000003"


@pytest.fixture
def copy() -> Copy:
    copy = Copy()
    copy.list("grp", ListedGroup(1, "One"), ListedGroup(2, "Two"))
    copy.list(
        "contact",
        Listed(7, (A,), {"name": "Ada", "comment": "c", "tags": ("t",)}, (1,)),
        Listed(8, (B,), {"name": "Bob"}, (1, 2)),
    )
    copy.list("block", ListedBlock(9, B, 1, "x"))
    return copy


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
        "new group": [edits.AddGroup(channel=PHONE, name="three")],
        "rename": [edits.ChangeGroup(group=one, name="Uno")],
        "no group": [edits.DeleteGroup(group=one)],
        "block": [edits.BlockAddress(channel=PHONE, address=A, type=BlockType.ALL, comment="no")],
        "other block": [edits.BlockAddress(channel=PHONE, address=B, type=BlockType.ALL, comment="y")],
        "unblock": [edits.UnblockAddress(channel=PHONE, address=B)],
    }


@pytest.mark.parametrize("sent", [True, False])
@pytest.mark.parametrize("name", commands(copy.__wrapped__() if hasattr(copy, "__wrapped__") else copy._fixture_function()))
def test_every_command_is_undone_and_done_again(copy: Copy, name: str, sent: bool):
    before = seen(copy)
    copy.do(*commands(copy)[name])
    after = seen(copy)
    if sent:
        copy.send(server_id=50)
    result = back(copy)
    assert result.action is not None
    assert result.skipped == ()
    assert seen(copy) == before
    if sent:
        while copy.take_all(51):
            pass
        assert seen(copy) == before
    else:
        assert not copy.take(), "what was never sent needs nothing sent to be undone"
    assert history.steps(copy.db).undo is None
    again(copy)
    while copy.take_all(52):
        pass
    assert seen(copy) == after
    back(copy)
    while copy.take_all(53):
        pass
    assert seen(copy) == before
