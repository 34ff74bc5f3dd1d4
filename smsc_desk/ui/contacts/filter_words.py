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

    def term(key: Key, english: str, russian_value: str) -> str:
        return f"{word_of(key, russian=russian)}:{russian_value if russian else english}"

    def named(key: Key, names: list[str]) -> tuple[Offer, ...]:
        word = word_of(key, russian=russian)
        return tuple(Offer(name, f"{word}:{quoted(name)}") for name in names)

    yield Offer(translate("Filter", "In group"), under=(
        Offer(translate("Filter", "in none"), term(Key.GROUP, "none", "нет")), *named(Key.GROUP, groups),
    ))  # fmt: skip
    yield Offer(translate("Filter", "With tag"), under=(
        Offer(translate("Filter", "without any"), term(Key.TAG, "none", "нет")), *named(Key.TAG, tags),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Blocked"), under=(
        Offer(translate("Filter", "in any way"), term(Key.BLOCK, "any", "любой")),
        Offer(translate("Filter", "all messages"), term(Key.BLOCK, "all", "все")),
        Offer(translate("Filter", "mass mailings"), term(Key.BLOCK, "mass", "рассылки")),
        Offer(translate("Filter", "single messages"), term(Key.BLOCK, "single", "одиночные")),
        Offer(translate("Filter", "not at all"), term(Key.BLOCK, "none", "нет")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Channel"), under=(
        Offer(translate("Filter", "phone"), term(Key.CHANNEL, "phone", "телефон")),
        Offer(translate("Filter", "e-mail"), term(Key.CHANNEL, "mail", "почта")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Birthday"), under=(
        Offer(translate("Filter", "today"), term(Key.BIRTHDAY, "today", "сегодня")),
        Offer(translate("Filter", "in the next 7 days"), term(Key.BIRTHDAY, "7d", "7д")),
        Offer(translate("Filter", "in March"), term(Key.BIRTHDAY, "march", "март")),
        Offer(translate("Filter", "not known"), term(Key.BIRTHDAY, "none", "нет")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Name"), under=(
        Offer(translate("Filter", "contains…"), term(Key.NAME, "", "") + "|"),
        Offer(translate("Filter", "is empty"), term(Key.NAME, "none", "нет")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Comment"), under=(
        Offer(translate("Filter", "contains…"), term(Key.COMMENT, "*|*", "*|*")),
        Offer(translate("Filter", "is empty"), term(Key.COMMENT, "none", "нет")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Known here since"), under=(
        Offer(translate("Filter", "today"), term(Key.ADDED, "today", "сегодня")),
        Offer(translate("Filter", "the last 7 days"), term(Key.ADDED, "7d", "7д")),
        Offer(translate("Filter", "the last import"), term(Key.IMPORT, "last", "последний")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Changed here"), under=(
        Offer(translate("Filter", "today"), term(Key.CHANGED, "today", "сегодня")),
        Offer(translate("Filter", "the last 7 days"), term(Key.CHANGED, "7d", "7д")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "State"), under=(
        Offer(translate("Filter", "not sent yet"), term(Key.IS, "unsent", "неотправленное")),
        Offer(translate("Filter", "refused"), term(Key.IS, "failed", "ошибка")),
        Offer(translate("Filter", "same address twice"), term(Key.IS, "dup", "дубль")),
        Offer(translate("Filter", "bad number"), term(Key.IS, "bad", "плохой")),
    ))  # fmt: skip
    yield Offer(translate("Filter", "Exact words"), '"|"')
    yield Offer(translate("Filter", "Without the word…"), "-|")
    yield Offer(translate("Filter", "One or the other"), "| ИЛИ " if russian else "| OR ")
    yield Offer(translate("Filter", "Regular expression"), f"{word_of(Key.REGEX, russian=russian)}:^7912|")
