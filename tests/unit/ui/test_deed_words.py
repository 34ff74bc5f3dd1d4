"""What was done, in words: every verb has both a fact and a name, and numbers that add up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from smsc_desk.book.edits import Verb
from smsc_desk.store.overlay import OPEN
from smsc_desk.ui.activity.deed_words import DeedNames, DeedStand, DeedWords, say_deed, standing
from smsc_desk.ui.language import Language
from tests.unit.ui.faked_store import RENAMED, deed, edit_of

TRANSLATIONS = Path(__file__).parents[3] / "resources" / "translations"
ROOTS = [verb for verb in Verb if verb not in {Verb.UNDO, Verb.REDO}]
STATES = ("done", "refused", "conflict", "parked", "ambiguous", "verifying", "queued", "sending", "cancelled", "merged")


@pytest.fixture(params=["en", "ru"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    language = Language(qapp, TRANSLATIONS)
    language.use(request.param)
    yield request.param
    language.use("en")
    language.withdraw()


@pytest.mark.parametrize("verb", ROOTS)
def test_every_verb_has_a_fact_and_a_name(verb: Verb, language: str):
    for words in (DeedWords(), DeedNames()):
        one, few, many = (words.say(verb, rows, subject) for rows, subject in ((1, "Анна %1"), (3, "VIP"), (1204, "")))
        assert all((one, few, many))
        assert "%n" not in one + few + many
        assert "(s)" not in few + many
        assert not few.count("%1")


def test_counts_in_russian(language: str):
    if language == "ru":
        said = [DeedWords().say("delete_contacts", rows, "") for rows in (1, 3, 5, 21, 1204)]
        assert said == [
            "Удалён 1 контакт", "Удалено 3 контакта", "Удалено 5 контактов", "Удалён 21 контакт",
            "Удалено 1\u202f204 контакта",
        ]  # fmt: skip
        assert DeedNames().say("delete_contacts", 3, "") == "удаление 3 контактов"
    else:
        assert DeedNames().say("delete_contacts", 3, "") == "delete 3 contacts"


def test_the_numbers_add_up():
    counts = {state: number for number, state in enumerate(STATES, start=1)}
    said = DeedStand().say(counts)
    assert sum(int(part.split()[0]) for part in said.split(" · ")) == sum(counts.values())
    assert DeedStand().say({}) == "In time: nothing had been sent"


def test_a_name_that_looks_like_a_placeholder_stays_a_name():
    assert DeedWords().say("delete_contacts", 1, "%n %1") == "Deleted contact “%n %1”"


def test_an_undoing_is_named_by_what_was_done_first():
    first = deed(1, "delete_contacts", 3, {"cancelled": 3})
    undone = deed(2, "delete_contacts", 0, {}, undo_of=1, depth=1)
    again = deed(3, "delete_contacts", 3, {"queued": 3}, undo_of=2, depth=2)
    found = {one.id: one for one in (first, undone, again)}
    assert say_deed(undone, found.get) == "Undone: delete 3 contact(s)"
    assert say_deed(again, found.get) == "Done again: delete 3 contact(s)"
    assert say_deed(again, {}.get) == "Done again: delete 3 contact(s)"


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_a_sign(state: str):
    assert standing(edit_of(1, RENAMED, state)).word
    assert state in OPEN or state in {"done", "cancelled", "merged"}
