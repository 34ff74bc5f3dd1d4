"""The sample files: each is there, is understood as it should be, and names nobody."""

from __future__ import annotations

import datetime
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from smsc_desk.files import mapping, readers
from smsc_desk.files.checking import Checked, Checker, State
from smsc_desk.files.headers import Target
from smsc_desk.files.reading import Reader
from smsc_desk.files.rows import Format
from smsc_desk.files.rules import Rules
from smsc_desk.files.survey import data_rows
from smsc_desk.importing.samples import Key, Sample, samples
from tests.unit.files.book import Book

TODAY = datetime.date(2026, 11, 26)
NOBODYS = ("7907", "120255501", "@example.org", "@example.com")
"""A code that no operator of Russia has, numbers kept for fiction, and domains kept for examples (RFC 2606)."""

ALL = samples()
CLEAN = [each for each in ALL if each.key in {Key.CONTACTS, Key.WORKBOOK}]


def name(sample: Sample) -> str:
    return sample.path.name


def of(key: Key, language: str) -> Sample:
    return next(each for each in ALL if (each.key, each.language) == (key, language))


def checked(sample: Sample) -> tuple[list[Target], list[Checked]]:
    layout = readers.examine(sample.path).layout
    chosen = mapping.guess(readers.surveyed(sample.path, layout))
    checker = Checker(Reader(chosen, today=TODAY), Rules(), Book())
    rows = [row for chunk in checker.check(data_rows(readers.rows(sample.path, layout), layout)) for row in chunk]
    return [column.target for column in chosen.columns], rows


@pytest.mark.parametrize("sample", ALL, ids=name)
def test_nobody_can_have_a_number_of_a_sample(sample):
    _, rows = checked(sample)
    addresses = [each for row in rows for each in (*row.reading.numbers, *row.reading.emails)]
    assert len(addresses) > 4
    assert all(each.startswith(NOBODYS) or each.endswith(NOBODYS) for each in addresses)


@pytest.mark.parametrize("sample", CLEAN, ids=name)
def test_the_clean_ones_have_nothing_to_ask(sample):
    targets, rows = checked(sample)
    assert Target.SKIP not in targets
    assert [(row.state, row.weight) for row in rows] == [(State.NEW, -1)] * 8
    (comma,) = {group for row in rows for group in row.reading.groups if "," in group}
    assert comma in {"Оптовые, регион", "Wholesale, regional"}


def test_the_workbooks_say_the_same_as_the_tables():
    for language in ("ru", "en"):
        table, workbook = (checked(of(key, language))[1] for key in (Key.CONTACTS, Key.WORKBOOK))
        assert [row.reading for row in table] == [row.reading for row in workbook]


def test_the_tables_are_those_that_a_spreadsheet_opens_with_a_double_click():
    for language, separator in (("ru", ";"), ("en", ",")):
        found = readers.examine(of(Key.CONTACTS, language).path)
        assert (found.layout.encoding, found.layout.separator) == ("utf-8-sig", separator)
    assert readers.examine(of(Key.WORKBOOK, "ru").path).layout.format == Format.WORKBOOK


def test_the_difficult_one_has_all_that_an_import_has_to_deal_with():
    sample = of(Key.DIFFICULT, "ru")
    found = readers.examine(sample.path)
    assert (found.layout.encoding, found.layout.separator, found.layout.header) == ("cp1251", ";", 0)
    assert found.sure
    targets, rows = checked(sample)
    assert targets == [
        Target.CLIENT_ID, Target.FULL_NAME, Target.NUMBER, Target.BIRTHDAY, Target.GROUPS, Target.COMMENT
    ]  # fmt: skip
    assert [row.state.name for row in rows] == [
        "NEW", "NEW", "NEW", "NEW", "REJECTED", "REJECTED", "REJECTED", "REJECTED", "REPEATED", "NEW"
    ]  # fmt: skip
    said = {problem.reason for row in rows for problem in row.reading.problems}
    assert said >= {
        "trunk", "country_added", "name_whole", "no_such_day", "zero_letter", "too_short", "spreadsheet", "no_address"
    }  # fmt: skip
    assert rows[2].reading.numbers == ("79070000003", "79070000033")
    assert rows[9].reading.groups == ("Розница", "VIP")


def test_the_blacklists_have_a_type_in_words():
    for language in ("ru", "en"):
        targets, rows = checked(of(Key.BLACKLIST, language))
        assert targets == [Target.NUMBER, Target.EMAIL, Target.BLOCK, Target.COMMENT]
        assert [row.state for row in rows] == [State.NEW] * 5


def test_the_files_are_those_that_the_script_writes(tmp_path):
    script = load_script()
    script.FOLDER = tmp_path
    script.main()
    for sample in ALL:
        if sample.path.suffix == ".csv":  # a workbook carries the moment of its making
            assert (tmp_path / sample.path.name).read_bytes() == sample.path.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {sample.path.name for sample in ALL}


def load_script() -> ModuleType:
    path = Path(__file__).parents[3] / "packaging" / "samples.py"
    spec = importlib.util.spec_from_file_location("samples", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
