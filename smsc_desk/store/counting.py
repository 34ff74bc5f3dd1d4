"""Counts and short lists that the window shows beside the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from smsc_desk.book.block import Block, BlockType
from smsc_desk.book.identity import Channel
from smsc_desk.store import finding, records, search
from smsc_desk.store.database import Row, first, only, select
from smsc_desk.store.filters import BAD_ADDRESS, Moment
from smsc_desk.store.overlay import OPEN
from smsc_desk.store.search import ContactQuery, Place

MOST_BAD = 10_000
"""So many bad addresses are counted in some 20 ms; more would take seconds, after every change."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many contacts stand in the fixed places, and the blacklist by type; open edits by what they need.

    A place that takes long to count in a large book is not counted: the duplicates, which take a second of a million
    contacts, and the bad numbers while they have no index, or where they are very many.
    """

    places: dict[Place, int]
    blocks: dict[BlockType, int]
    waiting: int = 0
    doubtful: int = 0
    problems: int = 0


_OWN_BY_STATE = f"SELECT state, count(*) FROM edit INDEXED BY edit_open_own WHERE job IS NULL AND {OPEN} GROUP BY state"
"""Those of jobs are counted already: a million of them are not looked at again after every request."""

_LIVE = "m.grp NOT IN (SELECT id FROM grp WHERE deleted)"
_IN_A_GROUP = (
    f"SELECT (SELECT count(*) FROM (SELECT DISTINCT m.contact FROM member m WHERE {_LIVE})) - (SELECT count(*)"
    f" FROM contact c WHERE c.deleted = 1 AND EXISTS (SELECT 1 FROM member m WHERE m.contact = c.id AND {_LIVE}))"
)

_NEEDS = ("queued", "sending"), ("ambiguous", "verifying"), ("refused", "conflict", "parked")


def counts(db: apsw.Connection, moment: Moment) -> Counts:
    counted = (Place.ALL, Place.BLOCKED, Place.UNSENT)
    places: dict[Place, int] = {place: count(db, ContactQuery(place=place), moment) for place in counted}
    places[Place.NO_GROUP] = places[Place.ALL] - int(only(db, _IN_A_GROUP)[0])  # a tenth of asking every contact
    if _few_bad(db):
        places[Place.BAD] = count(db, ContactQuery(place=Place.BAD), moment)
    blocks: dict[int, int] = dict(select(db, "SELECT type, count(*) FROM block WHERE NOT deleted GROUP BY type"))
    edits = Counter[str](dict(select(db, _OWN_BY_STATE)))
    for state, number in select(db, "SELECT state, sum(edits) FROM job_count GROUP BY state"):
        edits[state] += number
    by_need = (sum(edits[state] for state in states) for states in _NEEDS)
    return Counts(places, {kind: blocks.get(int(kind), 0) for kind in BlockType}, *by_need)


def _few_bad(db: apsw.Connection) -> bool:
    if first(db, "SELECT 1 FROM sqlite_schema WHERE name = 'address_bad'") is None:
        return False
    bad = f"SELECT 1 FROM address WHERE {BAD_ADDRESS} LIMIT {MOST_BAD + 1}"
    return int(only(db, f"SELECT count(*) FROM ({bad})")[0]) <= MOST_BAD


def count(db: apsw.Connection, query: ContactQuery, moment: Moment) -> int:
    asked = search.question(query, moment)
    return finding.count(db, asked.condition, asked.values)


def blocks_of(db: apsw.Connection, channel: Channel, addresses: Sequence[str]) -> list[Block]:
    rows: list[Row] = []
    for address in addresses:
        rows += select(db, "SELECT id FROM block WHERE channel = ? AND address = ? AND NOT deleted", (channel, address))
    return [*records.blocks(db, [row for (row,) in rows]).values()]


def tags(db: apsw.Connection) -> list[str]:
    rows = select(db, "SELECT tags, count(*) FROM contact WHERE tags <> '' AND NOT deleted GROUP BY tags")
    counts: dict[str, int] = {}
    for joined, number in rows:
        for tag in records.split(joined):
            counts[tag] = counts.get(tag, 0) + number
    return sorted(counts, key=lambda tag: (-counts[tag], tag))


def last_listing(db: apsw.Connection) -> int | None:
    row = only(db, "SELECT max(finished_ms) FROM listing_run WHERE list = 'contact'")
    return row[0] if row[0] is None else int(row[0])
