"""The side bar: a field that finds groups, the tree of places and groups, and what can be done with a group."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from smsc_desk.book.filter_writing import Operator
from smsc_desk.book.group import Group
from smsc_desk.book.identity import RowState
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.groups import words
from smsc_desk.ui.groups.counts import PlaceCounts
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.group_dialog import delete_group, edit_group, new_group
from smsc_desk.ui.groups.group_model import ALL_CONTACTS, Drop, Entry, GroupModel
from smsc_desk.ui.groups.group_tree import GroupTree
from smsc_desk.ui.groups.memberships import Memberships
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import SearchField, icon_button, label, link_button, rename_icon_button

Index = QModelIndex | QPersistentModelIndex


class GroupView(QWidget):
    """Shows where the user is, and lets them go elsewhere."""

    entryChosen = Signal(object)
    """Entry: the user chose it, or what was shown is gone and all contacts are shown instead"""
    combineWanted = Signal(object, object)
    """Entry, Operator: put this together with what is shown"""
    problemWanted = Signal(object)
    """GroupId: what is wrong with this group"""

    def __init__(
        self,
        groups: GroupDirectory,
        counts: PlaceCounts,
        commands: Commands,
        memberships: Memberships,
        tasks: Tasks,
        look: Look,
        icons: Icons,
    ) -> None:
        super().__init__()
        self._groups, self._commands, self._memberships, self._tasks = groups, commands, memberships, tasks
        self._icons = icons
        self._quiet = False
        self.model = GroupModel(groups, counts, commands, self)
        self.tree = GroupTree(self.model, look, icons)
        self.search = SearchField(icons, "", "")
        self.add = icon_button(icons.icon("folder-plus", "muted"), "", side=30)
        self.new_action, self.rename_action, self.edit_action = QAction(self), QAction(self), QAction(self)
        self.delete_action, self.copy_action, self.problem_action = QAction(self), QAction(self), QAction(self)
        self.combine = self.tree.combine
        self._nothing = _Nothing(self.tree.viewport())
        self._place()
        self._connect()
        self._retranslate()
        self.show_entry(ALL_CONTACTS)

    def add_below(self, more: QWidget) -> None:
        """Place something more under the tree."""
        self._column.addWidget(more)

    # --- what is shown ---

    @property
    def shown(self) -> Entry:
        """What is shown, even while the filter hides its row."""
        return self.tree.shown

    def show_entry(self, entry: Entry) -> None:
        """Mark what is shown, because somebody else chose it; `entryChosen` is not sent."""
        self.tree.shown = entry
        self._mark_shown()

    def _mark_shown(self) -> None:
        index = self.model.index_of(self.tree.shown)
        self._quiet = True
        try:
            if index.isValid():
                flag = QItemSelectionModel.SelectionFlag
                self.tree.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
            else:
                self.tree.selectionModel().clearSelection()
        finally:
            self._quiet = False

    def _on_selected(self) -> None:
        chosen = self.tree.selectionModel().selectedIndexes()
        entry = self.model.entry(chosen[0]) if chosen else None
        if not self._quiet and entry is not None and entry != self.tree.shown:
            self.tree.shown = entry
            self.entryChosen.emit(entry)
        self._enable()

    def _before_rearranging(self) -> None:
        # Qt makes a neighbour current when a row goes; nobody chose that one.
        self._quiet = True

    def _after_rearranging(self) -> None:
        self._quiet = False
        group = self.tree.shown.group
        gone = self._groups.loaded and group is not None and self._groups.get(group) is None
        if gone:
            self.tree.shown = ALL_CONTACTS
        selected = self.tree.selectionModel().selectedIndexes()
        if not selected or self.model.entry(selected[0]) != self.tree.shown:
            self._mark_shown()
        self.tree.unfold()
        self._show_nothing()
        self._enable()
        if gone:
            self.entryChosen.emit(ALL_CONTACTS)

    # --- what can be done ---

    def current_group(self) -> Group | None:
        """Return the group that the cursor is on."""
        return self.model.group(self.tree.currentIndex())

    def new_group(self) -> None:
        """Ask for a new group, of the channel that the cursor is in; then show it."""
        self.new_group_named("")

    def new_group_named(self, name: str) -> None:
        """Ask for a new group, proposing a name."""
        self._tasks.start(self._new_group(name), name="new group")

    async def _new_group(self, name: str) -> None:
        channel = self.tree.current_channel()
        made = await new_group(self._groups, self._commands, self._tasks, self.window(), channel=channel, name=name)
        if made is None:
            return
        self.search.clear()
        if self._groups.get(made) is None:
            await self._groups.read()
        self.show_entry(Entry(group=made))
        self.entryChosen.emit(self.tree.shown)

    def rename(self) -> None:
        """Edit the name of the current group in its row."""
        if self.current_group() is not None:
            self.tree.edit(self.tree.currentIndex())

    def edit_group(self) -> None:
        """Ask for another name or mailing number of the current group."""
        if (group := self.current_group()) is not None:
            work = edit_group(self._groups, self._commands, self._tasks, group, self.window())
            self._tasks.start(work, name="edit group")

    def delete_group(self) -> None:
        """Ask, then delete the current group."""
        if (group := self.current_group()) is not None:
            deleting = delete_group(self._commands, group, self._memberships.large, self.window())
            self._tasks.start(deleting, name="delete group")

    def copy_code(self) -> None:
        """Copy the recipient code of the current group."""
        group = self.current_group()
        if group is not None and group.number is not None:
            QGuiApplication.clipboard().setText(words.code(group.number))

    def show_problem(self) -> None:
        """Lead to what is wrong with the current group, where both sides are shown and it is decided."""
        if (group := self.current_group()) is not None:
            self.problemWanted.emit(group.id)

    def _on_dropped(self, drop: Drop) -> None:
        self._tasks.start(self._memberships.drop(drop, self.tree.shown.group), name="drop on group")

    def _on_combined(self, index: QModelIndex, operator: Operator) -> None:
        self.combineWanted.emit(self.model.entry(index), operator)

    def _enable(self) -> None:
        group = self.current_group()
        for action in (self.rename_action, self.edit_action, self.delete_action):
            action.setEnabled(group is not None)
        self.copy_action.setEnabled(group is not None and group.number is not None)
        self._name_copy(group)

    def _show_menu(self, at: QPoint) -> None:
        index = self.tree.indexAt(at)
        if index.isValid():
            # The menu is about the row under the pointer, and that row must be seen to be meant. What is shown stays:
            # the menu may be asked to put both together.
            self.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._enable()
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Group"))
        menu.addActions(self.combine.actions())
        menu.addSeparator()
        menu.addAction(self.new_action)
        if (group := self.current_group()) is not None:
            if group.state == RowState.PROBLEM:
                menu.addAction(self.problem_action)
            menu.addActions([self.rename_action, self.edit_action, self.copy_action])
            menu.addSeparator()
            menu.addAction(self.delete_action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.tree.viewport().mapToGlobal(at))

    # --- finding ---

    def _find(self, text: str) -> None:
        self.tree.unfolded = bool(text.strip())
        self.model.find(text)

    def _enter_found(self) -> None:
        """Show the first group that was found."""
        for heading in self.model.headings():
            if self.model.rowCount(heading):
                self.tree.setCurrentIndex(self.model.index(0, 0, heading))
                self.tree.setFocus()
                return

    def _show_nothing(self) -> None:
        """Say that there are no groups, or none of that name, where they would stand."""
        wanted = self.search.text().strip()
        empty = self._groups.loaded and not self.model.has_groups()
        if not empty:
            self._nothing.hide()
            return
        if wanted:
            text = self.tr("No group matches “%1”.").replace("%1", wanted)
            self._nothing.show_words(text, self.tr("New group “%1”…").replace("%1", wanted))
        else:
            self._nothing.show_words(self.tr("No groups yet"), self.tr("New group…"))
        self._nothing.place(self.tree.bottom())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Lead the keyboard from the field into the tree; Esc clears the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.search:
            match event.key():
                case Qt.Key.Key_Escape if self.search.text():
                    self.search.clear()
                    return True
                case Qt.Key.Key_Down:
                    self.tree.setFocus()
                    return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._nothing.place(self.tree.bottom())

    # --- building ---

    def _place(self) -> None:
        self.setProperty("plane", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        top = QHBoxLayout()
        top.setContentsMargins(10, 10, 10, 6)
        top.setSpacing(4)
        top.addWidget(self.search, 1)
        top.addWidget(self.add)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        self.setMinimumWidth(150)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._enter_found)
        self.search.installEventFilter(self)
        self.add.clicked.connect(self.new_group)
        self._nothing.button.clicked.connect(lambda: self.new_group_named(self.search.text().strip()))
        self.tree.selectionModel().selectionChanged.connect(self._on_selected)
        self.tree.selectionModel().currentChanged.connect(self._enable)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.combine.wanted.connect(self._on_combined)
        self.model.rearranging.connect(self._before_rearranging)
        self.model.rearranged.connect(self._after_rearranging)
        self.model.dropped.connect(self._on_dropped)
        self._connect_actions()

    def _connect_actions(self) -> None:
        keys = {
            self.new_action: ("Ins", "Ctrl+Shift+N"), self.rename_action: ("F2",), self.delete_action: ("Del",),
        }  # fmt: skip
        for action, shortcuts in keys.items():
            action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
            # Del and F2 mean other things in other panes, and Del in the field deletes a letter.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.tree.addAction(action)
        self.new_action.triggered.connect(self.new_group)
        self.rename_action.triggered.connect(self.rename)
        self.edit_action.triggered.connect(self.edit_group)
        self.delete_action.triggered.connect(self.delete_group)
        self.copy_action.triggered.connect(self.copy_code)
        self.problem_action.triggered.connect(self.show_problem)
        self.problem_action.setIcon(self._icons.icon("warning", "danger"))
        for action, icon in (
            (self.new_action, "folder-plus"), (self.rename_action, "edit"), (self.edit_action, "settings"),
            (self.copy_action, "copy"), (self.delete_action, "trash"),
        ):  # fmt: skip
            action.setIcon(self._icons.icon(icon, "muted"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.retranslate()
            self._show_nothing()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Places and groups"))
        self.search.setPlaceholderText(self.tr("Find group"))
        self.search.setAccessibleName(self.tr("Find group"))
        rename_icon_button(self.add, self.tr("New group"))
        self.tree.setAccessibleName(self.tr("Places and groups"))
        self.combine.retranslate()
        self.new_action.setText(self.tr("&New group…"))
        self.rename_action.setText(self.tr("&Rename"))
        self.edit_action.setText(self.tr("&Edit group…"))
        self.delete_action.setText(self.tr("&Delete group…"))
        self.problem_action.setText(self.tr("Show the &problem"))
        self._name_copy(self.current_group())

    def _name_copy(self, group: Group | None) -> None:
        code = words.code(group.number) if group is not None and group.number is not None else ""
        self.copy_action.setText(self.tr("&Copy group ID %1").replace("%1", code).rstrip())


class _Nothing(QWidget):
    """One line and one button where the groups would stand."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._text, self.button = label(role="muted", wrap=True), link_button("")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 4)
        column.setSpacing(2)
        self._text.setContentsMargins(7, 0, 7, 0)  # in line with the words of the button
        column.addWidget(self._text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_words(self, text: str, verb: str) -> None:
        self._text.setText(text)
        self.button.setText(verb)
        self.button.setAccessibleName(verb)
        self.setAccessibleName(text)
        self.show()

    def place(self, top: int) -> None:
        """Stand below the rows, as wide as the tree."""
        width = self._viewport.width()
        self.setGeometry(QRect(0, top, width, self._column.totalHeightForWidth(width)))
