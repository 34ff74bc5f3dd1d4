"""What is not sent yet, as a table: the newest problems first, then what is in doubt, on its way, waiting."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from smsc_desk.store.changes import Changed
from smsc_desk.store.queue import QueuedEdit
from smsc_desk.store.store import Store
from smsc_desk.ui.activity import words
from smsc_desk.ui.activity.naming import EditNames
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.rearrange import rearrange
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Latest, Tasks

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
WHEN, WHAT, STATE, REASON = range(4)
COLUMNS = (  # translated when shown
    str(QT_TRANSLATE_NOOP("Activity", "Time")),
    str(QT_TRANSLATE_NOOP("Activity", "Change")),
    str(QT_TRANSLATE_NOOP("Activity", "State")),
    str(QT_TRANSLATE_NOOP("Activity", "Reason")),
)
SIGN_ROLE = int(max(Role)) + 20
"""words.Sign: how an edit stands"""

_RANK = {"problem": 0, "doubt": 1, "sending": 2, "waiting": 3}


class QueueModel(QAbstractTableModel):
    """The open edits; names of contacts are read for the rows on screen only."""

    refreshed = Signal()

    def __init__(self, store: Store, groups: GroupDirectory, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._groups = store, groups
        self._order: list[Hashable] = []
        self._edits: dict[int, QueuedEdit] = {}
        self._names = EditNames(store, groups)
        self.loaded = False
        self._watching, self._stale = False, True
        self._reading = Latest(tasks, self._read, name="read queue")
        self._leave = store.subscribe(self._on_changed)
        groups.changed.connect(self._say_anew)

    def watch(self, watching: bool) -> None:  # noqa: FBT001 - whether somebody looks
        """Read along while somebody looks at the rows; a queue of thousands changes many times a second."""
        self._watching = watching
        if watching and self._stale:
            self._reading.ask()

    def close(self) -> None:
        """Hear no more of the store."""
        self._leave()

    def edit(self, index: Index) -> QueuedEdit | None:
        """Return the edit of a row."""
        return self._edits.get(self._number(index.row())) if index.isValid() else None

    def edits(self) -> list[QueuedEdit]:
        """Return all, in the order shown."""
        return [self._edits[self._number(row)] for row in range(len(self._order))]

    def row_of(self, number: int) -> int:
        """Return the row of an edit, -1 where it is not open any more."""
        return self._order.index(number) if number in self._order else -1

    def retranslate(self) -> None:
        """Say everything anew in another language."""
        self._say_anew()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    # --- Qt's questions ---

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Activity", COLUMNS[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        edit = self.edit(index)
        if edit is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(edit, index)
            case Qt.ItemDataRole.AccessibleTextRole:
                heading = QCoreApplication.translate("Activity", COLUMNS[index.column()])
                return f"{heading}: {self._text(edit, index)}"
            case _:
                return words.sign(edit) if role == SIGN_ROLE and index.column() == STATE else None

    def _text(self, edit: QueuedEdit, index: Index) -> str:
        match index.column():
            case 0:
                return when(edit.created_ms)
            case 1:
                return self.what(edit)
            case 2:
                return words.sign(edit).word
            case _:
                return words.reason(edit)

    def what(self, edit: QueuedEdit) -> str:
        """Say what an edit does."""
        return self._names.what(edit, lambda: self._near(edit))

    def _near(self, edit: QueuedEdit) -> list[QueuedEdit]:
        row = self.row_of(edit.id)
        rows = range(row, min(row + EditNames.AROUND, len(self._order)))
        return [self._edits[self._number(near)] for near in rows]

    def _number(self, row: int) -> int:
        return int(str(self._order[row]))

    # --- what the store says ---

    def _on_changed(self, changed: Changed) -> None:
        if changed.queue or changed.touches_contacts():
            self._stale = True
            if self._watching:
                self._reading.ask()

    async def _read(self) -> None:
        self._stale = False
        found = await self._store.open_edits()
        before, self._edits = self._edits, {edit.id: edit for edit in found}
        # Rows that go are asked for once more by the views while they go.
        self._edits |= {number: edit for number, edit in before.items() if number not in self._edits}
        order = [edit.id for edit in sorted(found, key=_place)]
        rearrange(self, QModelIndex(), self._order, order)
        self._edits = {number: self._edits[number] for number in order}
        self.loaded = True
        self._say_anew()
        self.refreshed.emit()

    def _say_anew(self) -> None:
        """A name may be another one now; only what is on screen is asked for."""
        self._names.forget()
        if self._order:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(COLUMNS) - 1))


def _place(edit: QueuedEdit) -> tuple[int, int]:
    return _RANK[words.stand(edit)], -edit.id


def when(created_ms: int) -> str:
    """Show a time: of today only the hour."""
    moment = QDateTime.fromMSecsSinceEpoch(created_ms)
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    if moment.date() == QDateTime.currentDateTime().date():
        return locale.toString(moment.time(), short)
    return locale.toString(moment, short)
