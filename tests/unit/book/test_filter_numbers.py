"""How far a number goes in what somebody types."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smsc_desk.book.filter_numbers import is_one_number, number_end, number_spellings, words
from smsc_desk.book.folding import digits
from smsc_desk.book.phone import LONGEST, pretty


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+7 912 345-67-89 анна", "+7 912 345-67-89"),
        ("+7 (912) 345-67-89 анна", "+7 (912) 345-67-89"),
        ("+7(912)345-67-89)", "+7(912)345-67-89"),
        ("+7\u00a0912\u00a0345\u201067\u201089", "+7\u00a0912\u00a0345\u201067\u201089"),
        ("\u202a+7 912 345-67-89\u202c", "\u202a+7 912 345-67-89"),
        ("+7 912 345 - 67 - 89 x", "+7 912 345 - 67 - 89"),
        ("+7 912 345-67- x", "+7 912 345-67-"),
        ("+ 7 912 345", "+ 7 912 345"),
        ("+380 67 123 4567 OR x", "+380 67 123 4567"),
        ("+687 20.12.34", "+687 20.12.34"),
        ("+7912345,+7916", "+7912345"),
        ("+7 9123456789", "+7 9123456789"),
        ("8 9123456789", "8 9123456789"),
        ("8 (912) 345", "8 (912) 345"),
        ("8(912)345-67-89", "8(912)345-67-89"),
        ("8 (391-2) 12-34-56", "8 (391-2) 12-34-56"),
        ("8 (912", "8 (912"),  # typed so far
        ("(912) 345 анна", "(912) 345"),
        ("8 912 345-67-89", "8 912 345-67-89"),
        ("912 345-67-89", "912 345-67-89"),
        ("44 20 7946 0958", "44 20 7946 0958"),
        ("9123456789", "9123456789"),
        # where one ends
        ("+7 912 345-67-89 1234", "+7 912 345-67-89"),
        ("+7 912 345-67-89 8 916 111-22-33", "+7 912 345-67-89"),
        ("+7 912 345-67-89 доб. 12", "+7 912 345-67-89"),
        ("+7 912  345", "+7 912"),
        ("+7 912 -345", "+7 912"),
        ("+49 30 123456 79123456789", "+49 30 123456"),
        ("(912) 345-67-89 123", "(912) 345-67-89"),
        ("912 345-67-89 123", "912 345-67-89"),
        ("79123456789 345", "79123456789"),
        # none
        ("1234 5678", None),
        ("12345 67890", None),
        ("2024 2025 2026", None),
        ("8912 345", None),
        ("100 79123456789", None),
        ("12 9123456789", None),
        ("(912) анна", None),
        ("(912) OR 345", None),
        ("(912) (345)", None),
        ("(912 345) 67", None),
        ("(8912", None),
        ("+7", None),
        ("+7 x", None),
        ("+7912*", None),
        ("12:30", None),
        ("٣٤٥٦٧ ٣٤٥٦٧", None),
        ("1 " * 100, "1 " * 9 + "1"),
        ("1" * 100, None),
    ],
)
def test_where_a_number_ends(text, number):
    end = number_end(text, 0)
    assert (None if end is None else text[:end]) == number


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("1234 5678", True),
        ("+7912  345-67-89", True),
        ("(+7) 912 345", True),
        ("8 912 345-67-8999", True),
        ("+7 912 345-67-89 +7 916 111-22-33", False),
        ("79123456789 79161112233", False),
        ("912 +7916", False),
        ("(8912) (912-000)", False),
        ("+7 912 345-67-89 123", False),
    ],
)
def test_a_text_of_nothing_else_is_a_number_also_in_fragments(text, one):
    assert is_one_number(text) is one


def test_the_words_of_a_plain_text_hold_numbers_whole():
    assert words("Ёж, +7 (912) 345-67-89; b 1234 5678") == [
        ("еж",), ("79123456789", "89123456789"), ("b",), ("1234",), ("5678",),
    ]  # fmt: skip
    assert words(" 8 (912) 345\t") == [("8912345", "7912345")]
    assert words("912–34 , ") == [("912–34",)]


@example("70000000000000")
@example("439126340986558")
@example("73012345678901")
@example("270256477")
@example("68720123400")
@given(st.text("0123456789", min_size=7, max_size=LONGEST).filter(lambda number: number[0] != "0"))
def test_a_number_as_it_is_shown_is_one_among_other_words(number):
    shown = pretty(number)
    assert digits(shown) == number
    text = f"{shown} анна"
    assert number_end(text, 0) == len(shown)
    assert number_spellings(shown)[0] == number
