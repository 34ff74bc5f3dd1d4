"""One connection to the provider: httpcore's HTTP over asyncio's own sockets.

httpx by itself reaches its sockets through anyio, for programs of other loops, asks again at each request for the
cookies, redirects and environment that are switched off here, and looks for the one connection in a pool. Together
that costs more than half of the processor time of a request, which at twelve requests at once is what an import waits
for (`python -m tests.bench drain`).
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Iterable, Iterator
from typing import Any, TypeVar

import httpcore
import httpx

from smsc_desk.provider.endpoint import is_this_computer

T = TypeVar("T")

HAPPY_EYEBALLS_S = 0.25  # a second address is tried so soon (RFC 8305, section 5: 250 ms)
MOST_UNREAD = 256 * 1024  # bytes that nobody has asked for yet; then the other side has to wait


class Wire(httpx.AsyncBaseTransport):
    """Carries one request at a time, over a connection that is kept for the next one for a few seconds.

    Raises httpx's errors, each from httpcore's of the same name, and what `tunnel` raises.
    """

    def __init__(
        self, tls: ssl.SSLContext | None, keepalive_s: float, tunnel: httpcore.AsyncNetworkBackend | None = None
    ) -> None:
        """`tunnel` is the way through a proxy, None for none."""
        self._tls, self._keepalive_s, self._tunnel = tls, keepalive_s, tunnel
        self._connection: httpcore.AsyncHTTPConnection | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; the body of the answer is read from the response's stream, raw."""
        where = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=where.raw_scheme, host=where.raw_host, port=where.port, target=where.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _as_of_httpx():
            connection = await self._connected_to(asked.url.origin)
            got = await connection.handle_async_request(asked)
        return httpx.Response(got.status, headers=got.headers, stream=_Body(got))

    async def _connected_to(self, origin: httpcore.Origin) -> httpcore.AsyncHTTPConnection:
        """Return the connection that is kept, or another one where it is of no use any more."""
        kept = self._connection
        if kept is not None and kept.is_available() and not kept.has_expired() and kept.can_handle_request(origin):
            return kept
        await self.aclose()
        self._connection = httpcore.AsyncHTTPConnection(
            origin,
            ssl_context=self._tls,
            keepalive_expiry=self._keepalive_s,
            network_backend=network_to(origin.host.decode("ascii"), self._tunnel),
        )
        return self._connection

    async def aclose(self) -> None:
        """Close the connection, under its request if it has one."""
        kept, self._connection = self._connection, None
        if kept is not None:
            await kept.aclose()


class _Body(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_of_httpx():
            async for piece in self._response.aiter_stream():
                yield piece

    async def aclose(self) -> None:
        with _as_of_httpx():
            await self._response.aclose()


@contextlib.contextmanager
def _as_of_httpx() -> Iterator[None]:
    try:
        yield
    except _ERRORS as error:
        raise getattr(httpx, type(error).__name__)(str(error)) from error


_ERRORS = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProxyError, httpcore.UnsupportedProtocol,
           httpcore.ProtocolError)  # fmt: skip


# ---- sockets


def network_to(host: str, tunnel: httpcore.AsyncNetworkBackend | None) -> httpcore.AsyncNetworkBackend:
    """Return what connects to a host: the tunnel if there is one, never for this computer's own addresses."""
    return Backend() if tunnel is None or is_this_computer(host) else tunnel


