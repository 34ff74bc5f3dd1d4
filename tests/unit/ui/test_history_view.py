"""History: pages, words, undo on the row, single edits, and the report."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from smsc_desk.book import edits
from smsc_desk.store.store import Store
from smsc_desk.ui.activity import report
from smsc_desk.ui.activity.history_model import PAGE, UNDO
from smsc_desk.ui.activity.history_view import HistoryView
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.unit.ui.conftest import settle
from tests.unit.ui.faked_store import ANNA, BORIS, FakedStore, deed, edit_of

DEEDS = [
    deed(9, "add_to_group", 12, {"done": 12}, "VIP", undo_of=8, depth=1),
    deed(8, "add_to_group", 12, {"done": 9, "refused": 2, "queued": 1}, "VIP", undone=True, can_undo=False),
    deed(7, "delete_contacts", 3, {"sending": 1, "queued": 2}),
]
EDITS = [
    edit_of(1, edits.DeleteContact(contact=ANNA), "done"),
    edit_of(2, edits.DeleteContact(contact=BORIS), "refused", reason="no", error_code=5, answer='{"error": "=1+1"}'),
]


@pytest.fixture
async def faked(book: Store) -> FakedStore:
    return FakedStore(book)


@pytest.fixture
async def view(faked: FakedStore, tasks: Tasks, look: Look, icons: Icons, tmp_path: Path) -> AsyncIterator[HistoryView]:
    async def choose(_parent: QWidget, name: str) -> str:
        return str(tmp_path / name)

    groups = GroupDirectory(faked, tasks)
    view = HistoryView(faked, groups, tasks, look, icons, choose)
    groups.setParent(view)
    view.resize(1000, 600)
    view.show()
    await settle(tasks)
    yield view
    view.hide()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def fill(view: HistoryView, faked: FakedStore, tasks: Tasks) -> None:
    faked.deeds, faked.edits_of = list(DEEDS), {7: list(EDITS)}
    view.model.ask()
    await settle(tasks)


async def test_the_model_keeps_qts_contract(view: HistoryView, faked: FakedStore, tasks: Tasks, qtmodeltester):
    await fill(view, faked, tasks)
    qtmodeltester.check(view.model)
    view.table.selectRow(2)
    view.details_action.trigger()
    await settle(tasks)
    qtmodeltester.check(view.details.model)


async def test_nothing_done_and_looking_for_it_are_two_pictures(view: HistoryView):
    assert view.empty.accessibleName() == "Nothing was done yet. What you change is listed here."
    view.model.loaded = False
    view._show_state()
    assert view.empty.accessibleName() == "Looking up what was done"


async def test_rows_say_what_how_many_and_how_it_stands(view: HistoryView, faked: FakedStore, tasks: Tasks):
    await fill(view, faked, tasks)
    rows = [[view.model.index(row, column).data() for column in range(1, 5)] for row in range(3)]
    assert rows[0][3] == "Redo"
    assert "VIP" in rows[0][0]
    assert rows[0][0].startswith("Undone: add 12 ")
    assert rows[1][1:] == ["12", "9 done · 2 refused · 1 not sent yet", "undone"]
    assert rows[2][0].startswith("Deleted 3 ")
    assert rows[2][1:] == ["3", "3 not sent yet", "Undo"]
    spoken = view.model.index(2, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "How it stands: 3 not sent yet"


async def test_the_journal_is_read_page_by_page(view: HistoryView, faked: FakedStore, tasks: Tasks):
    faked.deeds = [deed(number, "add_contact", 1, {"done": 1}) for number in range(450, 0, -1)]
    faked.asked.clear()
    view.model.ask()
    await settle(tasks)
    assert view.model.rowCount() == PAGE
    assert faked.asked == [("history", None)]
    view.table.scrollToBottom()
    assert view.model.canFetchMore(view.table.rootIndex())
    view.model.fetchMore(view.table.rootIndex())
    await settle(tasks)
    assert view.model.rowCount() == 2 * PAGE
    view.model.fetchMore(view.table.rootIndex())
    await settle(tasks)
    assert view.model.rowCount() == 450
    assert not view.model.canFetchMore(view.table.rootIndex())


async def test_undo_stands_on_the_row(view: HistoryView, faked: FakedStore, tasks: Tasks):
    await fill(view, faked, tasks)
    wanted = []
    view.undoWanted.connect(wanted.append)
    for row in range(3):
        place = view.table.visualRect(view.model.index(row, UNDO)).center()
        QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted == [9, 7]
    assert view.undo_action.text() == "&Undo"
    view.table.selectRow(0)
    assert view.undo_action.text() == "&Redo"
    view.table.selectRow(1)
    assert not view._buttons[view.undo_action].isEnabled()
    view.table.selectRow(2)
    view.undo_action.trigger()
    assert wanted == [9, 7, 7]


async def test_the_single_edits_with_their_answers(view: HistoryView, faked: FakedStore, tasks: Tasks):
    await fill(view, faked, tasks)
    view.table.selectRow(2)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    await settle(tasks)
    assert view.details.isVisible()
    cells = [[view.details.model.index(row, column).data() for column in range(3)] for row in range(2)]
    assert cells[0] == ["Delete Анна Ёлкина", "Done", ""]
    assert cells[1][:2] == ["Delete Борис", "Refused"]
    assert cells[1][2] == 'The provider refused to save it. · Code 5 · {"error": "=1+1"}'
    view.details.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[1].split("\t")[:2] == ["Delete Анна Ёлкина", "Done"]


async def test_a_report_is_a_file_for_a_spreadsheet(view: HistoryView, faked: FakedStore, tasks: Tasks, tmp_path: Path):
    await fill(view, faked, tasks)
    said = []
    view.said.connect(lambda kind, text: said.append((kind, text)))
    view.table.selectRow(2)
    view.save_action.trigger()
    await settle(tasks)
    written = only_file(tmp_path)
    text = written.read_bytes().decode("utf-8-sig")
    assert written.read_bytes().startswith(b"\xef\xbb\xbf")
    assert text.splitlines()[0].endswith(';"3 not sent yet"')
    assert '"Delete Борис";"Refused";' in text
    assert said == [("ok", f"Saved: {written}")]


def only_file(folder: Path) -> Path:
    (found,) = folder.glob("*.csv")
    return found


async def test_a_report_that_cannot_be_written_is_told(
    faked: FakedStore, tasks: Tasks, look: Look, icons: Icons, tmp_path: Path
):
    async def choose(_parent: QWidget, name: str) -> str:
        return str(tmp_path / "missing" / name)

    groups = GroupDirectory(faked, tasks)
    view = HistoryView(faked, groups, tasks, look, icons, choose)
    groups.setParent(view)
    said = []
    view.said.connect(lambda kind, text: said.append((kind, text)))
    await fill(view, faked, tasks)
    view.table.selectRow(2)
    view.save()
    await settle(tasks)
    assert said[0][0] == "warn"
    assert "could not be saved" in said[0][1]
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("cell", ["=1+1", "+7 912", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_of_a_report_is_a_formula(cell: str):
    assert report.table([[cell]]).decode("utf-8-sig").lstrip('"').startswith("'")


def test_an_ordinary_cell_stays_as_it_is():
    assert report.table([["Анна; Ёлкина", '"x"', ""]]).decode("utf-8-sig") == '"Анна; Ёлкина";"""x""";""\r\n'


async def test_the_menu_has_what_the_buttons_have(view: HistoryView, faked: FakedStore, tasks: Tasks):
    await fill(view, faked, tasks)
    view.table.customContextMenuRequested.emit(view.table.visualRect(view.model.index(0, 0)).center())
    menu = view.findChild(QMenu)
    assert [action for action in menu.actions() if action.text()] == list(view._buttons)
    menu.close()


async def test_everything_has_a_name_in_every_language(view: HistoryView, faked: FakedStore, tasks: Tasks):
    await fill(view, faked, tasks)
    view.details_action.trigger()
    await settle(tasks)
    QCoreApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    controls = [one for one in view.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert [one for one in controls if one.isVisibleTo(view) and not one.accessibleName()] == []
