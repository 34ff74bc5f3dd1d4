"""All cases of this folder by name, with how many runs each makes: quick with every test run, ci, and at night."""

from __future__ import annotations

from dataclasses import dataclass

from tests.faults.disk.damage import damaged_files, lying_disks
from tests.faults.disk.disk_errors import failing_disk, full_disk
from tests.faults.disk.foreign_hands import held_by_others, read_by_others
from tests.faults.disk.migrations import stopped_migrations
from tests.faults.disk.power_cuts import careless_power_cuts, power_cuts
from tests.faults.disk.tally import Case


@dataclass(frozen=True)
class Sizes:
    """How many runs; `must_fire` are the faults of which none may be missing in any size."""

    case: Case
    quick: int
    ci: int
    nightly: int
    must_fire: tuple[str, ...]


CASES: dict[str, Sizes] = {
    "power-cuts": Sizes(power_cuts, 60, 2_000, 20_000, ("F05", "F06")),
    "lying-disks": Sizes(lying_disks, 30, 200, 2_000, ("F07",)),
    "failing-disk": Sizes(failing_disk, 20, 600, 5_000, ("F08",)),
    "full-disk": Sizes(full_disk, 20, 300, 3_000, ("F09",)),
    "held-by-others": Sizes(held_by_others, 2, 10, 50, ("F10",)),
    "damaged-files": Sizes(damaged_files, 32, 300, 5_000, ("F11",)),
    "stopped-migrations": Sizes(stopped_migrations, 40, 400, 4_000, ("F52",)),
    "read-by-others": Sizes(read_by_others, 1, 20, 100, ("F53",)),
}

MUST_FAIL: dict[str, Case] = {"synchronous=NORMAL": careless_power_cuts}
"""Seeded mistakes: some 60 runs of each must find violations."""
