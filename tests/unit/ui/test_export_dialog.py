"""The export dialog: what it asks for, what it says, what it remembers; and that an import knows its headings."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from smsc_desk.files import headers
from smsc_desk.files.block_checking import block_type
from smsc_desk.files.headers import Certainty, Target
from smsc_desk.files.writers import BLOCK_COLUMNS, COLUMNS, SINCE
from smsc_desk.importing.exporting import Exporter, NotWritten, Trouble
from smsc_desk.store.search import BlockQuery, ContactQuery
from smsc_desk.store.store import Store
from smsc_desk.ui.exporting import choices, words
from smsc_desk.ui.exporting.choices import Choices, separator_of
from smsc_desk.ui.exporting.export_dialog import ExportDialog
from smsc_desk.ui.exporting.exports import Exports
from smsc_desk.ui.exporting.kinds import Kind, Subject
from smsc_desk.ui.exporting.offer import Offer, Way
from smsc_desk.ui.tasks import Tasks
from tests.unit.ui.conftest import settle

TRANSLATIONS = Path(__file__).parents[3] / "resources" / "translations"
CONTACTS, BLACKLIST = Subject.CONTACTS, Subject.BLACKLIST


def offer(**more) -> Offer:
    usual = {"subject": CONTACTS, "selected": [1, 3], "listed": ContactQuery(text="анна"), "listed_count": 1,
             "listed_name": "“анна”", "total": 3}  # fmt: skip
    return Offer(**(usual | more))


@pytest.fixture
def open_dialog(book: Store, tasks: Tasks, icons, qtbot, tmp_path):
    shown: list[ExportDialog] = []

    def make(given: Offer | None = None, kept: Choices | None = None, chosen: str = "") -> ExportDialog:
        given = given or offer()

        async def choose(_parent: QWidget, _now: Path, _suffix: str) -> str:
            return chosen

        kept = kept or choices.first(given.subject)
        dialog = ExportDialog(given, kept, Exporter(book), tasks, icons, choose)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.file.field.setText(str(tmp_path / "out.csv"))
        shown.append(dialog)
        return dialog

    yield make
    for dialog in shown:
        dialog.done(0)


async def written(dialog: ExportDialog, tasks: Tasks, path: Path) -> list[str]:
    dialog.go.click()
    await settle(tasks)
    return path.read_text(encoding="utf-8-sig").splitlines()  # noqa: ASYNC240 - some lines


async def test_what_is_chosen_is_written(open_dialog, tasks, tmp_path) -> None:
    dialog = open_dialog()
    assert dialog.go.text() == "Export 2"
    found = await written(dialog, tasks, tmp_path / "out.csv")
    assert len(found) == 3
    assert re.fullmatch(
        r"2 contact(s|\(s\)) exported to “out.csv”\.", dialog.said.text()
    )  # with a translator or without
    assert not dialog.show_file.isHidden()
    dialog.ways.choose(Way.LISTED)
    assert dialog.go.text() == "Export 1"
    dialog.file.field.setText(str(tmp_path / "list.csv"))
    (_, anna) = await written(dialog, tasks, tmp_path / "list.csv")
    assert "Анна Ёлкина" in anna
    dialog.ways.choose(Way.ALL)
    dialog.file.field.setText(str(tmp_path / "all.csv"))
    assert len(await written(dialog, tasks, tmp_path / "all.csv")) == 4


async def test_columns_are_ticked_and_moved_with_the_keyboard_alone(open_dialog, tasks, tmp_path) -> None:
    dialog = open_dialog()
    dialog.kinds.choose(Kind.PLAIN)
    shown = dialog.columns.list
    for row in range(shown.count()):
        if shown.item(row).text() not in {"Phone", "Name"}:
            shown.item(row).setCheckState(Qt.CheckState.Unchecked)
    shown.setCurrentRow(COLUMNS.index(Target.NAME))
    for _ in range(COLUMNS.index(Target.NAME)):
        QTest.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown.currentRow() == 0
    assert not dialog.columns.up.isEnabled()
    dialog.columns.down.click()
    dialog.columns.up.click()
    found = await written(dialog, tasks, tmp_path / "out.csv")
    assert found == ["Name,Phone", "Анна Ёлкина,79120000001", ",491701234567"]


async def test_a_dragged_column_is_moved(open_dialog, tasks) -> None:
    dialog = open_dialog()
    shown = dialog.columns.list
    shown.model().moveRow(shown.rootIndex(), 0, shown.rootIndex(), 3)  # what a drop does
    assert dialog.columns.order()[:3] == (Target.EMAIL, Target.LAST_NAME, Target.NUMBER)
    assert len(dialog.columns.order()) == len(COLUMNS)


async def test_a_file_that_is_there_is_replaced_only_after_it_was_said(open_dialog, tasks, tmp_path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("the former file")
    dialog = open_dialog()
    dialog.go.click()  # faster than anybody can look
    await settle(tasks)
    assert path.read_text() == "the former file"
    assert dialog.file.hint.text() == "A file of this name is there; it will be replaced."
    assert len(await written(dialog, tasks, path)) == 3


async def test_what_is_in_the_way_is_said_and_nothing_is_lost(open_dialog, tasks, tmp_path) -> None:
    dialog = open_dialog()
    dialog.file.field.setText(str(tmp_path / "gone" / "out.csv"))
    dialog.go.click()
    await settle(tasks)
    assert "is not there. Nothing was written." in dialog.said.text()
    assert dialog.go.isEnabled()
    assert dialog.file.path() == tmp_path / "gone" / "out.csv"


@pytest.mark.parametrize("trouble", Trouble)
async def test_every_trouble_has_words_with_the_name_of_the_file(trouble, qapp) -> None:
    text = words.trouble(NotWritten(trouble, Path("folder") / "out.csv", "details"))
    assert "out.csv" in text
    assert "%1" not in text


async def test_the_button_says_why_it_cannot_be_pressed(open_dialog, tasks) -> None:
    dialog = open_dialog(offer(selected=[], listed_count=0, total=3))
    assert dialog.go.text() == "Export 3"  # neither a selection nor a list
    assert dialog.accessibleName() == "Export contacts"
    dialog.ways.choose(Way.LISTED)
    assert (dialog.go.isEnabled(), dialog.go.accessibleDescription()) == (False, "There is nothing to export.")
    dialog.ways.choose(Way.ALL)
    dialog.columns.set_columns(COLUMNS, ())
    assert dialog.go.accessibleDescription() == "No column is ticked."
    dialog.columns.set_columns(COLUMNS, COLUMNS)
    dialog.file.field.setText("/")
    assert dialog.go.accessibleDescription() == "The file needs a name."


async def test_the_ending_follows_the_kind_and_the_name_what_is_exported(open_dialog, tasks) -> None:
    dialog = open_dialog(offer(file_name="VIP: <все>"))
    dialog.file.suggest("/folder", "Contacts", "csv")
    dialog.kinds.choose(Kind.XLSX)
    dialog.ways.choose(Way.LISTED)
    assert dialog.file.path().name.startswith("VIP все")
    assert dialog.file.path().suffix == ".xlsx"
    dialog.file.field.setText("")
    QTest.keyClicks(dialog.file.field, "mine")
    dialog.ways.choose(Way.ALL)
    assert dialog.file.path() == Path("/folder/mine.xlsx")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("/", None), ("", None), ("..", None), ("sub/", None), ("a\tb", None), ("list", "list.csv"), ("a.txt", "a.txt"),
     ("VIP 12.5", "VIP 12.5.csv"), ("~nobody-of-that-name/list", "list.csv")],
)  # fmt: skip
async def test_what_is_typed_is_a_name_or_none(open_dialog, tasks, typed, name) -> None:
    dialog = open_dialog()
    dialog.file.field.setText(typed)
    path = dialog.file.path()
    assert (path and path.name) == name


async def test_the_file_can_be_chosen(open_dialog, tasks, tmp_path) -> None:
    dialog = open_dialog(chosen=str(tmp_path / "chosen.csv"))
    dialog.file.browse.click()
    await settle(tasks)
    assert dialog.file.path() == tmp_path / "chosen.csv"


async def test_cards_have_no_columns_to_choose(open_dialog, tasks, tmp_path) -> None:
    dialog = open_dialog()
    dialog.raw.setChecked(True)
    dialog.kinds.choose(Kind.VCARD)
    assert not dialog.columns.isEnabled()
    dialog.go.click()
    await settle(tasks)
    assert (tmp_path / "out.vcf").read_text().count("BEGIN:VCARD") == 2


async def test_formulas_are_written_only_behind_a_warning(open_dialog, tasks) -> None:
    dialog = open_dialog()
    shown = dialog._danger
    assert shown.isHidden()
    dialog.raw.setChecked(True)
    assert not shown.isHidden()
    assert "runs" in shown.text()


async def test_esc_ends_the_export_first_and_then_closes(open_dialog, tasks, tmp_path) -> None:
    dialog = open_dialog()
    dialog.go.click()
    assert dialog.leave.text() == "Cancel"
    dialog.reject()
    with pytest.raises(asyncio.CancelledError):
        await dialog._running
    await asyncio.sleep(0)
    assert dialog.isVisible()
    assert dialog.said.text() == "Cancelled. Nothing was written."
    assert list(tmp_path.glob("out.csv")) == []
    dialog.reject()
    assert not dialog.isVisible()


async def test_what_was_chosen_is_there_the_next_time(book, tasks, icons, qtbot, tmp_path) -> None:
    exports, window = Exports(book, tasks, icons), QWidget()
    qtbot.addWidget(window)
    dialog = exports.show(offer(), window)
    assert exports.show(offer(), window) is dialog
    dialog.kinds.choose(Kind.PLAIN)
    dialog.columns.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.columns.list.move_column(2)
    dialog.file.field.setText(str(tmp_path / "out.csv"))
    dialog.go.click()
    await settle(tasks)
    exports.end()
    again = exports.show(offer(), window)
    assert again is not dialog
    assert again.kinds.chosen() == Kind.PLAIN
    assert again.columns.order()[:3] == (Target.EMAIL, Target.LAST_NAME, Target.NUMBER)
    assert Target.NUMBER not in again.columns.columns()
    assert again.file.path().parent == tmp_path
    exports.end()


@pytest.mark.parametrize("kept", [None, "", "{", "[]", '{"kind": "vcard", "order": [], "columns": [], "folder": ""}'])
def test_choices_that_cannot_be_read_are_the_first_ones(kept) -> None:
    assert choices.load(kept, BLACKLIST) == choices.first(BLACKLIST)


def test_a_column_that_is_new_is_written_and_one_that_is_gone_is_not() -> None:
    kept = '{"kind": "xlsx", "order": ["email", "gone", "number"], "columns": ["gone", "number"], "folder": "/x"}'
    loaded = choices.load(kept, BLACKLIST)
    assert loaded.order == (Target.EMAIL, Target.NUMBER, *BLOCK_COLUMNS[2:])
    assert loaded.columns == loaded.order[1:]
    assert choices.load(loaded.dump(), BLACKLIST) == loaded


@pytest.mark.parametrize(
    ("own", "point", "separator"), [("", ",", ";"), ("", ".", ","), (";", ".", ";"), (",", ",", ","), ("ab", ".", ",")]
)
def test_cells_are_parted_as_the_spreadsheet_of_this_computer_expects(own, point, separator) -> None:
    assert separator_of(own, point) == separator


async def test_the_blacklist_is_exported_with_types_in_words(open_dialog, tasks, tmp_path) -> None:
    everything = offer(subject=BLACKLIST, selected=[], listed=BlockQuery(), listed_count=1, listed_name="", total=1)
    dialog = open_dialog(everything)
    assert dialog.ways.radio(Way.LISTED).isHidden()  # it is all there is
    dialog.kinds.choose(Kind.PLAIN)
    head, row = await written(dialog, tasks, tmp_path / "out.csv")
    assert head == "Phone,E-mail,Block,Comment,Name,Known here since"
    assert row.startswith("79120000002,,Mailings only,жалоба,Борис,")
    assert re.fullmatch(r"1 blacklist entry(\(ies\))? exported to “out.csv”\.", dialog.said.text())


@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_import_knows_the_headings_of_every_language_of_the_window(qapp, language) -> None:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / f"{language}.qm"))
    QCoreApplication.installTranslator(translator)
    try:
        for target in COLUMNS:
            assert headers.recognise(words.heading(target)) == (target, Certainty.SURE)
        assert headers.recognise(words.heading(SINCE)) == (Target.SKIP, Certainty.SURE)
        assert all(block_type(text) == kind for kind, text in choices.type_words().items())
    finally:
        QCoreApplication.removeTranslator(translator)
