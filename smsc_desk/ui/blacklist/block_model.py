"""The blacklist as an item model: ids in order, and a cache of the pages that were looked at (QtCore only)."""

from __future__ import annotations

import array
import dataclasses
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from smsc_desk.book.block import Block
from smsc_desk.book.edits import Action, BlockAddress, Verb
from smsc_desk.book.errors import Superseded
from smsc_desk.book.fields import show_address
from smsc_desk.book.identity import BlockId, Channel
from smsc_desk.store.changes import Changed
from smsc_desk.store.search import BlockQuery
from smsc_desk.store.store import Store
from smsc_desk.ui.blacklist import block_columns as columns
from smsc_desk.ui.blacklist import words
from smsc_desk.ui.blacklist.block_columns import COLUMNS, Column
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Latest, Tasks

Index = QModelIndex | QPersistentModelIndex
Ids = array.array  # of type code "q"

BlockRole = int(Qt.ItemDataRole.UserRole)
"""The Block itself, None while its row is not to be had"""
PAGE = 32
PAGES_KEPT = 24
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class BlockModel(QAbstractTableModel):
    """Shows the answer to a BlockQuery; it resets only when the order really changed."""

    ordered = Signal()
    """the order was read anew, whether it changed or not"""
    refreshed = Signal()
    """what is shown may have changed, the order did not"""

    def __init__(
        self,
        store: Store,
        commands: Commands,
        tasks: Tasks,
        directory: GroupDirectory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._commands, self._directory = store, commands, directory
        self._query = self._shown_query = BlockQuery()
        self._ids: Ids[int] = array.array("q")
        self._waiting: Ids[int] | None = None
        self._pages: dict[int, dict[BlockId, Block]] = {}
        self.loaded = False
        self.frozen = False
        self.moved_by_user = True
        self._answers = self._make_answers()
        self._ordering = Latest(tasks, self._order, name="order the blacklist")
        self._leave = store.subscribe(self._on_changed)
        directory.changed.connect(self.redraw)
        self._ordering.ask()

    def close(self) -> None:
        """Hear no more of the store."""
        self._leave()

    # --- the question ---

    @property
    def query(self) -> BlockQuery:
        """What is shown, or will be as soon as the answer is here."""
        return self._query

    def ask(self, **changes: Any) -> None:
        """Change parts of the question: type, in_book, channel, text, sort, descending."""
        query = dataclasses.replace(self._query, **changes)
        if query != self._query:
            self._query = query
            self._ordering.ask()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by a number that is none, in the order of the beginning."""
        key = COLUMNS[column].sort if 0 <= column < len(COLUMNS) else ""
        if key:
            self.ask(sort=key, descending=order == Qt.SortOrder.DescendingOrder)
        else:
            default = BlockQuery()
            self.ask(sort=default.sort, descending=default.descending)

    async def _order(self) -> None:
        query = self._query
        try:
            ids = await self._store.block_ids(query)
        except Superseded:
            # Somebody else asked for entries of the blacklist meanwhile; this answer is still wanted.
            self._ordering.ask()
            return
        if query == self._query:
            self._take(ids, query)

    def _take(self, ids: Ids[int], query: BlockQuery) -> None:
        self.loaded = True
        if self.frozen:
            self._waiting = ids
            return
        if ids != self._ids:
            self.moved_by_user = query != self._shown_query
            self.beginResetModel()
            self._ids = ids
            self._pages.clear()
            self.endResetModel()
        self._shown_query = query
        self.ordered.emit()

    def set_frozen(self, frozen: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Keep the rows where they are while one of them is edited: a reset would close the editor."""
        self.frozen = frozen
        if not frozen and self._waiting is not None:
            ids, self._waiting = self._waiting, None
            self._take(ids, self._query)

    # --- what the store says ---

    def _on_changed(self, changed: Changed) -> None:
        if changed.blocks is None or changed.touches_contacts():
            # A contact may have come to own an address that it did not own before.
            self._pages.clear()
            self.redraw()
        elif changed.blocks:
            self._forget(changed.blocks)
        if changed.touches_blocks() or (changed.touches_contacts() and self._asks_for_owners()):
            self._ordering.ask()

    def _asks_for_owners(self) -> bool:
        query = self._query
        return query.in_book is not None or bool(query.text) or query.sort == "contact"

    def _forget(self, changed: Iterable[int]) -> None:
        numbers = set(changed)
        for page, blocks in list(self._pages.items()):
            rows = [row for row in self._rows_of(page) if self._ids[row] in numbers]
            if rows and blocks:
                del self._pages[page]
            for row in rows:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
        self.refreshed.emit()

    def redraw(self) -> None:
        """Say that every row may look different: one announcement, the view draws what is on screen."""
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))
        self.refreshed.emit()

    def retranslate(self) -> None:
        """Show the words of another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.redraw()

    # --- rows ---

    def id_at(self, row: int) -> BlockId:
        """Return the id of a row."""
        return BlockId(self._ids[row])

    def ids(self) -> Ids[int]:
        """Return the ids in order; not to be changed."""
        return self._ids

    def block(self, row: int) -> Block | None:
        """Return the entry of a row, None when it is gone and the new order is not here yet."""
        page = row // PAGE
        if page not in self._pages:
            if len(self._pages) >= PAGES_KEPT:
                self._pages.clear()
            rows = self._rows_of(page)
            self._pages[page] = self._store.blocks(self._ids[rows.start : rows.stop])
        return self._pages[page].get(self.id_at(row))

    def _rows_of(self, page: int) -> range:
        return range(page * PAGE, min((page + 1) * PAGE, len(self._ids)))

    def texts(self, block: Block) -> str:
        """Return an entry as it is copied."""
        return columns.as_copied(block, self._directory.names)

    # --- Qt's questions ---

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        wanted = {_DISPLAY, int(Qt.ItemDataRole.AccessibleTextRole)}
        if orientation != Qt.Orientation.Horizontal or role not in wanted or not 0 <= section < len(COLUMNS):
            return None
        return columns.title(COLUMNS[section])

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()].editable else flags

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        block = self.block(index.row())
        if block is None:
            return "loading" if role == Role.STATE and index.column() == columns.ADDRESS else None
        return answer(block, COLUMNS[index.column()])

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Ask for another reason; the row changes when the store announces it."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not COLUMNS[index.column()].editable:
            return False
        block = self.block(index.row())
        reason = str(value).strip()
        if block is None or reason == block.comment:
            return False
        subject = show_address(block.address, block.channel)
        self._commands.do(Action(Verb.CHANGE_BLOCK, (changed_block(block, comment=reason),), subject))
        return True

    def _make_answers(self) -> dict[int, Callable[[Block, Column], Any]]:
        """Return who answers each role."""
        role = Qt.ItemDataRole
        return {
            _DISPLAY: self._text,
            int(role.EditRole): lambda block, column: block.comment if column.editable else None,
            int(role.ToolTipRole): lambda block, column: column.full and column.full(block, self._directory.names),
            int(role.AccessibleTextRole): self._spoken,
            BlockRole: lambda block, _column: block,
            Role.BADGE: lambda block, column: _badge(block) if column.key == "type" else None,
            Role.CHIPS: lambda block, column: self._chips(block) if column.key == "groups" else None,
            Role.STATE: lambda block, column: columns.STATES[block.state] if column.key == "address" else None,
            Role.ICON: lambda block, column: _channel_icon(block) if column.key == "address" else None,
        }

    def _text(self, block: Block, column: Column) -> str:
        return column.text(block, self._directory.names)

    def _spoken(self, block: Block, column: Column) -> str:
        shown = column.full if column.key == "address" and column.full else column.text
        return f"{columns.title(column)}: {shown(block, self._directory.names)}"

    def _chips(self, block: Block) -> list[str]:
        return self._directory.names(block.groups)


def changed_block(block: Block, **changes: Any) -> BlockAddress:
    """Return the edit that gives an entry another type or comment, and keeps the rest of it."""
    kept = BlockAddress(
        channel=block.channel, address=block.address, type=block.type, comment=block.comment, block=block.id
    )
    return dataclasses.replace(kept, **changes)


def _badge(block: Block) -> tuple[str, str]:
    return words.kind(block.type), words.short(block.type)


def _channel_icon(block: Block) -> str:
    return "phone" if block.channel == Channel.PHONE else "mail"
