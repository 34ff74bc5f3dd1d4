"""Two desks at one login (F38): they meet in the same records, and in the provider's limits; in the end all agree."""

from __future__ import annotations

import asyncio
import random

from tests.faults import checker
from tests.faults.history import PROBLEMS, ROUNDS, drained, listing, sign_in
from tests.faults.network import Weather, weather
from tests.faults.outcome import Outcome, lived
from tests.faults.user import User, fill
from tests.faults.world import World

MUST_FIRE = frozenset(("two at once",))


def run(seed: int) -> Outcome:
    """Let two or three users work side by side."""
    outcome = Outcome(seed)
    with World(seed) as world:
        return lived(world, outcome, lambda world: _life(world, outcome))


async def _life(world: World, outcome: Outcome) -> None:
    fill(world)
    world.network.weather = weather(random.Random(f"weather {world.seed}"))
    desks = [world.desk() for _ in range(world.rng.choice((2, 2, 3)))]
    users = [User(world, desk) for desk in desks]
    for desk in desks:
        desk.limit = 4  # with head-room: other users of the login are invisible (reliability, A.6)
        await desk.begin()
    for _ in range(world.rng.randrange(6, 16)):
        await asyncio.sleep(world.rng.choice((0.0, 0.3, 2.0)) * world.rng.random())
        outcome.fired["two at once"] += 1
        await world.rng.choice(users).act()
    world.network.weather = Weather()
    for _ in range(ROUNDS):
        for desk in desks:
            outcome.violations += await drained(world, desk)
            outcome.violations += checker.refused(world, desk, meddled=True)
            for (number,) in desk.ask(f"SELECT id FROM edit WHERE state IN {PROBLEMS} ORDER BY id DESC"):
                await desk.store.discard([number])
        if not any(desk.ask("SELECT 1 FROM edit WHERE state NOT IN ('done', 'cancelled', 'merged')") for desk in desks):
            break
    for desk in desks:
        sign_in(desk)
        await asyncio.sleep(65.0)
        if not await listing(world, desk):
            outcome.violations.append("a refresh comes to no end")
        outcome.violations += checker.checked(world, desk, meddled=True, open_left=False, listed=True)
