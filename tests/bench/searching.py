"""Searching in a large book: from a keystroke to its first rows, all rows after it, other orders, pasted lists."""

from __future__ import annotations

import asyncio
import contextlib
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path

import apsw

from smsc_desk.store.database import open_reader
from smsc_desk.store.filters import grams
from smsc_desk.store.indexing import Indexing
from smsc_desk.store.search import ContactQuery
from smsc_desk.store.sorting import CONTACT_SORTS, legs, order_of
from smsc_desk.store.store import Store
from tests.bench.books import book
from tests.bench.figures import TIMES, Figure, Setting

FRAME_MS = 16.7
SCREEN = 40
"""Rows that are drawn: read from the copy as part of the answer, as the table does."""

WORDS = ("анна", "яна", "ова", "яковлев", "щукин", "ярослав", "кузнецова анна", "нетакого")
NUMBERS = ("1234", "79037", "8903", "7912345", "903-12-34")
SHORT = ("а", "7", "ан", "ов", "ъе", "zq", "q")
KINDS = (
    ("words of three letters and more", WORDS, FRAME_MS),
    ("fragments of numbers", NUMBERS, FRAME_MS),
    ("one and two letters", SHORT, 100.0),
)
"""What is typed, and the most milliseconds that it may take."""
LIST = 10_000

Ask = Callable[[Store], Awaitable[object]]


def measure(setting: Setting) -> Iterator[Figure]:
    """Ask a store as the window does; the floors are bare statements on a connection like its own."""
    path = book(setting.folder, setting.contacts)
    asyncio.run(indexed(path))
    with contextlib.closing(open_reader(path)) as bare:
        for what, texts, goal in KINDS:
            yield from _keystroke(path, bare, what, texts, goal)
        yield _all_rows(path, bare)
        yield from _orders(path, bare)
        yield _pasted(path, bare)


async def indexed(path: Path) -> None:
    """Make the indexes of a book, as the program does where it is quiet."""
    store = await Store.open(path)
    work = Indexing(store, lambda _seconds: asyncio.sleep(0))
    while not await work.once():
        pass
    work.stop()
    await store.close()


def _keystroke(path: Path, bare: apsw.Connection, what: str, texts: Sequence[str], goal: float) -> Iterator[Figure]:
    values = {text: _asked(path, _first(ContactQuery(text=text))) for text in texts}
    floors = {text: bare_ms(bare, text) for text in texts}
    yield from by_text(f"keystroke to first rows: {what}", values, floors, goal)


def by_text(name: str, values: dict[str, float], floors: dict[str, float], goal: float) -> Iterator[Figure]:
    """Yield the slowest of several texts; where a frame is the goal, also the one that is furthest above its floor."""
    slowest = max(values, key=lambda text: values[text])
    yield Figure(name=name, unit="ms", value=values[slowest], floor=floors[slowest], goal=goal)
    if goal == FRAME_MS:
        worst = max(values, key=lambda text: values[text] / max(floors[text], 1.0))
        yield Figure(
            name=f"the same by its floor, «{worst}»", unit="ms", value=values[worst], floor=max(floors[worst], 1.0),
            goal=3.0, by_ratio=True,
        )  # fmt: skip


def _all_rows(path: Path, bare: apsw.Connection) -> Figure:
    """The ids are the same: those who match, in the order of their names."""
    text = "анна"
    value = _asked(path, lambda store: store.contact_ids(ContactQuery(text=text)))
    floor = min(_bare(bare, sql.replace(" LIMIT 100", ""), bound) for sql, bound in _plans(text))
    return Figure(name="all rows of a filter, in order", unit="ms", value=value, floor=floor, goal=1.5, by_ratio=True)


def _orders(path: Path, bare: apsw.Connection) -> Iterator[Figure]:
    values = {sort: _asked(path, _first(ContactQuery(sort=sort, descending=True))) for sort in CONTACT_SORTS}
    slowest = max(values, key=lambda sort: values[sort])
    leg = next(iter(legs(bare, slowest, descending=True)))
    floor = _bare(bare, f"{leg.rows('c.id')} LIMIT 100", dict(leg.values))
    yield Figure(
        name=f"another sort column to first rows, «{slowest}»", unit="ms", value=values[slowest], floor=floor,
        goal=FRAME_MS,
    )  # fmt: skip


def _pasted(path: Path, bare: apsw.Connection) -> Figure:
    """Ten thousand numbers, every other one in the book."""
    rows = bare.execute("SELECT value FROM address WHERE position = 0 LIMIT ?", (LIST // 2,)).fetchall()
    numbers = tuple(value for (value,) in rows) + tuple(f"7900{number:07}" for number in range(LIST // 2))

    async def pasted(store: Store) -> None:
        await store.look_up(numbers)
        await _first(ContactQuery(addresses=numbers))(store)

    sql = "SELECT count(*) FROM address WHERE value IN (SELECT value FROM carray(:ids))"
    floor = _bare(bare, sql, {"ids": apsw.carray(numbers, flags=apsw.SQLITE_CARRAY_TEXT)})
    return Figure(
        name="a pasted list of 10,000: counted, first rows", unit="ms", value=_asked(path, pasted), floor=floor
    )


# ---- how it is asked


def _first(query: ContactQuery) -> Ask:
    async def ask(store: Store) -> None:
        found = await store.first_contacts(query)
        store.contacts(found.ids[:SCREEN])

    return ask


def _asked(path: Path, ask: Ask) -> float:
    """Return the milliseconds of an answer: the median, after one that fills the caches."""

    async def run() -> list[float]:
        store = await Store.open(path)
        times = []
        for _ in range(TIMES + 1):
            began = time.perf_counter()
            await ask(store)
            times.append(1000 * (time.perf_counter() - began))
        await store.close()
        return times[1:]

    return statistics.median(asyncio.run(run()))


def bare_ms(db: apsw.Connection, text: str) -> float:
    """Return the milliseconds of a bare statement for the first hundred rows of a text, by the better of two plans."""
    return min(_bare(db, sql, bound) for sql, bound in _plans(text))


def _plans(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the two bare plans for words: along the order of names, and by the index of texts."""
    words = [word for word in text.split() if not any(sign.isdigit() for sign in word)] or [
        "".join(sign for sign in text if sign.isdigit()).removeprefix("8")
    ]
    bound = {f"w{number}": word for number, word in enumerate(words)}
    where = " AND ".join(f"instr(c.search, :{name}) > 0" for name in bound)
    order = order_of("name", descending=False)
    yield f"SELECT c.id FROM contact c WHERE c.deleted = 0 AND {where} ORDER BY c.name_key, c.id LIMIT 100", bound
    if all(len(word) >= 3 for word in words):
        match = " AND ".join(grams(word) for word in words)
        by_text = (
            "SELECT c.id FROM contact c WHERE c.id IN (SELECT rowid FROM contact_text WHERE contact_text MATCH :match)"
            f" AND +c.deleted = 0 AND {where} ORDER BY {order} LIMIT 100"
        )
        yield by_text, bound | {"match": match}


def _bare(db: apsw.Connection, sql: str, bound: dict[str, object] | dict[str, str]) -> float:
    times = []
    for _ in range(TIMES + 1):
        began = time.perf_counter()
        db.execute(sql, bound).fetchall()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times[1:])
