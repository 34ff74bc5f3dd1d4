"""F08 and F09: the Nth operation fails, or the disk is full for a while. What failed is not there, the rest is.

A command that raised has changed nothing, in the window or on the disk; a later one goes on as if nothing had been.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw

from smsc_desk.book.errors import DiskTrouble
from smsc_desk.store import rescue
from smsc_desk.store.rescue import open_copy
from tests.faults.disk.failing import Failing, Fault, broken, none
from tests.faults.disk.inline import InlineLane, one_loop, scratch
from tests.faults.disk.state import state_of
from tests.faults.disk.tally import Tally, timed
from tests.faults.disk.workload import NOW_MS, Day

SMALL = 24


@timed
def failing_disk(runs: int, seed: int) -> Tally:
    """F08: let one operation of a small day fail, each in turn; all of them if there are runs enough."""

    def fault(number: int, _rng: random.Random) -> Fault:
        return lambda kind, count: broken(kind) if count == number else None

    return _days(Tally("failing disk"), "F08", runs, seed, fault)


@timed
def full_disk(runs: int, seed: int) -> Tally:
    """F09: no write finds room for a while, then there is room again."""

    def fault(number: int, rng: random.Random) -> Fault:
        end = number + rng.choice((1, 3, 10, 40))
        full = apsw.FullError("no room")
        return lambda kind, count: full if kind == "write" and number <= count < end else None

    return _days(Tally("full disk"), "F09", runs, seed, fault)


def _days(tally: Tally, name: str, runs: int, seed: int, fault: Callable[[int, random.Random], Fault]) -> Tally:
    with one_loop() as run:
        whole = Failing()
        with scratch() as folder:
            run(_Trial(folder, whole, seed).live())
        numbers = list(range(1, whole.count + 1))
        random.Random(seed).shuffle(numbers)
        for number in numbers[:runs]:
            vfs = Failing(number)
            vfs.fault = fault(number, random.Random(f"{seed}/{number}"))
            with scratch() as folder:
                trial = _Trial(folder, vfs, seed)
                run(trial.live())
            tally.violations += [f"seed {seed}, operation {number}: {text}" for text in trial.wrong]
            tally.fired[name] += bool(vfs.fired)
            tally.runs += 1
            vfs.unregister()
        whole.unregister()
    return tally


class _Trial:
    """A day on a disk that fails."""

    def __init__(self, folder: Path, vfs: Failing, seed: int) -> None:
        self._path, self._vfs = folder / "book.db", vfs
        self._day = Day(self._path, seed, vfs.name, contacts=SMALL)
        self._shown = ""
        self.wrong: list[str] = []

    async def live(self) -> None:
        while not await self._step(self._day.open):
            if len(self.wrong) > 9:
                return
        async for step in self._day.steps():
            await self._step(step)
            if self._day.store is None or self._day.store._closing:  # closed, and not opened again
                while not await self._step(self._day.open):
                    pass
        await self._day.close()
        await self._again()

    async def _step(self, step: Callable[[], Any]) -> bool:
        store, before = self._day.store, self._shown
        try:
            await step()
        except DiskTrouble:
            if store is not None and not store._closing and (now := state_of(store._window)) != before:
                self.wrong.append(f"{step.__qualname__} failed, and is seen: {_differences(before, now)}")
            return False
        except Exception as error:  # noqa: BLE001 - whatever else it is, it is wrong
            self.wrong.append(f"{step.__qualname__}: {error!r}")
            return False
        assert self._day.store is not None
        self._shown = state_of(self._day.store._window)
        return True

    async def _again(self) -> None:
        """What was shown last is what the next start finds, on a disk that works."""
        self._vfs.fault = none
        store = await open_copy(self._path, clock=lambda: NOW_MS, lane=InlineLane)
        if (rescued := rescue.rescued_of(store)) is not None:
            self.wrong.append(f"damaged: {rescued.found}")
        if (now := state_of(store._window)) != self._shown:
            self.wrong.append(f"shown and found differ: {_differences(self._shown, now)}")
        if (answer := store._db.read(lambda db: db.execute("PRAGMA integrity_check").fetchone())) != ("ok",):
            self.wrong.append(f"integrity_check: {answer}")
        await store.close()


def _differences(before: str, after: str) -> list[str]:
    pairs = zip(before.split("), ("), after.split("), ("), strict=False)
    return [f"{one} -> {other}" for one, other in pairs if one != other]
