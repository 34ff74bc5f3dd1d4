"""A line of TCP between a program and a server on this computer, and what can be wrong with it: the toxics (F17).

    program ──▶ requests, each whole ──▶ toxic "up" ──▶ server
            ◀── toxic "down" ◀── answers, as they come ───

The toxic begins with the first request of one command, and meets all that passes in its direction from then on, on
every connection, until the line is healed. A request goes on within half of the fence or never: so the fence holds on a
machine that is busy, too. How long the program waits for an answer is measured here, from outside of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import enum
import math
import random
import socket
import struct
import time
from collections.abc import Iterator
from urllib.parse import parse_qs

from tests.faults.network import WRITES
from tests.faults.server import read_request

HOST = "127.0.0.1"
MARGIN_S = 1.0  # a deadline may be overrun by so much: a busy machine lets everybody wait
LONG_S = 6.0  # longer than every deadline
SHORT_S = 0.1, 0.6
CHUNK = 65_536
PIECES = 20


class Stream(enum.Enum):
    """The direction that a toxic is in."""

    UP = "up"
    DOWN = "down"


# ---- toxics


class Toxic:
    """What becomes of the bytes of one direction. `harsh` is its worse form: mostly, longer than a deadline."""

    def __init__(self, rng: random.Random, *, harsh: bool) -> None:
        self.rng, self.harsh = rng, harsh

    async def carry(self, flow: Flow, data: bytes) -> None:
        """Pass on what has come, or not."""
        flow.send(data)

    async def end(self, flow: Flow) -> None:
        """Keep back the end of a connection."""

    def short(self) -> float:
        return self.rng.uniform(*SHORT_S)


WELL = Toxic(random.Random(0), harsh=False)


class Latency(Toxic):
    """All is late; a request that is on its way arrives, whoever has let go of it meanwhile."""

    async def carry(self, flow: Flow, data: bytes) -> None:
        if flow.stream is Stream.UP:
            await asyncio.sleep(self.short())
        else:
            await flow.rest(LONG_S if self.harsh else self.short())
        flow.send(data)


class Down(Toxic):
    """Nobody is there any more, and all connections are torn."""

    async def carry(self, flow: Flow, data: bytes) -> None:
        flow.shim.go_down()


class Bandwidth(Toxic):
    """All is slow."""

    async def carry(self, flow: Flow, data: bytes) -> None:
        pause = (LONG_S if self.harsh else self.short()) / PIECES
        for piece in pieces(data, -(-len(data) // PIECES)):
            await flow.rest(pause)
            flow.send(piece)


class SlowClose(Toxic):
    """The end of a connection comes late, or with the line's healing."""

    async def end(self, flow: Flow) -> None:
        await flow.rest(math.inf if self.harsh else self.short())


class Timeout(Toxic):
    """Nothing passes, and the connection ends some time later, or with the line's healing."""

    async def carry(self, flow: Flow, data: bytes) -> None:
        await flow.rest(math.inf if self.harsh else self.short())
        flow.close()


class Reset(Toxic):
    """The connection is reset. Harsh: what was on its way up arrives long after that; the way down, a part before."""

    async def carry(self, flow: Flow, data: bytes) -> None:
        if self.harsh and flow.stream is Stream.UP:
            flow.reset()
            await asyncio.sleep(flow.shim.latest_s * 0.9)
            flow.send(data)
            return
        if self.harsh:
            flow.send(data[: self.rng.randrange(len(data))])
        await flow.rest(self.short())
        flow.reset()


class Slicer(Toxic):
    """All comes in small pieces, at times a byte, with pauses between them."""

    async def carry(self, flow: Flow, data: bytes) -> None:
        longest = (LONG_S if self.harsh else self.short()) * 2 / len(data)
        while data and not flow.is_let_go:
            size = self.rng.choice((1, 1, 2, 3, 5, 13))
            flow.send(data[:size])
            data = data[size:]
            await flow.rest(self.rng.uniform(0.0, longest * size))


class LimitData(Toxic):
    """The connection ends after so many bytes; in the harsh form all but the last have passed."""

    async def carry(self, flow: Flow, data: bytes) -> None:
        flow.send(data[: -1 if self.harsh else self.rng.randrange(len(data))])
        flow.close()


TOXICS: dict[str, type[Toxic]] = {
    "latency": Latency, "down": Down, "bandwidth": Bandwidth, "slow close": SlowClose, "timeout": Timeout,
    "reset": Reset, "slicer": Slicer, "limit data": LimitData,
}  # fmt: skip


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


# ---- the line


