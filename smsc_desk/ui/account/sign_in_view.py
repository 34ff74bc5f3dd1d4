"""The sign-in screen: the first thing a new user sees, and the inside of *Add account…*.

It asks, checks what can be checked without the network, and shows what the check said. Who checks is told by
`checkRequested`; nothing typed is ever taken away.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from smsc_desk.book.errors import AddressBlocked, BadCertificate, Error, Invalid, ProxyTrouble, SignInsUsedUp
from smsc_desk.ui import messages
from smsc_desk.ui.account import wording
from smsc_desk.ui.account.card import Card, Centred, side_by_side, stacked
from smsc_desk.ui.account.fields import NamedField, ProviderField
from smsc_desk.ui.account.notice import Notice, Remedy
from smsc_desk.ui.account.sign_in_form import (
    Complaint,
    CopyWish,
    Problem,
    SignInForm,
    SignInKind,
    near_miss,
    problem_of,
)  # fmt: skip
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import SecretField, ThinProgress, button, label, link_button, primary_button

ParseProvider = Callable[[str], object]
"""Understands a provider's address, or raises book.errors.Invalid with the reason's key."""


_SAID_IN_FULL = (Problem.WRONG_SIGN_IN, Problem.SIGN_INS_USED_UP)
"""There is nothing more to tell in the details."""


class SignInView(QWidget):
    """Login and password, or an API key."""

    checkRequested = Signal(object)  # SignInForm
    cancelRequested = Signal()
    demoRequested = Signal()
    copyRequested = Signal(object)  # CopyWish
    connectionRequested = Signal()

    def __init__(
        self,
        icons: Icons,
        parse_provider: ParseProvider,
        *,
        kind: SignInKind = "password",
        offers_demo: bool = True,
        has_copy: Callable[[str, str], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`has_copy` tells by provider and login whether there is a copy on this computer to work with."""
        super().__init__(parent)
        self._has_copy = has_copy
        self._parse_provider = parse_provider
        self._complaints: list[Complaint] = []
        self._reword: Callable[[], None] = lambda: None  # the notice's words in the language of the moment
        self._failures = 0
        self._checking = False
        self._wants_keeping = True
        self._make_texts(icons)
        self._make_fields(icons)
        self._make_buttons(offers_demo=offers_demo)
        self._place()
        self._connect()
        (self.by_key if kind == "api_key" else self.by_password).setChecked(True)
        self._retranslate()
        self._offer_copy()

    # ---- what the program says to the screen ----

    def fill(self, *, provider: str, login: str, kind: SignInKind = "password") -> None:
        """Offer an account that is known, so that only its secret is asked for."""
        self.provider.set_address(provider)
        self.login.setText(login)
        (self.by_key if kind == "api_key" else self.by_password).setChecked(True)

    def set_key_store(self, available: bool) -> None:  # noqa: FBT001 (one fact, named by the method)
        """Whether the system has a key store that can be trusted."""
        if self.keep.isEnabled():
            self._wants_keeping = self.keep.isChecked()
        self.keep.setEnabled(available)
        self.keep.setChecked(available and self._wants_keeping)
        self._retranslate()

    def set_checking(self, checking: bool) -> None:  # noqa: FBT001 (as QWidget.setEnabled)
        """While a check runs everything stays as typed and can only be cancelled."""
        self._checking = checking
        for widget in (*self._asked, self._demo_box, self.check, self.copy):
            widget.setEnabled(not checking)
        self.cancel.setVisible(checking)
        self.progress.set_busy(checking)
        if checking:
            self._drop_notice()
            self.cancel.setFocus()
        self._retranslate_button()

    def show_error(self, error: Error) -> None:
        """Say why the check failed; the program does not try again by itself."""
        self.set_checking(False)
        what = problem_of(error)
        self._failures += what is Problem.WRONG_SIGN_IN
        words = self._worded(error, what)
        self._reword = lambda: self.notice.reword(words())
        details = "" if what in _SAID_IN_FULL else str(error)
        self.notice.say("danger", words(), details, _remedy(error))
        self._area.reveal(self.notice)
        self._focus_on_secret()

    def _worded(self, error: Error, what: Problem) -> Callable[[], wording.Sentence]:
        """Return the words of a failure, which stay those of its moment when the language changes."""
        kind, address, failures = self.kind, self.provider.address, self._failures
        wait_s = error.wait_s if isinstance(error, SignInsUsedUp | AddressBlocked) else 0.0
        moment = QDateTime.currentDateTime().addSecs(math.ceil(wait_s / 60) * 60)

        def words() -> wording.Sentence:
            again = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat) if wait_s else ""
            said = wording.problem(what, kind, address, failures, again)
            if isinstance(error, BadCertificate):
                return said._replace(rest=wording.certificate(error, said.rest))
            if isinstance(error, ProxyTrouble):
                return said._replace(rest=f"{messages.proxy(error)} {said.rest}")
            return said

        return words

    def go_on(self) -> None:
        """What stood in the way may be gone: the next try is one key away."""
        self._drop_notice()
        self.check.setFocus()

    def show_result(self, contacts: int | None = None, groups: int | None = None) -> None:
        """Say that the user is in, and what happens next."""
        self.set_checking(False)
        self._failures = 0
        self._reword = lambda: self.notice.reword(wording.signed_in(contacts, groups))
        self.notice.say("ok", wording.signed_in(contacts, groups))
        self._area.reveal(self.notice)

    # ---- what the screen holds ----

    @property
    def kind(self) -> SignInKind:
        """What the secret is."""
        return "api_key" if self.by_key.isChecked() else "password"

    def form(self) -> SignInForm:
        """What is typed now. A key is often pasted with a blank; in a password a blank may be meant."""
        secret = self.secret.text()
        return SignInForm(
            provider=self.provider.address,
            kind=self.kind,
            login=self.login.text().strip(),
            secret=secret.strip() if self.kind == "api_key" else secret,
            keep=self.keep.isEnabled() and self.keep.isChecked(),
        )

    def submit(self) -> None:
        """Ask for a check if everything needed is there; else say beside the fields what is not."""
        if self._checking:
            return
        form = self.form()
        self._complaints = list(self._wrong_with(form))
        self._show_complaints()
        if not self._complaints:
            self.set_checking(True)
            self.checkRequested.emit(form)
            return
        first = self._complaints[0].field
        targets = {"provider": self.provider.focus_target, "login": self.login, "secret": self.secret.edit}
        targets[first].setFocus()

    def _wrong_with(self, form: SignInForm) -> Iterator[Complaint]:
        if not form.provider:
            yield Complaint("provider", "no_address")
        elif not self.provider.confirmed and (meant := near_miss(form.provider)):
            yield Complaint("provider", "near_miss", meant)
        else:
            yield from self._wrong_with_address(form.provider)
        if not form.login:
            yield Complaint("login", "no_login")
        if not form.secret:
            yield Complaint("secret", f"no_{form.kind}")

    def _wrong_with_address(self, address: str) -> Iterator[Complaint]:
        try:
            self._parse_provider(address)
        except Invalid as exc:
            yield Complaint("provider", exc.reason)

    # ---- Qt ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and self._checking:
            self.cancelRequested.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.secret.edit if self.login.text() else self.login).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _enter(self) -> None:
        """Enter presses the button that has the focus, and otherwise the main one."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and not isinstance(focused, QCheckBox | QRadioButton):
            focused.click()
        else:
            self.submit()

    def _make_texts(self, icons: Icons) -> None:
        self._picture = label()
        self._picture.setPixmap(icons.app_icon().pixmap(48, 48))
        self._title, self._purpose = label(role="title"), label(role="muted", wrap=True)
        self.keep_hint = label(role="hint", wrap=True)
        self.notice = Notice(icons)

    def _make_fields(self, icons: Icons) -> None:
        self.by_password, self.by_key = QRadioButton(), QRadioButton()
        self._kinds = QButtonGroup(self)
        self._kinds.addButton(self.by_password)
        self._kinds.addButton(self.by_key)
        self.provider = ProviderField()
        self.login = QLineEdit()
        self.login.setInputMethodHints(Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhNoPredictiveText)
        self.secret = SecretField(icons, "")
        self._login_field = NamedField(self.login)
        self._secret_field = NamedField(self.secret, self.secret.edit)
        self.keep = QCheckBox()
        self.keep.setChecked(True)
        self.progress = ThinProgress("")

    def _make_buttons(self, *, offers_demo: bool) -> None:
        self.check, self.cancel = primary_button(""), button("")
        self.copy, self.copy_hint = button(""), label(role="hint", wrap=True)
        self._copy_box = stacked(self.copy, self.copy_hint, spacing=4)
        self._demo_box = QWidget(visible=offers_demo)
        self._no_account, self.demo = label(role="muted"), link_button("")
        self.connection = link_button("")
        for pressed in (self.check, self.cancel, self.demo, self.copy, self.connection):
            pressed.setAutoDefault(False)  # Enter is dealt with here; a dialog would press them once more
        self.cancel.hide()

    def _place(self) -> None:
        card = Card()
        header = QVBoxLayout()
        header.setSpacing(2)
        header.addWidget(self._title)
        header.addWidget(self._purpose)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(header, 1)
        choice = side_by_side(self.by_password, self.by_key, spacing=20)
        keep = stacked(self.keep, self.keep_hint, spacing=2)
        self._asked = (choice, self.provider, self._login_field, self._secret_field, keep)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.check, 1)
        buttons.addWidget(self.cancel)
        card.column.addLayout(top)
        card.column.addSpacing(4)
        for field in self._asked:
            card.column.addWidget(field)
        card.column.addWidget(self.progress)
        card.column.addLayout(buttons)
        card.column.addWidget(self._copy_box)
        card.column.addWidget(self.notice)
        self._place_around(card)

    def _place_around(self, card: QFrame) -> None:
        no_account = QHBoxLayout()
        no_account.setSpacing(2)
        no_account.addWidget(self._no_account)
        no_account.addWidget(self.demo)
        below = QVBoxLayout(self._demo_box)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addLayout(no_account)
        below.addWidget(self.connection, 0, Qt.AlignmentFlag.AlignHCenter)
        self._area = Centred(card, self._demo_box, self.notice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _connect(self) -> None:
        self.check.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.cancelRequested)
        self.demo.clicked.connect(self.demoRequested)
        self.copy.clicked.connect(self._want_copy)
        self.connection.clicked.connect(self.connectionRequested)
        self.notice.connectionWanted.connect(self.connectionRequested)
        self.provider.changed.connect(self._offer_copy)
        self.login.textChanged.connect(self._offer_copy)
        self.by_key.toggled.connect(self._change_kind)
        self.provider.changed.connect(lambda: self._forget("provider"))
        self.login.textChanged.connect(lambda: self._forget("login"))
        self.secret.textChanged.connect(lambda: self._forget("secret"))

    def _change_kind(self) -> None:
        self._forget("secret")
        self._retranslate()

    def _offer_copy(self) -> None:
        form = self.form()
        offered = self._has_copy is not None and bool(form.provider and form.login)
        self._copy_box.setVisible(offered and self._has_copy is not None and self._has_copy(form.provider, form.login))

    def _want_copy(self) -> None:
        form = self.form()
        self.copyRequested.emit(CopyWish(form.provider, form.login))

    def _forget(self, name: str) -> None:
        """A complaint is over as soon as its field changes."""
        if any(found.field == name for found in self._complaints):
            self._complaints = [found for found in self._complaints if found.field != name]
            self._show_complaints()

    def _show_complaints(self) -> None:
        said = {found.field: found for found in self._complaints}
        words = {name: wording.complaint(found) for name, found in said.items()}
        self.provider.complain(words.get("provider", ""), said["provider"].suggestion if "provider" in said else "")
        self._login_field.complain(words.get("login", ""))
        self._secret_field.complain(words.get("secret", ""))

    def _drop_notice(self) -> None:
        self.notice.hide()
        self._reword = lambda: None

    def _focus_on_secret(self) -> None:
        self.secret.edit.setFocus()
        self.secret.edit.selectAll()

    def _retranslate(self) -> None:
        by_key = self.kind == "api_key"
        self._title.setText("smsc-desk")
        self._purpose.setText(self.tr("The contacts, groups and blacklist of your SMS centre account."))
        _name(self.by_password, self.tr("Login and pass&word"))
        _name(self.by_key, self.tr("API &key"))
        self._login_field.set_name(self.tr("&Login"))
        self._secret_field.set_name(self.tr("A&PI key") if by_key else self.tr("&Password"))
        self.login.setPlaceholderText(self.tr("of the account that the key belongs to") if by_key else "")
        _name(self.keep, self.tr("Keep me &signed in"))
        self.keep_hint.setText(self._where_kept())
        self.keep.setAccessibleDescription(self.keep_hint.text())
        self.progress.setAccessibleName(self.tr("Checking the sign-in"))
        self._retranslate_button()
        _name(self.cancel, self.tr("Cancel"))
        _name(self.copy, self.tr("&Open the copy without signing in"))
        self.copy_hint.setText(self.tr("Your edits wait on this computer and are sent once you sign in."))
        self._no_account.setText(self.tr("No account yet?"))
        _name(self.demo, self.tr("Open the &demo book"))
        _name(self.connection, self.tr("Co&nnection…"))
        self._show_complaints()
        self._reword()

    def _where_kept(self) -> str:
        if self.keep.isEnabled():
            return self.tr("In the key store of your system, never in a plain file.")
        return self.tr(
            "This computer has no key store that can be trusted: the sign-in is kept until you close the program."
        )

    def _retranslate_button(self) -> None:
        _name(self.check, self.tr("Checking…") if self._checking else self.tr("&Check and continue"))


def _remedy(error: Error) -> Remedy:
    """Return what the user may set in *Connection…* to mend it."""
    if isinstance(error, ProxyTrouble):
        return "proxy"
    return "certificate" if isinstance(error, BadCertificate) and error.reason == "untrusted" else ""


def _name(pressed: QPushButton | QRadioButton | QCheckBox, text: str) -> None:
    pressed.setText(text)
    pressed.setAccessibleName(text.replace("&", ""))
