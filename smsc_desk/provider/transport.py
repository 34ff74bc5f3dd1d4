"""HTTP under the discipline that writes need: one request, one answer or none, nothing resent, nothing cancelled.

A cancelled httpx request leaks its connection (httpcore 1093, 830, 658), so nothing here is ever cancelled: whoever
stops waiting just stops waiting, and at its deadline a request's connection is closed under it. Redirects are not
followed, cookies are not kept, the environment is not asked, bodies are cut at a cap before and after unpacking.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import ssl
import zlib
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import smsc_desk
from smsc_desk.book.errors import BadCertificate, Error, Garbled, NoAnswer, NotSent, ProxyTrouble
from smsc_desk.provider.proxy import AskProxy, Proxy, direct

if TYPE_CHECKING:
    import httpx

    from smsc_desk.provider.pace import Clock, Sleep
    from smsc_desk.provider.tunnel import Tunnel

READ_CAP = 8 * 1024 * 1024  # bytes of a page, unpacked
WRITE_CAP = 64 * 1024
KEEPALIVE_S = 4.0  # shorter than a server's: one that hangs up as a write leaves puts that write in doubt
CONNECT_S = 10.0
FORM_TYPE = "application/x-www-form-urlencoded; charset=utf-8"
HEADERS = {
    "Accept": "*/*",
    "Accept-Encoding": "gzip",
    "User-Agent": f"smsc-desk/{smsc_desk.__version__}",
    "Content-Type": FORM_TYPE,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole and unpacked."""

    status: int
    content_type: str
    body: bytes


@dataclass(slots=True)
class Letter:
    """One request on its way: where to, what, and how much may come back; `left` is when its last byte left."""

    url: str
    body: bytes = field(repr=False)  # with the secret
    cap: int
    deadline: float  # seconds from its start to the last byte of the answer
    left: float


