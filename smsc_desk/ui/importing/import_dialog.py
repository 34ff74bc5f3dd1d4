"""The window of an import: five steps behind one another, a rail to go between them, and one main button."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsc_desk.book.errors import Invalid, StoreError
from smsc_desk.files.headers import Target
from smsc_desk.files.plan import Subject
from smsc_desk.importing.samples import Sample
from smsc_desk.ui import messages
from smsc_desk.ui.activity import report
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing import check_report, words
from smsc_desk.ui.importing.check import Check
from smsc_desk.ui.importing.choosing import ChooseSource, ChooseTarget
from smsc_desk.ui.importing.columns_page import ColumnsPage
from smsc_desk.ui.importing.drafts import Draft
from smsc_desk.ui.importing.engine import Importer, JobStatus, has_ended
from smsc_desk.ui.importing.file_page import FilePage
from smsc_desk.ui.importing.job_words import JobWords, percent
from smsc_desk.ui.importing.parts import name_button
from smsc_desk.ui.importing.rail import Rail, Step
from smsc_desk.ui.importing.result_page import ResultPage
from smsc_desk.ui.importing.rules_page import RulesPage
from smsc_desk.ui.importing.run_page import RunPage
from smsc_desk.ui.importing.sample_menu import sample_menu, save
from smsc_desk.ui.importing.saving import Saving
from smsc_desk.ui.importing.work import ImportWork
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ElidedLabel, button, line, primary_button

SIZE, LEAST = (1000, 680), (800, 560)
NARROW = 900
"""Below this width the rail shows numbers alone"""

Failed = Callable[[int], Awaitable[dict[int, str]]]
"""job -> lines that failed, with the reason in words"""
Names = Callable[[], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the window is put into: looks, names to offer, files to choose, and who carries the import out."""

    tasks: Tasks
    look: Look
    icons: Icons
    importer: Importer
    group_names: Names
    tag_names: Names
    failed: Failed
    language: Callable[[], str]
    choose_source: ChooseSource
    choose_target: ChooseTarget


