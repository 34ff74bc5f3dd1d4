"""Undo and redo: two named commands, and a bar after each action that offers to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from smsc_desk.book.errors import Invalid
from smsc_desk.store.changes import Changed
from smsc_desk.store.history import Deed, Steps
from smsc_desk.store.queue import Applied
from smsc_desk.store.undo import Undone
from smsc_desk.ui.activity.deed_words import DeedWords, name_deed, origin, with_name
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.tasks import Latest
from smsc_desk.ui.widgets import tooltip

if TYPE_CHECKING:
    from smsc_desk.store.store import Store
    from smsc_desk.ui.commands import Commands
    from smsc_desk.ui.notices import Choice, Notices
    from smsc_desk.ui.tasks import Tasks

BAR_S = 10
TAKES_ITS_TIME = {"import", "import_blacklist"}
"""The undoing of these is only begun: it goes on in the status bar, and is never done again."""
SEEN_BESIDE = {"change_contact", "add_contact"}
"""One contact saved where one looks at it needs no bar: it would push the rows down after every cell."""
NAMED = 5
"""Of so many skipped records the names are said; the rest is counted."""
NEAR = 20
"""The action that was just made is among so many of the newest."""


class Undoing(QObject):
    """Keeps the two commands named, and carries them out."""

    def __init__(
        self, store: Store, commands: Commands, tasks: Tasks, undo: QAction, redo: QAction, notices: Notices
    ) -> None:
        super().__init__(commands)
        self._store, self._commands, self._tasks, self._notices = store, commands, tasks, notices
        self._undo, self._redo = undo, redo
        self._steps = Steps()
        self._said: str | None = None
        self._busy = False
        self._reading = Latest(tasks, self._read, name="read what can be undone")
        self._leave = store.subscribe(self._on_changed)
        commands.applied.connect(self._on_applied)
        self._keys = FieldKeys(self)
        self.reword()
        self._reading.ask()

    def close(self) -> None:
        """Hear no more of the store."""
        self._leave()
        self._keys.close()

    # --- the two commands ---

    def undo(self, action: int | None = None) -> None:
        """Undo an action, the newest without one."""
        if not self._busy:
            self._busy = True
            self._tasks.start(self._do_undo(action), name="undo")

    def redo(self) -> None:
        """Do again what was undone last."""
        if not self._busy:
            self._busy = True
            self._tasks.start(self._do_redo(), name="redo")

    async def _do_undo(self, action: int | None) -> None:
        try:
            deed = await self._deed(action) if action is not None else (await self._store.steps()).undo
            if deed is not None:
                self._tell(deed, await origin(self._store, deed), await self._store.undo(deed.id))
        except Invalid as error:
            self._commands.invalid.emit(error)
        finally:
            self._busy = False

    async def _do_redo(self) -> None:
        try:
            deed = (await self._store.steps()).redo
            if deed is not None:
                self._tell(deed, await origin(self._store, deed), await self._store.redo())
        except Invalid as error:
            self._commands.invalid.emit(error)
        finally:
            self._busy = False

    async def _deed(self, action: int) -> Deed | None:
        found = await self._store.history(limit=1, before=action + 1)
        return found[0] if found and found[0].id == action else None

    # --- what is told ---

    def say(self, text: str) -> None:
        """Tell in a bar what was done; where it can be undone, the bar offers that too."""
        self._said = text
        self._notices.show_bar("done", "ok", text, seconds=BAR_S)

    def _on_applied(self, applied: Applied) -> None:
        self._said = None
        if applied.action is not None:
            self._tasks.start(self._offer(applied.action), name="offer to undo")

    async def _offer(self, action: int) -> None:
        deed = next((found for found in await self._store.history(limit=NEAR) if found.id == action), None)
        if deed is None or not deed.can_undo or (deed.verb in SEEN_BESIDE and deed.rows == 1):
            return
        text = self._said or DeedWords().say(deed.verb, deed.rows, deed.subject)
        choices = [(self.tr("Undo"), lambda: self.undo(action))]
        self._notices.clear("done")
        self._notices.show_bar("done", "ok", text, choices=choices, seconds=BAR_S)

    def _tell(self, deed: Deed, first: Deed, undone: Undone) -> None:
        """Tell what became of a deed: what was undone, or done again where it was an undoing itself."""
        if deed.verb in TAKES_ITS_TIME and undone.action is not None:
            self._notices.clear("done")
            return
        skipped = self._skipped(undone.skipped)
        choices: list[Choice] = []
        if undone.action is None:
            text = self.tr("Nothing was undone.")
        elif deed.depth % 2:
            text, choices = with_name(self.tr("Done again: %1."), name_deed(first)), [(self.tr("Undo"), self.undo)]
        else:
            text, choices = with_name(self.tr("Undone: %1."), name_deed(first)), [(self.tr("Redo"), self.redo)]
            text = " ".join(filter(None, (text, self._anew(deed))))
        warns = bool(skipped) or undone.action is None
        self._notices.clear("done")
        self._notices.show_bar(
            "done",
            "warn" if warns else "ok",
            f"{text} {skipped}".strip(),
            details="\n".join(undone.skipped),
            choices=choices,
            seconds=0 if warns else BAR_S,
        )

    def _anew(self, deed: Deed) -> str:
        """Say what an undoing cannot give back: the provider has no undelete."""
        if deed.verb != "delete_contacts" or deed.depth or not deed.counts.get("done"):
            return ""
        text = self.tr(
            "%n contact(s) are created anew: the provider gives them a new ID, and what it kept about the old ones is"
            " gone.", "", deed.rows
        )  # fmt: skip
        return counted(text, deed.rows)

    def _skipped(self, titles: tuple[str, ...]) -> str:
        """Say what was left as it is since it was changed meanwhile."""
        if not titles:
            return ""
        number = len(titles)
        text = self.tr("%n record(s) were changed meanwhile and stay as they are: %1", "", number)
        names = ", ".join(titles[:NAMED]) + ("…" if number > NAMED else "")
        return with_name(counted(text, number), names)

    # --- the names of the commands ---

    def _on_changed(self, changed: Changed) -> None:
        if changed.queue:
            self._reading.ask()

    async def _read(self) -> None:
        steps = await self._store.steps()
        undo = await origin(self._store, steps.undo) if steps.undo else None
        redo = await origin(self._store, steps.redo) if steps.redo else None
        self._steps = Steps(undo, redo)
        self.reword()

    def reword(self) -> None:
        """Name both commands by what they would do now, in the language of now."""
        undo, redo = self._steps.undo, self._steps.redo
        _name(self._undo, with_name(self.tr("Undo: %1"), name_deed(undo)) if undo else self.tr("Undo"))
        _name(self._redo, with_name(self.tr("Redo: %1"), name_deed(redo)) if redo else self.tr("Redo"))
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)


def _name(action: QAction, text: str) -> None:
    keys = ", ".join(sequence.toString(QKeySequence.SequenceFormat.NativeText) for sequence in action.shortcuts())
    action.setText(text)
    action.setIconText(text)
    action.setToolTip(tooltip(f"{text} ({keys})"))


class FieldKeys(QObject):
    """Ctrl+Z in a field undoes what was typed there; in one with nothing to undo it is the window's.

    Qt's fields take the key in any case. Only the field that has the focus is listened to.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there are widgets, so there is one
        self._app = app
        app.focusChanged.connect(self._on_focus)

    def close(self) -> None:
        """Listen no more."""
        self._app.focusChanged.disconnect(self._on_focus)
        self._on_focus(None, None)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new if isinstance(new, QLineEdit | QPlainTextEdit) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
        if (undo and not _can_undo(watched)) or (redo and not _can_redo(watched)):
            event.ignore()
            return True
        return False


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isRedoAvailable()
