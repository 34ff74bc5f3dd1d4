"""The way between a desk and the server, and all that can go wrong on it; what the server saw is written down.

    left ──transit──▶ arrived ──delay──▶ executed ──▶ answer ──▶ there, or lost, or turned into something else

Whatever becomes of the client, a request that is on its way arrives and is executed: that is a task of the server's.
Nothing is executed later than the fence after it left (F14), unless the weather is `Weather.breaks_fence` (F15).
"""

from __future__ import annotations

import asyncio
import contextvars
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import httpx

from smsc_desk.sandbox.arrivals import Arrival
from smsc_desk.sandbox.requests import Identity, read
from smsc_desk.sandbox.server import App, Exchange, Reply
from tests.faults.clockwork import EDIT, Life, forever

if TYPE_CHECKING:
    from tests.faults.world import World

Fault = Callable[["Passage"], Awaitable[Reply]]
JSON = "application/json; charset=utf-8"
ELSEWHERE = "https://elsewhere.example.net/sys/phones.php"  # where a redirect would lead: nobody may go there
HTML = b"<!DOCTYPE html><html><body>Welcome to the hotel</body></html>"
WRITES = frozenset(("add", "chg", "del", "add_group", "chg_group", "del_group", "move_group", "add_black", "del_black"))
TRANSIT_S = 0.2  # the longest of a request on its way
SLOWEST_ANSWER_S = 5.0
MARGIN_S = 0.05  # between the last possible effect and the fence


@dataclass(slots=True, eq=False)
class Sent:
    """One request that left a desk, and what the server made of it. `hit` are those of its book that it is about."""

    number: int
    at: float
    desk: int
    edit: int
    life: int
    script: str
    fault: str
    arrival: Arrival | None = None
    executed_at: float | None = None
    host: str = ""
    method: str = ""
    hit: tuple[str, ...] = ()
    asked: Mapping[str, str] = field(default_factory=dict)  # all parameters, whether it arrived or not

    @property
    def command(self) -> str:
        return self.arrival.command if self.arrival else ""

    @property
    def executed(self) -> bool:
        return self.executed_at is not None

    @property
    def identity(self) -> Identity | None:
        return self.arrival.identity if self.arrival else None

    @property
    def params(self) -> Mapping[str, str]:
        return self.arrival.params if self.arrival else {}


@dataclass
class Weather:
    """How often what happens: fault by name, with its share of all requests; the rest goes well."""

    shares: dict[str, float] = field(default_factory=dict)
    breaks_fence: bool = False

    def pick(self, rng: random.Random) -> str:
        point = rng.random()
        for name, share in self.shares.items():
            point -= share
            if point < 0:
                return name
        return "fine"


def weather(rng: random.Random) -> Weather:
    """Return one seed's mix: some faults often, others never; at times none at all ("swarm")."""
    if rng.random() < 0.12:
        return Weather()
    names = [name for name in FAULTS if rng.random() < 0.3]
    total = rng.choice((0.05, 0.15, 0.3, 0.5))
    weights = {name: rng.random() * (0.05 if name in RARE else 1.0) for name in names}
    whole = sum(weights.values()) or 1.0
    return Weather({name: total * weight / whole for name, weight in weights.items()})


_DELAY: contextvars.ContextVar[float] = contextvars.ContextVar("DELAY", default=0.0)
_SENT: contextvars.ContextVar[Sent | None] = contextvars.ContextVar("SENT", default=None)


