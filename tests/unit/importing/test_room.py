"""The reading room: what crosses from the process that reads, and what becomes of questions nobody waits for."""

from __future__ import annotations

import asyncio
import contextlib
import csv
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import StoreError
from smsc_desk.files import mapping, readers
from smsc_desk.files.checking import Report, State
from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.plan import Plan, Subject
from smsc_desk.files.rows import Format
from smsc_desk.files.writers import EXCEL, WRITERS
from smsc_desk.importing.room import ReadingRoom, RoomGone
from smsc_desk.importing.summary import Summary
from smsc_desk.store.store import Store
from tests.builders import Listed, ListedBlock, fill
from tests.unit.files.test_round_trip import contact

ROOT = Path(__file__).parents[3]


@pytest.fixture
async def room():
    room = await ReadingRoom.open(None)
    yield room
    await room.close()


def a_list(path: Path, count: int, seed: int = 1) -> Path:
    rng = random.Random(seed)  # noqa: S311
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["Телефон", "Имя", "Комментарий"])
        for number in range(count):
            broken = rng.random() < 0.01
            rows.writerow(["12" if broken else f"7912{number:07d}", "Ада", rng.choice(("", "две\nстроки", "да; нет"))])
    return path


async def planned(room: ReadingRoom, path: Path) -> Plan:
    layout = (await room.examine(path)).layout
    return Plan(layout=layout, columns=mapping.guess(await room.survey(path, layout)))


async def checked(room: ReadingRoom, path: Path, plan: Plan) -> tuple[list[Report], list[Summary]]:
    parts = [part async for part in room.check(path, plan)]
    return [p for p in parts if isinstance(p, Report)], [p for p in parts if isinstance(p, Summary)]


async def test_a_file_is_read_there_as_it_is_here(room, tmp_path):
    path = a_list(tmp_path / "list", 3_000)
    found = await room.examine(path)
    assert found == readers.examine(path)
    assert await room.survey(path, found.layout) == readers.surveyed(path, found.layout)
    assert await room.redetect(path, "cp1251") == readers.examined_again(path, "cp1251")
    assert await room.preview(path, found.layout, 5) == found.rows[:5]


async def test_every_row_is_reported_once_and_counted(room, tmp_path):
    path = a_list(tmp_path / "list", 5_000)
    plan = await planned(room, path)
    reports, summaries = await checked(room, path, plan)
    lines = [line for report in reports for line in report.lines]
    assert lines == [row.line for row in readers.rows(path, plan.layout)][1:]
    assert len(reports[0].lines) <= 500
    assert [summary.final for summary in summaries] == [False] * (len(summaries) - 1) + [True]
    total = summaries[-1]
    states = b"".join(report.states for report in reports)
    assert (total.rows, total.rejected) == (5_000, states.count(State.REJECTED))
    assert 0 < total.rejected < 200
    assert total.accepted + total.rejected == total.rows
    rejected = [f.line for report in reports for f in report.findings if f.state == State.REJECTED]
    assert len(rejected) == total.rejected


async def test_rows_are_those_of_the_file_for_any_lines(room, tmp_path):
    path = a_list(tmp_path / "list", 3_000)
    layout = readers.examine(path).layout
    every = {row.line: row for row in readers.rows(path, layout)}
    chosen = random.Random(3).sample([*every], 40)  # noqa: S311
    assert await room.rows(path, layout, chosen) == {line: every[line] for line in chosen}
    await room.survey(path, layout)  # now the index is there
    assert await room.rows(path, layout, chosen) == {line: every[line] for line in chosen}
    assert await room.rows(path, layout, [0, 999_999]) == {}


