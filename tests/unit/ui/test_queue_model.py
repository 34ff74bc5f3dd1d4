"""What is not sent: Qt's contract, the order, the words, and changes in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import EDIT_TYPES, Action, Edit, Verb
from smsc_desk.book.fields import FIELDS
from smsc_desk.book.identity import Channel
from smsc_desk.store.overlay import OPEN_STATES
from smsc_desk.store.queue import QueuedEdit
from smsc_desk.store.sending import Kind, Outcome
from smsc_desk.store.store import Store
from smsc_desk.ui.activity import words
from smsc_desk.ui.activity.queue_model import REASON, SIGN_ROLE, STATE, WHAT, WHEN, QueueModel
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.tasks import Tasks
from tests.unit.ui.conftest import settle

ANNA, BORIS, JORG = 1, 2, 3
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
async def model(book: Store, tasks: Tasks) -> QueueModel:
    groups = GroupDirectory(book, tasks)
    model = QueueModel(book, groups, tasks)
    groups.setParent(model)
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.watch(True)
    await settle(tasks)
    return model


async def ask(book: Store, tasks: Tasks, *wanted: Edit, subject: str = "") -> None:
    await book.apply(Action(Verb.CHANGE_CONTACT, wanted, subject))
    await settle(tasks)


def column(model: QueueModel, which: int) -> list[str]:
    return [model.index(row, which).data() for row in range(model.rowCount())]


def rename(contact: int, name: str) -> Edit:
    return edits.ChangeContact(contact=contact, changes={"name": name})


async def test_nothing_waits(model: QueueModel):
    assert (model.rowCount(), model.loaded) == (0, True)


async def test_the_newest_problems_come_first(model: QueueModel, book: Store, tasks: Tasks):
    for contact in (ANNA, BORIS, JORG):
        await ask(book, tasks, rename(contact, f"Name {contact}"))
    await ask(book, tasks, edits.AddGroup(channel=Channel.PHONE, name="Club"))
    await ask(book, tasks, edits.AddGroup(channel=Channel.PHONE, name="Zoo"))
    last = QPersistentModelIndex(model.index(4, WHAT))
    assert last.data() == "Change Name 1: name shown"
    first, second, third = await book.take(3)
    await book.settle(first, Outcome(kind=Kind.REFUSED, code=5))
    await book.settle(second, Outcome(kind=Kind.DOUBT, reason="no_answer"))
    await settle(tasks)
    assert column(model, STATE) == ["Refused", "In doubt", "On its way", "Waiting", "Waiting"]
    assert column(model, WHAT)[3:] == ["New group “Zoo”", "New group “Club”"]
    assert (last.row(), last.data()) == (0, "Change Name 1: name shown")
    assert third.edit.contact == JORG
    assert column(model, REASON)[:2] == [
        "The provider refused to save it.", "No answer came; it is not known whether it was done.",
    ]  # fmt: skip


async def test_rows_go_when_edits_are_done(model: QueueModel, book: Store, tasks: Tasks):
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    await ask(book, tasks, rename(ANNA, "A"), rename(BORIS, "B"))
    kept = QPersistentModelIndex(model.index(0, 0))
    (attempt,) = await book.take(1)
    await book.settle(attempt, Outcome(kind=Kind.DONE))
    await settle(tasks)
    assert column(model, WHAT) == ["Change B: name shown"]
    assert kept.isValid()
    assert not resets


async def test_what_is_done_has_words_with_names(model: QueueModel, book: Store, tasks: Tasks):
    await ask(book, tasks, edits.JoinGroup(contact=JORG, group=1))
    await ask(book, tasks, edits.LeaveGroup(contact=ANNA, group=2))
    await ask(book, tasks, edits.BlockAddress(channel=Channel.PHONE, address="79120000001", type=BlockType.MASS))
    await ask(book, tasks, edits.UnblockAddress(channel=Channel.PHONE, address="79120000002"))
    await ask(book, tasks, edits.AddContact(channel=Channel.PHONE, values={"addresses": ("79990001122",)}))
    await ask(book, tasks, edits.DeleteContact(contact=BORIS))
    await ask(book, tasks, edits.ChangeGroup(group=1, name="Gold"), subject="VIP")
    assert column(model, WHAT)[::-1] == [
        "Add Müller Jörg to group “Gold”",
        "Remove Анна Ёлкина from group “Москва”",
        "Block +7 912 000-00-01: mailings only",
        "Unblock +7 912 000-00-02",
        "New contact +7 999 000-11-22",
        "Delete Борис",
        "Rename group “VIP” to “Gold”",
    ]


async def test_a_group_that_goes_keeps_its_name(model: QueueModel, book: Store, tasks: Tasks):
    await ask(book, tasks, edits.DeleteGroup(group=1), subject="VIP")
    assert column(model, WHAT) == ["Delete group “VIP”"]


async def test_a_cell_says_its_column(model: QueueModel, book: Store, tasks: Tasks):
    await ask(book, tasks, rename(ANNA, "%2 <b>x</b> %1"))
    assert model.index(0, WHAT).data(SPOKEN) == "Change: Change %2 <b>x</b> %1: name shown"
    assert model.index(0, STATE).data(SPOKEN) == "State: Waiting"
    assert model.index(0, STATE).data(SIGN_ROLE).icon == "clock"
    assert model.headerData(WHEN, Qt.Orientation.Horizontal) == "Time"


async def test_names_are_as_of_now(model: QueueModel, book: Store, tasks: Tasks):
    await ask(book, tasks, edits.JoinGroup(contact=JORG, group=1))
    await ask(book, tasks, rename(JORG, "J."))
    assert column(model, WHAT) == ["Change J.: name shown", "Add J. to group “VIP”"]


async def test_nothing_is_read_while_nobody_looks(model: QueueModel, book: Store, tasks: Tasks):
    model.watch(False)
    await ask(book, tasks, rename(ANNA, "A"))
    assert model.rowCount() == 0
    model.watch(True)
    await settle(tasks)
    assert model.rowCount() == 1


# --- words ----------------------------------------------------------------------------------------------------------


def queued(edit: Edit, state: str = "queued", **more: object) -> QueuedEdit:
    plain = {"verb": "", "subject": "", "attempt": 0, "reason": "", "error_code": None, "answer": "", "created_ms": 0}
    return QueuedEdit(id=1, edit=edit, state=state, **(plain | more))


EVERY_EDIT = (
    edits.AddContact(channel=Channel.PHONE, values={}), rename(1, "x"), edits.DeleteContact(contact=1),
    edits.JoinGroup(contact=1, group=1), edits.LeaveGroup(contact=1, group=1), edits.MoveToGroup(contact=1, group=1),
    edits.AddGroup(channel=Channel.PHONE, name="x"), edits.ChangeGroup(group=1, number=3), edits.DeleteGroup(group=1),
    edits.BlockAddress(channel=Channel.PHONE, address="1", type=BlockType.ALL),
    edits.UnblockAddress(channel=Channel.PHONE, address="1"),
)  # fmt: skip


def test_every_edit_has_words():
    assert {type(edit) for edit in EVERY_EDIT} == set(EDIT_TYPES.values())
    for edit in EVERY_EDIT:
        text = words.what(queued(edit), words.Named())
        assert text
        assert "%" not in text


def test_every_state_and_field_has_words():
    assert set(words.STANDS) == set(OPEN_STATES)
    assert all(words.sign(queued(EVERY_EDIT[1], state)).word for state in OPEN_STATES)
    assert all(words.field(field.key) != field.key or " " not in field.key for field in FIELDS)
    assert len({words.block_type(kind) for kind in BlockType}) == len(BlockType)


def test_the_worst_of_a_records_edits_is_explained():
    waits, refused = queued(EVERY_EDIT[1]), queued(EVERY_EDIT[1], "refused", error_code=5)
    doubtful = queued(EVERY_EDIT[1], "ambiguous", reason="no_answer")
    assert words.explain([]) == ""
    assert words.explain([waits]) == "Not sent yet · saved on this computer"
    assert words.explain([waits, doubtful]) == "No answer came; it is not known whether it was done."
    assert words.explain([refused, doubtful, waits]) == (
        "Refused: The provider refused to save it. It is kept here: correct it, try again, or discard it."
    )


def test_a_question_says_what_is_lost():
    new, doubtful = queued(EVERY_EDIT[0]), queued(EVERY_EDIT[1], "ambiguous")
    text = words.loss([new, doubtful], "")
    assert text.startswith("Discard 2 change(s)?")
    assert "1 new record(s) exist only on this computer" in text
    assert "may have carried out 1 of them already" in text
    assert words.loss([queued(EVERY_EDIT[2])], "Delete Анна").startswith("Discard this change? Delete Анна.")


def test_edits_are_counted_the_worst_first():
    found = [queued(EVERY_EDIT[1], state) for state in ("queued", "refused", "parked", "verifying")]
    assert words.summary(found) == "2 with a problem · 1 in doubt · 1 waiting"
