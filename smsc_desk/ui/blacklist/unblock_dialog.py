"""Asks before addresses leave the blacklist: nothing can call back what is sent to them meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smsc_desk.book.block import Block
from smsc_desk.book.fields import show_address
from smsc_desk.book.folding import digits
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.widgets import button, label

TYPED_FROM = 21
"""From so many on, the number must be typed"""
NAMED = 5


class UnblockDialog(QDialog):
    """Says how many, and waits; Cancel is what Enter presses."""

    def __init__(self, blocks: Sequence[Block], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = blocks
        self._question = label(role="title", wrap=True)
        self._effect = label(wrap=True)
        self._named = label(role="muted", wrap=True)
        self._ask = label(role="muted", wrap=True)
        self.typed = QLineEdit()
        self.cancel, self.go = button(""), button("")
        self._place()
        self._connect()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for widget in (self._question, self._effect, self._named, self._ask, self.typed):
            column.addWidget(widget)
        must_type = len(self._blocks) >= TYPED_FROM
        self._ask.setVisible(must_type)
        self._ask.setBuddy(self.typed)
        self.typed.setVisible(must_type)
        self.go.setEnabled(not must_type)
        column.addStretch(1)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        column.addLayout(row)
        self.setMinimumWidth(400)

    def _connect(self) -> None:
        self.go.setAutoDefault(False)
        self.cancel.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.accept)
        self.typed.textChanged.connect(self._on_typed)
        (self.cancel if self.typed.isHidden() else self.typed).setFocus()

    def _on_typed(self, text: str) -> None:
        right = digits(text) == str(len(self._blocks))
        self.go.setEnabled(right)
        # Who has typed the number means it: Enter then presses the button.
        (self.go if right else self.cancel).setDefault(True)

    def _retranslate(self) -> None:
        number = len(self._blocks)
        self.setWindowTitle(self.tr("Unblock"))
        self._question.setText(self.tr("Unblock %n number(s)?", "", number))
        self._effect.setText(self.tr("They can receive mailings again.", "", number))
        self._named.setText(self._names())
        self._ask.setText(self.tr("Type %1 to go on:").replace("%1", thousands(number)))
        self.typed.setAccessibleName(self._ask.text())
        self.cancel.setText(self.tr("Cancel"))
        self.go.setText(self.tr("Unblock %1").replace("%1", thousands(number)))

    def _names(self) -> str:
        lines = [
            " · ".join(filter(None, (show_address(block.address, block.channel), block.contact_name)))
            for block in self._blocks[:NAMED]
        ]
        if len(self._blocks) > NAMED:
            lines.append(self.tr("… and %n more", "", len(self._blocks) - NAMED))
        return "\n".join(lines)
