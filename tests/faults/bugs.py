"""Fifteen bugs on purpose (reliability, B.1): with each of them some part of the suite must fail.

The one place where tests may swap a function of the program for a wrong one. Those that need a disk, a log or a
window are found by other tests: they name their switch here, and their finder where they have the means.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from unittest import mock

import apsw
import httpx

from smsc_desk.book import errors
from smsc_desk.provider import pace
from smsc_desk.provider.ledger import MemoryLedger
from smsc_desk.provider.pace import Turn
from smsc_desk.provider.transport import HEADERS, Answer, Transport, _body
from smsc_desk.store import coalescing, database, listings, sending
from smsc_desk.store.changes import Touched
from smsc_desk.store.sending import Kind, Outcome
from smsc_desk.store.store import Store
from smsc_desk.sync import pull, worker
from smsc_desk.sync.pull import Pull, Walk
from smsc_desk.sync.worker import Worker


@contextlib.contextmanager
def switched(*swaps: tuple[Any, str, Any]) -> Iterator[None]:
    """Swap attributes for a while."""
    with contextlib.ExitStack() as stack:
        for owner, name, wrong in swaps:
            stack.enter_context(mock.patch.object(owner, name, wrong))
        yield


# ---- 1: the disk


def synchronous_normal() -> Any:
    weaker = tuple(pragma.replace("synchronous=FULL", "synchronous=NORMAL") for pragma in database._SAFE)
    return switched((database, "_SAFE", weaker))


# ---- 2


def sent_before_commit() -> Any:
    """After a stop the file does not know what was on its way: as if it had been sent before the commit."""

    def recover(db: apsw.Connection, _touched: Touched) -> None:
        db.execute("UPDATE edit SET state = 'queued', attempt = attempt - 1 WHERE state = 'sending'")

    return switched((sending, "recover", recover))


# ---- 3 to 6: fence, slots, ledger


def no_fence() -> Any:
    def fence(self: Worker, doubts: Any, attempts: Any) -> None:
        doubts.fences = {(attempt.id, attempt.number): self._pace.clock() for attempt in attempts}

    return switched((Worker, "_fence", fence))


def slot_freed_at_timeout() -> Any:
    async def lost(self: Turn, left: float, fence: float) -> None:
        await self._settle(0.0, max(0.0, left + fence - self._pace.clock()) + pace.MEMORY_S)

    return switched((Turn, "lost", lost))


def ledger_in_memory() -> Any:
    async def ledger(_self: Store, *, clock: Callable[[], float], fence_s: float) -> MemoryLedger:
        return MemoryLedger(clock)

    return switched((Store, "request_ledger", ledger))


def ledger_from_sending() -> Any:
    async def answered(self: Turn) -> None:
        await self._settle(0.0, max(0.0, self.since + pace.MEMORY_S - self._pace.clock()))

    return switched((Turn, "answered", answered))


# ---- 7, 8: listings


def empty_list_trusted() -> Any:
    right = listings.finish

    def finish(*args: Any, **options: Any) -> Any:
        return right(*args, **options | {"believe": True})

    return switched((listings, "finish", finish))


def short_page_is_the_end() -> Any:
    async def contacts(self: Pull, channel: Any) -> None:
        run = await self._store.begin_listing("contact", channel)
        page, walk = await self._client.contacts(channel), Walk()
        while page:
            walk.step([contact.server_id for contact in page if contact.server_id is not None])
            await self._put_contacts(run, page)
            if len(page) < pull.MAX_PAGE:
                break
            page = await self._client.contacts(channel, after_id=page[-1].server_id)
        await self._finish(run)

    return switched((Pull, "_contacts", contacts))


# ---- 9


def coalesced_into_sending() -> Any:
    right = coalescing._waiting

    def waiting(db: apsw.Connection, target: str, row: int) -> Any:
        return [dataclasses.replace(one, state="queued", attempt=0) for one in right(db, target, row)]

    return switched((coalescing, "_waiting", waiting))


# ---- 10, 11: the transport


class _Following(httpx.AsyncBaseTransport):
    def __init__(self, way: httpx.AsyncBaseTransport) -> None:
        self._way = way

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._way.handle_async_request(request)
        while response.is_redirect:
            await response.aclose()
            target = request.url.join(response.headers["Location"])
            request = httpx.Request(
                request.method, target, headers={**request.headers, "Host": target.netloc.decode()},
                content=request.content, extensions=request.extensions,
            )  # fmt: skip
            response = await self._way.handle_async_request(request)
        return response

    async def aclose(self) -> None:
        await self._way.aclose()


def redirects_followed() -> Any:
    right = Transport._new

    async def new(self: Transport) -> httpx.AsyncBaseTransport:
        return _Following(await right(self))

    return switched((Transport, "_new", new))


def writes_by_get() -> Any:
    async def post(self: Transport, way: httpx.AsyncBaseTransport, letter: Any) -> Answer:
        """As a library does that sends again what an idle connection lost."""
        for _ in range(2):
            with contextlib.suppress(httpx.ReadError, httpx.RemoteProtocolError):
                request = httpx.Request("GET", letter.url, headers=HEADERS, content=letter.body)
                response = await way.handle_async_request(request)
                return Answer(response.status_code, response.headers.get("Content-Type", ""),
                              await _body(response, letter.cap))  # fmt: skip
        raise httpx.ReadError("twice")

    return switched((Transport, "_post", post))


# ---- 14


def broken_is_not_done() -> Any:
    right = worker.outcome_of

    def outcome_of(error: errors.Error) -> Outcome:
        if isinstance(error, errors.Garbled) and str(error).startswith("status 5"):
            return Outcome(kind=Kind.AGAIN)
        return right(error)

    return switched((worker, "outcome_of", outcome_of))


# ---- all of them


@dataclass(frozen=True)
class Bug:
    """A bug, how it is switched on, and the cases and seeds of which at least one must fail with it.

    `switch` or `found_by` are None where another part of the suite has them.
    """

    name: str
    switch: Callable[[], Any] | None = None
    found_by: tuple[tuple[str, range], ...] = ()


BUGS: dict[int, Bug] = {
    1: Bug("synchronous=NORMAL", synchronous_normal),  # F05, disk images
    2: Bug("send before commit", sent_before_commit, (("crashes", range(120)),)),
    3: Bug("no fence", no_fence, (("answers_lost", range(4)),)),
    4: Bug("slot freed at client timeout", slot_freed_at_timeout, (("undead", range(4)),)),
    5: Bug("ledger in memory", ledger_in_memory, (("crash_loop", range(4)),)),
    6: Bug("ledger counted from sending", ledger_from_sending, (("late_arrivals", range(8)),)),
    7: Bug("empty list trusted", empty_list_trusted, (("listings", range(8)),)),
    8: Bug("short page = end", short_page_is_the_end, (("listings", range(8)),)),
    9: Bug("coalesce into 'sending'", coalesced_into_sending, (("histories", range(100)),)),
    10: Bug("follow redirects", redirects_followed, (("answers_lost", range(8)),)),
    11: Bug("writes by GET with keep-alive resend", writes_by_get, (("histories", range(20)),)),
    12: Bug("password in a log line"),
    13: Bug("a label left on AutoText"),
    14: Bug("5xx treated as 'not done'", broken_is_not_done, (("answers_lost", range(4)),)),
    15: Bug("backup by shutil.copy of the live file"),
}
