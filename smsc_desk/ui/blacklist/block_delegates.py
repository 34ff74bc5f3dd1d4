"""Two cells that only the blacklist has: the owner of an address, or an offer to add him; and the reason."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from smsc_desk.ui.blacklist.block_model import BlockRole
from smsc_desk.ui.delegates import TextDelegate
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex
PAD, GAP = 8, 6


class OwnerDelegate(TextDelegate):
    """The contact's name; "not in the book" is muted and has "Add" beside it, which a click presses."""

    addPressed = Signal(int)
    """the row whose address is wanted in the book"""

    def __init__(self, look: Look, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(look, icons, parent)

    def draw(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        block = index.data(BlockRole)
        self._role = "text" if block and block.contact_name else "muted"
        room = box
        if block and block.contact is None:
            place = self._place_of_add(box)
            painter.setPen(self.kit.on_selection if self.kit.tokens.high_contrast else self.kit.colours["accent"])
            self.kit.draw_text(painter, (place.x(), place.y()), place.height(), self._add(), self.font)
            room = box.adjusted(0, 0, -place.width() - GAP, 0)
        super().draw(painter, room, index, selected=selected)

    def content_width(self, index: Index) -> int:
        block = index.data(BlockRole)
        more = self._add_width() + GAP if block and block.contact is None else 0
        return super().content_width(index) + more

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        block = index.data(BlockRole)
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            inside = self._place_of_add(option.rect).contains(event.position().toPoint())
            if inside and block and block.contact is None and event.type() == QEvent.Type.MouseButtonRelease:
                self.addPressed.emit(index.row())
                return True
        return super().editorEvent(event, model, option, index)

    def _place_of_add(self, box: QRect) -> QRect:
        """At the end of the cell, so that the words stand one under the other."""
        width = self._add_width()
        return QRect(box.right() + 1 - PAD - width, box.y(), width, box.height())

    def _add(self) -> str:
        return self.tr("Add")

    def _add_width(self) -> int:
        return self.kit.width(self._add(), self.font)


class ReasonDelegate(TextDelegate):
    """Muted text; tells when it is being edited, so that the rows keep still meanwhile."""

    editing = Signal(bool)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setAccessibleName(self.tr("Reason"))
        self.editing.emit(True)
        return line

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        self.editing.emit(False)
