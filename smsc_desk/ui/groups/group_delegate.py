"""A row of the side bar, beyond what every side bar has: the grey mark, the state, and the editor of a name."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from smsc_desk.ui.delegates import AddressDelegate, GroupDelegate
from smsc_desk.ui.groups.group_model import MARK_ROLE
from smsc_desk.ui.roles import Role

Index = QModelIndex | QPersistentModelIndex
ICON = 16


class SidebarDelegate(GroupDelegate):
    """Icon, name, what tells equal names apart, state of the group's edits, count, reach."""

    MARKS = MappingProxyType(dict(AddressDelegate.MARKS))

    def _draw_words(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        right = self._draw_count(painter, box, index, selected=selected)
        right = self._draw_state(painter, box, right, index, selected=selected)
        kit, left = self.kit, box.x() + self._text_left()
        font = kit.bold if selected else kit.plain
        mark = str(index.data(MARK_ROLE) or "")
        taken = kit.width(mark, kit.plain) + 6 if mark else 0
        shown = kit.cut(self.full_text(index), font, max(0, right - left - taken))
        painter.setPen(self.pen("text", selected=selected))
        kit.draw_text(painter, (left, box.y()), box.height(), shown, font)
        if mark:
            painter.setPen(self.pen("muted", selected=selected))
            kit.draw_text(painter, (left + kit.width(shown, font) + 6, box.y()), box.height(), mark, kit.plain)

    def _draw_count(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> int:
        """Draw the count at the right edge; return where the room before it ends."""
        kit, count = self.kit, self._count(index)
        right = box.right() + 1 - self.INDENT - kit.width(count, kit.figures)
        painter.setPen(kit.colours["faint"] if index.data(Role.COUNT) is None else self.pen("muted", selected=selected))
        kit.draw_text(painter, (right, box.y()), box.height(), count, kit.figures)
        return right - self.GAP

    def _draw_state(self, painter: QPainter, box: QRect, right: int, index: Index, *, selected: bool) -> int:
        mark = self.MARKS.get(str(index.data(Role.STATE) or ""))
        if mark is None:
            return right
        role = "on_selection" if selected and self.kit.tokens.high_contrast else mark[1]
        self.kit.draw_icon(painter, mark[0], role, right - ICON, QRectF(box).center().y())
        return right - ICON - 4

    def content_width(self, index: Index) -> int:
        mark = str(index.data(MARK_ROLE) or "")
        state = ICON + 4 if index.data(Role.STATE) else 0
        return super().content_width(index) + state + (self.kit.width(mark, self.kit.plain) + 6 if mark else 0)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(QCoreApplication.translate("Groups", "Group name"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # A count that changes meanwhile must not take away what was typed.
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        left = self.MARGIN + self._text_left() - 6
        editor.setGeometry(option.rect.adjusted(left, 2, -self.MARGIN, -2))
