"""The side list of the blacklist tab: a click shows a part, Ctrl and a click narrow it by another section."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QWidget

from smsc_desk.ui.blacklist.facet_model import NOTHING, FacetModel
from smsc_desk.ui.delegates import GroupDelegate, dress_sidebar
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look

_FLAG = QItemSelectionModel.SelectionFlag


class FacetView(QTreeView):
    """One row of each section at most is chosen; with none of them, all is shown."""

    chosen = Signal(dict)
    """the parts of a BlockQuery that the chosen rows stand for"""

    def __init__(self, model: FacetModel, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets = model
        self._menu: QMenu | None = None
        self.setModel(model)
        dress_sidebar(self, look)
        self.setItemDelegate(GroupDelegate(look, icons, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumWidth(150)
        self.expandAll()
        self.show_all()
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self._retranslate()

    def show_all(self) -> None:
        """Choose the row that hides nothing."""
        self._select(self._facets.index(0, 0), _FLAG.ClearAndSelect)

    def part(self) -> dict[str, Any]:
        """Return the parts of a BlockQuery that the chosen rows stand for."""
        parts = dict(NOTHING)
        for index in self.selectedIndexes():
            parts.update(self._facets.facet(index).part)
        return parts

    def title(self) -> str:
        """Return the names of the chosen rows."""
        return ", ".join(str(index.data()) for index in self.selectedIndexes())

    def narrow(self, index: QModelIndex) -> None:
        """Choose a row beside those of other sections; what Ctrl and a click do."""
        self._select(index, _FLAG.Toggle)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid() and not self._facets.facet(index).below:
            self._popup(index, self.mapToGlobal(self.visualRect(index).center() if by_key else event.pos()))

    def _popup(self, index: QModelIndex, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show only these")).triggered.connect(lambda: self._select(index, _FLAG.ClearAndSelect))
        if self._facets.facet(index).part:
            words = self.tr("Do not narrow by this") if self.selectionModel().isSelected(index) else ""
            menu.addAction(words or self.tr("Narrow by this as well")).triggered.connect(lambda: self.narrow(index))
        self._menu = menu
        menu.popup(at)

    def _select(self, index: QModelIndex, how: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().setCurrentIndex(index, how)

    def _on_selected(self, selected: QItemSelection, _deselected: QItemSelection) -> None:
        """The newest row of a section wins; *All* and the rest exclude each other."""
        newest = selected.indexes()[-1:]
        others = self._excluded(newest[0]) if newest else QItemSelection()
        if not others.isEmpty():
            self.selectionModel().select(others, _FLAG.Deselect)  # comes back here, without a newest row
            return
        if not self.selectionModel().hasSelection():
            self._select(self._facets.index(0, 0), _FLAG.Select)
            return
        self.chosen.emit(self.part())

    def _excluded(self, newest: QModelIndex) -> QItemSelection:
        others = QItemSelection()
        for index in self.selectedIndexes():
            alone = not (self._facets.facet(index).part and self._facets.facet(newest).part)
            if index != newest and (alone or index.parent() == newest.parent()):
                others.select(index, index)
        return others

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Parts of the blacklist"))
        self._facets.retranslate()
