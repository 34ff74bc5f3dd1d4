"""The sandbox behind a loopback socket that tears connections: what a bad line and a bad server look like from outside.

    python -m tests.faults.server --book FILE --seed N [--lose-answers 0.05] [--lose-requests 0.05] [--late 0.05]
                                  [--errors 0.02] [--fence-s 2] [--latency-ms 5]

Prints its port. `GET /stats` tells what the server counted: the most requests at once, the most identical ones within a
minute, and how often each write was executed. It ends with its standard input.
"""

from __future__ import annotations

import argparse
import asyncio
import collections
import contextlib
import enum
import json
import random
import re
import sys
from pathlib import Path

import httpx

from smsc_desk.sandbox.arrivals import Arrivals
from smsc_desk.sandbox.options import Account, Options
from smsc_desk.sandbox.rules import Provider
from smsc_desk.sandbox.server import Dropped, Exchange, Reply, create_app
from tests.faults.work import fill, seen

LOGIN, PASSWORD = "olga", "Sdvig-7741-secret"
READS = {"get", "get_group", "get_black", "balance", ""}
EDGE_S = 0.25
"""A late request runs at the latest so long before the fence: the client's clock and ours tick apart."""


class Faults:
    """Decides by one seed what becomes of each request; `fired` counts."""

    def __init__(self, seed: int, shares: dict[str, float], fence_s: float) -> None:
        self._rng, self._shares, self._fence_s = random.Random(seed), shares, fence_s
        self.fired: collections.Counter[str] = collections.Counter()
        self.on = False  # until `GET /storm`

    async def __call__(self, exchange: Exchange) -> Reply:
        kind = self._drawn() if self.on else ""
        self.fired[kind] += bool(kind)
        match kind:
            case "request":
                raise Dropped("the request is lost")
            case "answer":
                await exchange.run()
                raise Dropped("the answer is lost")
            case "late":
                exchange.drop()
                await asyncio.sleep(self._rng.uniform(0.05, max(0.05, self._fence_s - EDGE_S)))
                return await exchange.run()
            case "error":
                await exchange.run()
                return Reply(b"Internal Server Error", "text/plain", 500)
            case _:
                return await exchange.run()

    def _drawn(self) -> str:
        drawn = self._rng.random()
        for kind, share in self._shares.items():
            drawn -= share
            if drawn < 0:
                return kind
        return ""


def executed(log: Arrivals) -> collections.Counter[str]:
    """Return how often each write was executed, by what `seen` calls it."""
    writes = (arrival for arrival in log if arrival.executed and arrival.command not in READS)
    return collections.Counter(seen(arrival.command, arrival.params) for arrival in writes)


class Stats:
    """What the log of arrivals says in the end: the truth of these tests."""

    def __init__(self, log: Arrivals, faults: Faults) -> None:
        self._log, self._faults = log, faults

    def told(self) -> bytes:
        told = {
            "most_in_flight": self._log.most_in_flight,
            "most_identical": self._log.most_identical(),
            "total": self._log.total,
            "under_way": self._log.in_flight(LOGIN),
            "executed": executed(self._log),
            "fired": self._faults.fired,
        }
        return json.dumps(told).encode()


class Ending(enum.Enum):
    """How the end of an answer is told."""

    LENGTH = "the length, and then the connection ends"
    KEPT = "the length, and the connection is kept"
    CLOSE = "the end of the connection alone"


class Socket:
    """Connections in front of the sandbox, which are torn where it drops them."""

    def __init__(self, app: object, stats: Stats, faults: Faults, ending: Ending = Ending.LENGTH) -> None:
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app))  # type: ignore[arg-type]
        self._stats, self._faults, self._ending = stats, faults, ending

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await self._exchange(reader, writer)
            while self._ending is Ending.KEPT:
                await self._exchange(reader, writer)
        writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head, body = await read_request(reader)
        method, path, *_ = head.decode("ascii").split()
        if path == "/stats":
            self._write(writer, 200, "application/json", self._stats.told())
        elif path == "/storm":
            self._faults.on = True
            self._write(writer, 200, "text/plain", b"storm")
        else:
            await self._pass_on(writer, method, path, body)
        await writer.drain()

    async def _pass_on(self, writer: asyncio.StreamWriter, method: str, path: str, body: bytes) -> None:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            reply = await self._client.request(method, f"http://127.0.0.1{path}", content=body, headers=headers)
        except Dropped:
            writer.transport.abort()
            return
        self._write(writer, reply.status_code, reply.headers.get("Content-Type", ""), reply.content)

    def _write(self, writer: asyncio.StreamWriter, status: int, kind: str, body: bytes) -> None:
        length = "" if self._ending is Ending.CLOSE else f"Content-Length: {len(body)}\r\n"
        kept = "keep-alive" if self._ending is Ending.KEPT else "close"
        head = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\n{length}Connection: {kept}\r\n\r\n"
        writer.write(head.encode("ascii") + body)


async def read_request(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Return head and body of a request; raises IncompleteReadError where it does not come whole."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: *(\d+)", head)
    return head, await reader.readexactly(int(length[1])) if length else b""


async def run(arguments: argparse.Namespace) -> None:
    shares = {
        "request": arguments.lose_requests, "answer": arguments.lose_answers, "late": arguments.late,
        "error": arguments.errors,
    }  # fmt: skip
    faults = Faults(arguments.seed, shares, arguments.fence_s)
    provider = Provider(arguments.book, account=Account(login=LOGIN, password=PASSWORD))
    if provider.empty:
        fill(provider)
    app = create_app(provider, options=Options(latency_ms=arguments.latency_ms), fault=faults)
    app.log = Arrivals(size=None)
    async with app:
        socket = Socket(app, Stats(app.log, faults), faults)
        server = await asyncio.start_server(socket.serve, "127.0.0.1", 0)
        print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201 - read by who started it
        await asyncio.to_thread(sys.stdin.read)
        server.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--book", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    for name, share in (("--lose-answers", 0.05), ("--lose-requests", 0.05), ("--late", 0.05), ("--errors", 0.02)):
        parser.add_argument(name, type=float, default=share)
    parser.add_argument("--fence-s", type=float, default=2.0)
    parser.add_argument("--latency-ms", type=int, default=5)
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
