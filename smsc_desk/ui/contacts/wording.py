"""Words of the contact form that more than one of its parts needs."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Edit
from smsc_desk.book.identity import Channel
from smsc_desk.ui.icons import IconRole

tr = QCoreApplication.translate


def block_type(kind: BlockType) -> str:
    """Name what a block keeps away."""
    match kind:
        case BlockType.ALL:
            return tr("contacts", "All messages")
        case BlockType.MASS:
            return tr("contacts", "Mailings only")
        case BlockType.SINGLE:
            return tr("contacts", "Single messages only")
        case _:
            assert_never(kind)


def block_badge(kind: BlockType) -> tuple[str, IconRole]:
    """Return icon and colour of a block."""
    match kind:
        case BlockType.ALL:
            return "block", "danger"
        case BlockType.MASS:
            return "half-circle-left", "warn"
        case BlockType.SINGLE:
            return "half-circle-right", "warn"
        case _:
            assert_never(kind)


def field_names(channel: Channel) -> dict[str, str]:
    """Name the fields of a contact, with their mnemonics."""
    is_phone = channel == Channel.PHONE
    return {
        "addresses": tr("contacts", "&Number") if is_phone else tr("contacts", "E-&mail"),
        "other": tr("contacts", "Other numbers") if is_phone else tr("contacts", "Other addresses"),
        "last_name": tr("contacts", "&Last name"),
        "first_name": tr("contacts", "&First name"),
        "middle_name": tr("contacts", "M&iddle name"),
        "name": tr("contacts", "S&hown as"),
        "birthday": tr("contacts", "Birth&day"),
        "groups": tr("contacts", "&Groups"),
        "tags": tr("contacts", "&Tags"),
        "comment": tr("contacts", "&Comment"),
        "client_id": tr("contacts", "Your ID"),
    }


def asked(edit: Edit, names: dict[str, str]) -> str:
    """Word what an open edit of a contact asks for."""
    match edit:
        case edits.AddContact():
            return tr("contacts", "Added")
        case edits.ChangeContact():
            changed = ", ".join(names.get(key, key).replace("&", "") for key in edit.changes)
            return tr("contacts", "Changed: %1").replace("%1", changed)
        case edits.DeleteContact():
            return tr("contacts", "Deleted")
        case edits.JoinGroup():
            return tr("contacts", "Added to a group")
        case edits.LeaveGroup():
            return tr("contacts", "Removed from a group")
        case edits.MoveToGroup():
            return tr("contacts", "Moved to a group")
        case _:
            return tr("contacts", "Changed")
