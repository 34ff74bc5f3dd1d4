"""An import without a process and a provider: the file is read here, and the job is moved by hand."""

from __future__ import annotations

import asyncio
import datetime
import hashlib
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.files import readers
from smsc_desk.files.checking import Checker, Report, State, report
from smsc_desk.files.comparing import Present
from smsc_desk.files.detect import Detected
from smsc_desk.files.headers import Target
from smsc_desk.files.plan import Plan, planned_rows
from smsc_desk.files.reading import Reader
from smsc_desk.files.rows import Layout, Row
from smsc_desk.files.survey import Survey
from smsc_desk.importing.room import RoomGone
from smsc_desk.importing.spool import Spooled
from smsc_desk.ui.importing import engine

TODAY = datetime.date(2026, 6, 1)


class Spool:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def take_in(self, path: Path) -> Spooled:
        return self._keep(path.read_bytes(), path.name)  # noqa: ASYNC240 - a few bytes

    async def take_in_bytes(self, data: bytes, name: str) -> Spooled:
        return self._keep(data, name)

    def _keep(self, data: bytes, name: str) -> Spooled:
        key = hashlib.sha256(data).hexdigest()
        target = self._folder / key
        target.write_bytes(data)
        return Spooled(target, name, key, len(data))

    def path(self, sha256: str) -> Path:
        return self._folder / sha256

    def release(self, sha256: str) -> None:
        pass


class Known:
    """A book of some people, by number, and blocked numbers."""

    def __init__(self, people: Sequence[Present] = (), blocked: Mapping[str, BlockType] | None = None) -> None:
        self._people, self._blocked = people, blocked or {}

    def contacts(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, Present]:
        return {a: one for one in self._people for a in one.addresses if a in addresses}

    def blocks(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, BlockType]:
        return {a: kind for a, kind in self._blocked.items() if a in addresses}

    def group_names(self, channel: Channel) -> Collection[str]:
        return ("VIP",)


@dataclass(frozen=True)
class Summary:
    rows: int
    states: Mapping[State, int]
    contacts: Mapping[State, int]
    problems: Mapping[tuple[Target, str], int]
    attention: int
    blocked: int
    new_groups: int
    groups: Collection[tuple[Channel, str]]
    requests: int


class Room:
    """`held` keeps a check from going on."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.closed = False
        self.checks = 0
        self.gone = False
        self.written: dict[int, str] = {}
        self.free = asyncio.Event()
        self.free.set()

    def _use(self) -> None:
        if self.gone:
            self.gone = False  # the next one is sound
            raise RoomGone

    async def examine(self, path: Path, sheet: str = "") -> Detected:
        return readers.examine(path, sheet)

    async def redetect(self, path: Path, encoding: str) -> Detected:
        return readers.examined_again(path, encoding)

    async def preview(self, path: Path, layout: Layout, count: int = 20) -> tuple[Row, ...]:
        return tuple(row for row, _ in zip(readers.rows(path, layout), range(count), strict=False))

    async def survey(self, path: Path, layout: Layout) -> Survey:
        return readers.surveyed(path, layout)

    async def check(self, path: Path, plan: Plan) -> AsyncGenerator[Report | engine.Summary, None]:
        self._use()
        self.checks += 1
        checker = Checker(Reader(plan.columns, today=TODAY), plan.rules, self._known)
        for chunk in checker.check(planned_rows(readers.rows(path, plan.layout), plan)):
            await self.free.wait()
            yield report(chunk)
            yield self._summary(checker)
            await asyncio.sleep(0)
        yield self._summary(checker)

    @staticmethod
    def _summary(checker: Checker) -> Summary:
        of = checker.tallies
        return Summary(
            of.rows, dict(of.states), dict(of.contacts), dict(of.problems), of.attention, of.blocked,
            len(of.new_groups), tuple(of.new_groups), of.requests,
        )  # fmt: skip

    async def rows(self, path: Path, layout: Layout, lines: Sequence[int]) -> dict[int, Row]:
        self._use()
        wanted = set(lines)
        return {row.line: row for row in readers.rows(path, layout) if row.line in wanted}

    async def write_failed(self, path: Path, layout: Layout, reasons: Mapping[int, str], target: Path) -> int:
        self.written = dict(reasons)
        return len(reasons)

    async def close(self) -> None:
        self.closed = True


@dataclass(frozen=True)
class Status:
    id: int = 1
    kind: str = "import"
    name: str = "июнь.csv"
    state: str = "running"
    rows: int = 10
    planned: int = 10
    done: int = 0
    refused: int = 0
    left_out: int = 0
    waiting: int = 10
    added: int = 0
    updated: int = 0
    per_second: float = 0.0
    left_s: float | None = None
    reason: str = ""
    stopping: bool = False
    undone: bool = False
    begun_ms: int = 0
    ended_ms: int | None = None


@dataclass
class Importer:
    """Told what to tell."""

    started: list[tuple[Spooled, Plan]] = field(default_factory=list)
    asked: list[tuple[str, int]] = field(default_factory=list)
    status: Status = field(default_factory=Status)
    jobs: list[Status] = field(default_factory=list)
    _listeners: list[Callable[[engine.JobStatus], None]] = field(default_factory=list)

    def estimate(self, requests: int) -> float:
        return requests / 6

    async def start(self, spooled: Spooled, plan: Plan, summary: engine.Summary) -> int:
        self.started.append((spooled, plan))
        self.status = replace(self.status, name=spooled.name, rows=summary.rows)
        return self.status.id

    async def pause(self, job: int) -> None:
        self.asked.append(("pause", job))

    async def resume(self, job: int) -> None:
        self.asked.append(("resume", job))

    async def stop(self, job: int) -> None:
        self.asked.append(("stop", job))

    async def undo(self, job: int) -> int | None:
        self.asked.append(("undo", job))
        return None

    async def statuses(self) -> list[Status]:
        return list(self.jobs)

    def subscribe(self, listener: Callable[[engine.JobStatus], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, **changes: object) -> None:
        self.status = replace(self.status, **changes)
        for listener in list(self._listeners):
            listener(self.status)


PEOPLE = (
    Present(
        id=ContactId(1), addresses=("79120000001",), values={"last_name": "Ёлкина", "first_name": "Анна"}, tags=("vip",)
    ),
    Present(id=ContactId(2), addresses=("79120000002",), values={"first_name": "Борис"}, groups=("VIP",)),
)
BOOK = Known(PEOPLE, {"79120000002": BlockType.ALL})
