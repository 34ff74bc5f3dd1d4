"""What the tables of Activity have in common: rows that are read while somebody looks, and are never reset."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from smsc_desk.ui.groups.rearrange import rearrange
from smsc_desk.ui.tasks import Latest, Tasks

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
T = TypeVar("T")


class RowsModel(QAbstractTableModel, Generic[T]):
    """A subclass reads the rows (`fetch`) and says what a cell reads (`text`)."""

    CONTEXT: ClassVar[str]
    """of the words of the headings"""
    COLUMNS: ClassVar[Sequence[str]]
    """the headings, translated when shown"""
    NUMBERS: ClassVar[frozenset[int]] = frozenset()
    """columns of numbers, which stand at the right"""

    refreshed = Signal()

    def __init__(self, tasks: Tasks, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order: list[Hashable] = []
        self._found: dict[Hashable, T] = {}
        self.loaded = False
        self._watching, self._stale = False, True
        self._reading = Latest(tasks, self._read, name=name)

    # --- for subclasses ---

    async def fetch(self) -> Mapping[Hashable, T]:
        """Read the rows by their keys, in the order in which they are shown."""
        raise NotImplementedError

    def text(self, item: T, column: int) -> str:
        """Return what a cell says."""
        raise NotImplementedError

    def more(self, item: T, column: int, role: int) -> object:  # noqa: ARG002 - for those who have more
        """Return what a cell has beside its text."""
        return None

    def close(self) -> None:
        """Hear no more of the store."""
        raise NotImplementedError

    # --- for views ---

    def watch(self, watching: bool) -> None:  # noqa: FBT001 - whether somebody looks
        """Read along while somebody looks at the rows: they may change many times a second."""
        self._watching = watching
        if watching and self._stale:
            self._reading.ask()

    def ask(self) -> None:
        """Read anew soon."""
        self._reading.ask()

    def item(self, index: Index) -> T | None:
        """Return what a row shows."""
        return self._found.get(self._order[index.row()]) if index.isValid() else None

    def items(self) -> list[T]:
        """Return all, in the order shown."""
        return [self._found[key] for key in self._order]

    def row_of(self, key: Hashable) -> int:
        """Return the row of a key, -1 where there is none."""
        return self._order.index(key) if key in self._order else -1

    def retranslate(self) -> None:
        """Say everything anew in another language."""
        self.redraw()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.COLUMNS) - 1)

    def redraw(self) -> None:
        """Say all rows anew; only what is on screen is asked for."""
        if self._order:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(self.COLUMNS) - 1))

    # --- Qt's questions ---

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        if section in self.NUMBERS and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter  # as the numbers below
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        item = self.item(index)
        if item is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(item, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._heading(index.column())}: {self.text(item, index.column())}"
            case _:
                return self.more(item, index.column(), role)

    def _heading(self, column: int) -> str:
        return QCoreApplication.translate(self.CONTEXT, self.COLUMNS[column])

    # --- what is read ---

    def changed(self) -> None:
        """The rows are others now: they are read while somebody looks."""
        self._stale = True
        if self._watching:
            self._reading.ask()

    async def _read(self) -> None:
        self._stale = False
        self.show_rows(await self.fetch())
        self.loaded = True
        self.redraw()
        self.refreshed.emit()

    def show_rows(self, wanted: Mapping[Hashable, T]) -> None:
        """Take other rows, by the steps that lead from those that are there."""
        # Rows that go are asked for once more by the views while they go.
        self._found |= wanted
        rearrange(self, QModelIndex(), self._order, list(wanted))
        self._found = dict(wanted)
