"""Rows of ids: the quick way finds what comparing finds."""

import array
import random

import pytest

from smsc_desk.ui.contacts.rows import FEW, row_of, rows_of


@pytest.mark.parametrize("number", [0, 1, 255, 256, -1, 2**40, 2**63 - 1])
def test_an_id_is_found_where_it_stands_and_nowhere_between(number):
    # Bytes of neighbours make up the number too.
    ids = array.array("q", [1 << 56, 0, 257, 1 << 8, -256, 2**62, 77])
    ids.extend([number])
    assert row_of(ids, number) == list(ids).index(number)
    assert row_of(ids, 78) is None


@pytest.mark.parametrize("wanted", [0, 1, FEW, FEW + 1, 200])
def test_few_and_many_are_found_alike(wanted):
    seed = random.randrange(2**32)  # noqa: S311 - to replay
    print(f"seed {seed}")  # noqa: T201 - replays a failure
    chance = random.Random(seed)  # noqa: S311 - to replay
    ids = array.array("q", chance.sample(range(70_000), 5_000))
    chosen = {chance.randrange(70_000) for _ in range(wanted)} | set(chance.sample(list(ids), wanted // 2))
    assert rows_of(ids, chosen) == {number: list(ids).index(number) for number in chosen if number in ids}


def test_an_empty_list_has_none():
    assert row_of(array.array("q"), 0) is None
    assert rows_of(array.array("q"), {0, 1}) == {}
