"""The keyboard that tests share: they all have one QApplication, and it remembers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


@pytest.fixture(autouse=True)
def no_key_is_held(qapp: QApplication) -> None:
    """Qt remembers the modifiers of the last key event: after a test that ended with Ctrl, a click would mean more."""
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier)
    qapp.sendEvent(QWidget(), event)
    assert qapp.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
