"""The errors of the program; the type says what to do.

Error
├── Unreachable             no answer came
│   ├── NotSent             not a byte left this computer: send it again when the line is back
│   │   ├── BadCertificate  the server could not prove who it is; `reason` tells why
│   │   └── ProxyTrouble    the proxy that is set did not let it through; `reason` tells why
│   └── NoAnswer            it may or may not have run: in doubt, never simply sent again
├── ApiError                the provider answered, with a code
│   ├── BadParameters (1)   a mistake of this program, or a value that the provider cannot take
│   ├── BadCredentials (2)  ask for login and password (or the address is not allowed); keep the queue
│   │   ├── NotSignedIn     nothing was asked: no sign-in is at hand, or none may be tried without the user
│   │   └── SignInsUsedUp   nothing was asked: too many were wrong lately; `wait_s` tells how long to wait
│   ├── NoRecords (3)       nothing of that kind is there
│   ├── AddressBlocked (4)  too many wrong sign-ins from this address: wait
│   ├── Refused (5)         this edit will not succeed as it stands: show it
│   ├── TooManyRequests (9) wait, then go on; `repeated` tells which of the two limits
│   └── UnknownCode         a code the specification does not have
├── Garbled                 an answer that is not in the documented form
├── EmptyListing            the provider suddenly lists nothing: delete nothing
├── Invalid                 a value the address book cannot hold: show it beside the field
├── StoreError              the copy on this computer cannot be used
│   ├── TooNew              written by a newer version of the program
│   ├── Damaged             the file is not a sound database
│   └── DiskTrouble         it cannot be written: read-only, failing, gone
│       ├── DiskFull        there is no room for it
│       │   └── TooLittleRoom   room for single edits, not for an import
│       ├── HeldElsewhere   another program holds the file, longer than we wait
│       ├── OpenToOthers    other users can read it, and that cannot be changed: `folder`
│       └── NetworkFolder   it is kept on another computer, where locks cannot be relied on: `folder`
└── AlreadyOpen             another window has this account open
"""

from __future__ import annotations


class Error(Exception):
    """The root of everything that this program raises on purpose."""


class Unreachable(Error):
    """No answer came; the text is technical and for the details only."""


class NotSent(Unreachable):
    """The request did not leave this computer."""


class BadCertificate(NotSent):
    """No safe connection: `reason` is expired, wrong_host, untrusted, old_tls or no_tls.

    `subject` and `issuer` are whom the certificate names, where somebody has looked; proved by nothing.
    """

    def __init__(self, text: str, reason: str = "untrusted", subject: str = "", issuer: str = "") -> None:
        super().__init__(text)
        self.reason = reason
        self.subject, self.issuer = subject, issuer


class ProxyTrouble(NotSent):
    """The proxy (`proxy` is its host and port) made no way to the provider.

    `reason` is unreachable, no_proxy (what answers is none), wants_login, wrong_login, other_login (of a kind that this
    program does not know), refused or no_way (it cannot reach the provider itself).
    """

    def __init__(self, text: str, reason: str = "unreachable", proxy: str = "") -> None:
        super().__init__(text)
        self.reason = reason
        self.proxy = proxy


class NoAnswer(Unreachable):
    """The request left, or part of it; whether it was carried out is unknown."""


class ApiError(Error):
    """The provider complained; `code` and `text` as it sent them."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


class BadParameters(ApiError):
    """Error 1."""


class BadCredentials(ApiError):
    """Error 2: a wrong login or password, or a computer that the account does not allow."""


class NotSignedIn(BadCredentials):
    """Not sent: there is no sign-in, or the program may not try the one it has by itself."""


class SignInsUsedUp(BadCredentials):
    """Not sent: one more wrong sign-in might close the provider to this computer; `wait_s` in seconds."""

    def __init__(self, code: int, text: str, wait_s: float = 0.0) -> None:
        super().__init__(code, text)
        self.wait_s = wait_s


class NoRecords(ApiError):
    """Error 3."""


class AddressBlocked(ApiError):
    """Error 4; `wait_s` is how many seconds the program sends nothing from now on, 0 where nobody has said."""

    def __init__(self, code: int, text: str, wait_s: float = 0.0) -> None:
        super().__init__(code, text)
        self.wait_s = wait_s


class Refused(ApiError):
    """Error 5."""


class TooManyRequests(ApiError):
    """Error 9: the same request a fourth time in a minute (`repeated`), or fifteen at once."""

    @property
    def repeated(self) -> bool:
        """Whether this very request came too often; otherwise too many ran at the same time."""
        return "duplicate" in self.text.lower()


class UnknownCode(ApiError):
    """A code that the specification does not list."""


class Garbled(Error):
    """An answer in no documented form; `sample` is its beginning, `ended` whether it surely was the server's own."""

    def __init__(self, why: str, sample: str = "", *, ended: bool = False) -> None:
        super().__init__(why)
        self.sample = sample
        self.ended = ended


class EmptyListing(Error):
    """The provider lists nothing at all although the copy has records."""


class Invalid(Error):
    """A value that the book cannot hold: the field's key and the reason's key, worded in the window."""

    def __init__(self, field: str, reason: str, **details: object) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
        self.details = details


class StoreError(Error):
    """The copy on this computer cannot be used."""


class TooNew(StoreError):
    """Written by a newer version of the program."""


class Damaged(StoreError):
    """Not a sound database."""


class DiskTrouble(StoreError):
    """The copy cannot be written."""


class DiskFull(DiskTrouble):
    """No room is left on the disk."""


class TooLittleRoom(DiskFull):
    """Single edits find room, an import does not."""


class HeldElsewhere(DiskTrouble):
    """Another program holds the file."""


class OpenToOthers(DiskTrouble):
    """Other users can read `folder`, or a file, and that cannot be changed."""

    def __init__(self, why: str, folder: object = "") -> None:
        super().__init__(f"{folder} {why}")
        self.folder = str(folder)


class NetworkFolder(DiskTrouble):
    """`folder` is on another computer."""

    def __init__(self, why: str, folder: object = "") -> None:
        super().__init__(f"{folder} {why}")
        self.folder = str(folder)


class AlreadyOpen(Error):
    """Another window of the program has this account open."""


class Superseded(Error):
    """A newer question of the same kind was asked; nobody waits for this answer any more."""
