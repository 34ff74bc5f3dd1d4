"""Imports of an account: opens their windows, keeps drafts, follows the jobs, and tells how far they are."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from smsc_desk.book.errors import DiskTrouble, Error
from smsc_desk.files import plan as plans
from smsc_desk.files.plan import Subject
from smsc_desk.store.store import Store
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.importing import drafts, words
from smsc_desk.ui.importing.choosing import ChooseSource, ChooseTarget, choose_source, choose_target
from smsc_desk.ui.importing.drafts import PIECES, Draft
from smsc_desk.ui.importing.engine import Importer, JobStatus, Reader, has_ended
from smsc_desk.ui.importing.presets import PIECE, Presets
from smsc_desk.ui.importing.work import ImportWork, now_ms
from smsc_desk.ui.kit import Kit
from smsc_desk.ui.placing import place_of, put_back
from smsc_desk.ui.tasks import Tasks

if TYPE_CHECKING:
    from smsc_desk.ui.importing.import_dialog import ImportDialog

PLACE = "import.window"
"""Where the window was on the screen; kept with the account's window layout"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imports:
    """The engine: where files are read, and who carries imports out."""

    reader: Reader
    importer: Importer
    choose_source: ChooseSource = choose_source
    choose_target: ChooseTarget = choose_target


