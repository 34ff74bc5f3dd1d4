"""What became of one run."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.faults.world import World


@dataclass
class Outcome:
    """One seed's violations, the faults that fired, and the hash of all that happened."""

    seed: int
    violations: list[str] = field(default_factory=list)
    fired: Counter[str] = field(default_factory=Counter)
    digest: str = ""


def lived(world: World, outcome: Outcome, life: Callable[[World], Awaitable[None]]) -> Outcome:
    """Let a world live; whatever escapes is a violation."""
    try:
        world.run(life)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told with its seed
        where = traceback.extract_tb(error.__traceback__)[-3:]
        places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(where))
        outcome.violations.append(f"{type(error).__name__}: {error} ({places})")
    outcome.violations += [f"a task failed: {error!r}" for error in world.loop.failures]
    outcome.fired.update(world.network.fired)
    outcome.digest = world.digest()
    return outcome
