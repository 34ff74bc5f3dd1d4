"""What a view of the side bar does besides showing a row: its entry is put together with what is shown already."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from smsc_desk.book.filter_writing import Operator

_BY_CLICK = {Qt.KeyboardModifier.ControlModifier: Operator.AND, Qt.KeyboardModifier.ShiftModifier: Operator.OR}
"""Qt's Control is Cmd on macOS. None for NOT: window managers take Alt."""
_CLICKS = frozenset((
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease,
))  # fmt: skip
_KEYS = {
    Operator.AND: ("Ctrl+Return", "Ctrl+Enter"), Operator.OR: ("Shift+Return", "Shift+Enter"), Operator.NOT: (),
}  # fmt: skip


class CombineActions(QObject):
    """Three actions of a view for its current row, and the clicks that do the same; all of them leave what is shown."""

    wanted = Signal(object, object)
    """QModelIndex, Operator"""

    def __init__(self, view: QAbstractItemView, can: Callable[[QModelIndex], bool]) -> None:
        """`can` tells whether a row has something to be put together."""
        super().__init__(view)
        self._view, self._can = view, can
        self._made = {operator: QAction(self) for operator in Operator}
        for operator, action in self._made.items():
            action.setShortcuts([QKeySequence(keys) for keys in _KEYS[operator]])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, operator=operator: self._ask(operator))
            view.addAction(action)
        view.viewport().installEventFilter(self)
        self.retranslate()

    def actions(self) -> list[QAction]:
        """Return the actions for a menu about the current row; none where nothing can be put together."""
        return list(self._made.values()) if self._can(self._view.currentIndex()) else []

    def __getitem__(self, operator: Operator) -> QAction:
        return self._made[operator]

    def _ask(self, operator: Operator) -> None:
        if self._can(index := self._view.currentIndex()):
            self.wanted.emit(index, operator)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        taken = isinstance(event, QMouseEvent) and event.type() in _CLICKS and self._take(event)
        return taken or super().eventFilter(watched, event)

    def _take(self, event: QMouseEvent) -> bool:
        """Take a click with a key: it goes to nobody else then, and chooses nothing."""
        operator = _BY_CLICK.get(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        index = self._view.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or operator is None or not self._can(index):
            return False
        if event.type() != QEvent.Type.MouseButtonRelease:
            self.wanted.emit(index, operator)
        return True

    def retranslate(self) -> None:
        """Word the actions anew."""
        self._made[Operator.AND].setText(self.tr("&And this: narrow what is shown"))
        self._made[Operator.OR].setText(self.tr("&Or this: add it to what is shown"))
        self._made[Operator.NOT].setText(self.tr("N&ot this: leave it out of what is shown"))
