"""Two processes and the wire between them; each ends with its test, by its own handle."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.wire import Account, Wire

ROOT = Path(__file__).parents[2]
LOGIN, PASSWORD = "olga", "Sdvig-7741-secret"
PATIENCE_S = 90
OF_THE_PLUGIN = "This plugin does not support"
"""Qt's words about its own windows without a screen"""


def environment(*, signed_in: bool = False, **more: str) -> dict[str, str]:
    """Return what a process is given: nothing of the user's own settings, no screen, no key store."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    given = {
        "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "PYTHONFAULTHANDLER": "1",
    }  # fmt: skip
    who = {"SMSC_DESK_LOGIN": LOGIN, "SMSC_DESK_PASSWORD": PASSWORD} if signed_in else {}
    return kept | given | who | more


class Process:
    """A process that is read line by line while it runs."""

    def __init__(self, command: Sequence[str], env: dict[str, str], before: Sequence[str] = ()) -> None:
        """`before` is a program that runs Python, such as a tracer."""
        self.ran = subprocess.Popen(
            [*before, sys.executable, *command], env=env, cwd=ROOT, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._errors: list[str] = []
        self._readers = [threading.Thread(target=read, daemon=True) for read in (self._read, self._read_errors)]
        for reader in self._readers:
            reader.start()

    def _read(self) -> None:
        assert self.ran.stdout is not None
        for line in self.ran.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def _read_errors(self) -> None:
        assert self.ran.stderr is not None
        self._errors.extend(self.ran.stderr)

    def line(self) -> str:
        """Wait for a line of stdout; the end of it is a failure."""
        try:
            line = self._lines.get(timeout=PATIENCE_S)
        except queue.Empty:
            raise AssertionError(f"silent for {PATIENCE_S} s; stderr: {self.errors}") from None
        assert line is not None, f"ended with {self.ran.wait()}; stderr: {self.errors}"
        return line

    def step(self, name: str) -> dict[str, Any]:
        """Wait for the robot's next line, which is to be this step."""
        told: dict[str, Any] = json.loads(self.line())
        assert told["step"] == name, f"{told.get('why', told)}\non the screen: {told.get('seen')}\n{self.errors}"
        return told

    def tell(self, text: str) -> None:
        """Say something to the robot."""
        assert self.ran.stdin is not None
        self.ran.stdin.write(text + "\n")
        self.ran.stdin.flush()

    @property
    def errors(self) -> str:
        return "".join(line for line in self._errors if OF_THE_PLUGIN not in line)

    def ended(self) -> int:
        """Wait for the end; return the exit code."""
        code = self.ran.wait(PATIENCE_S)
        for reader in self._readers:
            reader.join(PATIENCE_S)
        return code

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.ran.kill()
        self.ended()

    def signal(self, number: signal.Signals) -> None:
        self.ran.send_signal(number)

    def close(self) -> None:
        """Leave nothing behind, whatever became of the test."""
        if self.ran.poll() is None:
            self.kill()
        for stream in (self.ran.stdin, self.ran.stdout, self.ran.stderr):
            if stream is not None:
                stream.close()


Start = Callable[..., Process]


@pytest.fixture
def start() -> Iterator[Start]:
    """Return a function that starts a process: arguments of Python, `before` it a tracer, and `signed_in` or more
    environment."""
    with ExitStack() as stack:

        def start_one(*command: str | Path, before: Sequence[str] = (), **env: Any) -> Process:
            process = Process([str(part) for part in command], environment(**env), before)
            stack.callback(process.close)
            return process

        yield start_one


class Provider:
    """`smsc-desk serve` behind a wire; it may be stopped and started again with the same book and the same port."""

    def __init__(self, start: Start, book: Path, contacts: int) -> None:
        self._start, self._book, self._contacts = start, book, contacts
        self.wire = Wire()
        self._process: Process | None = None
        self.account: Account
        self.port = self.wire.port

    def up(self) -> None:
        """Start, or start again."""
        fill = [] if self._book.exists() else ["--contacts", str(self._contacts)]
        who = ("--login", LOGIN, "--password", PASSWORD)
        self._process = self._start("-m", "smsc_desk", "serve", "--data", self._book, *who, *fill)
        port = int(self._process.line().rpartition(":")[2])
        self.wire.to, self.account = port, Account(port, LOGIN, PASSWORD)

    def listen(self) -> None:
        """Take the port of before again."""
        seen = self.wire.seen
        self.wire = Wire(self.port, self.wire.to)
        self.wire.seen = seen

    def close(self) -> None:
        self.wire.close()


@pytest.fixture
def provider(start: Start, tmp_path: Path) -> Iterator[Provider]:
    """A provider with thirty people."""
    made = Provider(start, tmp_path / "provider.db", 30)
    made.up()
    yield made
    made.close()


@pytest.fixture
def play(start: Start, provider: Provider, tmp_path: Path) -> Start:
    """Return a function that starts the program with a robot before it."""

    def play_one(story: str, *arguments: str, signed_in: bool = True, **env: str) -> Process:
        given = ("--data-dir", tmp_path / "data", "--lang", "en", "--provider", f"http://127.0.0.1:{provider.port}")
        return start("-m", "tests.e2e.robot", story, *given, *arguments, signed_in=signed_in, **env)

    return play_one
