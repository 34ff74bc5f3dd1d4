"""Every kind of edit reaches the provider as the one command that carries it out: the server's log is asked."""

import pytest

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import Refused
from smsc_desk.provider.endpoint import Credentials, SecretKind
from smsc_desk.sandbox.answers import BlockRow
from smsc_desk.sandbox.options import Account, Options
from smsc_desk.sandbox.rules import Entry
from smsc_desk.store.sending import Attempt
from smsc_desk.sync import push
from tests.unit.sync.test_desk import EMAIL, PHONE, desk, virtual

ADA, BOB, MARY = "79990000001", "79990000002", "mary@example.org"
WHOLE = {
    "name": "Ada, Countess & Co", "last_name": "Лавлейс", "first_name": "Ada", "middle_name": "Ł.",
    "birthday": "1815-12-10", "tags": ("maths", "наука"), "comment": "line\nbreak", "other": " +44 (0) 20 ",
    "client_id": "A-1",
}  # fmt: skip


def fill(provider):
    provider.load_groups([(PHONE, "Friends", 5), (PHONE, "Others", None), (EMAIL, "Readers", None)])
    provider.load_contacts([
        Entry(PHONE, (ADA, "79990000009"), "Ada", groups=(1,)),
        Entry(PHONE, (BOB,), "Bob"),
        Entry(EMAIL, (MARY,), "Mary", groups=(3,)),
    ])  # fmt: skip
    provider.load_blocks([(PHONE, BlockRow(0, ADA, 1, "asked for it")), (EMAIL, BlockRow(0, MARY, 0, ""))])


async def carried(made, *wanted):
    """Queue edits and send them one after another; return what the provider gave back."""
    await made.apply(*wanted)
    return [await push.send(made.client, attempt) for attempt in await made.store.take(len(wanted))]


async def names(made):
    """Return local ids of what `fill` put there."""
    contacts, groups, blocks = await made.contacts(), await made.groups(), await made.blocks()
    ids = {name: group.id for name, group in groups.items()}
    ids |= {address: contact.id for address, contact in contacts.items()}
    return ids | {f"block {address}": block.id for address, block in blocks.items()}


