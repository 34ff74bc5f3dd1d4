import asyncio
import json
import random

import pytest

from smsc_desk.book.errors import AddressBlocked, BadCredentials, DiskTrouble, NotSignedIn, SignInsUsedUp
from smsc_desk.provider.breaker import PROBE_S, WINDOW_S, Breaker, Record
from smsc_desk.provider.guard import SignInGuard, Trust, Verdict
from tests.unit.provider.virtual_time import now, settle, virtual

HALF_AN_HOUR = 30 * 60
FOUR_HOURS = 4 * 3600


class Computer:
    """What outlives the program: the file about each host, and a wall clock that may jump."""

    def __init__(self):
        self.texts = {}
        self.jump = 0.0
        self.broken = False

    def wall(self):
        return 1_800_000_000.0 + now() + self.jump

    async def change_breaker(self, host, change):
        await asyncio.sleep(0)
        if self.broken:
            raise DiskTrouble("full")
        self.texts[host] = change(self.texts.get(host))
        return self.texts[host]

    def start(self, account="ann", *, host="smsc.ru", trust=Trust.KEPT, seed=1):
        """Start the program, or one more window of it."""
        rng = random.Random(seed)  # noqa: S311 - to replay
        breaker = Breaker(self.wall, host, self)
        return SignInGuard(asyncio.get_running_loop().time, rng, breaker, account, trust)


def make(seed=1, **options):
    return SignInGuard(asyncio.get_running_loop().time, random.Random(seed), **options)  # noqa: S311 - to replay


async def proven(guard=None):
    guard = guard or make()
    await guard.leave(await guard.enter(), Verdict.ACCEPTED)
    return guard


async def fail(guard, verdict=Verdict.WRONG):
    await guard.leave(await guard.enter(), verdict)


# ---- within one run


@virtual
async def test_requests_go_one_at_a_time_until_a_sign_in_has_succeeded():
    guard = make()
    first = await guard.enter()
    others = [asyncio.ensure_future(guard.enter()) for _ in range(3)]
    await settle()
    assert not any(task.done() for task in others)
    await guard.leave(first, Verdict.UNKNOWN)
    await settle()
    [second] = [task for task in others if task.done()]
    await guard.leave(second.result(), Verdict.ACCEPTED)
    await settle()
    assert all(task.done() for task in others)


@virtual
async def test_after_error_2_nothing_leaves_until_new_credentials():
    guard = await proven()
    old = [await guard.enter() for _ in range(3)]
    await guard.leave(old[0], Verdict.WRONG)
    for _ in range(3):
        with pytest.raises(BadCredentials):
            guard.check()
    await guard.leave(old[1], Verdict.ACCEPTED)  # sent before
    with pytest.raises(BadCredentials):
        await guard.enter()
    guard.renew()
    await guard.leave(old[2], Verdict.WRONG)  # of the old credentials
    await guard.leave(await guard.enter(), Verdict.ACCEPTED)
    guard.check()


@virtual
async def test_those_that_wait_for_a_wrong_sign_in_are_not_sent():
    guard = make()
    first = await guard.enter()
    others = [asyncio.ensure_future(guard.enter()) for _ in range(11)]
    await settle()
    await guard.leave(first, Verdict.WRONG)
    results = await asyncio.gather(*others, return_exceptions=True)
    assert {type(result) for result in results} == {BadCredentials}


@virtual
async def test_a_cancelled_wait_takes_nothing():
    guard = make()
    first = await guard.enter()
    waiting = asyncio.ensure_future(guard.enter())
    await settle()
    waiting.cancel()
    await settle()
    await guard.leave(first, Verdict.UNKNOWN)
    await guard.enter()


@virtual
async def test_credentials_given_while_one_is_on_trial_are_tried_at_once():
    guard = make()
    old = await guard.enter()
    guard.renew()
    new = await guard.enter()
    waiting = asyncio.ensure_future(guard.enter())
    await guard.leave(old, Verdict.UNKNOWN)
    await settle()
    assert not waiting.done(), "the end of the old trial is no end of the new one"
    await guard.leave(new, Verdict.ACCEPTED)
    await waiting


@virtual
async def test_without_credentials_nothing_leaves_until_there_are_some():
    guard = make(trust=Trust.NONE)
    assert guard.state.wrong
    with pytest.raises(NotSignedIn):
        await guard.enter()
    guard.renew()
    await proven(guard)


