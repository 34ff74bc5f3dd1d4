"""The async API worker: refreshes the copy, sends the edits, and never blocks anybody.

Loops run side by side: one refreshes when asked, one takes edits from the queue as far as the limits let it, and three
look up the edits whose answers never came, once nothing of them can happen any more. None of them knows on which
event loop it runs. What goes wrong is told by `Status`; the edits stay on disk.
"""

from __future__ import annotations

import asyncio
import collections
import contextlib
import dataclasses
import functools
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from smsc_desk.book import edits, errors
from smsc_desk.book.errors import Error
from smsc_desk.provider.client import Client
from smsc_desk.provider.pace import CAP, IDENTICAL, MEMORY_S, Pace
from smsc_desk.store.changes import Changed
from smsc_desk.store.queue import target_of
from smsc_desk.store.sending import Attempt, Kind, Outcome
from smsc_desk.store.store import Store
from smsc_desk.sync import lookup, push
from smsc_desk.sync.checking import Checker
from smsc_desk.sync.outcome import outcome_of, unsent
from smsc_desk.sync.pull import Pull
from smsc_desk.sync.status import Line, Status
from smsc_desk.sync.waits import first_of, rung

T = TypeVar("T")
Listener = Callable[[Status], None]

AUTOMATIC_TRIES = 6
"""How often a refresh that found no connection is repeated by itself, at growing distances up to a minute."""

DISK_AGAIN_S = 5.0
"""After so long the disk is tried again; nothing is sent meanwhile."""

LOOK_AGAIN_S = 5.0
"""After so long a look that was not possible, or failed, is tried again."""

USUAL_LATENCY_S = 0.2
"""So long a request takes as long as none was measured; the mean of the later ones forgets slowly."""
_FORGETTING = 0.05

AHEAD = 2
"""So many edits are in hand for each request that may be under way: one is compared, or what became of it is written
down, while another one uses the place."""

FULL_S = 1.0
"""While as many are in hand as may be, the time of a queued edit is looked up so seldom: each that ends wakes us."""

_OF_THE_LINE = (errors.Unreachable, errors.BadCredentials, errors.AddressBlocked)
"""What an answer disproves; other errors of a refresh stand until the next one."""


class _Doubts:
    """The edits of one kind of record whose answers never came.

    Each kind is looked up by itself: a blacklist that may be read three times a minute must not hold up the contacts.
    """

    def __init__(self, target: str) -> None:
        self._target = target
        self.woken = asyncio.Event()
        self.fences: dict[tuple[int, int], float] = {}  # by edit and attempt, on the pace's clock

    def concern(self, attempt: Attempt) -> bool:
        return target_of(attempt.edit)[0] == self._target


