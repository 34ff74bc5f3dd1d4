"""The tree of the side bar: Qt's contract, what a row says, changes in place, drops and renames."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from smsc_desk.book.edits import Action, AddGroup, ChangeGroup, DeleteGroup, JoinGroup, Verb
from smsc_desk.book.identity import Channel, GroupId
from smsc_desk.store.search import ContactQuery, Place
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contact_drag import CONTACTS_MIME, mime_of
from smsc_desk.ui.groups.counts import PlaceCounts
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.group_model import (
    ALL_CONTACTS,
    MARK_ROLE,
    STATES,
    Drop,
    Entry,
    GroupModel,
    Joining,
)
from smsc_desk.ui.groups.rearrange import rearrange
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Tasks
from tests.builders import Listed, ListedGroup, fill
from tests.unit.ui.conftest import settle

DISPLAY, TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction

PLACES = ["All contacts", "No group", "Blocked", "Not sent", "Duplicates", "Bad numbers"]


@pytest.fixture
async def model(book: Store, tasks: Tasks) -> GroupModel:
    model = make(book, tasks)
    await settle(tasks)
    return model


def make(store: Store, tasks: Tasks) -> GroupModel:
    directory, counts = GroupDirectory(store, tasks), PlaceCounts(store, tasks)
    model = GroupModel(directory, counts, Commands(store, tasks))
    directory.setParent(model)
    counts.setParent(model)
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.directory = directory
    return model


def rows(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    parent = parent or QModelIndex()
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def group(model: GroupModel, name: str) -> QModelIndex:
    found = next(one for one in model.directory.all() if one.name == name)
    return model.index_of(Entry(group=found.id))


async def apply(store: Store, tasks: Tasks, *edits: object) -> None:
    await store.apply(Action(Verb.RENAME_GROUP, edits))
    await settle(tasks)


async def test_places_come_first_then_the_groups_of_numbers(model: GroupModel):
    assert rows(model) == [*PLACES, "Groups"]
    assert rows(model, model.headings()[0]) == ["VIP", "Москва"]
    assert model.entry(model.index(3, 0)) == Entry(place=Place.UNSENT)
    assert model.entry(model.headings()[0]) is None


async def test_counts_are_unknown_until_they_are_read(book: Store, tasks: Tasks):
    model = make(book, tasks)
    assert model.index(0, 0).data(Role.COUNT) is None
    assert model.index(0, 0).data(SPOKEN) == "All contacts"
    await settle(tasks)
    assert [model.index(row, 0).data(Role.COUNT) for row in range(6)] == [3, 1, 1, 0, "", ""]
    assert model.index(4, 0).data(SPOKEN) == "Duplicates"
    await book.make_index("address_bad")
    await apply(book, tasks, AddGroup(channel=Channel.PHONE, name="New"))
    assert model.index(5, 0).data(Role.COUNT) == 0


async def test_a_group_says_its_members_its_reach_and_its_code(model: GroupModel):
    vip, moscow = group(model, "VIP"), group(model, "Москва")
    assert (vip.data(Role.COUNT), vip.data(Role.REACH), vip.data(Role.ICON)) == (2, 0.5, "folder")
    assert vip.data(TIP) == "VIP\n2 member(s) · 1 reachable · 1 blocked"
    assert vip.data(SPOKEN) == "VIP, 2 contact(s), 1 blocked"
    assert moscow.data(TIP).endswith("Recipient code G7")


async def test_both_channels_have_sections(model: GroupModel, book: Store, tasks: Tasks):
    vip = QPersistentModelIndex(group(model, "VIP"))
    await fill(book, [], [ListedGroup(5, "Newsletter")], channel=Channel.EMAIL)
    await settle(tasks)
    assert rows(model)[6:] == ["Phone groups", "E-mail groups"]
    assert group(model, "Newsletter").data(Role.ICON) == "mail"
    assert vip.data() == "VIP"


async def test_a_heading_can_be_reached_but_not_chosen(model: GroupModel):
    flags = model.flags(model.headings()[0])
    assert flags & Qt.ItemFlag.ItemIsEnabled
    assert not flags & Qt.ItemFlag.ItemIsSelectable


async def test_equal_names_are_told_apart(model: GroupModel, book: Store, tasks: Tasks):
    edits = [AddGroup(channel=Channel.PHONE, name="москва"), AddGroup(channel=Channel.PHONE, name="МОСКВА", number=8)]
    await apply(book, tasks, *edits)
    marks = {index.data(): index.data(MARK_ROLE) for name in ("VIP", "Москва", "москва", "МОСКВА")
             if (index := group(model, name)).isValid()}  # fmt: skip
    assert marks == {"VIP": "", "Москва": "G7", "москва": "new", "МОСКВА": "G8"}


async def test_changes_are_made_in_place(model: GroupModel, book: Store, tasks: Tasks):
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    vip, moscow = (QPersistentModelIndex(group(model, name)) for name in ("VIP", "Москва"))
    number = model.entry(vip).group
    await apply(book, tasks, ChangeGroup(group=number, name="Яхты"), AddGroup(channel=Channel.PHONE, name="Аист"))
    assert rows(model, model.headings()[0]) == ["Аист", "Москва", "Яхты"]
    assert (vip.row(), moscow.row(), vip.data(Role.STATE)) == (2, 1, "pending")
    await apply(book, tasks, DeleteGroup(group=number))
    assert not vip.isValid()
    assert not resets


async def test_a_new_count_redraws_one_row(model: GroupModel, book: Store, tasks: Tasks):
    drawn = []
    model.dataChanged.connect(lambda first, last, _: drawn.append((first.data(), last.data())))
    everyone = await book.contact_ids(ContactQuery())
    moscow = group(model, "Москва")
    await apply(book, tasks, *(JoinGroup(contact=one, group=model.entry(moscow).group) for one in everyone))
    assert moscow.data(Role.COUNT) == 3
    assert ("Москва", "Москва") in drawn
    assert ("VIP", "VIP") not in drawn


async def test_finding_shows_only_what_has_the_text(model: GroupModel):
    model.find(" МОСК")
    assert rows(model) == ["Groups"]
    assert rows(model, model.headings()[0]) == ["Москва"]
    model.find("nothing such")
    assert rows(model) == []
    model.find("")
    assert rows(model)[0] == "All contacts"
    assert rows(model, model.headings()[0]) == ["VIP", "Москва"]


async def test_a_new_name_is_asked_for_and_shown_when_the_store_announces_it(
    model: GroupModel, book: Store, tasks: Tasks
):
    vip = QPersistentModelIndex(group(model, "VIP"))
    assert model.setData(vip, "  Gold ")
    assert vip.data() == "VIP"
    await settle(tasks)
    assert vip.data() == "Gold"
    (edit,) = await book.open_edits()
    assert (edit.edit, edit.subject) == (ChangeGroup(group=model.entry(vip).group, name="Gold"), "VIP")
    assert not model.setData(vip, "Gold")
    assert not model.setData(model.index(0, 0), "Everybody")


async def test_contacts_may_be_dropped_on_groups_only(model: GroupModel):
    vip, drops = group(model, "VIP"), []
    model.dropped.connect(drops.append)
    assert model.canDropMimeData(mime_of([3]), COPY, -1, -1, vip)
    assert not model.canDropMimeData(mime_of([3]), COPY, -1, -1, model.index(0, 0))
    assert model.dropMimeData(mime_of([3, 4]), COPY, -1, -1, vip)
    assert model.dropMimeData(mime_of([3]), MOVE, -1, -1, vip)
    number = model.entry(vip).group
    assert drops == [Drop((3, 4), number, Joining.ADD), Drop((3,), number, Joining.MOVE)]


@pytest.mark.parametrize("text", ["", "nonsense", "7", '["x"]', "[true]", "[[1]]", "\ufffd"])
async def test_a_drag_of_something_else_is_refused(model: GroupModel, text: str):
    data = QMimeData()
    data.setData(CONTACTS_MIME, text.encode())
    assert not model.dropMimeData(data, COPY, -1, -1, group(model, "VIP"))


async def test_what_is_not_there_has_no_row(model: GroupModel):
    assert not model.index_of(Entry(group=GroupId(999))).isValid()
    assert model.entry(QModelIndex()) is None
    assert model.entry(model.index_of(ALL_CONTACTS)) == ALL_CONTACTS


async def test_an_empty_book_has_a_heading_and_no_groups(store: Store, tasks: Tasks):
    model = make(store, tasks)
    await settle(tasks)
    assert rows(model)[-1] == "Groups"
    assert not model.has_groups()


async def test_only_groups_of_e_mail_have_no_empty_section_of_numbers(store: Store, tasks: Tasks):
    model = make(store, tasks)
    await settle(tasks)
    await fill(store, [Listed(1, ("a@example.com",), {}, (5,))], [ListedGroup(5, "News")], channel=Channel.EMAIL)
    await settle(tasks)
    assert rows(model)[6:] == ["E-mail groups"]


def test_every_state_has_its_sign():
    assert set(STATES.values()) == {"", "pending", "doubt", "problem"}


class _List(QAbstractItemModel):
    """A bare list of keys, to be brought from one order to another."""

    def __init__(self, keys: list[int]) -> None:
        super().__init__()
        self.keys = keys

    def index(self, row: int, column: int, parent: QModelIndex | None = None) -> QModelIndex:
        return self.createIndex(row, column) if 0 <= row < len(self.keys) else QModelIndex()

    def parent(self, _index: QModelIndex) -> QModelIndex:
        return QModelIndex()

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 - Qt's
        return 0 if parent is not None and parent.isValid() else len(self.keys)

    def columnCount(self, _parent: QModelIndex | None = None) -> int:  # noqa: N802 - Qt's
        return 1

    def data(self, index: QModelIndex, role: int = 0) -> object:
        return self.keys[index.row()] if role == DISPLAY else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], [1, 2, 3]), ([1, 2, 3], []), ([1, 2, 3], [3, 2, 1]), ([1, 2, 3, 4], [4, 9, 2, 8, 7]),
        ([1, 3, 5], [1, 2, 3, 4, 5, 6]), ([5, 4, 3], [3, 6, 5]),
    ],
)  # fmt: skip
def test_rows_come_go_and_move_one_by_one(qapp: object, before: list[int], after: list[int]):
    model = _List(list(before))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept = {key: QPersistentModelIndex(model.index(row, 0)) for row, key in enumerate(before)}
    rearrange(model, QModelIndex(), model.keys, after)
    assert model.keys == after
    assert all(index.data() == key for key, index in kept.items() if key in after)
    assert not any(index.isValid() for key, index in kept.items() if key not in after)
    assert tester
