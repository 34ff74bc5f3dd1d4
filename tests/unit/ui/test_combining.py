"""Entries of the side bar put together with the filter: what is written, and that it finds what is meant."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from smsc_desk.book.edits import Action, AddGroup, Verb
from smsc_desk.book.filter_writing import Operator
from smsc_desk.book.identity import Channel
from smsc_desk.store.search import ContactQuery, Place
from smsc_desk.store.store import Store
from smsc_desk.ui.combining import Combining
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contacts.filter_bar import FilterBar
from smsc_desk.ui.groups.counts import PlaceCounts
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.group_model import ALL_CONTACTS, Entry
from smsc_desk.ui.groups.group_view import GroupView
from smsc_desk.ui.groups.memberships import Memberships
from smsc_desk.ui.groups.saved_filters import SavedFilters
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.notices import Notices
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.unit.ui.conftest import Guard, settle

AND, OR, NOT = Operator
NO_GROUP, BLOCKED, UNSENT = (Entry(place=place) for place in (Place.NO_GROUP, Place.BLOCKED, Place.UNSENT))


class Side:
    """A side bar, the saved filters and a filter field, connected."""

    def __init__(self, store: Store, tasks: Tasks, look: Look, icons: Icons) -> None:
        self.store, self.tasks = store, tasks
        self.groups, self.counts = GroupDirectory(store, tasks), PlaceCounts(store, tasks)
        commands = Commands(store, tasks)
        memberships = Memberships(store, self.groups, commands, look, icons, Guard())
        self.view = GroupView(self.groups, self.counts, commands, memberships, tasks, look, icons)
        self.notices = Notices(icons)
        self.saved = SavedFilters(store, tasks, self.notices, look, icons)
        self.bar = FilterBar(store, self.groups, tasks, look, icons, lambda: "RU")
        Combining(self.view, self.saved, self.bar, self.groups, self.notices, self.view.show_entry)

    def named(self, name: str, channel: Channel = Channel.PHONE) -> Entry:
        found = (group for group in self.groups.of_channel(channel) if group.name == name)
        return Entry(group=next(found).id)

    def put(self, entry: Entry, operator: Operator) -> str:
        self.view.combineWanted.emit(entry, operator)
        return self.bar.field.text()

    async def found(self) -> set[int]:
        shown = self.view.shown
        query = ContactQuery(place=shown.place or Place.ALL, group=shown.group, text=self.bar.text())
        return set(await self.store.contact_ids(query))

    def close(self) -> None:
        for part in (self.view, self.saved, self.bar, self.notices):
            part.hide()
            part.deleteLater()
        self.groups.close()
        self.counts.close()


@pytest.fixture
async def side(book: Store, tasks: Tasks, look: Look, icons: Icons) -> AsyncIterator[Side]:
    side = Side(book, tasks, look, icons)
    await settle(tasks)
    yield side
    side.close()


async def test_and_narrows_what_is_shown(side: Side):
    side.view.show_entry(side.named("VIP"))
    assert side.put(side.named("Москва"), AND) == "group:Москва"
    assert side.view.shown == side.named("VIP")
    assert await side.found() == {1}
    assert side.put(BLOCKED, NOT) == "group:Москва -block:any"
    assert side.put(BLOCKED, NOT) == "group:Москва -block:any"
    assert await side.found() == {1}


async def test_or_adds_to_what_is_shown_and_typed(side: Side):
    assert side.put(side.named("Москва"), OR) == "group:Москва"
    assert side.put(NO_GROUP, OR) == "(group:Москва OR group:none)"
    assert await side.found() == {1, 3}
    side.view.show_entry(side.named("VIP"))
    side.bar.put("борис")
    assert side.put(NO_GROUP, OR) == "(group:VIP борис OR group:none)"
    assert side.view.shown == ALL_CONTACTS
    assert await side.found() == {2, 3}
    assert side.put(UNSENT, OR) == "(group:VIP борис OR group:none OR is:unsent)"
    assert side.put(BLOCKED, NOT) == "(group:VIP борис OR group:none OR is:unsent) -block:any"
    assert await side.found() == {3}


async def test_a_name_of_both_channels_is_told_apart(side: Side):
    await side.store.apply(Action(Verb.ADD_GROUP, (AddGroup(channel=Channel.EMAIL, name="vip"),)))
    await settle(side.tasks)
    assert side.put(side.named("VIP"), AND) == "group:VIP chan:phone"
    side.bar.clear()
    assert side.put(side.named("vip", Channel.EMAIL), NOT) == "-(group:vip chan:mail)"
    assert await side.found() == {1, 2, 3}


async def test_a_name_with_blanks_is_quoted(side: Side):
    await side.store.apply(Action(Verb.ADD_GROUP, (AddGroup(channel=Channel.PHONE, name="Наши клиенты"),)))
    await settle(side.tasks)
    assert side.put(side.named("Наши клиенты"), NOT) == '-group:"Наши клиенты"'
    assert await side.found() == {1, 2, 3}


async def test_the_window_writes_its_own_language(side: Side):
    before = QLocale()
    QLocale.setDefault(QLocale("ru"))
    try:
        side.view.show_entry(side.named("VIP"))
        assert side.put(NO_GROUP, OR) == "(группа:VIP ИЛИ группа:нет)"
        assert side.put(BLOCKED, AND) == "(группа:VIP ИЛИ группа:нет) блок:любой"
        assert side.put(UNSENT, NOT) == "(группа:VIP ИЛИ группа:нет) блок:любой -есть:неотправленное"
    finally:
        QLocale.setDefault(before)
    assert await side.found() == {2}


async def test_a_saved_filter_is_put_in_brackets(side: Side):
    await side.store.save_filter("Both", "анна OR борис")
    await side.saved._read()
    side.saved.resize(240, 200)
    side.saved.show()
    side.bar.put("group:VIP")
    row = side.saved.list.visualRect(side.saved.model.index(0)).center()
    chosen = []
    side.saved.chosen.connect(chosen.append)
    QTest.mouseClick(side.saved.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, row)
    assert side.bar.field.text() == "group:VIP (анна OR борис)"
    assert await side.found() == {1, 2}
    side.saved.list.setCurrentIndex(side.saved.model.index(0))
    side.saved.combine[NOT].trigger()
    assert side.bar.field.text() == "group:VIP (анна OR борис) -(анна OR борис)"
    assert await side.found() == set()
    assert chosen == []


async def test_what_cannot_be_put_together_is_said_and_changes_nothing(side: Side):
    side.bar.put("grop:x")
    side.view.show_entry(side.named("VIP"))
    assert side.put(BLOCKED, OR) == "grop:x"
    said = ["These two cannot be put together as one filter. The filter was not changed."]
    assert side.notices.texts() == said
    assert side.view.shown == side.named("VIP")
    assert side.put(BLOCKED, AND) == "grop:x block:any"  # nothing is lost of what is typed
    side.bar.clear()
    assert side.put(Entry(place=Place.DUPLICATES), NOT) == "-is:dup"
    assert side.put(Entry(place=Place.BAD), AND) == "-is:dup is:bad"
    side.bar.clear()
    side.view.show_entry(Entry())  # the contacts of an import
    assert side.put(BLOCKED, OR) == ""
    side.view.show_entry(ALL_CONTACTS)
    await side.bar.show_list("79120000001\n79120000002")
    assert side.put(BLOCKED, OR) == ""
    assert side.put(BLOCKED, AND) == "block:any"