class Worker:
    """Owns the traffic of one account; `await run()` until cancelled."""

    def __init__(self, store: Store, client: Client, pace: Pace) -> None:
        self._store, self._client, self._pace = store, client, pace
        self._status = Status()
        self._listeners: list[Listener] = []
        self._wake = asyncio.Event()
        self._wanted = asyncio.Event()
        self._believe: frozenset[str] = frozenset()
        self._carrying: dict[asyncio.Task[None], Attempt] = {}
        self._paused_until = 0.0
        self._failures = 0  # in a row, of requests of either loop
        self._silent = False  # to the last edit: a provider may answer questions all the same
        self._tries = 0  # in a row, of refreshes
        self._ended: collections.deque[float] = collections.deque(maxlen=IDENTICAL)  # when refreshes did
        self._doubts = [_Doubts(target) for target in ("contact", "grp", "block")]
        self._resting = False
        self._latency_s = USUAL_LATENCY_S
        self._checker = Checker(client, store, pace.clock)
        self._taking = asyncio.Lock()  # held while edits are taken from the queue
        self._crashed: asyncio.Future[None] | None = None

    # --- what others see and ask ---

    @property
    def status(self) -> Status:
        """The present moment."""
        return self._status

    @property
    def pace_now(self) -> float:
        """Edits a second, by the present limit and by how long the last ones took; never zero."""
        return self._pace.working_limit / self._latency_s

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener at every change of the status; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def refresh(self, *, believe: frozenset[str] = frozenset()) -> None:
        """Read the provider's lists anew; `believe` names lists whose many missing rows are really gone."""
        self._believe |= believe
        self._failures = self._tries = 0
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
        await self._hold_slots()  # before anything else leaves
        leave = self._store.subscribe(self._on_changed)
        self._crashed = asyncio.get_running_loop().create_future()
        works = (self._refreshing(), self._sending(), *map(self._doubting, self._doubts))
        loops = [*map(asyncio.ensure_future, works), self._crashed]
        try:
            await asyncio.gather(*loops)
        finally:
            leave()
            for task in [*loops, *self._carrying]:
                task.cancel()
            await asyncio.gather(*loops, *self._carrying, return_exceptions=True)

    async def come_to_rest(self, seconds: float) -> None:
        """Send nothing more, and give what is on its way so many seconds to be answered."""
        self._resting = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._taking:  # edits that were just written down as sent are sent
                if self._carrying:
                    await asyncio.wait(set(self._carrying))

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
            await self._until_rare()
            self._wanted.clear()
            believe, self._believe = self._believe, frozenset()
            self._tell(refreshing=True, contacts_read=0, blocks_read=0, error=None)
            try:
                await self._refresh(believe)
            except Error as error:
                self._tries += 1
                self._went_wrong(error)
                self._tell(refreshing=False, error=error)
                self._wake.set()
                await self._again_later(error)
            else:
                self._tries = 0
                self._tell(refreshing=False, error=None, listed=True)
                self._wake.set()

    async def _until_rare(self) -> None:
        """Wait while one more refresh would be a fourth within a minute; `pace` would hold it back without a word."""
        while len(self._ended) == IDENTICAL and (rest := self._ended[0] + MEMORY_S - self._pace.clock()) > 0:
            self._tell(waiting=True)
            await self._pace.sleep(rest)
        self._tell(waiting=False)

    async def _refresh(self, believe: frozenset[str]) -> None:
        await self._balance()
        try:
            report = await Pull(self._client, self._store, self._on_page, believe, self._rest).run()
        finally:
            self._ended.append(self._pace.clock())
            await self._store.flush_ledger()
        self._tell(partial=report.partial, missing=tuple(report.missing))
        self._answered()

    async def _rest(self, tries: int) -> None:
        await self._pace.sleep(self._pace.backoff(tries))

    async def _balance(self) -> None:
        """Ask for the money first: the cheapest test of the sign-in."""
        try:
            balance = await self._client.balance()
        except (errors.BadParameters, errors.NoRecords, errors.Refused, errors.UnknownCode, errors.TooManyRequests):
            self._tell(balance="")  # some accounts have none to show; the lists do not depend on it
        except errors.Garbled:
            self._tell(balance="")
            return  # whatever stands in front of the provider: the lists will tell
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
        """Repeat a refresh by itself where time may help; anything else waits for the user."""
        seconds = self._until_again(error)
        if seconds is not None:
            await first_of(self._wanted.wait(), self._pace.sleep(seconds))
            self._wanted.set()

    def _until_again(self, error: Error) -> float | None:
        match error:
            case errors.AddressBlocked():
                return self._client.guard.blocked_for + 1
            case errors.DiskTrouble():
                return DISK_AGAIN_S
            case errors.Unreachable() | errors.TooManyRequests() if self._tries <= AUTOMATIC_TRIES:
                return 1 + self._pace.backoff(self._tries)
            case _:
                return None

    # --- sending ---

    async def _sending(self) -> None:
        while True:
            self._wake.clear()
            if self._may_send():
                await self._send_some()
            alarm = await self._alarm()
            await rung(self._wake, *alarm)

    def _may_send(self) -> bool:
        if self._resting or self._status.line == Line.NEEDS_SIGN_IN or self._status.foreign:
            return False
        return self._pace.clock() >= self._paused_until

    async def _send_some(self) -> None:
        most = self._most_in_hand()
        async with self._taking:
            own = 0 if self._resting else most - sum(not each.of_job for each in self._carrying.values())
            # While a list is read, jobs wait: each contact that they add makes it longer, and it would never end.
            held = self._resting or self._status.refreshing
            room = 0 if held else most - len(self._carrying)
            for attempt in await self._written(lambda: self._store.take(own, room)):
                task = asyncio.ensure_future(self._carry(attempt))
                self._carrying[task] = attempt
                task.add_done_callback(self._carried)
        self._tell_sending()

    def _most_in_hand(self) -> int:
        """After a failure one edit tries the line: where no answer comes, each that is sent ends in doubt."""
        return 1 if self._failures or self._silent else AHEAD * self._pace.working_limit

    def _tell_sending(self) -> None:
        self._tell(sending=min(len(self._carrying), self._pace.working_limit))

    async def _alarm(self) -> list[Awaitable[Any]]:
        """Return what to wait for beside a call: the end of a pause, or the time of a queued edit."""
        pause = self._paused_until - self._pace.clock()
        if pause > 0:
            return [self._pace.sleep(pause)]
        if len(self._carrying) >= self._most_in_hand():
            return [self._pace.sleep(FULL_S)]
        wait_ms = await self._written(self._store.next_wait_ms)
        return [] if wait_ms is None else [self._pace.sleep(wait_ms / 1000)]

    def _carried(self, task: asyncio.Task[None]) -> None:
        self._carrying.pop(task, None)
        self._wake.set()
        # A mistake of ours must not vanish in a task: it ends the worker, and is told.
        if not task.cancelled() and (error := task.exception()) and self._crashed and not self._crashed.done():
            self._crashed.set_exception(error)
        self._tell_sending()

    async def _carry(self, attempt: Attempt) -> None:
        """Compare one edit with the server, send what is left of it, and write down what became of it."""
        try:
            ready = await self._checker.check(attempt)
        except Error as error:
            if isinstance(error, errors.StoreError) and not isinstance(error, errors.DiskTrouble):
                raise
            self._went_wrong(error)
            outcome = unsent(error)
            await self._written(lambda: self._store.settle(attempt, outcome))
        else:
            if ready is not None:
                await self._send(ready)

    async def _send(self, attempt: Attempt) -> None:
        began = self._pace.clock()
        try:
            number = await push.send(self._client, attempt)
        except Error as error:
            self._went_wrong(error)
            outcome = outcome_of(error)
            self._silent = outcome.kind is Kind.DOUBT and not outcome.answered
            await self._written(lambda: self._store.settle(attempt, outcome))
            if outcome.kind is Kind.DOUBT:
                for doubts in self._doubts:
                    doubts.woken.set()
        else:
            self._silent = False
            self._answered()
            self._latency_s += _FORGETTING * (max(self._pace.clock() - began, 0.001) - self._latency_s)
            self._checker.seen(attempt.edit)
            await self._written(lambda: self._store.settle(attempt, Outcome(kind=Kind.DONE, server_id=number)))
            if isinstance(attempt.edit, edits.DeleteContact):
                await self._keep_twins(attempt)

    async def _keep_twins(self, attempt: Attempt) -> None:
        """After a deletion, see that another contact of that number is still there (see `store.twins`)."""
        channel, address = attempt.channel, attempt.address
        siblings = await self._store.siblings(channel, address)
        if not siblings:
            return
        try:
            left = await lookup.find(self._client, channel, (address,))
            for contact in self._store.contacts(siblings).values() if left is None else ():
                left = left or await lookup.whole(self._client, channel, contact.addresses)
        except Error as error:
            self._went_wrong(error)
            self._wanted.set()  # the lists will tell
            return
        if left is None:
            await self._written(lambda: self._store.revive(channel, address))

    async def _written(self, write: Callable[[], Awaitable[T]]) -> T:
        """Write to the copy, again and again while the disk refuses: what was answered must not be forgotten.

        Nothing is sent meanwhile, since nothing is taken from the queue without the disk either.
        """
        failed = False
        while True:
            try:
                written = await write()
            except errors.DiskTrouble as error:
                failed = True
                self._tell(error=error)
                await self._pace.sleep(DISK_AGAIN_S)
                continue
            if failed:
                self._tell(error=None)
            return written

    # --- doubt ---

    async def _doubting(self, doubts: _Doubts) -> None:
        """Look up what is in doubt after its fence (reliability, A.3); a restart begins every fence anew."""
        while True:
            doubts.woken.clear()
            attempts = [attempt for attempt in await self._written(self._store.in_doubt) if doubts.concern(attempt)]
            self._fence(doubts, attempts)
            now, fences = self._pace.clock(), doubts.fences
            over = [attempt for attempt in attempts if fences[attempt.id, attempt.number] <= now]
            if passing := [attempt for attempt in over if attempt.taken_back]:
                await self._written(functools.partial(self._store.let_pass, passing))
            due = [attempt for attempt in over if not attempt.taken_back]
            if due and self._may_send():
                await self._look(doubts, due)
                continue
            moments = [at for at in fences.values() if at > now] + ([now + LOOK_AGAIN_S] if due else [])
            alarms = [self._pace.sleep(min(moments) - now)] if moments else []
            await first_of(doubts.woken.wait(), *alarms)

    async def _hold_slots(self) -> None:
        """What an earlier run left on its way may still be carried out, looks included: its places stay taken as long.

        The ledger knows every request; an edit that it does not know was on its way before the ledger was kept. Not so
        those of jobs: they were ready, but had not left.
        """
        in_doubt = await self._written(self._store.in_doubt)
        doubtful = sum(not (attempt.answered or attempt.of_job) for attempt in in_doubt)
        orphans = list(self._pace.ledger.orphans)
        unknown = max(0, doubtful - len(orphans))
        for seconds in [*orphans, *[self._client.fence_s] * unknown][:CAP]:
            self._pace.hold(seconds)

    def _fence(self, doubts: _Doubts, attempts: Sequence[Attempt]) -> None:
        now, known = self._pace.clock(), doubts.fences
        doubts.fences = {
            key: known.get(key, now if attempt.answered else now + self._client.fence_s)
            for attempt in attempts
            for key in ((attempt.id, attempt.number),)
        }

    async def _look(self, doubts: _Doubts, due: Sequence[Attempt]) -> None:
        try:
            await lookup.look(self._client, self._store, due)
        except Error as error:
            self._went_wrong(error)
            await first_of(doubts.woken.wait(), self._pace.sleep(LOOK_AGAIN_S))
        else:
            self._answered()
        self._wake.set()

    # --- the line ---

    def _answered(self) -> None:
        """The line is there, unless this answers a request that left before the provider closed it to us."""
        if self._client.guard.state.wrong or self._client.guard.blocked_for:
            return
        if self._status.line == Line.OFFLINE and self._tries and not self._status.refreshing:
            self._wanted.set()  # an edit came through: the refresh that found no connection will, too
        self._failures = 0
        self._paused_until = 0.0
        error = None if isinstance(self._status.error, _OF_THE_LINE) else self._status.error
        self._tell(line=Line.ONLINE, error=error)

    def _went_wrong(self, error: Error) -> None:
        """Draw the conclusions for the connection; the edit's own are drawn by the table of outcomes."""
        match error:
            case errors.Unreachable():
                self._failures += 1
                self._pause(self._pace.backoff(self._failures))
                self._tell(line=Line.OFFLINE, error=error)
            case errors.BadCredentials():
                if self._client.guard.state.wrong:  # else it is about credentials that are no longer used
                    self._tell(line=Line.NEEDS_SIGN_IN, error=error)
            case errors.AddressBlocked():
                self._pause(self._client.guard.blocked_for)
                self._tell(line=Line.BLOCKED, error=error, blocked_s=self._client.guard.blocked_for)
            case errors.TooManyRequests() | errors.Garbled():
                self._failures += 1
                self._pause(self._pace.backoff(self._failures))
            case errors.ApiError():
                self._answered()

    def _pause(self, seconds: float) -> None:
        self._paused_until = max(self._paused_until, self._pace.clock() + seconds)
