"""The list of a channel's contacts, read by several cursors at once and written page by page.

Needs the provider's numbers (`int_id`); a list without them is `Unnumbered`, and read in another way.
"""

from __future__ import annotations

import asyncio
import bisect
from collections.abc import Awaitable, Callable, Sequence

from smsc_desk.book.errors import Garbled
from smsc_desk.provider.protocol import MAX_PAGE, ListedContact
from smsc_desk.store.pages import LAST, Page
from smsc_desk.store.progress import Part
from smsc_desk.sync.ranges import Outdated, Range, Ranges, check

Rows = Sequence[ListedContact]
Ask = Callable[[int | None], Awaitable[Rows]]
"""Returns the page after a number; None asks for the first page."""

Put = Callable[[Page], Awaitable[None]]


class Unnumbered(Exception):
    """No error: the first page lacks the provider's numbers, as it may; `page` is that page."""

    def __init__(self, page: Rows) -> None:
        super().__init__()
        self.page = page


class ContactList:
    """One walk through the list; `at_once` tells how many requests may be under way, `last_known` where it may end."""

    def __init__(
        self, ask: Ask, put: Put, at_once: Callable[[], int], last_known: int = 0, parts: Sequence[Part] = ()
    ) -> None:
        """`parts` are what an interrupted walk has listed; the first begins at the beginning."""
        self._ask, self._put, self._at_once, self._last_known = ask, put, at_once, last_known
        self._parts = parts
        self._walkers: set[asyncio.Task[None]] = set()

    async def read(self) -> None:
        """Read it to its confirmed end.

        Raises:
            Unnumbered: the first page lacks the numbers; nothing was written.
            Garbled: the list repeats itself, turns round, contradicts itself, or loses its numbers.
            Outdated: it does not fit to the parts of the interrupted walk.
        """
        page = await self._ask(None)
        if any(contact.server_id is None for contact in page):
            raise Unnumbered(page)
        more = await self._ask(page[0].server_id) if len(page) == 1 else page  # one row has no direction
        if self._parts and (not more or page[0].server_id not in self._parts[0].head):
            raise Outdated
        if not more:
            await self._put(Page(0, LAST, page))
            return
        page = page if more is page else [*page, *more]
        numbers = _numbers(page)
        if numbers[1] < numbers[0]:
            await self._descend(page)
        else:
            await self._ascend(page)

    async def _descend(self, page: Rows) -> None:
        """Read a list that begins with the newest: by one cursor, since no number lies before its beginning."""
        end = LAST
        while page:
            numbers = _numbers(page)
            check([-number for number in numbers], -end - 1)
            await self._put(Page(numbers[-1] - 1, end, page))
            end = numbers[-1] - 1
            page = await self._ask(numbers[-1])
        await self._put(Page(0, end, ()))

    # --- from the oldest on: side by side ---

    async def _ascend(self, page: Rows) -> None:
        first = Range(0)
        if self._parts:
            check(_numbers(page), 0)
            self._go_on(first)
            await self._side_by_side(first)
            return
        await self._take(first, page)
        if len(page) < MAX_PAGE:  # either the provider's pages are shorter, or it is the last one
            again = await self._ask(first.cursor)
            await self._take(first, again)
            if len(again) < len(page):
                await self._walk(first)
                return
        await self._side_by_side(first)

    def _go_on(self, first: Range) -> None:
        """Let ranges stand where those of an interrupted walk had come to; no row is listed twice in one run."""
        part = first
        for known in self._parts:
            if known is not self._parts[0]:
                part.follower = Range(known.start)
                part = part.follower
                self._start(part)
            part.go_on(known)

    async def _side_by_side(self, first: Range) -> None:
        ranges = Ranges(first, self._last_known)
        self._start(first)
        try:
            await self._all_walked(ranges)
            ranges.verify()
        finally:
            for walker in self._walkers:
                walker.cancel()
            await asyncio.gather(*self._walkers, return_exceptions=True)

    async def _all_walked(self, ranges: Ranges) -> None:
        while self._walkers:
            while len(self._walkers) < self._at_once() and (part := ranges.another()) is not None:
                self._start(part)
            done, _ = await asyncio.wait(self._walkers, return_when=asyncio.FIRST_COMPLETED)
            for walker in done:
                walker.result()
                self._walkers.discard(walker)

    def _start(self, part: Range) -> None:
        self._walkers.add(asyncio.ensure_future(self._walk(part)))

    async def _walk(self, part: Range) -> None:
        while not (part.ended or part.void):
            await self._take(part, await self._ask(part.cursor))

    async def _take(self, part: Range, page: Rows) -> None:
        numbers = _numbers(page)
        part.meet(numbers)
        if part.void:
            return
        after = part.cursor
        own, last = await part.bound(numbers)
        listed = bisect.bisect_right(numbers, after)  # more than none where an earlier walk goes on
        if listed < own or last > after:
            await self._put(Page(after, last, page[listed:own]))


def _numbers(page: Rows) -> list[int]:
    numbers = [contact.server_id for contact in page if contact.server_id is not None]
    if len(numbers) < len(page):
        raise Garbled("a page without the numbers that the one before had", ended=True)
    return numbers
