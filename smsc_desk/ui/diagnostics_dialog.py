"""What somebody who helps wants to know: versions, places, sizes, the queue, and how long the window stood still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smsc_desk.store.counting import Counts
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.loop_watch import LoopWatch
from smsc_desk.ui.widgets import button, label

EVERY_MS = 1000
"""So often the gaps of the window are shown anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Which program runs on what."""

    program: str
    python: str
    qt: str
    sqlite: str
    system: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A moment of an open account; times in UTC milliseconds, sizes in bytes."""

    versions: Versions
    data: Path
    copy: Path
    log: Path
    size: int
    contacts: int
    groups: int
    blocks: int
    counts: Counts
    at_once: int
    refreshed_ms: int | None


Row = tuple[str, str]


class DiagnosticsDialog(QDialog):
    """Shows figures as they were when it was opened, and the gaps as they are."""

    def __init__(
        self, figures: Figures, watch: LoopWatch, clean: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        """`clean` takes secrets out of what is copied."""
        super().__init__(parent)
        self._figures, self._watch, self._clean = figures, watch, clean
        self._heading = label("", "title")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._cells: list[tuple[QLabel, QLabel]] = []
        self._copy, self._close = button(""), button("")
        self._copy.clicked.connect(self.copy_text)
        self._close.clicked.connect(self.accept)
        self._place()
        self._retranslate()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._fill)
        self._timer.start(EVERY_MS)

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(16)
        whole.addWidget(self._heading)
        whole.addLayout(self._grid)
        whole.addLayout(buttons)

    def copy_text(self) -> None:
        """Put all of it into the clipboard, without secrets."""
        QGuiApplication.clipboard().setText(self.text())
        self._copy.setText(self.tr("Copied"))

    def text(self) -> str:
        """Return what is copied: a line for each figure; the home folder is told as ~."""
        lines = "\n".join(f"{name}: {value}" for name, value in self.rows())
        return self._clean(lines.replace(str(Path.home()), "~"))

    # --- what is shown ---

    def rows(self) -> list[Row]:
        """Return names and values in the language of the window."""
        return [*self._program_rows(), *self._copy_rows(), *self._traffic_rows(), *self._loop_rows()]

    def _program_rows(self) -> list[Row]:
        versions = self._figures.versions
        return [
            (self.tr("Program"), f"smsc-desk {versions.program}"),
            (self.tr("Runs on"), f"{versions.system}, Python {versions.python}, Qt {versions.qt}"),
            (self.tr("Database library"), f"SQLite {versions.sqlite}"),
            (self.tr("Data folder"), str(self._figures.data)),
            (self.tr("Log"), str(self._figures.log)),
        ]

    def _copy_rows(self) -> list[Row]:
        figures, locale = self._figures, QLocale()
        return [
            (self.tr("Copy of the account"), str(figures.copy)),
            (self.tr("Size of the copy"), locale.formattedDataSize(figures.size)),
            (self.tr("Contacts"), thousands(figures.contacts)),
            (self.tr("Groups"), thousands(figures.groups)),
            (self.tr("Blacklist entries"), thousands(figures.blocks)),
        ]

    def _traffic_rows(self) -> list[Row]:
        figures, counts = self._figures, self._figures.counts
        waiting, doubtful, problems = map(thousands, (counts.waiting, counts.doubtful, counts.problems))
        queue = self.tr("%1 waiting, %2 being checked, %3 with problems")
        return [
            (self.tr("Edits"), queue.replace("%1", waiting).replace("%2", doubtful).replace("%3", problems)),
            (self.tr("Requests at once, at most"), str(figures.at_once)),
            (self.tr("Last refresh"), self._moment(figures.refreshed_ms)),
        ]

    def _moment(self, milliseconds: int | None) -> str:
        if milliseconds is None:
            return self.tr("never")
        return QLocale().toString(QDateTime.fromMSecsSinceEpoch(milliseconds), QLocale.FormatType.ShortFormat)

    def _loop_rows(self) -> list[Row]:
        lately, ever = self._watch.longest_lately(), self._watch.longest
        return [
            (self.tr("The window stood still, in the last minute"), self._gap(lately.seconds, lately.by)),
            (self.tr("The window stood still, since the start"), self._gap(ever.seconds, ever.by)),
        ]

    def _gap(self, seconds: float, by: str) -> str:
        told = self.tr("%1 ms at the longest").replace("%1", thousands(round(seconds * 1000)))
        return f"{told} ({by})" if by else told

    def _fill(self) -> None:
        rows = self.rows()
        while len(self._cells) < len(rows):
            cells = label("", "muted"), label("")
            cells[1].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for column, cell in enumerate(cells):
                self._grid.addWidget(cell, len(self._cells), column, Qt.AlignmentFlag.AlignTop)
            self._cells.append(cells)
        for (name, value), cells in zip(rows, self._cells, strict=True):
            cells[0].setText(name)
            cells[1].setText(value)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Diagnostics"))
        self._heading.setText(self.tr("Diagnostics"))
        self._copy.setText(self.tr("Copy"))
        self._close.setText(self.tr("Close"))
        self._fill()
