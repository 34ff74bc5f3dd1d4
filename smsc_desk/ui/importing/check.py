"""The check of the whole file, run anew after every change of the plan; its results grow while it runs."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import aclosing

from PySide6.QtCore import QObject, QTimer, Signal

from smsc_desk.book.errors import Error
from smsc_desk.files.checking import Report, State
from smsc_desk.files.plan import Decision, Plan
from smsc_desk.importing.room import RoomGone
from smsc_desk.ui.importing.engine import Summary
from smsc_desk.ui.importing.results import Results
from smsc_desk.ui.importing.work import ImportWork
from smsc_desk.ui.tasks import Tasks

CALM_MS = 250
"""So long nothing is changed before the file is checked anew"""
SHOW_S = 0.2
"""So often the results that have come are shown"""


class Check(QObject):
    """Nothing is checked before `begin`: the rows are looked at in the third step."""

    replaced = Signal()
    """`results` are others than before"""
    grew = Signal()
    """`results` have more rows, or `summary` is newer"""
    stateChanged = Signal()
    """the check began, ended or failed"""

    def __init__(self, work: ImportWork, tasks: Tasks) -> None:
        super().__init__()
        self._work, self._tasks = work, tasks
        self.results = Results()
        self.summary: Summary | None = None
        self.running = False
        self.trouble: Error | None = None
        self._plan: Plan | None = None  # the one that the results are of
        self._asked: Plan | None = None  # the one that was checked last, or is being checked
        self._begun = False
        self._run: asyncio.Task[None] | None = None
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._start)
        work.planChanged.connect(self._on_plan)

    @property
    def complete(self) -> bool:
        """Whether the results are of the plan as it is now, to the last row."""
        return self.results.complete and self._plan is self._work.plan and not self.running

    @property
    def share(self) -> float:
        """How much of the file is checked, 0 to 1."""
        whole = self._work.survey.rows if self._work.survey else 0
        done = self.summary.rows if self.summary else 0
        return min(1.0, done / whole) if whole else 0.0

    @property
    def answered(self) -> Counter[Decision]:
        """How the rows that ask were answered."""
        return self.results.answered(self._work.plan.decided if self._work.plan else {})

    @property
    def importable(self) -> int:
        """How many contacts an import would add or change."""
        if self.summary is None:
            return 0
        sure = sum(self.summary.contacts.get(state, 0) for state in (State.NEW, State.UPDATE))
        return sure + self.answered[Decision.UPDATE]

    def begin(self) -> None:
        """Check now, and from now on after every change."""
        self._begun = True
        if not self.complete and not self.running:
            self._start()

    def rest(self) -> None:
        """Check no more until `begin`: the columns are being changed."""
        self._begun = False

    def stop(self) -> None:
        """End a check that runs."""
        self._begun = False
        self._calm.stop()
        if self._run is not None:
            self._run.cancel()

    def _on_plan(self) -> None:
        if self._begun and self._work.plan is not self._asked:
            self._calm.start()
            self.stateChanged.emit()

    def _start(self) -> None:
        plan = self._work.plan
        if plan is None or not self._begun or not plan.columns.usable:
            return
        if self._run is not None:
            self._run.cancel()
        self._calm.stop()
        self.running, self.trouble, self._asked = True, None, plan
        self._run = self._tasks.start(self._check(plan), name="check a file")
        self.stateChanged.emit()

    async def _check(self, plan: Plan) -> None:
        task = asyncio.current_task()
        try:
            await self._read_again_once(plan)
        except Error as error:
            self.trouble = error
        finally:
            if self._run is task:  # no newer one has begun
                self.running = False
                self.stateChanged.emit()

    async def _read_again_once(self, plan: Plan) -> None:
        try:
            await self._read(plan)
        except RoomGone:  # the process that reads was ended: by somebody who was short of memory, perhaps
            await self._work.drop_room()
            await self._read(plan)

    async def _read(self, plan: Plan) -> None:
        spooled = self._work.spooled
        if spooled is None:
            return
        results, beside = Results(), self._keeps_rows(plan)
        if not beside:
            self._show(results, plan)
        shown = 0.0
        clock = asyncio.get_running_loop().time
        room = await self._work.room()
        async with aclosing(room.check(spooled.path, plan)) as parts:
            async for part in parts:
                if isinstance(part, Report):
                    results.add(part)
                else:
                    self.summary = part
                if not beside and clock() - shown >= SHOW_S:
                    shown = clock()
                    self.grew.emit()
        results.complete = True
        if beside:
            self._show(results, plan)
        self.grew.emit()

    def _show(self, results: Results, plan: Plan) -> None:
        self.results, self._plan = results, plan
        self.replaced.emit()

    def _keeps_rows(self, plan: Plan) -> bool:
        """Tell whether the old results stay on the screen until the new ones are whole: the same file and columns."""
        before = self._plan
        return (
            before is not None
            and self.results.complete
            and before.layout == plan.layout
            and len(before.columns.columns) == len(plan.columns.columns)
        )
