"""Contacts into groups and out of them: one action each, nobody in a group of the other channel."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from smsc_desk.book.edits import AddGroup, JoinGroup, LeaveGroup, MoveToGroup, Verb
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel, GroupId
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.group_model import Drop, Joining
from smsc_desk.ui.groups.group_picker import GroupPicker
from smsc_desk.ui.groups.memberships import Memberships
from smsc_desk.ui.groups.question import Question
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.builders import Listed, fill
from tests.unit.ui.conftest import Guard, settle
from tests.waiting import shown as dialog

ANNA, BORIS, JORG, MAIL = 1, 2, 3, 4
VIP, MOSCOW = GroupId(1), GroupId(2)


@pytest.fixture(autouse=True)
def _stay(qapp: QApplication) -> None:
    """As in the program: the loop does not end with the last window."""
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
async def desk(book: Store, tasks: Tasks, look: Look, icons: Icons) -> Memberships:
    """A fourth contact has an e-mail address."""
    await fill(book, [Listed(9, ("anna@example.com",), {"name": "Anna"})], channel=Channel.EMAIL)
    groups, commands = GroupDirectory(book, tasks), Commands(book, tasks)
    guard = Guard()
    desk = Memberships(book, groups, commands, look, icons, guard)
    desk.guard = guard
    groups.setParent(desk)
    commands.setParent(desk)
    desk.sentences, desk.faults = [], []
    desk.said.connect(desk.sentences.append)
    commands.invalid.connect(desk.faults.append)
    await settle(tasks)
    return desk


async def edits(book: Store) -> list[object]:
    return [edit.edit for edit in await book.open_edits()]


async def test_adding_is_one_action(desk: Memberships, book: Store):
    await desk.add_to_group([BORIS, JORG], MOSCOW)
    queued = await book.open_edits()
    assert [edit.edit for edit in queued] == [JoinGroup(contact=one, group=MOSCOW) for one in (BORIS, JORG)]
    assert {(edit.verb, edit.subject) for edit in queued} == {(Verb.ADD_TO_GROUP, "Москва")}
    assert desk.sentences == ["2 contact(s) added to “Москва”."]


async def test_who_is_in_already_is_said(desk: Memberships, book: Store):
    await desk.add_to_group([ANNA], VIP)
    assert await edits(book) == []
    assert desk.sentences == ["Nothing to do: they are in “VIP” already."]


async def test_removing(desk: Memberships, book: Store):
    await desk.remove_from_group([ANNA, BORIS, JORG], VIP)
    assert await edits(book) == [LeaveGroup(contact=one, group=VIP) for one in (ANNA, BORIS)]
    assert desk.sentences == ["2 contact(s) removed from “VIP”."]


async def test_many_are_asked_about_with_what_it_means(desk: Memberships, book: Store):
    desk.guard.lets = False
    await desk.add_to_group([BORIS, JORG], MOSCOW)
    await desk.move_to_group([BORIS, JORG], None, MOSCOW)
    await desk.move_to_group([BORIS], VIP, MOSCOW)
    await desk.remove_from_group([ANNA, BORIS], VIP)
    assert desk.guard.asked == [
        (2, "Add 2 contact(s) to “Москва”? Their other groups stay.", "Add 2"),
        (2, "Move 2 contact(s) to “Москва”? They leave all their other groups.", "Move 2"),
        (1, "Move 1 contact(s) to “Москва”? They leave the group that is shown.", "Move 1"),
        (2, "Take 2 contact(s) out of “VIP”? They stay in the address book.", "Remove 2"),
    ]
    assert await edits(book) == []
    assert desk.sentences == []


async def test_moving_joins_before_it_leaves(desk: Memberships, book: Store):
    await desk.move_to_group([BORIS], VIP, MOSCOW)
    assert await edits(book) == [JoinGroup(contact=BORIS, group=MOSCOW), LeaveGroup(contact=BORIS, group=VIP)]


async def test_moving_from_nowhere_is_a_move_to_this_group_alone(desk: Memberships, book: Store):
    await desk.move_to_group([ANNA], None, VIP)
    assert await edits(book) == [MoveToGroup(contact=ANNA, group=VIP)]


async def test_moving_to_where_one_is_does_nothing(desk: Memberships, book: Store):
    await desk.drop(Drop((ANNA,), VIP, Joining.MOVE), VIP)
    assert await edits(book) == []
    assert book.contacts([ANNA])[ANNA].groups == (VIP, MOSCOW)


async def test_the_group_is_picked(desk: Memberships, book: Store, tasks: Tasks):
    tasks.start(desk.add_to_group([BORIS, JORG]), name="add")
    picker = await dialog(GroupPicker)
    picker.search.setText("моск")
    picker.accept()
    await settle(tasks)
    assert await edits(book) == [JoinGroup(contact=one, group=MOSCOW) for one in (BORIS, JORG)]


async def test_a_new_group_is_made_and_joined(desk: Memberships, book: Store, tasks: Tasks):
    tasks.start(desk.add_to_group([JORG, MAIL]), name="add")
    picker = await dialog(GroupPicker)
    picker.channels[Channel.EMAIL].setChecked(True)
    picker.search.setText("Клуб")
    picker.accept()
    await settle(tasks)
    (made, joined) = await edits(book)
    assert isinstance(made, AddGroup)
    assert (made.channel, made.name) == (Channel.EMAIL, "Клуб")
    assert joined == JoinGroup(contact=MAIL, group=made.group)


async def test_no_group_is_made_for_many_without_the_users_word(desk: Memberships, book: Store, tasks: Tasks):
    desk.guard.lets = False
    tasks.start(desk.add_to_group([JORG]), name="add")
    picker = await dialog(GroupPicker)
    picker.search.setText("Клуб")
    picker.accept()
    await settle(tasks)
    assert desk.guard.asked == [(1, "Add 1 contact(s) to “Клуб”? Their other groups stay.", "Add 1")]
    assert await edits(book) == []


async def test_no_twin_is_made_without_the_snapshot(desk: Memberships, book: Store, tasks: Tasks):
    desk.guard.lets = False
    tasks.start(desk.add_to_group([MAIL], VIP), name="add")
    (await dialog(Question)).go.click()
    await settle(tasks)
    assert desk.guard.asked == [(1, "", "")]
    assert await edits(book) == []


async def test_cancelling_the_picker_does_nothing(desk: Memberships, book: Store, tasks: Tasks):
    tasks.start(desk.move_to_group([JORG], None), name="move")
    (await dialog(GroupPicker)).reject()
    await settle(tasks)
    assert await edits(book) == []


async def test_the_other_channel_is_refused_in_words_with_the_offer_of_a_twin(
    desk: Memberships, book: Store, tasks: Tasks
):
    tasks.start(desk.add_to_group([MAIL], VIP), name="add")
    question = await dialog(Question)
    assert question.accessibleName() == ("This group is for numbers. Make an e-mail group “VIP” and add them there?")
    question.go.click()
    await settle(tasks)
    (made, joined) = await edits(book)
    assert (made.channel, made.name) == (Channel.EMAIL, "VIP")
    assert joined == JoinGroup(contact=MAIL, group=made.group)


async def test_of_a_mixed_selection_those_that_fit_are_added(desk: Memberships, book: Store, tasks: Tasks):
    tasks.start(desk.add_to_group([JORG, MAIL], VIP), name="add")
    question = await dialog(Question)
    assert question.accessibleName().startswith("“VIP” is for numbers: 1 contact(s) with e-mail addresses were not")
    question.reject()
    await settle(tasks)
    assert await edits(book) == [JoinGroup(contact=JORG, group=VIP)]


async def test_a_twin_that_is_there_is_not_made_again(desk: Memberships, book: Store, tasks: Tasks):
    tasks.start(desk.add_to_group([MAIL], VIP), name="add")
    (await dialog(Question)).go.click()
    await settle(tasks)
    tasks.start(desk.add_to_group([MAIL], VIP), name="add")
    question = await dialog(Question)
    assert "Add them to the e-mail group “VIP” instead?" in question.accessibleName()
    question.reject()
    await settle(tasks)


async def test_a_group_that_is_gone_is_told(desk: Memberships, book: Store):
    await desk.add_to_group([ANNA], GroupId(99))
    await desk.remove_from_group([999], VIP)
    assert [(type(fault), fault.reason) for fault in desk.faults] == [(Invalid, "gone")] * 2
    assert await edits(book) == []


async def test_contacts_that_are_not_there_are_left_out(desk: Memberships, book: Store):
    await desk.add_to_group([999], VIP)
    assert (await edits(book), desk.sentences) == ([], [])
