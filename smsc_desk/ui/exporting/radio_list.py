"""Radio buttons one under the other below a heading, each with a sentence where it needs one."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from smsc_desk.ui.widgets import label


class RadioList(QWidget):
    """One of some members of an enumeration."""

    changed = Signal()

    def __init__(self, members: Sequence[enum.Enum], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label(role="heading")
        self._heading.setMinimumHeight(24)  # as beside buttons: headings of two lists stand on one line
        self._group = QButtonGroup(self)
        self._members = {member: (QRadioButton(), label(role="hint", wrap=True)) for member in members}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        for radio, sentence in self._members.values():
            self._add(column, radio, sentence)
        self._group.buttonToggled.connect(lambda _radio, checked: self.changed.emit() if checked else None)

    def chosen(self) -> Any:
        """Return the member that is chosen, the first before one is."""
        chosen = (member for member, (radio, _) in self._members.items() if radio.isChecked())
        return next(chosen, next(iter(self._members)))

    def choose(self, member: enum.Enum) -> None:
        """Choose a member."""
        self.radio(member).setChecked(True)

    def radio(self, member: enum.Enum) -> QRadioButton:
        """Return a member's button."""
        return self._members[member][0]

    def set_shown(self, member: enum.Enum, shown: bool) -> None:  # noqa: FBT001 - as QWidget.setVisible
        """Offer a member, or do not."""
        radio, sentence = self._members[member]
        radio.setVisible(shown)
        sentence.setVisible(shown and bool(sentence.text()))

    def name(self, text: str) -> None:
        """Give the heading its words."""
        self._heading.setText(text)
        self.setAccessibleName(text)

    def say(self, member: enum.Enum, text: str, sentence: str = "") -> None:
        """Give a member its words."""
        radio, below = self._members[member]
        radio.setText(text.replace("&", "&&"))
        radio.setAccessibleName(text)
        radio.setAccessibleDescription(sentence)
        below.setText(sentence)
        below.setVisible(bool(sentence) and not radio.isHidden())

    def _add(self, column: QVBoxLayout, radio: QRadioButton, sentence: QLabel) -> None:
        self._group.addButton(radio)
        sentence.setContentsMargins(22, 0, 0, 4)
        sentence.hide()
        column.addWidget(radio)
        column.addWidget(sentence)
