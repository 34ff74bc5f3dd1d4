"""The words for errors, all of them: what happened, what is and is not saved, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from smsc_desk.book import errors, phone
from smsc_desk.book.errors import Error, Invalid
from smsc_desk.book.phone import Number, Reason
from smsc_desk.ui.delegates import thousands

translate = QCoreApplication.translate


class Counted(QObject):
    """The words with a number in them: lupdate sees a plural in `tr` only."""

    def kept(self, count: int) -> str:
        """Say that edits wait."""
        return self.tr("Your %n change(s) are kept on this computer and will be sent later.", "", count)

    def offline(self, count: int) -> str:
        """Say that the line is down and that edits wait for it."""
        return self.tr(
            "No connection. Your %n change(s) are kept on this computer and will be sent when the connection is back.",
            "",
            count,
        )

    def digits(self, count: int) -> str:
        """Count digits."""
        return self.tr("%n digit(s)", "", count)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for people, and technical words for the details."""

    text: str
    details: str = ""


def describe(error: BaseException, *, unsent: int = 0) -> Message:
    """Word an error; `unsent` is the number of edits that wait on this computer."""
    details = f"{type(error).__name__}: {error}"
    if unsent and isinstance(error, errors.NotSent) and not isinstance(error, _NOT_THE_LINE):
        return Message(Counted().offline(unsent), details)
    kept = kept_edits(unsent)
    text = _known(error)
    if isinstance(error, errors.BadCertificate):
        text = f"{text} {certificate(error.reason)} {named(error)}".rstrip()
    if isinstance(error, errors.ProxyTrouble):
        text = f"{text} {proxy(error)}"
    return Message(f"{text} {kept}".strip() if kept and isinstance(error, _ABOUT_SENDING) else text, details)


_NOT_THE_LINE = (errors.BadCertificate, errors.ProxyTrouble)
"""What does not pass by itself: the user has to do something."""
_ABOUT_SENDING = (errors.Unreachable, errors.ApiError, errors.Garbled)


def kept_edits(unsent: int) -> str:
    """Say that edits wait, or nothing."""
    if not unsent:
        return ""
    return Counted().kept(unsent)


def _known(error: BaseException) -> str:
    for kind, words in _wording().items():
        if isinstance(error, kind):
            return words.replace("%1", str(getattr(error, "folder", "")))
    if isinstance(error, Invalid):
        return invalid(error)
    return translate(
        "messages",
        "Something went wrong inside the program. What was saved stays saved; the last step may not have been done."
        " Try it again.",
    )


def certificate(reason: str) -> str:
    """Word why a server could not prove who it is."""
    match reason:
        case "expired":
            return translate(
                "messages",
                "Its certificate has expired or is not valid yet. Check the date of this computer; if it is right, the"
                " provider has to renew the certificate.",
            )
        case "wrong_host":
            return translate("messages", "Its certificate is for another address. Check the address.")
        case "old_tls":
            return translate("messages", "It offers only an outdated encryption.")
        case "no_tls":
            return translate("messages", "It offers no encryption at all.")
        case _:
            return translate(
                "messages",
                "Its certificate is of an authority that this computer does not trust. In a company network, let the"
                " program trust the company’s certificate.",
            )


def named(error: errors.BadCertificate) -> str:
    """Say whom the refused certificate names; nothing where nobody has looked, or it does not tell."""
    if not (error.subject or error.issuer):
        return ""
    text = translate("messages", "The certificate is for “%1”, issued by “%2”.")
    unknown = translate("messages", "unknown")
    return text.replace("%1", error.subject or unknown).replace("%2", error.issuer or unknown)


def proxy(error: errors.ProxyTrouble) -> str:
    """Word why a proxy made no way, and what to do."""
    return _proxy(error.reason).replace("%1", error.proxy or translate("messages", "unknown"))


