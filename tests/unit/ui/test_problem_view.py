"""Problems: what each says, which answers it has, and what these ask of the store."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from smsc_desk.book import edits
from smsc_desk.store.store import Store
from smsc_desk.ui.activity import difference_grid, problem_words
from smsc_desk.ui.activity.problem_view import ProblemView
from smsc_desk.ui.activity.problem_words import Answer, Kind
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.question import Question
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.unit.ui.conftest import settle
from tests.unit.ui.faked_store import (
    ANNA,
    JORG,
    RENAMED,
    TWIN,
    FakedStore,
    already,
    conflict,
    deletes,
    gone,
    problem,
    refused,
)
from tests.waiting import shown

EVERY = [conflict(), refused(), gone(), deletes(), already(), problem(6, RENAMED, reason="not_undone")]


@pytest.fixture
async def faked(book: Store) -> FakedStore:
    return FakedStore(book)


@pytest.fixture
async def view(faked: FakedStore, tasks: Tasks, look: Look, icons: Icons) -> AsyncIterator[ProblemView]:
    groups, commands = GroupDirectory(faked, tasks), Commands(faked, tasks)
    view = ProblemView(faked, groups, commands, tasks, look, icons)
    groups.setParent(view)
    commands.setParent(view)
    view.resize(1000, 600)
    view.show()
    await settle(tasks)
    yield view
    view.hide()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def fill(view: ProblemView, faked: FakedStore, tasks: Tasks, *problems: object) -> None:
    faked.problem_list = [one for one in problems if one is not TWIN]
    faked.twin_list = [TWIN] if TWIN in problems else []
    view.model.ask()
    await settle(tasks)


def buttons(view: ProblemView) -> list[str]:
    return [pressed.text() for pressed in view.details.answers.buttons if pressed.isVisible()]


async def press(view: ProblemView, words: str, tasks: Tasks) -> None:
    next(pressed for pressed in view.details.answers.buttons if pressed.text() == words).click()
    await settle(tasks)


async def test_the_model_keeps_qts_contract(view: ProblemView, faked: FakedStore, tasks: Tasks, qtmodeltester):
    await fill(view, faked, tasks, *EVERY, TWIN)
    qtmodeltester.check(view.model)
    view.list.setCurrentIndex(view.model.index(6))
    qtmodeltester.check(view.details.grid.rows)


async def test_no_problems_and_looking_for_them_are_two_pictures(view: ProblemView):
    assert view.empty.accessibleName() == "No problems. The provider took everything that was sent."
    view.model.loaded = False
    view._show_state()
    assert view.empty.accessibleName() == "Looking for problems"


async def test_the_newest_come_first_and_one_is_always_chosen(view: ProblemView, faked: FakedStore, tasks: Tasks):
    await fill(view, faked, tasks, *EVERY, TWIN)
    assert [view.model.trouble(view.model.index(row)) for row in range(7)] == [TWIN, *reversed(EVERY)]
    assert view.chosen() == [TWIN]
    faked.twin_list = []
    view.model.ask()
    await settle(tasks)
    assert view.chosen() == [EVERY[-1]], "the answered one is gone: its neighbour is next"


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (conflict(), ["Keep mine", "Take the provider’s", "Edit…"]),
        (gone(), ["Create again", "Let it go"]),
        (deletes(), ["Delete anyway", "Keep it"]),
        (already(), ["Change the existing record", "Leave the existing as it is"]),
        (refused(), ["Try again", "Discard…"]),
        (refused(state="parked", reason="no_effect", error_code=None), ["Try again", "Discard…"]),
        (TWIN, ["Remove the second one", "Keep both"]),
    ],
    ids=lambda one: type(one).__name__,
)
async def test_every_kind_has_its_answers(
    view: ProblemView, faked: FakedStore, tasks: Tasks, one: object, words: list[str]
):
    await fill(view, faked, tasks, one)
    assert buttons(view) == words
    assert view.details.why.text()
    assert view.details.title.text()


def test_every_kind_has_words():
    kinds = {problem_words.kind(one): (problem_words.why(one), problem_words.sign(one).word) for one in (*EVERY, TWIN)}
    assert set(kinds) == set(Kind)
    assert all(map(all, kinds.values()))
    assert len({why for why, _ in kinds.values()}) == len(Kind)


@pytest.mark.parametrize(
    ("one", "words", "asked"),
    [
        (conflict(), "Keep mine", ("mine", [1])),
        (conflict(), "Take the provider’s", ("theirs", [1])),
        (gone(), "Create again", ("mine", [3])),
        (gone(), "Let it go", ("theirs", [3])),
        (deletes(), "Delete anyway", ("mine", [4])),
        (deletes(), "Keep it", ("theirs", [4])),
        (already(), "Change the existing record", ("mine", [5])),
        (already(), "Leave the existing as it is", ("theirs", [5])),
        (refused(), "Try again", ("retry", [2])),
    ],
)
async def test_an_answer_is_asked_of_the_store(
    view: ProblemView, faked: FakedStore, tasks: Tasks, one: object, words: str, asked: tuple[str, list[int]]
):
    await fill(view, faked, tasks, one)
    await press(view, words, tasks)
    assert faked.commands() == [asked]


async def test_discarding_asks_first(view: ProblemView, faked: FakedStore, tasks: Tasks):
    await fill(view, faked, tasks, refused())
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    asked = await shown(Question)
    assert asked.go.text() == "Discard 1"
    asked.reject()
    await settle(tasks)
    assert faked.commands() == []
    view.details.answers.buttons[1].click()
    (await shown(Question)).go.click()
    await settle(tasks)
    assert faked.commands() == [("discard", [2])]


async def test_editing_hands_on_what_was_asked_for(view: ProblemView, faked: FakedStore, tasks: Tasks):
    await fill(view, faked, tasks, conflict())
    wanted = []
    view.editWanted.connect(lambda *found: wanted.append(found))
    await press(view, "Edit…", tasks)
    assert wanted == [(1, ANNA, {"name": "Анна П.", "tags": ("vip", "new")})]


async def test_both_values_are_shown_and_the_changed_ones_are_marked(
    view: ProblemView, faked: FakedStore, tasks: Tasks
):
    await fill(view, faked, tasks, conflict())
    grid = view.details.grid
    assert grid.isVisible()
    cells = [[grid.rows.index(row, column).data() for column in range(4)] for row in range(2)]
    assert cells == [["Name shown", "Анна Ёлкина", "Анна П.", "Анна К."], ["Tags", "vip", "vip, new", "vip"]]
    marks = [[grid.rows.index(row, column).data(difference_grid.MARK_ROLE) for column in range(4)] for row in range(2)]
    mine, theirs = ("edit", "accent", "changed by you"), ("cloud", "warn", "changed there")
    assert marks == [[None, None, mine, theirs], [None, None, mine, None]]
    spoken = grid.rows.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Mine: Анна П., changed by you"
    await fill(view, faked, tasks, deletes())
    assert grid.rows.index(0, 2).data(difference_grid.MARK_ROLE)[2] == "deleted by you"


async def test_several_of_a_kind_are_answered_at_once(view: ProblemView, faked: FakedStore, tasks: Tasks):
    many = [conflict(number) for number in range(1, 13)]
    await fill(view, faked, tasks, *many, refused(20))
    view.list.selectAll()
    await settle(tasks)
    assert view.details.title.text().startswith("13 problem")
    assert len(buttons(view)) == 4, "editing is for one alone"
    await press(view, "Keep mine for 12", tasks)
    assert faked.commands() == [("mine", list(range(12, 0, -1)))]


async def test_the_second_of_twins_goes_by_an_explicit_deletion(
    view: ProblemView, faked: FakedStore, book: Store, tasks: Tasks
):
    await fill(view, faked, tasks, TWIN)
    await press(view, "Remove the second one", tasks)
    assert [one.edit for one in await book.open_edits()] == [edits.DeleteContact(contact=JORG)]


async def test_twins_that_are_kept_are_not_spoken_of_again(
    view: ProblemView, faked: FakedStore, book: Store, tasks: Tasks
):
    await fill(view, faked, tasks, TWIN)
    await press(view, "Keep both", tasks)
    assert view.model.rowCount() == 0
    assert JORG in book.contacts([JORG])
    view.model.ask()
    await settle(tasks)
    assert view.model.rowCount() == 0


@pytest.mark.parametrize("kept", ["", "%%%", "{}", "[1, null]", "[[]]"])
async def test_a_memory_of_twins_that_makes_no_sense_is_left(
    view: ProblemView, faked: FakedStore, book: Store, tasks: Tasks, kept: str
):
    await book.save_layout({"activity.twins.kept": kept})
    await fill(view, faked, tasks, TWIN)
    assert view.model.rowCount() == 1


async def test_the_answer_of_the_provider_is_plain_text_and_folded(view: ProblemView, faked: FakedStore, tasks: Tasks):
    await fill(view, faked, tasks, refused())
    assert not view.details.answer.isVisible()
    view.details.answer_link.click()
    assert view.details.answer.toPlainText() == refused().answer
    await fill(view, faked, tasks, conflict())
    assert not view.details.answer_link.isVisible()
    assert not view.details.answer.isVisible()


async def test_a_record_leads_to_its_problems(view: ProblemView, faked: FakedStore, tasks: Tasks):
    faked.problem_list = [conflict(1), refused(2), gone(3)]
    view.show_problem("contact", ANNA)
    await settle(tasks)
    assert [one.id for one in view.chosen()] == [3, 1]


async def test_the_keyboard_goes_from_the_list_to_the_answers(view: ProblemView, faked: FakedStore, tasks: Tasks):
    await fill(view, faked, tasks, conflict())
    view.activateWindow()
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.details.answers.buttons[0]


async def test_everything_has_a_name_in_every_language(view: ProblemView, faked: FakedStore, tasks: Tasks):
    await fill(view, faked, tasks, *EVERY, TWIN)
    for row in range(7):
        view.list.setCurrentIndex(view.model.index(row))
        QCoreApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
        controls = [one for one in view.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
        assert [one for one in controls if one.isVisibleTo(view) and not one.accessibleName()] == []
        assert len(view.chosen()) == 1


def test_every_answer_of_every_kind_has_words_for_many():
    words = problem_words.AnswerWords()
    for one in (*EVERY, TWIN):
        kind = problem_words.kind(one)
        for answer in problem_words.answers(one):
            if answer is not Answer.EDIT:
                assert "12" in words.many(kind, answer, 12)
        assert "12" in words.stand(kind, 12)
