"""Folded text: what a Russian reader takes for the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book import folding
from smsc_desk.book.folding import digits, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ёлка", "елка"), ("ЁЖ", "еж"), ("Йод", "йод"), ("й", "й"), ("Ї", "ї"), ("Ґ", "ґ"), ("Қазан Ә", "қазан ә"),
        ("Zoë", "zoe"), ("ÉCOLE", "ecole"), ("Straße", "strasse"), ("Łódź", "łodz"), ("ñ", "n"),
        ("İstanbul", "istanbul"),
        ("ﬁn", "fin"), ("", ""), ("АBC 12", "аbc 12"), ("Έ", "έ"), ("x\u0323\u0302", "x"),
    ],
)  # fmt: skip
def test_folding(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Ёлкин", "Йод", "Zoë", "Їжак", "Әлия", "É"])
def test_composed_and_decomposed_letters_are_the_same(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


_letters = st.text(
    st.characters(max_codepoint=0x2FF)
    | st.characters(min_codepoint=0x400, max_codepoint=0x52F)
    | st.sampled_from("\u0301\u0306\u0308")
)


@given(_letters)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(_letters)
def test_case_does_not_matter(text):
    assert fold(text.upper().lower()) == fold(text.lower().upper().lower())
    assert fold(text.casefold()) == fold(text)


@given(_letters)
def test_yo_is_ye_wherever_it_stands(text):
    assert "ё" not in fold(text)
    assert fold(text.replace("ё", "е").replace("Ё", "Е")) == fold(text)


@given(st.text("аяйёьA z9«»№–—\xa0\u2009\u202f“”„’‘…₽€•"))
def test_what_has_nothing_to_take_apart_is_folded_as_all_else(text):
    assert folding._WHOLE.fullmatch(text.casefold())
    taken_apart = unicodedata.normalize("NFD", text.casefold())
    assert fold(text) == unicodedata.normalize("NFC", taken_apart).replace("ё", "е")


@given(st.text())
def test_digits_are_those_of_the_wire(text):
    assert digits(text) == "".join(sign for sign in text if sign in "0123456789")
