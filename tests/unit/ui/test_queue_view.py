"""The Activity tab: what can be done with what is not sent."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from smsc_desk.book import edits
from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.store.sending import Kind, Outcome
from smsc_desk.store.store import Store
from smsc_desk.ui.activity.queue_view import QueueView
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.question import Question
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.unit.ui.conftest import settle
from tests.waiting import shown

ANNA, BORIS, JORG = 1, 2, 3
ANSWER = '{"error": "record <b>is not</b> added", "error_code": 5}'


@pytest.fixture(autouse=True)
def _stay(qapp: QApplication) -> None:
    """As in the program: the loop does not end with the last window."""
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
async def view(book: Store, tasks: Tasks, look: Look, icons: Icons) -> AsyncIterator[QueueView]:
    groups, commands = GroupDirectory(book, tasks), Commands(book, tasks)
    view = QueueView(book, groups, commands, tasks, look, icons)
    groups.setParent(view)
    commands.setParent(view)
    view.resize(900, 500)
    view.show()
    await settle(tasks)
    yield view
    view.hide()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
async def filled(view: QueueView, book: Store, tasks: Tasks) -> QueueView:
    """Rows: Anna's name is refused, Boris' name is on its way, a new group waits."""
    for wanted in (
        edits.ChangeContact(contact=ANNA, changes={"name": "A"}),
        edits.ChangeContact(contact=BORIS, changes={"name": "B"}),
        edits.AddGroup(channel=Channel.PHONE, name="Club"),
    ):
        await book.apply(Action(Verb.CHANGE_CONTACT, (wanted,)))
    first, _ = await book.take(2)
    await book.settle(first, Outcome(kind=Kind.REFUSED, code=5, reason="record is not added", answer=ANSWER))
    await settle(tasks)
    return view


async def question() -> Question:
    return await shown(Question)


async def test_everything_is_sent(view: QueueView):
    assert view.empty.isVisible()
    assert view.empty.accessibleName() == "Everything has been sent."
    assert not view._bar.isVisible()


async def test_rows_take_the_place_of_the_picture(filled: QueueView):
    assert filled.table.isVisible()
    assert filled._summary.text() == "1 with a problem · 1 on the way · 1 waiting"


@pytest.mark.parametrize(("row", "can"), [(0, (True, True, True)), (1, (False, False, True)), (2, (False, True, True))])
async def test_what_can_be_done_depends_on_the_state(filled: QueueView, row: int, can: tuple[bool, ...]):
    assert not filled.discard_action.isEnabled()
    filled.table.selectRow(row)
    actions = (filled.retry_action, filled.discard_action, filled.show_action)
    assert tuple(action.isEnabled() for action in actions) == can
    assert tuple(filled._buttons[action].isEnabled() for action in actions) == can


async def test_trying_again(filled: QueueView, book: Store, tasks: Tasks):
    filled.table.selectAll()
    filled.retry_action.trigger()
    await settle(tasks)
    assert sorted(edit.state for edit in await book.open_edits()) == ["queued", "queued", "sending"]


async def test_discarding_asks_first(filled: QueueView, book: Store, tasks: Tasks):
    filled.table.selectAll()
    filled.discard_action.trigger()
    asked = await question()
    assert asked.go.text() == "Discard 2"
    assert "What was changed goes back to what the provider has." in asked.accessibleName()
    asked.reject()
    await settle(tasks)
    assert len(await book.open_edits()) == 3
    filled.discard_action.trigger()
    (await question()).go.click()
    await settle(tasks)
    assert [edit.state for edit in await book.open_edits()] == ["sending"]
    assert book.contacts([ANNA])[ANNA].name == "Анна Ёлкина"
    assert filled.model.rowCount() == 1


async def test_the_selection_stays_with_its_edit(filled: QueueView, book: Store, tasks: Tasks):
    filled.table.selectRow(2)
    (chosen,) = filled.chosen()
    await book.apply(Action(Verb.CHANGE_CONTACT, (edits.ChangeContact(contact=JORG, changes={"name": "J"}),)))
    await settle(tasks)
    assert [edit.id for edit in filled.chosen()] == [chosen.id]
    assert filled.table.currentIndex().row() == 3


async def test_the_record_is_shown_elsewhere(filled: QueueView):
    shown = []
    filled.showContact.connect(lambda number: shown.append(("contact", number)))
    filled.showGroup.connect(lambda number: shown.append(("group", number)))
    for row in (0, 2):
        filled.table.selectRow(row)
        filled.table.setFocus()
        QTest.keyClick(filled.table, Qt.Key.Key_Return)
    assert shown == [("contact", ANNA), ("group", 3)]


async def test_the_answer_is_plain_text(filled: QueueView):
    filled.table.selectRow(0)
    assert not filled.details.isVisible()
    filled.details_action.trigger()
    assert filled.details.isVisible()
    assert filled._buttons[filled.details_action].isChecked()
    assert ANSWER in filled.details.toPlainText()
    filled.table.selectRow(2)
    assert "The provider has not answered this change." in filled.details.toPlainText()


async def test_the_menu_has_what_the_buttons_have(filled: QueueView):
    filled.table.selectRow(0)
    filled.table.customContextMenuRequested.emit(filled.table.visualRect(filled.model.index(0, 0)).center())
    menu = filled.findChild(QMenu)
    assert [action for action in menu.actions() if action.text()] == list(filled._buttons)
    menu.close()


async def test_everything_has_a_name_in_every_language(filled: QueueView):
    filled.table.selectRow(0)
    QCoreApplication.sendEvent(filled, QEvent(QEvent.Type.LanguageChange))
    assert len(filled.chosen()) == 1
    controls = [one for one in filled.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert [one for one in controls if one.isVisibleTo(filled) and not one.accessibleName()] == []
