"""The provider's memory of identical requests, kept over restarts of the program.

The provider refuses the fourth identical request within a minute (the specification, error 9), whoever restarted what
meanwhile. While the program runs, spans are counted on its own clock, which never jumps; the file is for the next
start. It keeps the wall clock and the own one, which goes on over restarts of the program on all systems, though not
over those of the computer: of the two ages the smaller is believed, so that whoever sets the clock loses no memory.
"""

from __future__ import annotations

import collections
import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import apsw

from smsc_desk.store.database import Lane, Writer, select

MEMORY_S = 61.0
"""An entry lives so long after its answer (reliability, A.6)."""

LONGEST_MS = 600_000
"""Older rows mean nothing any more, whatever became of their requests."""

SWEEP = 256
"""So many new entries between two removals of old rows."""


@dataclass(slots=True, eq=False)
class _Leaving:
    """An entry on its way to the disk; `number` is 0 until it is there."""

    hashed: str
    now_ms: int
    now_s: float
    sweep: bool
    number: int = 0


class RequestLedger:
    """Live entries by the key of a request; `clock` counts seconds and never goes back, `wall` is UTC milliseconds.

    Only a hash of the key is kept in the file: a key holds numbers and names. What is released is written with the
    next transaction that has a reason of its own (`flush`): the one that settles the edit, as a rule. Until then the
    file says that the answer has not come, which errs on the safe side.
    """

    def __init__(
        self,
        lane: Lane,
        writer: Writer,
        *,
        clock: Callable[[], float],
        wall: Callable[[], int],
        fence_s: float,
    ) -> None:
        self._lane, self._writer, self._clock, self._wall, self._fence_s = lane, writer, clock, wall, fence_s
        self._ends: dict[str, dict[int, float]] = {}
        self._hashes: dict[int, str] = {}
        self._added = 0
        self._leaving: collections.deque[_Leaving] = collections.deque()
        self._orphans: list[float] = []
        self._unwritten: collections.deque[tuple[int, tuple[int, float] | None]] = collections.deque()

    async def load(self) -> None:
        """Take over what earlier runs left; one without an answer may still be on its way for the whole fence."""
        now_ms = self._wall()
        for number, key, sent_ms, released_ms, released_s in await self._lane.run(
            self._writer.commit, _rows, now_ms, self._clock()
        ):
            left = self._left(now_ms, sent_ms, released_ms, released_s)
            if left > MEMORY_S:  # it may still run: the memory counts from its end
                self._orphans.append(left - MEMORY_S)
            if left > 0:
                self._hashes[number] = key
                self._ends.setdefault(key, {})[number] = self._clock() + left

    @property
    def orphans(self) -> Sequence[float]:
        """For each request of an earlier run that may still be carried out: seconds until it cannot be any more."""
        return tuple(self._orphans)

    def _left(self, now_ms: int, sent_ms: int, released_ms: int | None, released_s: float | None) -> float:
        """Return the seconds an entry of an earlier run lives on; a clock that was put back makes it young again.

        The moment it counts from may lie ahead: one without an answer counts from when it can run no more.
        """
        if released_ms is None:
            return self._fence_s + MEMORY_S
        # It was sent before now, so no more than this lies ahead, whatever clocks were put back.
        longest = self._fence_s if released_ms < sent_ms else min((released_ms - sent_ms) / 1000, self._fence_s)
        ahead = [min((released_ms - now_ms) / 1000 if now_ms >= sent_ms else longest, longest)]
        if released_s is not None and released_s - self._clock() <= self._fence_s:  # the same clock still runs
            ahead.append(released_s - self._clock())
        return MEMORY_S + max(ahead)

    async def add(self, key: str) -> int:
        """Write down, durably, that a request with this key leaves now; return the number of the entry."""
        hashed = hashlib.sha256(key.encode()).hexdigest()
        self._added += 1
        sweep = self._added % SWEEP == 0
        if sweep:  # most keys are never asked for again
            for known in list(self._ends):
                self._forget(known, self._clock())
        leaving = _Leaving(hashed, self._wall(), self._clock(), sweep)
        self._leaving.append(leaving)
        number = await self._lane.run_first(self._write, leaving)
        self._hashes[number] = hashed
        self._ends.setdefault(hashed, {})[number] = math.inf
        return number

    def _write(self, own: _Leaving) -> int:
        """Write an entry, and all that came after it, in one commit; on the writer's thread.

        Answers come in bunches, and so do the requests that follow: one commit, and one sync of the disk, serves all.
        """
        if own.number:
            return own.number
        self._leaving.remove(own)
        batch = [own, *self._leaving]
        for leaving, number in zip(batch, self._writer.commit(self._insert, batch), strict=True):
            leaving.number = number
        for _ in batch[1:]:
            self._leaving.popleft()
        return own.number

    def _insert(self, db: apsw.Connection, batch: Sequence[_Leaving]) -> list[int]:
        if any(leaving.sweep for leaving in batch):
            _sweep(db, batch[0].now_ms, batch[0].now_s)
        self.flush(db)
        return [_inserted(db, leaving) for leaving in batch]

    async def release(self, entry: int, after: float) -> None:
        """Let an entry end `after` seconds from now; 0 is at once."""
        hashed = self._hashes.get(entry)
        if hashed is None:
            return
        self._ends[hashed][entry] = self._clock() + after
        # Kept is the moment from which MEMORY_S count, so that the next start needs no second column.
        released_ms = self._wall() + round((after - MEMORY_S) * 1000)
        released_s = self._clock() + after - MEMORY_S
        self._unwritten.append((entry, (released_ms, released_s) if after > 0 else None))

    @property
    def unwritten(self) -> bool:
        """Whether `flush` has anything to write."""
        return bool(self._unwritten)

    def flush(self, db: apsw.Connection) -> None:
        """Write what was released; the caller holds the transaction, on the writer's thread."""
        while self._unwritten:
            _update(db, *self._unwritten.popleft())

    async def live(self, key: str) -> Sequence[float]:
        """Return for each live entry of the key how long it lives on, `math.inf` while it is not released."""
        hashed = hashlib.sha256(key.encode()).hexdigest()
        now = self._clock()
        self._forget(hashed, now)
        return [end - now for end in self._ends.get(hashed, {}).values()]

    def _forget(self, hashed: str, now: float) -> None:
        for number, end in list(self._ends.get(hashed, {}).items()):
            if end <= now:
                del self._ends[hashed][number]
                del self._hashes[number]
        if not self._ends.get(hashed, True):
            del self._ends[hashed]


