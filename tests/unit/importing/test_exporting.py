"""Exports: what is in the file, and that nothing half-written ever stands under its name."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel
from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.headers import Target
from smsc_desk.files.writers import BLOCK_COLUMNS, SINCE, Form
from smsc_desk.importing.exporting import CHUNK, Export, Exporter, NotWritten, Trouble, _put
from smsc_desk.store.search import BlockQuery, ContactQuery, Place
from smsc_desk.store.store import Store
from tests.builders import Listed, ListedBlock, ListedGroup, fill

PLAIN = Form(columns=(Target.NUMBER, Target.NAME, Target.GROUPS, Target.BLOCK), mark=False)
TYPES = {BlockType.ALL: "Все", BlockType.MASS: "Рассылки", BlockType.SINGLE: "Одиночные"}
HEAD = "Телефон;Имя контакта;Группы;Блокировка"
MANY = 5 * CHUNK


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(tmp_path / "book.sqlite", clock=lambda: 1_778_587_200_000)  # 12 May 2026, noon
    people = [
        Listed(1, ("79120000001",), {"name": "Анна"}, (1, 2)),
        Listed(2, ("79120000002", "4512345678"), {"name": "=Борис"}, (1,)),
        Listed(3, ("79120000003",)),
    ]
    groups = [ListedGroup(1, "VIP"), ListedGroup(2, "Пермь, центр")]
    await fill(store, people, groups, [ListedBlock(9, "79120000002", 1, "жалоба"), ListedBlock(8, "79990000000", 0)])
    await fill(store, [Listed(4, ("ada@example.org",), {"name": "Ада"})], channel=Channel.EMAIL)
    yield store
    await store.close()


@pytest.fixture
async def many(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(tmp_path / "many.sqlite")
    await fill(store, [Listed(number, (str(79_070_000_000 + number),)) for number in range(1, MANY + 1)])
    yield store
    await store.close()


def nothing(_done: int, _of: int) -> None:
    """Hear of no progress."""


async def lines(store: Store, path: Path, **more) -> list[str]:
    wanted = Export(path=path, **({"what": ContactQuery(), "form": PLAIN, "types": TYPES} | more))
    written = await Exporter(store).export(wanted, nothing)
    found = path.read_text(encoding="utf-8").splitlines()  # noqa: ASYNC240 - some lines
    assert written == len(found) - 1
    return found


async def test_everything_a_group_a_filter_or_a_selection_is_written_in_its_order(store, tmp_path):
    path = tmp_path / "out.csv"
    anna = '79120000001;Анна;"VIP, ""Пермь, центр""";'
    boris = "79120000002, +4512345678;'=Борис;VIP;Рассылки"
    assert await lines(store, path) == [HEAD, boris, ";Ада;;", anna, "79120000003;;;"]
    assert await lines(store, path, what=ContactQuery(text="анна")) == [HEAD, anna]
    assert await lines(store, path, what=ContactQuery(place=Place.BLOCKED)) == [HEAD, boris]
    ids = await store.contact_ids(ContactQuery(text="79120000"))
    assert await lines(store, path, what=[ids[1], 4711, ids[0]]) == [HEAD, anna, boris]  # what is gone is left out


async def test_the_blacklist_is_written_by_query_or_by_ids(store, tmp_path):
    form = Form(columns=(*BLOCK_COLUMNS[:-1], SINCE), mark=False)
    path = tmp_path / "out.csv"
    boris = "79120000002;;Рассылки;жалоба;'=Борис;12.05.2026"
    found = await lines(store, path, what=BlockQuery(), form=form)
    assert sorted(found[1:]) == [boris, "79990000000;;Все;;;12.05.2026"]
    ids = await store.block_ids(BlockQuery(in_book=True))
    assert (await lines(store, path, what=ids, blacklist=True, form=form))[1:] == [boris]


@pytest.mark.parametrize("kind", ["xlsx", "vcf"])
async def test_the_other_formats_are_whole_files(store, tmp_path, kind):
    path = tmp_path / f"out.{kind}"
    assert await Exporter(store).export(Export(path=path, what=ContactQuery(), format=kind), nothing) == 4
    assert path.read_bytes().startswith({"xlsx": b"PK", "vcf": b"BEGIN:VCARD"}[kind])


