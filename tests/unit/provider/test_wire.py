"""The connection itself, over real sockets of this computer."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import pytest
import trustme

from smsc_desk.provider.wire import MOST_UNREAD, Wire
from tests.waiting import until

KEPT_S = 60.0
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Server:
    """Answers each connection by a function of the test."""

    def __init__(self) -> None:
        self.port, self.scheme = 0, "http"
        self.connections = 0
        self.serve: Serve = answering(b"OK")
        self.gone = asyncio.Event()
        self.serving: set[asyncio.Task[None]] = set()

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.serving.add(asyncio.current_task())
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await self.serve(reader, writer)
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
        self.gone.set()


async def asked(reader: asyncio.StreamReader) -> bytes:
    """Read a request; return its body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    return await reader.readexactly(int(length.split(b":")[1]))


def written(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body


def answering(body: bytes) -> Serve:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await asked(reader)
            writer.write(written(body))
            await writer.drain()

    return serve


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    listening = await asyncio.start_server(made, "127.0.0.1", 0)
    made.port = listening.sockets[0].getsockname()[1]
    yield made
    listening.close()
    if made.serving:
        await asyncio.wait(made.serving)


@pytest.fixture
async def wire(server: Server) -> AsyncIterator[Wire]:
    made = Wire(None, KEPT_S)
    yield made
    await made.aclose()


@pytest.fixture
async def safe() -> AsyncIterator[tuple[Wire, Server]]:
    """A server with TLS, and a connection that trusts it."""
    authority, made = trustme.CA(), Server()
    own, theirs = (ssl.SSLContext(kind) for kind in (ssl.PROTOCOL_TLS_CLIENT, ssl.PROTOCOL_TLS_SERVER))
    authority.configure_trust(own)
    authority.issue_cert("127.0.0.1").configure_cert(theirs)
    listening = await asyncio.start_server(made, "127.0.0.1", 0, ssl=theirs)
    made.port, made.scheme = listening.sockets[0].getsockname()[1], "https"
    wire = Wire(own, KEPT_S)
    yield wire, made
    await wire.aclose()
    listening.close()
    await asyncio.wait(made.serving)


async def post(wire: Wire, server: Server, body: bytes = b"a=1") -> bytes:
    request = httpx.Request("POST", f"{server.scheme}://127.0.0.1:{server.port}/sys/", content=body)
    response = await wire.handle_async_request(request)
    try:
        return b"".join([piece async for piece in response.stream])
    finally:
        await response.aclose()


async def test_a_connection_serves_one_request_after_the_other(wire, server):
    assert [await post(wire, server) for _ in range(3)] == [b"OK"] * 3
    assert server.connections == 1


async def test_what_is_sent_arrives_whole(wire, server):
    got = []

    async def serve(reader, writer):
        got.append(await asked(reader))
        writer.write(written(b"OK"))
        await writer.drain()

    server.serve = serve
    body = bytes(range(256)) * 12_000
    assert await post(wire, server, body) == b"OK"
    assert got == [body]


async def test_an_answer_longer_than_what_may_wait_comes_whole(wire, server):
    body = bytes(range(256)) * (MOST_UNREAD // 32)
    server.serve = answering(body)
    assert await post(wire, server) == body
    assert await post(wire, server) == body


async def test_an_answer_in_single_bytes(wire, server):
    async def serve(reader, writer):
        await asked(reader)
        for byte in written(b"OK"):
            writer.write(bytes([byte]))
            await writer.drain()

    server.serve = serve
    assert await post(wire, server) == b"OK"


@pytest.mark.parametrize("more", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong"])
async def test_an_idle_connection_that_ended_or_speaks_unasked_is_not_used_again(wire, server, more):
    async def serve(reader, writer):
        await asked(reader)
        writer.write(written(b"OK"))
        await writer.drain()
        await told.wait()
        writer.write(more)
        await writer.drain()

    told = asyncio.Event()
    server.serve = serve
    assert await post(wire, server) == b"OK"
    told.set()
    await server.gone.wait()
    connection = wire._connection
    await until(connection.has_expired, "what was sent to arrive")
    assert await post(wire, server) == b"OK"
    assert server.connections == 2


@pytest.mark.parametrize("begun", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"])
async def test_an_answer_that_breaks_off(wire, server, begun):
    async def serve(reader, writer):
        await asked(reader)
        writer.write(begun)
        await writer.drain()

    server.serve = serve
    with pytest.raises(httpx.RemoteProtocolError):
        await post(wire, server)


async def test_a_connection_that_is_reset(wire, server):
    async def serve(reader, writer):
        await reader.readexactly(1)  # the rest stays unread, and that resets the connection
        writer.transport.abort()

    server.serve = serve
    with pytest.raises((httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)):
        await post(wire, server, b"x" * 1_000_000)


async def test_nobody_listens(wire, server):
    listening = await asyncio.start_server(server, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    listening.close()
    await listening.wait_closed()
    with pytest.raises(httpx.ConnectError):
        await post(wire, server)


async def test_a_connection_closed_under_its_request(wire, server):
    arrived = asyncio.Event()

    async def serve(reader, writer):
        await asked(reader)
        arrived.set()
        await reader.read()  # until the client has gone

    server.serve = serve
    asking = asyncio.ensure_future(post(wire, server))
    await arrived.wait()
    await wire.aclose()
    with pytest.raises(httpx.HTTPError):
        await asking
    await server.gone.wait()


async def test_a_proxy_of_the_environment_is_not_used(wire, server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert await post(wire, server) == b"OK"


@pytest.mark.parametrize("length", [1, 100, 2_000_000])
async def test_one_request_after_the_other_over_tls(safe, length):
    """At a limit of 0, asyncio's TLS says at every other empty buffer that it is full."""
    wire, server = safe
    body = b"x" * length
    assert [await asyncio.wait_for(post(wire, server, body), 10) for _ in range(4)] == [b"OK"] * 4
    assert server.connections == 1


async def test_a_long_answer_over_tls(safe):
    wire, server = safe
    body = bytes(range(256)) * (MOST_UNREAD // 32)
    server.serve = answering(body)
    assert await post(wire, server) == body
