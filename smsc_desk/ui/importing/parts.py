"""Small parts that several steps are put together from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from smsc_desk.ui.icons import IconRole, Icons
from smsc_desk.ui.widgets import button, label, set_look, tooltip

MARGIN = 24
GAP = 12


def page_column(page: QWidget) -> QVBoxLayout:
    """Return the column that a step's parts stand in."""
    column = QVBoxLayout(page)
    column.setContentsMargins(MARGIN, 20, MARGIN, GAP)
    column.setSpacing(GAP)
    page.setProperty("plane", "window")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return column


def row_of(*parts: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Return parts side by side; a number is a stretch."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QWidget):
            row.addWidget(part)
        else:
            row.addStretch(part)
    return row


class Choice(QComboBox):
    """A list of values to choose from; the wheel scrolls the page rather than change what was chosen."""

    chosen = Signal(object)
    """the value that the user chose"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(self)
        self.activated.connect(lambda at: self.chosen.emit(self._values[at]))
        self.currentTextChanged.connect(lambda text: self.setToolTip(tooltip(text)))

    def offer(self, offers: Sequence[tuple[object, str]], current: object) -> None:
        """Offer values with their words; tells nobody."""
        values, texts = [value for value, _ in offers], [text for _, text in offers]
        if values != self._values or texts != [self.itemText(at) for at in range(self.count())]:
            self.clear()
            self.addItems(texts)
            self._values = values
        self.setCurrentIndex(self._values.index(current) if current in self._values else -1)

    def value(self) -> object:
        """Return what is chosen."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Let a text that is cut end in an ellipsis."""
        super().initStyleOption(option)
        room = self.width() - 45  # the field's own inset and its arrow
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self.view().isVisible():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class Notice(QFrame):
    """A sentence on a soft ground with an icon, and what can be done about it."""

    triggered = Signal(str)

    def __init__(self, icons: Icons, kind: str, keys: Sequence[str] = ()) -> None:
        super().__init__()
        self._icons, self._kind = icons, kind
        self._picture, self._text = label(), label(wrap=True)
        self._buttons = {key: button("") for key in keys}
        self.setProperty("bar", kind)
        self.setProperty("rounded", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        for key, pressed in self._buttons.items():
            pressed.clicked.connect(lambda _=False, which=key: self.triggered.emit(which))
            row.addWidget(pressed)
        self.hide()

    def say(self, text: str, **words: str) -> None:
        """Show a sentence, and the words of its buttons; an empty one hides it."""
        self._text.setText(text)
        self.setAccessibleName(text)
        name, role = {"warn": ("warning", "warn"), "danger": ("warning", "danger"), "ok": ("check", "ok")}.get(
            self._kind, ("info", "accent")
        )
        picture = self._icons.icon(name, role)  # type: ignore[arg-type] # one of the roles
        self._picture.setPixmap(picture.pixmap(QSize(18, 18), self.devicePixelRatioF()))
        for key, pressed in self._buttons.items():
            pressed.setText(words.get(key, ""))
            pressed.setAccessibleName(words.get(key, ""))
            pressed.setVisible(bool(words.get(key)))
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """What it says, empty while it is hidden."""
        return self._text.text()


class Flow(QWidget):
    """Children of equal width in as many columns as fit."""

    def __init__(self, least: int, gap: int = 8) -> None:
        super().__init__()
        self._least, self._columns = least, 0
        self._children: list[QWidget] = []
        self._shown: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)

    def add(self, child: QWidget) -> None:
        """Add a child at the end."""
        child.setParent(self)  # first: without a parent it counts as hidden, and would be shown as a window
        self._children.append(child)
        self.rearrange()

    def rearrange(self) -> None:
        """Close the gaps of children that were hidden."""
        self._shown = [child for child in self._children if not child.isHidden()]
        for child in self._children:
            self._grid.removeWidget(child)
        self._clear()
        self._arrange()

    def _clear(self) -> None:
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        shown = len(self._shown)
        fit = max(1, (self.width() + self._grid.spacing()) // (self._least + self._grid.spacing()))
        rows = -(-shown // min(fit, shown)) if shown else 1
        columns = -(-shown // rows)  # rows of the same length, rather than a long one and a short one
        if columns == self._columns:
            return
        self._clear()
        self._columns = columns
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        for at, child in enumerate(self._shown):
            self._grid.addWidget(child, at // columns, at % columns)


def paint_sign(where: QLabel, icons: Icons, name: str, role: IconRole, side: int = 16) -> None:
    """Show an icon in a label."""
    where.setPixmap(icons.icon(name, role).pixmap(QSize(side, side), where.devicePixelRatioF()))


def name_button(pressed: QPushButton, text: str, tip: str = "") -> None:
    """Give a button its words; they are its name too."""
    pressed.setText(text)
    pressed.setAccessibleName(text.rstrip("…"))
    pressed.setToolTip(tooltip(tip))


def bare_text(text: str) -> str:
    """Return text from outside as the words of a button, where an ampersand would be a key."""
    return text.replace("&", "&&")


def titled(name: QLabel, field: QWidget) -> QWidget:
    """Return a field with its name above it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    set_look(name, "role", "hint")
    name.setBuddy(field)
    column.addWidget(name)
    column.addWidget(field)
    return made
