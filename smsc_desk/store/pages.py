"""Pages of contacts that carry the provider's numbers: written as wholes, and only what differs.

A page speaks of all numbers from its cursor to its last row. What the copy has there is read by one statement and
compared; an unchanged page costs no write. New contacts are written by a few statements for the whole page, but for
those that an edit, or a contact without a number, may claim: those go the careful way of `listings`, one by one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from smsc_desk.book.fields import TEXT_KEYS
from smsc_desk.book.identity import RowState
from smsc_desk.store import listings, progress, queue, records
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import only, select
from smsc_desk.store.listings import Groups, ListedContact, Run

LAST = 2**63 - 1
"""A page that ends here was the confirmed end of the list."""


@dataclass(frozen=True, slots=True)
class Page:
    """All contacts with numbers above `after` up to `last`, in their order."""

    after: int
    last: int
    rows: Sequence[ListedContact]


def put_page(db: apsw.Connection, run: Run, page: Page, now_ms: int, touched: Touched) -> list[int]:
    """Write a page; return the contacts of the copy that it should have listed and did not."""
    groups = Groups(db, run, touched)
    known, fresh = _known(db, run, page), list[ListedContact]()
    for contact in page.rows:
        if not contact.addresses:
            continue  # nobody can be reached by it, and nothing could ever address it
        found = known.pop(contact.server_id or 0, None)
        if found is None:
            fresh.append(contact)
        elif found[1] != _shown(contact, groups):
            listings.show_contact(db, run, found[0], contact, groups, touched)
    _put_new(db, run, fresh, groups, now_ms, touched)
    absent = [row for row, _ in known.values()]
    if fresh:
        progress.note(db, run, page.after, page.last, absent)
    return absent


def last_number(db: apsw.Connection, channel: int) -> int:
    """Return the greatest of the provider's numbers in the copy, 0 for none."""
    query = "SELECT coalesce(max(server_id), 0) FROM contact WHERE channel = ? AND server_id IS NOT NULL"
    return int(only(db, query, (channel,))[0])


# --- what is there already ---

Known = tuple[int, tuple[Any, ...] | None]
"""A local id, and what the row shows; None where edits are open, or others stand between it and the server's."""

_KNOWN = (
    "SELECT server_id, id, state = 0 AND on_server AND NOT deleted, addresses, tags,"
    " (SELECT group_concat(grp) FROM (SELECT grp FROM member WHERE contact = c.id ORDER BY grp)),"
    f" {', '.join(TEXT_KEYS)} FROM contact c WHERE channel = ? AND server_id > ? AND server_id <= ? ORDER BY server_id"
)


def _known(db: apsw.Connection, run: Run, page: Page) -> dict[int, Known]:
    rows = db.execute(_KNOWN, (run.channel, page.after, page.last))
    return {row[0]: (row[1], row[3:] if row[2] else None) for row in rows}


def _shown(contact: ListedContact, groups: Groups) -> tuple[Any, ...]:
    """Return a listed contact as `_KNOWN` would have it."""
    values = contact.values
    return (
        ",".join(contact.addresses),
        ",".join(values.get("tags", ())),
        ",".join(map(str, groups.rows(contact.group_ids))) or None,
        *[values.get(key, "") for key in TEXT_KEYS],
    )


# --- what is new ---


def _put_new(
    db: apsw.Connection, run: Run, fresh: list[ListedContact], groups: Groups, now_ms: int, touched: Touched
) -> None:
    if not fresh:
        return
    claimed, unclaimed = _claimed(db, run, fresh), list[ListedContact]()
    for contact in fresh:
        if claimed.isdisjoint(contact.addresses):
            unclaimed.append(contact)
        else:
            listings.put_contact(db, run, contact, groups, now_ms, touched)
    _insert(db, run, unclaimed, groups, now_ms, touched)


