"""What a disk may hold after a power cut: all that was synced, and of the rest some sectors, in any order."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.disk.recording import Event

SECTOR = 512
SHARES = (0.0, 0.1, 0.5, 0.9, 1.0)
"""How much of what was not synced got to the disk."""


@dataclass
class _File:
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)
    named: bool = False  # the folder surely knows it

    def sync(self) -> None:
        for event in self.pending:
            _apply(self.durable, event)
        self.pending.clear()
        self.named = True

    def cut(self, rng: random.Random, share: float) -> bytearray:
        """Return what is left of it."""
        content = bytearray(self.durable)
        parts = [part for event in self.pending for part in _sectors(event) if rng.random() < share]
        if rng.random() < 0.5:
            rng.shuffle(parts)
        for part in parts:
            _apply(content, part)
        return content


def _apply(content: bytearray, event: Event) -> None:
    if event[0] == "truncate":
        size = event[2]
        del content[size:]
        content.extend(bytes(size - len(content)))
        return
    _, _, offset, data = event
    if offset > len(content):
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _sectors(event: Event) -> Iterator[Event]:
    """Cut a write at the sectors of the disk, each of which is written or not."""
    if event[0] != "write":
        yield event
        return
    kind, name, offset, data = event
    start = 0
    while start < len(data):
        end = min(len(data), start + SECTOR - (offset + start) % SECTOR)
        yield kind, name, offset + start, data[start:end]
        start = end


class Disk:
    """The files of a recorded log, event by event.

    Names are kept in order, as journalling file systems do: once anything later was synced, a deletion or a new name
    is there for good. Until then it may be there or not. With `lying`, syncs are told and not done.
    """

    def __init__(self, *, lying: bool = False) -> None:
        self._files: dict[str, _File] = {}
        self._deleted: dict[str, _File] = {}
        self._renamed: dict[str, str] = {}
        self._lying = lying

    def feed(self, event: Event) -> None:
        match event:
            case ("write" | "truncate", name, *_):
                self._files.setdefault(name, _File()).pending.append(event)
            case ("sync", name):
                if not self._lying:
                    self._files.setdefault(name, _File()).sync()
                    self._deleted.clear()
                    self._renamed.clear()
            case ("delete", name):
                if (file := self._files.pop(name, None)) is not None:
                    self._deleted[name] = file
            case ("rename", old, new):
                if (file := self._files.pop(old, None)) is not None:
                    self._files[new] = file
                    self._renamed[new] = old

    def write(self, folder: Path, rng: random.Random, share: float | None = None) -> None:
        """Write what a power cut now may leave."""
        share = rng.choice(SHARES) if share is None else share
        deleted = {name: file for name, file in self._deleted.items() if name not in self._files}
        for name, file in (self._files | deleted).items():
            if (name in deleted or not file.named) and rng.random() >= share:
                continue  # the name is gone, or was never there
            kept = self._renamed.get(name, name) if rng.random() >= share else name
            path = folder / kept
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(file.cut(rng, share))


def cuts(log: Sequence[Event], runs: int, seed: int, first: int = 0) -> Iterator[tuple[int, random.Random]]:
    """Yield so many moments of a log, in their order, each with its own randomness."""
    chosen = random.Random(seed)
    moments = sorted(chosen.randrange(first, len(log) + 1) for _ in range(runs))
    for number, moment in enumerate(moments):
        yield moment, random.Random(f"{seed}/{number}")
