"""Columns find their fields by headings in four languages and by content."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace

import pytest

from smsc_desk.book.fields import FIELDS
from smsc_desk.files.headers import Certainty, Target, find, recognise
from smsc_desk.files.mapping import choose, dump, fingerprint, guess, load, own, without_failures
from smsc_desk.files.rows import Format, Layout, Row
from smsc_desk.files.survey import Survey, survey


def surveyed(*rows: tuple[str, ...], header: int | None = 0) -> Survey:
    layout = Layout(format=Format.TEXT, header=header)
    return survey([Row(number, cells) for number, cells in enumerate(rows, start=1)], layout)


def targets(mapping) -> list[str]:
    return [column.target.value for column in mapping.columns]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Тел. 1", Target.NUMBER), ("моб.", Target.NUMBER), ("GSM", Target.NUMBER), ("№ телефона", Target.NUMBER),
        ("Телефон (моб.)", Target.NUMBER), ("нөмір", Target.NUMBER), ("Эл. почта", Target.EMAIL),
        ("E-Mail Address", Target.EMAIL), ("Пошта", Target.EMAIL), ("д.р.", Target.BIRTHDAY), ("bday", Target.BIRTHDAY),
        ("Дата рожд.", Target.BIRTHDAY), ("туған күні", Target.BIRTHDAY), ("Ф.И.О.", Target.FULL_NAME),
        ("Прізвище", Target.LAST_NAME), ("По батькові", Target.MIDDLE_NAME), ("ІМ'Я", Target.FIRST_NAME),
        ("Группы", Target.GROUPS), ("Ошибка", Target.FAILURE), ("Строка", Target.LINE), ("Столбец1", Target.SKIP),
        ("Доп. телефон", Target.OTHER), ("", Target.SKIP),
    ],
)  # fmt: skip
def test_headings_in_four_languages(heading, target):
    assert recognise(heading)[0] == target


def test_every_alias_of_every_field_is_recognised():
    for field in FIELDS:
        for alias in field.aliases:
            assert recognise(alias)[1] == Certainty.SURE, alias


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([("Имя", "Телефон"), ("Анна", "79121234567")], 0), ([("Анна", "79121234567")], None),
        ([("Список",), ("Имя", "Телефон"), ("Анна", "79121234567")], 1),
        ([("a", "b"), ("Анна", "79121234567"), ("Пётр", "79031112233")], 0), ([("79121234567",)], None),
        ([("Анна", "b"), ("Пётр", "c")], None),
        ([("a", "b", "c", "d", "e", "f", "Ошибка", "Строка"), ("Анна", "", "", "", "", "", "Нет номера", "2")], 0),
    ],
)  # fmt: skip
def test_the_row_of_headings(rows, header):
    assert find(rows) == header


def test_columns_without_headings_are_told_by_their_content():
    rows = [
        ("Иванов", "Пётр", "Ильич", "79121234567", "a@b.ru", "08.03.1985", "x y z"),
        ("Щукина", "Анна", "Петровна", "8 903 111-22-33", "c@d.ru", "31.12.1999", ""),
    ]
    mapping = guess(surveyed(*rows, header=None))
    assert targets(mapping) == [
        "last_name", "first_name", "middle_name", "number", "email", "birthday", "skip",
    ]  # fmt: skip
    assert {column.certainty for column in mapping.columns[:6]} == {Certainty.GUESS}
    assert mapping.columns[5].evidence == "31.12.1999"


def test_a_column_of_names_above_whole_names_is_cut():
    mapping = guess(surveyed(("Имя", "Телефон"), ("Иванов Пётр Ильич", "79121234567"), ("Цой Анна", "79031112233")))
    assert targets(mapping) == ["full_name", "number"]


def test_nothing_is_mapped_twice_unless_it_can_be_joined():
    mapping = guess(surveyed(("Тел. 1", "Тел. 2", "Имя", "Имя"), ("79121234567", "79031112233", "Анна", "Ольга")))
    assert targets(mapping) == ["number", "number", "first_name", "skip"]


def test_a_choice_releases_the_older_one_and_says_so():
    look = surveyed(("Имя", "Имя 2", "Телефон"), ("Анна", "Ольга", "79121234567"))
    mapping, released = choose(guess(look), 1, Target.FIRST_NAME, look)
    assert targets(mapping) == ["skip", "first_name", "number"]
    assert released == (0,)
    mapping, released = choose(mapping, 0, Target.COMMENT, look)
    assert released == ()
    mapping, released = choose(mapping, 1, Target.COMMENT, look)
    assert (targets(mapping), released) == (["comment", "comment", "number"], ())


def test_a_mapping_without_an_address_cannot_be_used():
    look = surveyed(("Имя", "x"), ("Анна", "y"))
    assert not guess(look).usable
    assert choose(guess(look), 1, Target.EMAIL, look)[0].usable


def test_a_preset_is_known_again_by_its_headings_and_survives():
    look = surveyed(("ФИО", "Телефон", "Д.Р."), ("Иванов Пётр", "79121234567", "31.12.1999"))
    mapping = guess(look)
    assert load(dump(mapping)) == mapping
    assert pickle.loads(pickle.dumps((mapping, look))) == (mapping, look)  # noqa: S301 - our own
    assert fingerprint(look.headings) == fingerprint(("фио", " телефон ", "Д.Р"))
    assert fingerprint(look.headings) != fingerprint(("фио", "телефон"))


def test_a_file_of_failed_rows_has_the_fingerprint_of_its_own_file():
    headings = ("ФИО", "Телефон")
    assert own((*headings, "", "Ошибка", "Строка", "Error", "Line")) == headings
    assert fingerprint((*headings, "", "Ошибка", "Строка")) == fingerprint(headings)
    assert own((*headings, "", "Строка")) == (*headings, "", "Строка")
    mapping = guess(surveyed((*headings, "Ошибка", "Строка"), ("Анна", "123", "Короткий", "2")))
    assert targets(without_failures(mapping))[1:] == ["number", "skip", "skip"]


def test_a_rule_of_a_column_is_kept_with_it_and_a_preset_without_any_is_read():
    mapping = guess(surveyed(("ФИО", "Телефон"), ("Иванов Пётр", "79121234567")))
    ruled = replace(mapping, columns=tuple(replace(each, mends=("zero_letter",)) for each in mapping.columns))
    assert load(dump(ruled)) == ruled
    before = json.loads(dump(mapping))
    for column in before["columns"]:
        del column["mends"]  # as it was written before there were rules
    assert load(json.dumps(before)) == mapping


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"columns": [{}]}', "null"])
def test_what_is_no_preset_is_refused(text):
    with pytest.raises(ValueError):
        load(text)


def test_only_numbers_that_have_lost_digits_are_counted_as_such():
    cells = ("7.9123456789E+10", "7,9123456788E+10", "7,91235E+10", "7.9Е+10", " 7,9e+10 ", "79121234567")
    look = surveyed(("Имя", "Телефон"), *(("Анна", cell) for cell in cells))
    assert look.exponents == 3, "of two all digits are there, and are taken from there"


def test_the_survey_counts_what_is_filled_and_what_a_spreadsheet_has_damaged():
    look = surveyed(("Имя", "Телефон"), ("Анна", "79121234567"), ("", "7,9E+10"), ("Пётр", ""))
    assert look.rows == 3
    assert [column.filled for column in look.columns] == [2, 2]
    assert look.exponents == 1
    assert look.columns[0].samples == ("Анна", "Пётр")
