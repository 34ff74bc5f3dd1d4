"""The desk of an account, as one sees it: names, commands, places, words, and what survives what."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollBar,
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QWidget,
)

from smsc_desk.book.edits import Action, BlockAddress, ChangeContact, DeleteGroup, JoinGroup, Verb
from smsc_desk.book.errors import BadCertificate, NotSent, ProxyTrouble
from smsc_desk.book.identity import Channel
from smsc_desk.store.search import Place
from smsc_desk.sync.status import Line, Status
from smsc_desk.ui.actions import SPECS
from smsc_desk.ui.contacts.contact_columns import INDEX
from smsc_desk.ui.contacts.list_dialogs import MissingDialog
from smsc_desk.ui.groups.group_model import ALL_CONTACTS, Entry
from smsc_desk.ui.groups.question import Question
from smsc_desk.ui.settings_menu import SettingsMenu
from tests.ui.conftest import PEOPLE, Open, Scene, on_desk, until
from tests.waiting import shown as dialog

# --- names ----------------------------------------------------------------------------------------------------------

NAMELESS = (
    QLabel,  # its words are its name
    QScrollBar, QSplitterHandle, QHeaderView,  # Qt's own parts of a control that has a name
    QSplitter, QStackedWidget,  # arrange others
)  # fmt: skip


def unnamed(window: QWidget) -> list[str]:
    """Return the controls below a window that a screen reader has no name for."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible() or isinstance(widget, NAMELESS) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if widget.parentWidget() is not None and widget.objectName().startswith("qt_"):
            continue  # viewports and buttons that Qt makes inside a named control
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}")
    return found


@on_desk
async def test_every_control_of_every_page_has_a_name(scene: Scene):
    scene.choose("Борис")
    for tab in range(3):
        scene.desk.show_tab(tab)
        await scene.settled()
        assert unnamed(scene.window) == []


@on_desk
async def test_every_control_of_every_dialog_has_a_name(scene: Scene):
    scene.choose("Борис")
    for key in ("add", "add_group", "to_group", "move", "block", "unblock", "palette", "keys"):
        scene.desk.actions_[key].trigger()
        dialog = await until(QApplication.activeModalWidget, f"a dialog of {key}")
        assert isinstance(dialog, QDialog)
        assert dialog.windowTitle().strip(), key
        assert unnamed(dialog) == [], key
        dialog.reject()
        await until(lambda: QApplication.activeModalWidget() is None, f"the dialog of {key} to close")


# --- commands -------------------------------------------------------------------------------------------------------


@on_desk
async def test_every_command_has_words_a_handler_and_keys_of_its_own(scene: Scene):
    actions = scene.desk.actions_
    assert {action.objectName() for action in actions.all()} == {spec.key for spec in SPECS}
    keys = [sequence.toString() for action in actions.all() for sequence in action.shortcuts()]
    assert sorted(set(keys)) == sorted(keys)
    assert all(action.text() and action.receivers("2triggered(bool)") for action in actions.all())
    words = [action.text() for action in actions.all()]
    assert len(set(words)) == len(words)


@on_desk
async def test_what_needs_a_selection_is_enabled_with_one(scene: Scene):
    table, actions = scene.desk.middle.table, scene.desk.actions_
    table.clearSelection()
    assert not actions["delete"].isEnabled()
    scene.choose("Вера")
    assert actions["delete"].isEnabled()
    assert not actions["from_group"].isEnabled()
    scene.desk.show_tab(1)
    assert not actions["delete"].isEnabled(), "Shift+Del on the blacklist must not delete a contact"
    scene.desk.show_tab(0)
    assert actions["delete"].isEnabled()


@on_desk
async def test_the_keyboard_goes_into_the_table_with_a_row_that_commands_are_about(scene: Scene):
    table = scene.desk.middle.table
    scene.desk.middle.search.setFocus()
    assert not table.selected_count()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.selected_ids() == [table.current_id()]
    assert scene.desk.actions_["to_group"].isEnabled()


