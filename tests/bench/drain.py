"""How fast an import is sent: requests a second, against the limit of requests at once over what one takes.

The provider is a process of its own that lets every request take 100 ms; the program works as for the user, with its
file on the disk.
"""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from smsc_desk.importing.runner import Importer
from smsc_desk.importing.spool import Spool
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.pace import Pace
from smsc_desk.session import load_slow_libraries
from smsc_desk.store.jobs import JobState
from smsc_desk.store.store import Store
from smsc_desk.sync.worker import Worker
from tests.bench.figures import Figure, Setting
from tests.unit.importing.desks import counted, planned, text

LATENCY_S = 0.1
ROWS = 2_000
GOAL = 0.95  # of the requests a second that the limits allow


def measure(_setting: Setting) -> list[Figure]:
    """Measure an import, and how much work of this process a request is: the limits leave time for so much."""
    began = time.process_time()
    speed, allowed = drain()
    busy_s = (time.process_time() - began) / ROWS
    return [
        Figure(
            name="import: time a request", unit="ms", value=1000 / speed, floor=1000 / allowed, goal=1 / GOAL,
            by_ratio=True,
        ),
        Figure(
            name="import: work a request", unit="ms", value=1000 * busy_s, floor=1000 / allowed, goal=1.0, by_ratio=True
        ),
    ]  # fmt: skip


def drain(rows: int = ROWS) -> tuple[float, float]:
    """Return requests a second of an import of so many rows, and what the limits allow."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = (sys.executable, "-m", "smsc_desk", "serve", "--contacts", "0", "--latency-ms", "100")
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                address = server.stdout.readline().split()[-1]
                return asyncio.run(_drained(folder, address, rows))
            finally:
                server.terminate()


async def _drained(folder: Path, address: str, rows: int) -> tuple[float, float]:
    await load_slow_libraries()
    store = await Store.open(folder / "book.db")
    ledger = await store.request_ledger(clock=time.monotonic, fence_s=90)
    pace = Pace(time.monotonic, asyncio.sleep, random.Random(1), ledger=ledger)  # noqa: S311 - to replay
    client = Client(Endpoint.parse(address), Credentials("demo", "demo"), pace)
    worker = Worker(store, client, pace)
    importer = Importer(store, worker, Spool(folder / "spool"))
    running = asyncio.gather(worker.run(), importer.run())
    try:
        seconds = await _timed(folder, importer, rows, running)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await client.aclose()
        await store.close()
    return rows / seconds, pace.limit / LATENCY_S


async def _timed(folder: Path, importer: Importer, rows: int, running: asyncio.Future) -> float:
    spool, plan = Spool(folder / "spool"), planned()
    table = [(f"7999{number:07}", f"Person {number}", "a comment", "") for number in range(rows)]
    spooled = await spool.take_in_bytes(text(table).encode(), "bench.csv")
    job = await importer.start(spooled, plan, counted(spooled.path, plan))
    began = 0.0
    while True:
        status = await importer.status(job)
        if status.state == JobState.DONE:
            return time.monotonic() - began
        if not began and (status.done or importer._worker.status.sending):
            began = time.monotonic()
        if running.done():
            await running
        await asyncio.sleep(0.02)
