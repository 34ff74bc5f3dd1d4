"""The words of the filter language, English and Russian; both are understood whatever the window speaks."""

from __future__ import annotations

import difflib
import enum
import re
from collections.abc import Iterable, Mapping

from smsc_desk.book.block import BlockType
from smsc_desk.book.filter_tree import Part, State
from smsc_desk.book.folding import fold
from smsc_desk.book.identity import Channel


class Key(enum.StrEnum):
    """What stands before a colon, by its English word."""

    GROUP = "group"
    TAG = "tag"
    BLOCK = "block"
    CHANNEL = "chan"
    BIRTHDAY = "bd"
    NAME = "name"
    LAST = "last"
    FIRST = "first"
    MIDDLE = "middle"
    COMMENT = "comment"
    OTHER = "other"
    ID = "id"
    ADDRESS = "address"
    ADDED = "added"
    CHANGED = "changed"
    IMPORT = "import"
    IS = "is"
    REGEX = "re"


_KEYS: Mapping[Key, tuple[str, ...]] = {
    Key.GROUP: ("группа", "groups", "группы"),
    Key.TAG: ("метка", "tags", "метки", "тег"),
    Key.BLOCK: ("блок", "blocked"),
    Key.CHANNEL: ("канал", "channel"),
    Key.BIRTHDAY: ("др", "birthday", "рождение"),
    Key.NAME: ("имя",),
    Key.LAST: ("фамилия", "surname"),
    Key.FIRST: ("личное", "given"),
    Key.MIDDLE: ("отчество", "patronymic"),
    Key.COMMENT: ("коммент", "комментарий"),
    Key.OTHER: ("другие",),
    Key.ID: ("ид",),
    Key.ADDRESS: ("адрес", "number", "номер"),
    Key.ADDED: ("добавлен",),
    Key.CHANGED: ("изменён",),
    Key.IMPORT: ("импорт",),
    Key.IS: ("есть",),
    Key.REGEX: ("рег",),
}
"""The first of the others is the Russian word that the window writes."""

KEYS: Mapping[str, Key] = {fold(word): key for key, words in _KEYS.items() for word in (key, *words)}

PARTS: Mapping[Key, Part] = {
    Key.NAME: Part.NAME,
    Key.LAST: Part.LAST,
    Key.FIRST: Part.FIRST,
    Key.MIDDLE: Part.MIDDLE,
    Key.COMMENT: Part.COMMENT,
    Key.OTHER: Part.OTHER,
    Key.ID: Part.ID,
    Key.ADDRESS: Part.ADDRESS,
}

OR = frozenset({"OR", "ИЛИ"})
NONE = frozenset({"none", "нет", "пусто"})
ANY = frozenset({"any", "любой", "любая", "любое", "есть"})

BLOCKS: Mapping[str, BlockType] = {
    "all": BlockType.ALL, "все": BlockType.ALL,
    "mass": BlockType.MASS, "рассылки": BlockType.MASS, "массовые": BlockType.MASS,
    "single": BlockType.SINGLE, "одиночные": BlockType.SINGLE,
}  # fmt: skip
CHANNELS: Mapping[str, Channel] = {
    "phone": Channel.PHONE, "телефон": Channel.PHONE, "тел": Channel.PHONE,
    "mail": Channel.EMAIL, "почта": Channel.EMAIL, "email": Channel.EMAIL, "e-mail": Channel.EMAIL,
}  # fmt: skip
STATES: Mapping[str, State] = {
    "unsent": State.UNSENT, "неотправленное": State.UNSENT, "неотправлено": State.UNSENT,
    "failed": State.FAILED, "ошибка": State.FAILED, "ошибки": State.FAILED,
    "dup": State.DUPLICATE, "дубль": State.DUPLICATE, "дубли": State.DUPLICATE, "повтор": State.DUPLICATE,
    "bad": State.BAD, "плохие": State.BAD, "плохой": State.BAD,
}  # fmt: skip
TODAY = frozenset({"today", "сегодня"})
YESTERDAY = frozenset({"yesterday", "вчера"})
TOMORROW = frozenset({"tomorrow", "завтра"})
LAST = frozenset({"last", "последний"})
MONTHS = (
    ("january", "январь"), ("february", "февраль"), ("march", "март"), ("april", "апрель"), ("may", "май"),
    ("june", "июнь"), ("july", "июль"), ("august", "август"), ("september", "сентябрь"), ("october", "октябрь"),
    ("november", "ноябрь"), ("december", "декабрь"),
)  # fmt: skip

_DAYS = re.compile(r"(\d{1,4})([dwдн])", re.ASCII)
MOST_DAYS = 3660


def word_of(key: Key, *, russian: bool) -> str:
    """Return the word for a key that the window writes."""
    return _KEYS[key][0] if russian else str(key)


def days(text: str) -> int | None:
    """Return how many days `7d`, `2w` and their Russian forms are; None for what is no span."""
    found = _DAYS.fullmatch(text)
    if found is None:
        return None
    return min(int(found[1]) * (7 if found[2] in "wн" else 1), MOST_DAYS)


def month(text: str) -> int | None:
    """Return the number of a month, by its name or the first three letters or more; None for another word.

    Russian names may stand in any case: март, марта.
    """
    if len(text) < 3:
        return None
    for number, names in enumerate(MONTHS, start=1):
        for name in names:
            stem = name.rstrip("ьй")
            if name.startswith(text) or (text.startswith(stem) and text[len(stem) :] in {"а", "я", "е"}):
                return number
    return None


def nearest(text: str, words: Iterable[str]) -> str | None:
    """Return the known word that was probably meant."""
    return next(iter(difflib.get_close_matches(text, list(words), 1, 0.6)), None)
