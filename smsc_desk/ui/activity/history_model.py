"""What the user did, newest first; read page by page as one scrolls down, never the whole journal."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from smsc_desk.store.changes import Changed
from smsc_desk.store.history import Deed
from smsc_desk.store.store import Store
from smsc_desk.ui.activity.deed_words import DeedStand, say_deed
from smsc_desk.ui.activity.queue_model import when
from smsc_desk.ui.activity.rows_model import Index, RowsModel
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Tasks

WHEN, WHAT, MANY, STAND, UNDO = range(5)
CAN_UNDO_ROLE = int(max(Role)) + 40
"""bool: whether a deed can be undone"""
PAGE = 200


class HistoryModel(RowsModel[Deed]):
    """The deeds that were read so far."""

    CONTEXT = "History"
    COLUMNS = (
        str(QT_TRANSLATE_NOOP("History", "Time")),
        str(QT_TRANSLATE_NOOP("History", "What you did")),
        str(QT_TRANSLATE_NOOP("History", "Changes")),
        str(QT_TRANSLATE_NOOP("History", "How it stands")),
        str(QT_TRANSLATE_NOOP("History", "Undo")),
    )
    NUMBERS = frozenset({MANY})

    def __init__(self, store: Store, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(tasks, "read history", parent)
        self._store = store
        self._wanted = PAGE
        self.more_to_read = False
        self._leave = store.subscribe(self._on_changed)

    def close(self) -> None:
        self._leave()

    def what(self, deed: Deed) -> str:
        """Say what was done."""
        return say_deed(deed, self._found.get)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.more_to_read

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid() and self._wanted <= len(self._order):
            self._wanted = len(self._order) + PAGE
            self.ask()

    def more(self, item: Deed, column: int, role: int) -> object:  # noqa: ARG002 - the same in all of a row
        return item.can_undo if role == CAN_UNDO_ROLE else None

    def text(self, item: Deed, column: int) -> str:
        deed = item
        match column:
            case 0:
                return when(deed.created_ms)
            case 1:
                return self.what(deed)
            case 2:
                return thousands(sum(deed.counts.values()))
            case 3:
                return DeedStand().say(deed.counts)
            case _ if deed.can_undo:
                return self._undo_word(deed)
            case _:
                return QCoreApplication.translate("History", "undone") if deed.undone else ""

    @staticmethod
    def _undo_word(deed: Deed) -> str:
        if deed.depth % 2:  # to undo an undoing is to do it again
            return QCoreApplication.translate("History", "Redo")
        return QCoreApplication.translate("History", "Undo")

    # --- what the store says ---

    def _on_changed(self, changed: Changed) -> None:
        if changed.queue:
            self.changed()

    async def fetch(self) -> Mapping[Hashable, Deed]:
        found: list[Deed] = []
        # Pages, since a journal of years is long; those that were seen already may stand otherwise by now.
        while len(found) < self._wanted:
            page = await self._store.history(limit=PAGE, before=found[-1].id if found else None)
            found += page
            self.more_to_read = len(page) == PAGE
            if not self.more_to_read:
                break
        return {deed.id: deed for deed in found}
