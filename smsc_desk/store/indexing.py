"""Leads the indexes on in the background: in small pieces, with rests, and not while many contacts are coming in.

Until it is through, what is newer is scanned, so that nothing is ever missing from an answer.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from smsc_desk.store.changes import Changed
from smsc_desk.store.store import Store

PIECE = 500
"""Contacts of one transaction, some 10 to 30 ms: an edit of the user waits no longer."""

QUIET_S = 2.0
GROWTH = 1_000
"""More new contacts in that time are a first load or an import; that goes first."""


class Indexing:
    """Serves one open copy: `await run()` until cancelled, then `stop()`."""

    def __init__(self, store: Store, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._store, self._sleep = store, sleep
        self._seen = 0
        self._due = asyncio.Event()
        self._due.set()
        self._leave = store.subscribe(self._on_changed)

    def stop(self) -> None:
        """Hear no more of the store."""
        self._leave()

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches_contacts():
            self._due.set()

    async def run(self) -> None:
        """Do what is due, for ever."""
        while True:
            await self._due.wait()
            self._due.clear()
            await self._sleep(QUIET_S)
            if not await self.once():
                self._due.set()

    async def once(self) -> bool:
        """Do what is due now; False where it was put off."""
        left = await self._store.unindexed()
        grown, self._seen = left - self._seen, left
        if grown > GROWTH:
            return False
        while left:
            began = time.perf_counter()
            before, left = left, await self._store.lead_index(PIECE)
            self._seen = left
            if left > before + GROWTH:
                return False
            await self._sleep(time.perf_counter() - began)
        for name in await self._store.missing_indexes():
            await self._store.make_index(name)
        return True
