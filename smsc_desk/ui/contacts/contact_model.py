"""The contacts as an item model: ids in view order, and the rows near the screen."""

from __future__ import annotations

import array
import asyncio
import dataclasses
import datetime
from collections import OrderedDict
from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from smsc_desk.book import birthday
from smsc_desk.book.contact import Contact
from smsc_desk.book.edits import Action, ChangeContact, Verb
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import ContactId, RowState
from smsc_desk.store.changes import Changed
from smsc_desk.store.search import ContactQuery
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contact_drag import CONTACTS_MIME, mime_of
from smsc_desk.ui.contacts.contact_columns import COLUMNS, INDEX, Column, channel_word, state_word, title
from smsc_desk.ui.contacts.rows import row_of, rows_of
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Latest, Tasks

Index = QModelIndex | QPersistentModelIndex
_Item = Qt.ItemDataRole

ContactRole = int(_Item.UserRole)
"""The Contact itself."""

ABOVE, BELOW = 8, 48
"""Rows that are read with one that is asked for: a screen full, which is drawn from its top, and some more (0.3 ms)."""

KEPT = 512
"""Rows that are kept; those read first go first."""

SINGLY = 8
"""Rows that are drawn one by one where they changed: a whole screen takes a frame."""

DRAWN = 16_384
"""Rows whose places are remembered for that; whoever has seen more since the last order gets whole screens."""

SIGHT_S = 0.03
"""Two frames for the painting of the first rows: while a million others are looked for, it takes half as long again."""

_STATES = {RowState.PENDING: "pending", RowState.DOUBT: "doubt", RowState.PROBLEM: "problem"}
_NOTHING = QModelIndex()

# Put together once: each cell that is drawn is asked for them twice, and flags of PySide6 are slow to combine.
_SHOWN = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
_EDITED = _SHOWN | Qt.ItemFlag.ItemIsEditable


