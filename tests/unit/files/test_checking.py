"""The dry run: what becomes of every row, and why."""

from __future__ import annotations

import datetime
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.files.checking import CHUNK, Checked, Checker, State, report
from smsc_desk.files.comparing import Change, Present
from smsc_desk.files.headers import Certainty, Target
from smsc_desk.files.mapping import Column, Mapping
from smsc_desk.files.reading import Reader, Said, Weight, repaired, zeros_for_letters
from smsc_desk.files.rows import Damage, Row
from smsc_desk.files.rules import Blocked, Existing, Membership, Repeated, Rules, Winner
from tests.unit.files.book import Book

TODAY = datetime.date(2026, 11, 26)
PHONE, EMAIL = Channel.PHONE, Channel.EMAIL
ADA, BOB = "79121234567", "79031112233"
IN_BOOK = Present(
    id=ContactId(7), addresses=(ADA,), values={"first_name": "Ада", "comment": "старый"}, tags=("a",), groups=("VIP",)
)
USUAL = (Target.NUMBER, Target.FIRST_NAME, Target.COMMENT, Target.TAGS, Target.GROUPS, Target.BIRTHDAY, Target.EMAIL)


def mapped(*targets: Target, **more) -> Mapping:
    return Mapping(columns=tuple(Column(target=target, certainty=Certainty.SURE) for target in targets), **more)


def run(rows, book=None, rules=None, mapping=None) -> tuple[list[Checked], Checker]:
    checker = Checker(Reader(mapping or mapped(*USUAL), today=TODAY), rules or Rules(), book or Book())
    numbered = [row if isinstance(row, Row) else Row(line, row) for line, row in enumerate(rows, start=2)]
    return [row for chunk in checker.check(numbered) for row in chunk], checker


def one(*cells: str, **more) -> Checked:
    return run([cells], **more)[0][0]


def reasons(row: Checked) -> list[str]:
    return [problem.reason for problem in row.reading.problems]


def test_a_row_that_nobody_has_is_new():
    row = one("8 912 123-45-67", "Ада", "", "x, y", "VIP; Пермь", "31.12.1979")
    assert row.state == State.NEW
    assert row.reading.numbers == (ADA,)
    assert row.reading.values == {"first_name": "Ада", "birthday": "1979-12-31"}
    assert (row.reading.tags, row.reading.groups) == (("x", "y"), ("VIP", "Пермь"))


def test_old_and_new_are_told_field_by_field():
    row = one(ADA, "Ада Л.", "новый", "b", "Пермь", book=Book([(PHONE, IN_BOOK)]))
    assert row.state == State.UPDATE
    assert row.proposals[0].contact == 7
    assert row.proposals[0].changes == (
        Change("first_name", "Ада", "Ада Л."),
        Change("comment", "старый", "новый"),
        Change("tags", ("a",), ("a", "b")),
        Change("groups", ("VIP",), ("VIP", "Пермь")),
    )


def test_an_empty_cell_never_erases_unless_it_is_asked_to():
    book = Book([(PHONE, IN_BOOK)])
    assert one(ADA, "", "", book=book).state == State.SAME
    cleared = one(ADA, "Ада", "", book=book, rules=Rules(clear_empty=True))
    assert cleared.proposals[0].changes == (Change("comment", "старый", ""),)
    no_column = run([(ADA,)], book, Rules(clear_empty=True), mapped(Target.NUMBER))[0][0]
    assert no_column.state == State.SAME


WHOLE = Present(
    id=ContactId(9), addresses=(ADA,),
    values={"last_name": "Иванов", "first_name": "Пётр", "middle_name": "Сергеевич", "birthday": "1985-03-08"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "day", "cleared", "said"),
    [
        ("", " ", {"last_name", "first_name", "middle_name", "birthday"}, []),
        ("Иванов Пётр", "08.03.1985", set(), []),  # no middle name is told, but the cell is not empty
        ("ООО Ромашка", "31.02.1985", set(), [Said.NAME_WHOLE, "no_such_day"]),
        ("\u00a0", "8 марта", {"last_name", "first_name", "middle_name"}, ["no_year"]),
        ("Иванов Пётр Сергеевич", "-", set(), []),  # stands for no date, and is no empty cell
    ],
)
def test_only_a_cell_without_a_text_clears_its_field_never_one_that_could_not_be_read(name, day, cleared, said):
    columns = mapped(Target.NUMBER, Target.FULL_NAME, Target.BIRTHDAY)
    row = run([(ADA, name, day)], Book([(PHONE, WHOLE)]), Rules(clear_empty=True), columns)[0][0]
    changes = row.proposals[0].changes
    assert {change.field for change in changes if not change.new} == cleared
    assert reasons(row) == said


