"""A sandbox in this process, a client that says exactly what it is told, and a clock that stands still."""

import json
from contextlib import AsyncExitStack

import httpx
import pytest

from smsc_desk.sandbox.options import Account, Options
from smsc_desk.sandbox.rules import Provider
from smsc_desk.sandbox.server import create_app


class Clock:
    """Seconds that pass only when told."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now

    def tick(self, seconds):
        self.now += seconds


class Desk:
    """A client: each call is one request and returns the answer's text."""

    def __init__(self, app, http):
        self.app, self.http = app, http
        self.base = {"login": "alex", "psw": "123", "fmt": "3", "charset": "utf-8"}

    async def post(self, command, script="phones", value="1", **params):
        form = self.base | ({command: value} if command else {}) | params
        return await self.http.post(f"/sys/{script}.php", data={k: v for k, v in form.items() if v is not None})

    async def __call__(self, command, script="phones", value="1", **params):
        response = await self.post(command, script, value, **params)
        assert response.status_code == 200
        return response.text

    async def json(self, command, script="phones", value="1", **params):
        return json.loads(await self(command, script, value, **params))

    async def code(self, command, script="phones", value="1", **params):
        """Return the error's number, 0 for none."""
        text = await self(command, script, value, **params)
        return 0 if text == "OK" or text.startswith("[") else json.loads(text).get("error_code", 0)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def serve(clock):
    """Return a function that opens an empty sandbox and gives its client."""
    async with AsyncExitStack() as stack:

        async def open_(*, path=":memory:", account=None, limits=False, sleep=None, fault=None, pack=False, **options):
            provider = Provider(path, account=account or Account(login="alex", password="123", apikey="k-1"))
            given = {"sleep": sleep} if sleep else {}
            app = create_app(
                provider, options=Options(limits=limits, **options), clock=clock, fault=fault, pack=pack, **given
            )
            await stack.enter_async_context(app)
            transport = httpx.ASGITransport(app)
            http = httpx.AsyncClient(transport=transport, base_url="http://sandbox")
            return Desk(app, await stack.enter_async_context(http))

        yield open_


@pytest.fixture
async def desk(serve):
    return await serve()
