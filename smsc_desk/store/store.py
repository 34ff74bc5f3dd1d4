"""The copy on this computer: the one door to an account's file.

Writing goes through one thread and one connection; every command is one durable transaction, after which one
`Changed` is announced. Questions go to the reader's thread; the few rows on screen are read where they are drawn.
"""

from __future__ import annotations

import array
import concurrent.futures
import contextlib
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import apsw

from smsc_desk.book.block import Block
from smsc_desk.book.contact import Contact
from smsc_desk.book.edits import Action
from smsc_desk.book.errors import Damaged, StoreError, Superseded
from smsc_desk.book.group import Group
from smsc_desk.book.identity import BlockId, Channel, ContactId
from smsc_desk.store import (
    comparing,
    counting,
    finding,
    graveyard,
    history,
    listings,
    marks,
    opening,
    pages,
    problems,
    progress,
    queue,
    records,
    saved_filters,
    search,
    seeking,
    sending,
    text_index,
    twins,
    undo,
    verifying,
)  # fmt: skip
from smsc_desk.store.begun import Begun
from smsc_desk.store.changes import Changed, Touched
from smsc_desk.store.counting import Counts
from smsc_desk.store.database import Lane, Writer, files, first, open_reader, select, translated
from smsc_desk.store.filters import Moment
from smsc_desk.store.finding import Found
from smsc_desk.store.gathering import Gathering
from smsc_desk.store.graveyard import Buried
from smsc_desk.store.history import Balance, Deed, Steps
from smsc_desk.store.job_door import JobDoor
from smsc_desk.store.listings import Finished, ListedBlock, ListedContact, ListedGroup, Run
from smsc_desk.store.marks import Start
from smsc_desk.store.pages import Page
from smsc_desk.store.problems import Problem
from smsc_desk.store.progress import Interrupted
from smsc_desk.store.queue import Applied, QueuedEdit
from smsc_desk.store.request_ledger import RequestLedger
from smsc_desk.store.saved_filters import Looked, SavedFilter
from smsc_desk.store.search import BlockQuery, ContactQuery
from smsc_desk.store.sending import Attempt, Outcome
from smsc_desk.store.together import Together
from smsc_desk.store.twins import Twin
from smsc_desk.store.undo import Undone
from smsc_desk.store.verifying import Sight

T = TypeVar("T")
Ids = array.array  # of type code "q"

ROWS_A_TRANSACTION = 200
"""Bulk work is cut into pieces of 10–30 ms, so that an edit of the user is never held back (house, section 2)."""


COUNTS_KIB, ROWS_KIB = 1024, 2048
"""What the connections for counts and for the rows on screen keep of the file: counts read all of it once, and rows
need no more of a million contacts than the way to them."""


