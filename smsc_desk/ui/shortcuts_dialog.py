"""Two ways to find a command: the sheet of all keys, and the box that runs one by its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smsc_desk.book.folding import fold
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import SearchField, button, label


def keys_of(action: QAction) -> str:
    """Return the keys of a command, as the system writes them."""
    return ", ".join(sequence.toString(QKeySequence.SequenceFormat.NativeText) for sequence in action.shortcuts())


class ShortcutsDialog(QDialog):
    """The sheet of keys."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        rows = [(action.text().rstrip("…"), keys_of(action)) for action in actions if action.shortcuts()] + self._more()
        half = (len(rows) + 1) // 2
        for number, (words, keys) in enumerate(rows):
            column = number // half * 2
            grid.addWidget(label(words), number % half, column)
            grid.addWidget(label(keys, "muted"), number % half, column + 1)
        close = button(self.tr("Close"))
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(16)
        whole.addWidget(label(self.tr("Keyboard shortcuts"), "title"))
        whole.addLayout(grid)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _more(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Open the contact in the editor"), self.tr("Enter")),
            (self.tr("Edit the cell, or rename the group"), "F2"),
            (self.tr("Remove from the group shown, or delete"), self.tr("Del")),
            (self.tr("Select the row"), self.tr("Space")),
            (self.tr("Select all that match"), "Ctrl+A"),
            (self.tr("Leave the field, clear the filter"), "Esc"),
            (self.tr("Save the contact"), "Ctrl+Enter"),
            (self.tr("Put a row of the side bar together with what is shown: and, or"), "Ctrl+Enter, Shift+Enter"),
            (self.tr("Move in the side bar and show nothing else"), "Ctrl+↑, Ctrl+↓"),
        ]


class CommandPalette(QDialog):
    """Type a part of a command's name, press Enter."""

    def __init__(self, actions: Sequence[QAction], icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Run a command"))
        self._actions = [action for action in actions if action.isEnabled() and action.text()]
        self.chosen: QAction | None = None
        self.field: QLineEdit = SearchField(icons, self.tr("What do you want to do?"), self.tr("Command"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setUniformItemSizes(True)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._run)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._run)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.addWidget(self.field)
        whole.addWidget(self.list)
        self.resize(420, 360)
        self._fill("")

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for action in self._actions:
            if fold(typed) in fold(action.text()):
                keys = keys_of(action)
                item = QListWidgetItem(action.icon(), action.text().rstrip("…") + (f"   {keys}" if keys else ""))
                item.setData(Qt.ItemDataRole.UserRole, action)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self, *_: object) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen = item.data(Qt.ItemDataRole.UserRole)
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows of the field move in the list."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
        return False
