import asyncio
import random

import pytest

from smsc_desk.book.errors import AddressBlocked, BadCredentials
from smsc_desk.provider.guard import GuardState, SignInGuard, Verdict
from tests.unit.provider.virtual_time import now, settle, virtual


def make(state=None, on_change=None, seed=1):
    return SignInGuard(asyncio.get_running_loop().time, random.Random(seed), state, on_change)  # noqa: S311 - to replay


async def proven():
    guard = make()
    guard.leave(await guard.enter(), Verdict.ACCEPTED)
    return guard


@virtual
async def test_requests_go_one_at_a_time_until_a_sign_in_has_succeeded():
    guard = make()
    first = await guard.enter()
    others = [asyncio.ensure_future(guard.enter()) for _ in range(3)]
    await settle()
    assert not any(task.done() for task in others)
    guard.leave(first, Verdict.UNKNOWN)
    await settle()
    assert sum(task.done() for task in others) == 1
    guard.leave(first, Verdict.ACCEPTED)
    await settle()
    assert all(task.done() for task in others)


@virtual
async def test_after_error_2_nothing_leaves_until_new_credentials():
    guard = await proven()
    old = [await guard.enter() for _ in range(3)]
    guard.leave(old[0], Verdict.WRONG)
    for _ in range(3):
        with pytest.raises(BadCredentials):
            guard.check()
    guard.leave(old[1], Verdict.ACCEPTED)  # sent before
    with pytest.raises(BadCredentials):
        await guard.enter()
    guard.renew()
    guard.leave(old[2], Verdict.WRONG)  # of the old credentials
    guard.leave(await guard.enter(), Verdict.ACCEPTED)
    guard.check()


@virtual
async def test_those_that_wait_for_a_wrong_sign_in_are_not_sent():
    guard = make()
    first = await guard.enter()
    others = [asyncio.ensure_future(guard.enter()) for _ in range(11)]
    await settle()
    guard.leave(first, Verdict.WRONG)
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
    guard.leave(first, Verdict.UNKNOWN)
    await guard.enter()


@virtual
async def test_error_4_stops_everything_for_31_to_35_minutes_then_one_goes():
    guard = await proven()
    one, two = await guard.enter(), await guard.enter()
    guard.leave(one, Verdict.BLOCKED)
    wait = guard.blocked_for
    assert 31 * 60 <= wait <= 35 * 60
    guard.leave(two, Verdict.BLOCKED)  # of the same moment
    assert guard.blocked_for == wait
    guard.renew()
    with pytest.raises(AddressBlocked):
        guard.check()
    await asyncio.sleep(wait)
    probe = await guard.enter()
    others = [asyncio.ensure_future(guard.enter()) for _ in range(13)]
    await settle()
    assert not any(task.done() for task in others)
    guard.leave(probe, Verdict.BLOCKED)
    assert {type(r) for r in await asyncio.gather(*others, return_exceptions=True)} == {AddressBlocked}
    assert 62 * 60 <= guard.blocked_for <= 70 * 60


@virtual
async def test_the_wait_doubles_to_four_hours_and_success_forgets():
    guard = make()
    for _ in range(8):
        guard.leave(await guard.enter(), Verdict.BLOCKED)
        await asyncio.sleep(guard.blocked_for)
    assert now() > 4 * 3600
    generation = await guard.enter()
    guard.leave(generation, Verdict.BLOCKED)
    assert guard.blocked_for == 4 * 3600
    await asyncio.sleep(4 * 3600)
    guard.leave(await guard.enter(), Verdict.ACCEPTED)
    assert guard.state == GuardState()


@virtual
async def test_the_state_can_be_kept():
    kept = []
    guard = make(on_change=kept.append)
    guard.leave(await guard.enter(), Verdict.BLOCKED)
    assert kept == [guard.state]
    later = make(kept[-1])
    with pytest.raises(AddressBlocked):
        later.check()
    assert make(GuardState(blocked_until=1e12)).blocked_for == 4 * 3600  # the clock was put back
    with pytest.raises(BadCredentials):
        make(GuardState(wrong=True)).check()
