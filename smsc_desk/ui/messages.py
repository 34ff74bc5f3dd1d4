"""The words for errors, all of them: what happened, what is and is not saved, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from smsc_desk.book import errors, phone
from smsc_desk.book.errors import Error, Invalid
from smsc_desk.book.phone import Number, Reason
from smsc_desk.ui.delegates import thousands

tr = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for people, and technical words for the details."""

    text: str
    details: str = ""


def describe(error: BaseException, *, unsent: int = 0) -> Message:
    """Word an error; `unsent` is the number of edits that wait on this computer."""
    kept = kept_edits(unsent)
    text = _known(error)
    details = f"{type(error).__name__}: {error}"
    return Message(f"{text} {kept}".strip() if kept and isinstance(error, _ABOUT_SENDING) else text, details)


_ABOUT_SENDING = (errors.Unreachable, errors.ApiError, errors.Garbled)


def kept_edits(unsent: int) -> str:
    """Say that edits wait, or nothing."""
    if not unsent:
        return ""
    return tr("messages", "Your %n change(s) are kept on this computer and will be sent later.", "", unsent)


def _known(error: BaseException) -> str:
    for kind, words in _wording().items():
        if isinstance(error, kind):
            return words
    if isinstance(error, Invalid):
        return invalid(error)
    return tr(
        "messages",
        "Something went wrong inside the program. What was saved stays saved; the last step may not have been done."
        " Try it again.",
    )


def _wording() -> dict[type[Error], str]:
    """Return the words, the narrower types first."""
    return {
        errors.NotSent: tr("messages", "No connection to the provider. Nothing was sent."),
        errors.NoAnswer: tr(
            "messages", "The provider did not answer. It is not known whether the last request was carried out."
        ),
        errors.BadParameters: tr(
            "messages",
            "The provider did not understand a value. The change was not made there; correct it and save again.",
        ),
        errors.BadCredentials: tr(
            "messages",
            "The provider did not accept this login and password, or does not allow this computer's address."
            " Check them in your account on the provider's site. Nothing was changed.",
        ),
        errors.NoRecords: tr("messages", "The provider has no such record any more. Refresh to see what it has."),
        errors.AddressBlocked: tr(
            "messages",
            "The provider has closed access from this address for some 30 minutes after too many wrong sign-ins."
            " The program waits and goes on by itself.",
        ),
        errors.Refused: tr("messages", "The provider refused the change. It is kept here; correct it or discard it."),
        errors.TooManyRequests: tr("messages", "The provider asks to slow down. The program continues more slowly."),
        errors.UnknownCode: tr(
            "messages",
            "The provider answered something this program does not understand. The change was not confirmed.",
        ),
        errors.Garbled: tr(
            "messages",
            "The answer is not the provider's: perhaps a sign-in page of this network, or a fault on its side."
            " Nothing was changed in the copy on this computer.",
        ),
        errors.EmptyListing: tr(
            "messages",
            "The provider suddenly lists no contacts at all. Nothing was removed from the copy on this computer."
            " Check the account, then refresh.",
        ),
        errors.TooNew: tr(
            "messages",
            "This address book was written by a newer version of the program. Nothing was changed;"
            " install the newer version.",
        ),
        errors.Damaged: tr(
            "messages", "The copy on this computer is damaged. Nothing is sent until it is mended; the file is kept."
        ),
        errors.DiskTrouble: tr(
            "messages",
            "The copy on this computer could not be written. The last change was not saved: free some space on the"
            " disk, or check that the folder may be written, and try again.",
        ),
        errors.StoreError: tr("messages", "The copy on this computer cannot be used."),
        errors.AlreadyOpen: tr("messages", "This account is open in another window of the program. Use that window."),
    }


# --- values that the book cannot hold -------------------------------------------------------------------------------


def invalid(error: Invalid) -> str:  # noqa: C901 - one line a case
    """Word what is wrong with a value, for the line beside its field."""
    match (error.field, error.reason):
        case ("birthday", reason):
            return _birthday(reason, error)
        case ("addresses", "empty"):
            return tr("messages", "A number or an e-mail address is needed. Nothing else is.")
        case ("addresses", "duplicate"):
            return tr("messages", "Already in the book: %1. Not saved.").replace("%1", str(error.details["address"]))
        case ("addresses", "unusable"):
            return tr("messages", "“%1” cannot be used as an address. Not saved.").replace(
                "%1", str(error.details.get("address", ""))
            )
        case ("name", "empty"):
            return tr("messages", "A name is needed.")
        case ("number", "duplicate"):
            return tr("messages", "The group “%1” has this mailing number already.").replace(
                "%1", str(error.details["name"])
            )
        case ("number", "unusable"):
            return tr("messages", "A mailing number is a whole number from 1 on.")
        case ("groups", "other_channel"):
            return tr(
                "messages",
                "This group is for the other kind of address: numbers and e-mail addresses have groups apart.",
            )
        case (_, "gone"):
            return tr("messages", "This record was deleted meanwhile. Nothing was saved.")
        case (_, "too_long"):
            return tr("messages", "This text is too long: %1 characters at most.").replace(
                "%1", thousands(int(str(error.details.get("limit", 0))))
            )
        case _:
            return tr("messages", "This value cannot be saved.")


