"""What the program expects of the provider, asked through its own client.

Every test makes its own records with numbers nobody else uses, so that it can run on an account that is not empty.
"""

import asyncio
import itertools

import pytest

from smsc_desk.book import errors
from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel
from smsc_desk.provider.endpoint import Credentials, SecretKind
from smsc_desk.provider.protocol import MoveGroup
from smsc_desk.sandbox.options import Options
from tests.provider.conftest import new_phone

PHONE, EMAIL = Channel
CHANNELS = pytest.mark.parametrize("channel", Channel, ids=["phones", "mails"])
STYLES = pytest.mark.parametrize("style", ["seen", "documented"])


def new_address(channel):
    return new_phone() if channel == PHONE else f"u{new_phone()}@example.org"


async def found(client, channel, address):
    """Return the one contact with this address, or None."""
    listed = await client.contacts(channel, address=address)
    assert len(listed) <= 1
    return listed[0] if listed else None


# ---- the account


async def test_the_balance(connect):
    async with connect() as desk:
        balance = await desk.client.balance()
        assert float(balance.amount) >= 0
        assert balance.currency.isalpha()


async def test_an_api_key_signs_in(connect):
    async with connect() as desk:
        if desk.app is None:
            pytest.skip("the live account's key is not known")
        keyed = desk.again(Credentials("", "key-1", SecretKind.API_KEY))
        assert await keyed.balance()


async def test_a_wrong_password_is_error_2_and_then_nothing_is_sent(connect):
    async with connect() as desk:
        if desk.app is None:
            pytest.skip("wrong sign-ins would block a live account")
        wrong = desk.again(Credentials("someone", "wrong"))
        for _ in range(3):
            with pytest.raises(errors.BadCredentials):
                await wrong.balance()
        assert len(desk.app.log) == 1
        wrong.use(Credentials("demo", "demo"))
        assert await wrong.balance()


# ---- contacts


@CHANNELS
@STYLES
async def test_every_field_comes_back_as_it_was_sent(connect, channel, style):
    async with connect(Options(style=style)) as desk:
        address = new_address(channel)
        values = {
            "name": "Анна «Ёж» & Ко", "last_name": "Ким", "first_name": "Анна", "middle_name": "Їжаківна",
            "birthday": "1985-03-08", "tags": ("vip", "друг"), "comment": '50% = 1/2 + "x" \\ <b>',
            "other": "8 (912) 345-67-89" if channel == PHONE else "old@example.org", "client_id": "crm-1",
        }  # fmt: skip
        number = await desk.client.add_contact(channel, {"addresses": (address,)} | values)
        listed = await found(desk.client, channel, address)
        assert listed.addresses == (address,)
        assert listed.values == values
        assert listed.group_ids == ()
        assert listed.server_id in (number, None)
        await desk.client.delete_contact(channel, address)


@CHANNELS
@STYLES
async def test_a_contact_with_several_addresses(connect, channel, style):
    async with connect(Options(style=style)) as desk:
        one, two, three = (new_address(channel) for _ in range(3))
        await desk.client.add_contact(channel, {"addresses": (one, two), "name": "Двое"})
        assert (await found(desk.client, channel, two)).addresses == (one, two)
        await desk.client.change_contact(channel, two, {"addresses": (two, three)})
        assert await found(desk.client, channel, one) is None
        assert (await found(desk.client, channel, three)).addresses == (two, three)
        await desk.client.delete_contact(channel, three)
        assert await found(desk.client, channel, two) is None


@CHANNELS
@STYLES
async def test_a_field_that_is_not_named_stays(connect, channel, style):
    async with connect(Options(style=style)) as desk:
        address = new_address(channel)
        await desk.client.add_contact(channel, {"addresses": (address,), "name": "А", "comment": "Б"})
        assert await desk.client.change_contact(channel, address, {"name": "Я"}) is None
        listed = await found(desk.client, channel, address)
        assert (listed.values["name"], listed.values["comment"]) == ("Я", "Б")
        await desk.client.delete_contact(channel, address)


@CHANNELS
async def test_what_is_not_there_is_error_3(connect, channel):
    async with connect() as desk:
        address = new_address(channel)
        for change in (
            desk.client.change_contact(channel, address, {"name": "А"}),
            desk.client.delete_contact(channel, address),
            desk.client.move_group(channel, MoveGroup.JOIN, address, 2**31 - 1),
            desk.client.change_group(channel, 2**31 - 1, "А"),
            desk.client.delete_group(channel, 2**31 - 1),
            desk.client.delete_block(channel, address),
        ):
            with pytest.raises(errors.NoRecords):
                await change
        assert await desk.client.contacts(channel, address=address) == []