class Importing(QObject):
    """One window for contacts and one for the blacklist at a time."""

    statusChanged = Signal(object)
    """JobStatus of the job that runs, None when there is none"""
    wentOn = Signal(object)
    """JobStatus of a job that an earlier run of the program has begun"""
    showWanted = Signal(object)
    undoWanted = Signal(object)
    reviewWanted = Signal(object)
    said = Signal(str, str)
    """kind of a message bar and its words"""

    def __init__(
        self, store: Store, imports: Imports, tasks: Tasks, groups: GroupDirectory, kit: Kit, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._imports, self._tasks, self._groups, self._kit = store, imports, tasks, groups, kit
        self._presets = Presets(store.layout(PIECE), store.save_layout)
        self._tags: list[str] = []
        self._windows: dict[Subject, ImportDialog] = {}
        self._statuses: dict[int, JobStatus] = {}
        self._begun: set[int] = set()  # by this run of the program
        self._leave = imports.importer.subscribe(self._on_status)
        tasks.start(self._sweep(), name="remove files of old imports")

    def close(self) -> None:
        """Hear no more of the jobs, and close the windows."""
        self._leave()
        for window in list(self._windows.values()):
            window.close()

    async def _sweep(self) -> None:
        """Remove the copies of files that no job and no draft needs any more."""
        texts = [self._store.layout(piece) for piece in PIECES.values()]
        kept = {draft.sha256 for text in texts if (draft := drafts.load(text, now_ms()))}
        keep, spool = kept | await self._store.files_of_jobs(), self._imports.reader.spool
        with contextlib.suppress(DiskTrouble):  # what cannot be removed now goes at the next start
            await asyncio.to_thread(spool.sweep_parts)
            await asyncio.to_thread(spool.sweep, keep)

    # --- windows ---

    def window(self, subject: Subject = Subject.CONTACTS) -> ImportDialog | None:
        """Return the window that is open."""
        return self._windows.get(subject)

    def open(
        self,
        parent: QWidget,
        subject: Subject = Subject.CONTACTS,
        *,
        path: Path | None = None,
        text: str = "",
        groups: Sequence[str] = (),
    ) -> ImportDialog:
        """Open the window, or bring it to the front; begin with a file or with pasted cells where they are given."""
        window = self._windows.get(subject)
        if window is not None and window.job is not None and (path or text or window.ended):
            window.close()
            window = None
        if window is None:
            window = self._new(parent, subject, groups)
            self._offer_draft(window, subject)
        elif groups and window.job is None:
            window.enter(groups)
        if path is not None:
            window.work.take_file(path)
        elif text:
            window.take_cells(text)
        _to_front(window)
        return window

    def open_job(self, parent: QWidget, status: JobStatus) -> None:
        """Show how a job stands, or what came of it."""
        subject = Subject.BLACKLIST if status.kind == "blacklist" else Subject.CONTACTS
        window = self._windows.get(subject)
        if window is not None and window.job != status.id:
            window.close()
            window = None
        if window is None:
            window = self._new(parent, subject, ())
            window.follow(status.id, status)
            self._tasks.start(self._load(window, status), name="read a job")
        _to_front(window)

    async def _load(self, window: ImportDialog, status: JobStatus) -> None:
        """Bring back what a job was made of, for its failed rows."""
        job = await self._store.job(status.id)
        if job is None or not job.plan:
            return
        path = self._imports.reader.spool.path(job.sha256)
        if path.exists():
            plan = plans.load(job.plan)
            window.work.take_draft(
                Draft(path=path, name=job.name, sha256=job.sha256, size=0, step=3, plan=plan, saved_ms=0)
            )

    def _new(self, parent: QWidget, subject: Subject, groups: Sequence[str]) -> ImportDialog:
        # Memory: thirty modules, which most runs of the program never need.
        from smsc_desk.ui.importing.import_dialog import ImportDialog, Surroundings  # noqa: PLC0415

        region = self._kit.settings.values.default_country
        work = ImportWork(self._imports.reader, self._tasks, self._presets, subject, region)
        work.groups = tuple(groups)
        around = Surroundings(
            tasks=self._tasks, look=self._kit.look, icons=self._kit.icons, importer=self._imports.importer,
            group_names=lambda: [group.name for group in self._groups.all()], tag_names=lambda: self._tags,
            failed=self._failed, language=lambda: self._kit.language.code, choose_source=self._imports.choose_source,
            choose_target=self._imports.choose_target,
        )  # fmt: skip
        window = ImportDialog(work, around, parent)
        put_back(window, self._store.layout(PLACE) or "")
        self._windows[subject] = window
        window.showWanted.connect(self.showWanted)
        window.undoWanted.connect(self.undoWanted)
        window.reviewWanted.connect(self.reviewWanted)
        window.jobStarted.connect(self._begun.add)
        self._tasks.start(self._talk(window, subject), name="import a file")
        self._tasks.start(self._read_tags(), name="read tags")
        return window

    async def _talk(self, window: ImportDialog, subject: Subject) -> None:
        from smsc_desk.ui.importing.import_dialog import import_file  # noqa: PLC0415 - as above

        try:
            await import_file(window, lambda draft: self._keep(subject, draft, {PLACE: place_of(window)}))
        finally:
            if self._windows.get(subject) is window:
                del self._windows[subject]

    async def _read_tags(self) -> None:
        self._tags = await self._store.tags()

    async def _failed(self, job: int) -> dict[int, str]:
        """Return the lines that were not imported, each with the reason in words."""
        return {line: words.failure(reason) for line, reason, _ in await self._store.job_failures(job)}

    def window_of(self, status: JobStatus) -> ImportDialog | None:
        """Return the window that shows a job."""
        return next((window for window in self._windows.values() if window.job == status.id), None)

    async def undo(self, status: JobStatus) -> None:
        """Undo an import, as a job of its own."""
        if (window := self.window_of(status)) is not None:
            window.close()
        begun = await self._imports.importer.undo(status.id)
        if begun is not None:
            self._begun.add(begun)

    def save_failed(self, status: JobStatus, parent: QWidget) -> None:
        """Ask for a file and write the rows of a job that failed, as they stand in its own file."""
        self._tasks.start(self._save_failed(status, parent), name="save the failed rows of a job")

    async def _save_failed(self, status: JobStatus, parent: QWidget) -> None:
        job = await self._store.job(status.id)
        path = self._imports.reader.spool.path(job.sha256) if job else None
        if job is None or path is None or not path.exists():
            self.said.emit("warn", self.tr("The file of this import is not kept any more. Nothing was saved."))
            return
        target = await self._imports.choose_target(parent, failed_name(words.file_name(job.name)))
        if target is None:
            return
        reasons, plan = await self._failed(status.id), plans.load(job.plan)
        room = await self._imports.reader.open_room()
        try:
            await room.write_failed(path, plan.layout, reasons, target)
            await self._presets.keep_failed(job.name, plan, set(reasons.values()), now_ms())
        except (Error, OSError) as error:
            self.said.emit("warn", self.tr("The file could not be saved: %1").replace("%1", words.trouble(error)))
        else:
            self.said.emit("ok", self.tr("Saved: %1").replace("%1", str(target)))
        finally:
            await room.close()

    # --- drafts ---

    def _offer_draft(self, window: ImportDialog, subject: Subject) -> None:
        draft = drafts.load(self._store.layout(PIECES[subject]), now_ms())
        if draft is None:
            return
        window.file.offer_draft(words.file_name(draft.name))
        window.file.draftChosen.connect(lambda go: self._on_draft(window, subject, draft, go=go))

    def _on_draft(self, window: ImportDialog, subject: Subject, draft: Draft, *, go: bool) -> None:
        window.file.offer_draft("")
        if go:  # it is kept until the import has begun, or another draft takes its place
            window.jobStarted.connect(lambda _: self._on_begun(window, subject, draft))
            window.resume(draft)
        else:
            self._tasks.start(self._forget(subject), name="forget a draft")

    def _on_begun(self, window: ImportDialog, subject: Subject, draft: Draft) -> None:
        if window.work.spooled is not None and window.work.spooled.sha256 == draft.sha256:
            self._tasks.start(self._forget(subject), name="forget a draft")

    async def _forget(self, subject: Subject) -> None:
        await self._store.save_layout({PIECES[subject]: ""})

    async def _keep(self, subject: Subject, draft: Draft | None, more: Mapping[str, str]) -> None:
        """Keep a draft in place of the one before; without one, that stays."""
        await self._store.save_layout({**more, **({PIECES[subject]: drafts.dump(draft)} if draft else {})})

    # --- jobs ---

    def pause(self, job: int) -> None:
        """Let nothing more of a job leave."""
        self._tasks.start(self._imports.importer.pause(job), name="pause an import")

    def running(self) -> JobStatus | None:
        """Return the newest job that has not ended."""
        open_jobs = [status for status in self._statuses.values() if not has_ended(status)]
        return max(open_jobs, key=lambda status: status.id, default=None)

    def _on_status(self, status: JobStatus) -> None:
        if status.id not in self._statuses and status.id not in self._begun and not has_ended(status):
            self.wentOn.emit(status)
        self._statuses[status.id] = status
        self.statusChanged.emit(self.running())


def failed_name(name: str) -> str:
    """Propose a name for the file of the rows that failed."""
    what = QCoreApplication.translate("ImportDialog", "failed rows")
    return f"{PurePath(name).stem} – {what}.csv"


def _to_front(window: ImportDialog) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
