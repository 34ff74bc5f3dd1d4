"""The program as a process of its own: from its start to the first painted row of a large book, and its memory."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from smsc_desk.accounts import Account, Accounts
from tests.bench.books import book
from tests.bench.figures import Figure, Setting
from tests.bench.searching import indexed

STARTS = 5
LOGIN, PASSWORD = "bench", "bench-secret"

Told = dict[str, dict[str, float]]


def measure(setting: Setting) -> Iterator[Figure]:
    """Start the program and an empty window of Qt by turns; nobody answers at the provider's address."""
    path = book(setting.folder, setting.contacts)
    asyncio.run(indexed(path))
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and does not listen: who knocks is refused
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        data = setting.folder / "data"
        accounts = Accounts(data, shared_locks=setting.folder / "locks")
        copy = accounts.database(Account(LOGIN, address, LOGIN))
        path.rename(copy)  # there is room for one
        try:
            yield from _measured(setting.folder, data, address)
        finally:
            copy.rename(path)


def _measured(home: Path, data: Path, address: str) -> Iterator[Figure]:
    _start(home, "empty")  # the files of Qt and of the book are in the memory of the system from now on
    _start(home, "program", "--data-dir", str(data), "--provider", address)
    empty, program = [], []
    for _ in range(STARTS):
        empty.append(_start(home, "empty"))
        program.append(_start(home, "program", "--data-dir", str(data), "--provider", address))

    def median(runs: list[Told], step: str, what: str) -> float:
        return statistics.median(run[step][what] for run in runs)

    for name, what, unit in (("", "seconds", "s"), (", processor", "cpu", "s")):
        yield Figure(
            name=f"start to the first painted row{name}", unit=unit, value=median(program, "first row", what),
            floor=median(empty, "first row", what), goal=2.0, by_ratio=True,
        )  # fmt: skip
    yield Figure(
        name="start to all rows and counts", unit="s", value=median(program, "all read", "seconds"),
        floor=median(empty, "first row", "seconds"),
    )  # fmt: skip
    least = median(empty, "first row", "mebibytes")
    for name, step in (("all read", "all read"), ("scrolled, all selected", "used")):
        yield Figure(
            name=f"memory, {name}", unit="MiB", value=median(program, step, "mebibytes"), floor=least,
            goal=least + 85.0,
        )  # fmt: skip


def _start(home: Path, *what: str) -> Told:
    """Run a process to its end; return what it told by step, times in seconds since its start."""
    given = {
        "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8", "HOME": str(home), "XDG_DATA_HOME": str(home),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "PATH": os.environ["PATH"],
        "SMSC_DESK_LOGIN": LOGIN, "SMSC_DESK_PASSWORD": PASSWORD,
    }  # fmt: skip
    began = time.monotonic()
    command = [sys.executable, "-m", "tests.bench.opened", *what]
    ended = subprocess.run(command, env=given, capture_output=True, text=True, check=True)
    told: Told = {}
    for line in ended.stdout.splitlines():
        step = json.loads(line)
        told[step["step"]] = step | {"seconds": step["at"] - began}
    return told
