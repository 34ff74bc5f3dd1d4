"""Bugs sown on purpose: the suite has to fail with each of them, else it proves nothing."""

import contextlib
import logging

from smsc_desk.provider.transport import Transport


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
