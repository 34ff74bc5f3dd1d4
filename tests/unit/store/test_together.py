"""What waits for the writer together: each thing is written once, and one that cannot be takes none of the others."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from smsc_desk.store.changes import Touched
from smsc_desk.store.together import MOST, Together


class Disk:
    """Takes batches; a thing called "bad" fails the whole of its batch."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.broken = False

    def write(self, things: Sequence[str], _touched: Touched) -> None:
        if self.broken:
            raise OSError
        if "bad" in things:
            raise ValueError
        self.batches.append([*things])


@pytest.fixture
def disk() -> Disk:
    return Disk()


def test_the_first_takes_along_what_waits_behind_it(disk):
    line = Together(disk.write)
    for number in [line.add(name) for name in "abc"]:
        line.do(number, Touched())
    assert disk.batches == [["a", "b", "c"]]


def test_what_comes_later_is_written_later(disk):
    line = Together(disk.write)
    line.do(line.add("a"), Touched())
    line.do(line.add("b"), Touched())
    assert disk.batches == [["a"], ["b"]]


def test_no_batch_is_longer_than_a_user_may_wait(disk):
    line = Together(disk.write)
    for number in [line.add(str(number)) for number in range(2 * MOST + 1)]:
        line.do(number, Touched())
    assert [len(batch) for batch in disk.batches] == [MOST, MOST, 1]


@pytest.mark.parametrize("order", [("a", "b", "bad", "c"), ("bad", "a", "b"), ("a", "bad", "bad", "b")])
def test_what_is_wrong_with_one_is_told_to_that_one(disk, order):
    line = Together(disk.write)
    failed = []
    for name, number in [(name, line.add(name)) for name in order]:
        try:
            line.do(number, Touched())
        except ValueError:
            failed.append(name)
    assert failed == [name for name in order if name == "bad"]
    assert sorted(name for batch in disk.batches for name in batch) == sorted(set(order) - {"bad"})


def test_a_disk_that_fails_is_told_to_each_and_each_may_come_again(disk):
    line = Together(disk.write)
    disk.broken = True
    for number in [line.add(name) for name in "ab"]:
        with pytest.raises(OSError):
            line.do(number, Touched())
    disk.broken = False
    for number in [line.add(name) for name in "ab"]:
        line.do(number, Touched())
    assert disk.batches == [["a", "b"]]
