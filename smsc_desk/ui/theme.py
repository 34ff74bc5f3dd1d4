"""The look of the program: colours, sizes, the one style sheet; `Look` applies them and tells of changes.

Everything that paints for itself (icons, delegates) reads `Look.tokens` and listens to `Look.changed`.
The style sheet, a third of this file, stays beside the tokens it names.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from enum import Enum, IntEnum
from string import Template
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

T = TypeVar("T")

TEXT_PIXELS = 13
SMALLEST_TEXT, LARGEST_TEXT = 90, 150


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour there is, as #rrggbb; text pairs keep 4.5 : 1, which a test holds."""

    window: str
    surface: str
    sidebar: str
    alternate: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    selection: str
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    chip: str

    @property
    def high_contrast(self) -> bool:
        """True of the system's own colours only, where what is selected has the accent as ground."""
        return self.selection == self.accent

    @property
    def on_selection(self) -> str:
        return self.on_accent if self.high_contrast else self.text

    @property
    def info_soft(self) -> str:
        return self.surface if self.high_contrast else self.selection


LIGHT = Tokens(
    window="#f5f6f8", surface="#ffffff", sidebar="#eef0f3", alternate="#fafbfc", line="#dfe3e8",
    text="#1c2128", muted="#56606c", faint="#626c78",
    accent="#2463d1", on_accent="#ffffff", selection="#dbe7fb",
    danger="#b3261e", danger_soft="#fbe6e4", warn="#7d5200", warn_soft="#fdf0d5",
    ok="#1d7a46", ok_soft="#e0f3e8", chip="#eceff3",
)  # fmt: skip
DARK = Tokens(
    window="#1b1e23", surface="#22262c", sidebar="#1e2227", alternate="#252a30", line="#353b44",
    text="#e6e9ed", muted="#a3adb8", faint="#8f9aa6",
    accent="#7fb0ff", on_accent="#10151d", selection="#2b3d5c",
    danger="#ff9a91", danger_soft="#4a2725", warn="#f2c464", warn_soft="#453616",
    ok="#7fd6a2", ok_soft="#1f3d2c", chip="#2f353d",
)  # fmt: skip


class Theme(Enum):
    """What the user chose; the value is what settings keep."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(IntEnum):
    """Height of a table row in pixels at 100 % text."""

    COMPACT = 26
    NORMAL = 32
    ROOMY = 38


DENSITIES = {"compact": Density.COMPACT, "normal": Density.NORMAL, "roomy": Density.ROOMY}
"""By the words of the settings."""


class Look(QObject):
    """Applies theme, text size and row height to the application, at once, and follows the system."""

    changed = Signal()
    dressed = Signal()
    """widgets that were built without the style sheet have it now: what was measured of them is to be measured anew"""

    def __init__(
        self,
        app: QApplication,
        icons_dir: Path,
        theme: Theme = Theme.SYSTEM,
        text_scale: int = 100,
        density: Density = Density.NORMAL,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        # Kept: PySide6 forgets the accessibility hints together with the wrapper they were reached through.
        self._hints = app.styleHints()
        self._icons_dir = icons_dir
        self._theme, self._density = theme, density
        self._text_scale = _within_text_sizes(text_scale)
        self._system_font = QFont(app.font())
        self._shared: dict[object, Any] = {}
        app.setStyle("Fusion")
        self.tokens = LIGHT
        self._request_scheme()
        self._refresh()
        self._follow_system()

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def text_scale(self) -> int:
        return self._text_scale

    @property
    def density(self) -> Density:
        return self._density

    @property
    def is_dark(self) -> bool:
        return QColor(self.tokens.window).lightness() < QColor(self.tokens.text).lightness()

    @property
    def row_height(self) -> int:
        return self.scaled(int(self._density))

    def scaled(self, pixels: float) -> int:
        """A measure that grows with the text size."""
        return round(pixels * self._text_scale / 100)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._request_scheme()
        self._refresh()

    def set_text_scale(self, percent: int) -> None:
        self._text_scale = _within_text_sizes(percent)
        self._refresh()

    def set_density(self, density: Density) -> None:
        self._density = density
        self._shared.clear()
        self.changed.emit()

    def font(self, pixels: float = TEXT_PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The system's font at a size that follows the text size setting."""
        font = QFont(self._system_font)
        font.setPixelSize(max(1, self.scaled(pixels)))
        font.setWeight(weight)
        return font

    def figures(self, pixels: float = TEXT_PIXELS) -> QFont:
        """The same with tabular figures: numbers and dates stand in columns."""
        font = self.font(pixels)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def heading_font(self) -> QFont:
        font = self.font(11, QFont.Weight.DemiBold)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        return font

    def _request_scheme(self) -> None:
        """Title bars and file dialogs are drawn by the system: they follow only if asked."""
        schemes = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}
        self._hints.setColorScheme(schemes.get(self._theme, Qt.ColorScheme.Unknown))

    def _follow_system(self) -> None:
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._refresh)

    def _on_scheme_changed(self) -> None:
        if self._high_contrast() or self._ours() != self.tokens:
            self._refresh()

    def _high_contrast(self) -> bool:
        wish = self._hints.accessibility().contrastPreference()
        return wish == Qt.ContrastPreference.HighContrast

    def _ours(self) -> Tokens:
        return tokens_for(self._theme, self._hints.colorScheme())

    def _refresh(self) -> None:
        if self._high_contrast():
            self._app.setPalette(QPalette())  # the system's own again
            self.tokens = tokens_of(self._app.palette())
        else:
            self.tokens = self._ours()
            self._app.setPalette(palette_of(self.tokens))
        self._app.setFont(self.font())
        self._shared.clear()
        self._dress()
        self.changed.emit()

    def shared(self, key: object, make: Callable[[], T]) -> T:
        """Return what is made once for the look of now and used by all who paint: measured fonts take their time."""
        if key not in self._shared:
            self._shared[key] = make()
        made: T = self._shared[key]
        return made

    def _dress(self) -> None:
        self._app.setStyleSheet(style_sheet(self.tokens, self._text_scale, self._icons_dir))

    @contextlib.contextmanager
    def dressed_at_the_end(self) -> Iterator[None]:
        """Build many widgets without the style sheet, and let them have it together.

        Qt else works it out anew for a widget and all in it each time that it is put into another: a third of what
        showing an account takes.
        """
        self._app.setStyleSheet("")
        try:
            yield
        finally:
            self._dress()
            self.dressed.emit()


