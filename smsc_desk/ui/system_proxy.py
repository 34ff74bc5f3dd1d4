"""The proxy that the system has for an address: read once when somebody asks, never followed by itself."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkProxy


class Has(enum.Enum):
    """What kind of way the system has."""

    HTTP = "http"
    NONE = "none"
    UNKNOWN_KIND = "unknown_kind"  # SOCKS, or one for files only


@dataclass(frozen=True, slots=True)
class SystemProxy:
    """What the system says; address and login are empty but for an HTTP proxy."""

    has: Has
    address: str = ""
    login: str = ""
    password: str = field(default="", repr=False)


AskSystem = Callable[[], SystemProxy]
"""Reads the proxy of the system; runs in a thread"""


def system_proxy(address: str) -> SystemProxy:
    """Ask the system which way to take to an address. Blocks: it may have to read a script from the network."""
    from PySide6.QtNetwork import QNetworkProxyFactory, QNetworkProxyQuery  # noqa: PLC0415 - start-up: seldom asked

    return understood(QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(address))))


def understood(proxies: Sequence[QNetworkProxy]) -> SystemProxy:
    """Take the first way that this program can go."""
    from PySide6.QtNetwork import QNetworkProxy  # noqa: PLC0415 - as above

    kind = QNetworkProxy.ProxyType
    for one in proxies:
        if one.type() in {kind.NoProxy, kind.DefaultProxy}:
            return SystemProxy(Has.NONE)
        if one.type() in {kind.HttpProxy, kind.HttpCachingProxy}:
            host = f"[{one.hostName()}]" if ":" in one.hostName() else one.hostName()
            return SystemProxy(Has.HTTP, f"{host}:{one.port()}", one.user(), one.password())
    return SystemProxy(Has.UNKNOWN_KIND if proxies else Has.NONE)
