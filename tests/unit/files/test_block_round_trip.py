"""An exported blacklist is imported back: no row of it changes anything."""

from __future__ import annotations

import datetime
import random

import pytest

from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel
from smsc_desk.files import mapping, readers
from smsc_desk.files.block_checking import BlockChecker
from smsc_desk.files.checking import State
from smsc_desk.files.plan import Plan, Subject
from smsc_desk.files.survey import data_rows
from smsc_desk.files.writers import BLOCK_COLUMNS, EXCEL, HEADINGS, PLAIN, SINCE, WRITERS, ExportedBlock, Form
from tests.unit.files.book import Book
from tests.unit.files.test_round_trip import ENGLISH, HOSTILE, NUMBERS

TODAY = datetime.date(2026, 11, 26)
WORDS = {
    "ru": (HEADINGS, ("Все сообщения", "Только рассылки", "Только одиночные")),
    "en": (ENGLISH | {SINCE: "Known here since"}, ("All messages", "Mailings only", "Single messages only")),
}


def entry(chance: random.Random, number: int, types: tuple[str, ...]) -> tuple[ExportedBlock, BlockType]:
    kind, channel = chance.choice(list(BlockType)), chance.choice(list(Channel))
    address = chance.choice(NUMBERS).format(number) if channel == Channel.PHONE else f"u{number}@example.org"
    made = ExportedBlock(
        channel=channel, address=address, type=types[kind], comment=chance.choice(("", "жалоба", *HOSTILE)),
        name=chance.choice(("", "Анна", *HOSTILE)), since=chance.choice(("", "12.05.2026")),
    )  # fmt: skip
    return made, kind


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(("kind", "form"), [("csv", EXCEL), ("csv", PLAIN), ("xlsx", EXCEL)])
def test_no_row_of_an_exported_blacklist_changes_anything(tmp_path, kind, form, language):
    seed = random.randrange(1 << 32)  # noqa: S311 - no secret
    print("seed", seed)  # noqa: T201 - to replay a failure
    chance, (headings, types) = random.Random(seed), WORDS[language]  # noqa: S311
    entries = [entry(chance, number, types) for number in range(1, 251)]
    form = Form(columns=BLOCK_COLUMNS, headings=headings, separator=form.separator, mark=form.mark)
    path = tmp_path / "blacklist"
    with path.open("wb") as file:
        WRITERS[kind](file, [made for made, _ in entries], form)
    book = Book(
        blocks={(made.channel, made.address): had for made, had in entries},
        comments={(made.channel, made.address): made.comment for made, _ in entries},
    )
    layout = readers.examine(path).layout
    plan = Plan(layout=layout, columns=mapping.guess(readers.surveyed(path, layout)), subject=Subject.BLACKLIST)
    checker = BlockChecker(plan, book, TODAY)
    rows = [row for chunk in checker.check(data_rows(readers.rows(path, layout), layout)) for row in chunk]
    changed = [(row.reading.line, row.proposals, row.reading.problems) for row in rows if row.state != State.SAME]
    assert not changed[:3]
    assert len(rows) == len(entries)
