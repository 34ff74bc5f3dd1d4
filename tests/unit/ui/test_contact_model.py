"""The contacts as an item model, without a window."""

from __future__ import annotations

import json
import threading

import pytest
from PySide6.QtCore import QModelIndex, Qt

from smsc_desk.book.edits import Action, ChangeContact, DeleteContact, Verb
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import ContactId, GroupId
from smsc_desk.store.database import Lane
from smsc_desk.store.search import ContactQuery, Place
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contact_drag import CONTACTS_MIME
from smsc_desk.ui.contacts.contact_columns import COLUMNS, INDEX
from smsc_desk.ui.contacts.contact_model import ContactModel, ContactRole
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Tasks
from tests.builders import Listed, ListedGroup, fill
from tests.unit.ui.conftest import settle


@pytest.fixture
async def model(book: Store, tasks: Tasks):
    directory = GroupDirectory(book, tasks)
    model = ContactModel(book, Commands(book, tasks), tasks, directory)
    await settle(tasks)
    yield model
    model.close()
    directory.close()


class Counting:
    """The real store; remembers for which queries it was asked."""

    def __init__(self, store: Store) -> None:
        self._store, self.asked = store, []

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def first_contacts(self, query: ContactQuery) -> object:
        self.asked.append(query)
        return await self._store.first_contacts(query)


