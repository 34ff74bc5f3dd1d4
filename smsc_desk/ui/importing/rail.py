"""The five steps at the left edge: where one is, what was chosen in each, and the way back."""

from __future__ import annotations

import enum
from collections.abc import Collection

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from smsc_desk.ui import plain
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ElidedLabel, set_look

WIDTH, NARROW = 196, 60
_MARK = 24


class Step(enum.IntEnum):
    """In their order."""

    FILE = 0
    COLUMNS = 1
    RULES = 2
    RUN = 3
    RESULT = 4


class StepButton(QPushButton):
    """A number in a circle, or a tick once the step is behind, and beside it two lines of words."""

    def __init__(self, step: Step, look: Look, icons: Icons) -> None:
        super().__init__()
        self._step, self._look, self._icons = step, look, icons
        self._done = self._narrow = False
        self.setCheckable(True)
        self.setProperty("step", True)
        self._title, self._below = ElidedLabel("", "strong"), ElidedLabel("", "hint", Qt.TextElideMode.ElideMiddle)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARK + 22, 8, 8, 8)
        column.setSpacing(0)
        column.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        for part in (self._title, self._below):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self._look.scaled(52))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW - 16, self._look.scaled(52))

    def say(self, title: str, below: str) -> None:
        """Name the step, and say what was chosen in it."""
        self._title.setText(title)
        self._below.setText(plain.one_line(below))
        self._show_words()
        self.setAccessibleName(f"{int(self._step) + 1}. {title}" + (f": {below}" if below else ""))

    def set_done(self, done: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Say whether the step is behind."""
        self._done = done
        self.update()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - as above
        """Show the number alone."""
        self._narrow = narrow
        self._show_words()

    def _show_words(self) -> None:
        self._title.setVisible(not self._narrow)
        self._below.setVisible(not self._narrow and bool(self._below.text()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            set_look(self._title, "role", "strong" if self.isEnabled() else "muted")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = self._look.tokens
        circle = QRectF(10, (self.height() - _MARK) / 2, _MARK, _MARK)
        current = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.accent if current or self._done else tokens.line), 1.5))
            painter.setBrush(QColor(tokens.accent if current else tokens.surface))
            painter.drawEllipse(circle)
            if self._done and not current:
                mark = self._icons.pixmap("check", 14, tokens.accent, self.devicePixelRatioF())
                painter.drawPixmap(QPointF(circle.center().x() - 7, circle.center().y() - 7), mark)
                return
            painter.setPen(QColor(tokens.on_accent if current else tokens.muted))
            painter.setFont(self._look.figures(12))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(int(self._step) + 1))


class Rail(QWidget):
    """Buttons, of which one is pressed: the step that is shown."""

    chosen = Signal(int)

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.setProperty("plane", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 16, 8, 16)
        self._column.setSpacing(4)
        self._steps = {step: StepButton(step, look, icons) for step in Step}
        for step, button in self._steps.items():
            self._group.addButton(button, int(step))
            self._column.addWidget(button)
        self._column.addStretch(1)
        self._group.idClicked.connect(self.chosen)
        self.set_narrow(False)

    def button(self, step: Step) -> StepButton:
        """Return a step's button."""
        return self._steps[step]

    def show_step(self, current: Step, reachable: Collection[Step]) -> None:
        """Show which step one is in, and which ones can be gone to."""
        for step, button in self._steps.items():
            button.setChecked(step == current)
            button.setEnabled(step in reachable or step == current)
            button.set_done(step < current)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show numbers alone, or words too."""
        self.setFixedWidth(NARROW if narrow else WIDTH)
        for button in self._steps.values():
            button.set_narrow(narrow)
