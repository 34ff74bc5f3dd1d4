"""Looks at the server for edits whose answers never came, after their fence; see `store.verifying` for the verdict."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from smsc_desk.book import edits
from smsc_desk.book.errors import BadParameters, Refused, UnknownCode
from smsc_desk.book.identity import Channel
from smsc_desk.provider.client import Client
from smsc_desk.provider.protocol import MAX_PAGE, ListedBlock, ListedContact
from smsc_desk.store.sending import Attempt
from smsc_desk.store.store import Store
from smsc_desk.sync.pull import Walk

MANY = 1000
"""More contacts than this are looked for in one listing instead of one by one (reliability, A.3)."""


async def look(client: Client, store: Store, attempts: Sequence[Attempt]) -> None:
    """Look all of them up, and settle each by what is seen.

    Raises:
        Error: the server could not be asked; what was not settled stays in doubt.
    """
    for channel in Channel:
        of_channel = [attempt for attempt in attempts if attempt.channel == channel]
        await _contacts(client, store, channel, [attempt for attempt in of_channel if _is_of_contact(attempt)])
        await _groups(client, store, channel, [attempt for attempt in of_channel if _is_of_group(attempt)])
        await _blocks(client, store, channel, [attempt for attempt in of_channel if _is_of_block(attempt)])


async def find(
    client: Client, channel: Channel, addresses: Iterable[str], server_id: int | None = None
) -> ListedContact | None:
    """Return the contact that the server lists under the first of these addresses that it knows.

    Where several have the address, the one of the number given, else the first.

    Raises:
        UnknownCode: it lists a whole page of others: it does not understand the question.
    """
    for address in addresses:
        page = await client.contacts(channel, address=address)
        if owners := [contact for contact in page if address in contact.addresses]:
            return next((contact for contact in owners if contact.server_id == server_id), owners[0])
        if len(page) >= MAX_PAGE:
            raise UnknownCode(0, "the list is not of the number that was asked for")
    return None


async def whole(
    client: Client, channel: Channel, addresses: Sequence[str], server_id: int | None = None
) -> ListedContact | None:
    """Return the contact that the server lists under several addresses together, those and no others.

    Whether one of several finds a contact is not documented (provider-api, `phone`): where it does not, one that is
    not found by its first address is not gone. `add` may have taken one of several for somebody else's, too. A server
    that takes no list knows nobody by one.
    """
    if len(addresses) < 2:
        return None
    try:
        page = await client.contacts(channel, address=",".join(addresses))
    except (BadParameters, Refused, UnknownCode):
        return None
    same = [contact for contact in page if set(contact.addresses) == set(addresses)]
    return next((contact for contact in same if contact.server_id == server_id), same[0] if same else None)


def sets_of(attempt: Attempt) -> list[tuple[str, ...]]:
    """Return the sets of addresses that the contact of an edit in doubt may have: those it had, those it was to get."""
    sets = [(attempt.address, *attempt.others)]
    match attempt.edit:
        case edits.AddContact(values=values) | edits.ChangeContact(changes=values):
            sets.append(tuple(values.get("addresses", ())))
        case _:
            pass
    return sets


def addresses_of(attempt: Attempt) -> tuple[str, ...]:
    """Return the address that the server knew the contact by, then those that the edit may have given it."""
    match attempt.edit:
        case edits.AddContact(values=values) | edits.ChangeContact(changes=values):
            others = tuple(values.get("addresses", ()))
        case _:
            others = ()
    return tuple(dict.fromkeys(filter(None, (attempt.address, *others))))


def _is_of_group(attempt: Attempt) -> bool:
    return isinstance(attempt.edit, edits.AddGroup | edits.ChangeGroup | edits.DeleteGroup)


def _is_of_block(attempt: Attempt) -> bool:
    return isinstance(attempt.edit, edits.BlockAddress | edits.UnblockAddress)


def _is_of_contact(attempt: Attempt) -> bool:
    return not (_is_of_group(attempt) or _is_of_block(attempt))


async def _contacts(client: Client, store: Store, channel: Channel, attempts: Sequence[Attempt]) -> None:
    if len(attempts) > MANY and await _in_a_listing(client, store, channel, attempts):
        return

    async def one(attempt: Attempt) -> None:
        seen = await find(client, channel, addresses_of(attempt), attempt.server_id)
        for addresses in sets_of(attempt):
            seen = seen or await whole(client, channel, addresses, attempt.server_id)
        await store.contact_seen(attempt, seen)

    # `pace` lets through what may be in flight. One that fails stops no other: an answer that came would be lost, and
    # the provider allows three questions of a kind a minute.
    ended = await asyncio.gather(*map(one, attempts), return_exceptions=True)
    for failed in ended:
        if isinstance(failed, BaseException):
            raise failed


async def _in_a_listing(client: Client, store: Store, channel: Channel, attempts: Sequence[Attempt]) -> bool:
    """Settle many by walking through the whole list once; False where the list has no cursor to walk by."""
    listed: dict[str, ListedContact] = {}
    walk = Walk()
    page = await client.contacts(channel)
    while page:
        if any(contact.server_id is None for contact in page):
            return False
        walk.step([contact.server_id for contact in page if contact.server_id is not None])
        listed |= {address: contact for contact in page for address in contact.addresses}
        page = await client.contacts(channel, after_id=page[-1].server_id)
    for attempt in attempts:
        found = (listed[address] for address in addresses_of(attempt) if address in listed)
        await store.contact_seen(attempt, next(found, None))
    return True


async def _groups(client: Client, store: Store, channel: Channel, attempts: Sequence[Attempt]) -> None:
    if attempts:
        listed = await client.groups(channel)
        for attempt in attempts:
            await store.groups_seen(attempt, listed)


async def _blocks(client: Client, store: Store, channel: Channel, attempts: Sequence[Attempt]) -> None:
    if attempts:
        wanted = {attempt.edit.address for attempt in attempts if _is_of_block(attempt)}  # type: ignore[union-attr]
        found = await _listed_blocks(client, channel, wanted)
        for attempt in attempts:
            await store.block_seen(attempt, found.get(attempt.edit.address))  # type: ignore[union-attr]


async def _listed_blocks(client: Client, channel: Channel, wanted: set[str]) -> dict[str, ListedBlock]:
    """Walk through the blacklist, which cannot be asked for one address, until all are found or it ends."""
    found: dict[str, ListedBlock] = {}
    walk = Walk()
    page = await client.blocks(channel)
    while page and len(found) < len(wanted):
        walk.step([block.server_id for block in page])
        found |= {block.address: block for block in page if block.address in wanted}
        page = await client.blocks(channel, prev_id=page[-1].server_id)
    return found
