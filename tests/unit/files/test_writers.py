"""What is exported is imported back: the same for every row."""

from __future__ import annotations

import csv
import datetime
import io
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsc_desk.book.cells import guard, unguard
from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.files import mapping, readers
from smsc_desk.files.cells import join, split
from smsc_desk.files.checking import Checker, State
from smsc_desk.files.comparing import Present
from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.headers import Target
from smsc_desk.files.reading import Reader
from smsc_desk.files.rules import Membership, Rules, Winner
from smsc_desk.files.survey import data_rows
from smsc_desk.files.words import FIRST_NAMES, SURNAMES
from smsc_desk.files.writers import EXCEL, PLAIN, WRITERS, Exported, Form, write_csv, write_failed, write_xlsx
from tests.unit.files.book import Book

TODAY = datetime.date(2026, 11, 26)
FIRST, LAST = sorted(FIRST_NAMES), SURNAMES.split()
TEXTS = (
    "", "", "просил не звонить", "=1+1", "'=1+1", "''-x", "+7 912", "@all", "a;b,c\td", 'он сказал "да"', "две\nстроки",
    "\tотступ", "-", "'кавычка'", "<b>x</b>", "№ 5 «Мир»", "0001", "1,5", "31.12.1999", "Ünïcôdé", "é", "x\r\ny", "🙂",
)  # fmt: skip
EXACT = Rules(groups=Membership.REPLACE, winners={"tags": Winner.FILE})
"""Rules by which every difference would be a change."""


def contact(rng: random.Random, number: int) -> Exported:
    channel = Channel.EMAIL if rng.random() < 0.3 else Channel.PHONE
    address = (
        f"u{number}@firma.ru" if channel == Channel.EMAIL else rng.choice((f"7912{number:07d}", f"38067{number:07d}"))
    )
    more = (f"7903{number:07d}",) if channel == Channel.PHONE and rng.random() < 0.2 else ()
    values = {
        "last_name": rng.choice(LAST).title(), "first_name": rng.choice(FIRST).title(),
        "middle_name": rng.choice(("", "Ильич")),
        "name": rng.choice(TEXTS), "comment": rng.choice(TEXTS), "other": rng.choice(("", "8 (495) 123", "доб. 12")),
        "birthday": rng.choice(("", "1979-12-31", "1985-03-08", "2000-02-29")),
        "client_id": rng.choice(("", "007", "K-1")),
    }  # fmt: skip
    present = Present(
        id=ContactId(number), addresses=(address, *more), values={key: text for key, text in values.items() if text},
        tags=tuple(rng.sample(("x", "y", "две метки"), rng.randrange(3))),
        groups=tuple(rng.sample(("VIP", "Пермь, центр", 'он "сам"', "=A1", "a;b"), rng.randrange(4))),
    )  # fmt: skip
    return Exported(channel=channel, contact=present, block=rng.choice(("", "все сообщения")))


def states(path: Path, contacts: list[Exported]) -> list[State]:
    book = Book([(each.channel, each.contact) for each in contacts])
    layout = readers.examine(path).layout
    chosen = mapping.guess(readers.surveyed(path, layout))
    checker = Checker(Reader(chosen, today=TODAY), EXACT, book)
    checked = [row for chunk in checker.check(data_rows(readers.rows(path, layout), layout)) for row in chunk]
    changed = [(row.reading.line, row.proposals, row.reading.problems) for row in checked if row.state != State.SAME]
    assert not changed[:3]
    return [row.state for row in checked]


@pytest.mark.parametrize(
    ("name", "form"),
    [("csv", EXCEL), ("csv", PLAIN), ("csv", Form(separator="\t")), ("csv", Form(raw=True)), ("xlsx", EXCEL)],
)
def test_an_exported_book_comes_back_as_the_same_in_every_row(tmp_path, name, form):
    seed = random.randrange(1 << 32)  # noqa: S311 - no secret
    print("seed", seed)  # noqa: T201 - to replay a failure
    rng = random.Random(seed)  # noqa: S311
    contacts = [contact(rng, number) for number in range(1, 301)]
    if form.raw:  # an apostrophe of one's own before a sign of a formula is then the importer's to take
        contacts = [each for each in contacts if not any(text.startswith("'") for text in each.contact.values.values())]
    path = tmp_path / "book"
    with path.open("wb") as file:
        WRITERS[name](file, iter(contacts), form)
    assert states(path, contacts) == [State.SAME] * len(contacts)


def test_cards_come_back_as_the_same(tmp_path):
    rng = random.Random(5)  # noqa: S311
    kept = ("last_name", "first_name", "middle_name", "name", "comment", "birthday")
    contacts = []
    for number in range(1, 101):
        made = contact(rng, number)
        values = {key: text for key, text in made.contact.values.items() if key in kept}
        present = Present(
            id=made.contact.id, addresses=made.contact.addresses, values=values, groups=made.contact.groups
        )
        contacts.append(Exported(channel=made.channel, contact=present))
    path = tmp_path / "book"
    with path.open("wb") as file:
        WRITERS["vcf"](file, contacts, EXCEL)
    assert states(path, contacts) == [State.SAME] * 100


@given(st.text(max_size=12))
def test_a_guarded_cell_is_read_back_and_starts_no_formula(text):
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in set("=+-@\t\r")


@given(st.lists(st.text(max_size=8).map(str.strip).filter(bool), max_size=5, unique=True))
def test_values_in_one_cell_are_read_back(values):
    assert split(join(values)) == values


def test_excel_knows_the_file_by_its_mark_and_separator():
    file = io.BytesIO()
    write_csv(file, [contact(random.Random(1), 1)])  # noqa: S311
    assert file.getvalue().startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig")), delimiter=";")
    assert head[:2] == ["Телефон", "E-mail"]
    assert len(row) == len(head)


def test_columns_and_headings_are_chosen():
    file = io.BytesIO()
    form = Form(
        columns=(Target.NAME, Target.NUMBER), headings={Target.NAME: "Name", Target.NUMBER: "Number"}, mark=False
    )
    present = Present(id=ContactId(1), addresses=("79121234567",), values={"name": "Ada"})
    write_csv(file, [Exported(channel=Channel.PHONE, contact=present)], form)
    assert file.getvalue() == b"Name;Number\r\nAda;79121234567\r\n"


def test_a_text_that_a_workbook_would_cut_is_refused():
    present = Present(id=ContactId(1), addresses=("79121234567",), values={"comment": "x" * 40_000})
    with pytest.raises(Refused) as caught:
        write_xlsx(io.BytesIO(), [Exported(channel=Channel.PHONE, contact=present)])
    assert caught.value.reason == Why.CELL_TOO_LONG


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
    if not {"\ufffd", "\ufeff"} & set(comment + name):
        assert unguard(row.cells[9]) == comment
        assert unguard(row.cells[5]) == name
