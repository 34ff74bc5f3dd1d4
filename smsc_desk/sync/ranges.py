"""A long list as ranges of numbers that are read side by side: where each begins, where it ends, what is left.

    (start, …, cursor]  …………  (start, …, cursor]  ……………………  (start, …, cursor]  …………  horizon
     the first range           its follower                    the last range

Each range is a walk of its own, as strict as one over the whole list. It ends where its follower began, and only if
the provider's page shows there the rows that the follower was given: so no row is lost at a border. The last range
ends with the confirmed end of the list. The horizon is a number beyond which a page was empty; it helps to choose
where to begin, and proves nothing.
"""

from __future__ import annotations

import asyncio
import bisect
from collections.abc import Sequence

from smsc_desk.book.errors import Garbled
from smsc_desk.provider.protocol import MAX_PAGE
from smsc_desk.store.progress import Part

DOUBTS = 2
"""So often a page may disagree with what another range was given, before the list is given up."""

HEAD = MAX_PAGE
"""Of a range's first numbers at least so many are kept for the one before it, as far as it has them."""

WORTH = 2
"""A range is split only if some that many pages are left of it."""

END = 2**63 - 1
"""The end of all numbers."""


class Outdated(Exception):
    """No error: the list is no longer what an earlier walk was given, so that it cannot be continued."""


