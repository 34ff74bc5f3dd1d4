"""The guard before changes of many contacts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from smsc_desk.book.errors import DiskFull
from smsc_desk.settings import Settings
from smsc_desk.store.search import Place
from smsc_desk.ui.groups.counts import PlaceCounts
from smsc_desk.ui.groups.question import Question
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.large_change import LargeChange
from smsc_desk.ui.notices import Notices
from smsc_desk.ui.tasks import Tasks
from tests.unit.ui.conftest import settle
from tests.waiting import shown as dialog


class Snapshots:
    def __init__(self) -> None:
        self.taken, self.error = 0, None

    async def __call__(self) -> None:
        if self.error is not None:
            raise self.error
        self.taken += 1


@pytest.fixture
async def guard(
    qapp: QApplication, book: object, tasks: Tasks, icons: Icons, tmp_path: Path
) -> AsyncIterator[LargeChange]:
    qapp.setQuitOnLastWindowClosed(False)
    settings, window = Settings(tmp_path / "app.db"), QWidget()
    counts = PlaceCounts(book, tasks, window)
    guard = LargeChange(counts, settings, Notices(icons, window), Snapshots(), window)
    await settle(tasks)
    yield guard
    counts.close()
    settings.close()
    window.deleteLater()


def of(guard: LargeChange, contacts: int) -> None:
    """Let the book have so many contacts."""
    guard._counts.now = SimpleNamespace(places={Place.ALL: contacts})


@pytest.mark.parametrize(
    ("book_of", "changed", "large"),
    [(4, 4, False), (4, 21, True), (210, 21, False), (209, 21, True), (10_000, 500, False), (10_000, 501, True)],
)
async def test_more_than_five_hundred_or_a_tenth_are_many(guard: LargeChange, book_of: int, changed: int, large: bool):
    of(guard, book_of)
    assert guard.is_large(changed) is large


async def test_how_many_are_many_can_be_set(guard: LargeChange):
    of(guard, 10_000)
    await guard._settings.change(ask_above=100)
    assert (guard.is_large(100), guard.is_large(101)) == (False, True)


async def test_few_are_not_asked_about(guard: LargeChange):
    of(guard, 10_000)
    assert await guard.allowed(3, lambda: "Sure?", lambda: "Do it")
    assert guard._snapshot.taken == 0


async def test_a_snapshot_comes_before_a_large_change(guard: LargeChange, tasks: Tasks):
    of(guard, 10_000)
    answer = tasks.start(guard.allowed(600, lambda: "Sure?", lambda: "Move 600"), name="ask")
    asked = await dialog(Question)
    assert asked.go.text() == "Move 600"
    asked.go.click()
    assert await answer
    assert guard._snapshot.taken == 1
    assert guard._notices.texts() == []


async def test_what_was_asked_about_elsewhere_gets_its_snapshot(guard: LargeChange):
    of(guard, 10_000)
    assert await guard.kept(500)
    assert guard._snapshot.taken == 0
    assert await guard.kept(501)
    assert guard._snapshot.taken == 1


async def test_nothing_happens_without_the_users_word(guard: LargeChange, tasks: Tasks):
    of(guard, 10_000)
    answer = tasks.start(guard.allowed(600, lambda: "Sure?", lambda: "Move 600"), name="ask")
    (await dialog(Question)).cancel.click()
    assert not await answer
    assert guard._snapshot.taken == 0


async def test_without_room_for_the_snapshot_nothing_is_changed(guard: LargeChange, tasks: Tasks):
    of(guard, 10_000)
    guard._snapshot.error = DiskFull("no room")
    answer = tasks.start(guard.allowed(600, lambda: "Sure?", lambda: "Move 600"), name="ask")
    (await dialog(Question)).go.click()
    assert not await answer
    [said] = guard._notices.texts()
    assert said.startswith("No snapshot could be written first, so nothing was changed.")