def text(model: ContactModel, contact: int, key: str, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return model.index(model.row_of(contact), INDEX[key]).data(role)


def cell(model: ContactModel, contact: int, key: str):
    return model.index(model.row_of(contact), INDEX[key])


async def test_the_model_keeps_qts_contract(model, qtmodeltester) -> None:
    qtmodeltester.check(model)


async def test_what_is_set_before_the_first_question_is_the_first_question(book, tasks) -> None:
    store, directory = Counting(book), GroupDirectory(book, tasks)
    model = ContactModel(store, Commands(book, tasks), tasks, directory)
    model.sort(INDEX["name"], Qt.SortOrder.DescendingOrder)
    model.set_query(ContactQuery(place=Place.BLOCKED))
    model.set_query(ContactQuery(place=Place.BLOCKED, text="борис"))
    await settle(tasks)
    assert store.asked == [ContactQuery(place=Place.BLOCKED, text="борис")]
    assert list(model.ids()) == [2]
    model.set_query(ContactQuery(text="анна"))
    await settle(tasks)
    assert len(store.asked) == 2
    model.close()
    directory.close()


async def test_rows_show_what_the_store_has(model) -> None:
    assert [model.index(row, INDEX["name"]).data() for row in range(3)] == ["Müller Jörg", "Анна Ёлкина", "Борис"]
    assert text(model, 1, "address") == "+7 912 000-00-01"
    assert text(model, 2, "address") == "+7 912 000-00-02  +1"
    assert text(model, 1, "groups", Role.CHIPS) == ["VIP", "Москва"]
    assert text(model, 1, "birthday") == "08.03.1985"
    assert text(model, 2, "block", Role.BADGE) == ("mass", "Mass")
    assert text(model, 1, "channel", Role.ICON) == "phone"
    assert text(model, 1, "name", ContactRole).name == "Анна Ёлкина"


async def test_a_cell_says_its_column_and_value(model) -> None:
    assert text(model, 1, "name", Qt.ItemDataRole.AccessibleTextRole) == "Name: Анна Ёлкина"
    assert text(model, 3, "comment", Qt.ItemDataRole.AccessibleTextRole) == "Comment: —"


async def test_a_cell_shows_its_edit_once_that_is_durable(model, book, tasks) -> None:
    before, disk = text(model, 1, "name"), threading.Event()
    book._writer.submit(disk.wait, urgency=Lane.FIRST)
    assert model.setData(cell(model, 1, "name"), "Анна Л.")
    assert text(model, 1, "name") == before
    disk.set()
    await settle(tasks)
    assert text(model, 1, "name") == "Анна Л."
    (queued,) = await book.open_edits()
    assert queued.edit == ChangeContact(contact=ContactId(1), changes={"name": "Анна Л."})
    assert text(model, 1, "address", Role.STATE) == "pending"


async def test_the_same_text_queues_nothing(model, book, tasks) -> None:
    assert not model.setData(cell(model, 1, "name"), "Анна Ёлкина")
    await settle(tasks)
    assert await book.open_edits() == []


async def test_a_date_that_does_not_exist_is_refused_with_what_was_typed(model, book, tasks) -> None:
    heard = []
    model.refused.connect(lambda *found: heard.append(found))
    assert not model.setData(cell(model, 1, "birthday"), "31.02.1985")
    ((contact, field, typed, error),) = heard
    assert (contact, field, typed) == (1, "birthday", "31.02.1985")
    assert isinstance(error, Invalid)
    assert error.reason == "no_such_day"
    assert await book.open_edits() == []


async def test_tags_and_dates_are_typed_as_people_write_them(model, book, tasks) -> None:
    model.setData(cell(model, 2, "tags"), "новый,  важный ,")
    model.setData(cell(model, 2, "birthday"), "8 марта 85")
    await settle(tasks)
    contact = book.contacts([2])[2]
    assert contact.tags == ("новый", "важный")
    assert contact.birthday == "1985-03-08"


async def test_number_and_groups_are_not_edited_in_place(model) -> None:
    for key in ("address", "groups", "block"):
        assert not cell(model, 1, key).flags() & Qt.ItemFlag.ItemIsEditable
        assert not model.setData(cell(model, 1, key), "x")


async def test_a_query_changes_the_rows(model, tasks) -> None:
    model.set_query(ContactQuery(text="елкина"))
    await settle(tasks)
    assert list(model.ids()) == [1]
    model.set_query(ContactQuery(place=Place.NO_GROUP))
    await settle(tasks)
    assert list(model.ids()) == [3]
    model.set_query(ContactQuery(group=GroupId(1)))
    await settle(tasks)
    assert sorted(model.ids()) == [1, 2]


async def test_of_many_keystrokes_the_last_one_counts(model, tasks) -> None:
    for typed in ("б", "бо", "бор", "елк"):
        model.set_query(ContactQuery(text=typed))
    await settle(tasks)
    assert list(model.ids()) == [1]
    assert model.answered == ContactQuery(text="елк")


async def test_sorting_by_a_column_and_back(model, tasks) -> None:
    model.sort(INDEX["address"], Qt.SortOrder.DescendingOrder)
    await settle(tasks)
    assert list(model.ids()) == [2, 1, 3]
    model.sort(-1)
    await settle(tasks)
    assert model.query == ContactQuery()


async def test_the_model_is_reset_only_when_the_order_changes(model, book, tasks) -> None:
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    await book.apply(Action(Verb.CHANGE_CONTACT, (ChangeContact(contact=ContactId(1), changes={"comment": "x"}),)))
    await settle(tasks)
    assert resets == []
    await book.apply(Action(Verb.DELETE_CONTACTS, (DeleteContact(contact=ContactId(1)),)))
    await settle(tasks)
    assert resets == [1]
    assert list(model.ids()) == [3, 2]


async def test_a_row_that_vanished_meanwhile_is_drawn_empty(model, book) -> None:
    model.close()  # what it hears of the new order comes later than Qt asks for the row
    model._rows.clear()
    await fill(book, [Listed(2, ("79120000002",)), Listed(3, ("491701234567",))], [ListedGroup(1, "VIP")])
    assert model.index(0, 0).isValid()
    assert text(model, 1, "comment") in {None, ""}


async def test_a_drag_carries_ids(model) -> None:
    data = model.mimeData([model.index(1, 0), model.index(1, 3), model.index(0, 2)])
    assert json.loads(data.data(CONTACTS_MIME).data()) == [3, 1]


async def test_every_column_has_a_title_and_a_sort_key(model) -> None:
    for number, column in enumerate(COLUMNS):
        assert model.headerData(number, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        model.sort(number)
        assert model.query.sort == column.key
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
