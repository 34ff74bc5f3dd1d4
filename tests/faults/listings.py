"""Lists that lie (F31–F36): changed between pages, repeated, reversed, cut short, of another account, of yesterday.

However a listing goes wrong, nothing that the server has is lost here, nothing is written there, and the next good
listing makes both equal.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from smsc_desk.book.edits import Action, AddGroup, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.sandbox.options import Options
from smsc_desk.sandbox.rules import Entry, Provider
from smsc_desk.sandbox.server import Reply
from tests.faults import checker
from tests.faults.desk import Desk
from tests.faults.history import listing
from tests.faults.network import FAULTS, WRITES, Passage, Weather, refusal, said
from tests.faults.outcome import Outcome, lived
from tests.faults.user import Stranger
from tests.faults.world import World

PEOPLE, PAGE = 30, 4


def people(first: int = 0, count: int = PEOPLE) -> list[Entry]:
    return [
        Entry(0, (f"7997{number:07}",), f"Person {number}", myid=f"p{number}") for number in range(first, first + count)
    ]


def shown(desk: Desk) -> Counter[str]:
    """Return the `client_id` of every contact that the user sees."""
    return Counter(name for (name,) in desk.ask("SELECT client_id FROM contact WHERE NOT deleted"))


def there(world: World) -> set[str]:
    return {row.myid for row in world.server("phones", "get")}


async def _listed(world: World) -> Desk:
    world.provider.load_contacts(people())
    for number in range(10):
        world.server("phones", "add_black", phone=f"7996{number:07}")
    desk = world.desk()
    await desk.begin()
    await asyncio.sleep(20.0)
    return desk


async def _refreshed(desk: Desk, seconds: float = 100.0) -> None:
    await asyncio.sleep(61.0)  # else the pages wait for their minute
    desk.worker.refresh()
    await asyncio.sleep(seconds)


async def _good_again(world: World, desk: Desk, outcome: Outcome) -> None:
    world.network.script, world.network.weather = lambda _passage: None, Weather()
    await asyncio.sleep(desk.client.guard.blocked_for + 62.0)
    if not await listing(world, desk):
        outcome.violations.append("no refresh comes to its end")
    outcome.violations += checker.same(world, desk)
    outcome.violations += checker.polite(world, desk)
    outcome.violations += [f"{sent.command} was sent" for sent in world.network.sent if sent.command in WRITES]
    if error := desk.crashed():
        outcome.violations.append(f"the worker ended: {error!r}")


def _kept(desk: Desk, outcome: Outcome, wanted: set[str], when: str) -> None:
    seen = shown(desk)
    if lost := wanted - seen.keys():
        outcome.violations.append(f"{when}: {len(lost)} are gone here: {sorted(lost)[:5]}")
    if twice := [name for name, count in seen.items() if count > 1 and name]:
        outcome.violations.append(f"{when}: {twice[:5]} are here twice")


def _is_page(passage: Passage) -> bool:
    return "get" in passage.params and passage.sent.script == "phones" and "phone" not in passage.params


async def changed_between_pages(world: World, outcome: Outcome) -> None:
    """F31."""
    desk = await _listed(world)
    stranger = Stranger(world)

    def script(passage: Passage) -> None:
        if _is_page(passage) or "get_black" in passage.params:
            _meddle(world, stranger)
            outcome.fired["changed between pages"] += 1

    before = there(world)
    world.network.script = script
    await _refreshed(desk)
    world.network.script = lambda _passage: None
    _kept(desk, outcome, before & there(world), "after a walk with changes")
    await _good_again(world, desk, outcome)


def _meddle(world: World, stranger: Stranger) -> None:
    rng, phone = world.rng, f"7997{world.rng.randrange(PEOPLE + 5):07}"
    rows = {row.addresses for row in world.server("phones", "get")}
    if phone not in rows:
        stranger.count += 1
        world.server("phones", "add", phone=phone, name="New", myid=f"x{stranger.count}")
    elif rng.random() < 0.5:
        world.server("phones", "del", phone=phone)
    else:
        world.server("phones", "chg", phone=phone, name=f"Renamed {rng.random()}")


# ---- F32


def _page(rows: list[Any]) -> Reply:
    return said(json.dumps(rows, ensure_ascii=False).encode())


def _twisted(way: str, pages: list[list[Any]], rng: random.Random) -> Callable[[list[Any]], list[Any]]:
    """Return what makes another page of a true one."""
    foreign = [{"int_id": 900 + n, "phone": f"7995{n:07}", "name": "Foreign", "id": f"f{n}"} for n in range(PAGE)]
    ways: dict[str, Callable[[list[Any]], list[Any]]] = {
        "repeated": lambda page: pages[-2] if len(pages) > 1 else page,
        "backwards": lambda page: page[::-1],
        "overlapping": lambda page: [*pages[-2][-2:], *page] if len(pages) > 1 else page,
        "too long": lambda _page: [
            {"int_id": 10_000 + n, "phone": f"7994{n:07}", "name": "Many", "id": f"q{n}"} for n in range(1001)
        ],
        "foreign": lambda page: (
            sorted([*foreign, *page], key=lambda row: int(row["int_id"])) if rng.random() < 0.5 else foreign
        ),
        "endless": lambda page: page or foreign,
        "without ids": lambda page: [{key: text for key, text in row.items() if key != "int_id"} for row in page],
        "same id": lambda page: [row | {"int_id": page[0]["int_id"]} for row in page],
    }  # fmt: skip
    return ways[way]


WAYS = "repeated", "backwards", "overlapping", "too long", "foreign", "endless", "without ids", "same id"


async def twisted(world: World, outcome: Outcome) -> None:
    """F32: from some page on, the pages are not what they should be."""
    desk = await _listed(world)
    way, first = WAYS[world.seed // len(CASES) % len(WAYS)], world.rng.randrange(1, PEOPLE // PAGE)
    pages: list[list[Any]] = []
    twist = _twisted(way, pages, world.rng)

    async def fault(passage: Passage) -> Reply:
        reply = await passage.arrive()
        rows = json.loads(reply.body)
        rows = rows if isinstance(rows, list) else []
        pages.append(rows)
        if len(pages) <= first:
            return reply
        outcome.fired[f"a page that is {way}"] += 1
        return _page(twist(rows))

    world.network.script = lambda passage: fault if _is_page(passage) else None
    before = there(world)
    await _refreshed(desk, 200.0)
    _kept(desk, outcome, before, f"after pages that are {way}")
    if len(pages) > 200:
        outcome.violations.append(f"{len(pages)} pages were read")
    await _good_again(world, desk, outcome)


# ---- F33


async def cut_short(world: World, outcome: Outcome) -> None:
    """F33: one page, whichever, is empty, an error, or never comes."""
    desk = await _listed(world)
    wrong: list[Any] = [
        refusal(3, "no records"),
        refusal(5, "save error"),
        said(b"[]"),
        said(b""),
        "lost",
        "cut",
        "gateway",
    ]
    answer = wrong[world.seed // len(CASES) % len(wrong)]
    which, count = world.rng.randrange(PEOPLE // PAGE + 1), 0

    async def fault(passage: Passage) -> Reply:
        outcome.fired["a page that does not come"] += 1
        return await FAULTS[answer](passage) if isinstance(answer, str) else answer

    def script(passage: Passage) -> Any:
        nonlocal count
        if not _is_page(passage):
            return None
        count += 1
        return fault if count == which + 1 else None

    world.network.script = script
    before = there(world)
    await _refreshed(desk)
    ends = isinstance(answer, Reply) and answer.body[:1] in (b"[", b"{") and b'"error_code": 5' not in answer.body
    if not ends:  # an empty page that is well said is the end of the list: there the guard must stand
        _kept(desk, outcome, before, f"after page {which + 1} of a list was wrong")
    elif len(before) - sum(shown(desk).values()) > 20:
        outcome.violations.append("more are gone than the guard allows")
    await _good_again(world, desk, outcome)


# ---- F34, F35


async def vanished(world: World, outcome: Outcome) -> None:
    """F34: a part of the book, or all of it, is not listed for a while; then it is there again."""
    share = (0.04, 0.5, 0.9, 1.0)[world.seed // len(CASES) % 4]
    world.provider.load_contacts(people(PEOPLE, 30))
    desk = await _listed(world)
    before = there(world)
    rows = world.server("phones", "get")
    hidden = {row.myid for row in world.rng.sample(rows, max(1, int(len(rows) * share)))}

    async def fault(passage: Passage) -> Reply:
        reply = await passage.arrive()
        listed = json.loads(reply.body)
        if not isinstance(listed, list):
            return reply
        # A page must not become empty before the end, so the walk's cursor moves on over what is hidden.
        left = [row for row in listed if row["id"] not in hidden]
        outcome.fired["rows that vanish"] += 1
        return _page(left) if left else refusal(3, "no records")

    world.network.script = lambda passage: fault if _is_page(passage) else None
    await _refreshed(desk)
    if share >= 0.5:
        _kept(desk, outcome, before, f"after {share:.0%} had vanished")
    world.network.script = lambda _passage: None
    await _refreshed(desk)
    _kept(desk, outcome, before, "when all was there again")
    await _good_again(world, desk, outcome)


async def other_account(world: World, outcome: Outcome) -> None:
    """F35: the address answers, but it is another account's book: nothing of it is taken, and nothing sent to it."""
    desk = await _listed(world)
    before, own = there(world), world.provider
    other = Provider()
    other._db.execute("INSERT INTO sqlite_sequence(name, seq) VALUES('contact', 5000)")  # ids are the provider's own
    other.load_contacts(Entry(0, (f"7993{n:07}",), "Other", myid=f"o{n}") for n in range(PEOPLE))
    world.network.app.provider = world.provider = other  # type: ignore[union-attr]
    outcome.fired["another account"] += 1
    await _refreshed(desk)
    _kept(desk, outcome, before, "after another account's book was listed")
    if not desk.worker.status.foreign:
        outcome.violations.append("nobody is told that the book looks like another account's")
    if strange := shown(desk).keys() - before:
        outcome.violations.append(f"taken over of another account: {sorted(strange)[:5]}")
    await desk.store.apply(Action(Verb.ADD_GROUP, (AddGroup(channel=Channel.PHONE, name="Ours"),)))
    await asyncio.sleep(60.0)
    await desk.store.discard([edit.id for edit in await desk.store.open_edits()])  # `_good_again` finds what was sent
    world.network.app.provider = world.provider = own  # type: ignore[union-attr]
    other.close()
    await _refreshed(desk)
    await _good_again(world, desk, outcome)


