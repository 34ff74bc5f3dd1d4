"""The numbers of a pasted list that nobody in the book has: to be read and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from smsc_desk.book import phone
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.tasks import ask
from smsc_desk.ui.widgets import button, label


class MissingDialog(QDialog):
    """Shows addresses, one a line; copies them as they are kept."""

    def __init__(self, addresses: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._addresses = addresses
        self._title = label(wrap=True)
        self.lines = QPlainTextEdit("\n".join(map(phone.pretty, addresses)))
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.copy, self.end = button(""), button("")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(addresses)))
        self.end.clicked.connect(self.accept)
        self.end.setDefault(True)
        self._place()
        self._retranslate()

    async def shown(self) -> None:
        """Show the dialog and wait until it is closed."""
        await ask(self)

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self.lines, 1)
        column.addLayout(buttons)
        self.resize(380, 440)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        count = len(self._addresses)
        text = self.tr("%n address(es) of the list are in no contact.", "", count)
        self._title.setText(text.replace(str(count), thousands(count), 1))
        self.setWindowTitle(self.tr("Not in the book"))
        self.setAccessibleName(self.windowTitle())
        self.lines.setAccessibleName(self.tr("Addresses that are in no contact"))
        self.copy.setText(self.tr("Copy"))
        self.end.setText(self.tr("Close"))
        for pressed in (self.copy, self.end):
            pressed.setAccessibleName(pressed.text())
