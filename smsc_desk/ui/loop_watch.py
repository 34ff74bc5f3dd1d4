"""A watch on the event loop: how long it stood still, and what ran meanwhile where that is known.

A beat that comes late tells that nothing else could come either: no drawing, no key, no answer. A gap is at least as
long as the beat was late, or as the longest call of the loop meanwhile, which the loop tells. Ten beats a second cost
less than a thousandth of a processor; who measures shorter gaps of Qt's own asks for a faster one.
"""

from __future__ import annotations

import collections
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimerEvent

BEAT_MS = 100
LOGGED_S = 0.1
"""A longer gap is written into the log, if none of the last minute was longer."""

ASLEEP_S = 60.0
"""A longer one was the computer's sleep."""

MINUTE_S = 60.0

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gap:
    """The loop stood still for so many seconds, up to a moment of the watch's clock; `by` is empty where unknown."""

    seconds: float = 0.0
    at: float = 0.0
    by: str = ""


class LoopWatch(QObject):
    """Measures from its making until `stop`; `clock` counts seconds."""

    def __init__(
        self, beat_ms: int = BEAT_MS, clock: Callable[[], float] = time.perf_counter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._beat_s, self._clock = beat_ms / 1000, clock
        self._last = clock()
        self._call = Gap()  # the longest call since the last beat
        self._lately: collections.deque[Gap] = collections.deque()  # falling, each longer than all after it
        self.longest = Gap()
        self.beats = 0
        self._timer = self.startTimer(beat_ms, Qt.TimerType.PreciseTimer)

    def stop(self) -> None:
        """Measure no more."""
        self.killTimer(self._timer)

    def reset(self) -> None:
        """Forget what was, and begin with this moment."""
        self._last, self.longest, self._call = self._clock(), Gap(), Gap()
        self._lately.clear()

    def longest_lately(self) -> Gap:
        """Return the longest gap that ended within the last minute."""
        since = self._clock() - MINUTE_S
        while self._lately and self._lately[0].at < since:
            self._lately.popleft()
        return self._lately[0] if self._lately else Gap()

    def note_call(self, name: str, seconds: float) -> None:
        """Take how long a call of the loop ran; the longest before a late beat is held to be its cause."""
        if seconds > self._call.seconds:
            self._call = Gap(seconds, self._clock(), name)

    def timerEvent(self, _event: QTimerEvent) -> None:
        """Take a beat."""
        now = self._clock()
        late, self._last = now - self._last - self._beat_s, now
        call, self._call = self._call, Gap()
        self.beats += 1
        gap = max(late, call.seconds)
        if 0.0 < gap < ASLEEP_S:
            self._note(Gap(gap, now, call.by if call.seconds > late / 2 else ""))

    def _note(self, gap: Gap) -> None:
        while self._lately and self._lately[-1].seconds <= gap.seconds:
            self._lately.pop()
        self._lately.append(gap)
        if gap.seconds > self.longest.seconds:
            self.longest = gap
        if gap.seconds > LOGGED_S and self._lately[0] is gap:  # no line for each where one follows the other
            logger.info("the window stood still for %.0f ms%s", gap.seconds * 1000, gap.by and f": {gap.by}")