@on_desk
async def test_down_from_the_filter_chooses_again_what_was_let_go(scene: Scene):
    table = scene.desk.middle.table
    scene.choose("Вера")
    table.clearSelection()
    scene.desk.middle.search.setFocus()
    scene.keys.press("Down")
    assert table.hasFocus()
    assert table.selected_ids() == [table.current_id()]


@on_desk
async def test_tabs_by_key_and_by_click(scene: Scene):
    for keys, page in (("Ctrl+2", scene.desk.blacklist), ("Ctrl+3", scene.desk.activity), ("Ctrl+1", scene.desk.page)):
        scene.keys.press(keys, scene.window)
        assert page.isVisible()
    scene.desk.tabs.setCurrentIndex(1)
    assert scene.desk.blacklist.isVisible()


@on_desk
async def test_a_new_contact_is_shown_wherever_one_was(scene: Scene):
    """The table learns of it later than the editor: it is chosen once, when it is there."""
    scene.desk.show_entry(Entry(place=Place.BLOCKED))
    await scene.settled()
    scene.desk.actions_["add"].trigger()
    dialog = await until(QApplication.activeModalWidget, "the dialog")
    await until(dialog.isActiveWindow, "the keyboard in the dialog")
    scene.keys.type("8 912 000-00-77")
    scene.keys.press("Ctrl+Return")
    await until(lambda: QApplication.activeModalWidget() is None, "the dialog to close")
    await scene.settled()
    table = scene.desk.middle.table
    assert table.selected_count() == 1
    assert scene.desk.contacts.contact(table.currentIndex().row()).address == "79120000077"
    assert len(scene.arrived("add")) == 1


# --- what survives ---------------------------------------------------------------------------------------------------


@on_desk
async def test_theme_language_and_text_size_keep_everything_in_its_place(scene: Scene):
    desk, table = scene.desk, scene.desk.middle.table
    desk.middle.search.setText("а")
    await scene.settled()
    scene.choose("Вера")
    chosen = table.selected_ids()
    desk.open_editor(chosen[0])
    last = next(one for one in desk.editor.findChildren(QLineEdit) if one.accessibleName() == "Last name")
    last.setFocus()
    scene.keys.type("Недопи")
    for change in (
        lambda: scene.kit.look.set_theme(scene.kit.look.theme.DARK),
        lambda: scene.kit.language.use("ru"),
        lambda: scene.kit.look.set_text_scale(150),
        lambda: scene.kit.look.set_theme(scene.kit.look.theme.LIGHT),
        lambda: scene.kit.language.use("en"),
        lambda: scene.kit.look.set_text_scale(100),
    ):
        change()
        await scene.settled()
        assert QApplication.focusWidget() is last
        assert (last.text(), desk.middle.search.text(), table.selected_ids()) == ("Недопи", "а", chosen)
        assert desk.contacts.rowCount() == 2
    assert desk.editor.has_drafts()


@on_desk
async def test_words_follow_the_language_everywhere_that_is_shown(scene: Scene):
    if not (scene.kit.language._directory / "ru.qm").stat().st_size > 1000:
        pytest.skip("no translations yet")
    scene.choose("Борис")
    for tab in range(3):
        scene.desk.show_tab(tab)
        scene.kit.language.use("en")
        await scene.settled()
        english = set(scene.words().splitlines())
        scene.kit.language.use("ru")
        await scene.settled()
        left = {line for line in english & set(scene.words().splitlines()) if sum(map(str.isascii, line)) > 0}
        left = {line for line in left if any(letter.isascii() and letter.isalpha() for letter in line)}
        assert left <= {"olga", "VIP", "Wendy"}, left


@on_desk
async def test_the_status_line_grows_with_the_text(scene: Scene):
    line = scene.desk.status
    for percent in (150, 90, 100):
        scene.kit.look.set_text_scale(percent)
        await asyncio.sleep(0)
        for shown in line.findChildren(QLabel):
            if shown.isVisible() and shown.text():
                assert shown.fontMetrics().height() <= line.height(), percent


