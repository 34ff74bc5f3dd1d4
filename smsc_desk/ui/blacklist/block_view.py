"""The blacklist tab: facets on the left, the table of entries, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from smsc_desk.book.block import Block, BlockType
from smsc_desk.book.identity import BlockId, RowState
from smsc_desk.ui.blacklist import block_columns as columns
from smsc_desk.ui.blacklist.block_bar import BlockBar
from smsc_desk.ui.blacklist.block_menu import Deeds, deed_of, header_menu, row_menu
from smsc_desk.ui.blacklist.block_model import BlockModel
from smsc_desk.ui.blacklist.block_table import BlockTable
from smsc_desk.ui.blacklist.blocking import Blocking
from smsc_desk.ui.blacklist.contents import Contents
from smsc_desk.ui.blacklist.details_line import DetailsLine
from smsc_desk.ui.blacklist.facet_model import NOTHING, FacetModel
from smsc_desk.ui.blacklist.facet_view import FacetView
from smsc_desk.ui.blacklist.legend import Legend
from smsc_desk.ui.choosing import choose_only
from smsc_desk.ui.exporting.kinds import Subject
from smsc_desk.ui.exporting.offer import Offer
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import SearchField, line

CALM_MS, RECOUNT_MS = 80, 250
TABLE_LAYOUT, PANES_LAYOUT = "block.columns", "block.panes"


class BlockView(QWidget):
    """Places the parts, connects them, and turns keys, clicks and menus into deeds."""

    contactWanted = Signal(object)
    """ContactId: open this contact"""
    addContactWanted = Signal(object, str)
    """Channel, address: this address is wanted in the book"""
    problemWanted = Signal(object)
    """BlockId: what is wrong with this entry"""
    countChanged = Signal(int)
    """all entries, for the title of the tab"""
    importWanted = Signal()
    exportWanted = Signal()
    retryWanted = Signal()
    """fetch the provider's list again"""

    def __init__(
        self,
        model: BlockModel,
        facets: FacetModel,
        blocking: Blocking,
        tasks: Tasks,
        look: Look,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._facet_model, self._blocking, self._tasks = model, facets, blocking, tasks
        self._icons = icons
        self._talking: Any = None
        self._ended = False
        self._menu: QMenu | None = None
        self.bar = BlockBar(icons)
        self.facets = FacetView(facets, look, icons)
        self.search = SearchField(icons, "", "")
        self.table = BlockTable(model, look, icons)
        self.contents = Contents(self.table, icons)
        self.details = DetailsLine()
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._recount = QTimer(self, singleShot=True, interval=RECOUNT_MS)
        self._deeds = Deeds(
            self.open_owner, self.table.edit_reason, self.change_type, self.unblock, self.copy_rows,
            self.copy_numbers, self.exportWanted.emit, self.table.selectAll, self.show_problem,
        )  # fmt: skip
        self._place(Legend(look, icons), look)
        self._connect()
        self._retranslate()
        self._on_chosen()
        self._recount.start()

    # --- from outside ---

    def set_loading(self, loading: bool, loaded: int | None = None) -> None:  # noqa: FBT001 - as Qt's setters
        """Say that the provider's list is being fetched, and how many entries came."""
        self.contents.set_loading(loading, loaded)

    def set_failed(self, text: str | None) -> None:
        """Say why the provider's list is not whole; None when it is."""
        self.contents.set_failed(text)

    def layout_pieces(self) -> dict[str, str]:
        """Return what is to be kept of columns and panes, for store.save_layout."""
        sizes = ",".join(map(str, self._panes.sizes()))
        return {TABLE_LAYOUT: self.table.save_state(), PANES_LAYOUT: sizes}

    def restore_layout(self, pieces: Callable[[str], str | None]) -> None:
        """Bring back what was kept; `pieces` is store.layout."""
        if state := pieces(TABLE_LAYOUT):
            self.table.restore_state(state)
        sizes = [int(part) for part in (pieces(PANES_LAYOUT) or "").split(",") if part.isdecimal()]
        if len(sizes) == self._panes.count():
            self._panes.setSizes(sizes)

    def end(self) -> None:
        """Ask the store nothing more: it is about to be closed."""
        self._calm.stop()
        self._recount.stop()
        self._ended = True

    # --- deeds ---

    def block_numbers(self) -> None:
        """Ask for pasted lines and block them."""
        self._talk(self._blocking.block_numbers(self), "block numbers")

    def unblock(self) -> None:
        """Ask, then unblock the chosen entries."""
        if chosen := self.table.chosen():
            self._talk(self._blocking.unblock_ids(self, chosen), "unblock")

    def change_type(self, wanted: BlockType) -> None:
        """Give the chosen entries another type."""
        if chosen := self.table.chosen():
            self._talk(self._blocking.change_type(chosen, wanted), "change the type of blocks")

    def open_owner(self) -> None:
        """Open the contact of the chosen entry, or offer to add one."""
        block = self._only_block()
        if block is None:
            return
        if block.contact is not None:
            self.contactWanted.emit(block.contact)
        else:
            self.addContactWanted.emit(block.channel, block.address)

    def show_problem(self) -> None:
        """Lead to what is wrong with the chosen entry, where both sides are shown and it is decided."""
        if (block := self._only_block()) is not None:
            self.problemWanted.emit(block.id)

    def copy_rows(self) -> None:
        """Copy the chosen rows, with headers, as a table."""
        self._talk(self._copy(self.table.chosen(), self._model.texts, columns.copied_header()), "copy rows")

    def copy_numbers(self) -> None:
        """Copy the addresses of the chosen rows, one a line."""
        self._talk(self._copy(self.table.chosen(), lambda block: block.address), "copy numbers")

    async def _copy(self, ids: list[BlockId], text: Callable[[Block], str], header: str = "") -> None:
        lines = [text(block) for block in await self._blocking.blocks(ids)]
        if lines:
            QGuiApplication.clipboard().setText("\n".join([header, *lines] if header else lines))

    def export_offer(self, total: int | None) -> Offer:
        """Return what can be exported from here; `total` are all entries there are."""
        part, text = self.facets.title() if self.facets.part() != NOTHING else "", self.search.text().strip()
        found = self.tr("found “%1”").replace("%1", text) if text else ""
        return Offer(
            subject=Subject.BLACKLIST, selected=self.table.chosen(), listed=self._model.query,
            listed_count=self._model.rowCount(), listed_name=", ".join(filter(None, (part, found))), total=total,
        )  # fmt: skip

    def focus_search(self) -> None:
        """Take the keyboard to the field above the table."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear_filter(self) -> None:
        """Show all entries again."""
        if self.contents.empty.isAncestorOf(self.focusWidget() or self):
            self.search.setFocus()  # the button that had it goes away
        self.search.clear()
        self.facets.show_all()
        self._ask()

    def escape(self) -> None:
        """Leave the field; then clear the filter; then the selection."""
        if self.search.hasFocus():
            self.table.setFocus()
        elif self._filter_text() is not None:
            self.clear_filter()
        else:
            self.table.clearSelection()

    def _talk(self, coroutine: Coroutine[Any, Any, object], name: str) -> None:
        """Start a deed, unless one is still being talked about: keys repeat faster than dialogs open."""
        if self._talking is not None and not self._talking.done():
            coroutine.close()
            return
        self._talking = self._tasks.start(coroutine, name=name)

    # --- what is shown ---

    def _ask(self) -> None:
        self._calm.stop()
        self._model.ask(text=self.search.text().strip(), **self.facets.part())

    def _filter_text(self) -> str | None:
        """Return what is typed, None where neither text nor facet hides anything."""
        text = self.search.text().strip()
        return text if text or self.facets.part() != NOTHING else None

    def _on_ordered(self) -> None:
        if self._ended:  # an answer that was on its way
            return
        self.contents.show_rows(self._model.rowCount(), self._filter_text())
        self._recount.start()
        self._on_counted()
        self._on_chosen()

    def _on_refreshed(self) -> None:
        if not self._recount.isActive() and not self._ended:
            self._recount.start()
        self._on_chosen()

    def _on_counted(self) -> None:
        self.details.show_counts(self._model.rowCount(), self._facet_model.total)

    def _on_chosen(self) -> None:
        number, block = self.table.count_chosen(), self._only_block()
        self.details.show_chosen(number, block)
        self.bar.set_chosen(number)
        if block is not None and block.state in {RowState.PROBLEM, RowState.DOUBT}:
            self._tasks.start(self._explain(block), name="why an entry was refused")

    async def _explain(self, block: Block) -> None:
        reason = await self._blocking.trouble(block.id)
        if self._only_block() == block:
            self.details.show_chosen(1, block, reason)

    def _only_block(self) -> Block | None:
        row = self.table.only_row()
        return None if row is None else self._model.block(row)

    def _with_only(self, deed: Callable[[BlockId], Coroutine[Any, Any, None]], name: str) -> None:
        if (block := self._only_block()) is not None:
            self._talk(deed(block.id), name)

    def _add_row(self, row: int) -> None:
        if (block := self._model.block(row)) is not None:
            self.addContactWanted.emit(block.channel, block.address)

    def _on_double_click(self, index: QModelIndex) -> None:
        if index.column() == columns.CONTACT:
            self.open_owner()

    # --- keys and menus ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean the same wherever one is in the tab."""
        if not self._general_key(event):
            super().keyPressEvent(event)

    def _general_key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Find) or event.text() == "/":
            self.focus_search()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape()
        elif self.search.hasFocus() and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter_table()
        else:
            return False
        return True

    def _enter_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self._model.rowCount():
            choose_only(self.table, self._model.index(0, 0))

    def _table_key(self, event: QKeyEvent) -> None:
        """Keys of the rows; what is taken is accepted."""
        deed = deed_of(event, self._deeds)
        if deed is not None:
            deed()
        if deed is not None or self._general_key(event):
            event.accept()

    def _on_menu_wanted(self, at: QPoint) -> None:
        if not self.table.count_chosen():
            return
        block = self._only_block()
        owned = None if block is None else block.contact is not None
        problem = block is not None and block.state == RowState.PROBLEM
        self._menu = row_menu(self.table, self._deeds, self._icons, owned=owned, problem=problem)
        self._menu.popup(at)

    def _on_header_menu(self, at: QPoint) -> None:
        self._menu = header_menu(self.table)
        self._menu.popup(at)

    # --- Qt ---

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _connect(self) -> None:
        self.bar.blockPressed.connect(self.block_numbers)
        self.bar.importPressed.connect(self.importWanted)
        self.bar.exportPressed.connect(self.exportWanted)
        self.bar.unblockPressed.connect(self.unblock)
        self.bar.typeChosen.connect(self.change_type)
        self.search.textChanged.connect(lambda _text: self._calm.start())
        self._calm.timeout.connect(self._ask)
        self.facets.chosen.connect(lambda _part: self._ask())
        self._recount.timeout.connect(self._facet_model.refresh)
        self._facet_model.counted.connect(self.countChanged)
        self._facet_model.counted.connect(lambda _number: self._on_counted())
        self._model.ordered.connect(self._on_ordered)
        self._model.refreshed.connect(self._on_refreshed)
        self._connect_table()

    def _connect_table(self) -> None:
        self.table.chosenChanged.connect(self._on_chosen)
        self.table.keyPressed.connect(self._table_key)
        self.table.addPressed.connect(self._add_row)
        self.table.doubleClicked.connect(self._on_double_click)
        self.table.menuWanted.connect(self._on_menu_wanted)
        self.table.headerMenuWanted.connect(self._on_header_menu)
        self.details.ownerPressed.connect(self.open_owner)
        self.details.problemPressed.connect(self.show_problem)
        self.details.retryPressed.connect(lambda: self._with_only(self._blocking.retry, "retry a block"))
        self.details.discardPressed.connect(lambda: self._with_only(self._blocking.discard, "take a block back"))
        deeds = {"block": self.block_numbers, "clear": self.clear_filter, "retry": self.retryWanted.emit,
                 "import": self.importWanted.emit}  # fmt: skip
        self.contents.triggered.connect(lambda key: deeds[key]())

    def _place(self, legend: Legend, look: Look) -> None:
        right = QWidget()
        column = _column(right)
        above = _column(None)
        above.setContentsMargins(14, 10, 14, 10)
        above.setSpacing(8)
        above.addWidget(legend)
        above.addWidget(self.search)
        column.addLayout(above)
        for widget in (line(), self.contents, line(), self.details):
            column.addWidget(widget, 1 if widget is self.contents else 0)
        self._panes.setHandleWidth(1)
        self._panes.addWidget(_sidebar(self.facets))
        self._panes.addWidget(right)
        self._panes.setStretchFactor(1, 1)
        self._panes.setCollapsible(1, False)
        self._panes.setSizes([look.scaled(240), 960])
        whole = _column(self)
        whole.addWidget(self.bar)
        whole.addWidget(line())
        whole.addWidget(self._panes, 1)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Number, name, reason"))
        self.search.setAccessibleName(self.tr("Search the blacklist"))
        self.table.setAccessibleName(self.tr("Blacklist"))
        self._panes.setAccessibleName(self.tr("Blacklist"))
        self._model.retranslate()


def _sidebar(list_: QWidget) -> QWidget:
    """Give the list the room above its first row that it cannot give itself."""
    plane = QWidget()
    plane.setProperty("plane", "sidebar")
    plane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = _column(plane)
    column.setContentsMargins(0, 8, 0, 0)
    column.addWidget(list_)
    return plane


def _column(parent: QWidget | None) -> QVBoxLayout:
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
