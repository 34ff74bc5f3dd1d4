"""The line under the table: how many there are, or what is known of the one chosen entry and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsc_desk.book.block import Block
from smsc_desk.book.identity import RowState
from smsc_desk.ui.blacklist.block_columns import known_since
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.widgets import ElidedLabel, link_button, set_look


class DetailsLine(QWidget):
    """Keeps its height whatever it says."""

    ownerPressed = Signal()
    problemPressed = Signal()
    retryPressed = Signal()
    discardPressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown, self._chosen = 0, 0
        self._total: int | None = None
        self._block: Block | None = None
        self._reason = ""
        self.text = ElidedLabel("", "muted")
        self.owner, self.retry, self.discard = link_button(""), link_button(""), link_button("")
        self.problem = link_button("")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 10, 4)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        for pressed in (self.problem, self.retry, self.discard, self.owner):
            row.addWidget(pressed)
        self.owner.clicked.connect(self.ownerPressed)
        self.problem.clicked.connect(self.problemPressed)
        self.retry.clicked.connect(self.retryPressed)
        self.discard.clicked.connect(self.discardPressed)
        self._retranslate()

    def show_counts(self, shown: int, total: int | None) -> None:
        """Say how many entries are found, of how many."""
        self._shown, self._total = shown, total
        self._update()

    def show_chosen(self, number: int, block: Block | None, reason: str = "") -> None:
        """Say how many rows are chosen; `reason` is why the one of them was refused."""
        self._chosen, self._block, self._reason = number, block, reason
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _update(self) -> None:
        block = self._block
        self.text.setText(self._words())
        set_look(self.text, "role", "danger" if block and self._reason else "muted")
        self.owner.setVisible(block is not None)
        if block is not None:
            self.owner.setText(self.tr("Open contact") if block.contact is not None else self.tr("Add to contacts…"))
        # What was refused is decided where both sides are shown; what is in doubt is only looked up or taken back.
        doubt = block is not None and block.state == RowState.DOUBT
        self.problem.setVisible(block is not None and block.state == RowState.PROBLEM)
        self.retry.setVisible(doubt)
        self.discard.setVisible(doubt)

    def _words(self) -> str:
        if self._block is not None:
            one = self.tr("%1 selected").replace("%1", "1")
            return " · ".join(filter(None, (one, self._reason or known_since(self._block))))
        if self._chosen:
            all_found = self._chosen == self._shown and self._chosen > 1
            words = self.tr("%1 selected (all that match)") if all_found else self.tr("%1 selected")
            return words.replace("%1", thousands(self._chosen))
        if self._total is None:
            return ""
        if self._shown == self._total:
            return self.tr("%1 blocked").replace("%1", thousands(self._total))
        found = self.tr("%1 found of %2")
        return found.replace("%1", thousands(self._shown)).replace("%2", thousands(self._total))

    def _retranslate(self) -> None:
        self.problem.setText(self.tr("Show the problem"))
        self.retry.setText(self.tr("Retry"))
        self.discard.setText(self.tr("Take back"))
        self._update()
