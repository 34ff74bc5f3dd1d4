"""Contacts that the provider has twice after a lost answer: found by any listing, never removed by themselves.

The provider deletes by number, and nobody says which of two contacts with one number goes, or whether both do. So after
a deletion the number is looked at, and where nobody is left under it, the contact that was to stay is made anew.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import apsw

from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.store import overlay, queue, records
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import only, select
from smsc_desk.store.problems import new_contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """One address that two contacts of the server have; at least one of them was made by an edit once in doubt."""

    address: str
    channel: Channel
    kept: ContactId
    extra: ContactId


def twins(db: apsw.Connection) -> list[Twin]:
    """Return the twins; the older contact is the one to keep."""
    rows = select(
        db,
        "SELECT DISTINCT mine.value, mine.channel, min(mine.contact, other.contact), max(mine.contact, other.contact)"
        " FROM edit e JOIN address mine ON mine.contact = e.row"
        " JOIN address other ON other.value = mine.value AND other.channel = mine.channel"
        "  AND other.contact <> mine.contact"
        " JOIN contact c ON c.id = mine.contact AND NOT c.deleted AND c.on_server"
        " JOIN contact o ON o.id = other.contact AND NOT o.deleted AND o.on_server"
        " WHERE e.doubted AND e.kind = 'AddContact' AND e.target = 'contact' ORDER BY 1 LIMIT 1000",
    )
    return [
        Twin(address=row[0], channel=Channel(row[1]), kept=ContactId(row[2]), extra=ContactId(row[3])) for row in rows
    ]


def siblings(db: apsw.Connection, channel: Channel, address: str) -> list[ContactId]:
    """Return the contacts that the server is believed to have under an address, and that nothing is open for."""
    found = (row for row in records.owners(db, channel, address))
    return [row for row in found if only(db, "SELECT on_server AND state = 0 FROM contact WHERE id = ?", (row,))[0]]


def revive(db: apsw.Connection, channel: Channel, address: str, now_ms: int, touched: Touched) -> None:
    """Make anew the contacts of an address that the server has no more since their twin was deleted there."""
    for row in siblings(db, channel, address):
        image = records.contact_image(db, row)
        if image is None:
            continue
        overlay.store_image(db, "contact", row, None)
        db.execute("UPDATE contact SET server_id = NULL WHERE id = ?", (row,))
        again = dataclasses.replace(new_contact(channel, image), contact=row)
        queue.enqueue(db, Action(Verb.RESTORE, (again,), records.image_title(image)), now_ms, touched)
