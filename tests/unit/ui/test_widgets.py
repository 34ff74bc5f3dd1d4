"""Building blocks: plain text, keyboard, words for those who do not see."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smsc_desk.ui.theme import LIGHT
from smsc_desk.ui.widgets import (
    ElidedLabel,
    EmptyState,
    Form,
    MessageBar,
    SearchField,
    SecretField,
    Token,
    TokenField,
    label,
    suggest_from,
)

GROUPS = [("1", "VIP"), ("2", "Москва"), ("3", "Казань")]


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def type_in(widget: QWidget, text: str) -> None:
    for letter in text:
        press(widget, Qt.Key.Key_unknown, letter)


def suggest(typed: str):
    return [pair for pair in GROUPS if typed.casefold() in pair[1].casefold()]


@pytest.fixture
def field(icons, qtbot):
    made = TokenField(icons, suggest, lambda typed: None if suggest(typed) else f"Create group «{typed}»", "Groups")
    made.resize(220, 30)
    qtbot.addWidget(made)
    return made


def test_labels_are_plain(icons):
    assert label("<b>x</b>").textFormat() == Qt.TextFormat.PlainText
    assert ElidedLabel("<b>").textFormat() == Qt.TextFormat.PlainText


def test_elided_label_gives_way_and_keeps_words(icons, qtbot):
    made = ElidedLabel("A <b>long</b> sentence for a narrow place", "muted")
    qtbot.addWidget(made)
    made.resize(60, 20)
    assert made.text().startswith("A <b>")
    assert made.is_cut()
    assert made.minimumSizeHint().width() < 60
    made.ensurePolished()
    made.grab().toImage()
    made.resize(900, 20)
    made.grab()
    assert not made.is_cut()
    assert made.palette().color(made.foregroundRole()).name() == LIGHT.muted


def test_enter_adds_what_is_known_whatever_the_case(field, qtbot):
    type_in(field.edit, "vip")
    with qtbot.waitSignal(field.tokensChanged, timeout=0):
        press(field.edit, Qt.Key.Key_Return)
    assert field.tokens() == [Token("1", "VIP")]
    assert field.edit.text() == ""
    assert not field._popup.isVisible()


def test_enter_on_new(field):
    type_in(field.edit, "Омск")
    press(field.edit, Qt.Key.Key_Return)
    assert field.tokens() == [Token("", "Омск")]


def test_part_is_not_added(field):
    type_in(field.edit, "Моск")
    press(field.edit, Qt.Key.Key_Return)
    assert field.tokens() == [Token("2", "Москва")]


def test_completion(field):
    type_in(field.edit, "а")
    assert [field._offers.item(i).text() for i in range(field._offers.rowCount())] == ["Москва", "Казань"]
    field._take(field._offers.index(1, 0))
    assert field.tokens() == [Token("3", "Казань")]
    type_in(field.edit, "Тула")
    assert field._offers.item(0).text() == "Create group «Тула»"


def test_twice(field):
    field.set_tokens([("1", "VIP")])
    field.add("1", "VIP")
    assert len(field.tokens()) == 1


def test_backspace_and_crosses(field):
    field.set_tokens(GROUPS)
    press(field.edit, Qt.Key.Key_Backspace)
    assert [t.key for t in field.tokens()] == ["1", "2"]
    press(field._chips[0].cross, Qt.Key.Key_Delete)
    assert [t.key for t in field.tokens()] == ["2"]
    field._chips[0].cross.click()
    assert field.tokens() == []
    press(field.edit, Qt.Key.Key_Backspace)


def test_grows(field):
    low = field.heightForWidth(200)
    field.set_tokens([(str(n), f"Group number {n}") for n in range(9)])
    assert field.heightForWidth(200) > field.heightForWidth(800) > low


def test_a_scroll_bar_that_comes_and_goes_with_it_ends(icons, qtbot):
    field = TokenField(icons, lambda _typed: GROUPS)
    area, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    column.addWidget(field)
    column.addWidget(QPlainTextEdit())
    area.setWidgetResizable(True)
    area.setWidget(inside)
    qtbot.addWidget(area)
    area.show()
    field.set_tokens([(str(n), f"Group number {n}") for n in range(9)])
    for size in range(160, 400, 7):
        area.resize(size, 560 - size)
    assert field.height() >= field.heightForWidth(field.width())


def test_popup_keys(field, qtbot):
    type_in(field.edit, "а")
    popup = field._popup
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert field.tokens() == [Token("3", "Казань")]
    assert field.edit.text() == ""


def test_suggest_from_model(icons):
    m = QStandardItemModel()
    for k, t in GROUPS:
        i = QStandardItem(t)
        i.setData(k, Qt.ItemDataRole.UserRole)
        m.appendRow(i)
    assert suggest_from(m)("ка") == [("3", "Казань")]


def test_bar(icons, qtbot):
    bar = MessageBar(icons, "danger", "Failed <b>", [("retry", "Try again")], "Trace")
    qtbot.addWidget(bar)
    got = []
    bar.triggered.connect(got.append)
    next(b for b in bar.findChildren(QPushButton) if b.text() == "Try again").click()
    assert got == ["retry"]
    assert bar.accessibleName() == "Failed <b>"
    bar._fold.click()
    assert not bar._details.isHidden()
    bar._copy.click()
    assert QGuiApplication.clipboard().text() == "Trace"
    with qtbot.waitSignal(bar.closed, timeout=0):
        bar._close.click()


def test_form_hint_keeps_place(icons, qtbot):
    form = Form()
    qtbot.addWidget(form)
    row = form.add_row("&Birthday", QLineEdit(), reserve=True)
    before = form.sizeHint()
    row.set_state("error", "31 February does not exist")
    assert form.sizeHint() == before
    assert row.field.accessibleName() == "Birthday"
    assert row.field.accessibleDescription().startswith("31")


def test_secret(icons, qtbot):
    s = SecretField(icons, "Password")
    qtbot.addWidget(s)
    s.setText("x")
    assert s.edit.echoMode() == QLineEdit.EchoMode.Password
    t = s.findChild(QToolButton)
    t.click()
    assert s.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert t.accessibleName() == "Hide password"
    assert s.edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    t.click()
    assert s.edit.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText


def test_empty(icons, qtbot):
    e = EmptyState(icons)
    qtbot.addWidget(e)
    got = []
    e.triggered.connect(got.append)
    e.show_empty("users", "No contacts yet.", ("import", "Import file…"), ("add", "Add contact"))
    e._main.click()
    e._link.click()
    assert got == ["import", "add"]
    e.show_failed("x", ("retry", "Try again"))
    assert e._link.isHidden()
    e.show_loading("y", 0.3)
    assert e._main.isHidden()
    assert not e._progress.isHidden()


def test_names(icons, field, qtbot):
    field.set_tokens(GROUPS)
    sf = SearchField(icons, "p", "Filter")
    qtbot.addWidget(sf)
    bar = MessageBar(icons, "info", "x", [("a", "b")])
    qtbot.addWidget(bar)
    for root in (field, sf, bar):
        for w in [root, *root.findChildren(QWidget)]:
            if w.focusPolicy() != Qt.FocusPolicy.NoFocus and not w.isHidden():
                name = w.accessibleName() or (w.text() if hasattr(w, "text") else "")
                assert name, (root, w)


def test_language(icons, field, qtbot):
    field.set_tokens(GROUPS)
    for w in (
        field,
        MessageBar(icons, "info", "x"),
        SearchField(icons, "a", "b"),
        SecretField(icons, "c"),
        EmptyState(icons),
    ):
        QApplication.sendEvent(w, QEvent(QEvent.Type.LanguageChange))
