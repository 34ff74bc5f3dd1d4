"""Full names cut into last name, first name and patronymic, by endings and known first names, in either order."""

from __future__ import annotations

import enum
import functools
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from smsc_desk.book.folding import fold
from smsc_desk.files.words import FIRST_NAMES

DOUBTFUL = 0.75
"""Below this certainty a name is shown among the doubtful ones; below half it is not cut at all."""

_UNCUT = 0.5


class Order(enum.StrEnum):
    """Which comes first."""

    LAST_FIRST = "last_first"
    FIRST_LAST = "first_last"


class Word(enum.Enum):
    """What a single word can be."""

    FIRST = enum.auto()
    MIDDLE = enum.auto()  # a patronymic; `Абрамович` is one by its ending, but never at the beginning
    LAST = enum.auto()
    INITIAL = enum.auto()
    OTHER = enum.auto()


class FullName(NamedTuple):
    """The parts of a name; all empty where it was not cut."""

    last: str = ""
    first: str = ""
    middle: str = ""
    certainty: float = 0.0

    @property
    def whole(self) -> bool:
        """Whether the text stays what the contact is shown as."""
        return self.certainty < _UNCUT


_MIDDLE = re.compile(
    r".{2,}(?:[оеє]вич|йович|[оеє]вна|івна|ївна|инична|ильинична|ұлы|қызы|улы|уулу|кызы|оглы|оглу)"
    r"|(?:иль|кузьм|лук|фом|никит|савв|ильин|кузьмин|лукин|фомин|никит|савв)(?:ич|ична)"
)
_LAST = re.compile(
    r".{2,}(?:[оеё]в|[оеё]ва|[иы]н|[иы]на|[сц]к[ао]й|[сц]кий|[сц]кая|[сц]ький|[сц]ька|енко|чук|[юу]к|ян|дзе|швили|"
    r"[её]й|ых|их|ец|[оа]ва)"
)
_INITIAL = re.compile(r"[^\W\d_]\.?")
_GLUED = re.compile(r"(?<=\.)(?=[^\W\d_])")  # И.И. -> И. И.
_TAILS = frozenset({"оглы", "оглу", "кызы", "қызы", "улы", "ұлы", "угли", "уулу", "гызы"})
_FORMS = frozenset({
    "ооо", "оао", "зао", "пао", "ао", "ип", "тоо", "чп", "фоп", "тов", "гуп", "муп", "гбу", "нко", "снт", "тсж",
})  # fmt: skip
_LATIN_FORMS = frozenset({"llc", "ltd", "inc", "gmbh"})
_COMPANY = re.compile(
    rf"[«»\"\d@/&]|^(?:{'|'.join(_FORMS)})\b|\b(?:{'|'.join(_LATIN_FORMS)})\b",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=32768)
def word(text: str) -> Word:
    """Return what a word most probably is by itself."""
    folded = fold(text)
    if folded in FIRST_NAMES:
        return Word.FIRST
    if _INITIAL.fullmatch(folded):
        return Word.INITIAL
    if _MIDDLE.fullmatch(folded):
        return Word.MIDDLE
    return Word.LAST if any(map(_LAST.fullmatch, folded.split("-"))) else Word.OTHER


def split(text: str, order: Order | None = None) -> FullName:
    """Cut a full name; `order` is the column's usual one and decides where the words do not."""
    words = text.split()
    if "".join(words).isalpha():  # letters only: four times as fast as to look for all signs
        looks = [_look(each) for each in words]
        if looks[0] & _FORM or any([look & _LATIN_FORM for look in looks]):  # noqa: C419 - a list is faster
            return FullName()
        if len(words) == 3 and not looks[2] & _TAIL:
            return _arranged(words, looks, order)
    elif _COMPANY.search(text):
        return FullName()
    elif "," in text:
        return _by_comma(text)
    elif "." in text:
        words = _GLUED.sub(" ", text).split()
    words = _with_tails(words)
    match len(words):
        case 1:
            return _one(words[0])
        case 2:
            return _two(words[0], words[1], order)
        case 3:
            return _three(words, order)
        case _:
            return _many(words)


def order_of(texts: Iterable[str]) -> Order | None:
    """Return the order that most of the sure names of a column have, None if they do not agree."""
    seen = Counter(order for text in texts if (order := _order(text)))
    most = seen.most_common(1)
    return most[0][0] if most and most[0][1] >= 0.8 * seen.total() else None


def _by_comma(text: str) -> FullName:
    """Cut `Last, First Middle`."""
    last, _, rest = text.partition(",")
    words = _words(rest)
    if not last.strip() or "," in rest or not 1 <= len(words) <= 2:
        return FullName()
    return FullName(last.strip(), words[0], " ".join(words[1:]), 0.95)


