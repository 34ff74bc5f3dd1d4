"""The guard before changes of many contacts: a question with the number in its button, and a snapshot of the copy."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from smsc_desk.book.errors import StoreError
from smsc_desk.settings import Settings
from smsc_desk.store.search import Place
from smsc_desk.ui import messages
from smsc_desk.ui.groups.counts import PlaceCounts
from smsc_desk.ui.notices import Notices
from smsc_desk.ui.tasks import ask

SHARE, SHARE_ABOVE = 0.1, 20

Say = Callable[[], str]
Snapshot = Callable[[], Awaitable[None]]


class LargeChange(QObject):
    """Undo alone is too little for what touches many contacts at once (features, G17).

    Many are more than the user's setting, or more than a tenth of the book and than 20. `snapshot` writes the whole
    copy to a file beside it; None where there is nothing to write it for.
    """

    def __init__(
        self, counts: PlaceCounts, settings: Settings, notices: Notices, snapshot: Snapshot | None, window: QWidget
    ) -> None:
        super().__init__(window)
        self._counts, self._settings, self._notices, self._snapshot = counts, settings, notices, snapshot
        self._window = window

    def is_large(self, contacts: int) -> bool:
        """Tell whether a change of so many contacts is asked about first."""
        counts = self._counts.now
        total = counts.places.get(Place.ALL, 0) if counts else 0
        return contacts > self._settings.values.ask_above or (contacts > SHARE_ABOVE and contacts > SHARE * total)

    async def allowed(self, contacts: int, text: Say, verb: Say, *, harmless: bool = False) -> bool:
        """Tell whether a change may go on: at once where it is small, else after the question and the snapshot."""
        if not self.is_large(contacts):
            return True
        from smsc_desk.ui.groups.question import Question  # noqa: PLC0415 - start-up: nobody sees it

        question = Question(text, verb, harmless=harmless, parent=self._window)
        return await ask(question) and await self.kept(contacts)

    async def kept(self, contacts: int) -> bool:
        """Write the snapshot before a large change that was asked about; where that fails, it is not to be made."""
        if self._snapshot is None or not self.is_large(contacts):
            return True
        self._notices.show_bar("snapshot", "info", self.tr("A snapshot of the copy is written first…"))
        try:
            await self._snapshot()
        except StoreError as error:
            why = messages.describe(error)
            said = self.tr("No snapshot could be written first, so nothing was changed.")
            self._notices.show_bar("snapshot", "warn", f"{said} {why.text}", details=why.details)
            return False
        self._notices.clear("snapshot")
        return True
