"""Which group? A list that shrinks as one types; its last line makes the group that is not there yet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from smsc_desk.book.folding import fold
from smsc_desk.book.group import Group
from smsc_desk.book.identity import Channel, GroupId
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.groups import words
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.group_delegate import SidebarDelegate
from smsc_desk.ui.groups.group_model import GROUP_ICONS, MARK_ROLE, STATES, Joining
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.roles import Role
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import SearchField, button, label, primary_button

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


@dataclass(frozen=True, slots=True)
class Choice:
    """A group that was picked, or the name of one to be made."""

    channel: Channel
    group: GroupId | None = None
    name: str = ""


class PickerModel(QAbstractListModel):
    """The groups of one channel whose names contain what was typed; then the line that makes a group."""

    def __init__(self, groups: GroupDirectory, channel: Channel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups, self.channel, self._typed = groups, channel, ""
        self._found: list[Group] = []
        self._marks: dict[GroupId, str] = {}
        groups.changed.connect(self._find)
        self._find()

    def show(self, channel: Channel, typed: str) -> None:
        """Show the groups of a channel that contain a text."""
        self.channel, self._typed = channel, typed.strip()
        self._find()

    def choice(self, index: Index) -> Choice | None:
        """Return what a row stands for."""
        if not index.isValid():
            return None
        if index.row() < len(self._found):
            return Choice(self.channel, self._found[index.row()].id)
        return Choice(self.channel, name=self._typed)

    def best(self) -> QModelIndex:
        """Return the row that Enter takes: the same name, else the first."""
        same = (row for row, group in enumerate(self._found) if fold(group.name) == fold(self._typed))
        return self.index(next(same, 0), 0)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._found) + self._offers_new()

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        if index.row() < len(self._found):
            return self._group_data(self._found[index.row()], role)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("Create group “%1”").replace("%1", self._typed)
            case Role.ICON:
                return "folder-plus"
            case Role.KIND:
                return "action"
        return None

    def _group_data(self, group: Group, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return group.name
            case Qt.ItemDataRole.ToolTipRole:
                return words.tip(group)
            case Qt.ItemDataRole.AccessibleTextRole:
                mark = self._marks.get(group.id, "")
                return words.spoken(f"{group.name} {mark}".rstrip(), group.members, group.blocked)
            case Role.ICON:
                return GROUP_ICONS[group.channel]
            case Role.COUNT:
                return group.members
            case Role.STATE:
                return STATES[group.state]
            case Role.KIND:
                return "row"
        return self._marks.get(group.id) if role == MARK_ROLE else None

    def _offers_new(self) -> bool:
        return bool(self._typed) and all(fold(group.name) != fold(self._typed) for group in self._found)

    def _find(self) -> None:
        # A list to choose from once: who types wants the best match on top, not the old place.
        self.beginResetModel()
        groups = self._groups.of_channel(self.channel)
        self._marks = words.told_apart(groups)
        self._found = [group for group in groups if fold(self._typed) in fold(group.name)]
        self.endResetModel()


class GroupPicker(QDialog):
    """Asks for the group that so many contacts of each channel shall join."""

    def __init__(
        self,
        groups: GroupDirectory,
        contacts: dict[Channel, int],
        joining: Joining,
        look: Look,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contacts, self._joining = contacts, joining
        channel = next((channel for channel in Channel if contacts.get(channel)), Channel.PHONE)
        self.model = PickerModel(groups, channel, self)
        self.search = SearchField(icons, "", "")
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PickerDelegate(look, icons, self.list))
        self.hint = label(role="muted", wrap=True)
        self.channels = {channel: QRadioButton() for channel in Channel}
        self.go, self.cancel = primary_button(""), button("")
        self._place()
        self._connect()
        self._retranslate()
        self._find()

    @property
    def choice(self) -> Choice | None:
        return self.model.choice(self.list.currentIndex())

    def accept(self) -> None:
        if self.choice is not None:
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in LIST_KEYS:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _find(self) -> None:
        chosen = next((channel for channel, radio in self.channels.items() if radio.isChecked()), self.model.channel)
        self.model.show(chosen, self.search.text())
        self._name_go()

    def _take_best(self) -> None:
        self.list.setCurrentIndex(self.model.best())
        self.go.setEnabled(self.choice is not None)

    # --- building ---

    def _place(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(20)
        self._kinds = QButtonGroup(self)
        for channel, radio in self.channels.items():
            self._kinds.addButton(radio)
            radio.setVisible(self._has_both)
            radio.setChecked(channel == self.model.channel)
            kinds.addWidget(radio)
        kinds.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.hint)
        column.addLayout(kinds)
        column.addWidget(self.search)
        column.addWidget(self._framed_list(), 1)
        column.addLayout(buttons)
        self.hint.setVisible(self._has_both)
        self.resize(QSize(420, 440))

    def _framed_list(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("field", True)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 5, 1, 5)
        inside.addWidget(self.list)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        return frame

    @property
    def _has_both(self) -> bool:
        return all(self._contacts.get(channel) for channel in Channel)

    def _connect(self) -> None:
        self.go.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.list.doubleClicked.connect(self.accept)
        self.model.modelReset.connect(self._take_best)
        for radio in self.channels.values():
            radio.toggled.connect(self._find)
        self.search.setFocus()

    def _retranslate(self) -> None:
        adding = self._joining == Joining.ADD
        self.setWindowTitle(self.tr("Add to group") if adding else self.tr("Move to group"))
        self.setAccessibleName(self.windowTitle())
        self.search.setPlaceholderText(self.tr("Find or create a group"))
        self.search.setAccessibleName(self.tr("Find or create a group"))
        self.list.setAccessibleName(self.tr("Groups"))
        self.hint.setText(
            self.tr("The selection has both kinds of contacts, and a group takes one kind. Choose which to begin with.")
        )
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.cancel.text())
        phones, mails = (self._contacts.get(channel, 0) for channel in (Channel.PHONE, Channel.EMAIL))
        self.channels[Channel.PHONE].setText(words.counted(self.tr("%n with numbers", "", phones), phones))
        self.channels[Channel.EMAIL].setText(words.counted(self.tr("%n with e-mail addresses", "", mails), mails))
        for radio in self.channels.values():
            radio.setAccessibleName(radio.text())
        self._name_go()

    def _name_go(self) -> None:
        words_of = self.tr("Add %1") if self._joining == Joining.ADD else self.tr("Move %1")
        self.go.setText(words_of.replace("%1", thousands(self._contacts.get(self.model.channel, 0))))
        self.go.setAccessibleName(self.go.text())


class PickerDelegate(SidebarDelegate):
    """The same rows; the line that makes a group has no count."""

    def _count(self, index: Index) -> str:
        return "" if index.data(Role.KIND) == "action" else super()._count(index)
