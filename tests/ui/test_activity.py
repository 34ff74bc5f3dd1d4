"""Nothing is lost, as one sees it: undo and redo, two minds about one contact, and a day without a network."""

from __future__ import annotations

import httpx
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from smsc_desk.book.edits import Action, ChangeContact, Verb
from smsc_desk.book.identity import ContactId
from smsc_desk.ui.activity.activity_view import Section
from smsc_desk.ui.contacts.contact_columns import INDEX
from smsc_desk.ui.contacts.contact_editor import ContactEditor
from tests.ui.conftest import DEMO, PEOPLE, Scene, on_desk, until

ANNA, BORIS, VERA = (number for number, _ in PEOPLE[:3])


async def elsewhere(scene: Scene, **wanted: str) -> None:
    """Let somebody else ask the provider for something about phone contacts."""
    whole = {"login": "demo", "psw": DEMO, "fmt": "3", "charset": "utf-8"} | wanted
    async with httpx.AsyncClient(transport=httpx.ASGITransport(scene.app)) as client:
        answer = await client.post("http://127.0.0.1/sys/phones.php", data=whole)
    assert "error" not in answer.text, answer.text


async def listed(scene: Scene, number: str) -> str:
    """Return what the provider has under a number, as it lists it."""
    whole = {"login": "demo", "psw": DEMO, "fmt": "3", "charset": "utf-8", "get": "1", "search": number}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(scene.app)) as client:
        return (await client.post("http://127.0.0.1/sys/phones.php", data=whole)).text


async def press(scene: Scene, words: str) -> None:
    """Press a button as soon as it can be pressed."""

    def seen() -> QPushButton | None:
        found = scene.window.findChildren(QPushButton)
        return next((one for one in found if one.isVisible() and one.isEnabled() and one.text() == words), None)

    (await until(seen, f"a button “{words}”")).click()


def names(scene: Scene) -> list[str]:
    model = scene.desk.contacts
    return [model.contact(row).title for row in range(model.rowCount())]


def number_of(scene: Scene, name: str) -> ContactId:
    contact = scene.desk.contacts.contact(scene.choose(name))
    return contact.id


async def rename(scene: Scene, name: str, wanted: str) -> ContactId:
    contact = number_of(scene, name)
    await scene.desk.store.apply(
        Action(Verb.CHANGE_CONTACT, (ChangeContact(contact=contact, changes={"name": wanted}),))
    )
    return contact


# --- undo and redo ---------------------------------------------------------------------------------------------------


@on_desk
async def test_a_deletion_needs_no_question_and_comes_back(scene: Scene):
    """Deleted at once, sent, undone by Ctrl+Z as new contacts, done again; every bar says what happened."""
    bars, actions = scene.window.notices, scene.desk.actions_
    scene.choose("Вера")
    scene.desk.middle.table.setFocus()
    scene.keys.press("Del")
    assert QApplication.activeModalWidget() is None
    await until(lambda: "Вера" not in names(scene), "the row to go")
    await until(lambda: bars.texts() == ["Deleted contact “Вера”"], f"a bar: {bars.texts()}")
    await scene.settled()
    assert len(scene.arrived("del")) == 1
    assert actions["undo"].text() == "Undo: delete contact “Вера”"
    scene.keys.press("Ctrl+Z", scene.window)
    await until(lambda: "Вера" in names(scene), "the row to come back")
    await until(lambda: bars.texts() and "1 contact is created anew" in bars.texts()[0], f"a bar: {bars.texts()}")
    await scene.settled()
    assert "Вера" in await listed(scene, VERA)
    await until(lambda: actions["redo"].text() == "Redo: delete contact “Вера”", "the name of redo")
    scene.keys.press("Ctrl+Shift+Z", scene.window)
    await until(lambda: "Вера" not in names(scene), "the row to go again")
    await until(lambda: bars.texts() == ["Done again: delete contact “Вера”."], f"a bar: {bars.texts()}")


@on_desk
async def test_without_a_network_undo_and_redo_work_alike(scene: Scene):
    scene.network.down = True
    scene.choose("Вера")
    scene.desk.actions_["delete"].trigger()
    await until(lambda: "Вера" not in names(scene), "the row to go")
    await until(scene.desk.actions_["undo"].isEnabled, "undo")
    await press(scene, "Undo")
    await until(lambda: "Вера" in names(scene), "the row to come back")
    await until(scene.desk.actions_["redo"].isEnabled, "redo")
    scene.desk.actions_["redo"].trigger()
    await until(lambda: "Вера" not in names(scene), "the row to go again")


