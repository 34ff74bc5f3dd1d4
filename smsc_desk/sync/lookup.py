"""Looks at the server for edits whose answers never came, after their fence; see `store.verifying` for the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from smsc_desk.book import edits
from smsc_desk.book.identity import Channel
from smsc_desk.provider.client import Client
from smsc_desk.provider.protocol import ListedBlock, ListedContact
from smsc_desk.store.sending import Attempt
from smsc_desk.store.store import Store
from smsc_desk.sync.pull import Walk


async def look(client: Client, store: Store, attempts: Sequence[Attempt]) -> None:
    """Look all of them up, and settle each by what is seen.

    Raises:
        Error: the server could not be asked; what was not settled stays in doubt.
    """
    for attempt in attempts:
        if _is_of_contact(attempt):
            await store.contact_seen(attempt, await _contact(client, attempt))
    for channel in Channel:
        of_channel = [attempt for attempt in attempts if attempt.channel == channel]
        await _groups(client, store, channel, [attempt for attempt in of_channel if _is_of_group(attempt)])
        await _blocks(client, store, channel, [attempt for attempt in of_channel if _is_of_block(attempt)])


def _is_of_group(attempt: Attempt) -> bool:
    return isinstance(attempt.edit, edits.AddGroup | edits.ChangeGroup | edits.DeleteGroup)


def _is_of_block(attempt: Attempt) -> bool:
    return isinstance(attempt.edit, edits.BlockAddress | edits.UnblockAddress)


def _is_of_contact(attempt: Attempt) -> bool:
    return not (_is_of_group(attempt) or _is_of_block(attempt))


async def _contact(client: Client, attempt: Attempt) -> ListedContact | None:
    """Ask by the address that the server knew, then by those that the edit may have given it."""
    match attempt.edit:
        case edits.AddContact(values=values) | edits.ChangeContact(changes=values):
            others = tuple(values.get("addresses", ()))
        case _:
            others = ()
    for address in dict.fromkeys(filter(None, (attempt.address, *others))):
        if found := await client.contacts(attempt.channel, address=address):
            return found[0]
    return None


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
