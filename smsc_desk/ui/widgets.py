"""Small building blocks every screen is put together from; text is plain unless it was escaped here.

One file, though long: each block is small, and who builds a screen looks for them in one place. In order:
text, buttons, fields, forms, bars and empty states, tokens. Colours come from the style sheet by property
("role", "primary", "state"), pictures from `Icons`.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPropertyAnimation,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)  # fmt: skip
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QGuiApplication,
    QHideEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QStandardItem,
    QStandardItemModel,
)  # fmt: skip
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCompleter,
    QFrame,
    QGraphicsOpacityEffect,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from smsc_desk.ui import plain
from smsc_desk.ui.icons import IconRole, Icons

LabelRole = Literal[
    "text", "title", "heading", "muted", "hint", "strong", "ok", "good", "guess", "warn", "error", "danger"
]
FieldState = Literal["none", "ok", "guess", "error"]
BarKind = Literal["info", "warn", "danger", "ok"]
FADE_MS = 120
ICON_SIDE = 16


# ---- text ----------------------------------------------------------------------------------------


def label(text: str = "", role: LabelRole = "text", *, wrap: bool = False) -> QLabel:
    """The only place that makes labels: plain text, so that nothing from outside is read as markup."""
    made = PlainLabel(text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


class PlainLabel(QLabel):
    """Plain text, with marks for what would turn or hide other text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(plain.text(text))


def tooltip(text: str) -> str:
    """The text as a tooltip that wraps; tooltips guess at markup, so it is escaped and said to be rich."""
    return f"<span>{html.escape(plain.text(text)).replace(chr(10), '<br>')}</span>" if text else ""


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Sets a property the style sheet looks at, and lets the style see it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class ElidedLabel(QLabel):
    """Gives way before it pushes its neighbours; `text()` stays whole for tooltip and accessibility."""

    def __init__(
        self,
        text: str = "",
        role: LabelRole = "text",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance("M…")
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(tooltip(self.text()) if self.is_cut() else "")
        return super().event(event)

    def is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self._one_line()) > self.contentsRect().width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self._one_line(), self._mode, room.width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(room, self.alignment() | Qt.TextFlag.TextSingleLine, shown)

    def _one_line(self) -> str:
        return plain.one_line(" ".join(self.text().split("\n")))


# ---- buttons -------------------------------------------------------------------------------------


def button(text: str, icon: QIcon | None = None) -> QPushButton:
    made = QPushButton(text)
    if icon is not None:
        made.setIcon(icon)
        made.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
    return made


def primary_button(text: str, icon: QIcon | None = None) -> QPushButton:
    """The one button of a screen that does what the screen is for; its icon wants the role "on_accent"."""
    made = button(text, icon)
    made.setProperty("primary", True)
    return made


def danger_button(text: str) -> QPushButton:
    made = button(text)
    made.setProperty("danger", True)
    return made


