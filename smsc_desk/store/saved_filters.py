"""Filters under a name, and what the book knows of a pasted list of addresses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from smsc_desk.store.changes import Touched
from smsc_desk.store.database import first, only, select


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter that the user gave a name; no two have the same."""

    id: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Looked:
    """How many of some addresses contacts have, how many of these are blocked, and which nobody has."""

    found: int
    blocked: int
    missing: tuple[str, ...]


def listed(db: apsw.Connection) -> list[SavedFilter]:
    """Return all, in the order of their making."""
    return [SavedFilter(*row) for row in select(db, "SELECT id, name, text FROM saved_filter ORDER BY id")]


def save(db: apsw.Connection, name: str, text: str, _touched: Touched) -> int:
    """Keep a filter; one of the same name is replaced."""
    db.execute(
        "INSERT INTO saved_filter(name, text) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET text = excluded.text",
        (name, text),
    )
    return int(only(db, "SELECT id FROM saved_filter WHERE name = ?", (name,))[0])


def rename(db: apsw.Connection, number: int, name: str, _touched: Touched) -> bool:
    """Give a filter another name; False where another one has it."""
    if first(db, "SELECT 1 FROM saved_filter WHERE name = ? AND id <> ?", (name, number)) is not None:
        return False
    db.execute("UPDATE saved_filter SET name = ? WHERE id = ?", (name, number))
    return True


def forget(db: apsw.Connection, number: int, _touched: Touched) -> None:
    """Remove a filter; contacts are not concerned."""
    db.execute("DELETE FROM saved_filter WHERE id = ?", (number,))


_LIVING = "SELECT 1 FROM address a JOIN contact c ON c.id = a.contact AND NOT c.deleted WHERE a.value = w.value"
_BLOCKED = "SELECT 1 FROM block b WHERE b.channel IN (0, 1) AND b.address = w.value AND NOT b.deleted"


def look_up(db: apsw.Connection, addresses: Sequence[str]) -> Looked:
    """Compare addresses, as they are kept, with the book; 10,000 take some 20 ms."""
    rows = select(
        db,
        f"SELECT w.value, EXISTS ({_LIVING}), EXISTS ({_BLOCKED}) FROM json_each(?) w ORDER BY w.key",
        (json.dumps(list(addresses)),),
    )
    missing = tuple(value for value, known, _ in rows if not known)
    return Looked(len(rows) - len(missing), sum(known and blocked for _, known, blocked in rows), missing)
