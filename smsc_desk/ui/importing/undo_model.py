"""What the undoing of an import would do, record by record: numbers alone are known, the rest is read when it is shown.

A million rows cost some 8 MB. What a row says is as the book is when the row is shown.
"""

from __future__ import annotations

import itertools
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from shiboken6 import isValid

from smsc_desk.book.fields import show_address
from smsc_desk.book.identity import Channel
from smsc_desk.store.foresight import Fate, Foreseen, UndoPreview
from smsc_desk.store.since import THERE, Difference
from smsc_desk.ui import plain
from smsc_desk.ui.activity import since_words
from smsc_desk.ui.activity.queue_model import SIGN_ROLE
from smsc_desk.ui.activity.words import Sign
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.tasks import Latest, Tasks
from smsc_desk.ui.widgets import tooltip

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

NUMBER, NAME, WHAT, WHY = range(4)
PAGE = 64
"""Rows that are read at once."""
KEPT = 50
"""Pages that are remembered."""
AT_ONCE = 3
"""Pages that are read in one turn, those asked for last: whoever drags the bar has passed the others."""


class Ahead(Protocol):
    """Looks at what an undoing would do (the store)."""

    async def undo_preview(self, number: int, told: Callable[[int, int], None]) -> UndoPreview: ...
    async def undo_details(self, preview: UndoPreview, rows: Sequence[int]) -> list[Foreseen]: ...


class UndoModel(QAbstractTableModel):
    """All records of a preview, or those of one fate."""

    COLUMNS = (
        str(QT_TRANSLATE_NOOP("UndoImport", "Number / e-mail")),
        str(QT_TRANSLATE_NOOP("UndoImport", "Name")),
        str(QT_TRANSLATE_NOOP("UndoImport", "What happens")),
        str(QT_TRANSLATE_NOOP("UndoImport", "Why")),
    )

    def __init__(self, source: Ahead, groups: GroupDirectory, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._source, self._groups = source, groups
        self._preview = UndoPreview()
        self._shown: tuple[Sequence[int], ...] = ()
        self._pages: OrderedDict[int, list[Foreseen]] = OrderedDict()
        self._asked: dict[int, None] = {}
        self._count, self._turn = 0, 0
        self._reading = Latest(tasks, self._read, name="read what an undo would do")

    # --- what is shown ---

    def show_preview(self, preview: UndoPreview, fate: Fate | None = None) -> None:
        """Show what was found: all of it, or the records of one fate."""
        parts = {
            Fate.REMOVED: preview.removed_rows, Fate.RESTORED: preview.restored_rows, Fate.LEFT: preview.left_rows,
        }  # fmt: skip
        self.beginResetModel()
        self._preview, self._shown = preview, tuple(parts.values()) if fate is None else (parts[fate],)
        self._count, self._turn = sum(map(len, self._shown)), self._turn + 1
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def retranslate(self) -> None:
        """Say everything anew in another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.COLUMNS) - 1)
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, WHY))

    def item(self, row: int) -> Foreseen | None:
        """Return what is known of a row; what is not at hand is read."""
        number, at = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._asked.pop(number, None)
            self._asked[number] = None  # the last of those that are asked for
            self._reading.ask()
            return None
        return page[at] if at < len(page) else None

    async def _read(self) -> None:
        if not isValid(self):  # the dialog has gone with it
            return
        turn, wanted = self._turn, [*self._asked][-AT_ONCE:]
        self._asked.clear()
        for number in reversed(wanted):
            found = await self._source.undo_details(self._preview, self._rows(number))
            if not isValid(self) or turn != self._turn:
                return
            self._pages[number] = found
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
            first = number * PAGE
            self.dataChanged.emit(self.index(first, 0), self.index(min(first + PAGE, self._count) - 1, WHY))

    def _rows(self, page: int) -> list[int]:
        """Return the records of a page, whatever parts it lies in."""
        found: list[Sequence[int]] = []
        first, last = page * PAGE, (page + 1) * PAGE
        for part in self._shown:
            found.append(part[max(0, first) : max(0, last)])
            first, last = first - len(part), last - len(part)
        return [*itertools.chain.from_iterable(found)]

    # --- Qt's questions ---

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translate("UndoImport", self.COLUMNS[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        wanted = {
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole, SIGN_ROLE,
        }  # fmt: skip
        if not index.isValid() or role not in wanted:
            return None
        found, column = self.item(index.row()), index.column()
        if role == SIGN_ROLE:
            return None if found is None or column != WHAT else sign(found.fate, self._preview.target)
        text = "…" if found is None else self._text(found, column)
        match role:
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{translate('UndoImport', self.COLUMNS[column])}: {text}"
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(text) if column == WHY else None
            case _:
                return text

    def _text(self, found: Foreseen, column: int) -> str:
        match column:
            case 0:
                return show_address(found.address, Channel(found.channel))
            case 1:
                return plain.one_line(found.title)
            case 2:
                return sign(found.fate, self._preview.target).word
            case _:
                return plain.one_line(self._why(found))

    def _why(self, found: Foreseen) -> str:
        match found.fate:
            case Fate.REMOVED:
                return translate("UndoImport", "Added by the import, not changed since")
            case Fate.RESTORED:
                return "; ".join(self._step(each.key, each.now, each.put) for each in found.fields)
            case Fate.LEFT if found.gone:
                return translate("UndoImport", "Deleted since")
            case Fate.LEFT:
                return "; ".join(map(self._since, found.fields))
            case _:
                return translate("UndoImport", "It is as it was before the import")

    def _since(self, each: Difference) -> str:
        if each.key == THERE:
            return translate("UndoImport", "The provider had it before the import")
        return self._step(each.key, each.put, each.now)

    def _step(self, key: str, before: object, after: object) -> str:
        """Say how a field goes from one value to another."""
        values = since_words.put(key, before, self._groups), since_words.now(key, after, self._groups)
        return f"{since_words.field(key)}: {' → '.join(values)}"


def sign(fate: Fate | None, target: str) -> Sign:
    """Return picture, colour and word of what becomes of a record."""
    match fate:
        case Fate.REMOVED if target == "block":
            return Sign("trash", "danger", translate("UndoImport", "Is unblocked"))
        case Fate.REMOVED:
            return Sign("trash", "danger", translate("UndoImport", "Is deleted"))
        case Fate.RESTORED:
            return Sign("undo", "accent", translate("UndoImport", "Gets its former values"))
        case Fate.LEFT:
            return Sign("minus-circle", "warn", translate("UndoImport", "Stays as it is"))
        case _:
            return Sign("check", "muted", translate("UndoImport", "Nothing to do"))
