"""Before an import is undone: what goes, what gets its former values, and what stays since it was changed again."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from smsc_desk.ui import plain
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.importing.parts import name_button
from smsc_desk.ui.widgets import ThinProgress, button, danger_button, label


class Preview(Protocol):
    """Records by what an undoing would do to them."""

    @property
    def removed(self) -> int: ...
    @property
    def restored(self) -> int: ...
    @property
    def changed_since(self) -> int: ...


class UndoCounts(QObject):
    """The words with a number in them: lupdate sees a plural in `tr` only."""

    def say(self, preview: Preview) -> str:
        """Return a sentence for each kind of records."""
        removed, restored, changed = preview.removed, preview.restored, preview.changed_since
        said = []
        if removed:
            said.append(counted(self.tr("%n added record(s) will be removed.", "", removed), removed))
        if restored:
            said.append(counted(self.tr("%n updated record(s) get their former values back.", "", restored), restored))
        if changed:
            text = self.tr("%n record(s) were changed after the import and stay as they are.", "", changed)
            said.append(counted(text, changed))
        return "\n".join(said)


class UndoImportDialog(QDialog):
    """Accepted when the undoing is wished; possible once what it does is known."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._preview: Preview | None = None
        self._title, self._text = label(role="title", wrap=True), label(wrap=True)
        self._note = label(role="muted", wrap=True)
        self._progress = ThinProgress("")
        self.go, self.cancel = danger_button(""), button("")
        self.cancel.setDefault(True)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._progress.set_busy(True)
        self._place()
        self._retranslate()

    async def foresee(self, preview: Awaitable[Preview]) -> None:
        """Wait for what the undoing would do, and say it."""
        found = await preview
        if isValid(self):
            self._preview = found
            self._progress.set_busy(False)
            self._retranslate()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for part in (self._title, self._progress, self._text, self._note):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        buttons.addWidget(self.cancel)
        column.addLayout(buttons)
        self.setMinimumWidth(460)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Undo the import"))
        self._title.setText(self.tr("Undo the import of “%1”?").replace("%1", plain.one_line(self._name)))
        self._progress.setAccessibleName(self.tr("Looking at what has changed since"))
        preview = self._preview
        nothing = self.tr("Nothing is left that could be undone.")
        waiting = self.tr("Looking at what has changed since …")
        self._text.setText(waiting if preview is None else UndoCounts().say(preview) or nothing)
        self._note.setText(self.tr("It runs in the background as the import did, and sends about as many requests."))
        self.go.setEnabled(preview is not None and bool(preview.removed or preview.restored))
        name_button(self.go, self.tr("Undo the import"))
        name_button(self.cancel, self.tr("Cancel"))