def tokens_for(theme: Theme, system: Qt.ColorScheme) -> Tokens:
    """What the user chose; where that is the system, what it says (light if it says nothing)."""
    dark = theme is Theme.DARK or (theme is Theme.SYSTEM and system == Qt.ColorScheme.Dark)
    return DARK if dark else LIGHT


def palette_of(tokens: Tokens) -> QPalette:
    """The tokens as Qt's own roles, so that what no rule names has the right colours too."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window, role.WindowText: tokens.text,
        role.Base: tokens.surface, role.AlternateBase: tokens.alternate, role.Text: tokens.text,
        role.Button: tokens.surface, role.ButtonText: tokens.text, role.BrightText: tokens.danger,
        role.Light: tokens.surface, role.Midlight: tokens.alternate,
        role.Mid: tokens.line, role.Dark: tokens.faint, role.Shadow: tokens.line,
        role.Highlight: tokens.selection, role.HighlightedText: tokens.text, role.Accent: tokens.accent,
        role.Link: tokens.accent, role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.surface, role.ToolTipText: tokens.text, role.PlaceholderText: tokens.muted,
    }  # fmt: skip
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    _fade_disabled(palette, tokens)
    return palette


def _fade_disabled(palette: QPalette, tokens: Tokens) -> None:
    role = QPalette.ColorRole
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    for which in (role.Base, role.Button):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.window))
    for which in (role.Highlight, role.Accent):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.line))


def tokens_of(palette: QPalette) -> Tokens:
    """For high contrast: only colours the system itself has paired; state is told by word and icon."""

    def of(role: QPalette.ColorRole) -> str:
        return palette.color(QPalette.ColorGroup.Active, role).name()

    role = QPalette.ColorRole
    window, text, surface = of(role.Window), of(role.WindowText), of(role.Base)
    return Tokens(
        window=window, surface=surface, sidebar=window, alternate=surface, line=text,
        text=text, muted=text, faint=text,
        accent=of(role.Highlight), on_accent=of(role.HighlightedText), selection=of(role.Highlight),
        danger=text, danger_soft=surface, warn=text, warn_soft=surface, ok=text, ok_soft=surface,
        chip=surface,
    )  # fmt: skip


def style_sheet(tokens: Tokens, text_scale: int, icons_dir: Path) -> str:
    sizes = {f"px{n}": f"{round(n * text_scale / 100)}px" for n in (11, 12, 16, 20, 26, 28, 30)}
    return Template(_STYLE).substitute(
        asdict(tokens),
        **sizes,
        on_selection=tokens.on_selection,
        info_soft=tokens.info_soft,
        chip_line=tokens.line if tokens.high_contrast else tokens.chip,
        tick="black" if QColor(tokens.on_accent).lightness() < 128 else "white",
        icons=icons_dir.as_posix(),
    )


def _within_text_sizes(percent: int) -> int:
    return max(SMALLEST_TEXT, min(LARGEST_TEXT, percent))


_STYLE = """
* { outline: none; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QSplitter::handle { background: $line; }
QToolBar { background: $window; border: none; border-bottom: 1px solid $line; padding: 9px 10px;
           spacing: 4px; }
QToolBar::separator { background: $line; width: 1px; margin: 5px 8px; }
QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 6px;
              padding: 4px 8px; min-height: $px20; }
