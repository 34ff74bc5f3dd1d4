"""What a case of faults found."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Runs, how often each fault (F-number) really fired, and what is wrong, each with its seed."""

    case: str
    runs: int = 0
    fired: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)
    seconds: float = 0.0


Case = Callable[[int, int], Tally]


def timed(case: Case) -> Case:
    """Let a case note how long it took."""

    def run(runs: int, seed: int) -> Tally:
        began = time.monotonic()
        tally = case(runs, seed)
        tally.seconds = time.monotonic() - began
        return tally

    run.__name__, run.__doc__ = case.__name__, case.__doc__
    return run