def _proxy(reason: str) -> str:
    match reason:
        case "no_proxy":
            return translate(
                "messages", "What answers at %1 is not an HTTP proxy. Check the proxy’s address in “Connection…”."
            )
        case "wants_login":
            return translate("messages", "%1 wants a login and a password. Enter those of the proxy in “Connection…”.")
        case "wrong_login":
            return translate(
                "messages",
                "%1 did not accept the login and password. Enter those of the proxy anew in “Connection…”; by itself"
                " the program tries them only every 15 minutes, as wrong ones might close your account there.",
            )
        case "other_login":
            return translate(
                "messages",
                "%1 wants a kind of sign-in that this program does not know. Ask whoever looks after the network for"
                " one with login and password (Basic).",
            )
        case "refused":
            return translate(
                "messages",
                "%1 does not allow the way to the provider. Ask whoever looks after the network to allow it.",
            )
        case "no_way":
            return translate(
                "messages",
                "%1 cannot reach the provider itself. Try again later, or ask whoever looks after the network.",
            )
        case _:
            return translate(
                "messages", "%1 does not answer. Check the network, and the proxy’s address in “Connection…”."
            )


def _wording() -> dict[type[Error], str]:
    """Return the words, the narrower types first."""
    return {
        errors.BadCertificate: translate(
            "messages", "What answers there could not prove that it is the provider. Nothing was sent."
        ),
        errors.ProxyTrouble: translate(
            "messages", "No connection to the provider through the proxy. Nothing was sent."
        ),
        errors.NotSent: translate("messages", "No connection to the provider. Nothing was sent."),
        errors.NoAnswer: translate(
            "messages", "The provider did not answer. It is not known whether the last request was carried out."
        ),
        errors.BadParameters: translate(
            "messages",
            "The provider did not understand a value. The change was not made there; correct it and save again.",
        ),
        errors.NotSignedIn: translate(
            "messages",
            "You are not signed in: this is the copy on this computer. Nothing is sent until you sign in.",
        ),
        errors.SignInsUsedUp: translate(
            "messages",
            "Too many sign-ins were wrong lately. One more might close the provider to this computer, so none is tried"
            " for half an hour. Then sign in again.",
        ),
        errors.BadCredentials: translate(
            "messages",
            "The provider did not accept this login and password, or does not allow this computer’s address."
            " Check them in your account on the provider’s site. Nothing was changed.",
        ),
        errors.NoRecords: translate(
            "messages", "The provider has no such record any more. Refresh to see what it has."
        ),
        errors.AddressBlocked: translate(
            "messages",
            "The provider has closed access from this address for about 30 minutes after too many wrong sign-ins."
            " The program waits, then goes on by itself; the line at the bottom counts the minutes.",
        ),
        errors.Refused: translate(
            "messages", "The provider refused the change. It is kept here; correct it or discard it."
        ),
        errors.TooManyRequests: translate(
            "messages", "The provider asks to slow down. The program continues more slowly."
        ),
        errors.UnknownCode: translate(
            "messages",
            "The provider answered something this program does not understand. The change was not confirmed.",
        ),
        errors.Garbled: translate(
            "messages",
            "The answer is not the provider’s: perhaps a sign-in page of this network, or a fault on its side."
            " Nothing was changed in the copy on this computer.",
        ),
        errors.EmptyListing: translate(
            "messages",
            "The provider suddenly lists no contacts at all. Nothing was removed from the copy on this computer."
            " Check the account, then refresh.",
        ),
        errors.TooNew: translate(
            "messages",
            "This address book was written by a newer version of the program. Nothing was changed;"
            " install the newer version.",
        ),
        errors.Damaged: translate(
            "messages",
            "The copy on this computer is damaged. Nothing is sent until it is mended, which the next start does: the"
            " damaged file is kept, and your changes are saved from it.",
        ),
        errors.TooLittleRoom: translate(
            "messages",
            "There is too little room on the disk for an import; nothing of it was saved. Single changes are still"
            " saved. Free some space and begin it again.",
        ),
        errors.DiskFull: translate(
            "messages",
            "The disk is full. The last change was not saved, and nothing is sent meanwhile; what was saved before"
            " stays saved. Free some space and try again.",
        ),
        errors.HeldElsewhere: translate(
            "messages",
            "Another program holds the address book’s file, perhaps a backup. The last change was not saved; wait"
            " until it has ended and try again.",
        ),
        errors.NetworkFolder: translate(
            "messages",
            "The folder %1 is on another computer, where an address book would get damaged. Nothing was opened;"
            " choose a folder on this computer.",
        ),
        errors.OpenToOthers: translate(
            "messages",
            "Other users of this computer can read %1, and the program cannot change that. Nothing was opened; take"
            " their rights away, or choose another folder.",
        ),
        errors.DiskTrouble: translate(
            "messages",
            "The copy on this computer could not be written. The last change was not saved, and nothing is sent"
            " meanwhile; what was saved before stays saved. Check that the disk is there and that the folder may be"
            " written, and try again.",
        ),
        errors.StoreError: translate("messages", "The copy on this computer cannot be used."),
        errors.AlreadyOpen: translate(
            "messages", "This account is open in another window of the program. Use that window."
        ),
    }


