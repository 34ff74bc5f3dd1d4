"""How many contacts, blocks and open edits there are: read once for all who show it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from smsc_desk.store.changes import Changed
from smsc_desk.store.counting import Counts
from smsc_desk.store.store import Store
from smsc_desk.ui.tasks import Latest, Tasks


class PlaceCounts(QObject):
    """The store's counts as last read; None while they were never read. `changed` after they were read anew."""

    changed = Signal()

    def __init__(self, store: Store, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.now: Counts | None = None
        self._reading = Latest(tasks, self._read, name="read counts")
        self._leave = store.subscribe(self._on_changed)
        self._reading.ask()

    def close(self) -> None:
        """Hear no more of the store."""
        self._leave()

    def _on_changed(self, changed: Changed) -> None:
        # Deleting a group moves contacts to "No group".
        if changed.touches_contacts() or changed.touches_blocks() or changed.queue or changed.groups:
            self._reading.ask()

    async def _read(self) -> None:
        self.now = await self._store.counts()
        self.changed.emit()
