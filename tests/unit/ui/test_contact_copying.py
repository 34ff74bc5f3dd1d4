"""Copied contacts: what a spreadsheet gets, and nothing that it would run."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QGuiApplication

from smsc_desk.book.identity import ContactId
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contacts import contact_copying
from smsc_desk.ui.contacts.contact_copying import PIECE, ContactCopying
from smsc_desk.ui.contacts.contact_model import ContactModel
from smsc_desk.ui.contacts.contact_table import ContactTable
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.notices import Notices
from smsc_desk.ui.tasks import Tasks
from tests.builders import Listed, ListedGroup, fill
from tests.unit.ui.conftest import settle

MANY = 3 * PIECE


@pytest.fixture
async def table(store: Store, tasks: Tasks, look, icons, qtbot):
    people = [Listed(n, (str(79120000000 + n),), {"name": f"Имя {n:03}"}, (1,)) for n in range(1, MANY + 1)]
    people[0] = Listed(1, ("79120000001", "4512345678"), {"name": "=1+1", "comment": "one\ttwo\nthree"}, (1, 2))
    await fill(store, people, [ListedGroup(1, "VIP"), ListedGroup(2, "+7")])
    directory = GroupDirectory(store, tasks)
    model = ContactModel(store, Commands(store, tasks), tasks, directory)
    table = ContactTable(model, look, icons)
    qtbot.addWidget(table)
    await settle(tasks)
    table.exports = []
    table.notices = Notices(icons, table)
    table.copying = ContactCopying(table, store, directory, tasks, table.notices, lambda: table.exports.append(1))
    yield table
    model.close()
    directory.close()


async def copied(table, tasks: Tasks) -> list[list[str]]:
    await settle(tasks)
    return [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]


async def test_rows_have_headings_the_shown_columns_and_no_formulas(table, tasks) -> None:
    table.choose(ContactId(1))
    table.copying.copy_rows()
    head, row = await copied(table, tasks)
    assert head == ["Channel", "Number / e-mail", "Name", "Groups", "Block", "Birthday", "Tags", "Comment"]
    assert row == ["Phone", "79120000001, 4512345678", "'=1+1", "'+7, VIP", "", "", "", "one two three"]
    assert re.fullmatch(r"1 row(\(s\))? copied\.", table.notices.texts()[0])  # with a translator or without


async def test_all_rows_are_copied_in_their_order(table, tasks) -> None:
    table.selectAll()
    table.copying.copy_rows()
    rows = await copied(table, tasks)
    assert len(rows) == MANY + 1
    assert [row[2] for row in rows[2:]] == [f"Имя {n:03}" for n in range(2, MANY + 1)]


async def test_numbers_alone_are_copied_as_they_are_kept(table, tasks) -> None:
    table.choose(ContactId(1))
    table.copying.copy_addresses()
    assert await copied(table, tasks) == [["79120000001"], ["4512345678"]]


async def test_the_newest_copy_counts(table, tasks) -> None:
    table.selectAll()
    table.copying.copy_rows()
    table.choose(ContactId(2))
    table.copying.copy_addresses()
    assert await copied(table, tasks) == [["79120000002"]]


async def test_too_many_rows_for_a_clipboard_are_offered_as_a_file(table, tasks, monkeypatch) -> None:
    monkeypatch.setattr(contact_copying, "MOST", MANY - 1)
    QGuiApplication.clipboard().setText("before")
    table.selectAll()
    table.copying.copy_rows()
    assert await copied(table, tasks) == [["before"]]
    assert "too many" in table.notices.texts()[0]