@on_desk
async def test_the_columns_grow_with_the_text(scene: Scene):
    table = scene.desk.middle.table
    table.setColumnWidth(INDEX["name"], 200)
    for percent, width in ((150, 300), (100, 200)):
        scene.kit.look.set_text_scale(percent)
        assert abs(table.columnWidth(INDEX["name"]) - width) <= 2
    scene.kit.look.set_theme(scene.kit.look.theme.DARK)
    assert abs(table.columnWidth(INDEX["name"]) - 200) <= 2


async def test_the_menu_of_settings_shows_what_is_in_use(open_scene: Open):
    """The command line may have asked for another look than the one that is kept."""
    async with open_scene() as scene:
        scene.kit.look.set_theme(scene.kit.look.theme.DARK)
        menu = SettingsMenu(scene.kit, scene.desk.actions_, lambda work: work.close(), scene.window)
        checked = [
            action.text() for part in menu.findChildren(QMenu) for action in part.actions() if action.isChecked()
        ]
        assert "Dark" in checked
        menu.deleteLater()


async def test_the_layout_survives_a_restart(open_scene: Open):
    async with open_scene() as scene:
        await scene.loaded()
        table, page = scene.desk.middle.table, scene.desk.page
        table.setColumnWidth(INDEX["name"], 211)
        table.setColumnHidden(INDEX["tags"], True)
        table.horizontalHeader().moveSection(table.horizontalHeader().visualIndex(INDEX["block"]), 1)
        table.horizontalHeader().setSortIndicator(INDEX["name"], Qt.SortOrder.DescendingOrder)
        page.show_editor(False)
        page.splitter.setSizes([300, 800, 0])
        await scene.settled()
        order = [scene.desk.contacts.contact(row).title for row in range(4)]
        wide = page.splitter.sizes()[0]
    async with open_scene() as scene:
        await scene.loaded()
        table, page = scene.desk.middle.table, scene.desk.page
        assert table.columnWidth(INDEX["name"]) == 211
        assert table.isColumnHidden(INDEX["tags"])
        assert table.horizontalHeader().visualIndex(INDEX["block"]) == 1
        assert [scene.desk.contacts.contact(row).title for row in range(4)] == order
        assert order == ["Вера", "Борис", "Анна Ёлкина", "Wendy"]
        assert not page.editor_visible()
        assert not scene.desk.editor.isVisible()
        assert not scene.desk.actions_["editor"].isChecked()
        assert abs(page.splitter.sizes()[0] - wide) <= 2
        scene.desk.actions_["editor"].trigger()
        assert scene.desk.editor.isVisible()
        assert scene.desk.editor.width() >= 300


async def test_what_was_shown_survives_a_restart(open_scene: Open):
    async with open_scene() as scene:
        await scene.loaded()
        vip = next(Entry(group=group.id) for group in scene.desk.groups.all() if group.name == "VIP")
        scene.desk.show_entry(vip)
        scene.desk.middle.search.setText("анна")
    async with open_scene(down=True) as scene:
        assert (scene.desk.sidebar.shown, scene.desk.middle.search.text()) == (vip, "анна")
        assert [scene.desk.contacts.contact(row).title for row in range(scene.desk.contacts.rowCount())] == [
            PEOPLE[0][1]
        ]
        await until(lambda: scene.desk.sidebar.current_group() is not None, "the groups")
        assert scene.desk.sidebar.current_group().name == scene.desk.middle.entry_title() == "VIP"
        scene.desk.show_entry(Entry(place=Place.BLOCKED))
        scene.desk.middle.search.setText("grop:x")
    async with open_scene(down=True) as scene:
        assert scene.desk.sidebar.shown == Entry(place=Place.BLOCKED)
        assert scene.desk.middle.search.text() == "grop:x"
        assert "Did you mean “group:”?" in scene.words()
        assert scene.desk.contacts.rowCount() == 1