class ImportDialog(QDialog):
    """Not modal. Closing it ends nothing: a draft is kept, a job goes on."""

    showWanted = Signal(object)
    """the job whose contacts are to be shown"""
    undoWanted = Signal(object)
    """the job that is to be undone"""
    reviewWanted = Signal(object)
    """the undoing whose skipped records are to be listed"""
    jobStarted = Signal(int)

    def __init__(self, work: ImportWork, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work, self._around, self._tasks = work, around, around.tasks
        self.check = Check(work, around.tasks)
        self.step = Step.FILE
        self.job: int | None = None
        self.status: JobStatus | None = None
        self._starting = False
        self._finished: JobStatus | None = None  # whose result is shown
        self._reasons: dict[int, str] = {}  # of the rows that failed, by line
        self._resumed_at: Step | None = None
        self._been_on = False  # somebody was in a step beyond the first with this file
        self._filter_next = False  # the rows that a spreadsheet has damaged come first
        self._saving = Saving(around.choose_target, self)
        look, icons, estimate = around.look, around.icons, around.importer.estimate
        self.file = FilePage(work, look, icons)
        self.columns = ColumnsPage(work, around.tasks, icons, around.group_names, around.tag_names)
        self.rules = RulesPage(work, self.check, around.tasks, look, icons, estimate)
        self.run_page = RunPage(work, self.check, icons, estimate)
        self.result_page = ResultPage(icons)
        self.rail, self._stack = Rail(look, icons), QStackedWidget()
        self.back, self.main, self._why = button(""), primary_button(""), ElidedLabel("", "hint")
        self._closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._place()
        self._connect()
        self._retranslate()

    # --- building ---

    def _place(self) -> None:
        self.setWindowFlags(Qt.WindowType.Window)
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        for page in self._pages():
            self._stack.addWidget(page)
        self._why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(24, 10, 24, 12)
        bottom.setSpacing(10)
        bottom.addWidget(self.back)
        bottom.addWidget(self._why, 1)
        bottom.addWidget(self.main)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(line())
        right.addLayout(bottom)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addWidget(line(vertical=True))
        whole.addLayout(right, 1)
        self.back.setAutoDefault(False)
        self.main.setAutoDefault(False)

    def _pages(self) -> tuple[FilePage, ColumnsPage, RulesPage, RunPage, ResultPage]:
        return self.file, self.columns, self.rules, self.run_page, self.result_page

    def _connect(self) -> None:
        work = self.work
        self.rail.chosen.connect(lambda step: self.go(Step(step)))
        self.back.clicked.connect(self.go_back)
        self.main.clicked.connect(self.go_on)
        for keys, deed in (
            ("Alt+Left", self.go_back), ("Alt+Right", self.go_next), ("Ctrl+Return", self.go_on),
            ("Ctrl+Enter", self.go_on),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        for page, undo in ((self.columns, work.undo), (self.rules, self.rules.undo_last)):
            undoing = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page)
            undoing.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            undoing.activated.connect(undo)
        self.file.chooseWanted.connect(lambda: self._start(self._choose(), "choose a file"))
        self.file.sampleWanted.connect(self._show_samples)
        self.file.trapsWanted.connect(self._show_traps)
        self.file.goOn.connect(self.go_on)
        for changed in (work.fileChanged, work.surveyed, work.planChanged, self.check.stateChanged, self.check.grew):
            changed.connect(self._show_state)
        self.run_page.reportWanted.connect(lambda: self._start(self._save_report(), "save the report"))
        self.run_page.pauseWanted.connect(self._pause)
        self.run_page.stopWanted.connect(self._stop)
        result = self.result_page
        result.showWanted.connect(lambda: self.showWanted.emit(self.status))
        result.undoWanted.connect(lambda: self.undoWanted.emit(self.status))
        result.saveFailedWanted.connect(lambda: self._start(self._save_failed(), "save the failed rows"))
        result.reportWanted.connect(lambda: self._start(self._save_report(), "save the report"))
        result.fixWanted.connect(self._fix)
        result.reviewWanted.connect(lambda: self.reviewWanted.emit(self.status))
        result.resumeWanted.connect(lambda: self._pause(False))
        work.fileTaken.connect(self._on_taken)
        work.surveyed.connect(self._on_surveyed)
        self._leave = self._around.importer.subscribe(self._on_job)

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._tasks.start(work, name=name)

    def resume(self, draft: Draft) -> None:
        """Go on where an import was left."""
        self._resumed_at = Step(min(draft.step, Step.RUN))
        self.work.take_draft(draft)

    def take_cells(self, text: str) -> None:
        """Take cells that were pasted elsewhere in the program, and go straight to their columns."""
        self._resumed_at = Step.COLUMNS
        self.work.take_text(text)

    def enter(self, groups: Sequence[str]) -> None:
        """Let all rows enter these groups; who is beyond the columns is led back to them, where the groups stand."""
        before = self.work.plan
        self.work.enter(groups)
        if self.work.plan is not before and self.step > Step.COLUMNS:
            self.go(Step.COLUMNS)

    @property
    def ended(self) -> bool:
        """Whether a job is shown that does nothing more."""
        return self.status is not None and has_ended(self.status)

    # --- the steps ---

    def _reachable(self) -> set[Step]:
        if self.job is not None:
            return {Step.RUN, Step.RESULT} if self.ended else {Step.RUN}
        found = {Step.FILE}
        if self.work.plan is not None and self.work.survey is not None:
            found.add(Step.COLUMNS)
            if self.work.plan.columns.usable:
                found |= {Step.RULES, Step.RUN}
        return found

    def go(self, step: Step) -> None:
        """Go to a step if it can be gone to; what was chosen in the others stays."""
        if step == self.step or step not in self._reachable():
            self._show_state()
            return
        if self.step == Step.COLUMNS:
            self.columns.take_typed()
        self._enter(step)

    def _enter(self, step: Step) -> None:
        self.step = step
        self._been_on = self._been_on or step > Step.FILE
        if step in {Step.RULES, Step.RUN} and self.job is None:
            self.check.begin()
        else:
            self.check.rest()
        self._stack.setCurrentIndex(int(step))
        self._show_state()
        self.focus_first()
        if step == Step.RULES and self._filter_next:
            self._filter_next = False
            self.rules.show_part((Target.NUMBER, "spreadsheet"))

    def focus_first(self) -> None:
        """Take the keyboard to what comes first in the step."""
        self._pages()[self.step].focus_first()

    def go_back(self) -> None:
        """Go to the step before."""
        if self.step > Step.FILE:
            self.go(Step(self.step - 1))

    def go_next(self) -> None:
        """Go to the next step; the import itself is begun by the main button alone."""
        if self.step < Step.RESULT:
            self.go(Step(self.step + 1))

    def go_on(self) -> None:
        """Do what the main button does."""
        if not self.main.isEnabled():
            return
        if self.step < Step.RUN:
            self.go_next()
        elif self.step == Step.RUN and self.job is None:
            self._start(self._begin(), "start an import")
        elif self.step == Step.RUN and self.ended:
            self.go(Step.RESULT)
        else:
            self.close()

    def _why_not(self) -> str:
        """Say why the main button does nothing now; nothing where it does."""
        match self.step:
            case Step.FILE if self.work.spooled is None or self.work.reading:
                return self.tr("Reading the file …") if self.work.reading else self.tr("Choose a file first.")
            case Step.FILE if self.work.plan is None:
                return self.tr("The file cannot be used as it is.")
            case Step.COLUMNS:
                return self.columns.why_not()
            case Step.RUN if self.job is None:
                return self.tr("The import is being started.") if self._starting else self.run_page.why_not()
            case _:
                return ""

    # --- the file ---

    def _show_samples(self) -> None:
        pressed = self.file.drop.sample
        menu = sample_menu(self, self.work.subject, self._around.language(), self._on_sample)
        menu.popup(pressed.mapToGlobal(pressed.rect().bottomLeft()))

    def _on_sample(self, sample: Sample) -> None:
        self._start(self._save_sample(sample), "save a sample")

    async def _choose(self) -> None:
        path = await self._around.choose_source(self)
        if path is not None:
            self.work.take_file(path)

    def _on_taken(self) -> None:
        self._been_on = self.step > Step.FILE

    def _on_surveyed(self) -> None:
        step, self._resumed_at = self._resumed_at, None
        if step is not None and self.job is None:
            self._enter(step if step in self._reachable() else Step.COLUMNS)

    def _show_traps(self) -> None:
        self._filter_next = True
        self.go(Step.RULES if Step.RULES in self._reachable() else Step.COLUMNS)

    # --- the job ---

    async def _begin(self) -> None:
        summary, plan, spooled = self.check.summary, self.work.plan, self.work.spooled
        if self._starting or summary is None or plan is None or spooled is None:
            return
        self._starting = True
        self._show_state()
        try:
            await self.work.remember_mapping()
            job = await self._around.importer.start(spooled, plan, summary)
        except (Invalid, StoreError) as error:
            self.run_page.trouble.say(messages.describe(error).text)
            return
        finally:
            self._starting = False
            self._show_state()
        self.jobStarted.emit(job)
        self.follow(job)

    def follow(self, job: int, status: JobStatus | None = None) -> None:
        """Show a job that runs, or its result."""
        known = status or self.status
        self.job, self.status = job, known if known is not None and known.id == job else None
        if self.step < Step.RUN:
            self._enter(Step.RUN)
        if self.status is not None:
            self._on_job(self.status)
        self._show_state()

    def _on_job(self, status: JobStatus) -> None:
        if self.job is None and self._starting:
            self.status = status  # told before `start` has returned
        if status.id != self.job:
            return
        self.status = status
        self.run_page.show_status(status)
        if has_ended(status) and self._finished != status:
            self._finished = status
            self._start(self._finish(status), "show the result")
        elif not has_ended(status) and self.step == Step.RESULT:  # an undoing that was taken up again
            self._finished = None
            self._enter(Step.RUN)
        self._show_state()

    async def _finish(self, status: JobStatus) -> None:
        self._reasons = await self._around.failed(status.id)
        self.result_page.show_status(status, len(self._reasons), checked=self.check.summary is not None)
        if self.step != Step.RESULT:
            self._enter(Step.RESULT)

    def _pause(self, pause: bool) -> None:  # noqa: FBT001 - a slot
        if self.job is not None:
            importer = self._around.importer
            self._start(importer.pause(self.job) if pause else importer.resume(self.job), "pause or go on")

    def _stop(self) -> None:
        if self.job is not None:
            self._start(self._around.importer.stop(self.job), "stop an import")

    def _fix(self) -> None:
        """Go back to the rows that failed, with the same columns and rules."""
        plan = self.work.plan
        if plan is None or not self._reasons:
            return
        self.job = self.status = None
        self.run_page.show_status(None)
        self.work.change(replace(plan, only=frozenset(self._reasons), left_out=plan.left_out - self._reasons.keys()))
        self._enter(Step.RULES)

    # --- files that are written ---

    async def _save_report(self) -> None:
        page = self.result_page if self.step == Step.RESULT else self.run_page
        summary, results, name = self.check.summary, self.check.results, self._name()
        if summary is None:
            return

        async def write(path: Path) -> None:
            await asyncio.to_thread(lambda: report.write(path, check_report.contents(name, summary, results)))

        await self._saving.save(self._file_name(self.tr("check")), write, page.said, page.trouble)

    async def _save_failed(self) -> None:
        reasons = self._reasons
        if self.work.plan is None or self.work.spooled is None:
            return

        async def write(path: Path) -> None:
            await self.work.write_failed(reasons, path)

        page = self.result_page
        await self._saving.save(self._file_name(self.tr("failed rows")), write, page.said, page.trouble)

    async def _save_sample(self, sample: Sample) -> None:
        async def write(path: Path) -> None:
            await asyncio.to_thread(save, sample, path)

        page = self.file
        path = await self._saving.save(sample.path.name, write, page.sample, page.trouble)
        if path is not None:
            page.show_sample(path)

    def _name(self) -> str:
        return words.file_name(self.work.spooled.name) if self.work.spooled else ""

    def _file_name(self, what: str) -> str:
        return f"{PurePath(self._name()).stem} – {what}.csv"

    # --- closing ---

    async def closed(self) -> None:
        """Wait until the window is closed."""
        await asyncio.shield(self._closed)

    def draft(self) -> Draft | None:
        """Return what is to be kept of an import that was not begun."""
        begun = self.job is None and self._been_on
        return self.work.draft(int(self.step)) if begun else None

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._end()

    def done(self, code: int) -> None:
        """End the check; the job, if there is one, goes on."""
        super().done(code)
        self._end()

    def _end(self) -> None:
        if not self._closed.done():
            self.check.stop()
            self._leave()
            self._closed.set_result(None)

    # --- what is shown ---

    def _show_state(self) -> None:
        reachable = self._reachable()
        self.rail.show_step(self.step, reachable)
        why = self._why_not()
        self._why.setText(why)
        self.main.setEnabled(not why)
        self.main.setAccessibleDescription(why)
        self.back.setVisible(self.step > Step.FILE and Step(self.step - 1) in reachable)
        name_button(self.main, self._main_words())
        self._name_steps()

    def _main_words(self) -> str:
        if self.step < Step.RUN:
            return self.tr("Next")
        if self.step == Step.RUN and self.job is None:
            return JobWords().button(self.check.importable, self.work.subject)
        if self.step == Step.RUN and self.ended:
            return self.tr("Next")
        return self.tr("Close")

    def _name_steps(self) -> None:
        work, summary = self.work, self.check.summary
        below = dict.fromkeys(Step, "")
        if work.spooled is not None:
            below[Step.FILE] = self._name()
        if work.plan is not None:
            used = sum(column.target != Target.SKIP for column in work.plan.columns.columns)
            text = self.tr("%1 of %2 used").replace("%1", str(used))
            below[Step.COLUMNS] = text.replace("%2", str(len(work.plan.columns.columns)))
        if summary is not None:
            below[Step.RULES] = words.ImportCounts().rows(summary.rows)
        if self.status is not None:
            below[Step.RUN] = f"{percent(self.status)} %"
        elif summary is not None and self.check.complete:
            below[Step.RUN] = thousands(self.check.importable)
        titles = (
            self.tr("File"), self.tr("Columns"), self.tr("Check"), self.tr("Import"), self.tr("Result"),
        )  # fmt: skip
        for step, title in zip(Step, titles, strict=True):
            self.rail.button(step).say(title, below[step])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < NARROW)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        blacklist = self.work.subject == Subject.BLACKLIST
        self.setWindowTitle(self.tr("Import into the blacklist") if blacklist else self.tr("Import contacts"))
        self.setAccessibleName(self.windowTitle())
        self.rail.setAccessibleName(self.tr("Steps"))
        name_button(self.back, self.tr("Back"), "Alt+←")
        self._show_state()


async def import_file(dialog: ImportDialog, keep: Callable[[Draft | None], Awaitable[None]]) -> None:
    """Show the window until it is closed; keep what was begun in it, and let go of the process that reads."""
    dialog.show()
    dialog.focus_first()
    try:
        await dialog.closed()
    finally:  # also where the account is left: what was begun is kept then, too
        dialog.close()
        await keep(dialog.draft())
        await dialog.work.close()
        dialog.deleteLater()
