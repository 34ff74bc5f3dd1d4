"""Parts side by side that go on in the next line where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lays out from the leading edge, as high as its width makes it."""

    def __init__(self, parent: QWidget, gap: int) -> None:
        """`gap` in pixels, between the parts of a line and between the lines."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item, place in self._places(rect.width()):
            shown = QRect(rect.width() - place.right() - 1, place.y(), place.width(), place.height())
            item.setGeometry((shown if mirrored else place).translated(rect.topLeft()))

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Return where the parts go; those of one line are all as high as the highest of them."""
        places: list[tuple[QLayoutItem, QRect]] = []
        y = 0
        for line in self._lines(width):
            x, high = 0, max(item.sizeHint().height() for item in line)
            for item in line:
                places.append((item, QRect(x, y, item.sizeHint().width(), high)))
                x += item.sizeHint().width() + self._gap
            y += high + self._gap
        return places

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():  # a hidden widget
                continue
            taken = item.sizeHint().width() + self._gap
            if not lines or taken - self._gap > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= taken
        return lines
