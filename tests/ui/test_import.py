"""An import as one sees it: five steps by keyboard alone, in both languages; a draft; a restart; and its undoing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from smsc_desk.book.edits import Action, ChangeContact, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.files.checking import State
from smsc_desk.files.headers import Target
from smsc_desk.files.plan import Subject
from smsc_desk.files.rules import Existing, Rules
from smsc_desk.ui.activity.activity_view import Section
from smsc_desk.ui.activity.job_model import ADDED, KIND, LEFT_OUT, STATE
from smsc_desk.ui.activity.review_dialog import ReviewDialog
from smsc_desk.ui.groups.group_model import ALL_CONTACTS
from smsc_desk.ui.importing import drafts
from smsc_desk.ui.importing.check_grid_model import CELLS, Part
from smsc_desk.ui.importing.import_dialog import ImportDialog
from smsc_desk.ui.importing.presets import PIECE
from smsc_desk.ui.importing.rail import Step
from smsc_desk.ui.importing.work import now_ms
from tests.ui.conftest import Open, Scene, until

LIST = (
    "Телефон;ФИО;Группы\n"
    "8 912 000-00-01;Ёлкина Анна Петровна;VIP\n"
    "8 912 555-00-01;Новикова Ольга Ивановна;Казань\n"
    "8 912 555-00;Короткий Номер;\n"
    "8 912 555-00-03;Орлов Иван;VIP\n"
)


def write(folder: Path, text: str = LIST, name: str = "июнь.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode("cp1251"))
    return path


async def opened(scene: Scene, subject: Subject = Subject.CONTACTS) -> ImportDialog:
    window = await until(lambda: scene.desk.importing.window(subject), "the window of the import")
    window.activateWindow()
    await until(window.isActiveWindow, "the keyboard in it")
    return window


def titles(scene: Scene) -> set[str]:
    model = scene.desk.contacts
    return {model.contact(row).title for row in range(model.rowCount())}


@pytest.mark.parametrize(("language", "next_", "go"), [("en", "Next", "Import 3"), ("ru", "Далее", "Импортировать 3")])
async def test_five_steps_by_keyboard_alone(open_scene: Open, tmp_path: Path, language: str, next_: str, go: str):
    async with open_scene() as scene:
        await scene.loaded()
        scene.kit.language.use(language)
        scene.files.source = write(tmp_path)
        scene.desk.middle.table.setFocus()
        scene.keys.press("Ctrl+I")
        window = await opened(scene)
        await step_1(scene, window, next_)
        await step_2(scene, window)
        await step_3(scene, window)
        await step_4(scene, window, go)
        scene.keys.press("Escape")
        await until(lambda: scene.desk.importing.window() is None, "the window to close")
        await scene.settled()
        assert {"Новикова Ольга Ивановна", "Орлов Иван"} <= titles(scene)
        contact = (await scene.desk.store.owners(Channel.PHONE, "79125550001"))[0]
        assert contact.tags == ("июнь",)
        assert scene.desk.groups.names(contact.groups) == ["Казань"]


async def step_1(scene: Scene, window: ImportDialog, next_: str) -> None:
    await until(window.file.drop.choose.hasFocus, "the focus on the first button")
    scene.keys.press("Space")
    await until(window.main.isEnabled, "the file")
    assert window.main.text() == next_
    scene.keys.press("Ctrl+Return")


async def step_2(scene: Scene, window: ImportDialog) -> None:
    """What was guessed is right; a tag is typed for all rows."""
    assert window.step == Step.COLUMNS
    assert window.columns.lines.choice(0).hasFocus()
    for _ in range(30):  # everything is reached by Tab
        if window.columns.tags.edit.hasFocus():
            break
        scene.keys.press("Tab")
    assert window.columns.tags.edit.hasFocus()
    scene.keys.type("июнь")
    scene.keys.press("Return")
    await until(lambda: QApplication.activeWindow() is not window, "the list of tags, which went")
    window.activateWindow()  # as a window manager does
    await until(window.isActiveWindow, "the keyboard")
    window.columns.tags.edit.setFocus()
    scene.keys.press("Alt+Right")


async def step_3(scene: Scene, window: ImportDialog) -> None:
    """The one bad row is corrected, had back, and left out."""
    assert window.step == Step.RULES
    check, grid, press = window.check, window.rules.grid, scene.keys.press

    def unusable() -> bool:
        return bool(check.summary and check.summary.states.get(State.REJECTED))

    await until(lambda: check.complete, "the check")
    assert grid.hasFocus()
    press("F8")
    assert grid.rows.line(grid.current_row()) == 4
    await until(lambda: grid.rows.cells_of(4), "the cells")
    assert unusable()
    press("F2")
    editor = await until(lambda: next(iter(grid.findChildren(QLineEdit)), None), "the editor of the cell")
    editor.selectAll()
    scene.keys.type("89125550002")
    press("Return", editor)
    await until(lambda: check.complete and not unusable(), "a new check")
    press("Ctrl+Z")
    await until(lambda: check.complete and unusable(), "the old check")
    press("Del")
    await until(lambda: check.complete and check.summary.rows == 3, "the row left out")
    press("Ctrl+Return")


async def step_4(scene: Scene, window: ImportDialog, go: str) -> None:
    assert window.step == Step.RUN
    await until(window.main.isEnabled, "the end of the check")
    assert window.main.text() == go
    scene.keys.press("Ctrl+Return")
    await until(lambda: window.step == Step.RESULT, "the result")
    assert (window.status.added, window.status.updated, window.status.left_out) == (2, 1, 1)


async def test_what_was_begun_is_offered_again_after_a_restart(open_scene: Open, tmp_path: Path):
    async with open_scene() as scene:
        await scene.loaded()
        window = scene.desk.importing.open(scene.window, path=write(tmp_path))
        await until(window.main.isEnabled, "the file")
        window.go(Step.COLUMNS)
        window.go(Step.RULES)
        await until(lambda: window.check.complete, "the check")
        window.work.leave_out([4])
        window.close()
        await until(lambda: scene.desk.importing.window() is None, "the window to close")
    async with open_scene() as scene:
        await scene.loaded()
        window = scene.desk.importing.open(scene.window)
        assert "“июнь.csv”" in window.file.draft.text
        window.file.draft.triggered.emit("go")
        await until(lambda: window.step == Step.RULES and window.check.complete, "the step where it was left")
        assert window.work.plan.left_out == {4}
        window.close()


async def test_the_copy_of_a_file_goes_when_nothing_needs_it(open_scene: Open, tmp_path: Path):
    async with open_scene() as scene:
        await scene.loaded()
        window = scene.desk.importing.open(scene.window, path=write(tmp_path))
        await until(window.main.isEnabled, "the file")
        assert len([*(tmp_path / "spool").iterdir()]) == 1
        window.close()  # in the first step: no draft
        await until(lambda: scene.desk.importing.window() is None, "the window to close")
    async with open_scene() as scene:
        await scene.loaded()
        await until(lambda: not [*(tmp_path / "spool").iterdir()], "the copy to go")


async def imported(scene: Scene, folder: Path) -> ImportDialog:
    window = scene.desk.importing.open(scene.window, path=write(folder))
    await until(window.main.isEnabled, "the file")
    window.go(Step.RULES)
    window.go(Step.RUN)
    await until(lambda: window.check.complete, "the check")
    window.go_on()
    await until(lambda: window.step == Step.RESULT, "the result")
    return window


async def test_the_result_is_shown_saved_and_undone(open_scene: Open, tmp_path: Path):
    async with open_scene() as scene:
        await scene.loaded()
        before = titles(scene)
        window = await imported(scene, tmp_path)
        scene.files.target = target = tmp_path / "failed.csv"
        window.result_page.save_failed.click()
        await until(target.exists, "the failed rows")
        await until(lambda: window.result_page.said.text, "a word about it")
        text = target.read_text("utf-8-sig")
        assert text.splitlines()[0] == "Телефон;ФИО;Группы;Ошибка;Строка"
        assert text.splitlines()[1].startswith("8 912 555-00;Короткий Номер;")
        assert text.splitlines()[1].endswith(";4")
        window.result_page.show_them.click()
        await until(lambda: scene.desk.contacts.rowCount() == 3, "the contacts of the import")
        window.result_page.undo.click()
        dialog = await until(QApplication.activeModalWidget, "the question")
        assert isinstance(dialog, QDialog)
        await until(dialog.go.isEnabled, "what it would do")
        assert "2 contacts that the import added will be deleted, at the provider too." in scene.words()
        assert cells(dialog.model, 0, 0, 2) == ["…", "…"], "read when it is looked at"
        await until(lambda: cells(dialog.model, 0, 2) == ["Is deleted"], "the first of them")
        dialog.go.click()
        await until(lambda: not scene.desk.importing.window(), "the window to close")
        scene.desk.show_tab(0)
        await until(lambda: scene.desk.importing.running() is None and scene.desk.counts.now, "the undoing")
        await scene.settled()
        scene.desk.show_entry(ALL_CONTACTS)
        await until(lambda: titles(scene) == before, "the book as it was")


async def test_the_page_of_jobs_counts_as_history_does_and_leads_to_what_an_undo_left_alone(
    open_scene: Open, tmp_path: Path
):
    async with open_scene() as scene:
        await scene.loaded()
        await imported(scene, tmp_path)
        await scene.settled()
        scene.desk.show_section(Section.JOBS)
        jobs, history = scene.desk.activity.jobs, scene.desk.activity.history.model
        await until(lambda: cells(jobs.model, 0, STATE) == ["Done"], "the job")
        scene.desk.show_section(Section.HISTORY)
        await until(history.rowCount, "the deed")
        deed, status = history.items()[0], jobs.model.items()[0]
        assert (status.done, status.refused, status.waiting) == (deed.counts["done"], 0, 0)
        assert (status.added + status.updated, status.left_out, status.rows) == (deed.rows, 1, 4)
        scene.desk.show_section(Section.JOBS)
        scene.files.target = target = tmp_path / "failed.csv"
        jobs.save_action.trigger()
        await until(lambda: f"Saved: {target}" in scene.kit.notices.texts(), "the failed rows")
        assert target.read_text("utf-8-sig").splitlines()[1].endswith(";4")
        await rename_imported(scene)
        jobs.undo_action.trigger()
        dialog = await until(QApplication.activeModalWidget, "the question")
        await until(dialog.go.isEnabled, "what it would do")
        dialog.go.click()
        await until(lambda: cells(jobs.model, 0, KIND, STATE) == ["Undo of an import", "Done"], "the undoing")
        assert cells(jobs.model, 0, ADDED, LEFT_OUT) == ["−1", "2"], "a contact, and the group that it is in"
        jobs.table.setCurrentIndex(jobs.model.index(1, 0))
        assert not jobs.undo_action.isEnabled(), "it is undone"
        jobs.table.setCurrentIndex(jobs.model.index(0, 0))
        jobs.review_action.trigger()
        review = await until(lambda: next(iter(scene.window.findChildren(ReviewDialog)), None), "the list")
        await until(review.model.rowCount, "what was left alone")
        listed = {tuple(cells(review.model, row, 0, 2, 3)) for row in range(review.model.rowCount())}
        assert {("Оля", "Новикова", "Нова"), ("Group “Казань”", "0", "1")} <= listed
        scene.keys.press("Return", review.table)
        contact = (await scene.desk.store.owners(Channel.PHONE, "79125550001"))[0]
        await until(lambda: scene.desk.middle.table.current_id() == contact.id, "the contact")
        review.close()


def cells(model: QAbstractItemModel, row: int, *columns: int) -> list[str]:
    return [model.index(row, column).data() for column in columns]


async def rename_imported(scene: Scene) -> None:
    """Let the user change what the import has added."""
    contact = (await scene.desk.store.owners(Channel.PHONE, "79125550001"))[0]
    change = ChangeContact(contact=contact.id, changes={"name": "Оля", "last_name": "Нова"})
    await scene.desk.store.apply(Action(Verb.CHANGE_CONTACT, (change,)))
    await scene.settled()


async def test_the_window_is_as_large_as_it_was(open_scene: Open):
    async with open_scene() as scene:
        await scene.loaded()
        window = scene.desk.importing.open(scene.window)
        usual = window.size()
        window.resize(window.minimumSize().width(), usual.height() - 40)  # no larger than the screen of a test
        wanted = window.size()
        window.close()
        await until(lambda: scene.desk.importing.window() is None, "the window to close")
        again = scene.desk.importing.open(scene.window)
        assert again.size() == wanted != usual
        again.close()


async def test_cells_pasted_into_the_table_begin_with_their_columns(open_scene: Open):
    async with open_scene() as scene:
        await scene.loaded()
        QGuiApplication.clipboard().setText("Телефон\tИмя\n79125550009\tЯна\n")
        scene.desk.middle.table.setFocus()
        scene.keys.press("Ctrl+V")
        window = await opened(scene)
        await until(lambda: window.step == Step.COLUMNS, "the columns")
        assert window.work.pasted
        window.close()


async def test_an_import_into_the_blacklist(open_scene: Open, tmp_path: Path):
    async with open_scene() as scene:
        await scene.loaded()
        scene.desk.actions_["import_blocks"].trigger()
        window = await opened(scene, Subject.BLACKLIST)
        window.work.take_file(write(tmp_path, "Номер;Комментарий\n89125550011;жалоба\n79120000002;\n", "отказы.csv"))
        await until(window.main.isEnabled, "the file")
        window.go(Step.RULES)
        await until(lambda: window.check.complete, "the check")
        window.go(Step.RUN)
        await until(window.main.isEnabled, "the end of the check")
        window.go_on()
        await until(lambda: window.step == Step.RESULT, "the result")
        blocks = await scene.desk.store.blocks_of(Channel.PHONE, ["79125550011"])
        assert [block.comment for block in blocks] == ["жалоба"]
        window.close()


async def test_the_line_at_the_bottom_shows_a_running_import_and_opens_it(open_scene: Open, tmp_path: Path):
    async with open_scene() as scene:
        await scene.loaded()
        window = scene.desk.importing.open(scene.window, path=write(tmp_path))
        await until(window.main.isEnabled, "the file")
        window.go(Step.RUN)
        await until(lambda: window.check.complete, "the check")
        scene.network.free.clear()
        window.go_on()
        await until(scene.desk.importing.running, "the job")
        window.close()
        await until(lambda: scene.desk.importing.window() is None, "the window to close")
        line = [one for one in scene.desk.status.findChildren(QPushButton) if one.text().startswith("Import")]
        assert line
        line[0].click()
        window = await until(scene.desk.importing.window, "the window")
        assert window.step == Step.RUN
        assert window.run_page.pause.isVisible()
        scene.network.free.set()
        await until(lambda: window.step == Step.RESULT, "the result")
        window.close()


async def test_after_a_restart_an_import_goes_on_and_says_so(open_scene: Open, tmp_path: Path):
    async with open_scene() as scene:
        await scene.loaded()
        window = scene.desk.importing.open(scene.window, path=write(tmp_path))
        await until(window.main.isEnabled, "the file")
        window.go(Step.RUN)
        await until(lambda: window.check.complete, "the check")
        scene.network.free.clear()
        window.go_on()
        await until(scene.desk.importing.running, "the job")
    async with open_scene(held=True) as scene:
        await until(scene.desk.importing.running, "the job, which goes on")
        assert any("The import of “июнь.csv” goes on at row" in text for text in scene.kit.notices.texts())
        scene.network.free.set()
        await until(lambda: scene.desk.importing.running() is None, "its end")
        await scene.settled()
        assert "Орлов Иван" in titles(scene)


async def test_a_window_that_is_left_open_leaves_a_draft(open_scene: Open, tmp_path: Path):
    async with open_scene() as scene:
        await scene.loaded()
        window = scene.desk.importing.open(scene.window, path=write(tmp_path))
        await until(window.main.isEnabled, "the file")
        window.go(Step.COLUMNS)
    async with open_scene() as scene:
        await scene.loaded()
        assert "“июнь.csv”" in scene.desk.importing.open(scene.window).file.draft.text


async def closed(scene: Scene, window: ImportDialog) -> None:
    window.close()
    await until(lambda: scene.desk.importing.window() is None, "the window to close")
    await scene.settled()


def offered(scene: Scene) -> str:
    """Say what the next window would offer to go on with."""
    draft = drafts.load(scene.desk.store.layout(drafts.PIECES[Subject.CONTACTS]), now_ms())
    return draft.name if draft else ""


async def begun(scene: Scene, folder: Path, name: str) -> ImportDialog:
    window = scene.desk.importing.open(scene.window, path=write(folder, name=name))
    await until(window.main.isEnabled, "the file")
    window.go(Step.COLUMNS)
    return window


async def test_a_draft_goes_when_it_was_discarded_replaced_or_imported_and_not_before(open_scene: Open, tmp_path: Path):
    async with open_scene() as scene:
        await scene.loaded()
        await closed(scene, await begun(scene, tmp_path, "июнь.csv"))
        await closed(scene, scene.desk.importing.open(scene.window))
        assert offered(scene) == "июнь.csv", "after a look at the first step"
        window = scene.desk.importing.open(scene.window, path=write(tmp_path, name="иной.csv"))
        await until(window.main.isEnabled, "the file")
        await closed(scene, window)
        assert offered(scene) == "июнь.csv", "after a file of which nothing was chosen"
        window = scene.desk.importing.open(scene.window)
        window.file.draft.triggered.emit("go")
        await until(lambda: window.step == Step.COLUMNS, "the step where it was left")
        window.go_back()
        await closed(scene, window)
        assert offered(scene) == "июнь.csv", "gone on with, and left in the first step"
        await closed(scene, await begun(scene, tmp_path, "июль.csv"))
        assert offered(scene) == "июль.csv", "in its place"
        window = scene.desk.importing.open(scene.window)
        window.file.draft.triggered.emit("drop")
        await until(lambda: not offered(scene), "it to be forgotten")
        await closed(scene, window)
        assert not offered(scene)


async def test_a_draft_outlives_the_window_of_a_job_and_goes_with_its_own(open_scene: Open, tmp_path: Path):
    async with open_scene() as scene:
        await scene.loaded()
        await closed(scene, await begun(scene, tmp_path, "май.csv"))
        window = await imported(scene, tmp_path)
        status = window.status
        await closed(scene, window)
        scene.desk.importing.open_job(scene.window, status)
        window = scene.desk.importing.window()
        await until(lambda: window.work.survey, "the file of the job")
        await closed(scene, window)
        assert offered(scene) == "май.csv"
        window = scene.desk.importing.open(scene.window)
        window.file.draft.triggered.emit("go")
        await until(lambda: window.step == Step.COLUMNS, "the step where it was left")
        assert offered(scene), "until the import has begun"
        window.go(Step.RUN)
        await until(lambda: window.check.complete, "the check")
        window.work.change_columns(replace(window.work.plan.columns, add_tags=("май",)))
        await until(window.main.isEnabled, "the end of the check")
        window.go_on()
        await until(lambda: window.step == Step.RESULT, "the result")
        await scene.settled()
        assert not offered(scene)
        await closed(scene, window)


async def test_the_group_of_an_import_is_taken_by_a_window_that_is_open_already(open_scene: Open, tmp_path: Path):
    async with open_scene() as scene:
        await scene.loaded()
        window = scene.desk.importing.open(scene.window)
        assert scene.desk.importing.open(scene.window, groups=("VIP",)) is window
        window.work.take_file(write(tmp_path))
        await until(window.main.isEnabled, "the file")
        assert window.work.plan.columns.add_groups == ("VIP",)
        window.close()


BARE = "8 912 555-20-01;x;Анна\n8 912 555-20-02;y;Инна\n8 912 555;z;Вера\n8 912 556\n"


@pytest.mark.parametrize("headings", ["Телефон;Отдел;Имя\n", ""])
@pytest.mark.parametrize("where", ["result", "jobs"])
async def test_failed_rows_that_were_saved_import_themselves_again(
    open_scene: Open, tmp_path: Path, headings: str, where: str
):
    async with open_scene() as scene:
        await scene.loaded()
        window = scene.desk.importing.open(scene.window, path=write(tmp_path, headings + BARE))
        await until(window.main.isEnabled, "the file")
        work = window.work
        work.choose_target(0, Target.NUMBER)
        work.choose_target(1, Target.TAGS)
        work.choose_target(2, Target.NAME)
        columns = replace(work.plan.columns, add_groups=("VIP",))
        work.change(replace(work.plan, columns=columns, rules=Rules(existing=Existing.SKIP)))
        before = work.plan
        window.go(Step.RUN)
        await until(lambda: window.check.complete, "the check")
        window.go_on()
        await until(lambda: window.step == Step.RESULT, "the result")
        scene.files.target = target = tmp_path / "failed.csv"
        if where == "result":
            window.result_page.save_failed.click()
        else:
            scene.desk.importing.save_failed(window.status, scene.window)
        await until(lambda: target.exists() and '"failed"' in (scene.desk.store.layout(PIECE) or ""), "the failed rows")
        await closed(scene, window)
        window = scene.desk.importing.open(scene.window, path=target)
        await until(window.main.isEnabled, "the file")
        plan = window.work.plan
        assert [column.target for column in plan.columns.columns] == [
            *(column.target for column in before.columns.columns), Target.SKIP, Target.SKIP,
        ]  # fmt: skip
        assert (plan.rules, plan.columns.add_groups) == (before.rules, ("VIP",))
        assert window.work.survey.rows == 2
        await closed(scene, window)


async def test_tiles_and_grid_agree_with_the_real_room(open_scene: Open, tmp_path: Path):
    async with open_scene() as scene:
        await scene.loaded()
        rows = "".join(f"8912{number:07};Имя {number};\n" for number in range(5_000_000, 5_003_000))
        window = scene.desk.importing.open(scene.window, path=write(tmp_path, LIST + rows))
        await until(window.main.isEnabled, "the file")
        window.go(Step.RULES)
        await until(lambda: window.check.complete, "the check")
        window.rules._show_results()
        model = window.rules.model
        assert model.rowCount() == 3004
        window.rules.show_part(Part.ATTENTION)
        assert [model.line(row) for row in range(model.rowCount())] == [4]
        window.rules.show_part(Part.ALL)
        window.rules.grid.scrollToBottom()
        await until(lambda: model.cells_of(3005), "the cells of the last row")
        assert model.index(3003, CELLS).data() == "+7 912 500-29-99"
        assert model.headerData(CELLS, Qt.Orientation.Horizontal) == "Number"
        window.close()
