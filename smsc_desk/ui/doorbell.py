"""How a second start finds the window that has the account open: a local socket that only this user may reach.

It carries no data: a connection means "come to the front", and the answer is one byte. Who holds the lock of the
account may take over a socket that a killed process has left, since that process is surely gone.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_S = 2.0
ANSWER = b"1"


class Doorbell(QObject):
    """Listens while an account is open; where it cannot, a second start shows a sentence instead."""

    rung = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QLocalServer.removeServer(name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.write(ANSWER)
            visitor.flush()
            visitor.disconnectFromServer()
            self.rung.emit()


async def ring(name: str, patience_s: float = PATIENCE_S) -> bool:
    """Ask the window behind a doorbell to come to the front; tells whether somebody answered."""
    answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    refused = asyncio.Event()

    def answer() -> None:
        if not answered.done():
            answered.set_result(None)

    socket = QLocalSocket()
    socket.readyRead.connect(answer)
    socket.errorOccurred.connect(refused.set)
    gave_up = asyncio.ensure_future(refused.wait())
    try:
        socket.connectToServer(name)
        ends: set[asyncio.Future[Any]] = {answered, gave_up}
        await asyncio.wait(ends, timeout=patience_s, return_when=asyncio.FIRST_COMPLETED)
        return answered.done()
    finally:
        gave_up.cancel()
        answered.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await gave_up
        socket.abort()
        socket.deleteLater()