def link_button(text: str) -> QPushButton:
    made = button(text)
    made.setProperty("link", True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def icon_button(icon: QIcon, accessible_name: str, tip: str = "", side: int = 28) -> QToolButton:
    """A button without words; the name is for those who do not see it, and the tooltip when none is given."""
    made = QToolButton()
    made.setProperty("bare", True)
    made.setAutoRaise(True)
    made.setIcon(icon)
    made.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
    made.setFixedSize(side, side)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    rename_icon_button(made, accessible_name, tip)
    return made


def rename_icon_button(made: QToolButton, accessible_name: str, tip: str = "") -> None:
    made.setAccessibleName(accessible_name)
    made.setToolTip(tooltip(tip or accessible_name))


def line(*, vertical: bool = False) -> QFrame:
    """A separator of one pixel."""
    made = QFrame()
    made.setProperty("line", True)
    (made.setFixedWidth if vertical else made.setFixedHeight)(1)
    return made


# ---- fields --------------------------------------------------------------------------------------


class SearchField(QLineEdit):
    """A line with a magnifying glass and, once something is typed, a cross that clears it."""

    def __init__(self, icons: Icons, placeholder: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.addAction(icons.icon("search", "faint"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icons.icon("close", "muted"), "", self)
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.setAccessibleName(accessible_name)

    def set_error(self, message: str) -> None:
        """An empty message means the text is understood."""
        set_look(self, "state", "error" if message else "none")
        self.setAccessibleDescription(message)
        self.setToolTip(tooltip(message))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._clear.setText(self.tr("Clear"))
        self._clear.setToolTip(tooltip(self.tr("Clear")))
        for pressed in self.findChildren(QToolButton):  # Qt's own, one for each of the two actions
            pressed.setAccessibleName(self.tr("Clear") if pressed.defaultAction() is self._clear else self._name)

    def setAccessibleName(self, name: str) -> None:
        self._name = name
        super().setAccessibleName(name)
        self._retranslate()


def dress_spin_box(box: QAbstractSpinBox) -> None:
    """The inset of other fields: a style sheet's padding does not reach the line inside a spin box."""
    inner = box.findChild(QLineEdit)
    if inner is not None:
        inner.setTextMargins(9, 0, 0, 0)


class SecretField(QWidget):
    """A password and a button that shows it; input methods are told to remember nothing."""

    textChanged = Signal(str)
    returnPressed = Signal()

    def __init__(self, icons: Icons, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.edit = QLineEdit()
        self.edit.setAccessibleName(accessible_name)
        self.edit.textChanged.connect(self.textChanged)
        self.edit.returnPressed.connect(self.returnPressed)
        self._toggle = icon_button(icons.icon("eye", "muted"), "")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._show_secret)
        _row(self, self.edit, self._toggle)
        self.setFocusProxy(self.edit)
        self._show_secret(shown=False)

    def text(self) -> str:
        return self.edit.text()

    def setText(self, text: str) -> None:
        self.edit.setText(text)

    def clear(self) -> None:
        self.edit.clear()
        self._toggle.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show_secret(self, shown: bool) -> None:  # noqa: FBT001 - a slot of toggled(bool)
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        hint = Qt.InputMethodHint
        # After the echo mode, which sets hints of its own.
        self.edit.setInputMethodHints(
            hint.ImhHiddenText | hint.ImhSensitiveData | hint.ImhNoPredictiveText | hint.ImhNoAutoUppercase
        )
        self._toggle.setIcon(self._icons.icon("eye-off" if shown else "eye", "muted"))
        self._retranslate()

    def _retranslate(self) -> None:
        shown = self._toggle.isChecked()
        rename_icon_button(self._toggle, self.tr("Hide password") if shown else self.tr("Show password"))


class FieldRow:
    """One line of a form: what it is called, the field, and one line of hint or error under the field."""

    def __init__(self, name: QLabel, field: QWidget, hint: QLabel, *, reserved: bool) -> None:
        self.name, self.field, self.hint = name, field, hint
        self._reserved = reserved
        self._shown = True
        self.set_state("none")

    def set_state(self, state: FieldState, text: str = "") -> None:
        """Says in words whether the value is understood; the place of a reserved hint never changes."""
        self.hint.setText(text)
        set_look(self.hint, "role", "hint" if state == "none" else state)
        self.hint.setToolTip(tooltip(text))
        set_look(self.field, "state", state)
        self.field.setAccessibleDescription(text)
        self.hint.setVisible(self._shown and (self._reserved or bool(text)))

    def set_name(self, text: str) -> None:
        self.name.setText(text)
        self.field.setAccessibleName(text.replace("&", ""))

    def set_visible(self, shown: bool) -> None:  # noqa: FBT001 - as QWidget.setVisible
        self._shown = shown
        self.name.setVisible(shown)
        self.field.setVisible(shown)
        self.hint.setVisible(shown and (self._reserved or bool(self.hint.text())))


class Form(QWidget):
    """Rows one under the other, names in one column (or above their fields)."""

    def __init__(self, parent: QWidget | None = None, *, above: bool = False) -> None:
        super().__init__(parent)
        self._above = above
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0 if above else 1, 1)

    def add_row(self, name: str, field: QWidget, *, reserve: bool = False) -> FieldRow:
        """`reserve` keeps the line of the hint free for ever: for fields that speak while one types."""
        tag, hint = label(name, "muted"), ElidedLabel("", "hint")
        tag.setBuddy(field)
        field.setAccessibleName(name.replace("&", ""))
        tall = isinstance(field, TokenField | QPlainTextEdit)
        tag.setMinimumHeight(30 if tall else 0)
        hint.setContentsMargins(0, 3, 0, 0)
        # A long sentence must not make the form wider.
        hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        at = self._grid.rowCount()
        column = 0 if self._above else 1
        self._grid.addWidget(tag, at, 0, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, at + self._above, column)
        self._grid.addWidget(hint, at + self._above + 1, column)
        self._grid.setRowMinimumHeight(at + self._above + 2, 8)
        return FieldRow(tag, field, hint, reserved=reserve)


class ThinProgress(QWidget):
    """A bar of 3 pixels that always keeps its place; it appears only when the wait can be noticed."""

    PATIENCE_MS = 300
    PERIOD_MS = 1400

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setFixedHeight(3)
        self._at = 0.0
        self._fraction: float | None = None
        self._running = False
        self._patience = QTimer(self, singleShot=True, interval=self.PATIENCE_MS)
        self._patience.timeout.connect(self._begin)
        self._frames = QTimer(self, interval=33)
        self._frames.timeout.connect(self._advance)

    def set_busy(self, busy: bool, fraction: float | None = None) -> None:  # noqa: FBT001
        """With a fraction (0..1) the bar tells how much is done, without one only that something is."""
        self._fraction = fraction
        if not busy:
            self._patience.stop()
            self._running = False
        elif not self._running and not self._patience.isActive():
            self._patience.start()
        self._animate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._animate()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frames.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._running:
            return
        width, accent = self.width(), self.palette().color(QPalette.ColorRole.Accent)
        with QPainter(self) as painter:
            if self._fraction is not None:
                painter.fillRect(0, 0, round(width * self._fraction), self.height(), accent)
            else:
                part = max(40, width // 4)
                painter.fillRect(round(self._at * (width + part)) - part, 0, part, self.height(), accent)

    def _begin(self) -> None:
        self._running = True
        self._animate()

    def _animate(self) -> None:
        moving = self._running and self._fraction is None and self.isVisible()
        if moving and not self._frames.isActive():
            self._frames.start()
        elif not moving:
            self._frames.stop()
        self.update()

    def _advance(self) -> None:
        self._at = (self._at + self._frames.interval() / self.PERIOD_MS) % 1.0
        self.update()


# ---- bars and empty states -----------------------------------------------------------------------


class MessageBar(QFrame):
    """A slim bar: what happened, what to do, technical words folded away. Says itself aloud once shown."""

    triggered = Signal(str)
    """the key of the action pressed"""
    closed = Signal()

    _ICONS: dict[BarKind, tuple[str, IconRole]] = {  # noqa: RUF012 - read only
        "info": ("info", "accent"), "warn": ("warning", "warn"),
        "danger": ("warning", "danger"), "ok": ("check", "ok"),
    }  # fmt: skip

    def __init__(
        self,
        icons: Icons,
        kind: BarKind,
        text: str,
        actions: Sequence[tuple[str, str]] = (),
        details: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: BarKind = kind
        self.setProperty("bar", kind)
        name, role = self._ICONS[kind]
        self._icon = label()
        self._icon.setPixmap(icons.icon(name, role).pixmap(QSize(18, 18), self.devicePixelRatioF()))
        self._text = label(text, wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons = [self._action_button(key, title) for key, title in actions]
        self._fold = link_button("")
        self._fold.setCheckable(True)
        self._fold.setVisible(bool(details))
        self._copy = link_button("")
        self._close = icon_button(icons.icon("close", "muted"), self.tr("Close"), side=24)
        self._details = QPlainTextEdit(details, readOnly=True)
        self._details.hide()
        self._details.setMaximumHeight(110)
        self._fade = self._make_fade()
        self._place()
        self._connect()
        self._retranslate()

    @property
    def text(self) -> str:
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Changes the words in place, without a new announcement (a countdown, a count)."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def close_after(self, milliseconds: int) -> None:
        """For a bar that offers Undo for a while; stays as long as the pointer or the focus is in it."""
        QTimer.singleShot(milliseconds, self, lambda: self._close_unless_used(milliseconds))

    def dismiss(self) -> None:
        """Goes away; `closed` is sent at once, so that nothing waits for the fade."""
        self.closed.emit()
        self.hide()
        self.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fade.start()
        said = QAccessibleAnnouncementEvent(self, self._text.text())
        urgent = self._kind in {"danger", "warn"}
        politeness = QAccessible.AnnouncementPoliteness
        said.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(said)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _action_button(self, key: str, title: str) -> QPushButton:
        made = button(title)
        made.clicked.connect(lambda: self.triggered.emit(key))
        return made

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self._icon, self._text, self._fold, *self._buttons, self._close):
            top.addWidget(widget, 1 if widget is self._text else 0)
        below = QHBoxLayout()
        below.addWidget(self._details, 1)
        below.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignBottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 5, 8, 5)
        whole.addLayout(top)
        whole.addLayout(below)
        self._copy.hide()

    def _connect(self) -> None:
        self._fold.toggled.connect(self._details.setVisible)
        self._fold.toggled.connect(self._copy.setVisible)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details.toPlainText()))
        self._close.clicked.connect(self.dismiss)

    def _make_fade(self) -> QPropertyAnimation:
        effect = QGraphicsOpacityEffect(self, opacity=0.0)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        # The system may have asked for no motion at all.
        fade.setDuration(min(FADE_MS, self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)))
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        # An effect left in place would paint the bar through a blurred copy on scaled screens.
        fade.finished.connect(lambda: effect.setEnabled(False))
        return fade

    def _close_unless_used(self, again: int) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self.close_after(again)
        else:
            self.dismiss()

    def _retranslate(self) -> None:
        self._fold.setText(self.tr("Details"))
        self._copy.setText(self.tr("Copy"))
        self._details.setAccessibleName(self.tr("Details"))
        rename_icon_button(self._close, self.tr("Close"))
        self.setAccessibleName(self._text.text())


