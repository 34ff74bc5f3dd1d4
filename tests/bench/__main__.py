"""`python -m tests.bench [name …] [--contacts N] [--json]`: measures, and prints one table.

Files are made in a temporary folder, the same for the same seed. Ends with 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from smsc_desk.turns import short_turns
from tests.bench import checking, drain, keystrokes, loading, responding, searching, starting, tables, workbook
from tests.bench.figures import Figure, Measurement, Setting, as_json, head, line

MEASUREMENTS: dict[str, Measurement] = {
    "checking": checking.measure,
    "workbook": workbook.measure,
    "drain": drain.measure,
    "loading": loading.measure,
    "refreshing": loading.refreshing,
    "sending": loading.sending,
    "searching": searching.measure,
    "keystrokes": keystrokes.measure,
    "table": tables.measure,
    "responding": responding.measure,
    "starting": starting.measure,
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
    short_turns()  # as the program does
    with tempfile.TemporaryDirectory(prefix="smsc-desk-bench-") as folder:
        setting = Setting(folder=Path(folder), contacts=wanted.contacts)
        figures = list(_measured(wanted.names or MEASUREMENTS, setting, quiet=wanted.json))
    if wanted.json:
        print(as_json(figures))  # noqa: T201 - the answer of a command
    return 1 if any(figure.reached is False for figure in figures) else 0


def _measured(names: Iterable[str], setting: Setting, *, quiet: bool) -> Iterator[Figure]:
    """Yield all figures, each shown as soon as it is known: a million rows take minutes."""
    if not quiet:
        print(head(), flush=True)  # noqa: T201 - the answer of a command
    for name in names:
        for figure in MEASUREMENTS[name](setting):
            if not quiet:
                print(line(figure), flush=True)  # noqa: T201 - as above
            yield figure


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
