"""The saved filters under the groups: chosen, renamed in place, removed with a way back. Hidden without any."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from smsc_desk.book.filter_writing import Operator
from smsc_desk.store.saved_filters import SavedFilter
from smsc_desk.store.store import Store
from smsc_desk.ui.delegates import GroupDelegate
from smsc_desk.ui.groups.combine_actions import CombineActions
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.last_shown import AtStart
from smsc_desk.ui.notices import Notices
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Tasks, ask
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import button, label, primary_button

Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
START = "contacts.start"
"""The piece of the layout that keeps which filter is opened at the start; "" for none."""
SHOWN = 8
"""Rows before the list scrolls; the groups keep the room."""


class SavedModel(QAbstractListModel):
    """Names of saved filters. `setData` only asks for another name."""

    renameWanted = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filters: list[SavedFilter] = []
        self._start = ""  # the name of the one that is opened at the start

    def show(self, filters: Sequence[SavedFilter]) -> None:
        """Show these filters."""
        if list(filters) != self._filters:
            self.beginResetModel()
            self._filters = list(filters)
            self.endResetModel()

    def set_start(self, name: str) -> None:
        """Mark the filter that is opened at the start; "" for none."""
        if name != self._start:
            self._start = name
            if self._filters:
                self.dataChanged.emit(self.index(0), self.index(len(self._filters) - 1))

    def filter(self, index: Index) -> SavedFilter | None:
        """Return the filter of a row."""
        return self._filters[index.row()] if index.isValid() else None

    def row_of(self, text: str) -> QModelIndex:
        """Return the row of the filter with a text."""
        rows = (row for row, kept in enumerate(self._filters) if kept.text == text)
        return self.index(next(rows, -1))

    def filters(self) -> list[SavedFilter]:
        """Return all."""
        return list(self._filters)

    def names(self) -> list[str]:
        """Return all names."""
        return [kept.name for kept in self._filters]

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._filters)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        kept = self.filter(index)
        if kept is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return kept.name
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return kept.text + ("\n" + self.tr("Opened at start") if kept.name == self._start else "")
            case Role.KIND:
                return "row"
            case Role.ICON:
                return "star" if kept.name == self._start else "filter"
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        kept, name = self.filter(index), str(value).strip()
        if role == Qt.ItemDataRole.EditRole and kept is not None and name and name != kept.name:
            self.renameWanted.emit(kept.id, name)
            return True
        return False


class _Delegate(GroupDelegate):
    """A row without a count."""

    def _count(self, _index: Index) -> str:
        return ""


class SavedFilters(QWidget):
    """A heading and the list."""

    chosen = Signal(str)
    """the text of the filter that the user chose"""
    combineWanted = Signal(str, object)
    """a text, Operator: put this together with what is shown"""

    def __init__(self, store: Store, tasks: Tasks, notices: Notices, look: Look, icons: Icons) -> None:
        super().__init__()
        self._store, self._tasks, self._notices, self._look = store, tasks, notices, look
        self.model = SavedModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.combine = CombineActions(self.list, lambda index: self.model.filter(index) is not None)
        self._heading = label(role="heading")
        self.rename_action, self.forget_action, self.start_action = QAction(self), QAction(self), QAction(self)
        self.start_action.setCheckable(True)
        self._start: AtStart | None = None
        self._shown = ""  # the text of the filter that is shown
        self._place(look, icons)
        self._connect(icons)
        self._retranslate()
        self.hide()
        tasks.start(self._read(), name="read saved filters")

    def _place(self, look: Look, icons: Icons) -> None:
        self.list.setProperty("sidebar", True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self._delegate = _Delegate(look, icons, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._heading.setContentsMargins(16, 8, 10, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self.list)

    def _connect(self, icons: Icons) -> None:
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.combine.wanted.connect(self._on_combined)
        self.model.renameWanted.connect(self._rename)
        self._look.changed.connect(self._fit)
        keys = ((self.rename_action, "F2", "edit"), (self.forget_action, "Del", "trash"))
        for action, key, icon in keys:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setIcon(icons.icon(icon, "muted"))
            self.list.addAction(action)
        self.rename_action.triggered.connect(lambda: self.list.edit(self.list.currentIndex()))
        self.forget_action.triggered.connect(self.forget)
        self.start_action.triggered.connect(self._choose_start)

    # --- what is shown

    async def _read(self) -> None:
        self.model.show(await self._store.saved_filters())
        self._fit()
        self.mark(self._shown)

    def _fit(self) -> None:
        self._heading.setFont(self._look.heading_font())
        rows = self.model.rowCount()
        self.list.setFixedHeight(min(rows, SHOWN) * self._look.row_height + 2)
        self.setVisible(rows > 0)

    def mark(self, text: str) -> None:
        """Mark the filter that is shown, if it is one of these."""
        self._shown = text
        index = self.model.row_of(text) if text else QModelIndex()
        if index.isValid():
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self.list.clearSelection()

    def _choose(self, index: QModelIndex) -> None:
        kept = self.model.filter(index)
        if kept is not None:
            self.chosen.emit(kept.text)

    def _on_combined(self, index: QModelIndex, operator: Operator) -> None:
        if (kept := self.model.filter(index)) is not None:
            self.combineWanted.emit(kept.text, operator)

    def _show_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if not index.isValid():
            return
        self.list.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.combine.actions())
        menu.addSeparator()
        kept = self.model.filter(index)
        self.start_action.setChecked(kept is not None and self._is_start(kept.name))
        menu.addActions([self.start_action, self.rename_action, self.forget_action])
        menu.popup(self.list.viewport().mapToGlobal(at))

    # --- what is opened at the start

    def set_start(self, at_start: AtStart | None) -> None:
        """Take note of the filter that is opened at the start."""
        self._start = at_start
        self.model.set_start("" if at_start is None else at_start.name)

    def _choose_start(self, chosen: bool) -> None:  # noqa: FBT001 - as QAction.triggered
        kept = self.model.filter(self.list.currentIndex())
        if kept is not None:
            at_start = AtStart(kept.name, kept.text) if chosen else None
            self._tasks.start(self._keep_start(at_start), name="keep what is opened at the start")

    async def _keep_start(self, at_start: AtStart | None) -> None:
        self.set_start(at_start)
        await self._store.save_layout({START: "" if at_start is None else at_start.dump()})

    def _is_start(self, name: str) -> bool:
        return self._start is not None and self._start.name == name

    # --- what is asked of the store

    def ask_name(self, text: str) -> None:
        """Ask for a name and keep a filter under it."""
        self._tasks.start(self._save(text), name="save a filter")

    async def _save(self, text: str) -> None:
        dialog = NameDialog(text, self.model.names(), self.window())
        if await ask(dialog):
            name = dialog.name()  # now: the dialog is on its way out
            await self._store.save_filter(name, text)
            if self._is_start(name):
                await self._keep_start(AtStart(name, text))
            await self._read()
            self.mark(text)

    def _rename(self, number: int, name: str) -> None:
        self._tasks.start(self._renamed(number, name), name="rename a filter")

    async def _renamed(self, number: int, name: str) -> None:
        before = next((kept for kept in self.model.filters() if kept.id == number), None)
        if await self._store.rename_filter(number, name):
            if before is not None and self._is_start(before.name):
                await self._keep_start(AtStart(name, before.text))
        else:
            text = self.tr("Another filter is called “%1”. The name was not changed.").replace("%1", name)
            self._notices.show_bar("saved filter", "warn", text, seconds=10)
        await self._read()

    def forget(self) -> None:
        """Remove the current filter; it can be brought back for a while."""
        kept = self.model.filter(self.list.currentIndex())
        if kept is not None:
            self._tasks.start(self._forgotten(kept), name="remove a filter")

    async def _forgotten(self, kept: SavedFilter) -> None:
        await self._store.forget_filter(kept.id)
        if was_start := self._is_start(kept.name):
            await self._keep_start(None)
        await self._read()
        text = self.tr("The filter “%1” was removed. No contact was changed.").replace("%1", kept.name)
        choices = ((self.tr("Undo"), lambda: self._bring_back(kept, at_start=was_start)),)
        self._notices.show_bar("saved filter", "info", text, choices=choices, seconds=10)

    def _bring_back(self, kept: SavedFilter, *, at_start: bool) -> None:
        self._tasks.start(self._back(kept, at_start=at_start), name="bring a filter back")

    async def _back(self, kept: SavedFilter, *, at_start: bool) -> None:
        await self._store.save_filter(kept.name, kept.text)
        if at_start and self._start is None:
            await self._keep_start(AtStart(kept.name, kept.text))
        await self._read()

    # --- words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Saved filters"))
        self.list.setAccessibleName(self.tr("Saved filters"))
        self.combine.retranslate()
        self.rename_action.setText(self.tr("&Rename"))
        self.forget_action.setText(self.tr("Remo&ve"))
        self.start_action.setText(self.tr("Open at &start"))


class NameDialog(QDialog):
    """A name for a filter; says so when one of that name is replaced."""

    def __init__(self, text: str, taken: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = frozenset(taken)
        self._asked, self._hint = label(), label(role="muted", wrap=True)
        self.field = QLineEdit(text[:60])
        self.field.setMaxLength(200)
        self.field.selectAll()
        self.go, self.cancel = primary_button(""), button("")
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.field.textChanged.connect(self._judge)
        self._place()
        self._retranslate()

    def name(self) -> str:
        """Return what was typed."""
        return self.field.text().strip()

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        for part in (self._asked, self.field, self._hint):
            column.addWidget(part)
        column.addLayout(buttons)
        self.setMinimumWidth(380)

    def _judge(self) -> None:
        self.go.setEnabled(bool(self.name()))
        replaces = self.name() in self._taken
        self._hint.setText(self.tr("The filter of this name will be replaced.") if replaces else " ")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Save filter"))
        self.setAccessibleName(self.windowTitle())
        self._asked.setText(self.tr("Name of the filter"))
        self.field.setAccessibleName(self._asked.text())
        self.go.setText(self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))
        for pressed in (self.go, self.cancel):
            pressed.setAccessibleName(pressed.text())
        self._judge()
