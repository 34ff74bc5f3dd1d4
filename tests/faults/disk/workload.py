"""A day in the life of a copy, step by step; every step is one transaction, acknowledged when it returns."""

from __future__ import annotations

import contextlib
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Action, Edit, Verb
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel, ContactId, GroupId
from smsc_desk.store import snapshots
from smsc_desk.store.rescue import open_copy
from smsc_desk.store.sending import Kind, Outcome
from smsc_desk.store.store import Store
from tests.builders import Listed, ListedBlock, ListedGroup
from tests.faults.disk.inline import InlineLane

PHONE = Channel.PHONE
NOW_MS = 1_700_000_000_000
GROUPS, PAGE = 4, 80

Step = Callable[[], Awaitable[Any]]


def phone(number: int) -> str:
    return f"7999{number:07}"


class Day:
    """Opens the copy at a path and lives with it; `steps` are to be awaited one by one."""

    def __init__(
        self, path: Path, seed: int, vfs: str | None = None, *, contacts: int = 240, deletes: bool = True
    ) -> None:
        self._path, self._vfs, self._contacts = path, vfs, contacts
        self._rng = random.Random(seed)
        self._new = 500_000
        self._deletes = deletes
        self.store: Store | None = None

    async def open(self) -> Store:
        self.store = await open_copy(self._path, clock=lambda: NOW_MS, lane=InlineLane, vfs=self._vfs)
        return self.store

    async def close(self) -> None:
        if self.store is not None:
            await self.store.close()

    @property
    def _copy(self) -> Store:
        assert self.store is not None
        return self.store

    async def steps(self) -> AsyncIterator[Step]:
        """Yield what is done in a day: listings, single edits, a bulk, sending, a snapshot, and a second start."""
        async for step in self._listing():
            yield step
        yield self._index
        for _ in range(12):
            yield self._some_edit
        yield self._bulk
        async for step in self._sending():
            yield step
        yield self._layout
        yield self._index
        yield self._snapshot
        for _ in range(6):
            yield self._some_edit
        yield self._checkpoint
        for _ in range(6):
            yield self._some_edit
        yield self._again
        async for step in self._sending():
            yield step
        for _ in range(4):
            yield self._some_edit

    # --- lists

    async def _listing(self) -> AsyncIterator[Step]:
        groups = [ListedGroup(100 + n, f"Group {n}") for n in range(GROUPS)]
        people = [
            Listed(1000 + n, (phone(n),), {"name": f"Name {n}", "tags": ("a",)}, (100 + n % GROUPS,))
            for n in range(self._contacts)
        ]
        blocks = [ListedBlock(10 + n, phone(n), n % 3) for n in range(20)]
        for name, rows, put in (
            ("grp", groups, Store.put_groups), ("contact", people, Store.put_contacts),
            ("block", blocks, Store.put_blocks),
        ):  # fmt: skip
            runs: list[Any] = []
            yield self._begin(name, runs)
            for start in range(0, len(rows), PAGE):
                yield self._page(put, runs, rows[start : start + PAGE])
            yield self._finish(runs)

    def _begin(self, name: str, runs: list[Any]) -> Step:
        async def step() -> None:
            runs.append(await self._copy.begin_listing(name, PHONE))

        return step

    def _page(self, put: Any, runs: list[Any], rows: list[Any]) -> Step:
        async def step() -> None:
            if runs:
                await put(self._copy, runs[0], rows)

        return step

    def _finish(self, runs: list[Any]) -> Step:
        async def step() -> None:
            if runs:
                await self._copy.finish_listing(runs[0])

        return step

    # --- edits

    async def _some_edit(self) -> None:
        action = Action(Verb.CHANGE_CONTACT, self._edits(), subject=f"S{self._rng.randrange(99)}")
        with contextlib.suppress(Invalid):  # a contact that was deleted
            await self._copy.apply(action)

    def _edits(self) -> tuple[Edit, ...]:
        contact = ContactId(self._rng.randrange(1, self._contacts))
        group = GroupId(self._rng.randrange(1, GROUPS + 1))
        one: list[tuple[Edit, ...]] = [
            (edits.ChangeContact(contact=contact, changes={"name": f"X{self._rng.randrange(999)}"}),
             edits.JoinGroup(contact=contact, group=group)),
            (edits.MoveToGroup(contact=contact, group=group),),
            (edits.BlockAddress(channel=PHONE, address=phone(self._someone()), type=BlockType.ALL),),
            (edits.AddContact(channel=PHONE, values={"addresses": (self._fresh(),), "name": "New"}, groups=(group,)),),
            (edits.AddGroup(channel=PHONE, name=f"Own {self._rng.randrange(99)}"),),
            (edits.UnblockAddress(channel=PHONE, address=phone(self._rng.randrange(20))),),
            (edits.DeleteContact(contact=contact),),
        ]  # fmt: skip
        return self._rng.choice(one if self._deletes else one[:-2])

    def _someone(self) -> int:
        return self._rng.randrange(self._contacts)

    def _fresh(self) -> str:
        self._new += 1
        return phone(self._new)

    async def _bulk(self) -> None:
        """As an import does: many edits in one transaction."""
        wanted = tuple(
            edits.AddContact(channel=PHONE, values={"addresses": (self._fresh(),), "name": f"Imported {n}"})
            for n in range(self._contacts // 4)
        )
        await self._copy.apply(Action(Verb.ADD_CONTACT, wanted))

    # --- sending

    async def _sending(self) -> AsyncIterator[Step]:
        taken: list[Any] = []

        async def take() -> None:
            taken.extend(await self._copy.take(8))

        yield take
        for _ in range(5):
            yield self._settle(taken)

    def _settle(self, taken: list[Any]) -> Step:
        async def step() -> None:
            if taken:
                kind = self._rng.choice((Kind.DONE, Kind.DONE, Kind.REFUSED, Kind.AGAIN, Kind.DOUBT))
                await self._copy.settle(taken.pop(0), Outcome(kind=kind))

        return step

    # --- upkeep

    async def _layout(self) -> None:
        await self._copy.save_layout({"columns": "1,2,3"})

    async def _index(self) -> None:
        """Lead the text index on, and make the next index of a sort."""
        await self._copy.lead_index(self._contacts // 2)
        for name in (await self._copy.missing_indexes())[:1]:
            await self._copy.make_index(name)

    async def _snapshot(self) -> None:
        await InlineLane("").run(snapshots.take, self._path, NOW_MS, self._vfs)

    async def _checkpoint(self) -> None:
        await InlineLane("").run(
            self._copy._db.read, lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        )

    async def _again(self) -> None:
        await self._copy.close()
        await self.open()
