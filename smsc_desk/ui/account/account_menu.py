"""The *Account ▾* menu: which account is open, the others, adding one, signing out, the demo book."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from smsc_desk.accounts import Account
from smsc_desk.ui.icons import Icons


class AccountMenu(QMenu):
    """Tells what is wanted and changes nothing itself; the check mark follows `set_accounts`."""

    accountChosen = Signal(object)  # Account: one that is not open now
    addRequested = Signal()
    demoRequested = Signal()
    signOutRequested = Signal(object)  # Account: the one that is open

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._accounts: tuple[Account, ...] = ()
        self._current: Account | None = None
        self._group = QActionGroup(self)
        self.add = QAction(icons.icon("user-plus", "muted"), "", self)
        self.demo = QAction(icons.icon("demo", "muted"), "", self)
        self.sign_out = QAction(icons.icon("log-out", "muted"), "", self)
        self.add.triggered.connect(self.addRequested)
        self.demo.triggered.connect(self.demoRequested)
        self.sign_out.triggered.connect(lambda: self.signOutRequested.emit(self._current))
        self._below_accounts = self.addSeparator()
        self.addActions([self.add, self.demo])
        self.addSeparator()
        self.addAction(self.sign_out)
        self._retranslate()
        self._fill()

    def set_accounts(self, accounts: Sequence[Account], current: Account | None) -> None:
        """The accounts of this computer, and the one whose book is open."""
        self._accounts = tuple(account for account in accounts if account.kind != "demo")
        self._current = current
        self._retranslate()
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @property
    def _in_demo(self) -> bool:
        return self._current is not None and self._current.kind == "demo"

    def _fill(self) -> None:
        for entry in self._group.actions():
            self._group.removeAction(entry)
            self.removeAction(entry)
            entry.deleteLater()
        for account in self._accounts:
            self.insertAction(self._below_accounts, self._entry(account))
        self.demo.setEnabled(not self._in_demo)
        self.sign_out.setEnabled(self._current is not None and not self._in_demo)

    def _entry(self, account: Account) -> QAction:
        is_open = self._current is not None and account.key == self._current.key
        entry = QAction(f"{account.login} · {account.address}".replace("&", "&&"), self._group)
        entry.setCheckable(True)
        entry.setChecked(is_open)
        entry.triggered.connect(lambda: self._choose(account))
        return entry

    def _choose(self, account: Account) -> None:
        """Leave the mark where it is until the other book is really open."""
        for entry, known in zip(self._group.actions(), self._accounts, strict=True):
            entry.setChecked(self._current is not None and known.key == self._current.key)
        if self._current is None or account.key != self._current.key:
            self.accountChosen.emit(account)

    def _retranslate(self) -> None:
        self.setTitle(self.tr("Account"))
        self.setAccessibleName(self.tr("Account"))
        self.add.setText(self.tr("&Add account…"))
        self.demo.setText(self.tr("Open the &demo book"))
        if self._current is None or self._in_demo:
            self.sign_out.setText(self.tr("&Sign out"))
        else:
            login = self._current.login.replace("&", "&&")
            self.sign_out.setText(self.tr("&Sign out of {login}…").format(login=login))
