"""A group: a mailing list of one channel."""

from __future__ import annotations

from dataclasses import dataclass

from smsc_desk.book.identity import Channel, GroupId, RowState


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group as the user sees it; several may bear the same name."""

    id: GroupId
    channel: Channel
    name: str
    server_id: int | None = None
    number: int | None = None  # the N of the recipient code G<N>
    members: int = 0
    blocked: int = 0  # members with any block
    state: RowState
