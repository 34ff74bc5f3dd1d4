"""The provider's lists into the copy, page by page, shown as they come.

Only a walk that came to its confirmed end says what is gone: ids in one direction, none twice, and after the last
page one more that is empty (reliability, A.7).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from smsc_desk.book.errors import Garbled, NoAnswer
from smsc_desk.book.identity import Channel
from smsc_desk.provider.client import Client
from smsc_desk.provider.protocol import MAX_PAGE, ListedContact, ListedGroup
from smsc_desk.store.listings import Run
from smsc_desk.store.pages import Page
from smsc_desk.store.progress import Interrupted
from smsc_desk.store.store import Store
from smsc_desk.sync.contact_list import ContactList, Unnumbered
from smsc_desk.sync.ranges import Outdated
from smsc_desk.sync.status import Missing
from smsc_desk.sync.waits import together

T = TypeVar("T")

Progress = Callable[[str, int], None]
"""Called with the list's name and the rows of a page that was written."""


@dataclass(slots=True)
class Report:
    """What a refresh found out beside the rows."""

    partial: bool = False
    missing: list[Missing] = field(default_factory=list)


PAGE_TRIES = 3
"""So often a page is asked for whose answer is lost: a long list over a bad line would never come to its end else."""

Rest = Callable[[int], Awaitable[object]]
"""Waits before a page is asked for again; called with how often it was asked for."""


async def _at_once(_tries: int) -> None:
    """Do not wait."""


class _Foreign(Exception):
    """No error: what answers seems to be another account's book."""

    def __init__(self, missing: Missing) -> None:
        super().__init__()
        self.missing = missing


