"""Phone numbers: understood in any spelling, kept as digits, shown for reading.

Kept are the digits of the international form without `+`, as the provider keeps them. What a spelling means is
judged by the numbering plans of `phonenumbers`; the Russian habit of a leading 8 is known beside it.
"""

from __future__ import annotations

import enum
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smsc_desk.book.folding import digits as only_digits

if TYPE_CHECKING:
    import phonenumbers

RUSSIA = "RU"
SHORTEST, LONGEST = 7, 15  # E.164 allows 15 digits; under seven no subscriber abroad can be meant


class Quality(enum.Enum):
    """How sure a number was understood."""

    UNDERSTOOD = "understood"
    GUESSED = "guessed"
    UNUSABLE = "unusable"


class Reason(enum.StrEnum):
    """Why a number was guessed or cannot be used; worded in the window."""

    EMPTY = "empty"
    LETTERS = "letters"
    SPREADSHEET = "spreadsheet"  # 7.9E+10: the last digits are lost
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TRUNK = "trunk"  # took the leading 8 as +7
    COUNTRY_ADDED = "country_added"  # took the country of the account
    UNUSUAL = "unusual"  # right length, but no known range of numbers


@dataclass(frozen=True, slots=True)
class Number:
    """What a text was understood as; `digits` is empty when it is unusable."""

    text: str
    digits: str
    quality: Quality
    reason: Reason | None = None
    region: str = ""  # ISO country code, empty when unknown
    found: int = 0  # digits in the text
    expected: int | None = None  # digits a number of that country has, where that is one figure


_EXPONENT = re.compile(r"\d+(?:[.,]\d+)?[eеEЕ]\+?\d+")  # Latin and Cyrillic e
# Digits of other scripts are not among them: they would be dropped, and what is left be another number.
_ALLOWED = re.compile(r"[0-9\s()+\-\u2010-\u2015\u2212./\u00a0\u202f]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Marks that telephones and web pages put around a copied number."""
_NANP_OR_RUSSIAN = 11


def understand(text: str, *, region: str = RUSSIA) -> Number:
    """Understand one number in any spelling; `region` is the country of numbers without a country code."""
    stripped = _UNSEEN.sub("", text).strip().strip("'\"").strip()
    found = only_digits(stripped)
    if reason := _unreadable(stripped, found):
        return Number(text, "", Quality.UNUSABLE, reason, found=len(found))
    number = _russian(text, stripped, found) if region == RUSSIA else None
    number = number or _by_plan(text, stripped, found, region)
    if region == RUSSIA and number.quality == Quality.UNUSABLE and found[0] == "8":
        return _mistaken_trunk(text, found)
    return number


def _unreadable(stripped: str, found: str) -> Reason | None:
    if not stripped:
        return Reason.EMPTY
    if _EXPONENT.fullmatch(stripped):
        return Reason.SPREADSHEET
    if not _ALLOWED.fullmatch(stripped) or not found:
        return Reason.LETTERS
    return None


def _russian(text: str, stripped: str, found: str) -> Number | None:
    """Understand the spellings of a Russian number, which phonenumbers would only partly take."""
    if len(found) == _NANP_OR_RUSSIAN and found[0] == "8" and not stripped.startswith("+"):
        return _judged(text, "7" + found[1:], found, Reason.TRUNK)
    if len(found) == _NANP_OR_RUSSIAN and found[0] == "7":
        return _judged(text, found, found, None)
    if len(found) == _NANP_OR_RUSSIAN - 1 and found[0] in "349" and not stripped.startswith("+"):
        return _judged(text, "7" + found, found, Reason.COUNTRY_ADDED)
    if found[0] == "7" and len(found) >= SHORTEST:
        return _wrong_length(text, found, _NANP_OR_RUSSIAN)
    if found[0] == "8" and SHORTEST <= len(found) < _NANP_OR_RUSSIAN and not stripped.startswith("+"):
        return _wrong_length(text, found, _NANP_OR_RUSSIAN)
    if found.startswith("810") and len(found) > _NANP_OR_RUSSIAN:  # the way abroad from Russia: 8, then 10
        abroad = _by_plan(text, "+", found[3:], RUSSIA)
        return abroad if abroad.quality == Quality.UNDERSTOOD else None
    return None


def _mistaken_trunk(text: str, found: str) -> Number:
    """Judge what begins with an 8 and is no number of any country: `+8 912 …` was meant as `+7`."""
    if len(found) == _NANP_OR_RUSSIAN:
        return _judged(text, "7" + found[1:], found, Reason.TRUNK)
    return _wrong_length(text, found, _NANP_OR_RUSSIAN)


def _wrong_length(text: str, found: str, expected: int | None, *, long: bool = False) -> Number:
    short = len(found) < (expected or LONGEST) and not long
    reason = Reason.TOO_SHORT if short else Reason.TOO_LONG
    return Number(text, "", Quality.UNUSABLE, reason, found=len(found), expected=expected)


def _judged(text: str, number: str, found: str, guess: Reason | None) -> Number:
    """Make the result for digits in international form."""
    region, valid = _plan(number)
    reason = guess if valid else Reason.UNUSUAL
    quality = Quality.GUESSED if reason else Quality.UNDERSTOOD
    return Number(text, number, quality, reason, region, len(found))


def _by_plan(text: str, stripped: str, found: str, region: str) -> Number:
    import phonenumbers  # noqa: PLC0415 - start-up: its tables are not needed to show a window

    if len(found) < SHORTEST or len(found) > LONGEST:
        return _wrong_length(text, found, None)
    international = stripped.startswith("+") or found.startswith("00")
    possible, long = list[Number](), False
    for candidate, guess in _candidates(found, international=international):
        try:
            parsed = phonenumbers.parse(candidate, region)
        except phonenumbers.NumberParseException:
            continue
        length = phonenumbers.is_possible_number_with_reason(parsed)
        long = long or length == phonenumbers.ValidationResult.TOO_LONG
        if length != phonenumbers.ValidationResult.IS_POSSIBLE:
            continue
        number = _digits_of(parsed)
        # What would be read back as another number is none: `+375 810…` loses its 8, the trunk prefix there.
        if _may_be_kept(number) and _digits_of(phonenumbers.parse("+" + number)) == number:
            possible.append(_judged(text, number, found, guess))
    # A number that exists comes before one that only has a right length: `931234567` typed in Tajikistan is no
    # Afghan one.
    known = (number for number in possible if number.reason != Reason.UNUSUAL)
    return next(known, None) or next(iter(possible), None) or _wrong_length(text, found, None, long=long)


def _digits_of(parsed: phonenumbers.PhoneNumber) -> str:
    import phonenumbers  # noqa: PLC0415 - as above

    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164).lstrip("+")