def _birthday(reason: str, error: Invalid) -> str:
    match reason:
        case "no_year":
            return tr("messages", "The year is missing: the provider has no dates without one.")
        case "no_such_day":
            date = f"{error.details['day']:02}.{error.details['month']:02}.{error.details['year']}"
            return tr("messages", "There is no %1 in the calendar.").replace("%1", date)
        case "future":
            return tr("messages", "This day has not come yet.")
        case "too_old":
            return tr("messages", "Is the year right? Nobody is that old.")
        case _:
            return tr("messages", "This is no date. Write it as 08.03.1985.")


def number(understood: Number) -> str:
    """Word how a number was understood, for the line beside its field."""
    shown = phone.pretty(understood.digits)
    match understood.reason:
        case None:
            return " · ".join(filter(None, (shown, country(understood.region))))
        case Reason.TRUNK:
            return tr("messages", "%1 · took 8 as +7").replace("%1", shown)
        case Reason.COUNTRY_ADDED:
            return tr("messages", "%1 · added the country code").replace("%1", shown)
        case Reason.UNUSUAL:
            return tr("messages", "%1 · no known operator has such numbers").replace("%1", shown)
        case Reason.EMPTY:
            return ""
        case Reason.LETTERS:
            return tr("messages", "This is no phone number: it has letters or signs in it.")
        case Reason.SPREADSHEET:
            return tr("messages", "A spreadsheet has shortened this number; its last digits are lost.")
        case Reason.TOO_SHORT:
            return _length(tr("messages", "Too short"), understood)
        case Reason.TOO_LONG:
            return _length(tr("messages", "Too long"), understood)


def _length(start: str, understood: Number) -> str:
    found = tr("messages", "%n digit(s)", "", understood.found)
    if understood.expected is None:
        return tr("messages", "%1: it has %2.").replace("%1", start).replace("%2", found)
    return (
        tr("messages", "%1: a Russian number has %3 digits, this one has %2.")
        .replace("%1", start)
        .replace("%2", str(understood.found))
        .replace("%3", str(understood.expected))
    )


def country(region: str) -> str:
    """Name a country by its ISO code; the code itself where the name is not known."""
    names = {
        "RU": tr("messages", "Russia"),
        "KZ": tr("messages", "Kazakhstan"),
        "UA": tr("messages", "Ukraine"),
        "BY": tr("messages", "Belarus"),
        "TJ": tr("messages", "Tajikistan"),
        "UZ": tr("messages", "Uzbekistan"),
        "KG": tr("messages", "Kyrgyzstan"),
        "AM": tr("messages", "Armenia"),
        "AZ": tr("messages", "Azerbaijan"),
        "GE": tr("messages", "Georgia"),
        "MD": tr("messages", "Moldova"),
        "DE": tr("messages", "Germany"),
        "GB": tr("messages", "United Kingdom"),
        "US": tr("messages", "United States"),
        "FR": tr("messages", "France"),
        "IT": tr("messages", "Italy"),
        "ES": tr("messages", "Spain"),
        "PL": tr("messages", "Poland"),
        "TR": tr("messages", "Türkiye"),
        "IL": tr("messages", "Israel"),
        "CN": tr("messages", "China"),
        "IN": tr("messages", "India"),
    }
    return names.get(region, region)


# --- why an edit was not carried out --------------------------------------------------------------------------------


def refusal(reason: str, code: int | None) -> str:
    """Word why an edit stands in the queue; `reason` is a key of ours or the provider's own text."""
    match (reason, code):
        case ("group_missing", _):
            return tr("messages", "Its group does not exist at the provider.")
        case ("stopped", _):
            return tr("messages", "The program stopped before the answer came; it is not known whether it was done.")
        case ("no_answer", _):
            return tr("messages", "No answer came; it is not known whether it was done.")
        case (_, 1):
            return tr("messages", "The provider did not understand a value.")
        case (_, 3):
            return tr("messages", "The provider has no such record any more.")
        case (_, 5):
            return tr("messages", "The provider refused to save it.")
        case (_, None):
            return reason
        case _:
            return tr("messages", "The provider answered with code %1.").replace("%1", str(code))
