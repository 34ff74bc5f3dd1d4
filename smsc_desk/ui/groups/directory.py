"""The groups by their numbers: what every view asks when it shows a group's name."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from smsc_desk.book.group import Group
from smsc_desk.book.identity import Channel, GroupId
from smsc_desk.store.changes import Changed
from smsc_desk.store.store import Store
from smsc_desk.ui.tasks import Latest, Tasks


class GroupDirectory(QObject):
    """All groups with their counts, as the copy has them; `changed` after they were read anew."""

    changed = Signal()

    def __init__(self, store: Store, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._groups: dict[GroupId, Group] = {}
        self.loaded = False
        self._reading = Latest(tasks, self.read, name="read groups")
        self._leave = store.subscribe(self._on_changed)
        self._reading.ask()

    def all(self) -> list[Group]:
        """Return the groups by channel and name."""
        return list(self._groups.values())

    def of_channel(self, channel: Channel) -> list[Group]:
        """Return the groups that contacts of a channel can join."""
        return [group for group in self._groups.values() if group.channel == channel]

    def get(self, number: GroupId) -> Group | None:
        """Return a group, None for one that is gone."""
        return self._groups.get(number)

    def names(self, numbers: Iterable[GroupId]) -> list[str]:
        """Return the names of groups in alphabetical order."""
        found = (self._groups.get(number) for number in numbers)
        return sorted((group.name for group in found if group), key=str.casefold)

    async def read(self) -> None:
        """Read the groups anew now; otherwise it is done after every announcement."""
        groups = await self._store.groups()
        self.loaded = True
        self._groups = {group.id: group for group in groups}
        self.changed.emit()

    def close(self) -> None:
        """Hear no more of the store."""
        self._leave()

    def _on_changed(self, changed: Changed) -> None:
        if changed.groups:
            self._reading.ask()
