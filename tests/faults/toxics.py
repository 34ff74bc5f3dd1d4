"""The program's engine over real sockets and a line with toxics (F17): eight of them, two directions, six commands.

Client, transport, worker and copy are the program's own, the server is the sandbox; all of them live SPEED times as
fast as the clock, so that a fence is two seconds. Three edits of a command: the first meets the toxic as it
leaves, the second is made while it is there, the third when it is gone. Each must take effect exactly once, or stay
visible with a reason and without effect; no deadline may be overrun; and all must go on by itself when the line is
healed. A seed is one combination: all 96 come in turn, then again with other strengths and times. Of a toxic's six
commands in a direction, half meet its worse form, some of them briefly.

`python -m tests.faults toxics --seed N` replays one; what the clock of a machine does to it no seed decides.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import random
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smsc_desk.book.edits import Action, Verb
from smsc_desk.provider.client import FENCE_S, READ_DEADLINE_S, WRITE_DEADLINE_S, Client
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.pace import CAP, IDENTICAL, Pace
from smsc_desk.provider.transport import KEEPALIVE_S
from smsc_desk.provider.wire import Wire
from smsc_desk.sandbox.arrivals import Arrivals
from smsc_desk.sandbox.options import Account
from smsc_desk.sandbox.rules import Provider
from smsc_desk.sandbox.server import App, create_app
from smsc_desk.store.store import Store
from smsc_desk.sync.status import Line
from smsc_desk.sync.worker import Worker
from tests.faults import checker
from tests.faults.desk import new_file
from tests.faults.outcome import Outcome
from tests.faults.server import LOGIN, PASSWORD, Ending, Faults, Socket, Stats, executed
from tests.faults.shim import HOST, TOXICS, Shim, Stream, Toxic
from tests.faults.work import Command, Work, fill, key
from tests.faults.world import EPOCH_MS, asked, memory

SPEED = 45.0
DEADLINES = {False: READ_DEADLINE_S / SPEED, True: WRITE_DEADLINE_S / SPEED}
AT_ONCE = 12  # combinations in one process: they mostly wait
EDITS = 3
STAYS_S = (0.3, 2.5), (0.0, 0.3)  # a toxic, after it was met
PATIENCE_S = 30.0  # for all to come to its end without the toxic
LOOK_S = 0.02

COMMANDS = {
    "add": "add", "change": "chg", "delete": "del", "join": "move_group", "add_group": "add_group",
    "block": "add_black",
}  # fmt: skip
"""The provider's, by kind of work."""

COMBINATIONS = tuple(itertools.product(TOXICS, Stream, COMMANDS))
_ORDER = random.Random("F17").sample(COMBINATIONS, len(COMBINATIONS))  # so that a few are of every kind
MUST_FIRE = frozenset(f"{toxic} {stream.value}" for toxic, stream, _kind in COMBINATIONS) | {
    f"toxic on {command}" for command in COMMANDS.values()
}


def seed_of(toxic: str, stream: Stream, kind: str) -> int:
    """Return the first seed of a combination."""
    return _ORDER.index((toxic, stream, kind))


def run(seeds: Sequence[int]) -> list[Outcome]:
    """Live the combinations of these seeds side by side."""
    return asyncio.run(_side_by_side(seeds))


async def _side_by_side(seeds: Sequence[int]) -> list[Outcome]:
    # One begins after the other: the work of a beginning must not eat up the deadlines of all.
    room, door = asyncio.Semaphore(AT_ONCE), asyncio.Lock()

    async def one(seed: int) -> Outcome:
        async with room:
            return await _outcome(seed, door)

    return await asyncio.gather(*map(one, seeds))


async def _outcome(seed: int, door: asyncio.Lock) -> Outcome:
    """Live one; whatever escapes is a violation."""
    outcome = Outcome(seed)
    toxic, stream, kind = _ORDER[seed % len(_ORDER)]
    try:
        with tempfile.TemporaryDirectory(dir=memory()) as folder:
            await _life(outcome, Path(folder), door, (toxic, stream, kind))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told with its seed
        outcome.violations.append(repr(error))
    outcome.violations = [f"{text} [{toxic} {stream.value}, {kind}]" for text in outcome.violations]
    return outcome


# ---- the program and its provider


class FastClock:
    """Seconds that pass SPEED times as fast as the clock's."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self) -> float:
        return (time.monotonic() - self._began) * SPEED

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / SPEED)

    def wall_ms(self) -> int:
        return EPOCH_MS + int(self() * 1000)


@dataclass
class Program:
    """The engine without a window, and what it has acknowledged."""

    store: Store
    client: Client
    worker: Worker
    running: asyncio.Task[None]
    accepted: set[int]

    @classmethod
    async def begin(cls, path: Path, port: int, clock: FastClock, rng: random.Random) -> Program:
        new_file(path)
        store = await Store.open(path, clock=clock.wall_ms)
        ledger = await store.request_ledger(clock=clock, fence_s=FENCE_S)
        pace = Pace(clock, clock.sleep, rng, ledger=ledger)
        where = Endpoint.parse(f"http://{HOST}:{port}")
        client = Client(where, Credentials(LOGIN, PASSWORD), pace, lambda: Wire(None, KEEPALIVE_S))
        worker = Worker(store, client, pace)
        return cls(store, client, worker, asyncio.ensure_future(worker.run()), set())

    async def do(self, command: Command) -> None:
        edit = await Work(0).edit(self.store, command)
        done = await self.store.apply(Action(Verb.CHANGE_CONTACT, (edit,)))
        self.accepted.update(number for (number,) in self.ask("SELECT id FROM edit WHERE action = ?", done.action))

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the file as the window does."""
        return self.store._window.execute(sql, values).fetchall()

    @property
    def moves(self) -> bool:
        """Whether an edit is neither done nor waiting for the user, or the line is not known to be there again."""
        moving = "SELECT 1 FROM edit WHERE state IN ('queued', 'sending', 'ambiguous', 'verifying')"
        return bool(self.ask(moving)) or self.worker.status.line is not Line.ONLINE

    async def stopped(self) -> list[str]:
        """Send and ask nothing more, and return what is wrong by now; the copy stays open."""
        line = self.worker.status.line
        wrong = [] if line is Line.ONLINE else [f"the line is {line}"]
        wrong += [f"the worker ended: {self.running.exception()!r}"] if self.running.done() else []
        self.running.cancel()
        await asyncio.wait([self.running])
        await self.client.aclose()
        return wrong