class Pull:
    """One refresh. `believe` names lists whose missing rows the user takes for gone; `rest` waits between tries."""

    def __init__(
        self,
        client: Client,
        store: Store,
        progress: Progress,
        believe: frozenset[str] = frozenset(),
        rest: Rest = _at_once,
    ) -> None:
        self._client, self._store, self._progress, self._believe = client, store, progress, believe
        self._rest = rest
        self._report = Report()
        self._listed: dict[Channel, list[ListedGroup]] = {}
        self._groups_read, self._grouped = asyncio.Event(), asyncio.Event()  # asked for; written
        self._recognised = {channel: asyncio.Event() for channel in Channel}

    async def run(self) -> Report:
        """Read groups, then contacts and blacklist side by side; contacts are asked for while the groups are read.

        Nothing is written before the first pages of the contacts look like this account's.

        Raises:
            Error: what the first list failed of; what was read until then is kept.
        """
        try:
            await together(self._all_groups(), *(self._contacts(channel) for channel in Channel), self._all_blocks())
        except _Foreign as found:
            self._report.missing = [found.missing]
        return self._report

    async def _recognise(self, channel: Channel, page: list[ListedContact]) -> None:
        known = 0 if "contact" in self._believe else await self._store.strangers(channel, page)
        if known:
            raise _Foreign(Missing("contact", channel, known, foreign=True))
        self._recognised[channel].set()

    async def _page(self, ask: Callable[[], Awaitable[T]]) -> T:
        """Ask for a page; one whose answer is lost, or is none, is asked for again. No connection at all is told."""
        for tries in range(1, PAGE_TRIES):
            try:
                return await ask()
            except (NoAnswer, Garbled):
                await self._rest(tries)
        return await ask()

    async def _all_groups(self) -> None:
        runs = {channel: await self._store.begin_listing("grp", channel) for channel in Channel}
        await together(*map(self._groups, Channel))
        self._groups_read.set()
        for recognised in self._recognised.values():
            await recognised.wait()
        for channel, run in runs.items():
            await self._store.put_groups(run, self._listed[channel])
            await self._finish(run)
        self._grouped.set()

    async def _groups(self, channel: Channel) -> None:
        self._listed[channel] = await self._page(lambda: self._client.groups(channel))

    async def _finish(self, run: Run, absent: Collection[int] | None = None) -> None:
        finished = await self._store.finish_listing(run, believe=run.list in self._believe, absent=absent)
        if finished.doubted:
            self._report.missing.append(Missing(run.list, run.channel, finished.doubted))

    async def _contacts(self, channel: Channel) -> None:
        """Read the contacts of a channel; a listing that was interrupted goes on, if the list still fits to it."""
        interrupted = await self._store.interrupted_listing(channel)
        try:
            if interrupted is not None:
                await self._listing(interrupted.run, interrupted)
                return
        except Outdated:
            await self._store.abandon_listing(channel)
        await self._listing(await self._store.begin_listing("contact", channel))

    async def _listing(self, run: Run, interrupted: Interrupted | None = None) -> None:
        channel = run.channel
        absent = set(interrupted.absent if interrupted else ())

        async def ask(after: int | None) -> list[ListedContact]:
            page = await self._page(partial(self._client.contacts, channel, after_id=after))
            if after is None:
                await self._recognise(channel, page)
            return page

        async def put(page: Page) -> None:
            await self._grouped.wait()
            absent.update(await self._store.put_page(run, page))
            if page.rows:
                self._progress("contact", len(page.rows))

        last_known = await self._store.last_number(channel)
        parts = interrupted.parts if interrupted else ()
        try:
            await ContactList(ask, put, lambda: self._client.at_once, last_known, parts).read()
        except Unnumbered as found:
            await self._grouped.wait()
            await self._without_cursor(run, list(found.page))
        except Garbled:
            await self._store.abandon_listing(channel)
            raise
        else:
            await self._finish(run, absent)

    async def _put_contacts(self, run: Run, page: list[ListedContact]) -> None:
        await self._store.put_contacts(run, page)
        self._progress("contact", len(page))

    async def _without_cursor(self, run: Run, page: list[ListedContact]) -> None:
        """Read what can be read where the provider gives no `int_id`: one page, then group by group.

        The list counts as whole only if the page was not full and no group knows anybody who is not in it. The
        groups are those read before: asking again would use up the three identical requests of a minute.
        """
        await self._put_contacts(run, page)
        known = {address for contact in page for address in contact.addresses}
        whole = len(page) < MAX_PAGE
        for group in self._listed[run.channel]:
            members = await self._page(partial(self._client.contacts, run.channel, group=group.server_id))
            fresh = [contact for contact in members if contact.addresses and known.isdisjoint(contact.addresses)]
            known.update(address for contact in fresh for address in contact.addresses)
            whole = whole and not fresh and len(members) < MAX_PAGE
            await self._put_contacts(run, fresh)
        if whole:
            await self._finish(run)
        else:
            self._report.partial = True

    async def _all_blocks(self) -> None:
        await self._groups_read.wait()
        await together(*(self._blocks(channel) for channel in Channel))

    async def _blocks(self, channel: Channel) -> None:
        run = await self._store.begin_listing("block", channel)
        walk = Walk()
        page = await self._page(lambda: self._client.blocks(channel))
        await self._grouped.wait()
        while page:
            walk.step([block.server_id for block in page])
            await self._store.put_blocks(run, page)
            self._progress("block", len(page))
            page = await self._page(partial(self._client.blocks, channel, prev_id=page[-1].server_id))
        await self._finish(run)


class Walk:
    """Checks that a cursor moves in one direction and meets nothing twice."""

    def __init__(self) -> None:
        self._direction = 0
        self._last: int | None = None

    def step(self, ids: list[int]) -> None:
        """Take the ids of a page.

        Raises:
            Garbled: the list repeats itself, turns round, or is longer than a page may be.
        """
        if len(ids) > MAX_PAGE:
            raise Garbled(f"a page of {len(ids)} records, {MAX_PAGE} were asked for", ended=True)
        for number in ids:
            if self._last is not None:
                direction = (number > self._last) - (number < self._last)
                self._direction = self._direction or direction
                if direction == 0 or direction != self._direction:
                    raise Garbled("the list repeats or reverses itself", ended=True)
            self._last = number