def test_a_field_of_several_columns_is_cleared_when_all_its_cells_are_empty():
    columns, book = mapped(Target.NUMBER, Target.COMMENT, Target.COMMENT), Book([(PHONE, IN_BOOK)])
    one_filled, short = (
        run([cells], book, Rules(clear_empty=True), columns)[0][0] for cells in ((ADA, "", "старый"), (ADA,))
    )
    assert one_filled.proposals[0].changes == ()
    assert short.proposals[0].changes == (Change("comment", "старый", ""),)


@pytest.mark.parametrize(
    ("winner", "new"),
    [(Winner.FILE, "новый"), (Winner.BOOK, None), (Winner.FILL, None), (Winner.APPEND, "старый\nновый")],
)
def test_which_value_wins_is_decided_by_field(winner, new):
    row = one(ADA, "Ада", "новый", book=Book([(PHONE, IN_BOOK)]), rules=Rules(winners={"comment": winner}))
    assert row.proposals[0].changes == ((Change("comment", "старый", new),) if new else ())


def test_groups_can_be_replaced():
    row = one(ADA, "", "", "", "Пермь", book=Book([(PHONE, IN_BOOK)]), rules=Rules(groups=Membership.REPLACE))
    assert row.proposals[0].changes == (Change("groups", ("VIP",), ("Пермь",)),)


@pytest.mark.parametrize(
    ("existing", "state"), [(Existing.UPDATE, State.UPDATE), (Existing.SKIP, State.LEFT_OUT), (Existing.ASK, State.ASK)]
)
def test_what_is_there_already_is_updated_skipped_or_asked_for(existing, state):
    assert one(ADA, "Другая", book=Book([(PHONE, IN_BOOK)]), rules=Rules(existing=existing)).state == state


@pytest.mark.parametrize(
    ("repeated", "state"),
    [(Repeated.MERGE, State.REPEATED), (Repeated.FIRST, State.LEFT_OUT), (Repeated.SHOW, State.ASK)],
)
def test_a_contact_that_the_file_has_twice_knows_its_first_line(repeated, state):
    rows, checker = run([(ADA,), (BOB,), ("8 (912) 123-45-67", "Ада")], rules=Rules(repeated=repeated))
    assert [row.state for row in rows] == [State.NEW, State.NEW, state]
    assert rows[2].proposals[0].first_line == 2
    assert checker.tallies.states[state] == 1


def test_blocks_are_seen_and_never_lifted():
    blocked = Book(blocks={(PHONE, ADA): BlockType.MASS})
    rows, checker = run([(ADA,), (BOB,)], blocked)
    assert (rows[0].state, rows[0].proposals[0].block) == (State.NEW, BlockType.MASS)
    assert checker.tallies.blocked == 1
    assert one(ADA, book=blocked, rules=Rules(blocked=Blocked.SKIP)).state == State.LEFT_OUT


def test_a_row_with_a_number_and_an_address_is_two_contacts():
    rows, checker = run([(ADA, "Ада", "", "", "", "", "ada@firma.ru")], Book([(PHONE, IN_BOOK)]))
    assert [(each.channel, each.state) for each in rows[0].proposals] == [(PHONE, State.SAME), (EMAIL, State.NEW)]
    assert rows[0].state == State.NEW
    assert checker.tallies.requests == 1


def test_a_row_with_numbers_of_two_contacts_is_left_out_and_says_whose_they_are():
    other = Present(id=ContactId(8), addresses=(BOB,), values={"last_name": "Боб", "first_name": "Бобов"})
    book = Book([(PHONE, IN_BOOK), (PHONE, other)])
    rows, checker = run([(f"{ADA}, {BOB}", "Ада")], book, Rules(existing=Existing.ASK))
    assert (rows[0].state, rows[0].weight, reasons(rows[0])) == (
        State.LEFT_OUT, Weight.UNUSABLE, [Said.SEVERAL_CONTACTS],
    )  # fmt: skip
    assert [each.title for each in rows[0].proposals[0].owners] == ["Ада", "Боб Бобов"]
    assert checker.tallies.problems == {(Target.NUMBER, Said.SEVERAL_CONTACTS): 1}
    assert (checker.tallies.attention, checker.tallies.requests) == (1, 0)
    assert report(rows).findings[0].problems == rows[0].reading.problems


