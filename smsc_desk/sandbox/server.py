"""The sandbox as an ASGI application: /sys/phones.php, /sys/mails.php, /sys/balance.php.

    reading ─▶ log ─▶ fault? ─▶ limits ─▶ latency ─▶ rules and format, in one thread ─▶ answer
               └────────────── a task of its own, whatever becomes of the client ──┘

In process a cancelled request would kill its handler, unlike at a real server: so the handler is a task of its own,
and a client that goes away undoes nothing. The rules never run on the event loop, which in the demo is the window's.
"""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.types import Receive, Scope, Send

from smsc_desk.sandbox import formats
from smsc_desk.sandbox.answers import Answer, ApiError
from smsc_desk.sandbox.arrivals import Arrival, Arrivals
from smsc_desk.sandbox.limits import Limits
from smsc_desk.sandbox.options import Options
from smsc_desk.sandbox.requests import Request, read
from smsc_desk.sandbox.rules import Provider

SCRIPTS = "phones", "mails", "balance"
FORM = "application/x-www-form-urlencoded"
WORTH_PACKING = 1400  # bytes: one packet


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back: always status 200 from the rules, errors included [seen]; a fault may say anything."""

    body: bytes
    content_type: str
    status: int = 200
    packed: bool = False


class Dropped(ConnectionError):
    """The client gets no answer. It leaves the application as an exception: a test's transport makes a network
    error of it; over a socket uvicorn makes a 500 of it, so a torn connection needs a shim before the socket."""


class Exchange:
    """One request and its answer, in the hands of a fault."""

    def __init__(self, arrival: Arrival, run: Callable[[], Awaitable[Reply]]) -> None:
        self.arrival, self.run = arrival, run
        self.dropped: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def drop(self) -> None:
        """Let the client go with nothing, now; the fault may go on, and the request stays in flight meanwhile."""
        if not self.dropped.done():
            self.dropped.set_result(None)


Fault = Callable[[Exchange], Awaitable[Reply]]
"""Called instead of `exchange.run()`, which it may call at any time, once or never: before it comes a delayed or lost
request, after it a delayed, lost or replaced answer. A Dropped that it raises is the same as `exchange.drop()`."""


class App:
    """The application: an ASGI callable with a log, a thread and a database; `aclose` ends all three."""

    def __init__(
        self,
        provider: Provider,
        *,
        options: Options,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        fault: Fault | None,
        pack: bool,
        executor: Executor | None,
    ) -> None:
        self.provider, self.options, self.log = provider, options, Arrivals()
        self.fault = fault
        self._clock, self._sleep, self._pack = clock, sleep, pack
        self._limits = Limits(options, clock)
        self._thread = executor or ThreadPoolExecutor(1, "sandbox")
        self._working: set[asyncio.Task[Reply]] = set()
        self._closed = False
        self._router = Router(
            [Route(f"/sys/{name}.php", partial(self._serve, name), methods=["GET", "POST"]) for name in SCRIPTS]
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._router(scope, receive, send)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Let requests under way finish, then stop the thread and close the book. Again: nothing."""
        if self._closed:
            return
        self._closed = True
        if self._working:
            await asyncio.wait(self._working)
        await asyncio.get_running_loop().run_in_executor(self._thread, self.provider.close)
        self._thread.shutdown()

    async def _serve(self, script: str, http: HttpRequest) -> Response:
        try:
            form = await http.body() if http.headers.get("content-type", FORM).startswith(FORM) else b""
        except ClientDisconnect:  # nothing has begun, and nobody reads this
            return Response(status_code=400)
        address = http.client.host if http.client else ""
        packed = self._pack and "gzip" in http.headers.get("accept-encoding", "")
        reply = await self._answer(read(script, http.scope["query_string"], form, address, packed=packed))
        headers = {"Content-Type": reply.content_type}
        if reply.packed:
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(reply.body, reply.status, headers)

    async def _answer(self, request: Request) -> Reply:
        """Wait for the reply, or for the fault to drop it; cancelling this wait stops nothing."""
        if self._closed:
            raise Dropped("the sandbox is closed")
        arrival = self._note(request)
        exchange = Exchange(arrival, partial(self._run, request, arrival))
        task = asyncio.get_running_loop().create_task(self._work(exchange), name=f"sandbox {arrival.number}")
        self._working.add(task)
        task.add_done_callback(self._working.discard)
        ends: tuple[asyncio.Future[Any], ...] = (task, exchange.dropped)
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        if exchange.dropped.done():
            raise Dropped("the sandbox dropped the connection")
        return task.result()

    async def _work(self, exchange: Exchange) -> Reply:
        try:
            return await (self.fault(exchange) if self.fault else exchange.run())
        finally:
            self.log.leave(exchange.arrival)

    def _note(self, request: Request) -> Arrival:
        arrival = Arrival(
            0, self._clock(), request.script, request.command, request.public_params(),
            request.identity(self.options), self._login(request), request.address, 0,
        )  # fmt: skip
        self.log.enter(arrival)
        return arrival

    def _login(self, request: Request) -> str:
        account = self.provider.account
        return account.login if account.accepts(request.params) else request.login

    async def _run(self, request: Request, arrival: Arrival) -> Reply:
        try:
            self._admit(request, arrival)
        except ApiError as refusal:
            arrival.code = refusal.code
            return self._reply(refusal, request)
        if self.options.latency_ms:
            await self._sleep(self.options.latency_ms / 1000)
        work = partial(self._execute, request, arrival)
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _admit(self, request: Request, arrival: Arrival) -> None:
        self._limits.admit(
            address=request.address,
            authorised=self.provider.account.accepts(request.params),
            in_flight=arrival.in_flight,
            identity=arrival.identity,
            balance=request.script == "balance",
        )

    def _execute(self, request: Request, arrival: Arrival) -> Reply:
        """Run the rules and write the answer: in the sandbox's thread."""
        answer: Answer | ApiError
        try:
            answer = self.provider.execute(request.script, request.params, self.options)
            arrival.code, arrival.executed = 0, True
        except ApiError as refusal:
            answer, arrival.code = refusal, refusal.code
        return self._reply(answer, request)

    def _reply(self, answer: Answer | ApiError, request: Request) -> Reply:
        text = formats.render(answer, request.fmt, self.options)
        body = formats.encode(text, request.charset)
        packed = request.packed and len(body) >= WORTH_PACKING
        if packed:
            body = gzip.compress(body, compresslevel=1, mtime=0)
        return Reply(body, formats.content_type(request.fmt, request.charset), packed=packed)


def create_app(
    provider: Provider,
    *,
    options: Options | None = None,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    fault: Fault | None = None,
    pack: bool = False,
    executor: Executor | None = None,
) -> App:
    """Return the provider's contacts API over a book; the application owns the book from here on.

    `clock` is in seconds and only ever compared with itself; `sleep` is what the latency waits with; `fault` is asked
    about every request; `pack` lets answers of some size be compressed for clients that accept gzip; `executor` does
    the work one by one instead of a thread of its own, and is shut down at the end.
    """
    return App(
        provider, options=options or Options(), clock=clock, sleep=sleep, fault=fault, pack=pack, executor=executor
    )
