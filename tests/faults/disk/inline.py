"""A store in one thread: its lanes do each job at once, in the caller's turn."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import os
import tempfile
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

from smsc_desk.store.database import Lane, settle, translated

T = TypeVar("T")

MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - only where it is one; elsewhere the temporary folder


class InlineLane(Lane):
    """Runs a job where it is asked for."""

    def __init__(self, name: str) -> None:
        pass

    def submit(self, function: Callable[[], T], *, urgency: int = 0) -> concurrent.futures.Future[T]:
        future: concurrent.futures.Future[T] = concurrent.futures.Future()
        settle(future, function)
        return future

    async def run(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        with translated():
            return function(*args, **kwargs)

    run_urgent = run_bulk = run

    def stop(self) -> None:
        pass


@contextlib.contextmanager
def one_loop() -> Iterator[Callable[[Coroutine[Any, Any, Any]], Any]]:
    """Give what runs coroutines one after the other on one loop: a loop for each would cost more than the work."""
    with asyncio.Runner() as runner:
        yield runner.get_loop().run_until_complete


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder whose syncs cost nothing: what a disk loses is decided elsewhere."""
    place = MEMORY_DISK if MEMORY_DISK.is_dir() and os.access(MEMORY_DISK, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place, prefix="smsc-desk-") as name:
        yield Path(name)
