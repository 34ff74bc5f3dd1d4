"""The list of columns with its heading, the buttons that move one, and a remark."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smsc_desk.ui.exporting.column_list import ColumnList
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import icon_button, label, rename_icon_button


class ColumnsBox(QWidget):
    """What the mouse does in the list, the buttons do as well."""

    changed = Signal()

    def __init__(self, title: Callable[[str], str], icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._remark = label(role="heading"), label(role="hint", wrap=True)
        self.list = ColumnList(title)
        self.up = icon_button(icons.icon("arrow-up", "muted"), "", side=24)
        self.down = icon_button(icons.icon("arrow-down", "muted"), "", side=24)
        self._place()
        self.up.clicked.connect(lambda: self.list.move_column(-1))
        self.down.clicked.connect(lambda: self.list.move_column(1))
        self.list.changed.connect(self._on_changed)
        self.list.currentRowChanged.connect(self._show_buttons)
        self._retranslate()

    def set_columns(self, order: Sequence[str], ticked: Collection[str]) -> None:
        """Show columns in an order, some of them ticked."""
        self.list.set_columns(order, ticked)

    def order(self) -> tuple[str, ...]:
        """Return all columns in order."""
        return self.list.order()

    def columns(self) -> tuple[str, ...]:
        """Return the ticked columns in order."""
        return self.list.columns()

    def say(self, remark: str) -> None:
        """Say something under the list."""
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _on_changed(self) -> None:
        self._show_buttons()
        self.changed.emit()

    def _show_buttons(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._heading, 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        frame = QFrame()
        frame.setProperty("field", True)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(3, 5, 1, 5)
        inside.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(frame, 1)
        column.addWidget(self._remark)
        self._remark.hide()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Columns"))
        self.list.setAccessibleName(self.tr("Columns"))
        rename_icon_button(self.up, self.tr("Up"), self.tr("Move the column up (Alt+↑)"))
        rename_icon_button(self.down, self.tr("Down"), self.tr("Move the column down (Alt+↓)"))
        self.list.retranslate()
