"""The columns of the contact table, as data: what each shows, how it sorts, whether it is edited in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale

from smsc_desk.book import birthday, fields
from smsc_desk.book.block import BlockType
from smsc_desk.book.contact import Contact
from smsc_desk.book.identity import Channel, RowState

Kind = Literal["channel", "address", "text", "muted", "figures", "chips", "badge"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `key` is also the sort key of the store. Titles are translated when shown, not when imported."""

    key: str
    title: Any  # what QT_TRANSLATE_NOOP gives back, a str
    width: int
    kind: Kind
    text: Callable[[Contact], str]
    field: str | None = None  # the field of the book, where it shows one
    editable: bool = False
    shown: bool = False  # at first
    edit_text: Callable[[Contact], str] | None = None
    copied: Callable[[Contact], str] | None = None


def _channel(contact: Contact) -> str:
    return channel_word(contact.channel)


def channel_word(channel: Channel) -> str:
    """Name a channel."""
    if channel == Channel.PHONE:
        return QCoreApplication.translate("Column", "Phone")
    return QCoreApplication.translate("Column", "E-mail")


def _address(contact: Contact) -> str:
    more = len(contact.addresses) - 1
    shown = fields.show_address(contact.address, contact.channel)
    return f"{shown}  +{more}" if more > 0 else shown


def _name(contact: Contact) -> str:
    return contact.title


def _tags(contact: Contact) -> str:
    return ", ".join(contact.tags)


def _birthday(contact: Contact) -> str:
    return birthday.show(contact.birthday)


def _block(contact: Contact) -> str:
    return "" if contact.block is None else block_word(contact.block)


def block_word(kind: BlockType) -> str:
    """Name a type of block, briefly."""
    match kind:
        case BlockType.ALL:
            return QCoreApplication.translate("Column", "All")
        case BlockType.MASS:
            return QCoreApplication.translate("Column", "Mass")
        case BlockType.SINGLE:
            return QCoreApplication.translate("Column", "Single")


def state_word(state: RowState) -> str:
    """Name the state of a record towards the provider."""
    match state:
        case RowState.SYNCED:
            return ""
        case RowState.PENDING:
            return QCoreApplication.translate("Column", "Not sent yet")
        case RowState.DOUBT:
            return QCoreApplication.translate("Column", "No answer came")
        case RowState.PROBLEM:
            return QCoreApplication.translate("Column", "Needs your decision")


def _moment(milliseconds: int | None) -> str:
    if milliseconds is None:
        return ""
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(milliseconds), QLocale.FormatType.ShortFormat)


def _of(field: str) -> Callable[[Contact], str]:
    return lambda contact: str(getattr(contact, field))


COLUMNS = (
    Column("channel", QT_TRANSLATE_NOOP("Column", "Channel"), 40, "channel", _channel, shown=True),
    Column("address", QT_TRANSLATE_NOOP("Column", "Number / e-mail"), 184, "address", _address, "addresses",
           shown=True, copied=lambda contact: ", ".join(contact.addresses)),
    Column("name", QT_TRANSLATE_NOOP("Column", "Name"), 142, "text", _name, "name", editable=True, shown=True,
           edit_text=_of("name")),
    Column("groups", QT_TRANSLATE_NOOP("Column", "Groups"), 150, "chips", lambda _: "", shown=True),
    Column("block", QT_TRANSLATE_NOOP("Column", "Block"), 116, "badge", _block, shown=True),
    Column("birthday", QT_TRANSLATE_NOOP("Column", "Birthday"), 100, "figures", _birthday, "birthday", editable=True,
           shown=True),
    Column("tags", QT_TRANSLATE_NOOP("Column", "Tags"), 110, "muted", _tags, "tags", editable=True, shown=True),
    Column("comment", QT_TRANSLATE_NOOP("Column", "Comment"), 200, "muted", _of("comment"), "comment", editable=True,
           shown=True),
    Column("changed", QT_TRANSLATE_NOOP("Column", "Changed here"), 130, "figures", lambda c: _moment(c.changed_ms)),
    Column("added", QT_TRANSLATE_NOOP("Column", "Known here since"), 130, "figures", lambda c: _moment(c.added_ms)),
    Column("last_name", QT_TRANSLATE_NOOP("Column", "Last name"), 130, "muted", _of("last_name"), "last_name"),
    Column("first_name", QT_TRANSLATE_NOOP("Column", "First name"), 130, "muted", _of("first_name"), "first_name"),
    Column("middle_name", QT_TRANSLATE_NOOP("Column", "Middle name"), 130, "muted", _of("middle_name"), "middle_name"),
    Column("other", QT_TRANSLATE_NOOP("Column", "Other numbers"), 150, "muted", _of("other"), "other"),
    Column("client_id", QT_TRANSLATE_NOOP("Column", "ID"), 90, "muted", _of("client_id"), "client_id"),
    Column("state", QT_TRANSLATE_NOOP("Column", "Sent"), 110, "muted", lambda c: state_word(c.state)),
)  # fmt: skip

INDEX = {column.key: number for number, column in enumerate(COLUMNS)}


def title(column: Column) -> str:
    """Return the heading in the language of the moment."""
    return QCoreApplication.translate("Column", str(column.title))
