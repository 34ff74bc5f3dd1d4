"""Hostile text in every field, view, tooltip and dialog: it is shown as it is, and nothing is fetched (F49)."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from smsc_desk.book.edits import Action, ChangeContact, Verb
from smsc_desk.book.errors import Refused
from smsc_desk.sandbox.answers import BlockRow
from smsc_desk.sandbox.rules import Entry, Provider
from smsc_desk.sandbox.server import Reply
from smsc_desk.sync.status import Line, Status
from smsc_desk.ui import plain
from smsc_desk.ui.activity.activity_view import Section
from tests.faults.bugs_safety import labels_that_guess
from tests.ui.conftest import PHONE, Open, Scene, until

DIALOGS = ("add", "add_group", "to_group", "move", "block", "unblock", "palette", "keys")


class Canary:
    """A server that nobody has a reason to ask."""

    def __init__(self) -> None:
        self.asked = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self._socket.accept()[0].close()
                self.asked += 1

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture
def canary() -> Iterator[Canary]:
    made = Canary()
    yield made
    made.close()


def hostile(canary: Canary) -> dict[str, str]:
    """Return texts that somebody may have put into an address book, by what they try."""
    image = f'<img src="http://127.0.0.1:{canary.port}/canary">'
    return {
        "markup": f"{image}<h1>Заголовок</h1>",
        "link": f'<a href="http://127.0.0.1:{canary.port}/">здесь</a>{image}',
        "style": f'<style>@import "http://127.0.0.1:{canary.port}/a.css"</style>{image}',
        "bidi": "\u202egpj.exe\u2066\u2069",
        "controls": "NUL\0ESC\x1b[31m C1\x85",
        "long": image + "Ы" * 65_536,
        "mnemonics": "&File && %1 %n {0} %s",
        "lines": f"one\r\ntwo\u2028three{image}",
    }


def plant(path: Path, texts: dict[str, str]) -> None:
    """Put each text into every field of a contact, into a group and into a block."""
    with Provider(path) as provider:
        groups = provider.load_groups([(PHONE, text, None) for text in texts.values()])
        provider.load_contacts(
            Entry(
                PHONE, (f"7913000000{number}",), text, text, text, text, "01.02.1985", text, text, text, text,
                groups=(groups[number],),
            )
            for number, text in enumerate(texts.values())
        )  # fmt: skip
        blocks = enumerate(texts.values())
        provider.load_blocks([(PHONE, BlockRow(0, f"7913000000{number}", 1, text)) for number, text in blocks])


def look(window: QWidget) -> None:
    """See that every label on the screen is plain, and that nothing in it turns or hides other text."""
    window.grab()
    for top in QApplication.topLevelWidgets():
        for one in top.findChildren(QLabel):
            if one.isVisible() and one.objectName() != "qtooltip_label":  # `hover` reads those
                assert one.textFormat() == Qt.TextFormat.PlainText, one.text()[:80]
                shown = getattr(one, "_one_line", one.text)()
                # In pieces: a text that was cut is a little longer than where it is cut, for its marks came after.
                for start in range(0, len(shown), plain.LONGEST):
                    piece = shown[start : start + plain.LONGEST]
                    assert plain.text(piece) == piece, shown[:80]


def hover(view: QAbstractItemView) -> list[str]:
    """Return what a pointer that rests on each cell is told."""
    if isinstance(view, QHeaderView):
        return []
    model, told = view.model(), []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            index = model.index(row, column)
            option = QStyleOptionViewItem()
            option.initFrom(view)
            option.rect = view.visualRect(index)
            event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5)))
            view.itemDelegateForIndex(index).helpEvent(event, view, option, index)
            told.append(QToolTip.text())
            QToolTip.hideText()
    return told


async def look_around(scene: Scene) -> list[str]:
    """Look at all that is seen; return the tooltips."""
    await scene.settled()
    look(scene.window)
    views = [view for view in scene.window.findChildren(QAbstractItemView) if view.isVisible()]
    return [text for view in views if view.model() is not None for text in hover(view)]


async def walk(scene: Scene) -> list[str]:
    """Open everything there is, with each hostile contact chosen; return the tooltips."""
    desk, told = scene.desk, []
    for row in range(desk.contacts.rowCount()):
        desk.middle.table.choose_row(row)
        await scene.settled()
        look(scene.window)
    for tab in range(3):
        desk.show_tab(tab)
        told += await look_around(scene)
    for section in Section:
        desk.activity.show_section(section)
        told += await look_around(scene)
    desk.show_tab(0)
    for row in (0, desk.contacts.rowCount() - 1):
        desk.middle.table.choose_row(row)
        contact = desk.contacts.contact(row)
        for key in DIALOGS:
            if key == "unblock" and (contact is None or contact.block is None):
                continue
            desk.actions_[key].trigger()
            dialog = await until(QApplication.activeModalWidget, f"a dialog of {key}")
            look(dialog)
            for view in dialog.findChildren(QAbstractItemView):
                told += hover(view) if view.isVisible() and view.model() is not None else []
            dialog.reject()
            await until(lambda: QApplication.activeModalWidget() is None, f"the dialog of {key} to close")
    return told


async def test_text_from_outside_is_never_interpreted(open_scene: Open, tmp_path: Path, canary: Canary):
    texts = hostile(canary)
    plant(tmp_path / "provider.db", texts)
    async with open_scene() as scene:
        await scene.loaded()
        assert scene.desk.contacts.rowCount() == 4 + len(texts)
        told = await walk(scene)
        assert any("&lt;img" in tip for tip in told)
        assert not [tip for tip in told if "<img" in tip or "\0" in tip or "\u202e" in tip]
        scene.choose(texts["markup"])
        await until(lambda: scene.desk.editor.header.title.text() == texts["markup"], "the text as it is")
    assert canary.asked == 0


async def test_words_of_the_provider_are_never_interpreted(open_scene: Open, tmp_path: Path, canary: Canary):
    """Its words for an error are in a bar, in the editor and in the list of what was not sent."""
    texts = hostile(canary)
    async with open_scene() as scene:
        await scene.loaded()

        async def refuse(exchange):
            if exchange.arrival.command != "chg":
                return await exchange.run()
            body = json.dumps({"error": texts["bidi"] + texts["markup"], "error_code": 5})
            return Reply(body.encode(), "application/json; charset=utf-8")

        scene.app.fault = refuse
        scene.choose("Вера")
        contact = scene.desk.middle.table.current_id()
        change = ChangeContact(contact=contact, changes={"comment": texts["markup"]})
        await scene.desk.store.apply(Action(Verb.CHANGE_CONTACT, (change,), texts["bidi"]))
        await until(lambda: scene.desk.counts.now.problems == 1, "the refusal")
        scene.desk.doing.tell(Status(line=Line.ONLINE, error=Refused(5, texts["markup"] + texts["bidi"])))
        told = await walk(scene)
        assert not [tip for tip in told if "<img" in tip or "\u202e" in tip]
    assert canary.asked == 0


async def test_a_label_that_guesses_is_found(open_scene: Open):
    """The test of these tests."""
    with labels_that_guess():
        async with open_scene() as scene:
            await scene.loaded()
            with pytest.raises(AssertionError):
                look(scene.window)