@pytest.mark.parametrize("kind", ["xlsx", "vcf"])
async def test_workbooks_and_cards_have_rows_too(room, tmp_path, kind):
    path = tmp_path / "book"
    with path.open("wb") as file:
        WRITERS[kind](file, [contact(random.Random(number), number) for number in range(1, 700)], EXCEL)  # noqa: S311
    plan = await planned(room, path)
    assert plan.layout.format == {"xlsx": Format.WORKBOOK, "vcf": Format.VCARD}[kind]
    every = {row.line: row for row in readers.rows(path, plan.layout)}
    lines = [*every][5:600:20]
    got = await room.rows(path, plan.layout, lines)
    assert [[*row.cells] for row in got.values()] == [[*every[line].cells] for line in lines]
    _, summaries = await checked(room, path, plan)
    assert summaries[-1].rows == 699


async def test_the_book_is_read_there(tmp_path):
    store = await Store.open(tmp_path / "book.db")
    listed = [Listed(1, ("79120000000",), {"first_name": "Ада"}), Listed(2, ("79120000001",), {"first_name": "Боб"})]
    await fill(store, listed, blocks=[ListedBlock(1, "79120000002", BlockType.MASS)])
    path = tmp_path / "list.csv"
    path.write_text("Телефон;Имя\n79120000000;Ада\n79120000001;Вера\n79120000002;Гена\n", encoding="utf-8")
    room = await ReadingRoom.open(tmp_path / "book.db")
    try:
        (report,), (total,) = await checked(room, path, await planned(room, path))
    finally:
        await room.close()
        await store.close()
    assert list(report.states) == [State.SAME, State.UPDATE, State.NEW]
    update, blocked = report.findings
    assert update.proposals[0].changes == (("first_name", "Боб", "Вера"),)
    assert blocked.proposals[0].block == BlockType.MASS
    assert (total.blocked, total.requests) == (1, 2)


async def test_a_blacklist_is_checked_there_too(tmp_path):
    store = await Store.open(tmp_path / "book.db")
    await fill(store, blocks=[ListedBlock(1, "79120000000", BlockType.SINGLE)])
    path = a_list(tmp_path / "list", 2)
    room = await ReadingRoom.open(tmp_path / "book.db")
    try:
        plan = replace(await planned(room, path), subject=Subject.BLACKLIST)
        (report,), _ = await checked(room, path, plan)
    finally:
        await room.close()
        await store.close()
    assert list(report.states) == [State.UPDATE, State.NEW]
    assert report.findings[0].proposals[0].changes[0] == ("type", "2", "0")


async def test_errors_cross(room, tmp_path):
    with pytest.raises(Refused) as refused:
        await room.examine(tmp_path / "nothing")
    assert refused.value.reason == Why.MISSING
    no_book = await ReadingRoom.open(tmp_path / "none.db")
    path = a_list(tmp_path / "list", 3)
    plan = await planned(no_book, path)
    with pytest.raises(StoreError):
        await checked(no_book, path, plan)
    await no_book.close()


async def test_a_newer_check_ends_the_older_one(room, tmp_path):
    path = a_list(tmp_path / "list", 60_000)
    plan = await planned(room, path)
    older = room.check(path, plan)
    assert isinstance(await anext(older), Report)
    newer = await checked(room, path, plan)
    assert newer[1][-1].rows == 60_000
    rest = [part async for part in older]
    assert not any(isinstance(part, Summary) and part.final for part in rest)
    assert len(rest) < 10


async def test_a_check_that_is_closed_makes_room_at_once(room, tmp_path):
    path = a_list(tmp_path / "list", 60_000)
    plan = await planned(room, path)
    async with contextlib.aclosing(room.check(path, plan)) as parts:
        await anext(parts)
    assert await room.examine(path)


async def test_rows_are_fetched_while_a_check_runs(room, tmp_path):
    path = a_list(tmp_path / "list", 20_000)
    plan = await planned(room, path)
    seen = 0
    async for part in room.check(path, plan):
        if isinstance(part, Report):
            line = part.lines[-1]
            assert [*await room.rows(path, plan.layout, [line])] == [line]
            seen += len(part.lines)
    assert seen == 20_000


