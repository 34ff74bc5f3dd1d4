import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from smsc_desk.ui import plain
from smsc_desk.ui.widgets import ElidedLabel, label, tooltip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ёлка & <b>ok</b> 😀", "Ёлка & <b>ok</b> 😀"),
        ("a\u202egpj.exe", "a⟨RLO⟩gpj.exe"),
        ("\u2066a\u2069", "⟨LRI⟩a⟨PDI⟩"),
        ("a\0b\x1b\x7f", "a␀b␛␡"),
        ("\x85\x9f", "⟨0085⟩⟨009F⟩"),
        ("a\nb\tc\r", "a ⏎ b c␍"),
        ("\ud800", "⟨D800⟩"),
        ("\u05e2\u05d1 \u200f", "\u05e2\u05d1 \u200f"),
    ],
)
def test_what_would_turn_or_hide_other_text_is_a_mark(text, shown):
    assert plain.one_line(text) == shown


def test_a_text_keeps_its_lines():
    assert plain.text("a\nb\tc\0") == "a\nb\tc␀"


@pytest.mark.parametrize("show", [plain.one_line, plain.text])
def test_a_very_long_text_is_cut(show):
    assert len(show("x" * 65536)) <= plain.LONGEST_TEXT + 1
    assert show("x" * 65536).endswith("x…")


@given(st.text(st.characters()))
def test_shown_twice_is_shown_once(text):
    assert plain.one_line(plain.one_line(text)) == plain.one_line(text)
    assert not [char for char in plain.one_line(text) if char < " " or "\u202a" <= char <= "\u202e"]


def test_labels_and_tooltips_show_marks_and_no_markup(qapp):
    hostile = "<img src='x'>\u202e\0"
    for made in label(hostile), ElidedLabel(hostile):
        assert made.textFormat() == Qt.TextFormat.PlainText
    assert label(hostile).text() == "<img src='x'>⟨RLO⟩␀"
    assert ElidedLabel(hostile)._one_line() == "<img src='x'>⟨RLO⟩␀"
    assert tooltip(hostile) == "<span>&lt;img src=&#x27;x&#x27;&gt;⟨RLO⟩␀</span>"
