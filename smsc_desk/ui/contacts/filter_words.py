"""What the filter field says: problems, and the list of what can be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QLocale

from smsc_desk.book.filter_language import Fault, Problem, quoted
from smsc_desk.book.filter_words import Key, word_of


def speaks_russian() -> bool:
    """Tell whether the words of the language are written in Russian; both are always understood."""
    return QLocale().language() == QLocale.Language.Russian


def problem(found: Problem) -> str:
    """Say what is wrong with a filter, and what was probably meant."""
    return _put(_fault(found.fault), found) + _advice(found)


def _fault(fault: Fault) -> str:  # noqa: C901 - one line a fault
    translate = QCoreApplication.translate
    match fault:
        case Fault.UNKNOWN_KEY:
            return translate("Filter", "Unknown word “%word:”.")
        case Fault.UNKNOWN_VALUE:
            return translate("Filter", "“%key:” does not know “%word”.")
        case Fault.NO_VALUE:
            return translate("Filter", "Something is missing after “%key:”.")
        case Fault.NOT_CLOSED:
            return translate("Filter", "This bracket is not closed.")
        case Fault.NO_QUOTE:
            return translate("Filter", "The closing quotation mark is missing.")
        case Fault.LONELY_OR:
            return translate("Filter", "“%word” needs something on both sides.")
        case Fault.EMPTY_BRACKETS:
            return translate("Filter", "There is nothing in these brackets.")
        case Fault.BAD_REGEX:
            return translate("Filter", "“%word” is not a regular expression that can be used here.")
        case Fault.TOO_LONG:
            return translate("Filter", "This text is too long for a filter.")
        case Fault.TOO_DEEP:
            return translate("Filter", "There are too many brackets inside one another.")


def _advice(found: Problem) -> str:
    translate = QCoreApplication.translate
    if found.fault is Fault.UNKNOWN_KEY and found.suggestion:
        return " " + _put(translate("Filter", "Did you mean “%hint:”?"), found)
    if found.fault is Fault.UNKNOWN_KEY:
        return " " + translate("Filter", "Put it in quotation marks to look for it as it stands.")
    if found.fault is Fault.UNKNOWN_VALUE and found.suggestion:
        return " " + _put(translate("Filter", "Did you mean “%hint”?"), found)
    if found.fault is Fault.UNKNOWN_VALUE:
        return " " + _put(translate("Filter", "Possible are: %choices."), found)
    return ""


def _put(text: str, found: Problem) -> str:
    word = found.word if len(found.word) <= 40 else found.word[:40] + "…"
    values = {"%word": word, "%key": found.key, "%hint": found.suggestion, "%choices": ", ".join(found.choices)}
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def written(key: Key, english: str, russian: str) -> str:
    """Return a part of a filter in the language that the window speaks; the values are of the language's own words."""
    return f"{word_of(key, russian=True)}:{russian}" if speaks_russian() else f"{key}:{english}"


# --- the menu -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of the menu: its words and what it writes, or the lines under it."""

    words: str
    writes: str = ""
    under: tuple[Offer, ...] = field(default=())


def offers(groups: list[str], tags: list[str]) -> Iterator[Offer]:
    """Yield the lines of the menu that writes a filter; a `|` marks where the cursor is left."""
    translate, russian = QCoreApplication.translate, speaks_russian()

    def named(key: Key, names: list[str]) -> tuple[Offer, ...]:
        word = word_of(key, russian=russian)
        return tuple(Offer(name, f"{word}:{quoted(name)}") for name in names)

    yield Offer(translate("Filter", "In group"), under=(
        Offer(translate("Filter", "in none"), written(Key.GROUP, "none", "нет")), *named(Key.GROUP, groups),
    ))  # fmt: skip
    yield Offer(translate("Filter", "With tag"), under=(
        Offer(translate("Filter", "without any"), written(Key.TAG, "none", "нет")), *named(Key.TAG, tags),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Blocked"), under=(
        Offer(translate("Filter", "in any way"), written(Key.BLOCK, "any", "любой")),
        Offer(translate("Filter", "all messages"), written(Key.BLOCK, "all", "все")),
        Offer(translate("Filter", "mass mailings"), written(Key.BLOCK, "mass", "рассылки")),
        Offer(translate("Filter", "single messages"), written(Key.BLOCK, "single", "одиночные")),
        Offer(translate("Filter", "not at all"), written(Key.BLOCK, "none", "нет")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Channel"), under=(
        Offer(translate("Filter", "phone"), written(Key.CHANNEL, "phone", "телефон")),
        Offer(translate("Filter", "e-mail"), written(Key.CHANNEL, "mail", "почта")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Birthday"), under=(
        Offer(translate("Filter", "today"), written(Key.BIRTHDAY, "today", "сегодня")),
        Offer(translate("Filter", "in the next 7 days"), written(Key.BIRTHDAY, "7d", "7д")),
        Offer(translate("Filter", "in March"), written(Key.BIRTHDAY, "march", "март")),
        Offer(translate("Filter", "not known"), written(Key.BIRTHDAY, "none", "нет")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Name"), under=(
        Offer(translate("Filter", "contains…"), written(Key.NAME, "", "") + "|"),
        Offer(translate("Filter", "is empty"), written(Key.NAME, "none", "нет")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Comment"), under=(
        Offer(translate("Filter", "contains…"), written(Key.COMMENT, "*|*", "*|*")),
        Offer(translate("Filter", "is empty"), written(Key.COMMENT, "none", "нет")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Known here since"), under=(
        Offer(translate("Filter", "today"), written(Key.ADDED, "today", "сегодня")),
        Offer(translate("Filter", "the last 7 days"), written(Key.ADDED, "7d", "7д")),
        Offer(translate("Filter", "the last import"), written(Key.IMPORT, "last", "последний")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Changed here"), under=(
        Offer(translate("Filter", "today"), written(Key.CHANGED, "today", "сегодня")),
        Offer(translate("Filter", "the last 7 days"), written(Key.CHANGED, "7d", "7д")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "State"), under=(
        Offer(translate("Filter", "not sent yet"), written(Key.IS, "unsent", "неотправленное")),
        Offer(translate("Filter", "refused"), written(Key.IS, "failed", "ошибка")),
        Offer(translate("Filter", "same address twice"), written(Key.IS, "dup", "дубль")),
        Offer(translate("Filter", "bad number"), written(Key.IS, "bad", "плохой")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Exact words"), '"|"')
    yield Offer(translate("Filter", "Without the word…"), "-|")
    yield Offer(translate("Filter", "One or the other"), "| ИЛИ " if russian else "| OR ")
    yield Offer(translate("Filter", "Regular expression"), f"{word_of(Key.REGEX, russian=russian)}:^7912|")
