"""A user made of code: runs inside the program's own process, finds controls by their accessible names, presses keys.

    python -m tests.e2e.robot STORY [the program's arguments]

The story is a coroutine of `tests.e2e.stories`. It is begun by an event posted before there is a program, so
nothing of the program is replaced or patched: `smsc_desk.app.main` runs as it always does. What the robot sees
goes to stdout as JSON lines, and what the test has to say comes in by stdin. Every wait has an end; one that is not
granted prints where the story was and ends the process with BROKEN.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import traceback
from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, QObject, QPoint, Qt, QTimerEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QLabel, QMainWindow, QWidget

from smsc_desk.app import main

BROKEN = 70
PATIENCE_S = 15.0
BREATH_S = 0.01

W = TypeVar("W", bound=QWidget)
Key = Qt.Key
Story = Callable[["Robot"], Coroutine[Any, Any, None]]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls it: a button without a name of its own goes by its words."""
    words = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words


class Robot:
    """Hands and eyes of a user."""

    # --- what is told ---

    @staticmethod
    def say(step: str, **facts: Any) -> None:
        """Tell the test what was seen."""
        sys.stdout.write(json.dumps({"step": step} | facts, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    @staticmethod
    async def hear() -> str:
        """Wait for a line of the test."""
        return (await asyncio.to_thread(sys.stdin.readline)).strip()

    # --- what is seen ---

    @classmethod
    async def until(cls, seen: Callable[[], Any], what: str, patience_s: float = PATIENCE_S) -> Any:
        """Look again and again until there is something to see; first what was done is let happen."""
        for _ in range(round(patience_s / BREATH_S)):
            await asyncio.sleep(BREATH_S)
            if cls._has_window() and (found := seen()):
                return found
        raise AssertionError(f"waited {patience_s} s for {what}")

    @staticmethod
    def _has_window() -> bool:
        """Give the keyboard to the window: without a screen there is no window manager that would."""
        if QApplication.activeWindow() is None:
            for window in QApplication.topLevelWidgets():
                if isinstance(window, QMainWindow) and window.isVisible():
                    window.activateWindow()
        return QApplication.activeWindow() is not None

    @staticmethod
    def all(kind: type[W] = QWidget) -> Iterator[W]:  # type: ignore[assignment] # a TypeVar has no default yet
        """Yield what is on the screen, the newest window first: what is in front of the others."""
        for window in reversed(QApplication.topLevelWidgets()):
            if window.isVisible():
                for widget in (window, *window.findChildren(QWidget)):
                    if isinstance(widget, kind) and widget.isVisible():
                        yield widget

    def look(self, name: str, kind: type[W] = QWidget) -> W | None:  # type: ignore[assignment]
        """Return what has this accessible name, None where it is not to be seen."""
        return next((widget for widget in self.all(kind) if name_of(widget) == name), None)

    async def find(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """Wait for what has this accessible name."""
        found: W = await self.until(lambda: self.look(name, kind), f"a {kind.__name__} “{name}”; {self.overview()}")
        return found

    def words(self) -> str:
        """Return all words on the screen that are no input."""
        return "\n".join(text for shown in self.all(QLabel) if (text := shown.text()))

    async def read(self, text: str) -> None:
        """Wait until these words are on the screen."""
        await self.until(lambda: text in self.words(), f"the words “{text}”; there are: {self.words()!r}")

    def overview(self) -> str:
        """Return the names of what is on the screen, for a failure."""
        return "there are: " + ", ".join(sorted({name for w in self.all() if (name := name_of(w))}))

    @property
    def window(self) -> QMainWindow:
        """The program's window."""
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))

    async def dialog(self, name: str = "") -> QDialog:
        """Wait for a dialog that has the keyboard, of this accessible name or window title."""

        def shown() -> QDialog | None:
            top = QApplication.activeModalWidget()
            right = isinstance(top, QDialog) and name in {"", top.accessibleName(), top.windowTitle()}
            return top if right and top.isAncestorOf(QApplication.focusWidget() or self.window) else None  # type: ignore[return-value, union-attr]

        found: QDialog = await self.until(shown, f"the dialog “{name}”, active is {QApplication.activeModalWidget()}")
        return found

    async def no_dialog(self) -> None:
        """Wait until the window itself is in front again."""

        def gone() -> bool:
            return QApplication.activeModalWidget() is None and self.window.isActiveWindow()

        await self.until(gone, f"no dialog; {self.words()!r}")

    # --- tables ---

    @staticmethod
    def cells(table: QAbstractItemView) -> list[list[str]]:
        """Return what a table shows."""
        model = table.model()
        columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
        rows = range(model.rowCount())
        return [[str(model.index(row, column).data() or "") for column in columns] for row in rows]

    def row(self, table: QAbstractItemView, text: str) -> list[str] | None:
        """Return the row that has a cell with this text."""
        return next((row for row in self.cells(table) if text in row), None)

    # --- what is done ---

    def press(self, keys: str, times: int = 1) -> None:
        """Press keys such as `Ctrl+Shift+B`, where the keyboard is."""
        combination = QKeySequence(keys)[0]
        for _ in range(times):
            QTest.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type text where the keyboard is; of letters beyond ASCII QTest knows nothing."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(self.focus(), event)

    def retype(self, text: str) -> None:
        """Type text in place of what stands in the field."""
        self.press("Ctrl+A")
        self.type(text)

    @staticmethod
    def focus() -> QWidget:
        """Return what has the keyboard."""
        found = QApplication.focusWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
        assert found is not None, "nothing has the keyboard"
        return found

    async def go_to(self, name: str, *, backwards: bool = False) -> None:
        """Walk with Tab until the control of this name has the keyboard."""
        for _ in range(60):
            if name_of(self.focus()) == name:
                return
            self.press("Shift+Tab" if backwards else "Tab")
            await asyncio.sleep(0)
        raise AssertionError(f"Tab does not lead to “{name}”; {self.overview()}")

    @staticmethod
    def click(widget: QWidget, at: QPoint | None = None) -> None:
        """Click with the left button."""
        where = widget.rect().center() if at is None else at
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


class _Starter(QObject):
    """Waits for the program's loop, then begins the story; a refused one ends the process at once."""

    def __init__(self, story: Story) -> None:
        super().__init__()
        self._story = story
        self._task: asyncio.Task[None] | None = None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self.startTimer(10)
            return True
        return super().event(event)

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802 - Qt's name
        with contextlib.suppress(RuntimeError):  # no loop runs yet
            self._task = asyncio.get_running_loop().create_task(self._play(), name="story")
            self.killTimer(event.timerId())

    async def _play(self) -> None:
        robot = Robot()
        try:
            await self._story(robot)
        except Exception:  # noqa: BLE001 - whatever it was, the test is to read it
            robot.say("broken", why=traceback.format_exc(), seen=robot.words())
            os._exit(BROKEN)


def play(story: Story, argv: Sequence[str]) -> int:
    """Run the program with a user in front of it; return its exit code."""
    starter = _Starter(story)
    QCoreApplication.postEvent(starter, QEvent(QEvent.Type.User))
    return main(argv)


if __name__ == "__main__":
    from tests.e2e import stories

    sys.exit(play(getattr(stories, sys.argv[1]), sys.argv[2:]))