class Range:
    """One walk: asked after `start`, listed up to `cursor`; `follower` reads on from its own start."""

    def __init__(self, start: int, follower: Range | None = None) -> None:
        self.start = self.cursor = start
        self.follower = follower
        self.ended = False
        self.furthest = 0  # the greatest number that a page of it has shown
        self.head: set[int] = set()
        self.own: set[int] = set()  # the first of its own rows
        self.link: int | None = None  # a row beyond its border that its follower was given as well
        self._lowest, self._rows, self._longest = start, 0, 1
        self._doubts = 0
        self._earlier: Part | None = None
        self._met: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def go_on(self, part: Part) -> None:
        """Continue an earlier walk; it is asked once more for what it was given last, and no row is listed twice."""
        self.head.update(part.head)
        self.own.update(part.head)
        self.cursor, self.furthest, self._earlier = part.cursor, part.expected, part
        self._lowest = min(self.head) - 1
        self._rows = self._longest = len(self.head)
        self.ended = part.last == END
        if self.ended:
            self.cursor = END
        if not self.met:
            self._met.set_result(None)

    @property
    def met(self) -> bool:
        """Whether its first page has come."""
        return self._met.done()

    @property
    def void(self) -> bool:
        """Whether its first page was empty: it lists nothing, and is nobody's border."""
        return self.met and not self.head

    def meet(self, numbers: Sequence[int]) -> None:
        """Take the numbers of a page.

        Raises:
            Garbled: they are not in strict order behind the cursor, or too many.
            Outdated: the walk that it continues was given other rows.
        """
        check(numbers, self.cursor)
        if (earlier := self._earlier) is not None:
            if not numbers or numbers[0] != earlier.expected:
                raise Outdated
            self.cursor, self._earlier = earlier.last, None
        if not self.met:
            self._lowest = numbers[0] - 1 if numbers else self.start
            self._met.set_result(None)
        if len(self.head) < HEAD:
            self.head.update(numbers)
        if numbers:
            self.furthest, self._longest = numbers[-1], max(self._longest, len(numbers))
            self._rows += len(numbers)

    async def bound(self, numbers: Sequence[int]) -> tuple[int, int]:
        """Return how many rows of a page are this range's own, and up to which number the page speaks for it.

        Ends the range where the page reaches its border, or the end of the list; waits for its follower's first page.

        Raises:
            Garbled: the page disagrees with what its follower was given, and did so before.
        """
        empty = not numbers
        while (follower := self.follower) is not None:
            own = bisect.bisect_right(numbers, follower.start)
            exact = own == len(numbers) > 0 and numbers[-1] == follower.start
            if own == len(numbers) and not (empty or exact):
                return self._go_on(numbers, numbers[-1])
            await asyncio.shield(follower._met)  # noqa: SLF001 - two of a kind
            if self.follower is not follower:
                continue  # another one has come between
            if follower.void:
                empty = empty or exact  # its page was asked for after the same number
                self.follower = follower.follower
            elif exact or (shared := follower.head.intersection(numbers[own:])):
                self.ended, self.link = True, None if exact else min(shared)
                return self._go_on(numbers[:own], follower.start)
            else:
                self._doubt(own)
                return self._go_on(numbers[:own], numbers[own - 1] if own else 0)
        self.ended = empty
        return self._go_on(numbers, END if empty else numbers[-1])

    def _doubt(self, own: int) -> None:
        self._doubts = 0 if own else self._doubts + 1
        if self._doubts >= DOUBTS:
            raise Garbled("the parts of the list do not fit together", ended=True)

    def _go_on(self, own: Sequence[int], last: int) -> tuple[int, int]:
        self.cursor = max(self.cursor, last)
        if len(self.own) < HEAD:
            self.own.update(own)
        return len(own), self.cursor

    @property
    def page_width(self) -> int:
        """How many numbers a page of it spans, by those it was given."""
        return max(1, (self.furthest - self._lowest) * self._longest // max(self._rows, 1))


class Ranges:
    """The ranges of a list, and where another one would help most."""

    def __init__(self, first: Range, last_known: int = 0) -> None:
        """`last_known` is the greatest number of an earlier listing, a guess at the end; 0 for none."""
        self._first = first
        self._made = [first]
        self._guess = last_known
        self._believed: Range | None = None  # begins at the guess
        self._step = 0

    def another(self) -> Range | None:
        """Split the range of which most is left, and return the new one; None where that would gain nothing."""
        last = self._last()
        if self._guess > self._beyond(last):
            start, self._guess = self._guess, 0
            self._believed = self._split(last, start)
            return self._believed
        horizon = self._horizon(last)
        if horizon is None:
            return self._probe(last)
        left = {part: self._left(part, horizon) for part in self._made}
        best = max(left, key=left.__getitem__)
        width = (best if best.met else self._first).page_width
        if left[best] < WORTH * width:
            return None
        return self._split(best, best.cursor + width + (left[best] - width) // 2)

    def verify(self) -> None:
        """See in the end that what ranges were shown beyond their borders was listed by those that begin there.

        Raises:
            Garbled: rows were shown where they do not belong, and may have stood for others.
        """
        chain = [self._first]
        while (follower := chain[-1].follower) is not None:
            chain.append(follower)
        for part in chain:
            if (
                part.link is not None
                and part.link
                not in max((other for other in chain if other.start < part.link), key=lambda other: other.start).own
            ):
                raise Garbled("a part of the list showed rows that are not in it", ended=True)

    def _last(self) -> Range:
        part = self._first
        while part.follower is not None:
            part = part.follower
        return part

    @staticmethod
    def _beyond(part: Range) -> int:
        return max(part.start, part.furthest)

    def _horizon(self, last: Range) -> int | None:
        """Return where the list ends, as far as is known: the least number beyond all rows whose page was empty."""
        if last.ended:
            return last.cursor
        if self._believed is not None and not self._believed.met:
            return self._believed.start
        seen = max(part.furthest for part in self._made)
        return min((part.start for part in self._made if part.void and part.start >= seen), default=None)

    def _left(self, part: Range, horizon: int) -> int:
        """Return how many numbers are left of a range; none where nobody knows whether its end is in the list."""
        follower = part.follower
        while follower is not None and follower.void:
            follower = follower.follower
        if part.ended or part.void or (not part.met and part.start >= horizon):
            return 0
        if follower is None:
            return max(0, horizon - part.cursor)
        contradicted = follower is not part.follower  # nothing was listed between, and yet there is something beyond
        return 0 if contradicted else max(0, min(follower.start, horizon) - part.cursor)

    def _probe(self, last: Range) -> Range | None:
        """Begin beyond the last range, farther and farther out."""
        self._step = 2 * self._step or self._first.page_width
        start = self._beyond(last) + self._step
        return self._split(last, start) if start < END else None

    def _split(self, part: Range, start: int) -> Range:
        part.follower = Range(start, part.follower)
        self._made.append(part.follower)
        return part.follower


def check(numbers: Sequence[int], after: int) -> None:
    """See that a page's numbers are in strict order behind a cursor.

    Raises:
        Garbled: the list repeats itself, turns round, or is longer than a page may be.
    """
    if len(numbers) > MAX_PAGE:
        raise Garbled(f"a page of {len(numbers)} records, {MAX_PAGE} were asked for", ended=True)
    for number in numbers:
        if number <= after:
            raise Garbled("the list repeats or reverses itself", ended=True)
        after = number
