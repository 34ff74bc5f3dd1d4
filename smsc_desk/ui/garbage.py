"""Looks for garbage in the thread of the windows, and in no other.

Python looks for it in whichever thread has just made an object. A window in a circle of objects that is nobody's any
more would then be taken down by the thread that reads the file, and Qt's lists of windows with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimerEvent

LOOK_MS = 1000
"""Circles of objects are few; as often as this, what the interpreter would have done meanwhile is done."""

_GENERATIONS = (2, 1, 0)


class Garbage(QObject):
    """Looks from its making on, and never among what has been made until then."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self.startTimer(LOOK_MS)

    def timerEvent(self, _event: QTimerEvent) -> None:
        look()


def look() -> None:
    """Look for garbage in the oldest generation whose time has come, by the interpreter's own thresholds."""
    counts, most = gc.get_count(), gc.get_threshold()
    due = (generation for generation in _GENERATIONS if counts[generation] > most[generation])
    if (generation := next(due, None)) is not None:
        gc.collect(generation)
