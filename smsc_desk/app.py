"""Arguments, wiring, event loop: the file that knows everybody.

One coroutine owns every lifetime in order; stopping is the same list backwards. Closing the window never waits for
the network: what is in flight is on disk.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from smsc_desk.arguments import NO_DISPLAY, Arguments, from_environment, parse, without_screen
from smsc_desk.startup import import_plainly, leave_garbage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    if getattr(sys, "frozen", False):
        _become_what_was_asked_for()
    argv = sys.argv[1:] if argv is None else argv
    if argv and argv[0] == "serve":
        from smsc_desk.sandbox.command import main as serve  # noqa: PLC0415 - the sandbox needs no window

        return serve(argv[1:])
    arguments = parse(argv)
    if not without_screen(arguments):
        print(NO_DISPLAY, file=sys.stderr)  # noqa: T201 - this is the answer of a command
        return 2
    return _run_window(arguments)


def _become_what_was_asked_for() -> None:
    """Let a program in one file be the process that reads address files, if it was started as that."""
    import multiprocessing  # noqa: PLC0415 - start-up: a tenth of what shows the window

    multiprocessing.freeze_support()


def _run_window(arguments: Arguments) -> int:
    leave_garbage()
    from PySide6.QtCore import QCoreApplication, Qt  # noqa: PLC0415 - only with a screen
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    import_plainly()
    from smsc_desk.accounts import close_to_others  # noqa: PLC0415 - `serve` needs none of it
    from smsc_desk.log import no_core_dumps  # noqa: PLC0415
    from smsc_desk.loop import Loop  # noqa: PLC0415
    from smsc_desk.memory import hold_little  # noqa: PLC0415
    from smsc_desk.turns import short_turns  # noqa: PLC0415

    close_to_others()
    no_core_dumps()
    hold_little()
    short_turns()
    QCoreApplication.setApplicationName("smsc-desk")
    QGuiApplication.setDesktopFileName("smsc-desk")
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([sys.argv[0]])
    app.setQuitOnLastWindowClosed(False)  # Qt must not end the loop before we have stopped
    with asyncio.Runner(loop_factory=lambda: Loop(app)) as runner:
        return runner.run(_run(app, arguments))


async def _run(app: QApplication, arguments: Arguments) -> int:
    from smsc_desk.book.errors import StoreError  # noqa: PLC0415 - as above
    from smsc_desk.frame import make_frame  # noqa: PLC0415
    from smsc_desk.log import Log  # noqa: PLC0415
    from smsc_desk.ui.qt_messages import qt_messages_told  # noqa: PLC0415

    closing = asyncio.Event()
    loop = asyncio.get_running_loop()
    if os.name != "nt":
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, closing.set)
    try:
        frame = make_frame(app, arguments)
    except StoreError as error:
        where = arguments.data_dir or "the data folder"
        print(f"smsc-desk: {where} cannot be used: {error}", file=sys.stderr)  # noqa: T201
        return 1
    with contextlib.closing(Log(frame.accounts.data_dir, stderr=sys.stderr)) as log, qt_messages_told(log.qt):
        await frame.window.painted()
        # The window is on the screen: only now is the rest of the program read.
        from smsc_desk.program import Program  # noqa: PLC0415

        try:
            return await Program(frame, arguments, from_environment(os.environ), closing, log).run()
        except Exception as error:  # noqa: BLE001 - Python would print its text, whatever data that holds
            log.crash(error, "the program could not go on")
            return 1
