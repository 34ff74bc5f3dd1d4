"""Runs cases in several processes, and prints what they found as one table."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed

from tests.faults.cases import CASES, Case, Tally

SHOWN = 20  # violations of one case


def _part(task: tuple[str, str, range]) -> tuple[str, Tally, float]:
    name, size, seeds = task
    began = time.perf_counter()
    tally = CASES[name].run(size, seeds)
    return name, tally, time.perf_counter() - began


def _parts(name: str, case: Case, size: str, first: int) -> list[tuple[str, str, range]]:
    seeds = range(first, first + case.runs[size])
    if not seeds:
        return []
    step = -(-len(seeds) // case.parts)
    return [(name, size, seeds[start : start + step]) for start in range(0, len(seeds), step)]


def run(names: list[str], size: str, jobs: int, first: int = 0) -> tuple[dict[str, Tally], dict[str, float]]:
    """Run cases in so many processes; return tallies and seconds of work by case."""
    # Scenes of processes mostly wait, for a fence or for the provider's minute: they begin first, beside the others.
    ordered = sorted(names, key=lambda name: not CASES[name].waits)
    tasks = [part for name in ordered for part in _parts(name, CASES[name], size, first)]
    tallies = {name: Tally() for name in names}
    seconds = dict.fromkeys(names, 0.0)
    if jobs == 1:
        done = map(_part, tasks)
        return _joined(done, tallies, seconds)
    # Spawned, not forked: what runs here has locks and an SQLite library of its own. A pool that lost a process ends.
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        return _joined((done.result() for done in as_completed(pool.submit(_part, task) for task in tasks)),
                       tallies, seconds)  # fmt: skip


def _joined(
    done: Iterable[tuple[str, Tally, float]], tallies: dict[str, Tally], seconds: dict[str, float]
) -> tuple[dict[str, Tally], dict[str, float]]:
    for name, tally, spent in done:
        tallies[name].join(tally)
        seconds[name] += spent
    return tallies, seconds


def report(tallies: dict[str, Tally], seconds: dict[str, float], size: str) -> bool:
    """Print the table; tell whether all is well."""
    well = True
    say(f"{'case':12} {'runs':>7} {'faults':>9} {'kinds':>6} {'wrong':>6} {'known':>6} {'seconds':>8}")
    for name, tally in tallies.items():
        fired = {fault: count for fault, count in tally.fired.items() if count and fault != "fine"}
        say(
            f"{name:12} {tally.runs:7} {sum(fired.values()):9} {len(fired):6} {len(tally.violations):6}"
            f" {sum(tally.known.values()):6} {seconds[name]:8.1f}"
        )
        missing = CASES[name].must_fire - fired.keys() if size != "quick" and tally.runs else frozenset()
        well = well and not tally.violations and not missing
        for fault in sorted(missing):
            say(f"  never fired: {fault}")
        for count, text in ((count, text) for text, count in tally.known.items()):
            say(f"  known, {count} times: {text}")
        for violation in tally.violations[:SHOWN]:
            say(f"  {violation}")
    return well


def faults(tallies: dict[str, Tally]) -> None:
    """Print how often each fault fired, over all cases."""
    whole = sum((tally.fired for tally in tallies.values()), start=Tally().fired)
    say("fired: " + ", ".join(f"{name} {count}" for name, count in sorted(whole.items())))


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - that is what the command is for
