"""What is exported is imported back: no row of it changes anything, whatever the texts, the headings, the format."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import pytest

from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.files import headers, mapping, readers
from smsc_desk.files.checking import Checked, Checker, State
from smsc_desk.files.comparing import Present
from smsc_desk.files.headers import Certainty, Target
from smsc_desk.files.reading import Reader
from smsc_desk.files.rules import Membership, Rules, Winner
from smsc_desk.files.survey import data_rows
from smsc_desk.files.words import FIRST_NAMES, SURNAMES
from smsc_desk.files.writers import COLUMNS, EXCEL, HEADINGS, PLAIN, WRITERS, Exported, Form
from tests.unit.files.book import Book

TODAY = datetime.date(2026, 11, 26)
EXACT = Rules(groups=Membership.REPLACE, winners={"tags": Winner.FILE})
"""Rules by which every difference would be a change."""

FIRST, LAST = sorted(FIRST_NAMES), SURNAMES.split()
HOSTILE = (
    "просил не звонить", "=1+1", "'=1+1", "''-x", "'", "''", "+7 912", "@all", "-", "＝A1", "a;b,c\td|e^f",
    'он сказал "да"', '"', '""', 'a"b', "две\nстроки", "x\r\ny", "старый\rМак", "\tотступ", " вокруг ", "'кавычка'",
    "<b>x</b>", "&amp;", "№ 5 «Мир»", "0001", "1,5", "1e5", "31.12.1999", "+7 912 345-67-89", "ada@firma.ru",
    "Ünïcôdé", "é", "🙂👩‍👩‍👧", "\ufeffметка порядка", "внутри\ufeffона", "звонок\x07", "\x01\x02", "a\x0bb\x0cc",
    "\x1b[31m", "был \ufffd знак",
    "следующая\x85строка", "строка\u2028другая", "\u202eзадом", "_x0041_", "_x000D_", "обратная\\", "\\n", "\\,;",
    "BEGIN:VCARD", "sep=;", "NULL", "None", "\u00a0", "о" * 3000, 'a,b\nc;d\r\n"e"',
)  # fmt: skip
LISTED = (
    "VIP", "Пермь, центр", 'он "сам"', "=A1", "a;b", "две метки", "'ц'", "@", "x\ny", "+1", '"', ",", ";", "\\",
    "ноль\\",
    "a|b", "\ufeffBOM", "🙂", "0001", "-", "31.12.1999", "о" * 80,
)  # fmt: skip
NUMBERS = (
    "7912{:07}", "7495{:07}", "38067{:07}", "45{:08}", "47{:08}", "3725{:06}", "960{:07}", "4930{:08}", "1202555{:04}",
    "77012{:06}", "8490{:08}", "9477{:07}",
)  # fmt: skip
"""Those of Denmark, Norway, Estonia and the Maldives have ten digits, as a Russian one without its 7."""

ENGLISH: dict[str, str] = {
    Target.NUMBER: "Phone", Target.EMAIL: "E-mail", Target.LAST_NAME: "Last name", Target.FIRST_NAME: "First name",
    Target.MIDDLE_NAME: "Middle name", Target.NAME: "Name", Target.BIRTHDAY: "Birthday", Target.GROUPS: "Groups",
    Target.TAGS: "Tags", Target.COMMENT: "Comment", Target.OTHER: "Other numbers", Target.CLIENT_ID: "ID",
    Target.BLOCK: "Block",
}  # fmt: skip
UKRAINIAN: dict[str, str] = {
    Target.NUMBER: "Номер телефону", Target.EMAIL: "Електронна пошта", Target.LAST_NAME: "Прізвище",
    Target.FIRST_NAME: "Ім'я", Target.MIDDLE_NAME: "По батькові", Target.NAME: "Назва",
    Target.BIRTHDAY: "Дата народження", Target.GROUPS: "Групи", Target.TAGS: "Мітки", Target.COMMENT: "Коментар",
    Target.OTHER: "Інші номери", Target.CLIENT_ID: "ID", Target.BLOCK: "Block",
}  # fmt: skip
KAZAKH: dict[str, str] = {
    Target.NUMBER: "Ұялы телефон", Target.EMAIL: "Электрондық пошта", Target.LAST_NAME: "Тегі",
    Target.FIRST_NAME: "Есімі", Target.MIDDLE_NAME: "Әкесінің аты", Target.NAME: "Отображаемое имя",
    Target.BIRTHDAY: "Туған күні", Target.GROUPS: "Топтар", Target.TAGS: "Белгілер", Target.COMMENT: "Түсініктеме",
    Target.OTHER: "Басқа нөмірлер", Target.CLIENT_ID: "ID", Target.BLOCK: "Block",
}  # fmt: skip
LANGUAGES = {"ru": HEADINGS, "en": ENGLISH, "uk": UKRAINIAN, "kk": KAZAKH}
CARRIED = ("last_name", "first_name", "middle_name", "name", "comment", "birthday")
"""What a card has properties for."""


@pytest.fixture
def chance() -> random.Random:
    seed = random.randrange(1 << 32)  # noqa: S311 - no secret
    print("seed", seed)  # noqa: T201 - to replay a failure
    return random.Random(seed)  # noqa: S311


def contact(chance: random.Random, number: int) -> Exported:
    channel = Channel.EMAIL if chance.random() < 0.25 else Channel.PHONE
    if channel == Channel.EMAIL:
        addresses = [f"u{number}@firma.ru", f"u.{number}@example.org"]
    else:
        addresses = [form.format(number) for form in chance.sample(NUMBERS, 3)]
    values = {
        "last_name": _either(chance, LAST), "first_name": _either(chance, FIRST),
        "middle_name": _either(chance, ("", "Ильич")), "name": _either(chance, ("", "Фирма")),
        "comment": _either(chance, ("",)), "other": _either(chance, ("", "8 (495) 123", "доб. 12")),
        "birthday": chance.choice(("", "1979-12-31", "1985-03-08", "2000-02-29")),
        "client_id": _either(chance, ("", "007", "K-1")),
    }  # fmt: skip
    present = Present(
        id=ContactId(number), addresses=tuple(addresses[: chance.choice((1, 1, 2, 3))]),
        values={key: text for key, text in values.items() if text},
        tags=tuple(chance.sample(LISTED, chance.randrange(4))),
        groups=tuple(chance.sample(LISTED, chance.randrange(5))),
    )  # fmt: skip
    return Exported(channel=channel, contact=present, block=chance.choice(("", "", "Все сообщения")))


def _either(chance: random.Random, usual: tuple[str, ...] | list[str]) -> str:
    return chance.choice(HOSTILE) if chance.random() < 0.4 else chance.choice(usual)


def checked(path: Path, contacts: list[Exported]) -> list[Checked]:
    blocks = {(each.channel, each.contact.addresses[0]): BlockType.ALL for each in contacts if each.block}
    book = Book([(each.channel, each.contact) for each in contacts], blocks)
    layout = readers.examine(path).layout
    chosen = mapping.guess(readers.surveyed(path, layout))
    checker = Checker(Reader(chosen, today=TODAY), EXACT, book)
    return [row for chunk in checker.check(data_rows(readers.rows(path, layout), layout)) for row in chunk]


def changed(rows: list[Checked]) -> list[tuple[object, ...]]:
    return [
        (row.reading.line, row.state.name, row.proposals, row.reading.problems)
        for row in rows
        if row.state != State.SAME
    ]


def written(path: Path, contacts: list[Exported], kind: str, form: Form) -> Path:
    with path.open("wb") as file:
        WRITERS[kind](file, iter(contacts), form)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "form"),
    [("csv", EXCEL), ("csv", Form(separator=",")), ("csv", PLAIN), ("csv", Form(separator="\t")), ("xlsx", EXCEL)],
)
def test_no_row_of_an_exported_book_changes_anything(tmp_path, chance, kind, form, language):
    contacts = [contact(chance, number) for number in range(1, 251)]
    form = Form(separator=form.separator, mark=form.mark, headings=LANGUAGES[language])
    rows = checked(written(tmp_path / "book", contacts, kind, form), contacts)
    assert not changed(rows)[:3]
    assert len(rows) == len(contacts)
    assert sum(row.is_blocked for row in rows) == sum(bool(each.block) for each in contacts)


def test_nor_do_columns_in_another_order_or_fewer(tmp_path, chance):
    contacts = [contact(chance, number) for number in range(1, 251)]
    for _ in range(10):
        columns = [*chance.sample(COLUMNS, chance.randrange(len(COLUMNS))), Target.NUMBER, Target.EMAIL]
        form = Form(columns=tuple(dict.fromkeys(columns)))
        rows = checked(written(tmp_path / "book", contacts, "csv", form), contacts)
        assert not changed(rows)[:3], form.columns
        assert len(rows) == len(contacts)


def test_nor_do_cards(tmp_path, chance):
    contacts = []
    for number in range(1, 251):
        made = contact(chance, number)
        values = {key: text for key, text in made.contact.values.items() if key in CARRIED}
        present = Present(
            id=made.contact.id, addresses=made.contact.addresses, values=values, groups=made.contact.groups
        )
        contacts.append(Exported(channel=made.channel, contact=present))
    rows = checked(written(tmp_path / "book", contacts, "vcf", EXCEL), contacts)
    assert not changed(rows)[:3]
    assert len(rows) == len(contacts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_import_is_sure_of_the_headings(language):
    for target in COLUMNS:
        assert headers.recognise(LANGUAGES[language][target]) == (target, Certainty.SURE)
