"""Edits whose answers never came: looked up after the fence, sent again only where nothing of them is to be seen."""

from __future__ import annotations

import asyncio
import random

import pytest

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel, RowState
from smsc_desk.provider.pace import Pace
from smsc_desk.sandbox.answers import Channel as SandboxChannel
from smsc_desk.sandbox.options import Options
from smsc_desk.sandbox.rules import Entry
from smsc_desk.store.search import ContactQuery
from smsc_desk.store.verifying import MOST_ATTEMPTS
from smsc_desk.sync.worker import Worker
from tests.unit.sync.test_desk import desk, filled, late, lost, now, on, until, virtual

PHONE = Channel.PHONE
ADA = "79990000001"
NEW = "79990000050"


async def never(exchange):
    """Lose the request on its way, so that nobody here knows whether it arrived."""
    exchange.drop()


async def ended(made) -> None:
    """Wait until every edit has come to its end."""
    await until(lambda: not set(made.states()) - {"done", "cancelled", "merged"})


def moments(made, command: str) -> list[float]:
    """Return when requests of a command arrived."""
    return [arrival.at for arrival in made.log if arrival.command == command]


COMMANDS = {
    "add": "add", "change": "chg", "renumber": "chg", "delete": "del", "group": "add_group", "block": "add_black",
}  # fmt: skip


async def edit(made, kind: str) -> None:
    """Make an edit of a kind."""
    ids = await made.store.contact_ids(ContactQuery(sort="address"))
    asked = {
        "add": edits.AddContact(channel=PHONE, values={"addresses": (NEW,), "name": "New"}),
        "change": edits.ChangeContact(contact=ids[0], changes={"name": "Changed"}),
        "renumber": edits.ChangeContact(contact=ids[0], changes={"addresses": (NEW,)}),
        "delete": edits.DeleteContact(contact=ids[0]),
        "group": edits.AddGroup(channel=PHONE, name="new group"),
        "block": edits.BlockAddress(channel=PHONE, address=NEW, type=BlockType.MASS, comment="x"),
    }
    await made.apply(asked[kind])


async def agree(made) -> None:
    """Compare copy and server: the same contacts, groups and blocks under the same names."""
    server = made.server_contacts()
    copy = await made.contacts()
    assert {address: contact.name for address, contact in copy.items()} == {
        address: row.name for address, row in server.items()
    }
    assert set(await made.groups()) == {row.name for row in made.server(command="get_group")}
    assert set(await made.blocks()) == {row.address for row in made.server(command="get_black")}


@pytest.mark.parametrize("kind", COMMANDS)
@virtual
async def test_an_edit_that_was_done_is_seen_and_not_sent_again(tmp_path, kind):
    async with desk(tmp_path, fill=filled(3)) as made:
        await made.listed()
        made.app.fault = on(COMMANDS[kind], lost)
        await edit(made, kind)
        await ended(made)
        assert len(made.sent(COMMANDS[kind])) == 1
        await agree(made)


@pytest.mark.parametrize("kind", COMMANDS)
@virtual
async def test_an_edit_that_was_not_done_is_sent_again_after_the_fence(tmp_path, kind):
    async with desk(tmp_path, fill=filled(3)) as made:
        await made.listed()
        made.app.fault = on(COMMANDS[kind], never)
        await edit(made, kind)
        await ended(made)
        first, second = moments(made, COMMANDS[kind])
        assert second - first >= made.client.fence_s
        await agree(made)


@virtual
async def test_what_somebody_else_wrote_meanwhile_is_a_conflict(tmp_path):
    async with desk(tmp_path, fill=filled(3)) as made:
        await made.listed()
        made.app.fault = on("chg", never)
        await edit(made, "change")
        await until(lambda: made.sent("chg"))
        made.server(command="chg", phone=ADA, name="Theirs")

        async def judged():
            return (await made.store.open_edits())[0].state == "conflict"

        await until(judged)
        [contact] = await made.store.owners(PHONE, ADA)
        assert contact.state is RowState.PROBLEM
        assert contact.name == "Changed"
        await made.store.discard([(await made.store.open_edits())[0].id])
        [contact] = await made.store.owners(PHONE, ADA)
        assert contact.name == "Theirs"


