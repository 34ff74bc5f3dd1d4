"""What can be exported, as which files, with which columns."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from smsc_desk.files.headers import Target
from smsc_desk.files.writers import BLOCK_COLUMNS, COLUMNS


class Subject(enum.StrEnum):
    """What is exported."""

    CONTACTS = "contacts"
    BLACKLIST = "blacklist"


class Kind(enum.StrEnum):
    """The files that can be chosen, in the order in which they are offered."""

    EXCEL = "excel"
    XLSX = "xlsx"
    PLAIN = "plain"
    VCARD = "vcard"


FORMATS: Mapping[Kind, str] = {Kind.EXCEL: "csv", Kind.XLSX: "xlsx", Kind.PLAIN: "csv", Kind.VCARD: "vcf"}
"""Keys of writers.WRITERS, and endings of the files' names."""

KINDS: Mapping[Subject, tuple[Kind, ...]] = {
    Subject.CONTACTS: tuple(Kind),
    Subject.BLACKLIST: (Kind.EXCEL, Kind.XLSX, Kind.PLAIN),
}
ALL_COLUMNS: Mapping[Subject, tuple[str, ...]] = {Subject.CONTACTS: COLUMNS, Subject.BLACKLIST: BLOCK_COLUMNS}
ADDRESSES = frozenset({Target.NUMBER, Target.EMAIL})
"""By one of them an import knows whose row it is."""
