"""What a check has found so far, small enough for a million rows: numbers in arrays, findings packed by the chunk."""

from __future__ import annotations

import bisect
import itertools
import pickle
import zlib
from array import array
from collections import Counter, OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from smsc_desk.files.checking import Finding, Report, State
from smsc_desk.files.headers import Target
from smsc_desk.files.plan import Decision
from smsc_desk.files.reading import Weight

_OPEN = 8
"""Chunks of findings that are kept unpacked: those on the screen and around it."""
_REJECTED, _ASK, _REPAIRED = int(State.REJECTED), int(State.ASK), int(Weight.REPAIRED)

Key = tuple[Target, str]
"""A kind of problem: which target, and the reason's key."""


@dataclass(slots=True)
class Results:
    """Rows in the order of the file; `rows of` are positions in that order."""

    lines: array[int] = field(default_factory=lambda: array("I"))
    states: bytearray = field(default_factory=bytearray)
    weights: bytearray = field(default_factory=bytearray)
    attention: array[int] = field(default_factory=lambda: array("I"))
    blocked: array[int] = field(default_factory=lambda: array("I"))
    by_state: dict[int, array[int]] = field(default_factory=dict)
    by_reason: dict[Key, array[int]] = field(default_factory=dict)
    complete: bool = False
    _packed: dict[int, bytes] = field(default_factory=dict)  # by chunk: the findings of it
    _starts: array[int] = field(default_factory=lambda: array("I"))  # position of each chunk's first row
    _open: OrderedDict[int, dict[int, Finding]] = field(default_factory=OrderedDict)

    def add(self, report: Report) -> None:
        """Take the next chunk."""
        start = len(self.lines)
        self._starts.append(start)
        self.lines.extend(report.lines)
        self.states += report.states
        self.weights += report.weights
        self._sort(start, report)
        if report.findings:
            kept = pickle.dumps(report.findings, pickle.HIGHEST_PROTOCOL)
            self._packed[len(self._starts) - 1] = zlib.compress(kept, 1)
            self._list(start, report)

    def _sort(self, start: int, report: Report) -> None:
        """Note the rows of each state, and those that a person should look at."""
        states, weights = report.states, report.weights
        for state, count in Counter(states).items():
            found = self.by_state.setdefault(state, array("I"))
            if count == len(states):  # as in most chunks
                found.extend(range(start, start + count))
            else:
                found.extend([start + at for at, each in enumerate(states) if each == state])
        if max(weights, default=0) > _REPAIRED + 1 or _ASK in states or _REJECTED in states:
            self.attention.extend([
                start + at
                for at, (state, weight) in enumerate(zip(states, weights, strict=True))
                if weight > _REPAIRED + 1 or state in {_ASK, _REJECTED}
            ])  # fmt: skip

    def _list(self, start: int, report: Report) -> None:
        places = {line: start + at for at, line in enumerate(report.lines)}
        for finding in report.findings:
            if any(proposal.block is not None for proposal in finding.proposals):
                self.blocked.append(places[finding.line])
            for key in {(problem.target, problem.reason) for problem in finding.problems if problem.weight > _REPAIRED}:
                self.by_reason.setdefault(key, array("I")).append(places[finding.line])

    def doubtful_first(self, positions: Sequence[int]) -> Sequence[int]:
        """Return positions, those that a person should look at before the others; 0.1 s for a million."""
        doubtful = set(self.attention)
        first = [at for at in positions if at in doubtful]
        return array("I", itertools.chain(first, (at for at in positions if at not in doubtful)))

    def answered(self, decided: Mapping[int, Decision]) -> Counter[Decision]:
        """Count the answers to rows that ask."""
        if not decided:
            return Counter()
        lines = {self.lines[at] for at in self.by_state.get(_ASK, ())}
        return Counter(decision for line, decision in decided.items() if line in lines)

    def rows(self) -> Iterator[tuple[int, State, Finding | None]]:
        """Yield all rows with what was found in them; on any thread, once the results are complete."""
        for chunk, start in enumerate(self._starts):
            end = self._starts[chunk + 1] if chunk + 1 < len(self._starts) else len(self.lines)
            packed = self._packed.get(chunk)
            found = {finding.line: finding for finding in _unpacked(packed)} if packed else {}
            for at in range(start, end):
                yield self.lines[at], State(self.states[at]), found.get(self.lines[at])

    def finding(self, position: int) -> Finding | None:
        """Return what was found in a row, None where there is nothing to say."""
        chunk = _chunk_of(self._starts, position)
        if chunk not in self._packed:
            return None
        if chunk not in self._open:
            self._open[chunk] = {finding.line: finding for finding in _unpacked(self._packed[chunk])}
            if len(self._open) > _OPEN:
                self._open.popitem(last=False)
        self._open.move_to_end(chunk)
        return self._open[chunk].get(self.lines[position])


def _unpacked(packed: bytes) -> tuple[Finding, ...]:
    found: tuple[Finding, ...] = pickle.loads(zlib.decompress(packed))  # noqa: S301 - our own
    return found


def _chunk_of(starts: array[int], position: int) -> int:
    return bisect.bisect_right(starts, position) - 1
