"""The line at the bottom: connection, account, what is found, how old the copy is, what is not sent."""

from __future__ import annotations

import datetime
import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QDeadlineTimer, QEvent, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smsc_desk.store.counting import Counts
from smsc_desk.sync.status import Line, Status
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ElidedLabel, label, link_button, set_look, tooltip

if TYPE_CHECKING:
    from smsc_desk.ui.importing.engine import JobStatus

COUNTDOWN_MS = 5000
"""So often the minutes until the next try are worded anew."""


class StatusBar(QWidget):
    """Shows; asks nobody."""

    queueWanted = Signal()
    """the count of unsent edits was clicked"""
    problemsWanted = Signal()
    """the count of problems was clicked"""
    signInWanted = Signal()
    jobWanted = Signal()
    """the running import was clicked"""

    def __init__(self, account: str, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account, self._icons, self._look = account, icons, look
        self._status, self._counts = Status(), Counts({}, {})
        self._found, self._total, self._selected = 0, 0, 0
        self._listed_ms: int | None = None
        self._dot = label()
        self._line = label(role="good")
        self._rows = ElidedLabel("", "muted", Qt.TextElideMode.ElideRight)
        self._age = label(role="muted")
        self._note = label(role="warn")
        self._balance = label(role="muted")
        self._unsent, self._problems = link_button(""), link_button("")
        self._sign_in, self._job = link_button(""), link_button("")
        self._job_status: JobStatus | None = None
        self._blocked = QDeadlineTimer()
        self._countdown = QTimer(self, interval=COUNTDOWN_MS)
        self._countdown.timeout.connect(self._show)
        for pressed in (self._unsent, self._problems, self._sign_in, self._job):
            pressed.setProperty("slim", True)  # no higher than the line
        self._place()
        self._unsent.clicked.connect(self.queueWanted)
        self._problems.clicked.connect(self.problemsWanted)
        self._job.clicked.connect(self.jobWanted)
        self._sign_in.clicked.connect(self.signInWanted)
        look.changed.connect(self._show)
        self._show()

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(0)
        row.addWidget(self._dot)
        row.addSpacing(6)
        for widget in (self._line, self._sign_in, self._rows, self._age, self._unsent, self._problems, self._job,
                       self._note):  # fmt: skip
            row.addWidget(widget)
            row.addSpacing(20)
        row.addStretch(1)
        row.addWidget(self._balance)
        self.setProperty("plane", "window")

    # --- what it is told ---

    def set_status(self, status: Status) -> None:
        """The worker's status."""
        if status.blocked_s != self._status.blocked_s:  # it counts from when it was told first
            self._blocked = QDeadlineTimer(round(status.blocked_s * 1000))
        self._status = status
        if status.line == Line.BLOCKED:
            self._countdown.start()
        else:
            self._countdown.stop()
        self._show()

    def set_counts(self, counts: Counts) -> None:
        """The counts of the copy."""
        self._counts = counts
        self._show()

    def set_job(self, status: JobStatus | None) -> None:
        """The import that runs, None for none."""
        self._job_status = status
        self._show()

    def set_rows(self, found: int, total: int, selected: int) -> None:
        """Rows found, all there are, and how many are selected."""
        self._found, self._total, self._selected = found, total, selected
        self._show()

    def set_listed(self, listed_ms: int | None) -> None:
        """When the contacts were last listed to the end, UTC milliseconds."""
        self._listed_ms = listed_ms
        self._show()

    # --- words ---

    def _show(self) -> None:
        self.setFixedHeight(self._look.scaled(26))  # follows the size of the text
        role, icon = self._line_look()
        pixmap = self._icons.icon(icon, role).pixmap(QSize(14, 14), self.devicePixelRatioF())  # type: ignore[arg-type]
        self._dot.setPixmap(pixmap)
        self._line.setText(self._line_text())
        set_look(self._line, "role", {"ok": "good", "warn": "warn", "danger": "danger"}.get(role, "muted"))
        self._rows.setText(self._rows_text())
        self._age.setText(self._age_text())
        self._show_unsent()
        self._note.setText(self.tr("The list may be incomplete") if self._status.partial else "")
        why = self.tr(
            "The provider gives out no contact IDs, so the list can only be read group by group. Contacts in no group,"
            " and those of a group beyond its first 1,000, may be missing here; what was deleted there stays here."
        )
        self._note.setToolTip(tooltip(why))
        self._job.setText(self._job_text())
        self._job.setAccessibleName(self._job.text())
        self._sign_in.setText(self.tr("Sign in again"))
        self._sign_in.setVisible(self._status.line == Line.NEEDS_SIGN_IN)
        self._balance.setText(
            self.tr("Balance: %1").replace("%1", self._status.balance) if self._status.balance else ""
        )
        for shown in (self._note, self._age, self._unsent, self._problems, self._job):
            shown.setVisible(bool(shown.text()))

    def _job_text(self) -> str:
        if self._job_status is None:
            return ""
        from smsc_desk.ui.importing.job_words import JobWords  # noqa: PLC0415 - start-up: with all that reads files

        return JobWords().at_line(self._job_status)

    def _line_look(self) -> tuple[str, str]:
        match self._status.line:
            case Line.ONLINE:
                return "ok", "cloud"
            case Line.OFFLINE:
                return "muted", "cloud-off"
            case Line.NEEDS_SIGN_IN | Line.BLOCKED:
                return "danger", "warning"
            case Line.UNKNOWN:
                return "muted", "cloud"

    def _line_text(self) -> str:
        match self._status.line:
            case Line.ONLINE if self._status.waiting:
                return self.tr("%1 · waiting to refresh: three times a minute at most").replace("%1", self._account)
            case Line.ONLINE if self._status.refreshing:
                return self.tr("%1 · refreshing").replace("%1", self._account)
            case Line.ONLINE:
                return self._account
            case Line.OFFLINE:
                return self.tr("%1 · offline").replace("%1", self._account)
            case Line.NEEDS_SIGN_IN:
                return self.tr("%1 · sign-in needed").replace("%1", self._account)
            case Line.BLOCKED:
                return self._blocked_text().replace("%1", self._account)
            case Line.UNKNOWN:
                return self.tr("%1 · connecting").replace("%1", self._account)

    def _blocked_text(self) -> str:
        minutes = math.ceil(self._blocked.remainingTime() / 60_000)
        if minutes <= 1:
            return self.tr("%1 · access closed, next try within a minute")
        return self.tr("%1 · access closed, next try in %n minute(s)", "", minutes)

    def _rows_text(self) -> str:
        found, total = thousands(self._found), thousands(self._total)
        text = self.tr("%1 found of %2").replace("%1", found).replace("%2", total)
        if self._selected > 1:
            everything = self._selected == self._found
            words = self.tr("%1 selected (all that match)") if everything else self.tr("%1 selected")
            text += " · " + words.replace("%1", thousands(self._selected))
        return text

    def _age_text(self) -> str:
        if self._listed_ms is None:
            return ""
        moment = QDateTime.fromMSecsSinceEpoch(self._listed_ms)
        today = moment.date().toPython() == datetime.date.today()  # noqa: DTZ011 - the user's own calendar day
        time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
        day = "" if today else QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat) + ", "
        return self.tr("copy from %1").replace("%1", day + time)

    def _show_unsent(self) -> None:
        counts, parts = self._counts, []
        if counts.waiting:
            parts.append(counted(self.tr("%n unsent", "", counts.waiting), counts.waiting))
        if counts.doubtful:
            parts.append(self.tr("%n without an answer", "", counts.doubtful))
        self._unsent.setText(" · ".join(parts))
        problems = counted(self.tr("%n problem(s)", "", counts.problems), counts.problems) if counts.problems else ""
        self._problems.setText(problems)
        for pressed in (self._unsent, self._problems):
            pressed.setAccessibleName(pressed.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
