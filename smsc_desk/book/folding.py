"""Folded text: what is compared and sorted instead of what is shown."""

from __future__ import annotations

import re
import unicodedata

_ASCII = 0x7F
_YO = str.maketrans({"ё": "е"})
_NOT_DIGITS = re.compile(r"\D+", re.ASCII)


def fold(text: str) -> str:
    """Return the text without case, with ё as е and Latin letters without accents; й stays й."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return "".join(map(_bare, unicodedata.normalize("NFC", folded))).translate(_YO)


def _bare(letter: str) -> str:
    # Only Latin letters lose their marks: for a Russian reader й and и are two letters.
    base = unicodedata.normalize("NFD", letter)[0]
    return base if ord(base) <= _ASCII else letter


def digits(text: str) -> str:
    """Return only the digits of a text."""
    return _NOT_DIGITS.sub("", text)
