"""What is not sent yet, as a table: the newest problems first, then what is in doubt, on its way, waiting."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDateTime, QLocale, QObject

from smsc_desk.store.changes import Changed
from smsc_desk.store.queue import QueuedEdit
from smsc_desk.store.store import Store
from smsc_desk.ui.activity import words
from smsc_desk.ui.activity.naming import EditNames
from smsc_desk.ui.activity.rows_model import RowsModel
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Tasks

WHEN, WHAT, STATE, REASON = range(4)
SIGN_ROLE = int(max(Role)) + 20
"""words.Sign: how an edit stands"""

_RANK = {"problem": 0, "doubt": 1, "sending": 2, "waiting": 3}


class QueueModel(RowsModel[QueuedEdit]):
    """The open edits; names of contacts are read for the rows on screen only."""

    CONTEXT = "Activity"
    COLUMNS = (
        str(QT_TRANSLATE_NOOP("Activity", "Time")),
        str(QT_TRANSLATE_NOOP("Activity", "Change")),
        str(QT_TRANSLATE_NOOP("Activity", "State")),
        str(QT_TRANSLATE_NOOP("Activity", "Reason")),
    )

    def __init__(self, store: Store, groups: GroupDirectory, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(tasks, "read queue", parent)
        self._store = store
        self._names = EditNames(store, groups)
        self._leave = store.subscribe(self._on_changed)
        groups.changed.connect(self.redraw)

    def close(self) -> None:
        self._leave()

    def redraw(self) -> None:
        """A name may be another one now; only what is on screen is asked for."""
        self._names.forget()
        super().redraw()

    def text(self, item: QueuedEdit, column: int) -> str:
        match column:
            case 0:
                return when(item.created_ms)
            case 1:
                return self.what(item)
            case 2:
                return words.sign(item).word
            case _:
                return words.reason(item)

    def more(self, item: QueuedEdit, column: int, role: int) -> object:
        return words.sign(item) if role == SIGN_ROLE and column == STATE else None

    def what(self, edit: QueuedEdit) -> str:
        """Say what an edit does."""
        return self._names.what(edit, lambda: self._near(edit))

    def _near(self, edit: QueuedEdit) -> list[QueuedEdit]:
        row = self.row_of(edit.id)
        return [self._found[key] for key in self._order[row : row + EditNames.AROUND]]

    # --- what the store says ---

    def _on_changed(self, changed: Changed) -> None:
        if changed.queue or changed.touches_contacts():
            self.changed()

    async def fetch(self) -> Mapping[Hashable, QueuedEdit]:
        found = await self._store.open_edits()
        return {edit.id: edit for edit in sorted(found, key=_place)}


def _place(edit: QueuedEdit) -> tuple[int, int]:
    return _RANK[words.stand(edit)], -edit.id


def when(created_ms: int) -> str:
    """Show a time: of today only the hour."""
    moment = QDateTime.fromMSecsSinceEpoch(created_ms)
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    if moment.date() == QDateTime.currentDateTime().date():
        return locale.toString(moment.time(), short)
    return locale.toString(moment, short)