class Backend(httpcore.AsyncNetworkBackend):
    """Connections of the running loop."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's interface
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect; `timeout` in seconds. Neither local address nor socket options are used here."""
        if local_address or socket_options:
            raise NotImplementedError
        connecting = asyncio.get_running_loop().create_connection(
            _Ends, host, port, happy_eyeballs_delay=HAPPY_EYEBALLS_S
        )
        transport, ends = await _connected(connecting, timeout)
        return Stream(transport, ends)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class Stream(httpcore.AsyncNetworkStream):
    """The bytes of a connection; read and written by one task each."""

    def __init__(self, transport: asyncio.Transport, ends: _Ends) -> None:
        self._transport, self._ends = transport, ends
        ends.transport = transport
        # What `write` returns from has left for the system. Not 0: at that asyncio's TLS pauses whoever wrote nothing.
        transport.set_write_buffer_limits(1)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        """Return what has come, at least a byte, or nothing at the end."""
        try:
            async with asyncio.timeout(timeout):
                return await self._ends.read(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        if not buffer:
            return
        try:
            async with asyncio.timeout(timeout):
                self._transport.write(buffer)
                await self._ends.written()
        except TimeoutError as error:
            raise httpcore.WriteTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        if self._ends.has_something:  # it would be read as if it had come over TLS
            await self.aclose()
            raise httpcore.ConnectError("something came before TLS")
        loop = asyncio.get_running_loop()
        shaking = loop.start_tls(self._transport, self._ends, ssl_context, server_hostname=server_hostname)
        try:
            transport = await _connected(shaking, timeout)
        except BaseException:
            await self.aclose()
            raise
        if transport is None:  # it was closed meanwhile
            raise httpcore.ConnectError("closed")
        return Stream(transport, self._ends)

    async def aclose(self) -> None:
        """Close at once, without a farewell: nobody waits for the other side's."""
        self._transport.abort()

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks for: whether an idle connection is of no use any more, and TLS."""
        if info == "is_readable":  # nothing may come where nothing was asked
            return self._ends.has_something
        return self._transport.get_extra_info(info)


async def _connected(work: Awaitable[T], seconds: float | None) -> T:
    try:
        async with asyncio.timeout(seconds):
            return await work
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(str(error)) from error
    except OSError as error:  # what ssl raises is one too
        raise httpcore.ConnectError(str(error)) from error


class _Ends(asyncio.Protocol):
    """What has come and was not read, and whether more may be written; `transport` is the TLS one, once there is."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self._unread = bytearray()
        self._over = self._paused = self._full = False
        self._error: Exception | None = None
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None

    @property
    def has_something(self) -> bool:
        """Whether something is to be read: bytes, or the end."""
        return self._over or bool(self._unread)

    async def read(self, most: int) -> bytes:
        """Return at least a byte, or nothing at the end; raises OSError where the connection broke."""
        while not self.has_something:
            self._reader = asyncio.get_running_loop().create_future()
            await self._reader
        if not self._unread and self._error is not None:
            raise _as_oserror(self._error)
        piece = bytes(self._unread[:most])
        del self._unread[:most]
        if self._paused and len(self._unread) < MOST_UNREAD and self.transport is not None:
            self._paused = False
            self.transport.resume_reading()
        return piece

    async def written(self) -> None:
        """Wait until the system has taken all; raises OSError where the connection broke."""
        while self._full and not self._over:
            self._writer = asyncio.get_running_loop().create_future()
            await self._writer
        if self._full or self._error is not None:
            raise _as_oserror(self._error or ConnectionResetError("closed"))

    # ---- what asyncio tells

    def data_received(self, data: bytes) -> None:
        self._unread += data
        if len(self._unread) > MOST_UNREAD and not self._paused and self.transport is not None:
            self._paused = True
            self.transport.pause_reading()
        _wake(self._reader)

    def eof_received(self) -> bool:
        self._end(None)
        return False  # the transport closes itself

    def connection_lost(self, exc: Exception | None) -> None:
        self._end(exc)

    def pause_writing(self) -> None:
        self._full = True

    def resume_writing(self) -> None:
        self._full = False
        _wake(self._writer)

    def _end(self, error: Exception | None) -> None:
        self._over, self._error = True, self._error or error
        _wake(self._reader)
        _wake(self._writer)


def _wake(waiting: asyncio.Future[None] | None) -> None:
    if waiting is not None and not waiting.done():
        waiting.set_result(None)


def _as_oserror(error: Exception) -> OSError:
    return error if isinstance(error, OSError) else ConnectionResetError(str(error))
