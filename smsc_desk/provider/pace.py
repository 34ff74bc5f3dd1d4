"""The provider's limits as invariants: identical requests, requests in flight, back-off after a refusal.

    turn = await pace.turn(key)     waits; may be cancelled; leaves nothing behind then
    ...                             exactly one request is sent
    await turn.answered()           or turn.lost(…), or turn.not_sent(): the turn's slot and entry are settled

Two limits hold whatever the provider says: never more than `CAP` requests that may still run there, and never a
fourth identical one within a minute. Requests whose answer never came count against the first until the fence has
passed ("zombies"), but not against the working limit.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any

from smsc_desk.provider.ledger import Clock as Clock  # noqa: PLC0414 - part of what this module offers
from smsc_desk.provider.ledger import Ledger as Ledger  # noqa: PLC0414
from smsc_desk.provider.ledger import MemoryLedger as MemoryLedger  # noqa: PLC0414

Sleep = Callable[[float], Awaitable[object]]

CAP = 14  # fifteen at once for one login are refused (the specification, error 9)
DEFAULT_LIMIT = 12  # the login may be in use elsewhere too
IDENTICAL = 3  # the fourth within a minute is refused (the specification, error 9)
MEMORY_S = 61.0  # the provider's minute, and a second for clocks that differ
GROWTH_S = 30.0  # without a refusal for so long, one more at once
LONGEST_BACKOFF_S = 60.0
SHORTEST_SLEEP_S = 0.001  # a rest lost in rounding must not become a loop


def backoff(rng: random.Random, attempt: int) -> float:
    """Return seconds to wait before an attempt (0, 1, 2 …) is repeated: full jitter up to 2**attempt, at most 60."""
    return rng.uniform(0.0, min(LONGEST_BACKOFF_S, 2.0 ** min(attempt, 10)))


class Slot:
    """One of the requests that the provider may be working on; whoever has it must release it."""

    def __init__(self, pace: Pace, *, working: bool) -> None:
        self._pace = pace
        self.working = working  # counts against the working limit, not only against the cap
        self.until = math.inf  # when a zombie's slot frees itself, on the pace's clock

    def release(self, after: float = 0.0) -> None:
        """Free the slot, now or `after` seconds from now; until then it counts against the cap only."""
        self._pace._free(self, after)  # noqa: SLF001 - two halves of one thing


class Turn:
    """The right to send one request; settled exactly once, later calls do nothing."""

    def __init__(self, pace: Pace, slot: Slot, key: str, entry: int) -> None:
        self._pace = pace
        self._slot = slot
        self._entry: int | None = entry
        self.key = key
        self.since = pace.clock()

    async def answered(self) -> None:
        """The provider has done with it: the slot is free, the entry lives 61 s on."""
        await self._settle(0.0, MEMORY_S)

    async def not_sent(self) -> None:
        """Not a byte left: as if it had never been."""
        await self._settle(0.0, 0.0)

    async def lost(self, left: float, fence: float) -> None:
        """No answer: slot and entry are kept while it can still run, which is `fence` seconds from `left`.

        `left` is the moment of the last byte, on the pace's clock.
        """
        rest = max(0.0, left + fence - self._pace.clock())
        await self._settle(rest, rest + MEMORY_S)

    async def refused(self, *, repeated: bool) -> None:
        """Error 9: `repeated` for the fourth identical one, else too many ran at once."""
        if self._entry is None:
            return
        if repeated:
            await self._pace._exhaust(self.key)  # noqa: SLF001 - two halves of one thing
        else:
            self._pace._slow_down(self.since)  # noqa: SLF001
        await self.answered()

    async def _settle(self, slot_after: float, entry_after: float) -> None:
        entry, self._entry = self._entry, None
        if entry is not None:
            self._slot.release(slot_after)
            await self._pace._release(entry, entry_after)  # noqa: SLF001


class Pace:
    """Gives turns in the order they are asked for; one for all that use one login, whatever hosts they talk to.

    `clock` counts seconds and never goes back, `sleep` waits by that clock. `limit` is the user's setting, 1 to 14.
    """

    def __init__(
        self,
        clock: Clock,
        sleep: Sleep,
        rng: random.Random,
        limit: int = DEFAULT_LIMIT,
        ledger: Ledger | None = None,
    ) -> None:
        self.clock = clock
        self.sleep = sleep
        self.rng = rng
        self.ledger: Ledger = MemoryLedger(clock) if ledger is None else ledger
        self._slots: set[Slot] = set()
        self._turn, self._door = asyncio.Lock(), asyncio.Lock()  # first come, first served
        self._at_door = 0  # written in the ledger, or being written, and without a slot yet
        self._changed = asyncio.Event()
        self._queues: dict[str, _Queue] = {}
        self._undoing: set[asyncio.Task[None]] = set()
        self._cuts = 0  # refusals in a row
        self._cut_at = -math.inf
        self._rest_until = -math.inf
        self.limit = limit

    # ---- what is in flight

    @property
    def limit(self) -> int:
        """The most requests at once that the user allows; setting it ends the restraint of earlier refusals."""
        return self._limit

    @limit.setter
    def limit(self, limit: int) -> None:
        if not 1 <= limit <= CAP:
            raise ValueError(limit)
        self._limit, self._base, self._base_at = limit, limit, self.clock()
        self._notify()

    @property
    def working_limit(self) -> int:
        """How many may run at once now: halved by a refusal, one more for every 30 s without one."""
        return min(self._limit, self._base + int((self.clock() - self._base_at) // GROWTH_S))

    @property
    def in_flight(self) -> int:
        """How many requests the provider may be working on, zombies included; never above 14."""
        self._expire()
        return len(self._slots)

    def hold(self, seconds: float) -> Slot:
        """Take a slot at once for a request of an earlier process that may still run, for so many seconds."""
        slot = Slot(self, working=False)
        self._slots.add(slot)
        slot.release(seconds)
        return slot

    def backoff(self, attempt: int) -> float:
        """Return seconds to wait before an attempt is repeated (see the function)."""
        return backoff(self.rng, attempt)

    async def waits(self, key: str) -> bool:
        """Tell whether a request with this key would have to wait: three identical ones are remembered."""
        return key in self._queues or bool(_pause(await self.ledger.live(key)))

    # ---- taking a turn

    async def turn(self, key: str) -> Turn:
        """Wait until a request with this key may leave; identical ones wait in their own queue meanwhile."""
        async with self._queue(key):
            while True:
                entry = await self._entered(key)
                if slot := await self._through_door(key, entry):
                    return Turn(self, slot, key, entry)

    async def _through_door(self, key: str, entry: int) -> Slot | None:
        """Wait for a slot; None, and the entry is gone, if the key was refused meanwhile."""
        slot = None
        try:
            async with self._door:
                slot = await self._room()
            if _pause(sorted(await self.ledger.live(key))[:-1]):  # the last to end is its own
                slot.release()
                slot = None
        finally:
            self._step_back()
            if slot is None:
                self._later(self._release(entry, 0.0))
        return slot

    async def _entered(self, key: str) -> int:
        """Write the ledger's entry; from then on, until there is a slot, the caller is one of those at the door."""
        while True:
            await self._until_rare(key)
            async with self._turn:
                while not self._may_step_up():
                    await self._changed.wait()
                self._at_door += 1
            if entry := await self._enter(key):
                return entry

    def _may_step_up(self) -> bool:
        """One may always be at the door, written down before there is room for it; more only where there is room.

        After a crash each that is written down is held to be on its way, and keeps a slot for the whole fence.
        """
        return not self._at_door or self._at_door <= self._free_slots()

    def _free_slots(self) -> int:
        self._expire()
        if self._rest_until > self.clock():
            return 0
        return min(self.working_limit - sum(slot.working for slot in self._slots), CAP - len(self._slots))

    def _step_back(self) -> None:
        self._at_door -= 1
        self._notify()

    @contextlib.asynccontextmanager
    async def _queue(self, key: str) -> AsyncIterator[None]:
        """Let identical requests ask one after the other."""
        queue = self._queues.setdefault(key, _Queue())
        queue.length += 1
        try:
            async with queue.lock:
                yield
        finally:
            queue.length -= 1
            if not queue.length:
                del self._queues[key]

    async def _until_rare(self, key: str) -> None:
        changed = self._changed
        while pause := _pause(await self.ledger.live(key)):
            await self._wait(changed, pause)
            changed = self._changed  # taken before looking: no change is missed in between

    async def _room(self) -> Slot:
        """Wait for a free slot and take it; only the head of the queue is here."""
        while pause := self._until_room():
            await self._wait(self._changed, pause)
        slot = Slot(self, working=True)
        self._slots.add(slot)
        return slot

    def _until_room(self) -> float:
        """Return 0 if a slot is free now, else the seconds until one may be without anybody's doing."""
        self._expire()
        now = self.clock()
        working = sum(slot.working for slot in self._slots)
        if len(self._slots) >= CAP:
            return min(slot.until for slot in self._slots) - now
        if working >= self.working_limit:
            return self._until_growth(now)
        return max(0.0, self._rest_until - now)

    def _until_growth(self, now: float) -> float:
        return GROWTH_S - (now - self._base_at) % GROWTH_S if self.working_limit < self._limit else math.inf

    async def _enter(self, key: str) -> int | None:
        """Write the ledger's entry; None, and the place at the door is free again, if the key is frequent by now."""
        entering = asyncio.ensure_future(self._enter_if_rare(key))
        entry = None
        try:
            entry = await asyncio.shield(entering)
        except asyncio.CancelledError:
            self._later(self._undo(entering))  # a half-written entry would count for ever
            raise
        finally:
            if entry is None:
                self._step_back()
        return entry

    async def _enter_if_rare(self, key: str) -> int | None:
        return None if _pause(await self.ledger.live(key)) else await self.ledger.add(key)

    async def _undo(self, entering: asyncio.Future[int | None]) -> None:
        if entry := await entering:
            await self._release(entry, 0.0)

    # ---- settling

    def _free(self, slot: Slot, after: float) -> None:
        slot.working = False
        slot.until = self.clock() + after
        self._expire()
        self._notify()

    def _expire(self) -> None:
        now = self.clock()
        self._slots = {slot for slot in self._slots if slot.until > now}

    async def _release(self, entry: int, after: float) -> None:
        try:
            await self.ledger.release(entry, after)
        finally:
            self._notify()

    async def _exhaust(self, key: str) -> None:
        """Keep a key back for 61 s: a refused request may itself have been counted."""
        for _ in range(IDENTICAL):
            await self._release(await self.ledger.add(key), MEMORY_S)

    def _slow_down(self, since: float) -> None:
        """Halve the working limit, once for all requests that left before, and rest for a while."""
        if since < self._cut_at:
            return
        now = self.clock()
        self._cuts = self._cuts + 1 if now - self._cut_at < GROWTH_S else 0
        self._base, self._base_at, self._cut_at = max(1, self.working_limit // 2), now, now
        self._rest_until = now + self.backoff(self._cuts)
        self._notify()

    # ---- waiting

    def _notify(self) -> None:
        """Wake all that wait; they look again."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def _wait(self, changed: asyncio.Event, pause: float) -> None:
        """Wait for a change, at most for so many seconds."""
        waits: list[asyncio.Future[Any]] = [asyncio.ensure_future(changed.wait())]
        if pause < math.inf:
            waits.append(asyncio.ensure_future(self.sleep(max(pause, SHORTEST_SLEEP_S))))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._undoing.add(task)
        task.add_done_callback(self._undoing.discard)


class _Queue:
    """The identical requests that wait, in order."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.length = 0


def _pause(ends: Any) -> float:
    """Return 0 if another identical request may leave, else the seconds until one may."""
    rest = sorted(ends)
    return float(rest[-IDENTICAL]) if len(rest) >= IDENTICAL else 0.0
