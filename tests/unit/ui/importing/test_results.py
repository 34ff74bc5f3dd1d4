"""The results of a check: numbers in arrays, findings packed, and still every row can be asked for."""

from __future__ import annotations

import sys

from smsc_desk.files.checking import Checker, State, report
from smsc_desk.files.headers import Target
from smsc_desk.files.mapping import Column, Mapping
from smsc_desk.files.reading import Reader
from smsc_desk.files.rows import Row
from smsc_desk.files.rules import Rules
from smsc_desk.ui.importing import check_report
from smsc_desk.ui.importing.results import Results
from tests.unit.ui.importing.import_fakes import BOOK, TODAY, Room

COLUMNS = Mapping(columns=(Column(target=Target.NUMBER), Column(target=Target.FIRST_NAME)))
SHORT = (Target.NUMBER, "too_short")


def checked(rows: list[Row]) -> Results:
    results = Results()
    for chunk in Checker(Reader(COLUMNS, today=TODAY), Rules(), BOOK).check(rows):
        results.add(report(chunk))
    return results


def test_rows_are_found_by_state_problem_and_block():
    results = checked([
        Row(2, ["79120000009", "Вера"]), Row(3, ["7912", "Яна"]), Row(4, ["79120000001", "Аня"]),
        Row(5, ["79120000002", "Борис"]), Row(6, ["79120000009", "Вера"]),
    ])  # fmt: skip
    assert list(results.lines) == [2, 3, 4, 5, 6]
    assert {State(state): list(rows) for state, rows in results.by_state.items()} == {
        State.NEW: [0], State.REJECTED: [1], State.UPDATE: [2], State.SAME: [3], State.REPEATED: [4],
    }  # fmt: skip
    assert list(results.by_reason[SHORT]) == [1]
    assert list(results.attention) == [1]
    assert list(results.blocked) == [3]


def test_a_finding_is_had_again_from_any_chunk():
    rows = [Row(line, ["7912" if line % 7 == 0 else f"7912{line:07}", "Вера"]) for line in range(2, 6002)]
    results = checked(rows)
    for at, line in ((5, 7), (3000, 3002), (5_993, 5_995), (5, 7)):
        finding = results.finding(at)
        assert (finding is not None) == (line % 7 == 0), line
        assert finding is None or finding.line == line


def test_the_report_has_every_row_that_needs_a_look(english: None):
    rows = [Row(line, ["7912" if line % 700 == 0 else f"7912{line:07}", "Вера"]) for line in range(10, 2010)]
    checker = Checker(Reader(COLUMNS, today=TODAY), Rules(), BOOK)
    results = Results()
    for chunk in checker.check(rows):
        results.add(report(chunk))
    assert [line for line, _, finding in results.rows() if finding] == [700, 1400]
    text = check_report.contents("июнь.csv", Room._summary(checker), results).decode("utf-8-sig")
    assert text.splitlines()[0] == '"июнь.csv"'
    assert '"New";"1998"' in text
    assert text.splitlines()[-2:] == [
        f'"{line}";"Unusable";"Number: Too short: digits are missing."' for line in (700, 1400)
    ]


def test_a_plain_row_costs_some_bytes():
    plain = checked([Row(line, [f"7912{line:07}", "Вера"]) for line in range(10, 20_010)])
    size = sum(sys.getsizeof(part) for part in (plain.lines, plain.states, plain.weights, *plain.by_state.values()))
    assert size < 20 * 20_000
    assert not plain._packed
