"""The lines of a form: names beside the fields where there is room for both, else above them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

GAP = 12
FRAME = 14
"""How much higher a line of text is than its letters."""
FIELD_LETTERS = 24
"""A field beside its name has room for so many letters; a number with its buttons needs them."""


class FormGrid(QWidget):
    """Lines one under the other; each is a name and a widget."""

    def __init__(self, lines: Sequence[tuple[QLabel, QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = tuple(lines)
        self._above: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        self._reflow()

    @property
    def names_above(self) -> bool:
        """Whether the names stand above their fields."""
        return bool(self._above)

    def minimumSizeHint(self) -> QSize:
        # The narrowest form is the one with its names above, however it is placed now.
        widest = max(line.minimumSizeHint().width() for _, line in self._lines)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit()

    def fit(self) -> None:
        """Place the lines anew after the names have changed."""
        self._align_names()
        self._reflow()

    def _reflow(self) -> None:
        widest = max(name.sizeHint().width() for name, _ in self._lines)
        above = self.width() < widest + GAP + self.fontMetrics().averageCharWidth() * FIELD_LETTERS
        if above == self._above:
            return
        self._above = above
        for at, (name, line) in enumerate(self._lines):
            for widget in (name, line):
                self._grid.removeWidget(widget)
            self._grid.addWidget(name, 2 * at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(line, 2 * at + above, 0 if above else 1)
        self._grid.setColumnStretch(0, int(above))
        self._grid.setColumnStretch(1, int(not above))
        self._align_names()

    def _align_names(self) -> None:
        """Put a name in the middle of its field's first line, or close above it."""
        high = self.fontMetrics().height() + FRAME
        for name, _ in self._lines:
            name.setMinimumHeight(0 if self._above else high)
            name.setContentsMargins(0, 0, 0, 3 if self._above else 0)
