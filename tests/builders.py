"""Small builders of what the provider lists, for tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from smsc_desk.book.identity import Channel
from smsc_desk.store.store import Store


@dataclass(frozen=True)
class Listed:
    """A contact of a listing."""

    server_id: int | None
    addresses: tuple[str, ...]
    values: dict[str, Any] = field(default_factory=dict)
    group_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class ListedGroup:
    """A group of a listing."""

    server_id: int
    name: str
    number: int | None = None
    count: int | None = None


@dataclass(frozen=True)
class ListedBlock:
    """A blacklist entry of a listing."""

    server_id: int
    address: str
    type: int = 0
    comment: str = ""


async def fill(
    store: Store,
    contacts: list[Listed] | None = None,
    groups: list[ListedGroup] | None = None,
    blocks: list[ListedBlock] | None = None,
    channel: Channel = Channel.PHONE,
) -> None:
    """Write listings into a store as complete runs."""
    for name, listed, put in (
        ("grp", groups, store.put_groups),
        ("contact", contacts, store.put_contacts),
        ("block", blocks, store.put_blocks),
    ):
        if listed is not None:
            run = await store.begin_listing(name, channel)
            await put(run, listed)
            await store.finish_listing(run)
