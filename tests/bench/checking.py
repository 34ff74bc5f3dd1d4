"""Detecting, mapping and checking a list, all passes that the dialog makes, through the reading room.

The floor is one plain pass of `csv.reader` over the same file in the same run. Both are processor time: a computer that
does other things besides makes both slower, and their ratio stays.
"""

from __future__ import annotations

import csv
import os
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from smsc_desk.files import mapping
from smsc_desk.files.checking import Report
from smsc_desk.files.plan import Plan
from smsc_desk.importing.room import ReadingRoom
from smsc_desk.importing.spool import Spool
from tests.bench.figures import TIMES, Figure, Setting, medians
from tests.bench.lists import KINDS, SEED, a_list
from tests.bench.processes import cpu_seconds, mebibytes
from tests.bench.watching import Gaps, idle_gap, in_the_window

_ON_SCREEN = 40  # rows of a grid
_ROW_CALLS = 20
_IDLE = 3.0  # seconds


def measure(setting: Setting) -> Iterator[Figure]:
    """Measure each kind of list."""
    for kind in KINDS:
        path = a_list(setting.folder, kind, setting.contacts)
        runs = [in_the_window(lambda path=path: _run(setting, path)) for _ in range(TIMES)]
        yield from _figures(kind, medians(runs))
        path.unlink()


def _figures(kind: str, found: dict[str, float]) -> Iterator[Figure]:
    yield Figure(name=f"check, {kind}", unit="s", value=found["check"], floor=found["floor"], goal=25, by_ratio=True)
    yield Figure(name=f"memory of the reading process, {kind}", unit="MiB", value=found["memory"], goal=400)
    yield Figure(name=f"memory of the window's process, {kind}", unit="MiB", value=found["growth"])
    yield Figure(name=f"longest gap of the loop, {kind}", unit="ms", value=found["gap"], floor=found["idle"], goal=50)
    yield Figure(name=f"busiest turn of the loop, {kind}", unit="ms", value=found["busy"], goal=50)
    if kind != "plain":
        yield Figure(name=f"first problem, {kind}", unit="s", value=found["first"], goal=1)
    yield Figure(name=f"{_ON_SCREEN} rows from anywhere, {kind}", unit="ms", value=found["rows"], goal=20)


async def _run(setting: Setting, path: Path) -> dict[str, float]:
    own, idle = os.getpid(), await idle_gap(_IDLE)
    before = mebibytes(own, "VmRSS")
    spool = Spool(setting.folder / "spool")
    room = await ReadingRoom.open(None)
    child = room._process.pid or 0
    async with Gaps() as gaps:
        taken = time.process_time()
        spooled = await spool.take_in(path)
        taken = time.process_time() - taken
        layout = (await room.examine(spooled.path)).layout
        plan = Plan(layout=layout, columns=mapping.guess(await room.survey(spooled.path, layout)))
        reports, first = await _checked(room, spooled.path, plan)
    found = {
        "floor": statistics.median(_floor(path, layout.separator) for _ in range(TIMES)),
        "check": cpu_seconds(child) + taken, "memory": mebibytes(child), "growth": mebibytes(own, "VmRSS") - before,
        "gap": gaps.longest, "busy": gaps.busiest, "idle": idle, "first": first,
        "rows": await _rows(room, spooled.path, plan, reports),
    }  # fmt: skip
    await room.close()
    spool.release(spooled.sha256)
    spool.sweep(())
    return found


async def _checked(room: ReadingRoom, path: Path, plan: Plan) -> tuple[list[Report], float]:
    """Return all reports, and after how many seconds there was something to show."""
    begun, first, reports = time.perf_counter(), float("inf"), list[Report]()
    async for part in room.check(path, plan):
        if isinstance(part, Report):
            reports.append(part)
            if part.findings:
                first = min(first, time.perf_counter() - begun)
    return reports, first


async def _rows(room: ReadingRoom, path: Path, plan: Plan, reports: list[Report]) -> float:
    """Return how many milliseconds rows from all over the file take."""
    rng, lines = random.Random(SEED), [line for report in reports for line in report.lines]  # noqa: S311
    times = list[float]()
    for _ in range(_ROW_CALLS):
        chosen = rng.sample(lines, _ON_SCREEN)
        begun = time.perf_counter()
        assert len(await room.rows(path, plan.layout, chosen)) == _ON_SCREEN
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def _floor(path: Path, separator: str) -> float:
    begun = time.process_time()
    with path.open(encoding="utf-8", newline="") as file:
        for _ in csv.reader(file, delimiter=separator):
            pass
    return time.process_time() - begun
