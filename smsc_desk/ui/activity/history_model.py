"""What the user did, newest first; read page by page as one scrolls down, never the whole journal."""

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

from smsc_desk.store.changes import Changed
from smsc_desk.store.history import Deed
from smsc_desk.store.store import Store
from smsc_desk.ui.activity.deed_words import DeedStand, say_deed
from smsc_desk.ui.activity.queue_model import when
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.groups.rearrange import rearrange
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Latest, Tasks

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
WHEN, WHAT, MANY, STAND, UNDO = range(5)
COLUMNS = (  # translated when shown
    str(QT_TRANSLATE_NOOP("History", "Time")),
    str(QT_TRANSLATE_NOOP("History", "What you did")),
    str(QT_TRANSLATE_NOOP("History", "Changes")),
    str(QT_TRANSLATE_NOOP("History", "How it stands")),
    str(QT_TRANSLATE_NOOP("History", "Undo")),
)
CAN_UNDO_ROLE = int(max(Role)) + 40
"""bool: whether a deed can be undone"""
PAGE = 200


class HistoryModel(QAbstractTableModel):
    """The deeds that were read so far."""

    refreshed = Signal()

    def __init__(self, store: Store, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._order: list[Hashable] = []
        self._deeds: dict[Hashable, Deed] = {}
        self._wanted = PAGE
        self.loaded, self.more = False, False
        self._watching, self._stale = False, True
        self._reading = Latest(tasks, self._read, name="read history")
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

    def deed(self, index: Index) -> Deed | None:
        """Return the deed of a row."""
        return self._deeds.get(self._order[index.row()]) if index.isValid() else None

    def what(self, deed: Deed) -> str:
        """Say what was done."""
        return say_deed(deed, self._deeds.get)

    def retranslate(self) -> None:
        """Say everything anew in another language."""
        self._redraw()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    # --- Qt's questions ---

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.more

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid() and self._wanted <= len(self._order):
            self._wanted = len(self._order) + PAGE
            self._reading.ask()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("History", COLUMNS[section])
        if section == MANY and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter  # as the numbers below
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        deed = self.deed(index)
        if deed is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(deed, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                heading = QCoreApplication.translate("History", COLUMNS[index.column()])
                return f"{heading}: {self.text(deed, index.column())}"
            case _:
                return deed.can_undo if role == CAN_UNDO_ROLE else None

    def text(self, deed: Deed, column: int) -> str:
        """Return what a cell says."""
        match column:
            case 0:
                return when(deed.created_ms)
            case 1:
                return self.what(deed)
            case 2:
                return thousands(sum(deed.counts.values()))
            case 3:
                return DeedStand().say(deed.counts)
            case _ if deed.can_undo:
                return self._undo_word(deed)
            case _:
                return QCoreApplication.translate("History", "undone") if deed.undone else ""

    @staticmethod
    def _undo_word(deed: Deed) -> str:
        if deed.depth % 2:  # to undo an undoing is to do it again
            return QCoreApplication.translate("History", "Redo")
        return QCoreApplication.translate("History", "Undo")

    # --- what the store says ---

    def _on_changed(self, changed: Changed) -> None:
        if changed.queue:
            self._stale = True
            if self._watching:
                self._reading.ask()

    async def _read(self) -> None:
        self._stale = False
        found: list[Deed] = []
        # Pages, since a journal of years is long; those that were seen already may stand otherwise by now.
        while len(found) < self._wanted:
            page = await self._store.history(limit=PAGE, before=found[-1].id if found else None)
            found += page
            self.more = len(page) == PAGE
            if not self.more:
                break
        wanted: dict[Hashable, Deed] = {deed.id: deed for deed in found}
        # Rows that go are asked for once more by the views while they go.
        self._deeds |= wanted
        rearrange(self, QModelIndex(), self._order, list(wanted))
        self._deeds = wanted
        self.loaded = True
        self._redraw()
        self.refreshed.emit()

    def _redraw(self) -> None:
        if self._order:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(COLUMNS) - 1))
