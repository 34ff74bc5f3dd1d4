"""The user of a desk, and somebody else who works with the same account: few names and numbers, so that they meet."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import BlockId, Channel, ContactId, GroupId
from smsc_desk.sandbox.answers import ApiError
from smsc_desk.sandbox.rules import Entry
from tests.faults.desk import Desk
from tests.faults.world import World

PHONES = tuple(f"7999000000{digit}" for digit in range(8))
MAILS = tuple(f"{name}@example.org" for name in ("ann", "anna", "bob"))
NAMES = ("Ann", "ann", "Anna", "Bob", "Ann ", "Анна", "анна", "")
GROUPS = ("Friends", "friends", "Work", "друзья")
TEXTS = ("name", "last_name", "first_name", "middle_name", "comment", "other")
LISTS = frozenset(("contact", "grp", "block"))


def fill(world: World) -> None:
    """Put a small book into the server."""
    rng, provider = world.rng, world.provider
    groups = provider.load_groups([(0, "Friends", None), (0, "Work", 5), (1, "Mail", None)][: rng.randrange(4)])
    here = groups[:2]
    phones = rng.sample(PHONES, rng.randrange(6))
    provider.load_contacts(
        Entry(0, (phone,), rng.choice(NAMES), myid=f"s{number}", groups=tuple(g for g in here if rng.random() < 0.4))
        for number, phone in enumerate(phones)
    )
    if rng.random() < 0.4:
        provider.load_contacts([Entry(1, (MAILS[0],), "Ann", myid="m0")])
    for phone in rng.sample(PHONES, rng.randrange(3)):
        world.server("phones", "add_black", phone=phone, type=str(rng.randrange(3)))


class User:
    """Does something at random; `acts` are weighed by how often they are named."""

    def __init__(self, world: World, desk: Desk) -> None:
        self.world, self.desk, self.rng = world, desk, world.rng
        self.count = 0
        self.acts: list[Callable[[], Awaitable[None]]] = [
            *[self.add] * 3, *[self.change] * 4, self.readdress, self.readdress, self.delete, self.delete,
            self.join, self.join, self.leave, self.move, self.add_group, self.rename_group, self.delete_group,
            self.block, self.block, self.unblock, self.retry, self.discard, self.refresh, self.swap, self.many,
            self.undo, self.undo, self.redo, self.take_mine, self.restore,
        ]  # fmt: skip

    async def act(self) -> None:
        await self.rng.choice(self.acts)()

    # -- what there is

    def _one(self, sql: str) -> Any:
        rows = self.desk.ask(sql)
        return self.rng.choice(rows) if rows else None

    def _contact(self) -> tuple[ContactId, Channel] | None:
        found = self._one("SELECT id, channel FROM contact WHERE NOT deleted ORDER BY id")
        return (ContactId(found[0]), Channel(found[1])) if found else None

    def _group(self, channel: Channel | None = None) -> GroupId | None:
        where = "" if channel is None else f" AND channel = {int(channel)}"
        found = self._one(f"SELECT id FROM grp WHERE NOT deleted{where} ORDER BY id")
        return GroupId(found[0]) if found else None

    def _channel(self) -> Channel:
        return Channel.EMAIL if self.rng.random() < 0.15 else Channel.PHONE

    def _addresses(self, channel: Channel) -> tuple[str, ...]:
        pool = PHONES if channel is Channel.PHONE else MAILS
        return tuple(self.rng.sample(pool, 2 if self.rng.random() < 0.2 else 1))

    def _token(self) -> str:
        self.count += 1
        return f"{self.desk.number}.{self.count}"

    # -- contacts

    async def add(self) -> None:
        channel = self._channel()
        values = {
            "addresses": self._addresses(channel), "name": self.rng.choice(NAMES), "comment": self._token(),
            "client_id": f"e{self._token()}",
        }  # fmt: skip
        group = self._group(channel)
        groups = (group,) if group is not None and self.rng.random() < 0.4 else ()
        await self.desk.apply(edits.AddContact(channel=channel, values=values, groups=groups))

    async def change(self) -> None:
        if found := self._contact():
            keys = self.rng.sample(TEXTS, self.rng.choice((1, 1, 2)))
            values: dict[str, Any] = {key: self._text(key) for key in keys}
            if self.rng.random() < 0.15:
                values["tags"] = tuple(self.rng.sample(("a", "b", "c"), self.rng.randrange(3)))
            await self.desk.apply(edits.ChangeContact(contact=found[0], changes=values))

    def _text(self, key: str) -> str:
        return "" if self.rng.random() < 0.1 else f"{self.rng.choice(NAMES).strip()} {self._token()}"

    async def readdress(self) -> None:
        if found := self._contact():
            await self.desk.apply(
                edits.ChangeContact(contact=found[0], changes={"addresses": self._addresses(found[1])})
            )

    async def swap(self) -> None:
        """Let a number go from one contact to another: first given up, then taken (F39)."""
        rows = self.desk.ask("SELECT id, addresses FROM contact WHERE NOT deleted AND channel = 0 ORDER BY id")
        if len(rows) < 2:
            return
        (one, first), (other, second) = self.rng.sample(rows, 2)
        free = self._addresses(Channel.PHONE)
        for contact, numbers in ((one, free), (other, first.split(",")), (one, second.split(","))):
            changes = {"addresses": tuple(numbers)}
            await self.desk.apply(edits.ChangeContact(contact=ContactId(contact), changes=changes))

    async def delete(self) -> None:
        if found := self._contact():
            await self.desk.apply(edits.DeleteContact(contact=found[0]))

    async def many(self) -> None:
        """One command about several records."""
        rows = self.desk.ask("SELECT id FROM contact WHERE NOT deleted AND channel = 0 ORDER BY id")
        chosen = [row for (row,) in rows if self.rng.random() < 0.6]
        group = self._group(Channel.PHONE)
        if chosen and group is not None:
            await self.desk.apply(*(edits.JoinGroup(contact=ContactId(row), group=group) for row in chosen))

    # -- groups

    async def join(self) -> None:
        await self._membership(edits.JoinGroup)

    async def leave(self) -> None:
        await self._membership(edits.LeaveGroup)

    async def move(self) -> None:
        await self._membership(edits.MoveToGroup)

    async def _membership(self, kind: Any) -> None:
        if (found := self._contact()) and (group := self._group(found[1])) is not None:
            await self.desk.apply(kind(contact=found[0], group=group))

    async def add_group(self) -> None:
        number = self.rng.randrange(1, 9) if self.rng.random() < 0.2 else None
        await self.desk.apply(edits.AddGroup(channel=self._channel(), name=self._group_name(), number=number))

    def _group_name(self) -> str:
        return self.rng.choice((self.rng.choice(GROUPS), f"Group {self._token()}"))

    async def rename_group(self) -> None:
        if (group := self._group()) is not None:
            number = self.rng.randrange(1, 9) if self.rng.random() < 0.2 else None
            await self.desk.apply(edits.ChangeGroup(group=group, name=self._group_name(), number=number))

    async def delete_group(self) -> None:
        if (group := self._group()) is not None:
            await self.desk.apply(edits.DeleteGroup(group=group))

    # -- the blacklist

    async def block(self) -> None:
        channel = self._channel()
        kind = BlockType(self.rng.randrange(3))
        comment = self._token() if self.rng.random() < 0.6 else ""
        address = self._addresses(channel)[0]
        await self.desk.apply(edits.BlockAddress(channel=channel, address=address, type=kind, comment=comment))

    async def unblock(self) -> None:
        if found := self._one("SELECT id, channel, address FROM block WHERE NOT deleted ORDER BY id"):
            edit = edits.UnblockAddress(channel=Channel(found[1]), address=found[2], block=BlockId(found[0]))
            await self.desk.apply(edit)

    # -- second thoughts

    async def retry(self) -> None:
        if found := self._one("SELECT id FROM edit WHERE state IN ('refused', 'conflict', 'parked') ORDER BY id"):
            await self.desk.store.retry([found[0]])

    async def discard(self) -> None:
        where = "state IN ('queued', 'ambiguous', 'verifying', 'refused', 'conflict', 'parked')"
        if found := self._one(f"SELECT id FROM edit WHERE {where} ORDER BY id"):
            await self.desk.store.discard([found[0]])

    async def undo(self) -> None:
        self.desk.accept((await self.desk.store.undo()).action)

    async def redo(self) -> None:
        self.desk.accept((await self.desk.store.redo()).action)

    async def take_mine(self) -> None:
        """Let the user's side of a problem win; what somebody else has by now may stand against it."""
        if found := self._one("SELECT id FROM edit WHERE state IN ('refused', 'conflict', 'parked') ORDER BY id"):
            with contextlib.suppress(Invalid):
                self.desk.decided.update(row for (row,) in self.desk.ask("SELECT row FROM edit WHERE id = ?", found[0]))
                await self.desk.store.take_mine([found[0]])

    async def restore(self) -> None:
        buried = [one for one in await self.desk.store.deleted() if one.restorable]
        if buried:
            with contextlib.suppress(Invalid):
                self.desk.accept((await self.desk.store.restore([self.rng.choice(buried).id])).action)

    async def refresh(self) -> None:
        self.desk.worker.refresh()
        await asyncio.sleep(0)


