"""What was deleted in the last 30 days, by whom, newest first."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from smsc_desk.book.fields import show_address
from smsc_desk.book.identity import Channel
from smsc_desk.store.changes import Changed
from smsc_desk.store.graveyard import Buried
from smsc_desk.store.store import Store
from smsc_desk.ui.activity.queue_model import when
from smsc_desk.ui.activity.rows_model import RowsModel
from smsc_desk.ui.tasks import Tasks

WHAT, ADDRESS, KIND, WHEN, WHO = range(5)


class DeletedModel(RowsModel[Buried]):
    """The records that are gone and can still be brought back."""

    CONTEXT = "Deleted"
    COLUMNS = (
        str(QT_TRANSLATE_NOOP("Deleted", "Name")),
        str(QT_TRANSLATE_NOOP("Deleted", "Number / e-mail")),
        str(QT_TRANSLATE_NOOP("Deleted", "What it was")),
        str(QT_TRANSLATE_NOOP("Deleted", "When")),
        str(QT_TRANSLATE_NOOP("Deleted", "By whom")),
    )

    def __init__(self, store: Store, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(tasks, "read what was deleted", parent)
        self._store = store
        self._leave = store.subscribe(self._on_changed)

    def close(self) -> None:
        self._leave()

    def text(self, item: Buried, column: int) -> str:
        return _text(item, column)

    async def fetch(self) -> Mapping[Hashable, Buried]:
        return {one.id: one for one in await self._store.deleted()}

    def _on_changed(self, changed: Changed) -> None:
        if changed.queue or changed.groups or changed.touches_contacts() or changed.touches_blocks():
            self.changed()


def _text(record: Buried, column: int) -> str:
    match column:
        case 0:
            return record.title
        case 1:
            return "" if record.kind == "grp" else show_address(record.address, record.channel)
        case 2:
            return _kind(record)
        case 3:
            return when(record.gone_ms)
        case _:
            return _who(record)


def _kind(record: Buried) -> str:
    phone = record.channel == Channel.PHONE
    match record.kind:
        case "grp" if phone:
            return QCoreApplication.translate("Deleted", "phone group")
        case "grp":
            return QCoreApplication.translate("Deleted", "e-mail group")
        case "block":
            return QCoreApplication.translate("Deleted", "blacklist entry")
        case _:
            return QCoreApplication.translate("Deleted", "contact")


def _who(record: Buried) -> str:
    if not record.restorable:
        return QCoreApplication.translate("Deleted", "is there again")
    if record.cause == "user":
        return QCoreApplication.translate("Deleted", "by you")
    return QCoreApplication.translate("Deleted", "not listed by the provider any more")
