"""The words of an import: targets, certainty, states, encodings, and why a file or a job does not go on."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from smsc_desk.book.errors import Error
from smsc_desk.book.fields import show_address
from smsc_desk.files.checking import Proposal, State
from smsc_desk.files.comparing import Present
from smsc_desk.files.dates import DateOrder
from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.headers import Certainty, Target
from smsc_desk.files.names import Order
from smsc_desk.files.plan import Subject
from smsc_desk.ui import messages
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.icons import IconRole
from smsc_desk.ui.importing import reasons

translate = QCoreApplication.translate

PASTED = "clipboard.tsv"
"""What rows are called that were pasted; a person is told `file_name`."""


class ImportCounts(QObject):
    """The words with a number in them: lupdate sees a plural in `tr` only."""

    def rows(self, number: int) -> str:
        return counted(self.tr("%n row(s)", "", number), number)

    def what(self, subject: Subject, number: int) -> str:
        """Say what an import does, beside counts of rows: a row may be two contacts, and two rows one."""
        if subject == Subject.BLACKLIST:
            text = self.tr("Above are rows of the file: %n address(es) will be blocked or changed.", "", number)
        else:
            text = self.tr("Above are rows of the file: %n contact(s) will be added or changed.", "", number)
        return counted(text, number)

    def columns(self, number: int) -> str:
        return counted(self.tr("%n column(s)", "", number), number)

    def more_columns(self, number: int) -> str:
        return counted(self.tr("Show %n more column(s)", "", number), number)

    def requests(self, number: int) -> str:
        return counted(self.tr("about %n request(s)", "", number), number)

    def hours(self, number: int) -> str:
        return counted(self.tr("%n h", "", number), number)

    def minutes(self, number: int) -> str:
        return counted(self.tr("%n min", "", number), number)

    def exponents(self, number: int) -> str:
        text = self.tr(
            "%n number(s) were turned into 7.9E+10 by a spreadsheet. Their last digits are lost. Format the column as"
            " Text there and save again.",
            "",
            number,
        )
        return counted(text, number)

    def damaged(self, number: int) -> str:
        text = self.tr("%n row(s) are damaged and will be left out; the check shows them.", "", number)
        return counted(text, number)

    def fix(self, number: int) -> str:
        return counted(self.tr("Fix all %n like this", "", number), number)

    def mended(self, number: int) -> str:
        return counted(self.tr("%n cell(s) mended.", "", number), number)


def file_name(name: str) -> str:
    """Return what the file of an import is called."""
    return translate("Import", "Pasted rows") if name == PASTED else name


# --- columns ----------------------------------------------------------------------------------------------------------


def target(which: Target) -> str:  # noqa: C901, PLR0912 - one line a target
    """Name what a column can be."""
    match which:
        case Target.NUMBER:
            return translate("Import", "Number")
        case Target.EMAIL:
            return translate("Import", "E-mail")
        case Target.FULL_NAME:
            return translate("Import", "Full name (split)")
        case Target.LAST_NAME:
            return translate("Import", "Last name")
        case Target.FIRST_NAME:
            return translate("Import", "First name")
        case Target.MIDDLE_NAME:
            return translate("Import", "Middle name")
        case Target.NAME:
            return translate("Import", "Shown as")
        case Target.BIRTHDAY:
            return translate("Import", "Birthday")
        case Target.GROUPS:
            return translate("Import", "Groups")
        case Target.TAGS:
            return translate("Import", "Tags")
        case Target.COMMENT:
            return translate("Import", "Comment")
        case Target.OTHER:
            return translate("Import", "Other numbers")
        case Target.CLIENT_ID:
            return translate("Import", "Your ID")
        case Target.BLOCK:
            return translate("Import", "Type of the block")
        case Target.FAILURE:
            return translate("Import", "Error of the last import")
        case Target.LINE:
            return translate("Import", "Line of the last import")
        case Target.SKIP:
            return translate("Import", "Do not import")


def heading(which: Target) -> str:
    """Name a column of the check: what its cells are."""
    return translate("Import", "Last · first · middle name") if which == Target.FULL_NAME else target(which)


def certainty(how: Certainty) -> tuple[str, IconRole, str]:
    """Return icon, colour and word of how sure a target is."""
    match how:
        case Certainty.SURE:
            return "check", "ok", translate("Import", "Sure")
        case Certainty.GUESS:
            return "half-circle-left", "warn", translate("Import", "Guess")
        case Certainty.NONE:
            return "minus-circle", "faint", translate("Import", "Left out")


def date_order(order: DateOrder) -> str:
    """Say how the dates of a column are written: short, for the order itself must not be cut."""
    match order:
        case DateOrder.DMY:
            return translate("Import", "Day.month.year")
        case DateOrder.MDY:
            return translate("Import", "Month/day/year")
        case DateOrder.YMD:
            return translate("Import", "Year-month-day")
        case DateOrder.YDM:
            return translate("Import", "Year-day-month")
        case DateOrder.SERIAL:
            return translate("Import", "Days, as 36525")


def name_order(order: Order | None) -> str:
    """Say which part of a full name comes first."""
    match order:
        case Order.LAST_FIRST:
            return translate("Import", "Last name first")
        case Order.FIRST_LAST:
            return translate("Import", "First name first")
        case None:
            return translate("Import", "Order by each name")


# --- files ------------------------------------------------------------------------------------------------------------


def encoding(name: str) -> str:
    """Name an encoding as office programs do; unknown ones by their own name."""
    return {
        "utf-8": "UTF-8",
        "utf-8-sig": "UTF-8",
        "utf-16": "UTF-16",
        "utf-16-le": "UTF-16 LE",
        "utf-16-be": "UTF-16 BE",
        "utf-32": "UTF-32",
        "cp1251": "Windows-1251",
        "cp866": "DOS 866",
        "koi8-r": "KOI8-R",
        "mac-cyrillic": "Mac Cyrillic",
        "cp1252": "Latin-1",
    }.get(name, name)


def separator(sign: str) -> str:
    """Name what parts the cells."""
    match sign:
        case ";":
            return translate("Import", "Semicolon ;")
        case ",":
            return translate("Import", "Comma ,")
        case "\t":
            return translate("Import", "Tab")
        case "|":
            return translate("Import", "Bar |")
        case "\x1f":
            return translate("Import", "None: one column")
        case _:
            return sign


def quote(sign: str) -> str:
    """Name what wraps the cells."""
    match sign:
        case '"':
            return translate("Import", "Double ″")
        case "'":
            return translate("Import", "Single ′")
        case _:
            return translate("Import", "None")


def refused(error: Refused) -> str:
    """Say why a file cannot be used, and what to do."""
    return why(error.reason).replace("%1", str(error.details.get("sheet", "")))


def why(reason: Why) -> str:  # noqa: C901, PLR0912 - one line a reason
    """Say why a file cannot be used, and what to do."""
    match reason:
        case Why.MISSING:
            return translate(
                "Import", "The file is not there, or may not be read. Nothing was imported; choose it again."
            )
        case Why.CHANGED:
            return translate("Import", "The file is not what it was when it was chosen. Choose it again.")
        case Why.EMPTY:
            return translate("Import", "The file is empty. Nothing was imported; choose another one.")
        case Why.NOT_TEXT:
            return translate(
                "Import",
                "This is not an address list: a picture, a document or a program. Save the list as CSV or XLSX and"
                " choose that.",
            )
        case Why.WRONG_ENCODING:
            return translate("Import", "The file cannot be read by this encoding. Choose another one.")
        case Why.DAMAGED:
            return translate(
                "Import", "The workbook is damaged. Open it in your spreadsheet, save it anew and choose it again."
            )
        case Why.PASSWORD:
            return translate(
                "Import", "The workbook is protected by a password. Save it without one and choose it again."
            )
        case Why.NO_SHEET:
            return translate("Import", "The workbook has no such sheet of cells. Choose another sheet or file.")
        case Why.TOO_WIDE:
            return translate(
                "Import", "The file has more than a thousand columns. Is the separator right? Nothing was imported."
            )
        case Why.TOO_LARGE:
            return translate("Import", "The workbook is too large. Save the sheet as CSV and choose that.")
        case Why.LINE_TOO_LONG:
            return translate("Import", "The file has no line ends: it is no list. Choose another one.")
        case Why.TOO_MANY_ROWS:
            return translate("Import", "The file has more rows than a workbook can have. Save as CSV instead.")
        case Why.CELL_TOO_LONG:
            return translate("Import", "A text is too long for a cell of a workbook. Save as CSV instead.")


def trouble(error: Error | OSError) -> str:
    """Say what went wrong with a file, whatever it was."""
    if isinstance(error, Refused):
        return refused(error)
    if isinstance(error, OSError):
        return why(Why.MISSING)
    return messages.describe(error).text


# --- rows -------------------------------------------------------------------------------------------------------------


class StateLook(NamedTuple):
    """Word, icon and colour: a state never speaks by colour alone."""

    word: str
    icon: str
    role: IconRole


_LOOKS: dict[State, tuple[str, IconRole]] = {
    State.NEW: ("plus", "ok"),
    State.UPDATE: ("edit", "accent"),
    State.SAME: ("check", "muted"),
    State.REPEATED: ("copy", "muted"),
    State.ASK: ("help", "warn"),
    State.LEFT_OUT: ("minus-circle", "muted"),
    State.REJECTED: ("warning", "danger"),
}


def state(which: State) -> StateLook:
    """Return how the state of one row is shown."""
    texts = {
        State.NEW: translate("ImportRow", "New"),
        State.UPDATE: translate("ImportRow", "Update"),
        State.SAME: translate("ImportRow", "No change"),
        State.REPEATED: translate("ImportRow", "Repeated"),
        State.ASK: translate("ImportRow", "Decide"),
        State.LEFT_OUT: translate("ImportRow", "Left out"),
        State.REJECTED: translate("ImportRow", "Unusable"),
    }
    return StateLook(texts[which], *_LOOKS[which])


def states(which: State) -> StateLook:
    """Return how all rows of a state are shown together: in some languages that is another word."""
    texts = {
        State.NEW: translate("ImportRows", "New"),
        State.UPDATE: translate("ImportRows", "Update"),
        State.SAME: translate("ImportRows", "No change"),
        State.REPEATED: translate("ImportRows", "Repeated"),
        State.ASK: translate("ImportRows", "Decide"),
        State.LEFT_OUT: translate("ImportRows", "Left out"),
        State.REJECTED: translate("ImportRows", "Unusable"),
    }
    return StateLook(texts[which], *_LOOKS[which])


def left_out_by_hand() -> StateLook:
    """Return how a row is shown that the user left out."""
    return StateLook(translate("Import", "Left out by you"), "minus-circle", "muted")


def owners(proposal: Proposal) -> str:
    """Name the contacts that the addresses of a row belong to, where they are several."""
    named = "; ".join(f"{each.title}, {_addresses(each, proposal)}".removeprefix(", ") for each in proposal.owners)
    return translate("Import", "The addresses belong to several contacts: %1").replace("%1", named)


def _addresses(owner: Present, proposal: Proposal) -> str:
    own = [each for each in owner.addresses if each in proposal.addresses]
    return ", ".join(show_address(each, proposal.channel) for each in own)


def failure(key: str) -> str:
    """Say why a row was not imported, for the file of failed rows."""
    match key:
        case "by_user":
            return translate("Import", "Left out by you.")
        case "undecided":
            return translate("Import", "Whether to update the contact was not decided.")
        case "two_contacts":
            return translate("Import", "Its addresses belong to several contacts of the book.")
        case "exists":
            return translate("Import", "The contact is in the book already, and the rule is to skip those.")
        case "repeated":
            return translate(
                "Import", "The file has this contact in an earlier row, and the rule is to keep the first."
            )
        case "blocked":
            return translate("Import", "The address is on the blacklist, and the rule is to skip those.")
        case "changed_since":
            return translate("Import", "Changed again since; it was left as it is.")
        case _:
            known = reasons.reasons().get(key)
            return known.sentence if known else messages.refusal(key, None)


# --- time -------------------------------------------------------------------------------------------------------------


def duration(seconds: float) -> str:
    """Say how long something takes: hours and minutes, never seconds."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return translate("Import", "less than a minute")
    hours, minutes = divmod(minutes, 60)
    counts = ImportCounts()
    return " ".join(filter(None, (counts.hours(hours) if hours else "", counts.minutes(minutes) if minutes else "")))
