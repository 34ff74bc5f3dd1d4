"""Deleted: what is gone since at most 30 days, and how it is brought back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTableView, QVBoxLayout, QWidget

from smsc_desk.store.graveyard import MOST, Buried
from smsc_desk.store.store import Store
from smsc_desk.ui.activity.deleted_model import ADDRESS, KIND, WHAT, WHEN, WHO, DeletedModel
from smsc_desk.ui.activity.section_parts import Mode, dress_rows
from smsc_desk.ui.delegates import TextDelegate, thousands
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ElidedLabel, EmptyState, button


class DeletedView(QWidget):
    """A table of what is gone; several rows can be restored at once."""

    restoreWanted = Signal(object)
    """list[int]: numbers of the buried records"""

    def __init__(self, store: Store, tasks: Tasks, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look, self._icons = look, icons
        self.model = DeletedModel(store, tasks, self)
        self.table = QTableView()
        self.empty = EmptyState(icons)
        self._summary = ElidedLabel("", "muted")
        self.restore_action = QAction(self)
        self.button = button("", icons.icon("undo", "muted"))
        self._place()
        self._connect()
        self._retranslate()
        self._show_state()

    def chosen(self) -> list[Buried]:
        """Return the chosen records that can be restored."""
        spans = self.table.selectionModel().selection().toList()
        rows = sorted({row for span in spans for row in range(span.top(), span.bottom() + 1)})
        found = (self.model.item(self.model.index(row, 0)) for row in rows)
        return [record for record in found if record is not None and record.restorable]

    def restore(self) -> None:
        """Ask for the chosen records to be restored."""
        if chosen := self.chosen():
            self.restoreWanted.emit([record.id for record in chosen])

    # --- what is shown ---

    def _show_state(self) -> None:
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.table)
        else:
            self._stack.setCurrentWidget(self.empty)
            if self.model.loaded:
                self.empty.show_empty("trash", self.tr("Nothing was deleted in the last 30 days."))
            else:
                self.empty.show_loading(self.tr("Looking up what was deleted"))
        self._head.setVisible(bool(self.model.rowCount()))
        self._summary.setText(self._words())
        self._enable()

    def _words(self) -> str:
        said = self.tr("Kept for 30 days. What is restored is created anew at the provider.")
        if self.model.rowCount() < MOST:
            return said
        most = self.tr("These are the newest %1; older ones follow when some of these are restored.")
        return f"{said} {most.replace('%1', thousands(MOST))}"

    def _enable(self) -> None:
        number = len(self.chosen())
        self.restore_action.setEnabled(bool(number))
        self.button.setEnabled(bool(number))
        self.button.setText(counted(self.tr("Restore %n", "", number), number) if number > 1 else self.tr("Restore"))
        self.button.setAccessibleName(self.button.text())
        self.restore_action.setText(self.button.text())

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Deleted"))
        menu.addAction(self.restore_action)
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
        return [self.table] if self.model.rowCount() else []

    # --- building ---

    def _place(self) -> None:
        self._dress_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(14, 8, 14, 8)
        head.setSpacing(10)
        head.addWidget(self._summary, 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def _dress_table(self) -> None:
        look, icons, table = self._look, self._icons, self.table
        dress_rows(table, self.model, look, Mode.ExtendedSelection)
        table.setItemDelegateForColumn(WHAT, TextDelegate(look, icons, table))
        table.setItemDelegateForColumn(ADDRESS, TextDelegate(look, icons, table, figures=True))
        for column in (KIND, WHO):
            table.setItemDelegateForColumn(column, TextDelegate(look, icons, table, role="muted"))
        table.setItemDelegateForColumn(WHEN, TextDelegate(look, icons, table, role="muted", figures=True))
        for column, width in ((WHAT, 220), (ADDRESS, 160), (KIND, 165), (WHEN, 140)):
            table.setColumnWidth(column, look.scaled(width))
        table.horizontalHeader().setStretchLastSection(True)

    def _connect(self) -> None:
        self.model.refreshed.connect(self._show_state)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.button.clicked.connect(self.restore_action.trigger)
        self.restore_action.triggered.connect(self.restore)
        self.restore_action.setIcon(self._icons.icon("undo", "muted"))
        self.restore_action.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        self.restore_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(self.restore_action)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.retranslate()
            self._show_state()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Deleted"))
        self.table.setAccessibleName(self.tr("Deleted records"))
