import asyncio
import itertools
import random
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsc_desk.provider.pace import CAP, MEMORY_S, MemoryLedger, Pace, backoff
from tests.unit.provider.virtual_time import now, run, settle, virtual

FENCE = 90.0


def make(limit=12, ledger=None):
    clock = asyncio.get_running_loop().time
    return Pace(clock, asyncio.sleep, random.Random(1), limit, ledger)  # noqa: S311 - to replay


async def started(pace, key):
    """Ask for a turn and let everything happen that needs no time."""
    task = asyncio.ensure_future(pace.turn(key))
    await settle()
    return task


# ---- identical requests


@virtual
async def test_a_fourth_identical_request_waits_61_seconds_from_the_first_answer():
    pace = make()
    for _ in range(3):
        turn = await pace.turn("a")
        await asyncio.sleep(5)
        await turn.answered()
    await pace.turn("b")
    assert now() == 15
    await pace.turn("a")
    assert now() == pytest.approx(5 + MEMORY_S)


@virtual
async def test_an_unanswered_request_counts_until_it_can_no_more_arrive():
    pace = make()
    turns = [await pace.turn("a") for _ in range(3)]
    waiting = await started(pace, "a")
    await asyncio.sleep(7)
    for turn in turns:
        await turn.lost(turn.since, FENCE)
    await waiting
    assert now() == pytest.approx(FENCE + MEMORY_S)


@virtual
async def test_what_was_not_sent_counts_for_nothing():
    pace = make()
    for _ in range(10):
        await (await pace.turn("a")).not_sent()
    assert now() == 0
    assert pace.in_flight == 0


@virtual
async def test_a_repeated_refusal_keeps_the_key_back_for_61_seconds():
    pace = make()
    turn = await pace.turn("a")
    await turn.refused(repeated=True)
    await pace.turn("b")
    assert now() == 0
    await pace.turn("a")
    assert now() == pytest.approx(MEMORY_S)
    assert pace.working_limit == 12


@virtual
async def test_identical_requests_get_their_turns_in_order():
    pace, order = make(), []

    async def ask(name):
        turn = await pace.turn("a")
        order.append(name)
        await turn.answered()

    await asyncio.gather(*map(ask, range(9)))
    assert order == list(range(9))
    assert now() == pytest.approx(2 * MEMORY_S)


@virtual
async def test_a_refusal_while_another_waits_for_a_slot_is_seen():
    pace = make(limit=1)
    first = await pace.turn("a")
    waiting = await started(pace, "a")
    await first.refused(repeated=True)
    await waiting
    assert now() == pytest.approx(MEMORY_S)
    assert pace.in_flight == 1


# ---- requests in flight


@virtual
async def test_the_limit_of_requests_at_once_and_their_order():
    pace = make(limit=2)
    turns = [await pace.turn("1"), await pace.turn("2")]
    waiting = [await started(pace, str(number)) for number in (3, 4, 5)]
    assert pace.in_flight == 2
    for turn in turns:
        await turn.answered()
        await settle()
    assert [task.done() for task in waiting] == [True, True, False]
    waiting[2].cancel()
    await settle()


@virtual
async def test_settling_twice_frees_one_slot():
    pace = make(limit=2)
    first, _second = await pace.turn("1"), await pace.turn("2")
    await first.answered()
    await first.lost(0, FENCE)
    await first.refused(repeated=False)
    await first.not_sent()
    assert pace.in_flight == 1
    assert pace.working_limit == 2


@virtual
async def test_zombies_count_against_the_cap_only():
    pace = make(limit=12)
    for number in range(CAP):
        turn = await pace.turn(str(number))
        await turn.lost(turn.since, FENCE)
    assert (pace.in_flight, now()) == (CAP, 0)
    await pace.turn("one more")
    assert now() == FENCE


@virtual
async def test_a_slot_can_be_held_for_what_an_earlier_process_sent():
    pace = make(limit=14)
    held = [pace.hold(30.0) for _ in range(CAP)]
    waiting = await started(pace, "a")
    assert not waiting.done()
    held[0].release()
    await waiting
    assert now() == 0
    await pace.turn("b")
    assert now() == 30


@virtual
async def test_too_many_at_once_halves_the_limit_and_it_grows_again():
    pace = make(limit=12)
    turns = [await pace.turn(str(number)) for number in range(12)]
    await asyncio.sleep(1)
    for turn in turns:  # one burst, one cut
        await turn.refused(repeated=False)
    assert pace.working_limit == 6
    await asyncio.sleep(29.5)
    assert pace.working_limit == 6
    await asyncio.sleep(0.5)
    assert pace.working_limit == 7
    await asyncio.sleep(3600)
    assert pace.working_limit == 12