def _may_be_kept(number: str) -> bool:
    """Tell whether digits have a length that they may have; the plan of +7 knows longer ones that nobody has."""
    return len(number) == _NANP_OR_RUSSIAN if number[0] == "7" else SHORTEST <= len(number) <= LONGEST


def _candidates(found: str, *, international: bool) -> tuple[tuple[str, Reason | None], ...]:
    with_code = ("+" + found.removeprefix("00"), None)
    return (with_code,) if international else (with_code, (found, Reason.COUNTRY_ADDED))


@functools.lru_cache(maxsize=4096)
def _plan(number: str) -> tuple[str, bool]:
    """Return the country of digits in international form, and whether its plan has such numbers."""
    import phonenumbers  # noqa: PLC0415 - as above

    try:
        parsed = phonenumbers.parse("+" + number)
    except phonenumbers.NumberParseException:
        return "", False
    return phonenumbers.region_code_for_number(parsed) or "", phonenumbers.is_valid_number(parsed)


def country(digits: str) -> str:
    """Return the ISO code of the country of a kept number, empty when unknown."""
    return _plan(digits)[0]


_LIST = re.compile(r"[,;\n\r\t|]+")
_SEPARATE = re.compile(r"\s+(?=\+)|\s{2,}|\s+/\s+")
_WHOLE = 10  # so many digits in one word are a number by themselves
_RUSSIAN_LENGTHS = {"7": 11, "8": 11, "3": 10, "4": 10, "9": 10}


def split(text: str) -> list[str]:
    """Cut a pasted text into numbers: by commas, semicolons, lines, before each `+`, and between whole numbers."""
    parts = (piece.strip() for part in _LIST.split(text) for piece in _SEPARATE.split(part))
    return [number for part in parts if part for number in _apart(part)]


def _apart(piece: str) -> list[str]:
    """Cut numbers that only single blanks or other signs keep apart; what may be one number stays whole."""
    if len(only_digits(piece)) <= LONGEST or not _ALLOWED.fullmatch(piece):
        return [piece]
    runs = re.findall(r"\+?[0-9]+", piece)
    if all(_WHOLE <= len(only_digits(run)) <= LONGEST for run in runs):
        return runs
    return _by_length(piece.split()) or [piece]


def _by_length(words: list[str]) -> list[str]:
    """Join words to numbers of the right length for their beginning; nothing unless that uses up all words."""
    numbers, begun = list[str](), ""
    for word in words:
        begun = f"{begun} {word}".strip()
        found = only_digits(begun)
        wanted = _RUSSIAN_LENGTHS.get(found[:1], 0)
        if len(found) == wanted or (begun == word and _WHOLE <= len(found) <= LONGEST):
            numbers.append(begun)
            begun = ""
    return [] if begun else numbers


@functools.lru_cache(maxsize=65536)
def pretty(number: str) -> str:
    """Show a kept number: `79123456789` as `+7 912 345-67-89`; what is no number comes back as it is."""
    if len(number) == _NANP_OR_RUSSIAN and number[0] == "7" and number.isdigit():
        return f"+7 {number[1:4]} {number[4:7]}-{number[7:9]}-{number[9:]}"
    if not number.isdigit() or len(number) < SHORTEST:
        return number
    import phonenumbers  # noqa: PLC0415 - as above

    try:
        parsed = phonenumbers.parse("+" + number)
    except phonenumbers.NumberParseException:
        return "+" + number
    if not phonenumbers.is_possible_number(parsed):
        return "+" + number
    shown = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    # A digit that the plan takes for a trunk prefix is left out there; what is kept is shown whole.
    return shown if only_digits(shown) == number else "+" + number
