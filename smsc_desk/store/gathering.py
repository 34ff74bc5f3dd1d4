"""What the pages of a long listing touch, told at once for the first and ever more seldom for those that follow.

Every announcement lets each view count and order a growing book anew; told page by page, that takes longer than the
loading itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from smsc_desk.store.changes import Touched

FIRST_REST_S, LONGEST_REST_S = 0.25, 2.0
"""Between two announcements; each rest is twice as long as the one before."""


class Gathering:
    """Calls `tell` with what was touched since; `end` tells the rest, after which it begins anew."""

    def __init__(self, tell: Callable[[Touched], None]) -> None:
        self._tell = tell
        self._touched = Touched()
        self._rest = 0.0
        self._timer: asyncio.TimerHandle | asyncio.Handle | None = None

    def take(self, touched: Touched) -> None:
        """Take what a page touched."""
        self._touched.add(touched)
        if self._touched and self._timer is None:
            self._flush()

    def end(self) -> None:
        """Tell the rest at once."""
        self.stop()
        self._told()
        self._rest = 0.0

    def stop(self) -> None:
        """Tell nothing more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _flush(self) -> None:
        self._told()
        self._rest = min(2 * self._rest or FIRST_REST_S, LONGEST_REST_S)
        self._timer = asyncio.get_running_loop().call_later(self._rest, self._rested)

    def _rested(self) -> None:
        self._timer = None
        if self._touched:
            self._flush()

    def _told(self) -> None:
        touched, self._touched = self._touched, Touched()
        self._tell(touched)
