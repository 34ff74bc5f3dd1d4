"""The cases: each takes a size and a range of seeds, and returns its tally. Whoever adds one names it in CASES.

python -m tests.faults                      all of them, quick
python -m tests.faults histories --seed 7   one seed of one case, to replay a failure
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.faults import (
    crashes,
    desks,
    history,
    imports,
    kills,
    limits,
    listings,
    machine,
    malformed,
    sequences,
    toxics,
)
from tests.faults.disk import cases as disk
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

    `waits` is for cases that mostly wait. The runs are given to the processes in so many `parts`.
    """

    run: Callable[[str, Sequence[int]], Tally]
    runs: Mapping[str, int]
    must_fire: frozenset[str] = frozenset()
    waits: bool = False
    parts: int = 16


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


def counted(name: str, one: Callable[[int], Outcome]) -> Callable[[str, Sequence[int]], Tally]:
    """Make a case of a function whose seed is a scene of many kills: those are the runs."""

    def run(_size: str, seeds: Sequence[int]) -> Tally:
        tally = Tally()
        for seed in seeds:
            outcome = one(seed)
            tally.add(outcome, f"python -m tests.faults {name} --seed {seed}")
            tally.runs += max(0, sum(count for fault, count in outcome.fired.items() if fault.startswith("kill")) - 1)
        return tally

    return run


def beside(name: str, together: Callable[[Sequence[int]], list[Outcome]]) -> Callable[[str, Sequence[int]], Tally]:
    """Make a case of a function that lives its seeds side by side."""

    def run(_size: str, seeds: Sequence[int]) -> Tally:
        tally = Tally()
        for outcome in together(seeds):
            tally.add(outcome, f"python -m tests.faults {name} --seed {outcome.seed}")
        return tally

    return run


def imported(size: str, seeds: Sequence[int]) -> Tally:
    """Let each seed be one import that is killed and undone, of as many rows and kills as its size has."""
    tally = Tally()
    rows, kills_of_one = imports.SCENES[size]
    for seed in seeds:
        outcome = imports.import_and_undo(seed, rows, kills_of_one)
        tally.add(outcome, f"python -m tests.faults imports --size {size} --seed {seed}")
        tally.runs += sum(outcome.fired.values()) - 1
    return tally


def of_disk(case: disk.Sizes) -> Callable[[str, Sequence[int]], Tally]:
    """Make a case of one of the disk's, which take a number of runs and a seed."""

    def run(_size: str, seeds: Sequence[int]) -> Tally:
        if not seeds:
            return Tally()
        found = case.case(len(seeds), seeds[0])
        return Tally(runs=found.runs, fired=found.fired, violations=found.violations)

    return run


def sizes(quick: int, ci: int, nightly: int) -> dict[str, int]:
    return {"quick": quick, "ci": ci, "nightly": nightly}


KILLED = frozenset(kills.FAULTS)

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
    "sequences": Case(
        each("sequences", sequences.run),
        sizes(0, 0, len(sequences.PREFIXES)),
        frozenset(f"sequence of {length}" for length in range(2, sequences.LONGEST + 1)),
        parts=len(sequences.PREFIXES),
    ),
    # Over sockets, in real seconds: those of a part wait side by side.
    "toxics": Case(beside("toxics", toxics.run), sizes(8, 96, 480), toxics.MUST_FIRE, waits=True, parts=4),
    "same": Case(each("same", history.twice), sizes(2, 200, 500)),
    # Processes: one seed is a whole scene with many kills of its own, counted as runs.
    "kills": Case(counted("kills", kills.engine), sizes(0, 4, 20), KILLED | {"kill"}, waits=True),
    "windows": Case(counted("windows", kills.windows), sizes(0, 1, 10), KILLED | {kills.OF_WINDOW}, waits=True),
    "workday": Case(counted("workday", kills.workday), sizes(0, 0, 1), KILLED | {kills.OF_WINDOW}, waits=True),
    "imports": Case(imported, sizes(1, 1, 1), imports.KILLS, waits=True),
    "drain": Case(counted("drain", kills.drain), sizes(0, 1, 3), KILLED, waits=True),
} | {
    # Their quick size is run by tests of their own.
    name: Case(of_disk(case), sizes(0, case.ci, case.nightly), frozenset(case.must_fire))
    for name, case in disk.CASES.items()
}  # fmt: skip
