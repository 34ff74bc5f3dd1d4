"""The orders that contacts can stand in, as legs: first those that have something there, in its order, then the rest.

The last term is the key. What is empty stands at the end whichever way: a list that begins with a page of blanks looks
broken. A leg over an index gives its first rows at once, in the same order as all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import apsw

from smsc_desk.store.database import select
from smsc_desk.store.filters import BAD_ADDRESS

FIRST_GROUP = (
    "(SELECT min(g.name_key) FROM member m JOIN grp g ON g.id = m.grp AND NOT g.deleted WHERE m.contact = c.id)"
)

CONTACT_SORTS: dict[str, tuple[str, ...]] = {
    "channel": ("c.channel + 0",),
    "address": ("c.addresses",),
    "name": ("c.name_key = ''", "c.name_key"),
    "last_name": ("c.last_key = ''", "c.last_key"),
    "first_name": ("c.first_key = ''", "c.first_key"),
    "middle_name": ("c.middle_key = ''", "c.middle_key"),
    "birthday": ("c.birthday = ''", "c.birthday"),
    "tags": ("c.tags_key = ''", "c.tags_key"),
    "comment": ("c.comment_key = ''", "c.comment_key"),
    "other": ("c.other = ''", "c.other"),
    "client_id": ("c.client_id = ''", "c.client_id"),
    "block": ("c.block IS NULL", "c.block"),
    "groups": (f"{FIRST_GROUP} IS NULL", FIRST_GROUP),
    "state": ("c.state = 0", "c.state"),
    "added": ("c.added_ms IS NULL", "c.added_ms"),
    "changed": ("c.changed_ms IS NULL", "c.changed_ms"),
}

# What is not empty, told so that an index of only such rows is taken.
_FILLED = {
    "block": "c.block IS NOT NULL", "state": "c.state > 0", "added": "c.added_ms IS NOT NULL",
    "changed": "c.changed_ms IS NOT NULL", "name": "c.name_key > ''",
}  # fmt: skip

_TEXTS = {
    "last_name": "last_key", "first_name": "first_key", "middle_name": "middle_key", "tags": "tags_key",
    "comment": "comment_key", "birthday": "birthday", "other": "other", "client_id": "client_id",
}  # fmt: skip

INDEXES: dict[str, str] = {
    f"contact_by_{sort}": f"contact({column}, id, deleted) WHERE {column} <> ''"
    for sort, column in _TEXTS.items()
} | {
    "contact_by_channel": "contact(channel + 0, id, deleted)",
    "contact_by_added": "contact(added_ms, id, deleted) WHERE added_ms IS NOT NULL",
    "contact_by_changed": "contact(changed_ms, id, deleted) WHERE changed_ms IS NOT NULL",
    "address_bad": f"address(contact) WHERE {BAD_ADDRESS}",
}  # fmt: skip
"""Made in the background, where it is quiet (see `indexing`); without one, its question takes longer. `deleted` stands
last: a column that is nearly always the same would seem a good one to begin with to SQLite, and is none. So would the
channel, by which the listings' look-ups would walk half the book: it is indexed as a sum that only the sort writes."""

FOLDED = frozenset({"name", "last_name", "first_name", "middle_name", "tags", "comment", "groups"})
TYPED = FOLDED | {"address", "birthday", "other", "client_id"}
"""Orders of texts, in which somebody can type where to go; of folded ones, and of all."""

_OWN = {"name": "contact_name", "address": "contact_address", "block": "contact_block", "state": "contact_state"}


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of the contacts in its order; `index` gives them in that order, or `source` does, which joins them."""

    where: str
    order: str
    index: str | None = None
    values: tuple[tuple[str, Any], ...] = ()
    source: str = ""

    def rows(self, columns: str, condition: str = "1") -> str:
        """Return the statement that walks the leg, past those who do not match."""
        # Without an index for it, the table stands in the order of the ids at least.
        hint = f"INDEXED BY {self.index}" if self.index else "NOT INDEXED"
        where = f"c.deleted = 0 AND {self.where} AND {condition}"
        return f"SELECT {columns} FROM {self.source or f'contact c {hint}'} WHERE {where} ORDER BY {self.order}"


def ordered(terms: tuple[str, ...], last: str, *, descending: bool) -> str:
    """Return the ORDER BY of a sort; equal rows stand in the order of their ids."""
    direction = " DESC" if descending else ""
    return ", ".join([*terms[:-1], terms[-1] + direction, last + direction])


def order_of(sort: str, *, descending: bool) -> str:
    """Return the ORDER BY of all contacts."""
    return ordered(CONTACT_SORTS[sort], "c.id", descending=descending)


def legs(db: apsw.Connection, sort: str, *, descending: bool) -> Iterator[Leg]:
    """Yield the parts whose rows, one after the other, are all contacts in order."""
    direction = " DESC" if descending else ""
    by_id = f"c.id{direction}"
    if sort == "groups":
        yield from _by_groups(db, by_id, descending=descending)
        return
    *empty, key = CONTACT_SORTS[sort]
    index = _index(db, sort)
    order = f"{key}{direction}, {by_id}"
    if not empty:
        yield Leg("1", order, index)
        return
    yield Leg(_FILLED.get(sort, f"{key} <> ''"), order, index)
    yield Leg(empty[0], by_id, "contact_name" if sort == "name" else None)


def _index(db: apsw.Connection, sort: str) -> str | None:
    name = _OWN.get(sort, f"contact_by_{sort}")
    return name if select(db, "SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?", (name,)) else None


def _by_groups(db: apsw.Connection, by_id: str, *, descending: bool) -> Iterator[Leg]:
    """By the first of a contact's groups: one leg a name, found among the members."""
    direction = "DESC" if descending else "ASC"
    names = select(
        db,
        "SELECT name_key, min(id), count(*) FROM grp WHERE NOT deleted GROUP BY name_key"
        f" ORDER BY name_key {direction}",
    )
    for name, group, groups in names:
        values = (("leg", name), ("leg_group", group))
        if groups == 1:  # its members stand in the order of their ids
            source = "member m INDEXED BY member_grp CROSS JOIN contact c ON c.id = m.contact"
            where = f"m.grp = :leg_group AND {FIRST_GROUP} = :leg"
            yield Leg(where, f"m.contact {direction}", values=values, source=source)
        else:
            members = (
                "SELECT m.contact FROM grp g JOIN member m ON m.grp = g.id WHERE NOT g.deleted AND g.name_key = :leg"
            )
            yield Leg(f"c.id IN ({members}) AND {FIRST_GROUP} = :leg", by_id, values=values)
    yield Leg(f"{FIRST_GROUP} IS NULL", by_id)