QToolButton:disabled { color: $faint; }
QToolButton:hover, QPushButton[link="true"]:hover { background: $chip; }
QToolButton:pressed, QToolButton:checked, QToolButton:open { background: $selection; color: $on_selection; }
QToolButton:focus { border-color: $accent; }
QToolButton[popupMode="1"] { padding-right: 20px; }
QToolButton[popupMode="2"] { padding-right: 18px; }
QToolButton::menu-indicator { image: url("$icons/field-arrow-down.svg"); width: 14px; height: 14px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 3px; }
QToolButton::menu-button { border: none; width: 18px; }
QToolButton::menu-arrow { image: url("$icons/field-arrow-down.svg"); width: 14px; height: 14px; }
QToolButton[bare="true"] { padding: 0; min-height: 0; }
QPushButton { background: $surface; color: $text; border: 1px solid $line; border-radius: 6px;
              padding: 0 14px; min-height: $px28; }
QPushButton:hover { background: $chip; }
QPushButton:pressed { background: $selection; color: $on_selection; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; background: $window; }
QPushButton[primary="true"], QToolButton[primary="true"] { background: $accent; color: $on_accent;
    border-color: $accent; font-weight: 600; }
QToolButton[primary="true"] { padding: 4px 14px 4px 10px; }
QPushButton[primary="true"]:hover, QToolButton[primary="true"]:hover { border-color: $text; }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled { background: $line;
    color: $faint; border-color: $line; }
QPushButton[danger="true"] { color: $danger; border-color: $danger; }
QPushButton[danger="true"]:disabled { color: $faint; border-color: $line; }
QPushButton[link="true"] { background: transparent; color: $accent; border: 1px solid transparent;
                            padding: 0 6px; }
