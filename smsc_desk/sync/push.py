"""An edit as the provider's command."""

from __future__ import annotations

from typing import assert_never

from smsc_desk.book import edits
from smsc_desk.provider.client import Client
from smsc_desk.provider.protocol import MoveGroup
from smsc_desk.store.sending import Attempt


async def send(client: Client, attempt: Attempt) -> int | None:  # noqa: C901 - one line a command
    """Carry out a committed attempt once; return the provider's number for what it made.

    Raises:
        Error: see `outcome.outcome_of`.
    """
    channel, address, edit = attempt.channel, _address(attempt), attempt.edit
    match edit:
        case edits.AddContact():
            return await client.add_contact(channel, edit.values, attempt.groups)
        case edits.ChangeContact():
            await client.change_contact(channel, address, edit.changes)
        case edits.DeleteContact():
            await client.delete_contact(channel, address)
        case edits.JoinGroup():
            await client.move_group(channel, MoveGroup.JOIN, address, _group(attempt))
        case edits.LeaveGroup():
            await client.move_group(channel, MoveGroup.LEAVE, address, _group(attempt))
        case edits.MoveToGroup():
            await client.move_group(channel, MoveGroup.MOVE, address, _group(attempt))
        case edits.AddGroup():
            return await client.add_group(channel, edit.name, edit.number)
        case edits.ChangeGroup():
            await client.change_group(channel, _group(attempt), edit.name, edit.number)
        case edits.DeleteGroup():
            await client.delete_group(channel, _group(attempt))
        case edits.BlockAddress():
            return await client.add_block(channel, edit.address, edit.type, edit.comment)
        case edits.UnblockAddress():
            await client.delete_block(channel, edit.address)
        case _:
            assert_never(edit)
    return None


def _address(attempt: Attempt) -> str:
    """Return what finds the contact: one of its addresses, or all where the provider wants them (see `lookup`)."""
    return ",".join((attempt.address, *attempt.others)) if attempt.by_all else attempt.address


def _group(attempt: Attempt) -> int:
    if attempt.group is None:
        raise ValueError("an attempt on a group without the provider's number")
    return attempt.group