@on_desk
async def test_history_and_deleted_tell_and_take_back(scene: Scene):
    activity = scene.desk.activity
    scene.choose("Вера")
    scene.desk.actions_["delete"].trigger()
    await until(lambda: "Вера" not in names(scene), "the row to go")
    await scene.settled()
    scene.desk.show_section(Section.HISTORY)
    history = activity.history.model
    await until(lambda: history.rowCount() == 1, "a row of history")
    await until(lambda: history.index(0, 3).data() == "1 done", "how it stands")
    assert history.index(0, 1).data() == "Deleted contact “Вера”"
    scene.desk.show_section(Section.DELETED)
    deleted = activity.deleted
    await until(lambda: deleted.model.rowCount() == 1, "a row of what was deleted")
    assert [deleted.model.index(0, column).data() for column in (0, 1, 4)] == ["Вера", "+7 912 000-00-03", "by you"]
    deleted.table.setCurrentIndex(deleted.model.index(0, 0))
    await press(scene, "Restore")
    await until(lambda: deleted.model.rowCount() == 0, "nothing that is gone")
    await scene.settled()
    assert "Вера" in await listed(scene, VERA)
    await until(lambda: activity.bar.tabText(Section.HISTORY) == "History  2", "the count of history")


# --- two minds -------------------------------------------------------------------------------------------------------


@on_desk
async def test_a_conflict_is_counted_found_and_decided(scene: Scene):
    await elsewhere(scene, chg="1", phone=ANNA, name="Анна Казань")
    contact = await rename(scene, "Анна Ёлкина", "Анна Москва")
    await until(lambda: "1 problem" in scene.status(), f"the count: {scene.status()}")
    await until(lambda: scene.desk.tabs.tabText(2) == "Activity  1", "the count on the tab")
    await press(scene, "1 problem")
    view = scene.desk.activity.problems
    await until(lambda: view.model.rowCount() == 1 and view.isVisible(), "the problem")
    assert scene.desk.activity.section is Section.PROBLEMS
    grid = view.details.grid.rows
    await until(lambda: grid.rowCount() == 1, "both values")
    cells = [grid.index(0, column).data() for column in range(4)]
    assert cells == ["Name shown", "Анна Ёлкина", "Анна Москва", "Анна Казань"]
    await press(scene, "Keep mine")
    await until(lambda: view.model.rowCount() == 0, "no problem left")
    await scene.settled()
    assert "Анна Москва" in await listed(scene, ANNA)
    assert scene.desk.store.contacts([contact])[contact].name == "Анна Москва"
    assert "problem" not in scene.status()


@on_desk
async def test_the_providers_side_stands(scene: Scene):
    await elsewhere(scene, chg="1", phone=ANNA, name="Анна Казань")
    await rename(scene, "Анна Ёлкина", "Анна Москва")
    await until(lambda: "1 problem" in scene.status(), f"the count: {scene.status()}")
    scene.desk.show_tab(2)
    assert scene.desk.activity.section is Section.PROBLEMS, "new problems come first"
    await until(lambda: scene.desk.activity.problems.model.rowCount() == 1, "the problem")
    await press(scene, "Take the provider’s")
    await until(lambda: "problem" not in scene.status(), "no problem left")
    await until(lambda: "Анна Казань" in names(scene), "the provider's name")


async def editing_a_conflict(scene: Scene) -> tuple[ContactEditor, ContactId]:
    """Both sides rename a contact, and *Edit…* is pressed."""
    await elsewhere(scene, chg="1", phone=ANNA, name="Анна Казань")
    contact = await rename(scene, "Анна Ёлкина", "Анна Москва")
    await until(lambda: "1 problem" in scene.status(), f"the count: {scene.status()}")
    scene.desk.show_section(Section.PROBLEMS)
    await until(lambda: scene.desk.activity.problems.model.rowCount() == 1, "the problem")
    await press(scene, "Edit…")
    editor = scene.desk.editor
    await until(lambda: editor.isVisible() and editor.form.is_touched(), "a draft in the editor")
    return editor, contact


@on_desk
async def test_mine_goes_on_in_the_editor(scene: Scene):
    editor, contact = await editing_a_conflict(scene)
    assert editor.contact_id == contact
    assert editor.form.changes() == {"name": "Анна Москва"}
    assert editor.form.base.name == "Анна Казань"
    editor.save_now()
    await scene.settled()
    assert "Анна Москва" in await listed(scene, ANNA)


@on_desk
async def test_until_mine_is_saved_the_problem_stays(scene: Scene):
    editor, _ = await editing_a_conflict(scene)
    [problem] = await scene.desk.store.problems()
    assert (problem.state, problem.edit.changes) == ("conflict", {"name": "Анна Москва"})
    editor.undo_changes()
    assert not editor.form.is_touched()
    assert not editor.back.isVisible()
    assert editor.form.base.name == "Анна Москва"
    assert [each.id for each in await scene.desk.store.problems()] == [problem.id]


