"""The provider's limits in bad times (F14, F15, F26–F30): wrong sign-ins, blocks, error 9, crash loops, clocks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel
from smsc_desk.provider.endpoint import Credentials
from smsc_desk.sandbox.options import Account, Options
from tests.faults import checker
from tests.faults.desk import Desk
from tests.faults.history import concluded, drained
from tests.faults.network import SLOWEST_ANSWER_S, TRANSIT_S, WRITES, Sent, Weather
from tests.faults.outcome import Outcome, lived
from tests.faults.user import User, fill
from tests.faults.world import FENCE_S, World

MOST_WRONG, WINDOW_S = 3, 1800.0  # wrong sign-ins in half an hour; the provider blocks at the fifth
PAUSE_AFTER_REPEATED_S = 60.0


def wrong_sign_ins(world: World) -> list[str]:
    times = [sent.arrival.at for sent in world.network.sent if sent.arrival and sent.arrival.code == 2]
    most = max((sum(start <= at < start + WINDOW_S for at in times) for start in times), default=0)
    return [f"{most} wrong sign-ins in half an hour"] if most > MOST_WRONG else []


async def _many(desk: Desk, count: int) -> None:
    """Queue so many additions of different people."""
    for number in range(count):
        values = {"addresses": (f"7998{number:07}",), "name": f"Person {number}", "client_id": f"n{number}"}
        await desk.apply(edits.AddContact(channel=Channel.PHONE, values=values))


async def _concluded(world: World, desk: Desk, outcome: Outcome) -> None:
    world.network.script = lambda _passage: None
    world.network.weather = Weather()
    world.kill_at = frozenset()
    outcome.violations += await concluded(world, desk, meddled=False)


# ---- F26


async def wrong_at_the_start(world: World, outcome: Outcome) -> None:
    """The password is wrong; the user asks again and again, and mistypes it once more."""
    world.provider.account = Account(password="new")
    desk = world.desk()
    await desk.begin()
    await _many(desk, 10)
    for turn in range(12):
        await asyncio.sleep(world.rng.uniform(0.5, 30.0))
        desk.worker.refresh()
        if turn == 6:
            desk.client.use(Credentials("demo", "mistyped"))
            desk.worker.signed_in()
    outcome.violations += wrong_sign_ins(world)
    desk.client.use(Credentials("demo", "new"))
    desk.worker.signed_in()
    world.provider.account = Account()
    desk.client.use(Credentials("demo", "demo"))
    await _concluded(world, desk, outcome)


async def wrong_in_the_middle(world: World, outcome: Outcome) -> None:
    """The password is changed elsewhere while many edits are sent, and some are in flight."""
    desk = world.desk()
    await desk.begin()
    await asyncio.sleep(4.0)
    world.network.weather = Weather({"slow_answer": 0.7})
    await _many(desk, 40)
    await asyncio.sleep(world.rng.uniform(0.2, 1.5))
    world.provider.account = Account(password="new")
    world.network.weather = Weather()
    await asyncio.sleep(120.0)
    outcome.violations += _after_the_first_wrong(world)
    await asyncio.sleep(2 * WINDOW_S)  # in case the provider has blocked us for it
    world.provider.account = Account()
    desk.client.use(Credentials("demo", "demo"))
    desk.worker.signed_in()
    await _concluded(world, desk, outcome)


def _answered_at(sent: Sent) -> float:
    """Return when an answer is here at the latest; one that left in the weather before may still be slow."""
    assert sent.arrival
    return sent.arrival.at + TRANSIT_S + (SLOWEST_ANSWER_S if sent.fault == "slow_answer" else 0.0)


def _after_the_first_wrong(world: World) -> list[str]:
    """What was in flight together is wrong together; but nothing may leave when the first such answer is there."""
    wrong = [sent for sent in world.network.sent if sent.arrival and sent.arrival.code == 2]
    known_at = min((_answered_at(sent) for sent in wrong), default=0.0)
    late = [sent for sent in wrong if sent.at > known_at]
    return [f"{len(late)} wrong sign-ins left after the first was answered"] if late else []


async def wrong_over_restarts(world: World, outcome: Outcome) -> None:
    """The program is started again and again with a password that is not valid any more."""
    world.provider.account = Account(password="new")
    desk = world.desk()
    for _ in range(6):
        await desk.begin()
        await asyncio.sleep(world.rng.uniform(2.0, 60.0))
        await desk.end()
    outcome.violations += wrong_sign_ins(world)


# ---- F27


async def blocked(world: World, outcome: Outcome) -> None:
    """This computer is blocked for half an hour while many edits wait; then one request asks whether it is over."""
    desk = world.desk()
    await desk.begin()
    await asyncio.sleep(4.0)
    until = world.now + WINDOW_S
    world.network.script = lambda _passage: "blocked" if world.now < until else None
    await _many(desk, 20)
    await asyncio.sleep(60.0)
    before = len(world.network.sent)
    while not (asked := world.network.sent[before:]):
        await asyncio.sleep(0.01)
        if world.now > until + 4 * WINDOW_S:
            outcome.violations.append("nobody asks whether the block is over")
            return
    if asked[0].at < until:
        outcome.violations.append(f"asked {until - asked[0].at:.0f} s before the block can be over")
    await asyncio.sleep(0.0)
    if len(world.network.sent) - before != 1:
        outcome.violations.append(f"{len(world.network.sent) - before} requests at once when the block may be over")
    await _concluded(world, desk, outcome)


async def blocked_over_restarts(world: World, outcome: Outcome) -> None:
    """Blocked, and started again: nothing is asked before the time is over."""
    desk = world.desk()
    world.network.script = lambda _passage: "blocked"
    for turn in range(4):
        before = len(world.network.sent)
        await desk.begin()
        await asyncio.sleep(60.0)
        if turn and len(world.network.sent) > before:
            outcome.violations.append("asked while blocked, after a restart")
        await desk.end()


# ---- F28


async def crowded(world: World, outcome: Outcome) -> None:
    """Somebody else has most of the fifteen places: half of all requests are refused, yet all edits get there."""
    desk = world.desk()
    await desk.begin()
    world.network.script = lambda passage: "too_many" if passage.rng.random() < 0.4 and world.now < 300.0 else None
    await _many(desk, 30)
    await asyncio.sleep(120.0)
    done = desk.ask("SELECT count(*) FROM edit WHERE state = 'done'")[0][0]
    outcome.violations += [] if done else ["no progress under refusals"]
    await _concluded(world, desk, outcome)


async def repeated(world: World, outcome: Outcome) -> None:
    """What is refused as repeated is left alone for a minute."""
    desk = world.desk()
    await desk.begin()
    world.network.script = lambda passage: "repeated" if passage.rng.random() < 0.3 and world.now < 200.0 else None
    await _many(desk, 15)
    for _ in range(8):
        await asyncio.sleep(world.rng.uniform(1.0, 30.0))
        desk.worker.refresh()
    await _concluded(world, desk, outcome)
    outcome.violations += _hurried(world)


def _hurried(world: World) -> list[str]:
    """Return what was sent again too soon; what left while the refusal was on its way could not know of it."""
    refused: dict[object, float] = {}
    found = []
    for sent in world.network.sent:
        named = sent.script, *sorted(sent.asked.items())
        since = sent.at - refused.get(named, float("-inf"))
        if TRANSIT_S < since < PAUSE_AFTER_REPEATED_S + 1.0:
            found.append(f"sent again {since:.1f} s after it was refused as repeated: {named}")
        if sent.fault == "repeated":
            refused[named] = sent.at
    return found


# ---- F29


async def hammered(world: World, outcome: Outcome) -> None:
    """The user does nothing but refresh, and changes a name to and fro."""
    fill(world)
    desk = world.desk()
    world.network.weather = Weather({"late": 0.2, "zombie": 0.1, "lost": 0.1})
    await desk.begin()
    user = User(world, desk)
    for _ in range(60):
        await asyncio.sleep(world.rng.uniform(0.0, 2.0))
        await world.rng.choice((user.refresh, user.refresh, user.change, user.block))()
    await _concluded(world, desk, outcome)


async def late_arrivals(world: World, outcome: Outcome) -> None:
    """The provider's minute begins when a request arrives: one that was long on its way, then many like it."""
    desk = world.desk()
    await desk.begin()
    await asyncio.sleep(4.0)
    world.network.script = lambda passage: "late_arrival" if passage.rng.random() < 0.15 else None
    for turn in range(24):
        await desk.apply(edits.BlockAddress(channel=Channel.PHONE, address="79990000001", type=BlockType(turn % 2)))
        while desk.ask("SELECT 1 FROM edit WHERE state <> 'done'"):  # noqa: ASYNC110 - virtual time
            await asyncio.sleep(0.3)
    await _concluded(world, desk, outcome)


