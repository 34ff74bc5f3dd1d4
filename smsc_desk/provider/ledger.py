"""The ledger of identical requests: which of them the provider may still remember.

The provider refuses the fourth identical request within a minute (the specification, error 9). An entry is written
before its request leaves and ends some time after the answer, so that no latency can make four of three.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Sequence
from typing import Protocol

Clock = Callable[[], float]
"""Seconds from any beginning, never going back."""


class Ledger(Protocol):
    """Entries by the key of a request. All times are spans in seconds from now, so that any clock can keep them.

    One that is kept on disk must be durable when `add` returns, and must take every entry that an earlier process
    left open as released at its start, with `pace.MEMORY_S` to live.
    """

    @property
    def orphans(self) -> Sequence[float]:
        """Return the seconds for which each unanswered request of an earlier process may still be carried out."""

    async def add(self, key: str) -> int:
        """Write down that a request with this key leaves now; return the number of the entry."""

    async def release(self, entry: int, after: float) -> None:
        """Let an entry end `after` seconds from now; 0 is at once."""

    async def live(self, key: str) -> Sequence[float]:
        """Return for each live entry of the key how long it lives on, `math.inf` while it is not released."""


class MemoryLedger:
    """A ledger that lasts as long as the process; ended entries are forgotten with the next call."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0
        self._ends: dict[str, dict[int, float]] = {}  # by key, by entry
        self._keys: dict[int, str] = {}
        self._queue: list[tuple[float, int]] = []

    @property
    def orphans(self) -> Sequence[float]:
        return ()

    async def add(self, key: str) -> int:
        self._last += 1
        self._ends.setdefault(key, {})[self._last] = math.inf
        self._keys[self._last] = key
        return self._last

    async def release(self, entry: int, after: float) -> None:
        end = self._clock() + after
        if key := self._keys.get(entry):
            self._ends[key][entry] = end
            heapq.heappush(self._queue, (end, entry))
        self._forget()

    async def live(self, key: str) -> Sequence[float]:
        self._forget()
        now = self._clock()
        return [end - now for end in self._ends.get(key, {}).values()]

    def __len__(self) -> int:
        self._forget()
        return len(self._keys)

    def _forget(self) -> None:
        now = self._clock()
        while self._queue and self._queue[0][0] <= now:
            end, entry = heapq.heappop(self._queue)
            key = self._keys.get(entry, "")
            if self._ends.get(key, {}).get(entry) != end:  # released again, to end later
                continue
            del self._keys[entry]
            del self._ends[key][entry]
            if not self._ends[key]:
                del self._ends[key]