class Transport:
    """Sends letters, each over a way of its own, which is a connection; ways are used again, one request at a time."""

    def __init__(
        self,
        clock: Clock,
        sleep: Sleep,
        connect: float = CONNECT_S,
        make: Callable[[], httpx.AsyncBaseTransport] | None = None,
        tls: Callable[[], ssl.SSLContext] | None = None,
        proxy: AskProxy = direct,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._connect = connect
        self._make = make
        self._load_tls = tls or system_tls
        self._ask_proxy = proxy
        self._tls: asyncio.Task[ssl.SSLContext] | None = None
        self._tunnel: tuple[Proxy, Tunnel] | None = None  # one for all ways: it remembers a login that was refused
        self._renewals = 0
        self._idle: list[httpx.AsyncBaseTransport] = []
        self._busy: set[httpx.AsyncBaseTransport] = set()
        self._outdated: set[httpx.AsyncBaseTransport] = set()  # made before the trust changed; in use
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False
        self._closing: asyncio.Future[None] | None = None  # made on the loop, with the first letter

    async def send(self, letter: Letter) -> Answer:
        """Send a letter once and return the answer.

        Raises:
            NotSent: not a byte left this computer, or none reached more than the proxy.
            NoAnswer: it left, or part of it; or the deadline passed, or `close` was called.
            Garbled: the answer is too long, or packed in another way than gzip, or badly.
        """
        way = await self._way()
        letter.left = self._clock()
        work = self._start(self._exchange(way, letter))
        if not await self._ended_in_time(work, letter.deadline):
            self._drop(way)
            raise NoAnswer("closed" if self._closed else "deadline")
        outcome: Answer | Error = work.result()
        if isinstance(outcome, Error):
            self._drop(way)  # its connection may be in any state
            raise outcome
        self._put_back(way)
        return outcome

    def renew(self) -> None:
        """Ask anew whom to trust and which way to go, for the next connections; what is under way comes to its end."""
        self._tls = self._tunnel = None
        self._renewals += 1
        self._outdated |= self._busy
        while self._idle:
            self._drop(self._idle.pop())

    async def close(self) -> None:
        """Close every connection; whoever still waits gets NoAnswer. Waits for nothing on the network."""
        self._closed = True
        if self._closing is not None and not self._closing.done():
            self._closing.set_result(None)
        closing = [self._drop(way) for way in (*self._idle, *self._busy)]
        self._idle.clear()
        if closing:
            await asyncio.wait(closing)  # a socket is closed without a farewell

    # ---- one exchange

    async def _exchange(self, way: httpx.AsyncBaseTransport, letter: Letter) -> Answer | Error:
        """Do it, with every foreign exception translated here and nowhere else.

        The error is returned, not raised: its traceback would keep httpx's request, and with it the secret.
        """
        import httpx  # noqa: PLC0415 - start-up time; loaded by `_way` long before

        try:
            return await self._post(way, letter)
        except (Garbled, ProxyTrouble) as exc:
            return exc.with_traceback(None)
        except httpx.ConnectError as exc:
            reason = _certificate_trouble(exc)
            return BadCertificate(_describe(exc), reason) if reason else NotSent(_describe(exc))
        except (httpx.ConnectTimeout, httpx.ProxyError, httpx.UnsupportedProtocol) as exc:
            return NotSent(_describe(exc))
        except httpx.PoolTimeout as exc:
            return NotSent(_describe(exc))
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError, EOFError) as exc:
            return NoAnswer(_describe(exc))

    async def _post(self, way: httpx.AsyncBaseTransport, letter: Letter) -> Answer:
        import httpx  # noqa: PLC0415 - start-up time; loaded by `_way` long before

        async def trace(event: str, _info: object) -> None:
            if ".send_request_" in event:
                letter.left = self._clock()

        # The deadline of a whole request is ours; httpcore only judges the connection.
        extensions = {"trace": trace, "timeout": {"connect": self._connect}}
        url, headers = _parsed(letter.url)
        request = httpx.Request("POST", url, headers=headers, content=letter.body, extensions=extensions)
        response = await way.handle_async_request(request)
        try:
            body = await _body(response, letter.cap)
            return Answer(response.status_code, response.headers.get("Content-Type", ""), body)
        finally:
            await response.aclose()

    async def _ended_in_time(self, work: asyncio.Task[Any], seconds: float) -> bool:
        deadline = asyncio.ensure_future(self._sleep(seconds))
        try:
            await asyncio.wait({work, deadline, self._until_closed()}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            deadline.cancel()
        return work.done()

    def _until_closed(self) -> asyncio.Future[None]:
        """Return what ends with `close`, the same for all letters of a loop."""
        if self._closing is None:
            self._closing = asyncio.get_running_loop().create_future()
        return self._closing

    # ---- ways

    async def _way(self) -> httpx.AsyncBaseTransport:
        """Return an idle way, or a new one.

        Raises:
            NotSent: everything is closed.
        """
        while not self._idle and not self._closed:
            renewals = self._renewals
            made = await self._new()
            if renewals == self._renewals:  # else trust or proxy have changed meanwhile; nothing is connected yet
                self._idle.append(made)
        if self._closed:
            raise NotSent("closed")
        way = self._idle.pop()
        self._busy.add(way)
        return way

    async def _new(self) -> httpx.AsyncBaseTransport:
        if self._make:
            return self._make()
        from smsc_desk.provider.wire import Wire  # noqa: PLC0415 - start-up time; loaded by `system_tls` in a thread

        return Wire(await self._context(), KEEPALIVE_S, self._tunnel_through(await self._ask_proxy()))

    async def _context(self) -> ssl.SSLContext:
        """Return the one TLS context, made off the loop: reading the system's certificates takes 30 to 100 ms."""
        if self._tls is None:
            self._tls = self._start(asyncio.to_thread(self._load_tls))
        return await asyncio.shield(self._tls)

    def _tunnel_through(self, proxy: Proxy | None) -> Tunnel | None:
        if proxy is None:
            return None
        if self._tunnel is None or self._tunnel[0] != proxy:
            self._tunnel = proxy, tunnel_through(proxy, self._clock)
        return self._tunnel[1]

    def _put_back(self, way: httpx.AsyncBaseTransport) -> None:
        if way in self._outdated:
            self._drop(way)
        elif way in self._busy and not self._closed:
            self._busy.discard(way)
            self._idle.append(way)

    def _drop(self, way: httpx.AsyncBaseTransport) -> asyncio.Task[None]:
        """Close a way under its request, if it has one; a new one takes its place when it is needed."""
        self._busy.discard(way)
        self._outdated.discard(way)
        return self._start(_close(way))

    def _start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # nobody may be waiting any more


@functools.lru_cache(maxsize=16)  # a provider has as many scripts, and a backup host
def _parsed(url: str) -> tuple[httpx.URL, httpx.Headers]:
    import httpx  # noqa: PLC0415 - start-up time; loaded long before

    return httpx.URL(url), httpx.Headers(HEADERS)


def system_tls(authorities: str = "") -> ssl.SSLContext:
    """Trust whom the system trusts, and besides them some authorities (PEM text).

    Imports slowly and reads the system's certificates: runs in a thread.
    """
    import truststore  # noqa: PLC0415 - start-up time

    import smsc_desk.provider.wire  # noqa: F401, PLC0415 - likewise

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if authorities:
        # An authority below another one may be trusted without the upper one, as everywhere from Python 3.13 on.
        context.verify_flags |= ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN
        with contextlib.suppress(ssl.SSLError):  # a text that got damaged makes nobody trusted, which is said then
            context.load_verify_locations(cadata=authorities)
    return context


def tunnel_through(proxy: Proxy, clock: Clock) -> Tunnel:
    """Return the way through a proxy."""
    from smsc_desk.provider.tunnel import Tunnel  # noqa: PLC0415 - start-up time; few have a proxy
    from smsc_desk.provider.wire import Backend  # noqa: PLC0415 - likewise

    return Tunnel(Backend(), proxy, clock)


async def _close(way: httpx.AsyncBaseTransport) -> None:
    with contextlib.suppress(OSError, RuntimeError):  # it was being closed by the other side as well
        await way.aclose()


async def _body(response: httpx.Response, cap: int) -> bytes:
    """Read a body up to a cap, unpacking gzip on the way so that a bomb is cut.

    Raises:
        Garbled: too long, or packed in another way, or badly; `ended` is false, the rest was not read.
    """
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in {"", "identity", "gzip"}:
        raise Garbled("an unknown Content-Encoding")
    unpack = _Gzip(cap) if packing == "gzip" else _Plain(cap)
    # Not aiter_raw: it refuses an answer that a transport gave whole. The stream is raw either way.
    async for chunk in response.stream:  # type: ignore[union-attr]
        unpack.add(chunk)
    return unpack.end()


class _Plain:
    """Collects a body up to a cap."""

    def __init__(self, cap: int) -> None:
        self._cap = cap
        self._body = bytearray()

    def add(self, chunk: bytes) -> None:
        self._body += chunk
        if len(self._body) > self._cap:
            raise Garbled("too long", self._body[:80].decode("ascii", "replace"))

    def end(self) -> bytes:
        return bytes(self._body)


class _Gzip(_Plain):
    """Unpacks a body up to a cap; never holds more than the cap and one byte."""

    def __init__(self, cap: int) -> None:
        super().__init__(cap)
        self._unpack = zlib.decompressobj(16 + zlib.MAX_WBITS)  # 16: a gzip header and trailer are wanted
        self._begun = False

    def add(self, chunk: bytes) -> None:
        self._begun = self._begun or bool(chunk)
        try:
            super().add(self._unpack.decompress(chunk, self._cap + 1 - len(self._body)))
        except zlib.error:
            raise Garbled("badly packed") from None

    def end(self) -> bytes:
        if self._begun and (not self._unpack.eof or self._unpack.unused_data):
            raise Garbled("badly packed")
        return super().end()


_EXPIRED, _WRONG_HOST = {9, 10}, {62, 64}  # OpenSSL's X509_V_ERR_…: not valid yet, any more; host, address


def _certificate_trouble(error: BaseException) -> str:
    """Return why there was no safe connection, as BadCertificate words it; nothing where that is not the reason."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        code = getattr(cause, "verify_code", 0)
        return "expired" if code in _EXPIRED else "wrong_host" if code in _WRONG_HOST else "untrusted"
    if isinstance(cause, ssl.SSLError):
        reason = str(cause.reason or "")
        if "WRONG_VERSION_NUMBER" in reason or "RECORD_LAYER" in reason:
            return "no_tls"
        return "old_tls" if "PROTOCOL" in reason or "VERSION" in reason else ""
    return ""


def _describe(exc: Exception) -> str:
    """Return a technical line: the kind, and what the system said; httpx puts neither body nor headers there."""
    return f"{type(exc).__name__}: {exc}"[:300]
