"""A whole world in one thread: a server with its book, desks that work with it, a network, and one source of chance."""

from __future__ import annotations

import functools
import hashlib
import random
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from smsc_desk.sandbox import addresses
from smsc_desk.sandbox.answers import Channel as Book
from smsc_desk.sandbox.arrivals import Arrival
from smsc_desk.sandbox.options import Options
from smsc_desk.sandbox.rules import Provider
from smsc_desk.sandbox.server import create_app
from tests.faults.clockwork import InlineExecutor, Life, Loop
from tests.faults.desk import Desk, new_file
from tests.faults.network import Network

EPOCH_MS = 1_700_000_000_000
FENCE_S = 2.0
_OPEN = Options(limits=False, empty_list="array")
"""How somebody asks who is not counted: the page is the default one, and there are no limits."""


def memory() -> Path:
    """Return a folder in memory where there is one: nothing here is about the disk."""
    shared = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    return shared if shared.is_dir() else Path(tempfile.gettempdir())


class Notes:
    """What is kept about the provider's host over the restarts of all desks, as in the program's settings."""

    def __init__(self) -> None:
        self._text: str | None = None

    async def change_breaker(self, _host: str, change: Callable[[str | None], str]) -> str:
        self._text = change(self._text)
        return self._text


class World:
    """One history's everything; use it as a context manager, and run coroutines in `run`."""

    def __init__(self, seed: int, options: Options | None = None, *, fence_s: float = FENCE_S) -> None:
        self.seed = seed
        self.options = options or Options()
        self.loop = Loop()
        self.rng = random.Random(seed)
        self.skew_ms = 0
        self.trace: list[str] = []
        self.moments: list[str] = []
        self.kill_at: frozenset[int] = frozenset()
        self.network = Network(self, random.Random(f"network {seed}"), fence_s)
        self.desks: list[Desk] = []
        self.notes = Notes()
        self.provider = Provider()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self.network.app = create_app(
            self.provider, options=self.options, clock=self.loop.time, sleep=_no_sleep, fault=self.network.fault,
            executor=InlineExecutor(),
        )  # fmt: skip
        self.folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(dir=memory())))
        return self

    def __exit__(self, *_: object) -> None:
        for desk in self.desks:
            desk.life.over = True
            desk.let_go()
        if not self.loop.is_closed():
            self.loop.abandon()
        self.provider.close()
        self._stack.close()

    def run(self, work: Callable[[World], Any]) -> Any:
        """Live to the end of a coroutine function; once."""
        return self.loop.run(work(self))

    # -- time and chance

    @property
    def now(self) -> float:
        return self.loop.time()

    def wall_ms(self) -> int:
        """The time of day as this computer shows it; somebody may turn its hands (`skew_ms`)."""
        return EPOCH_MS + int(self.now * 1000) + self.skew_ms

    def note(self, text: str) -> None:
        self.trace.append(f"{self.now:.6f} {text}")

    def digest(self) -> str:
        """Return the hash of all that happened."""
        return hashlib.sha256("\n".join(self.trace).encode()).hexdigest()

    def moment(self, life: Life, label: str) -> None:
        """Count a moment at which the program may be killed, and kill it there if that was asked for."""
        self.moments.append(label)
        if len(self.moments) in self.kill_at:
            self.note(f"killed {label}")
            life.over = True
            desk = next(desk for desk in self.desks if desk.life is life)
            desk.killed.set()

    # -- desks

    def desk(self) -> Desk:
        made = Desk(self, len(self.desks) + 1)
        self.desks.append(made)
        return made

    def template(self, path: Path) -> None:
        """Put a new account's file there."""
        path.write_bytes(_template())

    # -- the server, past the wire

    def server(self, script: str, command: str, **params: str) -> Any:
        """Ask the server as somebody else who works with the account; what it refuses is raised."""
        return asked(self.provider, script, command, **params)

    def hit(self, arrival: Arrival) -> tuple[str, ...]:
        """Return the `myid` of the contacts that a request names by address."""
        if arrival.command not in {"chg", "del", "move_group"}:
            return ()
        channel = Book.PHONE if arrival.script == "phones" else Book.MAIL
        named = addresses.parse(channel, arrival.params.get("phone" if channel is Book.PHONE else "mail", ""))
        rows = self.provider._db.execute(
            "SELECT DISTINCT c.myid FROM address a JOIN contact c ON c.id = a.contact"
            f" WHERE a.channel = ? AND a.value IN ({','.join('?' * len(named))}) ORDER BY c.id",
            (int(channel), *named),
        )
        return tuple(myid for (myid,) in rows)


def asked(provider: Provider, script: str, command: str, **params: str) -> Any:
    """Return what a provider answers to somebody whom it does not count: rows, or a single value."""
    answer = provider.execute(script, {command: "1"} | params, _OPEN)
    return getattr(answer, "rows", answer)


async def _no_sleep(_seconds: float) -> None:
    return


@functools.cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        path = Path(folder) / "new.db"
        new_file(path)
        return path.read_bytes()  # nobody has it open any more
