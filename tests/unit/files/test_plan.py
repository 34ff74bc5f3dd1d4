"""What an import is to do survives a restart, and corrected cells and left-out rows reach the reader."""

from __future__ import annotations

import pytest

from smsc_desk.book.block import BlockType
from smsc_desk.files import plan as plans
from smsc_desk.files.headers import Certainty, Target
from smsc_desk.files.mapping import Column, Mapping
from smsc_desk.files.plan import Blocks, Decision, Plan, Subject, planned_rows
from smsc_desk.files.rows import Damage, Format, Layout, Row
from smsc_desk.files.rules import Blocked, Existing, Membership, Repeated, Rules, Winner

LAYOUT = Layout(format=Format.TEXT, encoding="cp1251", separator="\t", quote="", header=0)
COLUMNS = Mapping(columns=(Column(heading="Тел", target=Target.NUMBER, certainty=Certainty.SURE), Column()))
ROWS = [Row(1, ["Тел", "Имя"]), Row(2, ["1", "a"]), Row(4, ["2", "b"]), Row(5, ["3"], Damage.BYTES)]


def test_a_plan_comes_back_from_its_json_as_it_was():
    plan = Plan(
        layout=LAYOUT, columns=COLUMNS, subject=Subject.BLACKLIST, blocks=Blocks(type=BlockType.MASS, comment="«x»"),
        rules=Rules(
            existing=Existing.ASK, winners={"tags": Winner.APPEND, "name": Winner.BOOK}, clear_empty=True,
            groups=Membership.REPLACE, blocked=Blocked.SKIP, repeated=Repeated.SHOW,
        ),
        cells={(2, 0): "79", (9, 3): ""}, left_out=frozenset({3, 1}), decided={7: Decision.SKIP}, only=frozenset({4}),
    )  # fmt: skip
    assert plans.load(plans.dump(plan)) == plan
    plain = Plan(layout=LAYOUT, columns=COLUMNS)
    assert plans.load(plans.dump(plain)) == plain


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"layout": 1}', "null"])
def test_what_is_no_plan_is_refused(text: str):
    with pytest.raises(ValueError, match=r"."):
        plans.load(text)


def test_rows_come_without_the_header_corrected_and_without_those_left_out():
    plan = Plan(layout=LAYOUT, columns=COLUMNS)
    assert list(planned_rows(ROWS, plan)) == ROWS[1:]
    plan = Plan(layout=LAYOUT, columns=COLUMNS, cells={(2, 0): "9", (5, 2): "z"}, left_out=frozenset({4}))
    assert list(planned_rows(ROWS, plan)) == [Row(2, ["9", "a"]), Row(5, ["3", "", "z"], Damage.BYTES)]
    plan = Plan(layout=LAYOUT, columns=COLUMNS, only=frozenset({4}))
    assert list(planned_rows(ROWS, plan)) == [ROWS[2]]