async def test_a_group_that_is_gone_at_the_start_is_all_contacts(open_scene: Open):
    async with open_scene() as scene:
        await scene.loaded()
        group = scene.desk.groups.all()[0].id
        scene.desk.show_entry(Entry(group=group))
        await scene.desk.store.apply(Action(Verb.DELETE_GROUP, (DeleteGroup(group=group),)))
        await scene.settled()
        scene.desk.sidebar.show_entry(Entry(group=group))  # as if it were deleted elsewhere
    async with open_scene(down=True) as scene:
        await until(lambda: scene.desk.sidebar.shown == ALL_CONTACTS, "all contacts")
        await until(lambda: scene.desk.contacts.rowCount() == 4, "all rows")


async def test_a_filter_that_is_opened_at_the_start_goes_before_the_last_one(open_scene: Open):
    async with open_scene() as scene:
        await scene.loaded()
        saved = scene.desk.saved
        for name, text in (("Blocked", "block:any"), ("Anna", "анна")):
            await scene.desk.store.save_filter(name, text)
        await saved._read()
        for row in (0, 1):  # one at most
            saved.list.setCurrentIndex(saved.model.index(row))
            saved.start_action.trigger()
            await scene.settled()
            saved.start_action.setChecked(False)
        scene.desk.show_entry(Entry(place=Place.BLOCKED))
        scene.desk.middle.search.setText("борис")
    async with open_scene(down=True) as scene:
        assert (scene.desk.sidebar.shown, scene.desk.middle.search.text()) == (ALL_CONTACTS, "анна")
        assert scene.desk.contacts.rowCount() == 1
        saved = scene.desk.saved
        await until(saved.list.selectedIndexes, "the filter to be marked")
        assert saved.list.selectedIndexes()[0].data() == "Anna"
        assert "Opened at start" in saved.model.index(1).data(Qt.ItemDataRole.AccessibleDescriptionRole)
        assert "Opened at start" not in saved.model.index(0).data(Qt.ItemDataRole.ToolTipRole)


@on_desk
async def test_a_layout_that_makes_no_sense_is_left(scene: Scene):
    before = scene.desk.page.splitter.sizes()
    for text in ("", "x", "AAAA", "%%%", "1 2 3", "-1 0 9 9", "9" * 400):
        scene.desk.page.restore_layout(text)
        scene.desk.middle.table.restore_layout(text)
        scene.window.restore_layout(text)
        assert scene.desk.page.splitter.sizes() == before, text
        assert not scene.desk.middle.table.isColumnHidden(INDEX["address"]), text


# --- narrow ----------------------------------------------------------------------------------------------------------


@on_desk
async def test_in_a_narrow_window_the_editor_floats_and_esc_puts_it_away(scene: Scene):
    scene.window.resize(900, 560)
    await until(lambda: scene.desk.page.narrow, "a narrow page")
    assert (scene.window.width(), scene.window.height()) == (900, 560)
    editor, table = scene.desk.editor, scene.desk.middle.table
    assert not editor.isVisible()
    wide = table.width()
    scene.choose("Борис")
    table.setFocus()
    scene.keys.press("Return")
    assert editor.isVisible()
    assert table.width() == wide, "it floats over the table"
    assert editor.isAncestorOf(QApplication.focusWidget())
    scene.keys.press("Esc")
    assert not editor.isVisible()
    assert table.hasFocus()
    chosen = table.selected_ids()
    scene.keys.press("F4")
    assert editor.isVisible()
    scene.keys.press("Esc")
    assert not editor.isVisible()
    assert table.selected_ids() == chosen, "only one thing at a time"
    scene.keys.press("F4")
    scene.window.resize(1280, 800)
    await until(lambda: not scene.desk.page.narrow, "a wide page")
    assert editor.isVisible()
    assert table.mapTo(scene.window, QPoint(table.width(), 0)).x() <= editor.mapTo(scene.window, QPoint(0, 0)).x() + 1


