"""What the lists of Activity are built of: a head with its buttons above, and rows that are chosen, not edited."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QTableView, QVBoxLayout, QWidget

from smsc_desk.ui.delegates import dress_table
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import button

Mode = QAbstractItemView.SelectionMode


def place_section(section: QWidget, head: QWidget, summary: QWidget, bar: QWidget, body: QWidget) -> None:
    """Put the summary and the buttons of a section side by side, and its body below."""
    section.setProperty("plane", "window")
    section.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(head)
    row.setContentsMargins(14, 8, 14, 8)
    row.setSpacing(10)
    row.addWidget(summary, 1)
    row.addWidget(bar)
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(body, 1)


def place_buttons(bar: QWidget, icons: Icons, actions: Iterable[tuple[QAction, str]]) -> dict[QAction, QPushButton]:
    """Give each action its icon, and a button in the bar."""
    row = QHBoxLayout(bar)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    placed = {}
    for action, icon in actions:
        action.setIcon(icons.icon(icon, "muted"))
        placed[action] = button("", action.icon())
        placed[action].clicked.connect(action.trigger)
        row.addWidget(placed[action])
    return placed


def dress_rows(table: QTableView, model: QAbstractItemModel, look: Look, mode: Mode) -> None:
    """Let a table show a model whose rows are chosen, not edited."""
    table.setModel(model)
    dress_table(table, look)
    table.setSelectionMode(mode)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.setTabKeyNavigation(False)