def _order(text: str) -> Order | None:
    name = split(text)
    if name.certainty < DOUBTFUL or not (name.last and name.first):
        return None
    return Order.LAST_FIRST if text.strip().startswith(name.last) else Order.FIRST_LAST


def _words(text: str) -> list[str]:
    return _with_tails((_GLUED.sub(" ", text) if "." in text else text).split())


def _with_tails(words: list[str]) -> list[str]:
    if len(words) < 3 or words[-1].casefold() not in _TAILS:
        return words
    joined = list[str]()
    for each in words:
        if joined and fold(each) in _TAILS:
            joined[-1] += " " + each
        else:
            joined.append(each)
    return joined


def _one(only: str) -> FullName:
    match word(only):
        case Word.FIRST:
            return FullName(first=only, certainty=0.85)
        case Word.LAST:
            return FullName(last=only, certainty=0.6)
        case _:
            return FullName(certainty=0.3)


@functools.lru_cache(maxsize=32768)
def _is_middle(text: str) -> bool:
    return word(text) == Word.MIDDLE or fold(text.rpartition(" ")[2]) in _TAILS


def _two(left: str, right: str, order: Order | None) -> FullName:
    a, b = word(left), word(right)
    if b == Word.INITIAL != a:
        return FullName(left, right, "", 0.9)
    if a == Word.INITIAL != b:
        return FullName(right, left, "", 0.9)
    if a == Word.FIRST != b:
        if _is_middle(right):
            return FullName("", left, right, DOUBTFUL)  # or the surname Абрамович
        return FullName(right, left, "", 0.9)
    if b == Word.FIRST != a:
        return FullName(left, right, "", 0.9)
    if (a == Word.LAST) != (b == Word.LAST):
        return FullName(left, right, "", 0.7) if a == Word.LAST else FullName(right, left, "", 0.7)
    return _by_order(left, right, order)


def _by_order(left: str, right: str, order: Order | None) -> FullName:
    """Cut two words that tell nothing: as the column has it, else as Western names are written."""
    if order is None:
        return FullName(right, left, "", 0.5) if (left + right).isascii() else FullName(left, right, "", 0.5)
    return FullName(left, right, "", 0.7) if order == Order.LAST_FIRST else FullName(right, left, "", 0.7)


def _three(words: list[str], order: Order | None) -> FullName:
    return _arranged(words, [_look(each) for each in words], order)


def _arranged(words: list[str], looks: list[int], order: Order | None) -> FullName:
    last, first, middle, certainty = _places(looks[0], looks[1], looks[2], order == Order.LAST_FIRST)
    return FullName(words[last], words[first], words[middle], certainty) if certainty >= _UNCUT else _UNKNOWN


_UNKNOWN = FullName(certainty=0.3)
_KIND, _MIDDLE_END, _FORM, _LATIN_FORM, _TAIL = 15, 16, 32, 64, 128


@functools.lru_cache(maxsize=32768)
def _look(text: str) -> int:
    """Return all that is told by one word: its kind, and what it is besides."""
    lower = text.lower()
    return (
        word(text).value
        | (_is_middle(text) and _MIDDLE_END)
        | (lower in _FORMS and _FORM)
        | (lower in _LATIN_FORMS and _LATIN_FORM)
        | (text.casefold() in _TAILS and _TAIL)
    )


@functools.cache
def _places(a: int, b: int, c: int, last_first: bool) -> tuple[int, int, int, float]:  # noqa: FBT001 - to be remembered
    """Return which of three words is the last, the first and the middle name, by their looks."""
    kinds = [Word(look & _KIND) for look in (a, b, c)]
    if kinds[1] == kinds[2] == Word.INITIAL:
        return 0, 1, 2, 0.95
    if kinds[0] == kinds[1] == Word.INITIAL:
        return 2, 0, 1, 0.95
    in_middle, at_end = bool(b & _MIDDLE_END), bool(c & _MIDDLE_END)
    if in_middle and (not at_end or kinds[0] == Word.FIRST != kinds[1]):
        return 2, 0, 1, 0.97 if not at_end else 0.8
    if at_end:
        return 0, 1, 2, 0.97 if kinds[1] == Word.FIRST else 0.85
    if kinds[1] == Word.FIRST != kinds[0]:
        return 0, 1, 2, 0.7
    return 0, 1, 2, 0.55 if last_first else 0.3


def _many(words: list[str]) -> FullName:
    """Cut a name of more words: a surname of several, then first name and patronymic."""
    if words and _is_middle(words[-1]) and word(words[-2]) == Word.FIRST:
        return FullName(" ".join(words[:-2]), words[-2], words[-1], DOUBTFUL)
    return FullName(certainty=0.2)
