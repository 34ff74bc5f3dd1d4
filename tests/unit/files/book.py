"""A book in memory, as a check asks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel
from smsc_desk.files.comparing import Present


class Book:
    """What is in the book: contacts by channel, blocks, names of groups."""

    def __init__(
        self,
        contacts: Iterable[tuple[Channel, Present]] = (),
        blocks: Mapping[tuple[Channel, str], BlockType] | None = None,
        groups: Iterable[tuple[Channel, str]] = (),
        comments: Mapping[tuple[Channel, str], str] | None = None,
    ) -> None:
        self._contacts = {(channel, each): one for channel, one in contacts for each in one.addresses}
        self._blocks = dict(blocks or {})
        self._groups = set(groups)
        self._comments = dict(comments or {})
        self.asked = 0

    def contacts(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, Present]:
        self.asked += 1
        return {each: self._contacts[channel, each] for each in addresses if (channel, each) in self._contacts}

    def blocks(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, BlockType]:
        return {each: self._blocks[channel, each] for each in addresses if (channel, each) in self._blocks}

    def comments(self, channel: Channel, addresses: Collection[str]) -> Mapping[str, str]:
        known = self.blocks(channel, addresses)
        return {each: self._comments.get((channel, each), "") for each in known}

    def group_names(self, channel: Channel) -> Collection[str]:
        return {name for own, name in self._groups if own == channel}
