"""Undo and redo: what they are called, what the bars say, and whose key Ctrl+Z is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from smsc_desk.book.errors import Invalid
from smsc_desk.store.history import Deed, Steps
from smsc_desk.store.queue import Applied
from smsc_desk.store.store import Store
from smsc_desk.store.undo import Undone
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.notices import Notices
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.undoing import Undoing
from tests.unit.ui.conftest import settle
from tests.unit.ui.faked_store import FakedStore, deed
from tests.waiting import until

DELETED = deed(7, "delete_contacts", 3, {"done": 3})


@dataclass
class Desk:
    """What undo and redo need of a window."""

    window: QWidget
    store: FakedStore
    commands: Commands
    tasks: Tasks
    undo: QAction
    redo: QAction
    notices: Notices
    undoing: Undoing

    async def now(self, undo: Deed | None, redo: Deed | None = None) -> None:
        self.store.now = Steps(undo, redo)
        self.store.deeds = sorted((one for one in (undo, redo) if one), key=lambda one: -one.id)
        self.undoing._reading.ask()
        await settle(self.tasks)

    async def applied(self, done: Deed) -> None:
        self.store.deeds = [done]
        self.commands.applied.emit(Applied(done.id))
        await settle(self.tasks)

    def press(self, words: str) -> None:
        next(one for one in self.notices.findChildren(QPushButton) if one.text() == words).click()


@pytest.fixture
async def desk(book: Store, tasks: Tasks, icons: Icons) -> AsyncIterator[Desk]:
    store = FakedStore(book)
    window, commands, notices = QWidget(), Commands(store, tasks), Notices(icons)
    commands.setParent(window)
    undo, redo = QAction(window), QAction(window)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    redo.setShortcut(QKeySequence("Ctrl+Shift+Z"))
    window.addActions([undo, redo])
    undoing = Undoing(store, commands, tasks, undo, redo, notices)
    undo.triggered.connect(lambda _checked: undoing.undo(None))
    redo.triggered.connect(undoing.redo)
    QVBoxLayout(window).addWidget(notices)
    window.show()
    await settle(tasks)
    yield Desk(window, store, commands, tasks, undo, redo, notices, undoing)
    undoing.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def test_with_nothing_done_there_is_nothing_to_undo(desk: Desk):
    assert (desk.undo.text(), desk.redo.text()) == ("Undo", "Redo")
    assert not desk.undo.isEnabled()
    assert not desk.redo.isEnabled()
    assert "Ctrl+Z" in desk.undo.toolTip()


async def test_both_are_named_by_what_they_would_do(desk: Desk):
    undone = deed(9, "add_to_group", 0, {}, "VIP", undo_of=8, depth=1)
    desk.store.deeds = []
    await desk.now(DELETED, undone)
    assert desk.undo.text() == "Undo: delete 3 contact(s)"
    desk.store.deeds = [undone, deed(8, "add_to_group", 12, {"cancelled": 12}, "VIP"), DELETED]
    desk.undoing._reading.ask()
    await settle(desk.tasks)
    assert desk.redo.text() == "Redo: add 12 contact(s) to “VIP”", "an undoing of what was never sent has no edits"
    assert desk.redo.isEnabled()


async def test_undo_tells_what_was_undone_and_that_contacts_are_made_anew(desk: Desk):
    await desk.now(DELETED)
    desk.undo.trigger()
    await settle(desk.tasks)
    assert desk.store.commands() == [("undo", 7)]
    (text,) = desk.notices.texts()
    assert text.startswith("Undone: delete 3 contact(s). 3 contact(s) are created anew")
    desk.press("Redo")
    await settle(desk.tasks)
    assert desk.store.commands() == [("undo", 7)], "nothing to do again, as the store says"


async def test_what_was_never_sent_is_not_made_anew(desk: Desk):
    await desk.now(deed(7, "delete_contacts", 3, {"queued": 3}))
    desk.undo.trigger()
    await settle(desk.tasks)
    assert desk.notices.texts() == ["Undone: delete 3 contact(s)."]


async def test_what_was_left_as_it_is_is_named_and_stays_to_be_read(desk: Desk):
    desk.store.undone = Undone(100, tuple("АБВГДЕ"))
    await desk.now(deed(7, "change_contact", 8, {"done": 8}))
    desk.undo.trigger()
    await settle(desk.tasks)
    (text,) = desk.notices.texts()
    assert text.endswith("6 record(s) were changed meanwhile and stay as they are: А, Б, В, Г, Д…")


async def test_nothing_undone_is_told_as_that(desk: Desk):
    desk.store.undone = Undone(None)
    await desk.now(DELETED)
    desk.undo.trigger()
    await settle(desk.tasks)
    assert desk.notices.texts() == ["Nothing was undone."]


async def test_the_undoing_of_an_import_is_told_by_its_own_progress(desk: Desk):
    await desk.now(deed(7, "import", 3000, {"done": 3000}, "june.csv"))
    desk.undo.trigger()
    await settle(desk.tasks)
    assert desk.store.commands() == [("undo", 7)]
    assert desk.notices.texts() == []


async def test_redo_tells_what_was_done_again(desk: Desk):
    undone = deed(9, "delete_contacts", 3, {"queued": 3}, undo_of=7, depth=1)
    await desk.now(DELETED, undone)
    desk.redo.trigger()
    await settle(desk.tasks)
    assert desk.store.commands() == [("redo", None)]
    assert desk.notices.texts() == ["Done again: delete 3 contact(s)."]


async def test_an_action_is_followed_by_a_bar_that_undoes_just_that(desk: Desk):
    await desk.applied(DELETED)
    assert desk.notices.texts() == ["Deleted 3 contact(s)"]
    desk.press("Undo")
    await settle(desk.tasks)
    assert desk.store.commands() == [("undo", 7)]


async def test_the_words_of_who_did_it_are_kept_in_the_bar(desk: Desk):
    desk.store.deeds = [deed(7, "add_to_group", 3, {"queued": 3}, "VIP")]
    desk.commands.applied.emit(Applied(7))
    desk.undoing.say("3 contacts added to “VIP”.")
    await settle(desk.tasks)
    assert desk.notices.texts() == ["3 contacts added to “VIP”."]
    assert [one.text() for one in desk.notices.findChildren(QPushButton) if one.text() == "Undo"]


@pytest.mark.parametrize(
    "done",
    [
        deed(7, "change_contact", 1, {"queued": 1}, "Анна"),
        deed(7, "add_contact", 1, {"queued": 1}, "Анна"),
        deed(7, "discard", 3, {"cancelled": 3}, can_undo=False),
    ],
    ids=lambda done: done.verb,
)
async def test_what_one_looks_at_or_cannot_undo_has_no_bar(desk: Desk, done: Deed):
    await desk.applied(done)
    assert desk.notices.texts() == []


async def test_what_cannot_be_held_is_told(desk: Desk):
    desk.store.undone = Invalid("addresses", "duplicate")
    await desk.now(DELETED)
    told = []
    desk.commands.invalid.connect(told.append)
    desk.undo.trigger()
    await settle(desk.tasks)
    assert [error.reason for error in told] == ["duplicate"]


async def test_ctrl_z_is_a_fields_own_while_it_has_something_to_undo(desk: Desk):
    field = QLineEdit()
    desk.window.layout().addWidget(field)
    desk.window.activateWindow()
    field.setFocus()
    await desk.now(DELETED)
    await until(field.hasFocus, "the keyboard in the field")
    QTest.keyClicks(field, "abc")
    QTest.keySequence(field, QKeySequence("Ctrl+Z"))
    await settle(desk.tasks)
    assert field.text() == ""
    assert desk.store.commands() == []
    QTest.keySequence(field, QKeySequence("Ctrl+Z"))
    await settle(desk.tasks)
    assert desk.store.commands() == [("undo", 7)], "an untouched field leaves the key to the window"