# --- values that the book cannot hold -------------------------------------------------------------------------------


def invalid(error: Invalid) -> str:  # noqa: C901, PLR0912 - one line a case
    """Word what is wrong with a value, for the line beside its field."""
    match (error.field, error.reason):
        case ("birthday", reason):
            return _birthday(reason, error)
        case ("addresses", "empty"):
            return translate("messages", "A number or an e-mail address is needed. Nothing else is.")
        case ("addresses", "duplicate"):
            return translate("messages", "Already in the book: %1. Not saved.").replace(
                "%1", str(error.details["address"])
            )
        case ("addresses", "unusable"):
            return translate("messages", "“%1” cannot be used as an address. Not saved.").replace(
                "%1", str(error.details.get("address", ""))
            )
        case ("name", "empty"):
            return translate("messages", "A name is needed.")
        case ("number", "duplicate"):
            return translate("messages", "The group “%1” has this mailing number already.").replace(
                "%1", str(error.details["name"])
            )
        case ("number", "unusable"):
            return translate("messages", "A mailing number is a whole number from 1 on.")
        case ("groups", "other_channel"):
            return translate(
                "messages",
                "This group is for the other kind of address: numbers and e-mail addresses have groups apart.",
            )
        case ("proxy" | "proxy_login", reason):
            return _proxy_field(reason)
        case (_, "gone"):
            return translate("messages", "This record was deleted meanwhile. Nothing was saved.")
        case (_, "too_long"):
            return translate("messages", "This text is too long: %1 characters at most.").replace(
                "%1", thousands(int(str(error.details.get("limit", 0))))
            )
        case (_, "unusable"):
            return translate("messages", "This text has a broken character in it and cannot be saved.")
        case _:
            return translate("messages", "This value cannot be saved.")


def _proxy_field(reason: str) -> str:
    match reason:
        case "empty":
            return translate("messages", "Enter the proxy’s address, for example proxy.example.com:3128.")
        case "no_port":
            return translate("messages", "The port is missing: a number after a colon, often 3128 or 8080.")
        case "has_credentials":
            return translate("messages", "Leave login and password out of the address; they have fields of their own.")
        case "unknown_kind":
            return translate("messages", "This is another kind of proxy; the program knows HTTP proxies only.")
        case "has_colon":
            return translate("messages", "A login for a proxy has no colon in it.")
        case _:
            return translate("messages", "This is not an address of a proxy. It looks like proxy.example.com:3128.")


def _birthday(reason: str, error: Invalid) -> str:
    match reason:
        case "no_year":
            return translate("messages", "The year is missing: the provider has no dates without one.")
        case "no_such_day":
            date = f"{error.details['day']:02}.{error.details['month']:02}.{error.details['year']}"
            return translate("messages", "There is no %1 in the calendar.").replace("%1", date)
        case "future":
            return translate("messages", "This day has not come yet.")
        case "too_old":
            return translate("messages", "Is the year right? Nobody is that old.")
        case _:
            return translate("messages", "This is not a date. Write it as 08.03.1985.")


