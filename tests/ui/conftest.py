"""A window with the desk of an account: copy, client and worker are real, the transport leads to a sandbox."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from smsc_desk.accounts import Account
from smsc_desk.frame import resources
from smsc_desk.importing.room import ReadingRoom
from smsc_desk.importing.runner import Importer
from smsc_desk.importing.spool import Spool
from smsc_desk.loop import Loop
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.pace import Pace
from smsc_desk.sandbox.answers import BlockRow
from smsc_desk.sandbox.answers import Channel as SandboxChannel
from smsc_desk.sandbox.options import Options
from smsc_desk.sandbox.rules import Entry, Provider
from smsc_desk.sandbox.server import App, create_app
from smsc_desk.settings import Settings
from smsc_desk.store.store import Store
from smsc_desk.sync.worker import Worker
from smsc_desk.ui.desk import Desk
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing.engine import Reader
from smsc_desk.ui.importing.importing import Imports
from smsc_desk.ui.kit import Kit
from smsc_desk.ui.language import Language
from smsc_desk.ui.main_window import MainWindow
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look, Theme
from tests.keyboard import no_key_is_held as no_key_is_held  # noqa: PLC0414 - a fixture of every test here
from tests.waiting import until

DEMO = "demo"
LASTING = ("worker", "importer", "import a file")
"""Tasks that run as long as the desk, or a window of it."""
PHONE = SandboxChannel.PHONE
PEOPLE = (("79120000001", "Анна Ёлкина"), ("79120000002", "Борис"), ("79120000003", "Вера"), ("447700900001", "Wendy"))


def pytest_asyncio_loop_factories(config: object, item: object) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"program": lambda: Loop(QApplication.instance() or QApplication([]))}


class Network(httpx.AsyncBaseTransport):
    """The way to the sandbox; while it is `down` nothing leaves, while it is `held` nothing comes back."""

    def __init__(self, app: App) -> None:
        self._way = httpx.ASGITransport(app)
        self.down = False
        self.free = asyncio.Event()
        self.free.set()
        self.asked: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path)
        if self.down:
            raise httpx.ConnectError("refused")
        await self.free.wait()
        return await self._way.handle_async_request(request)


class Keys:
    """A person's keyboard."""

    @staticmethod
    def press(keys: str, widget: QWidget | None = None) -> None:
        combination = QKeySequence(keys)[0]
        QTest.keyClick(widget or QApplication.focusWidget(), combination.key(), combination.keyboardModifiers())

    @staticmethod
    def type(text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(QApplication.focusWidget(), event)


@dataclass
class Files:
    """What somebody chooses in the dialogs of the system, which are not ours to test."""

    source: Path | None = None
    target: Path | None = None

    async def read(self, _parent: QWidget) -> Path | None:
        return self.source

    async def write(self, _parent: QWidget, _name: str) -> Path | None:
        return self.target


@dataclass
class Scene:
    """One desk in its window, and what is behind it."""

    window: MainWindow
    kit: Kit
    desk: Desk
    app: App
    network: Network
    tasks: Tasks
    files: Files
    keys: Keys = field(default_factory=Keys)

    async def loaded(self) -> None:
        """Wait until the lists were read and are shown."""
        await until(lambda: self.desk.worker.status.listed and self.desk.contacts.rowCount(), "the lists")
        await until(lambda: not self.desk.worker.status.refreshing, "the end of the refresh")
        await self.settled()

    async def settled(self) -> None:
        """Wait until nothing is on its way to the screen or to the provider."""

        def still() -> bool:
            QCoreApplication.sendPostedEvents()  # a change of language or of look is on its way to the widgets
            running = [
                t for t in self.tasks._running if t is not asyncio.current_task() and t.get_name() not in LASTING
            ]
            counts = self.desk.counts.now
            return not running and counts is not None and not counts.waiting and not self.desk.worker.status.sending

        await until(still, "everything to be done")

    def words(self) -> str:
        """Return the words on the screen that are no input."""
        shown = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        return "\n".join(one.text() for top in shown for one in top.findChildren(QLabel) if one.isVisible())

    def status(self) -> str:
        """Return the words of the line at the bottom."""
        from PySide6.QtWidgets import QPushButton

        line = self.desk.status
        texts = [*line.findChildren(QLabel), *line.findChildren(QPushButton)]
        return " · ".join(one.text() for one in texts if not one.isHidden() and one.text())

    def choose(self, name: str) -> int:
        """Choose a contact by name; return its row."""
        model = self.desk.contacts
        row = next(row for row in range(model.rowCount()) if model.contact(row).title == name)
        self.desk.middle.table.choose_row(row)
        return row

    def arrived(self, command: str) -> list[Any]:
        """Return the requests of a command that the provider saw."""
        return [arrival for arrival in self.app.log if arrival.command == command]


def fill(provider: Provider) -> None:
    """Four people, two groups, one block."""
    groups = provider.load_groups([(PHONE, "VIP", None), (PHONE, "Москва", 7)])
    provider.load_contacts(
        Entry(PHONE, (number,), name, groups=(groups[0],) if number == PEOPLE[0][0] else ()) for number, name in PEOPLE
    )
    provider.load_blocks([(PHONE, BlockRow(0, PEOPLE[1][0], 1, "жалоба"))])


def imports_of(store: Store, worker: Worker, spool: Spool, files: Files) -> Imports:
    """Return what imports are made with: a process reads, and a real importer carries out."""
    reader = Reader(spool=spool, open_room=lambda: ReadingRoom.open(store.path))
    importer = Importer(store, worker, spool)
    return Imports(reader=reader, importer=importer, choose_source=files.read, choose_target=files.write)


Open = Callable[..., contextlib.AbstractAsyncContextManager[Scene]]


def english(qapp: QApplication, folder: Path, stack: contextlib.AsyncExitStack) -> Language:
    """Return the languages of a window that speaks English; afterwards none is installed."""
    language = Language(qapp, folder)
    stack.callback(language.withdraw)
    language.use("en")
    return language


@pytest.fixture
async def open_scene(qapp: QApplication, tmp_path: Path) -> AsyncIterator[Open]:  # noqa: PLR0915 - one life in order
    """Return a context manager that opens a desk over the copy of this test; it may be opened again."""
    qapp.setQuitOnLastWindowClosed(False)  # as the program does: the loop has work after the window
    folder = resources()
    provider_file = tmp_path / "provider.db"
    people = Provider(provider_file)
    fill(people)
    people.close()

    @contextlib.asynccontextmanager
    async def opened(  # noqa: PLR0915 - one life in order
        *, empty: bool = False, down: bool = False, held: bool = False, early: bool = False, password: str = DEMO
    ):
        async with contextlib.AsyncExitStack() as stack:
            app = create_app(Provider() if empty else Provider(provider_file), options=Options())
            stack.push_async_callback(app.aclose)
            network = Network(app)
            network.down = down
            if held:
                network.free.clear()
            store = await Store.open(tmp_path / "book.sqlite")
            stack.push_async_callback(store.close)
            pace = Pace(time.monotonic, asyncio.sleep, random.Random(1))  # noqa: S311 - to replay
            client = Client(Endpoint.parse("http://127.0.0.1"), Credentials("demo", password), pace, lambda: network)
            stack.push_async_callback(client.aclose)
            settings = Settings(tmp_path / "app.db")
            stack.callback(settings.close)
            look = Look(qapp, folder / "icons", Theme.LIGHT)
            icons = Icons(look, folder / "icons")
            language = Language(qapp, folder / "translations")
            stack.callback(language.withdraw)
            language.use("en")
            window = MainWindow(icons)
            kit = Kit(look=look, icons=icons, language=language, settings=settings, notices=window.notices)
            tasks, failures = Tasks(), []
            tasks.failed.connect(failures.append)
            worker = Worker(store, client, pace)
            imports = imports_of(store, worker, Spool(tmp_path / "spool"), files := Files())
            account = Account("olga", "http://127.0.0.1", "demo", "password", False)
            desk = Desk(account, store, worker, tasks, kit, lambda: imports)
            window.show_page(desk)
            window.resize(1280, 800)
            window.show()
            window.activateWindow()
            await until(window.isActiveWindow, "the keyboard")
            if not early:  # a user who is quicker than the rest of the start
                await desk.first_rows()
                await desk.late.make()
            tasks.start(worker.run(), name="worker")
            tasks.start(imports.importer.run(), name="importer")
            scene = Scene(window, kit, desk, app, network, tasks, files)
            try:
                yield scene
            finally:
                network.free.set()
                await store.save_layout(desk.layout_pieces())
                await tasks.aclose()
                desk.end()
                window.show_page(QWidget())
                window.finish()
                window.deleteLater()
                language.use("en")
                look.set_theme(Theme.LIGHT)
                await asyncio.sleep(0.01)  # what is to be deleted later is deleted now, and then its wrappers
                gc.collect()
            assert not failures, failures

    return opened


def on_desk(test: Callable[[Scene], Awaitable[None]]) -> Callable[[Open], Awaitable[None]]:
    """Run a test on a desk that has read its lists.

    No fixture: between a test and the end of its fixtures pytest-qt lets events happen, and the worker of a desk that
    is still open would run without a loop.
    """

    async def run(open_scene: Open) -> None:
        async with open_scene() as scene:
            await scene.loaded()
            await test(scene)

    run.__name__, run.__doc__ = test.__name__, test.__doc__
    return run
