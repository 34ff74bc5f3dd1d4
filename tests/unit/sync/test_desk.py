"""What the tests of this folder work with, and tests of it: a desk, and a loop of virtual time that waits for threads.

A desk is a real copy, the real client and a worker over any ASGI application, as a rule the sandbox; replaced are the
transport, the clock and the random source.
"""

import asyncio
import contextlib
import functools
import inspect
import json
import random
import selectors
import time
from dataclasses import dataclass, field

import httpx
import pytest

from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.pace import Pace
from smsc_desk.sandbox.options import Options
from smsc_desk.sandbox.rules import Entry, Provider
from smsc_desk.sandbox.server import App, Reply, create_app
from smsc_desk.store.database import open_reader, select
from smsc_desk.store.search import BlockQuery, ContactQuery
from smsc_desk.store.store import Store
from smsc_desk.sync.pull import Pull
from smsc_desk.sync.status import Line, Status
from smsc_desk.sync.worker import Worker

PHONE, EMAIL = Channel
REAL_PATIENCE_S = 30.0
EPOCH_MS = 1_700_000_000_000
JSON = "application/json; charset=utf-8"


# ---- time


class _Selector(selectors.DefaultSelector):
    loop = None

    def select(self, timeout=None):
        if timeout == 0:
            return super().select(0)
        if timeout is None or self.loop.threads:
            if not (events := super().select(REAL_PATIENCE_S)):
                raise RuntimeError("everybody waits for ever")
            return events
        self.loop.now += max(0.0, timeout)
        return super().select(0)


class Loop(asyncio.SelectorEventLoop):
    """Time passes when everybody waits, but not while a thread (the copy's, the sandbox's) works for somebody."""

    def __init__(self):
        self.now = 0.0
        self.threads = 0
        self.running = None  # what a test waits for is in vain once this has ended
        selector = _Selector()
        selector.loop = self
        super().__init__(selector)

    def time(self):
        return self.now

    def create_future(self):
        future = super().create_future()
        if inspect.currentframe().f_back.f_code is asyncio.wrap_future.__code__:
            self.threads += 1
            future.add_done_callback(self._answered)
        return future

    def _answered(self, _future):
        self.threads -= 1


def virtual(test):
    """Run an async test in virtual time."""

    @functools.wraps(test)
    def wrapper(*args, **kwargs):
        with asyncio.Runner(loop_factory=Loop) as runner:
            return runner.run(test(*args, **kwargs))

    return wrapper


def now():
    return asyncio.get_running_loop().time()


async def until(check, within=900.0):
    """Wait until something holds; `check` may be a coroutine function. Seconds are virtual."""
    end = now() + within
    while True:
        held = check()
        if inspect.isawaitable(held):
            held = await held
        if held:
            return
        if (running := asyncio.get_running_loop().running) and running.done():
            await running
        assert now() < end, f"still not so after {within} s: {inspect.getsource(check).strip()}"
        await asyncio.sleep(0.05)


# ---- the desk


class Network:
    """The way to an ASGI application; while it is `down` nothing leaves this computer."""

    def __init__(self, app):
        self.app, self.down, self.tries = app, False, 0

    def __call__(self):
        return _Wire(self)


class _Wire(httpx.AsyncBaseTransport):
    def __init__(self, network):
        self._network = network

    async def handle_async_request(self, request):
        self._network.tries += 1
        if self._network.down:
            raise httpx.ConnectError("refused")
        return await httpx.ASGITransport(self._network.app).handle_async_request(request)


@dataclass
class Desk:
    """One account at work, and what a test may know of the server behind it."""

    path: object
    store: Store
    client: Client
    pace: Pace
    worker: Worker
    network: Network
    app: App | None
    told: list[Status] = field(default_factory=list)
    running: asyncio.Future | None = None

    def start(self):
        self.running = asyncio.get_running_loop().running = asyncio.ensure_future(self.worker.run())

    async def listed(self):
        """Start the worker and wait for its first refresh."""
        self.start()
        await self.refreshed()

    async def refreshed(self):
        """Wait until a refresh has ended; one that was asked for has not begun yet."""
        begun = len(self.told)
        await until(lambda: any(status.refreshing for status in self.told[begun:]) or self.status.refreshing)
        await until(lambda: not self.status.refreshing)

    async def refresh(self, **options):
        self.worker.refresh(**options)
        await self.refreshed()

    @property
    def status(self):
        return self.worker.status

    async def pull(self, believe=()):
        """Refresh without a worker."""
        return await Pull(self.client, self.store, lambda *_: None, frozenset(believe)).run()

    # -- the copy

    async def contacts(self):
        """Return the contacts by their main address."""
        await self.written()
        ids = await self.store.contact_ids(ContactQuery())
        found = self.store.contacts(ids)
        assert len(found) == len(ids)
        by_address = {contact.address: contact for contact in found.values()}
        assert len(by_address) == len(ids), "two contacts with one main address"
        return by_address

    async def blocks(self):
        await self.written()
        ids = await self.store.block_ids(BlockQuery())
        return {block.address: block for block in self.store.blocks(ids).values()}

    async def groups(self):
        return {group.name: group for group in await self.store.groups()}

    async def written(self):
        """Wait for what a refresh that was given up is still writing."""
        await self.store._writer.run_bulk(lambda: None)

    async def apply(self, *edits):
        return await self.store.apply(Action(Verb.CHANGE_CONTACT, edits))

    def states(self):
        """Return the state of every edit, oldest first: from the file, by a connection of its own."""
        db = open_reader(self.path)
        try:
            return [state for (state,) in select(db, "SELECT state FROM edit ORDER BY id")]
        finally:
            db.close()

    async def drained(self):
        await until(lambda: not {"queued", "sending"}.intersection(self.states()))

    # -- the server

    @property
    def log(self):
        return self.app.log

    def sent(self, *commands):
        """Return command and parameters of what arrived, reads aside unless they are asked for."""
        wanted = commands or WRITES
        return [(arrival.command, said(arrival)) for arrival in self.log if arrival.command in wanted]

    def server(self, script="phones", command="get", **params):
        """Ask the sandbox past the wire, as somebody else who works with the account."""
        options = Options(limits=False, empty_list="array")
        asked = self.app._thread.submit(self.app.provider.execute, script, {command: "1"} | params, options)
        answer = asked.result()
        return getattr(answer, "rows", answer)

    def server_contacts(self, script="phones"):
        return {row.addresses.partition(",")[0]: row for row in self.server(script)}


