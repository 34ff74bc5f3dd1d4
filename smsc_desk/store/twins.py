"""Contacts that the provider has twice after a lost answer: found by any listing, never removed by themselves."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.store.database import select


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