@virtual
async def test_refusal_after_refusal_leaves_one_at_a_time_and_rests_between():
    pace = make(limit=12)
    times = []
    for number in range(8):
        turn = await pace.turn(str(number))
        times.append(now())
        await asyncio.sleep(0.1)
        await turn.refused(repeated=False)
    assert pace.working_limit == 1
    rests = [after - before - 0.1 for before, after in itertools.pairwise(times)]
    assert all(0 <= rest <= 2.0**number + 1e-9 for number, rest in enumerate(rests))
    assert max(rests) > 1


@virtual
async def test_waiting_ends_when_the_limit_grows_by_itself():
    pace = make(limit=4)
    turns = [await pace.turn(str(number)) for number in range(4)]
    await turns[0].refused(repeated=False)
    await turns[1].answered()
    await pace.turn("more")
    assert now() == 30
    assert pace.in_flight == 3


@virtual
async def test_the_users_limit_ends_the_restraint():
    pace = make(limit=4)
    await (await pace.turn("a")).refused(repeated=False)
    pace.limit = 8
    assert pace.working_limit == 8
    for wrong in (0, 15, -1):
        with pytest.raises(ValueError, match=str(wrong)):
            pace.limit = wrong


# ---- cancelling


@virtual
async def test_cancelling_a_wait_leaks_nothing():
    pace = make(limit=1)
    first = await pace.turn("a")
    waiting = [await started(pace, key) for key in "abcabc"]
    for task in waiting[::2]:
        task.cancel()
    await settle()
    await first.answered()
    await settle()
    for task in waiting:
        task.cancel()
    done = await asyncio.gather(*waiting, return_exceptions=True)
    for turn in done:
        if not isinstance(turn, BaseException):
            await turn.not_sent()
    await settle()
    assert pace.in_flight == 0
    await asyncio.sleep(MEMORY_S)
    assert len(pace.ledger) == 0
    assert not pace._queues


class SlowLedger(MemoryLedger):
    """As on a disk: every call takes time."""

    async def add(self, key):
        await asyncio.sleep(0.01)
        number = await super().add(key)
        await asyncio.sleep(0.01)
        return number

    async def release(self, entry, after):
        await asyncio.sleep(0.01)
        await super().release(entry, after)

    async def live(self, key):
        await asyncio.sleep(0.01)
        live = await super().live(key)
        await asyncio.sleep(0.01)
        return live


@pytest.mark.parametrize("moment", [0.0, 0.005, 0.015, 0.025, 0.035, 0.045, 0.055])
@virtual
async def test_cancelling_at_any_moment_of_writing_leaks_nothing(moment):
    ledger = SlowLedger(asyncio.get_running_loop().time)
    pace = make(ledger=ledger)
    task = asyncio.ensure_future(pace.turn("a"))
    await asyncio.sleep(moment)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await asyncio.sleep(1)
    assert pace.in_flight == 0
    assert len(ledger) == 0


@virtual
async def test_a_ledger_that_fails_leaves_the_slot_free():
    class Broken(MemoryLedger):
        async def add(self, key):
            raise OSError(key)

    pace = make(ledger=Broken(asyncio.get_running_loop().time))
    with pytest.raises(OSError, match="a"):
        await pace.turn("a")
    assert pace.in_flight == 0


@virtual
async def test_an_entry_released_again_lives_to_the_later_end():
    ledger = MemoryLedger(asyncio.get_running_loop().time)
    entry = await ledger.add("a")
    await ledger.release(entry, 5)
    await ledger.release(entry, 10)
    await ledger.release(99, 1)
    await asyncio.sleep(6)
    assert await ledger.live("a") == [4]
    await asyncio.sleep(4)
    assert len(ledger) == 0


# ---- back-off


def test_the_back_off_is_full_jitter_and_bounded():
    rng = random.Random(7)  # noqa: S311 - to replay
    for attempt in (*range(12), 5000):
        waits = [backoff(rng, attempt) for _ in range(400)]
        top = min(60, 2 ** min(attempt, 20))
        assert 0 <= min(waits) < top * 0.1
        assert top * 0.9 < max(waits) <= top
    assert backoff(random.Random(3), 4) == backoff(random.Random(3), 4)  # noqa: S311


