"""The tree in the side bar: its keys, what a drop would do in words, and sections that stay folded."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTreeView, QWidget

from smsc_desk.book.group import Group
from smsc_desk.book.identity import Channel
from smsc_desk.ui.contact_drag import CONTACTS_MIME, contacts_of
from smsc_desk.ui.delegates import dress_sidebar
from smsc_desk.ui.groups.combine_actions import CombineActions
from smsc_desk.ui.groups.group_delegate import SidebarDelegate
from smsc_desk.ui.groups.group_model import ALL_CONTACTS, GroupModel
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import label, set_look

Index = QModelIndex | QPersistentModelIndex


class GroupTree(QTreeView):
    """Rows of places and groups; headings can be reached and folded, but not chosen."""

    def __init__(self, model: GroupModel, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._folded: set[Channel] = set()
        self.unfolded = False
        self.shown = ALL_CONTACTS
        self._dragged = 0
        self.setModel(model)
        self.combine = CombineActions(self, self._can_combine)
        self.setItemDelegate(SidebarDelegate(look, icons, self))
        dress_sidebar(self, look)
        self._behave()
        self.drag_label = self._make_drag_label()
        self.collapsed.connect(lambda index: self._remember(index, folded=True))
        self.expanded.connect(lambda index: self._remember(index, folded=False))
        self.unfold()

    def unfold(self) -> None:
        """Open the sections that the user did not fold; all of them while a name is looked for."""
        for index in self._model.headings():
            channel = self._model.channel(index)
            if not self.isExpanded(index) and (self.unfolded or channel not in self._folded):
                self.expand(index)
            elif self.isExpanded(index) and not self.unfolded and channel in self._folded:
                self.collapse(index)

    def current_channel(self) -> Channel:
        """Return the channel of the section that the cursor is in; phones where it is in none."""
        return self._model.channel(self.currentIndex()) or Channel.PHONE

    def bottom(self) -> int:
        """Return where the rows end in the viewport."""
        last = self._model.index(self._model.rowCount() - 1, 0)
        while self.isExpanded(last) and self._model.rowCount(last):
            last = self._model.index(self._model.rowCount(last) - 1, 0, last)
        return self.visualRect(last).bottom() + 1 if last.isValid() else 0

    def _remember(self, index: QModelIndex, *, folded: bool) -> None:
        channel = self._model.channel(index)
        if channel is not None and not self.unfolded:
            (self._folded.add if folded else self._folded.discard)(channel)

    def _behave(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(600)
        self.setUniformRowHeights(False)
        self.setTabKeyNavigation(False)

    # --- keys and clicks ---

    def _can_combine(self, index: QModelIndex) -> bool:
        entry, group = self._model.entry(index), self._model.group(index)
        return entry not in {None, ALL_CONTACTS} and (group is None or bool(group.name.strip()))

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        # What is shown stays marked while the cursor passes a heading, or the pointer meets no row; and while a menu
        # is opened, or the cursor is moved with Ctrl, to put another row together with it.
        if self._model.entry(index) is None or _leaves_choice(event):
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if self._model.channel(index) is not None and self._model.entry(index) is None:
                self.setExpanded(index, not self.isExpanded(index))
            elif index.isValid():
                self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            return
        super().keyPressEvent(event)

    # --- drops ---

    def _make_drag_label(self) -> QLabel:
        made = label(role="strong", wrap=True)
        made.setParent(self.viewport())
        set_look(made, "bar", "info")
        made.setContentsMargins(8, 5, 8, 5)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made.hide()
        return made

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CONTACTS_MIME):
            self._dragged = len(contacts_of(event.mimeData()))
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls and opens sections at the edges
        group = self._target(event)
        if group is None:
            self.drag_label.hide()
            event.ignore()
            return
        self._say_drop(group, event)
        # The source must not think that its rows have gone: a contact may be in many groups.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.drag_label.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drag_label.hide()
        action = Qt.DropAction.MoveAction if _wants_move(event) else Qt.DropAction.CopyAction
        index = self.indexAt(event.position().toPoint())
        if self._model.dropMimeData(event.mimeData(), action, -1, -1, index):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _target(self, event: QDropEvent) -> Group | None:
        return self._model.group(self.indexAt(event.position().toPoint()))

    def _say_drop(self, group: Group, event: QDropEvent) -> None:
        """Show beside the pointer what a drop here would do."""
        words = self._move_words() if _wants_move(event) else self.tr("Add %n to “%1”", "", self._dragged)
        self.drag_label.setText(counted(words, self._dragged).replace("%1", group.name))
        width = self.viewport().width() - 20
        self.drag_label.resize(width, self.drag_label.heightForWidth(width))
        below = self.visualRect(self.indexAt(event.position().toPoint())).bottom() + 2
        room = self.viewport().height() - self.drag_label.height()
        self.drag_label.move(10, min(below, room))
        self.drag_label.show()
        self.drag_label.raise_()

    def _move_words(self) -> str:
        # Without a group to leave, a move leaves all of them: that must be said before it is done.
        if self.shown.group is None:
            return self.tr("Move %n to “%1”, out of all other groups", "", self._dragged)
        return self.tr("Move %n to “%1”", "", self._dragged)


def _leaves_choice(event: QEvent | None) -> bool:
    if isinstance(event, QKeyEvent):
        return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.RightButton


def _wants_move(event: QDropEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
