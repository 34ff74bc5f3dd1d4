"""Lines in blocks: those that Python's own text files give, and every row found again by its line."""

from __future__ import annotations

import random

import pytest

from smsc_desk.files.encodings import MARKING
from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.lines import Index, line_blocks
from smsc_desk.files.rows import Format, Layout
from smsc_desk.files.text import read_text, rows_at

ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp866", "koi8-r", "mac-cyrillic", "cp1252",
    "latin-1", "utf-32", "gb18030", "shift-jis",
)  # fmt: skip
PIECES = (
    "Ада", "Њуто", "Ċ", "\u0a0a", "\u2028", "\x85", "\x0b", "\x1c", "a;b", '"две\nстроки"', '"да; ""нет"""',
    '"не закрыта', "x" * 900, "", ";;", "🙂", " ",
)  # fmt: skip


def a_text(rng: random.Random, ends: tuple[str, ...]) -> str:
    return "".join(
        ";".join(rng.choice(PIECES) for _ in range(rng.randrange(1, 5))) + rng.choice(ends) for _ in range(3_000)
    )


def seeded() -> random.Random:
    seed = random.randrange(1 << 32)  # noqa: S311 - no secret
    print("seed", seed)  # noqa: T201 - to replay a failure
    return random.Random(seed)  # noqa: S311


@pytest.mark.parametrize("ends", [("\n",), ("\r\n",), ("\r",), ("\n", "\r", "\r\n")], ids=repr)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_lines_are_those_of_a_text_file(tmp_path, encoding, ends):
    path = tmp_path / "list"
    path.write_bytes(a_text(seeded(), ends).encode(encoding, "replace") + b"\xff\xd0")
    with path.open(encoding=encoding, errors=MARKING, newline="") as file:
        expected = list(file)
    assert [line for block in line_blocks(path, encoding) for line in block] == expected


@pytest.mark.parametrize("known", ["nothing", "half", "all"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_any_row_is_found_again(tmp_path, encoding, known):
    any_row_is_found_again(tmp_path, encoding, known, seeded())


def test_a_row_is_whole_that_goes_over_the_end_of_the_lines_in_hand(tmp_path):
    any_row_is_found_again(tmp_path, "cp1252", "all", random.Random(4069356492))  # noqa: S311 - once it was cut there


def any_row_is_found_again(tmp_path, encoding, known, rng):
    index = Index()
    path = tmp_path / "list"
    path.write_bytes(a_text(rng, ("\n", "\r\n")).encode(encoding, "replace"))
    layout = Layout(format=Format.TEXT, encoding=encoding)
    every = {row.line: row for row in read_text(path, layout)}
    rows = read_text(path, layout, None if known == "nothing" else index)
    list(zip(rows, range(1_500), strict=False) if known == "half" else rows)
    cut = known != "nothing" and encoding not in {"utf-32", "gb18030", "shift-jis"}
    assert (len(index.lines) > 5) == cut
    lines = rng.sample([*every], 40)
    assert rows_at(path, layout, lines, index) == {line: every[line] for line in lines}


def test_an_empty_file_has_no_lines(tmp_path):
    path = tmp_path / "list"
    path.touch()
    assert list(line_blocks(path, "utf-8")) == [[]]


def test_a_file_that_its_encoding_cannot_read_at_all_is_refused(tmp_path):
    path = tmp_path / "list"
    path.write_bytes(b"7912\n" * 10)
    with pytest.raises(Refused) as refused:
        list(line_blocks(path, "utf-16"))
    assert refused.value.reason == Why.WRONG_ENCODING
