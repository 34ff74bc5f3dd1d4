"""The checked rows on the screen: edited in place, walked through problem by problem, said aloud."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from smsc_desk.files.headers import Target
from smsc_desk.ui.choosing import choose_only
from smsc_desk.ui.delegates import CellDelegate, Index, TextDelegate, dress_table
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing.check_grid_model import (
    CELLS,
    LINE,
    STATE,
    CheckGridModel,
    LookRole,
    OldRole,
    WaitingRole,
    WrongRole,
)
from smsc_desk.ui.theme import Look

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
PAD = 8
_WAVE, _HIGH = 3.0, 1.5
LEAST = {Target.NUMBER: 164, Target.EMAIL: 170, Target.FULL_NAME: 226, Target.COMMENT: 170}
"""Pixels that a column has at least; the others 120"""
_ROLES = {"bad": "danger", "doubt": "warn"}


class StateDelegate(CellDelegate):
    """Icon and word."""

    def draw(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        look, kit = index.data(LookRole), self.kit
        if look is None:
            return
        role = "on_selection" if selected and kit.tokens.high_contrast else look.role
        kit.draw_icon(painter, look.icon, role, box.x() + PAD, QRectF(box).center().y())
        painter.setPen(kit.on_selection if role == "on_selection" else kit.colours[look.role])
        room = box.width() - kit.icon - 2 * PAD - 6
        text = kit.cut(look.word, kit.plain, max(0, room))
        kit.draw_text(painter, (box.x() + PAD + kit.icon + 6, box.y()), box.height(), text, kit.plain)

    def content_width(self, index: Index) -> int:
        return self.kit.width(self.full_text(index), self.kit.plain) + self.kit.icon + 2 * PAD + 8


class CellOfFile(TextDelegate):
    """A cell: old and new value where it changes something, a wavy edge and an icon where it is wrong."""

    def draw(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        if index.data(WaitingRole):
            self._draw_waiting(painter, box)
            return
        wrong = index.data(WrongRole)
        inside = box
        if wrong:
            self._draw_wave(painter, box, wrong)
            role = "on_selection" if selected and self.kit.tokens.high_contrast else _ROLES[wrong]
            right = box.right() - PAD - self.kit.icon + 3
            self.kit.draw_icon(painter, "warning" if wrong == "bad" else "help", role, right, QRectF(box).center().y())
            inside = box.adjusted(0, 0, -self.kit.icon - 2, 0)
        old = index.data(OldRole)
        if old is None:
            super().draw(painter, inside, index, selected=selected)
        else:
            self._draw_change(painter, inside, str(old), self.full_text(index), selected=selected)

    def content_width(self, index: Index) -> int:
        old = index.data(OldRole)
        more = self.kit.width(f"{old or '—'} → ", self.font) if old is not None else 0
        return super().content_width(index) + more + (self.kit.icon + 2 if index.data(WrongRole) else 0)

    def _draw_change(self, painter: QPainter, box: QRect, old: str, new: str, *, selected: bool) -> None:
        """Muted what was there, an arrow, and strong what comes."""
        kit, room = self.kit, box.width() - 2 * PAD
        before = kit.cut(old or "—", kit.plain, room // 2 - 10)
        painter.setPen(self.pen("muted", selected=selected))
        left = box.x() + PAD
        kit.draw_text(painter, (left, box.y()), box.height(), before, kit.plain)
        left += kit.width(before, kit.plain)
        kit.draw_text(painter, (left, box.y()), box.height(), " → ", kit.plain)
        left += kit.width(" → ", kit.plain)
        painter.setPen(self.pen("text", selected=selected))
        after = kit.cut(new or "—", kit.bold, max(0, box.right() - PAD - left))
        kit.draw_text(painter, (left, box.y()), box.height(), after, kit.bold)

    def _draw_wave(self, painter: QPainter, box: QRect, wrong: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.kit.colours[_ROLES[wrong]], 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y, right = box.x() + PAD - 2.0, box.bottom() - 3.5, box.right() - PAD + 2
        path, up = QPainterPath(QPointF(x, y)), True
        while x < right:
            path.quadTo(QPointF(x + _WAVE / 2, y + (-_HIGH if up else _HIGH) * 1.6), QPointF(x + _WAVE, y))
            x, up = x + _WAVE, not up
        painter.drawPath(path)

    def _draw_waiting(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(QPen(self.kit.colours["faint"], 1.5, Qt.PenStyle.DotLine))
        middle = box.center().y()
        painter.drawLine(box.x() + PAD, middle, box.x() + max(PAD, box.width() // 2), middle)


class CheckGrid(QTableView):
    """F2 edits, Ctrl+D fills down, Del leaves rows out, Ins takes them in; F8 and Ctrl+Z are the page's."""

    leaveOutWanted = Signal(bool)
    """leave the chosen rows out, or take them in again"""
    fillWanted = Signal()

    def __init__(self, model: CheckGridModel, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows, self._look = model, look
        self._fitted: tuple[object, ...] = ()
        self.setModel(model)
        dress_table(self, look)
        self.setProperty("framed", True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(CellOfFile(look, icons, self))
        self.setItemDelegateForColumn(LINE, TextDelegate(look, icons, self, role="muted", figures=True))
        self.setItemDelegateForColumn(STATE, StateDelegate(look, icons, self))
        self.verticalScrollBar().valueChanged.connect(self.fetch)
        for changed in (model.modelReset, model.rowsInserted):
            changed.connect(self._on_rows)
        self._retranslate()

    def current_row(self) -> int:
        """Return the row of the cursor, -1 without one."""
        return self.currentIndex().row()

    def chosen_rows(self) -> list[int]:
        """Return the chosen rows; a range, so that a million are no list of indexes."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(number) for number in range(chosen.count())]
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    def go_to_problem(self, step: int) -> bool:
        """Go to the next problem, or to the one before with -1; False where there is none."""
        start = self.current_row()
        found = self.rows.next_problem(start if start >= 0 else -1, step)
        if found is None:
            return False
        self._go(self.rows.index(found, self.rows.problem_column(found)))
        return True

    def go_first(self) -> None:
        """Put the cursor into the first row if it is in none."""
        if self.current_row() < 0 and self.rows.rowCount():
            self._go(self.rows.index(0, min(CELLS, self.rows.columnCount() - 1)))

    def _go(self, index: QModelIndex) -> None:
        choose_only(self, index)
        self.scrollTo(index)

    def fetch(self) -> None:
        """Ask for the cells of the rows on the screen."""
        if self.rows.rowCount() and self.isVisible():
            first = max(0, self.rowAt(0))
            last = self.rowAt(self.viewport().height() - 1)
            self.rows.fetch(first, last if last >= 0 else self.rows.rowCount() - 1)

    def _on_rows(self) -> None:
        self._fit()
        self.fetch()

    def _fit(self) -> None:
        """Share the width once for each set of columns; the user may change it then."""
        if self._fitted == self.rows.columns or not self.rows.columns:
            return
        self._fitted = self.rows.columns
        self.setColumnWidth(LINE, self._look.scaled(64))
        self.setColumnWidth(STATE, self._look.scaled(132))
        rest = self.viewport().width() - self._look.scaled(196)
        least = [self._look.scaled(LEAST.get(column.target, 120)) for column in self.rows.columns]
        spare = max(0, rest - sum(least)) // len(least)
        for at, width in enumerate(least):
            self.setColumnWidth(CELLS + at, width + spare)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fetch()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type] # a QShowEvent
        self._fitted = ()
        self._on_rows()

    def currentChanged(self, current: QModelIndex | Index, previous: QModelIndex | Index) -> None:
        """Say aloud what is wrong with the cell that the cursor is on."""
        super().currentChanged(current, previous)
        if current.isValid() and (self.rows.needs_attention(current.row())):
            text = self.rows.spoken(current.row(), current.column())
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:  # what the cell's editor has no use for
            super().keyPressEvent(event)
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Delete:
                self.leaveOutWanted.emit(True)
            case Qt.Key.Key_Insert:
                self.leaveOutWanted.emit(False)
            case Qt.Key.Key_D if control:
                self.fillWanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not control and self.currentIndex().column() >= CELLS:
                self.edit(self.currentIndex())
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Nothing is found by typing: Qt would go through every row."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Rows of the file and what becomes of them"))
        self.rows.retranslate()
