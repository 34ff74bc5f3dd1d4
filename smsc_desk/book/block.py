"""A block: an entry of the blacklist, known by channel and address."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from smsc_desk.book.identity import BlockId, Channel, ContactId, GroupId, RowState


class BlockType(enum.IntEnum):
    """What a block keeps away; the values are those of the provider's parameter `type` (add_black)."""

    ALL = 0
    MASS = 1
    SINGLE = 2


STRICTNESS = (BlockType.ALL, BlockType.MASS, BlockType.SINGLE)


def strictest(types: Iterable[BlockType]) -> BlockType | None:
    """Return the type that keeps most away, None for none."""
    return min(types, key=STRICTNESS.index, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A blacklist entry as the user sees it, with the contact that owns the address, if any."""

    id: BlockId
    channel: Channel
    address: str
    type: BlockType
    comment: str = ""
    server_id: int | None = None
    state: RowState
    added_ms: int | None = None  # when this computer first saw it, UTC milliseconds; the provider keeps no date
    contact: ContactId | None = None
    contact_name: str = ""
    groups: tuple[GroupId, ...] = ()
