"""The way through an HTTP proxy: each connection is asked for by CONNECT, and is the provider's own from then on.

The login goes to the proxy only, before the provider's TLS begins. Whatever happens here happens before the first byte
of a request, so every failure is a `ProxyTrouble`, which is `NotSent`.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any

import h11
import httpcore

from smsc_desk.book.errors import ProxyTrouble
from smsc_desk.provider.proxy import Proxy, bracketed

REST_S = 900.0
"""After so long a login that was refused is tried again by itself: three to ten wrong ones close most accounts."""

_PIECE = 16 * 1024  # bytes; h11 takes no longer head of an answer
_BROKEN = (TimeoutError, httpcore.TimeoutException, httpcore.NetworkError)


class Tunnel(httpcore.AsyncNetworkBackend):
    """Makes the connections of all that go through one proxy, over those of `below`; `clock` counts seconds."""

    def __init__(self, below: httpcore.AsyncNetworkBackend, proxy: Proxy, clock: Callable[[], float]) -> None:
        self._below, self._proxy, self._clock = below, proxy, clock
        self._accepted = not proxy.token
        self._refused_at = -math.inf
        self._trying = asyncio.Lock()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's interface
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect; `timeout` in seconds is for all of it. Neither local address nor socket options are used here.

        Raises:
            ProxyTrouble: there is no way.
        """
        if local_address or socket_options:
            raise NotImplementedError
        try:
            async with asyncio.timeout(timeout), self._one_wrong_login_at_most():
                return await self._through(host, port)
        except _BROKEN as error:
            trouble = self._trouble(type(error).__name__, "unreachable")
        except h11.RemoteProtocolError:  # its words may hold what was received
            trouble = self._trouble("no answer of a proxy", "no_proxy")
        raise trouble

    async def sleep(self, seconds: float) -> None:
        await self._below.sleep(seconds)

    @contextlib.asynccontextmanager
    async def _one_wrong_login_at_most(self) -> AsyncIterator[None]:
        """Try a login over one connection until it was accepted once, and seldom after it was refused."""
        async with contextlib.AsyncExitStack() as stack:
            if not self._accepted:
                await stack.enter_async_context(self._trying)
            if self._clock() - self._refused_at < REST_S:
                raise self._trouble("not tried again yet", "wrong_login")
            yield

    async def _through(self, host: str, port: int) -> httpcore.AsyncNetworkStream:
        stream = await self._below.connect_tcp(self._proxy.host, self._proxy.port)
        try:
            talk = h11.Connection(h11.CLIENT)
            await stream.write(talk.send(self._request(f"{bracketed(host)}:{port}")) or b"")
            self._judge(await _answer(talk, stream))
        except BaseException:
            await stream.aclose()
            raise
        return stream

    def _request(self, target: str) -> h11.Request:
        token = self._proxy.token
        login = [("Proxy-Authorization", f"Basic {token}")] if token else []
        return h11.Request(method="CONNECT", target=target, headers=[("Host", target), *login])

    def _judge(self, answer: h11.Response) -> None:
        """Raise what a refusal means."""
        if 200 <= answer.status_code < 300:
            self._accepted = True
            return
        reason = _reason(answer, with_login=bool(self._proxy.token))
        if reason == "wrong_login":
            self._accepted, self._refused_at = False, self._clock()
        raise self._trouble(f"CONNECT: {answer.status_code}", reason)

    def _trouble(self, text: str, reason: str) -> ProxyTrouble:
        return ProxyTrouble(text, reason, self._proxy.address)


async def _answer(talk: h11.Connection, stream: httpcore.AsyncNetworkStream) -> h11.Response:
    """Read the head of the answer; of a refusal the page that comes with it is left unread.

    Raises:
        h11.RemoteProtocolError: that is no answer, or not a whole one.
    """
    while not isinstance(event := talk.next_event(), h11.Response):
        if event is h11.NEED_DATA:
            talk.receive_data(await stream.read(_PIECE))
        elif isinstance(event, h11.ConnectionClosed):
            raise h11.RemoteProtocolError("closed")
    if event.status_code < 300 and talk.trailing_data[0]:  # the provider speaks when it is spoken to
        raise h11.RemoteProtocolError("something came unasked")
    return event


def _reason(answer: h11.Response, *, with_login: bool) -> str:
    """Return why a proxy refuses, as ProxyTrouble words it."""
    if answer.status_code == 407:
        offered = b" ".join(value for name, value in answer.headers if name == b"proxy-authenticate").lower()
        if offered and b"basic" not in offered:
            return "other_login"
        return "wrong_login" if with_login else "wants_login"
    if answer.status_code >= 500:
        return "no_way"
    return "refused"
