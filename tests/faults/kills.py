"""Real processes that are really killed, against a server that loses, delays and breaks what it is sent.

The engine without a window (F03), and the whole window (F04), are killed at moments that the seed chooses and started
again, until all is sent. The server's own count is the truth: every command took effect exactly once, never more than
fourteen requests were under way, never a fourth identical one came within a minute; what was acknowledged was on disk.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import queue
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw

from smsc_desk.accounts import Account, Accounts
from smsc_desk.book.edits import Action, Verb
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.pace import Pace
from smsc_desk.store.store import Store
from smsc_desk.sync.pull import Pull
from tests.faults.outcome import Outcome
from tests.faults.server import LOGIN, PASSWORD
from tests.faults.work import Work, wanted

ROOT = Path(__file__).parents[2]
FENCE_S = 2.0
PATIENCE_S = 900.0
LIFE_S, LONG_LIFE_S = 4.0, 20.0
"""The longest that a window lives before it is killed; the long one spreads the kills over a longer work."""

CAP, IDENTICAL = 14, 3
FAULTS = ("request", "answer", "late", "error")
OF_WINDOW = "kill of the window"


class Process:
    """A child whose lines are read as they come; it never outlives its owner."""

    def __init__(self, *command: str, **more: str) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        given = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
        self.ran = subprocess.Popen(
            [sys.executable, *command], env=kept | given | more, cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.lines: queue.Queue[str | None] = queue.Queue()
        self.errors: list[str] = []
        self._readers = [threading.Thread(target=read, daemon=True) for read in (self._read, self._read_errors)]
        for reader in self._readers:
            reader.start()

    def _read(self) -> None:
        assert self.ran.stdout is not None
        for line in self.ran.stdout:
            self.lines.put(line.strip())
        self.lines.put(None)

    def _read_errors(self) -> None:
        assert self.ran.stderr is not None
        self.errors.extend(self.ran.stderr)

    def line(self, patience_s: float) -> str | None:
        """Wait for a line; None where the process has ended, TimeoutError where it says nothing."""
        try:
            return self.lines.get(timeout=max(0.001, patience_s))
        except queue.Empty:
            raise TimeoutError from None

    def end(self, number: signal.Signals = signal.SIGKILL) -> None:
        if self.ran.poll() is None:
            self.ran.send_signal(number)
        self.ran.wait(60)
        for reader in self._readers:
            reader.join(60)
        for stream in (self.ran.stdin, self.ran.stdout, self.ran.stderr):
            assert stream is not None
            stream.close()


class Server:
    """The faulty provider as a process."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._process = Process(
            "-m", "tests.faults.server", "--book", str(folder / "provider.db"), "--seed", str(seed),
            "--fence-s", str(FENCE_S),
        )  # fmt: skip
        line = self._process.line(60)
        assert line is not None, self._process.errors
        self.port = int(line)

    def ask(self, path: str) -> bytes:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=60) as reply:
            body: bytes = reply.read()
        return body

    def stats(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.ask("stats"))
        return told

    def close(self) -> None:
        self._process.end()


