"""What an edit must be before it is queued: values that the book can hold, and an effect at all."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, assert_never

import apsw

from smsc_desk.book import edits, email
from smsc_desk.book.edits import Edit
from smsc_desk.book.errors import Invalid
from smsc_desk.book.fields import Values
from smsc_desk.book.folding import digits
from smsc_desk.book.identity import Channel
from smsc_desk.store import records
from smsc_desk.store.database import first, only

LONGEST_TEXT = 65_536
"""More is no name or comment, but a file that was pasted into a field."""

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a letter outside the basic plane: no text that could be written down."""


def checked(db: apsw.Connection, edit: Edit) -> Edit | None:
    """Return the edit in its normal form, None when it would change nothing.

    Raises:
        Invalid: `empty`, `duplicate`, `unusable`, `too_long`, `other_channel` or `gone`, with the field's key.
    """
    match edit:
        case edits.AddContact():
            return _new_contact(db, edit)
        case edits.ChangeContact():
            return _changed_contact(db, edit)
        case edits.JoinGroup() | edits.LeaveGroup() | edits.MoveToGroup():
            return _membership(db, edit)
        case edits.AddGroup() | edits.ChangeGroup():
            return _group(db, edit)
        case edits.DeleteContact():
            return edit if records.contact_image(db, edit.contact) else None
        case edits.DeleteGroup():
            return edit if records.group_image(db, edit.group) else None
        case edits.BlockAddress() | edits.UnblockAddress():
            return _block(db, edit)
        case _:
            assert_never(edit)


def normal_address(channel: Channel, address: str) -> str:
    """Return an address as it is kept.

    Raises:
        Invalid: `unusable`; the words for a number's fault are found by book.phone before it comes here.
    """
    kept = digits(address) if channel == Channel.PHONE else email.normal(address)
    if not kept or "," in kept or (channel == Channel.EMAIL and not email.usable(kept)):
        raise Invalid("addresses", "unusable", address=address)
    return kept


def _new_contact(db: apsw.Connection, edit: edits.AddContact) -> Edit:
    values = _values(edit.channel, {"addresses": ()} | edit.values)
    _not_taken(db, edit.channel, values["addresses"], edit.contact)
    for group in edit.groups:
        _same_channel(db, group, edit.channel)
    return dataclasses.replace(edit, values=values, groups=tuple(dict.fromkeys(edit.groups)))


def _changed_contact(db: apsw.Connection, edit: edits.ChangeContact) -> Edit | None:
    image = _existing_contact(db, edit.contact)
    channel = _channel(db, edit.contact)
    values = _values(channel, edit.changes)
    if "addresses" in values:
        _not_taken(db, channel, [a for a in values["addresses"] if a not in image["addresses"]], edit.contact)
    changes = {key: value for key, value in values.items() if _comparable(value) != image[key]}
    return dataclasses.replace(edit, changes=changes) if changes else None


def _comparable(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _values(channel: Channel, values: Values) -> Values:
    """Return the values without blanks around and without repetitions."""
    normal: Values = {}
    for key, value in values.items():
        if key == "addresses":
            normal[key] = _addresses(channel, value)
        elif key == "tags":
            tags = (_text(key, part.replace(",", " ")) for part in value)
            normal[key] = tuple(dict.fromkeys(tag for tag in tags if tag))
        else:
            normal[key] = _text(key, value)
    return normal


def _text(key: str, value: str) -> str:
    if len(value) > LONGEST_TEXT:
        raise Invalid(key, "too_long", found=len(value), limit=LONGEST_TEXT)
    if _HALF.search(value):
        raise Invalid(key, "unusable", text=value.encode(errors="replace").decode())
    # `other` is kept exactly as typed, as the provider keeps it.
    return value if key == "other" else value.replace("\0", "").strip()


def _addresses(channel: Channel, addresses: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(normal_address(channel, address) for address in addresses))
    if not kept:
        raise Invalid("addresses", "empty")
    return kept


def _not_taken(db: apsw.Connection, channel: Channel, addresses: Any, own: int | None) -> None:
    """Refuse an address that another contact has: what the provider does with a second one is not known."""
    for address in addresses:
        for owner in records.owners(db, channel, address):
            if owner != own:
                raise Invalid("addresses", "duplicate", address=address, contact=owner)


def _existing_contact(db: apsw.Connection, contact: int) -> records.Image:
    image = records.contact_image(db, contact)
    if image is None:
        raise Invalid("contact", "gone")
    return image


def _channel(db: apsw.Connection, contact: int) -> Channel:
    return Channel(only(db, "SELECT channel FROM contact WHERE id = ?", (contact,))[0])


def _same_channel(db: apsw.Connection, group: int, channel: Channel) -> None:
    found = first(db, "SELECT channel FROM grp WHERE id = ? AND NOT deleted", (group,))
    if found is None:
        raise Invalid("groups", "gone")
    if found[0] != channel:
        raise Invalid("groups", "other_channel")


def _membership(db: apsw.Connection, edit: edits.JoinGroup | edits.LeaveGroup | edits.MoveToGroup) -> Edit | None:
    image = _existing_contact(db, edit.contact)
    _same_channel(db, edit.group, _channel(db, edit.contact))
    match edit:
        case edits.JoinGroup():
            needed = edit.group not in image["groups"]
        case edits.LeaveGroup():
            needed = edit.group in image["groups"]
        case edits.MoveToGroup():
            needed = image["groups"] != [edit.group]
        case _:
            assert_never(edit)
    return edit if needed else None


def _group(db: apsw.Connection, edit: edits.AddGroup | edits.ChangeGroup) -> Edit | None:
    name = None if edit.name is None else _text("name", edit.name)
    if name == "":
        raise Invalid("name", "empty")
    if edit.number is not None:
        _free_number(db, edit.number, edit.group)
    if isinstance(edit, edits.AddGroup):
        return dataclasses.replace(edit, name=name or "")
    image = records.group_image(db, edit.group)
    if image is None:
        raise Invalid("group", "gone")
    same = name in {None, image["name"]} and edit.number in {None, image["number"]}
    return None if same else dataclasses.replace(edit, name=name)


def _free_number(db: apsw.Connection, number: int, own: int | None) -> None:
    """A mailing number belongs to one group (provider-api, `num`)."""
    if number <= 0:
        raise Invalid("number", "unusable")
    other = first(db, "SELECT name FROM grp WHERE number = ? AND id IS NOT ? AND NOT deleted", (number, own))
    if other is not None:
        raise Invalid("number", "duplicate", name=other[0])


def _block(db: apsw.Connection, edit: edits.BlockAddress | edits.UnblockAddress) -> Edit | None:
    address = normal_address(edit.channel, edit.address)
    image = None if edit.block is None else records.block_image(db, edit.block)
    if isinstance(edit, edits.UnblockAddress):
        return dataclasses.replace(edit, address=address) if image else None
    comment = _text("comment", edit.comment)
    if image == {"type": int(edit.type), "comment": comment}:
        return None
    return dataclasses.replace(edit, address=address, comment=comment)
