"""Rows of the file and values of the book: read and written in one place.

An *image* is a record as plain JSON values: for a contact its fields, `addresses`, `tags` and `groups` as lists; for
a group `name` and `number`; for a block `type` and `comment`. None stands for a record that does not exist.
"""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Callable, Iterable
from typing import Any

import apsw

from smsc_desk.book import fields
from smsc_desk.book.block import Block, BlockType
from smsc_desk.book.contact import Contact
from smsc_desk.book.fields import Values
from smsc_desk.book.folding import fold
from smsc_desk.book.group import Group
from smsc_desk.book.identity import BlockId, Channel, ContactId, GroupId, RowState
from smsc_desk.store.database import first
from smsc_desk.store.search import search_text

Image = dict[str, Any]

EMPTY_CONTACT: Image = dict.fromkeys(fields.TEXT_KEYS, "") | {"addresses": [], "tags": []}
"""A contact of which nothing was said yet."""

_CONTACT_COLUMNS = (
    "id, channel, server_id, addresses, name, last_name, first_name, middle_name, birthday, client_id, comment,"
    " tags, other, block, state, added_ms, changed_ms"
)


def dump_image(image: Image) -> str:
    """Return the canonical JSON of an image."""
    return json.dumps(image, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def split(joined: str) -> tuple[str, ...]:
    """Cut what is kept comma-joined."""
    return tuple(joined.split(",")) if joined else ()


def contacts(db: apsw.Connection, ids: Iterable[int]) -> dict[ContactId, Contact]:
    """Return the contacts of these ids that exist."""
    chosen = json.dumps(list(ids))
    rows = db.execute(
        f"SELECT {_CONTACT_COLUMNS}, (SELECT group_concat(m.grp) FROM member m JOIN grp g ON g.id = m.grp"
        " AND NOT g.deleted WHERE m.contact = contact.id)"
        " FROM contact WHERE id IN (SELECT value FROM json_each(?))",
        (chosen,),
    )
    return {row[0]: _contact(row) for row in rows}


def shown_as(db: apsw.Connection, contact: ContactId, image: Image | None) -> Contact | None:
    """Return a contact with the values of an image in place of its own; None without an image."""
    found = None if image is None else contacts(db, [contact]).get(contact)
    if found is None or image is None:
        return None
    values: Values = {key: tuple(value) if isinstance(value, list) else value for key, value in image.items()}
    return dataclasses.replace(found, **values)


def _contact(row: tuple[Any, ...]) -> Contact:
    return Contact(
        id=ContactId(row[0]),
        channel=Channel(row[1]),
        server_id=row[2],
        addresses=split(row[3]),
        name=row[4],
        last_name=row[5],
        first_name=row[6],
        middle_name=row[7],
        birthday=row[8],
        client_id=row[9],
        comment=row[10],
        tags=split(row[11]),
        other=row[12],
        block=None if row[13] is None else BlockType(row[13]),
        state=RowState(row[14]),
        added_ms=row[15],
        changed_ms=row[16],
        groups=tuple(GroupId(int(text)) for text in split(row[17] or "")),
    )


def groups(db: apsw.Connection) -> list[Group]:
    """Return all groups by channel and name, with the numbers of their members and of the blocked among them.

    Members are counted in their index alone; the contacts are looked at only of those who are deleted or blocked.
    """
    rows = db.execute(
        "SELECT g.id, g.channel, g.name, g.server_id, g.number,"
        " (SELECT count(*) FROM member m WHERE m.grp = g.id) - coalesce(gone.number, 0), coalesce(held.number, 0),"
        " g.state FROM grp g"
        f" LEFT JOIN ({_members('c.deleted = 1')}) gone ON gone.grp = g.id"
        f" LEFT JOIN ({_members('c.deleted = 0 AND c.block IS NOT NULL')}) held ON held.grp = g.id"
        " WHERE NOT g.deleted ORDER BY g.channel, g.name_key, g.id"
    )
    return [
        Group(
            id=GroupId(row[0]),
            channel=Channel(row[1]),
            name=row[2],
            server_id=row[3],
            number=row[4],
            members=row[5],
            blocked=row[6],
            state=RowState(row[7]),
        )
        for row in rows
    ]


def _members(of: str) -> str:
    """Return a statement for the members that few contacts are, by group; SQLite is to begin with the contacts."""
    return (
        "SELECT m.grp AS grp, count(*) AS number FROM contact c CROSS JOIN member m ON m.contact = c.id"
        f" WHERE {of} GROUP BY m.grp"
    )


def blocks(db: apsw.Connection, ids: Iterable[int]) -> dict[BlockId, Block]:
    """Return the blacklist entries of these ids that exist, with the contact that owns the address."""
    found = {row[0]: row for row in _block_rows(db, ids)}
    owners = contacts(db, {row[8] for row in found.values() if row[8] is not None})
    return {BlockId(number): _block(row, owners.get(row[8])) for number, row in found.items()}


def _block_rows(db: apsw.Connection, ids: Iterable[int]) -> Iterable[tuple[Any, ...]]:
    return db.execute(
        "SELECT b.id, b.channel, b.address, b.type, b.comment, b.server_id, b.state, b.added_ms,"
        " (SELECT a.contact FROM address a JOIN contact x ON x.id = a.contact AND NOT x.deleted"
        "  WHERE a.value = b.address AND a.channel = b.channel ORDER BY a.contact LIMIT 1)"
        " FROM block b WHERE b.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )


def _block(row: tuple[Any, ...], owner: Contact | None) -> Block:
    return Block(
        id=BlockId(row[0]),
        channel=Channel(row[1]),
        address=row[2],
        type=BlockType(row[3]),
        comment=row[4],
        server_id=row[5],
        state=RowState(row[6]),
        added_ms=row[7],
        contact=owner.id if owner else None,
        contact_name=owner.title if owner else "",
        groups=owner.groups if owner else (),
    )


def image_title(image: Image) -> str:
    """Return a name to tell a record by, from its image; empty for a blacklist entry, which has its address."""
    parts = (str(image.get(key, "")) for key in ("last_name", "first_name", "middle_name"))
    return str(image.get("name", "")) or " ".join(filter(None, parts))


def same_value(key: str, one: Any, other: Any) -> bool:
    """Compare two values of a field, whatever holds them: addresses and tags are sets, blanks around mean nothing."""
    if key in {"addresses", "tags", "groups"}:
        return set(one or ()) == set(other or ())
    return str(one if one is not None else "").strip() == str(other if other is not None else "").strip()


# --- images ---------------------------------------------------------------------------------------------------------


def contact_image(db: apsw.Connection, row: int) -> Image | None:
    """Return what the contact's row shows, None where it shows a contact that is deleted or was never there."""
    names = (*fields.TEXT_KEYS, "addresses", "tags")
    found = first(db, f"SELECT deleted, {', '.join(names)} FROM contact WHERE id = ?", (row,))
    if found is None or found[0]:
        return None
    image: Image = dict(zip(names, found[1:], strict=True))
    image["addresses"], image["tags"] = list(split(image["addresses"])), list(split(image["tags"]))
    members = db.execute("SELECT grp FROM member WHERE contact = ? ORDER BY grp", (row,))
    image["groups"] = [group for (group,) in members]
    return image


def write_contact(db: apsw.Connection, row: int, image: Image) -> None:
    """Make the contact's row, its addresses, memberships and block show an image."""
    columns = contact_columns(image)
    setting = ", ".join(f"{name} = :{name}" for name in columns)
    db.execute(f"UPDATE contact SET {setting} WHERE id = :id", columns | {"id": row})
    _write_addresses(db, row, image["addresses"])
    _write_groups(db, row, image.get("groups", ()))
    refresh_block(db, row)


def contact_columns(image: Image) -> dict[str, Any]:
    """Return what a contact's row has of an image, by column, always in the same order."""
    texts = {key: str(image.get(key, "")) for key in fields.TEXT_KEYS}
    tags = ",".join(image.get("tags", ()))
    return texts | {
        "addresses": ",".join(image["addresses"]),
        "tags": tags,
        "name_key": fold(texts["name"] or " ".join(filter(None, _parts(texts)))),
        "last_key": _often(texts["last_name"]),
        "first_key": _often(texts["first_name"]),
        "middle_key": _often(texts["middle_name"]),
        "tags_key": _often(tags),
        "comment_key": _often(texts["comment"]),
        "search": search_text(image),
        "deleted": 0,
    }


_often = functools.lru_cache(maxsize=4096)(fold)  # names and remarks come again and again in a book


def _parts(texts: dict[str, str]) -> tuple[str, str, str]:
    return texts["last_name"], texts["first_name"], texts["middle_name"]


def _write_addresses(db: apsw.Connection, row: int, addresses: list[str]) -> None:
    kept = [value for (value,) in db.execute("SELECT value FROM address WHERE contact = ? ORDER BY position", (row,))]
    if kept == list(addresses):
        return
    db.execute("DELETE FROM address WHERE contact = ?", (row,))
    for position, value in enumerate(addresses):
        db.execute(
            "INSERT INTO address(contact, position, channel, value) SELECT id, ?, channel, ? FROM contact WHERE id = ?",
            (position, value, row),
        )


def _write_groups(db: apsw.Connection, row: int, wanted: Iterable[int]) -> None:
    kept = {group for (group,) in db.execute("SELECT grp FROM member WHERE contact = ?", (row,))}
    for group in kept - set(wanted):
        db.execute("DELETE FROM member WHERE contact = ? AND grp = ?", (row, group))
    for group in set(wanted) - kept:  # a group that is gone meanwhile is left out
        db.execute("INSERT INTO member(contact, grp) SELECT ?, id FROM grp WHERE id = ?", (row, group))


def refresh_block(db: apsw.Connection, row: int) -> None:
    """Compute the strictest block of the contact's addresses; types are numbered from the strictest on."""
    db.execute(
        "UPDATE contact SET block = (SELECT min(b.type) FROM address a JOIN block b ON b.channel = a.channel"
        " AND b.address = a.value AND NOT b.deleted WHERE a.contact = contact.id) WHERE id = ?",
        (row,),
    )


def group_image(db: apsw.Connection, row: int) -> Image | None:
    """Return what the group's row shows."""
    found = first(db, "SELECT name, number FROM grp WHERE id = ? AND NOT deleted", (row,))
    return None if found is None else {"name": found[0], "number": found[1]}


def write_group(db: apsw.Connection, row: int, image: Image) -> None:
    """Make the group's row show an image."""
    values = (image["name"], fold(image["name"]), image.get("number"), row)
    db.execute("UPDATE grp SET name = ?, name_key = ?, number = ?, deleted = 0 WHERE id = ?", values)


def block_image(db: apsw.Connection, row: int) -> Image | None:
    """Return what the entry's row shows."""
    found = first(db, "SELECT type, comment FROM block WHERE id = ? AND NOT deleted", (row,))
    return None if found is None else {"type": found[0], "comment": found[1]}


def write_block(db: apsw.Connection, row: int, image: Image) -> None:
    """Make the entry's row, and the contacts that own the address, show an image."""
    values = (image["type"], image["comment"], fold(image["comment"]), row)
    db.execute("UPDATE block SET type = ?, comment = ?, comment_key = ?, deleted = 0 WHERE id = ?", values)
    refresh_owners(db, row)


def owners(db: apsw.Connection, channel: int, address: str) -> list[ContactId]:
    """Return the contacts that have an address."""
    rows = db.execute(
        "SELECT a.contact FROM address a JOIN contact c ON c.id = a.contact AND NOT c.deleted"
        " WHERE a.value = ? AND a.channel = ? ORDER BY a.contact",
        (address, channel),
    )
    return [ContactId(row) for (row,) in rows]


def block_owners(db: apsw.Connection, row: int) -> list[ContactId]:
    """Return the contacts that own a blacklist entry's address."""
    found = first(db, "SELECT channel, address FROM block WHERE id = ?", (row,))
    return owners(db, *found) if found else []


def refresh_owners(db: apsw.Connection, row: int) -> None:
    """Compute the block of the contacts that own a blacklist entry's address."""
    for contact in block_owners(db, row):
        refresh_block(db, contact)


def _hide_contact(db: apsw.Connection, row: int) -> None:
    db.execute("UPDATE contact SET deleted = 1 WHERE id = ?", (row,))


def _hide_group(db: apsw.Connection, row: int) -> None:
    db.execute("UPDATE grp SET deleted = 1 WHERE id = ?", (row,))


def _hide_block(db: apsw.Connection, row: int) -> None:
    db.execute("UPDATE block SET deleted = 1 WHERE id = ?", (row,))
    refresh_owners(db, row)


READ_IMAGE: dict[str, Callable[[apsw.Connection, int], Image | None]] = {
    "contact": contact_image,
    "grp": group_image,
    "block": block_image,
}
WRITE_IMAGE: dict[str, Callable[[apsw.Connection, int, Image], None]] = {
    "contact": write_contact,
    "grp": write_group,
    "block": write_block,
}
HIDE: dict[str, Callable[[apsw.Connection, int], None]] = {
    "contact": _hide_contact,
    "grp": _hide_group,
    "block": _hide_block,
}
