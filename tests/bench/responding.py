"""Whether the window answers while it works: the longest gap of its loop during sorting, filtering and an import.

Each beside the longest gap of the same loop while nothing is done, in the same window.
"""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from smsc_desk.importing.room import ReadingRoom
from smsc_desk.importing.runner import Importer
from smsc_desk.importing.spool import Spool
from smsc_desk.store.jobs import JobState
from smsc_desk.ui.desk import Desk
from smsc_desk.ui.importing.engine import Reader
from smsc_desk.ui.importing.importing import Imports
from tests.bench.books import book
from tests.bench.figures import Figure, Setting
from tests.bench.keystrokes import press
from tests.bench.searching import FRAME_MS, KINDS, indexed
from tests.bench.tables import PAUSE_S, SORTS, Hand
from tests.bench.watching import Gaps, idle_gap, in_the_window
from tests.bench.window import Opened, account, desk_of
from tests.unit.importing.desks import counted, planned, text

IDLE_S = 3.0
QUIET_S = 1.0
"""For what follows the last page of a list, and the opening of a window."""
TYPIST_S = 0.1
"""Between two keys of somebody who types fast: 120 words a minute."""
LISTED, ROWS = 20_000, 1_000
"""Contacts of the provider, and new ones that are imported: both cost it a request or a page each."""
LATENCY_MS = 100


def measure(setting: Setting) -> Iterator[Figure]:
    """Sort and filter a large book, then import into one that its provider lists; all in windows that show them."""
    path = book(setting.folder, setting.contacts)
    asyncio.run(indexed(path))
    yield from in_the_window(lambda: _used(path))
    with _provider(min(LISTED, setting.contacts)) as address:
        yield from in_the_window(lambda: _import(setting.folder, address))


def _figure(name: str, gap: float, idle: float) -> Figure:
    """A gap may be as long as a frame, or three times as long as an idle one, whichever is more."""
    return Figure(
        name=f"{name}: longest gap of the loop", unit="ms", value=gap, floor=max(idle, FRAME_MS / 3), goal=3,
        by_ratio=True,
    )  # fmt: skip


# ---- sorting and filtering


async def _used(path: Path) -> list[Figure]:
    async with account(path, "http://127.0.0.1:9") as opened, desk_of(opened, path.parent) as (desk, _tasks):
        hand = Hand(desk)
        await hand.settled()
        idle = await idle_gap(IDLE_S)
        sorts = {sort: await _sorting(hand, sort) for sort in SORTS}
        filters = {each: await _filtering(hand, desk, each) for _, several, _ in KINDS for each in several}
    slow, late = (max(gaps, key=lambda name, gaps=gaps: gaps[name]) for gaps in (sorts, filters))
    return [
        Figure(name="idle: longest gap of the loop", unit="ms", value=idle),
        _figure(f"sorting, «{slow}»", sorts[slow], idle),
        _figure(f"filtering, «{late}»", filters[late], idle),
    ]


async def _sorting(hand: Hand, sort: str) -> float:
    """Choose a column as the order, and wait until all rows are there, and painted."""
    async with Gaps() as gaps:
        hand.choose_order(sort)
        await hand.settled()
        await asyncio.sleep(PAUSE_S)
    return gaps.longest


async def _filtering(hand: Hand, desk: Desk, text: str) -> float:
    """Type a text as somebody does, wait until all that it finds is there, and empty the field."""
    field = desk.middle.search
    field.setFocus()
    async with Gaps() as gaps:
        for letter in text:
            press(field, letter)
            await asyncio.sleep(TYPIST_S)
        await hand.settled()
        field.clear()
        await hand.settled()
        await asyncio.sleep(PAUSE_S)
    return gaps.longest


# ---- an import


@contextlib.contextmanager
def _provider(contacts: int) -> Iterator[str]:
    """Serve so many contacts from a process of its own, and return its address."""
    command = (
        sys.executable, "-m", "smsc_desk", "serve", "--contacts", str(contacts), "--latency-ms", str(LATENCY_MS),
    )  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().split()[-1]
        finally:
            server.terminate()


async def _import(folder: Path, address: str) -> list[Figure]:
    async with account(folder / "imported.db", address) as opened:
        spool = Spool(folder / "spool")
        importer = Importer(opened.store, opened.worker, spool)
        imports = Imports(
            reader=Reader(spool=spool, open_room=lambda: ReadingRoom.open(opened.store.path)), importer=importer
        )
        async with desk_of(opened, folder, lambda: imports) as (desk, tasks):
            tasks.start(opened.worker.run(), name="worker")
            importing = tasks.start(importer.run(), name="imports")
            await _at_rest(opened)
            idle = await idle_gap(IDLE_S)
            job = await _begun(desk, importer, spool)
            async with Gaps() as gaps:
                while (await importer.status(job)).state != JobState.DONE:
                    if importing.done():
                        await importing
                    await asyncio.sleep(TYPIST_S)
                await asyncio.sleep(PAUSE_S)
    return [_figure(f"importing {ROWS:,} contacts", gaps.longest, idle)]


async def _at_rest(opened: Opened) -> None:
    """Wait until all is listed and shown."""
    while opened.worker.status.refreshing or not opened.worker.status.listed:  # noqa: ASYNC110 - as the window looks
        await asyncio.sleep(0.05)
    await asyncio.sleep(QUIET_S)


async def _begun(desk: Desk, importer: Importer, spool: Spool) -> int:
    """Begin an import of new contacts, and open the window that shows how it goes on: opening it is not measured."""
    plan = planned()
    table = [(f"7000{number:07}", f"Person {number}", "a comment", "") for number in range(ROWS)]
    spooled = await spool.take_in_bytes(text(table).encode(), "bench.csv")
    job = await importer.start(spooled, plan, await asyncio.to_thread(counted, spooled.path, plan))
    windows = desk.late.importing
    assert windows is not None
    windows.open_job(desk, await importer.status(job))
    await asyncio.sleep(QUIET_S)
    return job
