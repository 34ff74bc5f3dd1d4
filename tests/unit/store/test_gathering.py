"""What pages touch is told at once, then ever more seldom, and all of it in the end."""

import asyncio

from smsc_desk.store.changes import Touched
from smsc_desk.store.gathering import Gathering
from tests.unit.sync.test_desk import now, virtual


def touched(*contacts):
    return Touched(contacts=set(contacts))


@virtual
async def test_the_first_is_told_at_once_and_the_rest_ever_more_seldom():
    told = []
    gathering = Gathering(lambda some: told.append((now(), set(some.contacts))))
    for number in range(100):
        gathering.take(touched(number))
        await asyncio.sleep(0.1)
    gathering.end()
    moments = [round(moment, 1) for moment, _ in told]
    assert moments[0] == 0
    assert len(moments) < 10
    assert sorted(number for _, some in told for number in some) == list(range(100))


@virtual
async def test_what_ends_badly_is_told_as_well():
    told = []
    gathering = Gathering(lambda some: told.append(set(some.contacts)))
    gathering.take(touched(1))
    gathering.take(touched(2))
    await asyncio.sleep(1)
    assert told == [{1}, {2}]
    await asyncio.sleep(10)
    gathering.take(Touched())
    assert told == [{1}, {2}]
    gathering.take(touched(3))
    assert told == [{1}, {2}, {3}], "after a rest the next one is told at once"


@virtual
async def test_after_its_end_it_begins_anew():
    told = []
    gathering = Gathering(lambda some: told.append(set(some.contacts)))
    for number in (1, 2):
        gathering.take(touched(number))
        gathering.take(touched(number + 10))
        gathering.end()
    assert told == [{1}, {11}, {2}, {12}]
    gathering.take(touched(3))
    gathering.take(touched(4))
    gathering.stop()
    await asyncio.sleep(10)
    assert told[4:] == [{3}]
