"""Step 5: what came of it, in numbers, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from smsc_desk.ui import plain
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing import words
from smsc_desk.ui.importing.engine import JobStatus
from smsc_desk.ui.importing.job_words import JobWords
from smsc_desk.ui.importing.parts import Notice, name_button, page_column, paint_sign, row_of
from smsc_desk.ui.widgets import button, danger_button, label


class ResultPage(QWidget):
    """Never only “completed”: every row is in one of the numbers."""

    showWanted = Signal()
    saveFailedWanted = Signal()
    fixWanted = Signal()
    undoWanted = Signal()
    reportWanted = Signal()
    reviewWanted = Signal()
    resumeWanted = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self.status: JobStatus | None = None
        self._failed, self._checked = 0, False
        self._icon, self._title, self._file = label(), label(role="title", wrap=True), label(role="muted")
        self.show_them, self.save_failed, self.fix = button(""), button(""), button("")
        self.report, self.undo = button(""), danger_button("")
        self.review, self.resume = button(""), button("")
        self._about: dict[QPushButton, QLabel] = {
            pressed: label(role="muted", wrap=True)
            for pressed in (
                self.show_them, self.save_failed, self.fix, self.report, self.undo, self.review, self.resume,
            )
        }  # fmt: skip
        self.said = Notice(icons, "ok")
        self.trouble = Notice(icons, "danger")
        self._place()
        self._connect()
        self._retranslate()

    def _place(self) -> None:
        column = page_column(self)
        head = row_of(self._icon, self._title, spacing=10)
        head.setStretchFactor(self._title, 1)
        head.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._file)
        column.addWidget(self.said)
        column.addWidget(self.trouble)
        card = self._card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 18, 20, 18)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(1, 1)
        for row, (pressed, about) in enumerate(self._about.items()):
            grid.addWidget(pressed, row, 0)
            grid.addWidget(about, row, 1)
        inside.addLayout(grid)
        column.addWidget(card)
        column.addStretch(1)

    def _connect(self) -> None:
        for pressed, signal in (
            (self.show_them, self.showWanted), (self.save_failed, self.saveFailedWanted), (self.fix, self.fixWanted),
            (self.undo, self.undoWanted), (self.report, self.reportWanted), (self.review, self.reviewWanted),
            (self.resume, self.resumeWanted),
        ):  # fmt: skip
            pressed.clicked.connect(signal)

    def focus_first(self) -> None:
        """Take the keyboard to the first button."""
        next((pressed for pressed in self._about if not pressed.isHidden()), self.show_them).setFocus()

    def show_status(self, status: JobStatus, failed: int, *, checked: bool) -> None:
        """Show what came of a job; `failed` rows were refused or left out; `checked`: the check is still at hand."""
        self.status, self._failed, self._checked = status, failed, checked
        self._refresh()

    def _refresh(self) -> None:
        status = self.status
        if status is None:
            return
        said, undone = JobWords().result(status), status.kind == "undo"
        whole = status.state == "done" and not status.refused
        paint_sign(self._icon, self._icons, *(("check", "ok") if whole else ("warning", "warn")), side=22)
        self._title.setText(said)
        self._file.setText(plain.one_line(words.file_name(status.name)))
        name_button(self.save_failed, JobWords().failed_rows(self._failed))
        name_button(self.review, JobWords().review(status.left_out))
        shown = {
            self.show_them: not undone, self.save_failed: bool(self._failed) and not undone,
            self.fix: bool(self._failed) and not undone, self.report: self._checked,
            self.undo: not undone and not status.undone,
            self.review: undone and bool(status.left_out), self.resume: undone and status.state == "stopped",
        }  # fmt: skip
        for pressed, visible in shown.items():
            pressed.setVisible(visible)
            self._about[pressed].setVisible(visible)
        self._card.setVisible(any(shown.values()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        name_button(self.show_them, self.tr("Show imported"))
        name_button(self.fix, self.tr("Fix them now"))
        name_button(self.undo, self.tr("Undo this import…"))
        name_button(self.report, self.tr("Save report…"))
        name_button(self.resume, self.tr("Resume undo"))
        texts = (
            self.tr("The contacts of this import, in the main window."),
            self.tr("As they stand in the file, each with its line and the reason. The file can be imported again."),
            self.tr("Only these rows, with the same columns and rules."),
            self.tr("Every row that needs a look, and what became of it."),
            self.tr("What was added goes, what was updated gets its former values; first you see what that means."),
            self.tr("What was changed after the import and stays as it is: the import’s values and those of today."),
            self.tr("What is left of the import is led back; what was led back already is not touched again."),
        )
        for about, text in zip(self._about.values(), texts, strict=True):
            about.setText(text)
        self._refresh()