async def test_it_tells_how_far_it_is(many, tmp_path):
    told = []
    wanted = Export(path=tmp_path / "out.csv", what=ContactQuery())
    await Exporter(many).export(wanted, lambda *heard: told.append(heard))
    assert told[0] == (0, MANY)
    await asyncio.sleep(0)  # the last word comes by the loop
    assert told[-1] == (MANY, MANY)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
async def test_a_cancelled_export_leaves_all_as_it_was(many, tmp_path, kind):
    folder = tmp_path / "there"
    folder.mkdir()
    path = folder / "out"
    path.write_text("the former file")
    begun = asyncio.Event()
    wanted = Export(path=path, what=ContactQuery(), format=kind, form=Slow())
    task = asyncio.ensure_future(Exporter(many).export(wanted, lambda *_: begun.set()))
    await begun.wait()
    assert len(list(folder.iterdir())) == 2  # the former one, and the one that is being written
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [each.name for each in folder.iterdir()] == ["out"]
    assert path.read_text() == "the former file"


class Slow(Form):
    """Writes no faster than a test can cancel it."""

    def cells(self, record):
        import time

        time.sleep(0.0005)
        return super().cells(record)


class Failing(Form):
    """A disk that fails in the middle of the file."""

    code = errno.ENOSPC

    def cells(self, record):
        raise OSError(self.code, "it fails")


@pytest.mark.parametrize(
    ("code", "trouble"),
    [(errno.ENOSPC, Trouble.DISK_FULL), (errno.EFBIG, Trouble.DISK_FULL), (errno.EACCES, Trouble.NO_RIGHTS),
     (errno.EROFS, Trouble.NO_RIGHTS), (errno.EIO, Trouble.FAILING)],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
async def test_a_disk_that_fails_leaves_all_as_it_was(store, tmp_path, code, trouble, kind):
    folder = tmp_path / "there"
    folder.mkdir()
    form = type("Failed", (Failing,), {"code": code})()
    with pytest.raises(NotWritten) as caught:
        await Exporter(store).export(Export(path=folder / "out", what=ContactQuery(), format=kind, form=form), nothing)
    assert caught.value.trouble == trouble
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("name", "trouble"),
    [("gone/out.csv", Trouble.FOLDER_GONE), ("file/out.csv", Trouble.FOLDER_GONE), ("folder", Trouble.BAD_NAME),
     ("x" * 300, Trouble.BAD_NAME)],
)  # fmt: skip
async def test_a_place_where_no_file_can_be_is_told(store, tmp_path, name, trouble):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(NotWritten) as caught:
        await Exporter(store).export(Export(path=tmp_path / name, what=ContactQuery()), nothing)
    assert caught.value.trouble == trouble
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_that_another_program_holds_is_told(tmp_path):
    class Held(type(tmp_path)):
        def replace(self, target):
            raise PermissionError(errno.EACCES, "open in a spreadsheet")

    part = Held(tmp_path / "part")
    part.touch()
    with pytest.raises(NotWritten) as caught:
        _put(part, tmp_path / "out.csv")
    assert caught.value.trouble == Trouble.HELD


async def test_a_text_too_long_for_a_workbook_leaves_no_file(tmp_path):
    store = await Store.open(tmp_path / "long.sqlite")
    await fill(store, [Listed(1, ("79120000001",), {"comment": "x" * 40_000})])
    with pytest.raises(Refused) as caught:
        await Exporter(store).export(Export(path=tmp_path / "out.xlsx", what=ContactQuery(), format="xlsx"), nothing)
    assert caught.value.reason == Why.CELL_TOO_LONG
    assert not (tmp_path / "out.xlsx").exists()
    await store.close()


async def test_a_link_is_followed_and_the_rights_of_the_file_stay(store, tmp_path):
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.touch(mode=0o640)
    link.symlink_to(real)
    await lines(store, link)
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
