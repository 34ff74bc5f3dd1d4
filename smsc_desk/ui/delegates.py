"""Item delegates: cells and tree rows painted straight from the roles of the model, without a widget per row.

Some three hundred cells are painted per frame of scrolling: colours, fonts and measures are made once per
look (`_Kit`), texts and places of chips are remembered, and no style is asked.
Long for a file: all kinds of cells share that kit and are read side by side.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen, QStaticText
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QTreeView,
    QWidget,
)  # fmt: skip

from smsc_desk.ui import plain
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.roles import Role
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import tooltip

Index = QModelIndex | QPersistentModelIndex
TextRole = Literal["text", "muted"]
THIN_SPACE = "\u202f"

_PAD = 8
_CHIP_PAD, _CHIP_GAP = 7, 4
_REMEMBERED = 1000

# Flags of PySide6 are slow to combine; these are asked in every cell.
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUS = QStyle.StateFlag.State_HasFocus.value
_HOVER = QStyle.StateFlag.State_MouseOver.value
_OPEN = QStyle.StateFlag.State_Open.value
_CHILDREN = QStyle.StateFlag.State_Children.value
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


def thousands(number: int) -> str:
    """12 408, with a space that is narrow and does not break."""
    return f"{number:,}".replace(",", THIN_SPACE)


class _Kit:
    """All that cells are painted with, for one look; all delegates share it."""

    def __init__(self, look: Look, icons: Icons) -> None:
        self.look, self.icons, self.tokens = look, icons, look.tokens
        self.plain, self.figures = look.font(), look.figures()
        self.bold, self.heading = look.font(weight=QFont.Weight.DemiBold), look.heading_font()
        self.colours = {name: QColor(getattr(look.tokens, name)) for name in look.tokens.__slots__}
        self.on_selection = QColor(look.tokens.on_selection)
        self.focus = QPen(self.on_selection if look.tokens.high_contrast else self.colours["accent"], 1.5)
        self.metrics = {id(font): QFontMetrics(font) for font in (self.plain, self.figures, self.bold, self.heading)}
        self.chip_height, self.icon = look.scaled(20), look.scaled(16)
        self._cut: dict[tuple[str, int, int, Qt.TextElideMode], str] = {}
        self._widths: dict[tuple[str, int], int] = {}
        self._words: dict[tuple[str, int], QStaticText] = {}
        self.line_height = {font: metrics.height() for font, metrics in self.metrics.items()}

    def width(self, text: str, font: QFont) -> int:
        key = (text, id(font))
        found = self._widths.get(key)
        if found is None:
            _make_room(self._widths)
            found = self._widths[key] = self.metrics[id(font)].horizontalAdvance(plain.one_line(text))
        return found

    def cut(self, text: str, font: QFont, room: int, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> str:
        if self.width(text, font) <= room:
            return text
        key = (text, id(font), room, mode)
        found = self._cut.get(key)
        if found is None:
            _make_room(self._cut)
            found = self._cut[key] = self.metrics[id(font)].elidedText(plain.one_line(text), mode, room)
        return found

    def draw_text(self, painter: QPainter, at: tuple[float, float], high: int, text: str, font: QFont) -> None:
        """In the middle of the height; laid out once per text, which halves the cost of a cell."""
        key = (text, id(font))
        words = self._words.get(key)
        if words is None:
            _make_room(self._words)
            words = self._words[key] = QStaticText(plain.one_line(text))
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            words.prepare(font=font)
        painter.setFont(font)
        painter.drawStaticText(QPointF(at[0], at[1] + (high - self.line_height[id(font)]) // 2), words)

    def draw_icon(self, painter: QPainter, name: str, role: str, x: float, middle: float) -> None:
        dpr = painter.device().devicePixelRatioF()
        pixmap = self.icons.pixmap(name, self.icon, getattr(self.tokens, role), dpr)
        painter.drawPixmap(QPointF(x, middle - self.icon / 2), pixmap)

    def draw_pill(self, painter: QPainter, box: QRectF, colour: str, radius: float = 5) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colours[colour])
        painter.drawRoundedRect(box, radius, radius)
        if self.tokens.high_contrast:
            self.draw_frame(painter, box, QPen(self.colours["line"], 1), radius)

    def draw_frame(self, painter: QPainter, box: QRectF, pen: QPen, radius: float = 4) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)


def _make_room(remembered: dict[Any, Any]) -> None:
    """Forgets everything once in a while: a long scroll must not keep every text it passed."""
    if len(remembered) >= _REMEMBERED:
        remembered.clear()


class CellDelegate(QStyledItemDelegate):
    """What all cells share: ground when selected, focus frame, tooltip of what was cut, height of a row."""

    def __init__(self, look: Look, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._icons = look, icons
        self.kit = self._shared_kit()
        look.changed.connect(self._renew)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state, box = option.state.value, option.rect
        selected = bool(state & _SELECTED)
        painter.save()
        if selected:
            painter.fillRect(box, self.kit.colours["selection"])
        self.draw(painter, box, index, selected=selected)
        if state & _FOCUS:
            self.kit.draw_frame(painter, QRectF(box).adjusted(1, 1, -1, -1), self.kit.focus)
        painter.restore()

    def draw(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        """The contents of the cell."""
        value = self.value(index)
        if value:
            self.draw_value(painter, box, value, selected=selected)

    def value(self, index: Index) -> Any:
        """What the cell shows, as `draw_value` takes it; nothing is drawn of an empty one."""
        raise NotImplementedError

    def draw_value(self, painter: QPainter, box: QRect, value: Any, *, selected: bool) -> None:
        """Draw what a cell shows, whoever asked the model for it; pen, font and antialiasing may be changed after."""
        raise NotImplementedError

    def content_width(self, index: Index) -> int:
        """What the cell would like to have, for fitting columns and for the tooltip."""
        raise NotImplementedError

    def full_text(self, index: Index) -> str:
        return str(index.data(_DISPLAY) or "")

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.content_width(index), self._look.row_height)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return False
        given = index.data(int(Qt.ItemDataRole.ToolTipRole))
        cut = self.content_width(index) > option.rect.width()
        text = str(given) if given else self.full_text(index) if cut else ""
        QToolTip.showText(event.globalPos(), tooltip(text), view)
        return True

    def pen(self, role: TextRole, *, selected: bool) -> QColor:
        if selected and self.kit.tokens.high_contrast:
            return self.kit.on_selection
        return self.kit.colours[role]

    def _renew(self) -> None:
        self.kit = self._shared_kit()

    def _shared_kit(self) -> _Kit:
        return self._look.shared((_Kit, self._icons), lambda: _Kit(self._look, self._icons))


class TextDelegate(CellDelegate):
    """Plain text; secondary columns are muted, numbers and dates have tabular figures."""

    def __init__(
        self,
        look: Look,
        icons: Icons,
        parent: QObject | None = None,
        *,
        role: TextRole = "text",
        figures: bool = False,
        align_right: bool = False,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(look, icons, parent)
        self._role: TextRole = role
        self._figures, self._align_right, self._elide = figures, align_right, elide

    def value(self, index: Index) -> str:
        """The text."""
        return str(index.data(_DISPLAY) or "")

    def draw_value(self, painter: QPainter, box: QRect, value: Any, *, selected: bool) -> None:
        self.draw_text(painter, box, value, selected=selected)

    def draw_text(self, painter: QPainter, box: QRect, text: str, *, selected: bool) -> None:
        room = box.width() - 2 * _PAD
        font, kit = self.font, self.kit
        shown = kit.cut(text, font, room, self._elide)
        spare = room - kit.width(shown, font) if self._align_right else 0
        painter.setPen(self.pen(self._role, selected=selected))
        kit.draw_text(painter, (box.x() + _PAD + spare, box.y()), box.height(), shown, font)

    def content_width(self, index: Index) -> int:
        return self.kit.width(self.full_text(index), self.font) + 2 * _PAD

    @property
    def font(self) -> QFont:
        return self.kit.figures if self._figures else self.kit.plain


class AddressDelegate(TextDelegate):
    """A number or an e-mail address, cut in the middle, and at the end the state of its edits as an icon."""

    MARKS = MappingProxyType({
        "pending": ("clock", "warn"), "problem": ("warning", "danger"), "doubt": ("help", "warn"),
    })  # fmt: skip

    def __init__(self, look: Look, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(look, icons, parent, figures=True, elide=Qt.TextElideMode.ElideMiddle)

    def value(self, index: Index) -> Any:
        """The address, and the state of its edits."""
        return self.full_text(index), index.data(Role.STATE)

    def draw_value(self, painter: QPainter, box: QRect, value: Any, *, selected: bool) -> None:
        text, state = value
        if state == "loading":
            self._draw_loading(painter, box)
            return
        mark = self.MARKS.get(state) if state else None
        if mark:
            x = box.right() - _PAD - self.kit.icon + 1
            role = "on_selection" if selected and self.kit.tokens.high_contrast else mark[1]
            self.kit.draw_icon(painter, mark[0], role, x, QRectF(box).center().y())
            box = box.adjusted(0, 0, -self.kit.icon - 4, 0)
        self.draw_text(painter, box, text, selected=selected)

    def content_width(self, index: Index) -> int:
        # The place of the mark is kept: a column must not grow when an edit is queued.
        return super().content_width(index) + self.kit.icon + 4

    def _draw_loading(self, painter: QPainter, box: QRect) -> None:
        pen = QPen(self.kit.colours["faint"], 1.5, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        middle = box.center().y()
        painter.drawLine(box.x() + _PAD, middle, box.x() + max(_PAD, box.width() * 2 // 3), middle)


class IconDelegate(CellDelegate):
    """One icon in the middle (Role.ICON): the channel. Its word is in the tooltip and the accessible text."""

    def value(self, index: Index) -> Any:
        """The name of the icon."""
        return index.data(Role.ICON)

    def draw_value(self, painter: QPainter, box: QRect, value: Any, *, selected: bool) -> None:
        role = "on_selection" if selected else "muted"
        middle = QRectF(box).center()
        self.kit.draw_icon(painter, str(value), role, round(middle.x() - self.kit.icon / 2), middle.y())

    def content_width(self, index: Index) -> int:  # noqa: ARG002 - the same for all
        return self.kit.icon + 2 * _PAD


class _Chip(NamedTuple):
    x: int
    width: int
    text: str
    is_rest: bool


class ChipsDelegate(CellDelegate):
    """Names of groups or tags (Role.CHIPS) that fit the column; the rest is counted: "+2"."""

    def __init__(self, look: Look, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(look, icons, parent)
        self._places: dict[tuple[tuple[str, ...], int], tuple[_Chip, ...]] = {}

    def value(self, index: Index) -> Any:
        """The names."""
        return index.data(Role.CHIPS)

    def draw_value(self, painter: QPainter, box: QRect, value: Any, *, selected: bool) -> None:  # noqa: ARG002
        high, kit = self.kit.chip_height, self.kit
        top = box.y() + (box.height() - high) / 2
        for chip in self.places(tuple(value), box.width() - 2 * _PAD):
            left = box.x() + _PAD + chip.x
            kit.draw_pill(painter, QRectF(left, top, chip.width, high), "chip")
            painter.setPen(kit.colours["muted" if chip.is_rest else "text"])
            kit.draw_text(painter, (left + _CHIP_PAD, box.y()), box.height(), chip.text, kit.plain)

    def places(self, names: tuple[str, ...], room: int) -> tuple[_Chip, ...]:
        key = (names, room)
        found = self._places.get(key)
        if found is None:
            _make_room(self._places)
            found = self._places[key] = tuple(self._place(names, room))
        return found

    def content_width(self, index: Index) -> int:
        names = index.data(Role.CHIPS) or ()
        return sum(self._chip_width(name) + _CHIP_GAP for name in names) + 2 * _PAD

    def full_text(self, index: Index) -> str:
        return ", ".join(index.data(Role.CHIPS) or ())

    def _place(self, names: tuple[str, ...], room: int) -> list[_Chip]:
        """As many whole names as fit beside the count of the rest; the first is cut rather than left out."""
        shown = len(names)
        while shown > 1 and self._extent(names, shown) > room:
            shown -= 1
        chips, x = [], 0
        rest = f"+{len(names) - shown}" if shown < len(names) else ""
        for name in names[:shown]:
            spare = room - (self._chip_width(rest) + _CHIP_GAP if rest else 0)
            width = max(2 * _CHIP_PAD, min(self._chip_width(name), spare - x))
            chips.append(_Chip(x, width, self.kit.cut(name, self.kit.plain, width - 2 * _CHIP_PAD), is_rest=False))
            x += width + _CHIP_GAP
        if rest:
            chips.append(_Chip(x, self._chip_width(rest), rest, is_rest=True))
        return chips

    def _extent(self, names: tuple[str, ...], shown: int) -> int:
        widths = [self._chip_width(name) for name in names[:shown]]
        if shown < len(names):
            widths.append(self._chip_width(f"+{len(names) - shown}"))
        return sum(widths) + _CHIP_GAP * (len(widths) - 1)

    def _chip_width(self, text: str) -> int:
        return self.kit.width(text, self.kit.plain) + 2 * _CHIP_PAD

    def _renew(self) -> None:
        super()._renew()
        self._places.clear()


class BadgeDelegate(CellDelegate):
    """A block (Role.BADGE) as a soft badge: icon and word, so that the colour never speaks alone."""

    KINDS = MappingProxyType({
        "all": ("block", "danger"),
        "mass": ("half-circle-left", "warn"),
        "single": ("half-circle-right", "warn"),
    })  # fmt: skip

    def value(self, index: Index) -> Any:
        """Kind and word."""
        return index.data(Role.BADGE)

    def draw_value(self, painter: QPainter, box: QRect, value: Any, *, selected: bool) -> None:  # noqa: ARG002
        icon, role = self.KINDS[value[0]]
        kit, left = self.kit, box.x() + _PAD - 2
        room = box.width() - 2 * _PAD + 4
        width, high = min(self._badge_width(value[1]), room), kit.chip_height
        kit.draw_pill(painter, QRectF(left, box.y() + (box.height() - high) / 2, width, high), f"{role}_soft")
        kit.draw_icon(painter, icon, role, left + 4, QRectF(box).center().y())
        painter.setPen(kit.colours[role])
        text = kit.cut(value[1], kit.plain, max(0, width - self.kit.icon - 15))
        kit.draw_text(painter, (left + self.kit.icon + 8, box.y()), box.height(), text, kit.plain)

    def content_width(self, index: Index) -> int:
        badge = index.data(Role.BADGE)
        return self._badge_width(badge[1]) + 2 * _PAD if badge else 2 * _PAD

    def full_text(self, index: Index) -> str:
        badge = index.data(Role.BADGE)
        return str(badge[1]) if badge else ""

    def _badge_width(self, text: str) -> int:
        return self.kit.width(text, self.kit.plain) + self.kit.icon + 15


class GroupDelegate(CellDelegate):
    """A row of the sidebar: icon, name, count, and the reach of a group as a thin bar; or a heading."""

    MARGIN, INDENT, GAP = 10, 8, 8
    BAR = 2.5

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(self.MARGIN, 0, -self.MARGIN, 0)
        if index.data(Role.KIND) == "heading":
            self._draw_heading(painter, box, option.state.value, self.full_text(index))
        else:
            self._draw_row(painter, box, option.state.value, index)
        painter.restore()

    def content_width(self, index: Index) -> int:
        name = self.kit.width(self.full_text(index), self.kit.bold)
        count = self.kit.width(self._count(index), self.kit.figures)
        return name + count + self._text_left() + 2 * (self.MARGIN + self.GAP)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = index.data(Role.KIND) == "heading"
        return QSize(self.content_width(index), self._look.scaled(30) if heading else self._look.row_height)

    def _text_left(self) -> int:
        return self.INDENT + self.kit.icon + self.GAP

    def _count(self, index: Index) -> str:
        count = index.data(Role.COUNT)
        if count == "":  # nobody counts it
            return ""
        return "…" if count is None else thousands(int(count))

    def _draw_heading(self, painter: QPainter, box: QRect, state: int, text: str) -> None:
        kit = self.kit
        painter.setPen(kit.colours["faint"])
        shown = kit.cut(text, kit.heading, box.width() - 12 - self.kit.icon)
        # A little below the middle: a heading belongs to what follows it.
        kit.draw_text(painter, (box.x() + 6, box.y() + 4), box.height() - 4, shown, kit.heading)
        if state & _CHILDREN:
            name = "chevron-down" if state & _OPEN else "chevron-right"
            kit.draw_icon(painter, name, "faint", box.right() - self.INDENT - 12, QRectF(box).center().y() + 2)
        if state & _FOCUS:
            kit.draw_frame(painter, QRectF(box).adjusted(0, 2, 0, 0), kit.focus, 6)

    def _draw_row(self, painter: QPainter, box: QRect, state: int, index: Index) -> None:
        kit, selected = self.kit, bool(state & _SELECTED)
        pill = QRectF(box).adjusted(0, 1, 0, -1)
        if selected or state & _HOVER:
            kit.draw_pill(painter, pill, "selection" if selected else "chip", 6)
        icon = index.data(Role.ICON)
        if icon:
            role = "muted" if not selected else "on_selection" if kit.tokens.high_contrast else "accent"
            kit.draw_icon(painter, str(icon), role, box.x() + self.INDENT, QRectF(box).center().y())
        self._draw_words(painter, box, index, selected=selected)
        reach = index.data(Role.REACH)
        if reach is not None:
            self._draw_reach(painter, box, float(reach), selected=selected)
        if state & _FOCUS:
            kit.draw_frame(painter, pill, kit.focus, 6)

    def _draw_words(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        kit, count = self.kit, self._count(index)
        right, taken = box.right() + 1 - self.INDENT, kit.width(count, kit.figures)
        painter.setPen(kit.colours["faint"] if count == "…" else self.pen("muted", selected=selected))
        kit.draw_text(painter, (right - taken, box.y()), box.height(), count, kit.figures)
        font = kit.bold if selected else kit.plain
        left = box.x() + self._text_left()
        room = right - taken - self.GAP - left
        painter.setPen(self.pen("text", selected=selected))
        shown = kit.cut(self.full_text(index), font, room)
        kit.draw_text(painter, (left, box.y()), box.height(), shown, font)

    def _draw_reach(self, painter: QPainter, box: QRect, reach: float, *, selected: bool) -> None:
        left = box.x() + self._text_left()
        whole = QRectF(left, box.bottom() - 3 - self.BAR, box.right() + 1 - self.INDENT - left, self.BAR)
        done = QRectF(whole)
        done.setWidth(whole.width() * max(0.0, min(1.0, reach)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.kit.colours["line"])
        painter.drawRoundedRect(whole, 1, 1)
        plain = self.kit.tokens.high_contrast
        painter.setBrush(self.pen("text", selected=selected) if plain else self.kit.colours["ok"])
        painter.drawRoundedRect(done, 1, 1)


class _Heights(QObject):
    """Keeps the rows of a view as high as the look wants them; lives and dies with the view."""

    def __init__(self, look: Look, view: QTableView | QTreeView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        look.changed.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        if isinstance(self._view, QTableView):
            header = self._view.verticalHeader()
            header.setMinimumSectionSize(self._look.row_height)
            header.setDefaultSectionSize(self._look.row_height)
        else:
            self._view.scheduleDelayedItemsLayout()


def dress_table(view: QTableView, look: Look) -> None:
    """No grid, alternate tone, whole rows, quiet headers; heights follow the look."""
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    _Heights(look, view)


def dress_sidebar(view: QTreeView, look: Look) -> None:
    """A flat-looking tree on the sidebar's tone; headings fold their rows by a click on them."""
    view.setProperty("sidebar", True)
    view.setHeaderHidden(True)
    view.setIndentation(0)
    view.setRootIsDecorated(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
    view.clicked.connect(lambda index: _fold(view, index))
    _Heights(look, view)


def _fold(view: QTreeView, index: Index) -> None:
    if index.data(Role.KIND) == "heading":
        view.setExpanded(index, not view.isExpanded(index))
