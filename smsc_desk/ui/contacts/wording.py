"""Words of the contact form that more than one of its parts needs."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Edit
from smsc_desk.book.identity import Channel
from smsc_desk.ui.icons import IconRole

translate = QCoreApplication.translate


def block_type(kind: BlockType) -> str:
    """Name what a block keeps away."""
    match kind:
        case BlockType.ALL:
            return translate("contacts", "All messages")
        case BlockType.MASS:
            return translate("contacts", "Mailings only")
        case BlockType.SINGLE:
            return translate("contacts", "Single messages only")
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
        "addresses": translate("contacts", "&Number") if is_phone else translate("contacts", "E-&mail"),
        "other": translate("contacts", "Other numbers") if is_phone else translate("contacts", "Other addresses"),
        "last_name": translate("contacts", "&Last name"),
        "first_name": translate("contacts", "&First name"),
        "middle_name": translate("contacts", "M&iddle name"),
        "name": translate("contacts", "S&hown as"),
        "birthday": translate("contacts", "Birth&day"),
        "groups": translate("contacts", "&Groups"),
        "tags": translate("contacts", "&Tags"),
        "comment": translate("contacts", "&Comment"),
        "client_id": translate("contacts", "Your ID"),
    }


def asked(edit: Edit, names: dict[str, str]) -> str:
    """Word what an open edit of a contact asks for."""
    match edit:
        case edits.AddContact():
            return translate("contacts", "Added")
        case edits.ChangeContact():
            changed = ", ".join(names.get(key, key).replace("&", "") for key in edit.changes)
            return translate("contacts", "Changed: %1").replace("%1", changed)
        case edits.DeleteContact():
            return translate("contacts", "Deleted")
        case edits.JoinGroup():
            return translate("contacts", "Added to a group")
        case edits.LeaveGroup():
            return translate("contacts", "Removed from a group")
        case edits.MoveToGroup():
            return translate("contacts", "Moved to a group")
        case _:
            return translate("contacts", "Changed")
