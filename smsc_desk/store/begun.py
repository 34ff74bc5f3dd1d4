"""A command that was handed to the writer at once: whoever cannot wait goes on, whoever can sees it done."""

from __future__ import annotations

import asyncio
import concurrent.futures
import functools
from collections.abc import Callable
from typing import Generic, TypeVar

from smsc_desk.book.errors import StoreError

T = TypeVar("T")


class Begun(Generic[T]):
    """What the writer does, or has done; `tell` hears of its end once, in the thread of the listeners."""

    def __init__(self, future: concurrent.futures.Future[T], tell: Callable[[concurrent.futures.Future[T]], T]) -> None:
        self._future, self._tell = future, tell

    def is_durable(self, within_s: float) -> bool:
        """Wait so long at most, with all that the thread does; True once it is on the disk, and not where it failed."""
        done, _ = concurrent.futures.wait((self._future,), within_s)
        return bool(done) and not self._future.cancelled() and self._future.exception() is None

    def end(self) -> T:
        """Announce what was done and return it; for what is done."""
        try:
            return self._tell(self._future)
        finally:
            del self  # an error remembers this frame (see `database.settle`)

    def ended(self) -> asyncio.Future[T]:
        """Return what ends with it, announced by then, and announced even if nobody waits any more.

        No task and no shield: of an import, each edit is several of these.
        """
        done = asyncio.wrap_future(self._future)
        ended: asyncio.Future[T] = done.get_loop().create_future()
        done.add_done_callback(functools.partial(self._end_in, ended))
        return ended

    def _end_in(self, ended: asyncio.Future[T], done: asyncio.Future[T]) -> None:
        if not done.cancelled():
            done.exception()  # raised where it is told: asyncio would say that nobody has seen it
        try:
            result = self.end()
        except BaseException as error:
            if not ended.cancelled():
                ended.set_exception(error)
            elif not isinstance(error, StoreError):  # a disk that fails is told to whoever writes next
                raise
            del self, ended, done  # the error remembers this frame (see `database.settle`)
        else:
            if not ended.cancelled():
                ended.set_result(result)
