"""Asking for a group: faults beside their field, nothing typed is lost, keys that suffice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from smsc_desk.book.edits import AddGroup, ChangeGroup
from smsc_desk.book.identity import Channel
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.group_dialog import GroupDialog
from smsc_desk.ui.groups.group_model import Joining
from smsc_desk.ui.groups.group_picker import Choice, GroupPicker
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.unit.ui.conftest import settle


@pytest.fixture(autouse=True)
def _stay(qapp: QApplication) -> None:
    """As in the program: the loop does not end with the last window."""
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
async def groups(book: Store, tasks: Tasks) -> GroupDirectory:
    groups = GroupDirectory(book, tasks)
    await settle(tasks)
    return groups


@pytest.fixture
def make(book: Store, tasks: Tasks, groups: GroupDirectory, look: Look):
    made = []

    def build(name: str = "") -> GroupDialog:
        group = next((one for one in groups.all() if one.name == name), None)
        dialog = GroupDialog(groups, Commands(book, tasks), tasks, group)
        dialog.show()
        made.append(dialog)
        return dialog

    yield build
    for dialog in made:
        dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def save(dialog: GroupDialog, tasks: Tasks) -> None:
    dialog.save.click()
    await settle(tasks)


async def test_a_new_group(make, book: Store, tasks: Tasks):
    dialog = make()
    dialog.name.setText(" Клуб ")
    dialog.mails.setChecked(True)
    dialog.number.setText("G12")
    await save(dialog, tasks)
    assert not dialog.isVisible()
    (edit,) = await book.open_edits()
    assert edit.edit == AddGroup(channel=Channel.EMAIL, name="Клуб", number=12, group=dialog.made)


@pytest.mark.parametrize(
    ("name", "number", "field", "words"),
    [
        (" ", "", "name", "A name is needed."),
        ("Club", "7", "number", "The group “Москва” has this mailing number already."),
        ("Club", "0", "number", "A mailing number is a whole number from 1 on."),
        ("Club", "x1", "number", "A mailing number is a whole number from 1 on."),
        ("Club", "²", "number", "A mailing number is a whole number from 1 on."),
        ("Club", "1" * 30, "number", "A mailing number is a whole number from 1 on."),
        ("x" * 70_000, "", "name", "This text is too long: 65\u202f536 characters at most."),
    ],
)
async def test_a_fault_stands_beside_its_field(make, book: Store, tasks: Tasks, name, number, field, words):
    dialog = make()
    dialog.name.setMaxLength(100_000)
    dialog.name.setText(name)
    dialog.number.setText(number)
    await save(dialog, tasks)
    assert dialog.isVisible()
    assert dialog.save.isEnabled()
    assert getattr(dialog, field).accessibleDescription() == words
    assert getattr(dialog, field).property("state") == "error"
    assert (dialog.name.text(), dialog.number.text()) == (name, number)
    assert not await book.open_edits()


async def test_the_fault_goes_when_one_types_on(make, tasks: Tasks):
    dialog = make()
    await save(dialog, tasks)
    dialog.name.setText("x")
    assert dialog.name.property("state") == "none"


async def test_a_name_that_is_there_already_is_hinted_at_but_allowed(make, book: Store, tasks: Tasks):
    dialog = make()
    dialog.name.setText("vip")
    assert dialog.name.accessibleDescription() == "There is a group of this name already."
    dialog.mails.setChecked(True)
    assert dialog.name.accessibleDescription() == ""
    dialog.phones.setChecked(True)
    await save(dialog, tasks)
    assert len(await book.open_edits()) == 1


async def test_editing_begins_with_what_is_there(make, book: Store, tasks: Tasks):
    dialog = make("Москва")
    assert (dialog.name.text(), dialog.number.text()) == ("Москва", "7")
    assert not dialog.mails.isEnabled()
    dialog.number.setText("9")
    await save(dialog, tasks)
    assert [edit.edit for edit in await book.open_edits()] == [ChangeGroup(group=2, name="Москва", number=9)]


async def test_a_number_cannot_be_taken_away(make, book: Store, tasks: Tasks):
    dialog = make("Москва")
    dialog.number.clear()
    await save(dialog, tasks)
    assert dialog.number.accessibleDescription() == "A mailing number can be changed, but not removed."
    assert not await book.open_edits()


async def test_saving_nothing_new_asks_for_nothing(make, book: Store, tasks: Tasks):
    dialog = make("Москва")
    await save(dialog, tasks)
    assert not dialog.isVisible()
    assert not await book.open_edits()


async def test_everything_in_the_dialog_has_a_name(make):
    dialog = make()
    QCoreApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    focusable = [one for one in dialog.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert [one for one in focusable if not one.accessibleName()] == []


# --- the picker -----------------------------------------------------------------------------------------------------


@pytest.fixture
def picker(groups: GroupDirectory, look: Look, icons: Icons):
    picker = GroupPicker(groups, {Channel.PHONE: 9, Channel.EMAIL: 1200}, Joining.ADD, look, icons)
    picker.show()
    yield picker
    picker.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def names(picker: GroupPicker) -> list[str]:
    return [picker.model.index(row, 0).data() for row in range(picker.model.rowCount())]


async def test_typing_finds_and_enter_takes(picker: GroupPicker):
    assert names(picker) == ["VIP", "Москва"]
    picker.search.setText("моск")
    assert names(picker) == ["Москва", "Create group “моск”"]
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert not picker.isVisible()
    assert picker.choice == Choice(Channel.PHONE, 2)


async def test_the_same_name_is_offered_first_and_not_made_twice(picker: GroupPicker):
    picker.search.setText("vip")
    assert names(picker) == ["VIP"]
    assert picker.choice == Choice(Channel.PHONE, 1)


async def test_the_last_line_makes_a_group(picker: GroupPicker):
    picker.search.setText("моск")
    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    assert picker.choice == Choice(Channel.PHONE, name="моск")


async def test_a_selection_of_both_kinds_is_asked_about(picker: GroupPicker):
    assert picker.hint.isVisible()
    assert picker.go.text() == "Add 9"
    picker.channels[Channel.EMAIL].setChecked(True)
    assert (picker.go.text(), names(picker), picker.go.isEnabled()) == ("Add 1\u202f200", [], False)
    picker.search.setText("Клуб")
    assert picker.choice == Choice(Channel.EMAIL, name="Клуб")


async def test_nothing_chosen_nothing_accepted(picker: GroupPicker):
    picker.channels[Channel.EMAIL].setChecked(True)
    picker.accept()
    assert picker.isVisible()


async def test_one_kind_is_not_asked_about(groups: GroupDirectory, look: Look, icons: Icons, qtbot):
    picker = GroupPicker(groups, {Channel.EMAIL: 3}, Joining.MOVE, look, icons)
    qtbot.addWidget(picker)
    picker.show()
    assert not picker.hint.isVisible()
    assert (picker.go.text(), picker.windowTitle()) == ("Move 3", "Move to group")


async def test_everything_in_the_picker_has_a_name(picker: GroupPicker):
    QCoreApplication.sendEvent(picker, QEvent(QEvent.Type.LanguageChange))
    focusable = [one for one in picker.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert [one for one in focusable if not one.accessibleName()] == []


def test_the_list_keeps_qts_contract(qtbot, qtmodeltester, picker: GroupPicker):
    picker.search.setText("моск")
    qtmodeltester.check(picker.model)