def _rows(db: apsw.Connection, now_ms: int, now_s: float) -> list[tuple[int, str, int, int | None, float | None]]:
    _sweep(db, now_ms, now_s)
    return select(db, "SELECT id, hash, sent_ms, released_ms, released_s FROM request_ledger")


def _sweep(db: apsw.Connection, now_ms: int, now_s: float) -> None:
    """Forget what is old by both clocks; by the own one is also what was sent before the computer was started."""
    db.execute(
        "DELETE FROM request_ledger WHERE sent_ms < ? AND (sent_s < ? OR sent_s > ?)",
        (now_ms - LONGEST_MS, now_s - LONGEST_MS / 1000, now_s),
    )


def _inserted(db: apsw.Connection, leaving: _Leaving) -> int:
    values = leaving.hashed, leaving.now_ms, leaving.now_s
    db.execute("INSERT INTO request_ledger(hash, sent_ms, sent_s) VALUES(?, ?, ?)", values)
    return db.last_insert_rowid()


def _update(db: apsw.Connection, entry: int, released: tuple[int, float] | None) -> None:
    if released is None:
        db.execute("DELETE FROM request_ledger WHERE id = ?", (entry,))
    else:
        db.execute("UPDATE request_ledger SET released_ms = ?, released_s = ? WHERE id = ?", (*released, entry))
