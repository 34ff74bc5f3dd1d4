"""Writes the sample address files for a first try: `python packaging/samples.py` fills resources/samples.

Nobody can have these numbers: no operator of Russia's numbering plan has the code 907, and of +1 202 555-01xx all are
kept for fiction; the mail domains are those that RFC 2606 keeps for examples. The names are combinations of common
ones.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # from a checkout, installed or not

from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.files.comparing import Present
from smsc_desk.files.headers import Target
from smsc_desk.files.writers import HEADINGS, Exported, ExportedBlock, Form, write_csv, write_xlsx

FOLDER = Path(__file__).parent.parent / "resources" / "samples"

ENGLISH: Mapping[str, str] = {
    Target.NUMBER: "Phone", Target.EMAIL: "E-mail", Target.LAST_NAME: "Last name", Target.FIRST_NAME: "First name",
    Target.MIDDLE_NAME: "Middle name", Target.NAME: "Name", Target.BIRTHDAY: "Birthday", Target.GROUPS: "Groups",
    Target.TAGS: "Tags", Target.COMMENT: "Comment", Target.BLOCK: "Block",
}  # fmt: skip
COLUMNS = (
    Target.NUMBER, Target.EMAIL, Target.LAST_NAME, Target.FIRST_NAME, Target.MIDDLE_NAME, Target.BIRTHDAY,
    Target.GROUPS, Target.TAGS, Target.COMMENT,
)  # fmt: skip
BLOCK_COLUMNS = (Target.NUMBER, Target.EMAIL, Target.BLOCK, Target.COMMENT)

Person = tuple[str, str, str, str, str, tuple[str, ...], tuple[str, ...], str]
"""Address, last, first and middle name, birthday, groups, tags, comment."""

RUSSIANS: tuple[Person, ...] = (
    ("79070000001", "Соколова", "Анна", "Сергеевна", "1985-03-08", ("Постоянные клиенты", "VIP"), ("новый адрес",),
     "Звонить после 18:00"),
    ("79070000002", "Морозов", "Илья", "Петрович", "1979-12-31", ("Постоянные клиенты",), (), ""),
    ("79070000003", "Ёлкина", "Мария", "", "", ("Казань",), (), "Просит писать, а не звонить"),
    ("79070000004", "Зайцев", "Пётр", "Ильич", "2000-02-29", ("Казань", "Оптовые, регион"), ("скидка 10 %", "опт"), ""),
    ("79070000005", "Орлова", "Вера", "Николаевна", "1992-07-14", (), (), ""),
    ("79070000006", "Лапин", "Глеб", "Олегович", "", ("Оптовые, регион",), ("опт",), "Склад: вход со двора"),
    ("sokolova@example.org", "Соколова", "Анна", "Сергеевна", "1985-03-08", ("Рассылка новостей",), (), ""),
    ("morozov@example.com", "Морозов", "Илья", "Петрович", "", ("Рассылка новостей",), (), ""),
)  # fmt: skip
ENGLISH_SPEAKERS: tuple[Person, ...] = (
    ("12025550101", "Baker", "Alice", "", "1985-03-08", ("Regular customers", "VIP"), ("new address",),
     "Call after 6 p.m."),
    ("12025550102", "Carter", "Brian", "", "1979-12-31", ("Regular customers",), (), ""),
    ("12025550103", "Turner", "Chloe", "", "", ("North",), (), "Prefers messages to calls"),
    ("12025550104", "Hughes", "David", "", "2000-02-29", ("North", "Wholesale, regional"), ("10 % off",), ""),
    ("12025550105", "Foster", "Emma", "", "1992-07-14", (), (), ""),
    ("12025550106", "Walker", "Frank", "", "", ("Wholesale, regional",), (), "Warehouse: entrance from the yard"),
    ("alice@example.org", "Baker", "Alice", "", "1985-03-08", ("Newsletter",), (), ""),
    ("brian@example.com", "Carter", "Brian", "", "", ("Newsletter",), (), ""),
)  # fmt: skip

DIFFICULT = (
    ("Код", "Контрагент (ФИО)", "Контактный телефон", "Д.р.", "Группа", "Примечание"),
    ("00001", "Соколова Анна Сергеевна", "8 (907) 000-00-01", "08.03.1985", "Розница", ""),
    ("00002", "Морозов Илья Петрович", "8 907 000 00 02", "31.12.1979", "Розница", "просил счёт на почту"),
    ("00003", "ООО «Ромашка»", "907 000-00-03; 8-907-000-00-33", "", "Опт", "два номера"),
    ("00004", "Ёлкина Мария", "+7 907 000 00 04", "29.02.2001", "Розница", "такого дня нет"),
    ("00005", "Зайцев П. И.", "8 907 000-00-О5", "", "Опт", "буква О вместо нуля"),
    ("00006", "Орлова Вера Николаевна", "8 907 000-06", "14.07.1992", "Розница", "не хватает цифр"),
    ("00007", "Лапин Глеб Олегович", "7,907E+10", "", "Опт", "номер испорчен таблицей"),
    ("00008", "Белкина Ольга", "", "", "Розница", "номера нет"),
    ("00001", "Соколова Анна Сергеевна", "89070000001", "08.03.1985", "VIP", "повтор первой строки"),
    ("00009", "Фомин Роман Ильич", "8.907.000.00.09", "01.09.1969", "Розница; VIP", 'сказал "перезвоню"; не звонил'),
)  # fmt: skip

BLOCKED = {
    "ru": (("79070000091", "Все сообщения", "Просил не писать"), ("79070000092", "Только рассылки", ""),
           ("79070000093", "Только одиночные", "Отвечает на рассылки"), ("79070000094", "", "Номер сменил владельца"),
           ("otpiska@example.org", "Все сообщения", "Отписался по ссылке")),
    "en": (("12025550191", "All messages", "Asked not to be written to"), ("12025550192", "Mailings only", ""),
           ("12025550193", "Single messages only", "Answers mailings"), ("12025550194", "", "Has a new owner"),
           ("unsubscribed@example.org", "All messages", "Unsubscribed by the link")),
}  # fmt: skip


def contacts(people: Iterable[Person]) -> list[Exported]:
    """Return people as contacts to write."""
    made = list[Exported]()
    for number, (address, last, first, middle, birthday, groups, tags, comment) in enumerate(people, start=1):
        texts = {
            "last_name": last,
            "first_name": first,
            "middle_name": middle,
            "birthday": birthday,
            "comment": comment,
        }
        present = Present(
            id=ContactId(number), addresses=(address,), values={key: text for key, text in texts.items() if text},
            groups=groups, tags=tags,
        )  # fmt: skip
        made.append(Exported(channel=_channel(address), contact=present))
    return made


def blocks(rows: Iterable[tuple[str, str, str]]) -> list[ExportedBlock]:
    """Return entries of a blacklist to write."""
    return [
        ExportedBlock(channel=_channel(address), address=address, type=word, comment=comment)
        for address, word, comment in rows
    ]


def _channel(address: str) -> Channel:
    return Channel.EMAIL if "@" in address else Channel.PHONE


def difficult(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as accounting systems write them: windows-1251, semicolons, quotes where they must be."""
    lines = (";".join(f'"{cell.replace(chr(34), 2 * chr(34))}"' if set(cell) & set(';"') else cell for cell in row)
             for row in rows)  # fmt: skip
    return "".join(f"{line}\r\n" for line in lines).encode("cp1251")


def main() -> int:
    """Write all files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language, people in (("ru", RUSSIANS), ("en", ENGLISH_SPEAKERS)):
        heads, separator = (HEADINGS, ";") if language == "ru" else (ENGLISH, ",")
        form = Form(columns=COLUMNS, headings=heads, separator=separator)
        with (FOLDER / f"contacts-{language}.csv").open("wb") as file:
            write_csv(file, contacts(people), form)
        with (FOLDER / f"contacts-{language}.xlsx").open("wb") as file:
            write_xlsx(file, contacts(people), form)
        with (FOLDER / f"blacklist-{language}.csv").open("wb") as file:
            block_form = Form(columns=BLOCK_COLUMNS, headings=heads, separator=separator)
            write_csv(file, blocks(BLOCKED[language]), block_form)
    (FOLDER / "difficult-ru.csv").write_bytes(difficult(DIFFICULT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
