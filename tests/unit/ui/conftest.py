"""Qt tests: the loop is the program's own, and a store with a small book is at hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from smsc_desk.loop import Loop
from smsc_desk.store.store import Store
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look, Theme
from tests.builders import Listed, ListedBlock, ListedGroup, fill
from tests.keyboard import no_key_is_held as no_key_is_held  # noqa: PLC0414 - a fixture of every test here

ICONS = Path(__file__).parents[3] / "resources" / "icons"


def pytest_asyncio_loop_factories(config: object, item: object) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"qasync": lambda: Loop(QApplication.instance() or QApplication([]))}


@pytest.fixture(autouse=True)
def _the_loop_outlives_the_last_window(qapp: QApplication) -> None:
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp, ICONS, Theme.LIGHT)


@pytest.fixture
def icons(look: Look) -> Icons:
    return Icons(look, ICONS)


class Guard:
    """Lets every change pass, or none, and remembers what it was asked."""

    def __init__(self, *, lets: bool = True) -> None:
        self.lets, self.asked = lets, []

    async def allowed(self, contacts: int, text: Callable[[], str], verb: Callable[[], str], **_kind: bool) -> bool:
        self.asked.append((contacts, text(), verb()))
        return self.lets

    async def kept(self, contacts: int) -> bool:
        self.asked.append((contacts, "", ""))
        return self.lets


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    failures: list[BaseException] = []
    tasks = Tasks()
    tasks.failed.connect(failures.append)
    yield tasks
    await tasks.aclose()
    assert not failures, failures


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(tmp_path / "book.sqlite")
    yield store
    await store.close()


@pytest.fixture
async def book(store: Store) -> Store:
    """Three people, two groups, one block."""
    people = [
        Listed(1, ("79120000001",), {"name": "Анна Ёлкина", "tags": ("vip",), "birthday": "1985-03-08"}, (1, 2)),
        Listed(2, ("79120000002", "79120000022"), {"name": "Борис", "comment": "звонить утром"}, (1,)),
        Listed(3, ("491701234567",), {"last_name": "Müller", "first_name": "Jörg"}),
    ]
    await fill(
        store,
        people,
        [ListedGroup(1, "VIP"), ListedGroup(2, "Москва", 7)],
        [ListedBlock(9, "79120000002", 1, "жалоба")],
    )
    return store


async def settle(tasks: Tasks) -> None:
    """Wait until nothing runs that was started."""
    while running := [task for task in tasks._running if task is not asyncio.current_task()]:
        await asyncio.wait(running)
    await asyncio.sleep(0)
