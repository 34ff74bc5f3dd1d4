"""The worker and a disk that refuses: nothing is sent that is not written down, and it goes on by itself (F08, F09)."""

from __future__ import annotations

import apsw
import pytest

from smsc_desk.book import edits
from smsc_desk.book.errors import DiskFull, DiskTrouble
from smsc_desk.book.identity import Channel
from tests.faults.disk.failing import Failing, broken, none
from tests.unit.sync.test_desk import desk, filled, until, virtual

PHONE = Channel.PHONE
FULL = apsw.FullError("no room")


@pytest.fixture
def vfs():
    made = Failing()
    yield made
    made.unregister()


def add(number):
    return edits.AddContact(channel=PHONE, values={"addresses": (f"7999{number:07}",)})


def no_room(kind, _number):
    return FULL if kind == "write" else None


def no_disk(kind, _number):
    return broken(kind) if kind in {"write", "sync"} else None


@pytest.mark.parametrize(("fault", "error"), [(no_room, DiskFull), (no_disk, DiskTrouble)])
@virtual
async def test_nothing_is_sent_while_the_disk_refuses_and_then_it_goes_on(tmp_path, vfs, fault, error):
    async with desk(tmp_path, fill=filled(3), vfs=vfs.name) as made:
        await made.listed()
        made.worker._resting = True  # so that it is still queued when the disk fails
        await made.apply(add(500))
        vfs.fault = fault
        made.worker._resting = False
        made.worker._wake.set()
        await until(lambda: isinstance(made.status.error, error))
        with pytest.raises(error):
            await made.apply(add(501))
        assert made.sent("add") == []
        vfs.fault = none
        await made.drained()
        await made.apply(add(501))
        await made.drained()
        assert [parameters["phone"] for _, parameters in made.sent("add")] == ["79990000500", "79990000501"]
        await until(lambda: made.status.error is None)


@virtual
async def test_an_answer_that_could_not_be_written_down_is_not_forgotten(tmp_path, vfs):
    async def full_once_it_has_run(exchange):
        answer = await exchange.run()
        if exchange.arrival.command == "add":
            vfs.fault = no_room
        return answer

    async with desk(tmp_path, fill=filled(3), fault=full_once_it_has_run, vfs=vfs.name) as made:
        await made.listed()
        await made.apply(add(500))
        await until(lambda: isinstance(made.status.error, DiskFull))
        assert made.states() == ["sending"]
        vfs.fault = none
        await until(lambda: made.states() == ["done"])
        assert len(made.sent("add")) == 1
