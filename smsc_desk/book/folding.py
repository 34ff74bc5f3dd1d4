"""Folded text: what is compared and sorted instead of what is shown."""

from __future__ import annotations

import re
import unicodedata

# Only Latin letters lose their marks: for a Russian reader й and и are two letters.
_MARKS = re.compile(r"([\x00-\x7f])[\u0300-\u036f]+")
# What has nothing to take apart; nearly all texts are such, and a list of a million is folded many times.
_WHOLE = re.compile(r"[\x00-\x7fа-яё«»№–—\xa0\u2009\u202f“”„’‘…₽€•]*")
_YO = str.maketrans({"ё": "е"})
_NOT_DIGITS = re.compile(r"\D+", re.ASCII)


def fold(text: str) -> str:
    """Return the text without case, with ё as е and Latin letters without accents; й stays й."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    if _WHOLE.fullmatch(folded):
        return folded.replace("ё", "е")
    bare = _MARKS.sub(r"\1", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFC", bare).translate(_YO)


def digits(text: str) -> str:
    """Return only the digits of a text."""
    return _NOT_DIGITS.sub("", text)
