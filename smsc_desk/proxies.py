"""The proxy as the user has set it: its address in the settings, its password in the key store and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from smsc_desk.book.errors import Invalid, ProxyTrouble
from smsc_desk.provider.proxy import Proxy
from smsc_desk.secrets_store import Kept, Keychain
from smsc_desk.settings import Settings, Way


@dataclass(frozen=True, slots=True)
class Put:
    """Where a password is now (None: there was none to keep), and whether the former one is forgotten."""

    kept: Kept | None = None
    forgotten: bool = True


class Proxies:
    """Gives the proxy to whoever connects, and takes a new one; `hide` keeps a secret out of the log."""

    def __init__(self, settings: Settings, keychain: Keychain, hide: Callable[[str], None]) -> None:
        self._settings, self._keychain, self._hide = settings, keychain, hide
        self._without: set[str] = set()  # whose password the key store did not give out: it is asked once

    async def now(self) -> Proxy | None:
        """Return the proxy to go through, with its password if that can be had; None for the direct way.

        Raises:
            ProxyTrouble: what is set is no address.
        """
        if self._settings.values.way == "direct":
            return None
        try:
            proxy = self._set()
        except Invalid as error:
            raise ProxyTrouble(str(error), "unreachable", self._settings.values.proxy) from None
        return self._signed_in(proxy, await self._password(proxy))

    async def change(self, way: Way, proxy: Proxy | None, password: str) -> Put:
        """Take what the user has set; without a password the one that is kept for this very login stays.

        No proxy is only possible with the direct way. Raises DiskTrouble where the settings cannot be written.
        """
        before, self._without = self._user(), set()
        address, login = (proxy.address, proxy.login) if proxy else ("", "")
        if proxy and login and password:
            self._signed_in(proxy, password)
            self._keychain.keep_for_this_run(proxy.user, password)  # whoever connects from now on has it
        await self._settings.change(way=way, proxy=address, proxy_login=login)
        kept = await self._keychain.keep(proxy.user, password) if proxy and login and password else None
        forgotten = before in {"", self._user()} or await self._keychain.forget(before)
        return Put(kept, forgotten)

    def _set(self) -> Proxy:
        values = self._settings.values
        return Proxy.parse(values.proxy, values.proxy_login)

    def _user(self) -> str:
        """Return the key store's user of what is set, nothing where no password belongs to it."""
        try:
            proxy = self._set()
        except Invalid:
            return ""
        return proxy.user if proxy.login else ""

    async def _password(self, proxy: Proxy) -> str:
        without = self._without
        if not proxy.login or proxy.user in without:
            return ""
        found = await self._keychain.find(proxy.user)
        if found.secret is None:
            without.add(proxy.user)
            return ""
        self._keychain.keep_for_this_run(proxy.user, found.secret)  # a key store is slow, and may ask the user
        return found.secret

    def _signed_in(self, proxy: Proxy, password: str) -> Proxy:
        made = Proxy.parse(proxy.address, proxy.login, password)
        for secret in filter(None, (made.password, made.token)):
            self._hide(secret)
        return made