class Network:
    """All ways to the server. `script` decides a request's fault first, by name or as a function; then the weather."""

    def __init__(self, world: World, rng: random.Random, fence_s: float) -> None:
        self._world, self._rng, self.fence_s = world, rng, fence_s
        self.weather = Weather()
        self.script: Callable[[Passage], str | Fault | None] = lambda _passage: None
        self.sent: list[Sent] = []
        self.fired: Counter[str] = Counter()
        self._flying: Counter[int] = Counter()
        self.most_in_flight: Counter[int] = Counter()
        self.app: App | None = None
        self._context = contextvars.Context()

    def transport(self, desk: int, life: Life, number: int) -> Callable[[], httpx.AsyncBaseTransport]:
        return lambda: _Wire(self, desk, life, number)

    def leaves(self, desk: int, life: int, request: httpx.Request) -> Passage:
        script = request.url.path.rpartition("/")[2].removesuffix(".php")
        sent = Sent(len(self.sent) + 1, self._world.now, desk, EDIT.get(), life, script, "")
        sent.host, sent.method = request.url.host, request.method
        passage = Passage(self, sent, request.content, self._rng)
        chosen = self.script(passage) or self.weather.pick(self._rng)
        passage.fault = FAULTS.get(chosen, _fine) if isinstance(chosen, str) else chosen
        sent.fault = chosen if isinstance(chosen, str) else chosen.__name__
        self.sent.append(sent)
        self.fired[sent.fault] += 1
        return passage

    # -- the server's side

    def deliver(self, sent: Sent, body: bytes, transit: float, delay: float) -> asyncio.Task[Reply]:
        """Let a request arrive after `transit`, and be executed `delay` later."""
        context = self._context.copy()
        context.run(_DELAY.set, delay)
        context.run(_SENT.set, sent)
        return asyncio.get_running_loop().create_task(self._serve(sent, body, transit), context=context)

    async def _serve(self, sent: Sent, body: bytes, transit: float) -> Reply:
        await asyncio.sleep(transit)
        assert self.app is not None
        self._flying[sent.desk] += 1
        self.most_in_flight[sent.desk] = max(self.most_in_flight[sent.desk], self._flying[sent.desk])
        try:
            return await self.app._answer(read(sent.script, b"", body, f"10.0.0.{sent.desk}"))
        finally:
            self._flying[sent.desk] -= 1

    async def fault(self, exchange: Exchange) -> Reply:
        """What the server's application asks about every request."""
        sent = _SENT.get()
        assert sent is not None
        sent.arrival = exchange.arrival
        if delay := _DELAY.get():
            await asyncio.sleep(delay)
        sent.hit = self._world.hit(exchange.arrival)
        reply = await exchange.run()
        if exchange.arrival.executed:
            sent.executed_at = self._world.now
        self._world.note(f"{exchange.arrival.command} {sent.edit} {exchange.arrival.code} {sent.fault}")
        return reply


