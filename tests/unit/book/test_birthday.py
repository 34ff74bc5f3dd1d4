"""Birthdays: the forms people type, what is wrong with the others, and the days until the next."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book.birthday import age, from_wire, next_birthday, parse, show
from smsc_desk.book.errors import Invalid

TODAY = datetime.date(2025, 5, 17)
MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru nominative": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "en": "January February March April May June July August September October November December",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "uk nominative": "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
}


@pytest.mark.parametrize(
    "text",
    ["8.3.85", "08.03.1985", "08031985", "080385", "8 марта 85", "8 марта 1985 г.", "8 МАРТА 1985 года", "8-3-1985",
     "8/3/1985", "8 3 1985", "1985-03-08", "1985.3.8", "1985/03/08", "  8.3.85 ", "8 мар 85", "8 march 1985",
     "8mar1985",
    ],
)  # fmt: skip
def test_forms_of_one_day(text):
    assert parse(text, today=TODAY) == "1985-03-08"


def test_no_text_is_no_birthday():
    assert parse("", today=TODAY) == parse("  ", today=TODAY) == ""


@pytest.mark.parametrize("language", MONTHS)
def test_months_by_name(language):
    for number, name in enumerate(MONTHS[language].split(), start=1):
        for spelled in (name, name.upper(), name.replace("й", "и\u0306")):  # as macOS writes й
            assert parse(f"5 {spelled} 1990", today=TODAY) == f"1990-{number:02}-05", spelled


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("8 марта", "no_year"), ("8.3", "no_year"), ("08.03.", "no_year"),
        ("31.02.1990", "no_such_day"), ("29.02.1990", "no_such_day"), ("29.02.1900", "no_such_day"),
        ("32.01.1990", "no_such_day"), ("0.1.1990", "no_such_day"), ("1.13.1990", "no_such_day"),
        ("1.1.0000", "no_such_day"),
        ("18.05.2025", "future"), ("1.1.2026", "future"), ("1.1.9999", "future"), ("18.05.25", "future"),
        ("31.12.1899", "too_old"), ("1.1.0085", "too_old"),
        ("завтра", "not_a_date"), ("8 мрт 1985", "not_a_date"), ("8.3.1985.1", "not_a_date"), ("8.3.985", "not_a_date"),
        ("1985", "not_a_date"), ("1985-03", "not_a_date"), ("8.3.19850", "not_a_date"), ("!", "not_a_date"),
        ("\u0668.3.1985", "not_a_date"), ("8.\u00b2.1985", "not_a_date"), ("8.3.1\uff19\uff18\uff15", "not_a_date"),
        ("март 8 1985", "not_a_date"),
    ],
)  # fmt: skip
def test_what_is_no_birthday_says_why(text, reason):
    with pytest.raises(Invalid) as caught:
        parse(text, today=TODAY)
    assert (caught.value.field, caught.value.reason) == ("birthday", reason)


def test_29_february_of_leap_years():
    assert parse("29.2.1984", today=TODAY) == "1984-02-29"
    assert parse("29022000", today=TODAY) == "2000-02-29"


@pytest.mark.parametrize(("typed", "year"), [("25", 2025), ("26", 1926), ("00", 2000), ("99", 1999), ("24", 2024)])
def test_a_year_of_two_digits_is_the_latest_that_has_come(typed, year):
    assert parse(f"1.1.{typed}", today=TODAY) == f"{year}-01-01"


@given(st.dates(datetime.date(1900, 1, 1), TODAY))
def test_every_day_goes_out_and_in(day):
    iso = day.isoformat()
    assert parse(show(iso), today=TODAY) == iso
    assert parse(iso, today=TODAY) == iso
    assert from_wire(show(iso)) == iso
    assert show(iso) == f"{day.day:02}.{day.month:02}.{day.year}"


@given(st.text(max_size=14))
def test_any_text_is_a_day_or_says_why_not(text):
    reasons = {"no_year", "no_such_day", "future", "too_old", "not_a_date"}
    result = outcome(text)
    if result not in reasons | {""}:
        assert datetime.date(1900, 1, 1) <= datetime.date.fromisoformat(result) <= TODAY


def outcome(text):
    try:
        return parse(text, today=TODAY)
    except Invalid as error:
        return error.reason


@pytest.mark.parametrize(
    "text",
    ["", "весной", "08.03.1985", "08-03-1985", "1985-3-8", "ab-cd-efgh", "abcd-ef-gh", "1985-03-08T00", "19850308"],
)
def test_what_is_no_kept_date_is_shown_as_it_came(text):
    assert show(text) == text


@pytest.mark.parametrize(
    ("wire", "kept"),
    [("08.03.1985", "1985-03-08"), (" 8.3.1985 ", "1985-03-08"), ("", ""), ("00.00.0000", ""), ("0", ""),
     ("31.02.1985", "31.02.1985"), ("1985-03-08", "1985-03-08"), (" весной ", "весной"), ("08-03-1985", "08-03-1985")],
)  # fmt: skip
def test_from_the_wire(wire, kept):
    assert from_wire(wire) == kept
    assert from_wire(show(kept)) == kept


@pytest.mark.parametrize(
    ("iso", "today", "result"),
    [
        ("1985-05-17", TODAY, (40, 0)),
        ("1985-05-18", TODAY, (40, 1)),
        ("1985-05-16", TODAY, (41, 364)),
        ("1985-12-31", datetime.date(2025, 1, 1), (40, 364)),
        ("1984-02-29", datetime.date(2025, 2, 28), (41, 1)),  # the 1st of March
        ("1984-02-29", datetime.date(2025, 3, 1), (41, 0)),
        ("1984-02-29", datetime.date(2024, 2, 28), (40, 1)),
        ("1984-02-29", datetime.date(2024, 2, 29), (40, 0)),
        ("1984-02-29", datetime.date(2024, 3, 1), (41, 365)),
        ("весной", TODAY, None),
        ("", TODAY, None),
    ],
)
def test_the_next_birthday(iso, today, result):
    assert next_birthday(iso, today) == result


@pytest.mark.parametrize(
    ("iso", "today", "years"),
    [
        ("1985-05-17", TODAY, 40),
        ("1985-05-18", TODAY, 39),
        ("1984-02-29", datetime.date(2025, 2, 28), 40),
        ("1984-02-29", datetime.date(2025, 3, 1), 41),
        ("весной", TODAY, None),
    ],
)
def test_age(iso, today, years):
    assert age(iso, today) == years


@given(st.dates(datetime.date(1900, 1, 1), TODAY), st.dates(TODAY, datetime.date(2100, 1, 1)))
def test_the_next_birthday_is_the_first_day_of_the_next_age(born, today):
    reached, days = next_birthday(born.isoformat(), today)
    then = today + datetime.timedelta(days=days)
    assert 0 <= days <= 366
    assert age(born.isoformat(), then) == reached
    if then > born:
        assert age(born.isoformat(), then - datetime.timedelta(days=1)) == reached - 1
