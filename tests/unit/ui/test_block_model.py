"""The blacklist as a model: Qt's contract, edits asked for, order kept, words of every cell."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Action, AddContact, BlockAddress, UnblockAddress, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.store.database import Lane
from smsc_desk.store.search import BLOCK_SORTS
from smsc_desk.store.store import Store
from smsc_desk.ui.blacklist import block_columns, block_model, facet_model, words
from smsc_desk.ui.blacklist.block_columns import ADDED, ADDRESS, COLUMNS, COMMENT, CONTACT, GROUPS, TYPE
from smsc_desk.ui.blacklist.block_model import BlockModel
from smsc_desk.ui.blacklist.facet_model import FACETS, FacetModel
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Tasks
from tests.builders import ListedBlock, fill
from tests.unit.ui.conftest import settle

STRANGER, OWNED = "79990001122", "79120000002"


@pytest.fixture
async def blocked(book: Store) -> Store:
    """The small book, a stranger's number and an e-mail address blocked as well."""
    await fill(book, blocks=[ListedBlock(9, OWNED, 1, "жалоба"), ListedBlock(11, STRANGER, 0)])
    await fill(book, blocks=[ListedBlock(5, "ann@firm.example", 2, "asked")], channel=Channel.EMAIL)
    return book


@pytest.fixture
async def model(blocked: Store, tasks: Tasks) -> AsyncIterator[BlockModel]:
    directory = GroupDirectory(blocked, tasks)
    model = BlockModel(blocked, Commands(blocked, tasks), tasks, directory)
    await settle(tasks)
    yield model
    await settle(tasks)
    model.close()
    directory.close()


def column(model: QAbstractItemModel, number: int, role: int = int(Qt.ItemDataRole.DisplayRole)) -> list[object]:
    return [model.index(row, number).data(role) for row in range(model.rowCount())]


async def test_the_model_keeps_qts_contract(model: BlockModel, tasks: Tasks, blocked: Store):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.ask(sort="address", descending=False)
    await settle(tasks)
    await blocked.apply(Action(Verb.UNBLOCK, (UnblockAddress(channel=Channel.PHONE, address=STRANGER),)))
    await settle(tasks)
    assert model.rowCount() == 2
    tester.deleteLater()


@pytest.mark.parametrize("module", [block_model, block_columns, facet_model])
def test_models_know_qtcore_only(module: ModuleType):
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    assert "PySide6.QtCore" in source
    assert not any(f"PySide6.{other}" in source for other in ("QtGui", "QtWidgets"))


async def test_the_newest_stand_first_and_numbers_are_shown_for_reading(model: BlockModel):
    assert column(model, ADDRESS) == ["+7 999 000-11-22", "+7 912 000-00-02", "ann@firm.example"]


async def test_cells_say_who_owns_the_address_and_why_it_is_blocked(model: BlockModel):
    assert column(model, CONTACT) == ["not in the book", "Борис", "not in the book"]
    assert column(model, COMMENT) == ["", "жалоба", "asked"]
    assert column(model, TYPE, Role.BADGE) == [("all", "All"), ("mass", "Mass"), ("single", "Single")]
    assert column(model, GROUPS, Role.CHIPS) == [[], ["VIP"], []]
    assert column(model, TYPE) == [words.label(one) for one in (BlockType.ALL, BlockType.MASS, BlockType.SINGLE)]


async def test_every_cell_is_spoken_with_its_column(model: BlockModel):
    for number, of in enumerate(COLUMNS):
        assert str(model.index(1, number).data(Qt.ItemDataRole.AccessibleTextRole)).startswith(f"{of.title}: ")


async def test_the_date_is_said_to_be_this_computers(model: BlockModel):
    assert "Known on this computer since" in str(model.index(0, ADDED).data(Qt.ItemDataRole.ToolTipRole))


async def test_every_sort_key_is_one_of_the_stores():
    assert {of.sort for of in COLUMNS if of.sort} <= BLOCK_SORTS.keys()


async def test_a_new_reason_is_asked_for_and_shown_when_the_store_has_it(
    model: BlockModel, tasks: Tasks, blocked: Store
):
    index, disk = model.index(1, COMMENT), threading.Event()
    blocked._writer.submit(disk.wait, urgency=Lane.FIRST)
    assert model.setData(index, " звонил сам ")
    assert index.data() == "жалоба"
    disk.set()
    await settle(tasks)
    assert model.index(1, COMMENT).data() == "звонил сам"
    assert model.index(1, ADDRESS).data(Role.STATE) == "pending"
    edit = (await blocked.open_edits())[0]
    assert edit.verb == Verb.CHANGE_BLOCK
    assert edit.edit == BlockAddress(
        channel=Channel.PHONE, address=OWNED, type=BlockType.MASS, comment="звонил сам", block=model.id_at(1)
    )


