"""What Qt says while it runs goes to the log, not to whoever reads the output of the session."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS = {
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@contextlib.contextmanager
def qt_messages_told(told: Callable[[int, str], None]) -> Iterator[None]:
    """Tell Qt's messages with their level; debugging ones are dropped."""

    def handle(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind in _LEVELS:
            told(_LEVELS[kind], text)

    before = qInstallMessageHandler(handle)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
