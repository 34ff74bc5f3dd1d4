"""Before an import is undone: what goes, what gets its former values, and what stays since it was changed again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QDialog, QHBoxLayout, QTableView, QVBoxLayout, QWidget
from shiboken6 import isValid

from smsc_desk.store.foresight import Fate, UndoPreview
from smsc_desk.ui import plain
from smsc_desk.ui.activity.queue_view import SignDelegate
from smsc_desk.ui.delegates import TextDelegate, dress_table
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.icons import IconRole, Icons
from smsc_desk.ui.importing.parts import Flow, name_button
from smsc_desk.ui.importing.tiles import Tile
from smsc_desk.ui.importing.undo_model import NAME, NUMBER, WHAT, WHY, Ahead, UndoModel
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ThinProgress, button, danger_button, label

SIZE = (900, 620)


class UndoCounts(QObject):
    """The words with a number in them: lupdate sees a plural in `tr` only."""

    def say(self, preview: UndoPreview) -> str:
        """Return a sentence for each kind of records."""
        said = self._contacts if preview.target == "contact" else self._entries
        return "\n".join(said(fate, number) for fate, number in _numbers(preview).items() if number)

    def _contacts(self, fate: Fate, number: int) -> str:
        match fate:
            case Fate.REMOVED:
                text = self.tr("%n contact(s) that the import added will be deleted, at the provider too.", "", number)
            case Fate.RESTORED:
                text = self.tr("%n contact(s) that the import changed get their former values back.", "", number)
            case Fate.LEFT:
                text = self.tr("%n contact(s) were changed after the import and stay as they are.", "", number)
        return counted(text, number)

    def _entries(self, fate: Fate, number: int) -> str:
        match fate:
            case Fate.REMOVED:
                text = self.tr("%n address(es) that the import blocked will be unblocked.", "", number)
            case Fate.RESTORED:
                text = self.tr("%n blocked address(es) get their former type and comment back.", "", number)
            case Fate.LEFT:
                text = self.tr("%n blocked address(es) were changed after the import and stay as they are.", "", number)
        return counted(text, number)

    def rows(self, number: int) -> str:
        """Count what is listed."""
        return counted(self.tr("%n row(s)", "", number), number)


def _numbers(preview: UndoPreview) -> dict[Fate, int]:
    return {Fate.REMOVED: preview.removed, Fate.RESTORED: preview.restored, Fate.LEFT: preview.changed_since}


class _Rows(QTableView):
    def keyboardSearch(self, search: str) -> None:
        """A letter finds nothing: Qt would read a million rows for it."""


class UndoImportDialog(QDialog):
    """Accepted when the undoing is wished; possible once what it does is known."""

    def __init__(
        self, name: str, source: Ahead, groups: GroupDirectory, tasks: Tasks, look: Look, icons: Icons,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._name, self._source, self._icons = name, source, icons
        self._preview: UndoPreview | None = None
        self._percent = 0
        self.model = UndoModel(source, groups, tasks, self)
        self.table = _Rows()
        self._title, self._text = label(role="title", wrap=True), label(wrap=True)
        self.about, self._note = label(wrap=True), label(role="muted", wrap=True)
        self._progress = ThinProgress("")
        self.go, self.cancel = danger_button(""), button("")
        self.cancel.setDefault(True)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.model.dataChanged.connect(self._show_about)
        self.model.modelReset.connect(self._show_about)
        self._progress.set_busy(True)
        self._dress_table(look)
        self._make_tiles()
        self._place()
        self._show_about()
        self._retranslate()

    # --- what it would do ---

    def _looked(self, done: int, of: int) -> None:
        """Show how far the looking has come."""
        if isValid(self) and of:
            self._percent = 100 * done // of
            self._progress.set_busy(True, done / of)
            self._say()

    async def foresee(self, job: int) -> None:
        """Wait for what the undoing of a job would do, and show it."""
        found = await self._source.undo_preview(job, self._looked)
        if isValid(self):
            self._preview = found
            self._progress.set_busy(False)
            self.model.show_preview(found)
            self._retranslate()

    def show_fate(self, fate: Fate | None) -> None:
        """List the records of one fate, or all."""
        if self._preview is not None:
            self.model.show_preview(self._preview, fate)
            self.tiles[fate].setChecked(True)

    def _show_about(self) -> None:
        """Say of the current row in full what its cells may cut."""
        index = self.table.currentIndex()
        texts = [index.siblingAtColumn(column).data() for column in range(WHY + 1)] if index.isValid() else []
        self.about.setText(" · ".join(filter(None, texts)))
        self.about.setVisible(bool(texts))

    # --- building ---

    def _make_tiles(self) -> None:
        self._group, self._flow = QButtonGroup(self), Flow(150)
        self.tiles: dict[Fate | None, Tile] = {}
        for fate in (None, *Fate):
            tile = self.tiles[fate] = Tile()
            tile.setAutoDefault(False)
            tile.clicked.connect(lambda _=False, fate=fate: self.show_fate(fate))
            self._group.addButton(tile)
            self._flow.add(tile)
        self.tiles[None].setChecked(True)

    def _dress_table(self, look: Look) -> None:
        table, icons = self.table, self._icons
        table.setModel(self.model)
        dress_table(table, look)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setItemDelegateForColumn(NUMBER, TextDelegate(look, icons, table, figures=True))
        table.setItemDelegateForColumn(NAME, TextDelegate(look, icons, table))
        table.setItemDelegateForColumn(WHAT, SignDelegate(look, icons, table))
        table.setItemDelegateForColumn(WHY, TextDelegate(look, icons, table, role="muted"))
        for at, width in ((NUMBER, 155), (NAME, 160), (WHAT, 185)):
            table.setColumnWidth(at, look.scaled(width))
        table.horizontalHeader().setStretchLastSection(True)
        table.selectionModel().currentRowChanged.connect(self._show_about)

    def _place(self) -> None:
        self.resize(*SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for part in (self._title, self._progress, self._text, self._flow):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.about)
        column.addWidget(self._note)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        buttons.addWidget(self.cancel)
        column.addLayout(buttons)
        self.setMinimumSize(620, 500)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.retranslate()

    # --- words ---

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Undo the import"))
        self.setAccessibleName(self.windowTitle())
        self._title.setText(self.tr("Undo the import of “%1”?").replace("%1", plain.one_line(self._name)))
        self._progress.setAccessibleName(self.tr("Looking at what has changed since"))
        self.table.setAccessibleName(self.tr("What would be undone, record by record"))
        self._note.setText(self.tr(
            "Groups that the import made go when nobody is left in them. It runs in the background as the import did,"
            " and sends about as many requests."
        ))  # fmt: skip
        name_button(self.go, self.tr("Undo the import"))
        name_button(self.cancel, self.tr("Cancel"))
        self._say()

    def _say(self) -> None:
        preview = self._preview
        nothing = self.tr("Nothing is left that could be undone.")
        waiting = self.tr("Looking at what has changed since … %1 %").replace("%1", str(self._percent))
        self._text.setText(waiting if preview is None else UndoCounts().say(preview) or nothing)
        self.go.setEnabled(preview is not None and bool(preview.removed or preview.restored))
        self._flow.setVisible(preview is not None)
        numbers = {} if preview is None else _numbers(preview)
        for fate, tile in self.tiles.items():
            number = sum(numbers.values()) if fate is None else numbers.get(fate, 0)
            word, look = self._tile(fate)
            tile.show_count(self._icons, word, number, UndoCounts().rows(number), look)

    def _tile(self, fate: Fate | None) -> tuple[str, tuple[str, IconRole]]:
        blocks = self._preview is not None and self._preview.target == "block"
        match fate:
            case Fate.REMOVED:
                return self.tr("Unblocked") if blocks else self.tr("Deleted"), ("trash", "danger")
            case Fate.RESTORED:
                return self.tr("Get former values"), ("undo", "accent")
            case Fate.LEFT:
                return self.tr("Stay as they are"), ("minus-circle", "warn")
            case _:
                return self.tr("All"), ("menu", "muted")
