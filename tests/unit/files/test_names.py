"""Full names are cut by what their words are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.files.names import DOUBTFUL, Order, order_of, split


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Иванов Иван Иванович", ("Иванов", "Иван", "Иванович")),
        ("Иван Иванович Иванов", ("Иванов", "Иван", "Иванович")),
        ("ПЕТРОВА ОЛЬГА ИЛЬИНИЧНА", ("ПЕТРОВА", "ОЛЬГА", "ИЛЬИНИЧНА")), ("Цой Виктор", ("Цой", "Виктор", "")),
        ("Виктор Цой", ("Цой", "Виктор", "")), ("Иванов И.И.", ("Иванов", "И.", "И.")),
        ("И. И. Иванов", ("Иванов", "И.", "И.")), ("Иванов И.", ("Иванов", "И.", "")),
        ("Абрамович Роман Аркадьевич", ("Абрамович", "Роман", "Аркадьевич")), ("Анна", ("", "Анна", "")),
        ("Мамедов Али Гасан оглы", ("Мамедов", "Али", "Гасан оглы")), ("Иванова, Мария", ("Иванова", "Мария", "")),
        ("Салтыков-Щедрин Михаил Евграфович", ("Салтыков-Щедрин", "Михаил", "Евграфович")),
        ("Петренко Олена Іванівна", ("Петренко", "Олена", "Іванівна")), ("Фёдор Ёлкин", ("Ёлкин", "Фёдор", "")),
        ("Ахметов Бекзат Нұрланұлы", ("Ахметов", "Бекзат", "Нұрланұлы")), ("Иван Иванович", ("", "Иван", "Иванович")),
    ],
)  # fmt: skip
def test_a_sure_name(text, parts):
    name = split(text)
    assert (name.last, name.first, name.middle) == parts
    assert name.certainty >= DOUBTFUL


@pytest.mark.parametrize(
    "text", ["ООО Ромашка", "ИП Иванов Иван Иванович", "«Мир» Анна", "Firma Ltd", "Анна 2", "a@b.ru"]
)
def test_what_is_no_person_is_not_cut(text):
    assert split(text).whole


def test_the_order_of_the_column_decides_where_the_words_do_not():
    assert split("Ким Пак", Order.LAST_FIRST).last == "Ким"
    assert split("Ким Пак", Order.FIRST_LAST).last == "Пак"
    assert split("Ким Пак").certainty < DOUBTFUL


def test_the_order_of_a_column_is_that_of_its_sure_names():
    assert order_of(["Иванов Иван", "Цой Анна", "Ким Пак"]) == Order.LAST_FIRST
    assert order_of(["Иван Иванов", "Анна Цой"]) == Order.FIRST_LAST
    assert order_of(["Иван Иванов", "Цой Анна"]) is None
    assert order_of([]) is None


@given(st.text(max_size=40), st.sampled_from([None, *Order]))
def test_any_text_is_judged_and_no_word_is_invented(text, order):
    name = split(text, order)
    assert 0 <= name.certainty <= 1
    for part in (name.last, name.first, name.middle):
        assert all(word in text for word in part.split())