WRITES = frozenset(("add", "chg", "del", "add_group", "chg_group", "del_group", "move_group", "add_black", "del_black"))


def said(arrival):
    """Return an arrival's parameters with the command's own value, without what every request has."""
    return {name: value for name, value in arrival.identity[1] if name not in {"fmt", "charset"}}


@contextlib.asynccontextmanager
async def desk(tmp_path, options=None, *, fault=None, app=None, fill=None, limit=12, host="smsc.ru", vfs=None):
    """Open a desk over a sandbox, or over `app`; `fill` puts things into the sandbox's book first."""
    loop = asyncio.get_running_loop()
    async with contextlib.AsyncExitStack() as stack:
        sandbox = None
        if app is None:
            provider = Provider()
            if fill is not None:
                fill(provider)
            app = sandbox = create_app(
                provider, options=options, clock=loop.time, sleep=asyncio.sleep, fault=fault, pack=True
            )
            await stack.enter_async_context(sandbox)
        path = tmp_path / "book.db"
        store = await Store.open(path, clock=lambda: EPOCH_MS + int(loop.time() * 1000), vfs=vfs)
        stack.push_async_callback(store.close)
        pace = Pace(loop.time, asyncio.sleep, random.Random(1), limit)  # noqa: S311 - to replay
        network = Network(app)
        client = Client(Endpoint.parse(host), Credentials("demo", "demo"), pace, network)
        stack.push_async_callback(client.aclose)
        made = Desk(path, store, client, pace, Worker(store, client, pace), network, sandbox)
        made.worker.subscribe(made.told.append)
        try:
            yield made
        finally:
            if made.running is not None and not made.running.done():
                made.running.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await made.running


def people(count, *, first=1, groups=()):
    """Return what fills a sandbox with so many contacts, numbers ascending."""
    return [
        Entry(PHONE, (f"7999{number:07}",), f"Person {number}", groups=groups) for number in range(first, first + count)
    ]


def filled(count=3, groups=(), blocks=()):
    """Return what fills a sandbox: contacts, groups (channel, name, number) and blocks (channel, row)."""

    def fill(provider):
        provider.load_groups(groups)
        provider.load_contacts(people(count))
        provider.load_blocks(blocks)

    return fill


def reply(body, status=200, content_type=JSON):
    """Return what a fault may answer: bytes, or a value as JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    return Reply(data, content_type, status)


def refusal(code, text="text"):
    return reply({"error": text, "error_code": code})


REPEATED = refusal(9, "duplicate request, wait a minute")
TOO_MANY = refusal(9, "too many concurrent requests")
HTML = reply(b"<html>sign in to the hotel</html>", 200, "text/html")


def on(command, *answers, last=None):
    """Return a fault that gives a command's requests these answers in turn, then `last`; None is the true answer.

    An answer may be a Reply or a coroutine function that takes the exchange.
    """
    queue = list(answers)

    async def fault(exchange):
        if exchange.arrival.command != command:
            return await exchange.run()
        answer = queue.pop(0) if queue else last
        if answer is None:
            return await exchange.run()
        return await answer(exchange) if callable(answer) else answer

    return fault


async def lost(exchange):
    """Carry it out, and lose the answer."""
    await exchange.run()
    exchange.drop()


def late(seconds):
    """Carry it out at once, and answer late."""

    async def answer(exchange):
        said_ = await exchange.run()
        await asyncio.sleep(seconds)
        return said_

    return answer


# ---- tests of all this


@virtual
async def test_hours_pass_at_once_but_not_while_a_thread_works():
    began = time.perf_counter()
    hour = asyncio.ensure_future(asyncio.sleep(3600))
    await asyncio.to_thread(time.sleep, 0.02)
    assert now() == 0.0
    await hour
    assert now() == 3600.0
    assert time.perf_counter() - began < 20


@virtual
async def test_a_desk_reads_the_whole_book(tmp_path):
    async with desk(tmp_path, fill=filled(3)) as made:
        await made.listed()
        assert set(await made.contacts()) == set(made.server_contacts())
        assert (made.status.line, made.status.listed, made.status.contacts_read) == (Line.ONLINE, True, 3)


@virtual
async def test_what_never_comes_is_told():
    with pytest.raises(AssertionError, match="still not so after 5 s"):
        await until(lambda: False, within=5)
