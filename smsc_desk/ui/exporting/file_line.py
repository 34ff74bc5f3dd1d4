"""The line of the dialog that says where the file goes, and what stands there already."""

from __future__ import annotations

import asyncio
import datetime
import os
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smsc_desk.ui.tasks import Latest, Tasks, ask
from smsc_desk.ui.widgets import button, label, set_look

ChooseFile = Callable[[QWidget, Path, str], Awaitable[str]]
"""Asks for a file to write: the window, the one that is chosen now, its ending; empty when it was cancelled."""

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')  # on one system or another
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ENDING = re.compile(r"\.[A-Za-z]\w{1,4}$")
_LONGEST_NAME = 80


class FileLine(QWidget):
    """A path, typed or chosen; a file that is there is replaced only after it was said."""

    changed = Signal()

    def __init__(self, tasks: Tasks, choose_file: ChooseFile | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._choose_file = tasks, choose_file or ask_for_file
        self._folder, self._suffix = Path(), ""
        self._own_name = True  # until the user gives another one
        self._warned: Path | None = None
        self._ended = False
        self._looking = Latest(tasks, self._look, name="look whether a file is there")
        self.field, self.browse = QLineEdit(), button("")
        self.hint = label(role="hint", wrap=True)
        self._place()
        self.field.textChanged.connect(self._on_changed)
        self.field.textEdited.connect(self._on_edited)
        self.browse.clicked.connect(lambda: self._tasks.start(self._browse(), name="choose a file"))
        self._retranslate()

    def suggest(self, folder: str, name: str, suffix: str) -> None:
        """Suggest a file of that name in the folder of the last time, else among the documents."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._folder, self._suffix = Path(folder or documents or Path.home()), suffix
        self.rename(name)

    def rename(self, name: str) -> None:
        """Suggest another name, unless the user gave one."""
        if self._own_name:
            plain = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(" .")[:_LONGEST_NAME]
            today = datetime.date.today()  # noqa: DTZ011 - the user's own calendar day
            self.field.setText(str(self._folder / f"{plain} {today.isoformat()}.{self._suffix}"))

    def set_suffix(self, suffix: str) -> None:
        """Let the name end as the kind of file does."""
        text = self.field.text()
        if text.lower().endswith(f".{self._suffix}"):
            self.field.setText(text[: len(text) - len(self._suffix)] + suffix)
        self._suffix = suffix

    def path(self) -> Path | None:
        """Return the file, None where no name is typed; a name alone is one in the last folder."""
        text = self.field.text().strip()
        path = self._folder / os.path.expanduser(text)  # noqa: PTH111 - Path's own raises for an unknown user
        if not text or _CONTROL.search(text) or text.endswith(("/", os.sep)) or not path.name.strip("."):
            return None
        return path if _ENDING.search(path.name) else path.with_name(f"{path.name}.{self._suffix}")

    def told(self) -> Path | None:
        """Return the file that is there and will be replaced, as far as the user was told."""
        return self._warned

    async def may_write(self, path: Path, told: Path | None) -> bool:
        """Tell whether to write: not over a file of which nobody was told before; that is told now."""
        there = await asyncio.to_thread(_exists, path)
        if there and told != path and not self._ended:
            self._warn(path)
            return False
        return True

    def end(self) -> None:
        """Say nothing any more: the window is closed."""
        self._ended = True

    def written(self) -> None:
        """The file was written: writing it again is to be told of."""
        self._warned = None
        self._say("none", "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _on_edited(self) -> None:
        self._own_name = False

    def _on_changed(self) -> None:
        self._warned = None
        self._say("none", "")
        self._looking.ask()
        self.changed.emit()

    async def _look(self) -> None:
        path = None if self._ended else self.path()
        there = path is not None and await asyncio.to_thread(_exists, path)
        if path is not None and there and not self._ended and path == self.path():
            self._warn(path)

    def _warn(self, path: Path) -> None:
        self._warned = path
        self._say("guess", self.tr("A file of this name is there; it will be replaced."))

    def _say(self, state: str, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))
        set_look(self.hint, "role", "hint" if state == "none" else state)
        set_look(self.field, "state", state)
        self.field.setAccessibleDescription(text)

    async def _browse(self) -> None:
        now = self.path() or self._folder
        chosen = await self._choose_file(self.window(), now, self._suffix)
        if chosen and not self._ended:
            self._own_name = False
            self.field.setText(chosen)

    def _place(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.browse.setAutoDefault(False)
        self.hint.hide()
        self.setFocusProxy(self.field)

    def _retranslate(self) -> None:
        self.field.setAccessibleName(self.tr("File"))
        self.browse.setText(self.tr("Choose…"))
        self.browse.setAccessibleName(self.tr("Choose the file"))


def _exists(path: Path) -> bool:
    """Tell whether a file is there; what cannot be looked at is told when it is written."""
    try:
        return path.exists()
    except OSError:
        return False


async def ask_for_file(parent: QWidget, now: Path, suffix: str) -> str:
    """Ask with the system's own dialog; that a file is there is said in ours."""
    dialog = QFileDialog(parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setNameFilter(f"{suffix.upper()} (*.{suffix})")
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(str(now))
    return dialog.selectedFiles()[0] if await ask(dialog) else ""
