"""Loading and refreshing a book, and sending edits, in the program's own window over a provider that costs nothing."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smsc_desk.book.edits import Action, ChangeContact, Verb
from smsc_desk.provider.pace import DEFAULT_LIMIT
from smsc_desk.store.search import ContactQuery
from smsc_desk.ui.loop_watch import LoopWatch
from tests.bench.figures import Figure, Setting
from tests.bench.watching import in_the_window
from tests.bench.window import Opened, account, desk_of

LATENCY_MS = 100
LOADED, EDITS = 100_000, 2_000
IDLE_S = 3.0


def measure(setting: Setting) -> Iterator[Figure]:
    """Load 100,000 contacts by one cursor, and by as many as are allowed; both into a window that shows them."""
    contacts = min(LOADED, setting.contacts)
    with _provider(contacts, LATENCY_MS) as address:
        slow = in_the_window(lambda: _load(setting.folder / "one.db", address, 1))
        fast = in_the_window(lambda: _load(setting.folder / "many.db", address, DEFAULT_LIMIT))
    latency = LATENCY_MS / 1000
    yield Figure(
        name=f"loading {contacts:,}: first rows in the table", unit="s", value=fast.first, floor=2 * latency, goal=0.3
    )
    yield Figure(
        name=f"loading {contacts:,}: all searchable", unit="s", value=fast.whole, floor=slow.whole, goal=1 / 6,
        by_ratio=True,
    )  # fmt: skip
    yield Figure(name=f"loading {contacts:,}: with the window, CPU", unit="s", value=fast.cpu, floor=slow.cpu)
    yield Figure(
        name=f"loading {contacts:,}: longest gap of the loop", unit="ms", value=fast.gap_ms,
        floor=max(fast.idle_ms, 16.7 / 3), goal=3, by_ratio=True,
    )  # fmt: skip


def refreshing(setting: Setting) -> Iterator[Figure]:
    """Refresh a book in which nothing has changed; what is written is for the ledger of requests."""
    with _provider(setting.contacts, 0) as address:
        first, again = in_the_window(lambda: _refresh(setting.folder / "refresh.db", address))
    yield Figure(name=f"refresh of {setting.contacts:,} unchanged", unit="s", value=again.seconds, floor=first.seconds)
    yield Figure(
        name=f"refresh of {setting.contacts:,} unchanged: written", unit="MB", value=again.megabytes,
        floor=first.megabytes, goal=0.02, by_ratio=True,
    )  # fmt: skip
    yield Figure(name=f"refresh of {setting.contacts:,} unchanged: growth", unit="MB", value=again.growth, goal=5.0)
    yield Figure(name=f"refresh of {setting.contacts:,} unchanged: announced", unit="rows", value=again.told, goal=0.0)


def sending(setting: Setting) -> Iterator[Figure]:
    """Send edits of contacts, each looked up before; all requests count."""
    edits = min(EDITS, setting.contacts)
    with _provider(edits, LATENCY_MS) as address:
        rate = in_the_window(lambda: _send(setting.folder / "edits.db", address, edits))
    least = LATENCY_MS / DEFAULT_LIMIT
    yield Figure(
        name="a request of an edit, look-ups included", unit="ms", value=1000 / rate, floor=least, goal=1 / 0.95,
        by_ratio=True,
    )  # fmt: skip


@contextlib.contextmanager
def _provider(contacts: int, latency_ms: int) -> Iterator[str]:
    command = (sys.executable, "-m", "tests.bench.provider", "--contacts", contacts, "--latency-ms", latency_ms)
    with subprocess.Popen(
        [str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
        finally:
            server.terminate()


@dataclass(frozen=True)
class _Load:
    first: float
    whole: float
    cpu: float
    gap_ms: float
    idle_ms: float


async def _load(path: Path, address: str, limit: int) -> _Load:
    async with account(path, address, limit) as opened, desk_of(opened, path.parent) as (desk, tasks):
        watch = LoopWatch(beat_ms=1)
        await asyncio.sleep(IDLE_S)
        idle = watch.longest.seconds
        watch.reset()
        first: list[float] = []
        began, cpu = time.perf_counter(), time.process_time()
        desk.contacts.reordered.connect(lambda: first.append(time.perf_counter() - began))
        tasks.start(opened.worker.run(), name="worker")
        await _until(lambda: opened.worker.status.listed)
        whole, used = time.perf_counter() - began, time.process_time() - cpu
        watch.stop()
        return _Load(first[0], whole, used, watch.longest.seconds * 1000, idle * 1000)


async def _until(seen: Any) -> None:
    while not seen():  # noqa: ASYNC110 - the loop itself is what is measured
        await asyncio.sleep(0.005)


@dataclass(frozen=True)
class _Refresh:
    seconds: float
    megabytes: float
    growth: float
    told: int


async def _refresh(path: Path, address: str) -> tuple[_Refresh, _Refresh]:
    async with account(path, address) as opened:
        running = asyncio.ensure_future(opened.worker.run())
        first = await _one_refresh(opened)
        opened.worker.refresh()
        await _until(lambda: opened.worker.status.refreshing)
        again = await _one_refresh(opened)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return first, again


async def _one_refresh(opened: Opened) -> _Refresh:
    told: list[int] = []
    leave = opened.store.subscribe(
        lambda changed: told.append(1 if changed.contacts is None else len(changed.contacts))
    )
    began, written, size = time.perf_counter(), _written(), opened.store.size()
    await _until(lambda: opened.worker.status.listed and not opened.worker.status.refreshing)
    leave()
    return _Refresh(
        time.perf_counter() - began,
        (_written() - written) / 1e6,
        (opened.store.size() - size) / 1e6,
        sum(told),
    )


def _written() -> int:
    """Return the bytes that this process has written so far."""
    lines = Path("/proc/self/io").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("wchar:"))


async def _send(path: Path, address: str, edits: int) -> float:
    """Return requests a second of so many changes of names."""
    async with account(path, address) as opened:
        running = asyncio.ensure_future(opened.worker.run())
        await _until(lambda: opened.worker.status.listed)
        ids = await opened.store.contact_ids(ContactQuery())
        await opened.worker.come_to_rest(1.0)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        for start in range(0, edits, 200):
            changes = tuple(
                ChangeContact(contact=contact, changes={"comment": f"edit {contact}"})
                for contact in ids[start : start + 200]
            )
            await opened.store.apply(Action(Verb.CHANGE_CONTACT, changes, ""))
    async with account(path, address) as opened:
        running = asyncio.ensure_future(opened.worker.run())
        await _until(lambda: opened.worker.status.listed)  # the refresh at the start uses places, too
        began, waiting = time.perf_counter(), (await opened.store.counts()).waiting
        while (await opened.store.counts()).waiting:  # noqa: ASYNC110 - as the window counts
            await asyncio.sleep(0.05)
        seconds = time.perf_counter() - began
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return 2 * waiting / seconds
