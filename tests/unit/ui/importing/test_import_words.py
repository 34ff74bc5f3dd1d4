"""Nothing that can be wrong with a file, a row or a cell is without words, in either language."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from smsc_desk.book.phone import Reason
from smsc_desk.files.checking import State
from smsc_desk.files.dates import DateOrder
from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.headers import Certainty, Target
from smsc_desk.files.names import Order
from smsc_desk.files.plan import Subject
from smsc_desk.files.reading import Said
from smsc_desk.files.rows import Damage
from smsc_desk.store.foresight import UndoPreview
from smsc_desk.ui.delegates import THIN_SPACE, thousands
from smsc_desk.ui.importing import reasons, words
from smsc_desk.ui.importing.job_words import JobWords, job_reason
from smsc_desk.ui.importing.undo_dialog import UndoCounts
from smsc_desk.ui.language import Language

TRANSLATIONS = Path(__file__).parents[4] / "resources" / "translations"
BIRTHDAY = ("no_year", "no_such_day", "future", "too_old", "not_a_date")  # as book.birthday.parse documents


@pytest.fixture(params=["en", "ru"])
def language(request: pytest.FixtureRequest, qapp: QApplication):
    spoken = Language(qapp, TRANSLATIONS)
    spoken.use(request.param)
    yield request.param
    spoken.use("en")
    spoken.withdraw()


@pytest.mark.parametrize("key", [*Reason, *Said, *Damage, *BIRTHDAY])
def test_every_reason_has_words_of_its_own(language: str, key: str):
    known = reasons.reasons()
    assert key in known
    assert known[key].short
    assert known[key].sentence.endswith((".", "?"))
    assert [one.short for one in known.values()].count(known[key].short) == 1


def test_every_refusal_says_what_to_do(language: str):
    said = [words.refused(Refused(reason)) for reason in Why]
    assert len(set(said)) == len(Why)
    assert all(sentence.endswith(".") for sentence in said)


def test_everything_that_is_chosen_has_a_name(language: str):
    for name, values in ((words.target, Target), (words.date_order, DateOrder), (words.name_order, [None, *Order])):
        said = [name(value) for value in values]
        assert all(said)
        assert len(set(said)) == len(said)
    assert all(words.certainty(how)[2] for how in Certainty)
    assert len({words.state(state).word for state in State}) == len(State)


@pytest.mark.parametrize(("seconds", "said"), [(5, "less than a minute"), (120, "2 min"), (7800, "2 h 10 min")])
def test_time_is_told_in_hours_and_minutes(qapp: QApplication, seconds: float, said: str):
    Language(qapp, TRANSLATIONS).use("en")
    assert words.duration(seconds) == said


PLURALS = {
    1: ("добавится или изменится 1 контакт.", "Сохранить 1 строку с ошибкой…",
        "1 контакт, добавленный импортом, будет удалён, в том числе на сервисе."),
    3: ("добавятся или изменятся 3 контакта.", "Сохранить 3 строки с ошибками…",
        "3 контакта, добавленных импортом, будут удалены, в том числе на сервисе."),
    11: ("добавится или изменится 11 контактов.", "Сохранить 11 строк с ошибками…",
         "11 контактов, добавленных импортом, будет удалено, в том числе на сервисе."),
    1221: ("добавится или изменится 1 221 контакт.", "Сохранить 1 221 строку с ошибкой…",
           "1 221 контакт, добавленный импортом, будет удалён, в том числе на сервисе."),
}  # fmt: skip


@pytest.mark.parametrize("number", PLURALS)
def test_numbers_agree_with_their_words_in_russian(qapp: QApplication, number: int):
    """As the grammar has it: 1, 21, 1221 alike; 2 to 4; and 11 as all the rest."""
    spoken = Language(qapp, TRANSLATIONS)
    spoken.use("ru")
    try:
        what, said = words.ImportCounts().what(Subject.CONTACTS, number), JobWords()
        found = (
            what.partition(": ")[2],
            said.failed_rows(number),
            UndoCounts().say(UndoPreview(removed_rows=range(number))),
        )
        button = said.button(number, Subject.CONTACTS)
    finally:
        spoken.use("en")
        spoken.withdraw()
    assert tuple(text.replace(THIN_SPACE, " ") for text in found) == PLURALS[number]
    assert button == f"Импортировать {thousands(number)}"


def test_a_job_whose_file_is_lost_says_what_is_kept_and_what_to_do(language: str):
    said = {job_reason(key) for key in ("file_missing", "file_changed")}
    assert len(said) == 2
    stop = {"en": "Stop this import", "ru": "Остановите этот импорт"}[language]
    assert all(stop in sentence and sentence.count(".") == 3 for sentence in said)