_AMONG = "FROM json_each(:addresses) j CROSS JOIN"
# The first term is that of the partial index, word for word: else SQLite reads all contacts for every page.
_PROBLEM = f"c.state > 0 AND c.state = {int(RowState.PROBLEM)}"
_UNNUMBERED = (
    f"SELECT a.value {_AMONG} address a ON a.value = j.value AND a.channel = :channel"
    " CROSS JOIN contact c ON c.id = a.contact AND c.server_id IS NULL"
)
_LOCKED = f"SELECT j.value {_AMONG} edit_key k ON k.key = :prefix || j.value"
_BURIED = (
    f"SELECT j.value {_AMONG} tombstone t ON t.kind = 'contact' AND t.channel = :channel AND t.address = j.value"
    " AND t.settled > :settled"
)
# A refused edit has given its keys back, but its contact is still looked for.
_KEPT = (
    "SELECT had.value FROM contact c CROSS JOIN server_image s ON s.kind = 'contact' AND s.row = c.id,"
    f" json_each(s.image, '$.addresses') had WHERE {_PROBLEM}"
)
_REFUSED = (
    "SELECT wanted.value FROM contact c CROSS JOIN edit e ON e.target = 'contact' AND e.row = c.id"
    " AND e.kind = 'AddContact' AND e.state = 'refused', json_each(e.want, '$.values.addresses') wanted"
    f" WHERE {_PROBLEM}"
)
_CLAIMS = (_UNNUMBERED, _LOCKED, _BURIED, _KEPT, _REFUSED)


def _claimed(db: apsw.Connection, run: Run, fresh: Iterable[ListedContact]) -> set[str]:
    """Return the addresses by which a contact of ours may be meant, or that must not come back now."""
    values = {
        "addresses": json.dumps([address for contact in fresh for address in contact.addresses]),
        "channel": int(run.channel),
        "prefix": queue.address_key(run.channel, ""),
        "settled": run.settled,
    }
    return {address for query in _CLAIMS for (address,) in db.execute(query, values)}


def _insert(
    db: apsw.Connection, run: Run, contacts: list[ListedContact], groups: Groups, now_ms: int, touched: Touched
) -> None:
    """Write contacts that nothing here knows, by one statement for each table."""
    if not contacts:
        return
    images = [listings.listed_image(contact, groups) for contact in contacts]
    (last,) = only(db, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'contact'")
    ids = range(last + 1, last + 1 + len(images))
    fixed = {"channel": int(run.channel), "on_server": 1, "run": run.id, "added_ms": now_ms}
    names = ("id", "server_id", *fixed, *records.contact_columns(images[0]))
    db.executemany(
        f"INSERT INTO contact({', '.join(names)}) VALUES({', '.join('?' * len(names))})",
        (
            (row, contact.server_id, *fixed.values(), *records.contact_columns(image).values())
            for row, contact, image in zip(ids, contacts, images, strict=True)
        ),
    )
    _insert_parts(db, run, ids, images)
    _show_blocks(db, ids, touched)
    touched.contacts.update(ids)


def _insert_parts(db: apsw.Connection, run: Run, ids: range, images: list[records.Image]) -> None:
    channel = int(run.channel)
    db.executemany(
        "INSERT INTO address(contact, position, channel, value) VALUES(?, ?, ?, ?)",
        (
            (row, position, channel, address)
            for row, image in zip(ids, images, strict=True)
            for position, address in enumerate(image["addresses"])
        ),
    )
    db.executemany(
        "INSERT INTO member(contact, grp) VALUES(?, ?)",
        ((row, group) for row, image in zip(ids, images, strict=True) for group in image["groups"]),
    )


def _show_blocks(db: apsw.Connection, ids: range, touched: Touched) -> None:
    rows = select(
        db,
        "SELECT b.id, a.contact FROM address a CROSS JOIN block b ON b.channel = a.channel AND b.address = a.value"
        " AND NOT b.deleted WHERE a.contact BETWEEN ? AND ?",
        (ids[0], ids[-1]),
    )
    for block, contact in rows:
        touched.blocks.add(block)
        records.refresh_block(db, contact)