class _Wire(httpx.AsyncBaseTransport):
    def __init__(self, network: Network, desk: int, life: Life, number: int) -> None:
        self._network, self._desk, self._life, self._number = network, desk, life, number
        self._gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if not self._life.step("before a request leaves"):
            await forever()
        passage = self._network.leaves(self._desk, self._number, request)
        answering = asyncio.ensure_future(passage.fault(passage))
        if not self._life.step("after a request left"):
            await forever()
        await asyncio.wait((answering, self._gone), return_when=asyncio.FIRST_COMPLETED)
        if not self._life.step("before an answer is read"):
            await forever()
        if not answering.done():
            raise httpx.ReadError("closed")
        reply = answering.result()
        headers = {"Content-Type": reply.content_type} | ({"Location": ELSEWHERE} if reply.status // 100 == 3 else {})
        return httpx.Response(reply.status, headers=headers, content=reply.body)

    async def aclose(self) -> None:
        if not self._gone.done():
            self._gone.set_result(None)


class Passage:
    """One request in the hands of a fault."""

    def __init__(self, network: Network, sent: Sent, body: bytes, rng: random.Random) -> None:
        self._network, self.sent, self._body, self.rng = network, sent, body, rng
        self.params = dict(parse_qsl(body.decode(), keep_blank_values=True))
        self.fault: Fault = _fine
        sent.asked = {name: value for name, value in self.params.items() if name not in {"login", "psw"}}

    def arrive(self, delay: float = 0.0, transit: float = 0.0) -> asyncio.Task[Reply]:
        """Send it on its way to the server; awaiting the task gives the answer."""
        return self._network.deliver(self.sent, self._body, transit or self.rng.uniform(0.001, TRANSIT_S), delay)

    @property
    def latest(self) -> float:
        """The longest delay of the execution that the fence allows."""
        return self._network.fence_s - TRANSIT_S - MARGIN_S

    async def pause(self, longest: float = TRANSIT_S) -> None:
        await asyncio.sleep(self.rng.uniform(0.0, longest))

    async def reset(self) -> Reply:
        """Lose the connection: soon, or never so that it is noticed."""
        if self.rng.random() < 0.3:
            await forever()
        await self.pause(1.0)
        raise self.rng.choice((httpx.ReadError, httpx.RemoteProtocolError))("reset")


# ---- faults


async def _fine(passage: Passage) -> Reply:
    reply = await passage.arrive()
    await passage.pause()
    return reply


async def _refused(passage: Passage) -> Reply:
    await passage.pause()
    raise passage.rng.choice((httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError))("refused")


async def _lost(passage: Passage) -> Reply:
    return await passage.reset()


async def _mute(passage: Passage) -> Reply:
    await passage.arrive()
    return await passage.reset()


async def _late(passage: Passage) -> Reply:
    return await passage.arrive(passage.rng.uniform(0.0, passage.latest))


async def _late_arrival(passage: Passage) -> Reply:
    """It is on its way for as long as the fence allows: the provider counts from its arrival."""
    return await passage.arrive(transit=passage.rng.uniform(TRANSIT_S, passage.latest))


async def _zombie(passage: Passage) -> Reply:
    passage.arrive(passage.latest if passage.rng.random() < 0.5 else passage.rng.uniform(0.0, passage.latest))
    return await passage.reset()


async def _slow_answer(passage: Passage) -> Reply:
    reply = await passage.arrive()
    await asyncio.sleep(passage.rng.uniform(0.5, SLOWEST_ANSWER_S))
    return reply


def _instead(*replies: Reply, executed: bool, late: bool = False) -> Fault:
    """Return a fault that answers something else: what stands before a server may do so while the server works on."""

    async def fault(passage: Passage) -> Reply:
        if executed:
            task = passage.arrive(passage.rng.uniform(0.0, passage.latest) if late else 0.0)
            if not late:
                await task
        await passage.pause()
        return passage.rng.choice(replies)

    return fault


async def _cut(passage: Passage) -> Reply:
    """The answer comes in part: the connection is then lost, or it is not noticed at all."""
    reply = await passage.arrive()
    body = reply.body[: passage.rng.randrange(len(reply.body))] if reply.body else b""
    if passage.rng.random() < 0.3:
        raise httpx.RemoteProtocolError("incomplete body")
    return Reply(body, reply.content_type, reply.status)


def said(body: bytes, status: int = 200, kind: str = JSON) -> Reply:
    return Reply(body, kind, status)


def refusal(code: int, text: str = "text") -> Reply:
    return said(b'{"error": "%s", "error_code": %d}' % (text.encode(), code))


_BROKEN = said(b"Internal Server Error", 500, "text/plain"), said(b'{"error": "x"}', 500), said(b"[]", 500)
_GATEWAY = (
    said(HTML, 502, "text/html"), said(b"", 503), said(b"Gateway Timeout", 504, "text/plain"),
    said(HTML, 200, "text/html"),
    said(b"", 200), said(b"", 204), said(b"", 302), said(b"", 307), said(HTML, 404, "text/html"), said(HTML, 200),
)  # fmt: skip
_ODD = (
    refusal(6), refusal(0), refusal(-1), refusal(999), said(b'{"error_code": null}'), said(b"null"), said(b"[[]]"),
    said(b'{"id": "x"}'), said('["Ж"]'.encode("cp1251")), said(b'{"id": NaN}'), said(b"\xef\xbb\xbfOK"), said(b"5.5"),
)  # fmt: skip

FAULTS: dict[str, Fault] = {
    "refused": _refused,  # F12: not a byte left
    "lost": _lost,  # F12: left, and never arrived
    "mute": _mute,  # F13
    "late": _late,
    "late_arrival": _late_arrival,  # F29
    "slow_answer": _slow_answer,
    "zombie": _zombie,  # F14
    "broken": _instead(*_BROKEN, executed=False),  # F20
    "broken_executed": _instead(*_BROKEN, executed=True),
    "gateway": _instead(*_GATEWAY, executed=False),  # F19, F20
    "gateway_executed": _instead(*_GATEWAY, executed=True),
    "gateway_late": _instead(*_GATEWAY, executed=True, late=True),
    "odd": _instead(*_ODD, executed=False),  # F22, F24
    "odd_executed": _instead(*_ODD, executed=True),
    "cut": _cut,  # F21
    "repeated": _instead(refusal(9, "duplicate request, wait a minute"), executed=False),  # F28
    "too_many": _instead(refusal(9, "too many concurrent requests"), executed=False),
    "save_error": _instead(refusal(5, "save error"), executed=False),
    "sign_in": _instead(refusal(2, "authorise error"), executed=False),  # F26
    "blocked": _instead(refusal(4, "ip is blocked"), executed=False),  # F27
}

RARE = frozenset(("sign_in", "blocked", "save_error"))
