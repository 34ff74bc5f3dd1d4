"""What the user is told of a damaged copy: that it is damaged, and after the next start what was found and kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, QObject

from smsc_desk.book.errors import Damaged
from smsc_desk.store import rescue
from smsc_desk.store.rescue import Rescued
from smsc_desk.store.store import Store
from smsc_desk.ui import messages
from smsc_desk.ui.notices import Notices
from smsc_desk.ui.tasks import Tasks


class Mending(QObject):
    """Shows the bars; `tasks` runs what their buttons do."""

    def __init__(self, notices: Notices, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices, self._tasks = notices, tasks

    def tell_damage(self, error: Damaged, mend: Callable[[], None]) -> None:
        """Say that the open copy is damaged; `mend` opens it again, which mends it."""
        message = messages.describe(error)
        choices = [(self.tr("Mend it now"), mend)]
        self._notices.show_bar("damaged", "danger", message.text, details=message.details, choices=choices)

    def tell_start(self, store: Store) -> None:
        """Say what was found when the copy was opened; of a rescue at every start until the user has read it."""
        self._notices.clear("damaged")
        if store.start.journal_lost:
            self._notices.show_bar("journal", "warn", self.journal_lost(str(store.path.parent)))
        if (rescued := rescue.rescued_of(store)) is not None:
            choices = [(self.tr("I have read this"), lambda: self._forget(store))]
            self._notices.show_bar("rescued", "warn", self.rescued(rescued), details=rescued.found, choices=choices)

    def _forget(self, store: Store) -> None:
        self._tasks.start(rescue.told(store), name="forget the rescue")

    # --- words ---

    def rescued(self, what: Rescued) -> str:
        """Word what was found at the start, what was kept, and where the damaged file lies."""
        parts = [
            self.tr("The address book on this computer was damaged and has been mended."),
            self._restored(what.snapshot_ms),
            *self._queue(what),
            self.tr("The provider’s lists are being read anew; nothing is deleted there."),
            self.tr("The damaged file is kept in %1.").replace("%1", what.aside),
        ]
        return " ".join(parts)

    def _restored(self, snapshot_ms: int | None) -> str:
        if snapshot_ms is None:
            return self.tr("There was no earlier copy, so it is filled anew.")
        moment = QDateTime.fromMSecsSinceEpoch(snapshot_ms)
        shown = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        return self.tr("Its copy of %1 took its place.").replace("%1", shown)

    def _queue(self, what: Rescued) -> list[str]:
        saved = [self.tr("%n change(s) not yet sent were saved.", "", what.edits)]
        if what.lost is None:
            lost = self.tr("What was changed last could not be read: look at your last changes.")
            return [*saved, lost] if what.edits else [lost]
        return [*saved, self.tr("%n entry(ies) of the list of changes could not be read.", "", what.lost)][
            : 1 + bool(what.lost)
        ]

    def journal_lost(self, folder: str) -> str:
        """Word that the file has lost its journal."""
        text = self.tr(
            "The journal of the address book (book.db-wal) is gone from %1: changes saved shortly before the program"
            " last stopped may be lost. Look at your last changes; the provider’s lists are being read anew."
        )
        return text.replace("%1", folder)
