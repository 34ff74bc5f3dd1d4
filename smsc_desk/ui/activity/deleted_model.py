"""What was deleted in the last 30 days, by whom, newest first."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from smsc_desk.book.fields import show_address
from smsc_desk.book.identity import Channel
from smsc_desk.store.changes import Changed
from smsc_desk.store.graveyard import Buried
from smsc_desk.store.store import Store
from smsc_desk.ui.activity.queue_model import when
from smsc_desk.ui.groups.rearrange import rearrange
from smsc_desk.ui.tasks import Latest, Tasks

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
WHAT, ADDRESS, KIND, WHEN, WHO = range(5)
COLUMNS = (  # translated when shown
    str(QT_TRANSLATE_NOOP("Deleted", "Name")),
    str(QT_TRANSLATE_NOOP("Deleted", "Number / e-mail")),
    str(QT_TRANSLATE_NOOP("Deleted", "What it was")),
    str(QT_TRANSLATE_NOOP("Deleted", "When")),
    str(QT_TRANSLATE_NOOP("Deleted", "By whom")),
)


class DeletedModel(QAbstractTableModel):
    """The records that are gone and can still be brought back."""

    refreshed = Signal()

    def __init__(self, store: Store, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._order: list[Hashable] = []
        self._found: dict[Hashable, Buried] = {}
        self.loaded = False
        self._watching, self._stale = False, True
        self._reading = Latest(tasks, self._read, name="read what was deleted")
        self._leave = store.subscribe(self._on_changed)

    def watch(self, watching: bool) -> None:  # noqa: FBT001 - whether somebody looks
        """Read along while somebody looks."""
        self._watching = watching
        if watching and self._stale:
            self._reading.ask()

    def ask(self) -> None:
        """Read anew soon."""
        self._reading.ask()

    def close(self) -> None:
        """Hear no more of the store."""
        self._leave()

    def record(self, index: Index) -> Buried | None:
        """Return the record of a row."""
        return self._found.get(self._order[index.row()]) if index.isValid() else None

    def retranslate(self) -> None:
        """Say everything anew in another language."""
        self._redraw()
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
            return QCoreApplication.translate("Deleted", COLUMNS[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        record = self.record(index)
        if record is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(record, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                heading = QCoreApplication.translate("Deleted", COLUMNS[index.column()])
                return f"{heading}: {_text(record, index.column())}"
            case _:
                return None

    # --- what the store says ---

    def _on_changed(self, changed: Changed) -> None:
        if changed.queue or changed.groups or changed.touches_contacts() or changed.touches_blocks():
            self._stale = True
            if self._watching:
                self._reading.ask()

    async def _read(self) -> None:
        self._stale = False
        found = await self._store.deleted()
        wanted: dict[Hashable, Buried] = {one.id: one for one in found}
        # Rows that go are asked for once more by the views while they go.
        self._found |= wanted
        rearrange(self, QModelIndex(), self._order, list(wanted))
        self._found = wanted
        self.loaded = True
        self._redraw()
        self.refreshed.emit()

    def _redraw(self) -> None:
        if self._order:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(COLUMNS) - 1))


def _text(record: Buried, column: int) -> str:
    match column:
        case 0:
            return record.title
        case 1:
            return "" if record.kind == "grp" else show_address(record.address, record.channel)
        case 2:
            return _kind(record)
        case 3:
            return when(record.gone_ms)
        case _:
            return _who(record)


def _kind(record: Buried) -> str:
    phone = record.channel == Channel.PHONE
    match record.kind:
        case "grp" if phone:
            return QCoreApplication.translate("Deleted", "phone group")
        case "grp":
            return QCoreApplication.translate("Deleted", "e-mail group")
        case "block":
            return QCoreApplication.translate("Deleted", "blacklist entry")
        case _:
            return QCoreApplication.translate("Deleted", "contact")


def _who(record: Buried) -> str:
    if not record.restorable:
        return QCoreApplication.translate("Deleted", "is there again")
    if record.cause == "user":
        return QCoreApplication.translate("Deleted", "by you")
    return QCoreApplication.translate("Deleted", "not listed by the provider any more")
