"""What the user decides about the connection, and what takes it: settings, the list of accounts, an open session."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from smsc_desk.accounts import Account, Accounts
from smsc_desk.provider.client import FENCE_S
from smsc_desk.session import Session
from smsc_desk.settings import Settings
from smsc_desk.ui.connection_dialog import ConnectionDialog, Fence
from smsc_desk.ui.tasks import Tasks, ask


@dataclass(frozen=True, slots=True)
class Connection:
    """Asks, and keeps the answer."""

    settings: Settings
    accounts: Accounts
    tasks: Tasks

    def authorities(self) -> str:
        """Return the authorities that are trusted besides the system's, as PEM text."""
        return self.settings.values.company_certificates

    async def ask(self, parent: QWidget, session: Session | None = None) -> bool:
        """Show the dialog, over a desk with its account's fence; tell whether somebody else is trusted now."""
        account = session.account if session else None
        dialog = ConnectionDialog(self.tasks, self.authorities(), self._fence(account), parent)
        if not await ask(dialog):
            return False
        if account is not None and dialog.fence_s != self.accounts.fence_of(account):
            self.accounts.set_fence(account, dialog.fence_s)
        if dialog.certificates == self.authorities():
            return False
        await self.settings.change(company_certificates=dialog.certificates)
        if session is not None:
            session.client.renew_trust()
        return True

    def _fence(self, account: Account | None) -> Fence | None:
        """Return the fence of an account that is kept on this computer; the demo book loses no answers."""
        if account is None or account.kind == "demo" or all(one.key != account.key for one in self.accounts.all()):
            return None
        return Fence(self.accounts.fence_of(account), FENCE_S)
