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
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
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

    def show_differences(self, rows: Sequence[Difference]) -> None:
        """Show the fields of another conflict; the same ones stay where they are."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
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
        found = (difference.before, difference.mine, difference.theirs)[index.column() - 1]
        shown = problem_words.value(difference.key, found, self._groups)
        return shown or QCoreApplication.translate("Problems", "(empty)")

    def _mark(self, index: Index) -> tuple[str, str, str] | None:
        difference = self._rows[index.row()]
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
    """A value, and below it what became of it."""

    PAD = 8

    def draw(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        kit, half = self.kit, box.height() // 2
        mark = index.data(MARK_ROLE)
        room = box.width() - 2 * self.PAD
        painter.setPen(self.pen("text" if mark else "muted", selected=selected))
        upper = QRect(box.x(), box.y() + 3, box.width(), half - 1) if mark else box
        font = kit.bold if mark else kit.plain
        kit.draw_text(painter, (box.x() + self.PAD, upper.y()), upper.height(),
                      kit.cut(self.full_text(index), font, room), font)  # fmt: skip
        if mark:
            self._draw_mark(painter, QRect(box.x(), box.y() + half, box.width(), half - 3), mark, selected=selected)

    def _draw_mark(self, painter: QPainter, box: QRect, mark: tuple[str, str, str], *, selected: bool) -> None:
        kit, (icon, colour, word) = self.kit, mark
        role = "on_selection" if selected and kit.tokens.high_contrast else colour
        kit.draw_icon(painter, icon, role, box.x() + self.PAD, QRectF(box).center().y())
        painter.setPen(kit.on_selection if role == "on_selection" else kit.colours[colour])
        left = box.x() + self.PAD + kit.icon + 5
        kit.draw_text(painter, (left, box.y()), box.height(), kit.cut(word, kit.plain, box.right() - left), kit.plain)

    def content_width(self, index: Index) -> int:
        mark = index.data(MARK_ROLE)
        below = self.kit.width(mark[2], self.kit.plain) + self.kit.icon + 5 if mark else 0
        return max(self.kit.width(self.full_text(index), self.kit.bold), below) + 2 * self.PAD

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._look.scaled(46))


class DifferenceGrid(QTableView):
    """As high as its rows, up to a limit; the arrow keys walk through the values."""

    MOST_ROWS = 6

    def __init__(self, groups: GroupDirectory, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows = DifferenceModel(groups, self)
        self.setModel(self.rows)
        dress_table(self, look)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setItemDelegateForColumn(FIELD, TextDelegate(look, icons, self, role="muted"))
        self._values = ValueDelegate(look, icons, self)
        for column in (BEFORE, MINE, THEIRS):
            self.setItemDelegateForColumn(column, self._values)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(FIELD, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(look.scaled(90))
        self._fit()
        look.changed.connect(self._fit)
        self.rows.modelReset.connect(self._fit)
        self._retranslate()

    def _fit(self) -> None:
        high = self._look.scaled(46)
        self.verticalHeader().setDefaultSectionSize(high)
        rows = min(self.MOST_ROWS, max(1, self.rows.rowCount()))
        self.setFixedHeight(rows * high + self.horizontalHeader().sizeHint().height() + 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.rows.retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("What differs"))
