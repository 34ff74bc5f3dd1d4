"""Buttons side by side, or one under the other where there is no room: words in other languages are longer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget


class ButtonRow(QWidget):
    """As narrow as its widest button; hidden ones take no place."""

    def __init__(self, buttons: Sequence[QWidget], spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons, self._spacing = tuple(buttons), spacing
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        for button in buttons:
            self._box.addWidget(button)
        self._box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths(), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._reflow()
        return super().event(event)

    def refresh(self) -> None:
        """Take no place where every button is hidden; to be called after they were hidden or shown."""
        self.setVisible(bool(self._widths()))

    def _widths(self) -> list[int]:
        return [button.sizeHint().width() for button in self._buttons if not button.isHidden()]

    def _reflow(self) -> None:
        widths = self._widths()
        fits = sum(widths) + self._spacing * (len(widths) - 1) <= self.width()
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
