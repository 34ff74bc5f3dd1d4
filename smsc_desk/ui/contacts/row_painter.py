"""Draws the contacts' table a row at a time.

Qt asks a delegate for every cell, and the model for every role of it: crossing into Python so often takes 20 ms a
screen, more than a frame. Here a contact is asked for once, and the delegates draw what they are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from smsc_desk.book.contact import Contact
from smsc_desk.ui.contacts.contact_columns import COLUMNS, Column
from smsc_desk.ui.contacts.contact_model import ContactModel
from smsc_desk.ui.delegates import CellDelegate


class _Place(NamedTuple):
    """A column on the screen."""

    number: int
    column: Column
    delegate: CellDelegate
    left: int
    width: int


class RowPainter:
    """Draws rows of equal height, as a QTableView with alternating colours and no grid would.

    Each column of the table has a delegate of its own that is a CellDelegate.
    """

    def __init__(self, table: QTableView, model: ContactModel) -> None:
        self._table, self._model = table, model

    def paint(self, area: QRect) -> None:
        """Draw what an area of the viewport shows."""
        places = list(self._places(area))
        rows = self._rows(area)
        if not places or not rows:
            return
        contacts = [self._model.contact(row) for row in rows]  # before there is a painter that an error leaves open
        painter = QPainter(self._table.viewport())
        try:
            self._draw(painter, rows, contacts, places)
        finally:
            painter.end()

    def _draw(
        self, painter: QPainter, rows: range, contacts: Sequence[Contact | None], places: Sequence[_Place]
    ) -> None:
        top, height = self._table.rowViewportPosition(rows[0]), self._table.rowHeight(rows[0])
        for row, contact in zip(rows, contacts, strict=True):
            self._draw_row(painter, row, contact, top, height, places)
            top += height
        self._draw_focus(painter)

    def _places(self, area: QRect) -> Iterator[_Place]:
        table = self._table
        for number, column in enumerate(COLUMNS):
            left, width = table.columnViewportPosition(number), table.columnWidth(number)  # 0 for a hidden one
            if width and left <= area.right() and left + width > area.left():
                yield _Place(number, column, self._delegate(number), left, width)

    def _delegate(self, column: int) -> CellDelegate:
        return cast("CellDelegate", self._table.itemDelegateForColumn(column))

    def _rows(self, area: QRect) -> range:
        first, last = self._table.rowAt(area.top()), self._table.rowAt(area.bottom())
        if first < 0:
            return range(0)
        return range(first, (self._model.rowCount() if last < 0 else last + 1))

    def _draw_row(
        self, painter: QPainter, row: int, contact: Contact | None, top: int, height: int, places: Sequence[_Place]
    ) -> None:
        selected = self._table.selectionModel().isSelected(self._model.index(row, places[0].number))
        if selected or row % 2:
            colours = places[0].delegate.kit.colours
            left = min(place.left for place in places)
            right = max(place.left + place.width for place in places)
            painter.fillRect(left, top, right - left, height, colours["selection" if selected else "alternate"])
        if contact is None:  # deleted meanwhile; the new order is on its way
            return
        for place in places:
            value = self._model.drawn(contact, place.column)
            if value:
                place.delegate.draw_value(
                    painter, QRect(place.left, top, place.width, height), value, selected=selected
                )
                # A chip switches it on. Rows meet between two of the screen's points at 125 %: with it, a seam shows.
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_focus(self, painter: QPainter) -> None:
        """Draw the frame of the current cell, where the keys go to the table."""
        table, current = self._table, self._table.currentIndex()
        hidden = not current.isValid() or table.isColumnHidden(current.column())
        if not hidden and (table.hasFocus() or table.viewport().hasFocus()):
            kit = self._delegate(current.column()).kit
            kit.draw_frame(painter, QRectF(table.visualRect(current)).adjusted(1, 1, -1, -1), kit.focus)
