"""The text index and the indexes of the sorts, led on piece by piece; on the writer's thread."""

from __future__ import annotations

import apsw

from smsc_desk.store.changes import Touched
from smsc_desk.store.database import only, select
from smsc_desk.store.finding import unindexed
from smsc_desk.store.sorting import INDEXES


def lead(db: apsw.Connection, rows: int, _touched: Touched) -> int:
    """Bring so many more contacts into the text index, where triggers keep them; return how many are left."""
    (done,) = only(db, "SELECT done_to FROM text_index")
    (last,) = only(db, "SELECT max(id) FROM (SELECT id FROM contact WHERE id > ? ORDER BY id LIMIT ?)", (done, rows))
    if last is None:
        return 0
    db.execute(
        "INSERT INTO contact_text(rowid, search) SELECT id, search FROM contact WHERE id > ? AND id <= ?", (done, last)
    )
    db.execute("UPDATE text_index SET done_to = ?", (last,))
    return unindexed(db)


def missing(db: apsw.Connection) -> list[str]:
    """Return the indexes that are still to be made."""
    made = {name for (name,) in select(db, "SELECT name FROM sqlite_schema WHERE type = 'index'")}
    return [name for name in INDEXES if name not in made]


def make(db: apsw.Connection, name: str, _touched: Touched) -> None:
    """Make an index: a second or three for a million contacts."""
    db.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {INDEXES[name]}")
