"""What spreadsheets make of numbers: `79123456789.0`, `7.9123456789E+10`, and what has lost its last digits by it."""

from __future__ import annotations

import re

_DECIMALS = re.compile(r"(\+?\d{7,15})[.,]0{1,2}")
_EXPONENT = re.compile(r"(\d)(?:[.,](\d+))?[eеEЕ]\+?(\d+)")  # Latin and Cyrillic


def without_decimals(text: str) -> str | None:
    """Return a number without the decimals that were added to it, None for one that has none."""
    found = _DECIMALS.fullmatch(text)
    return found[1] if found else None


def without_exponent(text: str) -> str | None:
    """Return the digits of a number with an exponent, None where not all of them are there."""
    found = _EXPONENT.fullmatch(text)
    return found[1] + found[2] if found and found[2] and len(found[2]) == int(found[3]) else None


def has_lost_digits(text: str) -> bool:
    """Tell whether a text is a number with an exponent whose last digits nobody knows any more."""
    return _EXPONENT.fullmatch(text) is not None and without_exponent(text) is None