@virtual
async def test_after_five_attempts_the_user_is_asked(tmp_path):
    async with desk(tmp_path, fill=filled(3)) as made:
        await made.listed()
        made.app.fault = on("chg", last=never)
        await edit(made, "change")

        async def parked():
            return (await made.store.open_edits())[0].state == "parked"

        await until(parked)
        assert len(made.sent("chg")) == MOST_ATTEMPTS == 5


@virtual
async def test_an_edit_that_is_taken_back_while_it_is_in_doubt_stays_taken_back(tmp_path):
    async with desk(tmp_path, fill=filled(3)) as made:
        await made.listed()
        made.app.fault = on("chg", never)
        await edit(made, "change")

        async def doubted():
            return (await made.store.open_edits())[0].state == "ambiguous"

        await until(doubted)
        await made.store.discard([(await made.store.open_edits())[0].id])
        await asyncio.sleep(3 * made.client.fence_s)
        assert len(made.sent("chg")) == 1
        assert await made.store.open_edits() == []


@virtual
async def test_a_restart_begins_the_fence_anew_and_keeps_the_slot(tmp_path):
    async with desk(tmp_path, fill=filled(3)) as made:
        await made.listed()
        made.app.fault = on("chg", never)
        await edit(made, "change")
        await until(lambda: "ambiguous" in made.states())
        made.running.cancel()
        await asyncio.gather(made.running, return_exceptions=True)
        pace = Pace(now, asyncio.sleep, random.Random(2))  # noqa: S311 - to replay
        made.worker, begun = Worker(made.store, made.client, pace), now()
        made.start()
        await until(lambda: pace.in_flight)
        await ended(made)
        assert moments(made, "chg")[1] >= begun + made.client.fence_s


@virtual
async def test_a_block_does_not_wait_behind_other_edits(tmp_path):
    async with desk(tmp_path, fill=filled(60), limit=1) as made:
        await made.listed()
        people = list(await made.store.contact_ids(ContactQuery()))
        made.network.down = True
        await made.apply(*(edits.ChangeContact(contact=contact, changes={"comment": "x"}) for contact in people))
        await edit(made, "block")
        made.network.down = False
        await ended(made)
        order = [command for command, _ in made.sent()]
        assert order.index("add_black") <= 2, "at most what was on its way already goes before it"


@virtual
async def test_what_is_on_its_way_may_be_answered_before_the_account_is_left(tmp_path):
    async with desk(tmp_path, fill=filled(3), fault=on("chg", late(0.5))) as made:
        await made.listed()
        await edit(made, "change")
        await until(lambda: made.sent("chg"))
        await edit(made, "delete")
        await made.worker.come_to_rest(1.0)
        assert made.states() == ["done", "queued"], "answered, and nothing more is sent"


@pytest.mark.parametrize("found", ["first", "all"])
@virtual
async def test_of_two_with_one_number_one_stays_whatever_the_provider_deletes(tmp_path, found):
    """It deletes by number: the first of the two, or both."""

    def fill(provider):
        filled(3)(provider)
        provider.load_contacts([Entry(SandboxChannel.PHONE, (ADA,), "Twin")])

    async with desk(tmp_path, Options(several_found=found), fill=fill) as made:
        await made.listed()
        [_, other] = await made.store.owners(PHONE, ADA)
        await made.apply(edits.DeleteContact(contact=other.id))
        await ended(made)
        await asyncio.sleep(100)
        await made.refresh()
        [left] = await made.store.owners(PHONE, ADA)
        rows = [row for row in made.server(command="get") if row.addresses == ADA]
        assert len(rows) == 1
        assert left.name == rows[0].name