@dataclass
class Place:
    """The provider behind its socket; asked past it by the judge."""

    provider: Provider
    app: App
    ending: Ending
    port: int

    def server(self, script: str, command: str, **params: str) -> Any:
        return asked(self.provider, script, command, **params)


@contextlib.asynccontextmanager
async def place(clock: FastClock, ending: Ending) -> AsyncIterator[Place]:
    """Serve a small book on this computer."""
    provider = Provider(account=Account(login=LOGIN, password=PASSWORD))
    fill(provider, people=2 * EDITS, groups=2, blocks=EDITS)
    app = create_app(provider, clock=clock, sleep=clock.sleep)
    app.log = Arrivals(size=None)
    faults = Faults(0, {}, FENCE_S)
    async with app:
        socket = Socket(app, Stats(app.log, faults), faults, ending)
        listening = await asyncio.start_server(socket.serve, HOST, 0)
        try:
            yield Place(provider, app, ending, listening.sockets[0].getsockname()[1])
        finally:
            listening.close()


# ---- one combination


async def _life(outcome: Outcome, folder: Path, door: asyncio.Lock, combination: tuple[str, Stream, str]) -> None:
    name, stream, kind = combination
    rng, clock = random.Random(f"toxics {outcome.seed}"), FastClock()
    variant = [*COMMANDS].index(kind) + outcome.seed // len(COMBINATIONS)
    toxic = TOXICS[name](rng, harsh=variant % 2 == 1)
    ending = Ending.CLOSE if name == "slow close" else Ending.KEPT
    async with place(clock, ending) as served, shimmed(served, toxic, stream, kind) as shim:
        async with door:
            program = await Program.begin(folder / "book.db", shim.port, clock, rng)
            await _until(lambda: program.worker.status.listed)
        try:
            await _worked(program, shim, kind, rng.uniform(*STAYS_S[variant // 2 % 2]))
            outcome.violations += await program.stopped()
            await _until(lambda: shim.is_idle and not served.app.log.in_flight(LOGIN))  # it may arrive twice, and late
            outcome.violations += _judged(served, program, kind)
        finally:
            await program.store.close()
    outcome.violations += shim.violations if shim.met else [*shim.violations, "the toxic met nothing"]
    outcome.fired.update({f"{name} {stream.value}": shim.met, f"toxic on {COMMANDS[kind]}": shim.met})


@contextlib.asynccontextmanager
async def shimmed(served: Place, toxic: Toxic, stream: Stream, kind: str) -> AsyncIterator[Shim]:
    """Lay the line to a server."""
    shim = Shim(served.port, toxic, stream, COMMANDS[kind], DEADLINES, sized=served.ending is Ending.KEPT)
    await shim.listen()
    try:
        yield shim
    finally:
        await shim.aclose()


async def _worked(program: Program, shim: Shim, kind: str, stays_s: float) -> None:
    """Make the edits before, during and after the toxic, and wait for their end: nobody helps."""
    await program.do(Command(kind, 0))
    await _until(shim.begun.is_set)
    await program.do(Command(kind, 1))
    await asyncio.sleep(stays_s)
    await shim.heal()
    await program.do(Command(kind, 2))
    await _until(lambda: not program.moves)


async def _until(so: Callable[[], bool]) -> None:
    """Wait until something is so; no longer than is patient: then the judge tells what is not."""
    end = time.monotonic() + PATIENCE_S
    while not so() and time.monotonic() < end:  # noqa: ASYNC110 - most of it is told by no event
        await asyncio.sleep(LOOK_S)


# ---- the judge


def _judged(served: Place, program: Program, kind: str) -> Iterator[str]:
    yield from _effects(served.app.log, program, kind)
    yield from checker.audited(program)
    if not program.ask("SELECT 1 FROM edit WHERE state <> 'done'"):
        yield from checker.same(served, program)
    if served.app.log.most_in_flight > CAP:
        yield f"{served.app.log.most_in_flight} requests at once"
    if served.app.log.most_identical() > IDENTICAL:
        yield f"{served.app.log.most_identical()} identical requests in a minute"


def _effects(log: Arrivals, program: Program, kind: str) -> Iterator[str]:
    """Every edit is done and was executed once, or it waits for the user with a reason and was not executed."""
    times = executed(log)
    edits = program.ask("SELECT id, state, coalesce(reason, '') FROM edit ORDER BY id")
    if len(edits) != EDITS:
        yield f"{len(edits)} edits of {EDITS}"
    for (number, state, reason), count in zip(edits, range(EDITS), strict=False):
        found = times.pop(key(Command(kind, count)), 0)
        told = f"edit {number} ({state}, {reason}) was executed {found} times"
        if state == "done":
            if found != 1:
                yield told
        elif state not in {"refused", "conflict", "parked"}:
            yield f"edit {number} is {state}: it does not go on"
        elif found or not reason:
            yield told
    for other in times:
        yield f"{other}: never ordered"