@CHANNELS
async def test_what_makes_no_sense_is_error_1(connect, channel):
    async with connect() as desk:
        with pytest.raises(errors.BadParameters):
            await desk.client.add_contact(channel, {"name": "nobody"})
        with pytest.raises(errors.BadParameters):
            await desk.client.add_group(channel, "")


@CHANNELS
async def test_what_the_provider_will_not_save_is_error_5(connect, channel):
    async with connect() as desk:
        address = new_address(channel)
        await desk.client.add_contact(channel, {"addresses": (address,)})
        with pytest.raises(errors.Refused):
            await desk.client.add_contact(channel, {"addresses": (address,), "name": "again"})
        await desk.client.delete_contact(channel, address)


# ---- groups


@CHANNELS
@STYLES
async def test_the_life_of_a_group(connect, channel, style):
    async with connect(Options(style=style)) as desk:
        name = f"группа {new_phone()}"
        number = await desk.client.add_group(channel, name)
        by_id = {group.server_id: group for group in await desk.client.groups(channel)}
        assert (by_id[number].name, by_id[number].number) == (name[0].upper() + name[1:], None)
        await desk.client.change_group(channel, number, "Другая", int(new_phone()) % 10**6)
        by_id = {group.server_id: group for group in await desk.client.groups(channel)}
        assert by_id[number].name == "Другая"
        assert by_id[number].number
        assert by_id[number].count in (0, None)
        await desk.client.delete_group(channel, number)
        assert number not in {group.server_id for group in await desk.client.groups(channel)}


async def test_the_channels_groups_are_apart(connect):
    async with connect() as desk:
        numbers = [await desk.client.add_group(channel, "Одна") for channel in Channel]
        for channel, own, other in zip(Channel, numbers, numbers[::-1], strict=True):
            ids = {group.server_id for group in await desk.client.groups(channel)}
            assert own in ids
            assert other not in ids
            await desk.client.delete_group(channel, own)


@CHANNELS
@STYLES
async def test_membership(connect, channel, style):
    async with connect(Options(style=style)) as desk:
        address = new_address(channel)
        first, second, third = [await desk.client.add_group(channel, name) for name in ("А", "Б", "В")]
        await desk.client.add_contact(channel, {"addresses": (address,)}, (first, second))

        async def groups():
            return set((await found(desk.client, channel, address)).group_ids)

        assert await groups() == {first, second}
        await desk.client.move_group(channel, MoveGroup.JOIN, address, third)
        await desk.client.move_group(channel, MoveGroup.LEAVE, address, first)
        assert await groups() == {second, third}
        await desk.client.change_contact(channel, address, {}, (first,))
        assert await groups() == {first}
        listed = await desk.client.contacts(channel, group=first)
        assert [contact.addresses for contact in listed] == [(address,)]
        await desk.client.move_group(channel, MoveGroup.MOVE, address, third)
        assert [contact.group_ids for contact in await desk.client.contacts(channel, group=third)] == [(third,)]
        for number in (first, second, third):
            await desk.client.delete_group(channel, number)
        assert [contact.group_ids for contact in await desk.client.contacts(channel, search=address)] == [()]
        await desk.client.delete_contact(channel, address)


# ---- listing


@CHANNELS
@STYLES
async def test_pages_to_the_end(connect, channel, style):
    async with connect(Options(style=style)) as desk:
        if desk.app is None:
            pytest.skip("a live account may be large")
        addresses = [new_address(channel) for _ in range(7)]
        for address in addresses:
            await desk.client.add_contact(channel, {"addresses": (address,)})
        walked, after = [], None
        while page := await desk.client.contacts(channel, after_id=after, count=3):
            assert len(page) <= 3
            walked += page
            after = page[-1].server_id
        ids = [contact.server_id for contact in walked]
        assert ids == sorted(set(ids))
        assert [contact.addresses[0] for contact in walked] == addresses


async def test_a_listing_without_int_id_cannot_be_paged_but_read(connect):
    async with connect(Options(int_id=False)) as desk:
        if desk.app is None:
            pytest.skip("the live account does as it does")
        for name in "АБВ":
            await desk.client.add_contact(PHONE, {"addresses": (new_phone(),), "name": name})
        listed = await desk.client.contacts(PHONE)
        assert [contact.values["name"] for contact in listed] == ["А", "Б", "В"]
        assert {contact.server_id for contact in listed} == {None}


