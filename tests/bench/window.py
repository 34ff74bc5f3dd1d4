"""The program's own window over a copy, for what is measured in it."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from smsc_desk.accounts import Account
from smsc_desk.frame import resources
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.pace import DEFAULT_LIMIT, Pace
from smsc_desk.session import load_slow_libraries
from smsc_desk.settings import Settings
from smsc_desk.store.store import Store
from smsc_desk.sync.worker import Worker
from smsc_desk.ui.desk import Desk
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing.importing import Imports
from smsc_desk.ui.kit import Kit
from smsc_desk.ui.language import Language
from smsc_desk.ui.main_window import MainWindow
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look, Theme


@dataclass(frozen=True)
class Opened:
    """An account's copy with its client and worker."""

    store: Store
    client: Client
    worker: Worker


@contextlib.asynccontextmanager
async def account(path: Path, address: str, limit: int = DEFAULT_LIMIT) -> AsyncIterator[Opened]:
    """Open a copy with its client and worker, as a session does."""
    await load_slow_libraries()
    async with contextlib.AsyncExitStack() as stack:
        store = await Store.open(path)
        stack.push_async_callback(store.close)
        ledger = await store.request_ledger(clock=time.monotonic, fence_s=90)
        pace = Pace(time.monotonic, asyncio.sleep, random.Random(1), limit, ledger)  # noqa: S311 - to replay
        client = Client(Endpoint.parse(address), Credentials("demo", "demo"), pace)
        stack.push_async_callback(client.aclose)
        yield Opened(store, client, Worker(store, client, pace))


@contextlib.asynccontextmanager
async def desk_of(
    opened: Opened, folder: Path, imports: Callable[[], Imports] | None = None
) -> AsyncIterator[tuple[Desk, Tasks]]:
    """Show a desk in its window; `imports` makes what carries imports out, where it is wanted."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(False)  # as the program does: the loop has work after the window
    look = Look(app, resources() / "icons", Theme.LIGHT)
    icons = Icons(look, resources() / "icons")
    language = Language(app, resources() / "translations")
    window, settings, tasks = MainWindow(icons), Settings(folder / "app.db"), Tasks()
    kit = Kit(look=look, icons=icons, language=language, settings=settings, notices=window.notices)
    account = Account("bench", "http://127.0.0.1", "demo", "password", False)
    desk = Desk(account, opened.store, opened.worker, tasks, kit, imports)
    window.show_page(desk)
    window.resize(1280, 800)
    window.show()
    try:
        yield desk, tasks
    finally:
        desk.end()
        await tasks.aclose()
        window.show_page(QWidget())
        window.finish()
        settings.close()
