"""The parts of the blacklist that a click shows, with their counts (QtCore only).

All
Type        all messages, only mass mailings, only single messages
In my book  yes, no
Channel     phone numbers, e-mail addresses
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import Superseded
from smsc_desk.book.identity import Channel
from smsc_desk.store.search import BlockQuery
from smsc_desk.store.store import Store
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Latest, Tasks

Index = QModelIndex | QPersistentModelIndex
NOTHING: dict[str, Any] = {"type": None, "in_book": None, "channel": None}
"""The parts of a BlockQuery that facets decide, undecided"""
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOP = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """A row: what it is called, and its part of a BlockQuery; a heading has rows below it."""

    text: Any  # what QT_TRANSLATE_NOOP gives back, a str
    icon: str = ""
    part: dict[str, Any] = field(default_factory=dict)
    below: tuple[Facet, ...] = ()


FACETS = (
    Facet(QT_TRANSLATE_NOOP("Facet", "All"), "menu"),
    Facet(QT_TRANSLATE_NOOP("Facet", "Type"), below=(
        Facet(QT_TRANSLATE_NOOP("Facet", "All messages"), "block", {"type": BlockType.ALL}),
        Facet(QT_TRANSLATE_NOOP("Facet", "Mailings only"), "half-circle-left", {"type": BlockType.MASS}),
        Facet(QT_TRANSLATE_NOOP("Facet", "Single messages only"), "half-circle-right", {"type": BlockType.SINGLE}),
    )),
    Facet(QT_TRANSLATE_NOOP("Facet", "In my book"), below=(
        Facet(QT_TRANSLATE_NOOP("Facet", "Yes"), "user", {"in_book": True}),
        Facet(QT_TRANSLATE_NOOP("Facet", "No"), "user-plus", {"in_book": False}),
    )),
    Facet(QT_TRANSLATE_NOOP("Facet", "Channel"), below=(
        Facet(QT_TRANSLATE_NOOP("Facet", "Phone numbers"), "phone", {"channel": Channel.PHONE}),
        Facet(QT_TRANSLATE_NOOP("Facet", "E-mail addresses"), "mail", {"channel": Channel.EMAIL}),
    )),
)  # fmt: skip


class FacetModel(QAbstractItemModel):
    """The facets as a tree of two levels; counts are None until they were counted."""

    counted = Signal(int)
    """all entries, whatever the filter"""

    def __init__(self, store: Store, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._counts: dict[Any, int] = {}
        self._counting = Latest(tasks, self._count, name="count the blacklist")

    def refresh(self) -> None:
        """Count anew, off the UI thread."""
        self._counting.ask()

    async def _count(self) -> None:
        counts: dict[Any, int] = {}
        try:
            counts[_key(FACETS[0])] = len(await self._store.block_ids(BlockQuery(sort="address")))
            for facet in (facet for section in FACETS for facet in section.below):
                counts[_key(facet)] = len(await self._store.block_ids(BlockQuery(**facet.part, sort="address")))
        except Superseded:
            return  # by the table's own question: after its answer the counts are asked for again
        if counts != self._counts:
            self._counts = counts
            self._redraw()
        self.counted.emit(self.total or 0)

    @property
    def total(self) -> int | None:
        """All entries, None while they are not counted."""
        return self._counts.get(_key(FACETS[0]))

    def retranslate(self) -> None:
        """Show the words of another language."""
        self._redraw()

    def _redraw(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(FACETS) - 1, 0))
        for row, section in enumerate(FACETS):
            if section.below:
                above = self.index(row, 0)
                self.dataChanged.emit(self.index(0, 0, above), self.index(len(section.below) - 1, 0, above))

    # --- Qt's questions ---

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, child: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        inside = child.internalId() if child.isValid() else _TOP
        return QModelIndex() if inside == _TOP else self.createIndex(inside - 1, 0, _TOP)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self.facet(parent).below) if parent.isValid() else len(FACETS)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: ARG002 - the same everywhere
        return 1

    def facet(self, index: Index) -> Facet:
        """Return the facet of a row."""
        inside = index.internalId()
        return FACETS[index.row()] if inside == _TOP else FACETS[inside - 1].below[index.row()]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled if self.facet(index).below else enabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        facet = self.facet(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(facet)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index, facet)
            case Role.KIND:
                return "heading" if facet.below else "row"
            case Role.COUNT:
                return None if facet.below else self._counts.get(_key(facet))
            case Role.ICON:
                return facet.icon or None
            case _:
                return None

    def _spoken(self, index: Index, facet: Facet) -> str:
        above = self.parent(index)
        parts = [_text(self.facet(above))] if above.isValid() else []
        count = self._counts.get(_key(facet))
        return ": ".join([*parts, _text(facet)]) + (f", {count}" if count is not None else "")


def _text(facet: Facet) -> str:
    return QCoreApplication.translate("Facet", facet.text)


def _key(facet: Facet) -> tuple[tuple[str, Any], ...]:
    return tuple(facet.part.items())
