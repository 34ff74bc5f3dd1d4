"""The single edits of a deed: what each asked for, how it stands, and what the provider answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from smsc_desk.store.queue import QueuedEdit
from smsc_desk.store.store import Store
from smsc_desk.ui.activity import words
from smsc_desk.ui.activity.deed_words import standing
from smsc_desk.ui.activity.naming import EditNames
from smsc_desk.ui.activity.queue_model import SIGN_ROLE
from smsc_desk.ui.activity.queue_view import SignDelegate
from smsc_desk.ui.delegates import TextDelegate, dress_table
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ElidedLabel, button

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
WHAT, STATE, ANSWER = range(3)
COLUMNS = (  # translated when shown
    str(QT_TRANSLATE_NOOP("History", "Change")),
    str(QT_TRANSLATE_NOOP("History", "State")),
    str(QT_TRANSLATE_NOOP("History", "Reason or answer")),
)


class DeedModel(QAbstractTableModel):
    """The edits of one deed, in their order."""

    def __init__(self, store: Store, groups: GroupDirectory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = EditNames(store, groups)
        self._edits: Sequence[QueuedEdit] = ()

    def show_edits(self, edits: Sequence[QueuedEdit]) -> None:
        """Show the edits of another deed, or the same ones as they stand by now."""
        same = [edit.id for edit in edits] == [edit.id for edit in self._edits]
        if not same:
            self.beginResetModel()
        self._names.forget()
        self._edits = edits
        if not same:
            self.endResetModel()
        else:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        self._names.forget()
        if self._edits:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._edits) - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def lines(self) -> list[list[str]]:
        """Return headings and rows as they are read."""
        heads = [QCoreApplication.translate("History", column) for column in COLUMNS]
        rows = range(len(self._edits))
        return [heads, *([self._text(row, column) for column in range(len(COLUMNS))] for row in rows)]

    # --- Qt's questions ---

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._edits)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("History", COLUMNS[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index.row(), index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                heading = QCoreApplication.translate("History", COLUMNS[index.column()])
                return f"{heading}: {self._text(index.row(), index.column())}"
            case _:
                seen = role == SIGN_ROLE and index.column() == STATE
                return standing(self._edits[index.row()]) if seen else None

    def _text(self, row: int, column: int) -> str:
        edit = self._edits[row]
        match column:
            case 0:
                return self._names.what(edit, lambda: self._edits[row : row + EditNames.AROUND])
            case 1:
                return standing(edit).word
            case _:
                code = "" if edit.error_code is None else self.tr("Code %1").replace("%1", str(edit.error_code))
                return " · ".join(filter(None, (words.reason(edit), code, " ".join(edit.answer.split()))))


class DeedDetails(QWidget):
    """A table of the edits, and a way to take it along."""

    def __init__(self, store: Store, groups: GroupDirectory, look: Look, icons: Icons) -> None:
        super().__init__()
        self.model = DeedModel(store, groups, self)
        self.table = QTableView()
        self.title = ElidedLabel("", "strong")
        self.copy_button = button("", icons.icon("copy", "muted"))
        self._dress(look, icons)
        self._place()
        self.copy_button.clicked.connect(self.copy)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy)
        self._retranslate()

    def copy(self) -> None:
        """Copy all rows as tab-separated text with headings."""
        lines = ("\t".join(" ".join(cell.split()) for cell in line) for line in self.model.lines())
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _dress(self, look: Look, icons: Icons) -> None:
        table = self.table
        table.setModel(self.model)
        dress_table(table, look)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setItemDelegateForColumn(WHAT, TextDelegate(look, icons, table))
        table.setItemDelegateForColumn(STATE, SignDelegate(look, icons, table))
        table.setItemDelegateForColumn(ANSWER, TextDelegate(look, icons, table, role="muted"))
        for column, width in ((WHAT, 360), (STATE, 215)):
            table.setColumnWidth(column, look.scaled(width))
        table.horizontalHeader().setStretchLastSection(True)

    def _place(self) -> None:
        self.setProperty("plane", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 14, 6)
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.setMinimumHeight(140)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Details"))
        self.table.setAccessibleName(self.tr("The single changes"))
        self.copy_button.setText(self.tr("Copy"))
        self.copy_button.setAccessibleName(self.copy_button.text())
