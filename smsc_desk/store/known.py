"""What the book has of many addresses at once, as a check of a file asks for it: few statements, plain values."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

import apsw

from smsc_desk.book.block import BlockType
from smsc_desk.book.fields import TEXT_KEYS
from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.store.records import split


class Owner(NamedTuple):
    """The contact that owns an address; `values` are its filled fields of text, `groups` names."""

    address: str
    id: ContactId
    addresses: tuple[str, ...]
    values: dict[str, str]
    tags: tuple[str, ...]
    groups: tuple[str, ...]


_GROUPS = (
    "(SELECT json_group_array(g.name ORDER BY g.id) FROM member m"
    " JOIN grp g ON g.id = m.grp AND NOT g.deleted WHERE m.contact = c.id)"
)
_OWNERS = (
    f"SELECT a.value, c.id, c.addresses, c.tags, {_GROUPS}, {', '.join(f'c.{key}' for key in TEXT_KEYS)}"
    " FROM json_each(?) asked CROSS JOIN address a ON a.value = asked.value AND a.channel = ?"
    " CROSS JOIN contact c ON c.id = a.contact AND NOT c.deleted ORDER BY c.id"
)
_BLOCKS = (
    "SELECT b.address, {} FROM json_each(?) asked"
    " CROSS JOIN block b ON b.channel = ? AND b.address = asked.value AND NOT b.deleted"
)


def owners(db: apsw.Connection, channel: Channel, addresses: Collection[str]) -> Iterator[Owner]:
    """Yield the contacts that own some of these addresses, once for each; of an address with several, by their ids."""
    for address, number, own, tags, groups, *texts in db.execute(_OWNERS, (json.dumps([*addresses]), channel)):
        values = {key: text for key, text in zip(TEXT_KEYS, texts, strict=True) if text}
        names = tuple(json.loads(groups)) if groups != "[]" else ()
        yield Owner(address, ContactId(number), split(own), values, split(tags), names)


def blocks(db: apsw.Connection, channel: Channel, addresses: Collection[str]) -> dict[str, BlockType]:
    """Return the blocks of those of these addresses that are in the blacklist."""
    return {address: BlockType(kind) for address, kind in _entries(db, "b.type", channel, addresses)}


def comments(db: apsw.Connection, channel: Channel, addresses: Collection[str]) -> dict[str, str]:
    """Return the comments of those of these addresses that are in the blacklist, empty ones too."""
    return dict(_entries(db, "b.comment", channel, addresses))


def _entries(
    db: apsw.Connection, column: str, channel: Channel, addresses: Collection[str]
) -> Iterable[tuple[str, Any]]:
    return db.execute(_BLOCKS.format(column), (json.dumps([*addresses]), channel))


def group_names(db: apsw.Connection, channel: Channel) -> list[str]:
    """Return the names of a channel's groups."""
    rows = db.execute("SELECT name FROM grp WHERE channel = ? AND NOT deleted ORDER BY id", (channel,))
    return [name for (name,) in rows]
