"""The table: its place over new orders, its keys, what it copies."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from smsc_desk.book.edits import Action, ChangeContact, DeleteContact, Verb
from smsc_desk.book.identity import ContactId
from smsc_desk.store.search import ContactQuery
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contacts import contact_table
from smsc_desk.ui.contacts.contact_columns import COLUMNS, INDEX
from smsc_desk.ui.contacts.contact_model import ContactModel
from smsc_desk.ui.contacts.contact_table import ContactTable
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.tasks import Tasks
from tests.builders import Listed, fill
from tests.unit.ui.conftest import settle

MANY = 300


@pytest.fixture
async def table(store: Store, tasks: Tasks, look, icons, qtbot):
    await fill(store, [Listed(n, (str(79120000000 + n),), {"name": f"Имя {n:03}"}) for n in range(1, MANY + 1)])
    directory = GroupDirectory(store, tasks)
    model = ContactModel(store, Commands(store, tasks), tasks, directory)
    table = ContactTable(model, look, icons)
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    await settle(tasks)
    yield table
    model.close()
    directory.close()


def press(widget, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier, text: str = "") -> None:
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


async def test_current_row_and_selection_survive_a_new_order(table, store, tasks) -> None:
    table.choose(ContactId(150))
    table.selectionModel().select(
        table.model().index(10, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    chosen = set(table.selected_ids())
    assert chosen == {150, 11}
    await store.apply(Action(Verb.DELETE_CONTACTS, (DeleteContact(contact=ContactId(3)),)))
    await settle(tasks)
    assert set(table.selected_ids()) == chosen
    assert table.current_id() == 150


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
async def test_what_the_program_chooses_is_alone_whatever_keys_are_held(table, held) -> None:
    table.choose_row(3)
    QApplication.sendEvent(table, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_unknown, held))
    assert QApplication.keyboardModifiers() == held
    table.choose(ContactId(150))
    assert table.selected_ids() == [150]
    table.choose_row(20)
    assert table.selected_ids() == [21]


async def test_the_top_row_stays_on_top_when_rows_above_vanish(table, store, tasks) -> None:
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    top = table.model().contact_id(table.rowAt(0))
    await store.apply(Action(Verb.DELETE_CONTACTS, tuple(DeleteContact(contact=ContactId(n)) for n in range(1, 20))))
    await settle(tasks)
    assert table.model().contact_id(table.rowAt(0)) == top


async def test_all_that_match_stay_selected(table, store, tasks) -> None:
    table.selectAll()
    assert table.selected_count() == MANY
    await store.apply(Action(Verb.DELETE_CONTACTS, (DeleteContact(contact=ContactId(3)),)))
    await settle(tasks)
    assert table.selected_count() == MANY - 1


async def test_another_filter_makes_no_selection_larger(table, store, tasks) -> None:
    table.model().set_query(ContactQuery(text="7912000000"))
    await settle(tasks)
    table.selectAll()
    chosen = set(table.selected_ids())
    assert len(chosen) == 9
    table.model().set_query(ContactQuery())
    await settle(tasks)
    assert set(table.selected_ids()) == chosen


async def test_all_that_match_stay_selected_in_another_order(table, store, tasks) -> None:
    table.selectAll()
    table.model().sort(INDEX["address"], Qt.SortOrder.DescendingOrder)
    await settle(tasks)
    assert table.selected_count() == MANY


async def test_all_but_a_few_stay_selected_in_another_order(table, store, tasks, monkeypatch) -> None:
    monkeypatch.setattr(contact_table, "MOST_RESTORED", 20)
    given_up = []
    table.selectionGivenUp.connect(given_up.append)
    table.selectAll()
    flag = QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows
    for row in (0, 1, 7, MANY - 1):
        table.selectionModel().select(table.model().index(row, 0), flag)
    chosen = set(table.selected_ids())
    assert len(chosen) == MANY - 4
    table.model().sort(INDEX["address"], Qt.SortOrder.DescendingOrder)
    await settle(tasks)
    assert set(table.selected_ids()) == chosen
    assert given_up == []


async def test_a_selection_that_is_given_up_is_told(table, store, tasks, monkeypatch) -> None:
    monkeypatch.setattr(contact_table, "MOST_RESTORED", 20)
    given_up = []
    table.selectionGivenUp.connect(given_up.append)
    table.selectAll()
    flag = QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows
    for row in range(30):
        table.selectionModel().select(table.model().index(row, 0), flag)
    table.model().sort(INDEX["address"], Qt.SortOrder.DescendingOrder)
    await settle(tasks)
    assert (table.selected_count(), given_up) == (0, [MANY - 30])


async def test_all_that_match_are_selected_before_all_of_them_are_rows(table) -> None:
    model, ids = table.model(), table.model().ids()
    model._show(model.query, ids[:64], complete=False)
    table.selectAll()
    model._show(model.query, ids, complete=True)
    assert table.selected_count() == MANY
    table.choose_row(2)
    model._show(model.query, ids[:64], complete=False)
    model._show(model.query, ids, complete=True)
    assert (table.selected_count(), table.currentIndex().row()) == (1, 2)


async def test_a_changed_name_moves_the_row_and_keeps_it_current(table, store, tasks) -> None:
    table.choose(ContactId(1))
    await store.apply(Action(Verb.CHANGE_CONTACT, (ChangeContact(contact=ContactId(1), changes={"name": "Яна"}),)))
    await settle(tasks)
    assert table.current_id() == 1
    assert table.currentIndex().row() == MANY - 1


async def test_inverting_and_toggling_with_the_keyboard(table, tasks) -> None:
    table.choose_row(0)
    table.invert_selection()
    assert table.selected_count() == MANY - 1
    press(table, Qt.Key.Key_Space)
    assert table.selected_count() == MANY


async def test_enter_opens_and_home_and_end_jump(table, tasks) -> None:
    opened = []
    table.opened.connect(opened.append)
    table.choose_row(5)
    press(table, Qt.Key.Key_Return)
    assert opened == [6]
    press(table, Qt.Key.Key_End)
    assert table.current_id() == MANY
    press(table, Qt.Key.Key_Home)
    assert table.current_id() == 1


async def test_columns_are_chosen_kept_and_restored(table, tasks) -> None:
    menu = table.header_menu()
    action = next(action for action in menu.actions() if action.text() == "Last name")
    action.trigger()
    assert not table.isColumnHidden(INDEX["last_name"])
    table.horizontalHeader().setSortIndicator(INDEX["birthday"], Qt.SortOrder.DescendingOrder)
    kept = table.layout_text()
    table.reset_columns()
    table.model().sort(-1)
    assert table.isColumnHidden(INDEX["last_name"])
    table.restore_layout(kept)
    await settle(tasks)
    assert not table.isColumnHidden(INDEX["last_name"])
    assert table.model().query == ContactQuery(sort="birthday", descending=True)


async def test_the_column_of_addresses_cannot_be_put_away(table, tasks) -> None:
    actions = {action.text(): action for action in table.header_menu().actions()}
    assert not actions["Number / e-mail"].isEnabled()


async def test_a_letter_does_not_search_through_all_rows(table, tasks) -> None:
    table.choose_row(0)
    press(table, Qt.Key.Key_A, text="a")
    assert table.currentIndex().row() == 0


async def test_fitting_measures_what_is_on_the_screen(table, tasks) -> None:
    for number in range(len(COLUMNS)):
        assert table.sizeHintForColumn(number) > 0
