"""An account while it is open: lock, copy, provider and worker, begun in this order and ended backwards."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import random
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smsc_desk.accounts import Account, Accounts
from smsc_desk.book.errors import NoRecords, Refused
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint, SecretKind
from smsc_desk.provider.pace import Pace
from smsc_desk.store.store import Store
from smsc_desk.sync.worker import Worker

if TYPE_CHECKING:
    import httpx

DEMO_ADDRESS = "http://127.0.0.1"
"""The demo book is asked in this process; the address is never connected to."""


@dataclass(frozen=True, slots=True)
class Session:
    """What the window of an open account works with."""

    account: Account
    store: Store
    client: Client
    worker: Worker


@contextlib.asynccontextmanager
async def open_session(accounts: Accounts, account: Account, credentials: Credentials) -> AsyncIterator[Session]:
    """Open an account; the worker is made, and started by whoever tells its failures.

    Raises:
        AlreadyOpen: another process has it.
        StoreError: the copy cannot be used.
    """
    async with contextlib.AsyncExitStack() as stack:
        stack.enter_context(accounts.lock(account))
        store = await Store.open(accounts.database(account))
        stack.push_async_callback(store.close)
        transport = None
        if account.kind == "demo":
            transport = await stack.enter_async_context(_demo(accounts.folder(account) / "provider.db"))
        pace = new_pace()
        client = new_client(account, credentials, pace, transport)
        stack.push_async_callback(client.aclose)
        yield Session(account, store, client, Worker(store, client, pace))


def new_pace() -> Pace:
    """Return the limits of a login, on this computer's clock."""
    return Pace(time.monotonic, asyncio.sleep, random.Random())  # noqa: S311 - jitter, not a secret


def new_client(
    account: Account,
    credentials: Credentials,
    pace: Pace,
    transport: Callable[[], httpx.AsyncBaseTransport] | None = None,
) -> Client:
    """Return the provider's client for an account."""
    address = DEMO_ADDRESS if account.kind == "demo" else account.provider
    return Client(Endpoint.parse(address), credentials, pace, transport)


@contextlib.asynccontextmanager
async def _demo(path: Path) -> AsyncIterator[Callable[[], httpx.AsyncBaseTransport]]:
    """Run the sandbox in this process over its own file, which keeps what the user does."""
    await load_slow_libraries()
    from smsc_desk.sandbox.demo import open_demo  # noqa: PLC0415 - start-up: only the demo needs it

    app = await asyncio.to_thread(open_demo, path)
    try:
        import httpx  # noqa: PLC0415 - start-up: loaded above, off the loop

        yield lambda: httpx.ASGITransport(app=app)
    finally:
        await app.aclose()


async def load_slow_libraries() -> None:
    """Import what costs a tenth of a second, after the window is on the screen and off its thread."""
    for name in ("httpx", "truststore"):
        await asyncio.to_thread(importlib.import_module, name)


def demo_credentials() -> Credentials:
    """Return what the demo book takes."""
    return Credentials("demo", "demo", SecretKind.PASSWORD)


async def check_sign_in(account: Account, credentials: Credentials) -> None:
    """Try a sign-in once, by the balance: the cheapest call. Some accounts have none to show: that is no refusal.

    Raises:
        Error: BadCredentials, AddressBlocked, Unreachable, Garbled.
    """
    await load_slow_libraries()
    client = new_client(account, credentials, new_pace())
    try:
        with contextlib.suppress(NoRecords, Refused):
            await client.balance()
    finally:
        await client.aclose()
