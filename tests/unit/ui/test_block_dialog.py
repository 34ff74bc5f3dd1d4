"""Blocking and unblocking: what was pasted is understood, the button tells the number, nothing is narrowed silently."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from smsc_desk.book.block import Block, BlockType
from smsc_desk.book.edits import BlockAddress, Verb
from smsc_desk.book.identity import Channel, RowState
from smsc_desk.book.phone import RUSSIA
from smsc_desk.store.search import BlockQuery, ContactQuery
from smsc_desk.store.store import Store
from smsc_desk.ui.blacklist.block_dialog import BlockDialog
from smsc_desk.ui.blacklist.blocking import LAST_TYPE, REASONS, Blocking
from smsc_desk.ui.blacklist.pasted import PIECE, Address, check_pasted, texts, understand
from smsc_desk.ui.blacklist.summary import MOST_REMARKS
from smsc_desk.ui.blacklist.unblock_dialog import UnblockDialog
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from tests import waiting
from tests.unit.ui.conftest import Guard, settle

OWNED = "79120000002"  # blocked for mass mailings in the small book
MIXED = f"8 (903) 555-44-33\n+7 912 345 67\nAnna <ann@firm.example>\nabc\n8 903 555 44 33\n{OWNED}"


@pytest.fixture
def parent(look: object) -> object:
    widget = QWidget()
    widget.show()
    yield widget
    widget.close()
    widget.deleteLater()


@pytest.fixture
def blocking(book: Store, tasks: Tasks, icons: Icons) -> Blocking:
    return Blocking(book, Commands(book, tasks), tasks, icons, Guard())


@pytest.fixture
async def dialog(book: Store, tasks: Tasks, icons: Icons, parent: QWidget) -> AsyncIterator[BlockDialog]:
    made = BlockDialog(book, tasks, icons, parent=parent)
    made.start_with("Block numbers", None, ["жалоба"])
    made.open()
    await settle(tasks)
    yield made
    made.reject()
    await settle(tasks)


async def paste(dialog: BlockDialog, tasks: Tasks, text: str) -> None:
    """Paste, and do not wait until the hands rest."""
    dialog.box.setPlainText(text)
    dialog._calm.stop()
    dialog._check()
    await settle(tasks)


async def opened(parent: QWidget, kind: type[QDialog]) -> QDialog:
    def visible() -> list[QDialog]:
        return [one for one in parent.findChildren(kind) if one.isVisible()]

    await until(visible)
    return visible()[0]


async def until(condition: Callable[[], object]) -> None:
    """Let the loop turn until something is true."""
    await waiting.until(condition, "what the test expects")


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


# --- what was pasted --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("8 903 555-44-33, 8 903 555-44-34", ["8 903 555-44-33", "8 903 555-44-34"]),
        ("Anna <ann@firm.example>", ["ann@firm.example"]),
        ("a@b.example b@c.example", ["a@b.example", "b@c.example"]),
        ("  \n\n;;,\t", []),
    ],
)
def test_pasted_text_is_cut_into_addresses(pasted: str, found: list[str]):
    assert texts(pasted) == found


def test_the_channel_is_told_by_the_address():
    assert understand("ann@FIRM.example", RUSSIA).address == "ann@firm.example"
    assert understand("8 903 555 44 33", RUSSIA).address == "79035554433"
    assert not understand("@", RUSSIA).address
    assert not understand("х" * 100_000, RUSSIA).address


async def test_every_text_is_new_blocked_repeated_or_unusable(book: Store):
    last = [checked async for checked in check_pasted(MIXED, book, RUSSIA)][-1]
    assert last.new == [(Channel.PHONE, "79035554433"), (Channel.EMAIL, "ann@firm.example")]
    assert [block.address for block in last.blocked] == [OWNED]
    assert last.repeated == 1
    assert [one.text for one in last.unusable] == ["+7 912 345 67", "abc"]


async def test_between_two_pieces_of_ten_thousand_lines_the_loop_turns(dialog: BlockDialog, tasks: Tasks):
    done = [0]

    async def watch() -> None:
        while True:
            await asyncio.sleep(0)
            if dialog._checked is not None:
                done.append(dialog._checked.done)

    watching = asyncio.ensure_future(watch())
    dialog.box.setPlainText("\n".join(f"8 9{number:09}" for number in range(10_000)))
    dialog._calm.stop()
    dialog._check()
    await settle(tasks)
    watching.cancel()
    assert dialog.go.accessibleDescription() == "Choose what to block."
    assert len(dialog._checked.new) == 10_000
    assert max(later - earlier for earlier, later in itertools.pairwise(done)) <= PIECE


# --- the dialog -------------------------------------------------------------------------------------------------------


async def test_nothing_is_chosen_at_first_and_the_reason_stands_beside_the_button(dialog: BlockDialog, tasks: Tasks):
    assert dialog.block_type() is None
    assert not dialog.go.isEnabled()
    assert dialog._why.text() == "Paste or type at least one number."
    await paste(dialog, tasks, "8 903 555 44 33")
    assert dialog._why.text() == "Choose what to block."
    dialog.types.choose(BlockType.ALL)
    assert dialog.go.isEnabled()
    assert dialog.go.text() == "Block 1"


async def test_the_summary_counts_and_the_unusable_are_listed_with_reasons(dialog: BlockDialog, tasks: Tasks):
    dialog.types.choose(BlockType.ALL)
    await paste(dialog, tasks, MIXED)
    summary = dialog._summary.text()
    assert summary.startswith("6 line")
    assert "2 new, 1 already blocked (1 of another type), 1 repeated, 2 not usable" in summary
    assert "+7 912 345 67 — Too short" in dialog.remarks.toPlainText()
    assert "abc — This is not a phone number" in dialog.remarks.toPlainText()
    assert dialog.go.text() == "Block 2"


async def test_other_types_are_changed_only_if_wished_and_narrowing_is_said(
    dialog: BlockDialog, tasks: Tasks, book: Store
):
    await paste(dialog, tasks, OWNED)
    dialog.types.choose(BlockType.MASS)
    assert dialog._why.text() == "All of them are blocked already."
    dialog.types.choose(BlockType.ALL)
    dialog.others.setChecked(True)
    assert dialog.go.text() == "Block 1"
    (edit,) = dialog.edits()
    assert (edit.type, edit.comment) == (BlockType.ALL, "жалоба")
    assert dialog._narrowed.isHidden()


async def test_a_stricter_block_is_not_silently_narrowed(dialog: BlockDialog, tasks: Tasks):
    strict = Block(id=7, channel=Channel.PHONE, address=OWNED, type=BlockType.ALL, state=RowState.SYNCED)
    await paste(dialog, tasks, OWNED)
    dialog._checked.blocked = [strict]
    dialog.types.choose(BlockType.SINGLE)
    assert dialog.edits() == ()
    dialog.others.setChecked(True)
    assert "less strictly than now" in dialog._narrowed.text()
    assert not dialog._narrowed.isHidden()


@pytest.mark.parametrize("nonsense", ["abc", "\0", "<b>x</b>@", "+++", "7.9E+10", "@@@@", ","])
async def test_nonsense_cannot_be_blocked(dialog: BlockDialog, tasks: Tasks, nonsense: str):
    dialog.types.choose(BlockType.ALL)
    await paste(dialog, tasks, nonsense)
    assert not dialog.go.isEnabled()
    assert dialog.edits() == ()
    dialog.accept()
    assert dialog.isVisible()


async def test_thousands_of_unusable_lines_are_listed_in_part(dialog: BlockDialog, tasks: Tasks):
    await paste(dialog, tasks, "\n".join(f"x{number}" for number in range(1000)))
    assert dialog.remarks.blockCount() == MOST_REMARKS + 1


async def test_while_one_types_the_old_result_cannot_be_used(dialog: BlockDialog, tasks: Tasks):
    dialog.types.choose(BlockType.ALL)
    await paste(dialog, tasks, "8 903 555 44 33")
    assert dialog.go.isEnabled()
    dialog.box.setPlainText("8 903 555 44 34")
    assert not dialog.go.isEnabled()


async def test_the_keys_one_two_three_choose_the_type(dialog: BlockDialog):
    for number, wanted in ((3, BlockType.SINGLE), (2, BlockType.MASS), (1, BlockType.ALL)):
        press(dialog, Qt.Key(Qt.Key.Key_0 + number), str(number))
        assert dialog.block_type() is wanted


async def test_every_control_has_a_name(dialog: BlockDialog):
    for widget in (dialog.box, dialog.remarks, dialog.reason, dialog.reason.lineEdit(), dialog.others, dialog.types):
        assert widget.accessibleName() or widget is dialog.others
    for button in (dialog.go, dialog.cancel):
        assert button.text()


async def test_another_language_keeps_what_was_typed(dialog: BlockDialog, tasks: Tasks):
    await paste(dialog, tasks, MIXED)
    dialog.types.choose(BlockType.MASS)
    dialog.cancel.setText("?")
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(dialog.types, QEvent(QEvent.Type.LanguageChange))
    assert dialog.cancel.text() == "Cancel"
    assert dialog.box.toPlainText() == MIXED
    assert dialog.block_type() is BlockType.MASS
    assert "2 new" in dialog._summary.text()


# --- the coroutines ---------------------------------------------------------------------------------------------------


async def test_pasted_numbers_are_blocked_in_one_action_and_the_choice_is_remembered(
    blocking: Blocking, parent: QWidget, book: Store, tasks: Tasks
):
    talk = tasks.start(blocking.block_numbers(parent), name="test")
    dialog = await opened(parent, BlockDialog)
    dialog.box.setPlainText(MIXED)
    dialog._calm.stop()
    dialog._check()
    dialog.types.choose(BlockType.MASS)
    dialog.reason.setEditText("сам попросил")
    await until(dialog.go.isEnabled)
    dialog.go.click()
    assert await talk == 2
    await settle(tasks)
    edits = await book.open_edits()
    assert [edit.verb for edit in edits] == [Verb.BLOCK, Verb.BLOCK]
    assert all(isinstance(edit.edit, BlockAddress) and edit.edit.comment == "сам попросил" for edit in edits)
    assert book.layout(LAST_TYPE) == "1"
    assert json.loads(book.layout(REASONS)) == ["сам попросил"]


async def test_the_last_choice_is_offered_again_and_a_spoilt_one_forgotten(
    blocking: Blocking, parent: QWidget, book: Store, tasks: Tasks
):
    kept_before = (({LAST_TYPE: "2", REASONS: '["a"]'}, BlockType.SINGLE), ({LAST_TYPE: "x", REASONS: "{"}, None))
    for kept, wanted in kept_before:
        await book.save_layout(kept)
        talk = tasks.start(blocking.block_numbers(parent), name="test")
        dialog = await opened(parent, BlockDialog)
        assert dialog.block_type() is wanted
        dialog.reject()
        assert await talk == 0
        await asyncio.sleep(0)
    assert not await book.open_edits()


async def test_chosen_contacts_are_blocked_with_all_their_numbers(
    blocking: Blocking, parent: QWidget, book: Store, tasks: Tasks
):
    ids = await book.contact_ids(ContactQuery(text="Борис"))
    talk = tasks.start(blocking.block_contacts(parent, ids), name="test")
    dialog = await opened(parent, BlockDialog)
    assert dialog.windowTitle() == "Block Борис"
    assert dialog.box.isReadOnly()
    press(dialog, Qt.Key.Key_1)
    await until(dialog.go.isEnabled)
    dialog.go.click()
    assert await talk == 1  # the other number is blocked already, and stays as it is
    await settle(tasks)
    assert {block.address for block in await book.blocks_of(Channel.PHONE, ["79120000022", OWNED])} == {
        "79120000022", OWNED,
    }  # fmt: skip


async def test_only_what_is_blocked_is_unblocked(blocking: Blocking, parent: QWidget, book: Store, tasks: Tasks):
    addresses: list[Address] = [(Channel.PHONE, OWNED), (Channel.PHONE, "79120000001")]
    talk = tasks.start(blocking.unblock_addresses(parent, addresses), name="test")
    dialog = await opened(parent, UnblockDialog)
    assert dialog.go.text() == "Unblock 1"
    assert "Борис" in dialog._named.text()
    dialog.go.click()
    assert await talk == 1
    await settle(tasks)
    assert list(await book.block_ids(BlockQuery())) == []


async def test_without_its_snapshot_nothing_is_blocked_or_unblocked(
    blocking: Blocking, parent: QWidget, book: Store, tasks: Tasks
):
    blocking._large.lets = False
    talk = tasks.start(blocking.unblock_addresses(parent, [(Channel.PHONE, OWNED)]), name="test")
    (await opened(parent, UnblockDialog)).go.click()
    assert await talk == 0
    talk = tasks.start(blocking.block_contacts(parent, await book.contact_ids(ContactQuery(text="Борис"))), name="test")
    dialog = await opened(parent, BlockDialog)
    press(dialog, Qt.Key.Key_1)
    await until(dialog.go.isEnabled)
    dialog.go.click()
    assert await talk == 0
    assert await book.open_edits() == []


async def test_nobody_blocked_means_no_question(blocking: Blocking, parent: QWidget):
    assert await blocking.unblock_addresses(parent, [(Channel.PHONE, "79120000001")]) == 0
    assert await blocking.block_addresses(parent, []) == 0
    assert not parent.findChildren(QDialog)
