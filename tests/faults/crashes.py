"""Killed at every moment: before and after each commit, before and after each request leaves, before its answer is
read, and again while it recovers (F01, F02).

A workload is played once to count its moments; then it is played again and killed at one of them, or at two.
"""

from __future__ import annotations

import asyncio
import functools
import random
from dataclasses import dataclass, field

from smsc_desk.sandbox.options import Options
from tests.faults.history import alive, concluded, revived
from tests.faults.network import Weather
from tests.faults.outcome import Outcome, lived
from tests.faults.user import User, fill
from tests.faults.world import World

PAIRS = 0.3  # of all runs are killed a second time, within RECOVERY moments
RECOVERY = 60
MUST_FIRE = frozenset(
    f"kill {label}"
    for label in (
        "before a job of the writer", "after a job of the writer", "before a request leaves", "after a request left",
        "before an answer is read",
    )
) | {"kill", "second kill"}  # fmt: skip


@dataclass(frozen=True)
class Workload:
    """What the user does, in what weather, with which ways of the server."""

    seed: int
    acts: tuple[str, ...]
    options: Options = field(default_factory=Options)
    shares: dict[str, float] = field(default_factory=dict)
    pause_s: float = 0.4
    begins_s: float = 3.0  # the first refresh is over by then


WORKLOADS = (
    Workload(11, ("refresh", "add", "change", "join", "readdress", "block", "delete", "change", "unblock")),
    Workload(12, ("add_group", "join", "rename_group", "move", "leave", "delete_group", "add_group"), pause_s=1.0),
    Workload(13, ("add", "add", "delete", "refresh", "change", "refresh"), Options(page_cap=2), pause_s=0.2),
    Workload(14, ("add", "change", "add_group", "block", "join", "delete"), shares={"mute": 0.3, "zombie": 0.3}),
    Workload(15, ("swap", "readdress", "change", "many", "add", "discard"), shares={"gateway_late": 0.3, "cut": 0.2}),
    Workload(16, ("add", "change", "delete", "block", "retry"), shares={"too_many": 0.2, "repeated": 0.1, "odd": 0.2}),
)


@functools.cache
def moments(number: int) -> int:
    """Return how many moments a workload has when nobody kills it; what follows it is not killed."""
    counted: list[int] = []
    with World(WORKLOADS[number].seed, WORKLOADS[number].options) as world:
        lived(world, Outcome(number), lambda world: _worked(world, WORKLOADS[number], Outcome(number), counted))
    return counted[0] if counted else 1


def run(seed: int) -> Outcome:
    """Kill one workload at a moment: seed 0, 6, 12 … the first workload, seed 1, 7, 13 … the second."""
    number, rng = seed % len(WORKLOADS), random.Random(f"crash {seed}")
    workload, outcome = WORKLOADS[number], Outcome(seed)
    whole = moments(number)
    # All moments once in some order, before any comes twice.
    turn, place = divmod(seed // len(WORKLOADS), whole)
    first = random.Random(f"order {number} {turn}").sample(range(1, whole + 1), whole)[place]
    kills = {first, first + rng.randrange(1, RECOVERY)} if rng.random() < PAIRS else {first}
    with World(workload.seed, workload.options) as world:
        world.kill_at = frozenset(kills)
        lived(world, outcome, lambda world: _life(world, workload, outcome))
    outcome.fired.update(line.partition(" ")[2].replace("killed", "kill") for line in world.trace if " killed " in line)
    outcome.fired["second kill"] += outcome.fired["kill"] > 1
    outcome.violations = [f"{text} (killed at {sorted(kills)})" for text in outcome.violations]
    return outcome


async def _worked(world: World, workload: Workload, outcome: Outcome, counted: list[int]) -> None:
    fill(world)
    world.network.weather = Weather(dict(workload.shares))
    desk = world.desk()
    user = User(world, desk)
    if not await alive(desk, desk.begin()):
        await revived(world, desk, outcome)
    await asyncio.sleep(workload.begins_s)
    for act in workload.acts:
        await asyncio.sleep(workload.pause_s)
        if desk.killed.is_set() or not await alive(desk, getattr(user, act)()):
            await revived(world, desk, outcome)
    await asyncio.sleep(3.0)
    counted.append(len(world.moments))


async def _life(world: World, workload: Workload, outcome: Outcome) -> None:
    await _worked(world, workload, outcome, [])
    desk = world.desks[0]
    if desk.killed.is_set():
        await revived(world, desk, outcome)
    world.kill_at = frozenset()
    world.network.weather.shares.clear()
    outcome.violations += await concluded(world, desk, meddled=False)
