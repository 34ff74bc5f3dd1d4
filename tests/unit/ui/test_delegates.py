"""Delegates: what fits is whole, what does not is counted or cut, and no text is read as markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QTableView, QTreeView

from smsc_desk.ui.delegates import (
    AddressDelegate,
    BadgeDelegate,
    CellDelegate,
    ChipsDelegate,
    GroupDelegate,
    IconDelegate,
    TextDelegate,
    dress_sidebar,
    dress_table,
    thousands,
)
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.roles import Role
from smsc_desk.ui.theme import DARK, LIGHT, Density, Look, Theme
from smsc_desk.ui.widgets import tooltip

ICONS = Path(__file__).parents[3] / "resources" / "icons"
WIDE, HIGH = 220, 32


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    font, palette = QFont(qapp.font()), QPalette(qapp.palette())
    yield Look(qapp, ICONS, Theme.LIGHT)
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def icons(look: Look) -> Icons:
    return Icons(look, ICONS)


def painted(
    delegate: CellDelegate,
    text: str = "",
    roles: dict[Role, object] | None = None,
    flags: QStyle.StateFlag = QStyle.StateFlag.State_Enabled,
) -> QImage:
    """One cell on a white ground."""
    item = QStandardItem(text)
    for role, value in (roles or {}).items():
        item.setData(value, role)
    model = QStandardItemModel()
    model.appendRow(item)
    option = QStyleOptionViewItem()
    option.rect, option.state = QRect(0, 0, WIDE, HIGH), flags
    image = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        delegate.paint(painter, option, model.index(0, 0))
    return image


def colours(image: QImage, across: range = range(WIDE)) -> set[str]:
    return {image.pixelColor(x, y).name() for x in across for y in range(HIGH)}


def test_thousands_are_parted_by_a_narrow_space_that_does_not_break():
    assert thousands(12408) == "12\u202f408"
    assert thousands(820) == "820"


def test_chips_that_fit_are_whole(look: Look, icons: Icons):
    places = ChipsDelegate(look, icons).places(("VIP", "Москва"), 400)
    assert [chip.text for chip in places] == ["VIP", "Москва"]


@pytest.mark.parametrize("room", range(40, 400, 7))
def test_chips_never_leave_their_cell_and_count_what_is_missing(look: Look, icons: Icons, room: int):
    names = ("VIP", "Москва", "Казань", "March action")
    places = ChipsDelegate(look, icons).places(names, room)
    assert max(chip.x + chip.width for chip in places) <= max(room, 60)
    missing = len(names) - sum(not chip.is_rest for chip in places)
    assert [chip.text for chip in places if chip.is_rest] == ([f"+{missing}"] if missing else [])


def test_a_first_name_too_long_is_cut_rather_than_left_out(look: Look, icons: Icons):
    (only,) = ChipsDelegate(look, icons).places(("A group with a very long name indeed",), 90)
    assert only.text.endswith("…")
    assert only.width <= 90


def test_chips_are_measured_again_when_the_text_grows(look: Look, icons: Icons):
    delegate = ChipsDelegate(look, icons)
    before = delegate.places(("Москва",), 400)[0].width
    look.set_text_scale(150)
    assert delegate.places(("Москва",), 400)[0].width > before


@pytest.mark.parametrize(("kind", "ground"), [("all", "danger_soft"), ("mass", "warn_soft"), ("single", "warn_soft")])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_a_block_is_a_soft_badge_in_the_colours_of_now(look: Look, icons: Icons, theme: Theme, kind: str, ground: str):
    delegate = BadgeDelegate(look, icons)
    look.set_theme(theme)
    assert getattr(look.tokens, ground) in colours(painted(delegate, roles={Role.BADGE: (kind, "Word")}))


def test_no_block_no_badge(look: Look, icons: Icons):
    assert colours(painted(BadgeDelegate(look, icons))) == {"#ffffff"}


def test_mass_and_single_differ_without_colour(look: Look, icons: Icons):
    delegate = BadgeDelegate(look, icons)
    assert painted(delegate, roles={Role.BADGE: ("mass", "W")}) != painted(
        delegate, roles={Role.BADGE: ("single", "W")}
    )


@pytest.mark.parametrize("state", ["pending", "problem", "doubt"])
def test_the_state_of_an_edit_is_at_the_end_of_the_address(look: Look, icons: Icons, state: str):
    delegate = AddressDelegate(look, icons)
    end = range(WIDE - 26, WIDE)
    assert colours(painted(delegate, "+7 912 345-67-89"), end) == {"#ffffff"}
    assert len(colours(painted(delegate, "+7 912 345-67-89", {Role.STATE: state}), end)) > 1


def test_an_address_leaves_the_place_of_its_mark_free(look: Look, icons: Icons):
    """A column fitted to its contents must not cut a number when an edit is queued."""
    address, plain = AddressDelegate(look, icons), TextDelegate(look, icons, figures=True)
    model = model_of("+7 912 345-67-89")
    index = model.index(0, 0)
    assert address.content_width(index) >= plain.content_width(index) + 16


def test_a_row_being_fetched_is_a_dotted_line(look: Look, icons: Icons):
    waiting = painted(AddressDelegate(look, icons), "", {Role.STATE: "loading"})
    assert LIGHT.faint in colours(waiting)


def test_text_too_long_ends_before_its_cell(look: Look, icons: Icons):
    image = painted(TextDelegate(look, icons), "A sentence that is much longer than the cell it stands in")
    assert colours(image, range(WIDE - 4, WIDE)) == {"#ffffff"}


def test_figures_may_stand_at_the_right(look: Look, icons: Icons):
    image = painted(TextDelegate(look, icons, figures=True, align_right=True), "12")
    assert colours(image, range(WIDE // 2)) == {"#ffffff"}
    assert len(colours(image)) > 1


def test_what_looks_like_markup_is_drawn_as_it_is(look: Look, icons: Icons):
    delegate = TextDelegate(look, icons)
    assert painted(delegate, "<b>x</b>") != painted(delegate, "x")
    assert tooltip("<img src=x>\n2") == "<span>&lt;img src=x&gt;<br>2</span>"


@pytest.mark.parametrize("delegate", [TextDelegate, AddressDelegate, IconDelegate, ChipsDelegate, BadgeDelegate])
def test_what_is_selected_has_the_ground_of_the_selection(look: Look, icons: Icons, delegate: type[CellDelegate]):
    image = painted(delegate(look, icons), flags=QStyle.StateFlag.State_Selected)
    assert colours(image) == {LIGHT.selection}


def test_the_current_cell_has_a_frame(look: Look, icons: Icons):
    image = painted(TextDelegate(look, icons), flags=QStyle.StateFlag.State_HasFocus)
    assert LIGHT.accent in colours(image)


def test_cells_are_as_high_as_the_look_says(look: Look, icons: Icons):
    delegate, model = TextDelegate(look, icons), model_of("x")
    look.set_density(Density.ROOMY)
    assert delegate.sizeHint(QStyleOptionViewItem(), model.index(0, 0)).height() == 38


def test_cells_take_the_new_colours(look: Look, icons: Icons):
    delegate = TextDelegate(look, icons)
    look.set_theme(Theme.DARK)
    assert colours(painted(delegate, flags=QStyle.StateFlag.State_Selected)) == {DARK.selection}


def test_a_group_shows_name_count_and_reach(look: Look, icons: Icons):
    roles = {Role.KIND: "row", Role.ICON: "folder", Role.COUNT: 8214, Role.REACH: 0.5}
    image = painted(GroupDelegate(look, icons), "Newsletter", roles)
    bar = [image.pixelColor(x, HIGH - 5).name() for x in range(WIDE)]
    assert bar.count(LIGHT.ok) == pytest.approx(bar.count(LIGHT.line), abs=4)


def test_a_count_not_known_yet_is_three_dots(look: Look, icons: Icons):
    delegate = GroupDelegate(look, icons)
    unknown = painted(delegate, "VIP", {Role.KIND: "row"})
    assert unknown != painted(delegate, "VIP", {Role.KIND: "row", Role.COUNT: 0})


def test_a_heading_has_neither_count_nor_ground(look: Look, icons: Icons):
    selected = QStyle.StateFlag.State_Selected
    image = painted(GroupDelegate(look, icons), "Groups", {Role.KIND: "heading", Role.COUNT: 7}, selected)
    assert LIGHT.selection not in colours(image)
    assert colours(image, range(WIDE // 2, WIDE)) == {"#ffffff"}


def test_remembered_texts_do_not_grow_for_ever(look: Look, icons: Icons):
    delegate = TextDelegate(look, icons)
    for number in range(9000):
        delegate.kit.width(str(number), delegate.font)
    assert len(delegate.kit._widths) <= 4000


def test_rows_of_a_dressed_table_follow_the_look(look: Look, qtbot):
    view, model = QTableView(), model_of("x")
    qtbot.addWidget(view)
    view.setModel(model)
    dress_table(view, look)
    assert view.rowHeight(0) == 32
    look.set_density(Density.COMPACT)
    assert view.rowHeight(0) == 26


def test_a_click_on_a_heading_folds_it(look: Look, qtbot):
    view = QTreeView()
    qtbot.addWidget(view)
    model = model_of("Groups")
    model.item(0).setData("heading", Role.KIND)
    model.item(0).appendRow(QStandardItem("VIP"))
    view.setModel(model)
    dress_sidebar(view, look)
    view.clicked.emit(model.index(0, 0))
    assert view.isExpanded(model.index(0, 0))
    view.clicked.emit(model.index(0, 0))
    assert not view.isExpanded(model.index(0, 0))


def model_of(text: str) -> QStandardItemModel:
    model = QStandardItemModel()
    model.appendRow(QStandardItem(text))
    return model
