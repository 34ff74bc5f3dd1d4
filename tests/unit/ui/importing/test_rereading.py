"""A file that is read in another way: what was chosen stays as far as it applies, and an undo ends there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from smsc_desk.book.block import BlockType
from smsc_desk.files.headers import Target
from smsc_desk.files.mapping import Column, Mapping, merged
from smsc_desk.files.plan import Blocks, Decision, Subject
from smsc_desk.files.rules import Existing
from smsc_desk.ui.importing.rail import Step
from tests.unit.ui.importing.conftest import Scene, until

GUESSED = [Target.NUMBER, Target.FULL_NAME, Target.BIRTHDAY, Target.COMMENT]


def targets(scene: Scene) -> list[Target]:
    return [column.target for column in scene.work.plan.columns.columns]


async def read(scene: Scene) -> None:
    await until(lambda: not scene.work.reading and scene.work.survey, "the file")


async def read_by(scene: Scene, **layout: object) -> None:
    scene.work.choose_layout(replace(scene.work.layout, **layout))
    await read(scene)


async def read_as(scene: Scene, encoding: str) -> None:
    scene.work.choose_encoding(encoding)
    await read(scene)


async def test_an_undo_leads_to_no_other_encoding(scene: Scene):
    await scene.take()
    await read_as(scene, "koi8-r")
    scene.work.choose_target(3, Target.TAGS)
    await read_as(scene, "cp1251")
    assert not scene.work.can_undo
    assert not scene.work.undo()
    assert scene.work.plan.layout == scene.work.layout
    scene.work.choose_target(3, Target.OTHER)
    assert scene.work.undo(), "what was done since"
    assert targets(scene)[3] == Target.TAGS


async def test_an_undo_leads_to_no_other_row_of_headings(scene: Scene):
    await scene.take()
    scene.work.choose_target(3, Target.TAGS)
    await read_by(scene, header=None)
    scene.work.choose_target(0, Target.NUMBER)
    while scene.work.undo():
        pass
    scene.work.choose_target(0, Target.NUMBER)
    assert scene.work.plan.layout.header is None
    scene.window.go(Step.COLUMNS)
    scene.window.go(Step.RULES)
    await scene.checked()
    assert scene.window.check.summary.rows == scene.work.survey.rows == 6


async def test_the_same_encoding_chosen_again_takes_nothing_from_the_undo(scene: Scene):
    await scene.take()
    scene.work.choose_target(3, Target.TAGS)
    await read_as(scene, "cp1251")
    assert scene.work.undo()
    assert targets(scene) == GUESSED


@pytest.mark.parametrize("way", [{"encoding": "koi8-r"}, {"header": None}, {"separator": ","}, {"quote": "'"}])
async def test_what_was_chosen_by_hand_survives_another_way_of_reading_and_the_way_back(scene: Scene, way: dict):
    await scene.take()
    scene.window.go(Step.COLUMNS)
    scene.window.columns.lines.targetChosen.emit(3, Target.TAGS)
    scene.window.columns.lines.choice_of_how(0).chosen.emit("KZ")
    scene.window.columns.groups.add("", "Казань")
    work = scene.work
    work.change(replace(work.plan, rules=replace(work.plan.rules, existing=Existing.SKIP)))
    work.correct({(4, 0): "89123456700"})
    work.leave_out([5])
    work.decide([2], Decision.SKIP)
    before, same_width = work.plan, "separator" not in way
    await read_by(scene, **way)
    assert (work.plan.rules, work.plan.columns.add_groups) == (before.rules, ("Казань",))
    assert (work.plan.columns.region, work.plan.left_out, work.plan.decided) == ("KZ", {5}, {2: Decision.SKIP})
    assert work.plan.cells == (before.cells if same_width else {})
    assert not same_width or targets(scene)[3] == Target.TAGS
    await read_by(scene, **{key: getattr(before.layout, key) for key in way})
    assert work.plan == before


async def test_what_was_only_guessed_is_guessed_anew(scene: Scene):
    """In the wrong encoding no heading is known; the right one tells them all, but for what was chosen by hand."""
    await scene.take()
    await read_as(scene, "koi8-r")
    assert targets(scene)[3] == Target.SKIP
    scene.work.choose_target(1, Target.NAME)
    await read_as(scene, "cp1251")
    assert targets(scene) == [Target.NUMBER, Target.NAME, Target.BIRTHDAY, Target.COMMENT]
    await read_as(scene, "koi8-r")
    assert targets(scene)[1] == Target.NAME
    assert targets(scene)[3] == Target.SKIP


async def test_a_guess_gives_way_where_its_target_was_chosen_for_another_column(scene: Scene):
    await scene.take()
    await read_as(scene, "koi8-r")
    scene.work.choose_target(3, Target.BIRTHDAY)
    await read_as(scene, "cp1251")
    assert targets(scene) == [Target.NUMBER, Target.FULL_NAME, Target.SKIP, Target.BIRTHDAY]


@pytest.mark.parametrize("scene", [Subject.BLACKLIST], indirect=True)
async def test_type_and_comment_of_all_rows_survive_another_separator(scene: Scene):
    await scene.take()
    blocks = Blocks(type=BlockType.MASS, comment="жалоба")
    scene.work.change(replace(scene.work.plan, blocks=blocks))
    await read_by(scene, separator=",")
    assert scene.work.plan.blocks == blocks


def two_sheets(folder: Path) -> Path:
    path = folder / "год.xlsx"
    book = xlsxwriter.Workbook(str(path))
    for number, name in enumerate(("май", "июнь")):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["Телефон", "ФИО"])
        for row in range(1, 6):
            sheet.write_row(row, 0, [f"7912{number}00000{row}", "Иванов Пётр Сергеевич"])
    book.close()
    return path


async def test_lines_of_one_sheet_are_none_of_another(scene: Scene):
    scene.work.take_file(two_sheets(scene.folder))
    await read(scene)
    work = scene.work
    work.choose_target(1, Target.NAME)
    work.leave_out([3, 4])
    work.decide([2], Decision.SKIP)
    work.correct({(5, 0): "79120000077"})
    work.change(replace(work.plan, only=frozenset({2, 5})))
    before = work.plan
    work.choose_sheet("июнь")
    await read(scene)
    plan = work.plan
    assert (plan.layout.sheet, plan.left_out, plan.decided, plan.cells, plan.only) == (
        "июнь",
        frozenset(),
        {},
        {},
        None,
    )
    assert targets(scene)[1] == Target.NAME, "the columns are the same"
    work.choose_sheet("май")
    await read(scene)
    assert work.plan == before


async def test_a_group_that_the_window_was_opened_for_stays_with_another_mapping(scene: Scene):
    work = scene.work
    work.groups = ("VIP",)
    await scene.take()
    work.change_columns(replace(work.plan.columns, add_groups=("VIP", "Казань"), add_tags=("июнь",)))
    work.reset()
    assert work.plan.columns.add_groups == ("VIP", "Казань")
    assert work.plan.columns.add_tags == ("июнь",)
    await work.keep_preset("Наши")
    preset = replace(work.presets.named("Наши", Subject.CONTACTS), name="Иные")
    await work.presets.keep(replace(preset, columns=replace(preset.columns, add_groups=("Омск",), add_tags=())))
    work.use(work.presets.named("Иные", Subject.CONTACTS))
    assert set(work.plan.columns.add_groups) == {"VIP", "Казань", "Омск"}
    work.change_columns(replace(work.plan.columns, add_groups=()))
    work.reset()
    assert work.plan.columns.add_groups == (), "taken out by hand"


async def test_a_group_wished_while_the_window_is_open_is_taken_and_shown(scene: Scene):
    scene.window.enter(["VIP"])
    await scene.take()
    assert scene.work.plan.columns.add_groups == ("VIP",)
    scene.window.go(Step.COLUMNS)
    scene.window.columns.groups.add("", "Казань")
    scene.window.go(Step.RULES)
    scene.window.enter(["Москва"])
    assert scene.window.step == Step.COLUMNS
    assert [token.text for token in scene.window.columns.groups.tokens()] == ["Казань", "Москва"]


async def test_what_was_chosen_instead_of_a_remembered_mapping_is_not_taken_by_it_again(scene: Scene):
    await scene.take()
    scene.work.choose_target(3, Target.TAGS)
    await scene.work.keep_preset("1С")
    await scene.take(name="июль.csv")
    assert targets(scene)[3] == Target.TAGS
    scene.work.reset()
    await read_by(scene, quote="'")
    assert targets(scene) == GUESSED
    assert not scene.work.applied


def test_known_columns_go_before_guessed_ones():
    name, skip = Column(heading="а", target=Target.NAME), Column(heading="б")
    assert merged((name, name), (None, replace(name, heading="в"))) == (replace(skip, heading="а"), name)
    assert Mapping(columns=merged((name,), (replace(skip, target=Target.NUMBER), skip))).usable
