"""Rows drawn by ourselves look as Qt's own way of drawing them through the delegates, in every look and state."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QTableView

from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Action, BlockAddress, ChangeContact, Verb
from smsc_desk.book.errors import DiskTrouble
from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contacts.contact_columns import COLUMNS, INDEX
from smsc_desk.ui.contacts.contact_model import ContactModel
from smsc_desk.ui.contacts.contact_table import ContactTable
from smsc_desk.ui.delegates import CellDelegate
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Density, Theme
from tests.builders import Listed, ListedGroup, fill
from tests.unit.ui.conftest import settle

NUMBERS = [str(79120000000 + number) for number in range(40)]


class EitherWay(ContactTable):
    """A table that draws as the program does, or as Qt does."""

    by_qt = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's
        (QTableView if self.by_qt else ContactTable).paintEvent(self, event)


@pytest.fixture
async def table(store: Store, tasks: Tasks, look, icons, qtbot):
    groups = [ListedGroup(1, "Друзья"), ListedGroup(2, "Очень длинное название группы"), ListedGroup(3, "C")]
    people = [
        Listed(
            number + 1, (NUMBERS[number], *(["79990000001"] if number == 3 else [])),
            {
                "name": f"Имя {number:03} {'и длиннее ' * (number % 7)}",
                "birthday": "1990-05-17" if number % 3 else "",
                "comment": "a comment" if number % 4 else "", "tags": ("vip", "тег") if number % 5 == 0 else (),
            },
            ((), (1,), (1, 2, 3))[number % 3],
        )
        for number in range(40)
    ]  # fmt: skip
    await fill(store, people, groups)
    blocks = [BlockAddress(channel=Channel.PHONE, address=NUMBERS[n], type=kind) for n, kind in enumerate(BlockType)]
    await store.apply(Action(Verb.BLOCK, tuple(blocks)))
    edit = ChangeContact(contact=ContactId(6), changes={"comment": "waits"})
    await store.apply(Action(Verb.CHANGE_CONTACT, (edit,)))
    directory = GroupDirectory(store, tasks)
    model = ContactModel(store, Commands(store, tasks), tasks, directory)
    table = EitherWay(model, look, icons)
    qtbot.addWidget(table)
    table.resize(1100, 500)
    table.show()
    await settle(tasks)
    yield table
    model.close()
    directory.close()


def by_delegates(table: EitherWay, monkeypatch: pytest.MonkeyPatch, scale: float = 1.0) -> QImage:
    """Draw as Qt does."""
    asked: list[int] = []
    draw = CellDelegate.draw
    with monkeypatch.context() as patched:
        patched.setattr(table, "by_qt", True)
        patched.setattr(CellDelegate, "draw", lambda *cell, **state: asked.append(1) or draw(*cell, **state))
        image = drawn(table, scale)
    assert len(asked) > 20, "Qt has not drawn"
    return image


def drawn(table: ContactTable, scale: float = 1.0) -> QImage:
    image = QImage(table.viewport().size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    table.viewport().render(image, QPoint(), QRegion(table.viewport().rect()))
    return image


def plainly(_table: ContactTable) -> None:
    pass


def select_some(table: ContactTable) -> None:
    table.choose_row(2)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(table.model().index(5, 0), flags)


def focus_a_cell(table: ContactTable) -> None:
    select_some(table)
    table.window().activateWindow()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.setCurrentIndex(table.model().index(4, INDEX["comment"]))
    assert table.hasFocus()


def select_all(table: ContactTable) -> None:
    table.selectAll()


def scroll(table: ContactTable) -> None:
    table.verticalScrollBar().setValue(7)
    table.resize(500, 333)  # the last row is cut, and columns are out of sight
    table.horizontalScrollBar().setValue(77)


def move_columns(table: ContactTable) -> None:
    header = table.horizontalHeader()
    header.moveSection(header.visualIndex(INDEX["comment"]), 0)
    for column in COLUMNS:
        table.setColumnHidden(INDEX[column.key], column.key in {"name", "groups"})


def from_the_right(table: ContactTable) -> None:
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


def hide_the_current_cell(table: ContactTable) -> None:
    focus_a_cell(table)
    table.setColumnHidden(INDEX["comment"], True)


DEEDS = (plainly, select_some, focus_a_cell, select_all, scroll, move_columns, from_the_right, hide_the_current_cell)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("deed", DEEDS)
async def test_it_is_the_same_picture(
    table, look, monkeypatch, theme: Theme, deed: Callable[[ContactTable], None]
) -> None:
    look.set_theme(theme)
    deed(table)
    assert drawn(table) == by_delegates(table, monkeypatch)


@pytest.mark.parametrize("scale", [1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("density", Density)
async def test_it_is_the_same_picture_at_any_scale(table, look, monkeypatch, density: Density, scale: float) -> None:
    """Where the edge of a row falls between two points of the screen, no seam shows."""
    look.set_density(density)
    select_all(table)
    assert drawn(table, scale) == by_delegates(table, monkeypatch, scale)


async def test_it_is_the_same_picture_in_high_contrast(table, look, monkeypatch) -> None:
    monkeypatch.setattr(look, "_high_contrast", lambda: True)
    look._refresh()
    assert look.tokens.high_contrast
    focus_a_cell(table)
    assert drawn(table) == by_delegates(table, monkeypatch)


async def test_a_disk_that_fails_leaves_no_painter_open(table) -> None:
    fails = Mock(side_effect=DiskTrouble)
    table._painter._model = Mock(wraps=table.model(), contact=fails)
    with pytest.raises(DiskTrouble):
        table._painter.paint(table.viewport().rect())
    assert not table.viewport().paintingActive()


async def test_only_what_is_asked_for_is_drawn(table) -> None:
    """A changed cell costs its rows, not the screen."""
    read = []
    table._painter._model = Mock(
        wraps=table.model(), contact=lambda row: read.append(row) or table.model().contact(row)
    )
    table.viewport().repaint(table.visualRect(table.model().index(3, 1)))
    assert read == [3]