async def backup(world: World, outcome: Outcome) -> None:
    """F36: the server is put back to an older state; what was done since is not sent again by itself."""
    desk = await _listed(world)
    saved = world.provider._db.serialize("main")
    for number in range(6):
        world.server("phones", "chg", phone=f"7997{number:07}", name=f"Later {number}")
    world.server("phones", "add", phone="79920000001", name="Later", myid="later")
    await _refreshed(desk)
    own, world.provider = world.provider, Provider()
    world.provider._db.deserialize("main", saved)
    world.network.app.provider = world.provider  # type: ignore[union-attr]
    own.close()
    outcome.fired["an older book"] += 1
    await _refreshed(desk)
    _kept(desk, outcome, there(world), "after the server was put back")
    await _good_again(world, desk, outcome)


CASES: tuple[Callable[[World, Outcome], Awaitable[None]], ...] = (
    changed_between_pages, twisted, cut_short, vanished, other_account, backup, twisted, cut_short,
)  # fmt: skip
MUST_FIRE = frozenset(
    ("changed between pages", "a page that does not come", "rows that vanish", "another account", "an older book")
) | {f"a page that is {way}" for way in WAYS}  # fmt: skip


def run(seed: int) -> Outcome:
    """Live one of the cases, in turn."""
    case, outcome = CASES[seed % len(CASES)], Outcome(seed)
    with World(seed, Options(page_cap=PAGE)) as world:
        lived(world, outcome, lambda world: case(world, outcome))
    outcome.violations = [f"{case.__name__}: {text}" for text in outcome.violations]
    return outcome
