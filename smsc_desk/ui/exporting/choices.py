"""What was chosen in the dialog, remembered with the account until the next export."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLocale, QSettings

from smsc_desk.book.block import BlockType
from smsc_desk.files.writers import Form
from smsc_desk.ui.blacklist import words as block_words
from smsc_desk.ui.exporting import words
from smsc_desk.ui.exporting.kinds import ALL_COLUMNS, KINDS, Kind, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The kind of file, all columns in order, those of them that are written, and the folder."""

    kind: Kind = Kind.EXCEL
    order: tuple[str, ...]
    columns: tuple[str, ...]
    folder: str = ""

    def form(self, *, raw: bool) -> Form:
        """Return how a table is written; headings in the language of the window, which an import knows again."""
        excel = self.kind == Kind.EXCEL
        return Form(
            columns=self.columns, headings={column: words.heading(column) for column in self.columns},
            separator=list_separator() if excel else ",", mark=excel, raw=raw,
        )  # fmt: skip

    def dump(self) -> str:
        """Return the choices as JSON."""
        kept = {"kind": self.kind, "order": self.order, "columns": self.columns, "folder": self.folder}
        return json.dumps(kept, ensure_ascii=False)


def first(subject: Subject) -> Choices:
    """Return the choices of the first time."""
    return Choices(order=ALL_COLUMNS[subject], columns=ALL_COLUMNS[subject])


def load(text: str | None, subject: Subject) -> Choices:
    """Return what `dump` wrote, the first choices where it is none; columns that are new come last, written."""
    try:
        return _loaded(json.loads(text or ""), subject)
    except (ValueError, KeyError, TypeError, AttributeError):
        return first(subject)


def _loaded(kept: dict[str, Any], subject: Subject) -> Choices:
    known, order = ALL_COLUMNS[subject], list(map(str, kept["order"]))
    kind, folder = Kind(kept["kind"]), str(kept["folder"])
    if kind not in KINDS[subject]:
        raise ValueError(kind)
    new = [column for column in known if column not in order]
    whole = tuple(dict.fromkeys(column for column in [*order, *new] if column in known))
    wanted = {*kept["columns"], *new}
    return Choices(kind=kind, order=whole, columns=tuple(column for column in whole if column in wanted), folder=folder)


def type_words() -> dict[BlockType, str]:
    """Return the types of a block as files name them; an import of a blacklist knows them again."""
    return {kind: block_words.label(kind) for kind in block_words.TYPES}


def list_separator() -> str:
    """Return what a spreadsheet of this computer expects between the cells of a CSV file."""
    own = ""
    if sys.platform == "win32":  # where everybody can set it
        place = r"HKEY_CURRENT_USER\Control Panel\International"
        own = str(QSettings(place, QSettings.Format.NativeFormat).value("sList", ""))
    return separator_of(own, QLocale.system().decimalPoint())


def separator_of(own: str, decimal_point: str) -> str:
    """Return the list separator that the system names, else the usual one: a comma, but for decimal commas."""
    if own in {";", ",", "\t", "|"}:
        return own
    return ";" if decimal_point == "," else ","
