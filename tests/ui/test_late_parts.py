"""The parts of a desk that are made after the first rows: nobody is to notice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from smsc_desk.ui.importing.import_dialog import ImportDialog
from tests.ui.conftest import Open, Scene, until


def made(scene: Scene) -> list[str]:
    """Return the names of the parts that are there."""
    return [name for name in ("_editor", "_blacklist", "_activity", "_importing") if getattr(scene.desk.late, name)]


def words(scene: Scene) -> list[str]:
    return [label.text() for label in scene.window.findChildren(QLabel) if label.isVisible()]


async def test_a_quick_key_finds_its_page(open_scene: Open):
    async with open_scene(early=True) as scene:
        assert made(scene) == []
        scene.keys.press("Ctrl+2", scene.window)
        assert scene.desk.blacklist.isVisible()
        scene.keys.press("Ctrl+3", scene.window)
        assert scene.desk.activity.isVisible()
        assert made(scene) == ["_blacklist", "_activity"]


async def test_a_quick_choice_is_in_the_editor(open_scene: Open):
    async with open_scene(early=True) as scene:
        assert "Select a contact to see it here." in words(scene)
        await scene.loaded()
        assert made(scene) == []
        table = scene.desk.middle.table
        table.choose_row(2)
        await until(lambda: made(scene) == ["_editor"], "the editor")
        assert scene.desk.editor.contact_id == table.current_id()
        assert scene.desk.editor.isVisible()
        assert "Select a contact to see it here." not in words(scene)


async def test_a_quick_import_opens_its_window(open_scene: Open):
    async with open_scene(early=True) as scene:
        scene.keys.press("Ctrl+I", scene.window)
        await until(lambda: scene.window.findChild(ImportDialog) is not None, "the window")
        assert made(scene) == ["_importing"]
        scene.window.findChild(ImportDialog).close()


async def test_a_page_that_comes_late_is_told_what_it_missed(open_scene: Open):
    async with open_scene(early=True) as scene:
        await scene.loaded()
        await scene.desk.late.make()
        assert made(scene) == ["_editor", "_blacklist", "_activity", "_importing"]
        counts = scene.desk.counts.now
        assert counts is not None
        await until(lambda: scene.desk.blocks.rowCount() == sum(counts.blocks.values()), "the blacklist")
        assert scene.desk.activity.problem_count() == counts.problems


async def test_the_layout_of_a_page_that_was_never_made_is_kept(open_scene: Open):
    async with open_scene() as scene:
        kept = scene.desk.blacklist.layout_pieces()
    async with open_scene(early=True) as scene:
        assert not kept.keys() & scene.desk.layout_pieces().keys()
    async with open_scene() as scene:
        assert {key: scene.desk.store.layout(key) for key in kept} == kept


async def test_the_line_at_the_bottom_stays_the_last_for_the_tab_key(open_scene: Open):
    async with open_scene(early=True) as scene:
        await scene.desk.late.make()
        order: list[QWidget] = []
        widget = scene.window.nextInFocusChain()
        while widget is not None and widget is not scene.window:
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                order.append(widget)
            widget = widget.nextInFocusChain()
        desk = scene.desk
        last = max(order.index(field) for field in desk.editor.findChildren(QLineEdit) if field in order)
        below = [order.index(one) for one in desk.status.findChildren(QWidget) if one in order]
        assert below == sorted(below)
        assert min(below) > last > order.index(desk.middle.table)