# --- empty, loading, failed ------------------------------------------------------------------------------------------


async def test_empty_loading_and_failed_are_three_pictures(open_scene: Open):
    seen: dict[str, tuple[str, bytes]] = {}

    def take(name: str, scene: Scene) -> None:
        empty = scene.desk.middle._empty
        assert empty.isVisible(), name
        picture: QPixmap = empty._picture.pixmap()
        seen[name] = empty.accessibleName(), bytes(picture.toImage().constBits())

    async with open_scene(empty=True, held=True) as scene:
        await until(lambda: scene.desk.worker.status.refreshing, "a refresh")
        await until(lambda: scene.desk.contacts.answered is not None, "an answer of the copy")
        take("loading", scene)
        scene.network.free.set()
        await until(lambda: scene.desk.worker.status.listed, "the lists")
        await scene.settled()
        take("empty", scene)
    async with open_scene(empty=True, down=True) as scene:
        await until(lambda: scene.desk.worker.status.error, "a failure")
        await until(scene.desk.middle._empty.isVisible, "the stand-in")
        take("failed", scene)
    assert len({words for words, _ in seen.values()}) == 3
    assert len({picture for _, picture in seen.values()}) == 3
    assert "No contacts yet" not in seen["failed"][0] + seen["loading"][0]


@on_desk
async def test_what_is_not_found_can_be_searched_for_everywhere(scene: Scene):
    scene.desk.show_entry(Entry(group=scene.desk.groups.all()[0].id))
    await scene.settled()
    scene.desk.middle.search.setText("Wendy")
    await scene.settled()
    assert "1 found in all contacts" in scene.desk.middle._empty.accessibleName()
    scene.desk.middle._empty._main.click()
    await scene.settled()
    assert scene.desk.contacts.rowCount() == 1
    assert scene.desk.middle.search.text() == "Wendy"
    assert scene.desk.sidebar.shown == ALL_CONTACTS


@on_desk
async def test_groups_of_the_side_bar_are_added_to_what_is_shown(scene: Scene):
    desk = scene.desk
    moscow, vip = sorted(desk.groups.all(), key=lambda group: group.name == "VIP")
    desk.show_entry(Entry(group=vip.id))
    await scene.settled()
    assert desk.contacts.rowCount() == 1
    tree = desk.sidebar.tree
    for entry in (Entry(group=moscow.id), Entry(place=Place.BLOCKED)):
        row = tree.visualRect(desk.sidebar.model.index_of(entry)).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, row)
    await scene.settled()
    assert desk.middle.search.text() == "(group:VIP OR group:Москва OR block:any)"
    assert desk.sidebar.shown == ALL_CONTACTS
    assert desk.contacts.rowCount() == 2


@on_desk
async def test_the_missing_of_a_list_are_added_as_one_action(scene: Scene):
    desk, bar = scene.desk, scene.desk.middle.filter
    desk.show_entry(Entry(place=Place.BLOCKED))
    await bar.show_list("79120000001\n79125550001\n79125550002\nann@firma.ru")
    await scene.settled()
    bar.list.missing.click()
    (await dialog(MissingDialog)).add.click()
    await until(lambda: not bar.list.missing.isEnabled(), "the contacts")
    await scene.settled()
    bar.list.found.click()
    await scene.settled()
    assert desk.sidebar.shown == ALL_CONTACTS
    assert desk.contacts.rowCount() == 4
    assert len(scene.arrived("add")) == 3
    desk.undoing.undo()
    await until(bar.list.missing.isEnabled, "the undoing")
    await scene.settled()
    assert desk.contacts.rowCount() == 1