async def undead(world: World, outcome: Outcome) -> None:
    """Connections break while the provider works on, and the user refreshes again and again (F14)."""
    desk = world.desk()
    await desk.begin()
    await asyncio.sleep(4.0)
    world.network.weather = Weather({"zombie": 0.9})
    await _many(desk, 60)
    for _ in range(12):
        await asyncio.sleep(world.rng.uniform(0.5, 3.0))
        desk.worker.refresh()
    await _concluded(world, desk, outcome)


async def answers_lost(world: World, outcome: Outcome) -> None:
    """Most answers are lost, or say nothing, although the work was done (F13, F14, F19, F20)."""
    desk = world.desk()
    await desk.begin()
    await asyncio.sleep(4.0)
    ways = "broken_executed", "gateway_late", "gateway_executed", "zombie", "zombie", "mute", "fine"
    world.network.script = lambda passage: passage.rng.choice(ways) if "add" in passage.params else None
    await _many(desk, 25)
    for _ in range(12):
        await asyncio.sleep(world.rng.uniform(0.5, 5.0))
        desk.worker.refresh()
    await _concluded(world, desk, outcome)


async def crash_loop(world: World, outcome: Outcome) -> None:
    """The program is killed some ten times a minute, always at its start or soon after, with much in flight."""
    fill(world)
    desk = world.desk()
    world.network.weather = Weather({"late": 0.4, "zombie": 0.3})
    await desk.begin()
    await _many(desk, 30)
    for _ in range(25):
        await asyncio.sleep(world.rng.uniform(0.1, 8.0))
        desk.kill()
        outcome.fired["kill"] += 1
        await asyncio.sleep(world.rng.uniform(0.0, 0.5))
        await desk.begin()
    await _concluded(world, desk, outcome)


