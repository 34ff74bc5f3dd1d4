"""The parts of a name, and how the contact is shown: whole names that are pasted can be spread, parts put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from smsc_desk.ui.contacts.form_field import TextField, offer_button
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import icon_button, rename_icon_button


def short_name(last: str, first: str, middle: str) -> str:
    """Put together “Иванов П. С.”; without a last name the first one is written out."""
    last, first, middle = last.strip(), first.strip(), middle.strip()
    if not last:
        return " ".join(filter(None, (first, middle)))
    return " ".join(filter(None, (last, *(f"{part[0].upper()}." for part in (first, middle) if part))))


def spread_name(text: str) -> tuple[str, str, str] | None:
    """Cut “Иванов Пётр Сергеевич” into last, first and middle name; None for what is one name only."""
    parts = text.split()
    if not 2 <= len(parts) <= 4:  # more is a company, or a sentence
        return None
    return parts[0], parts[1], " ".join(parts[2:])


class LastNameField(TextField):
    """Offers to spread a whole name over the three fields."""

    spread_wanted = Signal(object)
    """(last, first, middle)"""

    def __init__(self, others_empty: Callable[[], bool]) -> None:
        super().__init__("last_name")
        self._others_empty = others_empty
        self._offer = offer_button()
        self.column.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        self._offer.clicked.connect(self._ask)

    def stops(self) -> list[QWidget]:
        return [self.edit, self._offer]

    def reword(self) -> None:
        super().reword()
        parts = spread_name(self.raw()) if self._others_empty() else None
        # The name may come with the form: only what is typed here is a name in the wrong place.
        self._offer.setVisible(parts is not None and self.edit.isModified())
        if parts:
            self._offer.setText(self.tr("Split into the name fields"))
            self._offer.setAccessibleName(self._offer.text())

    def _ask(self) -> None:
        if parts := spread_name(self.raw()):
            self.spread_wanted.emit(parts)


class ShownNameField(TextField):
    """The name that is shown, with a button that makes it of the parts."""

    def __init__(self, icons: Icons, parts: Callable[[], Sequence[str]]) -> None:
        self._button = icon_button(icons.icon("refresh", "muted"), "")
        super().__init__("name", (self._button,))
        self._parts = parts
        self._button.clicked.connect(self._compose)
        self._retranslate()

    def refresh_button(self) -> None:
        """The button is of use while there are parts that make another name."""
        made = short_name(*self._parts())
        self._button.setEnabled(bool(made) and made != self.raw())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _compose(self) -> None:
        self.edit.setText(short_name(*self._parts()))
        self.edit.setFocus()
        self.tell_edited()

    def _retranslate(self) -> None:
        rename_icon_button(self._button, self.tr("Make it from the name: last name and initials"))
