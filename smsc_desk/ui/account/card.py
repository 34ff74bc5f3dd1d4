"""A card in the middle of a screen, which grows downwards: what is already read does not move."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smsc_desk.ui.theme import TEXT_PIXELS

CARD_WIDTH = 420
RADIUS = 10


def grown(pixels: int, widget: QWidget) -> int:
    """A width that grows with the size of the text."""
    return round(pixels * max(widget.fontInfo().pixelSize(), TEXT_PIXELS) / TEXT_PIXELS)


class Card(QFrame):
    """A plane with round corners, drawn in the colours of the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(grown(CARD_WIDTH, self))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 24, 28, 24)
        self.column.setSpacing(12)

    def hasHeightForWidth(self) -> bool:
        """No: the width is fixed, so the hint below says the height, and no layout above has to ask twice."""
        return False

    def sizeHint(self) -> QSize:
        width = grown(CARD_WIDTH, self)
        return QSize(width, self.column.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedWidth(grown(CARD_WIDTH, self))

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self.palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
            painter.setBrush(palette.color(QPalette.ColorRole.Base))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class Centred(QScrollArea):
    """A card and a line below it; scrolls where the window is too small for them."""

    def __init__(self, card: QWidget, below: QWidget, growing: QWidget, parent: QWidget | None = None) -> None:
        """`growing` is the part of the card that comes and goes; the place of the card does not depend on it."""
        super().__init__(parent)
        self._card, self._below, self._growing = card, below, growing
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(12)
        self._column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(below, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        """Room for the card, and for a message in it."""
        return self._card.sizeHint() + QSize(40, 130)

    def reveal(self, widget: QWidget) -> None:
        """Bring a part that has just appeared into sight, once it has its place."""
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(widget, 0, 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LanguageChange}:
            self._settle()

    def _settle(self) -> None:
        """Place the card a little above the middle, as if it were at its smallest."""
        grown = 0 if self._growing.isHidden() else self._growing.height() + self._column.spacing()
        below = 0 if self._below.isHidden() else self._below.sizeHint().height() + self._column.spacing()
        free = self.viewport().height() - (self._card.sizeHint().height() - grown) - below
        self._column.setContentsMargins(16, max(16, round(free * 0.42)), 16, 16)


def side_by_side(*widgets: QWidget, spacing: int) -> QWidget:
    """The widgets in a line, as narrow as they are."""
    made = QWidget()
    layout = QHBoxLayout(made)
    _fill(layout, widgets, spacing)
    layout.addStretch(1)
    return made


def stacked(*widgets: QWidget, spacing: int) -> QWidget:
    """The widgets one under the other."""
    made = QWidget()
    _fill(QVBoxLayout(made), widgets, spacing)
    return made


def _fill(layout: QBoxLayout, widgets: tuple[QWidget, ...], spacing: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
