"""A field of the contact form: what is typed (`raw`), what it means (`value`), and one sentence beside it.

The form compares raws to see what was touched, and values to see what is to be saved: a number typed anew in another
spelling is touched, but no change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smsc_desk.ui.widgets import FieldRow, FieldState, label, link_button

Words = Callable[[], str]
"""Words are made when they are shown, in the language of that moment."""
Verdict = tuple[FieldState, str]
GAP = 8
NOTHING: Verdict = ("none", "")


class FormField(QWidget):
    """One line of the form; `edited` tells of the user's changes only."""

    edited = Signal()
    rearranged = Signal()
    """its parts have come or gone"""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.name = label(role="muted")
        self._complaint: Words | None = None
        self._note: Words | None = None

    def raw(self) -> Any:
        """Return what stands in the field."""
        raise NotImplementedError

    def set_raw(self, raw: Any) -> None:
        """Show it, and tell nobody."""
        raise NotImplementedError

    def raw_of(self, value: Any) -> Any:
        """Remember a value of the book; return what stands in the field when it shows it."""
        raise NotImplementedError

    def raw_of_text(self, text: str) -> Any:
        """Return what stands in the field when a text was typed elsewhere."""
        return text

    def value(self) -> Any:
        """Return what is to be saved.

        Raises:
            Invalid: what is typed cannot be a value.
        """
        raise NotImplementedError

    def entrance(self) -> QWidget:
        """Return the widget that takes the focus."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """Return where the Tab key stops, in order."""
        return [self.entrance()]

    def set_name(self, text: str) -> None:
        """Set what the field is called, with its mnemonic."""
        raise NotImplementedError

    def reword(self) -> None:
        """Say in the language of now how the text is understood."""
        raise NotImplementedError

    def complain(self, words: Words) -> None:
        """Say what is wrong, until something is typed."""
        self._complaint = words
        self.reword()

    def remark(self, words: Words | None) -> None:
        """Say something about the value that is no fault, until something is typed."""
        self._note = words
        self.reword()

    def forget_words(self) -> None:
        """Take back complaint and remark."""
        self._complaint = self._note = None

    def said(self, judged: Verdict) -> Verdict:
        """Return what is to be said: a complaint before an own fault before a remark."""
        if self._complaint is not None and (words := self._complaint()):
            return "error", words
        if self._note is not None and judged[0] != "error":
            return "guess", self._note()
        return judged

    def tell_edited(self) -> None:
        """Called by what the user does."""
        self.forget_words()
        self.reword()
        self.edited.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.reword()


class SimpleField(FormField):
    """A field with one edit, perhaps buttons beside it, a sentence and a place for offers below it."""

    def __init__(self, key: str, edit: QWidget, beside: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.edit = edit
        self.beside = tuple(beside)
        self.hint = label(role="hint", wrap=True)
        self.row = FieldRow(self.name, edit, self.hint, reserved=False)
        self.name.setBuddy(edit)
        self.setFocusProxy(edit)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, GAP)
        self.column.setSpacing(3)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(edit, 1)
        for widget in beside:
            line.addWidget(widget)
        self.column.addLayout(line)
        self.column.addWidget(self.hint)

    def entrance(self) -> QWidget:
        return self.edit

    def stops(self) -> list[QWidget]:
        return [self.edit, *self.beside]

    def set_name(self, text: str) -> None:
        self.row.set_name(text)

    def judged(self) -> Verdict:
        """Return how the text is understood."""
        return NOTHING

    def reword(self) -> None:
        self.row.set_state(*self.said(self.judged()))


class TextField(SimpleField):
    """One line of text."""

    edit: QLineEdit

    def __init__(self, key: str, beside: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(key, QLineEdit(), beside, parent)
        self.edit.textEdited.connect(lambda _text: self.tell_edited())

    def raw(self) -> str:
        return self.edit.text()

    def set_raw(self, raw: str) -> None:
        self.edit.setText(raw)
        self.edit.setCursorPosition(0)
        self.reword()

    def raw_of(self, value: str) -> str:
        return value

    def value(self) -> str:
        # `other` is kept exactly as typed, as the provider keeps it.
        return self.raw() if self.key == "other" else self.raw().strip()


class NoteEdit(QPlainTextEdit):
    """Some lines of text that grow with what is written; Tab goes on to the next field."""

    LEAST, MOST = 2, 8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        lines = round(self.document().size().height())  # a plain text's size is measured in lines
        high = QFontMetrics(self.font()).lineSpacing() * min(max(lines, self.LEAST), self.MOST)
        self.setFixedHeight(high + 2 * round(self.document().documentMargin()) + 12)


class NoteField(SimpleField):
    """Some lines of text."""

    edit: NoteEdit

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, NoteEdit(), (), parent)
        self._quiet = False
        self.edit.textChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not self._quiet:
            self.tell_edited()

    def raw(self) -> str:
        return self.edit.toPlainText()

    def set_raw(self, raw: str) -> None:
        self._quiet = True
        self.edit.setPlainText(raw)
        self._quiet = False
        self.reword()

    def raw_of(self, value: str) -> str:
        return value.replace("\r\n", "\n").replace("\r", "\n")

    def value(self) -> str:
        return self.raw().strip()


def offer_button() -> QPushButton:
    """A suggestion under a field: words that can be pressed; it never is the button that Enter presses."""
    made = link_button("")
    made.setAutoDefault(False)
    made.hide()
    return made
