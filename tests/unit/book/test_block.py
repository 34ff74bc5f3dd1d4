"""Blocks: the types of the provider, and which keeps most away."""

import itertools

from smsc_desk.book.block import BlockType, strictest


def test_the_numbers_are_those_of_the_specification():
    # provider-contacts-api, "type": 0 all messages, 1 mass mailing lists, 2 single messages
    assert {kind.name: kind.value for kind in BlockType} == {"ALL": 0, "MASS": 1, "SINGLE": 2}


def test_the_strictest():
    order = (BlockType.ALL, BlockType.MASS, BlockType.SINGLE)
    for some in itertools.chain.from_iterable(itertools.permutations(order, size) for size in (1, 2, 3)):
        assert strictest(iter(some)) == next(kind for kind in order if kind in some)
    assert strictest([]) is None
