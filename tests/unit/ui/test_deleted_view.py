"""Deleted: what is gone, by whom, and bringing it back."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from smsc_desk.book.identity import Channel
from smsc_desk.store.graveyard import MOST, Buried
from smsc_desk.store.store import Store
from smsc_desk.ui.activity.deleted_view import DeletedView
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.unit.ui.conftest import settle
from tests.unit.ui.faked_store import FakedStore


def buried(number: int, kind: str, title: str, address: str, cause: str = "user", **details: object) -> Buried:
    values = {"channel": Channel.PHONE, "restorable": True} | details
    return Buried(id=number, kind=kind, title=title, address=address, gone_ms=number, cause=cause, **values)


GONE = [
    buried(4, "contact", "Иван", "79031112233"),
    buried(3, "grp", "Старые", ""),
    buried(2, "contact", "", "a@b.c", "listing", channel=Channel.EMAIL),
    buried(1, "block", "", "79990001122", restorable=False),
]


@pytest.fixture
async def faked(book: Store) -> FakedStore:
    return FakedStore(book)


@pytest.fixture
async def view(faked: FakedStore, tasks: Tasks, look: Look, icons: Icons) -> AsyncIterator[DeletedView]:
    view = DeletedView(faked, tasks, look, icons)
    view.resize(900, 500)
    view.show()
    await settle(tasks)
    yield view
    view.hide()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
async def filled(view: DeletedView, faked: FakedStore, tasks: Tasks) -> DeletedView:
    faked.buried = list(GONE)
    view.model.ask()
    await settle(tasks)
    return view


async def test_the_model_keeps_qts_contract(filled: DeletedView, qtmodeltester):
    qtmodeltester.check(filled.model)


async def test_nothing_deleted_and_looking_for_it_are_two_pictures(view: DeletedView):
    assert view.empty.accessibleName() == "Nothing was deleted in the last 30 days."
    view.model.loaded = False
    view._show_state()
    assert view.empty.accessibleName() == "Looking up what was deleted"


async def test_rows_say_what_it_was_and_who_deleted_it(filled: DeletedView):
    rows = [[filled.model.index(row, column).data() for column in (0, 1, 2, 4)] for row in range(4)]
    assert rows == [
        ["Иван", "+7 903 111-22-33", "contact", "by you"],
        ["Старые", "", "phone group", "by you"],
        ["", "a@b.c", "contact", "not listed by the provider any more"],
        ["", "+7 999 000-11-22", "blacklist entry", "is there again"],
    ]


async def test_restoring(filled: DeletedView):
    wanted = []
    filled.restoreWanted.connect(wanted.append)
    assert not filled.button.isEnabled()
    filled.table.selectRow(0)
    filled.table.setFocus()
    QTest.keyClick(filled.table, Qt.Key.Key_Return)
    filled.table.selectAll()
    assert filled.button.text() == "Restore 3"
    filled.button.click()
    assert wanted == [[4], [4, 3, 2]]
    filled.table.selectRow(3)
    assert not filled.button.isEnabled(), "it is there again"


async def test_everything_has_a_name_in_every_language(filled: DeletedView):
    QCoreApplication.sendEvent(filled, QEvent(QEvent.Type.LanguageChange))
    controls = [one for one in filled.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert [one for one in controls if one.isVisibleTo(filled) and not one.accessibleName()] == []


async def test_where_there_are_more_than_are_shown_it_says_so(view: DeletedView, faked: FakedStore, tasks: Tasks):
    faked.buried = [buried(number, "contact", "Иван", "79031112233") for number in range(1, MOST)]
    view.model.ask()
    await settle(tasks)
    assert "newest" not in view._summary.text()
    faked.buried.append(buried(MOST, "contact", "Иван", "79031112233"))
    view.model.ask()
    await settle(tasks)
    assert "newest 10\u202f000" in view._summary.text()
