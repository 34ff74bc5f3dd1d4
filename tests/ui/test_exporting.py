"""An export as one does it: with the keyboard alone, from the table, from the blacklist, in either language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smsc_desk.files import readers
from smsc_desk.ui.exporting.export_dialog import ExportDialog
from smsc_desk.ui.exporting.offer import Way
from tests.ui.conftest import Open, Scene, on_desk, until
from tests.ui.test_desk import unnamed


def opened() -> ExportDialog | None:
    return next(
        (top for top in QApplication.topLevelWidgets() if isinstance(top, ExportDialog) and top.isVisible()), None
    )


async def dialog_of(scene: Scene) -> ExportDialog:
    scene.keys.press("Ctrl+E", scene.desk.tabs)
    dialog: ExportDialog = await until(opened, "the dialog")
    await until(dialog.isActiveWindow, "the keyboard")
    return dialog


async def closed(scene: Scene) -> None:
    scene.keys.press("Esc", opened())
    await until(lambda: opened() is None, "the dialog to close")
    scene.window.activateWindow()  # as every real desktop does
    await until(scene.window.isActiveWindow, "the keyboard")


async def test_contacts_are_exported_with_the_keyboard_alone(open_scene: Open, tmp_path: Path):
    path = tmp_path / "contacts.csv"
    async with open_scene() as scene:
        await scene.loaded()
        dialog = await dialog_of(scene)
        assert unnamed(dialog) == []
        dialog.file.setFocus(Qt.FocusReason.TabFocusReason)
        dialog.file.field.selectAll()
        scene.keys.type(str(path))
        scene.keys.press("Return")
        await until(dialog.show_file.isVisible, "the end of the export")
        assert dialog.said.text() == "4 contacts exported to “contacts.csv”."
        assert len(readers.examine(path).rows) == 5
        await closed(scene)


@on_desk
async def test_what_is_selected_is_offered_first(scene: Scene):
    table = scene.desk.middle.table
    scene.choose("Борис")
    dialog = await dialog_of(scene)
    assert (dialog.ways.chosen(), dialog.go.text()) == (Way.ALL, "Export 4")  # one row is always selected
    await closed(scene)
    table.selectAll()
    table.setFocus()
    dialog = await dialog_of(scene)
    assert (dialog.ways.chosen(), dialog.go.text()) == (Way.SELECTED, "Export 4")
    await closed(scene)


@on_desk
async def test_a_filter_is_offered_by_its_name(scene: Scene):
    scene.desk.middle.search.setText("вера")
    await until(lambda: scene.desk.contacts.rowCount() == 1, "the filter")
    dialog = await dialog_of(scene)
    assert dialog.ways.radio(Way.LISTED).text() == "This list: found “вера” · 1"
    assert dialog.go.text() == "Export 1"
    scene.kit.language.use("ru")
    await until(lambda: dialog.windowTitle() == "Экспорт контактов", "the other language")
    assert dialog.go.text() == "Экспортировать 1"
    assert dialog.columns.list.item(0).text() == "Телефон"
    await closed(scene)


@on_desk
async def test_the_blacklist_is_exported_where_it_is_shown(scene: Scene):
    scene.desk.show_tab(1)
    await until(lambda: scene.desk.blocks.rowCount() == 1, "the blacklist")
    await scene.settled()
    dialog = await dialog_of(scene)
    assert unnamed(dialog) == []
    assert (dialog.windowTitle(), dialog.go.text()) == ("Export the blacklist", "Export 1")
    await closed(scene)
    scene.desk.blacklist.bar.export.click()
    await until(opened, "the dialog")
    await closed(scene)


async def test_an_account_that_goes_takes_its_dialog_with_it(open_scene: Open):
    async with open_scene() as scene:
        await scene.loaded()
        await dialog_of(scene)
    assert opened() is None
