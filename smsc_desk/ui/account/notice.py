"""A message inside a narrow card: what happened in one strong line, the rest below, technical words folded away.

`MessageBar` is for the width of a window; in a card its buttons would leave no room for the words.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QWidget

from smsc_desk.ui.account.wording import Sentence
from smsc_desk.ui.icons import IconRole, Icons
from smsc_desk.ui.widgets import label, link_button, set_look

NoticeKind = Literal["danger", "ok"]
Remedy = Literal["", "certificate", "proxy"]  # what may be set to mend it
_ICONS: dict[NoticeKind, tuple[str, IconRole]] = {"danger": ("warning", "danger"), "ok": ("check", "ok")}


class Notice(QFrame):
    """Hidden until it has something to say."""

    connectionWanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._remedy: Remedy = ""
        self._icon = label()
        self.happened = label(role="strong", wrap=True)
        self.rest = label(wrap=True)
        self.remedy = link_button("")
        self.remedy.setAutoDefault(False)
        self.remedy.clicked.connect(self.connectionWanted)
        self.fold = link_button("")
        self.fold.setCheckable(True)
        self.fold.setAutoDefault(False)
        self.details = QPlainTextEdit(readOnly=True)
        self.details.hide()
        self.details.setMaximumHeight(72)
        self.fold.toggled.connect(self.details.setVisible)
        # A bar has no round corners, as it ends at the window's edges; the link stands under the words.
        self.setStyleSheet("Notice { border-radius: 6px; } Notice QPushButton { padding: 0; background: transparent; }")
        self._place()
        self._retranslate()
        self.hide()

    def say(self, kind: NoticeKind, sentence: Sentence, details: str = "", remedy: Remedy = "") -> None:
        """Show the sentence, and tell it to those who listen; `remedy` is offered."""
        set_look(self, "bar", kind)
        name, role = _ICONS[kind]
        self._icon.setPixmap(self._icons.icon(name, role).pixmap(QSize(18, 18), self.devicePixelRatioF()))
        self.details.setPlainText(details)
        self.fold.setChecked(False)
        self.fold.setVisible(bool(details))
        self._remedy = remedy
        self.remedy.setVisible(bool(remedy))
        self._retranslate()
        self.reword(sentence)
        self.show()
        said = QAccessibleAnnouncementEvent(self, self.accessibleName())
        said.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(said)

    def reword(self, sentence: Sentence) -> None:
        """The same in another language."""
        self.happened.setText(sentence.happened)
        self.rest.setText(sentence.rest)
        self.setAccessibleName(" ".join(sentence))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.happened, 0, 1)
        grid.addWidget(self.rest, 1, 1)
        grid.addWidget(self.remedy, 2, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.fold, 3, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.details, 4, 1)
        grid.setColumnStretch(1, 1)

    def _retranslate(self) -> None:
        by_proxy = self._remedy == "proxy"
        self.remedy.setText(self.tr("Set the pro&xy…") if by_proxy else self.tr("&Trust a company certificate…"))
        self.remedy.setAccessibleName(self.remedy.text().replace("&", ""))
        self.fold.setText(self.tr("Details"))
        self.fold.setAccessibleName(self.tr("Details"))
        self.details.setAccessibleName(self.tr("Details"))
