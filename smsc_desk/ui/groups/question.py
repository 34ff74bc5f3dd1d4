"""A question before what cannot be taken back: one sentence, a button with the verb, and Cancel as the default."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smsc_desk.ui.widgets import button, danger_button, label

Say = Callable[[], str]
"""words in the language of the moment they are asked for"""


class Question(QDialog):
    """Accepted when the verb was pressed; `harmless` when nothing is lost by it."""

    def __init__(self, text: Say, verb: Say, *, harmless: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say, self._verb = text, verb
        self._text = label(wrap=True)
        self._text.setMinimumWidth(360)
        self.go = button("") if harmless else danger_button("")
        self.cancel = button("")
        self.cancel.setDefault(True)
        self.go.setAutoDefault(harmless)
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._place()
        self._retranslate()
        self.cancel.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(18)
        column.addWidget(self._text)
        column.addLayout(buttons)

    def _retranslate(self) -> None:
        self._text.setText(self._say())
        self.go.setText(self._verb())
        self.cancel.setText(self.tr("Cancel"))
        self.setWindowTitle(self._verb())
        self.setAccessibleName(self._say())
        for pressed in (self.go, self.cancel):
            pressed.setAccessibleName(pressed.text())
