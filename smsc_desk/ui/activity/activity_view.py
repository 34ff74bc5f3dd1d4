"""The Activity tab: what is not sent, what waits for a decision, imports, what was done, what was deleted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from smsc_desk.store.counting import Counts
from smsc_desk.store.store import Store
from smsc_desk.ui.activity.deleted_view import DeletedView
from smsc_desk.ui.activity.history_view import HistoryView
from smsc_desk.ui.activity.job_view import JobView
from smsc_desk.ui.activity.problem_view import ProblemView
from smsc_desk.ui.activity.queue_view import QueueView
from smsc_desk.ui.activity.section import Section
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing.engine import Importer
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import line


class ActivityView(QWidget):
    """Five pages below one bar; each reads along while it is seen."""

    recordWanted = Signal(str, int)
    """the kind and the local id of a record to be shown: "contact", "grp", "block" """
    problemsChanged = Signal(int)
    """how many problems wait for a decision"""

    def __init__(
        self,
        store: Store,
        groups: GroupDirectory,
        commands: Commands,
        tasks: Tasks,
        look: Look,
        icons: Icons,
        importer: Importer | None = None,
    ) -> None:
        """Without an `importer` there are no jobs to be shown."""
        super().__init__()
        self.queue = QueueView(store, groups, commands, tasks, look, icons)
        self.problems = ProblemView(store, groups, commands, tasks, look, icons)
        self.jobs = JobView(importer, tasks, look, icons) if importer else None
        self.history = HistoryView(store, groups, tasks, look, icons)
        self.deleted = DeletedView(store, tasks, look, icons)
        self.bar = QTabBar()
        self._stack = QStackedWidget()
        self._counts = Counts({}, {})
        self._seen = 0  # problems, when they were last looked at
        self._place()
        self._connect()
        self._retranslate()

    # --- where the user is ---

    @property
    def section(self) -> Section:
        """The page that is shown."""
        return Section(self.bar.currentIndex())

    def show_section(self, section: Section) -> None:
        """Show a page."""
        self.bar.setCurrentIndex(section)

    def show_problem(self, target: str, row: int) -> None:
        """Show what is wrong with a record ("contact", "grp", "block" and its local id)."""
        self.show_section(Section.PROBLEMS)
        self.problems.show_problem(target, row)

    def enter(self) -> None:
        """The tab was chosen: new problems, which the count on it speaks of, come first."""
        if self.problem_count() > self._seen:
            self.show_section(Section.PROBLEMS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.problems.model.ask()
        self._count_rest()
        self._look()

    # --- counts ---

    def set_counts(self, counts: Counts) -> None:
        """Take the counts of the copy."""
        before, self._counts = self._counts, counts
        if counts.problems != before.problems and not self.problems.isVisible():
            self.problems.model.ask()
        if self.isVisible():
            self._count_rest()
        self._on_problems()

    def _count_rest(self) -> None:
        """Read what the bar counts beside the edits; the page that is shown reads along by itself."""
        for part in (self.history, self.deleted):
            if not part.isVisible():
                part.model.ask()

    def listed(self) -> None:
        """The provider's lists were read: they may show an address twice."""
        self.problems.model.ask()

    def problem_count(self) -> int:
        """Return how many problems wait for a decision."""
        return self._counts.problems + self.problems.model.twins()

    def _look(self) -> None:
        if self.problems.isVisible():
            self._seen = self.problem_count()

    def _on_problems(self) -> None:
        self._seen = min(self._seen, self.problem_count())
        self._look()
        self._show_counts()
        self.problemsChanged.emit(self.problem_count())

    def _show_counts(self) -> None:
        counts, history = self._counts, self.history.model
        open_edits = counts.waiting + counts.doubtful + counts.problems
        more = "+" if history.more_to_read else ""
        for section, name, shown in (
            (Section.QUEUE, self.tr("Not sent"), _number(open_edits)),
            (Section.PROBLEMS, self.tr("Problems"), _number(self.problem_count())),
            (Section.JOBS, self.tr("Jobs"), _number(self.jobs.model.count() if self.jobs else 0)),
            (Section.HISTORY, self.tr("History"), _number(history.rowCount()) + more),
            (Section.DELETED, self.tr("Deleted"), _number(self.deleted.model.rowCount())),
        ):
            self.bar.setTabText(section, f"{name}  {shown}".rstrip())

    # --- building ---

    def _place(self) -> None:
        self.setProperty("plane", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for page in (self.queue, self.problems, self.jobs, self.history, self.deleted):
            self._stack.addWidget(page or QWidget())
            self.bar.addTab("")
        self.bar.setTabVisible(Section.JOBS, self.jobs is not None)
        self.bar.setProperty("segments", True)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.addWidget(self.bar, 1)  # all the width: its own hint forgets that the current tab is bold
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(line())
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.bar.currentChanged.connect(self._on_section)
        self.problems.model.refreshed.connect(self._on_problems)
        for part in (self.history, self.deleted, self.jobs):
            if part is not None:
                part.model.refreshed.connect(self._show_counts)
        self.problems.recordWanted.connect(self.recordWanted)
        self.queue.showContact.connect(lambda row: self.recordWanted.emit("contact", row))
        self.queue.showGroup.connect(lambda row: self.recordWanted.emit("grp", row))
        self.queue.showBlock.connect(lambda row: self.recordWanted.emit("block", row))
        self.queue.showProblem.connect(self.show_problem)
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=step: self._next_pane(by))

    def _on_section(self, section: int) -> None:
        self._stack.setCurrentIndex(section)
        self._look()

    def _next_pane(self, step: int) -> None:
        """F6 goes from the bar to the list to what is beside it, and round."""
        page = self._stack.currentWidget()
        panes = [
            self.bar,
            *(page.panes() if isinstance(page, ProblemView | JobView | HistoryView | DeletedView | QueueView) else []),
        ]
        at = next((number for number, pane in enumerate(panes) if pane.hasFocus()), 0)
        panes[(at + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Activity"))
        self.bar.setAccessibleName(self.tr("Sections of Activity"))
        self._show_counts()

    def close_models(self) -> None:
        """Hear no more of the store."""
        for part in (self.queue, self.problems, self.jobs, self.history, self.deleted):
            if part is not None:
                part.model.close()


def _number(number: int) -> str:
    return thousands(number) if number else ""
