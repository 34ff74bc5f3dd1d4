"""Where a window is on the screen and how large, as a text that is kept until it is opened again."""

from __future__ import annotations

import base64
import contextlib

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget


def place_of(window: QWidget) -> str:
    """Return place and size, to be kept."""
    return base64.b64encode(window.saveGeometry().data()).decode("ascii")


def put_back(window: QWidget, text: str) -> None:
    """Give a window the place and size that were kept; a text of another shape is left."""
    with contextlib.suppress(ValueError):  # base64 that is none
        window.restoreGeometry(QByteArray(base64.b64decode(text)))
