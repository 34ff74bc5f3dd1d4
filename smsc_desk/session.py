"""An account while it is open: lock, copy, provider and worker, begun in this order and ended backwards."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import importlib
import random
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smsc_desk.accounts import Account, Accounts
from smsc_desk.book.errors import BadCertificate, NoRecords, Refused
from smsc_desk.provider.breaker import Breaker, Keeper
from smsc_desk.provider.client import FENCE_S, READ_DEADLINE_S, Client
from smsc_desk.provider.endpoint import Credentials, Endpoint, SecretKind
from smsc_desk.provider.guard import SignInGuard, Trust
from smsc_desk.provider.ledger import Ledger
from smsc_desk.provider.pace import DEFAULT_LIMIT, Pace
from smsc_desk.provider.peer import Named, look_at_certificate
from smsc_desk.provider.proxy import AskProxy, direct
from smsc_desk.provider.transport import system_tls
from smsc_desk.store.indexing import Indexing
from smsc_desk.store.rescue import open_copy
from smsc_desk.store.store import Store
from smsc_desk.store.upkeep import Upkeep
from smsc_desk.sync.waits import together
from smsc_desk.sync.worker import Worker

if TYPE_CHECKING:
    import httpx

    from smsc_desk.importing.runner import Importer
    from smsc_desk.importing.spool import Spool
    from smsc_desk.sandbox.server import App

DEMO_ADDRESS = "http://127.0.0.1"
"""The demo book is asked in this process; the address is never connected to."""


CHECK_S = 15.0
"""So long somebody waits for the check of a sign-in; a page of contacts may take longer."""


@dataclass(frozen=True, slots=True)
class Network:
    """How the provider is reached, asked at the time of a connection: whom to trust besides the system's authorities,
    as PEM text, and the proxy to go through.
    """

    authorities: Callable[[], str] = str
    proxy: AskProxy = direct


PLAIN = Network()


@dataclass(frozen=True, slots=True)
class Session:
    """What the window of an open account works with; `work` runs the worker, and what it needs before it."""

    account: Account
    store: Store
    client: Client
    worker: Worker
    jobs: Jobs
    work: Callable[[], Coroutine[Any, Any, None]]
    upkeep: Upkeep
    indexing: Indexing


class Jobs:
    """What carries imports out, made when it is first asked for: all that understands files is imported with it."""

    def __init__(self, store: Store, worker: Worker, folder: Path) -> None:
        self._store, self._worker, self._folder = store, worker, folder

    @functools.cached_property
    def spool(self) -> Spool:
        """The files that are being imported."""
        from smsc_desk.importing.spool import Spool  # noqa: PLC0415 - start-up: not for the first rows

        return Spool(self._folder)

    @functools.cached_property
    def importer(self) -> Importer:
        """The jobs of the account."""
        from smsc_desk.importing.runner import Importer  # noqa: PLC0415 - start-up: not for the first rows

        return Importer(self._store, self._worker, self.spool)


@contextlib.asynccontextmanager
async def open_session(
    accounts: Accounts,
    account: Account,
    credentials: Credentials | None,
    keeper: Keeper | None = None,
    network: Network = PLAIN,
    at_once: int = DEFAULT_LIMIT,
) -> AsyncIterator[Session]:
    """Open an account; nothing is asked of the provider until somebody runs `work`.

    Without credentials the copy is there, edits wait, and nothing is sent until the client is given some. `keeper`
    remembers wrong sign-ins and blocks over restarts. `at_once` is how many requests may be under way, 1 to 14.

    Raises:
        AlreadyOpen: another process has it.
        StoreError: the copy cannot be used.
    """
    async with contextlib.AsyncExitStack() as stack:
        stack.enter_context(accounts.lock(account))
        store = await open_copy(accounts.database(account))
        stack.push_async_callback(store.close)
        upkeep = Upkeep(store, asyncio.sleep)
        stack.callback(upkeep.stop)
        indexing = Indexing(store)
        stack.callback(indexing.stop)
        demo = Demo(accounts.folder(account) / "provider.db") if account.kind == "demo" else None
        if demo is not None:
            stack.push_async_callback(demo.aclose)
        # Kept on disk: the provider remembers identical requests over a restart of ours (reliability, A.6).
        fence_s = accounts.fence_of(account) or FENCE_S
        pace = new_pace(await store.request_ledger(clock=time.monotonic, fence_s=fence_s), at_once)
        way = demo.transport if demo else None
        client = new_client(account, credentials, pace, keeper, transport=way, fence_s=fence_s, network=network)
        stack.push_async_callback(client.aclose)
        worker = Worker(store, client, pace)
        jobs = Jobs(store, worker, accounts.folder(account) / "spool")

        async def work() -> None:
            await load_slow_libraries()
            if demo is not None:
                await demo.open()
            await together(worker.run(), jobs.importer.run())

        yield Session(account, store, client, worker, jobs, work, upkeep, indexing)


def new_pace(ledger: Ledger | None = None, at_once: int = DEFAULT_LIMIT) -> Pace:
    """Return the limits of a login, on this computer's clock."""
    return Pace(time.monotonic, asyncio.sleep, random.Random(), at_once, ledger)  # noqa: S311 - jitter, not a secret


