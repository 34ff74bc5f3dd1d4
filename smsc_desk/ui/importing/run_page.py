"""Step 4: what will happen, in sentences; then how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from smsc_desk.ui import plain
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing import words
from smsc_desk.ui.importing.check import Check
from smsc_desk.ui.importing.engine import JobStatus
from smsc_desk.ui.importing.job_words import JobWords, Said, percent
from smsc_desk.ui.importing.parts import Notice, name_button, page_column, paint_sign, row_of
from smsc_desk.ui.importing.rules_page import Estimate
from smsc_desk.ui.importing.work import ImportWork
from smsc_desk.ui.widgets import button, danger_button, label


class RunPage(QWidget):
    """Before and while; what came of it is the next step."""

    reportWanted = Signal()
    pauseWanted = Signal(bool)
    """pause, or go on"""
    stopWanted = Signal()

    def __init__(self, work: ImportWork, check: Check, icons: Icons, estimate: Estimate) -> None:
        super().__init__()
        self._work, self._check, self._estimate = work, check, estimate
        self.status: JobStatus | None = None
        self._title, self._file = label(role="title"), label(role="muted", wrap=True)
        self._summary, self._how_long = QVBoxLayout(), label(role="muted", wrap=True)
        self._icons = icons
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._safe = label(role="muted", wrap=True)
        self.report = button("")
        self.said, self.trouble = Notice(icons, "ok"), Notice(icons, "danger")
        self._bar = QProgressBar(textVisible=False)
        self._far, self._refused = label(role="strong", wrap=True), label(role="muted", wrap=True)
        self._why, self._close_note = Notice(icons, "warn"), label(role="muted", wrap=True)
        self.pause, self.stop, self._stop_note = button(""), danger_button(""), label(role="hint", wrap=True)
        self._place()
        self._connect()
        self._retranslate()

    def _place(self) -> None:
        column = page_column(self)
        column.addWidget(self._title)
        column.addWidget(self._file)
        column.addWidget(self.said)
        column.addWidget(self.trouble)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._before())
        self._stack.addWidget(self._while())
        column.addWidget(self._stack, 1)

    def _before(self) -> QWidget:
        card, inside = _card()
        self._summary.setSpacing(10)
        inside.addLayout(self._summary)
        inside.addWidget(self._how_long)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(card)
        column.addWidget(self._safe)
        column.addLayout(row_of(self.report, 1))
        column.addStretch(1)
        return made

    def _while(self) -> QWidget:
        card, inside = _card()
        self._bar.setRange(0, 100)
        for part in (self._far, self._bar, self._refused, self._why):
            inside.addWidget(part)
        inside.addLayout(row_of(self.pause, self.stop, 1))
        inside.addWidget(self._stop_note)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(card)
        column.addWidget(self._close_note)
        column.addStretch(1)
        return made

    def _connect(self) -> None:
        self.report.clicked.connect(self.reportWanted)
        self.pause.clicked.connect(lambda: self.pauseWanted.emit(self.status is None or self.status.state != "paused"))
        self.stop.clicked.connect(self.stopWanted)
        self._check.grew.connect(self.refresh)
        self._check.stateChanged.connect(self.refresh)
        self._work.planChanged.connect(self.refresh)

    def focus_first(self) -> None:
        """Take the keyboard to the first button."""
        (self.report if self.status is None else self.pause).setFocus()

    # --- what is shown ---

    def show_status(self, status: JobStatus | None) -> None:
        """Show how the job stands, None before it is started."""
        self.status = status
        self._stack.setCurrentIndex(0 if status is None else 1)
        self.refresh()

    def refresh(self) -> None:
        """Say all anew."""
        if self.status is not None:
            self._show_running(self.status)
            return
        summary, plan, spooled = self._check.summary, self._work.plan, self._work.spooled
        if summary is None or plan is None or spooled is None:
            return
        self._title.setText(self.tr("Ready to import"))
        self._file.setText(plain.one_line(words.file_name(spooled.name)))
        if not self._check.complete:
            done = f"{round(self._check.share * 100)} %"
            self._say([Said(self.tr("Checking the whole file: %1").replace("%1", done), "clock", "muted")])
            self._how_long.setText("")
            return
        self._say(JobWords().before(summary, len(plan.left_out), self._check.answered, self._work.subject))
        seconds, requests = self._estimate(summary.requests), words.ImportCounts().requests(summary.requests)
        text = self.tr("It takes %1, %2.").replace("%1", requests).replace("%2", words.duration(seconds))
        self._how_long.setText(text if self._check.importable else "")

    def _say(self, sentences: Sequence[Said]) -> None:
        """Show sentences one under the other; the lines that are there get other words."""
        while len(self._lines) < len(sentences):
            picture, text = label(), label(wrap=True)
            picture.setFixedWidth(20)
            self._lines.append((picture, text))
            row = row_of(picture, text, spacing=8)
            row.setStretchFactor(text, 1)
            row.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
            self._summary.addLayout(row)
        for number, (picture, text) in enumerate(self._lines):
            shown = number < len(sentences)
            picture.setVisible(shown)
            text.setVisible(shown)
            if shown:
                text.setText(sentences[number].text)
                paint_sign(picture, self._icons, sentences[number].icon, sentences[number].role)

    def _show_running(self, status: JobStatus) -> None:
        paused = status.state == "paused"
        self._title.setText(self._running_title(status))
        self._file.setText(plain.one_line(words.file_name(status.name)))
        self._bar.setValue(percent(status))
        self._far.setText(JobWords().progress(status))
        self._refused.setText(JobWords().refused(status.refused) if status.refused else "")
        self._refused.setVisible(bool(status.refused))
        self._why.say(JobWords().why(status))
        name_button(self.pause, self.tr("Go on") if paused or status.state == "failed" else self.tr("Pause"))

    def _running_title(self, status: JobStatus) -> str:
        if status.state == "paused":
            return self.tr("Paused")
        if status.state == "failed":
            return self.tr("The import waits for you")
        return self.tr("Undoing the import") if status.kind == "undo" else self.tr("Importing")

    def why_not(self) -> str:
        """Say why the import cannot begin; nothing where it can."""
        if not self._check.complete:
            return self.tr("The file is still being checked.")
        if not self._check.importable:
            return self.tr("There is nothing to import: no row would change anything.")
        return ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Ready to import"))
        self._safe.setText(
            self.tr("Nothing has been changed so far. An import can be undone as a whole, also days later.")
        )
        self._close_note.setText(
            self.tr("You can close this window: the import goes on, and the line at the bottom shows how far it is.")
        )
        name_button(self.report, self.tr("Save the check report…"))
        name_button(self.pause, self.tr("Pause"))
        name_button(self.stop, self.tr("Stop"))
        self._stop_note.setText(self.tr("After a stop, what is added stays; you can undo it."))
        self._bar.setAccessibleName(self.tr("Progress of the import"))
        self.refresh()


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("card", True)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(20, 18, 20, 18)
    inside.setSpacing(12)
    inside.setAlignment(Qt.AlignmentFlag.AlignTop)
    return card, inside
