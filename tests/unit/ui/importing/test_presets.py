"""Mappings that are remembered: for which file, for which import, and what a file of failed rows gets from them."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from smsc_desk.book.block import BlockType
from smsc_desk.files.dates import DateOrder
from smsc_desk.files.headers import Target
from smsc_desk.files.mapping import Column, Mapping, dump
from smsc_desk.files.plan import Blocks, Subject
from smsc_desk.files.rules import Existing, Membership, Rules
from smsc_desk.files.writers import write_failed
from smsc_desk.ui.importing.presets import MOST, MOST_FAILED, PIECE, Preset, Presets
from smsc_desk.ui.importing.rail import Step
from smsc_desk.ui.importing.work import ImportWork
from smsc_desk.ui.language import Language
from tests.unit.ui.importing.conftest import TRANSLATIONS, Scene, until

PEOPLE = "Телефон;ФИО;Комментарий\n89120000077;Иванов Пётр Сергеевич;жалоба\n"
SHORT = "Слишком короткий номер"


def targets(scene: Scene) -> list[Target]:
    return [column.target for column in scene.work.plan.columns.columns]


def again(scene: Scene) -> Presets:
    """Return what another start of the program knows."""

    async def save(_pieces: dict[str, str]) -> None:
        raise AssertionError

    return Presets(scene.layout[PIECE], save)


# --- for which import -------------------------------------------------------------------------------------------------


def in_blacklist(scene: Scene) -> ImportWork:
    work = scene.work
    work.subject, work.plan = Subject.BLACKLIST, None
    return work


async def test_a_mapping_of_the_blacklist_is_none_for_contacts(scene: Scene):
    in_blacklist(scene)
    await scene.take(PEOPLE, name="отказы.csv")
    assert targets(scene) == [Target.NUMBER, Target.SKIP, Target.COMMENT]
    await scene.work.remember_mapping()
    scene.work.subject = Subject.CONTACTS
    await scene.take(PEOPLE, name="клиенты.csv")
    assert targets(scene) == [Target.NUMBER, Target.FULL_NAME, Target.COMMENT]
    assert not scene.work.applied
    await scene.work.remember_mapping()
    kept = again(scene)
    assert [preset.name for preset in kept.all(Subject.CONTACTS)] == ["клиенты"]
    assert [preset.name for preset in kept.all(Subject.BLACKLIST)] == ["отказы"]
    in_blacklist(scene)
    await scene.take(PEOPLE, name="отказы.csv")
    assert (scene.work.preset, scene.work.applied) == ("отказы", True)


async def test_only_mappings_of_the_same_import_are_offered(scene: Scene):
    in_blacklist(scene)
    await scene.take(PEOPLE, name="отказы.csv")
    await scene.work.remember_mapping()
    scene.work.subject = Subject.CONTACTS
    scene.window.columns.refresh()
    assert scene.window.columns.preset.count() == 0


@pytest.mark.parametrize("scene", [Subject.BLACKLIST], indirect=True)
async def test_neither_a_guess_nor_a_mapping_gives_the_blacklist_what_it_has_not(scene: Scene):
    await scene.take()
    before = targets(scene)
    scene.work.reset()
    assert targets(scene) == before == [Target.NUMBER, Target.SKIP, Target.SKIP, Target.COMMENT]
    named = (("Телефон", Target.NUMBER), ("ФИО", Target.FULL_NAME), ("Примечание", Target.COMMENT))
    every = Mapping(columns=tuple(Column(heading=heading, target=target) for heading, target in named))
    scene.work.use(Preset(name="всё", columns=every, rules=Rules()))
    assert targets(scene) == before


@pytest.mark.parametrize(
    ("columns", "subject"),
    [
        ((("Телефон", Target.NUMBER), ("ФИО", Target.FULL_NAME)), Subject.CONTACTS),
        ((("Телефон", Target.NUMBER), ("Отдел", Target.GROUPS)), Subject.CONTACTS),
        ((("Телефон", Target.NUMBER), ("ФИО", Target.SKIP)), Subject.BLACKLIST),
        ((("Телефон", Target.NUMBER), ("Тип", Target.BLOCK)), Subject.BLACKLIST),
        ((("Телефон", Target.NUMBER), ("Отдел", Target.SKIP)), Subject.CONTACTS),
    ],
)
def test_what_an_earlier_version_remembered_is_told_by_its_columns(columns, subject):
    made = Mapping(columns=tuple(Column(heading=heading, target=target) for heading, target in columns))
    rules = {
        "existing": "update", "winners": {}, "clear_empty": False, "groups": "add", "blocked": "keep",
        "repeated": "merge",
    }  # fmt: skip
    kept = json.dumps([{"name": "старое", "columns": dump(made), "rules": rules, "used_ms": 1}])

    async def save(_pieces: dict[str, str]) -> None:
        raise AssertionError

    assert [preset.name for preset in Presets(kept, save).all(subject)] == ["старое"]


# --- for which file ---------------------------------------------------------------------------------------------------

ONE, OTHER = "Телефон;Столбец1\n89120000099;x\n", "Phone;Misc\n89120000099;x\n"


async def test_files_of_one_name_and_other_headings_keep_a_mapping_each(scene: Scene):
    for text, target in ((ONE, Target.TAGS), (OTHER, Target.COMMENT)):
        await scene.take(text, name="export.csv")
        scene.work.choose_target(1, target)
        await scene.work.remember_mapping()
    assert [preset.name for preset in scene.work.presets.all(Subject.CONTACTS)] == ["export 2", "export"]
    for text, target in ((ONE, Target.TAGS), (OTHER, Target.COMMENT)):
        await scene.take(text, name="export.csv")
        assert targets(scene)[1] == target
        assert scene.work.applied


async def test_a_file_of_the_same_headings_takes_the_place_of_its_own_mapping(scene: Scene):
    await scene.take(ONE, name="май.csv")
    await scene.work.remember_mapping()
    await scene.take(ONE, name="июнь.csv")
    scene.work.choose_target(1, Target.TAGS)
    await scene.work.remember_mapping()
    (kept,) = scene.work.presets.all(Subject.CONTACTS)
    assert (kept.name, kept.columns.columns[1].target) == ("май", Target.TAGS)


async def test_a_mapping_that_was_used_for_other_headings_keeps_its_own(scene: Scene):
    await scene.take(ONE, name="май.csv")
    await scene.work.keep_preset("1С")
    await scene.take(OTHER, name="июнь.csv")
    scene.work.use(scene.work.presets.named("1С", Subject.CONTACTS))
    await scene.work.remember_mapping()
    assert [(preset.name, preset.headings[0]) for preset in scene.work.presets.all(Subject.CONTACTS)] == [
        ("июнь", "Phone"), ("1С", "Телефон"),
    ]  # fmt: skip


async def test_the_name_that_is_proposed_is_no_other_mappings(scene: Scene):
    await scene.take(ONE, name="export.csv")
    await scene.work.remember_mapping()
    await scene.take(OTHER, name="export.csv")
    scene.window.columns.save.click()
    await until(lambda: len(scene.work.presets.all(Subject.CONTACTS)) == 2, "the second one")


# --- dates ------------------------------------------------------------------------------------------------------------


def dated(*dates: str) -> str:
    return "Телефон;Дата рождения\n" + "".join(f"8912000009{at};{date}\n" for at, date in enumerate(dates))


def note(scene: Scene) -> str:
    scene.window.columns.lines.refresh()
    return scene.window.columns.lines._lines[1].note.text()


async def test_what_the_dates_of_a_file_prove_goes_before_a_remembered_order(scene: Scene):
    await scene.take(dated("31.12.1999", "05.06.1980"), name="a.csv")
    await scene.work.remember_mapping()
    await scene.take(dated("12/31/1999", "05/06/1980"), name="b.csv")
    column = scene.work.plan.columns.columns[1]
    assert scene.work.applied
    assert (column.dates, column.evidence) == (DateOrder.MDY, "12/31/1999")
    assert note(scene) == "Found “12/31/1999”, which tells the order."


async def test_a_remembered_order_claims_no_proof_where_there_is_none(scene: Scene):
    await scene.take(dated("12/31/1999"), name="a.csv")
    await scene.work.remember_mapping()
    await scene.take(dated("05/06/1980"), name="b.csv")
    column = scene.work.plan.columns.columns[1]
    assert (column.dates, column.dates_sure, column.evidence) == (DateOrder.MDY, False, "")
    assert "that of the mapping was taken" in note(scene)
    scene.window.columns.lines.choice_of_how(1).chosen.emit(DateOrder.DMY)
    assert not note(scene)
    scene.work.choose_target(1, Target.BIRTHDAY)
    assert note(scene).startswith("All dates can be read")


# --- failed rows ------------------------------------------------------------------------------------------------------


def failed(headings: Sequence[str], *rows: tuple[int, Sequence[str], str]) -> str:
    file = io.BytesIO()
    write_failed(file, headings, rows, ";")
    return file.getvalue().decode("utf-8-sig")


async def imported(scene: Scene, text: str, **how: str) -> None:
    """Choose something in every place, and save the rows that failed."""
    await scene.take(text, **how)
    work = scene.work
    work.choose_target(0, Target.NUMBER)
    work.choose_target(1, Target.TAGS)
    rules = Rules(existing=Existing.SKIP, groups=Membership.REPLACE)
    columns = replace(work.plan.columns, add_groups=("VIP",), fixes=(("x", "y"),))
    work.change(replace(work.plan, rules=rules, columns=columns))
    await work.remember_mapping()
    scene.room.written.clear()
    await work.write_failed({3: SHORT, 4: "Нет номера"}, scene.folder / "failed.csv")
    assert scene.room.written


async def test_failed_rows_are_imported_again_as_the_file_that_they_come_from(scene: Scene):
    await imported(scene, "Телефон;Столбец1;Имя;Где\n8912;x;я;тут\n8912000;z;я;тут\n", name="июнь.csv")
    before = scene.work.plan
    await scene.take(PEOPLE)
    headings = ("Телефон", "Столбец1", "Имя", "Где")
    text = failed(headings, (3, ("8912", "x", "я", "тут"), SHORT), (4, ("", "z"), "Нет номера"))
    await scene.take(text, name="июнь – failed rows.csv")
    plan = scene.work.plan
    assert targets(scene) == [*(column.target for column in before.columns.columns), Target.SKIP, Target.SKIP]
    assert (plan.rules, plan.columns.add_groups, plan.columns.fixes) == (before.rules, ("VIP",), (("x", "y"),))
    assert scene.window.columns.applied.text.startswith("These are the failed rows of “июнь.csv”")
    await scene.work.remember_mapping()
    kept = [preset for preset in scene.work.presets.all(Subject.CONTACTS) if preset.name == "июнь"]
    assert [preset.headings for preset in kept] == [[*headings]], "the mapping of the whole file"
    await scene.take("Телефон;Столбец1;Имя;Где\n8912;x;я;тут\n", name="июль.csv")
    assert targets(scene)[1] == Target.TAGS


async def test_without_the_reasons_failed_rows_are_known_by_their_headings(scene: Scene):
    """As on a second computer, or once ten other files of failed rows were saved."""
    await scene.take(ONE, name="июнь.csv")
    scene.work.choose_target(1, Target.TAGS)
    await scene.work.remember_mapping()
    await scene.take(failed(("Телефон", "Столбец1"), (2, ("8912", "x"), SHORT)), name="failed.csv")
    assert targets(scene) == [Target.NUMBER, Target.TAGS, Target.SKIP, Target.SKIP]
    assert (scene.work.preset, scene.work.applied) == ("июнь", True)


@pytest.mark.parametrize("numbers", [("8912", "8913"), ("89120000099", "89120000098")])
async def test_failed_rows_of_a_file_without_headings_are_known_by_their_reasons(scene: Scene, numbers: tuple):
    text = "89120000001;x;я\n89120000002;y;ты\n89120000003;z;он\n"
    await imported(scene, text, name="база.csv")
    before = scene.work.plan
    assert before.layout.header is None
    rows = [(3, ("Анна", "x", "я"), SHORT), *((4, (number, "z"), "Нет номера") for number in numbers)]
    await scene.take(failed(["", "", ""], *rows), name="b.csv")
    assert scene.work.layout.header is None
    assert scene.work.survey.rows == 3
    scene.work.choose_encoding("cp1251")
    await until(lambda: not scene.work.reading and scene.work.survey, "the file read again")
    assert scene.work.layout.header is None
    assert targets(scene) == [*(column.target for column in before.columns.columns), Target.SKIP, Target.SKIP]
    assert (scene.work.plan.rules, scene.work.plan.columns.add_groups) == (before.rules, ("VIP",))
    await scene.take(text.replace("x", "w"), name="база2.csv")
    assert scene.work.plan.columns.add_groups == (), "another file without headings"
    await scene.take("89120000001;x;я;да;3\n89120000002;y;ты;нет;4\n", name="чужой.csv")
    assert not scene.work.failed_of


@pytest.mark.parametrize("scene", [Subject.BLACKLIST], indirect=True)
async def test_failed_rows_of_the_blacklist_keep_type_and_comment(scene: Scene):
    await scene.take(PEOPLE)
    blocks = Blocks(type=BlockType.SINGLE, comment="жалоба")
    scene.work.change(replace(scene.work.plan, blocks=blocks))
    await scene.work.write_failed({2: SHORT}, scene.folder / "failed.csv")
    scene.work.presets = again(scene)
    text = failed(("Телефон", "ФИО", "Комментарий"), (2, ("8912", "я", ""), SHORT))
    await scene.take(text, name="failed.csv")
    assert scene.work.plan.blocks == blocks
    scene.work.subject = Subject.CONTACTS
    await scene.take(text, name="failed2.csv")
    assert not scene.work.failed_of


async def test_mappings_of_failed_rows_push_out_no_others(scene: Scene):
    await scene.take(ONE)
    for number in range(MOST + 5):
        await scene.work.keep_preset(f"{number}")
        await scene.work.write_failed({2: f"Причина {number}"}, scene.folder / "failed.csv")
    kept = json.loads(scene.layout[PIECE])
    assert len(kept) == MOST + MOST_FAILED
    assert len(again(scene).all(Subject.CONTACTS)) == MOST


# --- pasted rows ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "name"), [("en", "Pasted rows"), ("ru", "Вставленные строки")])
async def test_pasted_rows_are_called_so_to_the_end(scene: Scene, qapp, code: str, name: str):
    language = Language(qapp, TRANSLATIONS)
    language.use(code)
    scene.work.take_text("Телефон\tИмя\n79120000011\tОля\n")
    await until(lambda: scene.work.survey, "the cells")
    window = scene.window
    window.go(Step.COLUMNS)
    assert window.columns.preset.currentText() == name
    window.go(Step.RULES)
    await scene.checked()
    window.go(Step.RUN)
    window.go_on()
    await until(lambda: window.job, "the job")
    scene.importer.tell(done=0, waiting=1)
    assert window.run_page._file.text() == name
    scene.importer.tell(state="done", waiting=0, done=1, added=1)
    await until(lambda: window.step == Step.RESULT, "the result")
    assert window.result_page._file.text() == name
    assert window._file_name("x") == f"{name} – x.csv"
    language.withdraw()
