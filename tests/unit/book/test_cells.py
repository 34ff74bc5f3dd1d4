import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book.cells import RISKY, guard, unguard

TEXTS = st.text() | st.text(st.sampled_from(RISKY + "'a1\"; "), max_size=8)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+79161234567", "'+79161234567"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("''+", "'''+"),
        ("'тихо'", "'тихо'"),
        ("О'Коннор", "О'Коннор"),
        ("79161234567", "79161234567"),
        ("a=1", "a=1"),
        ("", ""),
        ("'", "'"),
    ],
)
def test_a_formula_is_a_text_and_comes_back(text, cell):
    assert guard(text) == cell
    assert unguard(cell) == text


def test_reading_takes_one_mark_away_at_most():
    assert unguard("''=1") == "'=1"
    assert unguard("'1") == "'1"
    assert unguard("=1") == "=1"  # of a file that somebody else has written


@given(TEXTS)
def test_every_text_makes_the_round_trip(text):
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(tuple(RISKY))


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_a_row_makes_the_round_trip_through_a_file(row):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerow(map(guard, row))
    cells = next(csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=";"))
    assert [unguard(cell) for cell in cells] == row
