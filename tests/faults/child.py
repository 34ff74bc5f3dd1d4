"""The engine of the program as a process, without a window: applies edits, says which are durable, and sends.

    python -m tests.faults.child --book FILE --port N --seed N --edits N [--fence-s 2] [--until-sent]

Prints `acked N` after the N-th command was acknowledged, counted over all lives by the file itself; `sent` when nothing
is left to send. It goes on until it is killed, or, with `--until-sent`, ends then.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
from pathlib import Path

from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.pace import Pace
from smsc_desk.session import load_slow_libraries
from smsc_desk.store.store import Store
from smsc_desk.sync.worker import Worker
from tests.faults.server import LOGIN, PASSWORD
from tests.faults.work import Work

PAUSE_S = 0.02


async def main(arguments: argparse.Namespace) -> None:
    store = await Store.open(arguments.book)
    await load_slow_libraries()
    ledger = await store.request_ledger(clock=time.monotonic, fence_s=arguments.fence_s)
    pace = Pace(time.monotonic, asyncio.sleep, random.Random(), ledger=ledger)
    client = Client(
        Endpoint.parse(f"http://127.0.0.1:{arguments.port}"),
        Credentials(LOGIN, PASSWORD),
        pace,
        fence_s=arguments.fence_s,
        write_deadline=arguments.fence_s,
        read_deadline=5.0,
    )
    worker = Worker(store, client, pace)
    running = asyncio.ensure_future(worker.run())
    if not (await store.groups()):
        await _until(running, lambda: worker.status.listed)
    await _work(store, arguments)
    await _sent(running, store)
    balance = await store.balance()
    print("sent", balance.done, balance.accepted, flush=True)  # noqa: T201 - heard by who started it
    if not arguments.until_sent:
        await running
    running.cancel()
    await asyncio.wait([running])
    await client.aclose()
    await store.close()


async def _work(store: Store, arguments: argparse.Namespace) -> None:
    """Go on with the commands where the last life ended: the file knows how many it has."""
    work = Work(arguments.seed)
    done = (await store.balance()).accepted
    for number, command in enumerate(work.commands(arguments.edits)):
        if number < done:
            continue
        edit = await work.edit(store, command)
        applied = await store.apply(Action(Verb.CHANGE_CONTACT, (edit,)))
        assert applied.action is not None, (number, command)
        print("acked", number, flush=True)  # noqa: T201
        if not arguments.until_sent:
            await asyncio.sleep(PAUSE_S)


async def _sent(running: asyncio.Task[None], store: Store) -> None:
    while (await store.balance()).open:
        await _until(running, lambda: True)


async def _until(running: asyncio.Task[None], seen: object) -> None:
    while True:
        await asyncio.sleep(0.05)
        if running.done():
            await running
        if seen():  # type: ignore[operator]
            return


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--book", type=Path, required=True)
    for name in ("--port", "--seed", "--edits"):
        parser.add_argument(name, type=int, required=True)
    parser.add_argument("--fence-s", type=float, default=2.0)
    parser.add_argument("--until-sent", action="store_true")
    return parser.parse_args()


PHONE = Channel.PHONE

if __name__ == "__main__":
    asyncio.run(main(parsed()))
