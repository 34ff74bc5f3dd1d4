"""Numbers in a typed text: how far one goes, blanks and brackets included, and the digits that it is found by.

Among other words a number is told by its signs, for two fragments side by side look much the same:

    +7 912 345-67-89    a plus before it
    8 (912) 345         an area code in brackets, alone or after a code of up to three digits
    8 912 345-67-89     eleven digits from a 7 or an 8 on, ten or more where a code of up to three digits comes first

One blank stands between its parts; more blanks, a comma and any other word end it, and so does its last digit where
that is known: `+7` has eleven. `1234 5678` are two fragments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from smsc_desk.book.folding import digits, fold
from smsc_desk.book.phone import LONGEST

SHORTEST_NUMBER = 4
"""A word of so many digits is looked for in the numbers (screens, "Filter field")."""

_UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""Marks that telephones and web pages put around a copied number."""

AROUND = " \t\n\r,;\u00a0\u202f" + _UNSEEN
"""What a pasted word or number may have around it."""


# --- one text -------------------------------------------------------------------------------------------------------

_NUMBER = re.compile(r"[+(\d][\d\s()+\-.\u00a0\u202f]*")


def is_number(word: str) -> bool:
    """Tell whether a word is a number in some spelling."""
    plain = _NUMBER.fullmatch(word) is not None and len(digits(word)) >= SHORTEST_NUMBER
    return plain or number_end(word, 0) == len(word)


def is_one_number(text: str) -> bool:
    """Tell whether a whole text is a number: with nothing beside them, fragments are parts of one."""
    text = " ".join(text.split())
    single = text.lstrip("( ").rfind("+") <= 0 and text.count("(") <= 1 and len(digits(text)) <= LONGEST
    return single and is_number(text) and number_end(text, 0) in {None, len(text)}


def number_spellings(text: str) -> tuple[str, ...]:
    """Return the digits of a number as they may be kept; a leading 8 is tried as the 7 that it stands for (G1)."""
    found = digits(text)
    if found[0] == "8" and "+" not in text:
        return found, "7" + found[1:]
    # The numbers of `other` are kept as typed, with an 8.
    return (found, "8" + found[1:]) if found[0] == "7" else (found,)


# --- among other words ----------------------------------------------------------------------------------------------

_DASH = r"\-.\u2010-\u2015\u2212"
_PART = rf"[0-9][0-9{_DASH}]*"
_CODE = r"\(\s?[0-9][0-9\-]{0,5}\s?(?:\)|\Z)"  # not closed yet while it is typed
_EDGE = rf"(?=[\s,;){_UNSEEN}]|\Z)"
_BEGIN = re.compile(
    rf"[{_UNSEEN}]*(?P<plus>\+\s?)?"
    rf"(?:(?P<country>[0-9]{{1,3}}[\s\-]?)?(?P<code>{_CODE})[0-9{_DASH}]*|{_PART}){_EDGE}"
)
_MORE = re.compile(rf"\s(?:[{_DASH}]\s)?{_PART}{_EDGE}")
_SHORTEST_WHOLE = 10
_LONGEST_CODE = 3
_RUSSIAN = 11


def number_end(text: str, start: int) -> int | None:
    """Return where the number that begins at a place ends, None where there is none that is told by its signs."""
    begin = _BEGIN.match(text, start)
    if begin is None:
        return None
    known = _RUSSIAN if digits(begin[0])[0] in ("7" if begin["plus"] else "78") else None
    if begin["plus"] is None and begin["code"] is None:
        return _unsigned(_sizes(text, begin, 1 if known else 0), known)
    bracket_first = begin["plus"] is None and begin["country"] is None
    end = _signed(_sizes(text, begin, LONGEST), _RUSSIAN - 1 if bracket_first else known)
    # Brackets around some digits and no more of them are a group.
    return None if end is None or (bracket_first and not digits(text[begin.end("code") : end])) else end


def _sizes(text: str, begin: re.Match[str], code: int) -> dict[int, int]:
    """Return each end that a number may have, by the digits up to there.

    What could be a whole number is a part of one only after so few digits as a `code` has.
    """
    sizes, size, more = dict[int, int](), len(digits(begin[0])), begin
    while size <= LONGEST:
        sizes[size] = more.end()
        following = _MORE.match(text, more.end())
        if following is None or (size > code and len(digits(following[0])) >= _SHORTEST_WHOLE):
            break
        more, size = following, size + len(digits(following[0]))
    return sizes


def _signed(sizes: dict[int, int], known: int | None) -> int | None:
    """Return the end of a number that is certain, however little of it there is."""
    size = known if known in sizes else max(sizes, default=0)
    return sizes[size] if size >= SHORTEST_NUMBER else None


def _unsigned(sizes: dict[int, int], known: int | None) -> int | None:
    """Return the end of digits that together are a whole number; the first end, for fragments may follow."""
    if known is not None:
        return sizes.get(known)
    whole = min((size for size in sizes if size >= _SHORTEST_WHOLE), default=None)
    first = min(sizes, default=0)
    return sizes[whole] if whole is not None and (first <= _LONGEST_CODE or first == whole) else None


_WORD = re.compile(r"\s*(\S+)")


def words(text: str) -> list[tuple[str, ...]]:
    """Return the words of a plain text, each in its spellings: folded, or the digits of a number."""
    whole = text.strip(AROUND)
    return [number_spellings(whole)] if is_one_number(whole) else list(_apart(text))


def _apart(text: str) -> Iterator[tuple[str, ...]]:
    at = 0
    while found := _WORD.match(text, at):
        start, end = found.start(1), number_end(text, found.start(1))
        at = end if end is not None else found.end()
        word = text[start:at].strip(AROUND)
        if word:
            yield number_spellings(word) if is_number(word) else (fold(word),)
