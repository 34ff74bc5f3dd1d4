"""The table of the blacklist: keys, sorting in three clicks, and the user's place kept when the order changes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from smsc_desk.book.identity import BlockId
from smsc_desk.ui.blacklist import block_columns as columns
from smsc_desk.ui.blacklist.block_columns import COLUMNS
from smsc_desk.ui.blacklist.block_delegates import OwnerDelegate, ReasonDelegate
from smsc_desk.ui.blacklist.block_model import BlockModel
from smsc_desk.ui.choosing import choose_only
from smsc_desk.ui.delegates import AddressDelegate, BadgeDelegate, ChipsDelegate, TextDelegate, dress_table
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look

_FLAG = QItemSelectionModel.SelectionFlag
_UNSORTED = -1


class BlockTable(QTableView):
    """Rows are chosen whole; what is chosen is known by ids."""

    chosenChanged = Signal()
    keyPressed = Signal(QKeyEvent)
    """a key that the table itself has no use for, or that means more here; accept it to have taken it"""
    addPressed = Signal(int)
    menuWanted = Signal(QPoint)
    headerMenuWanted = Signal(QPoint)

    def __init__(self, model: BlockModel, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = model
        self._look = look
        self._own_widths = self._sharing = False
        self.setModel(model)
        dress_table(self, look)
        # Else every repaint of the header asks about every chosen row: seconds after Ctrl+A in a large list.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self.horizontalHeader()))
        self._set_delegates(look, icons)
        self._set_header()
        edit = QAbstractItemView.EditTrigger
        self.setEditTriggers(edit.EditKeyPressed | edit.DoubleClicked)
        self.setTabKeyNavigation(False)
        look.changed.connect(self._on_look)
        self._keeper = _Keeper(self, model)
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self.chosenChanged.emit())

    def chosen(self) -> list[BlockId]:
        """Return the ids of the chosen rows in order; asks ranges, not indexes, which may be a million."""
        ranges = self.selectionModel().selection().toList()
        rows = sorted({row for chosen in ranges for row in range(chosen.top(), chosen.bottom() + 1)})
        return [self._blocks.id_at(row) for row in rows]

    def count_chosen(self) -> int:
        """Return how many rows are chosen."""
        return sum(chosen.height() for chosen in self.selectionModel().selection().toList())

    def only_row(self) -> int | None:
        """Return the one chosen row, None where there are none or several."""
        ranges = self.selectionModel().selection().toList()
        return ranges[0].top() if self.count_chosen() == 1 else None

    def sort_by(self, column: int, order: Qt.SortOrder) -> None:
        """Sort, and show so in the header; column -1 is the order of the beginning."""
        self.horizontalHeader().setSortIndicator(column, order)

    def edit_reason(self) -> None:
        """Open the editor of the current row's reason."""
        index = self._blocks.index(self.currentIndex().row(), columns.COMMENT)
        if index.isValid() and self.state() != QAbstractItemView.State.EditingState:
            self.setColumnHidden(columns.COMMENT, False)
            choose_only(self, index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.keyPressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menuWanted.emit(at)

    def keyboardSearch(self, _search: str) -> None:
        """Nothing: Qt would ask every row; the field above finds."""

    def save_state(self) -> str:
        """Return widths, order and visibility of the columns as text."""
        return bytes(self.horizontalHeader().saveState().toBase64().data()).decode()

    def restore_state(self, text: str) -> None:
        """Bring back what `save_state` returned; nothing where it does not fit."""
        header = self.horizontalHeader()
        with QSignalBlocker(header):
            fits = header.restoreState(QByteArray.fromBase64(text.encode()))
        self._own_widths = self._own_widths or fits
        self.updateGeometries()
        self._on_indicator(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def _set_delegates(self, look: Look, icons: Icons) -> None:
        self._owner, self._reason = OwnerDelegate(look, icons, self), ReasonDelegate(look, icons, self, role="muted")
        made = {
            "address": AddressDelegate(look, icons, self),
            "type": BadgeDelegate(look, icons, self),
            "contact": self._owner,
            "groups": ChipsDelegate(look, icons, self),
            "comment": self._reason,
            "added": TextDelegate(look, icons, self, role="muted", figures=True),
            "state": TextDelegate(look, icons, self, role="muted"),
        }
        for number, column in enumerate(COLUMNS):
            self.setItemDelegateForColumn(number, made[column.key])
        self._owner.addPressed.connect(self.addPressed)
        self._reason.editing.connect(self._blocks.set_frozen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Give the reasons the room that is left, as long as the user has set no width."""
        if not self._own_widths:
            header, least = self.horizontalHeader(), self._look.scaled(COLUMNS[columns.COMMENT].width)
            taken = header.length() - header.sectionSize(columns.COMMENT)
            self._sharing = True
            header.resizeSection(columns.COMMENT, max(least, self.viewport().width() - taken))
            self._sharing = False

    def _on_width(self, _column: int, before: int, after: int) -> None:
        if not before or not after:  # shown or hidden
            self._share_room()
        elif not self._sharing:
            self._own_widths = True

    def _on_look(self) -> None:
        if not self._own_widths:
            self._set_widths()

    def reset_columns(self) -> None:
        """Bring back order, widths and visibility of the columns."""
        header = self.horizontalHeader()
        for number, column in enumerate(COLUMNS):
            header.moveSection(header.visualIndex(number), number)
            header.setSectionHidden(number, column.hidden)
        self._set_widths()

    def _set_widths(self) -> None:
        for number, column in enumerate(COLUMNS):
            self.horizontalHeader().resizeSection(number, self._look.scaled(column.width))
        self._own_widths = False
        self._share_room()

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        self.reset_columns()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(_UNSORTED, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(48)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.headerMenuWanted.emit(header.mapToGlobal(at)))
        header.sortIndicatorChanged.connect(self._on_indicator)
        header.sectionResized.connect(self._on_width)

    def _on_indicator(self, column: int, order: Qt.SortOrder) -> None:
        """The third click takes the indicator away; a column without an order of its own never has it."""
        if column >= 0 and not COLUMNS[column].sort:
            self.sort_by(_UNSORTED, Qt.SortOrder.AscendingOrder)
        else:
            self._blocks.sort(column, order)


class _Keeper:
    """Puts current row, chosen rows and scroll position back by id after the model was reset."""

    def __init__(self, view: BlockTable, model: BlockModel) -> None:
        self._view, self._model = view, model
        self._chosen: set[BlockId] = set()
        self._current: BlockId | None = None
        self._place = QModelIndex()
        self._top: BlockId | None = None
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)

    def _remember(self) -> None:
        view, current = self._view, self._view.currentIndex()
        self._chosen = set(view.chosen())
        self._row, self._column = current.row(), max(0, current.column())
        self._current = self._model.id_at(current.row()) if current.isValid() else None
        top = view.rowAt(0)
        self._top = self._model.id_at(top) if top > 0 else None

    def _restore(self) -> None:
        wanted = self._chosen | {number for number in (self._current, self._top) if number is not None}
        found = {number: row for row, number in enumerate(self._model.ids()) if number in wanted} if wanted else {}
        selection = self._view.selectionModel()
        rows = sorted(row for number, row in found.items() if number in self._chosen)
        selection.select(self._ranges(rows), _FLAG.ClearAndSelect | _FLAG.Rows)
        self._restore_current(found, selection)
        self._restore_scroll(found)

    def _restore_current(self, found: dict[int, int], selection: QItemSelectionModel) -> None:
        if self._current is None or not self._model.rowCount():
            return
        # Where the current row is gone, the one that took its place is current: Del can be pressed again.
        row = found.get(self._current, min(self._row, self._model.rowCount() - 1))
        selection.setCurrentIndex(self._model.index(row, self._column), _FLAG.NoUpdate)

    def _restore_scroll(self, found: dict[int, int]) -> None:
        bar = self._view.verticalScrollBar()
        if self._model.moved_by_user:
            current = self._view.currentIndex()
            if current.isValid() and self._current in found:
                self._view.scrollTo(current)
            else:
                bar.setValue(0)
        elif self._top in found:
            self._view.scrollTo(self._model.index(found[self._top], 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def _ranges(self, rows: Iterable[int]) -> QItemSelection:
        """Return rows as few ranges."""
        chosen, last = QItemSelection(), len(COLUMNS) - 1
        start = end = None
        for row in rows:
            if end is not None and start is not None and row != end + 1:
                chosen.select(self._model.index(start, 0), self._model.index(end, last))
                start = row
            start, end = (row if start is None else start), row
        if start is not None and end is not None:
            chosen.select(self._model.index(start, 0), self._model.index(end, last))
        return chosen
