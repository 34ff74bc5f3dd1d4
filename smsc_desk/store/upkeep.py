"""What is done for a copy in the background: a check after an unclean stop and once a month, a snapshot every day.

All of it on a connection and a thread of its own; the window and the worker notice nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable

import apsw

from smsc_desk.book.errors import Damaged, DiskTrouble
from smsc_desk.disk import FLOOR
from smsc_desk.store import marks, snapshots
from smsc_desk.store.database import check, open_checker, open_reader
from smsc_desk.store.store import Store

FIRST_S, AGAIN_S = 20.0, 3600.0
"""The first round begins when the window has long been up; the later ones see whether a day has passed."""

MONTH_MS = 30 * snapshots.DAY_MS


class Upkeep:
    """Looks after one open copy: `await run()` until cancelled, then `stop()`."""

    def __init__(self, store: Store, sleep: Callable[[float], Awaitable[None]]) -> None:
        self._store, self._sleep = store, sleep
        self._clock, self._lane = store.ways.clock, store.ways.lane("store-upkeep")
        self._unclean = store.start.unclean
        self._db: apsw.Connection | None = None

    async def run(self) -> None:
        """Do what is due, for ever.

        Raises:
            Damaged: a check failed; the next start rescues what is in the file.
        """
        await self._sleep(FIRST_S)
        while True:
            await self.once()
            await self._sleep(AGAIN_S)

    def stop(self) -> None:
        """End what runs and the thread it runs on; to be called before the copy is closed."""
        if self._db is not None:
            with contextlib.suppress(apsw.ConnectionClosedError):  # it had ended by itself
                self._db.interrupt()
        self._lane.stop()

    async def once(self) -> None:
        """Do what is due now.

        Raises:
            Damaged: and it is noted down beside the file, so that the next start rescues what is in it.
        """
        try:
            await self._due()
        except Damaged as error:  # found by the check, or in the way of the check itself
            self._store.note_damage(str(error))
            raise

    async def snapshot(self) -> None:
        """Write a snapshot now: before a change that touches much of the book.

        Raises:
            StoreError: none was written; the older ones are all there.
        """
        await self._lane.run(self._snapshot)

    async def _due(self) -> None:
        """A damaged file is no snapshot for anybody: the check goes first."""
        await self._check()
        # The copy itself is sound, so nobody is troubled; in an hour there may be room.
        with contextlib.suppress(DiskTrouble):
            if snapshots.due(self._store.path, self._clock()):
                await self._lane.run(self._snapshot)

    async def _check(self) -> None:
        monthly = not 0 <= self._clock() - int(self._store.mark(marks.CHECKED) or 0) < MONTH_MS
        if not monthly and not self._unclean:
            return
        found = await self._lane.run(self._found, "integrity_check" if monthly else "quick_check")
        if found is not None:
            raise Damaged(found)
        self._unclean = False
        if monthly:
            await self._store.set_mark(marks.CHECKED, str(self._clock()))

    def _found(self, pragma: str) -> str | None:
        with contextlib.closing(open_checker(self._store.path, self._store.ways.vfs)) as self._db:
            return check(self._db, pragma)

    def _snapshot(self) -> None:
        with contextlib.closing(open_reader(self._store.path, self._store.ways.vfs)) as self._db:
            snapshots.take_by(self._db, self._store.path, self._clock(), spare=FLOOR)
