"""The engine of the program as a process that imports one file, or undoes that import, without a window.

    python -m tests.faults.import_child --folder DIR --port N [--undo] [--fence-s 2]

Prints `at PLANNED DONE` some ten times a second, and `ended STATE DONE SET_ASIDE` when nothing is left to do, and ends.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
from pathlib import Path

from smsc_desk.importing.runner import Importer
from smsc_desk.importing.spool import Spool
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.pace import Pace
from smsc_desk.sandbox.demo import LOGIN, PASSWORD
from smsc_desk.session import load_slow_libraries
from smsc_desk.store.jobs import Job, JobKind
from smsc_desk.store.store import Store
from smsc_desk.sync.worker import Worker
from tests.unit.importing.desks import counted, planned

FILE = "people.csv"


async def main(arguments: argparse.Namespace) -> None:
    store = await Store.open(arguments.folder / "book.db")
    await load_slow_libraries()
    ledger = await store.request_ledger(clock=time.monotonic, fence_s=arguments.fence_s)
    pace = Pace(time.monotonic, asyncio.sleep, random.Random(), ledger=ledger)
    client = Client(
        Endpoint.parse(f"http://127.0.0.1:{arguments.port}"), Credentials(LOGIN, PASSWORD), pace,
        fence_s=arguments.fence_s, write_deadline=arguments.fence_s,
    )  # fmt: skip
    worker = Worker(store, client, pace)
    importer = Importer(store, worker, Spool(arguments.folder / "spool"))
    running = asyncio.gather(worker.run(), importer.run())
    job = await _job(store, importer, arguments)
    await _to_the_end(store, job, running)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await client.aclose()
    await store.close()


async def _job(store: Store, importer: Importer, arguments: argparse.Namespace) -> int:
    """Return the job; begun in this life, or by an earlier one."""
    jobs = {job.kind: job.id for job in await store.jobs()}
    if JobKind.IMPORT not in jobs:
        spool = Spool(arguments.folder / "spool")
        spooled = await spool.take_in(arguments.folder / FILE)
        jobs[JobKind.IMPORT] = await importer.start(spooled, planned(), counted(spooled.path, planned()))
    if not arguments.undo:
        return jobs[JobKind.IMPORT]
    if JobKind.UNDO not in jobs:
        undoing = await importer.undo(jobs[JobKind.IMPORT])
        assert undoing is not None
        return undoing
    return jobs[JobKind.UNDO]


async def _to_the_end(store: Store, number: int, running: asyncio.Future[object]) -> None:
    while True:
        job = await store.job(number)
        assert job is not None
        print("at", job.planned, job.counts.get("done", 0), flush=True)  # noqa: T201 - heard by who started it
        if job.finished_ms is not None or job.state == "failed":
            print("ended", job.state, job.counts.get("done", 0), _not_done(job), flush=True)  # noqa: T201
            return
        if running.done():
            await running
        await asyncio.sleep(0.1)


def _not_done(job: Job) -> int:
    return job.set_aside + job.rejected + job.left_out


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--fence-s", type=float, default=2.0)
    parser.add_argument("--undo", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main(parsed()))
