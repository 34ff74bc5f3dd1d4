"""What the undoing of an import left as it is, since it was changed again: what was put there, and what is there."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from smsc_desk.book.fields import show_address
from smsc_desk.book.identity import Channel
from smsc_desk.store.changes import Changed
from smsc_desk.store.left_alone import SinceChanged
from smsc_desk.store.store import Store
from smsc_desk.ui import plain
from smsc_desk.ui.activity import since_words
from smsc_desk.ui.activity.rows_model import RowsModel
from smsc_desk.ui.delegates import TextDelegate, dress_table
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing.engine import JobStatus
from smsc_desk.ui.importing.parts import name_button
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import button, label

translate = QCoreApplication.translate
WHAT, FIELD, PUT, NOW = range(4)
SIZE = (820, 460)


class ReviewModel(RowsModel[SinceChanged]):
    """A row for each field; read anew when the book changes, while somebody looks."""

    CONTEXT = "Review"
    COLUMNS = (
        str(QT_TRANSLATE_NOOP("Review", "Record")),
        str(QT_TRANSLATE_NOOP("Review", "Field")),
        str(QT_TRANSLATE_NOOP("Review", "The import had put")),
        str(QT_TRANSLATE_NOOP("Review", "Now")),
    )

    def __init__(self, store: Store, groups: GroupDirectory, tasks: Tasks, job: int, parent: QObject) -> None:
        super().__init__(tasks, "read what an undo left alone", parent)
        self._store, self._groups, self._job = store, groups, job
        self._leave = store.subscribe(self._on_changed)

    def close(self) -> None:
        self._leave()

    async def fetch(self) -> Mapping[Hashable, SinceChanged]:
        found = await self._store.left_alone(self._job)
        return {(one.target, one.row, one.key): one for one in found}

    def _on_changed(self, changed: Changed) -> None:
        if changed.queue or changed.groups or changed.touches_contacts() or changed.touches_blocks():
            self.changed()

    def text(self, item: SinceChanged, column: int) -> str:
        match column:
            case 0:
                return _title(item)
            case 1:
                return since_words.field(item.key)
            case 2:
                return since_words.put(item.key, item.put, self._groups)
            case _:
                gone = translate("Review", "deleted")
                return gone if item.gone else since_words.now(item.key, item.now, self._groups)


def _title(item: SinceChanged) -> str:
    title = plain.one_line(item.title)
    if item.target == "contact" and title.isdigit():
        return show_address(title, Channel.PHONE)
    return translate("Review", "Group “%1”").replace("%1", title) if item.target == "grp" else title


class ReviewDialog(QDialog):
    """Not modal: one goes from here to each record and comes back."""

    recordWanted = Signal(str, int)
    """the kind and the local id of a record to be shown: "contact", "grp", "block" """

    def __init__(
        self, store: Store, groups: GroupDirectory, tasks: Tasks, look: Look, icons: Icons, undone: JobStatus,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._name = undone.name
        self.model = ReviewModel(store, groups, tasks, undone.id, self)
        self.table = QTableView()
        self._title, self._text = label(role="title", wrap=True), label(role="muted", wrap=True)
        self.show_it, self.end = button(""), button("")
        self.show_it.setAutoDefault(False)
        self.end.setAutoDefault(False)
        self._dress_table(look, icons)
        self._place()
        self._connect()
        self._retranslate()
        self.model.watch(True)

    def show_record(self) -> None:
        """Ask for the record of the current row to be shown."""
        item = self.model.item(self.table.currentIndex())
        if item is not None and not item.gone:
            self.recordWanted.emit(item.target, item.row)

    def done(self, code: int) -> None:
        super().done(code)
        self.model.close()
        self.deleteLater()

    def _place(self) -> None:
        self.setWindowFlags(Qt.WindowType.Window)
        self.resize(*SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for part in (self._title, self._text):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.show_it)
        buttons.addStretch(1)
        buttons.addWidget(self.end)
        column.addLayout(buttons)

    def _dress_table(self, look: Look, icons: Icons) -> None:
        table = self.table
        table.setModel(self.model)
        dress_table(table, look)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setItemDelegate(TextDelegate(look, icons, table))
        table.setItemDelegateForColumn(FIELD, TextDelegate(look, icons, table, role="muted"))
        table.setItemDelegateForColumn(PUT, TextDelegate(look, icons, table, role="muted"))
        for at, width in ((WHAT, 210), (FIELD, 140), (PUT, 200)):
            table.setColumnWidth(at, look.scaled(width))
        table.horizontalHeader().setStretchLastSection(True)

    def _connect(self) -> None:
        self.model.refreshed.connect(self._show_state)
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self.table.doubleClicked.connect(lambda _: self.show_record())
        for keys in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.show_record)
        self.show_it.clicked.connect(self.show_record)
        self.end.clicked.connect(self.close)

    def _show_state(self) -> None:
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, WHAT))
            self.table.setFocus()
        self._text.setText(self._words())
        self._enable()

    def _words(self) -> str:
        if self.model.loaded and not self.model.rowCount():
            return self.tr("Nothing differs any more from what the import had put.")
        return self.tr("You or somebody else changed these after the import, so the undo left them as they are.")

    def _enable(self) -> None:
        item = self.model.item(self.table.currentIndex())
        self.show_it.setEnabled(item is not None and not item.gone)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Changed since the import"))
        self._title.setText(self.tr("Changed since the import of “%1”").replace("%1", plain.one_line(self._name)))
        self.table.setAccessibleName(self.tr("What was changed since"))
        name_button(self.show_it, self.tr("Show record"))
        name_button(self.end, self.tr("Close"))
        self._show_state()
