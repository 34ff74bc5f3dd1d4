"""The watch on the event loop: what it measures, whom it blames, what it writes down; and what it costs."""

from __future__ import annotations

import asyncio
import logging
import time

import pytest
from PySide6.QtCore import QTimerEvent

from smsc_desk.loop import Loop, watched
from smsc_desk.ui.loop_watch import BEAT_MS, LOGGED_S, Gap, LoopWatch


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qapp: object, clock: Clock) -> LoopWatch:
    made = LoopWatch(clock=clock)
    made.stop()  # beats come from the test
    return made


def beat(watch: LoopWatch, clock: Clock, late: float = 0.0) -> None:
    clock.now += BEAT_MS / 1000 + late
    watch.timerEvent(QTimerEvent(0))


def test_a_beat_in_time_is_no_gap(watch: LoopWatch, clock: Clock) -> None:
    beat(watch, clock)
    beat(watch, clock, -0.001)  # a timer of the system may be early
    assert watch.longest.seconds < 1e-9
    assert watch.beats == 2


def test_the_longest_gap_stays_and_that_of_the_last_minute_goes(watch: LoopWatch, clock: Clock) -> None:
    for late in (0.05, 0.5, 0.2, 0.3):
        beat(watch, clock, late)
    assert watch.longest.seconds == pytest.approx(0.5)
    assert watch.longest_lately().seconds == pytest.approx(0.5)
    clock.now += 59.6
    assert watch.longest_lately().seconds == pytest.approx(0.3), "a later, shorter one is remembered as well"
    clock.now += 1.0
    assert watch.longest_lately() == Gap()
    assert watch.longest.seconds == pytest.approx(0.5)
    watch.reset()
    assert watch.longest == Gap()


def test_the_computers_sleep_is_no_gap(watch: LoopWatch, clock: Clock) -> None:
    beat(watch, clock, 8 * 3600.0)
    assert watch.longest == Gap()


@pytest.mark.parametrize(("took", "blamed"), [(0.19, "load"), (0.02, "")])
def test_a_call_is_blamed_for_a_gap_of_its_length(
    watch: LoopWatch, clock: Clock, took: float, blamed: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        watch.note_call("load", took)
        beat(watch, clock, 0.2)
        for late in (0.15, LOGGED_S - 0.01):
            beat(watch, clock, late)
    assert watch.longest.by == blamed
    assert [record.getMessage() for record in caplog.records] == [
        "the window stood still for 200 ms" + (f": {blamed}" if blamed else "")
    ]


async def test_the_loop_tells_what_ran_long() -> None:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, Loop)
    watch = LoopWatch(beat_ms=1)
    watched(loop, watch.note_call)
    try:

        async def blocks() -> None:
            await asyncio.sleep(0)
            time.sleep(0.06)  # noqa: ASYNC251 - this is the mistake

        await asyncio.sleep(0.01)
        await blocks()
        await asyncio.sleep(0.05)  # the timers that are due come before this one
    finally:
        loop.watcher = None
        watch.stop()
    assert watch.longest.seconds > 0.05
    assert "test_the_loop_tells_what_ran_long" in watch.longest.by