class Shim:
    """Listens at `port` and carries on to a server's; `toxic` begins with the first request of `command`.

    `deadlines` are the program's, in seconds, by whether a request is a write; that of a write is its fence as well.
    Answers that are not `sized` end with their connection.
    """

    def __init__(
        self, server_port: int, toxic: Toxic, stream: Stream, command: str, deadlines: dict[bool, float], *, sized: bool
    ) -> None:
        self.server_port, self.command, self.deadlines, self.sized = server_port, command, deadlines, sized
        self.latest_s = deadlines[True] / 2  # from a request's coming to its going on
        self._toxic, self._stream = toxic, stream
        self.begun, self.healed = asyncio.Event(), asyncio.Event()
        self.met = 0  # so often it met what belongs to a request of its command
        self.violations: list[str] = []
        self._connections: set[Connection] = set()
        self._listening: asyncio.Server | None = None
        # Held beside the listener, so that nobody else gets the port while nobody listens.
        self._held = socket.socket()
        self._held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self._held.bind((HOST, 0))
        self.port: int = self._held.getsockname()[1]

    async def listen(self) -> None:
        self._listening = await asyncio.start_server(self._accept, HOST, self.port, reuse_port=True)

    def go_down(self) -> None:
        """Listen no more, and tear all connections."""
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        for connection in self._connections:
            connection.abort()

    async def heal(self) -> None:
        """Take the toxic away."""
        self.healed.set()
        if self._listening is None:
            await self.listen()

    @property
    def is_idle(self) -> bool:
        """Whether nothing can arrive any more: every connection has come to its end, at the server, too."""
        return not self._connections

    async def aclose(self) -> None:
        """End all; what was not answered, and not given up by the program either, is judged by now."""
        for connection in self._connections:
            connection.judge()
        self.go_down()
        self._held.close()
        while self._connections:
            for connection in self._connections:
                connection.cancel()
            await asyncio.sleep(0)

    def toxic(self, stream: Stream, command: str) -> Toxic:
        """Return what meets something of a request of a command in a direction now."""
        if self.healed.is_set() or not self.begun.is_set() or stream is not self._stream:
            return WELL
        self.met += command == self.command
        return self._toxic

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = Connection(self, reader, writer)
        self._connections.add(connection)
        try:
            await connection.carry()
        except Exception as error:  # noqa: BLE001 - a mistake of the line must not look like a toxic
            self.violations.append(f"the line itself: {error!r}")
        finally:
            connection.abort()
            self._connections.discard(connection)


class Connection:
    """A connection of the program's, and the one to the server that goes on from it."""

    def __init__(self, shim: Shim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.shim, self._reader, self.near = shim, reader, writer
        self.far: asyncio.StreamWriter | None = None
        self.let_go = asyncio.Event()  # by the program
        self.command = ""
        self.came_at = 0.0  # the last request
        self._open = False  # whether it is neither answered nor given up
        self._requests: asyncio.Queue[bytes] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []

    async def carry(self) -> None:
        """Carry requests and answers until both sides have ended."""
        with contextlib.suppress(ConnectionError):
            far_reader, self.far = await asyncio.open_connection(HOST, self.shim.server_port)
            works = self._hear(), self._up(), self._down(far_reader)
            self._tasks = [asyncio.ensure_future(work) for work in works]
            await asyncio.wait(self._tasks)
            for task in self._tasks:
                if not task.cancelled():
                    task.result()

    def abort(self) -> None:
        for writer in (self.near, self.far):
            if writer is not None:
                writer.transport.abort()

    def cancel(self) -> None:
        for task in self._tasks:
            task.cancel()

    def judge(self) -> None:
        """Note it where the program has waited longer than it may."""
        waited, self._open = time.monotonic() - self.came_at if self._open else 0.0, False
        deadline = self.shim.deadlines[self.command in WRITES]
        if waited > deadline + MARGIN_S:
            self.shim.violations.append(f"{self.command or 'a question'} waited {waited:.1f} s, of {deadline:.1f} s")

    async def _hear(self) -> None:
        """Listen to the program, whatever is being carried: so it is known when it lets go."""
        try:
            while True:
                head, body = await read_request(self._reader)
                self._requests.put_nowait(head + body)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.judge()
            self.let_go.set()
            self._requests.put_nowait(b"")

    async def _up(self) -> None:
        while request := await self._requests.get():
            self.command = command_of(request)
            self.came_at, self._open = time.monotonic(), True
            if self.command == self.shim.command:
                self.shim.begun.set()
            await self._carry(Stream.UP, request)
        await self.shim.toxic(Stream.UP, self.command).end(Flow(self, Stream.UP))
        if self.far is not None and not self.far.is_closing():
            self.far.write_eof()

    async def _down(self, reader: asyncio.StreamReader) -> None:
        while answer := await reader.read(CHUNK):
            await self._carry(Stream.DOWN, answer)
            if self.shim.sized:
                self.judge()
        await self.shim.toxic(Stream.DOWN, self.command).end(Flow(self, Stream.DOWN))
        self.judge()
        self.near.close()

    async def _carry(self, stream: Stream, data: bytes) -> None:
        await self.shim.toxic(stream, self.command).carry(Flow(self, stream), data)


class Flow:
    """One direction of a connection, in the hands of a toxic."""

    def __init__(self, connection: Connection, stream: Stream) -> None:
        self._connection, self.stream, self.shim = connection, stream, connection.shim

    @property
    def is_let_go(self) -> bool:
        return self._connection.let_go.is_set()

    def send(self, data: bytes) -> None:
        """Pass on; what would arrive too late for the fence is lost."""
        up = self.stream is Stream.UP
        if up and time.monotonic() - self._connection.came_at > self.shim.latest_s:
            return
        writer = self._connection.far if up else self._connection.near
        if writer is not None and not writer.is_closing():
            writer.write(data)

    async def rest(self, seconds: float) -> None:
        """Wait, at most until the program lets go of the connection, or the line is healed."""
        events = self._connection.let_go, self.shim.healed
        waits = [asyncio.ensure_future(event.wait()) for event in events]
        try:
            timeout = None if seconds == math.inf else seconds
            await asyncio.wait(waits, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    def close(self) -> None:
        """End the connection on both sides."""
        for writer in (self._connection.near, self._connection.far):
            if writer is not None:
                writer.close()

    def reset(self) -> None:
        """Let the program's side end with a reset."""
        near = self._connection.near
        near.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        near.transport.abort()


def command_of(request: bytes) -> str:
    """Return the command of a request that is a write, nothing for one that only reads."""
    asked = parse_qs(request.partition(b"\r\n\r\n")[2].decode())
    return next((command for command in WRITES if command in asked), "")
