"""Addresses of a pasted list, to be read and copied: those that nobody in the book has, and those that came twice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from smsc_desk.book import phone
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.tasks import ask
from smsc_desk.ui.widgets import button, label, primary_button


class AddressesDialog(QDialog):
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
        self.end.clicked.connect(self.reject)
        self.end.setDefault(True)
        self._place()
        self._retranslate()

    async def shown(self) -> bool:
        """Show the dialog and wait until it is closed; True where something is to be done with the addresses."""
        return await ask(self)

    def _place(self) -> None:
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.copy)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self.lines, 1)
        column.addLayout(self._buttons)
        self.resize(380, 440)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.copy.setText(self.tr("Copy"))
        self.end.setText(self.tr("Close"))
        for pressed in (self.copy, self.end):
            pressed.setAccessibleName(pressed.text())


class MissingDialog(AddressesDialog):
    """Addresses that are in no contact; accepted where they are to be added."""

    def _place(self) -> None:
        super()._place()
        self.add = primary_button("")
        self.add.clicked.connect(self.accept)
        self._buttons.insertWidget(2, self.add)

    def _retranslate(self) -> None:
        super()._retranslate()
        count = len(self._addresses)
        self._title.setText(counted(self.tr("%n address(es) of the list are in no contact.", "", count), count))
        self.setWindowTitle(self.tr("Not in the book"))
        self.setAccessibleName(self.windowTitle())
        self.lines.setAccessibleName(self.tr("Addresses that are in no contact"))
        self.add.setText(counted(self.tr("Add %n…", "", count), count))
        self.add.setAccessibleName(self.add.text())


class RepeatedDialog(AddressesDialog):
    """Addresses that stand more than once in the list."""

    def _retranslate(self) -> None:
        super()._retranslate()
        count = len(self._addresses)
        self._title.setText(counted(self.tr("%n address(es) stand more than once in the list.", "", count), count))
        self.setWindowTitle(self.tr("Repeated in the list"))
        self.setAccessibleName(self.windowTitle())
        self.lines.setAccessibleName(self.tr("Addresses that stand more than once"))
