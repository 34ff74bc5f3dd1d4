"""Waiting for several coroutines: for all of them, or for whichever is first. None is left running."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine, Sequence
from typing import Any


async def together(*works: Coroutine[Any, Any, None]) -> None:
    """Do works side by side; the first failure ends the others and is raised as it is."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        await asyncio.gather(*tasks)
    finally:
        await _given_up(tasks)


async def first_of(*waits: Awaitable[Any]) -> None:
    """Wait for the first; the others are given up."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await _given_up(tasks)


async def rung(bell: asyncio.Event, *alarms: Awaitable[Any]) -> None:
    """Wait until an event is set, or one of the others is there, and sets it; without others it costs no task."""
    tasks = [asyncio.ensure_future(alarm) for alarm in alarms]
    for task in tasks:
        task.add_done_callback(lambda _task: bell.set())
    try:
        await bell.wait()
    finally:
        if tasks:
            await _given_up(tasks)


async def _given_up(tasks: Sequence[asyncio.Future[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
