"""Jobs as a table, the newest first: imports, imports into the blacklist, and what undoes one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt

from smsc_desk.ui import plain
from smsc_desk.ui.activity.queue_model import when
from smsc_desk.ui.activity.rows_model import RowsModel
from smsc_desk.ui.activity.words import Sign
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.importing.engine import Importer, JobStatus, has_ended
from smsc_desk.ui.importing.job_words import JobWords, percent
from smsc_desk.ui.importing.words import file_name
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Tasks

translate = QCoreApplication.translate

NAME, KIND, STATE, ROWS, ADDED, UPDATED, REFUSED, LEFT_OUT, WAITING, BEGUN, ENDED = range(11)
SIGN_ROLE = int(max(Role)) + 20
"""words.Sign: how a job stands"""
SHARE_ROLE = int(max(Role)) + 50
"""int: how much of a job that has not ended is done, in percent; None for the others"""


class JobModel(RowsModel[JobStatus]):
    """Told by who carries the jobs out; nothing is asked again and again."""

    CONTEXT = "Jobs"
    COLUMNS = (
        str(QT_TRANSLATE_NOOP("Jobs", "File")),
        str(QT_TRANSLATE_NOOP("Jobs", "Kind")),
        str(QT_TRANSLATE_NOOP("Jobs", "State")),
        str(QT_TRANSLATE_NOOP("Jobs", "Rows")),
        str(QT_TRANSLATE_NOOP("Jobs", "Added")),
        str(QT_TRANSLATE_NOOP("Jobs", "Updated")),
        str(QT_TRANSLATE_NOOP("Jobs", "Refused")),
        str(QT_TRANSLATE_NOOP("Jobs", "Left out")),
        str(QT_TRANSLATE_NOOP("Jobs", "Waiting")),
        str(QT_TRANSLATE_NOOP("Jobs", "Begun")),
        str(QT_TRANSLATE_NOOP("Jobs", "Ended")),
    )
    NUMBERS = frozenset({ROWS, ADDED, UPDATED, REFUSED, LEFT_OUT, WAITING})

    def __init__(self, importer: Importer, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(tasks, "read jobs", parent)
        self._importer = importer
        self._told = set[int]()  # since the reading began
        self._leave = importer.subscribe(self._on_status)
        self.ask()

    def close(self) -> None:
        self._leave()

    async def fetch(self) -> Mapping[Hashable, JobStatus]:
        self._told.clear()
        read = {status.id: status for status in await self._importer.statuses()}
        newer = {number: self._found[number] for number in self._told}
        return _newest_first(read | newer)

    def _on_status(self, status: JobStatus) -> None:
        """Only the row of that job is drawn anew: with hundreds of them, one is told five times a second."""
        self._told.add(status.id)
        if status.id in self._found:
            self._found[status.id] = status
            row = self.row_of(status.id)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.COLUMNS) - 1))
        else:
            self.show_rows(_newest_first({**self._by_number(), status.id: status}))
        self.refreshed.emit()

    def _by_number(self) -> dict[int, JobStatus]:
        return {status.id: status for status in self.items()}

    def count(self) -> int:
        """Return how many have not ended."""
        return sum(not has_ended(status) for status in self.items())

    def text(self, item: JobStatus, column: int) -> str:
        match column:
            case 0:
                return plain.one_line(file_name(item.name))
            case 1:
                return kind(item)
            case 2:
                return _stand_with_share(item)
            case 9:
                return when(item.begun_ms)
            case 10:
                return "" if item.ended_ms is None else when(item.ended_ms)
            case 4 if item.kind == "undo":  # what the import had added goes
                return f"−{thousands(item.added)}" if item.added else "0"
            case _:
                return thousands(_number(item, column))

    def more(self, item: JobStatus, column: int, role: int) -> object:
        if column == STATE and role == SIGN_ROLE:
            return sign(item)._replace(word=_stand_with_share(item))
        if column == STATE and role == SHARE_ROLE:
            return None if has_ended(item) else percent(item)
        return about(item) if role == Qt.ItemDataRole.ToolTipRole else None


def _newest_first(found: Mapping[int, JobStatus]) -> dict[Hashable, JobStatus]:
    return {number: found[number] for number in sorted(found, reverse=True)}


def _number(status: JobStatus, column: int) -> int:
    numbers = {
        ROWS: status.rows, ADDED: status.added, UPDATED: status.updated, REFUSED: status.refused,
        LEFT_OUT: status.left_out, WAITING: status.waiting,
    }  # fmt: skip
    return numbers[column]


def kind(status: JobStatus) -> str:
    """Name what a job does."""
    match status.kind:
        case "blacklist":
            return translate("Jobs", "Into the blacklist")
        case "undo":
            return translate("Jobs", "Undo of an import")
        case _:
            return translate("Jobs", "Import")


def sign(status: JobStatus) -> Sign:
    """Return how a job stands: picture, colour, word."""
    match status.state:
        case "planning" if status.reason:
            return Sign("refresh", "accent", translate("Jobs", "Reading the lists"))
        case "planning" | "running":
            return Sign("send", "accent", translate("Jobs", "Running"))
        case "paused":
            return Sign("clock", "warn", translate("Jobs", "Paused"))
        case "failed":
            return Sign("warning", "danger", translate("Jobs", "Waits for you"))
        case "stopped" if not has_ended(status):
            return Sign("minus-circle", "muted", translate("Jobs", "Being stopped"))
        case "stopped":
            return Sign("minus-circle", "muted", translate("Jobs", "Stopped"))
        case _ if status.refused:
            return Sign("warning", "warn", translate("Jobs", "Done, with problems"))
        case _:
            return Sign("check", "ok", translate("Jobs", "Done"))


def _stand_with_share(status: JobStatus) -> str:
    word = sign(status).word
    return word if has_ended(status) or status.state == "stopped" else f"{word} · {percent(status)} %"


def about(status: JobStatus) -> str:
    """Say in sentences how far a job is or what came of it, and why it waits."""
    said = JobWords()
    far = said.result(status) if has_ended(status) else f"{said.progress(status)}."
    return " ".join(filter(None, (far, said.why(status))))
