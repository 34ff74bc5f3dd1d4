"""Reading column by column says of every row what reading it alone says."""

from __future__ import annotations

import datetime
import random

import pytest

from smsc_desk.files.bulk import BulkReader
from smsc_desk.files.dates import DateOrder
from smsc_desk.files.headers import Certainty, Target
from smsc_desk.files.mapping import Column, Mapping
from smsc_desk.files.reading import Reader
from smsc_desk.files.rows import Damage, Row

TODAY = datetime.date(2026, 11, 26)
NUMBERS = (
    "79121234567", "+7 (912) 123-45-67", "8 912 123 45 67", "9121234567", "4951234567", "84951234567", "7,9E+10", "нет",
    "79121234567.0", "8(912)1234567, 8 495 123 45 67", "+8 912 123 45 67", "(+7) 9121234567", "+380671234567", "7912",
    "380671234567", "8О121234567", "79121234567\n79031112233", "+7\u00a0912 123-45-67", "７９１２１２３４５６７",
    "٧٩١٢١٢٣٤٥٦٧", "810380671234567", "77011234567", "79991234567890", "'+79121234567", "+", "+-", "6991234567",
    "8 912 123-45-67;79031112233", "89121234567, 12", "89121234567, 89121234567", "79121234567,00", "89121234567,",
    "8 912 123 45 67,  8 903 111 22 33", "9121234567; 8 000 000 00 00, +79031112233", "79121234567,79031112233 8",
)  # fmt: skip
EMAILS = (
    "ada@firma.ru", "Ada@Firma.RU", "a@gmial.com", "a@b", "a..b@firma.ru", "a@firma.ru, b@firma.ru", "нет", "@", "a@",
    "@b.ru", f"{'x' * 65}@b.ru", f"x@{'y' * 250}.ru", "a b@firma.ru", "a@b.ru\nc@d.ru", "a;@b.ru",
    "a@b@c.ru", "a.@b.ru",
)  # fmt: skip
DATES = (
    "31.12.1979",
    "1979-12-31",
    "31.02.1980",
    "00.00.0000",
    "29220",
    "12/31/1979",
    "01.01.2999",
    "да",
    "'31.12.1979",
)
NAMES = (
    "Иванов Иван Иванович", "Иван Иванов", "ООО Ромашка", "Ромашка ООО", "ооо", "Acme Ltd", "Иванов",
    "Салтыков-Щедрин М.Е.",
    "Кызы Лейла", "Мамедов Али Гасан оглы", "Smith, John", "'=1+1", "Цой", "А Б В Г Д", "«Мир»", "Inc", "Ольга 2",
)  # fmt: skip
TEXTS = ("Ада", "'=1+1", "'кавычка", "две\nстроки", "a\x00b", "\ufeffx", "\x7f", "=1+1", "é", "🙂", "a'b", "\u200bx")
LISTS = ("VIP", "VIP; Пермь", 'a, "b;c"', "'=A1", "VIP, VIP", "x\ny", ",;")
CELLS = {
    Target.NUMBER: NUMBERS, Target.EMAIL: EMAILS, Target.BIRTHDAY: DATES, Target.FULL_NAME: NAMES, Target.GROUPS: LISTS,
    Target.TAGS: LISTS,
}  # fmt: skip
RAW = ("", "", "", " ", "  ", "\t", "\u00a0")


def a_mapping(rng: random.Random) -> Mapping:
    targets = [rng.choice([*Target]) for _ in range(rng.randrange(1, 8))] + [rng.choice((Target.NUMBER, Target.EMAIL))]
    columns = [
        Column(
            target=target, certainty=Certainty.SURE, dates=rng.choice([*DateOrder]),
            mends=rng.choice(((), (), ("zero_letter", "typo"))),
        )
        for target in targets
    ]  # fmt: skip
    fixes = ((("нет", "79121234567"),) if rng.random() < 0.3 else ()) + ((("VIP", ""),) if rng.random() < 0.3 else ())
    return Mapping(
        columns=tuple(columns), region=rng.choice(("RU", "RU", "KZ", "DE")), fixes=fixes,
        add_groups=rng.choice(((), ("Пермь",))), add_tags=rng.choice(((), ("новый", "VIP"))),
    )  # fmt: skip


def a_row(rng: random.Random, line: int, mapping: Mapping, share: float) -> Row:
    cells = []
    for column in mapping.columns:
        kinds = CELLS.get(column.target, TEXTS)
        cell = rng.choice(kinds) if rng.random() < share else kinds[0]
        cells.append(rng.choice(RAW) + (cell if rng.random() < 0.8 else "") + rng.choice(RAW))
    wrong = rng.random()
    if wrong < 0.02:
        cells.append(rng.choice(("", "zu viel")))
    elif wrong < 0.04:
        cells.pop()
    return Row(line, cells, Damage.QUOTE if 0.04 < wrong < 0.05 else None)


@pytest.mark.parametrize("share", [0.02, 0.3, 1.0], ids=["mostly plain", "some", "all odd"])
def test_every_row_is_read_as_if_it_were_alone(share):
    seed = random.randrange(1 << 32)  # noqa: S311 - no secret
    print("seed", seed)  # noqa: T201 - to replay a failure
    rng = random.Random(seed)  # noqa: S311
    for _ in range(150):
        mapping = a_mapping(rng)
        rows = [a_row(rng, line, mapping, share) for line in range(1, 61)]
        bulk, reader = BulkReader(Reader(mapping, today=TODAY)), Reader(mapping, today=TODAY)
        for read, row in zip(bulk.read(rows) + bulk.read(rows), rows * 2, strict=True):  # the second time from memory
            alone = reader.read(row)
            assert read == alone, (mapping, row)
            assert [*read.values] == [*alone.values], "the order of changes depends on it"


def test_no_rows_are_no_readings():
    mapping = Mapping(columns=(Column(target=Target.NUMBER),))
    bulk = BulkReader(Reader(mapping, today=TODAY))
    assert bulk.read([]) == []
    assert len(bulk.read([Row(2, ["1", "2"])])) == 1