# ---- whatever the latencies, the server's side


@dataclass(frozen=True)
class Ask:
    start: float
    key: str
    up: float  # seconds from leaving to arriving
    work: float  # at the server
    down: float
    fate: str
    gives_up: float  # the caller is cancelled so long after it asked


_short = st.one_of(st.just(0.0), st.floats(0, 20))
_fates = ["answered", "lost", "not_sent", "repeated", "many"]


@st.composite
def histories(draw):
    """Draw requests that differ or repeat, come at once or spread out, on a good line or a bad one."""
    keys = draw(st.sampled_from(["a", "ab", "abcdefghijklmnopqrstuvwxyz", "aab0123456789"]))
    fates = draw(st.sampled_from([["answered"], ["lost"], ["answered", "lost"], _fates]))
    starts = draw(st.sampled_from([0.0, 5.0, 200.0]))
    ask = st.builds(
        Ask,
        st.floats(0, starts),
        st.sampled_from(keys),
        draw(st.sampled_from([st.just(0.0), _short])),
        draw(st.sampled_from([st.just(0.0), _short, st.just(20.0)])),
        draw(st.sampled_from([st.just(0.0), _short])),
        st.sampled_from(fates),
        st.one_of(st.just(1e9), st.just(1e9), st.floats(0, 100)),
    )
    return draw(st.lists(ask, min_size=draw(st.sampled_from([0, 8, 20])), max_size=40))


class Server:
    """What really arrives, and how long it really runs."""

    def __init__(self):
        self.arrivals = {}
        self.spans = []

    async def request(self, ask):
        lost = ask.fate == "lost"
        await asyncio.sleep(ask.up * (4 if lost else 1))  # as late as just before the fence
        self.arrivals.setdefault(ask.key, []).append(now())
        begun = now()
        await asyncio.sleep(FENCE - ask.up * 4 if lost else ask.work)  # until just before the fence
        self.spans.append((begun, now()))

    def check(self):
        for times in self.arrivals.values():
            times.sort()
            assert all(fourth - first > 60 for first, fourth in zip(times, times[3:], strict=False))
        events = sorted([(begun, 1) for begun, _ in self.spans] + [(end, -1) for _, end in self.spans])
        at_once = 0
        for _, step in events:
            at_once += step
            assert at_once <= 14


async def one(pace, server, ask, tasks):
    await asyncio.sleep(ask.start)
    asking = asyncio.ensure_future(pace.turn(ask.key))
    await asyncio.wait({asking}, timeout=ask.gives_up)
    if not asking.done():
        asking.cancel()
        return
    turn = asking.result()
    if ask.fate == "not_sent":
        await asyncio.sleep(ask.up)
        await turn.not_sent()
        return
    request = asyncio.ensure_future(server.request(ask))
    if ask.fate == "lost":
        tasks.append(request)
        await asyncio.sleep(ask.down)  # the line broke; the request may still be on its way
        await turn.lost(turn.since, FENCE)
        return
    await request
    await asyncio.sleep(ask.down)
    await (turn.answered() if ask.fate == "answered" else turn.refused(repeated=ask.fate == "repeated"))


async def history(asks_, limit, ledger_type):
    ledger = ledger_type(asyncio.get_running_loop().time)
    pace, server, tasks = make(limit, ledger), Server(), []
    await asyncio.gather(*(one(pace, server, ask, tasks) for ask in asks_))
    await asyncio.gather(*tasks)
    await asyncio.sleep(FENCE + MEMORY_S + 1)
    server.check()
    assert pace.in_flight == 0
    assert len(ledger) == 0


@settings(max_examples=200, deadline=None)
@given(histories(), st.sampled_from([1, 3, 12, 14]), st.sampled_from([MemoryLedger, SlowLedger]))
def test_the_server_never_sees_too_much_whatever_the_latencies(asks_, limit, ledger_type):
    run(history(asks_, limit, ledger_type))


@virtual
async def test_a_thousand_different_requests_never_exceed_the_limit():
    pace, most = make(limit=12), 0

    async def ask(number):
        nonlocal most
        turn = await pace.turn(str(number))
        most = max(most, pace.in_flight)
        await asyncio.sleep(0.2)
        await turn.answered()

    await asyncio.gather(*map(ask, range(1000)))
    assert most == 12
    assert now() == pytest.approx(0.2 * -(-1000 // 12))