def test_of_two_contacts_in_a_row_the_one_that_is_clear_is_imported():
    other = Present(id=ContactId(8), addresses=(BOB,), values={})
    cells = (f"{ADA}, {BOB}", "Ада", "", "", "", "", "ada@example.org")
    row = one(*cells, book=Book([(PHONE, IN_BOOK), (PHONE, other)]))
    assert (row.state, [each.state for each in row.proposals]) == (State.NEW, [State.LEFT_OUT, State.NEW])
    assert reasons(row) == [Said.SEVERAL_CONTACTS]


def test_a_second_number_is_added_to_the_contact():
    row = one(f"{ADA}; {BOB}", book=Book([(PHONE, IN_BOOK)]))
    assert row.proposals[0].changes == (Change("addresses", (ADA,), (ADA, BOB)),)


@pytest.mark.parametrize(
    ("cell", "reason", "weight", "number"),
    [
        ("7,91235E+10", "spreadsheet", Weight.UNUSABLE, ()), ("79121234567.0", Said.DECIMALS, Weight.REPAIRED, (ADA,)),
        ("7.9121234567E+10", Said.EXPONENT, Weight.REPAIRED, (ADA,)), ("89121234567", "trunk", Weight.REPAIRED, (ADA,)),
        ("9121234567", "country_added", Weight.REPAIRED, (ADA,)), ("123456", "too_short", Weight.UNUSABLE, ()),
        ("8912123456О", Said.ZERO_LETTER, Weight.UNUSABLE, ()), ("нет", "letters", Weight.UNUSABLE, ()),
        ("70001234567", "unusual", Weight.DOUBTFUL, ("70001234567",)), ("", Said.NO_ADDRESS, Weight.UNUSABLE, ()),
    ],
)  # fmt: skip
def test_numbers_are_understood_guessed_or_unusable_and_why(cell, reason, weight, number):
    row = one(cell, "Ада")
    assert row.reading.numbers == number
    assert [(problem.reason, problem.weight) for problem in row.reading.problems] == [(reason, weight)]
    assert (row.state == State.REJECTED) == (not number)
    assert row.needs_attention == (weight != Weight.REPAIRED)


def test_a_letter_for_a_zero_can_be_fixed_for_all_alike():
    assert zeros_for_letters("8912123456О") == "89121234560"
    assert zeros_for_letters("ООО") is not None
    assert zeros_for_letters("8 912 абв") is None
    fixed = mapped(*USUAL, fixes=(("8912123456О", "89121234560"),))
    assert run([("8912123456О",)], mapping=fixed)[0][0].reading.numbers == ("79121234560",)


def test_a_column_mends_the_damage_that_its_rule_names_and_says_so():
    columns = (
        Column(target=Target.NUMBER, mends=("zero_letter",)), Column(target=Target.EMAIL, mends=("typo",)),
        Column(target=Target.NUMBER),
    )  # fmt: skip
    reader = Reader(Mapping(columns=columns), today=TODAY)
    row = reader.read(Row(2, ("8912123456О, +7 903 111-22-33", "Ada@gmial.com", "")))
    assert (row.numbers, row.emails) == (("79121234560", BOB), ("Ada@gmail.com",))
    assert [(each.reason, each.weight) for each in row.problems] == [
        (Said.ZERO_MENDED, Weight.REPAIRED), (Said.TYPO_MENDED, Weight.REPAIRED),
    ]  # fmt: skip
    left = reader.read(Row(3, ("891212345О", "", "8912123456О")))  # too short even so; and a column without the rule
    assert left.numbers == ()
    assert {each.reason for each in left.problems} == {Said.ZERO_LETTER}


def test_an_apostrophe_before_a_number_is_taken_away_and_counted():
    rows, checker = run([("'79121234567",), ("'8 912 123-45-68",), ("'+79121234569",), ("79121234560",)])
    assert [row.reading.numbers for row in rows] == [
        ("79121234567",), ("79121234568",), ("79121234569",), ("79121234560",),
    ]  # fmt: skip
    assert checker.tallies.problems[Target.NUMBER, Said.APOSTROPHE] == 2  # before a plus it is what our files have
    assert checker.tallies.attention == 0