# ---- F30


async def clocks(world: World, outcome: Outcome) -> None:
    """Somebody turns the hands of the clock, or it stands still, also between two runs, with edits in doubt."""
    fill(world)
    desk = world.desk()
    world.network.weather = Weather({"mute": 0.2, "zombie": 0.1, "repeated": 0.3})
    await desk.begin()
    user = User(world, desk)
    for _ in range(12):
        await asyncio.sleep(world.rng.uniform(0.0, 4.0))
        await user.act()
        if world.rng.random() < 0.4:
            world.skew_ms = world.rng.choice((-86_400_000, -3_600_000, 0, 3_600_000, 86_400_000))
            outcome.fired["clock turned"] += 1
        if world.rng.random() < 0.2:
            desk.kill()
            await desk.begin()
    await _concluded(world, desk, outcome)


async def asleep(world: World, outcome: Outcome) -> None:
    """The computer sleeps for eight hours with everything in flight; its steady clock goes on, or does not."""
    fill(world)
    desk = world.desk()
    world.network.weather = Weather({"mute": 0.3, "late": 0.3})
    await desk.begin()
    user = User(world, desk)
    for _ in range(3):
        for _ in range(4):
            await user.act()
            await asyncio.sleep(world.rng.uniform(0.0, 1.0))
        outcome.fired["slept"] += 1
        if world.rng.random() < 0.5:
            world.skew_ms += 8 * 3_600_000
        else:
            world.loop.sleep_over(8 * 3600.0)
    await _concluded(world, desk, outcome)


# ---- F15


async def beyond_the_fence(world: World, outcome: Outcome) -> None:
    """A server that breaks the bound on which everything rests: what it makes twice is shown, and never removed."""
    desk = world.desk()
    await desk.begin()
    await asyncio.sleep(4.0)
    late = world.network.fence_s + 3.0

    async def after_the_fence(passage):
        passage.arrive(late)
        return await passage.reset()

    asked: list[int] = []

    def script(passage):
        if "add" in passage.params and not asked:
            asked.append(1)
            return after_the_fence
        return None

    world.network.script = script
    await _many(desk, 3)
    await asyncio.sleep(30.0)
    desk.worker.refresh()
    outcome.violations += await drained(world, desk)
    await asyncio.sleep(120.0)
    outcome.violations += checker.audited(desk)
    outcome.violations += checker.polite(world, desk)
    deletes = [sent.command for sent in world.network.sent if sent.command in WRITES and sent.command.startswith("del")]
    outcome.violations += [f"{deletes} were sent"] if deletes else []
    if hasattr(desk.store, "twins") and len(await desk.store.twins()) != 1:
        outcome.violations.append("the contact that exists twice is not shown")


CASES: tuple[Callable[[World, Outcome], Awaitable[None]], ...] = (
    wrong_at_the_start, wrong_in_the_middle, wrong_over_restarts, blocked, blocked_over_restarts, crowded, repeated,
    hammered, late_arrivals, undead, answers_lost, crash_loop, clocks, asleep, beyond_the_fence,
)  # fmt: skip
MUST_FIRE = frozenset(case.__name__ for case in CASES) | {"clock turned", "slept", "kill", "after_the_fence"}


def run(seed: int) -> Outcome:
    """Live one of the cases, in turn."""
    return of(CASES[seed % len(CASES)], seed)


def of(case: Callable[[World, Outcome], Awaitable[None]], seed: int) -> Outcome:
    """Live one case."""
    outcome = Outcome(seed)
    outcome.fired[case.__name__] += 1
    ways = Options(add_existing="second") if case in {beyond_the_fence, answers_lost} else None
    with World(seed, ways, fence_s=20.0 if case in {undead, late_arrivals, answers_lost} else FENCE_S) as world:
        lived(world, outcome, lambda world: case(world, outcome))
    outcome.violations = [f"{case.__name__}: {text}" for text in outcome.violations]
    return outcome