class EmptyState(QWidget):
    """Instead of rows: icon, sentence, main button, link. Empty, loading and failed are three pictures."""

    triggered = Signal(str)
    """the key of the button or link pressed"""

    PICTURE = 44

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._picture = label()
        self._sentence = label(role="muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setMinimumSize(200, 2 * self._sentence.fontMetrics().lineSpacing())
        self._sentence.setMaximumWidth(440)
        self._picture.setFixedSize(self.PICTURE, self.PICTURE)
        self._progress = ThinProgress(self.tr("Loading"))
        self._progress.setFixedWidth(160)
        self._main, self._link = primary_button(""), link_button("")
        self._keys = {self._main: "", self._link: ""}
        for pressed in self._keys:
            pressed.clicked.connect(lambda _=False, which=pressed: self.triggered.emit(self._keys[which]))
        self._place()
        self.show_empty("users", "")

    def show_empty(
        self, icon: str, text: str, main: tuple[str, str] | None = None, link: tuple[str, str] | None = None
    ) -> None:
        """`main` and `link` are (key, words)."""
        self._fill(icon, "faint", text, main, link)

    def show_loading(self, text: str, fraction: float | None = None) -> None:
        self._fill("cloud", "accent", text, None, None)
        self._progress.show()
        self._progress.set_busy(True, fraction)

    def show_failed(self, text: str, main: tuple[str, str] | None = None, link: tuple[str, str] | None = None) -> None:
        self._fill("cloud-off", "warn", text, main, link)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._progress.setAccessibleName(self.tr("Loading"))

    def _fill(
        self,
        icon: str,
        role: IconRole,
        text: str,
        main: tuple[str, str] | None,
        link: tuple[str, str] | None,
    ) -> None:
        side = QSize(self.PICTURE, self.PICTURE)
        self._picture.setPixmap(self._icons.icon(icon, role).pixmap(side, self.devicePixelRatioF()))
        self._sentence.setText(text)
        self.setAccessibleName(text)
        self._progress.set_busy(False)
        self._progress.hide()
        for pressed, given in ((self._main, main), (self._link, link)):
            self._keys[pressed], words = given or ("", "")
            pressed.setText(words)
            pressed.setVisible(given is not None)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        # Between stretches, not by alignment: an aligned label is not asked how high it is at its width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._sentence, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        for widget in (self._progress, self._main, self._link):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


def _row(parent: QWidget, *widgets: QWidget, spacing: int = 4) -> QLayout:
    """One line; the first widget takes what is left over."""
    layout = QHBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is widgets[0] else 0)
    return layout