@on_desk
async def test_what_is_typed_instead_of_mine_takes_its_place_when_it_is_saved(scene: Scene):
    editor, _ = await editing_a_conflict(scene)
    editor.put_text("name", "Анна Пермь")
    editor.put_text("comment", "both sides knew")
    editor.save_now()
    await scene.settled()
    assert "Анна Пермь" in await listed(scene, ANNA)
    assert await scene.desk.store.problems() == []


@on_desk
async def test_what_is_gone_there_is_created_again(scene: Scene):
    await elsewhere(scene, **{"del": "1", "phone": ANNA})
    await rename(scene, "Анна Ёлкина", "Анна Москва")
    await until(lambda: "1 problem" in scene.status(), f"the count: {scene.status()}")
    scene.desk.show_section(Section.PROBLEMS)
    await until(lambda: scene.desk.activity.problems.model.rowCount() == 1, "the problem")
    await press(scene, "Create again")
    await until(lambda: "problem" not in scene.status(), "no problem left")
    await scene.settled()
    assert "Анна Москва" in await listed(scene, ANNA)


@on_desk
async def test_the_mark_of_a_row_leads_to_its_problem(scene: Scene):
    await elsewhere(scene, chg="1", phone=ANNA, name="Анна Казань")
    await rename(scene, "Анна Ёлкина", "Анна Москва")
    await until(lambda: "1 problem" in scene.status(), f"the count: {scene.status()}")
    await until(lambda: "Анна Москва" in names(scene), "the row")
    table = scene.desk.middle.table
    row = scene.choose("Анна Москва")
    assert scene.desk.actions_["problem"].isEnabled()
    assert scene.desk.doing.menu().actions()[0] is scene.desk.actions_["problem"]
    box = table.visualRect(scene.desk.contacts.index(row, INDEX["address"]))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.right() - 12, box.center().y()))
    problems = scene.desk.activity.problems
    await until(lambda: problems.isVisible() and problems.chosen(), "the problem")
    scene.desk.show_tab(0)
    scene.desk.open_editor(scene.desk.middle.table.current_id())
    await until(scene.desk.editor.header.banner.isVisible, "the editor's line")
    scene.desk.editor.header.banner.decide.click()
    assert problems.isVisible()


@on_desk
async def test_f6_goes_round_the_panes(scene: Scene):
    await elsewhere(scene, chg="1", phone=ANNA, name="Анна Казань")
    await rename(scene, "Анна Ёлкина", "Анна Москва")
    await until(lambda: "1 problem" in scene.status(), f"the count: {scene.status()}")
    scene.desk.show_section(Section.PROBLEMS)
    activity = scene.desk.activity
    await until(lambda: activity.problems.details.answers.buttons, "the answers")
    activity.bar.setFocus()
    for expected in (activity.problems.list, activity.problems.details.answers.buttons[0], activity.bar):
        scene.keys.press("F6")
        assert QApplication.focusWidget() is expected
    scene.keys.press("Shift+F6")
    assert QApplication.focusWidget() is activity.problems.details.answers.buttons[0]


# --- without a network -----------------------------------------------------------------------------------------------


@on_desk
async def test_a_day_without_a_network(scene: Scene):
    """Every kind of edit is taken, is marked as waiting, is counted, and goes when the line is back."""
    desk, model = scene.desk, scene.desk.contacts
    scene.network.down = True
    desk.worker.refresh()
    await until(lambda: "offline" in scene.status(), f"the line: {scene.status()}")
    vip = next(group for group in desk.groups.all() if group.name == "VIP")
    vera = await rename(scene, "Вера", "Вера II")
    model.setData(model.index(scene.choose("Борис"), INDEX["comment"]), "звонить")
    await desk.memberships.add_to_group([vera], vip.id)
    scene.choose("Wendy")
    desk.actions_["delete"].trigger()
    await until(lambda: "4 unsent" in scene.status(), f"the count: {scene.status()}")
    await until(lambda: "Wendy" not in names(scene), "the row to go")
    row = scene.choose("Вера II")
    assert model.index(row, INDEX["address"]).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.contact(row).groups == (vip.id,)
    bar = "No connection. Your 4 changes are kept on this computer and will be sent when the connection is back."
    await until(lambda: bar in scene.window.notices.texts(), f"the bar: {scene.window.notices.texts()}")
    desk.show_section(Section.QUEUE)
    await until(lambda: desk.activity.queue.model.rowCount() == 4, "four rows")
    assert desk.activity.bar.tabText(Section.QUEUE) == "Not sent  4"
    assert scene.arrived("chg") == scene.arrived("del") == []
    scene.network.down = False
    desk.worker.refresh()
    await until(lambda: "unsent" not in scene.status(), f"nothing unsent: {scene.status()}")
    await scene.settled()
    assert [len(scene.arrived(command)) for command in ("chg", "move_group", "del")] == [2, 1, 1]
    assert not any("No connection" in text for text in scene.window.notices.texts())
