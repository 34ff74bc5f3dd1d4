"""Which encoding a text file has, judged by readability: how often its pairs of letters stand together in words.

Single-byte encodings cannot be told apart by validity, since each gives every byte a meaning; but only in one of them
do the letters make Russian, Ukrainian or Western words.
"""

from __future__ import annotations

import codecs
import functools
import math
import re
from collections import Counter
from dataclasses import dataclass

from smsc_desk.files.words import PROSE, WORDS

DAMAGED = "\ufdd0"
"""Stands for bytes that an encoding does not have: a noncharacter. U+FFFD may be a text's own, which is sound then."""

MARKING = "smsc_desk.marked"
"""The way of decoding that puts it there."""


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):  # only reading has bytes that mean nothing
        raise error
    return DAMAGED, error.end


codecs.register_error(MARKING, _mark)


def shown_damage(text: str) -> str:
    """Return a text with the usual mark for what could not be read."""
    return text.replace(DAMAGED, "\ufffd")


SURE = 0.9
"""Below this certainty the user is asked which line reads right."""

SINGLE_BYTE = ("cp1251", "cp866", "koi8-r", "mac-cyrillic", "cp1252")
"""cp1252 stands for Latin-1, which it contains but for control characters that nobody types."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_PAIRS_ENOUGH = 4_000
_WORDS = re.compile(r"[^\x00-\x40\x5b-\x60\x7b-\x7f]*[^\x00-\x7f][^\x00-\x40\x5b-\x60\x7b-\x7f]*")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, how sure it is (0 to 1; all guesses together make 1), and the most telling line read by it."""

    encoding: str
    certainty: float
    sample: str = ""


def bom(head: bytes) -> str:
    """Return the encoding that a byte order mark names, empty without one."""
    return next((name for mark, name in _BOMS if head.startswith(mark)), "")


def without_bom(head: bytes) -> str:
    """Return the UTF-16 whose every second byte is the zero of ASCII or the four of Cyrillic, else nothing."""
    pairs = len(head) // 2
    if pairs < 2:  # two letters at least
        return ""
    even, odd = (sum(map(head[start : pairs * 2 : 2].count, (b"\x00", b"\x04"))) for start in (0, 1))
    if odd >= 0.9 * pairs > 0.5 * pairs >= even:
        return "utf-16-le"
    return "utf-16-be" if even >= 0.9 * pairs > 0.5 * pairs >= odd else ""


def ranked(text: bytes) -> tuple[Guess, ...]:
    """Return guesses for bytes that are no UTF, the best first; `text` is whole lines that have letters above ASCII.

    Of encodings by which the text reads the same only the first is a guess: there is nothing to choose between them.
    """
    line = max(text.splitlines(), key=lambda each: len(each.translate(None, _ASCII)), default=b"")
    readings = {text.decode(name, "replace"): name for name in reversed(SINGLE_BYTE)}
    scores = {name: _readability(reading) for reading, name in readings.items()}
    best = max(scores.values())
    odds = {name: math.exp(max(score - best, -700)) for name, score in scores.items()}
    order = sorted(odds, key=lambda name: (-scores[name], SINGLE_BYTE.index(name)))
    return tuple(Guess(name, odds[name] / sum(odds.values()), shown(line, name)) for name in order)


def shown(line: bytes, encoding: str) -> str:
    """Return one line as it reads in an encoding."""
    return line.decode(encoding, "replace").strip()[:120]


_ASCII = bytes(range(128))


def _readability(text: str) -> float:
    """Return the logarithm of how likely such pairs of letters are; only words with a letter above ASCII count."""
    pairs = Counter[tuple[str, str]]()
    for word in _WORDS.findall(text[: _PAIRS_ENOUGH * 4]):
        pairs.update(zip(f" {word}", f"{word} ", strict=True))
    known, rare = _model()
    return sum(count * _likelihood(pair, known, rare) for pair, count in pairs.items()) * _damped(pairs.total())


def _damped(pairs: int) -> float:
    """Return the weight of one pair: neighbours are not independent, and four letters are no proof."""
    return min(1.0, 40 / pairs) if pairs else 0.0


_IMPOSSIBLE, _ODD, _LATIN, _BESIDE_A_MARK = -14.0, -11.0, -8.5, -8.0
_MARKS = frozenset("«»—–№…“”„’\u00a0")
_ACCENTED = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšž")


def _likelihood(pair: tuple[str, str], known: dict[tuple[str, str], float], rare: float) -> float:
    left, right = pair[0].lower(), pair[1].lower()
    if (value := known.get((left, right))) is not None:
        # A capital after a small letter: KOI8-R and windows-1251 read each other's text so.
        return value if not (pair[0].islower() and pair[1].isupper()) else _ODD
    kinds = {_kind(left), _kind(right)} - {"blank"}
    if "mark" in kinds and "none" not in kinds:
        return _BESIDE_A_MARK
    if kinds == {"cyrillic"}:
        return rare
    if kinds <= {"latin", "accented"}:
        return _LATIN if kinds != {"accented"} else _ODD
    return _IMPOSSIBLE if "none" in kinds else _ODD


def _kind(letter: str) -> str:
    if letter == " ":
        return "blank"
    if "\u0400" <= letter <= "\u04ff":
        return "cyrillic"
    if letter in _ACCENTED:
        return "accented"
    if letter.isascii() and letter.isalpha():
        return "latin"
    return "mark" if letter in _MARKS else "none"


@functools.cache
def _model() -> tuple[dict[tuple[str, str], float], float]:
    """Return the logarithm of each known pair's share, and that of a pair never seen."""
    pairs = Counter[tuple[str, str]]()
    for word in re.findall(r"[^\W\d_]+", f"{PROSE} {WORDS}".lower()):
        pairs.update(zip(f" {word}", f"{word} ", strict=True))
    whole = pairs.total() + 1
    return {pair: math.log(count / whole) for pair, count in pairs.items()}, math.log(0.3 / whole)
