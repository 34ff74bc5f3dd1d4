"""A desk that imports: the copy, the worker and the importer over a sandbox, in virtual time."""

from __future__ import annotations

import asyncio
import contextlib
import csv
import datetime
import io

from smsc_desk.files.checking import checker_for
from smsc_desk.files.headers import Certainty, Target
from smsc_desk.files.mapping import Column, Mapping
from smsc_desk.files.plan import Plan, planned_rows
from smsc_desk.files.readers import rows
from smsc_desk.files.rows import Format, Layout
from smsc_desk.importing.known import NothingKnown
from smsc_desk.importing.runner import Importer
from smsc_desk.importing.spool import Spool
from smsc_desk.importing.summary import summary
from tests.unit.sync.test_desk import desk, until

TODAY = datetime.date(2026, 11, 26)
USUAL = (Target.NUMBER, Target.FIRST_NAME, Target.COMMENT, Target.GROUPS)


def planned(*targets, **more) -> Plan:
    columns = tuple(Column(target=target, certainty=Certainty.SURE) for target in targets or USUAL)
    layout = Layout(format=Format.TEXT, header=0)
    return Plan(layout=layout, columns=Mapping(columns=columns, **more.pop("mapping", {})), **more)


def text(table) -> str:
    """Return rows as a file, with a header."""
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows([[f"column {n}" for n in range(len(table[0]))], *table])
    return file.getvalue()


def counted(path, plan):
    """Return what a check of the file against an empty book finds."""
    checker = checker_for(plan, NothingKnown(), TODAY)
    for _ in checker.check(planned_rows(rows(path, plan.layout), plan)):
        pass
    return summary(checker.tallies, final=True)


class Imports:
    """What a test does with a desk that imports."""

    def __init__(self, made, folder):
        self.desk, self.folder = made, folder
        self.spool = Spool(folder / "spool")
        self.told = []
        self.begin()

    def begin(self):
        clock = asyncio.get_running_loop().time
        self.importer = Importer(self.desk.store, self.desk.worker, self.spool, today=lambda: TODAY, clock=clock)
        self.importer.subscribe(self.told.append)

    def run(self):
        """Start the worker and the importer, as a session does."""
        works = asyncio.gather(self.desk.worker.run(), self.importer.run())
        self.desk.running = asyncio.get_running_loop().running = works

    async def start(self, table, plan=None, name="june.csv"):
        """Take a file in, check it, and start its import."""
        plan = plan or planned()
        path = self.folder / name
        path.write_text(text(table), encoding="utf-8")
        spooled = await self.spool.take_in(path)
        path.unlink()  # the import goes on from the spool
        return await self.importer.start(spooled, plan, counted(spooled.path, plan))

    async def stands(self, job, *states):
        async def so():
            return (await self.desk.store.job(job)).state in states

        await until(so)
        return await self.importer.status(job)

    async def done(self, job):
        return await self.stands(job, "done")


@contextlib.asynccontextmanager
async def importing(tmp_path, **options):
    async with desk(tmp_path, **options) as made:
        yield Imports(made, tmp_path)
