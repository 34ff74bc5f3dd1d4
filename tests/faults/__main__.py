"""`python -m tests.faults [case …] [--size quick|ci|nightly] [--jobs 2] [--seed N]`: runs cases and prints one table.

Ends with 1 where anything is wrong that is not known, or where a fault never fired (ci, nightly).
"""

from __future__ import annotations

import argparse
import sys

from tests.faults.cases import CASES, SIZES
from tests.faults.running import faults, report, run


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="Run the cases of faults.")
    parser.add_argument("cases", nargs="*", metavar="case", help=", ".join(CASES))
    parser.add_argument("--size", choices=SIZES, default="quick")
    parser.add_argument("--jobs", type=int, default=5, help="at once; three of them mostly wait")
    parser.add_argument("--seed", type=int, help="run this seed only")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--runs", type=int, help="so many runs, in one part")
    wanted = parser.parse_args(arguments)
    names = wanted.cases or list(CASES)
    if unknown := set(names) - CASES.keys():
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    if wanted.seed is not None or wanted.runs:
        first = wanted.first if wanted.seed is None else wanted.seed
        tallies = {name: CASES[name].run(wanted.size, range(first, first + (wanted.runs or 1))) for name in names}
        return 0 if report(tallies, dict.fromkeys(names, 0.0), "quick") else 1
    tallies, seconds = run(names, wanted.size, wanted.jobs, wanted.first)
    well = report(tallies, seconds, wanted.size)
    faults(tallies)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
