"""Several cursors over one list: every row once, whatever the numbers are like; and what a lying list cannot do."""

import asyncio
import random
from dataclasses import dataclass

import pytest

from smsc_desk.book.errors import Garbled
from smsc_desk.provider.protocol import ListedContact
from smsc_desk.store.pages import LAST, Page
from smsc_desk.store.progress import Part, joined
from smsc_desk.sync.contact_list import ContactList, Unnumbered
from smsc_desk.sync.ranges import END, Outdated, Range, check
from tests.unit.sync.test_desk import now, virtual


def contact(number):
    return ListedContact(number, (f"7999{number:07}",), {}, ())


@dataclass
class Server:
    """Lists numbers in pages, each answer after some time; `twist` makes another page of a true one."""

    numbers: set[int]
    page: int = 1000
    latency: tuple[float, float] = (0.1, 0.1)
    seed: int = 0

    def __post_init__(self):
        self.rng = random.Random(self.seed)  # noqa: S311 - to replay
        self.asked = []
        self.at_once = self.most = 0
        self.meddle = lambda: None
        self.twist = lambda _after, numbers: numbers

    async def ask(self, after):
        self.asked.append(after)
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        await asyncio.sleep(self.rng.uniform(*self.latency))
        self.meddle()
        found = sorted(number for number in self.numbers if number > (after or 0))[: self.page]
        found = self.twist(after, found)
        await asyncio.sleep(self.rng.uniform(*self.latency) / 10)
        self.at_once -= 1
        return [contact(number) for number in found]


class Written:
    """What pages say: which numbers are there, and which are not."""

    def __init__(self):
        self.seen = []
        self.spans = []

    async def put(self, page: Page):
        await asyncio.sleep(0)
        for row in page.rows:
            assert page.after < row.server_id <= page.last
            self.seen.append(row.server_id)
        self.spans.append((page.after, page.last))

    def whole(self):
        """Tell whether every number was spoken of exactly once."""
        spans = sorted(self.spans)
        ends = [0, *[last for _, last in spans]]
        return all(first == end for (first, _), end in zip(spans, ends, strict=False)) and ends[-1] == LAST


async def read(server, at_once=12, last_known=0):
    written = Written()
    await ContactList(server.ask, written.put, lambda: at_once, last_known).read()
    return written


def book(rng):
    """Return numbers as a provider may have given them: close together, in clusters, far apart."""
    numbers = set()
    for _ in range(rng.randrange(1, 6)):
        start, step = rng.choice((1, 500, 10**6, 10**9, 10**15)) * rng.randrange(1, 90), rng.choice((1, 1, 2, 17, 900))
        numbers |= {start + step * n for n in range(rng.choice((0, 1, 2, 30, 400, 1500)))}
    return numbers


