"""One account to talk to: the sandbox in this process, the sandbox behind a real server, or a live account."""

import asyncio
import contextlib
import itertools
import os
import random
import socket
import threading
import time
from dataclasses import dataclass, replace

import httpx
import pytest
import uvicorn

from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.pace import Pace
from smsc_desk.sandbox.options import Account, Options
from smsc_desk.sandbox.rules import Provider
from smsc_desk.sandbox.server import App, create_app

LIVE = ("SMSC_DESK_LOGIN", "SMSC_DESK_PASSWORD")
# A live account keeps what a broken run has left there, so its numbers differ from run to run.
RUN = int(time.time()) % 900_000 if all(map(os.environ.get, LIVE)) else 0
NUMBERS = itertools.count(79_000_000_000 + RUN * 1000)


def new_phone():
    """Return a number that no other test of this run uses."""
    return str(next(NUMBERS))


def new_pace():
    return Pace(time.monotonic, asyncio.sleep, random.Random(1))  # noqa: S311 - to replay


class Behind:
    """A sandbox behind a socket, in a thread with a loop of its own; its behaviour can be exchanged between tests."""

    def __init__(self):
        self.app = self.loop = None
        # asyncio switches Nagle's delay off only where the protocol is named: 40 ms a request otherwise.
        self.listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(64)  # from now on a client may connect, whenever the thread is ready
        config = uvicorn.Config(self._serve, lifespan="off", interface="asgi3", log_level="error", ws="none")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def _run(self):
        asyncio.run(self._main())

    async def _main(self):
        self.loop = asyncio.get_running_loop()
        await self.server.serve(sockets=[self.listener])

    async def close(self, app):
        """Close an application where its requests run."""
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(app.aclose(), self.loop))

    async def _serve(self, scope, receive, send):
        await self.app(scope, receive, send)

    def stop(self):
        self.server.should_exit = True
        self.thread.join(20)
        self.listener.close()


@pytest.fixture(scope="module")
def behind():
    server = Behind()
    yield server
    server.stop()


@dataclass
class Desk:
    """A client and what the test may know of the account behind it."""

    client: Client
    options: Options
    app: App | None = None
    again: object = None  # another client for other credentials


def _app(options):
    return create_app(Provider(account=Account(apikey="key-1")), options=options, pack=True)


@pytest.fixture(params=["in process", "over a socket", pytest.param("live", marks=pytest.mark.live)])
def connect(request):
    """Return what makes a Desk for options of the sandbox (a live account has its own)."""
    if request.param == "live" and not all(map(os.environ.get, LIVE)):
        pytest.skip("no live account in the environment")
    way = {"in process": _in_process, "over a socket": _over_a_socket, "live": _live}[request.param]
    return lambda options=None, fault=None: way(request, options or Options(), fault)


@contextlib.asynccontextmanager
async def _in_process(_request, options, fault):
    async with _app(options) as app:
        app.fault = fault

        def again(credentials):
            transport = lambda: httpx.ASGITransport(app)  # noqa: E731 - a factory, passed at once
            return Client(Endpoint.parse("smsc.ru"), credentials, new_pace(), transport)

        async with _closing(again) as desk:
            yield replace(desk, options=options, app=app)


@contextlib.asynccontextmanager
async def _over_a_socket(request, options, fault):
    server = request.getfixturevalue("behind")
    server.app = app = _app(options)
    app.fault = fault
    async with _closing(lambda credentials: Client(Endpoint.parse(server.address), credentials, new_pace())) as desk:
        yield replace(desk, options=options, app=app)
    await server.close(app)


@contextlib.asynccontextmanager
async def _live(_request, _options, fault):
    if fault is not None:
        pytest.skip("a live account has no switches")
    endpoint = Endpoint.parse(os.environ.get("SMSC_DESK_HOST", "smsc.ru"))
    pace = new_pace()
    ours = Credentials(*map(os.environ.get, LIVE))

    def again(credentials):
        return Client(endpoint, ours if credentials.login == "demo" else credentials, pace)

    async with _closing(again) as desk:
        yield desk


@contextlib.asynccontextmanager
async def _closing(again):
    made = []

    def remembered(credentials):
        made.append(again(credentials))
        return made[-1]

    try:
        yield Desk(remembered(Credentials("demo", "demo")), Options(), None, remembered)
    finally:
        for client in made:
            await client.aclose()
