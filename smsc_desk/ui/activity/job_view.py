"""Jobs: how every import and every undoing of one stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smsc_desk.ui.activity import job_model
from smsc_desk.ui.activity.job_model import BEGUN, ENDED, KIND, NAME, SHARE_ROLE, SIGN_ROLE, STATE, JobModel
from smsc_desk.ui.activity.queue_view import Index, SignDelegate
from smsc_desk.ui.activity.section_parts import Mode, dress_rows, place_buttons, place_section
from smsc_desk.ui.delegates import TextDelegate
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing.engine import Importer, JobStatus, has_ended
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ElidedLabel, EmptyState, label, line


class JobView(QWidget):
    """A table of jobs; what can be done with the current one stands above it, and how it stands below."""

    showWanted = Signal(object)
    """JobStatus: its window, with what came of it"""
    undoWanted = Signal(object)
    saveFailedWanted = Signal(object)
    """JobStatus: its rows that failed, as a file"""
    reviewWanted = Signal(object)
    """JobStatus of an undoing: what it left as it is"""

    def __init__(self, importer: Importer, tasks: Tasks, look: Look, icons: Icons) -> None:
        super().__init__()
        self._importer, self._tasks, self._look, self._icons = importer, tasks, look, icons
        self.model = JobModel(importer, tasks, self)
        self.table = QTableView()
        self.empty = EmptyState(icons)
        self.about = label(role="muted", wrap=True)
        self._summary = ElidedLabel("", "muted")
        self.show_action, self.pause_action, self.stop_action = QAction(self), QAction(self), QAction(self)
        self.undo_action, self.save_action, self.review_action = QAction(self), QAction(self), QAction(self)
        self._place()
        self._connect()
        self._retranslate()
        self._show_state()

    # --- what can be done ---

    def current(self) -> JobStatus | None:
        """Return the job that the cursor is on."""
        return self.model.item(self.table.currentIndex())

    def pause(self) -> None:
        """Pause the current job, let it go on, or take an undoing up again."""
        status = self.current()
        if status is not None and _can_pause(status):
            self._start(self._importer.pause(status.id), "pause a job")
        elif status is not None and _can_go_on(status):
            self._start(self._importer.resume(status.id), "let a job go on")

    def stop(self) -> None:
        """Send nothing more of the current job."""
        status = self.current()
        if status is not None and _can_stop(status):
            self._start(self._importer.stop(status.id), "stop a job")

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._tasks.start(work, name=name)

    def _ask(self, signal: Any, can: Callable[[JobStatus], bool]) -> Callable[[], None]:
        def ask() -> None:
            status = self.current()
            if status is not None and can(status):
                signal.emit(status)

        return ask

    # --- what is shown ---

    def _show_state(self) -> None:
        found = self.model.items()
        self._summary.setText(JobCounts().say(found))
        if found:
            self._stack.setCurrentWidget(self._rows)
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self.model.index(0, NAME))
        else:
            self._stack.setCurrentWidget(self.empty)
            if self.model.loaded:
                self.empty.show_empty("import", self.tr("Nothing was imported yet. Imports are listed here."))
            else:
                self.empty.show_loading(self.tr("Looking up the imports"))
        self._head.setVisible(bool(found))
        self._enable()

    def _enable(self) -> None:
        status = self.current()
        for action, can in (
            (self.show_action, _always), (self.stop_action, _can_stop), (self.undo_action, _can_undo),
            (self.save_action, _has_failed_rows), (self.review_action, _can_review),
            (self.pause_action, lambda one: _can_pause(one) or _can_go_on(one)),
        ):  # fmt: skip
            action.setEnabled(status is not None and can(status))
        self.review_action.setVisible(status is not None and status.kind == "undo")
        self.save_action.setVisible(not self.review_action.isVisible())
        self._name_actions()
        about = "" if status is None else job_model.about(status)
        if about != self.about.text():
            self.about.setText(about)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Job"))
        menu.addActions([action for action in self._buttons if action.isVisible()])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def panes(self) -> list[QWidget]:
        """Return where F6 goes."""
        return [self.table] if self.model.rowCount() else []

    # --- building ---

    def _place(self) -> None:
        self._stack, self._rows, self._head, self._bar = QStackedWidget(), QWidget(), QWidget(), QWidget()
        self._dress_table()
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 10, 14, 12)
        foot.addWidget(self.about)
        inside = QVBoxLayout(self._rows)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.table, 1)
        inside.addWidget(line())
        inside.addLayout(foot)
        self._stack.addWidget(self._rows)
        self._stack.addWidget(self.empty)
        self._place_buttons()
        place_section(self, self._head, self._summary, self._bar, self._stack)

    def _place_buttons(self) -> None:
        self._buttons = place_buttons(self._bar, self._icons, (
            (self.show_action, "arrow-right"), (self.pause_action, "clock"), (self.stop_action, "minus-circle"),
            (self.undo_action, "undo"), (self.save_action, "save"), (self.review_action, "eye"),
        ))  # fmt: skip

    def _dress_table(self) -> None:
        look, icons, table = self._look, self._icons, self.table
        dress_rows(table, self.model, look, Mode.SingleSelection)
        table.setItemDelegateForColumn(NAME, TextDelegate(look, icons, table, elide=Qt.TextElideMode.ElideMiddle))
        table.setItemDelegateForColumn(KIND, TextDelegate(look, icons, table, role="muted"))
        table.setItemDelegateForColumn(STATE, StandDelegate(look, icons, table))
        for column in JobModel.NUMBERS:
            table.setItemDelegateForColumn(column, TextDelegate(look, icons, table, figures=True, align_right=True))
        for column in (BEGUN, ENDED):
            table.setItemDelegateForColumn(column, TextDelegate(look, icons, table, role="muted", figures=True))
        for column, width in enumerate((165, 133, 188, 74, 97, 98, 97, 101, 76, 122)):
            table.setColumnWidth(column, look.scaled(width))
        table.horizontalHeader().setStretchLastSection(True)

    def _connect(self) -> None:
        self.model.refreshed.connect(self._show_state)
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.doubleClicked.connect(lambda _: self.show_action.trigger())
        self.pause_action.triggered.connect(self.pause)
        self.stop_action.triggered.connect(self.stop)
        self.show_action.triggered.connect(self._ask(self.showWanted, _always))
        self.undo_action.triggered.connect(self._ask(self.undoWanted, _can_undo))
        self.save_action.triggered.connect(self._ask(self.saveFailedWanted, _has_failed_rows))
        self.review_action.triggered.connect(self._ask(self.reviewWanted, _can_review))
        self.show_action.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        self.show_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(self.show_action)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.retranslate()
            self._show_state()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Jobs"))
        self.table.setAccessibleName(self.tr("Imports and what undoes them"))
        self._name_actions()

    def _name_actions(self) -> None:
        status = self.current()
        self.show_action.setText(self.tr("S&how"))
        self.pause_action.setText(self._pause_words(status))
        self.stop_action.setText(self.tr("&Stop"))
        self.undo_action.setText(self.tr("&Undo…"))
        self.save_action.setText(self.tr("Save &failed rows…"))
        left = 0 if status is None else status.left_out
        self.review_action.setText(counted(self.tr("&Review %n…", "", left), left))
        for action, pressed in self._buttons.items():
            pressed.setText(action.text().replace("&", ""))
            pressed.setAccessibleName(pressed.text())
            pressed.setEnabled(action.isEnabled())
            pressed.setVisible(action.isVisible())

    def _pause_words(self, status: JobStatus | None) -> str:
        if status is not None and status.state == "stopped" and status.kind == "undo":
            return self.tr("&Resume undo")
        goes_on = status is not None and _can_go_on(status)
        return self.tr("&Go on") if goes_on else self.tr("&Pause")


class StandDelegate(SignDelegate):
    """How a job stands, and under the words a line as long as what is done of it."""

    HIGH, GAP = 3, 3

    def draw(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        share = index.data(SHARE_ROLE)
        super().draw(painter, box, index, selected=selected)
        if share is None:
            return
        plain = selected and self.kit.tokens.high_contrast
        colour = self.kit.on_selection if plain else self.kit.colours[index.data(SIGN_ROLE).role]
        whole = QRectF(box.x() + self.PAD, box.bottom() - self.GAP - self.HIGH, box.width() - 2 * self.PAD, self.HIGH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(0.25)
        painter.setBrush(colour)
        painter.drawRoundedRect(whole, 1.5, 1.5)
        painter.setOpacity(1.0)
        whole.setWidth(whole.width() * int(share) / 100)
        painter.drawRoundedRect(whole, 1.5, 1.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)


class JobCounts(QObject):
    """The words with a number in them: lupdate sees a plural in `tr` only."""

    def say(self, found: list[JobStatus]) -> str:
        """Count the jobs by how they stand, those that need something first."""
        waits = sum(status.state == "failed" for status in found)
        paused = sum(status.state == "paused" for status in found)
        ended = sum(map(has_ended, found))
        running = len(found) - waits - paused - ended
        said = (
            (waits, self.tr("%n waiting for you", "", waits)), (running, self.tr("%n running", "", running)),
            (paused, self.tr("%n paused", "", paused)), (ended, self.tr("%n ended", "", ended)),
        )  # fmt: skip
        return " · ".join(counted(text, number) for number, text in said if number)


def _always(_status: JobStatus) -> bool:
    return True


def _can_pause(status: JobStatus) -> bool:
    return status.state in {"planning", "running"}


def _can_go_on(status: JobStatus) -> bool:
    resumes = status.kind == "undo" and status.state == "stopped" and not status.stopping
    return resumes or status.state in {"paused", "failed"}


def _can_stop(status: JobStatus) -> bool:
    return status.state in {"planning", "running", "paused", "failed"}


def _can_undo(status: JobStatus) -> bool:
    return status.kind != "undo" and not status.undone


def _has_failed_rows(status: JobStatus) -> bool:
    return status.kind != "undo" and bool(status.left_out or status.refused)


def _can_review(status: JobStatus) -> bool:
    return status.kind == "undo" and bool(status.left_out)
