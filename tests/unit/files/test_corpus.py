"""Every file of the corpus is read as expected or refused with a reason, and accepted + rejected = rows."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from smsc_desk.files import mapping, readers
from smsc_desk.files.checking import Checker
from smsc_desk.files.errors import Refused
from smsc_desk.files.reading import Reader
from smsc_desk.files.rules import Rules
from smsc_desk.files.survey import data_rows
from tests.unit.files.book import Book
from tests.unit.files.corpus import ORDERS, Case, cases

CASES = cases()
TODAY = datetime.date(2026, 11, 26)


@pytest.fixture
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "list"
    path.write_bytes(request.param.data)
    return path


def test_the_corpus_is_large_and_its_files_have_names_of_their_own():
    assert len(CASES) >= 300
    assert len({case.name for case in CASES}) == len(CASES)


def check(path: Path) -> tuple[list[tuple[str, ...]], Checker, mapping.Mapping, readers.Detected]:
    found = readers.examine(path)
    survey = readers.surveyed(path, found.layout)
    chosen = mapping.guess(survey)
    rows = list(data_rows(readers.rows(path, found.layout), found.layout))
    checker = Checker(Reader(chosen, today=TODAY), Rules(), Book())
    checked = [row for chunk in checker.check(rows) for row in chunk]
    assert len(checked) == len(rows) == survey.rows
    return [tuple(row.cells) for row in rows], checker, chosen, found


@pytest.mark.parametrize(
    ("case", "file"), [(case, case) for case in CASES], ids=[c.name for c in CASES], indirect=["file"]
)
def test_a_file_is_read_as_expected_or_refused(case: Case, file: Path):
    if case.refused:
        with pytest.raises(Refused) as caught:
            check(file)
        assert caught.value.reason == case.refused
        return
    rows, checker, _, found = check(file)
    assert rows == list(case.rows)
    tallies = checker.tallies
    assert tallies.accepted + tallies.rejected == tallies.rows == len(rows)
    assert case.rejected in {tallies.rejected, -1}
    if case.encoding:
        assert found.encodings[0].encoding == case.encoding


DATES = [case for case in CASES if case.name.startswith("date-")]


@pytest.mark.parametrize(
    ("case", "file"), [(case, case) for case in DATES], ids=[c.name for c in DATES], indirect=["file"]
)
def test_dates_of_every_order_mean_the_same(case: Case, file: Path):
    _, checker, chosen, _ = check(file)
    assert chosen.columns[1].target == "birthday"
    reader = Reader(chosen, today=TODAY)
    layout = readers.examine(file).layout
    read = [reader.read(row).values["birthday"] for row in data_rows(readers.rows(file, layout), layout)]
    assert read == ["1979-12-31", "1985-03-08"]
    assert not checker.tallies.problems
    assert case.name.split("-")[1] in " ".join(ORDERS)
