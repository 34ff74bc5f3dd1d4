"""The table of a large book in its window: scrolling, selecting, jumping, sorting, editing; every value has real cells
painted in it."""

from __future__ import annotations

import asyncio
import contextlib
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from smsc_desk.book.folding import fold
from smsc_desk.store.database import open_reader, open_writer, transaction
from smsc_desk.store.search import ContactQuery
from smsc_desk.store.sorting import legs
from smsc_desk.store.store import Store
from smsc_desk.ui.contacts.contact_columns import INDEX
from smsc_desk.ui.contacts.contact_table import ContactTable
from smsc_desk.ui.desk import Desk
from tests import dragging
from tests.bench.books import book
from tests.bench.figures import Figure, Setting
from tests.bench.searching import FRAME_MS, indexed
from tests.bench.watching import in_the_window
from tests.bench.window import account, desk_of

PLACES = 100
"""Scrolled to one after the other, from one end of the book to the other and back: nearly all are read anew."""
LETTERS = "абвгдезиклмнопрстуфхчшщюя"
SORTS = ("address", "last_name", "birthday", "comment", "name")
FILTER = "анна"
EDITS = 9
PAUSE_S = 0.3
"""For all that follows a deed to come to its end: nobody presses Enter in the frame in which a cell was opened."""
STEPS = 300
"""Places on the way of the scroll bar's handle from top to bottom."""

Times = list[float]


def measure(setting: Setting) -> Iterator[Figure]:
    """Use the window of a book as somebody would; the floors are taken in the same window, or by bare statements."""
    path = book(setting.folder, setting.contacts)
    asyncio.run(indexed(path))
    yield from in_the_window(lambda: _measured(path))


async def _measured(path: Path) -> list[Figure]:
    async with account(path, "http://127.0.0.1:9") as opened, desk_of(opened, path.parent) as (desk, _tasks):
        hand = Hand(desk)
        await hand.settled()
        scrolled = [*(await _scrolling(hand)), await _dragging(desk)]
        return [*scrolled, *(await _orders(hand, path)), *(await _edits(hand, path))]


# ---- what is measured


async def _scrolling(hand: Hand) -> list[Figure]:
    plain = hand.scroll()
    chosen = _ms(hand.select_all)
    selected = hand.scroll()
    await hand.settled()
    letters = [_ms(lambda letter=letter: hand.type(letter)) for letter in _mixed(LETTERS)]
    await hand.settled()
    return [
        _by_ratio("a place scrolled to, all selected", selected, plain, 1.5),
        _by_ratio("the same, the slowest of a hundred", [max(selected)], [max(plain)], None),
        Figure(name="Ctrl+A to painted rows", unit="ms", value=chosen, floor=statistics.median(plain), goal=FRAME_MS),
        _by_ratio("a typed letter to its row", letters, plain, 1.5),
    ]


async def _orders(hand: Hand, path: Path) -> list[Figure]:
    firsts, ends, at_once, bare, whole = {}, {}, {}, {}, {}
    with contextlib.closing(open_reader(path)) as db:
        for sort in SORTS:
            firsts[sort] = await hand.sort(sort)
            await hand.settled()
            ends[sort] = hand.end()
            bare[sort] = _bare(db, sort, " LIMIT 64")
            whole[sort] = _bare(db, sort, "")
        for sort in SORTS[:2]:  # the last one is shown now
            at_once[sort] = await hand.sort_and_end(sort)
    await hand.filter(FILTER)
    filtered = hand.end()
    await hand.filter("")
    first, end, once = _slowest(firsts), _slowest(ends), _slowest(at_once)
    return [
        Figure(
            name=f"another sort column to painted rows, «{first}»", unit="ms", value=firsts[first], floor=bare[first],
            goal=FRAME_MS,
        ),
        Figure(name=f"End, sorted by «{end}»", unit="ms", value=ends[end], floor=whole[end], goal=100.0),
        Figure(name=f"End, filtered by «{FILTER}»", unit="ms", value=filtered, floor=whole["name"], goal=100.0),
        Figure(name=f"sorted and End at once, «{once}»", unit="ms", value=at_once[once], floor=whole[once]),
    ]  # fmt: skip


async def _edits(hand: Hand, path: Path) -> list[Figure]:
    painted, durable, bare = [], [], []
    with contextlib.closing(open_writer(path)) as db:
        for number in range(EDITS):
            committed, shown = await hand.edit(number, f"Правка {number}")
            durable.append(committed)
            painted.append(shown)
            await hand.settled()
            bare.append(_ms(lambda number=number: _commit(db, number)))
    return [
        _by_ratio("in-place edit: Enter to durable commit", durable, bare, 2.0),
        Figure(
            name="in-place edit: Enter to repainted cell", unit="ms", value=statistics.median(painted),
            floor=statistics.median(bare), goal=FRAME_MS,
        ),
    ]  # fmt: skip


async def _dragging(desk: Desk) -> Figure:
    """Drag the scroll bar from top to bottom; every screen on the way is compared with the store."""
    table, look = desk.middle.table, desk.kit.look
    ids = await desk.store.contact_ids(ContactQuery())
    assert ids == desk.contacts.ids()
    witness = dragging.witness_of(table, look, desk.kit.icons)
    wrong = 0
    for _ in dragging.drag(table, STEPS):
        try:
            dragging.compare(table, witness, desk.store, ids)
        except AssertionError:
            wrong += 1
    return Figure(name=f"wrong or blank screens of {STEPS} while dragging", unit="", value=wrong, floor=0, goal=0.0)


# ---- how


