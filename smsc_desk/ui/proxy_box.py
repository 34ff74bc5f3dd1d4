"""The way to the provider: direct, or through a proxy whose address is typed or read from the system."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from smsc_desk.book.errors import Invalid
from smsc_desk.provider.proxy import FIELD, Proxy
from smsc_desk.secrets_store import Kept
from smsc_desk.settings import Way
from smsc_desk.ui import messages
from smsc_desk.ui.account.card import side_by_side
from smsc_desk.ui.account.fields import NamedField
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.system_proxy import AskSystem, Has, SystemProxy
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.widgets import FieldState, SecretField, button, label

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ProxyWish:
    """The way that is set, or wished for; an empty password is the one that is kept for this login."""

    way: Way = "direct"
    proxy: Proxy | None = None
    password: str = field(default="", repr=False)


DIRECT = ProxyWish()


class ProxyBox(QWidget):
    """Nothing typed is lost by choosing the other way; what the system has is taken over once, when it is asked."""

    busy = Signal(bool)

    def __init__(
        self, tasks: Tasks, icons: Icons, given: ProxyWish, system: AskSystem, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._given, self._ask_system = tasks, given, system
        self._wrong: Invalid | None = None
        self._has: SystemProxy | None = None
        self._heading, self._about = label(role="heading"), label(role="muted", wrap=True)
        self.direct, self.through = QRadioButton(), QRadioButton()
        self.address, self.login = QLineEdit(), QLineEdit()
        self.password = SecretField(icons, "")
        self.system = button("")
        self.system.setAutoDefault(False)
        self._fields = QWidget()
        self._address = NamedField(self._beside(self.address, self.system), self.address)
        self._login, self._password = NamedField(self.login), NamedField(self.password, self.password.edit)
        self._fill(given)
        self._place()
        self._connect()
        self._retranslate()

    @property
    def wish(self) -> ProxyWish:
        """What is chosen; of the direct way an address that cannot be used is as it was. Call `judge` before."""
        way: Way = "proxy" if self.through.isChecked() else "direct"
        try:
            return ProxyWish(way, self._typed(), self.password.text())
        except Invalid:
            return ProxyWish(way, self._given.proxy)

    def judge(self) -> bool:
        """Tell whether it can be kept; if not, that is said beside the field, which gets the keyboard."""
        if self.direct.isChecked():
            return True
        try:
            self._typed()
        except Invalid as error:
            self._wrong, self._has = error, None
            self._show()
            edit = self.address if error.field == FIELD else self.login
            edit.setFocus()
            edit.selectAll()
            return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _typed(self) -> Proxy:
        return Proxy.parse(self.address.text(), self.login.text())

    def _is_kept(self) -> bool:
        """Tell whether a password may be kept for just this proxy and login."""
        try:
            return bool(self.login.text().strip()) and self._typed() == self._given.proxy
        except Invalid:
            return False

    # --- what the system has ---

    async def _take_over(self) -> None:
        self._set_busy(True)
        found = await asyncio.to_thread(self._ask_system)
        if not isValid(self):  # a slow network: the dialog may have been closed
            return
        self._set_busy(False)
        if found.has is Has.HTTP:
            self.address.setText(found.address)
            self.login.setText(found.login)
            self.password.setText(found.password)
        self._wrong, self._has = None, found
        self._show()
        self.system.setFocus()  # it was disabled, and the keyboard elsewhere

    def _set_busy(self, busy: bool) -> None:  # noqa: FBT001 - as QWidget.setEnabled
        self.setEnabled(not busy)
        self.busy.emit(busy)

    # --- what is shown ---

    def _fill(self, given: ProxyWish) -> None:
        (self.direct if given.way == "direct" else self.through).setChecked(True)
        if given.proxy is not None:
            self.address.setText(given.proxy.address)
            self.login.setText(given.proxy.login)

    def _forget(self) -> None:
        self._wrong = self._has = None
        self._show()

    def _show(self) -> None:
        self._fields.setVisible(self.through.isChecked())
        state, text = self._said_of_address()
        self._address.row.set_state(state, text)
        of_login = self._wrong is not None and self._wrong.field != FIELD
        self._login.complain(messages.invalid(self._wrong) if of_login and self._wrong else "")
        self.password.edit.setPlaceholderText(self.tr("as before") if self._is_kept() else "")

    def _said_of_address(self) -> tuple[FieldState, str]:
        if self._wrong is not None:
            return ("error", messages.invalid(self._wrong)) if self._wrong.field == FIELD else ("none", "")
        if self._has is None:
            return "none", ""
        match self._has.has:
            case Has.HTTP:
                return "ok", self.tr("Taken over from the system. Later changes there are not followed.")
            case Has.NONE:
                return "guess", self.tr(
                    "The system has no proxy for the provider: it connects directly. Nothing was changed here."
                )
            case Has.UNKNOWN_KIND:
                return "error", self.tr(
                    "The system’s proxy is of another kind, SOCKS for example; this program knows HTTP proxies only."
                    " Nothing was changed here."
                )

    def _beside(self, *widgets: QWidget) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget, 1 if widget is not self.system else 0)
        return made

    def _place(self) -> None:
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._address)
        inside.addWidget(self._beside(self._login, self._password))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._heading, self._about, side_by_side(self.direct, self.through, spacing=24), self._fields):
            column.addWidget(widget)
        self.setFocusProxy(self.direct)

    def _connect(self) -> None:
        self.through.toggled.connect(self._forget)
        self.system.clicked.connect(lambda: self._tasks.start(self._take_over(), name="the system's proxy"))
        for edit in (self.address, self.login):
            edit.textEdited.connect(self._forget)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Way to the provider"))
        self._about.setText(
            self.tr(
                "Some offices let programs into the Internet only through a proxy. What is set here holds from the next"
                " connection on; what the system has is not followed by itself."
            )
        )
        self.direct.setText(self.tr("&Direct"))
        self.through.setText(self.tr("&Through a proxy"))
        self.system.setText(self.tr("&As the system has it"))
        for pressed in (self.direct, self.through, self.system):
            pressed.setAccessibleName(pressed.text().replace("&", ""))
        self._address.set_name(self.tr("HTTP &proxy, host and port"))
        self.address.setPlaceholderText("proxy.example.com:3128")
        self._login.set_name(self.tr("&Login, if it wants one"))
        self._password.set_name(self.tr("Pass&word"))
        self._show()


def put_words(kept: Kept | None, *, forgotten: bool) -> str:
    """Say what became of the password, nothing where all is as the user wished."""
    words = _kept_words(kept)
    if not forgotten:
        still = translate("ProxyBox", "The key store could not be asked to forget the former password of the proxy.")
        return f"{words} {still}".strip()
    return words


def _kept_words(kept: Kept | None) -> str:
    match kept:
        case None | Kept.IN_KEY_STORE | Kept.NOT_WANTED:
            return ""
        case Kept.NO_KEY_STORE:
            return translate(
                "ProxyBox",
                "This computer has no key store that can be trusted: the proxy’s password is kept until you close the"
                " program.",
            )
        case _:
            return translate(
                "ProxyBox",
                "The system’s key store did not take the proxy’s password: it is kept until you close the program.",
            )