# ---- tokens --------------------------------------------------------------------------------------


class Token(NamedTuple):
    """A group or tag in a field; the key is empty while the thing is still to be created."""

    key: str
    text: str


Suggest = Callable[[str], Sequence[tuple[str, str]]]
"""typed text -> tokens to offer, best first"""
CreateLine = Callable[[str], str | None]
"""typed text -> the words of the last line that offers to create it, or None"""


def suggest_from(model: QAbstractItemModel, key_role: int = int(Qt.ItemDataRole.UserRole), limit: int = 30) -> Suggest:
    """Offers the rows of a model whose text contains what was typed."""

    def suggest(typed: str) -> list[tuple[str, str]]:
        found = model.match(
            model.index(0, 0), int(Qt.ItemDataRole.DisplayRole), typed, limit, Qt.MatchFlag.MatchContains
        )
        return [(str(index.data(key_role)), str(index.data())) for index in found]

    return suggest


class Chip(QFrame):
    """One token with a cross that the keyboard reaches; Delete and Backspace on it remove the token."""

    removed = Signal()
    moved = Signal(int)

    def __init__(self, icons: Icons, token: Token, *, partial: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.token = token
        self.setProperty("chip", True)
        self.setProperty("partial", partial)
        self.setAccessibleName(token.text)
        self._text = ElidedLabel(token.text)
        self.cross = icon_button(icons.icon("close", "muted"), "", side=20)
        self.cross.setIconSize(QSize(12, 12))
        self.cross.clicked.connect(self.removed)
        self.cross.installEventFilter(self)
        layout = _row(self, self._text, self.cross, spacing=2)
        layout.setContentsMargins(6, 0, 1, 0)
        self.retranslate()

    def retranslate(self) -> None:
        rename_icon_button(self.cross, self.tr("Remove {name}").format(name=self.token.text))

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.removed.emit()
            case Qt.Key.Key_Left:
                self.moved.emit(-1)
            case Qt.Key.Key_Right:
                self.moved.emit(1)
            case _:
                return False
        return True


class _TokenEdit(QLineEdit):
    """The line in a token field: tells the keys that mean something for the tokens."""

    entered = Signal()
    left_start = Signal(bool)
    """a step to the tokens before the text; True: remove the last one"""
    focused = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, at_start = event.key(), self.cursorPosition() == 0 and not self.hasSelectedText()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.text().strip():
            # Accepted here, or a dialog would press its default button as well.
            self.entered.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.left_start.emit(True)
        elif key == Qt.Key.Key_Left and at_start:
            self.left_start.emit(False)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.focused.emit(event.type() == QEvent.Type.FocusIn)
        return super().event(event)


class TokenField(QFrame):
    """Groups or tags as chips, and a line to type more: Enter adds, Backspace removes the last."""

    tokensChanged = Signal()
    """only by the user, not by `set_tokens`"""

    _MARGIN, _GAP, _EDIT_LEAST = 4, 4, 60

    def __init__(
        self,
        icons: Icons,
        suggest: Suggest,
        create_line: CreateLine | None = None,
        accessible_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons, self._suggest, self._create_line = icons, suggest, create_line
        self._chips: list[Chip] = []
        self.setProperty("field", True)
        self.edit = _TokenEdit(self)
        self.edit.setProperty("bare", True)
        self.setFocusProxy(self.edit)
        self._offers = QStandardItemModel(self)
        self._completer = self._make_completer()
        self._connect()
        self.setAccessibleName(accessible_name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange()

    def tokens(self) -> list[Token]:
        return [chip.token for chip in self._chips]

    def set_tokens(self, tokens: Sequence[tuple[str, str]], partial: Sequence[str] = ()) -> None:
        """`partial` are keys that only some of several contacts have: drawn dashed."""
        for chip in self._chips:
            self._drop(chip)
        self._chips = [self._new_chip(Token(*token), partial=token[0] in partial) for token in tokens]
        self._chips_changed()

    def add(self, key: str, text: str) -> None:
        """As if the user had chosen it; a token that is there already is not added twice."""
        self._popup.hide()
        self.edit.clear()
        token = Token(key, text)
        if token not in self.tokens():
            self._chips.append(self._new_chip(token, partial=False))
            self._chips_changed()
            self.tokensChanged.emit()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def setAccessibleDescription(self, text: str) -> None:
        super().setAccessibleDescription(text)
        self.edit.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        return QSize(220, self._height_for(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height_for(10_000))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height_for(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for chip in self._chips:
                chip.retranslate()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._arrange()
            self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.edit.setFocus()
        super().mousePressEvent(event)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._offers, self)
        self._popup = QListView()
        self._popup.setProperty("popup", True)
        completer.setPopup(self._popup)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        # Not `edit.setCompleter`: that would write the chosen words into the line after they became a token.
        completer.setWidget(self.edit)
        # Its rows, not its texts: two groups may have the same name.
        self._popup.clicked.connect(self._take)
        return completer

    def _connect(self) -> None:
        self.edit.textEdited.connect(self._offer)
        self.edit.entered.connect(self._enter)
        self.edit.left_start.connect(self._leave_start)
        self.edit.focused.connect(lambda inside: set_look(self, "active", inside))

    def _new_chip(self, token: Token, *, partial: bool) -> Chip:
        chip = Chip(self._icons, token, partial=partial, parent=self)
        chip.removed.connect(lambda: self._remove(chip))
        chip.moved.connect(lambda step: self._focus_beside(chip, step))
        chip.show()
        return chip

    def _drop(self, chip: Chip) -> None:
        chip.hide()
        chip.deleteLater()

    def _remove(self, chip: Chip) -> None:
        self._focus_beside(chip, 1)
        self._chips.remove(chip)
        self._drop(chip)
        self._chips_changed()
        self.tokensChanged.emit()

    def _focus_beside(self, chip: Chip, step: int) -> None:
        at = self._chips.index(chip) + step
        if at >= len(self._chips):
            self.edit.setFocus()
        else:
            self._chips[max(0, at)].cross.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave_start(self, remove: bool) -> None:  # noqa: FBT001 - a slot of left_start(bool)
        if self._chips and remove:
            self._remove(self._chips[-1])
        elif self._chips:
            self._chips[-1].cross.setFocus(Qt.FocusReason.TabFocusReason)

    def _offer(self, typed: str) -> None:
        wanted = typed.strip()
        self._offers.clear()
        present = set(self.tokens())
        for key, text in self._suggest(wanted) if wanted else ():
            if Token(key, text) not in present:
                self._append_offer(text, Token(key, text))
        words = self._create_line(wanted) if wanted and self._create_line else None
        if words:
            self._append_offer(words, Token("", wanted))
        if not self._offers.rowCount():
            self._popup.hide()
            return
        self._completer.complete(QRect(0, 0, max(self.width(), 200), self.height()))
        self._highlight(wanted)

    def _highlight(self, typed: str) -> None:
        """What Enter would take is always to be seen: the same name, or else the first line."""
        rows = [row for row in range(self._offers.rowCount()) if self._words_of(row).casefold() == typed.casefold()]
        self._popup.setCurrentIndex(self._completer.completionModel().index(rows[0] if rows else 0, 0))

    def _words_of(self, row: int) -> str:
        return self._offers.item(row).text()

    def _append_offer(self, words: str, token: Token) -> None:
        item = QStandardItem(words)
        item.setData(list(token), Qt.ItemDataRole.UserRole)
        item.setEditable(False)
        self._offers.appendRow(item)

    def _enter(self) -> None:
        if self._popup.isVisible() and self._popup.currentIndex().isValid():
            self._take(self._popup.currentIndex())
            return
        typed = self.edit.text().strip()
        same = [pair for pair in self._suggest(typed) if pair[1].casefold() == typed.casefold()]
        self._popup.hide()
        if same:
            self.add(*same[0])
        elif self._create_line and self._create_line(typed):
            self.add("", typed)

    def _take(self, index: QModelIndex) -> None:
        chosen = index.data(Qt.ItemDataRole.UserRole)
        self._popup.hide()
        if chosen:
            self.add(*chosen)

    def _places(self, width: int) -> list[QRect]:
        """Where each chip and then the line go, from left to right, line by line."""
        room = max(width - 2 * self._MARGIN, self._EDIT_LEAST)
        high = max(22, self.fontMetrics().height() + 6)
        places: list[QRect] = []
        x, y = 0, 0
        for wanted in [*(min(chip.sizeHint().width(), room) for chip in self._chips), self._EDIT_LEAST]:
            if x and x + wanted > room:
                x, y = 0, y + high + self._GAP
            places.append(QRect(x, y, wanted, high))
            x += wanted + self._GAP
        places[-1].setWidth(room - places[-1].x())
        return places

    def _height_for(self, width: int) -> int:
        return self._places(width)[-1].bottom() + 1 + 2 * self._MARGIN

    def _arrange(self) -> None:
        """Place the parts in the width there is; the height that they need is asked for by `heightForWidth`.

        A height set from here would change the width again where a scroll bar comes and goes with it, without end.
        """
        for widget, place in zip([*self._chips, self.edit], self._places(self.width()), strict=True):
            widget.setGeometry(place.translated(self._MARGIN, self._MARGIN))

    def _chips_changed(self) -> None:
        self._arrange()
        self._keep_tab_order()
        self.updateGeometry()

    def _keep_tab_order(self) -> None:
        """Chips from left to right, then the line, where the line stood in the order of the window."""
        crosses = [chip.cross for chip in self._chips]
        before: QWidget = self.edit.previousInFocusChain()  # type: ignore[assignment] # a chain is a ring
        while before in crosses:
            before = before.previousInFocusChain()  # type: ignore[assignment]
        for widget in (*crosses, self.edit):
            QWidget.setTabOrder(before, widget)
            before = widget
