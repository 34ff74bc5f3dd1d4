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
    tr = QCoreApplication.translate
    match fault:
        case Fault.UNKNOWN_KEY:
            return tr("Filter", "Unknown word “%word:”.")
        case Fault.UNKNOWN_VALUE:
            return tr("Filter", "“%key:” does not know “%word”.")
        case Fault.NO_VALUE:
            return tr("Filter", "Something is missing after “%key:”.")
        case Fault.NOT_CLOSED:
            return tr("Filter", "This bracket is not closed.")
        case Fault.NO_QUOTE:
            return tr("Filter", "The closing quotation mark is missing.")
        case Fault.LONELY_OR:
            return tr("Filter", "“%word” needs something on both sides.")
        case Fault.EMPTY_BRACKETS:
            return tr("Filter", "There is nothing in these brackets.")
        case Fault.BAD_REGEX:
            return tr("Filter", "“%word” is not a regular expression that can be used here.")
        case Fault.TOO_LONG:
            return tr("Filter", "This text is too long for a filter.")
        case Fault.TOO_DEEP:
            return tr("Filter", "There are too many brackets inside one another.")


def _advice(found: Problem) -> str:
    tr = QCoreApplication.translate
    if found.fault is Fault.UNKNOWN_KEY and found.suggestion:
        return " " + _put(tr("Filter", "Did you mean “%hint:”?"), found)
    if found.fault is Fault.UNKNOWN_KEY:
        return " " + tr("Filter", "Put it in quotation marks to look for it as it stands.")
    if found.fault is Fault.UNKNOWN_VALUE and found.suggestion:
        return " " + _put(tr("Filter", "Did you mean “%hint”?"), found)
    if found.fault is Fault.UNKNOWN_VALUE:
        return " " + _put(tr("Filter", "Possible are: %choices."), found)
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
    tr, russian = QCoreApplication.translate, speaks_russian()

    def term(key: Key, english: str, russian_value: str) -> str:
        return f"{word_of(key, russian=russian)}:{russian_value if russian else english}"

    def named(key: Key, names: list[str]) -> tuple[Offer, ...]:
        word = word_of(key, russian=russian)
        return tuple(Offer(name, f"{word}:{quoted(name)}") for name in names)

    yield Offer(tr("Filter", "In group"), under=(
        Offer(tr("Filter", "in none"), term(Key.GROUP, "none", "нет")), *named(Key.GROUP, groups),
    ))  # fmt: skip
    yield Offer(tr("Filter", "With tag"), under=(
        Offer(tr("Filter", "without any"), term(Key.TAG, "none", "нет")), *named(Key.TAG, tags),
    ))  # fmt: skip
    yield Offer(tr("Filter", "Blocked"), under=(
        Offer(tr("Filter", "in any way"), term(Key.BLOCK, "any", "любой")),
        Offer(tr("Filter", "all messages"), term(Key.BLOCK, "all", "все")),
        Offer(tr("Filter", "mass mailings"), term(Key.BLOCK, "mass", "рассылки")),
        Offer(tr("Filter", "single messages"), term(Key.BLOCK, "single", "одиночные")),
        Offer(tr("Filter", "not at all"), term(Key.BLOCK, "none", "нет")),
    ))  # fmt: skip
    yield Offer(tr("Filter", "Channel"), under=(
        Offer(tr("Filter", "phone"), term(Key.CHANNEL, "phone", "телефон")),
        Offer(tr("Filter", "e-mail"), term(Key.CHANNEL, "mail", "почта")),
    ))  # fmt: skip
    yield Offer(tr("Filter", "Birthday"), under=(
        Offer(tr("Filter", "today"), term(Key.BIRTHDAY, "today", "сегодня")),
        Offer(tr("Filter", "in the next 7 days"), term(Key.BIRTHDAY, "7d", "7д")),
        Offer(tr("Filter", "in March"), term(Key.BIRTHDAY, "march", "март")),
        Offer(tr("Filter", "not known"), term(Key.BIRTHDAY, "none", "нет")),
    ))  # fmt: skip
    yield Offer(tr("Filter", "Name"), under=(
        Offer(tr("Filter", "contains…"), term(Key.NAME, "", "") + "|"),
        Offer(tr("Filter", "is empty"), term(Key.NAME, "none", "нет")),
    ))  # fmt: skip
    yield Offer(tr("Filter", "Comment"), under=(
        Offer(tr("Filter", "contains…"), term(Key.COMMENT, "*|*", "*|*")),
        Offer(tr("Filter", "is empty"), term(Key.COMMENT, "none", "нет")),
    ))  # fmt: skip
    yield Offer(tr("Filter", "Known here since"), under=(
        Offer(tr("Filter", "today"), term(Key.ADDED, "today", "сегодня")),
        Offer(tr("Filter", "the last 7 days"), term(Key.ADDED, "7d", "7д")),
        Offer(tr("Filter", "the last import"), term(Key.IMPORT, "last", "последний")),
    ))  # fmt: skip
    yield Offer(tr("Filter", "Changed here"), under=(
        Offer(tr("Filter", "today"), term(Key.CHANGED, "today", "сегодня")),
        Offer(tr("Filter", "the last 7 days"), term(Key.CHANGED, "7d", "7д")),
    ))  # fmt: skip
    yield Offer(tr("Filter", "State"), under=(
        Offer(tr("Filter", "not sent yet"), term(Key.IS, "unsent", "неотправленное")),
        Offer(tr("Filter", "refused"), term(Key.IS, "failed", "ошибка")),
        Offer(tr("Filter", "same address twice"), term(Key.IS, "dup", "дубль")),
        Offer(tr("Filter", "bad number"), term(Key.IS, "bad", "плохой")),
    ))  # fmt: skip
    yield Offer(tr("Filter", "Exact words"), '"|"')
    yield Offer(tr("Filter", "Without the word…"), "-|")
    yield Offer(tr("Filter", "One or the other"), "| ИЛИ " if russian else "| OR ")
    yield Offer(tr("Filter", "Regular expression"), f"{word_of(Key.REGEX, russian=russian)}:^7912|")
