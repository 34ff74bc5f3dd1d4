"""The buttons above the blacklist."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from smsc_desk.ui.blacklist.block_menu import type_menu
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import line, primary_button


class BlockBar(QWidget):
    """Block is always possible, the rest once rows are chosen."""

    blockPressed = Signal()
    importPressed = Signal()
    exportPressed = Signal()
    unblockPressed = Signal()
    typeChosen = Signal(object)
    """BlockType"""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.block = primary_button("", icons.icon("plus", "on_accent"))
        self.take_in = _tool(icons, "import")
        self.change, self.unblock = _tool(icons, "edit"), _tool(icons, "minus-circle")
        self.export = _tool(icons, "export")
        self.change.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 9, 10, 9)
        row.setSpacing(4)
        row.addWidget(self.block)
        row.addSpacing(12)
        row.addWidget(self.take_in)
        row.addWidget(self.export)
        parting = line(vertical=True)
        parting.setFixedHeight(20)
        row.addWidget(parting)
        row.addWidget(self.change)
        row.addWidget(self.unblock)
        row.addStretch(1)
        self.block.clicked.connect(self.blockPressed)
        self.take_in.clicked.connect(self.importPressed)
        self.export.clicked.connect(self.exportPressed)
        self.unblock.clicked.connect(self.unblockPressed)
        self._retranslate()

    def set_chosen(self, number: int) -> None:
        """Tell how many rows are chosen."""
        self.change.setEnabled(number > 0)
        self.unblock.setEnabled(number > 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.block.setText(self.tr("Block numbers…"))
        self.take_in.setText(self.tr("Import…"))
        self.export.setText(self.tr("Export…"))
        self.change.setText(self.tr("Change type"))
        self.unblock.setText(self.tr("Unblock"))
        if old := self.change.menu():
            old.deleteLater()
        self.change.setMenu(type_menu(self.typeChosen.emit, self._icons, self.change))


def _tool(icons: Icons, icon: str) -> QToolButton:
    """A button that is quiet until the pointer is over it."""
    made = QToolButton()
    made.setIcon(icons.icon(icon))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return made
