"""How far a long listing of contacts has come: kept with its pages, so that a stopped one goes on where it was.

Noted are the parts whose pages brought new contacts, in the transactions that wrote them; a page that changes nothing
writes nothing. A part says what the list had there when it was read: what was missing then is gone whenever the run
ends, and what has changed since comes with the next one. Only a run that is young goes on, and whoever continues it
sees to it that the list still shows the rows where it left off.
"""

from __future__ import annotations

import bisect
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from smsc_desk.store.database import first, select
from smsc_desk.store.listings import Run

YOUNG_MS = 3_600_000
"""A run that began longer ago is not continued: too much would be shown as it was then."""

MOST_ABSENT = 10_000
"""A run that lacks more is not continued; it will be a question for the user anyway."""

HEAD = 1000
"""So many of a part's first numbers are told, for whoever reads up to it."""

Spans = list[list[int]]


@dataclass(frozen=True, slots=True)
class Part:
    """All contacts with numbers above `start` were listed up to `last`.

    Of those the copy knows some by their numbers: `head` first, and in the end `cursor` and after it `expected`.
    """

    start: int
    last: int
    head: tuple[int, ...]
    cursor: int
    expected: int


@dataclass(frozen=True, slots=True)
class Interrupted:
    """An interrupted run: what it has listed, and the contacts of the copy that it lacks so far."""

    run: Run
    parts: tuple[Part, ...]
    absent: tuple[int, ...]


def note(db: apsw.Connection, run: Run, after: int, last: int, absent: Collection[int]) -> None:
    """Note that a page was written, in the page's transaction."""
    kept = _kept(db, run.channel)
    if kept is None or kept["run"] != run.id:
        kept = {"run": run.id, "newest": run.newest, "spans": [], "absent": []}
    kept["absent"] += absent
    if len(kept["absent"]) > MOST_ABSENT:
        forget(db, run.channel)
        return
    kept["spans"] = joined(kept["spans"], after, last)
    db.execute(
        "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (_key(run.channel), json.dumps(kept, separators=(",", ":"))),
    )


def joined(spans: Spans, after: int, last: int) -> Spans:
    """Return spans in order with one more; those that touch become one."""
    first_one = bisect.bisect_left(spans, after, key=lambda span: span[1])
    end = bisect.bisect_right(spans, last, key=lambda span: span[0])
    touched = spans[first_one:end]
    whole = [min([after, *(span[0] for span in touched)]), max([last, *(span[1] for span in touched)])]
    return [*spans[:first_one], whole, *spans[end:]]


def forget(db: apsw.Connection, channel: int) -> None:
    """Let no run be continued."""
    db.execute("DELETE FROM meta WHERE key = ?", (_key(channel),))


def found(db: apsw.Connection, channel: int, now_ms: int) -> Interrupted | None:
    """Return the run that may go on, None for none."""
    kept = _kept(db, channel)
    if kept is None:
        return None
    row = first(
        db,
        "SELECT settled FROM listing_run WHERE id = ? AND list = 'contact' AND channel = ? AND finished_ms IS NULL"
        " AND started_ms BETWEEN ? AND ?",
        (kept["run"], channel, now_ms - YOUNG_MS, now_ms),
    )
    if row is None:
        return None
    run = Run(kept["run"], "contact", channel, row[0], kept["newest"])  # type: ignore[arg-type] # as it was written
    absent = frozenset(kept["absent"])
    parts = [part for span in kept["spans"] if (part := _part(db, channel, span, absent)) is not None]
    return Interrupted(run, tuple(parts), tuple(absent)) if parts and parts[0].start == 0 else None


_NUMBERS = "SELECT server_id, id FROM contact WHERE channel = ? AND server_id > ? AND server_id <= ? ORDER BY server_id"


def _part(db: apsw.Connection, channel: int, span: Sequence[int], absent: Collection[int]) -> Part | None:
    """Return what was listed of a span; None where too little was to go on from."""
    values = (channel, span[0], span[1])
    head = [number for number, row in select(db, f"{_NUMBERS} LIMIT {HEAD}", values) if row not in absent]
    back = f"{_NUMBERS} DESC LIMIT {2 + len(absent)}"
    tail = [number for number, row in select(db, back, values) if row not in absent]
    return Part(span[0], span[1], tuple(head), tail[1], tail[0]) if head and len(tail) > 1 else None


def _kept(db: apsw.Connection, channel: int) -> dict[str, Any] | None:
    row = first(db, "SELECT value FROM meta WHERE key = ?", (_key(channel),))
    return None if row is None else json.loads(row[0])


def _key(channel: int) -> str:
    return f"listing.contact.{int(channel)}"