def number(understood: Number) -> str:
    """Word how a number was understood, for the line beside its field."""
    shown = phone.pretty(understood.digits)
    match understood.reason:
        case None:
            return " · ".join(filter(None, (shown, country(understood.region))))
        case Reason.TRUNK:
            return translate("messages", "%1 · took 8 as +7").replace("%1", shown)
        case Reason.COUNTRY_ADDED:
            return translate("messages", "%1 · added the country code").replace("%1", shown)
        case Reason.UNUSUAL:
            return translate("messages", "%1 · no known operator has such numbers").replace("%1", shown)
        case Reason.EMPTY:
            return ""
        case Reason.LETTERS:
            return translate("messages", "This is not a phone number: it has letters or signs in it.")
        case Reason.SPREADSHEET:
            return translate("messages", "A spreadsheet has shortened this number; its last digits are lost.")
        case Reason.TOO_SHORT:
            return _length(translate("messages", "Too short"), understood)
        case Reason.TOO_LONG:
            return _length(translate("messages", "Too long"), understood)


def _length(start: str, understood: Number) -> str:
    found = Counted().digits(understood.found)
    if understood.expected is None:
        return translate("messages", "%1: it has %2.").replace("%1", start).replace("%2", found)
    return (
        translate("messages", "%1: a Russian number has %3 digits, this one has %2.")
        .replace("%1", start)
        .replace("%2", str(understood.found))
        .replace("%3", str(understood.expected))
    )


def country(region: str) -> str:
    """Name a country by its ISO code; the code itself where the name is not known."""
    names = {
        "RU": translate("messages", "Russia"),
        "KZ": translate("messages", "Kazakhstan"),
        "UA": translate("messages", "Ukraine"),
        "BY": translate("messages", "Belarus"),
        "TJ": translate("messages", "Tajikistan"),
        "UZ": translate("messages", "Uzbekistan"),
        "KG": translate("messages", "Kyrgyzstan"),
        "AM": translate("messages", "Armenia"),
        "AZ": translate("messages", "Azerbaijan"),
        "GE": translate("messages", "Georgia"),
        "MD": translate("messages", "Moldova"),
        "DE": translate("messages", "Germany"),
        "GB": translate("messages", "United Kingdom"),
        "US": translate("messages", "United States"),
        "FR": translate("messages", "France"),
        "IT": translate("messages", "Italy"),
        "ES": translate("messages", "Spain"),
        "PL": translate("messages", "Poland"),
        "TR": translate("messages", "Türkiye"),
        "IL": translate("messages", "Israel"),
        "CN": translate("messages", "China"),
        "IN": translate("messages", "India"),
    }
    return names.get(region, region)


# --- why an edit was not carried out --------------------------------------------------------------------------------


def refusal(reason: str, code: int | None) -> str:  # noqa: C901, PLR0912 - one line a case
    """Word why an edit stands in the queue; `reason` is a key of ours or the provider's own text."""
    match (reason, code):
        case ("group_missing", _):
            return translate("messages", "Its group does not exist at the provider.")
        case ("unsendable", _):
            return translate("messages", "Its text has a broken character in it and cannot be sent. Correct the text.")
        case ("no_effect", _):
            return translate("messages", "It was sent several times, and the provider shows no trace of it.")
        case ("changed_elsewhere", _):
            return translate("messages", "The provider’s record was changed elsewhere meanwhile.")
        case ("deleted_there", _):
            return translate("messages", "The provider does not have this record any more.")
        case ("already_there", _):
            return translate("messages", "The provider has a record with this address already.")
        case ("not_undone", _):
            return translate("messages", "It was changed again since, so it was not undone.")
        case ("stopped", _):
            return translate(
                "messages", "The program stopped before the answer came; it is not known whether it was done."
            )
        case ("rescued", _):
            return translate(
                "messages",
                "It was saved from a damaged file, and what it is about is not certain. Look at it before it is sent.",
            )
        case ("no_answer", _):
            return translate("messages", "No answer came; it is not known whether it was done.")
        case (_, 1):
            return translate("messages", "The provider did not understand a value.")
        case (_, 3):
            return translate("messages", "The provider has no such record any more.")
        case (_, 5):
            return translate("messages", "The provider refused to save it.")
        case (_, None):
            return reason
        case _:
            return translate("messages", "The provider answered with code %1.").replace("%1", str(code))
