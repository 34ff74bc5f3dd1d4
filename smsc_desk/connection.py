"""What the user decides about the connection, and what takes it: settings, the list of accounts, an open session."""

from __future__ import annotations

import contextlib
import functools
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from smsc_desk.accounts import Account, Accounts
from smsc_desk.book.errors import Invalid
from smsc_desk.provider.client import FENCE_S
from smsc_desk.provider.endpoint import Endpoint
from smsc_desk.provider.proxy import Proxy
from smsc_desk.proxies import Proxies
from smsc_desk.session import Session
from smsc_desk.settings import Values
from smsc_desk.ui.connection_dialog import ConnectionDialog, Fence, Given
from smsc_desk.ui.kit import Kit
from smsc_desk.ui.proxy_box import ProxyWish, put_words
from smsc_desk.ui.system_proxy import system_proxy
from smsc_desk.ui.tasks import Tasks, ask


@dataclass(frozen=True, slots=True)
class Connection:
    """Asks, and keeps the answer."""

    kit: Kit
    accounts: Accounts
    proxies: Proxies
    tasks: Tasks

    async def ask(self, parent: QWidget, session: Session | None = None) -> bool:
        """Show the dialog, over a desk with its account's fence; tell whether somebody else is trusted, or another way
        is gone, from now on.
        """
        account = session.account if session else None
        given = self._given()
        dialog = ConnectionDialog(
            self.tasks, self.kit.icons, given, self._fence(account), parent,
            system=functools.partial(system_proxy, self._provider(account)),
        )  # fmt: skip
        if not await ask(dialog):
            return False
        wanted, fence_s = dialog.wanted, dialog.fence_s
        if account is not None and fence_s != self.accounts.fence_of(account):
            self.accounts.set_fence(account, fence_s)
        return await self._take(given, wanted, session)

    async def _take(self, given: Given, wanted: Given, session: Session | None) -> bool:
        if wanted.at_once != given.at_once:
            await self.kit.settings.change(at_once=wanted.at_once)
            if session is not None:
                session.client.allow(wanted.at_once)
        if wanted.certificates != given.certificates:
            await self.kit.settings.change(company_certificates=wanted.certificates)
        if wanted.proxy != given.proxy:
            await self._go(wanted.proxy)
        renewed = (wanted.certificates, wanted.proxy) != (given.certificates, given.proxy)
        if renewed and session is not None:
            session.client.renew_connections()
        return renewed

    async def _go(self, wish: ProxyWish) -> None:
        """Take another way; a password that cannot be kept is said."""
        put = await self.proxies.change(wish.way, wish.proxy, wish.password)
        if words := put_words(put.kept, forgotten=put.forgotten):
            self.kit.notices.show_bar("proxy", "warn", words)

    def _given(self) -> Given:
        values = self.kit.settings.values
        proxy = None
        with contextlib.suppress(Invalid):  # none was set, or the file was changed by hand
            proxy = Proxy.parse(values.proxy, values.proxy_login)
        return Given(values.company_certificates, ProxyWish(values.way, proxy), values.at_once)

    def _provider(self, account: Account | None) -> str:
        """Return the address that the way leads to."""
        elsewhere = account is not None and account.kind != "demo"
        try:
            return str(Endpoint.parse(account.provider if elsewhere and account else self.kit.settings.values.provider))
        except Invalid:  # the file was changed by hand
            return str(Endpoint.parse(Values().provider))

    def _fence(self, account: Account | None) -> Fence | None:
        """Return the fence of an account that is kept on this computer; the demo book loses no answers."""
        if account is None or account.kind == "demo" or all(one.key != account.key for one in self.accounts.all()):
            return None
        return Fence(self.accounts.fence_of(account), FENCE_S)
