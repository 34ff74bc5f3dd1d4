"""The async API worker: refreshes the copy, sends the edits, and never blocks anybody.

Two loops run side by side: one refreshes when asked, one takes edits from the queue as far as the limits let it.
Neither knows on which event loop it runs. What goes wrong is told by `Status`; the edits stay on disk.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from typing import Any

from smsc_desk.book import errors
from smsc_desk.book.errors import Error
from smsc_desk.provider.client import Client
from smsc_desk.provider.pace import Pace
from smsc_desk.store.changes import Changed
from smsc_desk.store.sending import Attempt, Kind, Outcome
from smsc_desk.store.store import Store
from smsc_desk.sync import push
from smsc_desk.sync.outcome import outcome_of
from smsc_desk.sync.pull import Pull
from smsc_desk.sync.status import Line, Status

Listener = Callable[[Status], None]

AUTOMATIC_TRIES = 6
"""How often a refresh that found no connection is repeated by itself, at growing distances up to a minute."""


class Worker:
    """Owns the traffic of one account; `await run()` until cancelled."""

    def __init__(self, store: Store, client: Client, pace: Pace) -> None:
        self._store, self._client, self._pace = store, client, pace
        self._status = Status()
        self._listeners: list[Listener] = []
        self._wake = asyncio.Event()
        self._wanted = asyncio.Event()
        self._believe: frozenset[str] = frozenset()
        self._carrying: set[asyncio.Task[None]] = set()
        self._paused_until = 0.0
        self._failures = 0
        self._crashed: asyncio.Future[None] | None = None

    # --- what others see and ask ---

    @property
    def status(self) -> Status:
        """The present moment."""
        return self._status

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener at every change of the status; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def refresh(self, *, believe: frozenset[str] = frozenset()) -> None:
        """Read the provider's lists anew; `believe` names lists whose many missing rows are really gone."""
        self._believe |= believe
        self._failures = 0
        self._paused_until = 0.0
        self._wanted.set()
        self._wake.set()

    def signed_in(self) -> None:
        """Go on after new credentials were given to the client."""
        self._tell(line=Line.UNKNOWN, error=None)
        self.refresh()

    # --- its life ---

    async def run(self) -> None:
        """Refresh and send until cancelled; what is in flight then stays on disk as such."""
        leave = self._store.subscribe(self._on_changed)
        self._crashed = asyncio.get_running_loop().create_future()
        loops = [asyncio.ensure_future(self._refreshing()), asyncio.ensure_future(self._sending()), self._crashed]
        try:
            await asyncio.gather(*loops)
        finally:
            leave()
            for task in [*loops, *self._carrying]:
                task.cancel()
            await asyncio.gather(*loops, *self._carrying, return_exceptions=True)

    def _on_changed(self, changed: Changed) -> None:
        if changed.queue:
            self._wake.set()

    def _tell(self, **changes: Any) -> None:
        status = dataclasses.replace(self._status, **changes)
        if status != self._status:
            self._status = status
            for listener in tuple(self._listeners):
                listener(status)

    # --- refreshing ---

    async def _refreshing(self) -> None:
        self._wanted.set()
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            believe, self._believe = self._believe, frozenset()
            self._tell(refreshing=True, contacts_read=0, blocks_read=0, error=None)
            try:
                await self._refresh(believe)
            except Error as error:
                self._went_wrong(error)
                self._tell(refreshing=False, error=error)
                await self._again_later(error)
            else:
                self._tell(refreshing=False, error=None, listed=True)

    async def _refresh(self, believe: frozenset[str]) -> None:
        await self._balance()
        report = await Pull(self._client, self._store, self._on_page, believe).run()
        self._tell(partial=report.partial, missing=tuple(report.missing))
        self._answered()

    async def _balance(self) -> None:
        """Ask for the money first: the cheapest test of the sign-in."""
        try:
            balance = await self._client.balance()
        except (errors.BadParameters, errors.NoRecords, errors.Refused, errors.UnknownCode, errors.TooManyRequests):
            self._tell(balance="")  # some accounts have none to show; the lists do not depend on it
        else:
            self._tell(balance=f"{balance.amount} {balance.currency}".strip())
        self._answered()

    def _on_page(self, name: str, rows: int) -> None:
        self._answered()
        if name == "contact":
            self._tell(contacts_read=self._status.contacts_read + rows)
        else:
            self._tell(blocks_read=self._status.blocks_read + rows)

    async def _again_later(self, error: Error) -> None:
        """Without a connection the refresh is tried again by itself; anything else waits for the user."""
        if isinstance(error, errors.Unreachable) and self._failures <= AUTOMATIC_TRIES:
            await self._first_of(self._wanted.wait(), self._pace.sleep(1 + self._pace.backoff(self._failures)))
            self._wanted.set()
        elif isinstance(error, errors.AddressBlocked):
            await self._first_of(self._wanted.wait(), self._pace.sleep(self._client.guard.blocked_for + 1))
            self._wanted.set()

    # --- sending ---

    async def _sending(self) -> None:
        while True:
            self._wake.clear()
            if self._may_send():
                await self._send_some()
            await self._first_of(self._wake.wait(), *await self._alarm())

    def _may_send(self) -> bool:
        return self._status.line != Line.NEEDS_SIGN_IN and self._pace.clock() >= self._paused_until

    async def _send_some(self) -> None:
        room = self._pace.working_limit - len(self._carrying)
        for attempt in await self._store.take(room):
            task = asyncio.ensure_future(self._carry(attempt))
            self._carrying.add(task)
            task.add_done_callback(self._carried)
        self._tell(sending=len(self._carrying))

    async def _alarm(self) -> list[Awaitable[Any]]:
        """Return what to wait for beside a call: the end of a pause, or the time of a queued edit."""
        pause = self._paused_until - self._pace.clock()
        if pause > 0:
            return [self._pace.sleep(pause)]
        wait_ms = await self._store.next_wait_ms()
        return [] if wait_ms is None else [self._pace.sleep(wait_ms / 1000)]

    def _carried(self, task: asyncio.Task[None]) -> None:
        self._carrying.discard(task)
        self._wake.set()
        self._tell(sending=len(self._carrying))
        # A mistake of ours must not vanish in a task: it ends the worker, and is told.
        if not task.cancelled() and (error := task.exception()) and self._crashed and not self._crashed.done():
            self._crashed.set_exception(error)

    async def _carry(self, attempt: Attempt) -> None:
        """Send one edit and write down what became of it."""
        try:
            number = await push.send(self._client, attempt)
        except Error as error:
            self._went_wrong(error)
            await self._store.settle(attempt, outcome_of(error, attempt.edit))
        else:
            self._answered()
            await self._store.settle(attempt, Outcome(kind=Kind.DONE, server_id=number))

    # --- the line ---

    def _answered(self) -> None:
        self._failures = 0
        self._paused_until = 0.0
        self._tell(line=Line.ONLINE)

    def _went_wrong(self, error: Error) -> None:
        """Draw the conclusions for the connection; the edit's own are drawn by the table of outcomes."""
        match error:
            case errors.Unreachable():
                self._failures += 1
                self._pause(self._pace.backoff(self._failures))
                self._tell(line=Line.OFFLINE, error=error)
            case errors.BadCredentials():
                self._tell(line=Line.NEEDS_SIGN_IN, error=error)
            case errors.AddressBlocked():
                self._pause(self._client.guard.blocked_for)
                self._tell(line=Line.BLOCKED, error=error)
            case errors.TooManyRequests():
                self._failures += 1
                self._pause(self._pace.backoff(self._failures))
            case errors.Garbled():
                self._failures += 1
                self._pause(self._pace.backoff(self._failures))
            case _:
                self._answered()

    def _pause(self, seconds: float) -> None:
        self._paused_until = max(self._paused_until, self._pace.clock() + seconds)

    @staticmethod
    async def _first_of(*waits: Awaitable[Any]) -> None:
        """Wait for the first; the others are given up."""
        tasks = [asyncio.ensure_future(wait) for wait in waits]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