QPushButton[link="true"]:focus { border-color: $accent; }
QPushButton[slim="true"] { min-height: $px20; }
QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit, QFrame[field="true"] {
    background: $surface; color: $text; border: 1px solid $line; border-radius: 6px; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QLineEdit, QComboBox, QAbstractSpinBox { padding: 0 9px; min-height: $px28;
    selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; selection-background-color: $accent;
                            selection-color: $on_accent; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $faint; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus,
QFrame[field="true"][active="true"] { border: 2px solid $accent; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { padding: 0 8px; min-height: $px26; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px 5px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { background: $window; color: $faint; }
QLineEdit[state="error"], QPlainTextEdit[state="error"], QFrame[state="error"] { border-color: $danger; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { border: none; background: transparent;
    padding: 0 2px; min-height: $px20; }
QAbstractItemView QLineEdit, QAbstractItemView QLineEdit:focus { border: 2px solid $accent;
    border-radius: 3px; padding: 0 4px; min-height: 0; }
QAbstractSpinBox { padding: 0; max-height: $px28; }
QAbstractSpinBox:focus { padding: 0; max-height: $px26; }
QLineEdit QToolButton { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { image: url("$icons/field-arrow-down.svg");
    width: 16px; height: 16px; }
QAbstractSpinBox::up-arrow { image: url("$icons/field-arrow-up.svg"); width: 16px; height: 16px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent;
    width: 20px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: $px20; }
QCheckBox::indicator, QGroupBox::indicator, QAbstractItemView::indicator { width: 14px; height: 14px;
    background: $surface; border: 1px solid $faint; border-radius: 4px; }
QRadioButton::indicator { width: 14px; height: 14px; background: $surface; border: 1px solid $faint;
    border-radius: 8px; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/field-check-$tick.svg"); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: $accent;
    border-color: $accent; image: url("$icons/field-dash-$tick.svg"); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $window; }
QCheckBox::indicator:checked:disabled, QAbstractItemView::indicator:checked:disabled { background: $faint;
    border-color: $line; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: $window; }
QTabBar::tab { background: transparent; color: $muted; padding: 7px 14px; border: none;
               border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom-color: $accent; }
QTabBar::tab:focus { border-bottom-color: $text; }
QTabBar[segments="true"]::tab { background: $chip; padding: 5px 14px; border: 1px solid $chip_line; margin: 0 2px 0 0;
    border-radius: 6px; }
QTabBar[segments="true"]::tab:selected { background: $selection; color: $on_selection; border-color: $accent; }
QTabBar[segments="true"]::tab:focus { border-color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
                       padding: 0 8px; min-height: $px30; }
QHeaderView::section:hover { color: $text; }
QTableView, QListView, QTreeView { background: $surface; alternate-background-color: $alternate; border: none;
    selection-background-color: $selection; selection-color: $on_selection; }
QTreeView[sidebar="true"], QListView[sidebar="true"] { background: $sidebar; show-decoration-selected: 0; }
QListView[popup="true"] { border: 1px solid $line; }
QWidget[plane="sidebar"] { background: $sidebar; }
QWidget[plane="surface"] { background: $surface; }
QWidget[plane="window"] { background: $window; }
QFrame[line="true"] { background: $line; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QStatusBar { background: $window; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QMenu { background: $surface; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 10px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selection; color: $on_selection; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { background: $line; height: 1px; margin: 4px 8px; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px 6px; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QFrame[chip="true"] { background: $chip; border: 1px solid $chip_line; border-radius: 5px; }
QFrame[chip="true"][partial="true"] { background: $surface; border: 1px dashed $faint; }
QFrame[drop="idle"] { background: $surface; border: 1px dashed $faint; border-radius: 10px; }
QFrame[drop="active"] { background: $info_soft; border: 2px dashed $accent; border-radius: 10px; }
QFrame[card="true"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QTableView[framed="true"], QScrollArea[framed="true"] { border: 1px solid $line; border-radius: 6px; }
QTableView[framed="true"]:focus { border-color: $accent; }
QPushButton[choice="true"] { text-align: left; min-height: $px30; }
QPushButton[choice="true"]:checked { border-color: $accent; background: $selection; color: $on_selection; }
QPushButton[tile="true"] { padding: 0; min-height: 0; text-align: left; }
QPushButton[tile="true"]:checked { border-color: $accent; background: $selection; }
QPushButton[tile="true"]:focus, QPushButton[step="true"]:focus { border: 1px solid $accent; }
QPushButton[step="true"] { background: transparent; border: 1px solid transparent; padding: 0; min-height: 0; }
QPushButton[step="true"]:hover:enabled { background: $chip; }
QPushButton[step="true"]:checked { background: $selection; }
QCheckBox[danger="true"] { color: $danger; }
QFrame[rounded="true"] { border-radius: 6px; }
QFrame[bar="info"] { background: $info_soft; }
QFrame[bar="warn"] { background: $warn_soft; }
QFrame[bar="danger"] { background: $danger_soft; }
QFrame[bar="ok"] { background: $ok_soft; }
QFrame[bar] QPushButton, QFrame[bar] QPlainTextEdit { background: $surface; }
QFrame[bar] QPushButton[link="true"] { background: transparent; color: $text; text-decoration: underline; }
QLabel[role="title"] { font-size: $px16; font-weight: 600; }
QLabel[role="heading"] { font-size: $px11; font-weight: 600; letter-spacing: 0.6px; color: $faint; }
QLabel[role="muted"], QLabel[role="hint"] { color: $muted; }
QLabel[role="hint"], QLabel[role="ok"], QLabel[role="guess"], QLabel[role="error"] { font-size: $px12; }
QLabel[role="ok"], QLabel[role="good"] { color: $ok; }
QLabel[role="guess"], QLabel[role="warn"] { color: $warn; }
QLabel[role="error"], QLabel[role="danger"] { color: $danger; }
QLabel[role="strong"] { font-weight: 600; }
"""
