"""Going far in the table of contacts: to the first row, the last one, or where names begin with what is typed.

After a new order only its first rows are there for a moment: whoever goes to the end then means the end of all.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from smsc_desk.ui.contacts.contact_model import ContactModel


class Typed:
    """Letters typed one after the other are one text; after a pause another one begins."""

    def __init__(self) -> None:
        self._text = ""
        self._since = QElapsedTimer()

    def take(self, letters: str) -> str:
        """Return the text with what was typed now."""
        paused = not self._since.isValid() or self._since.hasExpired(QApplication.keyboardInputInterval())
        self._since.start()
        self._text = letters if paused else self._text + letters
        return self._text

    def end(self) -> None:
        """Let the next letter begin another text."""
        self._since.invalidate()


class Jumping:
    """Jumps by `go`, now and once more when all rows are there, unless `touch` tells that the user went elsewhere."""

    def __init__(
        self,
        model: ContactModel,
        go: Callable[[int], None],
        current: Callable[[], int],
        touch: Callable[[], object],
    ) -> None:
        self._model, self._go, self._current, self._touch = model, go, current, touch
        self._again: tuple[Callable[[], None], object] | None = None
        self.typed = Typed()

    def to_first(self) -> None:
        """Go to the first row."""
        self._go(0)

    def to_last(self) -> None:
        """Go to the last row of all."""
        self._do(lambda: self._go(self._model.rowCount() - 1))

    def type(self, letters: str) -> None:
        """Go to the first row that begins with what is typed; the same letter again goes to the next such row."""
        text = self.typed.take(letters)
        self._do(lambda: self._seek(text))

    def _seek(self, text: str) -> None:
        one = text[:1]
        row = self._model.row_that_begins(text)
        if row is None and len(text) > 1 and set(text) == {one}:
            row = self._next(one)
        if row is not None:
            self._go(row)

    def _next(self, letter: str) -> int | None:
        row = self._current() + 1
        return row if self._model.begins(row, letter) else self._model.row_that_begins(letter)

    def _do(self, jump: Callable[[], None]) -> None:
        if self._model.rowCount():
            jump()
        self._again = None if self._model.complete else (jump, self._where())

    def jump_again(self) -> bool:
        """Jump as far as was meant, now that all rows are there; False where nobody waits for it."""
        again, self._again = self._again, None
        if again is None or again[1] != self._where() or not self._model.rowCount():
            return False
        again[0]()
        return True

    def _where(self) -> object:
        return self._model.query, self._touch()