@contextlib.contextmanager
def scene(seed: int) -> Iterator[tuple[Path, Server]]:
    """A folder and a server, both gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="smsc-desk-kills-") as name:
        server = Server(Path(name), seed)
        try:
            yield Path(name), server
        finally:
            server.close()


# ---- the engine without a window


def headless(seed: int, kills: int, edits: int) -> Outcome:
    """Kill the engine so often while it works, then let it come to its end."""
    outcome, rng = Outcome(seed), random.Random(seed)
    with scene(seed) as (folder, server):
        book = folder / "book.db"
        command = ("--book", str(book), "--port", str(server.port), "--seed", str(seed), "--edits", str(edits))
        outcome.violations += _to_the_end(("-m", "tests.faults.child", *command[:-1], "0", "--until-sent"))
        server.ask("storm")
        for _ in range(kills):
            acked = _one_life(command, rng.uniform(0.4, 2.5))
            outcome.fired["kill"] += 1
            outcome.violations += _on_disk(book, acked)
        outcome.violations += _to_the_end(("-m", "tests.faults.child", *command, "--until-sent"))
        _judge(outcome, server, seed, edits)
    return outcome


def _one_life(command: tuple[str, ...], seconds: float) -> int:
    """Start it, kill it; return how many commands were acknowledged, 0 where none was in this life."""
    child = Process("-m", "tests.faults.child", *command)
    acked, end = 0, time.monotonic() + seconds
    with contextlib.suppress(TimeoutError):
        while (line := child.line(end - time.monotonic())) is not None:
            acked = int(line.split()[1]) + 1 if line.startswith("acked") else acked
    child.end()
    while (line := child.line(1)) is not None:  # what it said before it died was said
        acked = int(line.split()[1]) + 1 if line.startswith("acked") else acked
    return acked


def _on_disk(book: Path, acked: int) -> list[str]:
    if not acked:
        return []
    found = _ask(book, "SELECT count(*) FROM edit")
    return [] if found >= acked else [f"{acked} commands were acknowledged, {found} are on disk"]


def _ask(book: Path, query: str) -> int:
    """Ask the file beside the program, as a process that only reads."""
    db = apsw.Connection(str(book), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        db.set_busy_timeout(10_000)
        return int(db.execute(query).fetchone()[0])
    finally:
        db.close()


def _to_the_end(command: tuple[str, ...]) -> list[str]:
    child = Process(*command)
    try:
        end = time.monotonic() + PATIENCE_S
        while (line := child.line(end - time.monotonic())) is not None:
            if line.startswith("sent"):
                _, done, accepted = line.split()
                return [] if done == accepted else [f"{done} of {accepted} edits are done"]
    except TimeoutError:
        return [f"not at its end after {PATIENCE_S} s"]
    else:
        return [f"the engine ended by itself: {''.join(child.errors)[-2000:]}"]
    finally:
        child.end()


def _judge(outcome: Outcome, server: Server, seed: int, edits: int) -> None:
    """Compare what the server executed with what was wanted."""
    stats, should = server.stats(), wanted(seed, edits)
    executed: dict[str, int] = stats["executed"]
    outcome.fired.update({kind: stats["fired"].get(kind, 0) for kind in FAULTS})
    wrong = [f"{key}: {executed.get(key, 0)} times" for key, times in should.items() if executed.get(key, 0) != times]
    wrong += [f"{key}: never ordered" for key in executed.keys() - should.keys()]
    outcome.violations += wrong[:20]
    if stats["most_in_flight"] > CAP:
        outcome.violations.append(f"{stats['most_in_flight']} requests at once")
    if stats["most_identical"] > IDENTICAL:
        outcome.violations.append(f"{stats['most_identical']} identical requests in a minute")


def engine(seed: int) -> Outcome:
    """Kill the engine 25 times over 150 commands."""
    return headless(seed, 25, 150)


def drain(seed: int) -> Outcome:
    """Send 2,000 commands over a bad line without a kill."""
    return headless(seed, 0, 2_000)


def windows(seed: int) -> Outcome:
    """Kill the window ten times over 250 commands."""
    return window(seed, 10, 250)


def workday(seed: int) -> Outcome:
    """Kill the window twenty times over the 2,000 commands that `drain` sends without a kill."""
    return window(seed, 20, 2_000, longest_life_s=LONG_LIFE_S)


# ---- the window


def window(seed: int, kills: int, edits: int, longest_life_s: float = LIFE_S) -> Outcome:
    """Let the whole program find a long queue; kill it so often, then let it send all."""
    outcome, rng = Outcome(seed), random.Random(seed)
    with scene(seed) as (folder, server):
        book = asyncio.run(_queue(folder / "data", server.port, seed, edits))
        server.ask("storm")
        command = (
            "-m",
            "smsc_desk",
            "--data-dir",
            str(folder / "data"),
            "--provider",
            f"http://127.0.0.1:{server.port}",
        )
        who = {"SMSC_DESK_LOGIN": LOGIN, "SMSC_DESK_PASSWORD": PASSWORD, "XDG_DATA_HOME": str(folder / "home")}
        for _ in range(kills):
            program = Process(*command, **who)
            with contextlib.suppress(TimeoutError):
                program.line(rng.uniform(0.6, longest_life_s))
            program.end()
            outcome.fired[OF_WINDOW] += 1
        outcome.violations += _window_to_the_end(Process(*command, **who), book, edits)
        _judge(outcome, server, seed, edits)
    return outcome


async def _queue(data_dir: Path, port: int, seed: int, edits: int) -> Path:
    """Make an account's copy with a long queue, as a day without a line leaves it; return its file."""
    url = str(Endpoint.parse(f"http://127.0.0.1:{port}"))
    accounts = Accounts(data_dir)
    account = Account(LOGIN, url, LOGIN, fence_s=FENCE_S)
    accounts.add(account)
    book = accounts.database(account)
    store = await Store.open(book)
    ledger = await store.request_ledger(clock=time.monotonic, fence_s=FENCE_S)
    pace = Pace(time.monotonic, asyncio.sleep, random.Random(seed), ledger=ledger)
    client = Client(Endpoint.parse(url), Credentials(LOGIN, PASSWORD), pace, fence_s=FENCE_S, write_deadline=FENCE_S)
    await Pull(client, store, lambda _name, _rows: None).run()
    work = Work(seed)
    for command in work.commands(edits):
        await store.apply(Action(Verb.CHANGE_CONTACT, (await work.edit(store, command),)))
    await client.aclose()
    await store.close()
    return book


def _window_to_the_end(program: Process, book: Path, edits: int) -> list[str]:
    end = time.monotonic() + PATIENCE_S
    try:
        while time.monotonic() < end:
            with contextlib.suppress(TimeoutError):
                if program.line(0.5) is None:
                    return [f"the window ended by itself: {''.join(program.errors)[-2000:]}"]
            done = _ask(book, "SELECT count(*) FROM edit WHERE state IN ('done', 'merged')")
            if done == edits:
                return []
        states = "SELECT group_concat(state || ' ' || n) FROM (SELECT state, count(*) n FROM edit GROUP BY state)"
        return [f"{done} of {edits} are done after {PATIENCE_S} s: {states}"]
    finally:
        program.end(signal.SIGTERM)