@pytest.mark.parametrize("number", [ADDRESS, TYPE, CONTACT, GROUPS, ADDED])
async def test_only_the_reason_is_edited_in_place(model: BlockModel, number: int):
    index = model.index(0, number)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "x")


async def test_the_same_reason_is_no_edit(model: BlockModel, tasks: Tasks, blocked: Store):
    assert not model.setData(model.index(1, COMMENT), "жалоба")
    await settle(tasks)
    assert await blocked.open_edits() == []


async def test_a_change_that_moves_nothing_resets_nothing(model: BlockModel, tasks: Tasks):
    resets: list[None] = []
    drawn: list[tuple[int, int]] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.dataChanged.connect(lambda first, last, _roles: drawn.append((first.row(), last.row())))
    model.setData(model.index(1, COMMENT), "other")
    await settle(tasks)
    assert not resets
    assert drawn


async def test_sorting_by_a_column_and_back(model: BlockModel, tasks: Tasks):
    model.sort(ADDRESS, Qt.SortOrder.AscendingOrder)
    await settle(tasks)
    assert column(model, ADDRESS)[:2] == ["+7 912 000-00-02", "+7 999 000-11-22"]
    model.sort(-1)
    await settle(tasks)
    assert column(model, ADDRESS)[0] == "+7 999 000-11-22"


@pytest.mark.parametrize(
    ("text", "found"),
    [("8 912 000", 1), ("борис", 1), ("ЖАЛОБА", 1), ("firm", 1), ("nobody", 0), ("%", 0), ("' OR 1=1", 0)],
)
async def test_the_text_is_looked_for_in_number_name_and_reason(model: BlockModel, tasks: Tasks, text: str, found: int):
    model.ask(text=text)
    await settle(tasks)
    assert model.rowCount() == found


async def test_while_a_cell_is_edited_the_rows_keep_still(model: BlockModel, tasks: Tasks, blocked: Store):
    model.set_frozen(True)
    await blocked.apply(Action(Verb.UNBLOCK, (UnblockAddress(channel=Channel.PHONE, address=STRANGER),)))
    await settle(tasks)
    assert model.rowCount() == 3
    assert model.index(0, ADDRESS).data() is None or model.index(0, ADDRESS).data(Role.STATE)
    model.set_frozen(False)
    assert model.rowCount() == 2


async def test_a_contact_made_for_a_blocked_number_is_shown_as_its_owner(
    model: BlockModel, tasks: Tasks, blocked: Store
):
    values = {"addresses": (STRANGER,), "name": "Вера"}
    await blocked.apply(Action(Verb.ADD_CONTACT, (AddContact(channel=Channel.PHONE, values=values),)))
    await settle(tasks)
    assert column(model, CONTACT)[0] == "Вера"


async def test_somebody_elses_question_does_not_lose_ours(model: BlockModel, tasks: Tasks, blocked: Store):
    facets = FacetModel(blocked, tasks)
    for _ in range(5):
        model.ask(text="912", descending=not model.query.descending)
        facets.refresh()
    await settle(tasks)
    assert model.rowCount() == 1


async def test_copied_rows_have_digits_and_no_stray_breaks(model: BlockModel, blocked: Store, tasks: Tasks):
    model.setData(model.index(1, COMMENT), "one\ttwo\nthree")
    await settle(tasks)
    block = model.block(1)
    assert block is not None
    copied = model.texts(block).split("\t")
    assert copied[0] == OWNED
    assert "one two three" in copied
    assert len(copied) == len(COLUMNS)


# --- facets -----------------------------------------------------------------------------------------------------------


def counts(facets: FacetModel) -> dict[str, int]:
    found = {}
    for row, section in enumerate(FACETS):
        above = facets.index(row, 0)
        for below in range(len(section.below)):
            index = facets.index(below, 0, above)
            found[str(index.data())] = index.data(Role.COUNT)
    return found


async def test_facets_keep_qts_contract_and_count(blocked: Store, tasks: Tasks):
    facets = FacetModel(blocked, tasks)
    tester = QAbstractItemModelTester(facets, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert set(counts(facets).values()) == {None}
    facets.refresh()
    await settle(tasks)
    assert facets.total == 3
    assert counts(facets) == {
        "All messages": 1, "Mailings only": 1, "Single messages only": 1,
        "Yes": 1, "No": 2, "Phone numbers": 2, "E-mail addresses": 1,
    }  # fmt: skip
    assert facets.rowCount(QModelIndex()) == len(FACETS)
    tester.deleteLater()


async def test_facets_are_spoken_with_their_section(blocked: Store, tasks: Tasks):
    facets = FacetModel(blocked, tasks)
    facets.refresh()
    await settle(tasks)
    in_book = facets.index(0, 0, facets.index(2, 0))
    assert in_book.data(Qt.ItemDataRole.AccessibleTextRole) == "In my book: Yes, 1"
