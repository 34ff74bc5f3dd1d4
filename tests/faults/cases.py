"""The cases: each takes a size and a range of seeds, and returns its tally. Whoever adds one names it in CASES.

python -m tests.faults                      all of them, quick
python -m tests.faults histories --seed 7   one seed of one case, to replay a failure
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.faults import crashes, desks, history, limits, listings, machine, malformed
from tests.faults.known import known
from tests.faults.outcome import Outcome

SIZES = "quick", "ci", "nightly"


@dataclass
class Tally:
    """What a case found: runs, how often each fault really fired, and what is wrong, seed by seed."""

    runs: int = 0
    fired: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome, replay: str) -> None:
        """Count one run; a violation that is known is counted only."""
        self.runs += 1
        self.fired.update(outcome.fired)
        for violation in outcome.violations:
            if name := known(violation):
                self.known[name] += 1
            else:
                self.violations.append(f"{replay}: {violation}")

    def join(self, other: Tally) -> None:
        self.runs += other.runs
        self.fired.update(other.fired)
        self.known.update(other.known)
        self.violations += other.violations


@dataclass(frozen=True)
class Case:
    """One kind of run. `must_fire` are faults of which none may be missing from a run of ci size.

    `whole` is for cases that cannot be divided between processes.
    """

    run: Callable[[str, Sequence[int]], Tally]
    runs: Mapping[str, int]
    must_fire: frozenset[str] = frozenset()
    whole: bool = False


def each(name: str, one: Callable[[int], Outcome]) -> Callable[[str, Sequence[int]], Tally]:
    """Make a case of a function that lives one seed."""

    def run(_size: str, seeds: Sequence[int]) -> Tally:
        tally = Tally()
        for seed in seeds:
            tally.add(one(seed), f"python -m tests.faults {name} --seed {seed}")
        return tally

    return run


def played(size: str, seeds: Sequence[int]) -> Tally:
    """Let Hypothesis play as many histories as there are seeds."""
    tally = Tally(runs=len(seeds))
    command = f"python -m tests.faults machine --size {size} --first {seeds[0]} --runs {len(seeds)}"
    tally.violations += [f"{command}: {wrong}" for wrong in machine.play(size, seeds)]
    return tally


def sizes(quick: int, ci: int, nightly: int) -> dict[str, int]:
    return {"quick": quick, "ci": ci, "nightly": nightly}


CASES: dict[str, Case] = {
    "histories": Case(each("histories", history.run), sizes(40, 2_000, 20_000), history.MUST_FIRE),
    "crashes": Case(each("crashes", crashes.run), sizes(30, 1_000, 5_000), crashes.MUST_FIRE),
    "desks": Case(each("desks", desks.run), sizes(4, 200, 2_000), desks.MUST_FIRE),
    "limits": Case(
        each("limits", limits.run),
        sizes(len(limits.CASES), 5 * len(limits.CASES), 50 * len(limits.CASES)),
        limits.MUST_FIRE,
    ),
    "listings": Case(each("listings", listings.run), sizes(8, 160, 1_600), listings.MUST_FIRE),
    "malformed": Case(each("malformed", malformed.run), sizes(4, 200, 500), malformed.MUST_FIRE),
    "machine": Case(played, sizes(10, 500, 2_000)),
    "same": Case(each("same", history.twice), sizes(2, 200, 500)),
}  # fmt: skip
"""Not here yet, to be plugged in by those who have them: disk images (F05-F11), real kills (F03, F04), sockets."""
