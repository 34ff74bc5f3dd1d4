"""What waits for the writer together is written in one commit: one sync of the disk serves all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from smsc_desk.store.changes import Touched

T = TypeVar("T")

MOST = 8
"""So many at once, some 12 ms: an edit of the user stands behind no more."""


class Together(Generic[T]):
    """A line of things, each with a job of its own at the writer: the first one takes along what waits behind it.

    `write` does so many of them in one transaction. Where that fails, each is written by itself: what is wrong with one
    of them is no reason to forget the others.
    """

    def __init__(self, write: Callable[[Sequence[T], Touched], None]) -> None:
        self._write = write
        self._waiting: dict[int, T] = {}  # listing its keys is one step of the interpreter, whoever adds meanwhile
        self._numbers = 0

    def add(self, thing: T) -> int:
        """Put a thing in line; return what its job is to be called with."""
        self._numbers += 1
        self._waiting[self._numbers] = thing
        return self._numbers

    def do(self, number: int, touched: Touched) -> None:
        """Write a thing, unless an earlier job did; on the writer's thread."""
        own = self._waiting.pop(number, None)
        if own is None:
            return
        others = [each for each in [*self._waiting][: MOST - 1] if each > number]
        try:
            self._write([own, *(self._waiting[each] for each in others)], touched)
        except Exception:
            if not others:
                raise
            self._write([own], touched)
            return
        for each in others:
            del self._waiting[each]
