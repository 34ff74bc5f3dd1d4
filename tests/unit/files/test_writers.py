"""What is exported is imported back: the same for every row."""

from __future__ import annotations

import csv
import io
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsc_desk.book.cells import guard, unguard
from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.files import mapping, readers
from smsc_desk.files.cells import join, split
from smsc_desk.files.comparing import Present
from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.headers import Target
from smsc_desk.files.survey import data_rows
from smsc_desk.files.writers import (
    BLOCK_COLUMNS,
    Exported,
    ExportedBlock,
    Form,
    write_csv,
    write_failed,
    write_xlsx,
)

ADA = Exported(
    channel=Channel.PHONE,
    contact=Present(id=ContactId(1), addresses=("79121234567",), values={"name": "Ada"}, groups=("VIP",)),
)


@given(st.text(max_size=12))
@settings(deadline=None)
def test_a_guarded_cell_is_read_back_and_starts_no_formula(text):
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in set("=+-@\t\r")


@given(st.lists(st.text(max_size=8).map(str.strip).filter(bool), max_size=5, unique=True))
@settings(deadline=None)
def test_values_in_one_cell_are_read_back(values):
    assert split(join(values)) == values


def test_excel_knows_the_file_by_its_mark_and_separator():
    file = io.BytesIO()
    write_csv(file, [ADA])
    assert file.getvalue().startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig")), delimiter=";")
    assert head[:2] == ["Телефон", "E-mail"]
    assert len(row) == len(head)


def test_columns_and_headings_are_chosen():
    file = io.BytesIO()
    form = Form(
        columns=(Target.NAME, Target.NUMBER), headings={Target.NAME: "Name", Target.NUMBER: "Number"}, mark=False
    )
    write_csv(file, [ADA], form)
    assert file.getvalue() == b"Name;Number\r\nAda;79121234567\r\n"


def test_a_text_that_a_workbook_would_cut_is_refused():
    present = Present(id=ContactId(1), addresses=("79121234567",), values={"comment": "x" * 40_000})
    with pytest.raises(Refused) as caught:
        write_xlsx(io.BytesIO(), [Exported(channel=Channel.PHONE, contact=present)])
    assert caught.value.reason == Why.CELL_TOO_LONG


def test_more_rows_than_a_workbook_has_are_refused_and_not_left_out():
    class Empty(Form):
        def cells(self, record):  # what is written takes long, what is counted does not
            return [""]

    form = Empty(columns=(Target.TAGS,))
    with pytest.raises(Refused) as caught:
        write_xlsx(io.BytesIO(), itertools.repeat(ADA, 1_048_576), form)
    assert caught.value.reason == Why.TOO_MANY_ROWS


def test_a_blacklist_is_written_with_types_in_words():
    file = io.BytesIO()
    entries = [
        ExportedBlock(channel=Channel.PHONE, address="79121234567", type="Все сообщения", comment="=1", name="Ада"),
        ExportedBlock(channel=Channel.EMAIL, address="ada@firma.ru", type="Только рассылки", since="12.05.2026"),
    ]
    write_csv(file, entries, Form(columns=BLOCK_COLUMNS, mark=False))
    assert file.getvalue().decode() == (
        "Телефон;E-mail;Блокировка;Комментарий;Имя контакта;В программе с\r\n"
        "79121234567;;Все сообщения;'=1;Ада;\r\n"
        ";ada@firma.ru;Только рассылки;;;12.05.2026\r\n"
    )


def test_the_day_of_a_block_is_nobodys_birthday(tmp_path):
    path = tmp_path / "blacklist"
    entry = ExportedBlock(channel=Channel.PHONE, address="79121234567", type="Все сообщения", since="12.05.2026")
    with path.open("wb") as file:
        write_csv(file, [entry] * 5, Form(columns=BLOCK_COLUMNS))
    layout = readers.examine(path).layout
    found = [column.target for column in mapping.guess(readers.surveyed(path, layout)).columns]
    assert found == [*BLOCK_COLUMNS[:-1], Target.SKIP]


@pytest.mark.parametrize("headings", [("Имя", "Тел", "Любое"), ()])
def test_failed_rows_are_imported_again_with_the_mapping_of_their_file(tmp_path, headings):
    path = tmp_path / "failed.csv"
    rows = [(312, ["Анна", "123", "=x"], "Номер слишком короткий"), (400, ["Пётр"], "Нет номера")]
    with path.open("wb") as file:
        write_failed(file, headings, rows, ";")
    layout = readers.examine(path).layout
    assert layout.encoding == "utf-8-sig"
    read = [tuple(row.cells) for row in data_rows(readers.rows(path, layout), layout)]
    assert read[0] == ("Анна", "123", "=x", "Номер слишком короткий", "312")
    if headings:
        found = [column.target for column in mapping.guess(readers.surveyed(path, layout)).columns]
        assert found == [Target.FIRST_NAME, Target.NUMBER, Target.SKIP, Target.FAILURE, Target.LINE]
    assert read[1] == ("Пётр", "", "", "Нет номера", "400")


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_text_survives_a_csv(tmp_path_factory, comment, name):
    path = tmp_path_factory.mktemp("any") / "book"
    present = Present(id=ContactId(1), addresses=("79121234567",), values={"comment": comment, "name": name})
    with path.open("wb") as file:
        write_csv(file, [Exported(channel=Channel.PHONE, contact=present)])
    layout = readers.examine(path).layout
    (row,) = data_rows(readers.rows(path, layout), layout)
    if not {"\ufdd0", "\ufeff"} & set(comment + name):
        assert unguard(row.cells[9]) == comment
        assert unguard(row.cells[5]) == name
