"""What is measured, and how it is told: a value, the floor it stands on, their ratio, and the goal."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

TIMES = 3
"""Each figure is the median of so many."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of the table; `goal` is the most that is allowed, of the ratio where `by_ratio`, else of the value."""

    name: str
    unit: str
    value: float
    floor: float | None = None
    goal: float | None = None
    by_ratio: bool = False

    @property
    def ratio(self) -> float | None:
        return self.value / self.floor if self.floor else None

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached, None without one."""
        if self.goal is None:
            return None
        return ((self.ratio or 0.0) if self.by_ratio else self.value) <= self.goal


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What a measurement is made with: so many contacts, files in a folder that is removed afterwards."""

    folder: Path
    contacts: int


Measurement = Callable[[Setting], Iterable[Figure]]


def medians(runs: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the median of each value over all runs."""
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


_HEADS = ("figure", "value", "floor", "ratio", "goal", "")
_WIDTHS = (46, 14, 14, 8, 14, 8)


def head() -> str:
    """Return the first line of the table."""
    return _line(_HEADS)


def line(figure: Figure) -> str:
    """Return a figure's line of the table."""
    return _line(_cells(figure))


def as_json(figures: Iterable[Figure]) -> str:
    """Return all figures as JSON."""
    return json.dumps([asdict(each) | {"ratio": each.ratio, "reached": each.reached} for each in figures], indent=1)


def _line(cells: Sequence[str]) -> str:
    padded = [cell.rjust(width) for cell, width in zip(cells[1:], _WIDTHS[1:], strict=True)]
    return (cells[0].ljust(_WIDTHS[0]) + "".join(padded)).rstrip()


def _cells(figure: Figure) -> tuple[str, ...]:
    told = {True: "", False: "MISSED", None: "no goal"}[figure.reached]
    floor = "" if figure.floor is None else f"{figure.floor:.3g} {figure.unit}"
    ratio = "" if figure.ratio is None else f"{figure.ratio:.1f}×"
    goal = "" if figure.goal is None else f"≤ {figure.goal:.4g}{'×' if figure.by_ratio else ' ' + figure.unit}"
    return figure.name, f"{figure.value:.3g} {figure.unit}", floor, ratio, goal, told
