"""The blacklist tab: keys, menus, facets, what stands in place of rows, and the user's place in the table."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Action, BlockAddress, UnblockAddress, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.store.sending import Kind, Outcome
from smsc_desk.store.store import Store
from smsc_desk.ui.blacklist import block_columns as columns
from smsc_desk.ui.blacklist.block_dialog import BlockDialog
from smsc_desk.ui.blacklist.block_model import BlockModel
from smsc_desk.ui.blacklist.block_view import BlockView
from smsc_desk.ui.blacklist.blocking import Blocking
from smsc_desk.ui.blacklist.facet_model import FacetModel
from smsc_desk.ui.blacklist.unblock_dialog import UnblockDialog
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests import waiting
from tests.builders import ListedBlock, fill
from tests.unit.ui.conftest import Guard, settle

OWNED = "79120000002"
NUMBERS = [f"7999000{number:04}" for number in range(40)]
NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
)  # fmt: skip


@pytest.fixture
async def view(book: Store, tasks: Tasks, look: Look, icons: Icons) -> AsyncIterator[BlockView]:
    blocks = [ListedBlock(9, OWNED, 1, "жалоба"), *(ListedBlock(100 + at, one) for at, one in enumerate(NUMBERS))]
    await fill(book, blocks=blocks)
    await fill(book, blocks=[ListedBlock(5, "ann@firm.example", 2, "asked")], channel=Channel.EMAIL)
    async for made in shown(book, tasks, look, icons):
        yield made


@pytest.fixture
async def empty_view(store: Store, tasks: Tasks, look: Look, icons: Icons) -> AsyncIterator[BlockView]:
    async for made in shown(store, tasks, look, icons):
        yield made


async def shown(store: Store, tasks: Tasks, look: Look, icons: Icons) -> AsyncIterator[BlockView]:
    commands, directory = Commands(store, tasks), GroupDirectory(store, tasks)
    model, facets = BlockModel(store, commands, tasks, directory), FacetModel(store, tasks)
    made = BlockView(model, facets, Blocking(store, commands, tasks, icons, Guard()), tasks, look, icons)
    made.resize(1100, 500)
    made.show()
    counted = asyncio.get_running_loop().create_future()
    facets.counted.connect(lambda number: counted.done() or counted.set_result(number))
    await counted
    yield made
    made.end()
    model.close()
    directory.close()
    await settle(tasks)
    made.close()
    made.deleteLater()


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, held, text))


async def answered(signal: object, act: Callable[[], object]) -> object:
    """Do something and wait for what a signal says of it."""
    answer = asyncio.get_running_loop().create_future()
    signal.connect(lambda *values: answer.done() or answer.set_result(values))  # type: ignore[attr-defined]
    act()
    return await answer


async def searched(view: BlockView, text: str) -> None:
    view.search.setText(text)
    # Not the next answer: that may be one to an older question, asked because something was changed.
    await waiting.until(lambda: view._model._shown_query.text == text, f"the answer to {text}")


async def dialog_of(view: BlockView, kind: type[QDialog]) -> QDialog:
    """Wait for a dialog to open: it is a child as soon as it is made."""
    return await waiting.shown(kind, lambda: view.findChildren(kind))


async def test_every_widget_has_a_name_to_be_read_aloud(view: BlockView):
    for widget in view.findChildren(QWidget):
        if isinstance(widget.parent(), QLineEdit):
            continue  # the glass and the cross of the search field are its own
        if isinstance(widget, QAbstractButton) and widget.isVisible():
            assert widget.text() or widget.accessibleName(), widget
        elif isinstance(widget, QLineEdit) or widget in {view.table, view.facets}:
            assert widget.accessibleName(), widget


async def test_the_number_of_all_entries_is_announced(view: BlockView, tasks: Tasks, book: Store):
    edit = BlockAddress(channel=Channel.PHONE, address="79161112233", type=BlockType.ALL)
    action = Action(Verb.BLOCK, (edit,))
    (number,) = await answered(view.countChanged, lambda: tasks.start(book.apply(action), name="test"))
    assert number == len(NUMBERS) + 3
    assert view.details.text.text() == f"{number} blocked"


async def test_search_narrows_and_escape_widens_again(view: BlockView):
    press(view.table, Qt.Key.Key_Slash, text="/")
    assert view.focusWidget() is view.search
    await searched(view, "жалоба")
    assert view.table.model().rowCount() == 1
    assert view.details.text.text().startswith("1 found of")
    press(view.search, Qt.Key.Key_Escape)
    assert view.focusWidget() is view.table
    await answered(view._model.ordered, lambda: press(view.table, Qt.Key.Key_Escape))
    assert view.search.text() == ""
    assert view.table.model().rowCount() == len(NUMBERS) + 2
    view.table.selectRow(3)
    press(view.table, Qt.Key.Key_Escape)
    assert view.table.count_chosen() == 0


async def test_nothing_found_offers_to_clear_the_filter(view: BlockView):
    await searched(view, "нет такого")
    assert view.contents.empty.isVisible()
    assert "нет такого" in view.contents.empty.accessibleName()
    await answered(view._model.ordered, lambda: view.contents.empty.triggered.emit("clear"))
    assert view.table.isVisible()


async def test_nobody_blocked_is_a_picture_of_its_own(empty_view: BlockView):
    assert empty_view.contents.empty.isVisible()
    assert empty_view.contents.empty.accessibleName().startswith("Nobody is blocked.")


async def test_loading_and_failing_never_look_like_nobody(empty_view: BlockView):
    view, empty = empty_view, empty_view.contents.empty
    view.set_loading(True, 3000)
    assert "Loaded 3\u202f000" in empty.accessibleName()
    view.set_loading(False)
    view.set_failed("The list could not be loaded.")
    assert empty.accessibleName() == "The list could not be loaded."
    await answered(view.retryWanted, lambda: empty.triggered.emit("retry"))
    view.set_failed(None)
    assert empty.accessibleName().startswith("Nobody")


async def test_a_part_is_never_shown_as_the_whole(view: BlockView):
    view.set_failed("Shown: the numbers blocked from this computer.")
    assert view.table.isVisible()
    assert view.contents._bar is not None
    assert view.contents._bar.isVisible()
    view.set_failed(None)
    assert view.contents._bar is None


async def test_a_bar_that_was_closed_stays_closed_until_there_is_news(view: BlockView):
    view.set_failed("Not the full list.")
    view.contents._bar.dismiss()
    await searched(view, "7999")
    assert view.contents._bar is None
    view.set_failed("Still not the full list.")
    assert view.contents._bar is not None


async def test_a_click_on_a_facet_shows_its_part_and_ctrl_narrows(view: BlockView):
    facets = view.facets
    in_book = facets.model().index(0, 0, facets.model().index(2, 0))
    await answered(view._model.ordered, lambda: facets.setCurrentIndex(in_book))
    assert view._model.rowCount() == 1
    of_all = facets.model().index(0, 0, facets.model().index(1, 0))
    await answered(view._model.ordered, lambda: facets.narrow(of_all))
    assert view._model.query.type is BlockType.ALL
    assert view._model.query.in_book is True
    assert view._model.rowCount() == 0
    mass = facets.model().index(1, 0, facets.model().index(1, 0))
    await answered(view._model.ordered, lambda: facets.narrow(mass))
    assert facets.part() == {"type": BlockType.MASS, "in_book": True, "channel": None}
    await answered(view._model.ordered, lambda: (facets.narrow(mass), facets.narrow(in_book)))
    assert facets.part() == {"type": None, "in_book": None, "channel": None}
    assert facets.selectionModel().isSelected(facets.model().index(0, 0))


async def test_three_clicks_on_a_header_sort_reverse_and_return(view: BlockView):
    header = view.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(columns.ADDRESS) + 20, header.height() // 2)
    asked = []
    for _ in range(3):
        await answered(
            view._model.ordered,
            lambda: QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, place),
        )
        asked.append((view._model.query.sort, view._model.query.descending))
    assert asked == [("address", False), ("address", True), ("added", True)]


async def test_a_column_without_an_order_is_not_sorted_by(view: BlockView):
    view.table.sort_by(columns.GROUPS, Qt.SortOrder.AscendingOrder)
    assert view.table.horizontalHeader().sortIndicatorSection() not in range(len(columns.COLUMNS))


async def test_current_row_and_selection_survive_another_order(view: BlockView):
    view.table.selectRow(5)
    kept = view.table.chosen()
    await answered(view._model.ordered, lambda: view.table.sort_by(columns.ADDRESS, Qt.SortOrder.AscendingOrder))
    assert view.table.chosen() == kept
    assert view._model.id_at(view.table.currentIndex().row()) == kept[0]
    assert view.table.currentIndex().row() != 5


async def test_after_unblocking_the_next_row_is_current(view: BlockView, tasks: Tasks, book: Store):
    view.table.selectRow(5)
    gone, after = view._model.block(5), view._model.id_at(6)
    assert gone is not None
    edit = UnblockAddress(channel=gone.channel, address=gone.address, block=gone.id)
    await answered(view._model.ordered, lambda: tasks.start(book.apply(Action(Verb.UNBLOCK, (edit,))), name="test"))
    assert view._model.id_at(view.table.currentIndex().row()) == after
    assert view.table.count_chosen() == 0


async def test_all_found_are_chosen_and_said_to_be_all(view: BlockView):
    await searched(view, "7999")
    press(view.table, Qt.Key.Key_A, CONTROL)
    assert view.table.count_chosen() == len(NUMBERS)
    assert view.details.text.text() == "40 selected (all that match)"


async def test_one_entry_says_since_when_and_opens_its_contact(view: BlockView):
    await searched(view, "жалоба")
    view.table.selectRow(0)
    assert view.details.text.text().startswith("1 selected · known on this computer since")
    block = view._model.block(0)
    assert block is not None
    assert await answered(view.contactWanted, lambda: press(view.table, Qt.Key.Key_Return)) == (block.contact,)
    assert await answered(view.contactWanted, view.details.owner.click) == (block.contact,)


async def test_who_is_not_in_the_book_can_be_added(view: BlockView):
    view.table.selectRow(0)
    wanted = (Channel.PHONE, NUMBERS[-1])
    assert await answered(view.addContactWanted, lambda: press(view.table, Qt.Key.Key_Return)) == wanted
    index = view._model.index(0, columns.CONTACT)
    cell = view.table.visualRect(index)
    click = QPoint(cell.right() - 12, cell.center().y())
    pressed = lambda: QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, NONE, click)  # noqa: E731
    assert await answered(view.addContactWanted, pressed) == wanted


async def test_copying_rows_and_numbers(view: BlockView, tasks: Tasks):
    clipboard = QGuiApplication.clipboard()
    await searched(view, "жалоба")
    view.table.selectRow(0)
    press(view.table, Qt.Key.Key_C, CONTROL)
    await settle(tasks)
    header, row = clipboard.text().split("\n")
    assert header.split("\t")[0] == "Number / e-mail"
    assert row.split("\t")[:3] == [OWNED, "Mailings only", "Борис"]
    press(view.table, Qt.Key.Key_C, CONTROL | SHIFT)
    await settle(tasks)
    assert clipboard.text() == OWNED


async def test_the_reason_is_edited_in_place_while_rows_keep_still(view: BlockView, tasks: Tasks):
    await searched(view, "жалоба")
    view.table.selectRow(0)
    press(view.table, Qt.Key.Key_F2)
    editor = view.table.findChild(QLineEdit)
    assert editor is not None
    assert view._model.frozen
    assert editor.text() == "жалоба"
    editor.setText("жалоба от 12 мая")
    press(editor, Qt.Key.Key_Return)
    # Qt takes the editor's text only after the key was dealt with.
    await waiting.until(lambda: view._model.index(0, columns.COMMENT).data() == "жалоба от 12 мая", "the new reason")
    await settle(tasks)
    assert not view._model.frozen


async def test_f2_brings_a_hidden_reason_back_and_twice_is_once(view: BlockView, tasks: Tasks):
    view.table.setColumnHidden(columns.COMMENT, True)
    view.table.selectRow(0)
    view.table.edit_reason()
    view.table.edit_reason()
    assert not view.table.isColumnHidden(columns.COMMENT)
    assert len(view.table.findChildren(QLineEdit)) == 1


async def test_del_asks_and_cancel_changes_nothing(view: BlockView, tasks: Tasks):
    view.table.selectRow(0)
    press(view.table, Qt.Key.Key_Delete)
    press(view.table, Qt.Key.Key_Delete)  # a key repeats faster than a dialog opens
    dialog = await dialog_of(view, UnblockDialog)
    assert isinstance(dialog, UnblockDialog)
    assert len(view.findChildren(UnblockDialog)) == 1
    assert dialog.cancel.isDefault()
    assert dialog.go.text() == "Unblock 1"
    dialog.reject()
    await settle(tasks)
    assert view._model.rowCount() == len(NUMBERS) + 2


async def test_more_than_twenty_are_unblocked_only_by_typing_their_number(view: BlockView, tasks: Tasks):
    await searched(view, "7999")
    view.table.selectAll()
    view.bar.unblock.click()
    dialog = await dialog_of(view, UnblockDialog)
    assert isinstance(dialog, UnblockDialog)
    assert not dialog.go.isEnabled()
    dialog.typed.setText("41")
    assert not dialog.go.isEnabled()
    dialog.typed.setText("40")
    dialog.go.click()
    await settle(tasks)
    await answered(view._model.ordered, view.clear_filter)
    assert view._model.rowCount() == 2


async def test_changing_the_type_keeps_the_reason(view: BlockView, tasks: Tasks, book: Store):
    await searched(view, "жалоба")
    view.table.selectRow(0)
    menu = view.bar.change.menu()
    menu.actions()[0].trigger()
    await settle(tasks)
    block = view._model.block(0)
    assert block is not None
    assert (block.type, block.comment) == (BlockType.ALL, "жалоба")
    assert (await book.open_edits())[0].verb == Verb.CHANGE_BLOCK


async def test_the_menu_has_everything_that_keys_and_buttons_do(view: BlockView):
    view.table.selectRow(0)
    view._on_menu_wanted(QPoint(10, 10))
    assert view._menu is not None
    words = [action.text() for action in view._menu.actions() if action.text()]
    assert words == [
        "Add to contacts…", "Edit reason", "Change type", "Unblock", "Copy rows", "Copy numbers", "Export…",
        "Select all",
        "Sort by", "Columns",
    ]  # fmt: skip
    view._menu.close()


async def test_blocking_from_the_empty_state_opens_the_dialog(empty_view: BlockView, tasks: Tasks):
    empty_view.contents.empty.triggered.emit("block")
    (await dialog_of(empty_view, BlockDialog)).reject()
    await settle(tasks)


async def test_columns_and_panes_are_kept(view: BlockView):
    view.table.setColumnWidth(columns.CONTACT, 333)
    pieces = view.layout_pieces()
    view.table.reset_columns()
    assert view.table.columnWidth(columns.CONTACT) != 333
    view.restore_layout(pieces.get)
    assert view.table.columnWidth(columns.CONTACT) == 333
    view.restore_layout(dict.fromkeys(pieces, "nonsense").get)
    assert view.table.columnWidth(columns.CONTACT) == 333


async def test_another_language_keeps_the_users_place(view: BlockView, qapp: QApplication):
    await searched(view, "7999")
    view.table.selectRow(3)
    kept = view.table.chosen()
    view.bar.block.setText("?")
    view.search.setPlaceholderText("?")
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    for child in view.findChildren(QWidget):
        QApplication.sendEvent(child, QEvent(QEvent.Type.LanguageChange))
    assert view.bar.block.text() == "Block numbers…"
    assert view.search.placeholderText() == "Number, name, reason"
    assert view.search.text() == "7999"
    assert view.table.chosen() == kept


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_C, Qt.Key.Key_Escape])
async def test_keys_without_a_row_do_nothing(empty_view: BlockView, tasks: Tasks, key: Qt.Key):
    for held in (NONE, CONTROL, CONTROL | SHIFT):
        press(empty_view.table, key, held)
    await settle(tasks)
    assert not empty_view.findChildren(QDialog)


async def test_an_entry_with_a_problem_leads_to_it(view: BlockView, book: Store):
    await searched(view, "жалоба")
    view.table.selectRow(0)
    entry = view._only_block()
    assert entry is not None
    assert not view.details.problem.isVisible()
    edit = BlockAddress(channel=Channel.PHONE, address=OWNED, type=BlockType.ALL, comment="жалоба", block=entry.id)
    await book.apply(Action(Verb.CHANGE_BLOCK, (edit,)))
    [attempt] = await book.take(9)
    await book.settle(attempt, Outcome(kind=Kind.REFUSED, code=7))
    await waiting.until(view.details.problem.isVisible, "the way to the problem")
    assert not view.details.retry.isVisible()
    assert await answered(view.problemWanted, view.details.problem.click) == (entry.id,)
