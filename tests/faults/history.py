"""One history: a user, at times a stranger, faults by seed, restarts and kills; then the faults stop and all must end.

`python -m tests.faults histories --seed N` replays one.
"""

from __future__ import annotations

import asyncio
import dataclasses
import random
from collections.abc import Coroutine
from typing import Any

from smsc_desk.book.errors import SignInsUsedUp
from smsc_desk.book.identity import Channel
from smsc_desk.provider.endpoint import Credentials
from smsc_desk.sandbox.options import Options
from smsc_desk.sync.status import Line
from tests.faults import checker
from tests.faults.desk import Desk
from tests.faults.network import FAULTS, weather
from tests.faults.outcome import Outcome, lived
from tests.faults.user import LISTS, Stranger, User, fill
from tests.faults.world import World

MOVING = "('queued', 'sending', 'ambiguous', 'verifying')"
PROBLEMS = "('refused', 'conflict', 'parked')"
ROUNDS = 10
PATIENCE_S = 1800.0  # virtual; nothing but a blocked address takes longer
HALF_AN_HOUR_S = 31 * 60.0
REST_S = 200.0  # what has not moved for so long will not move: longer than a minute's limit and a pause together


MUST_FIRE = frozenset((*FAULTS, "kill", "restart", "stranger"))


def options(rng: random.Random) -> Options:
    """Return the provider's undocumented ways by seed; mostly the likeliest."""
    ways: dict[str, Any] = {}
    for name, others in (
        ("style", ("documented",)), ("empty_list", ("array",)), ("add_existing", ("second", "update")),
        ("any_address", (False,)), ("empty_clears", (False,)), ("move_1", ("adds",)), ("del_group", ("deleted",)),
        ("partial_save", (True,)), ("page_cap", (1, 2, 3)), ("refused_counts", (True,)), ("int_id", (False,)),
        ("compare_normalised", (True,)), ("concurrent", (4,)),
    ):  # fmt: skip
        if rng.random() < 0.12:
            ways[name] = rng.choice(others)
    if not ways.get("int_id", True):
        ways.pop("page_cap", None)  # nobody could know that a short page is not the last one
    return Options(**ways)


def run(seed: int) -> Outcome:
    """Live one history, and judge it."""
    rng = random.Random(f"options {seed}")
    outcome = Outcome(seed)
    with World(seed, options(rng)) as world:
        lived(world, outcome, lambda world: _history(world, outcome))
        usual, ways = vars_of(Options()), vars_of(world.options)
    unusual = ", ".join(f"{name}={way}" for name, way in ways.items() if way != usual[name])
    outcome.violations = [f"{text} [{unusual}]" for text in outcome.violations]
    return outcome


def vars_of(options: Options) -> dict[str, Any]:
    return {field.name: getattr(options, field.name) for field in dataclasses.fields(options)}


def twice(seed: int) -> Outcome:
    """Live a history twice: what the seed decides must be everything."""
    first, second = run(seed), run(seed)
    outcome = Outcome(seed, fired=first.fired)
    if (first.digest, first.violations) != (second.digest, second.violations):
        outcome.violations.append(f"the same seed lived two histories: {first.digest} and {second.digest}")
    return outcome


async def _history(world: World, outcome: Outcome) -> None:
    rng = world.rng
    fill(world)
    world.network.weather = weather(random.Random(f"weather {world.seed}"))
    desk = world.desk()
    user, stranger = User(world, desk), Stranger(world)
    meddles = rng.random() < 0.3
    await desk.begin()
    await asyncio.sleep(rng.choice((0.0, 4.0)))  # as a rule the first refresh is over when the user begins
    for _ in range(rng.randrange(4, 14)):
        await asyncio.sleep(rng.choice((0.0, 0.1, 1.0, 5.0)) * rng.random())
        if meddles and rng.random() < 0.3:
            stranger.act()
            outcome.fired["stranger"] += stranger.meddled
        if rng.random() < 0.06:
            await _restarted(world, desk, outcome)
        if rng.random() < 0.1:
            world.kill_at = frozenset((len(world.moments) + rng.randrange(1, 40),))
        if not await alive(desk, user.act()):
            await revived(world, desk, outcome)
        if not desk.killed.is_set() and desk.line is Line.NEEDS_SIGN_IN and rng.random() < 0.3:
            sign_in(desk)
    world.kill_at = frozenset()
    world.network.weather.shares.clear()
    if desk.killed.is_set():
        await revived(world, desk, outcome)
    outcome.violations += await concluded(world, desk, meddled=stranger.meddled)


async def alive(desk: Desk, work: Coroutine[Any, Any, Any]) -> bool:
    """Do something at a desk; false if the desk was killed meanwhile."""
    doing, killed = asyncio.ensure_future(work), asyncio.ensure_future(desk.killed.wait())
    await asyncio.wait((doing, killed), return_when=asyncio.FIRST_COMPLETED)
    killed.cancel()
    if desk.killed.is_set():
        doing.cancel()  # else it would go on with the next run of the program
        return False
    await doing
    return True


