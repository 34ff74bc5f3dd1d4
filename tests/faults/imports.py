"""An import that is killed again and again, then undone: every row once, and in the end the book as it was.

The program is a process against `smsc-desk serve`; it is killed when it has planned, or sent, as much as the seed says.
What the server keeps is read from its own file.
"""

from __future__ import annotations

import csv
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from smsc_desk.sandbox.answers import ContactRow, GroupRow
from smsc_desk.sandbox.options import Account, Options
from smsc_desk.sandbox.rules import Provider
from tests.faults.import_child import FILE
from tests.faults.kills import PATIENCE_S, Process
from tests.faults.outcome import Outcome

LATENCY_MS = 20
THERE = 300  # contacts that are in the book before
SHORT_S = 0.5  # at most so long after a moment of progress it is killed

SCENES = {"quick": (120, 2), "ci": (2_000, 3), "nightly": (20_000, 10)}
"""Rows and kills of one import, by size; its undoing is killed a third as often, and once at least."""

KILL, KILL_OF_UNDO = "kill of an import", "kill of an undoing"
KILLS = frozenset({KILL, KILL_OF_UNDO})


class Person(NamedTuple):
    """What the file wants of a contact."""

    phone: str
    first: str
    comment: str
    group: str


def import_and_undo(seed: int, rows: int, kills: int) -> Outcome:
    """Import so many rows with so many kills, undo that with fewer, and compare the server's book."""
    outcome, rng = Outcome(seed), random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="smsc-desk-imports-") as name:
        folder = Path(name)
        before = _begin(folder)
        people = _written(folder / FILE, rng, rows, [row.addresses for row in before if not is_group(row)])
        with _Serving(folder) as port:
            _live(outcome, rng, (folder, port), rows, kills)
        after = _book(folder)
        outcome.violations += _compared(before, after, people)
        with _Serving(folder) as port:
            _live(outcome, rng, (folder, port), rows, max(1, kills // 3), undo=True)
        outcome.violations += _undone(before, _book(folder))
    return outcome


# ---- the server


class _Serving:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> int:
        self._process = Process(
            "-m", "smsc_desk", "serve", "--data", str(self._folder / "provider.db"), "--latency-ms", str(LATENCY_MS)
        )
        line = self._process.line(60)
        found = re.search(r":(\d+)$", line or "")
        assert found, self._process.errors
        return int(found[1])

    def __exit__(self, *_: object) -> None:
        self._process.end()


def _begin(folder: Path) -> list:
    provider = Provider(str(folder / "provider.db"), account=Account())
    provider.load_groups([(0, "Known", None)])
    for number in range(THERE):
        values = {"phone": f"7900{number:07}", "fnm": f"Old {number}", "cmt": "kept", "grp": "1"}
        provider.execute("phones", {"add": "1"} | values, Options(limits=False))
    provider.close()
    return _book(folder)


def _book(folder: Path) -> list:
    """Return contacts and groups as the server keeps them."""
    provider = Provider(str(folder / "provider.db"), account=Account())
    try:
        return [*_contacts(provider), *_rows(provider, "get_group")]
    finally:
        provider.close()


def _contacts(provider: Provider) -> Iterator:
    last: dict[str, str] = {}
    while rows := _rows(provider, "get", **last):
        yield from rows
        last = {"after_id": str(rows[-1].int_id)}


def _rows(provider: Provider, command: str, **params: str) -> list:
    options = Options(limits=False, empty_list="array")
    answer = provider.execute("phones", {command: "1"} | params, options)
    return list(getattr(answer, "rows", answer))


# ---- the file


def _written(path: Path, rng: random.Random, rows: int, there: list[str]) -> dict[str, Person]:
    """Write the file; return what each contact is to be in the end."""
    people: dict[str, Person] = {}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Phone", "First name", "Comment", "Groups"])
        for number in range(rows):
            phone = rng.choice(there) if rng.random() < 0.02 else f"7999{number:07}"
            if people and rng.random() < 0.01:
                phone = rng.choice([*people])
            person = Person(phone, f"New {number}", f"line {number}", rng.choice(("", "Known", "Fresh")))
            writer.writerow(person)
            people[phone] = person
    return people


# ---- the program


def _live(
    outcome: Outcome, rng: random.Random, where: tuple[Path, int], rows: int, kills: int, *, undo: bool = False
) -> None:
    """Kill the program when it has come so far, and let it come to its end."""
    folder, port = where
    command = ("-m", "tests.faults.import_child", "--folder", str(folder), "--port", str(port))
    command += ("--undo",) if undo else ()
    moments = sorted((rng.random() * rows, rng.random() < 0.5) for _ in range(kills))
    for moment, by_plan in moments:
        _killed(Process(*command), moment, by_plan, rng.uniform(0, SHORT_S))
        outcome.fired[KILL_OF_UNDO if undo else KILL] += 1
    child = Process(*command)
    try:
        outcome.violations += _ended(child)
    finally:
        child.end()


def _killed(child: Process, moment: float, by_plan: bool, later_s: float) -> None:
    try:
        for line in _lines(child):
            _, planned, done = line.split()[:3]
            if line.startswith("ended") or float(planned if by_plan else done) >= moment:
                time.sleep(later_s)
                return
    finally:
        child.end()


def _ended(child: Process) -> list[str]:
    for line in _lines(child):
        if line.startswith("ended"):
            _, state, _, not_done = line.split()
            return [] if (state, not_done) == ("done", "0") else [f"it ended so: {line}"]
    return [f"the program ended by itself: {''.join(child.errors)[-2000:]}"]


def _lines(child: Process) -> Iterator[str]:
    """Yield what a child says, as long as it gets on: TimeoutError where it says the same for too long."""
    last, end = "", time.monotonic() + PATIENCE_S
    while (line := child.line(end - time.monotonic())) is not None:
        if line != last:
            last, end = line, time.monotonic() + PATIENCE_S
        yield line


# ---- the truth


def is_group(row: ContactRow | GroupRow) -> bool:
    return isinstance(row, GroupRow)


def _compared(before: list, after: list, people: dict[str, Person]) -> list[str]:
    groups = {str(row.id): row.name for row in after if is_group(row)}
    contacts = [row for row in after if not is_group(row)]
    times = Counter(row.addresses for row in contacts)
    wrong = [f"{phone}: {count} times" for phone, count in times.items() if count != 1]
    wrong += [f"{phone}: missing" for phone in people if not times[phone]]
    if len([*groups.values()]) != len(set(groups.values())):
        wrong.append(f"groups twice: {sorted(groups.values())}")
    old = {row.addresses: row for row in before if not is_group(row)}
    for row in contacts:
        person = people.get(row.addresses)
        if person is None:
            wrong += [] if row == old.get(row.addresses) else [f"{row.addresses} was not in the file: {row}"]
        elif (row.first, row.comment) != (person.first, person.comment):
            wrong.append(f"{row.addresses}: {row.first}, {row.comment} instead of {person}")
        elif person.group and person.group not in {groups[number] for number in row.groups.split(",")}:
            wrong.append(f"{row.addresses}: not in {person.group}")
    return wrong[:20]


def _undone(before: list, after: list) -> list[str]:
    wrong = [f"not as it was: {row}" for row in after if row not in before]
    return (wrong + [f"gone: {row}" for row in before if row not in after])[:20]
