"""The first rows of a file as they stand there, redrawn whenever it is read in another way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from smsc_desk.files.rows import Row
from smsc_desk.ui.delegates import TextDelegate, dress_table
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing import reasons
from smsc_desk.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
HeadingRole = int(Qt.ItemDataRole.UserRole) + 1
"""bool: the row is the one of the headings"""
WIDEST = 220


class RawModel(QAbstractTableModel):
    """Some twenty rows; the first column is the line in the file."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._header: int | None = None
        self._width = 0

    def show_rows(self, rows: Sequence[Row], header: int | None) -> None:
        """Show rows; `header` is the one of the headings, from 0."""
        self.beginResetModel()
        self._rows, self._header = rows, header
        self._width = max((len(row.cells) for row in rows), default=0)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self._width + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        return self.tr("Line") if section == 0 else str(section)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _DISPLAY:
            if index.column() == 0:
                return str(row.line) if row.line else ""
            return row.cells[index.column() - 1] if index.column() <= len(row.cells) else ""
        if role == HeadingRole:
            return index.row() == self._header
        if role == int(Qt.ItemDataRole.ToolTipRole) and row.damage:
            return reasons.reason(row.damage).sentence
        return None

    def retranslate(self) -> None:
        """Say the headings anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self._width))


class RawDelegate(TextDelegate):
    """The row of the headings is bold on a ground of its own."""

    def draw(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        if not index.data(HeadingRole):
            super().draw(painter, box, index, selected=selected)
            return
        if not selected:
            painter.fillRect(box, self.kit.colours["chip"])
        painter.setPen(self.pen("text", selected=selected))
        text = self.kit.cut(str(index.data(_DISPLAY) or ""), self.kit.bold, box.width() - 16)
        self.kit.draw_text(painter, (box.x() + 8, box.y()), box.height(), text, self.kit.bold)


class RawGrid(QTableView):
    """Only looked at."""

    def __init__(self, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows = RawModel()
        self.setModel(self.rows)
        dress_table(self, look)
        self.setProperty("framed", True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(RawDelegate(look, icons, self))
        self.setItemDelegateForColumn(0, TextDelegate(look, icons, self, role="muted", figures=True, align_right=True))
        self._retranslate()

    def show_rows(self, rows: Sequence[Row], header: int | None) -> None:
        """Show rows, with columns as wide as they need up to a limit."""
        self.rows.show_rows(rows, header)
        for column in range(min(self.rows.columnCount(), 60)):
            self.resizeColumnToContents(column)
            widest, least = self._look.scaled(WIDEST), self._look.scaled(72 if column == 0 else 56)
            self.setColumnWidth(column, max(least, min(widest, self.columnWidth(column) + 12)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("First rows of the file"))
        self.rows.retranslate()
