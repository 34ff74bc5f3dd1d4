"""The columns of the blacklist, as rows of a table: what each shows of a block, and how it is sorted (QtCore only)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale

from smsc_desk.book.block import Block
from smsc_desk.book.fields import show_address
from smsc_desk.book.identity import GroupId, RowState
from smsc_desk.ui.blacklist import words
from smsc_desk.ui.copied import copied_line

Names = Callable[[Iterable[GroupId]], list[str]]
Text = Callable[[Block, Names], str]

translate = QCoreApplication.translate
STATES = {RowState.SYNCED: "", RowState.PENDING: "pending", RowState.DOUBT: "doubt", RowState.PROBLEM: "problem"}
"""The keys that the delegates know"""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `sort` is a key of BlockQuery, `full` what the tooltip says where that is more than the text."""

    key: str
    title: Any  # what QT_TRANSLATE_NOOP gives back, a str
    width: int
    text: Text
    sort: str = ""
    full: Text | None = None
    copied: Text | None = None
    editable: bool = False
    hidden: bool = False


def address(block: Block, _names: Names) -> str:
    """Return the address for reading."""
    return show_address(block.address, block.channel)


def state(block: Block, _names: Names) -> str:
    """Return in words how the entry stands towards the provider; nothing where all is sent."""
    match block.state:
        case RowState.PENDING:
            return translate("BlockModel", "Not sent yet")
        case RowState.DOUBT:
            return translate("BlockModel", "No answer yet")
        case RowState.PROBLEM:
            return translate("BlockModel", "Needs your decision")
        case _:
            return ""


def contact(block: Block, _names: Names) -> str:
    """Return who has the address."""
    if block.contact is None:
        return translate("BlockModel", "not in the book")
    return block.contact_name or translate("BlockModel", "no name")


def since(block: Block, _names: Names) -> str:
    """Return the day on which this computer first saw the entry."""
    if block.added_ms is None:
        return translate("BlockModel", "unknown")
    return QLocale().toString(_moment(block.added_ms).date(), QLocale.FormatType.ShortFormat)


def known_since(block: Block) -> str:
    """Return the sentence on when this computer first saw the entry."""
    if block.added_ms is None:
        return translate("BlockModel", "since when is unknown: the provider keeps no date")
    shown = QLocale().toString(_moment(block.added_ms), QLocale.FormatType.ShortFormat)
    return translate("BlockModel", "known on this computer since %1").replace("%1", shown)


def _moment(milliseconds: int) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(milliseconds)


def _full_address(block: Block, names: Names) -> str:
    return " · ".join(filter(None, (address(block, names), state(block, names))))


def _full_since(block: Block, _names: Names) -> str:
    sentence = known_since(block)
    return sentence[0].upper() + sentence[1:]


COLUMNS = (
    Column("address", QT_TRANSLATE_NOOP("BlockModel", "Number / e-mail"), 172, address, "address",
           full=_full_address, copied=lambda block, _: block.address),
    Column("type", QT_TRANSLATE_NOOP("BlockModel", "Type"), 124, lambda block, _: words.label(block.type), "type",
           full=lambda block, _: f"{words.label(block.type)}: {words.sentence(block.type)}"),
    Column("contact", QT_TRANSLATE_NOOP("BlockModel", "Contact"), 180, contact, "contact"),
    Column("groups", QT_TRANSLATE_NOOP("BlockModel", "Groups"), 150,
           lambda block, names: ", ".join(names(block.groups))),
    Column("comment", QT_TRANSLATE_NOOP("BlockModel", "Reason"), 130, lambda block, _: block.comment, "comment",
           editable=True),
    Column("added", QT_TRANSLATE_NOOP("BlockModel", "Since"), 96, since, "added", full=_full_since),
    Column("state", QT_TRANSLATE_NOOP("BlockModel", "State"), 110, state, "state", hidden=True),
)  # fmt: skip

BY_KEY = {column.key: number for number, column in enumerate(COLUMNS)}
ADDRESS, TYPE, CONTACT, GROUPS, COMMENT, ADDED = map(
    BY_KEY.__getitem__, ("address", "type", "contact", "groups", "comment", "added")
)


def title(column: Column) -> str:
    """Return the words of a column's header."""
    return translate("BlockModel", column.title)


def as_copied(block: Block, names: Names) -> str:
    """Return an entry as a line of a table: the columns parted by tabs, nothing that breaks lines or is a formula."""
    texts = ((column.copied or column.text)(block, names) for column in COLUMNS)
    return copied_line(texts)


def copied_header() -> str:
    """Return the headers of what `as_copied` returns."""
    return "\t".join(title(column) for column in COLUMNS)
