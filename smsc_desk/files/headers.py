"""Headings of columns: which target a heading names, in four languages, and which row of a file holds them."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Mapping, Sequence

from smsc_desk.book.fields import BY_KEY
from smsc_desk.book.folding import fold
from smsc_desk.files.kinds import CONTENT, Kind, kind


class Target(enum.StrEnum):
    """What a column of a file can be; the values of fields are the fields' keys."""

    NUMBER = "number"
    EMAIL = "email"
    FULL_NAME = "full_name"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    NAME = "name"  # shown as
    BIRTHDAY = "birthday"
    GROUPS = "groups"
    TAGS = "tags"
    COMMENT = "comment"
    OTHER = "other"
    CLIENT_ID = "client_id"
    BLOCK = "block"  # told, never carried out: an import lifts and sets no block
    FAILURE = "failure"  # of a file of failed rows: why
    LINE = "line"  # … and which line it was
    SKIP = "skip"


class Certainty(enum.StrEnum):
    """How sure a column's target is."""

    SURE = "sure"
    GUESS = "guess"
    NONE = "none"


_FULL = ("фио", "пiб", "піб", "аты жөні")
_MAIL = re.compile("mail|почт|пошт|пошта")
_MORE: Mapping[Target, tuple[str, ...]] = {
    Target.NUMBER: (
        "номер телефона", "мобильный телефон", "моб тел", "сотовый телефон", "контактный телефон", "телефоны", "номера",
        "phone number", "mobile phone", "cell phone", "telephone", "tel", "phones", "msisdn", "номер телефону",
        "мобільний", "мобільний телефон", "телефон нөмірі", "ұялы телефон",
    ),
    Target.EMAIL: (
        "электронная почта", "адрес электронной почты", "емейл", "имейл", "мейл", "e mail address", "email address",
        "електронна пошта", "электрондық пошта",
    ),
    Target.FULL_NAME: (
        "ф и о", "фамилия имя отчество", "полное имя", "клиент", "full name", "contact name",
        "прізвище ім я по батькові", "контакт",
    ),
    Target.FIRST_NAME: ("имя клиента", "имена", "firstname", "forename", "есімі"),
    Target.LAST_NAME: ("lastname", "фам"),
    Target.MIDDLE_NAME: ("отч", "middlename", "second name"),
    Target.NAME: ("контакт имя", "организация", "компания", "наименование", "company", "organization", "назва"),
    Target.BIRTHDAY: ("дата рожд", "дата рождения клиента", "birth date", "birthdate", "dob", "день народження", "дн"),
    Target.GROUPS: (
        "группа", "группы", "список", "списки", "group", "groups", "list", "lists", "група", "групи", "топ", "топтар",
    ),
    Target.TAGS: ("тег", "метка", "tag", "label", "мітка"),
    Target.COMMENT: ("комментарии", "примечания", "заметки", "comments", "notes", "примітка", "примітки", "ескерту"),
    Target.BLOCK: ("блокировка", "тип блокировки", "чёрный список", "block", "block type", "blocked", "blacklist"),
    Target.FAILURE: ("ошибка", "error", "помилка", "қате"),
    Target.LINE: ("строка", "line", "рядок", "жол"),
    Target.SKIP: ("в программе с", "known here since"),  # of an exported blacklist: a date, and nobody's birthday
}  # fmt: skip
_STEMS: tuple[tuple[str, Target], ...] = (
    ("телефон", Target.NUMBER), ("phone", Target.NUMBER), ("mobile", Target.NUMBER), ("мобил", Target.NUMBER),
    ("сотов", Target.NUMBER), ("mail", Target.EMAIL), ("почт", Target.EMAIL), ("фамил", Target.LAST_NAME),
    ("surname", Target.LAST_NAME), ("отчеств", Target.MIDDLE_NAME), ("рожд", Target.BIRTHDAY),
    ("birth", Target.BIRTHDAY), ("групп", Target.GROUPS), ("group", Target.GROUPS), ("коммент", Target.COMMENT),
    ("примеч", Target.COMMENT), ("comment", Target.COMMENT), ("метк", Target.TAGS), ("фио", Target.FULL_NAME),
)  # fmt: skip
_WORDS = {"тел": Target.NUMBER, "моб": Target.NUMBER, "email": Target.EMAIL, "имя": Target.FIRST_NAME}
_NOT_LETTERS = re.compile(r"[\W_]+")
_COUNTED = re.compile(r"\s*\d{1,2}$")
_LOOKED_AT = 10  # rows: titles above the headings


def normal(heading: str) -> str:
    """Return a heading as it is compared: folded words with single blanks."""
    return _NOT_LETTERS.sub(" ", fold(heading)).strip()


@functools.cache
def aliases() -> Mapping[str, Target]:
    """Return every known heading, normalised."""
    known = dict[str, Target]()
    for alias in BY_KEY["addresses"].aliases:
        known[normal(alias)] = Target.EMAIL if _MAIL.search(normal(alias)) else Target.NUMBER
    for key in ("name", "last_name", "first_name", "middle_name", "birthday", "tags", "comment", "other", "client_id"):
        known |= {normal(alias): Target(key) for alias in BY_KEY[key].aliases}
    known |= {normal(alias): Target.FULL_NAME for alias in _FULL}
    return known | {normal(alias): target for target, more in _MORE.items() for alias in more}


def recognise(heading: str) -> tuple[Target, Certainty]:
    """Return what a heading names; `SKIP` with no certainty if it is unknown."""
    words = normal(heading)
    known = aliases()
    if target := known.get(words) or known.get(_COUNTED.sub("", words)):
        return target, Certainty.SURE
    for word in words.split():
        if target := _WORDS.get(word) or next((target for stem, target in _STEMS if word.startswith(stem)), None):
            return target, Certainty.GUESS
    return Target.SKIP, Certainty.NONE


def of_failed(headings: Sequence[str]) -> bool:
    """Tell whether the last two columns are those that a file of failed rows has besides: why, and which line."""
    return tuple(recognise(heading)[0] for heading in headings[-2:]) == (Target.FAILURE, Target.LINE)


def find(rows: Sequence[Sequence[str]]) -> int | None:
    """Return which row holds the headings, None if there are none."""
    for number, cells in enumerate(rows[:_LOOKED_AT]):
        wide = max((_filled(below) for below in rows[number + 1 :][:_LOOKED_AT]), default=0)
        if _filled(cells) * 2 > wide and _names_columns(cells):  # not so a title: one cell above many
            return number
    return 0 if _differs(rows) else None


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _names_columns(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    if not filled or any(kind(cell) in CONTENT for cell in filled):
        return False
    if of_failed(filled):  # whatever the others are
        return True
    certainties = [recognise(cell)[1] for cell in filled]
    known = len(filled) - certainties.count(Certainty.NONE)
    return certainties.count(Certainty.SURE) > 0 and known >= min(2, len(filled)) and known * 3 >= len(filled)


def _differs(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row has words where those below have numbers, addresses or dates."""
    if len(rows) < 2 or any(kind(cell) in CONTENT for cell in rows[0]):
        return False
    return any(cell.strip() and _usual(rows[1:], column) in CONTENT for column, cell in enumerate(rows[0]))


def _usual(rows: Sequence[Sequence[str]], column: int) -> Kind | None:
    """Return the kind that more than half of a column's filled cells have."""
    kinds = [kind(cells[column]) for cells in rows if column < len(cells) and cells[column].strip()]
    return next((each for each in CONTENT if kinds.count(each) * 2 > len(kinds)), None)
