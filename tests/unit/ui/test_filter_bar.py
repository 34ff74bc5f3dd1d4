"""The filter field: what it asks, what it says, and the ways to write into it."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Action, AddContact, BlockAddress, DeleteContact, Edit, Verb
from smsc_desk.book.filter_language import parse
from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.store.store import Store
from smsc_desk.ui.contacts.filter_bar import FilterBar
from smsc_desk.ui.contacts.filter_field import is_list
from smsc_desk.ui.contacts.filter_words import offers
from smsc_desk.ui.contacts.list_dialogs import MissingDialog, RepeatedDialog
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.saved_filters import START, NameDialog, SavedFilters
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.last_shown import AtStart
from smsc_desk.ui.notices import Notices
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.unit.ui.conftest import settle
from tests.waiting import shown as dialog


@pytest.fixture
async def bar(book: Store, tasks: Tasks, look: Look, icons: Icons) -> AsyncIterator[FilterBar]:
    directory = GroupDirectory(book, tasks)
    bar = FilterBar(book, directory, tasks, look, icons, lambda: "RU")
    bar.heard, bar.added = [], []
    bar.list.addWanted.connect(bar.added.append)
    bar.asked.connect(lambda *asked: bar.heard.append(asked))
    bar.resize(600, 120)
    bar.show()
    bar.activateWindow()
    await settle(tasks)
    yield bar
    bar.hide()
    directory.close()
    bar.deleteLater()


def chips(bar: FilterBar) -> list[str]:
    return [chip.token.text for chip in bar._chips]


async def test_a_mistake_is_told_and_the_last_good_filter_stays(bar) -> None:
    bar.field.setText("group:vip")
    bar.field.setText("group:vip grop:x")
    assert bar.heard == [("group:vip", ())]
    assert bar.words.text() == "Unknown word “grop:”. Did you mean “group:”?"
    assert bar.field.accessibleDescription() == bar.words.text()
    assert bar.field._wrong == (10, 15)
    assert not bar.save.isEnabled()
    bar.field.setText("group:vip анна")
    assert bar.heard[-1] == ("group:vip анна", ())
    assert not bar.words.isVisible()


async def test_parts_are_chips_that_can_be_removed(bar) -> None:
    bar.field.setText("анна group:vip  -block:any борис")
    assert chips(bar) == ["group:vip", "-block:any"]
    QTest.keyClick(bar._chips[0].cross, Qt.Key.Key_Delete)
    assert bar.field.text() == "анна -block:any борис"
    assert chips(bar) == ["-block:any"]
    bar._chips[0].cross.click()
    assert (bar.field.text(), chips(bar)) == ("анна борис", [])
    assert bar.heard[-1] == ("анна борис", ())


async def test_a_number_is_shown_and_removed_whole(bar) -> None:
    bar.field.setText("анна address:+7 (912) 000-00-01 group:vip")
    assert chips(bar) == ["address:+7 (912) 000-00-01", "group:vip"]
    bar._chips[0].cross.click()
    assert bar.field.text() == "анна group:vip"
    bar.field.setText("+7912 group:vip 000-00-01")
    bar._chips[0].cross.click()
    assert bar.field.text() == "+7912 , 000-00-01"  # two numbers still


async def test_a_pasted_list_is_looked_up(bar, tasks) -> None:
    lines = "8 (912) 000-00-01\n+7 912 000-00-22, 79120000001\n\n79998887766\nкто-то\n"
    QGuiApplication.clipboard().setText(lines)
    bar.field.setFocus()
    QTest.keySequence(bar.field, QKeySequence(QKeySequence.StandardKey.Paste))
    await settle(tasks)
    assert bar.heard[-1] == ("", ("79120000001", "79120000022", "79998887766"))
    assert bar.list.isVisible()
    assert bar.list.accessibleName() == (
        "Pasted 5 · found 2 · blocked 0 · not in the book 1 · repeated in the list 1 · not a number 1"
    )
    (chip,) = chips(bar)
    assert chip.startswith("List: 3 address")  # English plurals are a translation as well
    bar.list.missing.click()
    shown = await dialog(MissingDialog)
    assert shown.lines.toPlainText() == "+7 999 888-77-66"
    shown.end.click()
    await settle(tasks)
    bar.list.repeated.click()
    again = await dialog(RepeatedDialog)
    assert again.lines.toPlainText() == "+7 912 000-00-01"
    again.copy.click()
    assert QGuiApplication.clipboard().text() == "79120000001"
    again.end.click()
    await settle(tasks)
    assert bar.added == []
    assert bar.clear()
    assert bar.heard[-1] == ("", ())


async def test_each_count_of_a_list_leads_to_what_it_counts(bar, tasks) -> None:
    bar.field.setText("group:vip")
    everywhere = []
    bar.everywhereWanted.connect(lambda: everywhere.append(bar.field.text()))
    await bar.show_list("79120000001\n79120000002\n79998887766")
    assert [count.isEnabled() for count in (bar.list.found, bar.list.blocked, bar.list.missing)] == [True] * 3
    assert not bar.list.repeated.isEnabled()
    assert bar.list.blocked.accessibleName() == "Show only the blocked of them: 1"
    addresses = ("79120000001", "79120000002", "79998887766")
    QTest.keyClick(bar.list.blocked, Qt.Key.Key_Space)
    assert bar.heard[-1] == ("block:any", addresses)
    bar.list.found.click()
    assert bar.heard[-1] == ("", addresses)
    assert everywhere == ["group:vip", "block:any"]
    bar.list.missing.click()
    missing = await dialog(MissingDialog)
    assert missing.add.text().startswith("Add 1")
    missing.add.click()
    await settle(tasks)
    assert bar.added == [("79998887766",)]


async def test_the_counts_of_a_list_follow_the_book(bar, book, tasks) -> None:
    await bar.show_list("79120000001\n79120000002\n79998887766")

    async def told(verb: Verb, edit: Edit) -> str:
        await book.apply(Action(verb, (edit,)))
        await settle(tasks)
        return bar.list.words()

    new = AddContact(channel=Channel.PHONE, values={"addresses": ("79998887766",)})
    says = "Pasted 3 · found {} · blocked {} · not in the book {} · repeated in the list 0"
    assert await told(Verb.ADD_CONTACT, new) == says.format(3, 1, 0)
    block = BlockAddress(channel=Channel.PHONE, address="79120000001", type=BlockType.ALL)
    assert await told(Verb.BLOCK, block) == says.format(3, 2, 0)
    assert await told(Verb.DELETE_CONTACTS, DeleteContact(contact=ContactId(1))) == says.format(2, 1, 1)
    bar.clear()
    await told(Verb.DELETE_CONTACTS, DeleteContact(contact=ContactId(2)))
    assert not bar.list.isVisible()


async def test_counts_go_on_in_the_next_line_where_it_is_narrow(bar, tasks) -> None:
    await bar.show_list("79120000001\n79120000002\n79998887766")
    line = bar.list
    assert line.heightForWidth(250) > line.heightForWidth(1200) > 0
    parts = (line.pasted, line.found, line.blocked, line.missing, line.repeated)
    for width in (600, 260):
        bar.resize(width, 300)
        await settle(tasks)
        QApplication.sendPostedEvents()
        boxes = [part.geometry() for part in parts]
        assert all(line.rect().contains(box) for box in boxes), width
        assert not any(one.intersects(other) for one, other in itertools.combinations(boxes, 2))


async def test_one_line_is_pasted_as_text(bar) -> None:
    QGuiApplication.clipboard().setText("+7 912 000-00-01")
    bar.field.setFocus()
    QTest.keySequence(bar.field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert bar.field.text() == "+7 912 000-00-01"
    assert not is_list("Анна\nБорис")
    assert is_list("ann@x.ru\nbob@x.ru")


@pytest.mark.parametrize("code", ["en", "ru"])
async def test_what_the_menu_writes_is_understood(bar, code) -> None:
    from PySide6.QtCore import QLocale

    before = QLocale()
    QLocale.setDefault(QLocale(code))
    try:
        lines = [*offers(["VIP", "Москва (юг)"], ["новый клиент"])]
    finally:
        QLocale.setDefault(before)
    for offer in [under for line in lines for under in (line.under or (line,))]:
        filled = offer.writes.replace("|", "x") + ("y" if offer.writes.startswith("| ") else "")
        parsed = parse(filled)
        assert parsed.problem is None, filled


async def test_the_menu_writes_into_the_field(bar, tasks) -> None:
    bar.field.setText("анна")
    menu = bar.menu()
    groups = next(action for action in menu.actions() if action.text() == "In group").menu()
    next(action for action in groups.actions() if action.text() == "VIP").trigger()
    assert bar.field.text() == "анна group:VIP"
    bar.write('"|"')
    assert (bar.field.text(), bar.field.cursorPosition()) == ('анна group:VIP ""', 16)
    menu.close()


async def test_the_history_opens_on_the_down_key(bar) -> None:
    for text in ("анна", "борис", "анна"):
        bar.field.setText(text)
        bar.remember()
    bar.field.setText("")
    again = bar.layout_text()
    bar.restore_layout("nonsense")
    bar.restore_layout(again)
    QTest.keyClick(bar.field, Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["анна", "борис"]
    menu.actions()[1].trigger()
    menu.close()
    assert bar.field.text() == "борис"


@pytest.fixture
async def saved(book: Store, tasks: Tasks, look: Look, icons: Icons) -> AsyncIterator[SavedFilters]:
    notices = Notices(icons)
    saved = SavedFilters(book, tasks, notices, look, icons)
    await settle(tasks)
    saved.notices = notices
    saved.resize(240, 200)
    yield saved
    saved.hide()
    notices.deleteLater()
    saved.deleteLater()


async def test_a_filter_is_saved_chosen_renamed_removed_and_brought_back(saved, book, tasks) -> None:
    assert saved.isHidden()
    saved.ask_name("group:vip")
    asked = await dialog(NameDialog)
    asked.field.setText("  ")
    assert not asked.go.isEnabled()
    asked.field.setText("Мои VIP")
    asked.go.click()
    await settle(tasks)
    assert not saved.isHidden()
    heard = []
    saved.chosen.connect(heard.append)
    index = saved.model.index(0)
    saved.list.clicked.emit(index)
    assert (index.data(), heard) == ("Мои VIP", ["group:vip"])
    assert saved.model.setData(index, "VIP")
    await settle(tasks)
    assert saved.model.names() == ["VIP"]
    saved.mark("group:vip")
    saved.forget()
    await settle(tasks)
    assert saved.isHidden()
    assert saved.notices.texts() == ["The filter “VIP” was removed. No contact was changed."]
    saved.notices._bars["saved filter"].triggered.emit("0")
    await settle(tasks)
    assert [(kept.name, kept.text) for kept in await book.saved_filters()] == [("VIP", "group:vip")]


async def test_what_is_opened_at_the_start_follows_its_filter(saved, book, tasks) -> None:
    await book.save_filter("VIP", "group:vip")
    await saved._read()

    def kept() -> tuple[str, str] | None:
        at_start = AtStart.load(book.layout(START) or "")
        return at_start and (at_start.name, at_start.text)

    saved.list.setCurrentIndex(saved.model.index(0))
    saved._show_menu(saved.list.visualRect(saved.model.index(0)).center())
    assert not saved.start_action.isChecked()
    saved.findChild(QMenu).close()
    saved.start_action.trigger()
    await settle(tasks)
    assert kept() == ("VIP", "group:vip")
    assert saved.model.index(0).data(Role.ICON) == "star"
    saved._show_menu(saved.list.visualRect(saved.model.index(0)).center())
    assert saved.start_action.isChecked()
    assert saved.model.setData(saved.model.index(0), "Gold")
    await settle(tasks)
    assert kept() == ("Gold", "group:vip")
    saved.ask_name("group:gold")
    asked = await dialog(NameDialog)
    asked.field.setText("Gold")
    asked.go.click()
    await settle(tasks)
    assert kept() == ("Gold", "group:gold")
    saved.forget()
    await settle(tasks)
    assert kept() is None
    saved.notices._bars["saved filter"].triggered.emit("0")
    await settle(tasks)
    assert kept() == ("Gold", "group:gold")
    saved.list.setCurrentIndex(saved.model.index(0))
    saved.start_action.setChecked(True)
    saved.start_action.trigger()
    await settle(tasks)
    assert kept() is None
    assert saved.model.index(0).data(Role.ICON) == "filter"