CASES = {
    "a contact with everything": (
        lambda ids: edits.AddContact(channel=PHONE, values={"addresses": ("79990000003", "74950000000")} | WHOLE,
                                     groups=(ids["Friends"], ids["Others"])),
        "phones", "add",
        {"phone": "79990000003,74950000000", "name": "Ada, Countess & Co", "lnm": "Лавлейс", "fnm": "Ada", "mnm": "Ł.",
         "bd": "10.12.1815", "tags": "maths,наука", "cmt": "line\nbreak", "pho": " +44 (0) 20 ", "myid": "A-1",
         "grp": "1,2"},
        3 + 1,
    ),
    "a mail contact": (
        lambda _: edits.AddContact(channel=EMAIL, values={"addresses": ("ann@example.org",), "other": "b@c.de"}),
        "mails", "add", {"mail": "ann@example.org", "mlo": "b@c.de"}, 4,
    ),
    "some fields": (
        lambda ids: edits.ChangeContact(contact=ids[ADA], changes={"name": "Ada L.", "tags": ("a",)}),
        "phones", "chg", {"phone": ADA, "name": "Ada L.", "tags": "a"}, None,
    ),
    "an emptied field": (
        lambda ids: edits.ChangeContact(contact=ids[ADA], changes={"name": ""}),
        "phones", "chg", {"phone": ADA, "name": ""}, None,
    ),
    "other numbers": (
        lambda ids: edits.ChangeContact(contact=ids[ADA], changes={"addresses": ("79990000009", "79990000008")}),
        "phones", "chg", {"phone": ADA, "new_phone": "79990000009,79990000008"}, None,
    ),
    "another mail address": (
        lambda ids: edits.ChangeContact(contact=ids[MARY], changes={"addresses": ("mary@example.com",)}),
        "mails", "chg", {"mail": MARY, "new_mail": "mary@example.com"}, None,
    ),
    "a deletion": (lambda ids: edits.DeleteContact(contact=ids[BOB]), "phones", "del", {"phone": BOB}, None),
    "a mail deletion": (lambda ids: edits.DeleteContact(contact=ids[MARY]), "mails", "del", {"mail": MARY}, None),
    "joining": (
        lambda ids: edits.JoinGroup(contact=ids[BOB], group=ids["Others"]),
        "phones", "move_group", {"phone": BOB, "grp": "2", "move_group": "2"}, None,
    ),
    "leaving": (
        lambda ids: edits.LeaveGroup(contact=ids[ADA], group=ids["Friends"]),
        "phones", "move_group", {"phone": ADA, "grp": "1", "move_group": "3"}, None,
    ),
    "leaving by mail": (
        lambda ids: edits.LeaveGroup(contact=ids[MARY], group=ids["Readers"]),
        "mails", "move_group", {"mail": MARY, "grp": "3", "move_group": "3"}, None,
    ),
    "moving": (
        lambda ids: edits.MoveToGroup(contact=ids[ADA], group=ids["Others"]),
        "phones", "move_group", {"phone": ADA, "grp": "2", "move_group": "1"}, None,
    ),
    "a group": (
        lambda _: edits.AddGroup(channel=PHONE, name="новые", number=7),
        "phones", "add_group", {"name": "новые", "num": "7", "type": "0"}, 4,
    ),
    "a mail group": (
        lambda _: edits.AddGroup(channel=EMAIL, name="press"),
        "mails", "add_group", {"name": "press", "type": "1"}, 4,
    ),
    "a group's name": (
        lambda ids: edits.ChangeGroup(group=ids["Friends"], name="Close friends"),
        "phones", "chg_group", {"grp": "1", "name": "Close friends"}, None,
    ),
    "a group's number": (
        lambda ids: edits.ChangeGroup(group=ids["Others"], number=9),
        "phones", "chg_group", {"grp": "2", "num": "9"}, None,
    ),
    "a group's end": (lambda ids: edits.DeleteGroup(group=ids["Others"]), "phones", "del_group", {"grp": "2"}, None),
    "a mail group's end": (
        lambda ids: edits.DeleteGroup(group=ids["Readers"]), "mails", "del_group", {"grp": "3"}, None,
    ),
    "a block": (
        lambda _: edits.BlockAddress(channel=PHONE, address=BOB, type=BlockType.SINGLE, comment="звонил"),
        "phones", "add_black", {"phone": BOB, "type": "2", "cmt": "звонил"}, 3,
    ),
    "a block of another type": (
        lambda ids: edits.BlockAddress(channel=PHONE, address=ADA, type=BlockType.ALL, comment="asked for it",
                                       block=ids[f"block {ADA}"]),
        "phones", "add_black", {"phone": ADA, "type": "0", "cmt": "asked for it"}, 1,
    ),
    "a mail block": (
        lambda _: edits.BlockAddress(channel=EMAIL, address="spam@example.org", type=BlockType.ALL),
        "mails", "add_black", {"mail": "spam@example.org", "type": "0", "cmt": ""}, 3,
    ),
    "a block's end": (
        lambda ids: edits.UnblockAddress(channel=PHONE, address=ADA, block=ids[f"block {ADA}"]),
        "phones", "del_black", {"phone": ADA}, None,
    ),
    "a mail block's end": (
        lambda ids: edits.UnblockAddress(channel=EMAIL, address=MARY, block=ids[f"block {MARY}"]),
        "mails", "del_black", {"mail": MARY}, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
@virtual
async def test_an_edit_is_one_command_with_exactly_its_parameters(tmp_path, case):
    wanted, script, command, params, number = CASES[case]
    async with desk(tmp_path, fill=fill) as made:
        await made.pull()
        numbers = await carried(made, wanted(await names(made)))
        [arrival] = [arrival for arrival in made.log if arrival.command == command]
        assert (arrival.script, arrival.code, arrival.executed) == (script, 0, True)
        [(_, said)] = made.sent()
        assert said == ({command: "1"} | params)
        assert numbers == [number]


def test_every_kind_of_edit_is_here():
    ids = dict.fromkeys((ADA, BOB, MARY, "Friends", "Others", "Readers", f"block {ADA}", f"block {MARY}"), 1)
    assert {type(case[0](ids)) for case in CASES.values()} == set(edits.EDIT_TYPES.values())


@virtual
async def test_a_contact_is_found_by_the_number_that_the_provider_knows(tmp_path):
    """A number that was changed here and refused there is not known there."""
    async with desk(tmp_path, Options(add_existing="error"), fill=fill) as made:
        await made.pull()
        ids = await names(made)
        await made.apply(edits.ChangeContact(contact=ids[BOB], changes={"addresses": ("79990000077",)}))
        [attempt] = await made.store.take(1)
        assert attempt.address == BOB
        await push.send(made.client, attempt)
        [row] = [row for row in made.server() if row.name == "Bob"]
        assert row.addresses == "79990000077"


@virtual
async def test_the_provider_s_refusal_is_raised_as_it_is(tmp_path):
    async with desk(tmp_path, fill=fill) as made:
        attempt = Attempt(
            id=1, number=1, edit=edits.AddContact(channel=PHONE, values={"addresses": (ADA,)}), channel=PHONE
        )
        with pytest.raises(Refused, match="save error"):
            await push.send(made.client, attempt)


@pytest.mark.parametrize("kind", [edits.JoinGroup, edits.LeaveGroup, edits.MoveToGroup])
@virtual
async def test_a_group_without_the_provider_s_number_is_never_sent(tmp_path, kind):
    async with desk(tmp_path) as made:
        attempt = Attempt(id=1, number=1, edit=kind(contact=1, group=1), channel=PHONE, address=ADA)
        with pytest.raises(ValueError, match="number"):
            await push.send(made.client, attempt)
        assert not made.sent()


@virtual
async def test_an_api_key_carries_edits_as_well(tmp_path):
    async with desk(tmp_path, fill=fill) as made:
        made.app.provider.account = Account(apikey="k-1", password="not known here")
        made.client.use(Credentials("", "k-1", SecretKind.API_KEY))
        await made.pull()
        await carried(made, edits.DeleteContact(contact=(await names(made))[BOB]))
        assert BOB not in made.server_contacts()


@virtual
async def test_an_emptied_comment_of_a_block_is_emptied_there(tmp_path):
    async with desk(tmp_path, fill=fill) as made:
        await made.pull()
        block = (await names(made))[f"block {ADA}"]
        emptied = edits.BlockAddress(channel=PHONE, address=ADA, type=BlockType.MASS, comment="", block=block)
        await carried(made, emptied)
        assert [row.comment for row in made.server(command="get_black")] == [""]