@virtual
async def test_error_4_stops_everything_for_31_to_35_minutes_then_one_goes():
    guard = await proven()
    one, two = await guard.enter(), await guard.enter()
    await guard.leave(one, Verdict.BLOCKED)
    wait = guard.blocked_for
    assert 31 * 60 <= wait <= 35 * 60
    await guard.leave(two, Verdict.BLOCKED)  # of the same moment
    assert guard.blocked_for == wait
    guard.renew()
    with pytest.raises(AddressBlocked) as caught:
        guard.check()
    assert caught.value.wait_s == wait
    await asyncio.sleep(wait)
    tasks = [asyncio.ensure_future(guard.enter()) for _ in range(14)]
    await settle()
    [trial] = [task for task in tasks if task.done()]
    await guard.leave(trial.result(), Verdict.BLOCKED)
    others = [task for task in tasks if task is not trial]
    assert {type(r) for r in await asyncio.gather(*others, return_exceptions=True)} == {AddressBlocked}
    assert 62 * 60 <= guard.blocked_for <= 70 * 60


@virtual
async def test_the_wait_doubles_to_four_hours_and_success_forgets():
    computer = Computer()
    guard = computer.start()
    for _ in range(8):
        await fail(guard, Verdict.BLOCKED)
        await asyncio.sleep(guard.blocked_for)
    assert now() > FOUR_HOURS
    await fail(guard, Verdict.BLOCKED)
    assert guard.blocked_for == FOUR_HOURS
    await asyncio.sleep(FOUR_HOURS)
    await proven(guard)
    await fail(guard, Verdict.BLOCKED)
    assert 31 * 60 <= guard.blocked_for <= 35 * 60


@virtual
async def test_a_trial_without_an_answer_is_followed_by_another():
    guard = await proven()
    await fail(guard, Verdict.BLOCKED)
    await asyncio.sleep(guard.blocked_for)
    await fail(guard, Verdict.UNKNOWN)
    await proven(guard)


@virtual
async def test_while_there_is_no_line_the_disk_is_left_alone():
    computer = Computer()
    reads = []
    change = computer.change_breaker

    async def counted(host, how):
        reads.append(host)
        return await change(host, how)

    computer.change_breaker = counted
    guard = computer.start()
    for _ in range(20):
        await fail(guard, Verdict.UNKNOWN)
        await asyncio.sleep(1)
    assert len(reads) == 2


# ---- over restarts


@virtual
async def test_a_wrong_sign_in_is_not_tried_again_by_a_program_that_is_started_again():
    computer = Computer()
    await fail(computer.start())
    for _ in range(5):
        await asyncio.sleep(HALF_AN_HOUR)
        guard = computer.start()
        with pytest.raises(BadCredentials):
            await guard.enter()
        assert guard.state.wrong
    await proven(computer.start(trust=Trust.TYPED))
    await proven(computer.start())


@virtual
async def test_two_more_are_left_for_the_user_and_then_a_time_is_named():
    computer = Computer()
    await fail(computer.start())
    for _ in range(2):
        await asyncio.sleep(60)
        await fail(computer.start(trust=Trust.TYPED))
    for _ in range(3):
        with pytest.raises(SignInsUsedUp) as caught:
            await computer.start(trust=Trust.TYPED).enter()
    assert caught.value.wait_s == pytest.approx(WINDOW_S - 120)
    await asyncio.sleep(caught.value.wait_s)
    await proven(computer.start(trust=Trust.TYPED))


@virtual
async def test_what_is_used_up_stops_a_worker_too():
    """Else it would ask again and again."""
    guard = Computer().start(trust=Trust.TYPED)
    for _ in range(3):
        await fail(guard)
        guard.renew()
    with pytest.raises(SignInsUsedUp):
        await guard.enter()
    assert guard.state.wrong
    with pytest.raises(SignInsUsedUp):
        guard.check()


@virtual
async def test_accounts_of_a_computer_share_the_count_of_a_host():
    computer = Computer()
    await proven(computer.start("bob"))
    await fail(computer.start("ann"))
    with pytest.raises(NotSignedIn):  # it may be wrong as well: that is left to the user
        await computer.start("carl").enter()
    await computer.start("bob").enter()  # it was right before
    await computer.start("carl", host="smsc.kz").enter()
    await asyncio.sleep(WINDOW_S)
    await computer.start("carl").enter()


