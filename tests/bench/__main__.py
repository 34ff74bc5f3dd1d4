"""`python -m tests.bench [name …] [--contacts N] [--json]`: measures, and prints one table.

Files are made in a temporary folder, the same for the same seed. Ends with 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.bench import checking, drain, workbook
from tests.bench.figures import Figure, Measurement, Setting, as_json, table

MEASUREMENTS: dict[str, Measurement] = {
    "checking": checking.measure,
    "workbook": workbook.measure,
    "drain": drain.measure,
}


def main(arguments: list[str]) -> int:
    """Measure what was asked for, or all."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description="Measure against floors of the same run."
    )
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(MEASUREMENTS))
    parser.add_argument("--contacts", type=int, default=1_000_000, help="rows of the lists")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    wanted = parser.parse_args(arguments)
    if unknown := set(wanted.names) - MEASUREMENTS.keys():
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="smsc-desk-bench-") as folder:
        setting = Setting(folder=Path(folder), contacts=wanted.contacts)
        figures: list[Figure] = []
        for name in wanted.names or MEASUREMENTS:
            figures += MEASUREMENTS[name](setting)
    print(as_json(figures) if wanted.json else table(figures))  # noqa: T201 - the answer of a command
    return 1 if any(figure.reached is False for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
