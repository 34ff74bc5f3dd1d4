"""A workbook through the reading room: told, not judged; the library that reads it holds the whole sheet."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from pathlib import Path

from smsc_desk.files import mapping
from smsc_desk.files.plan import Plan
from smsc_desk.importing.room import ReadingRoom
from tests.bench.figures import TIMES, Figure, Setting, medians
from tests.bench.lists import a_list
from tests.bench.processes import cpu_seconds, mebibytes
from tests.bench.watching import in_the_window

_ROWS = 200_000


def measure(setting: Setting) -> Iterator[Figure]:
    """Measure a workbook of 200,000 rows, or of as many as are asked for if these are fewer."""
    count = min(_ROWS, setting.contacts)
    path = _workbook(setting.folder, count)
    found = medians([in_the_window(lambda: _run(path)) for _ in range(TIMES)])
    yield Figure(name=f"workbook of {count} rows, check", unit="s", value=found["check"], floor=found["read"])
    yield Figure(name=f"workbook of {count} rows, until its columns", unit="s", value=found["columns"])
    yield Figure(name=f"workbook of {count} rows, memory", unit="MiB", value=found["memory"])


def _workbook(folder: Path, count: int) -> Path:
    import xlsxwriter

    path = folder / f"rich-{count}.xlsx"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    with a_list(folder, "rich", count).open(encoding="utf-8", newline="") as file:
        for number, cells in enumerate(csv.reader(file, delimiter=";")):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
    book.close()
    return path


async def _run(path: Path) -> dict[str, float]:
    begun = time.perf_counter()
    room = await ReadingRoom.open(None)
    child = room._process.pid or 0
    layout = (await room.examine(path)).layout
    read = cpu_seconds(child)
    plan = Plan(layout=layout, columns=mapping.guess(await room.survey(path, layout)))
    columns = time.perf_counter() - begun
    async for _ in room.check(path, plan):
        pass
    found = {"read": read, "check": cpu_seconds(child), "columns": columns, "memory": mebibytes(child)}
    await room.close()
    return found
