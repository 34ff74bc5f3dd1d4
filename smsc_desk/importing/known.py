"""The book as a check asks for it, over a connection to the account's file."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import apsw

from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel
from smsc_desk.files.comparing import Present
from smsc_desk.store import known


class BookKnown:
    """Implements `files.checking.Known`; each question is asked of the file as it is at that moment.

    The connection is the reader's in the process that checks, the writer's where the rows become edits.
    """

    def __init__(self, db: apsw.Connection) -> None:
        self._db = db

    def contacts(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, Present]:
        """Return the contacts that own some of these addresses, by address; of several owners the oldest."""
        found = dict[str, Present]()
        for one in known.owners(self._db, channel, addresses):
            if one.address not in found:
                found[one.address] = Present(
                    id=one.id, addresses=one.addresses, values=one.values, tags=one.tags, groups=one.groups
                )
        return found

    def blocks(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, BlockType]:
        """Return the blocks of those of these addresses that are in the blacklist."""
        return known.blocks(self._db, channel, addresses)

    def comments(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, str]:
        """Return the comments of those of these addresses that are in the blacklist, empty ones too."""
        return known.comments(self._db, channel, addresses)

    def group_names(self, channel: Channel) -> Collection[str]:
        """Return the names of all groups of a channel."""
        return known.group_names(self._db, channel)


class NothingKnown:
    """A book without a record: the check of a file before there is an account's copy."""

    def contacts(self, _channel: Channel, _addresses: Collection[str]) -> Mapping[str, Present]:
        """Return nothing."""
        return {}

    def blocks(self, _channel: Channel, _addresses: Collection[str]) -> Mapping[str, BlockType]:
        """Return nothing."""
        return {}

    def comments(self, _channel: Channel, _addresses: Collection[str]) -> Mapping[str, str]:
        """Return nothing."""
        return {}

    def group_names(self, _channel: Channel) -> Collection[str]:
        """Return nothing."""
        return ()
