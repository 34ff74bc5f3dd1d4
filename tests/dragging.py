"""Dragging the scroll bar of a table of contacts from top to bottom, and comparing what was painted with the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QScrollBar, QStyle, QStyleOptionSlider

from smsc_desk.book.identity import ContactId
from smsc_desk.store.store import Store
from smsc_desk.ui.contacts.contact_columns import COLUMNS, INDEX
from smsc_desk.ui.contacts.contact_table import ContactTable
from smsc_desk.ui.delegates import TextDelegate
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look

SEEN = ("name", "address")


class Witness(TextDelegate):
    """Paints cells, and remembers by row what was painted in them."""

    def __init__(self, look: Look, icons: Icons, table: ContactTable) -> None:
        super().__init__(look, icons, table)
        self._table = table
        self.painted: dict[tuple[int, int], str] = {}

    def draw_value(self, painter: QPainter, box: QRect, value: Any, *, selected: bool) -> None:
        text = value[0] if isinstance(value, tuple) else value  # an address has a state
        super().draw_value(painter, box, text, selected=selected)
        self.painted[self._table.rowAt(box.y()), self._table.columnAt(box.x())] = text


def drag(table: ContactTable, steps: int) -> Iterator[None]:
    """Take the handle of the vertical scroll bar and pull it down in steps, by mouse events."""
    bar = table.verticalScrollBar()
    bar.setValue(0)
    start, end = _handle(bar).center(), bar.rect().bottom()
    _mouse(bar, QEvent.Type.MouseButtonPress, start)
    for step in range(1, steps + 1):
        _mouse(bar, QEvent.Type.MouseMove, QPoint(start.x(), start.y() + (end - start.y()) * step // steps))
        yield
    _mouse(bar, QEvent.Type.MouseButtonRelease, QPoint(start.x(), end))
    assert bar.value() == bar.maximum()


def set_values(table: ContactTable, steps: int) -> Iterator[None]:
    """Scroll from top to bottom in steps, as keys and wheel do."""
    bar = table.verticalScrollBar()
    for step in range(steps + 1):
        bar.setValue(bar.maximum() * step // steps)
        yield


def compare(table: ContactTable, witness: Witness, store: Store, ids: Sequence[int]) -> int:
    """Paint the table; every row on screen must say what the store says of the contact there. Return how many rows."""
    witness.painted.clear()
    table.viewport().repaint()
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    last = len(ids) - 1 if last < 0 else last
    there = store.contacts(ids[first : last + 1])
    for row in range(first, last + 1):
        for column in (INDEX[key] for key in SEEN):
            wanted = COLUMNS[column].text(there[ContactId(ids[row])])
            assert wanted
            assert witness.painted.get((row, column)) == wanted, (row, column)
    return last - first + 1


def witness_of(table: ContactTable, look: Look, icons: Icons) -> Witness:
    """Put a witness in the place of the delegates of two columns."""
    witness = Witness(look, icons, table)
    for key in SEEN:
        table.setItemDelegateForColumn(INDEX[key], witness)
    return witness


def _handle(bar: QScrollBar) -> Any:
    option = QStyleOptionSlider()
    option.initFrom(bar)
    option.orientation = Qt.Orientation.Vertical  # type: ignore[attr-defined] # PySide's types lack them
    for name in ("minimum", "maximum", "singleStep", "pageStep"):
        setattr(option, name, getattr(bar, name)())
    option.sliderPosition = option.sliderValue = bar.value()  # type: ignore[attr-defined]
    control, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
    return bar.style().subControlRect(control, option, part, bar)


def _mouse(bar: QScrollBar, kind: QEvent.Type, at: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    moved, released = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
    place, everywhere = QPointF(at), QPointF(bar.mapToGlobal(at))
    event = QMouseEvent(
        kind, place, everywhere, none if moved else left, none if released else left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(bar, event)