@virtual
async def test_a_block_is_of_all_accounts_and_outlasts_the_program():
    computer = Computer()
    guard = await proven(computer.start("ann"))
    await fail(guard, Verdict.BLOCKED)
    wait = guard.blocked_for
    await asyncio.sleep(60)
    for trust in Trust.KEPT, Trust.TYPED:
        other = computer.start("bob", trust=trust)
        with pytest.raises(AddressBlocked) as caught:
            await other.enter()
        assert caught.value.wait_s == pytest.approx(wait - 60)
        assert other.blocked_for == pytest.approx(wait - 60)
    await computer.start("ann", host="smsc.kz").enter()


@virtual
async def test_after_a_block_one_request_goes_whatever_windows_there_are():
    computer = Computer()
    await fail(await proven(computer.start()), Verdict.BLOCKED)
    await asyncio.sleep(35 * 60)
    guards = [computer.start(account, seed=seed) for seed, account in enumerate(("ann", "bob", "carl"))]
    tasks = [asyncio.ensure_future(guard.enter()) for guard in guards for _ in range(14)]
    await settle()
    left = [task for task in tasks if task.done() and task.exception() is None]
    assert len(left) == 1
    assert all(isinstance(task.exception(), AddressBlocked) for task in tasks if task.done() and task not in left)
    [owner] = [guard for guard in guards if not guard.blocked_for]
    await owner.leave(left[0].result(), Verdict.BLOCKED)
    assert 62 * 60 <= owner.blocked_for <= 70 * 60
    again = computer.start("dora")
    with pytest.raises(AddressBlocked):
        await again.enter()
    assert again.blocked_for == pytest.approx(owner.blocked_for)


@virtual
async def test_a_program_that_dies_on_trial_leaves_the_next_trial_to_others_soon():
    computer = Computer()
    await fail(computer.start(), Verdict.BLOCKED)
    await asyncio.sleep(35 * 60)
    await computer.start().enter()  # and no word any more
    with pytest.raises(AddressBlocked):
        await computer.start().enter()
    await asyncio.sleep(PROBE_S)
    await computer.start().enter()


@virtual
async def test_a_wrong_sign_in_after_a_block_is_the_end_of_the_block():
    computer = Computer()
    guard = await proven(computer.start())
    await fail(guard, Verdict.BLOCKED)
    await asyncio.sleep(35 * 60)
    await fail(guard)
    await proven(computer.start(trust=Trust.TYPED))


# ---- clocks and files


@virtual
async def test_a_clock_that_was_put_back_makes_nothing_longer_than_it_was():
    computer = Computer()
    await fail(computer.start("ann"))
    await fail(computer.start("bob", trust=Trust.TYPED), Verdict.BLOCKED)
    computer.jump = -10 * 24 * 3600
    with pytest.raises(AddressBlocked) as caught:
        await computer.start("bob", trust=Trust.TYPED).enter()
    assert caught.value.wait_s <= 35 * 60
    await asyncio.sleep(36 * 60)
    await proven(computer.start("bob", trust=Trust.TYPED))
    with pytest.raises(BadCredentials):
        await computer.start("ann").enter()


@virtual
async def test_a_clock_that_jumps_during_a_block_changes_nothing_for_a_running_program():
    computer = Computer()
    guard = computer.start()
    await fail(guard, Verdict.BLOCKED)
    wait = guard.blocked_for
    computer.jump = 24 * 3600
    assert guard.blocked_for == wait
    with pytest.raises(AddressBlocked):
        guard.check()


@virtual
async def test_where_the_disk_fails_this_run_is_as_careful():
    computer = Computer()
    computer.broken = True
    guard = computer.start()
    await fail(guard)
    with pytest.raises(BadCredentials):
        await guard.enter()
    for _ in range(2):
        guard.renew()
        await fail(guard)
    guard.renew()
    with pytest.raises(SignInsUsedUp):
        await guard.enter()


NONSENSE = [
    "", "no json", "[]", "5", '{"failures": 5}', '{"failures": ["x"]}', '{"blocked_at": []}', '{"accounts": 3}',
    '{"blocks": "x"}', "null", '{"blocks": 1e999}', "\0",
]  # fmt: skip


@pytest.mark.parametrize("text", NONSENSE)
@virtual
async def test_a_text_that_makes_no_sense_is_as_none(text):
    computer = Computer()
    computer.texts["smsc.ru"] = text
    await proven(computer.start())
    assert json.loads(computer.texts["smsc.ru"])["accounts"] == {"ann": True}


def test_what_is_kept_is_small_and_tells_nobody_apart():
    record = Record()
    for number in range(100):
        record = record.at(number).refused("0123456789abcdef", number, current=True)
    assert len(record.failures) <= 11
