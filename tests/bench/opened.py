"""A process that shows a window and tells of it: `python -m tests.bench.opened empty|program [ARGUMENT …]`.

The program runs as it always does; whoever looks at it was sent an event before there was a program. What is seen goes
to stdout as JSON lines: first painted row, then memory when all is read. `empty` is a window of Qt with an empty table.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable

if sys.argv[1:2] == ["program"]:
    import smsc_desk.app  # as the program does: Qt comes after it

    # Of the tools of the tests only: where these are installed, httpx imports them for a command line of its own.
    sys.modules["rich"] = sys.modules["pygments"] = None  # type: ignore[assignment]

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, QTimerEvent

from tests.bench.processes import mebibytes

LOOK_MS = 5
QUIET_S = 3.0
"""So long nothing may change any more until all is read."""


def tell(step: str) -> None:
    """Write down when something was seen, on the clock of all processes, and what it took."""
    memory = mebibytes(os.getpid(), "VmRSS")
    told = {"step": step, "at": time.monotonic(), "cpu": time.process_time(), "mebibytes": memory}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


class _Painted(QObject):
    """Calls back after the next painting of a widget that is watched, once."""

    def __init__(self, seen: Callable[[], bool], then: Callable[[], None]) -> None:
        super().__init__()
        self._seen, self._then = seen, then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and self._seen():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)  # after the painting itself
        return False


class _Witness(QObject):
    """Looks for the table, then at its first painted row, then whether all was read."""

    def __init__(self) -> None:
        super().__init__()
        self._filter: _Painted | None = None
        self._still_since = 0.0

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self.startTimer(LOOK_MS)
            return True
        return super().event(event)

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802 - Qt's name
        desk = _desk()
        if desk is None:
            return
        self.killTimer(event.timerId())
        self._desk = desk
        self._filter = _Painted(lambda: desk.contacts.rowCount() > 0, self._first_row)
        desk.middle.table.viewport().installEventFilter(self._filter)

    def _first_row(self) -> None:
        tell("first row")
        QTimer.singleShot(100, self._wait)

    def _wait(self) -> None:
        desk = self._desk
        quiet = desk.contacts.complete and desk.counts.now is not None and not desk.worker.status.refreshing
        now = time.monotonic()
        self._still_since = self._still_since or now if quiet else 0.0
        if quiet and now - self._still_since > QUIET_S:
            tell("all read")
            self._use()
        else:
            QTimer.singleShot(100, self._wait)

    def _use(self) -> None:
        """Scroll through the book and select all of it."""
        table = self._desk.middle.table
        bar = table.verticalScrollBar()
        for number in range(200):
            bar.setValue(bar.maximum() * number // 199)
            table.viewport().repaint()
        table.selectAll()
        table.viewport().repaint()
        tell("used")
        table.window().close()


def _desk():  # type: ignore[no-untyped-def] # of the program, which is not to be imported earlier than by itself
    module = sys.modules.get("smsc_desk.ui.desk")
    application = sys.modules.get("PySide6.QtWidgets")
    if module is None or application is None or not hasattr(module, "Desk"):
        return None
    for window in application.QApplication.topLevelWidgets():
        found = window.findChild(module.Desk)
        if found is not None:
            return found
    return None


def _empty() -> int:
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    app = QApplication(sys.argv)
    window, table = QMainWindow(), QTableView()
    window.setCentralWidget(table)
    window.resize(1200, 760)

    def told() -> None:
        tell("first row")
        window.close()

    painted = _Painted(lambda: True, told)
    table.viewport().installEventFilter(painted)
    window.show()
    return app.exec()


def _program(argv: list[str]) -> int:
    witness = _Witness()
    QCoreApplication.postEvent(witness, QEvent(QEvent.Type.User))
    return smsc_desk.app.main(argv)


if __name__ == "__main__":
    sys.exit(_empty() if sys.argv[1] == "empty" else _program(sys.argv[2:]))