def test_what_has_lost_digits_is_not_repaired():
    assert repaired("7.9123E+10") == ("7.9123E+10", None)
    assert repaired("79121234567,0") == (ADA, Said.DECIMALS)


def test_a_bad_date_or_address_costs_its_value_only():
    row = one(ADA, "Ада", "", "", "", "31.02.1985", "ada@firma")
    assert row.state == State.NEW
    assert reasons(row) == ["no_such_day", Said.NOT_EMAIL]
    assert row.needs_attention
    assert reasons(one("", "", "", "", "", "", "ada@gmial.com")) == [Said.TYPO]


def test_damaged_rows_are_rejected_with_their_damage():
    rows, checker = run([Row(2, [ADA], Damage.BYTES), [ADA, *[""] * 6, "лишнее"], [ADA, *[""] * 9]])
    assert [row.state for row in rows] == [State.REJECTED, State.REJECTED, State.NEW]
    assert [reasons(row) for row in rows] == [[Damage.BYTES], [Damage.WIDER], []]
    assert checker.tallies.rejected == 2


def test_names_tell_how_sure_they_were_cut():
    mapping = mapped(Target.NUMBER, Target.FULL_NAME)
    rows, _ = run([(ADA, "Иванов Иван Ильич"), (BOB, "ООО «Мир»"), ("79261234500", "Ким Пак")], mapping=mapping)
    assert rows[0].reading.values == {"last_name": "Иванов", "first_name": "Иван", "middle_name": "Ильич"}
    assert rows[1].reading.values == {"name": "ООО «Мир»"}
    assert [reasons(row) for row in rows] == [[], [Said.NAME_WHOLE], [Said.NAME]]


def test_columns_of_one_target_are_joined():
    mapping = mapped(
        Target.NUMBER, Target.COMMENT, Target.COMMENT, Target.NUMBER, add_groups=("Июнь",), add_tags=("new",)
    )
    row = run([(ADA, "раз", "два", BOB)], mapping=mapping)[0][0]
    assert row.reading.values == {"comment": "раз; два"}
    assert row.reading.numbers == (ADA, BOB)
    assert (row.reading.groups, row.reading.tags) == (("Июнь",), ("new",))


def test_new_groups_and_requests_are_counted():
    rows = [(ADA, "", "", "", "VIP, Пермь"), (BOB, "", "", "", "Пермь")]
    _, checker = run(rows, Book([(PHONE, IN_BOOK)], groups=[(PHONE, "VIP")]))
    assert checker.tallies.new_groups == {(PHONE, "Пермь")}
    assert checker.tallies.requests == 1 + 1 + 1 + 1  # a contact, a change with one membership, a group


def test_the_book_is_asked_once_a_chunk():
    book = Book()
    run([(f"7912{number:07d}",) for number in range(2_500)], book)
    assert book.asked == 2_500 // CHUNK


def test_a_report_is_small_and_crosses_to_another_process():
    rows, checker = run([(ADA, "Ада"), ("123",), (ADA,)])
    sent = pickle.loads(pickle.dumps((report(rows), checker.tallies, rows)))[0]  # noqa: S301 - our own
    assert list(sent.lines) == [2, 3, 4]
    assert list(sent.states) == [State.NEW, State.REJECTED, State.REPEATED]
    assert list(sent.weights) == [0, Weight.UNUSABLE + 1, 0]
    assert [finding.line for finding in sent.findings] == [3, 4]


_cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from([ADA, BOB, "8 912 123-45-67", "7,9E+10", "", "a@b.ru", "31.12.1999", "VIP; x"]),
)


@given(
    st.lists(st.lists(_cells, max_size=8), max_size=12),
    st.sampled_from(list(Repeated)),
    st.sampled_from(list(Existing)),
)
@settings(max_examples=60, deadline=None)
def test_whatever_the_cells_accepted_and_rejected_are_all_rows(cells, repeated, existing):
    rows, checker = run(cells, Book([(PHONE, IN_BOOK)]), Rules(repeated=repeated, existing=existing))
    tallies = checker.tallies
    assert tallies.accepted + tallies.rejected == tallies.states.total() == len(cells)
    for row in rows:
        assert (row.state == State.REJECTED) == (not row.proposals)
        assert row.state != State.REJECTED or row.reading.problems
