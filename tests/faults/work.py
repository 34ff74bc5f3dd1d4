"""A day's work of every kind, decided by one seed, each command with an effect of its own that the server can count."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Edit
from smsc_desk.book.identity import Channel, ContactId, GroupId
from smsc_desk.sandbox.answers import BlockRow
from smsc_desk.sandbox.answers import Channel as SandboxChannel
from smsc_desk.sandbox.rules import Entry, Provider
from smsc_desk.store.store import Store

PHONE = Channel.PHONE
PEOPLE, GROUPS, BLOCKS = 1500, 90, 160
"""What the server has beforehand; each is the object of one command at most."""

SHARES = {
    "add": 30, "change": 26, "delete": 6, "join": 12, "leave": 4, "move": 3, "add_group": 3, "rename_group": 1,
    "delete_group": 1, "block": 9, "retype": 2, "unblock": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Command:
    """A kind of command and which object of its kind it is about."""

    kind: str
    number: int


def old_phone(number: int) -> str:
    return f"7912{number:07}"


def new_phone(number: int) -> str:
    return f"7999{number:07}"


def blocked_phone(number: int) -> str:
    return f"7955{number:07}"


def fill(provider: Provider, people: int = PEOPLE, groups: int = GROUPS, blocks: int = BLOCKS) -> None:
    """Give the server what the work is about: everybody is in the first group."""
    numbers = provider.load_groups([(SandboxChannel.PHONE, f"Group {number}", None) for number in range(groups)])
    provider.load_contacts(
        Entry(SandboxChannel.PHONE, (old_phone(number),), f"Person {number}", groups=(numbers[0],))
        for number in range(people)
    )
    provider.load_blocks((SandboxChannel.PHONE, BlockRow(0, blocked_phone(n), 1, "old")) for n in range(blocks))


class Work:
    """Commands in an order that the seed decides; objects are taken in turn, so that no two meet."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._used: dict[str, int] = {}

    def commands(self, count: int) -> Iterator[Command]:
        """Return so many commands."""
        for _ in range(count):
            kind = self._rng.choices([*SHARES], [*SHARES.values()])[0]
            yield Command(kind, self._next(_OBJECT[kind]))

    def _next(self, kind: str) -> int:
        number = self._used.get(kind, 0)
        self._used[kind] = number + 1
        return number

    async def edit(self, store: Store, command: Command) -> Edit:  # noqa: C901, PLR0912 - one line a kind
        """Return a command as an edit of the records that the copy has for it."""
        number = command.number
        match command.kind:
            case "add":
                values = {"addresses": (new_phone(number),), "name": f"New {number}"}
                return edits.AddContact(channel=PHONE, values=values)
            case "change":
                return edits.ChangeContact(contact=await person(store, number), changes={"comment": f"c{number}"})
            case "delete":
                return edits.DeleteContact(contact=await person(store, number))
            case "join":
                return edits.JoinGroup(contact=await person(store, number), group=await group(store, "Group 1"))
            case "leave":
                return edits.LeaveGroup(contact=await person(store, number), group=await group(store, "Group 0"))
            case "move":
                return edits.MoveToGroup(contact=await person(store, number), group=await group(store, "Group 2"))
            case "add_group":
                return edits.AddGroup(channel=PHONE, name=f"Fresh {number}")
            case "rename_group":
                return edits.ChangeGroup(group=await group(store, f"Group {number + 3}"), name=f"Renamed {number}")
            case "delete_group":
                return edits.DeleteGroup(group=await group(store, f"Group {number + 3}"))
            case "block":
                phone = f"7977{number:07}"
                return edits.BlockAddress(channel=PHONE, address=phone, type=BlockType.ALL, comment=f"b{number}")
            case "retype":
                phone = blocked_phone(number)
                return edits.BlockAddress(channel=PHONE, address=phone, type=BlockType.SINGLE, comment=f"r{number}")
            case "unblock":
                return edits.UnblockAddress(channel=PHONE, address=blocked_phone(number))
            case _:
                raise ValueError(command.kind)


_OBJECT = {
    "add": "new", "change": "person", "delete": "person", "join": "person", "leave": "person", "move": "person",
    "add_group": "new group", "rename_group": "group", "delete_group": "group", "block": "new block",
    "retype": "block", "unblock": "block",
}  # fmt: skip
"""From which supply a command takes its object."""


async def person(store: Store, number: int) -> ContactId:
    [contact] = await store.owners(PHONE, old_phone(number))
    return contact.id


async def group(store: Store, name: str) -> GroupId:
    return next(one.id for one in await store.groups() if one.name == name)


def wanted(seed: int, count: int) -> dict[str, int]:
    """Return how often the server is to have executed each write, by its command and what tells it from others."""
    return {key(command): 1 for command in Work(seed).commands(count)}


def key(command: Command) -> str:
    """Name a command as the log of the server names its request (see `seen`)."""
    number = command.number
    match command.kind:
        case "add":
            return f"add {new_phone(number)}"
        case "change":
            return f"chg {old_phone(number)}"
        case "delete":
            return f"del {old_phone(number)}"
        case "join" | "leave" | "move":
            return f"move_group {old_phone(number)}"
        case "add_group":
            return f"add_group Fresh {number}"
        case "rename_group":
            return f"chg_group Renamed {number}"
        case "delete_group":
            return f"del_group Group {number + 3}"
        case "block":
            return f"add_black 7977{number:07}"
        case "retype":
            return f"add_black {blocked_phone(number)}"
        case _:
            return f"del_black {blocked_phone(number)}"


def seen(command: str, params: Mapping[str, str]) -> str:
    """Name an executed request; the server of a test numbers its groups from one on."""
    if command in {"add_group", "chg_group"}:
        return f"{command} {params['name']}"
    if command == "del_group":
        return f"{command} Group {int(params['grp']) - 1}"
    return f"{command} {params['phone']}"