class ContactModel(QAbstractTableModel):
    """Contacts of a query. `setData` only asks; the row changes when the store announces it."""

    reordering = Signal()
    """the order is about to change: remember the place by ids"""
    reordered = Signal()
    extended = Signal(int)
    """after so many first rows, which were shown alone, the rest has come"""
    searched = Signal()
    """a query was answered, whether the order changed or not"""
    refused = Signal(object, str, str, object)
    """ContactId, field key, typed text, Invalid: a cell's text could not be taken"""

    def __init__(
        self,
        store: Store,
        commands: Commands,
        tasks: Tasks,
        directory: GroupDirectory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._commands, self._tasks, self._directory = store, commands, tasks, directory
        self.query = ContactQuery()
        self.answered: ContactQuery | None = None  # the query that the rows belong to
        self._asked = False
        self.complete = False  # all that it finds are rows, not only the first ones
        self._ids: array.array[int] = array.array("q")
        self._rows: OrderedDict[int, Contact | None] = OrderedDict()
        self._places: dict[int, int] = {}  # the rows of those that were drawn since the last order
        self._asking = Latest(tasks, self._reorder, name="order contacts")
        self._leave = store.subscribe(self._on_changed)
        directory.changed.connect(self._on_groups)
        self.first = tasks.start(self._find(), name="find contacts")

    def close(self) -> None:
        """Hear no more of the store."""
        self._leave()

    # --- what is shown ---

    def set_query(self, query: ContactQuery) -> None:
        """Show what another query finds; the rows change when it is answered."""
        if query != self.query:
            self.query = query
            if not self._asked:
                return  # the first question, which is on its way, is this one
            # Not behind the question that runs: the store ends that one in favour of this.
            self._tasks.start(self._find(), name="find contacts")

    def filter(self) -> ContactQuery | None:
        """Return what the rows match, whatever their order; None before the first answer."""
        return None if self.answered is None else dataclasses.replace(self.answered, sort="name", descending=False)

    def ids(self) -> array.array[int]:
        """Return the ids in order; not to be changed."""
        return self._ids

    def contact_id(self, row: int) -> ContactId | None:
        """Return the id of a row."""
        return ContactId(self._ids[row]) if 0 <= row < len(self._ids) else None

    def row_of(self, contact: int) -> int | None:
        """Return the row of a contact, None where the query does not find it."""
        return row_of(self._ids, contact)

    def rows_of(self, contacts: Collection[int]) -> dict[int, int]:
        """Return the rows of those contacts that the query finds."""
        return rows_of(self._ids, contacts)

    def row_that_begins(self, text: str) -> int | None:
        """Return the first row that begins with a text in the column of the order; None where there is none."""
        return None if self.answered is None else self._store.seek(self._ids, self.answered, text)

    def begins(self, row: int, text: str) -> bool:
        """Tell whether a row is there and begins with a text in the column of the order."""
        return self.answered is not None and self._store.seek(self._ids[row : row + 1], self.answered, text) == 0

    def contact(self, row: int) -> Contact | None:
        """Return the contact of a row; it is read with its neighbours where it is not at hand."""
        number = self._ids[row]
        if number not in self._rows:
            self._read_around(row)
        if len(self._places) < DRAWN:
            self._places[number] = row
        return self._rows.get(number)

    def _read_around(self, row: int) -> None:
        near = self._ids[max(0, row - ABOVE) : row + BELOW]
        wanted = [number for number in near if number not in self._rows]
        found = self._store.contacts(wanted)
        for number in wanted:
            self._rows[number] = found.get(ContactId(number))
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)

    # --- Qt's questions ---

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _EDITED if COLUMNS[index.column()].editable else _SHOWN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Item.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == _Item.DisplayRole:
            return "" if column.kind == "channel" else title(column)
        if role in {_Item.ToolTipRole, _Item.AccessibleTextRole}:
            return title(column)
        return None

    def data(self, index: Index, role: int = _Item.DisplayRole) -> Any:  # noqa: C901 - one line a role
        if not index.isValid():
            return None
        contact, column = self.contact(index.row()), COLUMNS[index.column()]
        if contact is None:  # deleted meanwhile; the new order is on its way
            return None
        match role:
            case _Item.DisplayRole:
                return column.text(contact) if column.kind != "chips" else ", ".join(self._groups(contact))
            case _Item.EditRole:
                return (column.edit_text or column.text)(contact)
            case _Item.AccessibleTextRole:
                return f"{title(column)}: {self._spoken(contact, column)}"
            case _Item.ToolTipRole:
                return self._tip(contact, column)
            case Role.CHIPS:
                return self.drawn(contact, column) if column.kind == "chips" else None
            case Role.BADGE:
                return self.drawn(contact, column) if column.kind == "badge" else None
            case Role.STATE:
                return self.drawn(contact, column)[1] if column.kind == "address" else ""
            case Role.ICON:
                return self.drawn(contact, column) if column.kind == "channel" else None
            case int(value) if value == ContactRole:
                return contact
            case _:
                return None

    def drawn(self, contact: Contact, column: Column) -> Any:
        """Return what the delegate of a column draws of a contact (see `CellDelegate.draw_value`)."""
        match column.kind:
            case "channel":
                return ("phone", "mail")[contact.channel]
            case "address":
                return column.text(contact), _STATES.get(contact.state, "")
            case "chips":
                return self._groups(contact)
            case "badge":
                return None if contact.block is None else (contact.block.name.lower(), column.text(contact))
            case _:
                return column.text(contact)

    def _groups(self, contact: Contact) -> list[str]:
        return self._directory.names(contact.groups)

    def _spoken(self, contact: Contact, column: Column) -> str:
        text = ", ".join(self._groups(contact)) if column.kind == "chips" else column.text(contact)
        state = state_word(contact.state) if column.key == "address" else ""
        return ", ".join(filter(None, (text, state))) or "—"

    def _tip(self, contact: Contact, column: Column) -> str | None:
        if column.key == "address" and (len(contact.addresses) > 1 or contact.state != RowState.SYNCED):
            shown = [_address(contact, number) for number in range(len(contact.addresses))]
            return "\n".join(filter(None, (*shown, state_word(contact.state))))
        if column.kind == "chips" and contact.groups:
            return "\n".join(self._groups(contact))
        return channel_word(contact.channel) if column.kind == "channel" else None

    def setData(self, index: Index, value: Any, role: int = _Item.EditRole) -> bool:
        """Ask for the change; the row changes when the store announces it."""
        column = COLUMNS[index.column()]
        contact = self.contact(index.row()) if index.isValid() else None
        if role != _Item.EditRole or not column.editable or contact is None or column.field is None:
            return False
        text = str(value)
        if text == self.data(index, role):
            return False
        try:
            typed = _typed(column.field, text)
        except Invalid as error:
            self.refused.emit(contact.id, column.field, text, error)
            return False
        edit = ChangeContact(contact=contact.id, changes={column.field: typed})
        self._commands.do(Action(Verb.CHANGE_CONTACT, (edit,), contact.title or contact.address))
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order of the names."""
        key = COLUMNS[column].key if column >= 0 else "name"
        descending = column >= 0 and order == Qt.SortOrder.DescendingOrder
        self.set_query(_with_sort(self.query, key, descending=descending))

    def mimeTypes(self) -> list[str]:
        return [CONTACTS_MIME]

    def mimeData(self, indexes: Iterable[Index]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return mime_of([self._ids[row] for row in rows])

    # --- changes ---

    def _on_changed(self, changed: Changed) -> None:
        if not changed.touches_contacts():
            return
        self._forget(changed.contacts)
        self._asking.ask()

    def _forget(self, contacts: frozenset[int] | None) -> None:
        if contacts is None:
            self._rows.clear()
            self._redraw()
            return
        for number in contacts & self._rows.keys():
            del self._rows[number]
        rows = [self._places[number] for number in contacts & self._places.keys()]
        if len(rows) > SINGLY or len(self._places) >= DRAWN:
            self._redraw()
            return
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def _redraw(self) -> None:
        if self._ids:  # one broad signal: the view draws what is on screen only
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))

    def _on_groups(self) -> None:
        if self._ids:
            column = INDEX["groups"]
            self.dataChanged.emit(self.index(0, column), self.index(len(self._ids) - 1, column))

    def retranslate(self) -> None:
        """Draw the words anew in another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._redraw()

    async def _find(self) -> None:
        """Show the first rows at once, then all of them."""
        self._asked, query = True, self.query
        found = await self._store.first_contacts(query)
        if query != self.query:
            return  # a newer question is on its way
        self._show(query, found.ids, complete=found.whole)
        if not found.whole:
            await asyncio.sleep(SIGHT_S)
            if query == self.query:
                await self._reorder()

    async def _reorder(self) -> None:
        query = self.query
        ids = await self._store.contact_ids(query)
        if query == self.query:
            self._show(query, ids, complete=True)

    def _show(self, query: ContactQuery, ids: array.array[int], *, complete: bool) -> None:
        first_rows = self.answered == query and not self.complete
        self.answered, self.complete = query, complete
        shown = len(self._ids)
        if first_rows and 0 < shown < len(ids) and ids[:shown] == self._ids:
            # The rest of what is shown: nothing moves, and what is selected stays so.
            self.beginInsertRows(_NOTHING, shown, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
            self.extended.emit(shown)
        elif ids != self._ids:
            self.reordering.emit()
            self.beginResetModel()
            self._ids = ids
            self._places.clear()
            self.endResetModel()
            self.reordered.emit()
        self.searched.emit()


def _address(contact: Contact, number: int) -> str:
    return COLUMNS[INDEX["address"]].text(
        Contact(id=contact.id, channel=contact.channel, addresses=(contact.addresses[number],))
    )


def _typed(field: str, text: str) -> Any:
    if field == "birthday":
        return birthday.parse(text, today=datetime.date.today())  # noqa: DTZ011 - the user's own calendar day
    if field == "tags":
        return tuple(tag for part in text.split(",") if (tag := part.strip()))
    return text


def _with_sort(query: ContactQuery, key: str, *, descending: bool) -> ContactQuery:
    return dataclasses.replace(query, sort=key, descending=descending)
