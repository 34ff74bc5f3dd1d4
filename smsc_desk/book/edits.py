"""What a user can ask of the book: one edit is one request to the provider and one row of the queue."""

from __future__ import annotations

import dataclasses
import enum
import json
from dataclasses import dataclass, field
from typing import Any

from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import Damaged
from smsc_desk.book.fields import Values
from smsc_desk.book.identity import BlockId, Channel, ContactId, GroupId


@dataclass(frozen=True, slots=True, kw_only=True)
class AddContact:
    """A new contact; the store gives it its id (`contact` is None until then)."""

    channel: Channel
    values: Values
    groups: tuple[GroupId, ...] = ()
    contact: ContactId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeContact:
    """New values for some fields; a field that is not named stays as it is."""

    contact: ContactId
    changes: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteContact:
    """The contact goes, here and at the provider."""

    contact: ContactId


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinGroup:
    """The contact becomes a member, its other groups stay (move_group=2)."""

    contact: ContactId
    group: GroupId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveGroup:
    """The contact is no member any more, its other groups stay (move_group=3)."""

    contact: ContactId
    group: GroupId


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveToGroup:
    """The contact becomes a member of this group alone (move_group=1)."""

    contact: ContactId
    group: GroupId


@dataclass(frozen=True, slots=True, kw_only=True)
class AddGroup:
    """A new, empty group."""

    channel: Channel
    name: str
    number: int | None = None
    group: GroupId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeGroup:
    """Another name, or another mailing number, for a group; None leaves it as it is."""

    group: GroupId
    name: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteGroup:
    """The group goes; its members stay in the book."""

    group: GroupId


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockAddress:
    """An address enters the blacklist, or its entry gets another type or comment."""

    channel: Channel
    address: str
    type: BlockType
    comment: str = ""
    block: BlockId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnblockAddress:
    """An address leaves the blacklist."""

    channel: Channel
    address: str
    block: BlockId | None = None


Edit = (
    AddContact | ChangeContact | DeleteContact | JoinGroup | LeaveGroup | MoveToGroup
    | AddGroup | ChangeGroup | DeleteGroup | BlockAddress | UnblockAddress
)  # fmt: skip

EDIT_TYPES: dict[str, type[Edit]] = {
    kind.__name__: kind
    for kind in (
        AddContact, ChangeContact, DeleteContact, JoinGroup, LeaveGroup, MoveToGroup,
        AddGroup, ChangeGroup, DeleteGroup, BlockAddress, UnblockAddress,
    )
}  # fmt: skip


class Verb(enum.StrEnum):
    """What the user did, in one word; an action may own many edits. Worded in the window."""

    ADD_CONTACT = "add_contact"
    CHANGE_CONTACT = "change_contact"
    DELETE_CONTACTS = "delete_contacts"
    ADD_TO_GROUP = "add_to_group"
    REMOVE_FROM_GROUP = "remove_from_group"
    MOVE_TO_GROUP = "move_to_group"
    ADD_GROUP = "add_group"
    RENAME_GROUP = "rename_group"
    DELETE_GROUP = "delete_group"
    BLOCK = "block"
    UNBLOCK = "unblock"
    CHANGE_BLOCK = "change_block"
    DISCARD = "discard"
    UNDO = "undo"
    REDO = "redo"
    RESTORE = "restore"
    IMPORT = "import"
    IMPORT_BLACKLIST = "import_blacklist"


@dataclass(frozen=True, slots=True)
class Action:
    """One deed of the user: its edits are queued together or not at all."""

    verb: Verb
    edits: tuple[Edit, ...]
    subject: str = field(default="")  # a name to tell it by in lists: plain text


def dump(edit: Edit) -> str:
    """Return the canonical JSON of an edit, without its kind."""
    values = {field.name: getattr(edit, field.name) for field in dataclasses.fields(edit)}  # a third of `asdict`
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(kind: str, text: str) -> Edit:
    """Return the edit that `dump` wrote.

    Raises:
        Damaged: it never wrote this.
    """
    try:
        values = json.loads(text)
        return EDIT_TYPES[kind](**{name: _typed(name, value) for name, value in values.items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(f"an edit that is none: {error!r}") from error


_ENUMS: dict[str, type[enum.IntEnum]] = {"channel": Channel, "type": BlockType}


def _typed(name: str, value: Any) -> Any:
    if name in _ENUMS:
        return _ENUMS[name](value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return _frozen(value)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
