"""Step 3: the rules, and the whole file checked by them while one looks."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from smsc_desk.files.checking import State
from smsc_desk.files.plan import Decision
from smsc_desk.files.reading import Said
from smsc_desk.ui import messages, plain
from smsc_desk.ui.choosing import choose_only
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing import reasons, words
from smsc_desk.ui.importing.check import Check
from smsc_desk.ui.importing.check_grid import CheckGrid
from smsc_desk.ui.importing.check_grid_model import CELLS, CheckGridModel, Shown
from smsc_desk.ui.importing.mending_rows import Mended, mend, without_rule
from smsc_desk.ui.importing.parts import Notice, name_button, page_column, row_of
from smsc_desk.ui.importing.problem_panel import DECIDE, RULED, ProblemPanel
from smsc_desk.ui.importing.results import Key
from smsc_desk.ui.importing.rules_panel import RulesPanel
from smsc_desk.ui.importing.tiles import Tiles
from smsc_desk.ui.importing.work import ImportWork
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ThinProgress, icon_button, label, link_button, rename_icon_button

WIDE = 1040
"""From this width on the problems have a pane of their own"""
COUNTED = 760
"""From this width on the number of rows stands below them; the tiles and the problems tell it as well"""
SIDE = 236
SHOW_MS = 100

Estimate = Callable[[int], float]
"""requests -> seconds"""


def _today() -> datetime.date:
    return datetime.date.today()  # noqa: DTZ011 - the user's own calendar day


class RulesPage(QWidget):
    """Rules left, tiles above, rows in the middle, problems beside them."""

    def __init__(
        self, work: ImportWork, check: Check, tasks: Tasks, look: Look, icons: Icons, estimate: Estimate
    ) -> None:
        super().__init__()
        self._work, self.check, self._tasks, self._estimate = work, check, tasks, estimate
        self._keep: Callable[[], None] | None = None  # makes a rule of what was corrected last
        self._title, self._how_long = label(role="title"), label(role="muted", wrap=True)
        self._progress = ThinProgress("")
        self.tiles = Tiles(icons)
        self.trouble, self.remember = Notice(icons, "danger"), Notice(icons, "info", ("all",))
        self.rules, self.problems = RulesPanel(work), ProblemPanel(icons)
        self.model = CheckGridModel(_today)
        self.grid = CheckGrid(self.model, look, icons)
        self._tabs, self._side = QTabBar(), QStackedWidget()
        self._right = QWidget()
        self.next, self.fill, self.out, self.undo = (link_button("") for _ in range(4))
        self.first = icon_button(icons.icon("warning"), "", side=24)
        self.first.setCheckable(True)
        self._shown, self._problems_name = label(role="muted"), label(role="heading")
        self._shown.setContentsMargins(6, 0, 0, 0)
        self._rules_name = label(role="heading")
        self._later = QTimer(self, singleShot=True, interval=SHOW_MS)
        self._wide = False
        self._place()
        self._connect()
        self._retranslate()

    # --- building ---

    def _place(self) -> None:
        column = page_column(self)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._progress)
        column.addWidget(self.tiles)
        column.addWidget(self._how_long)
        column.addWidget(self.trouble)
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addLayout(self._left(), 0)
        body.addLayout(self._middle(), 1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._problems_name)
        self._right.setFixedWidth(SIDE)
        self._right.hide()
        body.addWidget(self._right)
        column.addLayout(body, 1)

    def _left(self) -> QVBoxLayout:
        self._tabs.setProperty("segments", True)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for panel in (self.rules, self.problems):
            self._tabs.addTab("")
            self._side.addWidget(panel)
        self._side.setFixedWidth(SIDE)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._tabs)
        left.addWidget(self._rules_name)
        self._rules_name.hide()
        left.addWidget(self._side, 1)
        return left

    def _middle(self) -> QVBoxLayout:
        middle = QVBoxLayout()
        middle.setSpacing(4)
        middle.addWidget(self.grid, 1)
        middle.addWidget(self.remember)
        tools: tuple[QWidget | int, ...] = (
            self.next, self.fill, self.out, self.undo, 1, self.first, self._shown,
        )  # fmt: skip
        for pressed in (self.next, self.fill, self.out, self.undo):
            pressed.setProperty("slim", True)
        middle.addLayout(row_of(*tools, spacing=0))
        return middle

    def _connect(self) -> None:
        work, check, grid = self._work, self.check, self.grid
        work.planChanged.connect(self._on_plan)
        check.replaced.connect(self._on_replaced)
        check.grew.connect(self._later.start)
        check.stateChanged.connect(self._show_state)
        self._later.timeout.connect(self._show_results)
        self._tabs.currentChanged.connect(self._side.setCurrentIndex)
        self.tiles.chosen.connect(self.show_part)
        self.problems.showWanted.connect(self._show_problem)
        self.problems.fixWanted.connect(self._fix_all)
        self.problems.ruleOffWanted.connect(self._switch_off)
        self.problems.leaveOutWanted.connect(self._leave_out_all)
        self.problems.updateWanted.connect(lambda: self._decide_all(Decision.UPDATE))
        self.model.wanted.connect(lambda lines: self._tasks.start(self._fetch(lines), name="fetch rows"))
        self.model.corrected.connect(self._on_corrected)
        self.remember.triggered.connect(self._on_remember)
        grid.leaveOutWanted.connect(self._leave_out)
        grid.fillWanted.connect(self.fill_down)
        self.next.clicked.connect(lambda: self._next_problem(1))
        self.first.toggled.connect(self._put_doubtful_first)
        self.fill.clicked.connect(self.fill_down)
        self.out.clicked.connect(self._toggle_out)
        self.undo.clicked.connect(self.undo_last)
        grid.selectionModel().currentChanged.connect(self._show_tools)
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=step: self._next_problem(by))

    def focus_first(self) -> None:
        """Take the keyboard to the rows."""
        self.grid.go_first()
        self.grid.setFocus()

    # --- what the user says ---

    def show_part(self, shown: Shown) -> None:
        """Show some of the rows."""
        self.model.show_part(shown)
        self.tiles.choose(shown)
        self.grid.go_first()
        self._show_tools()

    def _put_doubtful_first(self, first: bool) -> None:  # noqa: FBT001 - a slot
        self.model.put_doubtful_first(first)
        self.grid.go_first()
        self._show_tools()

    def _show_problem(self, key: Key) -> None:
        self.show_part(State.ASK if key == DECIDE else key)
        self._next_problem(1, from_start=True)

    def _next_problem(self, step: int, *, from_start: bool = False) -> None:
        if self._later.isActive():  # rows that have come are not shown yet
            self._later.stop()
            self._show_results()
        if from_start:
            self.grid.setCurrentIndex(self.model.index(-1, -1))
        if self.grid.go_to_problem(step):
            self.grid.setFocus()

    def _on_corrected(self, line: int, number: int, text: str) -> None:
        before = self.model.text_in_file(line, number)  # however often it was corrected: a rule is for the next file
        self._work.correct({(line, number): text})
        said = self.tr("“%1” is now “%2” in line %3.") if before not in {"", text} else ""
        said = said.replace("%3", str(line)).replace("%2", _brief(text)).replace("%1", _brief(before))
        self._offer(said, self.tr("Wherever it stands, and remember it"), lambda: self._work.remember(before, text))

    def _offer(self, said: str, button: str, keep: Callable[[], None]) -> None:
        """Say what was corrected, and offer to make a rule of it."""
        self._keep = keep if said else None
        self.remember.say(said, all=button)

    def _on_remember(self, _key: str) -> None:
        if self._keep is not None:
            self._keep()
        self._keep = None
        self.remember.say("")

    def fill_down(self) -> None:
        """Give the chosen cells of the cursor's column the text of the first one."""
        rows, column = self.grid.chosen_rows(), self.grid.currentIndex().column()
        if len(rows) < 2 or column < CELLS:
            return
        text = str(self.model.index(rows[0], column).data(int(Qt.ItemDataRole.EditRole)) or "")
        number = self.model.columns[column - CELLS].number
        self._work.correct({(line, number): text for line in self.model.lines(rows[1:])})

    def _leave_out(self, out: bool) -> None:  # noqa: FBT001 - a slot
        """Leave the chosen rows out, or take them in: one that asks is answered so."""
        rows = self.grid.chosen_rows()
        asking = [self.model.line(row) for row in rows if self.model.asks(row)]
        if asking:
            self._work.decide(asking, Decision.SKIP if out else Decision.UPDATE)
        if rest := [line for line in self.model.lines(rows) if line not in asking]:
            self._work.leave_out(rest, out=out)

    def _toggle_out(self) -> None:
        row = self.grid.current_row()
        self._leave_out(row < 0 or not self._is_out(row))

    def _is_out(self, row: int) -> bool:
        """Tell whether the user may want to take a row in: it was left out by him, or it asks and is not in."""
        state = self.model.state(row)
        return state is None or (self.model.asks(row) and state != State.UPDATE)

    def undo_last(self) -> None:
        """Take the last change of the plan back."""
        self.remember.say("")
        self._work.undo()

    def _fix_all(self, key: Key) -> None:
        results = self.check.results
        lines = [results.lines[at] for at in results.by_reason.get(key, ())]
        self._tasks.start(self._mend(lines, key), name="mend rows")

    async def _mend(self, lines: list[int], key: Key) -> None:
        mended = await mend(self._work, lines, *key)
        if mended is not None:
            said = f"{reasons.reason(key[1]).short}: {words.ImportCounts().mended(len(mended.cells))}"
            self._offer(said, self.tr("In the next files too"), lambda: self._keep_mending(mended))

    def _keep_mending(self, mended: Mended) -> None:
        if self._work.plan is not None:
            self._work.change(mended.as_rule(self._work.plan))

    def _switch_off(self, key: Key) -> None:
        if self._work.plan is not None:
            self._work.change(without_rule(self._work.plan, key[0], RULED[Said(key[1])]))

    def _leave_out_all(self, key: Key) -> None:
        results = self.check.results
        if key == DECIDE:
            self._decide_all(Decision.SKIP)
            return
        self._work.leave_out(results.lines[at] for at in results.by_reason.get(key, ()))

    def _decide_all(self, decision: Decision) -> None:
        """Answer for the rows that were not answered for one by one."""
        results, plan = self.check.results, self._work.plan
        asking = [results.lines[at] for at in results.by_state.get(int(State.ASK), ())]
        self._work.decide([line for line in asking if plan and line not in plan.decided], decision)

    # --- what is shown ---

    async def _fetch(self, lines: list[int]) -> None:
        layout = self._work.layout
        rows = await self._work.rows(lines)
        if layout == self._work.layout:
            self.model.put(rows)

    def _on_plan(self) -> None:
        self.model.set_plan(self._work.plan)
        self._show_results()
        self._show_tools()
        if self.isVisible():
            self.grid.fetch()

    def _on_replaced(self) -> None:
        row, column = self.grid.current_row(), self.grid.currentIndex().column()
        self.model.set_results(self.check.results)
        if 0 <= row < self.model.rowCount():
            choose_only(self.grid, self.model.index(row, max(0, column)))
        self._show_results()

    def _show_results(self) -> None:
        self.model.sync()
        summary, plan = self.check.summary, self._work.plan
        self.tiles.show_counts(summary, len(plan.left_out) if plan else 0)
        self.tiles.choose(self.model.part)
        self.problems.show_problems(summary, self.check.results, self.check.answered.total())
        if summary is not None:
            known = (State.UPDATE, State.SAME, State.ASK)
            self.rules.allow_asking(sum(summary.contacts.get(state, 0) for state in known))
        self._name_tabs()
        self._show_estimate()
        self._show_tools()
        self.grid.go_first()

    def _show_state(self) -> None:
        self._progress.set_busy(self.check.running, self.check.share if self.check.summary else None)
        error = self.check.trouble
        self.trouble.say(messages.describe(error).text if error else "")
        self._show_estimate()

    def _show_estimate(self) -> None:
        summary = self.check.summary
        if self.check.running or summary is None:
            done = f"{round(self.check.share * 100)} %"
            self._how_long.setText(self.tr("Checking the whole file: %1").replace("%1", done))
            return
        counts = words.ImportCounts()
        requests, long = counts.requests(summary.requests), words.duration(self._estimate(summary.requests))
        text = self.tr("%1, %2. You can keep working meanwhile, and close this window.")
        said = text.replace("%1", requests).replace("%2", long)
        what = counts.what(self._work.subject, self.check.importable)
        self._how_long.setText(f"{what} {said[:1].upper()}{said[1:]}")

    def _show_tools(self) -> None:
        rows, row = self.model.rowCount(), self.grid.current_row()
        self.undo.setEnabled(self._work.can_undo)
        self.out.setEnabled(row >= 0)
        self.fill.setEnabled(self.grid.currentIndex().column() >= CELLS)
        is_out = 0 <= row < rows and self._is_out(row)
        out = (self.tr("Take in"), self.tr("Ins")) if is_out else (self.tr("Leave out"), self.tr("Del"))
        name_button(self.out, *out)
        self._shown.setText(words.ImportCounts().rows(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Give the problems a pane of their own where there is room for it."""
        self._shown.setVisible(self.width() >= COUNTED)
        wide = self.width() >= WIDE
        if wide == self._wide:
            return
        self._wide = wide
        layout = self._right.layout()
        if wide and layout is not None:
            layout.addWidget(self.problems)
            self.problems.show()
        else:
            self._side.addWidget(self.problems)
        self._right.setVisible(wide)
        self._tabs.setVisible(not wide)
        self._rules_name.setVisible(wide)
        if wide:
            self._tabs.setCurrentIndex(0)

    def _name_tabs(self) -> None:
        open_kinds = self.problems.count()
        problems = self.tr("Problems") + (f"  {open_kinds}" if open_kinds else "")
        self._tabs.setTabText(0, self.tr("Rules"))
        self._rules_name.setText(self.tr("Rules"))
        self._tabs.setTabText(1, problems)
        self._problems_name.setText(problems)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Rules and check"))
        self._tabs.setAccessibleName(self.tr("Rules and problems"))
        self._progress.setAccessibleName(self.tr("Checking the file"))
        name_button(self.next, self.tr("Next problem"), self.tr("F8; Shift+F8 goes back"))
        name, tip = self.tr("Doubtful first"), self.tr("Doubtful first: rows that need a look stand before the others")
        rename_icon_button(self.first, name, tip)
        name_button(self.fill, self.tr("Fill down"), self.tr("Ctrl+D: the chosen cells get the text of the first one"))
        name_button(self.undo, self.tr("Undo"), "Ctrl+Z")
        self._name_tabs()
        self._show_state()
        self._show_tools()
        self.tiles.choose(self.model.part)


def _brief(text: str) -> str:
    shown = plain.one_line(text)
    return shown if len(shown) <= 40 else shown[:40] + "…"