def now_ms() -> int:
    """Return the time as UTC milliseconds."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True)
class Ways:
    """How a store tells the time, runs its jobs and reaches the disk."""

    clock: Callable[[], int]
    lane: Callable[[str], Lane]
    vfs: str | None


class Store(JobDoor):
    """An account's copy; make it with `await Store.open(path)`, end it with `await store.close()`."""

    def __init__(self, path: Path, writer: Lane, db: Writer, start: Start, ways: Ways) -> None:
        super().__init__()
        self.path, self.start, self.ways = path, start, ways
        self._writer, self._db, self._clock = writer, db, ways.clock
        self._times_opened = db.times_opened
        self._reader = ways.lane("store-reader")
        self._reading = open_reader(path, ways.vfs, cache_kib=COUNTS_KIB)
        self._finder = ways.lane("store-finder")
        self._finding = open_reader(path, ways.vfs)
        self._window = open_reader(path, ways.vfs, cache_kib=ROWS_KIB)
        self._listeners: list[Callable[[Changed], None]] = []
        self._pages_told = Gathering(self._announce)
        self._newest: dict[str, int] = {}
        self._running = ""
        self._closing = False
        self._ledgers: list[RequestLedger] = []
        self._settling: Together[tuple[Attempt, Outcome, int]] = Together(
            lambda ended, touched: self._db.commit(self._settle, ended, touched)
        )
        self._damaged = False

    @classmethod
    async def open(
        cls,
        path: Path,
        *,
        clock: Callable[[], int] = now_ms,
        lane: Callable[[str], Lane] = Lane,
        vfs: str | None = None,
    ) -> Store:
        """Open, or make, the copy; what was on its way when the program stopped is in doubt from now on.

        Replaced in tests: `clock` (UTC milliseconds), `lane` (the threads), `vfs` (SQLite's way to the disk).

        Raises:
            StoreError: TooNew, Damaged, DiskTrouble.
        """
        writer = lane("store-writer")
        try:
            db, start = await writer.run(opening.opened, path, clock(), vfs)
        except BaseException:
            writer.stop()
            raise
        return cls(path, writer, db, start, Ways(clock, lane, vfs))

    async def close(self) -> None:
        """Finish what is being written and close the file; questions that wait for an answer are superseded."""
        if self._closing:
            return
        self._closing = True
        self._listeners.clear()
        self._pages_told.stop()
        self._reading.interrupt()
        self._finding.interrupt()
        await self._writer.run_bulk(self._flush_last)  # what stands in line is written first
        self._reader.stop()
        self._reading.close()
        self._finder.stop()
        self._finding.close()
        self._window.close()
        # The writer goes last: only it can bring the journal into the file and remove it.
        await self._writer.run_bulk(opening.closed, self._db, self._damaged)
        self._writer.stop()

    # --- its health ---

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            with translated(), opening.schema_watched(lambda ask: ask(self._window)):
                yield
        except Damaged as error:
            self.note_damage(str(error))
            raise

    def note_damage(self, found: str) -> None:
        """Write down beside the file that it is damaged: the next start rescues what is in it."""
        self._damaged = True
        marks.note_damage(self.path, found)

    def mark(self, key: str) -> str | None:
        """Return what the file carries about itself, None where nothing was written."""
        with self._watched():
            return marks.read(self._window, key)

    async def set_mark(self, key: str, value: str | None) -> None:
        """Let the file carry something about itself, or no more."""
        await self._writer.run(self._db.commit, marks.write, key, value)

    # --- announcements ---

    def subscribe(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call the listener after every commit that changed something; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _announce(self, touched: Touched) -> None:
        if touched:
            self._tell(touched.changed())

    def _announce_reopened(self) -> None:
        """After an error of the disk, what is really on it is shown."""
        if self._db.times_opened != self._times_opened:
            self._times_opened = self._db.times_opened
            self._tell(Changed(contacts=None, groups=True, blocks=None, queue=True, jobs=True))

    def _tell(self, changed: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(changed)

    # --- the user's commands ---

    async def apply(self, action: Action) -> Applied:
        """Make a command's edits here and queue them, in one durable transaction.

        Raises:
            Invalid: a value that the book cannot hold; nothing is changed then.
            DiskTrouble: nothing is changed either.
        """
        return await self.begin(action).ended()

    def begin(self, action: Action) -> Begun[Applied]:
        """Do the same, handed to the writer before this returns: the window may draw meanwhile, or wait a moment.

        Raises:
            StoreError: the copy is closed. All else is raised by what is returned.
        """
        return self._hand_over(Lane.URGENT, queue.enqueue, (action, self._clock()))

    async def replace(self, problem: int, action: Action) -> Applied:
        """Do the same in the place of an edit that waits for the user: it goes in the same transaction.

        Raises:
            Invalid: a value that the book cannot hold; the edit waits as before then.
            DiskTrouble: nothing is changed either.
        """
        return await self._command(problems.replace, problem, action, self._clock())

    async def retry(self, edits: Sequence[int]) -> None:
        """Queue refused or doubtful edits again."""
        for number in edits:
            await self._command(queue.retry, number)

    async def discard(self, edits: Sequence[int]) -> None:
        """Take back edits that are not on their way; the records show again what the server has."""
        for number in edits:
            await self._command(_discard, number, self._clock())

    async def take_mine(self, edits: Sequence[int]) -> None:
        """Let the user's side of problems win: sent again, over what the server has now (see `problems`)."""
        for number in edits:
            await self._command(problems.take_mine, number, self._clock())

    async def take_theirs(self, edits: Sequence[int]) -> None:
        """Let the server's side of problems stand; the records show it."""
        for number in edits:
            await self._command(problems.take_theirs, number, self._clock())

    async def undo(self, action: int | None = None) -> Undone:
        """Undo a deed, None for the newest that can be; what was changed since is named and left."""
        return await self._command(undo.undo, action, self._clock())

    async def redo(self) -> Undone:
        """Do again what was undone last, if nothing was done since."""
        return await self._command(undo.redo, self._clock())

    async def restore(self, buried: Sequence[int]) -> Applied:
        """Make deleted records anew (see `graveyard`)."""
        return await self._command(graveyard.restore, list(buried), self._clock())

    async def _command(self, function: Callable[..., T], *args: Any) -> T:
        return await self._hand_over(Lane.URGENT, function, args).ended()

    async def _bulk(self, function: Callable[..., T], *args: Any) -> T:
        return await self._hand_over(Lane.BULK, function, args).ended()

    def _hand_over(
        self,
        urgency: int,
        function: Callable[..., T],
        args: tuple[Any, ...],
        announce: Callable[[Touched], None] | None = None,
    ) -> Begun[T]:
        """Let the writer commit a function, which is also given what notes all that it touches."""
        return self._write(lambda touched: self._db.commit(function, *args, touched), urgency, announce)

    def _write(
        self, work: Callable[[Touched], T], urgency: int, announce: Callable[[Touched], None] | None = None
    ) -> Begun[T]:
        touched = Touched()

        def tell(written: concurrent.futures.Future[T]) -> T:
            try:
                with self._announcing(touched, announce):
                    return written.result()
            finally:
                del written  # an error remembers this frame (see `database.settle`)

        return Begun(self._writer.submit(lambda: work(touched), urgency=urgency), tell)

    @contextlib.contextmanager
    def _announcing(self, touched: Touched, announce: Callable[[Touched], None] | None = None) -> Iterator[None]:
        """Announce what a commit touched once the block has its result; a disk that failed is told either way."""
        try:
            with self._watched():
                yield
        except StoreError:
            self._announce_reopened()
            raise
        self._announce_reopened()
        (announce or self._announce)(touched)

    # --- for the worker ---

    async def request_ledger(self, *, clock: Callable[[], float], fence_s: float) -> RequestLedger:
        """Return the ledger of identical requests, with what earlier runs left in it."""
        ledger = RequestLedger(self._writer, self._db, clock=clock, wall=self._clock, fence_s=fence_s)
        await ledger.load()
        self._ledgers.append(ledger)
        return ledger

    async def flush_ledger(self) -> None:
        """Write down which requests were answered, where no edit was settled since."""
        await self._writer.run(self._db.commit, self._flush)

    def _flush(self, db: apsw.Connection) -> None:
        for ledger in self._ledgers:
            ledger.flush(db)

    def _flush_last(self) -> None:
        if any(ledger.unwritten for ledger in self._ledgers):
            # What cannot be written is taken for unanswered by the next start, which errs on the safe side.
            with contextlib.suppress(apsw.Error, StoreError):
                self._db.commit(self._flush)

    async def take(self, limit: int, of_jobs: int | None = None) -> list[Attempt]:
        """Pick edits that may be sent now, and commit that they are on their way.

        The user's own ones first, at most `limit`; together with those of jobs at most `of_jobs`, by default as many.
        """
        most = limit if of_jobs is None else of_jobs
        if limit <= 0 and most <= 0:
            return []
        return await self._command(sending.take, limit, most, comparing.by_listing, self._clock())

    async def settle(self, attempt: Attempt, outcome: Outcome) -> None:
        """Commit what became of an attempt, and that its request was answered: one transaction.

        What other attempts wait to have committed goes with it.
        """
        number = self._settling.add((attempt, outcome, self._clock()))
        await self._write(lambda touched: self._settling.do(number, touched), Lane.URGENT).ended()

    def _settle(self, db: apsw.Connection, ended: Sequence[tuple[Attempt, Outcome, int]], touched: Touched) -> None:
        for attempt, outcome, now in ended:
            sending.settle(db, attempt, outcome, now, touched)
        self._flush(db)

    async def next_wait_ms(self) -> int | None:
        """Return the milliseconds until an edit that waits for a time may go; None when none does."""
        return await self._writer.run(self._db.read, sending.next_wait_ms, self._clock())

    async def compare(
        self, attempt: Attempt, listed: ListedContact | None, owners: Sequence[ListedContact] = ()
    ) -> Attempt | None:
        """Compare an edit of a contact with what the server has now; None when that settles it (see `comparing`)."""
        return await self._command(comparing.compare, attempt, listed, owners, self._clock())

    async def leave(self, attempt: Attempt) -> None:
        """Commit that an edit leaves now, where no comparison has."""
        await self._command(sending.leave, attempt, self._clock())

    async def note_groups(self, attempt: Attempt) -> None:
        """Keep which groups the server has before a new one is sent (see `comparing`)."""
        await self._command(comparing.note_groups, attempt, self._clock())

    async def was_listed(self, name: str, channel: Channel) -> bool:
        """Tell whether a list was ever read to its end."""
        query = "SELECT 1 FROM listing_run WHERE list = ? AND channel = ? AND finished_ms NOTNULL LIMIT 1"
        return bool(await self._writer.run(self._db.read, select, query, (name, channel)))

    async def in_doubt(self) -> list[Attempt]:
        """Return the attempts whose answers never came, those that were `taken_back` since among them."""
        return await self._command(verifying.in_doubt, self._clock())

    async def let_pass(self, attempts: Sequence[Attempt]) -> None:
        """Let later edits pass those that were taken back, once their fences are over."""
        await self._command(verifying.let_pass, attempts, self._clock())

    async def contact_seen(self, attempt: Attempt, listed: ListedContact | None) -> Sight:
        """Settle an edit in doubt by what the server lists under the contact's address."""
        return await self._command(verifying.contact_seen, attempt, listed, self._clock())

    async def groups_seen(self, attempt: Attempt, listed: Sequence[ListedGroup]) -> Sight:
        """Settle an edit in doubt by the list of all groups."""
        return await self._command(verifying.groups_seen, attempt, listed, self._clock())

    async def block_seen(self, attempt: Attempt, listed: ListedBlock | None) -> Sight:
        """Settle an edit in doubt by the blacklist entry of its address."""
        return await self._command(verifying.block_seen, attempt, listed, self._clock())

    async def strangers(self, channel: Channel, listed: Sequence[ListedContact]) -> int:
        """Return how many contacts are known here where the first page of their list has none of them; else 0."""
        return await self._writer.run(self._db.read, listings.strangers, channel, listed)

    async def begin_listing(self, name: str, channel: Channel) -> Run:
        """Begin to write one of the provider's lists: "contact", "grp" or "block"."""
        return await self._bulk(_begin, name, channel, self._clock())

    async def put_groups(self, run: Run, listed: Sequence[ListedGroup]) -> None:
        """Write groups as listed."""
        await self._bulk(listings.put_groups, run, listed)

    async def put_contacts(self, run: Run, listed: Sequence[ListedContact]) -> None:
        """Write a page of contacts, some 200 a transaction."""
        for start in range(0, len(listed), ROWS_A_TRANSACTION):
            await self._bulk(listings.put_contacts, run, listed[start : start + ROWS_A_TRANSACTION], self._clock())

    async def put_page(self, run: Run, page: Page) -> list[int]:
        """Write a page of contacts that have numbers, and return those of the copy that it lacks (see `pages`).

        One transaction: a page of new contacts takes some 40 ms, an unchanged one a few and writes nothing.
        """
        arguments = (run, page, self._clock())
        return await self._hand_over(Lane.BULK, pages.put_page, arguments, self._pages_told.take).ended()

    async def interrupted_listing(self, channel: Channel) -> Interrupted | None:
        """Return the listing of contacts that a stop has interrupted and that may go on (see `progress`)."""
        return await self._writer.run(self._db.read, progress.found, channel, self._clock())

    async def abandon_listing(self, channel: Channel) -> None:
        """Let the interrupted listing of contacts not go on: the list has contradicted it."""
        await self._writer.run_bulk(self._db.commit, progress.forget, channel)

    async def last_number(self, channel: Channel) -> int:
        """Return the greatest of the provider's numbers in the copy, 0 for none."""
        return await self._writer.run(self._db.read, pages.last_number, channel)

    async def put_blocks(self, run: Run, listed: Sequence[ListedBlock]) -> None:
        """Write a page of blacklist entries, some 200 a transaction."""
        for start in range(0, len(listed), ROWS_A_TRANSACTION):
            await self._bulk(listings.put_blocks, run, listed[start : start + ROWS_A_TRANSACTION], self._clock())

    async def finish_listing(
        self, run: Run, *, believe: bool = False, absent: Collection[int] | None = None
    ) -> Finished:
        """End a complete listing: what it lacks is taken out of the copy, within the guard.

        `absent` is what the pages of a list with numbers did not list; None finds it by the marks of the run.
        """
        finished = await self._bulk(_finish, run, believe, absent, self._clock())
        self._pages_told.end()
        return finished

    # --- saved filters ---

    async def saved_filters(self) -> list[SavedFilter]:
        """Return the filters under a name, in the order of their making."""
        return await self._ask(saved_filters.listed)

    async def save_filter(self, name: str, text: str) -> int:
        """Keep a filter under a name and return its number; one of the same name is replaced."""
        return await self._command(saved_filters.save, name, text)

    async def rename_filter(self, number: int, name: str) -> bool:
        """Give a filter another name; False where another one has it."""
        return await self._command(saved_filters.rename, number, name)

    async def forget_filter(self, number: int) -> None:
        """Remove a saved filter."""
        await self._command(saved_filters.forget, number)

    # --- the indexes (see `indexing`) ---

    async def unindexed(self) -> int:
        """Return how many contacts the text index does not hold yet."""
        return await self._ask(finding.unindexed)

    async def lead_index(self, rows: int) -> int:
        """Bring so many more contacts into the text index; return how many are left."""
        return await self._bulk(text_index.lead, rows)

    async def missing_indexes(self) -> list[str]:
        """Return the indexes of sorts that are still to be made."""
        return await self._ask(text_index.missing)

    async def make_index(self, name: str) -> None:
        """Make an index of a sort."""
        await self._bulk(text_index.make, name)

    # --- questions, by the reader ---

    async def contact_ids(self, query: ContactQuery) -> Ids[int]:
        """Return the ids of the contacts in order; a newer question ends this one, which then raises Superseded."""
        question = search.question(query, Moment.at(self._clock()))
        return await self._find(lambda: finding.everything(self._finding, question))

    async def first_contacts(self, query: ContactQuery, limit: int = finding.PAGE) -> Found:
        """Return the first ids that `contact_ids` would return, at once; Superseded as there."""
        question = search.question(query, Moment.at(self._clock()))
        return await self._find(lambda: finding.first_page(self._finding, question, limit))

    async def _find(self, ask: Callable[[], T]) -> T:
        """Ask which contacts a query finds: nothing else that is asked stands before, counts least of all."""
        number = self._next("contacts")
        self._finding.interrupt()

        def read() -> T:
            if self._newest["contacts"] != number:
                raise Superseded
            return ask()

        if self._closing:
            raise Superseded
        try:
            with self._watched():
                return await self._finder.run(read)
        except apsw.InterruptError:
            raise Superseded from None

    async def block_ids(self, query: BlockQuery) -> Ids[int]:
        """Return the ids of the blacklist entries in order."""
        sql, values = search.block_ids(query)
        return await self._ids("blocks", lambda db: finding.ids_of(db, sql, values))

    async def _ids(self, kind: str, ask: Callable[[apsw.Connection], Ids[int]]) -> Ids[int]:
        """Ask for ids; a newer question of the same kind ends the older one, which then raises Superseded."""
        number = self._next(kind)

        def read(db: apsw.Connection) -> Ids[int]:
            if self._newest[kind] != number:
                raise Superseded
            self._running = kind
            try:
                return ask(db)
            finally:
                self._running = ""

        return await self._ask(read)

    def _next(self, kind: str) -> int:
        """Number a question; what runs of the same kind is ended."""
        number = self._newest[kind] = self._newest.get(kind, 0) + 1
        if self._running == kind:
            self._reading.interrupt()
        return number

    async def count(self, query: ContactQuery) -> int:
        """Return how many contacts a query finds."""
        moment = Moment.at(self._clock())
        return await self._ask(lambda db: counting.count(db, query, moment))

    async def look_up(self, addresses: Sequence[str]) -> Looked:
        """Compare a list of addresses, as they are kept, with the book."""
        return await self._ask(lambda db: saved_filters.look_up(db, addresses))

    async def groups(self) -> list[Group]:
        """Return all groups with their counts."""
        return await self._ask(records.groups)

    async def counts(self) -> Counts:
        """Return the counts of the fixed places, of the blacklist and of the queue."""
        moment = Moment.at(self._clock())
        return await self._ask(lambda db: counting.counts(db, moment))

    async def owners(self, channel: Channel, address: str) -> list[Contact]:
        """Return the contacts that have an address."""
        return await self._ask(
            lambda db: [*records.contacts(db, records.owners(db, channel, address)).values()], urgent=True
        )

    async def blocks_of(self, channel: Channel, addresses: Sequence[str]) -> list[Block]:
        """Return the blacklist entries of addresses."""
        return await self._ask(lambda db: counting.blocks_of(db, channel, addresses), urgent=True)

    async def tags(self) -> list[str]:
        """Return all tags in use, the commonest first."""
        return await self._ask(counting.tags)

    async def open_edits(self, *, target: str | None = None, row: int | None = None) -> list[QueuedEdit]:
        """Return the open edits, of all records or of one ("contact", "grp", "block"), oldest first."""
        return await self._ask(lambda db: queue.listed(db, target=target, row=row), urgent=True)

    async def problems(self) -> list[Problem]:
        """Return what waits for the user, oldest first."""
        return await self._ask(problems.problems)

    async def history(self, *, limit: int = 200, before: int | None = None) -> list[Deed]:
        """Return what the user did, newest first, before a deed where one is named."""
        return await self._ask(lambda db: history.history(db, limit, before))

    async def deed_edits(self, action: int) -> list[QueuedEdit]:
        """Return all edits of a deed, whatever became of them."""
        return await self._ask(lambda db: queue.of_action(db, action))

    async def steps(self) -> Steps:
        """Return what undo and redo would do now."""
        return await self._ask(history.steps, urgent=True)

    async def balance(self) -> Balance:
        """Return how many edits were ever accepted, and what became of them."""
        return await self._ask(history.balance)

    async def deleted(self, *, limit: int = graveyard.MOST) -> list[Buried]:
        """Return what was deleted in the last thirty days and is not restored, the newest first."""
        now = self._clock()
        return await self._ask(lambda db: graveyard.deleted(db, now, limit))

    async def siblings(self, channel: Channel, address: str) -> list[ContactId]:
        """Return the contacts that the server is believed to have under an address."""
        return await self._writer.run(self._db.read, twins.siblings, channel, address)

    async def revive(self, channel: Channel, address: str) -> None:
        """Make anew what the server deleted together with its twin (see `twins`)."""
        await self._command(twins.revive, channel, address, self._clock())

    async def twins(self) -> list[Twin]:
        """Return the contacts that the provider has twice after a lost answer."""
        return await self._ask(twins.twins)

    @property
    def library(self) -> str:
        """Return the version of SQLite."""
        return str(apsw.sqlite_lib_version())

    def size(self) -> int:
        """Return how many bytes the copy takes on the disk, its journal included."""
        return sum(file.stat().st_size for file in files(self.path) if file.exists())

    async def last_listing_ms(self) -> int | None:
        """Return when the contacts were last listed to the end, UTC milliseconds; None for never."""
        return await self._ask(counting.last_listing)

    async def _ask(self, question: Callable[[apsw.Connection], T], *, urgent: bool = False) -> T:
        """Ask the reader; urgent is what is small and answers the user: counts of a large book take a second."""
        run = self._reader.run_urgent if urgent else self._reader.run
        while not self._closing:
            # An interrupt may hit another question than the one that it was meant for: that is asked again.
            with contextlib.suppress(apsw.InterruptError), self._watched():
                return await run(question, self._reading)
        raise Superseded

    # --- the rows on screen, read where they are drawn (0.3 ms for some forty) ---

    def contacts(self, ids: Iterable[int]) -> dict[ContactId, Contact]:
        """Return the contacts of these ids that exist; for the few rows on screen."""
        with self._watched():
            return records.contacts(self._window, ids)

    def contact_without(self, contact: ContactId, problem: int) -> Contact | None:
        """Return a contact as it would be without an edit that waits for the user; None where it no longer waits."""
        with self._watched():
            return records.shown_as(self._window, contact, problems.without(self._window, problem))

    def seek(self, ids: Sequence[int], query: ContactQuery, text: str) -> int | None:
        """Return the row, of ids in the order of a query, from which on contacts begin with a text (see `seeking`)."""
        with self._watched():
            return seeking.seek(self._window, ids, query.sort, text, descending=query.descending)

    def blocks(self, ids: Iterable[int]) -> dict[BlockId, Block]:
        """Return the blacklist entries of these ids that exist; for the few rows on screen."""
        with self._watched():
            return records.blocks(self._window, ids)

    def layout(self, key: str) -> str | None:
        """Return a piece of the saved window layout."""
        with self._watched():
            found = first(self._window, "SELECT value FROM layout WHERE key = ?", (key,))
        return found[0] if found else None

    def layouts(self, beginning: str) -> dict[str, str]:
        """Return the pieces of the saved window layout whose keys begin so, by their keys: one question for all."""
        with self._watched():
            return dict(select(self._window, "SELECT key, value FROM layout WHERE key GLOB ?", (beginning + "*",)))

    async def save_layout(self, pieces: dict[str, str]) -> None:
        """Keep pieces of the window layout."""
        await self._writer.run(self._db.commit, _save_layout, pieces)


def _discard(db: apsw.Connection, number: int, now: int, touched: Touched) -> None:
    queue.discard(db, number, now, touched)


def _begin(db: apsw.Connection, name: str, channel: Channel, now: int, _touched: Touched) -> Run:
    return listings.begin(db, name, channel, now)


def _finish(
    db: apsw.Connection,
    run: Run,
    believe: bool,  # noqa: FBT001 - for the lane
    absent: Collection[int] | None,
    now: int,
    touched: Touched,
) -> Finished:
    if run.list == "contact":
        progress.forget(db, run.channel)
    return listings.finish(db, run, now, touched, believe=believe, absent=absent)


def _save_layout(db: apsw.Connection, pieces: dict[str, str]) -> None:
    for key, value in pieces.items():
        db.execute(
            "INSERT INTO layout(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            (key, value),
        )
