"""History: what was done, how it stands, and how it is taken back."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTableView,
    QWidget,
)

from smsc_desk.store.history import Deed
from smsc_desk.store.store import Store
from smsc_desk.ui.activity import report
from smsc_desk.ui.activity.deed_details import DeedDetails
from smsc_desk.ui.activity.history_model import CAN_UNDO_ROLE, MANY, STAND, UNDO, WHAT, WHEN, HistoryModel
from smsc_desk.ui.activity.section_parts import Mode, dress_rows, place_buttons, place_section
from smsc_desk.ui.delegates import CellDelegate, TextDelegate
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Latest, Tasks, ask
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ElidedLabel, EmptyState

Index = QModelIndex | QPersistentModelIndex
ChooseFile = Callable[[QWidget, str], Awaitable[str]]
"""parent and proposed name -> path of the file to write, empty for none"""


class HistoryView(QWidget):
    """Deeds above, the edits of the current one below."""

    undoWanted = Signal(int)
    """number of the action"""
    said = Signal(str, str)
    """kind of a message bar and its words"""

    def __init__(
        self,
        store: Store,
        groups: GroupDirectory,
        tasks: Tasks,
        look: Look,
        icons: Icons,
        choose_file: ChooseFile | None = None,
    ) -> None:
        super().__init__()
        self._store, self._tasks, self._look, self._icons = store, tasks, look, icons
        self._choose_file: ChooseFile = choose_file or _ask_for_file
        self.model = HistoryModel(store, tasks, self)
        self.table = QTableView()
        self.details = DeedDetails(store, groups, look, icons)
        self.empty = EmptyState(icons)
        self._summary = ElidedLabel("", "muted")
        self.undo_action, self.details_action, self.save_action = QAction(self), QAction(self), QAction(self)
        self._reading = Latest(tasks, self._read_details, name="read the edits of an action")
        self._place()
        self._connect()
        self._retranslate()
        self._show_state()

    # --- what can be done ---

    def current(self) -> Deed | None:
        """Return the deed that the cursor is on."""
        return self.model.item(self.table.currentIndex())

    def undo(self) -> None:
        """Ask for the current deed to be undone."""
        deed = self.current()
        if deed is not None and deed.can_undo:
            self.undoWanted.emit(deed.id)

    def save(self) -> None:
        """Ask for a file and write the current deed with its edits."""
        if (deed := self.current()) is not None:
            self._tasks.start(self._save(deed), name="save report")

    async def _save(self, deed: Deed) -> None:
        words = self.model.what(deed)
        path = await self._choose_file(self.window(), _file_name(words))
        if not path:
            return
        self.details.model.show_edits(await self._store.deed_edits(deed.id))
        head: list[list[str]] = [[self.model.text(deed, WHEN), words, self.model.text(deed, STAND)], []]
        try:
            await asyncio.to_thread(report.write, Path(path), report.table([*head, *self.details.model.lines()]))
        except OSError as error:
            self.said.emit("warn", self.tr("The report could not be saved: %1").replace("%1", str(error)))
        else:
            self.said.emit("ok", self.tr("Saved: %1").replace("%1", path))

    # --- what is shown ---

    def _show_state(self) -> None:
        if self.model.rowCount():
            self._stack.setCurrentWidget(self._split)
            if not self.table.currentIndex().isValid():
                # Not selectRow: before the table is laid out, it finds no column to select from.
                self.table.setCurrentIndex(self.model.index(0, WHAT))
        else:
            self._stack.setCurrentWidget(self.empty)
            if self.model.loaded:
                self.empty.show_empty("clock", self.tr("Nothing was done yet. What you change is listed here."))
            else:
                self.empty.show_loading(self.tr("Looking up what was done"))
        self._head.setVisible(bool(self.model.rowCount()))
        self._on_current()

    def _on_current(self) -> None:
        deed = self.current()
        self.undo_action.setEnabled(deed is not None and deed.can_undo)
        self._name_undo()
        for action in (self.details_action, self.save_action):
            action.setEnabled(deed is not None)
        for action, pressed in self._buttons.items():
            pressed.setEnabled(action.isEnabled())
        if self.details.isVisible():
            self._reading.ask()

    async def _read_details(self) -> None:
        deed = self.current()
        self.details.title.setText("" if deed is None else self.model.what(deed))
        self.details.model.show_edits([] if deed is None else await self._store.deed_edits(deed.id))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == UNDO:
            self.undo()

    def _toggle_details(self, shown: bool) -> None:  # noqa: FBT001 - a slot of toggled(bool)
        self.details.setVisible(shown)
        self._buttons[self.details_action].setChecked(shown)
        if shown:
            self._reading.ask()

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Action"))
        menu.addActions([self.undo_action, self.details_action, self.save_action])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.watch(False)

    def panes(self) -> list[QWidget]:
        """Return where F6 goes."""
        return [self.table, *([self.details.table] if self.details.isVisible() else [])]

    # --- building ---

    def _place(self) -> None:
        self._stack, self._bar = QStackedWidget(), QWidget()
        self._dress_table()
        self.details.hide()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.table)
        self._split.addWidget(self.details)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._stack.addWidget(self._split)
        self._stack.addWidget(self.empty)
        self._head = QWidget()
        self._place_buttons()
        place_section(self, self._head, self._summary, self._bar, self._stack)

    def _place_buttons(self) -> None:
        self._buttons = place_buttons(
            self._bar,
            self._icons,
            ((self.undo_action, "undo"), (self.details_action, "info"), (self.save_action, "save")),
        )
        self.details_action.setCheckable(True)
        self._buttons[self.details_action].setCheckable(True)

    def _dress_table(self) -> None:
        look, icons, table = self._look, self._icons, self.table
        dress_rows(table, self.model, look, Mode.SingleSelection)
        table.setItemDelegateForColumn(WHEN, TextDelegate(look, icons, table, role="muted", figures=True))
        table.setItemDelegateForColumn(WHAT, TextDelegate(look, icons, table))
        table.setItemDelegateForColumn(MANY, TextDelegate(look, icons, table, figures=True, align_right=True))
        table.setItemDelegateForColumn(STAND, TextDelegate(look, icons, table, role="muted"))
        table.setItemDelegateForColumn(UNDO, UndoDelegate(look, icons, table))
        for column, width in ((WHEN, 130), (WHAT, 330), (MANY, 90), (UNDO, 100)):
            table.setColumnWidth(column, look.scaled(width))
        header = table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(STAND, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.model.refreshed.connect(self._show_state)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.clicked.connect(self._on_clicked)
        self.table.doubleClicked.connect(lambda _: self.details_action.setChecked(True))
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.undo_action.triggered.connect(self.undo)
        self.details_action.toggled.connect(self._toggle_details)
        self.save_action.triggered.connect(self.save)
        self.details_action.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        self.details_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(self.details_action)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.retranslate()
            self._show_state()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("History"))
        self._summary.setText(self.tr("Newest first. What was changed again since cannot be undone."))
        self.table.setAccessibleName(self.tr("What you did"))
        self._name_undo()
        self.details_action.setText(self.tr("&Details"))
        self.save_action.setText(self.tr("&Save report…"))
        for action, pressed in self._buttons.items():
            pressed.setText(action.text().replace("&", ""))
            pressed.setAccessibleName(pressed.text())

    def _name_undo(self) -> None:
        deed = self.current()
        redoes = deed is not None and deed.depth % 2 == 1  # to undo an undoing is to do it again
        self.undo_action.setText(self.tr("&Redo") if redoes else self.tr("&Undo"))
        pressed = self._buttons[self.undo_action]
        pressed.setText(self.undo_action.text().replace("&", ""))
        pressed.setAccessibleName(pressed.text())


class UndoDelegate(CellDelegate):
    """“Undo” as a link where it can be pressed; muted words where it was done."""

    PAD = 8

    def draw(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        kit = self.kit
        if index.data(CAN_UNDO_ROLE) and not (selected and kit.tokens.high_contrast):
            painter.setPen(kit.colours["accent"])
        else:
            painter.setPen(self.pen("muted", selected=selected))
        text = kit.cut(self.full_text(index), kit.plain, box.width() - 2 * self.PAD)
        kit.draw_text(painter, (box.x() + self.PAD, box.y()), box.height(), text, kit.plain)

    def content_width(self, index: Index) -> int:
        return self.kit.width(self.full_text(index), self.kit.plain) + 2 * self.PAD


def _file_name(words: str) -> str:
    """Propose a name that every file system takes."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "_", words).strip(" .")[:80] + ".csv"


async def _ask_for_file(parent: QWidget, name: str) -> str:
    dialog = QFileDialog(parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("CSV (*.csv)")
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(name)
    return dialog.selectedFiles()[0] if await ask(dialog) else ""
