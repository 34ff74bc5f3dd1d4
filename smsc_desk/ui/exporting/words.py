"""The words of an export: headings of the file, kinds of files, what went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.headers import Target
from smsc_desk.files.writers import SINCE
from smsc_desk.importing.exporting import NotWritten, Trouble
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.exporting.kinds import Kind
from smsc_desk.ui.groups.words import counted

translate = QCoreApplication.translate

_HEADINGS: Mapping[str, Any] = MappingProxyType({
    Target.NUMBER: QT_TRANSLATE_NOOP("ExportHeading", "Phone"),
    Target.EMAIL: QT_TRANSLATE_NOOP("ExportHeading", "E-mail"),
    Target.LAST_NAME: QT_TRANSLATE_NOOP("ExportHeading", "Last name"),
    Target.FIRST_NAME: QT_TRANSLATE_NOOP("ExportHeading", "First name"),
    Target.MIDDLE_NAME: QT_TRANSLATE_NOOP("ExportHeading", "Middle name"),
    Target.NAME: QT_TRANSLATE_NOOP("ExportHeading", "Name"),
    Target.BIRTHDAY: QT_TRANSLATE_NOOP("ExportHeading", "Birthday"),
    Target.GROUPS: QT_TRANSLATE_NOOP("ExportHeading", "Groups"),
    Target.TAGS: QT_TRANSLATE_NOOP("ExportHeading", "Tags"),
    Target.COMMENT: QT_TRANSLATE_NOOP("ExportHeading", "Comment"),
    Target.OTHER: QT_TRANSLATE_NOOP("ExportHeading", "Other numbers"),
    Target.CLIENT_ID: QT_TRANSLATE_NOOP("ExportHeading", "ID"),
    Target.BLOCK: QT_TRANSLATE_NOOP("ExportHeading", "Block"),
    SINCE: QT_TRANSLATE_NOOP("ExportHeading", "Known here since"),
})  # fmt: skip
"""Whatever the language: one of the words that `files.headers` knows."""


def heading(column: str) -> str:
    """Return a column's heading in the file, and its name in the dialog."""
    return translate("ExportHeading", str(_HEADINGS[column]))


def kind_title(kind: Kind) -> str:
    """Name a kind of file."""
    match kind:
        case Kind.EXCEL:
            return translate("Exporting", "CSV for Excel")
        case Kind.XLSX:
            return translate("Exporting", "Excel workbook (XLSX)")
        case Kind.PLAIN:
            return translate("Exporting", "Plain CSV")
        case Kind.VCARD:
            return translate("Exporting", "vCard")


def kind_sentence(kind: Kind) -> str:
    """Say what a kind of file is good for."""
    match kind:
        case Kind.EXCEL:
            return translate("Exporting", "Opens with a double click; letters of every language come right.")
        case Kind.XLSX:
            return translate("Exporting", "Every cell is text: no number or date is turned into another.")
        case Kind.PLAIN:
            return translate("Exporting", "UTF-8 with commas, for other programs.")
        case Kind.VCARD:
            return translate("Exporting", "For telephones and mail programs; tags, ID and blocks are left out.")


class ExportCounts(QObject):
    """The words with a number in them: lupdate sees a plural in `tr` only."""

    def contacts_done(self, number: int) -> str:
        return counted(self.tr("%n contact(s) exported to “%1”.", "", number), number)

    def blocks_done(self, number: int) -> str:
        return counted(self.tr("%n blacklist entry(ies) exported to “%1”.", "", number), number)

    def going(self, number: int) -> str:
        return counted(self.tr("Export %n", "", number), number)


def trouble(error: NotWritten) -> str:
    """Say why a file could not be written."""
    match error.trouble:
        case Trouble.FOLDER_GONE:
            text = translate("Exporting", "The folder of “%1” is not there. Nothing was written. Choose another one.")
        case Trouble.NO_RIGHTS:
            text = translate(
                "Exporting", "You may not write “%1” into this folder. Nothing was written. Choose another folder."
            )
        case Trouble.DISK_FULL:
            text = translate(
                "Exporting",
                "The disk has no room for “%1”. Nothing was written. Free some space or choose another disk.",
            )
        case Trouble.HELD:
            text = translate(
                "Exporting",
                "“%1” cannot be replaced: it is protected, or open in another program such as Excel. It is as it was."
                " Close it there, or choose another name.",
            )
        case Trouble.BAD_NAME:
            text = translate(
                "Exporting", "A file cannot have the name “%1” here. Nothing was written. Choose a simpler name."
            )
        case Trouble.FAILING:
            text = translate(
                "Exporting",
                "The disk, or the way to it, fails. “%1” was not written. Try again, or choose another disk.",
            )
    return text.replace("%1", error.path.name)


def refused(error: Refused) -> str:
    """Say why a workbook could not be written."""
    if error.reason == Why.TOO_MANY_ROWS:
        text = translate(
            "Exporting", "A workbook has room for %1 rows only. Nothing was written. Choose CSV, or export in parts."
        )
        return text.replace("%1", thousands(int(str(error.details["most"]))))
    text = translate(
        "Exporting",
        "A text in row %1 is longer than a cell of a workbook can be. Nothing was written. Choose CSV, or leave out"
        " that column.",
    )
    return text.replace("%1", thousands(int(str(error.details["line"]))))