def new_client(  # noqa: PLR0913 - the first three are what it is, the rest has defaults
    account: Account,
    credentials: Credentials | None,
    pace: Pace,
    keeper: Keeper | None = None,
    *,
    trust: Trust = Trust.KEPT,
    read_deadline: float = READ_DEADLINE_S,
    transport: Callable[[], httpx.AsyncBaseTransport] | None = None,
    fence_s: float = FENCE_S,
    network: Network = PLAIN,
) -> Client:
    """Return the provider's client for an account."""
    demo = account.kind == "demo"
    endpoint = Endpoint.parse(DEMO_ADDRESS if demo else account.provider)
    breaker = Breaker(time.time, endpoint.site, None if demo else keeper)
    guard = SignInGuard(pace.clock, pace.rng, breaker, account.key, trust if credentials else Trust.NONE)
    known = credentials or Credentials(account.login, "")  # never sent: the guard lets nothing pass
    return Client(
        endpoint,
        known,
        pace,
        transport,
        guard=guard,
        read_deadline=read_deadline,
        write_deadline=fence_s,  # giving up earlier would gain nothing: slot and keys are held until then anyway
        fence_s=fence_s,
        tls=lambda: system_tls(network.authorities()),
        proxy=network.proxy,
    )


class Demo:
    """The sandbox in this process over its own file, which keeps what the user does; opened behind the window."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._app: App | None = None

    async def open(self) -> None:
        """Open the file off the loop; a new one is filled with the sample people."""
        from smsc_desk.sandbox.demo import open_demo  # noqa: PLC0415 - start-up: only the demo needs it

        self._app = await asyncio.to_thread(open_demo, self._path)

    def transport(self) -> httpx.AsyncBaseTransport:
        """Return the way to it, in place of a network."""
        import httpx  # noqa: PLC0415 - start-up: loaded by now, off the loop

        if self._app is None:
            raise RuntimeError("the demo book is not open")
        return httpx.ASGITransport(app=self._app)

    async def aclose(self) -> None:
        """Close the file."""
        if self._app is not None:
            await self._app.aclose()


async def load_slow_libraries() -> None:
    """Import what costs a tenth of a second, after the window is on the screen and off its thread."""
    for name in ("httpx", "smsc_desk.provider.wire", "truststore"):
        await asyncio.to_thread(importlib.import_module, name)


def demo_credentials() -> Credentials:
    """Return what the demo book takes."""
    return Credentials("demo", "demo", SecretKind.PASSWORD)


async def check_sign_in(
    account: Account, credentials: Credentials, keeper: Keeper | None = None, network: Network = PLAIN
) -> None:
    """Try a sign-in once, by the balance: the cheapest call. Some accounts have none to show: that is no refusal.

    Raises:
        Error: BadCredentials (SignInsUsedUp: not even tried), AddressBlocked, Unreachable, Garbled; a BadCertificate
            tells whom the certificate names, as far as it can be seen.
    """
    await load_slow_libraries()
    client = new_client(
        account, credentials, new_pace(), keeper, trust=Trust.TYPED, read_deadline=CHECK_S, network=network
    )
    try:
        with contextlib.suppress(NoRecords, Refused):
            await client.balance()
    except BadCertificate as error:
        shows_one = error.reason not in {"no_tls", "old_tls"}
        named = await look_at_certificate(client.endpoint, await network.proxy()) if shows_one else Named()
        raise BadCertificate(str(error), error.reason, named.subject, named.issuer) from None
    finally:
        await client.aclose()
