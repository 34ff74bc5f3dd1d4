"""The HTTP proxy that an office may put before the Internet: its address, and the login that it may want."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from smsc_desk.book.errors import Invalid
from smsc_desk.provider.endpoint import read_host

FIELD = "proxy"
LOGIN_FIELD = "proxy_login"


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where it is, and who we are there; made by `parse` only. The password is in no repr."""

    host: str
    port: int
    login: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def parse(cls, address: str, login: str = "", password: str = "") -> Proxy:
        """Understand `proxy.firm.ru:3128`, and `http://proxy:3128/` as it is copied from elsewhere.

        Raises:
            Invalid: field `proxy`: `empty`, `not_an_address`, `no_port`, `has_credentials`, or `unknown_kind` for
                another kind of proxy; field `proxy_login`: `has_colon`, which ends a login on its way to a proxy.
        """
        host, port = _place(address.strip())
        login = login.strip()
        if ":" in login:
            raise Invalid(LOGIN_FIELD, "has_colon")
        return cls(host, port, login, password)

    @property
    def address(self) -> str:
        """Host and port as one text, without the login."""
        return f"{bracketed(self.host)}:{self.port}"

    @property
    def user(self) -> str:
        """The user under which a key store keeps the password; no account's, whose address ends without a blank."""
        return f"{self.login}@{self.address} (proxy)"

    @property
    def token(self) -> str:
        """Login and password as they travel (RFC 7617), as secret as the password; empty where one is missing."""
        if not (self.login and self.password):
            return ""
        return base64.b64encode(f"{self.login}:{self.password}".encode("utf-8", "replace")).decode("ascii")


AskProxy = Callable[[], Awaitable[Proxy | None]]
"""Returns the proxy to go through, None for none, at the time of a connection."""


async def direct() -> Proxy | None:
    """Go through no proxy."""
    return None


def bracketed(host: str) -> str:
    """Return a host as it stands before a port."""
    return f"[{host}]" if ":" in host else host


def _place(text: str) -> tuple[str, int]:
    if not text:
        raise Invalid(FIELD, "empty")
    scheme, named, rest = text.rpartition("://")
    if named and scheme.lower() != "http":
        raise Invalid(FIELD, "unknown_kind")
    if "@" in rest:
        raise Invalid(FIELD, "has_credentials")
    if not rest.isprintable() or any(char in rest for char in " \\?#"):
        raise Invalid(FIELD, "not_an_address")
    try:
        parts = urlsplit(f"http://{rest}")
        host, port = read_host(parts, plain_word=True), parts.port
    except (ValueError, Invalid):
        raise Invalid(FIELD, "not_an_address") from None
    if parts.path not in {"", "/"} or port == 0:
        raise Invalid(FIELD, "not_an_address")
    if port is None:
        raise Invalid(FIELD, "no_port")
    return host, port