class Stranger:
    """Somebody else at the same account, past all limits; `meddled` tells whether anything came of it."""

    def __init__(self, world: World) -> None:
        self.world, self.rng, self.count, self.meddled = world, world.rng, 0, False

    def act(self) -> None:
        """Do something; what the server refuses is refused."""
        phone, self.count = self.rng.choice(PHONES), self.count + 1
        groups = self.world.server("phones", "get_group", type="0")
        ways: list[tuple[str, dict[str, str]]] = [
            ("chg", {"phone": phone, "name": f"Stranger {self.count}"}),
            ("chg", {"phone": phone, "lnm": f"Stranger {self.count}"}),
            ("add", {"phone": phone, "name": "Ann", "myid": f"x{self.count}"}),
            ("del", {"phone": phone}),
            ("chg", {"phone": phone, "new_phone": self.rng.choice(PHONES)}),
            ("add_black", {"phone": phone, "type": str(self.rng.randrange(3)), "cmt": f"x{self.count}"}),
            ("del_black", {"phone": phone}),
            ("add_group", {"name": self.rng.choice(GROUPS)}),
        ]
        if groups:
            group = str(self.rng.choice(groups).id)
            ways += [
                ("move_group", {"phone": phone, "grp": group, "move_group": self.rng.choice("123")}),
                ("chg_group", {"grp": group, "name": f"Group x{self.count}"}),
                ("del_group", {"grp": group}),
            ]
        command, params = self.rng.choice(ways)
        try:
            self.world.server("phones", command, **params)
        except ApiError:
            return
        self.meddled = True
        self.world.note(f"stranger {command} {params}")
