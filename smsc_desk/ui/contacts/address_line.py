"""One number, or e-mail address, of a contact: typed in any spelling, with what was understood under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smsc_desk.book import email, phone
from smsc_desk.book.contact import Contact
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel
from smsc_desk.book.phone import Number, Quality, Reason
from smsc_desk.ui import messages
from smsc_desk.ui.contacts.button_row import ButtonRow
from smsc_desk.ui.contacts.form_field import NOTHING, Verdict, offer_button
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import FieldRow, icon_button, label, rename_icon_button

UNFINISHED = {Reason.TOO_SHORT, Reason.EMPTY}
"""No mistakes while one types."""


class AddressEdit(QLineEdit):
    """The line itself: its keys do what the buttons beside it do; a paste of several addresses is told."""

    main_wanted = Signal()
    removal_wanted = Signal()
    more_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = {
            Qt.Key.Key_Up: self.main_wanted,
            Qt.Key.Key_Delete: self.removal_wanted,
            Qt.Key.Key_Insert: self.more_wanted,
        }.get(Qt.Key(event.key()))
        if wanted is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            wanted.emit()
        else:
            super().keyPressEvent(event)


class AddressLine(QWidget):
    """An edit with its buttons, the sentence under it, and what it offers."""

    edited = Signal(bool)
    """True: more than one letter came at once"""
    left = Signal()
    owner_wanted = Signal(object)
    """ContactId: show who has this address"""
    groups_wanted = Signal(object)
    """ContactId: put the chosen groups to who has this address"""

    def __init__(self, icons: Icons, region: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons, self._region = icons, region
        self.channel = Channel.PHONE
        self.kept: dict[str, str] = {}  # what the book shows -> the address it stands for
        self.owner: Contact | None = None
        self.describe_owner: Callable[[Contact], str] = lambda owner: owner.title
        self.said: Callable[[Verdict], Verdict] = lambda verdict: verdict
        self.may_join = False
        self._length = 0
        self.edit = AddressEdit()
        self.make_main = icon_button(icons.icon("star", "muted"), "")
        self.remove = icon_button(icons.icon("close", "muted"), "")
        self.hint = label(role="hint", wrap=True)
        self.name = label()  # only for those who do not see it: the field has one name for all its lines
        self.name.hide()
        self.row = FieldRow(self.name, self.edit, self.hint, reserved=False)
        self._meant, self._open, self._join = offer_button(), offer_button(), offer_button()
        self._offers = ButtonRow((self._meant, self._open, self._join), 0)
        self.setFocusProxy(self.edit)
        self._place()
        self._connect()

    # --- what it means ---

    def texts(self) -> list[str]:
        """Return what is typed: one address, or a pasted list of them."""
        text = self.edit.text().strip()
        if text in self.kept or not text:
            return [text] if text else []
        parts = phone.split(text) if self.channel == Channel.PHONE else email.split(text)
        return parts if len(parts) > 1 and all(map(self._can_be, parts)) else [text]

    def addresses(self) -> list[str]:
        """Return the addresses as they are kept.

        Raises:
            Invalid: `unusable`.
        """
        return [self._address(text) for text in self.texts()]

    def _address(self, text: str) -> str:
        if text in self.kept:
            return self.kept[text]
        if self.channel == Channel.PHONE:
            address = self._understood(text).digits
        else:
            address = email.normal(text) if email.usable(text) else ""
        if not address:
            raise Invalid("addresses", "unusable", address=text)
        return address

    def _can_be(self, text: str) -> bool:
        if self.channel == Channel.EMAIL:
            return email.usable(text)
        return self._understood(text).quality != Quality.UNUSABLE

    def _understood(self, text: str) -> Number:
        return phone.understand(text, region=self._region())

    # --- what it says ---

    def reword(self) -> None:
        """Say how the text is understood, and what can be done about it."""
        verdict = self.said(self._judged())
        self.row.set_state(*verdict)
        meant = email.meant(self.edit.text()) if self.channel == Channel.EMAIL else None
        self._offer_meant(meant)
        self._open.setText(self.tr("Open it"))
        self._join.setText(self.tr("Add groups to it"))
        self._open.setVisible(self.owner is not None)
        self._join.setVisible(self.owner is not None and self.may_join)
        for button in (self._open, self._join):
            button.setAccessibleName(button.text())
        self._offers.refresh()

    def fault(self) -> str:
        """Return why the text cannot be an address, as a sentence; empty when it can."""
        for text in self.texts():
            if text not in self.kept and not self._can_be(text):
                return self._refusal(text)
        return ""

    def _refusal(self, text: str) -> str:
        if self.channel == Channel.EMAIL:
            return self.tr("This is not an e-mail address: it needs a name, @ and a domain.")
        return messages.number(self._understood(text))

    def _judged(self) -> Verdict:
        texts = self.texts()
        if self.owner is not None:
            return "error", self.tr("Already in the book: %1").replace("%1", self.describe_owner(self.owner))
        if not texts:
            return NOTHING
        if len(texts) > 1:
            return "ok", self._found(len(texts))
        return self._judged_mail(texts[0]) if self.channel == Channel.EMAIL else self._judged_number(texts[0])

    def _found(self, count: int) -> str:
        if self.channel == Channel.EMAIL:
            return self.tr("%n address(es) found", "", count)
        return self.tr("%n number(s) found", "", count)

    def _judged_mail(self, text: str) -> Verdict:
        if text in self.kept or email.usable(text):
            return NOTHING
        return NOTHING if self.edit.hasFocus() else ("error", self._refusal(text))

    def _judged_number(self, text: str) -> Verdict:
        if text in self.kept:
            return "none", messages.country(phone.country(self.kept[text]))
        number = self._understood(text)
        match number.quality:
            case Quality.UNDERSTOOD:
                return "ok", f"{messages.number(number)} ✓"
            case Quality.GUESSED:
                return "guess", messages.number(number)
            case Quality.UNUSABLE:
                halfway = self.edit.hasFocus() and number.reason in UNFINISHED
                return ("none" if halfway else "error"), messages.number(number)

    def _offer_meant(self, meant: str | None) -> None:
        self._meant.setVisible(bool(meant))
        if meant:
            self._meant.setText(self.tr("Did you mean %1?").replace("%1", meant.rpartition("@")[2]))
            self._meant.setAccessibleName(self._meant.text())

    # --- what it is made of ---

    def _place(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.edit, 1)
        line.addWidget(self.make_main)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self.hint)
        column.addWidget(self._offers)
        hints = Qt.InputMethodHint
        self.edit.setInputMethodHints(hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)

    def _connect(self) -> None:
        # A paste is told by the length: textEdited comes before textChanged.
        self.edit.textEdited.connect(lambda text: self._on_edited(pasted=len(text) > self._length + 1))
        self.edit.textChanged.connect(self._measure)
        self.edit.editingFinished.connect(self.left)
        self._meant.clicked.connect(self._take_meant)
        self._open.clicked.connect(lambda: self._tell(self.owner_wanted))
        self._join.clicked.connect(lambda: self._tell(self.groups_wanted))

    def _tell(self, wish: SignalInstance) -> None:
        if self.owner is not None:
            wish.emit(self.owner.id)

    def _measure(self, text: str) -> None:
        self._length = len(text)

    def _on_edited(self, *, pasted: bool = False) -> None:
        self.owner = None
        self.edited.emit(pasted)

    def _take_meant(self) -> None:
        meant = email.meant(self.edit.text())
        if meant:
            self.edit.setText(meant)
            self.edit.setFocus()
            self._on_edited()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.reword()

    def name_buttons(self, *, is_main: bool, several: bool) -> None:
        """Say what the buttons do; one line alone has none, and the main line's star is only a mark."""
        if self.channel == Channel.PHONE:
            main = self.tr("Main number") if is_main else self.tr("Make this the main number")
            remove = self.tr("Remove this number")
        else:
            main = self.tr("Main address") if is_main else self.tr("Make this the main address")
            remove = self.tr("Remove this address")
        rename_icon_button(self.make_main, main, main if is_main else f"{main} (Alt+↑)")
        rename_icon_button(self.remove, remove, f"{remove} (Alt+Del)")
        self.make_main.setIcon(self._icons.icon("star", "accent" if is_main else "muted"))
        self.make_main.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_main else Qt.FocusPolicy.TabFocus)
        for shown in (self.make_main, self.remove):
            shown.setVisible(several)

    def stops(self) -> list[QWidget]:
        """Return where the Tab key stops, in order."""
        return [self.edit, self.make_main, self.remove, self._meant, self._open, self._join]
