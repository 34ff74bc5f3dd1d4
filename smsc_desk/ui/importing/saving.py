"""Files that an import writes: asked for, written off the loop, and what came of it said beside the button."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from smsc_desk.book.errors import DiskTrouble
from smsc_desk.ui import messages
from smsc_desk.ui.importing.choosing import ChooseTarget
from smsc_desk.ui.importing.parts import Notice

Write = Callable[[Path], Awaitable[object]]


class Saving(QObject):
    """Belongs to a window, over which it asks."""

    def __init__(self, choose: ChooseTarget, window: QWidget) -> None:
        super().__init__(window)
        self._choose, self._window = choose, window

    async def save(self, name: str, write: Write, said: Notice, trouble: Notice) -> Path | None:
        """Ask for a file of that name and write it; return where it is, None where it is not."""
        path = await self._choose(self._window, name)
        if path is None:
            return None
        said.say("")
        trouble.say("")
        try:
            await write(path)
        except DiskTrouble as error:
            trouble.say(messages.describe(error).text)
        except OSError as error:
            trouble.say(self.tr("The file could not be saved: %1").replace("%1", str(error)))
        else:
            said.say(self.tr("Saved: %1").replace("%1", str(path)))
            return path
        return None
