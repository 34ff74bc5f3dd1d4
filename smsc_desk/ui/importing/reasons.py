"""Why a cell or a row is not right: a few words and a sentence for every reason that the check may give."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from smsc_desk.book import phone
from smsc_desk.book.birthday import FIELD as BIRTHDAY
from smsc_desk.book.errors import Invalid
from smsc_desk.ui import messages

translate = QCoreApplication.translate


class Reason(NamedTuple):
    """A few words for a list, and a sentence for a cell."""

    short: str
    sentence: str


def reasons() -> dict[str, Reason]:
    """Return the words of every reason a problem can have, by its key."""
    return _numbers() | _spreadsheets() | _texts() | _dates() | _damages()


def reason(key: str) -> Reason:
    """Return the words of a reason; its key where there are none."""
    return reasons().get(key, Reason(key, key))


def _numbers() -> dict[str, Reason]:
    return {
        phone.Reason.EMPTY: Reason(
            translate("Import", "No number"), translate("Import", "There is no digit in this cell.")
        ),
        phone.Reason.LETTERS: Reason(
            translate("Import", "Not a number"),
            translate("Import", "This is not a phone number: it has letters or signs in it."),
        ),
        phone.Reason.SPREADSHEET: Reason(
            translate("Import", "Shortened by a spreadsheet"),
            translate("Import", "A spreadsheet has shortened this number; its last digits are lost."),
        ),
        phone.Reason.TOO_SHORT: Reason(
            translate("Import", "Too short number"), translate("Import", "Too short: digits are missing.")
        ),
        phone.Reason.TOO_LONG: Reason(
            translate("Import", "Too long number"), translate("Import", "Too long: there are too many digits.")
        ),
        phone.Reason.TRUNK: Reason(
            translate("Import", "8 at the start"), translate("Import", "The 8 at the start was read as +7.")
        ),
        phone.Reason.COUNTRY_ADDED: Reason(
            translate("Import", "No country code"), translate("Import", "The country code was added.")
        ),
        phone.Reason.UNUSUAL: Reason(
            translate("Import", "Unknown range of numbers"),
            translate("Import", "The length is right, but no known operator has such numbers."),
        ),
    }


def _spreadsheets() -> dict[str, Reason]:
    return {
        "decimals": Reason(
            translate("Import", "Number with decimals"),
            translate("Import", "The .0 that a spreadsheet has added was taken away."),
        ),
        "exponent": Reason(
            translate("Import", "Number with an exponent"),
            translate("Import", "A spreadsheet wrote it with an exponent; all digits are there."),
        ),
        "apostrophe": Reason(
            translate("Import", "Apostrophe at the start"),
            translate("Import", "The apostrophe by which a spreadsheet marks a text was taken away."),
        ),
        "zero_letter": Reason(
            translate("Import", "Letter O instead of zero"),
            translate("Import", "There is a letter O where a zero is meant."),
        ),
        "zero_mended": Reason(
            translate("Import", "Letter O read as zero"),
            translate("Import", "Your rule for this column takes a letter O in a number for a zero."),
        ),
        "control": Reason(
            translate("Import", "Invisible characters"),
            translate("Import", "Characters that nobody can see were taken away."),
        ),
    }


def _texts() -> dict[str, Reason]:
    return {
        "not_email": Reason(
            translate("Import", "Not an e-mail address"), translate("Import", "This is not an e-mail address.")
        ),
        "typo": Reason(
            translate("Import", "Misspelt e-mail domain"),
            translate("Import", "Is the part after the @ spelt right?"),
        ),
        "typo_mended": Reason(
            translate("Import", "E-mail domain mended"),
            translate("Import", "Your rule for this column corrects what is misspelt after the @."),
        ),
        "name": Reason(
            translate("Import", "Doubtful name"), translate("Import", "The name was split, but not surely.")
        ),
        "name_whole": Reason(
            translate("Import", "Name kept whole"),
            translate("Import", "The name was not split; it becomes what the contact is shown as."),
        ),
        "several_contacts": Reason(
            translate("Import", "Of several contacts"),
            translate("Import", "The row has addresses of several contacts of the book; it changes none of them."),
        ),
        "block_type": Reason(
            translate("Import", "Unknown type of block"),
            translate("Import", "This word names no type of a block; the type for all rows is taken."),
        ),
        "no_address": Reason(
            translate("Import", "No number and no e-mail"),
            translate("Import", "The row has neither a number nor an e-mail address."),
        ),
    }


def _dates() -> dict[str, Reason]:
    short = {
        "no_year": translate("Import", "Date without a year"),
        "no_such_day": translate("Import", "Date that does not exist"),
        "future": translate("Import", "Date in the future"),
        "too_old": translate("Import", "Date too long ago"),
        "not_a_date": translate("Import", "Not a date"),
    }
    return {key: Reason(words, _date_sentence(key)) for key, words in short.items()}


def _date_sentence(key: str) -> str:
    if key == "no_such_day":  # the check tells the reason, not the day
        return translate("Import", "There is no such day in the calendar.")
    return messages.invalid(Invalid(BIRTHDAY, key))


def _damages() -> dict[str, Reason]:
    return {
        "bytes": Reason(
            translate("Import", "Unreadable characters"),
            translate("Import", "The row has bytes that this encoding does not have."),
        ),
        "quote": Reason(
            translate("Import", "Quote that never ends"),
            translate("Import", "A quoted cell begins in this row and never ends."),
        ),
        "long_cell": Reason(
            translate("Import", "Overlong cell"),
            translate("Import", "A cell of this row is too long for any address list."),
        ),
        "wider": Reason(
            translate("Import", "Too many cells"), translate("Import", "The row has more cells than there are columns.")
        ),
        "card": Reason(
            translate("Import", "Broken card"),
            translate("Import", "A card that does not end, or a line outside of cards."),
        ),
    }
