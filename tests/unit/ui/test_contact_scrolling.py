"""A long table: what is painted while its scroll bar is dragged, and jumps by keys and typed letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from smsc_desk.store.search import ContactQuery
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contacts.contact_columns import INDEX
from smsc_desk.ui.contacts.contact_model import ContactModel
from smsc_desk.ui.contacts.contact_table import ContactTable
from smsc_desk.ui.groups.directory import GroupDirectory
from tests import dragging
from tests.bench.books import book
from tests.unit.ui.conftest import settle

MANY = 20_000
STEPS = 150


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return book(tmp_path_factory.mktemp("book"), MANY)


@pytest.fixture
async def store(path):
    store = await Store.open(path)
    yield store
    await store.close()


@pytest.fixture
async def table(store, tasks, look, icons, qtbot):
    directory = GroupDirectory(store, tasks)
    model = ContactModel(store, Commands(store, tasks), tasks, directory)
    table = ContactTable(model, look, icons)
    qtbot.addWidget(table)
    table.resize(900, 700)
    table.show()
    await settle(tasks)
    yield table
    model.close()
    directory.close()


def press(table, key: int, text: str = "") -> None:
    QApplication.sendEvent(table, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


@pytest.mark.parametrize("way", [dragging.drag, dragging.set_values])
async def test_scrolling_from_top_to_bottom_shows_right_rows_throughout(table, store, look, icons, way):
    ids = await store.contact_ids(ContactQuery())
    assert len(ids) == MANY
    witness = dragging.witness_of(table, look, icons)
    rows = [dragging.compare(table, witness, store, ids) for _ in way(table, STEPS)]
    assert min(rows) > 15
    assert (MANY - 1, INDEX["name"]) in witness.painted


async def test_a_screen_that_is_jumped_to_is_read_at_once(table, store, monkeypatch):
    asked = []
    read = store.contacts
    monkeypatch.setattr(store, "contacts", lambda ids: asked.append(len(ids)) or read(ids))
    table.verticalScrollBar().setValue(MANY // 2)
    table.viewport().repaint()
    assert len(asked) == 1


async def test_a_typed_letter_leads_to_what_begins_so(table, store, tasks):
    def title() -> str:
        return table.model().contact(table.currentIndex().row()).title

    press(table, 0, "м")
    assert title().startswith("М")
    first = table.currentIndex().row()
    assert not table.model().contact(first - 1).title.startswith("М")
    press(table, 0, "м")  # at once: the next one
    assert table.currentIndex().row() == first + 1
    table.jumping.typed.end()
    for letter in "яко":
        press(table, 0, letter)
    assert title().startswith("Яко")
    table.jumping.typed.end()
    before = table.currentIndex().row()
    press(table, 0, "€")
    assert table.currentIndex().row() == before
    table.model().sort(INDEX["address"])
    await settle(tasks)
    table.jumping.typed.end()
    press(table, 0, "7")
    assert table.model().contact(table.currentIndex().row()).address.startswith("7")


@pytest.mark.parametrize(("key", "text", "row"), [(Qt.Key.Key_End, "", MANY - 1), (0, "я", None)])
async def test_who_goes_far_while_only_the_first_rows_are_there_gets_there(table, key, text, row):
    model, ids = table.model(), table.model().ids()
    model._show(model.query, ids[:64], complete=False)
    press(table, key, text)
    model._show(model.query, ids, complete=True)
    assert table.currentIndex().row() == (model.row_that_begins(text) if row is None else row)
    assert table.currentIndex().row() > 64


async def test_who_has_gone_elsewhere_meanwhile_stays_there(table):
    model, ids = table.model(), table.model().ids()
    model._show(model.query, ids[:64], complete=False)
    press(table, Qt.Key.Key_End)
    table.choose_row(7)
    model._show(model.query, ids, complete=True)
    assert table.currentIndex().row() == 7
