"""Coroutines of the window: kept, told, and in the end all ended."""

from __future__ import annotations

import asyncio

from smsc_desk.ui.tasks import Latest, Tasks


async def test_what_is_started_while_all_is_ended_is_ended_too() -> None:
    tasks, began = Tasks(), []

    async def later() -> None:
        began.append("later")

    async def last_words() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            tasks.start(later(), name="later")

    tasks.start(last_words(), name="last words")
    await asyncio.sleep(0)
    await tasks.aclose()
    assert not tasks._running
    assert began == []


async def test_a_failure_is_told_and_a_wish_made_meanwhile_is_granted() -> None:
    tasks, failures, runs = Tasks(), [], []
    tasks.failed.connect(failures.append)

    async def work() -> None:
        runs.append(len(runs))
        if len(runs) == 1:
            latest.ask()
            raise LookupError

    latest = Latest(tasks, work, name="work")
    latest.ask()
    while len(runs) < 2:  # noqa: ASYNC110 - the loop's own turns, no waiting
        await asyncio.sleep(0)
    await tasks.aclose()
    assert [type(error) for error in failures] == [LookupError]
