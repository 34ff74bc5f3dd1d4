"""The look: every pair of colours can be read, and theme and text size act at once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import (
    DARK,
    LIGHT,
    Density,
    Look,
    Theme,
    Tokens,
    palette_of,
    style_sheet,
    tokens_for,
    tokens_of,
)

ICONS = Path(__file__).parents[3] / "resources" / "icons"
READABLE = 4.5
VISIBLE = 3.0  # what WCAG asks of a frame or a mark that is no text

PLANES = ("window", "surface", "sidebar", "alternate")
PAIRS = (
    *itertools.product(("text", "muted", "faint"), PLANES),
    *itertools.product(("accent", "danger", "warn", "ok"), PLANES),
    *itertools.product(("text", "muted"), ("selection", "chip")),
    *itertools.product(("text",), ("danger_soft", "warn_soft", "ok_soft")),
    ("on_accent", "accent"),
    ("danger", "danger_soft"),
    ("warn", "warn_soft"),
    ("ok", "ok_soft"),
)
both_themes = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    font, palette = QFont(qapp.font()), QPalette(qapp.palette())
    yield Look(qapp, ICONS, Theme.LIGHT)
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@both_themes
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_can_be_read(tokens: Tokens, words: str, ground: str):
    assert contrast(getattr(tokens, words), getattr(tokens, ground)) >= READABLE


@both_themes
@pytest.mark.parametrize("ground", [*PLANES, "selection"])
def test_the_focus_frame_can_be_seen(tokens: Tokens, ground: str):
    assert contrast(tokens.accent, getattr(tokens, ground)) >= VISIBLE


@both_themes
def test_the_style_sheet_names_only_files_that_exist(tokens: Tokens):
    files = re.findall(r'url\("([^"]+)"\)', style_sheet(tokens, 100, ICONS))
    assert files
    assert not [name for name in files if not Path(name).is_file()]


def test_sizes_in_the_style_sheet_follow_the_text_size():
    assert "font-size: 16px" in style_sheet(LIGHT, 100, ICONS)
    assert "font-size: 24px" in style_sheet(LIGHT, 150, ICONS)


@pytest.mark.parametrize(
    ("theme", "system", "tokens"),
    [
        (Theme.SYSTEM, Qt.ColorScheme.Dark, DARK),
        (Theme.SYSTEM, Qt.ColorScheme.Light, LIGHT),
        (Theme.SYSTEM, Qt.ColorScheme.Unknown, LIGHT),
        (Theme.LIGHT, Qt.ColorScheme.Dark, LIGHT),
        (Theme.DARK, Qt.ColorScheme.Light, DARK),
    ],
)
def test_the_system_decides_only_where_it_is_asked(theme: Theme, system: Qt.ColorScheme, tokens: Tokens):
    assert tokens_for(theme, system) is tokens


def test_a_theme_acts_at_once(look: Look, qapp: QApplication, qtbot):
    with qtbot.waitSignal(look.changed, timeout=0):
        look.set_theme(Theme.DARK)
    assert look.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert DARK.accent in qapp.styleSheet()
    assert LIGHT.accent not in qapp.styleSheet()


@both_themes
def test_nothing_of_the_palette_is_left_to_chance(tokens: Tokens):
    """A role not set is taken from the system, which may be dark while the program is light."""
    palette = palette_of(tokens)
    known = {QColor(getattr(tokens, name)).name() for name in Tokens.__slots__}
    roles = [
        role for role in QPalette.ColorRole if role not in {QPalette.ColorRole.NColorRoles, QPalette.ColorRole.NoRole}
    ]
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        assert {palette.color(group, role).name() for role in roles} <= known


def test_text_size_stays_within_its_limits(look: Look, qapp: QApplication):
    look.set_text_scale(150)
    assert (look.scaled(20), qapp.font().pixelSize()) == (30, 20)
    look.set_text_scale(900)
    assert look.text_scale == 150
    look.set_text_scale(10)
    assert look.text_scale == 90


def test_row_height_follows_density_and_text_size(look: Look):
    look.set_density(Density.COMPACT)
    assert look.row_height == 26
    look.set_text_scale(150)
    assert look.row_height == 39


def test_numbers_have_tabular_figures(look: Look):
    assert look.figures().featureValue(QFont.Tag("tnum")) == 1


def test_high_contrast_uses_only_what_the_system_has_paired():
    system = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, "#000000"),
        (QPalette.ColorRole.Base, "#000000"),
        (QPalette.ColorRole.WindowText, "#ffffff"),
        (QPalette.ColorRole.Highlight, "#1aebff"),
        (QPalette.ColorRole.HighlightedText, "#000000"),
    ):
        system.setColor(role, QColor(colour))
    tokens = tokens_of(system)
    assert tokens.high_contrast
    assert (tokens.muted, tokens.danger, tokens.chip) == ("#ffffff", "#ffffff", "#000000")
    assert (tokens.selection, tokens.on_selection) == ("#1aebff", "#000000")
    assert not LIGHT.high_contrast
    assert not DARK.high_contrast


@pytest.mark.parametrize("file", sorted(ICONS.glob("*.svg")), ids=lambda file: file.stem)
def test_icons_are_drawings_of_one_grid(file: Path):
    root = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 - our own files
    drawn_in = root.get("stroke")
    if file.stem != "smsc-desk":
        assert root.get("viewBox") == "0 0 24 24"
        assert drawn_in == "currentColor" or file.stem.startswith("field-")


def test_an_icon_has_the_colour_of_the_theme_now(look: Look):
    icons = Icons(look, ICONS)
    icon = icons.icon("block", "danger")
    assert shown_colour(icon) == LIGHT.danger
    look.set_theme(Theme.DARK)
    assert shown_colour(icon) == DARK.danger
    assert shown_colour(icon, QIcon.Mode.Disabled) == DARK.faint


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_is_drawn_for_the_screen(look: Look, ratio: float):
    pixmap = Icons(look, ICONS).icon("plus").pixmap(QSize(16, 16), ratio)
    assert pixmap.size() == QSize(round(16 * ratio), round(16 * ratio))
    assert pixmap.devicePixelRatio() == pytest.approx(ratio)


def test_an_unknown_icon_fails_where_it_is_asked_for(look: Look):
    with pytest.raises(FileNotFoundError):
        Icons(look, ICONS).icon("no-such-icon")


def test_the_app_icon_can_be_drawn(look: Look):
    assert QGuiApplication.instance() is not None
    assert not Icons(look, ICONS).app_icon().pixmap(QSize(64, 64), 1.0).isNull()


def shown_colour(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    """The colour of the most opaque pixel: the middle of a stroke."""
    image = icon.pixmap(QSize(48, 48), 1.0, mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(48) for y in range(48))
    return max(pixels, key=QColor.alpha).name()
