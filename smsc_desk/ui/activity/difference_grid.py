"""A conflict, field by field: before, mine, the provider's; what was changed is marked by icon, word and colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from smsc_desk.store.problems import Difference
from smsc_desk.ui.activity import problem_words
from smsc_desk.ui.delegates import CellDelegate, TextDelegate, dress_table
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.roles import Role
from smsc_desk.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
FIELD, BEFORE, MINE, THEIRS = range(4)
COLUMNS = (  # translated when shown
    str(QT_TRANSLATE_NOOP("Problems", "Field")),
    str(QT_TRANSLATE_NOOP("Problems", "Before")),
    str(QT_TRANSLATE_NOOP("Problems", "Mine")),
    str(QT_TRANSLATE_NOOP("Problems", "At the provider")),
)
MARK_ROLE = int(max(Role)) + 30
"""(icon, colour, word) of a value that was changed"""


class DifferenceModel(QAbstractTableModel):
    """The fields of one conflict."""

    def __init__(self, groups: GroupDirectory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups = groups
        self._rows: tuple[Difference, ...] = ()
        self._deletes = False

    def show_differences(self, rows: Sequence[Difference], *, deletes: bool) -> None:
        """Show the fields of another conflict; the same ones stay where they are. `deletes`: mine is no record."""
        if (tuple(rows), deletes) != (self._rows, self._deletes):
            self.beginResetModel()
            self._rows, self._deletes = tuple(rows), deletes
            self.endResetModel()

    def retranslate(self) -> None:
        """Say everything anew in another language."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Problems", COLUMNS[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(index)
            case _:
                return self._mark(index) if role == MARK_ROLE else None

    def _text(self, index: Index) -> str:
        difference = self._rows[index.row()]
        if index.column() == FIELD:
            return problem_words.field(difference.key)
        if index.column() == MINE and self._deletes:
            return "—"
        found = (difference.before, difference.mine, difference.theirs)[index.column() - 1]
        shown = problem_words.value(difference.key, found, self._groups)
        return shown or QCoreApplication.translate("Problems", "(empty)")

    def _mark(self, index: Index) -> tuple[str, str, str] | None:
        difference = self._rows[index.row()]
        if index.column() == MINE and self._deletes:
            return "trash", "danger", QCoreApplication.translate("Problems", "deleted by you")
        if index.column() == MINE and _differ(difference.mine, difference.before):
            return "edit", "accent", QCoreApplication.translate("Problems", "changed by you")
        if index.column() == THEIRS and _differ(difference.theirs, difference.before):
            return "cloud", "warn", QCoreApplication.translate("Problems", "changed there")
        return None

    def _spoken(self, index: Index) -> str:
        heading = QCoreApplication.translate("Problems", COLUMNS[index.column()])
        mark = self._mark(index)
        return f"{heading}: {self._text(index)}" + (f", {mark[2]}" if mark else "")


def _differ(one: object, other: object) -> bool:
    """Compare values; a list of the copy may be a tuple of the edit."""

    def plain(value: object) -> object:
        return tuple(value) if isinstance(value, list) else value or ""

    return plain(one) != plain(other)


class ValueDelegate(CellDelegate):
    """A value, wrapped where it is long, and below it what became of it."""

    PAD, GAP = 8, 4
    MOST_LINES = 4

    def draw(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        kit, mark, font = self.kit, index.data(MARK_ROLE), self._font(index)
        painter.setPen(self.pen("text" if mark else "muted", selected=selected))
        painter.setFont(font)
        inside = box.adjusted(self.PAD, self.GAP, -self.PAD, -self.GAP)
        below = kit.line_height[id(kit.plain)] + self.GAP if mark else 0
        room = inside.adjusted(0, 0, 0, -below)
        align = Qt.AlignmentFlag.AlignTop if mark else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, _wrap(kit.metrics[id(font)], self.full_text(index), room.width()) | align.value,
                         self.full_text(index))  # fmt: skip
        if mark:
            lower = QRect(inside.x(), inside.bottom() - below + 1, inside.width(), below)
            self._draw_mark(painter, lower, mark, selected=selected)

    def _draw_mark(self, painter: QPainter, box: QRect, mark: tuple[str, str, str], *, selected: bool) -> None:
        kit, (icon, colour, word) = self.kit, mark
        role = "on_selection" if selected and kit.tokens.high_contrast else colour
        kit.draw_icon(painter, icon, role, box.x(), QRectF(box).center().y())
        painter.setPen(kit.on_selection if role == "on_selection" else kit.colours[colour])
        left = box.x() + kit.icon + 5
        kit.draw_text(painter, (left, box.y()), box.height(), kit.cut(word, kit.plain, box.right() - left), kit.plain)

    def height(self, index: Index, width: int) -> int:
        """Return how high a cell of that width is, with so many lines as it needs, up to a limit."""
        metrics = self.kit.metrics[id(self._font(index))]
        text, room = self.full_text(index), max(20, width - 2 * self.PAD)
        most = QRect(0, 0, room, self.MOST_LINES * metrics.lineSpacing())
        high = min(metrics.boundingRect(most, _wrap(metrics, text, room), text).height(), most.height())
        return high + (self.kit.line_height[id(self.kit.plain)] if index.data(MARK_ROLE) else 0) + 3 * self.GAP

    def content_width(self, index: Index) -> int:
        mark = index.data(MARK_ROLE)
        below = self.kit.width(mark[2], self.kit.plain) + self.kit.icon + 5 if mark else 0
        return max(self.kit.width(self.full_text(index), self._font(index)), below) + 2 * self.PAD

    def _font(self, index: Index) -> QFont:
        return self.kit.bold if index.data(MARK_ROLE) else self.kit.plain


def _wrap(metrics: QFontMetrics, text: str, width: int) -> int:
    """Break between words, or anywhere where a word is longer than a line."""
    words = Qt.TextFlag.TextWordWrap.value
    needed = metrics.boundingRect(QRect(0, 0, width, 1000), words, text).width()
    return words if needed <= width else Qt.TextFlag.TextWrapAnywhere.value


class DifferenceGrid(QTableView):
    """As high as its rows; the arrow keys walk through the values."""

    def __init__(self, groups: GroupDirectory, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows = DifferenceModel(groups, self)
        self.setModel(self.rows)
        dress_table(self, look)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegateForColumn(FIELD, TextDelegate(look, icons, self, role="muted"))
        self._values = ValueDelegate(look, icons, self)
        for column in (BEFORE, MINE, THEIRS):
            self.setItemDelegateForColumn(column, self._values)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        look.changed.connect(self._fit)
        self.rows.modelReset.connect(self._fit)
        self.rows.dataChanged.connect(self._fit)
        self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the width, give each row its height, and be as high as all of them."""
        rows, hint = range(self.rows.rowCount()), self.itemDelegateForColumn(FIELD)
        fields = [hint.sizeHint(QStyleOptionViewItem(), self.rows.index(row, FIELD)).width() for row in rows]
        first = min(max(fields, default=0) + 8, self.viewport().width() // 4)
        each = (self.viewport().width() - first) // 3
        for column, width in ((FIELD, first), (BEFORE, each), (MINE, each), (THEIRS, each)):
            self.setColumnWidth(column, width)
        for row in rows:
            cells = (self.rows.index(row, column) for column in (BEFORE, MINE, THEIRS))
            highest = max(self._values.height(cell, each) for cell in cells)
            self.setRowHeight(row, max(self._look.row_height, highest))
        total = sum(self.rowHeight(row) for row in rows) + self.horizontalHeader().sizeHint().height() + 2
        if self.maximumHeight() != total:
            self.setFixedHeight(total)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.rows.retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("What differs"))
