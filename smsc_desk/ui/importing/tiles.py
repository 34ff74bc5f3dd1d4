"""Counts of the check as tiles; each is a filter of the rows below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from smsc_desk.files.checking import State
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.icons import IconRole, Icons
from smsc_desk.ui.importing import words
from smsc_desk.ui.importing.check_grid_model import Part, Shown
from smsc_desk.ui.importing.engine import Summary
from smsc_desk.ui.importing.parts import Flow, paint_sign
from smsc_desk.ui.widgets import ElidedLabel, label, set_look, tooltip

Key = Part | State | None
"""None: the groups that are made, which are no rows"""
ORDER: tuple[Key, ...] = (
    Part.ALL, State.NEW, State.UPDATE, State.SAME, State.REPEATED, Part.BLOCKED, Part.ATTENTION, State.LEFT_OUT,
    Part.BY_HAND, None,
)  # fmt: skip
ALWAYS = (Part.ALL, State.NEW, State.UPDATE, State.SAME, Part.ATTENTION)


class Tile(QPushButton):
    """A number above its word."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("tile", True)
        self._number, self._word, self._icon = label(role="title"), ElidedLabel("", "hint"), label()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 6)
        column.setSpacing(1)
        column.addWidget(self._number)
        column.addWidget(self._word)
        self._icon.setParent(self)
        for part in (self._number, self._word, self._icon):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def show_count(self, icons: Icons, word: str, number: int, counted: str, look: tuple[str, IconRole]) -> None:
        """Show a number; `counted` says what it counts. The icon stands in the upper right corner."""
        self._number.setText(thousands(number))
        self._word.setText(word)
        paint_sign(self._icon, icons, *look, side=14)
        self.setAccessibleName(f"{word}: {counted}")
        self.setToolTip(tooltip(self.accessibleName()))
        set_look(self._number, "role", "title")

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type] # a QResizeEvent
        self._icon.setGeometry(self.width() - 24, 8, 16, 16)


class Tiles(QWidget):
    """One tile is pressed: the one whose rows are shown."""

    chosen = Signal(object)
    """Shown"""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._summary: Summary | None = None
        self._by_hand = 0
        self._flow = Flow(92, gap=8)
        self._group = QButtonGroup(self)
        self._tiles: dict[Key, Tile] = {}
        for at, key in enumerate(ORDER):
            self._add(at, key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._flow)
        self._retranslate()

    def _add(self, at: int, key: Key) -> None:
        tile = self._tiles[key] = Tile()
        if key is None:
            tile.setCheckable(False)
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tile.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self._group.addButton(tile, at)
            tile.clicked.connect(lambda: self.chosen.emit(key))
        self._flow.add(tile)

    def tile(self, key: Key) -> Tile:
        """Return the tile of some rows."""
        return self._tiles[key]

    def choose(self, shown: Shown) -> None:
        """Press the tile of the rows that are shown; none where they are those of one problem."""
        tile = self._tiles.get(shown) if isinstance(shown, Part | State) else None
        self._group.setExclusive(False)
        for each in self._group.buttons():
            each.setChecked(each is tile)
        self._group.setExclusive(True)

    def show_counts(self, summary: Summary | None, by_hand: int) -> None:
        """Show the counts; a tile without rows that is not usual goes away."""
        self._summary, self._by_hand = summary, by_hand
        changed = False
        for key, tile in self._tiles.items():
            number = self._number(key)
            word, icon, role = self._words(key)
            counted = thousands(number) if key is None else words.ImportCounts().rows(number)
            tile.show_count(self._icons, word, number, counted, (icon, role))
            visible = key in ALWAYS or number > 0
            changed = changed or tile.isHidden() == visible
            tile.setVisible(visible)
        if changed:
            self._flow.rearrange()

    def _number(self, key: Key) -> int:
        summary = self._summary
        if key is Part.BY_HAND:
            return self._by_hand
        if summary is None:
            return 0
        match key:
            case Part.ALL:
                return summary.rows
            case Part.BLOCKED:
                return summary.blocked
            case Part.ATTENTION:
                return summary.attention
            case State() as state:
                return summary.states.get(state, 0)
            case _:
                return summary.new_groups

    def _words(self, key: Key) -> words.StateLook:
        match key:
            case Part.ALL:
                return words.StateLook(self.tr("All rows"), "menu", "muted")
            case Part.BLOCKED:
                return words.StateLook(self.tr("Blocked"), "block", "danger")
            case Part.ATTENTION:
                return words.StateLook(self.tr("Needs attention"), "warning", "warn")
            case Part.BY_HAND:
                return words.left_out_by_hand()
            case State() as state:
                return words.states(state)
            case _:
                return words.StateLook(self.tr("New groups"), "folder-plus", "muted")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Counts of the check"))
        self.show_counts(self._summary, self._by_hand)
