"""How an import stands, in sentences: before it begins, while it runs, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from smsc_desk.files.checking import State
from smsc_desk.files.errors import Why
from smsc_desk.files.plan import Decision, Subject
from smsc_desk.ui import messages, plain
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.icons import IconRole
from smsc_desk.ui.importing import words
from smsc_desk.ui.importing.engine import JobStatus, Summary

translate = QCoreApplication.translate


class Said(NamedTuple):
    """A sentence and its icon."""

    text: str
    icon: str
    role: IconRole


class JobWords(QObject):
    """Numbers with their words: lupdate sees a plural in `tr` only."""

    def before(self, summary: Summary, left_out: int, answered: Mapping[Decision, int], subject: Subject) -> list[Said]:
        """Say what would happen: sentences with an icon each."""
        contacts, states = summary.contacts, summary.states
        new, updated = contacts.get(State.NEW, 0), contacts.get(State.UPDATE, 0)
        taken, skipped = answered.get(Decision.UPDATE, 0), answered.get(Decision.SKIP, 0)
        updated += taken
        out = states.get(State.REJECTED, 0) + states.get(State.LEFT_OUT, 0) + left_out + skipped
        if subject == Subject.BLACKLIST:
            first = [
                Said(self._blocked_new(new), "block", "danger"),
                Said(self._blocks_changed(updated), "edit", "accent"),
            ]
        else:
            first = [
                Said(self._new(new), "plus", "ok"),
                Said(self._updated(updated), "edit", "accent"),
                Said(self._groups(summary.new_groups), "folder-plus", "accent"),
                Said(self._stay_blocked(summary.blocked), "block", "danger"),
            ]
        said = [
            *first,
            Said(self._same(states.get(State.SAME, 0)), "check", "muted"),
            Said(self._repeated(states.get(State.REPEATED, 0)), "copy", "muted"),
            Said(self._out(out), "minus-circle", "muted"),
            Said(self._asks(states.get(State.ASK, 0) - taken - skipped), "help", "warn"),
        ]
        return [each for each in said if each.text]

    def _new(self, number: int) -> str:
        return counted(self.tr("%n contact(s) will be added.", "", number), number)

    def _updated(self, number: int) -> str:
        return counted(self.tr("%n contact(s) will be updated.", "", number), number) if number else ""

    def _blocked_new(self, number: int) -> str:
        return counted(self.tr("%n address(es) will be blocked.", "", number), number)

    def _blocks_changed(self, number: int) -> str:
        text = self.tr("%n entry(s) of the blacklist will get another type or comment.", "", number)
        return counted(text, number) if number else ""

    def _stay_blocked(self, number: int) -> str:
        text = self.tr("%n row(s) have blocked addresses, which stay blocked.", "", number)
        return counted(text, number) if number else ""

    def _groups(self, number: int) -> str:
        return counted(self.tr("%n group(s) will be created.", "", number), number) if number else ""

    def _same(self, number: int) -> str:
        text = self.tr("%n row(s) change nothing.", "", number)
        return counted(text, number) if number else ""

    def _repeated(self, number: int) -> str:
        text = self.tr("%n row(s) repeat a contact of the file.", "", number)
        return counted(text, number) if number else ""

    def _out(self, number: int) -> str:
        return counted(self.tr("%n row(s) will be left out.", "", number), number) if number else ""

    def _asks(self, number: int) -> str:
        text = self.tr("%n row(s) wait for your decision and are left out until then.", "", number)
        return counted(text, number) if number else ""

    def button(self, number: int, subject: Subject) -> str:
        """Return the words of the main button, with its number."""
        if subject == Subject.BLACKLIST:
            return counted(self.tr("Block %n", "", number), number)
        return counted(self.tr("Import %n", "", number), number)

    # --- while it runs ---

    def progress(self, status: JobStatus) -> str:
        """Say how far it is, and how fast."""
        done, left = status.done, status.waiting
        said = [counted(self.tr("%n done", "", done), done), counted(self.tr("%n to go", "", left), left)]
        if status.per_second >= 0.1 and left:
            said.append(self.tr("%1 a second").replace("%1", QLocale().toString(status.per_second, "f", 1)))
        if status.left_s is not None and left:
            said.append(self.tr("about %1 left").replace("%1", words.duration(status.left_s)))
        text = " · ".join(said)
        return text[:1].upper() + text[1:]

    def refused(self, number: int) -> str:
        """Say how many the provider has refused so far."""
        return counted(self.tr("%n refused by the provider so far", "", number), number)

    def why(self, status: JobStatus) -> str:
        """Say why a job waits or has stopped; nothing without a reason."""
        return job_reason(status.reason)

    def at_line(self, status: JobStatus) -> str:
        """Say in one line how far a job is, for the line at the bottom of the window."""
        text = self.tr("Undoing %1 %") if status.kind == "undo" else self.tr("Import %1 %")
        said = text.replace("%1", str(percent(status)))
        if status.state == "paused":
            return self.tr("%1 · paused").replace("%1", said)
        return self.tr("%1 · waits for you").replace("%1", said) if status.state == "failed" else said

    def went_on(self, status: JobStatus) -> str:
        """Say that an import goes on that an earlier run of the program has begun."""
        name, planned, rows = words.file_name(status.name), thousands(status.planned), thousands(status.rows)
        text = self.tr("The import of “%1” goes on at row %2 of %3.")
        if status.state in {"paused", "failed"}:
            text = self.tr("The import of “%1” stopped at row %2 of %3.")
        return text.replace("%3", rows).replace("%2", planned).replace("%1", plain.one_line(name))

    # --- what came of it ---

    def result(self, status: JobStatus) -> str:
        """Say all numbers of what was done, in one sentence."""
        match status.kind:
            case "blacklist":
                said = [self._n_blocked(status.added), self._n_changed(status.updated)]
            case "undo":
                said = [self._n_removed(status.added), self._n_restored(status.updated)]
            case _:
                said = [self._n_added(status.added), self._n_updated(status.updated)]
        if status.refused:
            said.append(counted(self.tr("%n refused by the provider", "", status.refused), status.refused))
        if status.left_out:
            said.append(self._n_left(status.left_out, undone=status.kind == "undo"))
        start = self.tr("Stopped: %1.") if status.state == "stopped" else self.tr("Done: %1.")
        return start.replace("%1", ", ".join(said))

    def _n_left(self, number: int, *, undone: bool) -> str:
        if undone:
            return counted(self.tr("%n changed since and left as they are", "", number), number)
        return counted(self.tr("%n left out", "", number), number)

    def _n_added(self, number: int) -> str:
        return counted(self.tr("%n added", "", number), number)

    def _n_updated(self, number: int) -> str:
        return counted(self.tr("%n updated", "", number), number)

    def _n_blocked(self, number: int) -> str:
        return counted(self.tr("%n blocked", "", number), number)

    def _n_changed(self, number: int) -> str:
        return counted(self.tr("%n changed", "", number), number)

    def _n_removed(self, number: int) -> str:
        return counted(self.tr("%n removed", "", number), number)

    def _n_restored(self, number: int) -> str:
        return counted(self.tr("%n restored", "", number), number)

    def review(self, number: int) -> str:
        """Return the words of the button that lists what an undoing left as it is."""
        return counted(self.tr("Review %n…", "", number), number)

    def failed_rows(self, number: int) -> str:
        """Return the words of the button that saves what failed."""
        return counted(self.tr("Save the %n failed row(s)…", "", number), number)


def percent(status: JobStatus) -> int:
    """Return how much of a job is done, 0 to 100."""
    if status.state == "done":
        return 100
    whole = max(status.done + status.refused + status.waiting, 1)
    planned = min(1.0, status.planned / status.rows) if status.rows else 1.0
    return int(100 * planned * (status.done + status.refused) / whole)


# --- why it waits ---------------------------------------------------------------------------------------------------


def job_reason(key: str) -> str:
    """Say why a job waits or has stopped; nothing without a reason."""
    match key:
        case "":
            return ""
        case "listing":
            return translate("Import", "The provider’s lists are being read first, so that nothing is changed twice.")
        case "plan_unreadable":
            return translate("Import", "What was chosen for this import cannot be read any more. Begin it again.")
        case "group_refused":
            return translate(
                "Import", "The provider refused one of the new groups. Look at it under Problems, then go on."
            )
        case "rescued":
            return translate("Import", "The copy was damaged and has been restored. Look at it, then go on.")
        case "file_missing" | "file_changed":
            return _lost(key)
        case _ if key.startswith("file_") and key.removeprefix("file_") in set(Why):
            return words.why(Why(key.removeprefix("file_"))).replace("%1", "")
        case _:
            return messages.refusal(key, None)


def _lost(key: str) -> str:
    """Say what becomes of an import whose copy of the file is not what was checked."""
    what = translate("Import", "The program’s own copy of the file is gone from this computer.")
    if key == "file_changed":
        what = translate("Import", "The program’s own copy of the file was changed since the import began.")
    rest = translate(
        "Import",
        "No more rows are taken from it; what was imported stays, and what is planned is kept and waits. Stop this"
        " import and begin it again with the original file: rows that are in the book already change nothing.",
    )
    return f"{what} {rest}"
