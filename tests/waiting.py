"""Waiting for what comes by itself: bounded by time, never by a number of turns of the loop.

A loop that waits for a thread turns thousands of times while that thread waits for the disk, so a count of turns says
nothing about how long anybody waited.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

PATIENCE_S = 30.0


async def until(seen: Callable[[], T | None], what: str, patience_s: float = PATIENCE_S) -> T:
    """Let the loop run until there is something to see, and return it."""
    end = time.monotonic() + patience_s
    while not (found := seen()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {patience_s} s for {what}")
        await asyncio.sleep(0.001)
    return found


async def shown(kind: type[W], among: Callable[[], list[QWidget]] = QApplication.topLevelWidgets) -> W:
    """Wait until a widget of that kind is visible."""

    def look() -> W | None:
        return next((one for one in among() if isinstance(one, kind) and one.isVisible()), None)

    return await until(look, f"a {kind.__name__}")
