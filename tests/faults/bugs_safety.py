"""Bugs sown on purpose: the suite has to fail with each of them, else it proves nothing."""

import contextlib
import logging

from PySide6.QtCore import Qt

from smsc_desk.provider.transport import Transport
from smsc_desk.ui.widgets import PlainLabel


@contextlib.contextmanager
def password_in_a_log_line():
    """Bug 12: somebody who looked for a fault has left a line in."""
    send = Transport.send

    async def chatty(self, letter):
        logging.getLogger("smsc_desk.provider.transport").info("sending %s", letter.body)
        return await send(self, letter)

    Transport.send = chatty
    try:
        yield
    finally:
        Transport.send = send


@contextlib.contextmanager
def labels_that_guess():
    """Bug 13: a label is left to guess whether its text is markup."""
    make = PlainLabel.__init__

    def guess(self, text="", parent=None):
        make(self, text, parent)
        self.setTextFormat(Qt.TextFormat.AutoText)

    PlainLabel.__init__ = guess
    try:
        yield
    finally:
        PlainLabel.__init__ = make
