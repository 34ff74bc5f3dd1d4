"""Parts of the form that fold away: what the blacklist has of the contact's addresses, and the contact's past."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from smsc_desk.book import fields
from smsc_desk.book.block import Block
from smsc_desk.book.contact import Contact
from smsc_desk.book.identity import Channel
from smsc_desk.store.queue import QueuedEdit
from smsc_desk.ui import messages
from smsc_desk.ui.contacts.button_row import ButtonRow
from smsc_desk.ui.contacts.form_field import GAP
from smsc_desk.ui.contacts.wording import asked, block_badge, block_type, field_names
from smsc_desk.ui.icons import IconRole, Icons
from smsc_desk.ui.widgets import ElidedLabel, button, label, line


class FormSection(QWidget):
    """A title that folds what stands under it; folded, one line says what is inside."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._unfolded = False
        self.toggle = QToolButton()
        self.toggle.setProperty("bare", True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setIconSize(QSize(14, 14))
        self.toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.summary = ElidedLabel(role="muted")
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.body = QWidget()
        self.inside = QVBoxLayout(self.body)
        self.inside.setContentsMargins(20, 2, 0, 4)
        self.inside.setSpacing(4)
        self._place()
        self.toggle.clicked.connect(lambda: self.unfold(unfolded=not self._unfolded))
        self.unfold(unfolded=False)

    def set_title(self, text: str) -> None:
        """Set the title."""
        self.toggle.setText(f" {text}")
        self.toggle.setAccessibleName(text)

    def set_summary(self, text: str) -> None:
        """Set the line that is seen while it is folded."""
        self.summary.setText(text)
        self.unfold(unfolded=self._unfolded)

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.toggle)
        head.addWidget(self.summary, 1)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(line())
        column.addLayout(head)
        column.addWidget(self.body)

    def unfold(self, *, unfolded: bool) -> None:
        """Show the body, or only the summary."""
        self._unfolded = unfolded
        self.toggle.setIcon(self._icons.icon("chevron-down" if unfolded else "chevron-right", "muted"))
        self.toggle.setAccessibleDescription("" if unfolded else self.summary.text())
        self.body.setVisible(unfolded)
        self.summary.setVisible(not unfolded)


class BlockSection(FormSection):
    """Which addresses are blocked, in words; two buttons ask for more."""

    block_wanted = Signal()
    unblock_wanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(icons, parent)
        self.blocks: list[Block] = []
        self._channel, self._addresses = Channel.PHONE, tuple[str, ...]()
        self._rows: list[QWidget] = []
        self.block, self.unblock = button(""), button("")
        for pressed in (self.block, self.unblock):
            pressed.setAutoDefault(False)
        self.block.clicked.connect(self.block_wanted)
        self.unblock.clicked.connect(self.unblock_wanted)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.inside.addLayout(self._list)
        self.inside.addWidget(ButtonRow((self.block, self.unblock)))
        self._retranslate()

    def show_blocks(self, channel: Channel, addresses: Sequence[str], blocks: Sequence[Block]) -> None:
        """Show what the blacklist has of these addresses."""
        if (channel, tuple(addresses), list(blocks)) == (self._channel, self._addresses, self.blocks) and self._rows:
            return
        self._channel, self._addresses, self.blocks = channel, tuple(addresses), list(blocks)
        self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.set_title(self.tr("Block"))
        self.unblock.setText(self.tr("Unblock"))
        self._rebuild()

    def _rebuild(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = self._new_rows()
        for row in self._rows:
            self._list.addWidget(row)
        all_blocked = bool(self.blocks) and len(self.blocks) == len(self._addresses)
        self.block.setText(self.tr("Change type…") if all_blocked else self.tr("Block…"))
        self.unblock.setVisible(bool(self.blocks))
        for pressed in (self.block, self.unblock):
            pressed.setAccessibleName(pressed.text())
        kinds = dict.fromkeys(block_type(block.type) for block in self.blocks)
        self.set_summary(" · ".join(kinds) or self.tr("not blocked"))

    def _new_rows(self) -> list[QWidget]:
        if not self.blocks:
            return [label(self.tr("Not blocked"), "muted")]
        several = len(self._addresses) > 1
        rows: list[QWidget] = []
        for block in self.blocks:
            icon, role = block_badge(block.type)
            about = fields.show_address(block.address, self._channel) if several else ""
            rows.append(self._row(icon, role, " · ".join(filter(None, (about, block_type(block.type))))))
            if block.comment:
                rows.append(label(self.tr("Reason: %1").replace("%1", block.comment), "muted", wrap=True))
        return rows

    def _row(self, icon: str, role: IconRole, text: str) -> QWidget:
        row = QWidget()
        words = label(text, "danger" if role == "danger" else "warn", wrap=True)
        picture = label()
        picture.setPixmap(self._icons.icon(icon, role).pixmap(QSize(16, 16), self.devicePixelRatioF()))
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(words, 1)
        return row


class HistorySection(FormSection):
    """What this computer knows of the contact's past, and what is still to be sent."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(icons, parent)
        self._contact: Contact | None = None
        self._edits: list[QueuedEdit] = []
        self._lines: list[QLabel] = []
        self._retranslate()

    def show_history(self, contact: Contact | None, edits: Sequence[QueuedEdit]) -> None:
        """Show since when the contact is known here, and its open edits."""
        self._contact, self._edits = contact, list(edits)
        self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.set_title(self.tr("History"))
        self._rebuild()

    def _rebuild(self) -> None:
        for shown in self._lines:
            self.inside.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        texts = self._texts()
        self._lines = [label(text, "muted", wrap=True) for text in texts]
        for shown in self._lines:
            self.inside.addWidget(shown)
        self.set_summary(texts[-1] if texts else "")

    def _texts(self) -> list[str]:
        if self._contact is None:
            return []
        texts = []
        if self._contact.added_ms is not None:
            texts.append(self.tr("Known on this computer since %1").replace("%1", self._when(self._contact.added_ms)))
        if self._contact.changed_ms is not None:
            texts.append(self.tr("Changed on this computer %1").replace("%1", self._when(self._contact.changed_ms)))
        return texts + [self._edit_words(edit) for edit in self._edits]

    def _edit_words(self, edit: QueuedEdit) -> str:
        words = asked(edit.edit, field_names(self._contact.channel if self._contact else Channel.PHONE))
        if edit.state in {"refused", "conflict", "parked"}:
            why = messages.refusal(edit.reason, edit.error_code) or edit.answer
            return " · ".join(filter(None, (words, self._stopped(edit.state), why)))
        if edit.state in {"ambiguous", "verifying"}:
            stand = self.tr("in doubt: no answer came")
        else:
            stand = self.tr("being sent") if edit.state == "sending" else self.tr("not sent yet")
        return f"{words} · {stand}"

    def _stopped(self, state: str) -> str:
        match state:
            case "conflict":
                return self.tr("stopped: the provider has something else")
            case "parked":
                return self.tr("set aside")
            case _:
                return self.tr("refused")

    def _when(self, moment_ms: int) -> str:
        moment = datetime.datetime.fromtimestamp(moment_ms / 1000).astimezone()
        today = datetime.datetime.now().astimezone().date()
        date = QDate(moment.year, moment.month, moment.day)
        day = "" if moment.date() == today else self.locale().toString(date, QLocale.FormatType.ShortFormat)
        return f"{day} {moment:%H:%M}".strip()
