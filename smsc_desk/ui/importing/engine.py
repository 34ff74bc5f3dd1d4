"""What the window of an import needs from below: who takes files in, reads them, and carries the import out.

Protocols, so that the pages can be shown and tested without a process and a provider.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from smsc_desk.book.identity import Channel
from smsc_desk.files.checking import Report, State
from smsc_desk.files.detect import Detected
from smsc_desk.files.headers import Target
from smsc_desk.files.plan import Plan
from smsc_desk.files.rows import Layout, Row
from smsc_desk.files.survey import Survey


class Spooled(Protocol):
    """A file that was taken in: the copy that is read, whatever becomes of the original."""

    @property
    def path(self) -> Path: ...
    @property
    def name(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def size(self) -> int: ...


class Spool(Protocol):
    """Takes files in."""

    async def take_in(self, path: Path) -> Spooled: ...
    async def take_in_bytes(self, data: bytes, name: str) -> Spooled: ...


class Summary(Protocol):
    """The counts of a check so far; those of `states` together are the rows."""

    @property
    def rows(self) -> int: ...
    @property
    def states(self) -> Mapping[State, int]: ...
    @property
    def contacts(self) -> Mapping[State, int]: ...
    @property
    def problems(self) -> Mapping[tuple[Target, str], int]: ...
    @property
    def attention(self) -> int: ...
    @property
    def blocked(self) -> int: ...
    @property
    def new_groups(self) -> Collection[tuple[Channel, str]]: ...
    @property
    def requests(self) -> int: ...


class Room(Protocol):
    """Reads one file after another, away from the window."""

    async def examine(self, path: Path, sheet: str = "") -> Detected: ...
    async def redetect(self, path: Path, encoding: str) -> Detected: ...
    async def preview(self, path: Path, layout: Layout, count: int = 20) -> tuple[Row, ...]: ...
    async def survey(self, path: Path, layout: Layout) -> Survey: ...
    def check(self, path: Path, plan: Plan) -> AsyncGenerator[Report | Summary, None]: ...
    async def rows(self, path: Path, layout: Layout, lines: Sequence[int]) -> dict[int, Row]: ...
    async def close(self) -> None: ...


OpenRoom = Callable[[], Awaitable[Room]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Where files go in and how they are read."""

    spool: Spool
    open_room: OpenRoom
