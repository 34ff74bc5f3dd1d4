"""The table of contacts: keys, header, in-place editing, and a place that survives every new order."""

from __future__ import annotations

import array
import base64
import contextlib
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from smsc_desk.book.identity import ContactId
from smsc_desk.ui.choosing import choose_only
from smsc_desk.ui.contact_drag import mime_of
from smsc_desk.ui.contacts.contact_columns import COLUMNS, INDEX, Column, title
from smsc_desk.ui.contacts.contact_model import ContactModel
from smsc_desk.ui.contacts.jumping import Jumping
from smsc_desk.ui.contacts.row_painter import RowPainter
from smsc_desk.ui.delegates import (
    AddressDelegate,
    BadgeDelegate,
    CellDelegate,
    ChipsDelegate,
    IconDelegate,
    TextDelegate,
    dress_table,
    thousands,
)
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.roles import Role
from smsc_desk.ui.theme import Look

MARK = 28
"""Pixels at the right end of an address: the mark and what is around it."""
MOST_RESTORED = 20_000
"""More selected rows than this are given up at a new order, unless so few were not: to name them would stall."""


class ContactTable(QTableView):
    """Shows a ContactModel."""

    opened = Signal(object)
    """ContactId: Enter, or a double click on what is not edited in place"""
    chosenChanged = Signal()
    """the selection or the current row changed"""
    problemWanted = Signal(object)
    """ContactId: the mark of a problem was clicked"""
    selectionGivenUp = Signal(int)
    """so many contacts were selected, too many to be found again in another order"""
    menuWanted = Signal(QPoint)
    """the context menu is asked for, at this place of the screen"""

    def __init__(self, model: ContactModel, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contacts, self._look = model, look
        self._hundred = look.scaled(100)  # pixels, at the text size that the columns are as wide for
        self._restored = False  # columns as they were left
        self._place: _Place | None = None
        self._unfinished: tuple[_Place, tuple[int, ContactId | None]] | None = None  # and what was restored of it
        self._filter = model.filter()
        self.jumping = Jumping(model, self._go_to, lambda: self.currentIndex().row(), self._touch)
        self.setAccessibleName(self.tr("Contacts"))
        self.setModel(model)
        dress_table(self, look)
        self._delegates = _Delegates(self, look, icons)
        self._painter = RowPainter(self, model)
        self._prepare_header()
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menuWanted.emit(self.viewport().mapToGlobal(at)))
        model.reordering.connect(self._remember_place)
        model.reordered.connect(self._restore_place)
        model.extended.connect(self._restore_rest)
        look.changed.connect(self._widen)
        look.dressed.connect(self._fit_titles)
        self.doubleClicked.connect(self._on_double_click)
        self.selectionModel().selectionChanged.connect(self.chosenChanged)
        self.selectionModel().currentRowChanged.connect(self.chosenChanged)

    # --- what is chosen ---

    def selected_ids(self) -> list[ContactId]:
        """Return the selected contacts in view order, by ranges: never by indexes, of which there may be millions."""
        ids = self._contacts.ids()
        seen: dict[int, None] = {}
        for top, bottom in self._parts():
            seen.update(dict.fromkeys(ids[top : bottom + 1]))
        return [ContactId(number) for number in seen]

    def chosen_ids(self) -> Sequence[int]:
        """Return the same for many: the list itself where all of it is selected, and no object for each id."""
        ids = self._contacts.ids()
        parts = self._parts()
        if parts == [(0, len(ids) - 1)]:
            return ids
        chosen = array.array("q")
        for top, bottom in parts:
            chosen.extend(ids[top : bottom + 1])
        return chosen

    def _parts(self) -> list[tuple[int, int]]:
        """Return the selected ranges of rows, from the top on."""
        return sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList())

    def selected_count(self) -> int:
        """Return how many rows are selected."""
        return sum(bottom - top + 1 for top, bottom in self._parts())

    def current_id(self) -> ContactId | None:
        """Return the current contact."""
        return self._contacts.contact_id(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def choose(self, contact: ContactId) -> bool:
        """Make a contact the current and only selected one; False where the query does not find it."""
        row = self._contacts.row_of(contact)
        if row is None:
            return False
        column = self.currentIndex().column() if self.currentIndex().isValid() else INDEX["name"]
        choose_only(self, self._contacts.index(row, column))
        self.scrollTo(self.currentIndex())
        return True

    def choose_row(self, row: int) -> None:
        """Make a row the current and only selected one."""
        choose_only(self, self._contacts.index(row, INDEX["name"]))

    def invert_selection(self) -> None:
        """Select what is not selected."""
        if not self._contacts.rowCount():
            return
        whole = QItemSelection(
            self._contacts.index(0, 0), self._contacts.index(self._contacts.rowCount() - 1, len(COLUMNS) - 1)
        )
        self.selectionModel().select(whole, QItemSelectionModel.SelectionFlag.Toggle)

    # --- the place, over a new order ---

    def _remember_place(self) -> None:
        unfinished, self._unfinished = self._unfinished, None
        if unfinished is not None and unfinished[1] == self._touch():
            self._place = unfinished[0]  # of which only the first rows had come back
            if self._filter != self._contacts.filter():
                self._place.all_but = None
            return
        top = self.rowAt(0)
        count = self.selected_count()
        all_but = self._all_but(count)
        chosen = self.selected_ids() if count <= MOST_RESTORED and all_but is None else []
        if count > MOST_RESTORED and all_but is None:
            self.selectionGivenUp.emit(count)
        column = self.currentIndex().column() if self.currentIndex().isValid() else INDEX["address"]
        self._place = _Place(
            self.current_id(),
            column,
            chosen,
            all_but,
            self._contacts.contact_id(top),
            self.verticalScrollBar().value(),
        )

    def _all_but(self, selected: int) -> list[int] | None:
        """Return the few that are not selected of all that match; None where that does not say what is.

        All that match stay all that match while what they match stays; another filter must not make them more.
        """
        rows = self._contacts.rowCount()
        if not selected or self._filter != self._contacts.filter() or (selected < rows and selected <= MOST_RESTORED):
            return None
        if rows - selected > MOST_RESTORED:
            return None
        ids, begin, missing = self._contacts.ids(), 0, list[int]()
        for top, bottom in [*self._parts(), (rows, rows)]:
            missing.extend(ids[begin:top])
            begin = bottom + 1
        return missing

    def _restore_place(self) -> None:
        place, self._place = self._place, None
        self._filter = self._contacts.filter()
        if place is None:
            return
        named = {*place.chosen, *(place.all_but or ()), *filter(None, (place.current, place.top))}
        rows = self._contacts.rows_of(named)
        selection = self.selectionModel()
        if place.all_but is not None:
            self.selectAll()
            selection.select(self._selection_of(place.all_but, rows), QItemSelectionModel.SelectionFlag.Deselect)
        else:
            selection.select(self._selection_of(place.chosen, rows), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if (row := rows.get(place.current or 0)) is not None:
            selection.setCurrentIndex(
                self._contacts.index(row, place.column), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        if (row := rows.get(place.top or 0)) is not None and place.scroll > 0:
            self.scrollTo(self._contacts.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self.chosenChanged.emit()
        if self._contacts.complete:
            self.jumping.jump_again()
        else:
            self._unfinished = place, self._touch()

    def _restore_rest(self, before: int) -> None:
        """The other rows have come: what is there of the place is restored, unless the user has gone elsewhere."""
        unfinished, self._unfinished = self._unfinished, None
        if self.jumping.jump_again():
            return
        if unfinished is not None and unfinished[1] == self._touch():
            self._place = unfinished[0]
            self._restore_place()
        elif before > 1 and self.selected_count() == before:
            self.selectAll()  # all meant all that match, before they were all there

    def _touch(self) -> tuple[int, ContactId | None]:
        """Return what changes when the user selects something."""
        return self.selected_count(), self.current_id()

    def _selection_of(self, chosen: Sequence[int], rows: dict[int, int]) -> QItemSelection:
        selection = QItemSelection()
        last = len(COLUMNS) - 1
        for top, bottom in _ranges(sorted(rows[number] for number in chosen if number in rows)):
            selection.select(self._contacts.index(top, 0), self._contacts.index(bottom, last))
        return selection

    # --- the header ---

    def _prepare_header(self) -> None:
        header = self.horizontalHeader()
        # A header asks its selection model for every column whether all rows are selected: 11 s of repainting after
        # Ctrl+A on a million rows. One of its own is always empty.
        header.setSelectionModel(QItemSelectionModel(self._contacts, header))
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(36)
        header.setStretchLastSection(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)
        header.sortIndicatorChanged.connect(self._contacts.sort)
        header.setAccessibleName(self.tr("Columns"))
        self.reset_columns()

    def reset_columns(self) -> None:
        """Show the columns of the first start, in their order and width."""
        header = self.horizontalHeader()
        for number, column in enumerate(COLUMNS):
            header.moveSection(header.visualIndex(number), number)
            self.setColumnHidden(number, not column.shown)
            self.setColumnWidth(number, max(self._look.scaled(column.width), header.sectionSizeHint(number)))

    def _fit_titles(self) -> None:
        """Titles are as wide as the style sheet says, unless the widths are those that the user left."""
        if not self._restored:
            self.reset_columns()

    def _widen(self) -> None:
        """Let the columns grow and shrink with the text."""
        before, self._hundred = self._hundred, self._look.scaled(100)
        if before != self._hundred:
            for number in range(len(COLUMNS)):
                if not self.isColumnHidden(number):  # a hidden one gets its width when it is shown
                    self.setColumnWidth(number, round(self.columnWidth(number) * self._hundred / before))

    def layout_text(self) -> str:
        """Return the state of the columns, to be kept."""
        return base64.b64encode(self.horizontalHeader().saveState().data()).decode("ascii")

    def restore_layout(self, text: str) -> None:
        """Take the state of the columns that was kept; one that does not fit is left."""
        header = self.horizontalHeader()
        with contextlib.suppress(ValueError):  # base64 that is none
            self._restored = header.restoreState(QByteArray(base64.b64decode(text)))
        self._contacts.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def header_menu(self) -> QMenu:
        """Return the menu of the columns."""
        menu = QMenu(self)
        for number, column in enumerate(COLUMNS):
            self._add_toggle(menu, number, column)
        menu.addSeparator()
        menu.addAction(self.tr("Fit to contents")).triggered.connect(self.resizeColumnsToContents)
        menu.addAction(self.tr("Reset columns")).triggered.connect(self.reset_columns)
        return menu

    def _add_toggle(self, menu: QMenu, number: int, column: Column) -> None:
        action = menu.addAction(title(column))
        action.setCheckable(True)
        action.setChecked(not self.isColumnHidden(number))
        action.setEnabled(column.key != "address")  # a row that nobody can tell from another is no row
        action.toggled.connect(lambda shown: self._toggle(number, shown=shown))

    def _toggle(self, number: int, *, shown: bool) -> None:
        self.setColumnHidden(number, not shown)
        if shown and self.columnWidth(number) < self.horizontalHeader().minimumSectionSize():
            self.setColumnWidth(number, self._look.scaled(COLUMNS[number].width))

    def _show_header_menu(self, at: QPoint) -> None:
        menu = self.header_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def sizeHintForColumn(self, column: int) -> int:
        """Measure the rows on screen only: Qt would measure as many as it finds, loading each."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        last = self._contacts.rowCount() - 1 if last < 0 else last
        delegate = self.itemDelegateForColumn(column)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        hints = (
            delegate.sizeHint(option, self._contacts.index(row, column)).width()
            for row in range(max(0, first), last + 1)
        )
        return max(hints, default=COLUMNS[column].width)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painter.paint(event.rect())

    # --- keys and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        plain = modifiers in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and not self._is_editing():
            if (contact := self.current_id()) is not None:
                self.opened.emit(contact)
            return
        if key == Qt.Key.Key_Space and plain:
            self._toggle_current()
            return
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End} and plain and self._contacts.rowCount():
            self.jumping.to_first() if key == Qt.Key.Key_Home else self.jumping.to_last()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the mark of a problem leads to the problem."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and index.isValid() and index.data(Role.STATE) == "problem":
            right = self.visualRect(index).right()
            if index.column() == INDEX["address"] and at.x() >= right - self._look.scaled(MARK):
                self.problemWanted.emit(self._contacts.contact_id(index.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first row current and selects nothing: the editor would show whom no command is about."""
        had_place = self.currentIndex().isValid()
        self._take_focus(event, had_place=had_place)
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason  # the click will choose
        if not had_place and not by_mouse and self.currentIndex().isValid():
            self.choose_row(self.currentIndex().row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        event.accept()
        self.update(self.currentIndex())

    def _take_focus(self, event: QFocusEvent, *, had_place: bool) -> None:
        """Draw the frame of the current cell: all that shows the focus. Qt draws the whole view, for each edit anew."""
        if had_place:
            event.accept()
            self.update(self.currentIndex())
        else:
            super().focusInEvent(event)

    def _is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def _toggle_current(self) -> None:
        flags = QItemSelectionModel.SelectionFlag.Toggle | QItemSelectionModel.SelectionFlag.Rows
        if self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), flags)

    def _go_to(self, row: int) -> None:
        column = self.currentIndex().column() if self.currentIndex().isValid() else INDEX["name"]
        self.setCurrentIndex(self._contacts.index(row, max(0, column)))

    def keyboardSearch(self, search: str) -> None:
        """Go to what begins so in the column of the order: Qt's own search reads a million rows for a letter."""
        self.jumping.type(search)

    def _on_double_click(self, _index: object) -> None:
        current = self.currentIndex()
        if current.isValid() and not COLUMNS[current.column()].editable:
            self.opened.emit(self.current_id())

    def startDrag(self, _supported: Qt.DropAction) -> None:
        """Drag ids: Qt's own would make an index of every cell selected."""
        ids = self.selected_ids()
        if not ids:
            return
        drag = QDrag(self)
        drag.setMimeData(mime_of(ids))
        picture = self._drag_picture(len(ids))
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(0, picture.height() + 6))  # above the pointer: below it the groups say what a drop does
        # Only the group view takes it, and it decides between adding and moving.
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)

    def _drag_picture(self, count: int) -> QPixmap:
        text = self.tr("%n contact(s)", "", count).replace(str(count), thousands(count))
        width = self.fontMetrics().horizontalAdvance(text) + 24
        picture = QPixmap(width, 28)
        picture.fill(self.palette().color(QPalette.ColorRole.Highlight))
        painter = QPainter(picture)
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        painter.setFont(self.font())
        painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return picture

    def shown_columns(self) -> list[int]:
        """Return the columns that are shown, in their order on the screen."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(visual) for visual in range(len(COLUMNS)))
        return [number for number in order if not self.isColumnHidden(number)]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Contacts"))
            self.horizontalHeader().setAccessibleName(self.tr("Columns"))
            self._contacts.retranslate()


class _Place:
    """Where the user is, by ids."""

    __slots__ = ("all_but", "chosen", "column", "current", "scroll", "top")

    def __init__(
        self,
        current: ContactId | None,
        column: int,
        chosen: list[ContactId],
        all_but: list[int] | None,
        top: ContactId | None,
        scroll: int,
    ) -> None:
        self.current, self.column, self.chosen = current, column, chosen
        self.all_but, self.top, self.scroll = all_but, top, scroll


def _ranges(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Join neighbouring rows."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


class _Delegates:
    """One delegate a kind of column; Qt does not own them."""

    def __init__(self, table: QTableView, look: Look, icons: Icons) -> None:
        self._kinds: dict[str, CellDelegate] = {
            "channel": IconDelegate(look, icons, table),
            "address": AddressDelegate(look, icons, table),
            "text": TextDelegate(look, icons, table),
            "muted": TextDelegate(look, icons, table, role="muted"),
            "figures": TextDelegate(look, icons, table, role="muted", figures=True),
            "chips": ChipsDelegate(look, icons, table),
            "badge": BadgeDelegate(look, icons, table),
        }
        for number, column in enumerate(COLUMNS):
            table.setItemDelegateForColumn(number, self._kinds[column.kind])
