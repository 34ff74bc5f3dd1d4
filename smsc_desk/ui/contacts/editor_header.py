"""The head of the editor: who it is, whether they are blocked, and how the contact stands towards the provider."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smsc_desk.book import fields
from smsc_desk.book.block import BlockType
from smsc_desk.book.contact import Contact
from smsc_desk.book.identity import RowState
from smsc_desk.store.queue import QueuedEdit
from smsc_desk.ui import messages
from smsc_desk.ui.contacts.button_row import ButtonRow
from smsc_desk.ui.contacts.wording import block_badge, block_type
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ElidedLabel, button, label, set_look

REFUSED = {"refused", "conflict", "parked"}
DOUBTFUL = {"ambiguous", "verifying"}


class BlockBadge(QWidget):
    """A block in icon, word and colour, as the table shows it."""

    ICON, PAD = 14, 6

    def __init__(self, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icons = look, icons
        self._kind: BlockType | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        self.show_block(None)

    def show_block(self, kind: BlockType | None) -> None:
        """Show a type of block, or nothing."""
        self._kind = kind
        self.setAccessibleName("" if kind is None else self.tr("Blocked: %1").replace("%1", self._text()))
        self.setVisible(kind is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._text())
        return QSize(words + self.ICON + 3 * self.PAD, self._look.scaled(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._kind is None:
            return
        icon, role = block_badge(self._kind)
        tokens, box = self._look.tokens, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        colour = str(getattr(tokens, role))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(str(getattr(tokens, f"{role}_soft"))))
            painter.drawRoundedRect(box, 5, 5)
            top = (self.height() - self.ICON) // 2
            painter.drawPixmap(self.PAD, top, self._icons.pixmap(icon, self.ICON, colour, self.devicePixelRatioF()))
            painter.setPen(QColor(colour))
            room = self.rect().adjusted(self.ICON + 2 * self.PAD, 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_block(self._kind)

    def _text(self) -> str:
        return "" if self._kind is None else block_type(self._kind)


class StateBanner(QFrame):
    """What the provider did not carry out, and the two ways on; narrower than a message bar."""

    retry = Signal()
    discard = Signal()
    look = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon = label()
        self.text = label(wrap=True)
        self.again, self.drop, self.decide = button(""), button(""), button("")
        for pressed, wish in ((self.again, self.retry), (self.drop, self.discard), (self.decide, self.look)):
            pressed.setAutoDefault(False)
            pressed.clicked.connect(wish)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 10, 8)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.text, 0, 1)
        self._simple = ButtonRow((self.again, self.drop))
        grid.addWidget(self._simple, 1, 1)
        grid.addWidget(ButtonRow((self.decide,)), 2, 1)
        self._retranslate()

    def say(self, *, refused: bool, text: str, both: bool = False) -> None:
        """Show a refusal, or a doubt, in words; where `both` sides changed, there is no answer without seeing them."""
        self._simple.setVisible(not both)
        role = "danger" if refused else "warn"
        set_look(self, "bar", role)
        picture = self._icons.icon("warning", "danger" if refused else "warn")
        self._icon.setPixmap(picture.pixmap(QSize(16, 16), self.devicePixelRatioF()))
        self.decide.setVisible(refused)
        self.text.setText(text)
        self.setAccessibleName(text)
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.again.setText(self.tr("Try again"))
        self.drop.setText(self.tr("Discard"))
        self.decide.setText(self.tr("Decide…"))
        for pressed in (self.again, self.drop, self.decide):
            pressed.setAccessibleName(pressed.text())


class EditorHeader(QWidget):
    """Title, badge, and one line of state, or the banner of what went wrong."""

    retryWanted = Signal(object)
    """list[int]: edits to queue again"""
    discardWanted = Signal(object)
    """list[int]: edits to take back"""
    problemWanted = Signal()
    """the refused edits are to be decided about where all of it is to be seen"""

    def __init__(self, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contact: Contact | None = None
        self._edits: list[QueuedEdit] = []
        self.title = ElidedLabel(role="title")
        self.badge = BlockBadge(look, icons)
        self.state = label(role="warn", wrap=True)
        self.banner = StateBanner(icons)
        self.banner.look.connect(self.problemWanted)
        self.banner.retry.connect(lambda: self.retryWanted.emit([edit.id for edit in self._troubled()]))
        self.banner.discard.connect(lambda: self.discardWanted.emit([edit.id for edit in self._troubled()]))
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.title, 1)
        across.addWidget(self.badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(6)
        column.addLayout(across)
        column.addWidget(self.state)
        column.addWidget(self.banner)
        self.banner.hide()

    def show_contact(self, contact: Contact) -> None:
        """Show who it is and how the record stands."""
        if self._contact is None or contact.id != self._contact.id or contact.state == RowState.SYNCED:
            self._edits = []
        self._contact = contact
        self._reword()

    def show_edits(self, edits: Sequence[QueuedEdit]) -> None:
        """Tell the reasons of what was not carried out."""
        self._edits = list(edits)
        self._reword()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()

    def _troubled(self) -> list[QueuedEdit]:
        """Return the refused edits, or the doubtful ones where none is refused."""
        refused = [edit for edit in self._edits if edit.state in REFUSED]
        return refused or [edit for edit in self._edits if edit.state in DOUBTFUL]

    def _reword(self) -> None:
        contact = self._contact
        if contact is None:
            return
        shown = contact.title or fields.show_address(contact.address, contact.channel)
        self.title.setText(shown or self.tr("Contact without a name"))
        self.badge.show_block(contact.block)
        troubled = self._troubled()
        self.banner.setVisible(bool(troubled))
        if troubled:
            self.banner.say(refused=troubled[0].state in REFUSED, text=self._trouble(troubled),
                            both=troubled[0].state == "conflict")  # fmt: skip
        self.state.setText(self._state(contact.state))
        self.state.setVisible(bool(self.state.text()) and not troubled)

    def _state(self, state: RowState) -> str:
        match state:
            case RowState.SYNCED:
                return ""
            case RowState.PENDING:
                return self.tr("Not sent yet · saved on this computer")
            case RowState.DOUBT:
                return self.tr("In doubt: the answer never came")
            case RowState.PROBLEM:
                return self.tr("The provider did not accept a change")

    def _trouble(self, troubled: Sequence[QueuedEdit]) -> str:
        first = troubled[0]
        why = messages.refusal(first.reason, first.error_code) or first.answer
        if first.state in DOUBTFUL:
            looked_up = self.tr("It is looked up before anything is sent again.")
            return f"{messages.refusal('no_answer', None)} {looked_up}"
        more = len(troubled) - 1
        others = self.tr("And %n more.", "", more) if more else ""
        return f"{why} {others}".rstrip()
