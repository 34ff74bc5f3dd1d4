"""How the provider reads what people type: lists of numbers and e-mail addresses, dates, names of groups."""

from __future__ import annotations

import re
from datetime import date

from smsc_desk.sandbox.answers import Channel, ParametersError, SaveError

SHORTEST, LONGEST = 7, 15  # digits of a number; 15 is E.164's limit, 7 a local number [assumed]
COMPLETE = 10  # digits after which a blank or dash begins another number

# What may stand inside one number; anything else, a line break included, ends it for certain.
_SOFT = r" \u00a0\u202f().\-\u2010-\u2015\u2212/"
_CHUNK = re.compile(rf"[0-9+{_SOFT}]+")
_RUN = re.compile(r"\+?[0-9]+")
_MAIL = re.compile(r"[^\s,;|<>\"'()\[\]]+")
_MAIL_SHAPE = re.compile(r"[^@]+@[^@.]+(\.[^@.]+)+")
_DATE = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}")


def parse(channel: Channel, text: str) -> list[str]:
    """Return the addresses in `text`, normalised, each once, in their order; [] when there is none."""
    found = _phones(text) if channel is Channel.PHONE else _mails(text)
    return list(dict.fromkeys(found))


def storable(channel: Channel, addresses: list[str]) -> list[str]:
    """Return the same addresses, or raise SaveError for one that is no address [assumed: 5, not 1]."""
    for address in addresses:
        if channel is Channel.PHONE:
            fits = SHORTEST <= len(address) <= LONGEST
        else:
            fits = _MAIL_SHAPE.fullmatch(address) is not None
        if not fits:
            raise SaveError
    return addresses


def _phones(text: str) -> list[str]:
    """Digits of each number; `+`, blanks and punctuation dropped [seen].

    "Separated by any separator" [doc] meets "8 912 345-67-89": a comma, semicolon, line break or letter always
    separates; a blank, dash, dot, slash or bracket separates only complete numbers (ten digits, or seven on both
    sides of it), and `+` begins a new one [assumed]. So blanks alone cannot separate numbers shorter than that
    when they are themselves written with blanks.
    """
    return [number for chunk in _CHUNK.findall(text) for number in _join(_RUN.findall(chunk))]


def _join(runs: list[str]) -> list[str]:
    numbers: list[str] = []
    for run in runs:
        digits = run.lstrip("+")
        if numbers and not run.startswith("+") and not _separate(numbers[-1], digits):
            numbers[-1] += digits
        else:
            numbers.append(digits)
    return _with_tail(numbers)


def _separate(left: str, right: str) -> bool:
    return len(left) >= COMPLETE or (len(left) >= SHORTEST and len(right) >= SHORTEST)


def _with_tail(numbers: list[str]) -> list[str]:
    """Give a last piece too short to be a number back to the one before: "8 912 345 678 9"."""
    if len(numbers) > 1 and len(numbers[-1]) < SHORTEST and len(numbers[-2] + numbers[-1]) <= LONGEST:
        return [*numbers[:-2], numbers[-2] + numbers[-1]]
    return numbers


def _mails(text: str) -> list[str]:
    """Lower-cased pieces with an `@` [assumed: the provider compares addresses without regard to case]."""
    return [piece.rstrip(".").lower() for piece in _MAIL.findall(text) if "@" in piece]


def birthday(text: str) -> str:
    """Return a dd.mm.yyyy date as it is; raise SaveError for anything else, 30.02. included [assumed]."""
    if not text:
        return ""
    if not _DATE.fullmatch(text):
        raise SaveError
    day, month, year = map(int, text.split("."))
    try:
        date(year, month, day)
    except ValueError as exc:
        raise SaveError from exc
    return text


def group_name(text: str) -> str:
    """Return the name as the provider keeps it: first letter upper-cased; only blanks is error 5 [seen].

    Outer blanks are dropped [assumed].
    """
    name = text.strip()
    if not name:
        raise SaveError
    return name[0].upper() + name[1:]


def whole_number(text: str) -> int:
    """Return a number of at most 18 digits, or raise ParametersError."""
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise ParametersError
    return int(text)


def fold(text: str) -> str:
    """Return the text as it is compared by `search` and `fio`."""
    return text.casefold()
