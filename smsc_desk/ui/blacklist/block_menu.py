"""The menu and the keys of the table: everything that clicks and buttons do, under one hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from smsc_desk.book.block import BlockType
from smsc_desk.ui.blacklist import block_columns as columns
from smsc_desk.ui.blacklist import words
from smsc_desk.ui.blacklist.block_columns import COLUMNS
from smsc_desk.ui.blacklist.block_table import BlockTable
from smsc_desk.ui.blacklist.type_choice import type_icon
from smsc_desk.ui.icons import Icons

translate = QCoreApplication.translate
Deed = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the menu can ask of the view."""

    open_owner: Deed
    edit_reason: Deed
    change_type: Callable[[BlockType], None]
    unblock: Deed
    copy_rows: Deed
    copy_numbers: Deed
    export: Deed
    select_all: Deed
    show_problem: Deed


def deed_of(event: QKeyEvent, deeds: Deeds) -> Deed | None:
    """Return what a key on the rows does; the menu shows the same keys."""
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    plain: dict[int, Deed] = {
        Qt.Key.Key_Delete: deeds.unblock,
        Qt.Key.Key_Return: deeds.open_owner,
        Qt.Key.Key_Enter: deeds.open_owner,
        Qt.Key.Key_F2: deeds.edit_reason,
    }
    if held == Qt.KeyboardModifier.NoModifier:
        return plain.get(event.key())
    if event.matches(QKeySequence.StandardKey.Copy):
        return deeds.copy_rows
    return deeds.copy_numbers if event.key() == Qt.Key.Key_C and held == control | shift else None


def row_menu(table: BlockTable, deeds: Deeds, icons: Icons, *, owned: bool | None, problem: bool = False) -> QMenu:
    """Make the menu for the chosen rows; `owned`: a contact has the address of the one row, `problem`: it has one."""
    menu = _menu(table)
    if problem:
        _add(menu, translate("BlockMenu", "Show the problem"), deeds.show_problem)
        menu.addSeparator()
    if owned is not None:
        open_words = translate("BlockMenu", "Open contact") if owned else translate("BlockMenu", "Add to contacts…")
        _add(menu, open_words, deeds.open_owner, "Return")
        _add(menu, translate("BlockMenu", "Edit reason"), deeds.edit_reason, "F2")
    menu.addMenu(type_menu(deeds.change_type, icons, menu))
    _add(menu, translate("BlockMenu", "Unblock"), deeds.unblock, "Del")
    menu.addSeparator()
    _add(menu, translate("BlockMenu", "Copy rows"), deeds.copy_rows, "Ctrl+C")
    _add(menu, translate("BlockMenu", "Copy numbers"), deeds.copy_numbers, "Ctrl+Shift+C")
    _add(menu, translate("BlockMenu", "Export…"), deeds.export, "Ctrl+E")
    _add(menu, translate("BlockMenu", "Select all"), deeds.select_all, "Ctrl+A")
    menu.addSeparator()
    menu.addMenu(_sort_menu(table, menu))
    menu.addMenu(_column_menu(table, menu))
    return menu


def type_menu(change_type: Callable[[BlockType], None], icons: Icons, parent: QWidget) -> QMenu:
    """Make the menu of the three types."""
    menu = QMenu(translate("BlockMenu", "Change type"), parent)
    for block_type in words.TYPES:
        action = menu.addAction(icons.icon(*type_icon(block_type)), words.label(block_type))
        action.triggered.connect(lambda _=False, chosen=block_type: change_type(chosen))
    return menu


def header_menu(table: BlockTable) -> QMenu:
    """Make the menu of the header: order and columns."""
    menu = _menu(table)
    menu.addMenu(_sort_menu(table, menu))
    menu.addMenu(_column_menu(table, menu))
    return menu


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add(menu: QMenu, text: str, deed: Deed, keys: str = "") -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda _=False: deed())
    if keys:
        # Only shown: the keys themselves are the table's, or each would be there twice.
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
    return action


def _sort_menu(table: BlockTable, parent: QMenu) -> QMenu:
    menu = QMenu(translate("BlockMenu", "Sort by"), parent)
    header = table.horizontalHeader()
    now, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
    up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    for number, column in enumerate(COLUMNS):
        if column.sort:
            following = down if number == now and order == up else up
            action = _add(menu, columns.title(column), lambda at=number, to=following: table.sort_by(at, to))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(number == now)
    menu.addSeparator()
    newest = _add(menu, translate("BlockMenu", "Newest first (default)"), lambda: table.sort_by(-1, up))
    newest.setCheckable(True)
    newest.setChecked(now < 0 or now >= len(COLUMNS))
    return menu


def _column_menu(table: BlockTable, parent: QMenu) -> QMenu:
    menu = QMenu(translate("BlockMenu", "Columns"), parent)
    header = table.horizontalHeader()
    for number, column in enumerate(COLUMNS[1:], start=1):  # the number itself always stays
        action = menu.addAction(columns.title(column))
        action.setCheckable(True)
        action.setChecked(not header.isSectionHidden(number))
        action.toggled.connect(lambda shown, at=number: header.setSectionHidden(at, not shown))
    menu.addSeparator()
    _add(menu, translate("BlockMenu", "Fit to contents"), table.resizeColumnsToContents)
    _add(menu, translate("BlockMenu", "Reset columns"), table.reset_columns)
    return menu
