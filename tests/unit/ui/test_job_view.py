"""Jobs: every import and undoing as a row that is told, what can be done with it, and what an undo left alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from smsc_desk.store.left_alone import SinceChanged
from smsc_desk.store.store import Store
from smsc_desk.ui.activity.job_model import ADDED, BEGUN, ENDED, KIND, NAME, REFUSED, SHARE_ROLE, STATE, WAITING
from smsc_desk.ui.activity.job_view import JobView
from smsc_desk.ui.activity.review_dialog import ReviewDialog
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.unit.ui.conftest import settle
from tests.unit.ui.importing.import_fakes import Importer, Status
from tests.waiting import until

DONE = Status(id=1, state="done", rows=12, added=7, updated=3, refused=1, left_out=1, waiting=0, ended_ms=9)
RUNNING = Status(id=2, name="июль.csv", done=40, refused=0, waiting=60, rows=100, planned=100, added=40)
STOPPED = Status(id=3, kind="undo", state="stopped", rows=50, planned=20, waiting=0, added=18, left_out=2, ended_ms=9)
WAITS = Status(id=4, kind="blacklist", name="чс.csv", state="failed", waiting=5, reason="group_refused")
JOBS = [WAITS, STOPPED, RUNNING, DONE]


@pytest.fixture
def importer() -> Importer:
    return Importer(jobs=list(JOBS))


@pytest.fixture
async def view(importer: Importer, tasks: Tasks, look: Look, icons: Icons) -> AsyncIterator[JobView]:
    view = JobView(importer, tasks, look, icons)
    view.resize(1300, 500)
    view.show()
    await settle(tasks)
    yield view
    view.hide()
    view.model.close()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def cells(view: JobView, row: int, *columns: int) -> list[str]:
    return [view.model.index(row, column).data() for column in columns]


def go_to(view: JobView, job: Status) -> None:
    view.table.setCurrentIndex(view.model.index(view.model.row_of(job.id), NAME))


def enabled(view: JobView) -> set[QAction]:
    return {action for action in view._buttons if action.isEnabled() and action.isVisible()}


async def test_the_model_keeps_qts_contract(view: JobView, qtmodeltester):
    qtmodeltester.check(view.model)


async def test_nothing_imported_and_looking_for_it_are_two_pictures(tasks: Tasks, look: Look, icons: Icons):
    view = JobView(Importer(), tasks, look, icons)
    assert view.empty.accessibleName() == "Looking up the imports"
    await settle(tasks)
    assert view.empty.accessibleName() == "Nothing was imported yet. Imports are listed here."
    view.deleteLater()


async def test_rows_say_what_each_job_is_and_how_it_stands(view: JobView):
    assert cells(view, 0, NAME, KIND, STATE) == ["чс.csv", "Into the blacklist", "Waits for you · 0 %"]
    assert cells(view, 1, KIND, STATE, ADDED) == ["Undo of an import", "Stopped", "−18"]
    assert cells(view, 2, STATE, ADDED, REFUSED, WAITING, ENDED) == ["Running · 40 %", "40", "0", "60", ""]
    assert cells(view, 3, STATE, ADDED, REFUSED, WAITING) == ["Done, with problems", "7", "1", "0"]
    assert view.model.index(2, STATE).data(SHARE_ROLE) == 40
    assert view.model.index(3, STATE).data(SHARE_ROLE) is None
    assert view._summary.text() == "1 waiting for you · 1 running · 2 ended"
    assert view.about.text().endswith("Look at it under Problems, then go on.")
    go_to(view, DONE)
    assert view.about.text() == "Done: 7 added, 3 updated, 1 refused by the provider, 1 left out."


async def test_all_columns_are_seen_in_a_window_of_1280_pixels(view: JobView):
    view.resize(1280, 500)
    await until(lambda: view.table.width() == 1280, "the layout")
    assert view.table.horizontalScrollBar().maximum() == 0
    assert view.table.columnWidth(ENDED) >= view.table.columnWidth(BEGUN)


async def test_what_is_told_changes_one_row_and_asks_for_nothing(view: JobView, importer: Importer, tasks: Tasks):
    importer.jobs = []  # to be read never again
    go_to(view, DONE)
    drawn = []
    view.model.dataChanged.connect(lambda first, last: drawn.append((first.row(), last.row())))
    importer.status = RUNNING
    importer.tell(done=100, added=100, waiting=0, state="done")
    assert drawn == [(2, 2)]
    assert cells(view, 2, STATE, ADDED) == ["Done", "100"]
    importer.status = replace(RUNNING, id=5)
    importer.tell(name="август.csv")
    await settle(tasks)
    assert (view.model.rowCount(), cells(view, 0, NAME)) == (5, ["август.csv"])
    assert view.current() == DONE, "the cursor stays on its job"
    assert view.model.count() == 2


async def test_what_was_told_while_the_list_was_read_is_newer(
    importer: Importer, tasks: Tasks, look: Look, icons: Icons
):
    view = JobView(importer, tasks, look, icons)
    importer.status = RUNNING
    read = importer.statuses

    async def meanwhile() -> list[Status]:
        found = await read()
        importer.tell(added=99)
        return found

    importer.statuses = meanwhile  # type: ignore[method-assign]
    view.model.ask()
    await settle(tasks)
    assert cells(view, 2, ADDED) == ["99"]
    view.model.close()
    view.deleteLater()


@pytest.mark.parametrize(("job", "can"), [
    (WAITS, {"show", "pause", "stop", "undo"}),
    (RUNNING, {"show", "pause", "stop", "undo"}),
    (DONE, {"show", "undo", "save"}),
    (replace(DONE, undone=True, refused=0, left_out=0), {"show"}),
    (STOPPED, {"show", "pause", "review"}),
    (replace(STOPPED, stopping=True, left_out=0), {"show"}),
])  # fmt: skip
async def test_what_can_be_done_with_a_job(view: JobView, importer: Importer, job: Status, can: set[str]):
    importer.status = job
    importer.tell()
    go_to(view, job)
    actions = {
        view.show_action: "show", view.pause_action: "pause", view.stop_action: "stop", view.undo_action: "undo",
        view.save_action: "save", view.review_action: "review",
    }  # fmt: skip
    assert {actions[action] for action in enabled(view)} == can


async def test_pause_go_on_stop_and_resume_reach_the_job(view: JobView, importer: Importer, tasks: Tasks):
    for job, words in ((RUNNING, "Pause"), (WAITS, "Go on"), (STOPPED, "Resume undo")):
        go_to(view, job)
        assert view._buttons[view.pause_action].text() == words
        view.pause_action.trigger()
        await settle(tasks)
    go_to(view, RUNNING)
    view.stop_action.trigger()
    await settle(tasks)
    assert importer.asked == [("pause", 2), ("resume", 4), ("resume", 3), ("stop", 2)]


async def test_the_rest_is_asked_for_by_keyboard_and_menu(view: JobView):
    asked = []
    for name in ("showWanted", "undoWanted", "saveFailedWanted", "reviewWanted"):
        getattr(view, name).connect(lambda job, name=name: asked.append((name, job.id)))
    go_to(view, DONE)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    view.undo_action.trigger()
    view.save_action.trigger()
    go_to(view, STOPPED)
    assert view._buttons[view.review_action].text() == "Review 2…"
    view.table.customContextMenuRequested.emit(view.table.rect().center())
    menu = view.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["S&how", "&Resume undo", "&Stop", "&Undo…", "&Review 2…"]
    menu.actions()[-1].trigger()
    menu.close()
    assert asked == [("showWanted", 1), ("undoWanted", 1), ("saveFailedWanted", 1), ("reviewWanted", 3)]


async def test_everything_has_a_name_in_every_language(view: JobView):
    QCoreApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    controls = [one for one in view.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert [one for one in controls if one.isVisibleTo(view) and not one.accessibleName()] == []


# --- what an undo left alone


def since(row: int, key: str, put: object, now: object, **more: object) -> SinceChanged:
    values = {"target": "contact", "title": f"Contact {row}", "line": row, "gone": False} | more
    return SinceChanged(row=row, key=key, put=put, now=now, **values)


LEFT = [
    since(1, "name", "Файл", "Моё имя"),
    since(2, "birthday", "1985-03-08", None, title="79031112233"),
    since(3, "comment", "из файла", None, gone=True),
    since(4, "members", None, 12, target="grp", title="Казань"),
]


@pytest.fixture
async def review(book: Store, tasks: Tasks, look: Look, icons: Icons, monkeypatch) -> AsyncIterator[ReviewDialog]:
    async def left_alone(job: int) -> list[SinceChanged]:
        assert job == STOPPED.id
        return LEFT

    monkeypatch.setattr(book, "left_alone", left_alone)
    parent = QWidget()
    groups = GroupDirectory(book, tasks, parent)
    dialog = ReviewDialog(book, groups, tasks, look, icons, STOPPED, parent)
    dialog.show()
    await settle(tasks)
    yield dialog
    dialog.close()
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def test_both_values_are_listed_and_each_record_is_reached_by_keyboard(review: ReviewDialog, qtmodeltester):
    qtmodeltester.check(review.model)
    rows = [[review.model.index(row, column).data() for column in range(4)] for row in range(4)]
    assert rows == [
        ["Contact 1", "Name shown", "Файл", "Моё имя"],
        ["+7 903 111-22-33", "Birthday", "08.03.1985", "(empty)"],
        ["Contact 3", "Comment", "из файла", "deleted"],
        ["Group “Казань”", "Members", "0", "12"],
    ]
    wanted = []
    review.recordWanted.connect(lambda target, row: wanted.append((target, row)))
    assert review.table.hasFocus() or not review.isActiveWindow()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Down,
                Qt.Key.Key_Enter):  # fmt: skip
        QTest.keyClick(review.table, key)
    assert wanted == [("contact", 1), ("grp", 4)], "what is gone cannot be shown"
    assert review.show_it.isEnabled()
    assert review.windowTitle() == "Changed since the import"
