"""The side bar: choosing, finding, keys, drops, and what stays when rows come and go."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from smsc_desk.book.edits import Action, AddGroup, ChangeGroup, DeleteGroup, JoinGroup, Verb
from smsc_desk.book.filter_writing import Operator
from smsc_desk.book.identity import Channel
from smsc_desk.store.search import ContactQuery, Place
from smsc_desk.store.sending import Kind, Outcome
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contact_drag import mime_of
from smsc_desk.ui.groups.counts import PlaceCounts
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.group_dialog import GroupDialog
from smsc_desk.ui.groups.group_model import ALL_CONTACTS, Entry
from smsc_desk.ui.groups.group_view import GroupView
from smsc_desk.ui.groups.memberships import Memberships
from smsc_desk.ui.groups.question import Question
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.unit.ui.conftest import Guard, settle
from tests.waiting import shown as dialog

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@pytest.fixture
async def view(book: Store, tasks: Tasks, look: Look, icons: Icons) -> AsyncIterator[GroupView]:
    view = make(book, tasks, look, icons)
    await settle(tasks)
    yield view
    close(view)


def make(store: Store, tasks: Tasks, look: Look, icons: Icons) -> GroupView:
    groups, counts, commands = GroupDirectory(store, tasks), PlaceCounts(store, tasks), Commands(store, tasks)
    memberships = Memberships(store, groups, commands, look, icons, Guard())
    view = GroupView(groups, counts, commands, memberships, tasks, look, icons)
    for part in (groups, counts, commands, memberships):
        part.setParent(view)
    view.resize(240, 600)
    view.show()
    view.activateWindow()
    view.chosen = []
    view.entryChosen.connect(view.chosen.append)
    return view


def close(view: QWidget) -> None:
    view.hide()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def entry(view: GroupView, name: str) -> Entry:
    return Entry(group=next(group.id for group in view._groups.all() if group.name == name))


def point(view: GroupView, wanted: Entry) -> QPoint:
    return view.tree.visualRect(view.model.index_of(wanted)).center()


def press(view: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    view.setFocus()
    QTest.keyClick(view, key, modifiers)


async def test_a_click_chooses(view: GroupView):
    vip = entry(view, "VIP")
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=point(view, vip))
    assert view.chosen == [vip]
    assert view.shown == vip
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 580))
    assert view.shown == vip
    assert view.tree.selectionModel().selectedIndexes()


async def test_the_arrows_choose_and_pass_headings(view: GroupView):
    for _ in range(7):
        press(view.tree, Key.Key_Down)
    places = [Entry(place=place) for place in Place if place != Place.ALL]
    assert view.chosen == [*places, entry(view, "VIP")]


async def test_a_heading_folds_by_the_keyboard_and_stays_folded(view: GroupView, book: Store, tasks: Tasks):
    heading = view.model.headings()[0]
    view.tree.setCurrentIndex(heading)
    assert view.shown == ALL_CONTACTS
    assert view.tree.selectionModel().selectedIndexes()[0].row() == 0
    press(view.tree, Key.Key_Space)
    assert not view.tree.isExpanded(heading)
    await book.apply(Action(Verb.ADD_GROUP, (AddGroup(channel=Channel.PHONE, name="New"),)))
    await settle(tasks)
    assert not view.tree.isExpanded(view.model.headings()[0])
    view.search.setText("vip")
    assert view.tree.isExpanded(view.model.headings()[0])
    view.search.clear()
    assert not view.tree.isExpanded(view.model.headings()[0])


async def test_showing_from_outside_says_nothing(view: GroupView):
    view.show_entry(entry(view, "VIP"))
    assert view.current_group().name == "VIP"
    assert view.chosen == []


async def test_what_is_shown_stays_shown_while_the_filter_hides_it(view: GroupView):
    moscow = entry(view, "Москва")
    view.show_entry(moscow)
    view.search.setText("vip")
    assert (view.shown, view.chosen) == (moscow, [])
    assert not view.tree.selectionModel().selectedIndexes()
    press(view.search, Key.Key_Escape)
    assert view.search.text() == ""
    assert view.current_group().name == "Москва"
    assert view.chosen == []


async def test_enter_in_the_field_shows_the_first_group_found(view: GroupView):
    view.search.setText("vi")
    press(view.search, Key.Key_Return)
    assert view.chosen == [entry(view, "VIP")]


async def test_a_group_that_is_gone_gives_way_to_all_contacts(view: GroupView, book: Store, tasks: Tasks):
    vip = entry(view, "VIP")
    view.show_entry(vip)
    await book.apply(Action(Verb.DELETE_GROUP, (DeleteGroup(group=vip.group),)))
    await settle(tasks)
    assert view.chosen == [ALL_CONTACTS]
    assert view.model.entry(view.tree.currentIndex()) == ALL_CONTACTS


async def test_a_group_that_moves_stays_chosen(view: GroupView, book: Store, tasks: Tasks):
    vip = entry(view, "VIP")
    view.show_entry(vip)
    await book.apply(Action(Verb.RENAME_GROUP, (ChangeGroup(group=vip.group, name="Яхты"),)))
    await settle(tasks)
    assert view.current_group().name == "Яхты"
    assert (view.shown, view.chosen) == (vip, [])


async def test_f2_renames_in_the_row(view: GroupView, tasks: Tasks):
    view.show_entry(entry(view, "VIP"))
    press(view.tree, Key.Key_F2)
    editor = view.tree.findChild(QLineEdit)
    assert (editor.text(), editor.accessibleName()) == ("VIP", "Group name")
    QTest.keyClicks(editor, "Gold")
    press(editor, Key.Key_Return)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)  # Qt commits an editor in the next turn
    await settle(tasks)
    assert view.current_group().name == "Gold"


async def test_what_is_typed_into_a_row_survives_a_new_count(view: GroupView, book: Store, tasks: Tasks):
    vip = entry(view, "VIP")
    view.show_entry(vip)
    view.rename()
    editor = view.tree.findChild(QLineEdit)
    QTest.keyClicks(editor, "Gol")
    everyone = await book.contact_ids(ContactQuery())
    await book.apply(Action(Verb.ADD_TO_GROUP, tuple(JoinGroup(contact=one, group=vip.group) for one in everyone)))
    await settle(tasks)
    assert editor.text() == "Gol"
    press(editor, Key.Key_Escape)


async def test_del_asks_and_cancel_is_the_default(view: GroupView, book: Store, tasks: Tasks):
    view.show_entry(entry(view, "VIP"))
    view.delete_action.trigger()
    question = await dialog(Question)
    assert question.accessibleName() == "Delete the group “VIP”? Its 2 contact(s) stay in the address book."
    assert question.cancel.isDefault()
    press(question, Key.Key_Return)
    await settle(tasks)
    assert not await book.open_edits()
    view.delete_group()
    (await dialog(Question)).go.click()
    await settle(tasks)
    assert [edit.edit for edit in await book.open_edits()] == [DeleteGroup(group=1)]


async def test_a_large_group_is_not_deleted_without_the_snapshot(view: GroupView, tasks: Tasks, book: Store):
    view.show_entry(entry(view, "VIP"))
    view._memberships.large.lets = False
    view.delete_group()
    (await dialog(Question)).go.click()
    await settle(tasks)
    assert view._memberships.large.asked == [(2, "", "")]
    assert not await book.open_edits()


async def test_a_new_group_is_shown_once_it_is_made(view: GroupView, tasks: Tasks):
    view.search.setText("nothing such")
    view.new_group_named("Fresh")
    made = await dialog(GroupDialog)
    assert made.name.text() == "Fresh"
    made.save.click()
    await settle(tasks)
    assert view.chosen == [entry(view, "Fresh")]
    assert view.search.text() == ""
    assert view.current_group().name == "Fresh"


async def test_the_keys_of_the_tree(view: GroupView):
    keys = {action: {key.toString() for key in action.shortcuts()} for action in view.tree.actions()}
    assert keys[view.new_action] == {"Ins", "Ctrl+Shift+N"}
    assert keys[view.rename_action] == {"F2"}
    assert keys[view.delete_action] == {"Del"}


async def test_actions_are_for_groups(view: GroupView):
    assert not view.rename_action.isEnabled()
    assert view.new_action.isEnabled()
    view.show_entry(entry(view, "VIP"))
    assert view.delete_action.isEnabled()
    assert not view.copy_action.isEnabled()
    view.show_entry(entry(view, "Москва"))
    assert view.copy_action.text() == "&Copy group ID G7"
    view.copy_code()
    assert QGuiApplication.clipboard().text() == "G7"


async def test_the_menu_is_about_the_row_under_the_pointer(view: GroupView):
    view.tree.customContextMenuRequested.emit(point(view, entry(view, "Москва")))
    menu = view.findChild(QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:3] == [view.combine[operator].text() for operator in Operator]
    assert words[3:] == ["&New group…", "&Rename", "&Edit group…", "&Copy group ID G7", "&Delete group…"]
    menu.close()


async def test_a_menu_and_a_cursor_moved_with_ctrl_show_nothing_else(view: GroupView):
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.RightButton, pos=point(view, entry(view, "Москва")))
    assert view.combine[Operator.NOT] in actions_of_menu(view, entry(view, "Москва"))
    assert view.current_group().name == "Москва"
    press(view.tree, Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert view.current_group().name == "VIP"
    assert (view.shown, view.chosen) == (ALL_CONTACTS, [])
    assert view.tree.selectionModel().selectedIndexes()[0].row() == 0
    press(view.tree, Key.Key_Space)
    assert view.chosen == [entry(view, "VIP")]


async def test_a_click_with_a_key_puts_together_and_shows_nothing_else(view: GroupView):
    asked = []
    view.combineWanted.connect(lambda *wanted: asked.append(wanted))
    vip, blocked = entry(view, "VIP"), Entry(place=Place.BLOCKED)
    for keys, row in (
        (Qt.KeyboardModifier.ControlModifier, vip), (SHIFT, blocked), (Qt.KeyboardModifier.ControlModifier, vip),
    ):  # fmt: skip
        QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, keys, point(view, row))
    assert asked == [(vip, Operator.AND), (blocked, Operator.OR), (vip, Operator.AND)]
    assert (view.shown, view.chosen) == (ALL_CONTACTS, [])
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, SHIFT, point(view, ALL_CONTACTS))
    assert len(asked) == 3


async def test_the_keyboard_puts_together_as_well(view: GroupView):
    asked = []
    view.combineWanted.connect(lambda *wanted: asked.append(wanted))
    press(view.tree, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    none = Entry(place=Place.NO_GROUP)
    press(view.tree, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(view.tree, Key.Key_Return, SHIFT)
    view.combine[Operator.NOT].trigger()
    assert asked == [(none, operator) for operator in Operator]
    assert view.chosen == []
    press(view.tree, Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    view.combine[Operator.NOT].trigger()
    assert len(asked) == 3
    assert not view.combine.actions()


async def test_no_groups_yet(store: Store, tasks: Tasks, look: Look, icons: Icons):
    view = make(store, tasks, look, icons)
    assert not view._nothing.isVisible()
    await settle(tasks)
    assert view._nothing.isVisible()
    assert view._nothing.accessibleName() == "No groups yet"
    view.search.setText("abc")
    assert view._nothing.button.text() == "New group “abc”…"
    close(view)


# --- drops ----------------------------------------------------------------------------------------------------------


def drag(view: GroupView, at: QPoint, data: QMimeData, modifiers: Qt.KeyboardModifier = NONE) -> QDragMoveEvent:
    buttons, actions = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    QCoreApplication.sendEvent(view.tree.viewport(), QDragEnterEvent(at, actions, data, buttons, modifiers))
    event = QDragMoveEvent(at, actions, data, buttons, modifiers)
    QCoreApplication.sendEvent(view.tree.viewport(), event)
    return event


def drop(view: GroupView, at: QPoint, data: QMimeData, modifiers: Qt.KeyboardModifier = NONE) -> QDropEvent:
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(QPointF(at), actions, data, Qt.MouseButton.LeftButton, modifiers)
    QCoreApplication.sendEvent(view.tree.viewport(), event)
    return event


async def test_the_label_says_what_a_drop_would_do(view: GroupView):
    at, data = point(view, entry(view, "VIP")), mime_of(range(12))
    assert drag(view, at, data).isAccepted()
    assert (view.tree.drag_label.text(), view.tree.drag_label.isVisible()) == ("Add 12 to “VIP”", True)
    drag(view, at, data, SHIFT)
    assert view.tree.drag_label.text() == "Move 12 to “VIP”, out of all other groups"
    view.show_entry(entry(view, "Москва"))
    drag(view, at, data, SHIFT)
    assert view.tree.drag_label.text() == "Move 12 to “VIP”"
    assert not drag(view, point(view, ALL_CONTACTS), data).isAccepted()
    assert not view.tree.drag_label.isVisible()
    drag(view, at, data)
    QCoreApplication.sendEvent(view.tree.viewport(), QDragLeaveEvent())
    assert not view.tree.drag_label.isVisible()


async def test_a_drop_adds_and_never_takes_rows_from_the_source(view: GroupView, book: Store, tasks: Tasks):
    everyone = list(await book.contact_ids(ContactQuery()))
    data = mime_of(everyone)
    drag(view, point(view, entry(view, "Москва")), data)
    event = drop(view, point(view, entry(view, "Москва")), data)
    assert (event.isAccepted(), event.dropAction()) == (True, Qt.DropAction.CopyAction)
    await settle(tasks)
    assert all(2 in contact.groups for contact in book.contacts(everyone).values())


async def test_a_drop_with_shift_moves_from_the_group_shown(view: GroupView, book: Store, tasks: Tasks):
    vip, moscow = entry(view, "VIP"), entry(view, "Москва")
    view.show_entry(vip)
    (boris,) = [one.id for one in book.contacts([1, 2, 3]).values() if one.name == "Борис"]
    data = mime_of([boris])
    drag(view, point(view, moscow), data, SHIFT)
    drop(view, point(view, moscow), data, SHIFT)
    await settle(tasks)
    assert book.contacts([boris])[boris].groups == (moscow.group,)
    assert len({edit.created_ms for edit in await book.open_edits()}) == 1


# --- everybody ------------------------------------------------------------------------------------------------------


async def test_everything_has_a_name(view: GroupView):
    assert [widget for widget in controls(view) if not widget.accessibleName()] == []


def controls(view: QWidget) -> list[QWidget]:
    found = [view, *view.findChildren(QWidget)]
    return [one for one in found if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.isVisibleTo(view)]


async def test_another_language_keeps_the_place(view: GroupView):
    vip = entry(view, "VIP")
    view.show_entry(vip)
    view.search.setText("i")
    QCoreApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert (view.shown, view.search.text(), view.current_group().name) == (vip, "i", "VIP")
    assert view.chosen == []


async def test_the_menu_of_a_group_with_a_problem_leads_to_it(view: GroupView, book: Store, tasks: Tasks):
    vip = entry(view, "VIP")
    view.show_entry(vip)
    assert view.problem_action not in actions_of_menu(view, vip)
    await book.apply(Action(Verb.RENAME_GROUP, (ChangeGroup(group=vip.group, name="Gold"),)))
    [attempt] = await book.take(9)
    await book.settle(attempt, Outcome(kind=Kind.REFUSED, code=7))
    await settle(tasks)
    assert view.problem_action in actions_of_menu(view, vip)
    wanted: list[object] = []
    view.problemWanted.connect(wanted.append)
    view.problem_action.trigger()
    assert wanted == [vip.group]


def actions_of_menu(view: GroupView, wanted: Entry) -> list[object]:
    view._show_menu(point(view, wanted))
    [menu] = [menu for menu in view.findChildren(QMenu) if menu.isVisible()]
    actions = list(menu.actions())
    menu.close()
    return actions
