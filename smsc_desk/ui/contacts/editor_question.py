"""A question with buttons that say what they do; Enter presses the default one, Esc is no answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smsc_desk.ui.tasks import ask
from smsc_desk.ui.widgets import button, danger_button, label, primary_button

CANCEL = ""
"""The answer of who wants none of it."""


class Question(QDialog):
    """A sentence and choices, each a key and its words; `chosen` is the key, or CANCEL."""

    def __init__(
        self,
        text: str,
        choices: Sequence[tuple[str, str]],
        *,
        default: str = CANCEL,
        danger: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.chosen = CANCEL
        self.setWindowTitle("smsc-desk")
        self.setAccessibleName(text)
        self._words = label(text, wrap=True)
        self._words.setMinimumWidth(320)
        self.buttons: dict[str, QPushButton] = {}
        cancel = (CANCEL, QCoreApplication.translate("contacts", "Cancel"))
        row = QHBoxLayout()
        row.addStretch(1)
        for key, words in (*choices, cancel):
            pressed = danger_button(words) if key == danger else button(words)
            if key == default and key != CANCEL:
                pressed = primary_button(words)
            pressed.setAccessibleName(words)
            pressed.setAutoDefault(key == default)
            pressed.setDefault(key == default)
            pressed.clicked.connect(lambda _=False, key=key: self._answer(key))
            self.buttons[key] = pressed
            row.addWidget(pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(18)
        column.addWidget(self._words)
        column.addLayout(row)
        self.buttons[default].setFocus()

    def _answer(self, key: str) -> None:
        self.chosen = key
        (self.accept if key != CANCEL else self.reject)()


async def ask_choice(
    parent: QWidget, text: str, choices: Sequence[tuple[str, str]], *, default: str = CANCEL, danger: str | None = None
) -> str:
    """Ask, and return the key of the choice; CANCEL where none was taken."""
    dialog = Question(text, choices, default=default, danger=danger, parent=parent.window())
    return dialog.chosen if await ask(dialog) else CANCEL
