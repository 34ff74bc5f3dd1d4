"""The dry run of a file that enters the blacklist."""

from __future__ import annotations

import datetime

import pytest

from smsc_desk.book.block import BlockType, strictest
from smsc_desk.book.identity import Channel
from smsc_desk.files.block_checking import BlockChecker, Entry, block_type, wanted
from smsc_desk.files.checking import Checker, State, checker_for
from smsc_desk.files.headers import Certainty, Target
from smsc_desk.files.mapping import Column, Mapping
from smsc_desk.files.plan import Blocks, Plan, Subject
from smsc_desk.files.reading import Said
from smsc_desk.files.rows import Format, Layout, Row
from smsc_desk.files.rules import Existing, Repeated, Rules, Winner
from tests.unit.files.book import Book

TODAY = datetime.date(2026, 11, 26)
PHONE, EMAIL = Channel.PHONE, Channel.EMAIL
ADA, BOB, MAIL = "79121234567", "79031112233", "a@b.ru"
COLUMNS = (Target.NUMBER, Target.EMAIL, Target.BLOCK, Target.COMMENT)


def planned(**more) -> Plan:
    columns = Mapping(columns=tuple(Column(target=target, certainty=Certainty.SURE) for target in COLUMNS))
    return Plan(layout=Layout(format=Format.TEXT), columns=columns, subject=Subject.BLACKLIST, **more)


def run(*rows, book=None, **more):
    checker = checker_for(planned(**more), book or Book(), TODAY)
    checked = [row for chunk in checker.check(Row(line, cells) for line, cells in enumerate(rows, 2)) for row in chunk]
    return checked, checker


def test_the_subject_chooses_the_checker():
    plan = planned()
    assert isinstance(checker_for(plan, Book(), TODAY), BlockChecker)
    contacts = Plan(layout=plan.layout, columns=plan.columns)
    assert isinstance(checker_for(contacts, Book(), TODAY), Checker)


def test_every_address_is_an_entry_of_its_own():
    [row], checker = run((f"{ADA}, {BOB}", MAIL, "1", "spam"))
    assert [(each.channel, each.addresses) for each in row.proposals] == [
        (PHONE, (ADA,)), (PHONE, (BOB,)), (EMAIL, (MAIL,)),
    ]  # fmt: skip
    assert {wanted(each, None) for each in row.proposals} == {Entry(BlockType.MASS, "spam")}
    assert checker.tallies.requests == 3


def test_a_row_without_a_type_takes_the_plans():
    [row], _ = run((ADA, "", "", ""), blocks=Blocks(type=BlockType.SINGLE, comment="asked"))
    assert wanted(row.proposals[0], None) == Entry(BlockType.SINGLE, "asked")


@pytest.mark.parametrize("had", BlockType)
@pytest.mark.parametrize("new", BlockType)
def test_an_entry_never_becomes_weaker(had, new):
    [row], _ = run((ADA, "", str(int(new)), ""), book=Book(blocks={(PHONE, ADA): had}))
    kept = wanted(row.proposals[0], Entry(had, "")).type
    assert kept == strictest((had, new))
    assert (row.state == State.SAME) == (kept == had)


def test_the_comment_follows_the_rules_and_an_empty_one_erases_nothing():
    book = Book(blocks={(PHONE, ADA): BlockType.ALL}, comments={(PHONE, ADA): "old"})
    assert run((ADA, "", "", ""), book=book)[0][0].state == State.SAME
    [row], _ = run((ADA, "", "", "new"), book=book)
    assert wanted(row.proposals[0], Entry(BlockType.ALL, "old")).comment == "new"
    kept = Rules(winners={"comment": Winner.BOOK})
    assert run((ADA, "", "", "new"), book=book, rules=kept)[0][0].state == State.SAME


def test_known_entries_are_skipped_where_the_rules_say_so():
    book = Book(blocks={(PHONE, ADA): BlockType.SINGLE})
    [row], _ = run((ADA, "", "0", ""), book=book, rules=Rules(existing=Existing.SKIP))
    assert row.state == State.LEFT_OUT


@pytest.mark.parametrize(
    ("rule", "state"),
    [(Repeated.MERGE, State.REPEATED), (Repeated.FIRST, State.LEFT_OUT), (Repeated.SHOW, State.ASK)],
)
def test_an_address_is_new_once(rule, state):
    rows, checker = run((ADA, "", "1", ""), (ADA, "", "0", ""), rules=Rules(repeated=rule))
    assert [row.state for row in rows] == [State.NEW, state]
    assert rows[1].proposals[0].first_line == 2
    assert sum(checker.tallies.states.values()) == checker.tallies.rows == 2


def test_what_was_checked_before_a_stop_is_remembered():
    checker = checker_for(planned(), Book(), TODAY)
    checker.skip([Row(2, (ADA, "", "", ""))])
    [[row]] = checker.check([Row(3, (ADA, "", "", ""))])
    assert row.state == State.REPEATED


def test_a_repeated_row_is_judged_by_the_list_as_it_stands():
    book = Book(blocks={(PHONE, ADA): BlockType.MASS})
    checker = checker_for(planned(), book, TODAY)
    checker.skip([Row(2, (ADA, "", "1", ""))])
    [[row]] = checker.check([Row(3, (ADA, "", "0", ""))])
    assert checker.afresh(row, lambda _channel, _addresses: False).state == State.UPDATE


def test_a_row_without_an_address_is_rejected_and_a_strange_type_is_said():
    [none, strange], checker = run(("", "", "1", "x"), (ADA, "", "wholly", ""))
    assert (none.state, strange.state) == (State.REJECTED, State.NEW)
    assert [problem.reason for problem in strange.reading.problems] == [Said.BLOCK_TYPE]
    assert checker.tallies.rejected == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Всё", BlockType.ALL), ("Mass", BlockType.MASS), ("только рассылки", BlockType.MASS), ("2", BlockType.SINGLE),
     ("3", None), ("no", None)],
)  # fmt: skip
def test_types_are_known_by_word_and_by_number(text, kind):
    assert block_type(text) == kind
