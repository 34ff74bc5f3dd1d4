"""The line that a filter is typed in: what is wrong is underlined; numbers pasted on several lines are a list."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QWidget

from smsc_desk.book.folding import digits
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import SearchField

DIGITS = 5
"""A line of a list has so many digits at least, or an @."""


def is_list(text: str) -> bool:
    """Tell whether a text has several lines, most of them a number or an e-mail address."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    fitting = sum("@" in line or len(digits(line)) >= DIGITS for line in lines)
    return len(lines) > 1 and fitting * 2 > len(lines)


class FilterField(SearchField):
    """A search field that takes a list, and can mark a part of its text as wrong."""

    listPasted = Signal(str)
    historyWanted = Signal()

    def __init__(self, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(icons, "", "", parent)
        self._look = look
        self._wrong: tuple[int, int] | None = None

    def set_wrong(self, place: tuple[int, int] | None) -> None:
        """Underline a part of the text; None for nothing."""
        if place != self._wrong:
            self._wrong = place
            self.update()

    # --- pasting

    def _take(self, data: QMimeData | None) -> bool:
        text = data.text() if data is not None and data.hasText() else ""
        if not is_list(text):
            return False
        self.listPasted.emit(text)
        return True

    def _paste(self) -> None:
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self.paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() == Qt.Key.Key_Down and (
            not self.text() or event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.historyWanted.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dropEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paste = menu.findChild(QAction, "edit-paste")
        if paste is not None:
            paste.triggered.disconnect()
            paste.triggered.connect(self._paste)
        menu.popup(event.globalPos())

    # --- what is wrong

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._wrong is None:
            return
        left, right = (self._x_of(at) for at in self._wrong)
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, self)
        margins = self.textMargins()
        left = max(left, room.left() + margins.left())
        right = min(max(right, left + 8), room.right())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.tokens.danger), 1.5))
        base = self.height() // 2 + self.fontMetrics().ascent() // 2 + 4
        points = [QPoint(x, base + (2 if number % 2 else 0)) for number, x in enumerate(range(left, right + 1, 3))]
        painter.drawPolyline(points)
        painter.end()

    def _x_of(self, at: int) -> int:
        """Return where a letter begins, from where the cursor is."""
        cursor = self.cursorPosition()
        text, metrics = self.text(), self.fontMetrics()
        here = self.cursorRect().center().x()
        return here + metrics.horizontalAdvance(text[:at]) - metrics.horizontalAdvance(text[:cursor])
