"""What the check is told of the book: as the file of the account has it, and equal to what an export says of it."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace
from pathlib import Path

from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel
from smsc_desk.files import mapping, readers
from smsc_desk.files.checking import Checker, State
from smsc_desk.files.comparing import Present
from smsc_desk.files.reading import Reader
from smsc_desk.files.survey import data_rows
from smsc_desk.files.writers import EXCEL, Exported, write_csv
from smsc_desk.importing.known import BookKnown
from tests.builders import Copy, Listed, ListedBlock, ListedGroup
from tests.unit.files.test_round_trip import EXACT, contact

TODAY = datetime.date(2026, 11, 26)
PHONE, EMAIL = Channel.PHONE, Channel.EMAIL


def as_the_book_keeps_it(made: Exported) -> Exported:
    """Leave out what the provider joins tags by."""
    return replace(made, contact=replace(made.contact, tags=tuple(tag for tag in made.contact.tags if "," not in tag)))


def kept(copy: Copy, made: list[Exported]) -> None:
    """Write contacts into the copy as the provider would list them."""
    names = sorted({name for each in made for name in each.contact.groups})
    for channel in Channel:
        numbers = {name: 100 * channel + number for number, name in enumerate(names, start=1)}
        copy.list("grp", *(ListedGroup(number, name) for name, number in numbers.items()), channel=channel)
        own = [each.contact for each in made if each.channel == channel]
        listed = [
            Listed(int(one.id), one.addresses, {**one.values, "tags": one.tags}, tuple(numbers[g] for g in one.groups))
            for one in own
        ]
        copy.list("contact", *listed, channel=channel)


def of_the_book(copy: Copy, made: list[Exported]) -> list[Exported]:
    known = BookKnown(copy.db)
    found = {
        channel: known.contacts(channel, [one.contact.addresses[0] for one in made if one.channel == channel])
        for channel in Channel
    }
    return [Exported(channel=one.channel, contact=found[one.channel][one.contact.addresses[0]]) for one in made]


def states(path: Path, copy: Copy) -> list[State]:
    layout = readers.examine(path).layout
    chosen = mapping.guess(readers.surveyed(path, layout))
    checker = Checker(Reader(chosen, today=TODAY), EXACT, BookKnown(copy.db))
    checked = [row for chunk in checker.check(data_rows(readers.rows(path, layout), layout)) for row in chunk]
    assert not [(row.proposals, row.reading.problems) for row in checked if row.state != State.SAME][:3]
    return [row.state for row in checked]


def test_a_generated_book_that_is_exported_is_the_same_in_every_row(tmp_path):
    seed = random.randrange(1 << 32)  # noqa: S311 - no secret
    print("seed", seed)  # noqa: T201 - to replay a failure
    rng, copy = random.Random(seed), Copy()  # noqa: S311
    made = [as_the_book_keeps_it(contact(rng, number)) for number in range(1, 301)]
    kept(copy, made)
    path = tmp_path / "book.csv"
    with path.open("wb") as file:
        write_csv(file, of_the_book(copy, made), EXCEL)
    assert states(path, copy) == [State.SAME] * len(made)


def test_values_are_those_that_reading_gives():
    copy = Copy()
    values = {"last_name": "Цветаева", "birthday": "1979-12-31", "tags": ("a", "две метки"), "comment": "да,\nнет"}
    copy.list("grp", ListedGroup(1, 'VIP, "А"'), ListedGroup(2, "Пермь"))
    copy.list("contact", Listed(5, ("79121234567", "79031112233"), values, (1, 2)))
    found = BookKnown(copy.db).contacts(PHONE, {"79031112233", "79990000000"})
    (present,) = found.values()
    assert found == {
        "79031112233": Present(
            id=present.id,
            addresses=("79121234567", "79031112233"),
            values={"last_name": "Цветаева", "birthday": "1979-12-31", "comment": "да,\nнет"},
            tags=("a", "две метки"),
            groups=('VIP, "А"', "Пермь"),
        )
    }


def test_each_channel_has_its_own():
    copy = Copy()
    copy.list("grp", ListedGroup(1, "VIP"))
    copy.list("grp", ListedGroup(7, "Письма"), channel=EMAIL)
    copy.list("contact", Listed(5, ("79121234567",)))
    copy.list("block", ListedBlock(9, "79121234567", 1, "спам"), ListedBlock(10, "79990000000", 0))
    known = BookKnown(copy.db)
    assert known.comments(PHONE, ["79121234567", "79990000000", "7912"]) == {"79121234567": "спам", "79990000000": ""}
    assert known.contacts(EMAIL, ["79121234567"]) == {}
    assert known.blocks(PHONE, ["79121234567", "79121111111"]) == {"79121234567": BlockType.MASS}
    assert known.blocks(EMAIL, ["79121234567"]) == {}
    assert (known.group_names(PHONE), known.group_names(EMAIL)) == (["VIP"], ["Письма"])


def test_what_the_user_deleted_is_not_known():
    copy = Copy()
    copy.list("grp", ListedGroup(1, "VIP"), ListedGroup(2, "Пермь"))
    copy.list("contact", Listed(5, ("79121234567",), {}, (1, 2)), Listed(6, ("79031112233",)))
    copy.list("block", ListedBlock(9, "79121234567", 1))
    copy.db.execute("UPDATE contact SET deleted = 1 WHERE server_id = 6")
    copy.db.execute("UPDATE grp SET deleted = 1 WHERE server_id = 1")
    copy.db.execute("UPDATE block SET deleted = 1")
    known = BookKnown(copy.db)
    found = known.contacts(PHONE, ["79121234567", "79031112233"])
    assert [present.groups for present in found.values()] == [("Пермь",)]
    assert known.blocks(PHONE, ["79121234567"]) == {}
    assert known.group_names(PHONE) == ["Пермь"]
