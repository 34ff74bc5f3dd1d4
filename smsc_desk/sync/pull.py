"""The provider's lists into the copy, page by page, shown as they come.

Only a walk that came to its confirmed end says what is gone: ids in one direction, none twice, and after the last
page one more that is empty (reliability, A.7).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from smsc_desk.book.errors import Garbled
from smsc_desk.book.identity import Channel
from smsc_desk.provider.client import Client
from smsc_desk.provider.protocol import MAX_PAGE, ListedContact, ListedGroup
from smsc_desk.store.listings import Run
from smsc_desk.store.store import Store
from smsc_desk.sync.status import Missing

Progress = Callable[[str, int], None]
"""Called with the list's name and the rows of a page that was written."""


@dataclass(slots=True)
class Report:
    """What a refresh found out beside the rows."""

    partial: bool = False
    missing: list[Missing] = field(default_factory=list)


class Pull:
    """One refresh. `believe` names lists whose missing rows the user takes for gone."""

    def __init__(self, client: Client, store: Store, progress: Progress, believe: frozenset[str] = frozenset()) -> None:
        self._client, self._store, self._progress, self._believe = client, store, progress, believe
        self._report = Report()
        self._listed: dict[Channel, list[ListedGroup]] = {}

    async def run(self) -> Report:
        """Read groups, then contacts and blacklist side by side.

        Raises:
            Error: what the first list failed of; what was read until then is kept.
        """
        await together(*(self._groups(channel) for channel in Channel))
        await together(
            *(self._contacts(channel) for channel in Channel),
            *(self._blocks(channel) for channel in Channel),
        )
        return self._report

    async def _groups(self, channel: Channel) -> None:
        run = await self._store.begin_listing("grp", channel)
        self._listed[channel] = await self._client.groups(channel)
        await self._store.put_groups(run, self._listed[channel])
        await self._finish(run)

    async def _finish(self, run: Run) -> None:
        finished = await self._store.finish_listing(run, believe=run.list in self._believe)
        if finished.doubted:
            self._report.missing.append(Missing(run.list, run.channel, finished.doubted))

    async def _contacts(self, channel: Channel) -> None:
        run = await self._store.begin_listing("contact", channel)
        walk = Walk()
        page = await self._client.contacts(channel)
        if any(contact.server_id is None for contact in page):
            await self._without_cursor(run, page)
            return
        while page:
            ids = [contact.server_id for contact in page if contact.server_id is not None]
            if len(ids) < len(page):
                raise Garbled("a page without the numbers that the one before had", ended=True)
            walk.step(ids)
            await self._put_contacts(run, page)
            page = await self._client.contacts(channel, after_id=page[-1].server_id)
        await self._finish(run)

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
            members = await self._client.contacts(run.channel, group=group.server_id)
            fresh = [contact for contact in members if contact.addresses and known.isdisjoint(contact.addresses)]
            known.update(address for contact in fresh for address in contact.addresses)
            whole = whole and not fresh and len(members) < MAX_PAGE
            await self._put_contacts(run, fresh)
        if whole:
            await self._finish(run)
        else:
            self._report.partial = True

    async def _blocks(self, channel: Channel) -> None:
        run = await self._store.begin_listing("block", channel)
        walk = Walk()
        page = await self._client.blocks(channel)
        while page:
            walk.step([block.server_id for block in page])
            await self._store.put_blocks(run, page)
            self._progress("block", len(page))
            page = await self._client.blocks(channel, prev_id=page[-1].server_id)
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


async def together(*works: Coroutine[Any, Any, None]) -> None:
    """Do works side by side; the first failure ends the others and is raised as it is."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
