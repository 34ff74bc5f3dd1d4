"""The ledger of identical requests on disk: what an earlier run sent is remembered as long as the provider does."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from smsc_desk.store.store import Store

FENCE_S = 90.0
MEMORY_S = 61.0


class Clock:
    """Two clocks, moved by hand: one that never jumps, and the wall clock."""

    def __init__(self) -> None:
        self.seconds, self.wall_ms = 1000.0, 1_700_000_000_000

    def move(self, seconds: float) -> None:
        self.seconds += seconds
        self.wall_ms += round(seconds * 1000)


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def opened(path: Path, clock: Clock) -> tuple[Store, object]:
    store = await Store.open(path, clock=lambda: clock.wall_ms)
    return store, await store.request_ledger(clock=lambda: clock.seconds, fence_s=FENCE_S)


async def test_an_entry_lives_until_some_time_after_its_release(tmp_path, clock):
    store, ledger = await opened(tmp_path / "book.db", clock)
    entry = await ledger.add("get phones 1")
    assert list(await ledger.live("get phones 1")) == [math.inf]
    assert list(await ledger.live("get phones 2")) == []
    clock.move(5)
    await ledger.release(entry, MEMORY_S)
    clock.move(60)
    assert await ledger.live("get phones 1") == pytest.approx([1.0])
    clock.move(2)
    assert list(await ledger.live("get phones 1")) == []
    await store.close()


async def test_a_restart_remembers(tmp_path, clock):
    store, ledger = await opened(tmp_path / "book.db", clock)
    answered, lost = await ledger.add("a"), await ledger.add("b")
    gone = await ledger.add("c")
    await ledger.release(answered, MEMORY_S)
    await ledger.release(gone, 0)
    assert lost != answered
    clock.move(10)
    await store.close()
    store, ledger = await opened(tmp_path / "book.db", clock)
    assert await ledger.live("a") == pytest.approx([MEMORY_S - 10])
    assert await ledger.live("b") == pytest.approx([FENCE_S + MEMORY_S]), "its answer never came: it may still arrive"
    assert list(await ledger.live("c")) == []
    await store.close()


async def test_a_wall_clock_that_was_put_back_makes_nothing_older(tmp_path, clock):
    store, ledger = await opened(tmp_path / "book.db", clock)
    await ledger.release(await ledger.add("a"), MEMORY_S)
    await store.close()
    clock.wall_ms -= 86_400_000
    store, ledger = await opened(tmp_path / "book.db", clock)
    assert await ledger.live("a") == pytest.approx([MEMORY_S])
    await store.close()


async def test_what_is_long_past_is_forgotten(tmp_path, clock):
    store, ledger = await opened(tmp_path / "book.db", clock)
    await ledger.add("a")
    await store.close()
    clock.move(601)
    store, ledger = await opened(tmp_path / "book.db", clock)
    assert list(await ledger.live("a")) == []
    await store.close()


async def test_the_file_holds_no_numbers_and_names(tmp_path, clock):
    store, ledger = await opened(tmp_path / "book.db", clock)
    await ledger.add("phones.php add phone=79123456789 name=Canary")
    await store.close()
    found = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"Canary" not in found
    assert b"79123456789" not in found


@pytest.mark.parametrize("jump_s", [3600, 86_400])
async def test_a_wall_clock_that_was_put_forward_forgets_nothing(tmp_path, clock, jump_s):
    store, ledger = await opened(tmp_path / "book.db", clock)
    await ledger.release(await ledger.add("a"), MEMORY_S)
    await store.close()
    clock.move(10)
    clock.wall_ms += jump_s * 1000
    store, ledger = await opened(tmp_path / "book.db", clock)
    assert await ledger.live("a") == pytest.approx([MEMORY_S - 10])
    await store.close()


@pytest.mark.parametrize("put_back_s", [0, 1, 86_400])
async def test_what_may_still_run_at_a_restart_counts_from_its_end(tmp_path, clock, put_back_s):
    """Given up before its answer: until the fence ends it may arrive, and is remembered from then on."""
    store, ledger = await opened(tmp_path / "book.db", clock)
    lost = await ledger.add("a")
    clock.move(5)
    await ledger.release(lost, FENCE_S - 5 + MEMORY_S)
    await store.close()
    clock.move(3)
    clock.wall_ms -= put_back_s * 1000
    store, ledger = await opened(tmp_path / "book.db", clock)
    (left,) = await ledger.live("a")
    assert FENCE_S - 8 + MEMORY_S <= left <= FENCE_S + MEMORY_S
    await store.close()


@pytest.mark.parametrize("put_back_s", [30, 3600])
async def test_a_wall_clock_that_was_put_back_under_way_ends_nothing_early(tmp_path, clock, put_back_s):
    store, ledger = await opened(tmp_path / "book.db", clock)
    lost = await ledger.add("a")
    clock.move(5)
    clock.wall_ms -= put_back_s * 1000
    await ledger.release(lost, FENCE_S - 5 + MEMORY_S)
    await store.close()
    clock.move(3)
    store, ledger = await opened(tmp_path / "book.db", clock)
    (left,), (orphan,) = await ledger.live("a"), ledger.orphans
    assert FENCE_S - 8 <= orphan <= FENCE_S
    assert left == pytest.approx(orphan + MEMORY_S)
    await store.close()


async def test_after_a_start_of_the_computer_the_wall_clock_tells(tmp_path, clock):
    store, ledger = await opened(tmp_path / "book.db", clock)
    await ledger.release(await ledger.add("a"), MEMORY_S)
    await store.close()
    clock.move(20)
    clock.seconds = 5.0
    store, ledger = await opened(tmp_path / "book.db", clock)
    assert await ledger.live("a") == pytest.approx([MEMORY_S - 20])
    await store.close()
