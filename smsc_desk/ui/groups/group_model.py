"""The tree of the side bar: the fixed places, then the groups under the heading of their channel.

All contacts · No group · Blocked · Not sent · …    top rows (`Place`)
▾ Phone groups                                      top row (`Channel`), cannot be chosen
    VIP · Москва · …                                its rows (`GroupId`)
▾ E-mail groups
"""

from __future__ import annotations

import enum
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from smsc_desk.book.edits import Action, ChangeGroup, Verb
from smsc_desk.book.folding import fold
from smsc_desk.book.group import Group
from smsc_desk.book.identity import Channel, ContactId, GroupId, RowState
from smsc_desk.store.search import Place
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contact_drag import CONTACTS_MIME, contacts_of
from smsc_desk.ui.groups import words
from smsc_desk.ui.groups.counts import PlaceCounts
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.rearrange import rearrange
from smsc_desk.ui.roles import Role

Index = QModelIndex | QPersistentModelIndex
MARK_ROLE = int(max(Role)) + 1
"""str: what tells a group from another of the same name, drawn in grey behind it"""

ROOT = QModelIndex()
PLACE_ICONS = {
    Place.ALL: "users", Place.NO_GROUP: "folder", Place.BLOCKED: "block", Place.UNSENT: "clock",
    Place.DUPLICATES: "copy", Place.BAD: "warning",
}  # fmt: skip
GROUP_ICONS = {Channel.PHONE: "folder", Channel.EMAIL: "mail"}
STATES = {RowState.SYNCED: "", RowState.PENDING: "pending", RowState.DOUBT: "doubt", RowState.PROBLEM: "problem"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be shown: a place or a group."""

    place: Place | None = None
    group: GroupId | None = None


ALL_CONTACTS = Entry(place=Place.ALL)


class Joining(enum.Enum):
    """What a drop on a group does."""

    ADD = "add"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Drop:
    """Contacts that were dropped on a group."""

    contacts: tuple[ContactId, ...]
    group: GroupId
    joining: Joining


class GroupModel(QAbstractItemModel):
    """Shows the directory's groups; changes in place, so that nothing folds or jumps."""

    dropped = Signal(object)
    """Drop: nothing is done yet; who hears it asks the store"""
    rearranging = Signal()
    rearranged = Signal()
    """around everything that makes rows come, go or move"""

    def __init__(
        self, groups: GroupDirectory, counts: PlaceCounts, commands: Commands, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._groups, self._counts, self._commands = groups, counts, commands
        self._top: list[Hashable] = []
        self._rows: dict[Channel, list[Hashable]] = {channel: [] for channel in Channel}
        self._shown: dict[GroupId, Group] = {}
        self._marks: dict[GroupId, str] = {}
        self._wanted = ""
        groups.changed.connect(self._update)
        counts.changed.connect(self._recount)
        self._update()

    # --- what is where ---

    def entry(self, index: Index) -> Entry | None:
        """Return what a row stands for; None for a heading."""
        key = self._key(index) if index.isValid() else None
        if isinstance(key, Place):
            return Entry(place=key)
        return None if key is None or isinstance(key, Channel) else Entry(group=GroupId(key))

    def index_of(self, entry: Entry) -> QModelIndex:
        """Return the row of an entry, an invalid index while the filter hides it or where it is gone."""
        if entry.place is not None:
            return self.index(self._top.index(entry.place), 0) if entry.place in self._top else QModelIndex()
        for channel, rows in self._rows.items():
            if entry.group in rows:
                return self.createIndex(rows.index(entry.group), 0, int(channel) + 1)
        return QModelIndex()

    def group(self, index: Index) -> Group | None:
        """Return the group of a row."""
        entry = self.entry(index)
        return None if entry is None or entry.group is None else self._shown.get(entry.group)

    def channel(self, index: Index) -> Channel | None:
        """Return the channel of a heading or of a group; None for a place."""
        if not index.isValid():
            return None
        if index.internalId():
            return Channel(index.internalId() - 1)
        key = self._key(index)
        return key if isinstance(key, Channel) else None

    def headings(self) -> list[QModelIndex]:
        """Return the rows that have groups under them."""
        return [self.index(row, 0) for row, key in enumerate(self._top) if isinstance(key, Channel)]

    def has_groups(self) -> bool:
        """Tell whether any group is to be seen."""
        return any(self._rows.values())

    def find(self, text: str) -> None:
        """Show only what has a text in its name; all for an empty one."""
        if fold(text.strip()) != self._wanted:
            self._wanted = fold(text.strip())
            self._update()

    def _key(self, index: Index) -> Place | Channel | int:
        rows = self._rows[Channel(index.internalId() - 1)] if index.internalId() else self._top
        return rows[index.row()]  # type: ignore[return-value]

    # --- Qt's questions ---

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        key = self._key(parent) if parent.isValid() else None
        return self.createIndex(row, column, int(key) + 1 if isinstance(key, Channel) else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(self._top.index(Channel(index.internalId() - 1)), 0, 0)

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self._top)
        key = None if parent.internalId() or parent.column() else self._key(parent)
        return len(self._rows[key]) if isinstance(key, Channel) else 0

    def columnCount(self, _parent: Index = ROOT) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        entry = self.entry(index)
        if entry is None:
            return flag.ItemIsEnabled if index.isValid() else flag.NoItemFlags
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return flags | flag.ItemIsEditable | flag.ItemIsDropEnabled if entry.group is not None else flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        key = self._key(index)
        if isinstance(key, Place):
            return self._place_data(key, role)
        if isinstance(key, Channel):
            return self._heading_data(key, role)
        group = self._shown.get(GroupId(key))
        return None if group is None else self._group_data(group, role)

    def _place_data(self, place: Place, role: int) -> object:
        now = self._counts.now
        count = now.places.get(place) if now else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.place(place)
            case Qt.ItemDataRole.ToolTipRole:
                return words.place_tip(place) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.spoken(words.place(place), count)
            case Role.KIND:
                return "row"
            case Role.ICON:
                return PLACE_ICONS[place]
            case Role.COUNT:
                return "" if now and count is None else count  # not counted at all, or not yet
        return None

    def _heading_data(self, channel: Channel, role: int) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return words.heading(channel, alone=not self._of_other_channel(channel))
        return "heading" if role == Role.KIND else None

    def _of_other_channel(self, channel: Channel) -> bool:
        return any(group.channel != channel for group in self._shown.values())

    def _group_data(self, group: Group, role: int) -> object:
        mark = self._marks.get(group.id, "")
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return group.name
            case Qt.ItemDataRole.ToolTipRole:
                return words.tip(group)
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.spoken(f"{group.name} {mark}".rstrip(), group.members, group.blocked)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return words.state(group.state)
            case Role.KIND:
                return "row"
            case Role.ICON:
                return GROUP_ICONS[group.channel]
            case Role.COUNT:
                return group.members
            case Role.REACH:
                return 1 - group.blocked / group.members if group.members else None
            case Role.STATE:
                return STATES[group.state]
            case _:
                return mark if role == MARK_ROLE else None

    # --- what is asked of the store ---

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Ask for another name; the row changes when the store announces it."""
        group = self.group(index)
        name = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or group is None or name == group.name:
            return False
        edit = ChangeGroup(group=group.id, name=name)
        self._commands.do(Action(Verb.RENAME_GROUP, (edit,), group.name))
        return True

    def mimeTypes(self) -> list[str]:
        return [CONTACTS_MIME]

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index) -> bool:
        return data.hasFormat(CONTACTS_MIME) and self.group(parent) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, _row: int, _column: int, parent: Index) -> bool:
        """Tell of contacts that were dropped on a group: MoveAction takes them out of the group now shown."""
        group, contacts = self.group(parent), contacts_of(data)
        if group is None or not contacts:
            return False
        joining = Joining.MOVE if action == Qt.DropAction.MoveAction else Joining.ADD
        self.dropped.emit(Drop(contacts, group.id, joining))
        return True

    def retranslate(self) -> None:
        """Say everything anew in another language."""
        self._update()
        self._redraw(QModelIndex(), range(len(self._top)))
        for heading in self.headings():
            self._redraw(heading, range(self.rowCount(heading)))

    # --- what the store says ---

    def _recount(self) -> None:
        places = [row for row, key in enumerate(self._top) if isinstance(key, Place)]
        self._redraw(QModelIndex(), places, (Role.COUNT, Qt.ItemDataRole.AccessibleTextRole))

    def _update(self) -> None:
        """Bring the rows into line with the directory: what is new comes, what is gone goes, the rest is redrawn."""
        groups = self._groups.all()
        before, self._shown = self._shown, {group.id: group for group in groups}
        marks, self._marks = self._marks, words.told_apart(groups)
        self.rearranging.emit()
        self._rearrange(groups)
        self.rearranged.emit()
        changed = {
            number
            for number, group in self._shown.items()
            if before.get(number) != group or marks.get(number) != self._marks.get(number)
        }
        self._redraw_groups(changed)

    def _rearrange(self, groups: Sequence[Group]) -> None:
        found = {
            channel: [group.id for group in groups if group.channel == channel and self._is_wanted(group.name)]
            for channel in Channel
        }
        for heading in self.headings():
            # Emptied before it goes itself.
            channel = self._section(heading)
            rearrange(self, heading, self._rows[channel], found[channel])
        sections = [channel for channel in Channel if found[channel]] or ([] if self._wanted else [Channel.PHONE])
        places = [place for place in Place if self._is_wanted(words.place(place))]
        before = list(self._top)
        rearrange(self, QModelIndex(), self._top, [*places, *sections])
        for heading, channel in zip(self.headings(), sections, strict=True):
            rearrange(self, heading, self._rows[channel], found[channel])
        if before != self._top:
            self._redraw(QModelIndex(), range(len(self._top)))

    def _section(self, heading: QModelIndex) -> Channel:
        return self.channel(heading) or Channel.PHONE

    def _is_wanted(self, name: str) -> bool:
        return self._wanted in fold(name)

    def _redraw_groups(self, changed: Iterable[GroupId]) -> None:
        chosen = set(changed)
        for heading in self.headings():
            rows = self._rows[self._section(heading)]
            self._redraw(heading, [row for row, key in enumerate(rows) if key in chosen])

    def _redraw(self, parent: QModelIndex, rows: Sequence[int], roles: Sequence[int] = ()) -> None:
        """Announce changed rows: one by one where they are few, else from the first to the last."""
        if not rows:
            return
        spans = [(row, row) for row in rows] if len(rows) <= 20 else [(rows[0], rows[-1])]
        for first, last in spans:
            self.dataChanged.emit(self.index(first, 0, parent), self.index(last, 0, parent), list(map(int, roles)))
