"""Help → Diagnostics: what it shows and copies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from smsc_desk.store.counting import Counts
from smsc_desk.ui.diagnostics_dialog import DiagnosticsDialog, Figures, Versions
from smsc_desk.ui.loop_watch import Gap, LoopWatch
from tests.ui.conftest import Scene, on_desk
from tests.ui.test_desk import unnamed

HOME = Path.home()


def figures(**changes: object) -> Figures:
    values: dict[str, object] = {
        "versions": Versions(program="1.2", python="3.11.2", qt="6.11.3", sqlite="3.51.3", system="Linux 6.1"),
        "data": HOME / "data",
        "copy": HOME / "data" / "book.db",
        "log": HOME / "data" / "smsc-desk.log",
        "size": 350_000_000,
        "contacts": 1_000_000,
        "groups": 12,
        "blocks": 34,
        "counts": Counts({}, {}, 5, 6, 7),
        "at_once": 12,
        "refreshed_ms": None,
    }
    return Figures(**(values | changes))  # type: ignore[arg-type] # by name


def shown(dialog: DiagnosticsDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_it_shows_and_copies_the_same_without_secrets_and_without_the_users_name(qtbot):
    watch = LoopWatch()
    watch.stop()
    watch.longest = Gap(1.234, 0.0, "Pull.run")
    dialog = DiagnosticsDialog(figures(), watch, lambda text: text.replace("6.11.3", "***"))
    qtbot.addWidget(dialog)
    text = shown(dialog)
    for value in (
        "1.2",
        "3.11.2",
        "SQLite 3.51.3",
        str(HOME / "data" / "book.db"),
        "1\u202f234 ms",
        "Pull.run",
        "never",
    ):
        assert value in text, value
    dialog.findChildren(QPushButton)[0].click()
    copied = QGuiApplication.clipboard().text()
    assert len(copied.splitlines()) == len(dialog.rows())
    assert str(HOME) not in copied
    assert "~" in copied
    assert "***" in copied
    assert unnamed(dialog) == []


def test_gaps_go_on_while_it_is_open(qtbot):
    watch = LoopWatch()
    watch.stop()
    dialog = DiagnosticsDialog(figures(), watch, str)
    qtbot.addWidget(dialog)
    watch.longest = Gap(0.777)
    qtbot.waitUntil(lambda: "777" in shown(dialog))


@on_desk
async def test_the_command_asks_for_it(scene: Scene):
    asked: list[bool] = []
    scene.desk.diagnosticsWanted.connect(lambda: asked.append(True))
    scene.desk.actions_["diagnostics"].trigger()
    assert asked == [True]
