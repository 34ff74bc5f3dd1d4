"""A proxy on this computer that leads every CONNECT to one port, and a provider with TLS behind it."""

from __future__ import annotations

import asyncio
import contextlib
import re
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable

import trustme

HOST = "sms.example.org"
AUTHORITY = trustme.CA()
ESTABLISHED = b"HTTP/1.1 200 Connection established\r\n\r\n"

Answer = Callable[[asyncio.StreamWriter], Awaitable[bool]]
"""Writes to whoever asked for a way; true opens it"""


def refusal(status: str, *headers: str) -> Answer:
    """Answer with a status, and with a page as proxies do."""

    async def answer(writer: asyncio.StreamWriter) -> bool:
        head = "".join(f"{header}\r\n" for header in headers)
        writer.write(f"HTTP/1.1 {status}\r\n{head}Content-Length: 12\r\n\r\n<html>no way".encode())
        return False

    return answer


async def way(writer: asyncio.StreamWriter) -> bool:
    """Open the way."""
    writer.write(ESTABLISHED)
    return True


class Place:
    """Something that listens, counts its connections, and remembers what it was told."""

    def __init__(self) -> None:
        self.port = 0
        self.connections = 0
        self.seen: list[bytes] = []
        self.writers: list[asyncio.StreamWriter] = []

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.writers.append(writer)
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            await self.serve(reader, writer)
        writer.close()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        raise NotImplementedError


class Provider(Place):
    """Says the same to every request."""

    def __init__(self, said: bytes = b"OK") -> None:
        super().__init__()
        self.said = said

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: *(\d+)", head.lower())
            self.seen.append(head + await reader.readexactly(int(length[1]) if length else 0))
            kind = b"Content-Type: application/json; charset=utf-8"
            writer.write(b"HTTP/1.1 200 OK\r\n%s\r\nContent-Length: %d\r\n\r\n%s" % (kind, len(self.said), self.said))
            await writer.drain()


class Between(Place):
    """The proxy: `answer` says whether there is a way to `target`."""

    def __init__(self, target: Place) -> None:
        super().__init__()
        self.target, self.answer = target, way
        self.passed = b""  # from here to there, after the way was open

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.seen.append(await reader.readuntil(b"\r\n\r\n"))
        if not await self.answer(writer):
            await writer.drain()
            return
        there, back = await asyncio.open_connection("127.0.0.1", self.target.port)
        self.writers.append(back)
        await asyncio.gather(self._pass(reader, back), _copy(there, writer))

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(65536):
            self.passed += piece
            writer.write(piece)
            await writer.drain()
        writer.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(65536):
        writer.write(piece)
        await writer.drain()
    writer.close()


def provider_tls(host: str = HOST, authority: trustme.CA = AUTHORITY) -> ssl.SSLContext:
    """Return what the provider proves itself with."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    return context


def our_tls() -> ssl.SSLContext:
    """Return what trusts that provider."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    AUTHORITY.configure_trust(context)
    return context


@contextlib.asynccontextmanager
async def listening(place: Place, tls: ssl.SSLContext | None = None) -> AsyncIterator[None]:
    """Let a place be reached."""
    server = await asyncio.start_server(place, "127.0.0.1", 0, ssl=tls)
    place.port = server.sockets[0].getsockname()[1]
    try:
        yield
    finally:
        server.close()
        for writer in place.writers:
            writer.transport.abort()


@contextlib.asynccontextmanager
async def behind_a_proxy(tls: ssl.SSLContext | None = None) -> AsyncIterator[tuple[Between, Provider]]:
    """A provider with TLS that is `HOST` for whoever asks the proxy."""
    provider = Provider()
    between = Between(provider)
    async with listening(provider, tls or provider_tls()), listening(between):
        yield between, provider
