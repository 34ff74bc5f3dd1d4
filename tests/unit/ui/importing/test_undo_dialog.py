"""The question before an import is undone: counted in words, looked through row by row, whatever their number."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import AsyncIterator, Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from smsc_desk.store.foresight import Fate, Foreseen, UndoPreview
from smsc_desk.store.since import BLOCK, TAKEN, THERE, Difference
from smsc_desk.store.store import Store
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing.undo_dialog import UndoImportDialog
from smsc_desk.ui.importing.undo_model import AT_ONCE, PAGE, WHAT, WHY
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.waiting import until

NAME = Difference("name", "A", "B")


def rows(first: int, number: int) -> array[int]:
    return array("q", range(first, first + number))


class Source:
    """Foresees what it is told; the fate of a record is by its number."""

    def __init__(self, preview: UndoPreview, fields: tuple[Difference, ...] = (NAME,), *, gone: bool = False) -> None:
        self.preview, self.fields, self.gone = preview, fields, gone
        self.let_go = asyncio.Event()
        self.asked: list[int] = []

    async def undo_preview(self, _number: int, told: Callable[[int, int], None]) -> UndoPreview:
        told(1, 4)
        await self.let_go.wait()
        return self.preview

    async def undo_details(self, preview: UndoPreview, wanted: Sequence[int]) -> list[Foreseen]:
        self.asked += wanted
        return [self._foreseen(preview, row) for row in wanted]

    def _foreseen(self, preview: UndoPreview, row: int) -> Foreseen:
        fates = {
            Fate.REMOVED: preview.removed_rows, Fate.RESTORED: preview.restored_rows, Fate.LEFT: preview.left_rows,
        }  # fmt: skip
        fate = next((fate for fate, found in fates.items() if row in found), None)
        return Foreseen(
            row=row, channel=0, address=f"7912{row:07}", title=f"N{row}", fate=fate, fields=self.fields, gone=self.gone
        )


@pytest.fixture
async def ask(
    book: Store, tasks: Tasks, look: Look, icons: Icons
) -> AsyncIterator[Callable[[Source], UndoImportDialog]]:
    groups = GroupDirectory(book, tasks)
    await groups.read()
    window = QWidget()
    shown: list[UndoImportDialog] = []

    def asked(source: Source) -> UndoImportDialog:
        dialog = UndoImportDialog("a.csv", source, groups, tasks, look, icons, window)
        shown.append(dialog)
        dialog.show()
        tasks.start(dialog.foresee(1), name="foresee")
        return dialog

    yield asked
    for dialog in shown:
        dialog.close()
    groups.close()
    window.deleteLater()


def cells(dialog: UndoImportDialog, row: int) -> list[str]:
    return [dialog.model.index(row, column).data() for column in range(WHY + 1)]


SMALL = UndoPreview(1, "contact", rows(1, 3), rows(11, 2), rows(21, 1))


async def test_nothing_can_be_undone_before_it_is_known_what_that_does(ask, qtbot: QtBot):
    source = Source(SMALL)
    dialog = ask(source)
    await until(lambda: "25 %" in dialog._text.text(), "how far it is")
    assert not dialog.go.isEnabled()
    assert not dialog.tiles[None].isVisible()
    source.let_go.set()
    await until(dialog.go.isEnabled, "what it would do")
    assert dialog._text.text().splitlines() == [
        "3 contact(s) that the import added will be deleted, at the provider too.",
        "2 contact(s) that the import changed get their former values back.",
        "1 contact(s) were changed after the import and stay as they are.",
    ]
    assert [tile.accessibleName() for tile in dialog.tiles.values()] == [
        "All: 6 row(s)", "Deleted: 3 row(s)", "Get former values: 2 row(s)", "Stay as they are: 1 row(s)",
    ]  # fmt: skip
    assert dialog.cancel.isDefault()


async def test_each_kind_is_listed_by_keyboard(ask, qtbot: QtBot, qtmodeltester: ModelTester):
    source = Source(SMALL)
    source.let_go.set()
    dialog = ask(source)
    await until(lambda: dialog.model.rowCount() == 6, "all of them")
    await until(lambda: cells(dialog, 0)[0] != "…", "the first ones")
    assert [cells(dialog, row)[WHAT] for row in range(6)] == [
        *["Is deleted"] * 3, *["Gets its former values"] * 2, "Stays as it is",
    ]  # fmt: skip
    qtmodeltester.check(dialog.model)
    for fate, what, why in (
        (Fate.REMOVED, "Is deleted", "Added by the import, not changed since"),
        (Fate.RESTORED, "Gets its former values", "Name shown: B → A"),
        (Fate.LEFT, "Stays as it is", "Name shown: A → B"),
    ):
        dialog.tiles[fate].setFocus()
        qtbot.keyClick(dialog.tiles[fate], Qt.Key.Key_Space)
        number = len(SMALL.removed_rows), len(SMALL.restored_rows), len(SMALL.left_rows)
        assert dialog.model.rowCount() == number[[*Fate].index(fate)]
        await until(lambda what=what: cells(dialog, 0)[WHAT] == what, "its rows")
        assert cells(dialog, 0)[WHY] == why
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    assert dialog.about.text() == "+7 912 000-00-21 · N21 · Stays as it is · Name shown: A → B"
    names = [made.accessibleName() for made in dialog.findChildren(QPushButton)]
    assert all(names)
    assert dialog.table.accessibleName()


@pytest.mark.parametrize(
    ("field", "why"),
    [
        (Difference(BLOCK, None, 1), "Blacklist: not blocked → Mailings only"),
        (Difference(THERE, None, None), "The provider had it before the import"),
        (Difference(TAKEN, ["79120000001"], []), "Former number / e-mail: +7 912 000-00-01 → another contact’s"),
        (Difference("groups", [1], [1, 2]), "Groups: VIP → VIP, Москва"),
        (Difference("comment", "", "typed"), "Comment: (empty) → typed"),
    ],
)
async def test_why_a_contact_stays_is_said(ask, field: Difference, why: str):
    source = Source(UndoPreview(1, "contact", left_rows=rows(1, 1)), (field,))
    source.let_go.set()
    dialog = ask(source)
    await until(lambda: dialog.model.rowCount() and cells(dialog, 0)[WHY] == why, why)
    assert not dialog.go.isEnabled(), "there is nothing to do"


async def test_what_is_gone_is_said_to_be(ask):
    source = Source(UndoPreview(1, "contact", left_rows=rows(1, 1)), gone=True)
    source.let_go.set()
    dialog = ask(source)
    await until(lambda: dialog.model.rowCount() and cells(dialog, 0)[WHY] == "Deleted since", "the reason")


async def test_of_a_million_rows_only_those_are_read_that_are_looked_at(ask, tasks: Tasks):
    source = Source(UndoPreview(1, "contact", rows(1, 900_000), rows(900_001, 90_000), rows(990_001, 10_000)))
    source.let_go.set()
    dialog = ask(source)
    await until(lambda: dialog.model.rowCount() == 1_000_000, "all of them")
    await until(lambda: cells(dialog, 0)[1] == "N1", "the first ones")
    for row in range(0, 1_000_000, 10_000):  # the bar is dragged through all of them
        dialog.table.scrollTo(dialog.model.index(row, 0))
        dialog.model.index(row, 0).data()
    dialog.table.scrollToBottom()
    await until(lambda: cells(dialog, 999_999)[1:3] == ["N1000000", "Stays as it is"], "the last ones")
    await until(lambda: cells(dialog, 899_999)[1:3] == ["N900000", "Is deleted"], "where two kinds meet")
    assert cells(dialog, 900_000)[1:3] == ["N900001", "Gets its former values"]
    assert len(source.asked) <= 10 * AT_ONCE * PAGE
    dialog.table.keyboardSearch("N")
    assert len(source.asked) <= 10 * AT_ONCE * PAGE


async def test_the_blacklist_has_words_of_its_own(ask):
    source = Source(UndoPreview(1, "block", rows(1, 1), rows(2, 1), rows(3, 2)))
    source.let_go.set()
    dialog = ask(source)
    await until(lambda: dialog.model.rowCount() and cells(dialog, 0)[WHAT] == "Is unblocked", "the rows")
    assert dialog._text.text().splitlines() == [
        "1 address(es) that the import blocked will be unblocked.",
        "1 blocked address(es) get their former type and comment back.",
        "2 blocked address(es) were changed after the import and stay as they are.",
    ]