@pytest.mark.parametrize("seed", range(60))
@virtual
async def test_every_row_is_read_once_whatever_the_numbers(seed):
    print(f"seed {seed}")  # noqa: T201 - replays a failure
    rng = random.Random(seed)  # noqa: S311
    server = Server(book(rng), rng.choice((1, 2, 7, 50, 1000)), (0.0, 0.3), seed)
    if len(server.numbers) > 200 * server.page:
        server.page = 50
    last_known = rng.choice((0, max(server.numbers, default=0), max(server.numbers, default=0) // 2, 10**6))
    written = await read(server, rng.randrange(1, 15), last_known)
    assert sorted(written.seen) == sorted(server.numbers)
    assert written.whole()
    gaps = 5 * 60  # a gap between clusters is halved until it is seen to be empty
    assert len(server.asked) <= 3 * (len(server.numbers) // server.page) + gaps, "far more was asked than there is"
    assert max(map(server.asked.count, server.asked)) <= 2, "a request was repeated without need"


DISTRUSTED = ()
"""Seeds of lists that change so much that they contradict themselves."""


@pytest.mark.parametrize("seed", range(60))
@virtual
async def test_what_is_there_all_the_time_is_read_whatever_comes_and_goes(seed):
    """Rows go anywhere and come at the end (reliability, A.7.8); a list that cannot be trusted is given up."""
    print(f"seed {seed}")  # noqa: T201
    rng = random.Random(seed)  # noqa: S311
    server = Server(set(range(1, rng.randrange(2, 900))), rng.choice((2, 7, 50)), (0.0, 0.3), seed)
    steady, gone, share = set(server.numbers), set(), rng.choice((0.1, 0.5, 1.0))

    def meddle():
        if rng.random() < share and server.numbers:
            lost = rng.choice(sorted(server.numbers))
            server.numbers.discard(lost)
            gone.add(lost)
        if rng.random() < share:
            server.numbers.add(max(server.numbers, default=0) + rng.randrange(1, 5))

    server.meddle = meddle
    try:
        written = await read(server)
    except Garbled:
        assert seed in DISTRUSTED, "it could have been read"
        return
    assert steady - gone <= set(written.seen)
    assert len(set(written.seen)) == len(written.seen)
    assert written.whole()


LIES = {
    "the beginning again": lambda after, numbers: list(range(1, 51)) if after else numbers,
    "backwards": lambda after, numbers: numbers[::-1] if after else numbers,
    "a row of before": lambda after, numbers: [after, *numbers] if after else numbers,
    "one row twice": lambda _after, numbers: [*numbers, numbers[-1]] if numbers else numbers,
    "strangers in the middle": lambda after, numbers: [*numbers[:10], 10**6, 10**6 + 1] if after else numbers,
    "nothing for a while": lambda after, numbers: [] if after and 400 < after < 600 else numbers,
    "too many": lambda after, numbers: list(range(after + 1, after + 1100)) if after else numbers,
}


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("lie", LIES)
@virtual
async def test_a_list_that_lies_is_not_believed(lie, seed):
    print(f"seed {seed}")  # noqa: T201
    server = Server(set(range(1, 1000)), 50, (0.0, 0.3), seed)
    server.twist = LIES[lie]
    with pytest.raises(Garbled):
        await read(server, last_known=900)


@pytest.mark.parametrize("page", [1, 2, 7])
@virtual
async def test_the_newest_may_come_first(page):
    server = Server(set())

    async def ask(after):
        return [contact(number) for number in range(30, 0, -1) if number < (after or 31)][:page]

    server.ask = ask
    written = await read(server)
    assert written.seen == list(range(30, 0, -1))
    assert written.whole()


@virtual
async def test_without_numbers_nothing_is_written():
    async def ask(_after):
        return [ListedContact(None, ("79990000001",), {}, ())]

    written = Written()
    with pytest.raises(Unnumbered) as found:
        await ContactList(ask, written.put, lambda: 12).read()
    assert [row.addresses for row in found.value.page] == [("79990000001",)]
    assert written.spans == []


@virtual
async def test_numbers_that_go_missing_later_end_it():
    async def ask(after):
        return [ListedContact(None if after else number, ("7",), {}, ()) for number in (1, 2, 3)]

    with pytest.raises(Garbled):
        await ContactList(ask, Written().put, lambda: 12).read()


@pytest.mark.parametrize("last_known", [0, 100_000])
@virtual
async def test_a_long_list_is_read_about_as_often_at_once_as_is_allowed(last_known):
    """100 pages of 0.1 s take 10 s one after the other."""
    server = Server(set(range(1, 100_001)), latency=(0.1, 0.1))
    await read(server, 12, last_known)
    assert server.most == 12
    assert now() < 101 * 0.11 / 6
    assert len(server.asked) < 130


@virtual
async def test_no_more_is_asked_at_once_than_is_allowed():
    server = Server(set(range(1, 20_000)))
    await read(server, 3)
    assert server.most <= 3


@virtual
async def test_the_first_failure_ends_all_of_it():
    server = Server(set(range(1, 50_000)))
    asked = 0

    async def ask(after):
        nonlocal asked
        asked += 1
        if asked == 20:
            raise Garbled("no answer")
        return await server.ask(after)

    with pytest.raises(Garbled, match="no answer"):
        await ContactList(ask, Written().put, lambda: 12).read()
    assert asked < 40
    assert len(asyncio.all_tasks()) == 1


@virtual
async def test_a_border_that_the_follower_was_not_shown_is_doubted_once():
    first = Range(0)
    follower = first.follower = Range(10)
    first.meet([1, 2, 30, 31])
    follower.meet([11, 12])
    assert await first.bound([1, 2, 30, 31]) == (2, 2)
    assert not first.ended
    first.meet([11, 12])
    assert await first.bound([11, 12]) == (0, 10)
    assert first.ended
    assert END == LAST


@pytest.mark.parametrize(("numbers", "after"), [([1, 2, 2], 0), ([5], 5), ([3, 2], 1), (list(range(1, 1002)), 0)])
def test_a_page_is_in_strict_order_behind_its_cursor(numbers, after):
    with pytest.raises(Garbled):
        check(numbers, after)


# ---- a walk that was stopped goes on


RNG = random.Random(5)  # noqa: S311 - to replay


def parts_of(written):
    """Return what a stopped walk has listed, as the copy knows it."""
    spans = []
    for after, last in written.spans:
        spans = joined(spans, after, last)
    found = []
    for after, last in spans:
        inside = sorted(number for number in written.seen if after < number <= last)
        if len(inside) > 1:
            known = inside[: len(inside) - RNG.randrange(min(5, len(inside) - 1))]  # the copy knows some without number
            found.append(Part(after, last, tuple(known[:1000]), known[-2], known[-1]))
    return found if found and found[0].start == 0 else []


@pytest.mark.parametrize("seed", range(40))
@virtual
async def test_a_stopped_walk_goes_on_and_misses_nothing(seed):
    print(f"seed {seed}")  # noqa: T201
    rng = random.Random(seed)  # noqa: S311
    size = rng.choice((50, 1000))
    server = Server(set(range(1, size * rng.randrange(13, 40), rng.choice((1, 3)))), size // 3, seed=seed)
    written, stops_at = Written(), rng.randrange(1, 12)

    async def ask(after):
        if len(server.asked) >= stops_at:
            raise Garbled("a lost line")
        return await server.ask(after)

    with pytest.raises(Garbled):
        await ContactList(ask, written.put, lambda: 4).read()
    parts, before = parts_of(written), len(server.asked)
    late = {max(server.numbers) + 1, max(server.numbers) + 5}  # others go on, too
    server.numbers |= late
    late = late if parts and parts[-1].last == LAST else set()  # behind an end that was seen before
    again = Written()
    await ContactList(server.ask, again.put, lambda: 4, 0, parts).read()
    assert set(written.seen) | set(again.seen) == server.numbers - late
    listed = {number for part in parts for number in written.seen if part.start < number <= part.last}
    assert not listed & set(again.seen), "a row was listed twice in one run"
    spans = []
    for after, last in [*((part.start, part.last) for part in parts), *again.spans]:
        spans = joined(spans, after, last)
    assert spans == [[0, LAST]]
    if len(written.seen) > 2 * server.page:
        assert len(again.seen) < len(server.numbers) - len(written.seen) + server.page + 20
    assert len(server.asked) > before


@pytest.mark.parametrize("change", ["the last row is gone", "all else", "nothing is there"])
@virtual
async def test_a_walk_does_not_go_on_over_a_list_that_has_changed(change):
    server = Server(set(range(1, 5000)))
    parts = [Part(0, 3000, tuple(range(1, 1001)), 2999, 3000), Part(4000, 4500, tuple(range(4001, 4501)), 4499, 4500)]
    match change:
        case "the last row is gone":
            server.numbers.discard(4500)
        case "all else":
            server.numbers = set(range(10_000, 12_000))
        case _:
            server.numbers = {1, 2}
    with pytest.raises(Outdated):
        await ContactList(server.ask, Written().put, lambda: 4, 0, parts).read()
