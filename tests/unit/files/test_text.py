"""Rows of text: lines are counted right and a broken quote costs its line, wherever blocks of lines end."""

from __future__ import annotations

import csv
import io
import random

from smsc_desk.files.rows import Damage, Format, Layout, Row
from smsc_desk.files.text import pasted_rows

LAYOUT = Layout(format=Format.TEXT)
TAB = Layout(format=Format.TEXT, separator="\t")


def test_rows_are_those_of_the_csv_module_with_the_line_they_begin_at():
    seed = random.randrange(1 << 32)  # noqa: S311 - no secret
    rng = random.Random(seed)  # noqa: S311
    rows = [[rng.choice(("a", "б\nв", 'д"е', "", "x;y")) for _ in range(3)] for _ in range(1_700)]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    read = list(pasted_rows(text.getvalue(), LAYOUT))
    assert [row.cells for row in read] == [row for row in rows if any(row)], seed
    lines = text.getvalue().split("\n")
    for row in read:
        assert lines[row.line - 1].lstrip('"').startswith(row.cells[0].split("\n")[0].split('"')[0]), seed


def test_plain_rows_of_many_blocks_keep_their_lines():
    text = "".join(f"{number};x\n" if number % 7 else "\n" for number in range(1, 2_001))
    assert [(row.line, row.cells[0]) for row in pasted_rows(text, LAYOUT)] == [
        (number, str(number)) for number in range(1, 2_001) if number % 7
    ]


def test_a_quote_that_never_ends_costs_its_line():
    lines = [f"{number};x\n" for number in range(1, 1_801)]
    lines[400] = '"401;x\n'
    read = list(pasted_rows("".join(lines), LAYOUT))
    assert len(read) == 1_800
    assert [row.line for row in read if row.damage] == [401]
    assert read[400].damage == Damage.QUOTE


def test_cells_pasted_from_a_spreadsheet():
    assert list(pasted_rows('Имя\tТелефон\r\n"Анна\nЦой"\t79121234567\r\n', TAB)) == [
        Row(1, ["Имя", "Телефон"]), Row(2, ["Анна\nЦой", "79121234567"]),
    ]  # fmt: skip
