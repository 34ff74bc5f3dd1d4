"""The program's event loop: timers end with their handles, and never anybody else's."""

from __future__ import annotations

import asyncio
import threading

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from smsc_desk.loop import Loop


async def test_a_handle_that_is_cancelled_after_its_call_ends_no_other_timer() -> None:
    """Qt reuses the numbers of timers: this lost a wake-up, and with it whatever waited for it."""
    loop = asyncio.get_running_loop()
    called = asyncio.Event()
    first = loop.call_later(0.001, called.set)
    await called.wait()
    for _ in range(10_000):  # some seven bits count how often a number was used
        other = loop.call_later(3600, print)
        if other.number == first.number:
            break
        other.cancel()
    else:
        raise AssertionError("Qt does not reuse numbers any more: this test has lost its subject")
    first.cancel()
    assert loop._timer._SimpleTimer__callbacks[other.number] is other
    other.cancel()


async def test_a_handle_may_cancel_itself_while_it_runs() -> None:
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    handles: list[asyncio.Handle] = []

    def call() -> None:
        handles[0].cancel()
        loop.call_soon(done.set)

    handles.append(loop.call_later(0.001, call))
    await asyncio.wait_for(done.wait(), 5)


async def test_a_cancelled_timer_is_gone_at_once() -> None:
    loop = asyncio.get_running_loop()
    calls = loop._timer._SimpleTimer__callbacks
    before = len(calls)
    handles = [loop.call_later(3600, print) for _ in range(50)]
    assert len(calls) == before + 50
    for handle in handles:
        handle.cancel()
    assert len(calls) == before


async def test_what_blocks_runs_beside_the_loop() -> None:
    names = await asyncio.gather(*(asyncio.to_thread(lambda: threading.current_thread().name) for _ in range(3)))
    assert all(name.startswith("pool") for name in names)


def test_nothing_runs_while_the_loop_does_not(qapp: QCoreApplication) -> None:
    """A test's clean-up handles Qt's events: a step of a coroutine that ran then failed without a running loop."""
    loop, steps = Loop(qapp), []

    async def step() -> None:
        await asyncio.sleep(0)
        steps.append(asyncio.get_running_loop())

    async def begin() -> asyncio.Task[None]:
        return asyncio.ensure_future(step())

    task = loop.run_until_complete(begin())
    for _ in range(5):
        QCoreApplication.sendPostedEvents()
        QTest.qWait(1)
    assert (steps, task.done()) == ([], False)
    loop.run_until_complete(task)
    assert steps == [loop]
    loop.close()
