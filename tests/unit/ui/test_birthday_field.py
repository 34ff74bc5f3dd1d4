"""A birthday: typed freely, wrong ones kept and explained, age and days told."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QDate

from smsc_desk.book.errors import Invalid
from smsc_desk.ui.contacts.birthday_field import BirthdayField, CalendarPopup
from smsc_desk.ui.icons import Icons


@pytest.fixture
def field(icons: Icons, qtbot) -> BirthdayField:
    field = BirthdayField(icons, lambda: datetime.date(2026, 2, 24))
    field.set_name("Birth&day")
    qtbot.addWidget(field)
    return field


def put(field: BirthdayField, text: str) -> None:
    field.edit.setText(text)
    field.tell_edited()


@pytest.mark.parametrize("typed", ["8.3.85", "08031985", "8 марта 85", "1985-03-08"])
def test_typed_in_many_ways(field: BirthdayField, typed: str):
    put(field, typed)
    assert field.value() == "1985-03-08"
    assert field.hint.text() == "08.03.1985 · 40 year(s) old · birthday in 12 day(s)"


@pytest.mark.parametrize(
    ("typed", "words"), [("31.2.85", "There is no 31.02.1985"), ("8.3", "year is missing"), ("весной", "not a date")]
)
def test_a_wrong_date_is_kept_and_explained(field: BirthdayField, typed: str, words: str):
    put(field, typed)
    assert field.raw() == typed
    assert words in field.hint.text()
    with pytest.raises(Invalid):
        field.value()


def test_today_is_said(field: BirthdayField):
    put(field, "24.02.2000")
    assert field.hint.text() == "26 year(s) old · birthday today"


def test_what_the_provider_has_is_no_fault_though_it_be_no_date(field: BirthdayField):
    field.set_raw(field.raw_of("весной"))
    assert field.value() == "весной"
    assert field.hint.isHidden()


def test_the_calendar_comes_on_demand(field: BirthdayField, qtbot):
    field.set_raw(field.raw_of("1985-03-08"))
    field.show()
    field._button.click()
    popup = field.findChild(CalendarPopup)
    assert popup.month.selectedDate() == QDate(1985, 3, 8)
    with qtbot.waitSignal(field.edited):
        popup.month.activated.emit(QDate(1985, 3, 9))
    assert field.value() == "1985-03-09"
    assert not popup.isVisible()