async def _restarted(world: World, desk: Desk, outcome: Outcome) -> None:
    outcome.fired["restart"] += 1
    if await alive(desk, desk.end()):
        await alive(desk, desk.begin())
    if desk.killed.is_set():
        await revived(world, desk, outcome)


async def revived(world: World, desk: Desk, outcome: Outcome) -> None:
    """Start a killed desk again, as often as it takes."""
    while desk.killed.is_set():
        desk.kill()
        outcome.fired["kill"] += 1
        await asyncio.sleep(world.rng.choice((0.0, 0.5, 3.0)))
        await alive(desk, desk.begin())


def sign_in(desk: Desk) -> None:
    desk.client.use(Credentials("demo", "demo"))
    desk.worker.signed_in()


async def signed_in(desk: Desk) -> None:
    """Sign in anew; after three wrong ones in half an hour the program sends no fourth, so the user waits."""
    if isinstance(desk.worker.status.error, SignInsUsedUp):
        await asyncio.sleep(HALF_AN_HOUR_S)
    sign_in(desk)


async def concluded(world: World, desk: Desk, *, meddled: bool) -> list[str]:
    """Let everything come to its end without faults, and return what is wrong with it."""
    wrong: list[str] = []
    wrong += await drained(world, desk)
    wrong += checker.refused(world, desk, meddled=meddled)
    for _ in range(ROUNDS):  # what waited behind one problem may meet another
        if not (problems := desk.ask(f"SELECT id FROM edit WHERE state IN {PROBLEMS} ORDER BY id DESC")):
            break
        for (number,) in problems:
            await desk.store.discard([number])
        wrong += await drained(world, desk)
        wrong += checker.refused(world, desk, meddled=meddled)
    told = await desk.store.balance()
    ended = told.done + told.refused + told.conflict + told.parked + told.cancelled + told.merged + told.open
    wrong += [] if told.accepted == ended else [f"the counts do not add up: {told}"]
    left = desk.ask(f"SELECT id, kind, state, reason FROM edit WHERE state IN {MOVING} OR state IN {PROBLEMS}")
    wrong += [f"edit {row} is left" for row in left]
    await asyncio.sleep(world.network.fence_s)  # what the user has taken back may still run until then
    listed = await listing(world, desk)
    wrong += [] if listed else ["the last refresh came to no end"]
    wrong += checker.checked(world, desk, meddled=meddled, open_left=bool(left), listed=listed)
    return wrong


async def drained(world: World, desk: Desk) -> list[str]:
    """Wait until nothing moves any more; what should move and does not is returned.

    An edit may wait behind another one that waits for the user.
    """
    end, seen, since = world.now + PATIENCE_S, None, world.now
    while True:
        end += desk.client.guard.blocked_for
        await asyncio.sleep(1.0 + desk.client.guard.blocked_for)
        moving = desk.ask(f"SELECT id, kind, state, attempt, reason FROM edit WHERE state IN {MOVING}")
        if error := desk.crashed():
            return [f"the worker ended: {error!r}"]
        if not moving:
            return []
        if desk.line is Line.NEEDS_SIGN_IN:
            await signed_in(desk)
            end, since = world.now + PATIENCE_S, world.now
        if moving != seen:
            seen, since = moving, world.now
        if world.now - since > REST_S and all(row[2] == "queued" for row in moving):
            waits_for_user = desk.ask(f"SELECT 1 FROM edit WHERE state IN {PROBLEMS} LIMIT 1")
            return [] if waits_for_user else [f"edit {row} does not move" for row in moving]
        if world.now > end:
            return [f"edit {row} still moves after {PATIENCE_S} s" for row in moving]


async def listing(world: World, desk: Desk) -> bool:
    """Read everything anew and believe it; false if it comes to no end.

    A refresh that goes on with an interrupted listing does not look again at what that had read: so it is not the last.
    """
    for _ in range(5):
        if desk.line is Line.NEEDS_SIGN_IN:
            await signed_in(desk)
        (before,) = desk.ask("SELECT coalesce(max(id), 0) FROM listing_run")[0]
        desk.worker.refresh(believe=LISTS)
        await asyncio.sleep(2.0 + desk.client.guard.blocked_for)
        end = world.now + PATIENCE_S
        while desk.worker.status.refreshing or desk.worker.status.waiting:
            if world.now > end or desk.crashed():
                return False
            await asyncio.sleep(2.0)
        if desk.worker.status.error is None:
            anew = f"SELECT count(*) FROM listing_run WHERE list = 'contact' AND finished_ms NOTNULL AND id > {before}"
            if desk.ask(anew)[0][0] == len(Channel):
                return True
    return False