@CHANNELS
async def test_the_filters(connect, channel):
    async with connect() as desk:
        mark = new_phone()
        people = [(f"Имя{mark}", "Ким"), ("Пётр", f"Фам{mark}")]
        addresses = [new_address(channel) for _ in people]
        for address, (name, last) in zip(addresses, people, strict=True):
            await desk.client.add_contact(channel, {"addresses": (address,), "name": name, "last_name": last})

        async def listed(**filters):
            return [contact.addresses[0] for contact in await desk.client.contacts(channel, **filters)]

        assert await listed(search=f"Имя{mark}") == addresses[:1]
        assert await listed(search=addresses[1]) == addresses[1:]
        assert await listed(fio=f"Фам{mark}") == addresses[1:]
        assert await listed(fio="никого" + mark) == []
        assert await listed(address=addresses[0]) == addresses[:1]
        for address in addresses:
            await desk.client.delete_contact(channel, address)


@pytest.mark.parametrize("empty", ["error", "array"])
@CHANNELS
async def test_an_empty_book_in_both_spellings(connect, channel, empty):
    async with connect(Options(empty_list=empty)) as desk:
        if desk.app is None:
            pytest.skip("a live account may not be empty")
        assert await desk.client.contacts(channel) == []
        assert await desk.client.groups(channel) == []
        assert await desk.client.blocks(channel) == []


# ---- the blacklist


@CHANNELS
@STYLES
async def test_the_life_of_a_block(connect, channel, style):
    async with connect(Options(style=style)) as desk:
        address = new_address(channel)
        number = await desk.client.add_block(channel, address, BlockType.MASS, "сам просил")
        [block] = [block for block in await desk.client.blocks(channel) if block.address == address]
        assert (block.server_id, block.type, block.comment) == (number, BlockType.MASS, "сам просил")
        await desk.client.add_block(channel, address, BlockType.SINGLE)
        [block] = [block for block in await desk.client.blocks(channel) if block.address == address]
        assert block.type is BlockType.SINGLE
        await desk.client.delete_block(channel, address)
        assert address not in {block.address for block in await desk.client.blocks(channel)}


@CHANNELS
async def test_the_blacklist_by_pages(connect, channel):
    async with connect() as desk:
        if desk.app is None:
            pytest.skip("a live account may be large")
        addresses = [new_address(channel) for _ in range(7)]
        for address, type_ in zip(addresses, itertools.cycle(BlockType), strict=False):
            await desk.client.add_block(channel, address, type_)
        walked, before = [], None
        while page := await desk.client.blocks(channel, prev_id=before, count=3):
            walked += page
            before = min(block.server_id for block in page)
        assert sorted(block.address for block in walked) == sorted(addresses)
        assert len({block.server_id for block in walked}) == 7


# ---- the limits, which the client keeps by itself


async def test_the_server_sees_no_more_than_it_allows(connect):
    async with connect(Options(latency_ms=5)) as desk:
        if desk.app is None:
            pytest.skip("the live account's log is not ours")
        addresses = [new_phone() for _ in range(60)]
        await asyncio.gather(*(desk.client.add_contact(PHONE, {"addresses": (one,)}) for one in addresses))
        assert len(await desk.client.contacts(PHONE)) == 60
        assert 1 < desk.app.log.most_in_flight <= 12
        assert desk.app.log.most_identical() == 1
        assert {arrival.code for arrival in desk.app.log} == {0}


async def test_a_fourth_identical_request_is_error_9(connect):
    async with connect() as desk:
        if desk.app is None:
            pytest.skip("two programs on one live account")
        other = desk.again(Credentials("demo", "demo"))  # another program: a pace of its own
        for _ in range(3):
            await desk.client.groups(PHONE)
        with pytest.raises(errors.TooManyRequests) as caught:
            await other.groups(PHONE)
        assert caught.value.repeated


async def test_too_many_at_once_is_the_other_error_9(connect):
    async with connect(Options(concurrent=2, latency_ms=50)) as desk:
        if desk.app is None:
            pytest.skip("not on a live account")
        await desk.client.balance()
        calls = [desk.client.contacts(PHONE, address=new_phone()) for _ in range(6)]
        results = await asyncio.gather(*calls, return_exceptions=True)
        refused = [result for result in results if isinstance(result, errors.TooManyRequests)]
        assert refused
        assert not any(refusal.repeated for refusal in refused)
        assert desk.client._pace.working_limit <= 6
