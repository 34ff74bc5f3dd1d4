"""Small builders of what the provider lists, for tests."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

import apsw

from smsc_desk.book.block import Block
from smsc_desk.book.contact import Contact
from smsc_desk.book.edits import Action, Edit, Verb
from smsc_desk.book.group import Group
from smsc_desk.book.identity import Channel
from smsc_desk.store import comparing, listings, queue, records, sending
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import transaction
from smsc_desk.store.queue import Applied
from smsc_desk.store.schema import migrate
from smsc_desk.store.sending import Attempt, Kind, Outcome
from smsc_desk.store.store import Store


@dataclass(frozen=True)
class Listed:
    """A contact of a listing."""

    server_id: int | None
    addresses: tuple[str, ...]
    values: dict[str, Any] = field(default_factory=dict)
    group_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class ListedGroup:
    """A group of a listing."""

    server_id: int
    name: str
    number: int | None = None
    count: int | None = None


@dataclass(frozen=True)
class ListedBlock:
    """A blacklist entry of a listing."""

    server_id: int
    address: str
    type: int = 0
    comment: str = ""


async def fill(
    store: Store,
    contacts: list[Listed] | None = None,
    groups: list[ListedGroup] | None = None,
    blocks: list[ListedBlock] | None = None,
    channel: Channel = Channel.PHONE,
) -> None:
    """Write listings into a store as complete runs."""
    for name, listed, put in (
        ("grp", groups, store.put_groups),
        ("contact", contacts, store.put_contacts),
        ("block", blocks, store.put_blocks),
    ):
        if listed is not None:
            run = await store.begin_listing(name, channel)
            await put(run, listed)
            await store.finish_listing(run)


@functools.cache
def _empty() -> bytes:
    db = apsw.Connection(":memory:")
    migrate(db)
    return db.serialize("main")


def memory() -> apsw.Connection:
    """Return an account's file that is only in memory, in today's shape."""
    db = apsw.Connection(":memory:")
    db.deserialize("main", _empty())
    db.execute("PRAGMA foreign_keys=ON")
    return db


class Copy:
    """The copy without threads and without a disk; every method is one transaction, as the store makes them.

    `touched` is what the last one touched. The clock stands still until a test sets `now`.
    """

    def __init__(self) -> None:
        self.db = memory()
        self.now = 1_000_000
        self.touched = Touched()

    def __call__(self, function: Callable[..., Any], *args: Any, **options: Any) -> Any:
        """Run a function of the store with the connection before and `touched` behind its arguments."""
        self.touched = Touched()
        with transaction(self.db):
            return function(self.db, *args, self.touched, **options)

    def do(self, *wanted: Edit) -> Applied:
        """Queue edits as one command of the user."""
        return self(queue.enqueue, Action(Verb.CHANGE_CONTACT, wanted), self.now)

    def take(self, limit: int = 100) -> list[Attempt]:
        return self(sending.take, limit, limit, comparing.by_listing, self.now)

    def settle(self, attempt: Attempt, kind: Kind = Kind.DONE, **details: Any) -> None:
        self(sending.settle, attempt, Outcome(kind=kind, **details), self.now)

    def send(self, kind: Kind = Kind.DONE, **details: Any) -> list[Edit]:
        """Take what may go, and let all of it come to the same end."""
        attempts = self.take()
        for attempt in attempts:
            self.settle(attempt, kind, **details)
        return [attempt.edit for attempt in attempts]

    def discard(self, number: int) -> None:
        self(queue.discard, number, self.now)

    def retry(self, number: int) -> None:
        self(queue.retry, number)

    def begin(self, name: str, channel: Channel = Channel.PHONE) -> listings.Run:
        with transaction(self.db):
            return listings.begin(self.db, name, channel, self.now)

    def put(self, run: listings.Run, *rows: Any) -> None:
        """Write a page of a list."""
        match run.list:
            case "grp":
                self(listings.put_groups, run, rows)
            case "contact":
                self(listings.put_contacts, run, rows, self.now)
            case _:
                self(listings.put_blocks, run, rows, self.now)

    def finish(
        self, run: listings.Run, *, believe: bool = False, absent: Collection[int] | None = None
    ) -> listings.Finished:
        return self(listings.finish, run, self.now, believe=believe, absent=absent)

    def list(self, name: str, *rows: Any, channel: Channel = Channel.PHONE, believe: bool = False) -> listings.Finished:
        """Walk through a whole list."""
        run = self.begin(name, channel)
        self.put(run, *rows)
        return self.finish(run, believe=believe)

    # --- what is there ---

    def contacts(self) -> dict[str, Contact]:
        """Return the contacts that are seen, by all their addresses."""
        ids = [row for (row,) in self.db.execute("SELECT id FROM contact WHERE NOT deleted")]
        return {",".join(contact.addresses): contact for contact in records.contacts(self.db, ids).values()}

    def groups(self) -> dict[str, Group]:
        return {group.name: group for group in records.groups(self.db)}

    def blocks(self) -> dict[str, Block]:
        ids = [row for (row,) in self.db.execute("SELECT id FROM block WHERE NOT deleted")]
        return {block.address: block for block in records.blocks(self.db, ids).values()}

    def states(self) -> list[str]:
        """Return the states of all edits there ever were, in their order."""
        return [state for (state,) in self.db.execute("SELECT state FROM edit ORDER BY id")]

    def keys(self, number: int) -> dict[str, bool]:
        """Return what an edit locks, and whether it must be alone on it."""
        rows = self.db.execute("SELECT key, exclusive FROM edit_key WHERE edit = ?", (number,))
        return {key: bool(exclusive) for key, exclusive in rows}