@on_desk
async def test_adding_many_of_a_list_is_asked_about(scene: Scene):
    bar = scene.desk.middle.filter
    await bar.show_list("\n".join(f"7912555{number:04}" for number in range(501)))
    for go in (False, True):
        bar.list.missing.click()
        (await dialog(MissingDialog)).add.click()
        question = await dialog(Question)
        assert question.go.text().startswith("Add 501")
        if go:
            scene.network.down = True
            question.go.click()
            await until(lambda: not bar.list.missing.isEnabled(), "the contacts")
        else:
            question.cancel.click()
            await scene.settled()
            assert bar.list.missing.isEnabled()


# --- the line at the bottom ------------------------------------------------------------------------------------------


@on_desk
async def test_the_status_line_tells_the_connection(scene: Scene):
    line = scene.desk.status
    for state, words in (
        (Line.OFFLINE, "offline"),
        (Line.NEEDS_SIGN_IN, "sign-in needed"),
        (Line.BLOCKED, "next try within a minute"),
        (Line.UNKNOWN, "connecting"),
    ):
        line.set_status(Status(line=state))
        assert words in scene.status()
        assert ("Sign in again" in scene.status()) == (state is Line.NEEDS_SIGN_IN)
    line.set_status(Status(line=Line.BLOCKED, blocked_s=1901.5))
    assert "next try in 32 minutes" in scene.status()
    line.set_status(Status(line=Line.BLOCKED, blocked_s=59))
    assert "next try within a minute" in scene.status()
    line.set_status(Status(line=Line.ONLINE, balance="3.50 EUR", partial=True))
    assert all(
        words in scene.status() for words in ("olga", "3.50 EUR", "may be incomplete", "4 found of 4", "copy from")
    )


@on_desk
async def test_edits_are_counted_while_they_wait_and_no_more_when_sent(scene: Scene):
    scene.network.down = True
    model = scene.desk.contacts
    for name in ("Вера", "Борис"):
        model.setData(model.index(scene.choose(name), INDEX["comment"]), "звонить")
    await until(lambda: "2 unsent" in scene.status(), f"the count: {scene.status()}")
    await until(lambda: "offline" in scene.status(), f"the line: {scene.status()}")
    scene.network.down = False
    scene.desk.worker.refresh()
    await scene.settled()
    await until(lambda: "unsent" not in scene.status(), f"no count: {scene.status()}")
    assert len(scene.arrived("chg")) == 2


# --- message bars ----------------------------------------------------------------------------------------------------


@on_desk
async def test_a_bar_tells_a_lost_line_once_and_goes_when_it_is_back(scene: Scene):
    bars = scene.window.notices
    scene.network.down = True
    scene.desk.worker.refresh()
    await until(bars.texts, "a bar")
    assert len(bars.texts()) == 1
    assert "No connection" in bars.texts()[0]
    scene.network.down = False
    scene.desk.worker.refresh()
    await until(lambda: not bars.texts(), f"no bar: {bars.texts()}")
    assert not bars.isVisible()


@on_desk
async def test_a_bar_that_was_closed_does_not_come_back_for_the_same_reason(scene: Scene):
    tell, bars = scene.desk.doing.tell, scene.window.notices
    for number in range(3):
        tell(Status(line=Line.OFFLINE, refreshing=True))
        tell(Status(line=Line.OFFLINE, error=NotSent(f"try {number}")))
        if number == 0:
            assert len(bars.texts()) == 1
            bars.clear("line")
        assert bars.texts() == [], f"after try {number + 1}"
    tell(Status(line=Line.ONLINE, listed=True))
    tell(Status(line=Line.OFFLINE, error=NotSent("again")))
    assert len(bars.texts()) == 1, "a new loss is told anew"


async def test_a_wrong_sign_in_is_told_with_a_way_out_and_never_repeated(open_scene: Open):
    async with open_scene(password="wrong") as scene:
        await until(scene.window.notices.texts, "a bar")
        assert "did not accept" in scene.window.notices.texts()[0]
        assert "Sign in again" in scene.status()
        asked = []
        scene.desk.signInWanted.connect(lambda: asked.append(1))
        button = next(b for b in scene.window.notices.findChildren(QWidget) if b.property("text") == "Sign in again")
        button.click()
        assert asked == [1]
        assert len(scene.app.log) == 1


