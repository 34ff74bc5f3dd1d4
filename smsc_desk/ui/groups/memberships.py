"""Contacts into groups and out of them: what menus, keys and drops ask for, as one action each."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smsc_desk.book.edits import Action, AddGroup, Edit, JoinGroup, LeaveGroup, MoveToGroup, Verb
from smsc_desk.book.errors import Invalid
from smsc_desk.book.group import Group
from smsc_desk.book.identity import Channel, ContactId, GroupId
from smsc_desk.store.queue import Applied
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.group_model import Drop, Joining
from smsc_desk.ui.groups.group_picker import Choice, GroupPicker
from smsc_desk.ui.groups.question import Question
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.large_change import LargeChange
from smsc_desk.ui.tasks import ask
from smsc_desk.ui.theme import Look

ROWS_A_BREATH = 200
"""So many contacts are read before the window may draw again: two milliseconds."""


class Memberships(QObject):
    """Asks what must be asked, then hands the edits on; `said` tells what was done, in one sentence."""

    said = Signal(str)

    def __init__(
        self,
        store: Store,
        groups: GroupDirectory,
        commands: Commands,
        look: Look,
        icons: Icons,
        large: LargeChange,
        window: QWidget | None = None,
    ) -> None:
        super().__init__(window)
        self.large = large
        self._store, self._groups, self._commands = store, groups, commands
        self._look, self._icons, self._window = look, icons, window

    async def add_to_group(self, contacts: Sequence[int], group: GroupId | None = None) -> None:
        """Make contacts members of a group, which is asked for if it is not given; their other groups stay."""
        await self._join(contacts, group, Joining.ADD, None)

    async def move_to_group(
        self, contacts: Sequence[int], from_group: GroupId | None, group: GroupId | None = None
    ) -> None:
        """Make contacts members of a group and take them out of another one; without one, out of all others."""
        await self._join(contacts, group, Joining.MOVE, from_group)

    async def remove_from_group(self, contacts: Sequence[int], group: GroupId) -> None:
        """Take contacts out of a group; they stay in the address book."""
        edits = tuple(LeaveGroup(contact=ContactId(contact), group=group) for contact in contacts)
        name = self._name(group)
        if not await self._may_remove(len(edits), name):
            return
        applied = await self._apply(Action(Verb.REMOVE_FROM_GROUP, edits, name))
        if applied is not None:
            number = len(applied.contacts)
            self._say(self.tr("%n contact(s) removed from “%1”.", "", number), number, name)

    async def drop(self, drop: Drop, shown: GroupId | None) -> None:
        """Do what a drop on a group asks for; `shown` is the group whose contacts were dragged."""
        await self._join(drop.contacts, drop.group, drop.joining, shown)

    # --- in steps ---

    async def _join(
        self, contacts: Sequence[int], group: GroupId | None, joining: Joining, source: GroupId | None
    ) -> None:
        kinds = await self._by_channel(contacts)
        stays = joining == Joining.MOVE and group is not None and group == source
        if not kinds or stays:
            return
        if group is None:
            await self._join_picked(kinds, joining, source)
            return
        target = self._groups.get(group)
        if target is None:
            self._commands.invalid.emit(Invalid("groups", "gone"))
            return
        fitting = kinds.pop(target.channel, None)
        if fitting:
            if not await self._may_join(len(fitting), target.name, joining, source):
                return
            await self._carry_out(fitting, target.id, target.name, joining, source)
        for channel, others in kinds.items():
            await self._offer_twin(channel, others, target, joining, source, alone=not fitting)

    async def _join_picked(
        self, kinds: dict[Channel, list[ContactId]], joining: Joining, source: GroupId | None
    ) -> None:
        sizes = {channel: len(found) for channel, found in kinds.items()}
        picker = GroupPicker(self._groups, sizes, joining, self._look, self._icons, self._window)
        picked = picker.choice if await ask(picker) else None
        if picked is None:
            return
        chosen = kinds[picked.channel]
        name = picked.name or (self._name(picked.group) if picked.group else "")
        if not await self._may_join(len(chosen), name, joining, source):
            return  # before a new group is made
        group = await self._make(picked) if picked.group is None else picked.group
        if group is not None:
            await self._carry_out(chosen, group, name, joining, source)

    async def _offer_twin(
        self,
        channel: Channel,
        contacts: list[ContactId],
        target: Group,
        joining: Joining,
        source: GroupId | None,
        *,
        alone: bool,
    ) -> None:
        """Contacts of the other channel cannot join: offer the group of that channel with the same name."""
        same = (group for group in self._groups.of_channel(channel) if group.name.casefold() == target.name.casefold())
        twin = next(same, None)

        def say() -> str:
            why = self._refusal(channel, 0 if alone else len(contacts))
            return f"{why} {self._twin_offer(channel, made=twin is not None)}".replace("%1", target.name)

        def verb() -> str:
            number = len(contacts)
            if twin is None:
                return counted(self.tr("Make group and add %n", "", number), number)
            return counted(self.tr("Add %n", "", number), number)

        question = Question(say, verb, harmless=True, parent=self._window)
        if not await ask(question) or not await self.large.kept(len(contacts)):
            return
        group = twin.id if twin else await self._make(Choice(channel, name=target.name))
        if group is not None:
            await self._carry_out(contacts, group, target.name, joining, source)

    def _refusal(self, channel: Channel, left_out: int) -> str:
        """Say why contacts of a channel were not taken; `left_out` when others were."""
        numbers = channel == Channel.EMAIL
        if not left_out:
            return self.tr("This group is for numbers.") if numbers else self.tr("This group is for e-mail addresses.")
        if numbers:
            text = self.tr("“%1” is for numbers: %n contact(s) with e-mail addresses were not added.", "", left_out)
        else:
            text = self.tr("“%1” is for e-mail addresses: %n contact(s) with numbers were not added.", "", left_out)
        return counted(text, left_out)

    def _twin_offer(self, channel: Channel, *, made: bool) -> str:
        if channel == Channel.EMAIL and made:
            return self.tr("Add them to the e-mail group “%1” instead?")
        if channel == Channel.EMAIL:
            return self.tr("Make an e-mail group “%1” and add them there?")
        if made:
            return self.tr("Add them to the phone group “%1” instead?")
        return self.tr("Make a phone group “%1” and add them there?")

    async def _make(self, choice: Choice) -> GroupId | None:
        edit = AddGroup(channel=choice.channel, name=choice.name)
        applied = await self._apply(Action(Verb.ADD_GROUP, (edit,), choice.name))
        return applied.groups[0] if applied and applied.groups else None

    async def _carry_out(
        self, contacts: Sequence[ContactId], group: GroupId, name: str, joining: Joining, source: GroupId | None
    ) -> None:
        verb = Verb.ADD_TO_GROUP if joining == Joining.ADD else Verb.MOVE_TO_GROUP
        edits = tuple(edit for contact in contacts for edit in _edits(contact, group, joining, source))
        applied = await self._apply(Action(verb, edits, name))
        if applied is None:
            return
        number = len(applied.contacts)
        if not number:
            self._say(self.tr("Nothing to do: they are in “%1” already."), 0, name)
        elif joining == Joining.ADD:
            self._say(self.tr("%n contact(s) added to “%1”.", "", number), number, name)
        else:
            self._say(self.tr("%n contact(s) moved to “%1”.", "", number), number, name)

    # --- before many ---

    async def _may_remove(self, number: int, name: str) -> bool:
        def say() -> str:
            text = self.tr("Take %n contact(s) out of “%1”? They stay in the address book.", "", number)
            return counted(text, number).replace("%1", name)

        return await self.large.allowed(number, say, lambda: counted(self.tr("Remove %n", "", number), number))

    async def _may_join(self, number: int, name: str, joining: Joining, source: GroupId | None) -> bool:
        adds, alone = joining == Joining.ADD, source is None

        def say() -> str:
            if adds:
                text = self.tr("Add %n contact(s) to “%1”? Their other groups stay.", "", number)
            elif alone:
                text = self.tr("Move %n contact(s) to “%1”? They leave all their other groups.", "", number)
            else:
                text = self.tr("Move %n contact(s) to “%1”? They leave the group that is shown.", "", number)
            return counted(text, number).replace("%1", name)

        def verb() -> str:
            words = self.tr("Add %n", "", number) if adds else self.tr("Move %n", "", number)
            return counted(words, number)

        return await self.large.allowed(number, say, verb, harmless=adds)

    async def _apply(self, action: Action) -> Applied | None:
        try:
            return await self._commands.apply(action)
        except Invalid as error:
            self._commands.invalid.emit(error)
            return None

    async def _by_channel(self, contacts: Sequence[int]) -> dict[Channel, list[ContactId]]:
        """Sort contacts by channel, phones first, without holding up the window."""
        kinds: dict[Channel, list[ContactId]] = {channel: [] for channel in Channel}
        for start in range(0, len(contacts), ROWS_A_BREATH):
            piece = contacts[start : start + ROWS_A_BREATH]
            found = self._store.contacts(piece)
            for number in map(ContactId, piece):
                if number in found:
                    kinds[found[number].channel].append(number)
            await asyncio.sleep(0)
        return {channel: found for channel, found in kinds.items() if found}

    def _name(self, group: GroupId) -> str:
        found = self._groups.get(group)
        return found.name if found else ""

    def _say(self, text: str, number: int, name: str) -> None:
        self.said.emit(counted(text, number).replace("%1", name))


def _edits(contact: ContactId, group: GroupId, joining: Joining, source: GroupId | None) -> Iterator[Edit]:
    """Yield what puts a contact into a group; it joins before it leaves, so that it is never in none."""
    if joining == Joining.MOVE and source is None:
        yield MoveToGroup(contact=contact, group=group)
        return
    yield JoinGroup(contact=contact, group=group)
    if joining == Joining.MOVE and source is not None and source != group:
        yield LeaveGroup(contact=contact, group=source)
