"""The sample book, generated contacts, the demo account, and the book's file."""

import re
from collections import Counter

import apsw
import httpx
import pytest

from smsc_desk.sandbox import names, sample, schema
from smsc_desk.sandbox.answers import Channel
from smsc_desk.sandbox.demo import open_demo
from smsc_desk.sandbox.options import Options
from smsc_desk.sandbox.rules import Provider

FREE = Options(limits=False)


@pytest.fixture
def book():
    with Provider() as provider:
        sample.fill(provider)
        yield provider


def rows(provider, script, command, **params):
    return provider.execute(script, {command: "1"} | params, FREE).rows


def contacts(provider, script):
    found, after = [], 0
    while page := provider.execute(script, {"get": "1", "after_id": str(after)}, Options(empty_list="array")).rows:
        found += page
        after = page[-1].int_id
    return found


def test_how_many_of_everything(book):
    phones, mails = contacts(book, "phones"), contacts(book, "mails")
    assert (len(phones), len(mails)) == (1000, 200)
    assert [len(rows(book, script, "get_group")) for script in ("phones", "mails")] == [7, 3]
    assert [len(rows(book, script, "get_black")) for script in ("phones", "mails")] == [45, 15]
    assert all(group.size >= 10 for script in ("phones", "mails") for group in rows(book, script, "get_group"))
    assert 50 < sum("," in row.addresses for row in phones) < 120
    for field in ("birthday", "myid", "comment", "tags", "other", "groups"):
        assert 30 < sum(bool(getattr(row, field)) for row in phones) < 800, field


def test_addresses_are_right_and_nobody_has_anothers(book):
    numbers = [number for row in contacts(book, "phones") for number in row.addresses.split(",")]
    mails = [row.addresses for row in contacts(book, "mails")]
    assert all(re.fullmatch(r"\d{11,13}", number) for number in numbers)
    assert all(re.fullmatch(r"79\d{9}", number) for number in numbers if number.startswith("79"))
    assert all(re.fullmatch(r"[a-z.]+\d*@([a-z]+\.)?example\.(com|org|net|ru)", mail) for mail in mails)
    assert max(Counter(numbers + mails).values()) == 1


def test_blocks_are_of_all_kinds_and_some_are_strangers(book):
    blocks = rows(book, "phones", "get_black")
    assert {block.type for block in blocks} == {0, 1, 2}
    assert 10 < sum(bool(block.comment) for block in blocks) < 40
    known = {number for row in contacts(book, "phones") for number in row.addresses.split(",")}
    assert sum(block.address not in known for block in blocks) == 15


def test_men_and_women_bear_the_right_endings(book):
    sons = {son for _, son, _ in names.RUSSIAN_MEN}
    daughters = {daughter for *_, daughter in names.RUSSIAN_MEN}
    russian = [row for row in contacts(book, "phones") if row.middle]
    women = [row for row in russian if row.first in names.RUSSIAN_WOMEN]
    assert {row.middle for row in women} <= daughters
    assert {row.last for row in women} <= set(map(names.feminine, names.RUSSIAN_SURNAMES))
    assert {row.middle for row in russian if row not in women} <= sons
    assert len(women) > 300


@pytest.mark.parametrize(
    ("his", "hers"),
    [("Соколов", "Соколова"), ("Дубровский", "Дубровская"), ("Луговой", "Луговая"), ("Широкий", "Широкая"),
     ("Тихий", "Тихая"), ("Левицкий", "Левицкая"), ("Щукин", "Щукина")],
)  # fmt: skip
def test_feminine(his, hers):
    assert names.feminine(his) == hers


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Щёголев", "schegolev"), ("Jürgen", "jurgen"), ("Wójcik", "wojcik"), ("Weiß", "weiss"), ("ნინო", "nino")],
)
def test_latin(name, plain):
    assert sample.latin(name) == plain


def test_the_same_seed_makes_the_same_book(book):
    with Provider() as again, Provider() as other:
        sample.fill(again)
        sample.fill(other, seed=7)
        assert contacts(again, "phones") == contacts(book, "phones") != contacts(other, "phones")


def test_generated_contacts(book):
    with Provider() as provider:
        sample.fill_generated(provider, 25_000)
        page = rows(provider, "phones", "get", after_id="24000")
        assert [row.int_id for row in page] == list(range(24001, 25001))
        assert len({row.addresses for row in page}) == 1000
        assert len(rows(provider, "phones", "get", grp="1")) > 300
        made = provider.execute("phones", {"add": "1", "phone": "79123456789"}, FREE)
        assert made.id == 25001


def test_no_generated_contacts_is_an_empty_book():
    with Provider() as provider:
        sample.fill_generated(provider, 0)
        assert provider.empty


async def test_the_demo_account_keeps_what_was_done(tmp_path):
    async def ask(app, **params):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://demo") as http:
            form = {"login": "demo", "psw": "demo", "fmt": "1", "charset": "utf-8"} | params
            return (await http.post("/sys/phones.php", data=form)).text

    path = tmp_path / "demo.db"
    async with open_demo(path) as app:
        count = len((await ask(app, get="1")).splitlines())
        assert await ask(app, add_group="1", name="mine") == "11"
        assert await ask(app, add="1", phone="79123456789") == "1201"
    async with open_demo(path) as app:
        assert "11,Mine,,0" in await ask(app, get_group="1")
        assert await ask(app, get="1", phone="79123456789", cmt="") == "79123456789,,,,,,,,,,"
        assert count == 1000


async def test_a_demo_book_that_was_emptied_stays_empty(tmp_path):
    path = tmp_path / "demo.db"
    async with open_demo(path):
        pass
    db = apsw.Connection(str(path))
    for table in ("contact", "groups", "block"):
        db.execute(f"DELETE FROM {table}")
    db.close()
    with Provider(path) as provider:
        assert not provider.empty


def test_files_that_are_not_ours_are_refused_and_left_alone(tmp_path):
    foreign, garbage, newer = tmp_path / "a.db", tmp_path / "b.db", tmp_path / "c.db"
    db = apsw.Connection(str(foreign))
    db.execute("CREATE TABLE t(x)")
    db.close()
    garbage.write_bytes(b"not a database " * 100)
    Provider(newer).close()
    db = apsw.Connection(str(newer))
    db.pragma("user_version", 99)
    db.close()
    before = foreign.read_bytes()
    for path, words in (
        (foreign, "another program"),
        (garbage, "cannot use"),
        (newer, "newer"),
        (tmp_path, "cannot open"),
    ):
        with pytest.raises(schema.UnusableFile, match=words):
            Provider(path)
    assert foreign.read_bytes() == before


def test_a_page_of_a_large_book_is_answered_by_an_index():
    with Provider() as provider:
        sample.fill_generated(provider, 1000)
        plans = []
        db = provider._db
        db.trace_v2(apsw.SQLITE_TRACE_STMT, lambda event: plans.append(event["sql"]))
        for asked in ({}, {"grp": "1"}, {"after_id": "500"}, {"phone": "79000000010"}):
            rows(provider, "phones", "get", **asked)
        db.trace_v2(0, None)
        pages = [sql for sql in plans if "LIMIT" in sql]
        assert len(pages) == 4
        for sql in pages:
            plan = " | ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", [1] * sql.count("?")))
            assert "SCAN" not in plan, plan
            assert "TEMP B-TREE" not in plan, plan


def test_channels_are_the_types_of_groups():
    assert [int(channel) for channel in Channel] == [0, 1]
