"""One order for a column of dates."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book.errors import Invalid
from smsc_desk.files.dates import DateOrder, DateReader, infer

TODAY = datetime.date(2026, 11, 26)
FORMS = {
    DateOrder.DMY: "%d.%m.%Y", DateOrder.MDY: "%m/%d/%Y", DateOrder.YMD: "%Y-%m-%d", DateOrder.YDM: "%Y/%d/%m",
}  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "order", "sure", "evidence"),
    [
        (["01.02.1990", "31.12.1999"], DateOrder.DMY, True, "31.12.1999"),
        (["01/02/1990", "12/31/1999"], DateOrder.MDY, True, "12/31/1999"),
        (["1990-02-01", "1999-12-31"], DateOrder.YMD, True, "1999-12-31"),
        (["01.02.1990", "03.04.1991"], DateOrder.DMY, False, ""),
        (["33000", "31114"], DateOrder.SERIAL, True, ""), ([], DateOrder.DMY, False, ""),
    ],
)  # fmt: skip
def test_the_order_is_found_in_the_dates_that_allow_no_other(texts, order, sure, evidence):
    found = infer(texts)
    assert (found.order, found.sure, found.evidence) == (order, sure, evidence)


@given(st.lists(st.dates(datetime.date(1930, 1, 1), datetime.date(2020, 1, 1)), min_size=60, max_size=80, unique=True))
def test_dates_of_every_order_are_read_back(dates):
    for order, form in FORMS.items():
        texts = [date.strftime(form) for date in dates]
        found = infer(texts)
        if found.sure:
            assert found.order == order
            reader = DateReader(found.order, TODAY)
            assert [reader.read(text) for text in texts] == [date.isoformat() for date in dates]


@pytest.mark.parametrize(
    ("text", "order", "iso"),
    [
        ("", DateOrder.DMY, ""), ("00.00.0000", DateOrder.DMY, ""), ("-", DateOrder.DMY, ""),
        ("8.3.85", DateOrder.DMY, "1985-03-08"), ("3/8/85", DateOrder.MDY, "1985-03-08"),
        ("31114", DateOrder.DMY, "1985-03-08"), ("31114", DateOrder.SERIAL, "1985-03-08"),
        ("1985-03-08", DateOrder.DMY, "1985-03-08"), ("08.03.1985", DateOrder.YMD, "1985-03-08"),
        ("08.03.1985 0:00", DateOrder.DMY, "1985-03-08"), ("8 марта 1985 г.", DateOrder.MDY, "1985-03-08"),
        ("08.03.1985", DateOrder.SERIAL, "1985-03-08"),
    ],
)  # fmt: skip
def test_a_date_by_the_order_of_its_column(text, order, iso):
    assert DateReader(order, TODAY).read(text) == iso


@pytest.mark.parametrize(
    ("text", "reason"),
    [("31.02.1985", "no_such_day"), ("08.03", "no_year"), ("весной", "not_a_date"), ("01.01.2030", "future"),
     ("01.01.1800", "too_old")],
)  # fmt: skip
def test_what_is_no_birthday_says_why_each_time(text, reason):
    reader = DateReader(DateOrder.DMY, TODAY)
    for _ in range(2):
        with pytest.raises(Invalid) as caught:
            reader.read(text)
        assert caught.value.reason == reason
