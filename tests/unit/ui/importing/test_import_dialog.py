"""The window of an import: its five steps, what stands in the way, and what is kept when it is closed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from smsc_desk.book.identity import Channel
from smsc_desk.files.checking import State
from smsc_desk.files.comparing import Change
from smsc_desk.files.headers import Target
from smsc_desk.files.plan import Decision, Subject
from smsc_desk.files.rules import Existing, Membership
from smsc_desk.ui.importing import check_grid_model, drafts
from smsc_desk.ui.importing.check_grid_model import CELLS, OldRole, Part
from smsc_desk.ui.importing.problem_panel import DECIDE
from smsc_desk.ui.importing.rail import Step
from smsc_desk.ui.importing.work import now_ms
from smsc_desk.ui.language import Language
from tests.unit.ui.importing.conftest import LIST, TRANSLATIONS, Scene, until
from tests.unit.ui.importing.import_fakes import Status

SHORT, ZERO = (Target.NUMBER, "too_short"), (Target.NUMBER, "zero_letter")


def targets(scene: Scene) -> list[Target]:
    return [column.target for column in scene.work.plan.columns.columns]


async def to_rules(scene: Scene, text: str = LIST) -> None:
    await scene.take(text)
    scene.window.go(Step.COLUMNS)
    scene.window.go(Step.RULES)
    await scene.checked()


# --- step 1 -----------------------------------------------------------------------------------------------------------


async def test_nothing_can_be_done_without_a_file(scene: Scene):
    window = scene.window
    assert not window.main.isEnabled()
    window.go(Step.RULES)
    assert window.step == Step.FILE
    assert window.main.accessibleDescription() == "Choose a file first."


async def test_a_file_is_read_and_its_rows_are_shown(scene: Scene):
    await scene.take()
    page = scene.window.file
    assert page.guesses.encoding.currentText() == "Windows-1251"
    assert page.guesses._names[page.guesses.encoding].text() == "Encoding (sure)"
    assert page.grid.rows.index(1, 2).data() == "Ёлкина Анна Петровна"
    assert scene.work.survey.rows == 5
    assert scene.window.main.isEnabled()


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_the_words_of_a_list_that_tell_how_the_file_is_read_are_not_cut(scene: Scene, language: str):
    translations = Language(QApplication.instance(), TRANSLATIONS)
    translations.use(language)
    try:
        scene.window.resize(1000, 680)
        await scene.take()
        scene.window.go(Step.COLUMNS)
        lines, guesses = scene.window.columns.lines, scene.window.file.guesses
        await until(lambda: lines.choice_of_how(2).width() > 100, "the layout")
        for choice in (guesses.encoding, guesses.separator, *(lines.choice_of_how(number) for number in range(3))):
            texts = [choice.itemText(at) for at in range(choice.count())]
            widest = max(map(choice.fontMetrics().horizontalAdvance, texts))
            assert widest <= choice.width() - 45 or choice is lines.choice_of_how(0), texts
    finally:
        translations.withdraw()


async def test_another_encoding_draws_the_rows_anew(scene: Scene):
    await scene.take()
    before = scene.window.file.grid.rows.index(0, 1).data()
    scene.work.choose_encoding("koi8-r")
    await until(lambda: scene.work.layout.encoding == "koi8-r" and not scene.work.reading, "the other encoding")
    assert scene.window.file.grid.rows.index(0, 1).data() != before
    scene.work.choose_encoding("cp1251")
    await until(lambda: scene.work.layout.encoding == "cp1251" and not scene.work.reading, "the first encoding")
    assert scene.window.file.grid.rows.index(0, 1).data() == before


async def test_while_the_encoding_is_not_sure_a_line_is_chosen_that_reads_right(scene: Scene):
    await scene.take("Phone;Name\n79120000011;Пётр\n", encoding="cp866")
    which = scene.window.file.which
    assert which.isVisible()
    right = next(line for line in which._lines if "Пётр" in line.text())
    assert not right.isChecked()
    right.click()
    await until(lambda: scene.work.layout.encoding == "cp866" and not scene.work.reading, "the other encoding")
    assert scene.window.file.grid.rows.index(1, 2).data() == "Пётр"
    assert right.isChecked()


async def test_cards_are_shown_in_another_encoding_too(scene: Scene):
    cards = "BEGIN:VCARD\nVERSION:3.0\nFN:Пётр\nTEL:+79120000077\nEND:VCARD\n"
    await scene.take(cards, name="люди.vcf", encoding="cp1251")
    shown = scene.window.file.grid.rows
    for encoding, name in (("cp866", "Пётр".encode("cp1251").decode("cp866")), ("cp1251", "Пётр")):
        scene.work.choose_encoding(encoding)
        await until(lambda: not scene.work.reading and scene.work.survey, "the other encoding")
        assert [shown.index(row, 3).data() for row in range(shown.rowCount())] == ["Display name", name]
        assert scene.work.survey.rows == 1


async def test_headings_can_be_switched_off(scene: Scene):
    await scene.take()
    scene.window.file.guesses.header.chosen.emit(None)
    await until(lambda: scene.work.survey and scene.work.survey.rows == 6, "a row more")


async def test_pasted_cells_are_a_file_too(scene: Scene):
    scene.work.take_text("Телефон\tИмя\n79120000011\tОля\n")
    await until(lambda: scene.work.survey, "the cells")
    assert scene.work.pasted
    assert scene.work.layout.separator == "\t"
    assert targets(scene) == [Target.NUMBER, Target.FIRST_NAME]


@pytest.mark.parametrize(("data", "said"), [(b"", "empty"), (b"%PDF-1.4 \x00\x01", "not an address list")])
async def test_a_file_that_is_none_is_refused_in_words(scene: Scene, data: bytes, said: str):
    path = scene.folder / "wrong.csv"
    path.write_bytes(data)
    scene.work.take_file(path)
    await until(lambda: scene.work.trouble, "a refusal")
    assert said in scene.window.file.trouble.text
    assert not scene.window.main.isEnabled()


async def test_digits_that_a_spreadsheet_has_lost_are_told_at_once(scene: Scene):
    await scene.take("Телефон;Имя\n" + "7,91235E+10;Оля\n" * 3 + "79120000012;Ян\n" * 7)
    traps = scene.window.file.traps
    assert traps.text.startswith("3 numbers were turned into 7.9E+10")
    traps.triggered.emit("show")
    await scene.checked()
    assert scene.window.step == Step.RULES
    assert scene.window.rules.model.rowCount() == 3


async def test_a_sample_is_saved_and_can_be_tried(scene: Scene):
    scene.window.file.drop.sample.click()
    menu = scene.window.findChildren(QMenu)[-1]
    assert [action.text() for action in menu.actions()] == [
        "Contacts, as CSV", "Contacts, as a workbook", "Contacts with faults of all kinds",
    ]  # fmt: skip
    menu.actions()[0].trigger()
    menu.close()
    page = scene.window.file
    await until(lambda: page.sample.text, "a word about it")
    page.sample.triggered.emit("open")
    await until(lambda: scene.work.survey, "the sample")
    assert scene.work.plan.columns.usable


# --- step 2 -----------------------------------------------------------------------------------------------------------


async def test_a_target_taken_twice_is_released_and_said_so(scene: Scene):
    await scene.take("Телефон;Фамилия;Кто\n79120000011;Иванова;Оля\n")
    scene.window.go(Step.COLUMNS)
    scene.window.columns.lines.targetChosen.emit(2, Target.LAST_NAME)
    assert targets(scene) == [Target.NUMBER, Target.SKIP, Target.LAST_NAME]
    notes = [line.note.text() for line in scene.window.columns.lines._lines]
    assert notes[1].startswith("“Last name” was given to another column")


async def test_comments_of_several_columns_are_joined(scene: Scene):
    await scene.take("Телефон;Комментарий;Кто\n79120000011;да;Оля\n")
    scene.window.go(Step.COLUMNS)
    scene.window.columns.lines.targetChosen.emit(2, Target.COMMENT)
    assert targets(scene)[1:] == [Target.COMMENT, Target.COMMENT]
    scene.window.columns.lines.choice_of_how(1).chosen.emit("\n")
    assert scene.work.plan.columns.joint == "\n"


async def test_without_an_address_there_is_no_next_step_and_the_reason_stands_there(scene: Scene):
    await scene.take()
    scene.window.go(Step.COLUMNS)
    scene.window.columns.lines.targetChosen.emit(0, Target.SKIP)
    assert not scene.window.main.isEnabled()
    assert scene.window._why.text() == "Say which column has the numbers or the e-mail addresses."


async def test_a_saved_mapping_is_applied_to_the_same_headings(scene: Scene):
    await scene.take()
    scene.window.columns.lines.targetChosen.emit(3, Target.TAGS)
    await scene.work.keep_preset("1С выгрузка")
    await scene.take(name="июль.csv", text=LIST + "89120000077;Ещё Одна;;\n")
    assert targets(scene)[3] == Target.TAGS
    scene.work.reset()
    assert targets(scene)[3] == Target.COMMENT
    await scene.take("Иное;Телефон\nа;79120000012\n")
    await scene.take(name="август.csv")
    assert targets(scene)[3] == Target.TAGS
    assert "1С выгрузка" in scene.window.columns.applied.text


async def test_a_mapping_that_was_chosen_first_is_taken_for_its_own_headings_only(scene: Scene):
    await scene.take()
    scene.window.columns.lines.targetChosen.emit(3, Target.TAGS)
    await scene.work.keep_preset("1С выгрузка")
    preset = scene.work.presets.named("1С выгрузка", Subject.CONTACTS)
    scene.work.plan = scene.work.survey = None  # as before there is a file
    scene.work.use(preset)
    await scene.take("Фамилия;Телефон;Дата рождения;Примечание\nа;79120000012;;б\n", name="чужой.csv")
    assert targets(scene)[3] == Target.COMMENT, "guessed: the headings are others"
    said = scene.window.columns.applied.text
    assert "“1С выгрузка” is for files of other headings" in said
    assert "guessed" in said
    assert scene.window.columns.preset.currentText() == "чужой", "the name that is proposed for a mapping of its own"
    await scene.take(name="июль.csv")
    assert targets(scene)[3] == Target.TAGS
    assert "that mapping was taken" in scene.window.columns.applied.text
    assert "other headings" not in scene.window.columns.applied.text


async def test_a_group_that_is_typed_but_no_token_yet_is_not_lost(scene: Scene):
    await scene.take()
    scene.window.go(Step.COLUMNS)
    scene.window.columns.groups.edit.setText("Казань")
    scene.window.go(Step.RULES)
    assert scene.work.plan.columns.add_groups == ("Казань",)


# --- step 3 -----------------------------------------------------------------------------------------------------------


async def test_tiles_count_the_rows_and_filter_them(scene: Scene):
    await to_rules(scene)
    rules = scene.window.rules
    counts = {key: rules.tiles._number(key) for key in (Part.ALL, State.NEW, State.UPDATE, Part.ATTENTION)}
    assert counts == {Part.ALL: 5, State.NEW: 1, State.UPDATE: 2, Part.ATTENTION: 2}
    rules.tiles.tile(State.NEW).click()
    assert [rules.model.line(row) for row in range(rules.model.rowCount())] == [6]


async def test_old_and_new_value_of_a_change_are_both_there(scene: Scene):
    await to_rules(scene)
    model = scene.window.rules.model
    scene.window.rules.show_part(State.UPDATE)
    await until(lambda: model.cells_of(2), "the cells")
    name = model.index(0, CELLS + 1)
    assert (name.data(OldRole), name.data()) == ("", "Петровна")


@pytest.mark.parametrize(("rule", "after"), [(Membership.ADD, "VIP, Казань"), (Membership.REPLACE, "Казань")])
async def test_groups_and_tags_are_shown_as_they_will_be(scene: Scene, rule: Membership, after: str):
    await to_rules(scene, "Телефон;Группы;Метки\n89120000002;Казань;новый\n89120000001;;новый\n89120000010;Казань;\n")
    model, plan = scene.window.rules.model, scene.work.plan
    scene.work.change(replace(plan, rules=replace(plan.rules, groups=rule)))
    await scene.checked()
    await until(lambda: model.cells_of(2), "the cells")
    groups, tags = model.index(0, CELLS + 1), model.index(1, CELLS + 2)
    assert (groups.data(OldRole), groups.data()) == ("VIP", after)
    assert model.spoken(0, CELLS + 1) == f"Line 2, Groups: {after}, before: VIP"
    assert (tags.data(OldRole), tags.data()) == ("vip", "vip, новый")
    assert (model.index(2, CELLS + 1).data(OldRole), model.index(2, CELLS + 1).data()) == (None, "Казань")


async def test_groups_for_all_rows_are_shown_with_those_of_the_file(scene: Scene):
    await to_rules(scene, "Телефон;Группы\n89120000002;Казань\n89120000010;Казань\n89120000011;\n")
    model, columns = scene.window.rules.model, scene.work.plan.columns
    scene.work.change_columns(replace(columns, add_groups=("Май",), add_tags=("новый",)))
    await scene.checked()
    await until(lambda: model.cells_of(2), "the cells")
    assert [model.index(row, CELLS + 1).data() for row in range(3)] == ["VIP, Казань, Май", "Казань, Май", "Май"]
    assert "Tags: — → новый" in model._row_remarks(0), "no column shows them"
    assert model.index(2, CELLS + 1).data(int(Qt.ItemDataRole.EditRole)) == "", "what is edited is the file's"


def test_a_change_that_no_column_shows_is_told_in_words(english: None):
    told = [
        check_grid_model._told(Change("type", "1", "0"), Channel.PHONE),
        check_grid_model._told(Change("addresses", ("79120000001",), ("79120000001", "79120000002")), Channel.PHONE),
        check_grid_model._told(Change("addresses", (), ("a@b.ru",)), Channel.EMAIL),
    ]
    assert told == [
        "Type of the block: Mailings only → All messages",
        "Number: +7 912 000-00-01 → +7 912 000-00-01, +7 912 000-00-02",
        "E-mail: — → a@b.ru",
    ]


NAMES = (
    "Телефон;ФИО\n89120000099;Иванов Пётр Сергеевич\n89120000098;Абв Где\n89120000097;ООО Ромашка\n"
    "89120000096;Борис\n8912;Кто\n89120000001;Петрова Анна Ивановна\n"
)


async def test_a_full_name_is_shown_as_it_is_cut_a_doubtful_one_with_its_certainty(scene: Scene):
    await to_rules(scene, NAMES)
    model = scene.window.rules.model
    await until(lambda: model.cells_of(2), "the cells")
    assert model.headerData(CELLS + 1, Qt.Orientation.Horizontal) == "Last · first · middle name"
    shown = [model.index(row, CELLS + 1).data() for row in range(6)]
    assert shown == [
        "Иванов · Пётр · Сергеевич", "Абв · Где · —  70 %", "ООО Ромашка", "— · Борис · —", "Кто",
        "Петрова · Ивановна",
    ]  # fmt: skip
    assert model.index(5, CELLS + 1).data(OldRole) == "Ёлкина · —"
    tip = model.index(1, CELLS + 1).data(int(Qt.ItemDataRole.ToolTipRole))
    assert "Last name: Абв, First name: Где, Certainty: 70 %" in tip
    assert "Certainty: 70 %" in model.spoken(1, CELLS + 1)
    assert model.index(1, CELLS + 1).data(int(Qt.ItemDataRole.EditRole)) == "Абв Где"


async def test_doubtful_rows_are_shown_first_where_that_is_wished(scene: Scene):
    await to_rules(scene, NAMES)
    rules, model = scene.window.rules, scene.window.rules.model

    def lines() -> list[int]:
        return model.lines(range(model.rowCount()))

    assert lines() == [2, 3, 4, 5, 6, 7]
    rules.first.click()
    assert lines() == [3, 6, 2, 4, 5, 7]
    scene.work.correct({(6, 0): "89120000095"})
    await scene.checked()
    assert lines() == [3, 2, 4, 5, 6, 7], "by the newest check"
    rules.show_part(State.NEW)
    assert lines() == [3, 2, 4, 5, 6]
    rules.first.click()
    assert lines() == [2, 3, 4, 5, 6]


async def test_while_the_check_runs_rows_come_in_the_files_order_and_are_ordered_at_its_end(scene: Scene):
    await scene.take(NAMES)
    scene.window.go(Step.COLUMNS)
    scene.window.rules.first.click()
    scene.room.free.clear()
    scene.window.go(Step.RULES)
    await until(lambda: scene.room.checks == 1, "the check")
    scene.room.free.set()
    await scene.checked()
    model = scene.window.rules.model
    assert model.lines(range(model.rowCount())) == [3, 6, 2, 4, 5, 7]


async def test_a_corrected_cell_is_checked_anew_and_can_be_had_back(scene: Scene):
    await to_rules(scene)
    model = scene.window.rules.model
    scene.window.rules.show_part(SHORT)
    await until(lambda: model.cells_of(4), "the cells")
    assert model.setData(model.index(0, CELLS), "8 912 345-67-00")
    await scene.checked()
    assert scene.window.check.summary.states[State.NEW] == 2
    scene.window.rules.undo.click()
    await scene.checked()
    assert scene.window.check.summary.states[State.NEW] == 1
    assert not scene.work.plan.cells


async def test_a_correction_can_be_kept_as_a_rule(scene: Scene):
    await to_rules(scene, LIST + "8 912 345;Другой Сидоров;;\n")
    rules = scene.window.rules
    rules.show_part(SHORT)
    await until(lambda: rules.model.cells_of(4), "the cells")
    rules.model.setData(rules.model.index(0, CELLS), "89123456700")
    assert "“8 912 345” is now “89123456700” in line 4." in rules.remember.text
    rules.remember.triggered.emit("all")
    await scene.checked()
    assert scene.work.plan.columns.fixes == (("8 912 345", "89123456700"),)
    assert scene.window.check.summary.states[State.REJECTED] == 1  # the letter O alone


async def test_a_cell_that_was_corrected_twice_is_remembered_by_what_stands_in_the_file(scene: Scene):
    await to_rules(scene, LIST + "8 912 345;Другой Сидоров;;\n")
    rules = scene.window.rules
    await until(lambda: rules.model.cells_of(4), "the cells")
    for text in ("8912345670", "89123456700"):
        rules.model.setData(rules.model.index(2, CELLS), text)
    assert "“8 912 345” is now “89123456700” in line 4." in rules.remember.text
    rules.remember.triggered.emit("all")
    await scene.checked()
    assert scene.work.plan.columns.fixes == (("8 912 345", "89123456700"),)
    assert scene.window.check.summary.states[State.REPEATED] == 1, "the other cell of that text is meant too"
    rules.model.setData(rules.model.index(2, CELLS), "8 912 345")
    assert not rules.remember.text, "nothing to remember: it stands in the file"


ZERO_MENDED = (Target.NUMBER, "zero_mended")


async def test_a_kind_that_was_fixed_is_kept_as_a_rule_of_its_column_and_switched_off(scene: Scene):
    await to_rules(scene, LIST + "891234О6700;Вера;;\n")
    rules, panel = scene.window.rules, scene.window.rules.problems
    assert panel.button(ZERO, "fix").text() == "Fix all 2 like this"
    scene.work.correct({(5, 0): "891234o6788"})  # by hand, and not right yet
    await scene.checked()
    panel.button(ZERO, "fix").click()
    await until(lambda: len(scene.work.plan.cells) == 2, "the corrections")
    await scene.checked()
    assert rules.remember.text == "Letter O instead of zero: 2 cells mended."
    rules.remember.triggered.emit("all")
    await scene.checked()
    assert not rules.remember.text
    assert scene.work.plan.columns.columns[0].mends == ("zero_letter",)
    assert scene.work.plan.cells == {(5, 0): "891234o6788"}, "the rule stands in place of the corrections"
    assert scene.window.check.summary.problems[ZERO_MENDED] == 2
    assert ZERO not in panel._cards
    panel.button(ZERO_MENDED, "off").click()
    await scene.checked()
    assert scene.work.plan.columns.columns[0].mends == ()
    assert ZERO in panel._cards


async def test_a_rule_for_a_kind_of_damage_holds_for_the_next_file_of_these_headings(scene: Scene):
    await to_rules(scene)
    scene.window.rules.problems.button(ZERO, "fix").click()
    await until(lambda: scene.window.rules.remember.text, "the offer")
    scene.window.rules.remember.triggered.emit("all")
    await scene.work.remember_mapping()
    await to_rules(scene, "Телефон;ФИО;Дата рождения;Примечание\n891299О0001;Новая Вера;;\n")
    panel = scene.window.rules.problems
    assert scene.window.check.summary.problems[ZERO_MENDED] == 1
    assert panel.button(ZERO_MENDED, "off").text() == "Switch this rule off"
    assert "Letter O read as zero" in scene.window.columns.lines._note(0, scene.work.plan.columns)


async def test_a_kind_of_problem_is_fixed_or_left_out_as_a_whole(scene: Scene):
    await to_rules(scene)
    panel = scene.window.rules.problems
    panel.button(ZERO, "fix").click()
    await until(lambda: scene.work.plan.cells, "the corrections")
    await scene.checked()
    assert scene.work.plan.cells == {(5, 0): "89123406789"}
    assert ZERO not in panel._cards
    panel.button(SHORT, "out").click()
    await scene.checked()
    assert scene.work.plan.left_out == {4}
    assert scene.window.check.summary.attention == 0
    scene.window.rules.tiles.tile(Part.BY_HAND).click()
    assert scene.window.rules.model.line(0) == 4


async def test_f8_goes_from_problem_to_problem(scene: Scene):
    await to_rules(scene)
    scene.window.activateWindow()
    await until(scene.window.isActiveWindow, "the keyboard")
    grid = scene.window.rules.grid
    grid.setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(grid, Qt.Key.Key_F8)
        seen.append(grid.rows.line(grid.current_row()))
    assert seen == [4, 5, 5]
    QTest.keyClick(grid, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert grid.rows.line(grid.current_row()) == 4
    await until(lambda: grid.rows.cells_of(4), "the cells")
    QTest.keyClick(grid, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_F8)
    assert "Line" in grid.accessibleDescription()


async def test_a_problem_is_said_with_line_and_field(scene: Scene):
    await to_rules(scene)
    model = scene.window.rules.model
    await until(lambda: model.cells_of(4), "the cells")
    assert model.spoken(2, CELLS) == "Line 4, Number: Too short: digits are missing."


async def test_rules_are_checked_by_and_rows_that_ask_are_answered(scene: Scene):
    await to_rules(scene)
    rules = scene.window.rules
    rules.rules.existing.radio(Existing.ASK).click()
    await scene.checked()
    assert scene.window.check.summary.states[State.ASK] == 2
    rules.problems.button(DECIDE, "update").click()
    assert set(scene.work.plan.decided) == {2, 3}
    await scene.checked()
    assert scene.window.check.importable == 3
    assert DECIDE not in rules.problems._cards
    rules.show_part(State.ASK)
    assert [rules.model.state(row) for row in range(2)] == [State.UPDATE, State.UPDATE]
    rules.grid.setCurrentIndex(rules.model.index(0, CELLS))
    rules.grid.leaveOutWanted.emit(True)
    await scene.checked()
    assert scene.work.plan.decided == {2: Decision.SKIP, 3: Decision.UPDATE}
    assert scene.window.check.importable == 2


async def test_a_row_with_numbers_of_two_contacts_is_told_and_cannot_be_answered(scene: Scene):
    await to_rules(scene, "Телефон;ФИО\n89120000001, 89120000002;Ёлкина Анна\n89120000010;Новая Вера\n")
    rules, check = scene.window.rules, scene.window.check
    assert DECIDE not in rules.problems._cards
    rules._decide_all(Decision.UPDATE)
    assert not scene.work.plan.decided
    assert (check.importable, check.summary.states[State.LEFT_OUT]) == (1, 1)
    assert rules.model.state(0) == State.LEFT_OUT
    assert rules.model.needs_attention(0)
    await until(lambda: rules.model.cells_of(2), "the cells")
    names = "Ёлкина Анна, +7 912 000-00-01; Борис, +7 912 000-00-02"
    assert rules.model._row_remarks(0)[0] == f"The addresses belong to several contacts: {names}"
    assert rules.problems.button((Target.NUMBER, "several_contacts"), "show").isVisibleTo(rules.problems)


async def test_a_change_while_a_check_runs_ends_in_the_newest_plan(scene: Scene):
    await scene.take()
    scene.window.go(Step.COLUMNS)
    scene.room.free.clear()
    scene.window.go(Step.RULES)
    await until(lambda: scene.room.checks == 1, "the first check")
    scene.work.leave_out([4])
    await until(lambda: scene.room.checks == 2, "the second check")
    assert not scene.window.check.complete
    scene.room.free.set()
    await scene.checked()
    assert scene.window.check.summary.rows == 4


async def test_a_process_that_was_ended_is_replaced(scene: Scene):
    await to_rules(scene)
    scene.room.gone = True
    scene.work.leave_out([4])
    await scene.checked()
    assert scene.window.check.summary.rows == 4
    scene.room.gone = True
    assert set(await scene.work.rows([2, 3])) == {2, 3}


async def test_a_million_rows_are_shown_without_a_long_list(scene: Scene):
    """Only what is on the screen is fetched, however far one scrolls."""
    await to_rules(scene, "Телефон;Имя\n" + "".join(f"8912{number:07};Имя\n" for number in range(20_000)))
    rules, asked = scene.window.rules, []
    rules.model.wanted.connect(asked.extend)
    rules.grid.scrollToBottom()
    await until(lambda: rules.model.cells_of(20_001), "the last cells")
    assert len(asked) < 400
    assert len(rules.model._cells) < 800


# --- steps 4 and 5 ----------------------------------------------------------------------------------------------------


async def test_the_button_carries_the_number_and_starts_the_import(scene: Scene):
    await to_rules(scene)
    window = scene.window
    window.go(Step.RUN)
    assert window.main.text() == "Import 3"
    window.go_on()
    await until(lambda: window.job, "the job")
    assert [spooled.name for spooled, _ in scene.importer.started] == ["июнь.csv"]
    assert window.work.presets.named("июнь", Subject.CONTACTS)
    window.go(Step.COLUMNS)
    assert window.step == Step.RUN  # what is being imported is not changed any more


async def started(scene: Scene) -> None:
    await to_rules(scene)
    scene.window.go(Step.RUN)
    scene.window.go_on()
    await until(lambda: scene.window.job, "the job")
    scene.importer.tell(done=1, waiting=2)


async def test_a_running_import_is_paused_goes_on_and_is_stopped(scene: Scene):
    await started(scene)
    run = scene.window.run_page
    run.pause.click()
    await until(lambda: scene.importer.asked, "the pause")
    scene.importer.tell(state="paused")
    assert run.pause.text() == "Go on"
    run.pause.click()
    await until(lambda: len(scene.importer.asked) == 2, "the way on")
    run.stop.click()
    await until(lambda: len(scene.importer.asked) == 3, "the stop")
    assert [what for what, _ in scene.importer.asked] == ["pause", "resume", "stop"]


async def test_the_result_has_every_number_and_the_failed_rows_are_mended(scene: Scene):
    await started(scene)
    scene.failed.update({4: "Too short", 5: "A letter"})
    scene.importer.tell(state="done", waiting=0, done=3, added=1, updated=2, refused=0, left_out=2)
    await until(lambda: scene.window.step == Step.RESULT, "the result")
    page = scene.window.result_page
    assert page._title.text() == "Done: 1 added, 2 updated, 2 left out."
    assert page.save_failed.text() == "Save the 2 failed rows…"
    page.fix.click()
    await scene.checked()
    assert scene.window.step == Step.RULES
    assert scene.work.plan.only == {4, 5}
    assert scene.window.check.summary.rows == 2


async def test_a_job_that_has_ended_is_opened_with_its_result(scene: Scene):
    scene.failed[4] = "Too short"
    scene.window.follow(7, Status(id=7, state="done", done=3, waiting=0, added=3))
    await until(lambda: scene.window.step == Step.RESULT, "the result")
    assert scene.window.result_page.save_failed.isVisible()
    assert not scene.window.result_page.report.isVisible()  # nothing was checked in this window


async def test_the_undoing_of_an_import_offers_no_undo_of_its_own(scene: Scene):
    scene.window.follow(8, Status(id=8, kind="undo", state="done", done=3, waiting=0, added=2, updated=1))
    await until(lambda: scene.window.step == Step.RESULT, "the result")
    assert scene.window.result_page._title.text() == "Done: 2 removed, 1 restored."
    assert not scene.window.result_page.undo.isVisible()
    assert not scene.window.result_page.resume.isVisible()
    assert not scene.window.result_page.review.isVisible()


async def test_a_stopped_undoing_is_taken_up_and_reviewed_from_its_result(scene: Scene):
    stopped = Status(id=8, kind="undo", state="stopped", done=3, waiting=0, added=2, updated=1, left_out=3)
    scene.importer.status = stopped
    scene.window.follow(8, stopped)
    await until(lambda: scene.window.step == Step.RESULT, "the result")
    page, reviewed = scene.window.result_page, []
    assert page._title.text() == "Stopped: 2 removed, 1 restored, 3 changed since and left as they are."
    scene.window.reviewWanted.connect(reviewed.append)
    assert page.review.hasFocus() or not scene.window.isActiveWindow()
    assert page.review.text() == "Review 3…"
    page.review.click()
    page.resume.click()
    await until(lambda: scene.importer.asked, "the undoing to be resumed")
    assert (reviewed, scene.importer.asked) == ([stopped], [("resume", 8)])
    scene.importer.tell(state="planning", left_out=0)
    assert scene.window.step == Step.RUN
    scene.importer.tell(state="done", added=5, left_out=3)
    await until(lambda: scene.window.step == Step.RESULT, "the result")
    assert page._title.text() == "Done: 5 removed, 1 restored, 3 changed since and left as they are."
    assert not page.resume.isVisible()


# --- closing ----------------------------------------------------------------------------------------------------------


async def test_what_was_begun_is_kept_for_a_day_and_what_runs_is_no_draft(scene: Scene):
    await scene.take()
    assert scene.window.draft() is None
    scene.window.go(Step.COLUMNS)
    draft = scene.window.draft()
    kept = drafts.dump(draft)
    assert drafts.load(kept, now_ms()) == draft
    assert drafts.load(kept, now_ms() + drafts.KEPT_MS + 1000) is None
    draft.path.unlink()
    assert drafts.load(kept, now_ms()) is None


async def test_a_draft_goes_on_where_it_was(scene: Scene):
    await scene.take()
    scene.window.columns.lines.targetChosen.emit(3, Target.TAGS)
    scene.window.go(Step.COLUMNS)
    scene.window.go(Step.RULES)
    await scene.checked()
    draft = drafts.load(drafts.dump(scene.window.draft()), now_ms())
    await scene.take("Иное;Телефон\nа;79120000012\n")
    scene.window.go(Step.FILE)
    scene.window.resume(draft)
    await until(lambda: scene.window.step == Step.RULES, "the step where it was left")
    assert targets(scene)[3] == Target.TAGS


async def test_a_job_of_an_earlier_start_is_no_draft(scene: Scene):
    await started(scene)
    assert scene.window.draft() is None


@pytest.mark.parametrize("kept", ["", "nonsense", "[]", json.dumps({"saved_ms": 1_795_000_000_000})])
def test_a_draft_of_another_version_is_none(kept: str):
    assert drafts.load(kept, now_ms()) is None


# --- the blacklist ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scene", [Subject.BLACKLIST], indirect=True)
async def test_an_import_into_the_blacklist_has_its_own_targets(scene: Scene):
    await scene.take()
    scene.window.go(Step.COLUMNS)
    assert targets(scene) == [Target.NUMBER, Target.SKIP, Target.SKIP, Target.COMMENT]
    choice = scene.window.columns.lines.choice(0)
    assert [choice.itemText(at) for at in range(choice.count())] == [
        "Number", "E-mail", "Type of the block", "Comment", "Do not import",
    ]  # fmt: skip
    scene.window.columns.comment.setText("жалоба")
    scene.window.go(Step.RULES)
    assert scene.work.plan.blocks.comment == "жалоба"


# --- names ------------------------------------------------------------------------------------------------------------


async def test_every_control_of_every_step_has_a_name(scene: Scene):
    await to_rules(scene)
    for step in (Step.FILE, Step.COLUMNS, Step.RULES, Step.RUN):
        scene.window.go(step)
        buttons = [one for one in scene.window.findChildren(QPushButton) if one.isVisible()]
        assert all(one.accessibleName() or one.text() for one in buttons)
        assert unnamed(scene.window) == []


def unnamed(window) -> list[str]:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import (
        QAbstractScrollArea,
        QHeaderView,
        QLabel,
        QScrollBar,
        QStackedWidget,
        QWidget,
    )

    found = []
    for widget in window.findChildren(QWidget):
        skipped = isinstance(widget, QLabel | QScrollBar | QHeaderView | QStackedWidget)
        if skipped or not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), QAbstractScrollArea):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found