class Hand:
    """Somebody at the window."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._model = desk, desk.contacts
        self._table: ContactTable = desk.middle.table

    async def settled(self) -> None:
        """Wait until all rows are there and nothing else is read."""
        running = self._desk.tasks._running
        while not self._model.complete or self._model.query != self._model.answered or running:  # noqa: ASYNC110
            await asyncio.sleep(0.01)

    def paint(self) -> None:
        self._table.viewport().repaint()

    def scroll(self) -> Times:
        bar = self._table.verticalScrollBar()
        return [_ms(lambda place=place: self._go(place)) for place in _places(bar.maximum())]

    def _go(self, place: int) -> None:
        self._table.verticalScrollBar().setValue(place)
        self.paint()

    def select_all(self) -> None:
        QTest.keyClick(self._table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.paint()
        assert self._table.selected_count() == self._model.rowCount()

    def type(self, letter: str) -> None:
        QApplication.sendEvent(self._table, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
        self.paint()
        contact = self._model.contact(self._table.currentIndex().row())
        assert contact is not None
        assert fold(contact.title).startswith(letter)
        self._table.jumping.typed.end()

    def end(self) -> float:
        self._go(0)
        self._table.choose_row(0)
        taken = _ms(self._press_end)
        assert self._table.currentIndex().row() == self._model.rowCount() - 1
        return taken

    def _press_end(self) -> None:
        QTest.keyClick(self._table, Qt.Key.Key_End)
        self.paint()

    async def sort(self, key: str) -> float:
        """Choose a column, the greatest first, and wait until its rows are painted."""
        began = time.perf_counter()
        await self._after(self._model.reordered, lambda: self.choose_order(key))
        self.paint()
        return _since(began)

    def choose_order(self, key: str) -> None:
        """Choose a column, the greatest first, and wait for nothing."""
        self._table.horizontalHeader().setSortIndicator(INDEX[key], Qt.SortOrder.DescendingOrder)

    async def sort_and_end(self, key: str) -> float:
        began = time.perf_counter()
        await self._after(self._model.reordered, lambda: self.choose_order(key))
        self._press_end()
        while not self._model.complete:  # noqa: ASYNC110 - the loop itself is what is measured
            await asyncio.sleep(0.005)  # without a rest the thread that finds the rows would come to nothing
        self.paint()
        taken = _since(began)
        assert self._table.currentIndex().row() == self._model.rowCount() - 1
        await self.settled()
        return taken

    async def filter(self, text: str) -> None:
        await self._after(self._model.reordered, lambda: self._model.set_query(ContactQuery(text=text)))
        await self.settled()

    async def edit(self, number: int, text: str) -> tuple[float, float]:
        """Return after how long a name was durable, and after how long it was to be seen."""
        column = INDEX["name"]
        index = self._model.index(number, column)
        self._table.setCurrentIndex(index)
        await asyncio.sleep(PAUSE_S)  # the editor at the side shows whom it is about
        self._table.edit(index)
        editor = self._table.viewport().findChild(QLineEdit)
        assert editor is not None
        editor.setText(text)
        await asyncio.sleep(PAUSE_S)  # whoever types is slower
        store: Store = self._desk.store
        committed: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        painted = _Painted(self._table, lambda: self._is_called(number, text))
        began = time.perf_counter()
        leave = store.subscribe(lambda _changed: committed.done() or committed.set_result(time.perf_counter()))
        QTest.keyClick(editor, Qt.Key.Key_Return)
        durable, shown = await committed, await painted.at
        leave()
        return 1000 * (durable - began), 1000 * (shown - began)

    def _is_called(self, row: int, text: str) -> bool:
        contact = self._model.contact(row)
        return contact is not None and contact.title == text

    @staticmethod
    async def _after(signal: Any, deed: Callable[[], object]) -> None:
        told: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        connection = signal.connect(lambda *_: told.done() or told.set_result(None))
        deed()
        await told
        signal.disconnect(connection)


class _Painted(QObject):
    """When the table has painted what is so by now, however it came to be."""

    def __init__(self, table: ContactTable, is_so: Callable[[], bool]) -> None:
        super().__init__(table)
        self._table, self._is_so = table, is_so
        self.at: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        table.viewport().installEventFilter(self)

    def eventFilter(self, viewport: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if event.type() != QEvent.Type.Paint or not self._is_so():
            return False
        done = self._table.viewportEvent(event)
        viewport.removeEventFilter(self)
        if not self.at.done():
            self.at.set_result(time.perf_counter())
        return done


def _places(last: int) -> list[int]:
    chance = random.Random(5)  # noqa: S311 - a seed makes the same places again
    places = [last * number // PLACES for number in range(PLACES)]
    chance.shuffle(places)
    return places


def _mixed(letters: str) -> list[str]:
    return random.Random(5).sample(letters, len(letters))  # noqa: S311 - as above


def _bare(db: apsw.Connection, sort: str, end: str) -> float:
    leg = next(iter(legs(db, sort, descending=True)))
    return _ms(lambda: db.execute(leg.rows("c.id") + end, dict(leg.values)).fetchall())


def _commit(db: apsw.Connection, number: int) -> None:
    """Write a name as the program must: its fold, its text for the search, and nothing else."""
    name = f"Bare {number}"
    with transaction(db):
        db.execute(
            "UPDATE contact SET name = ?, name_key = ?, search = ? WHERE id = ?",
            (name, fold(name), f" {fold(name)} ", 1000 + number),
        )


def _ms(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return _since(began)


def _since(began: float) -> float:
    return 1000 * (time.perf_counter() - began)


def _slowest(times: dict[str, float]) -> str:
    return max(times, key=lambda name: times[name])


def _by_ratio(name: str, values: Times, floors: Times, goal: float | None) -> Figure:
    value, floor = statistics.median(values), statistics.median(floors)
    return Figure(name=name, unit="ms", value=value, floor=floor, goal=goal, by_ratio=True)
