"""The sentences of the sign-in screen: what happened · what is and is not saved · what to do."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from smsc_desk.book.errors import BadCertificate
from smsc_desk.secrets_store import Kept
from smsc_desk.ui import messages
from smsc_desk.ui.account.sign_in_form import Complaint, Problem, SignInKind

translate = QCoreApplication.translate


class Sentence(NamedTuple):
    """What happened, in one sentence, and the rest."""

    happened: str
    rest: str


class Counted(QObject):
    """The words with a number in them: lupdate sees a plural in `tr` only."""

    def failures(self, count: int) -> str:
        return self.tr(
            "%n sign-in(s) failed. After five the provider closes access from this address for 30 minutes, so the "
            "program will not try again by itself. Nothing was changed.",
            "",
            count,
        )

    def contacts(self, count: int) -> str:
        return self.tr("%Ln contact(s)", "", count)

    def groups(self, count: int) -> str:
        return self.tr("%Ln group(s)", "", count)


def complaint(found: Complaint) -> str:
    """What is wrong with a field, beside the field."""
    match found.reason:
        case "no_login":
            text = translate("SignIn", "Enter the login of your account.")
        case "no_password":
            text = translate("SignIn", "Enter the password.")
        case "no_api_key":
            text = translate("SignIn", "Enter the API key.")
        case "no_address":
            text = translate("SignIn", "Enter the provider’s address, for example sms.example.com.")
        case "near_miss":
            text = translate("SignIn", "Did you mean {address}?").format(address=found.suggestion)
        case "http_only_on_this_computer":
            text = translate("SignIn", "http:// would show your password to others. Use https://.")
        case "has_credentials":
            text = translate("SignIn", "Leave login and password out of the address.")
        case "has_query":
            text = translate("SignIn", "Leave out everything after “?” or “#”.")
        case _:
            text = translate("SignIn", "This is not an address. It looks like sms.example.com.")
    return text


def problem(what: Problem, kind: SignInKind, address: str, failures: int, again: str = "") -> Sentence:
    """Why the check failed; `again` is the time of day from which it may be tried again, if that is known."""
    if what is Problem.WRONG_SIGN_IN:
        return _wrong_sign_in(kind, failures)
    happened, rest = _waiting(what, again) or _network_problem(what) or _own_problem(what)
    return Sentence(happened.format(address=address), rest)


def certificate(error: BadCertificate, rest: str) -> str:
    """Why a certificate was refused, and whom it names; then the rest."""
    return " ".join(part for part in (messages.certificate(error.reason), messages.named(error), rest) if part)


def _waiting(what: Problem, again: str) -> Sentence | None:
    """Nothing was asked, since it is too early."""
    if what is Problem.SIGN_INS_USED_UP:
        return Sentence(
            translate("SignIn", "Three sign-ins from this computer were wrong."),
            translate(
                "SignIn",
                "After five the provider closes access from this address, so this one was not sent. Check your data; "
                "you may try again at {time}. Nothing was changed.",
            ).format(time=again),
        )
    if what is Problem.ADDRESS_BLOCKED and again:
        return Sentence(
            translate("SignIn", "The provider has closed access from this address for a while."),
            translate(
                "SignIn",
                "It does so after five wrong sign-ins. Check your data meanwhile; you may try again at {time}. "
                "Nothing was changed.",
            ).format(time=again),
        )
    return None


def _wrong_sign_in(kind: SignInKind, failures: int) -> Sentence:
    if kind == "api_key":
        happened = translate("SignIn", "The provider did not accept this API key.")
    else:
        happened = translate("SignIn", "The provider did not accept this login and password.")
    if failures > 1:
        return Sentence(happened, Counted().failures(failures))
    return Sentence(
        happened,
        translate(
            "SignIn",
            "Check them in your account on the provider’s site; if it lets in certain addresses only, this "
            "computer’s must be among them. Nothing was changed.",
        ),
    )


def _network_problem(what: Problem) -> Sentence | None:
    match what:
        case Problem.ADDRESS_BLOCKED:
            return Sentence(
                translate("SignIn", "The provider has closed access from this address for 30 minutes."),
                translate(
                    "SignIn", "It does so after five wrong sign-ins. Check your data meanwhile. Nothing was changed."
                ),
            )
        case Problem.BAD_CERTIFICATE:
            return Sentence(
                translate("SignIn", "{address} could not prove that it is the provider."),
                translate("SignIn", "Nothing was sent or changed."),
            )
        case Problem.PROXY:
            return Sentence(
                translate("SignIn", "No connection to {address} through the proxy."),
                translate("SignIn", "Nothing was sent or changed."),
            )
        case Problem.NO_CONNECTION:
            return Sentence(
                translate("SignIn", "No connection to {address}."),
                translate("SignIn", "Nothing was sent or changed. Check the connection and try again."),
            )
        case Problem.NO_ANSWER:
            return Sentence(
                translate("SignIn", "No answer from {address}."),
                translate("SignIn", "Nothing was changed. Wait a moment and try again."),
            )
        case Problem.NOT_THE_PROVIDER:
            return Sentence(
                translate("SignIn", "What answers at {address} is not the provider."),
                translate(
                    "SignIn",
                    "Check the address. In a public network, a page that asks to sign in there first may be in the "
                    "way. Nothing was changed.",
                ),
            )
        case Problem.TOO_MANY_REQUESTS:
            return Sentence(
                translate("SignIn", "The provider asks to slow down."),
                translate("SignIn", "Nothing was changed. Wait a minute and try again."),
            )
        case _:
            return None


def _own_problem(what: Problem) -> Sentence:
    match what:
        case Problem.ALREADY_OPEN:
            return Sentence(
                translate("SignIn", "This account is open in another window of the program."),
                translate("SignIn", "Go on there, or close that window and try again. Nothing was changed."),
            )
        case Problem.COPY_UNUSABLE:
            return Sentence(
                translate("SignIn", "The copy on this computer cannot be used."),
                translate("SignIn", "You are not signed in. Nothing was changed; the reason is under Details."),
            )
        case Problem.NOT_UNDERSTOOD:
            return Sentence(
                translate("SignIn", "The provider answered something this program does not understand."),
                translate("SignIn", "You are not signed in. Nothing was changed. Try again later."),
            )
        case _:
            return Sentence(
                translate("SignIn", "The sign-in did not work."),
                translate("SignIn", "Nothing was changed. The reason is under Details."),
            )


def signed_in(contacts: int | None, groups: int | None) -> Sentence:
    """What happens next; the numbers if the provider told them."""
    happened = translate("SignIn", "Signed in.")
    if contacts is None or groups is None:
        rest = translate("SignIn", "Contacts and groups will be copied to this computer. You can work while they load.")
        return Sentence(happened, rest)
    rest = translate("SignIn", "{contacts} and {groups} will be copied to this computer. You can work while they load.")
    counted = Counted()
    return Sentence(happened, rest.format(contacts=counted.contacts(contacts), groups=counted.groups(groups)))


def not_found(trouble: Kept | None) -> str:
    """Why the sign-in has to be typed although it was to be kept; nothing to say where none was expected."""
    match trouble:
        case None | Kept.NO_KEY_STORE | Kept.NOT_WANTED | Kept.IN_KEY_STORE:
            return ""
        case Kept.NOT_ANSWERING:
            return translate(
                "SignIn",
                "The system’s key store does not answer: unlock it and start the program again, or sign in here.",
            )
        case _:
            return translate(
                "SignIn", "The system’s key store did not give out the sign-in that is kept there. Sign in here."
            )


def kept(where: Kept) -> str:
    """Where the sign-in is kept, and why only for now; nothing to say when all is as the user wished."""
    match where:
        case Kept.IN_KEY_STORE | Kept.NOT_WANTED:
            return ""
        case Kept.NO_KEY_STORE:
            return translate(
                "SignIn",
                "This computer has no key store that can be trusted: the sign-in is kept until you close the program.",
            )
        case Kept.NOT_ANSWERING:
            return translate(
                "SignIn", "The system’s key store does not answer: the sign-in is kept until you close the program."
            )
        case _:
            return translate(
                "SignIn", "The system’s key store refused the sign-in: it is kept until you close the program."
            )
