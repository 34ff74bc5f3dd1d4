"""The columns of an export: ticked to be written, moved by the mouse or with Alt and the arrows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

_AIR = 10  # pixels of a row besides its text
_COLUMN = int(Qt.ItemDataRole.UserRole)


class ColumnList(QListWidget):
    """Holds the columns' keys in order."""

    changed = Signal()
    """another order, or another tick"""

    def __init__(self, title: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self.changed)
        self.model().rowsMoved.connect(self.changed)

    def set_columns(self, order: Sequence[str], ticked: Collection[str]) -> None:
        """Show columns in an order, some of them ticked."""
        self.clear()
        for column in order:
            item = QListWidgetItem(self._title(column), self)
            item.setData(_COLUMN, column)
            # Not a place to drop on: a column goes between others, never into one.
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setSizeHint(self._row())
            item.setCheckState(Qt.CheckState.Checked if column in ticked else Qt.CheckState.Unchecked)
        self.setCurrentRow(0)

    def order(self) -> tuple[str, ...]:
        """Return all columns in order."""
        return tuple(item.data(_COLUMN) for item in self._items())

    def columns(self) -> tuple[str, ...]:
        """Return the ticked columns in order."""
        ticked = (item for item in self._items() if item.checkState() == Qt.CheckState.Checked)
        return tuple(item.data(_COLUMN) for item in ticked)

    def move_column(self, step: int) -> None:
        """Move the current column by so many places, as far as there are any."""
        row = self.currentRow()
        to = max(0, min(self.count() - 1, row + step))
        if row >= 0 and to != row:
            item = self.takeItem(row)
            self.insertItem(to, item)
            self.setCurrentItem(item)
            self.changed.emit()

    def retranslate(self) -> None:
        """Name the columns in the language of the moment."""
        for item in self._items():
            item.setText(self._title(item.data(_COLUMN)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for item in self._items():
                item.setSizeHint(self._row())

    def _row(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + _AIR)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_column(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self.item(row) for row in range(self.count()))
