"""What the sign-in screen asks for, and what can go wrong with it; no widgets and no words."""

from __future__ import annotations

import difflib
import enum
from dataclasses import dataclass, field
from typing import Literal

from smsc_desk.book.errors import (
    AddressBlocked,
    AlreadyOpen,
    ApiError,
    BadCertificate,
    BadCredentials,
    Error,
    Garbled,
    NoAnswer,
    ProxyTrouble,
    SignInsUsedUp,
    StoreError,
    TooManyRequests,
    Unreachable,
)  # fmt: skip

HOSTS = ("smscentre.com", "smsc.ru", "smsc.kz", "smsc.ua", "smsc.tj")

SignInKind = Literal["password", "api_key"]
FieldName = Literal["provider", "login", "secret"]


@dataclass(frozen=True, slots=True)
class SignInForm:
    """What the user typed; `provider` has passed the validator, the secret is in no repr."""

    provider: str
    kind: SignInKind
    login: str
    secret: str = field(repr=False)
    keep: bool


@dataclass(frozen=True, slots=True)
class CopyWish:
    """The wish to work with what an earlier run has copied to this computer."""

    provider: str
    login: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a field: a reason's key, and what was probably meant."""

    field: FieldName
    reason: str
    suggestion: str = ""


class Problem(enum.Enum):
    """Why a check failed, as far as the user can do something about it."""

    SIGN_INS_USED_UP = "sign_ins_used_up"
    WRONG_SIGN_IN = "wrong_sign_in"
    ADDRESS_BLOCKED = "address_blocked"
    BAD_CERTIFICATE = "bad_certificate"
    PROXY = "proxy"
    NO_CONNECTION = "no_connection"
    NO_ANSWER = "no_answer"
    NOT_THE_PROVIDER = "not_the_provider"
    TOO_MANY_REQUESTS = "too_many_requests"
    NOT_UNDERSTOOD = "not_understood"
    ALREADY_OPEN = "already_open"
    COPY_UNUSABLE = "copy_unusable"
    UNKNOWN = "unknown"


# The first that fits; the parents stand below their children.
_PROBLEMS: tuple[tuple[type[Error], Problem], ...] = (
    (SignInsUsedUp, Problem.SIGN_INS_USED_UP),
    (BadCredentials, Problem.WRONG_SIGN_IN),
    (AddressBlocked, Problem.ADDRESS_BLOCKED),
    (TooManyRequests, Problem.TOO_MANY_REQUESTS),
    (ApiError, Problem.NOT_UNDERSTOOD),
    (NoAnswer, Problem.NO_ANSWER),
    (BadCertificate, Problem.BAD_CERTIFICATE),
    (ProxyTrouble, Problem.PROXY),
    (Unreachable, Problem.NO_CONNECTION),
    (Garbled, Problem.NOT_THE_PROVIDER),
    (AlreadyOpen, Problem.ALREADY_OPEN),
    (StoreError, Problem.COPY_UNUSABLE),
)


def problem_of(error: Error) -> Problem:
    """The problem that an error of the check means."""
    return next((problem for kind, problem in _PROBLEMS if isinstance(error, kind)), Problem.UNKNOWN)


def near_miss(address: str) -> str:
    """The provider's address that was probably meant, or nothing: a login must not go to a mistyped name."""
    host = address.strip().lower().removeprefix("https://").partition("/")[0].removeprefix("www.")
    if host in HOSTS:
        return ""
    return next(iter(difflib.get_close_matches(host, HOSTS, n=1, cutoff=0.8)), "")
