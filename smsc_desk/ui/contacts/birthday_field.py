"""A birthday, typed as one likes; the calendar comes only when it is called."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from smsc_desk.book import birthday
from smsc_desk.book.errors import Invalid
from smsc_desk.ui import messages
from smsc_desk.ui.contacts.form_field import NOTHING, TextField, Verdict
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import icon_button, rename_icon_button


class BirthdayField(TextField):
    """Keeps a wrong date as it was typed, and says what is wrong with it once the field is left."""

    def __init__(
        self, icons: Icons, today: Callable[[], datetime.date], key: str = "birthday", parent: QWidget | None = None
    ) -> None:
        self._button = icon_button(icons.icon("calendar", "muted"), "")
        super().__init__(key, (self._button,), parent)
        self._today = today
        self._kept = ""
        self._button.clicked.connect(self._show_calendar)
        self.edit.editingFinished.connect(self.reword)
        self._retranslate()

    def raw_of(self, value: str) -> str:
        self._kept = value
        return birthday.show(value)

    def value(self) -> str:
        text = self.raw()
        # What the provider sent and nobody touched is no fault of the user's, though it be no date.
        return self._kept if text == birthday.show(self._kept) else birthday.parse(text, today=self._today())

    def judged(self) -> Verdict:
        try:
            iso = self.value()
        except Invalid as error:
            # Half a date is no mistake while it is being typed.
            return NOTHING if self.edit.hasFocus() else ("error", messages.invalid(error))
        return self._said_of(iso)

    def _said_of(self, iso: str) -> Verdict:
        today = self._today()
        age, coming = birthday.age(iso, today), birthday.next_birthday(iso, today)
        if age is None or coming is None:
            return NOTHING
        years, (_, days) = self.tr("%n year(s) old", "", age), coming
        when = self.tr("birthday today") if not days else self.tr("birthday in %n day(s)", "", days)
        typed = birthday.show(iso)
        start = "" if self.raw() == typed else f"{typed} · "
        return "none", f"{start}{years} · {when}"

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        rename_icon_button(self._button, self.tr("Choose a day in the calendar"))

    def _show_calendar(self) -> None:
        popup = CalendarPopup(self, self.tr("Calendar"))
        popup.chosen.connect(self._take)
        popup.open_at(self.edit, self._shown_day())

    def _shown_day(self) -> QDate:
        today = self._today()
        try:
            day = datetime.date.fromisoformat(self.value())
        except (Invalid, ValueError):
            day = datetime.date(today.year - 30, today.month, 1)  # nearer to most birthdays than today is
        return QDate(day.year, day.month, day.day)

    def _take(self, day: QDate) -> None:
        self.edit.setText(birthday.show(day.toString(Qt.DateFormat.ISODate)))
        self.tell_edited()
        self.edit.setFocus()


class CalendarPopup(QFrame):
    """A month to choose a day from; Esc or a click beside it closes it."""

    chosen = Signal(QDate)

    def __init__(self, parent: QWidget, accessible_name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(accessible_name)
        self.month = QCalendarWidget()
        self.month.setAccessibleName(accessible_name)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setFirstDayOfWeek(self.locale().firstDayOfWeek())
        self._dress()
        self.month.clicked.connect(self._choose)
        self.month.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.month)

    def _dress(self) -> None:
        """Weekends are no warnings, and the arrows have the colour of the text and a name."""
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, QTextCharFormat())
        for name, arrow, words in (
            ("prevmonth", Qt.ArrowType.LeftArrow, self.tr("Previous month")),
            ("nextmonth", Qt.ArrowType.RightArrow, self.tr("Next month")),
        ):
            button = self.month.findChild(QToolButton, f"qt_calendar_{name}")
            if isinstance(button, QToolButton):
                button.setIcon(QIcon())
                button.setArrowType(arrow)
                button.setAccessibleName(words)

    def open_at(self, edit: QLineEdit, day: QDate) -> None:
        """Show under a field, whole on its screen."""
        self.month.setMaximumDate(QDate.currentDate())
        self.month.setSelectedDate(day)
        self.adjustSize()
        room = edit.screen().availableGeometry()
        at = edit.mapToGlobal(QPoint(0, edit.height() + 2))
        x = max(room.left(), min(at.x(), room.right() - self.width()))
        fits = at.y() + self.height() <= room.bottom()
        self.move(x, at.y() if fits else edit.mapToGlobal(QPoint(0, -self.height() - 2)).y())
        self.show()
        self.month.setFocus()

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(day)
        self.close()
