"""F10 and F53: another program holds the file for a while, or reads it while it is live, and ours is killed then."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from smsc_desk.book import edits
from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.errors import HeldElsewhere
from smsc_desk.book.identity import Channel
from smsc_desk.store.store import Store
from tests.faults.disk.inline import InlineLane, one_loop, scratch
from tests.faults.disk.tally import Tally, timed

WRITES = """
import asyncio, sys
from pathlib import Path
from smsc_desk.book import edits
from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.store.store import Store

async def main():
    store = await Store.open(Path(sys.argv[1]))
    for number in range(100_000):
        add = edits.AddContact(channel=Channel.PHONE, values={"addresses": (f"7999{number:07}",)})
        done = await store.apply(Action(Verb.ADD_CONTACT, (add,)))
        print(done.action, flush=True)

asyncio.run(main())
"""

READS = """
import sys, shutil
while True:
    for ending in ("", "-wal", "-shm"):
        try:
            with open(sys.argv[1] + ending, "rb") as file:
                file.read()
        except FileNotFoundError:
            pass
    print(flush=True)
"""

HOLDS = """
import sys, apsw
db = apsw.Connection(sys.argv[1])
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
db.execute("ROLLBACK")
"""


def add(number: int) -> Action:
    wanted = edits.AddContact(channel=Channel.PHONE, values={"addresses": (f"7888{number:07}",)})
    return Action(Verb.ADD_CONTACT, (wanted,))


@contextlib.contextmanager
def program(script: str, path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a script on a file until the block is left."""
    command = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


@timed
def read_by_others(runs: int, seed: int) -> Tally:
    """F53: a backup program reads the live file over and over; then ours is killed. All acknowledged is there."""
    tally = Tally("read by others, then killed")
    rng = random.Random(seed)
    with one_loop() as run, tempfile.TemporaryDirectory() as folder:  # a real disk
        for number in range(runs):
            path = Path(folder) / f"{number}.db"
            acknowledged = _killed(path, rng.randrange(20, 120))
            found = run(_actions(path))
            if lost := acknowledged - found:
                tally.violations.append(f"seed {seed}, run {number}: {len(lost)} of {len(acknowledged)} are lost")
            tally.fired["F53"] += 1
            tally.runs += 1
    return tally


def _killed(path: Path, after: int) -> set[int]:
    """Let the program write until so many commands were acknowledged, and kill it; return their numbers."""
    with program(WRITES, path) as writer:
        assert writer.stdout is not None
        acknowledged = {int(writer.stdout.readline())}
        with program(READS, path) as reader:
            assert reader.stdout is not None
            reader.stdout.readline()
            while len(acknowledged) < after:
                acknowledged.add(int(writer.stdout.readline()))
            os.kill(writer.pid, signal.SIGKILL)
        rest = writer.stdout.read().splitlines()
    return acknowledged | {int(line) for line in rest if line}


async def _actions(path: Path) -> set[int]:
    store = await Store.open(path, lane=InlineLane)
    found = {number for (number,) in store._window.execute("SELECT id FROM action")}
    await store.close()
    return found


@timed
def held_by_others(runs: int, seed: int) -> Tally:
    """F10: another program holds the file, shorter or longer than we wait: the command waits, or says so."""
    tally = Tally("held by others")
    with one_loop() as run, scratch() as folder:
        for number in range(runs):
            path = folder / f"{number}.db"
            found = run(_held(path, short=(seed + number) % 2 == 0))
            tally.violations += [f"seed {seed}, run {number}: {text}" for text in found]
            tally.fired["F10"] += 1
            tally.runs += 1
    return tally


async def _held(path: Path, *, short: bool) -> list[str]:
    store = await Store.open(path, lane=InlineLane)
    await store.apply(add(1))
    store._db.read(lambda db: db.set_busy_timeout(10_000 if short else 20))
    wrong = []
    with program(HOLDS, path) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        other.stdout.readline()
        timer = threading.Timer(0.05, other.stdin.close)
        if short:
            timer.start()
        try:
            await store.apply(add(2))
            wrong += [] if short else ["a command was done while another program held the file"]
        except HeldElsewhere:
            wrong += ["a command did not wait"] if short else []
        timer.join() if short else other.stdin.close()
        other.wait()
    await store.apply(add(3))
    wanted = {f"7888{number:07}" for number in ((1, 2, 3) if short else (1, 3))}
    found = {json.loads(want)["values"]["addresses"][0] for (want,) in store._window.execute("SELECT want FROM edit")}
    await store.close()
    return wrong if found == wanted else [*wrong, f"there is {sorted(found)}"]