@on_desk
async def test_f5_again_and_again_neither_asks_a_fourth_time_nor_is_silent(scene: Scene):
    def refreshed(times: int) -> bool:
        return len(scene.arrived("balance")) == times and not scene.desk.worker.status.refreshing

    for times in (2, 3):
        scene.keys.press("F5", scene.window)
        await until(lambda times=times: refreshed(times), "the end of the refresh")
    scene.keys.press("F5", scene.window)
    await until(lambda: scene.desk.worker.status.waiting, "a refresh that has to wait")
    assert len(scene.arrived("balance")) == 3
    assert "three times a minute" in scene.status()
    scene.choose("Вера")
    editor, table = scene.desk.editor, scene.desk.middle.table
    await until(lambda: editor.contact_id == table.current_id(), "a window that is not frozen")


# --- one truth ------------------------------------------------------------------------------------------------------


@on_desk
async def test_contacts_blacklist_and_activity_show_the_same_truth(scene: Scene):
    desk, model = scene.desk, scene.desk.contacts
    vera = model.contact(scene.choose("Вера"))
    scene.network.down = True
    await desk.store.apply(
        Action(Verb.BLOCK, (BlockAddress(channel=Channel.PHONE, address=vera.address, type=0, comment="просила"),))
    )
    vip = next(group for group in desk.groups.all() if group.name == "VIP")
    await desk.store.apply(Action(Verb.ADD_TO_GROUP, (JoinGroup(contact=vera.id, group=vip.id),)))
    await desk.store.apply(Action(Verb.CHANGE_CONTACT, (ChangeContact(contact=vera.id, changes={"name": "Вера II"}),)))
    desk.show_tab(2)
    await until(lambda: desk.activity.queue.model.rowCount() == 3, "three edits")
    row = scene.choose("Вера II")
    assert model.index(row, INDEX["block"]).data() == "All"
    assert model.index(row, INDEX["groups"]).data() == "VIP"
    desk.show_tab(1)
    blocks = desk.blocks
    await until(lambda: blocks.rowCount() == 2, "two blocks")

    def cells() -> str:
        return str([[blocks.index(r, c).data() for c in range(blocks.columnCount())] for r in range(blocks.rowCount())])

    await until(lambda: "Вера II" in cells() and "VIP" in cells(), f"name and group beside the block: {cells()}")
    assert desk.tabs.tabText(1).endswith("2")
    scene.network.down = False
    desk.worker.refresh()
    await scene.settled()
    desk.show_tab(2)
    await until(lambda: desk.activity.queue.model.rowCount() == 0, "nothing left to send")
    assert [len(scene.arrived(command)) for command in ("add_black", "move_group", "chg")] == [1, 1, 1]


@on_desk
async def test_a_proxy_in_the_way_leads_to_the_connection(scene: Scene):
    asked: list[bool] = []
    scene.desk.connectionWanted.connect(lambda: asked.append(True))
    error = ProxyTrouble("CONNECT: 407", "wrong_login", "proxy.firm.ru:3128")
    scene.desk.doing.tell(Status(line=Line.OFFLINE, error=error))
    assert "proxy.firm.ru:3128 did not accept the login and password." in scene.words()
    next(one for one in scene.window.findChildren(QPushButton) if one.text() == "Connection…").click()
    assert asked == [True]


@on_desk
async def test_a_refused_certificate_leads_to_the_connection(scene: Scene):
    asked: list[bool] = []
    scene.desk.connectionWanted.connect(lambda: asked.append(True))
    scene.desk.doing.tell(Status(line=Line.OFFLINE, error=BadCertificate("unable to get local issuer certificate")))
    button = next(one for one in scene.window.findChildren(QPushButton) if one.text() == "Connection…")
    assert "is of an authority that this computer does not trust" in scene.words()
    button.click()
    scene.desk.actions_["connection"].trigger()
    assert asked == [True, True]
