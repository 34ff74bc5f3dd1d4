"""The sample files that come with the program, for a first try of an import.

`packaging/samples.py` writes them; nobody can have the numbers and addresses in them.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path

from smsc_desk.disk import resources


class Key(enum.StrEnum):
    """What a sample is for; titled in the window."""

    CONTACTS = "contacts"  # a CSV that spreadsheets open with a double click
    WORKBOOK = "workbook"  # the same as XLSX
    DIFFICULT = "difficult"  # as accounting systems write it, with rows that need attention
    BLACKLIST = "blacklist"  # numbers and addresses with type and comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One file; its language is "ru" or "en"."""

    key: Key
    path: Path
    language: str


_FILES = (
    (Key.CONTACTS, "contacts-ru.csv", "ru"), (Key.WORKBOOK, "contacts-ru.xlsx", "ru"),
    (Key.DIFFICULT, "difficult-ru.csv", "ru"), (Key.BLACKLIST, "blacklist-ru.csv", "ru"),
    (Key.CONTACTS, "contacts-en.csv", "en"), (Key.WORKBOOK, "contacts-en.xlsx", "en"),
    (Key.BLACKLIST, "blacklist-en.csv", "en"),
)  # fmt: skip


def samples() -> tuple[Sample, ...]:
    """Return all samples, those of one language together; the files are not to be changed."""
    folder = resources() / "samples"
    return tuple(Sample(key=key, path=folder / name, language=language) for key, name, language in _FILES)
