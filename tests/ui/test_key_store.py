"""Key stores that fail, in front of the whole program: this run only, a sentence, a window that lives (F46)."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import io
import threading
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from smsc_desk.arguments import Arguments
from smsc_desk.frame import Frame, make_frame
from smsc_desk.log import Log
from smsc_desk.loop import Loop
from smsc_desk.program import Program
from smsc_desk.secrets_store import Keychain
from smsc_desk.ui.account.sign_in_view import SignInView
from smsc_desk.ui.desk import Desk
from tests.unit.test_session import serving
from tests.waiting import until

SECRET = "Kanareyka-7531-пароль"
PATIENCE_S = 0.3
LONGEST_GAP_S = 30.0  # of the window, on however busy a computer; the key store would hang for ever


def pytest_asyncio_loop_factories(config: object, item: object) -> object:
    return {"program": lambda: Loop(QApplication.instance() or QApplication([]))}


class Store:
    """A key store in memory; `name` is what it says it is."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Locked(Store):
    def get_password(self, *asked: str) -> str | None:
        raise PermissionError(f"locked: {asked}")

    set_password = get_password  # type: ignore[assignment]


class Raising(Store):
    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(password)


class Confused(Store):
    def get_password(self, service: str, username: str) -> str | None:
        return "eve@smsc.ru\nanother secret"


class Hanging(Store):
    def __init__(self, woken: threading.Event) -> None:
        super().__init__()
        self.woken = woken

    def get_password(self, *_asked: str) -> str | None:
        self.woken.wait(60)
        return None

    set_password = get_password  # type: ignore[assignment]


for kind in (Store, Locked, Raising, Confused, Hanging):
    kind.__module__, kind.__qualname__ = "keyring.backends.SecretService", "Keyring"


class Plaintext(Store):
    """Not one of those that are known, whatever it does."""


def missing() -> object:
    raise LookupError("no key store")


@dataclass
class Running:
    frame: Frame
    task: asyncio.Task[int]
    gap: float = 0.0

    def page(self, kind: type[QWidget]) -> QWidget | None:
        return self.frame.window.page if isinstance(self.frame.window.page, kind) else None


@contextlib.asynccontextmanager
async def program(folder: Path, address: str, backend: object, stderr: io.StringIO) -> AsyncIterator[Running]:
    arguments = Arguments(data_dir=folder, provider=address, language="en")
    app = QApplication.instance()
    app.setQuitOnLastWindowClosed(False)
    frame, closing = make_frame(app, arguments), asyncio.Event()
    frame.window.show()
    keychain = Keychain(backend, patience=PATIENCE_S)
    with contextlib.closing(Log(folder, stderr=stderr)) as log:
        made = Program(frame, arguments, None, closing, log, keychain)
        running = Running(frame, asyncio.ensure_future(made.run()))
        ticking = asyncio.ensure_future(tick(running))
        try:
            yield running
        finally:
            closing.set()
            await running.task
            ticking.cancel()
            frame.kit.language.withdraw()  # else the tests that follow are spoken to in it
            frame.window.deleteLater()
            await asyncio.sleep(0.01)
            gc.collect()


async def tick(running: Running) -> None:
    """Notice how long the window could not answer."""
    last = time.monotonic()
    while True:
        await asyncio.sleep(0.01)
        now = time.monotonic()
        running.gap, last = max(running.gap, now - last), now


async def sign_in(running: Running, *, usable: bool) -> str:
    """Sign in by typing; return what the screen and the message bars say about the key store."""
    view = await until(lambda: running.page(SignInView), "the first screen")
    view.login.setText("ann")
    view.secret.setText(SECRET)
    await until(lambda: view.keep.isEnabled() == usable, "the look for a key store")
    hint = view.keep_hint.text()
    view.submit()
    desk = await until(lambda: running.page(Desk), "the desk")
    await until(lambda: desk.worker.status.listed and not desk.worker.status.refreshing, "the lists")
    return "\n".join([hint, *running.frame.window.notices.texts()])


BACKENDS = {
    "fine": (Store, "In the key store of your system"),
    "missing": (missing, "no key store that can be trusted"),
    "plain text": (Plaintext, "no key store that can be trusted"),
    "locked": (Locked, "refused the sign-in"),
    "raises": (Raising, "refused the sign-in"),
    "another's secret": (Confused, "refused the sign-in"),
    "hangs": (lambda: Hanging(threading.Event()), "does not answer"),
}


@pytest.mark.parametrize("name", BACKENDS)
async def test_a_key_store_that_fails_costs_a_sentence_and_nothing_else(name, qapp, tmp_path):
    make, words = BACKENDS[name]
    store = None

    def backend() -> object:
        nonlocal store
        store = store or make()
        return store

    stderr = io.StringIO()
    async with (
        serving({"error": "no records", "error_code": 3}) as server,
        program(tmp_path / "data", server.address, backend, stderr) as running,
    ):
        said = await sign_in(running, usable=name not in {"missing", "plain text"})
        assert words in said
        assert (name == "fine") == ("until you close the program" not in said)
        assert running.gap < LONGEST_GAP_S
    if isinstance(store, Hanging):
        store.woken.set()
    for path in (tmp_path / "data").rglob("*"):
        if path.is_file():
            assert SECRET.encode() not in path.read_bytes(), path
    assert "7531" not in stderr.getvalue()
    if isinstance(store, Plaintext):
        assert not store.kept