async def test_a_slow_window_stops_the_check_from_running_ahead(room, tmp_path):
    path = a_list(tmp_path / "list", 60_000)
    parts = room.check(path, await planned(room, path))
    first = await anext(parts)
    assert isinstance(first, Report)
    assert await room.rows(path, readers.examine(path).layout, [2])  # the process waits for the window, not for the end
    (inbox,) = room._inboxes.values()
    assert inbox.qsize() <= 4
    assert [part async for part in parts][-1].rows == 60_000


async def test_who_waits_is_told_that_the_process_died(room, tmp_path):
    path = a_list(tmp_path / "list", 60_000)
    plan = await planned(room, path)
    parts = room.check(path, plan)
    await anext(parts)
    room._process.kill()
    with pytest.raises(RoomGone):
        [part async for part in parts]
    with pytest.raises(RoomGone):
        await room.examine(path)


async def test_who_waits_is_told_that_the_room_was_closed(tmp_path):
    room = await ReadingRoom.open(None)
    question = asyncio.ensure_future(room.examine(a_list(tmp_path / "list", 10)))
    await asyncio.sleep(0)
    await room.close()
    with pytest.raises(RoomGone):
        await question
    await room.close()


async def test_failed_rows_are_written_as_they_were(room, tmp_path):
    path = a_list(tmp_path / "list", 100)
    layout = readers.examine(path).layout
    every = list(readers.rows(path, layout))
    reasons = {every[3].line: "слишком короткий", every[50].line: "отказано"}
    target = tmp_path / "failed.csv"
    target.write_text("before")
    assert await room.write_failed(path, layout, reasons, target) == 2
    again = [row.cells for row in readers.rows(target, readers.examine(target).layout)]
    assert again[0] == [*every[0].cells, "Ошибка", "Строка"]
    assert again[1] == [*every[3].cells, "слишком короткий", str(every[3].line)]
    assert len(again) == 3


@pytest.mark.parametrize("header", [0, None])
async def test_reason_and_line_of_failed_rows_have_columns_of_their_own(room, tmp_path, header):
    """Also where the rows that failed are shorter than the others, or than the headings, or longer."""
    path = tmp_path / "list"
    path.write_text("Телефон;Имя;\n1;Анна;а;б\n2\n3;Пётр\n", "utf-8")
    layout = replace(readers.examine(path).layout, header=header)
    target = tmp_path / "failed.csv"
    await room.write_failed(path, layout, {3: "мал", 4: "мал"}, target)
    lines = target.read_text("utf-8-sig").splitlines()
    assert lines[-2:] == ["2;;;;мал;3", "3;Пётр;;;мал;4"]
    assert lines[:-2] == ([] if header is None else ["Телефон;Имя;;;Ошибка;Строка"])


async def test_a_failed_write_leaves_what_was_there(room, tmp_path):
    path = a_list(tmp_path / "list", 10)
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(StoreError):
        await room.write_failed(path, readers.examine(path).layout, {2: "x"}, target)
    assert not list(tmp_path.glob("*.part"))


_PARENT = """
import asyncio, sys
from pathlib import Path
from smsc_desk.importing.room import ReadingRoom

async def main():
    room = await ReadingRoom.open(None)
    await room.examine(Path(sys.argv[1]))
    print(room._process.pid, flush=True)
    await asyncio.sleep(60)

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_the_process_dies_with_its_parent(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(_PARENT)
    command = [sys.executable, str(script), str(a_list(tmp_path / "list", 10))]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as parent:
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    end = time.monotonic() + 30
    while _lives(child) and time.monotonic() < end:
        time.sleep(0.005)  # nobody tells when somebody else's child is gone
    assert not _lives(child)


def _lives(process: int) -> bool:
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return (
            "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
            if Path("/proc").exists()
            else not os.kill(process, 0)
        )
    return False


def test_the_process_needs_neither_qt_nor_the_network():
    script = (
        "import sys, smsc_desk.importing.room_process; "
        "print([n for n in sys.modules if n.split('.')[0] in ('PySide6', 'qasync', 'httpx', 'keyring', 'starlette')])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
