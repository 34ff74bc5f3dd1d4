"""Every command of the window: its words, its icon, its keys. One row here, one handler in the desk."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from smsc_desk.ui.icons import Icons


@dataclass(frozen=True, slots=True)
class Spec:
    """One command. `short` are the words on a tool button where the full ones are too long."""

    key: str
    text: Any  # what QT_TRANSLATE_NOOP gives back, a str
    icon: str = ""
    keys: tuple[str, ...] = ()
    short: Any = ""
    checkable: bool = False


_REDO_KEYS = ("Ctrl+Shift+Z", "Ctrl+Y") if sys.platform == "win32" else ("Ctrl+Shift+Z",)

SPECS = (
    Spec("add", QT_TRANSLATE_NOOP("Action", "Add contact…"), "plus", ("Ctrl+N",), QT_TRANSLATE_NOOP("Action", "Add")),
    Spec("add_group", QT_TRANSLATE_NOOP("Action", "New group…"), "folder-plus", ("Ctrl+Shift+N",)),
    Spec("import", QT_TRANSLATE_NOOP("Action", "Import contacts from a file…"), "import", ("Ctrl+I",),
         QT_TRANSLATE_NOOP("Action", "Import…")),
    Spec("import_blocks", QT_TRANSLATE_NOOP("Action", "Import into the blacklist…"), "import"),
    Spec("edit", QT_TRANSLATE_NOOP("Action", "Edit contact"), "edit"),
    Spec("to_group", QT_TRANSLATE_NOOP("Action", "Add to group…"), "folder", ("Ctrl+G",),
         QT_TRANSLATE_NOOP("Action", "To group…")),
    Spec("move", QT_TRANSLATE_NOOP("Action", "Move to group…"), "arrow-right"),
    Spec("from_group", QT_TRANSLATE_NOOP("Action", "Remove from this group"), "minus-circle", ("Ctrl+Shift+G",)),
    Spec("block", QT_TRANSLATE_NOOP("Action", "Block…"), "block", ("Ctrl+B",)),
    Spec("unblock", QT_TRANSLATE_NOOP("Action", "Unblock…"), "check", ("Ctrl+Shift+B",)),
    Spec("delete", QT_TRANSLATE_NOOP("Action", "Delete contacts…"), "trash", ("Shift+Del",),
         QT_TRANSLATE_NOOP("Action", "Delete…")),
    Spec("copy", QT_TRANSLATE_NOOP("Action", "Copy rows"), "copy"),
    Spec("copy_addresses", QT_TRANSLATE_NOOP("Action", "Copy numbers and addresses"), "copy", ("Ctrl+Shift+C",)),
    Spec("export", QT_TRANSLATE_NOOP("Action", "Export…"), "export", ("Ctrl+E",)),
    Spec("invert", QT_TRANSLATE_NOOP("Action", "Invert selection"), "", ("Ctrl+Shift+I",)),
    Spec("problem", QT_TRANSLATE_NOOP("Action", "Show the problem"), "warning"),
    Spec("undo", QT_TRANSLATE_NOOP("Action", "Undo"), "undo", ("Ctrl+Z",)),
    Spec("redo", QT_TRANSLATE_NOOP("Action", "Redo"), "redo", _REDO_KEYS),
    Spec("find", QT_TRANSLATE_NOOP("Action", "Find"), "search", ("Ctrl+F", "/")),
    Spec("refresh", QT_TRANSLATE_NOOP("Action", "Refresh from the provider"), "refresh", ("F5",)),
    Spec("contacts", QT_TRANSLATE_NOOP("Action", "Show contacts"), "users", ("Ctrl+1",)),
    Spec("blacklist", QT_TRANSLATE_NOOP("Action", "Show blacklist"), "block", ("Ctrl+2",)),
    Spec("activity", QT_TRANSLATE_NOOP("Action", "Show activity"), "activity", ("Ctrl+3",)),
    Spec("editor", QT_TRANSLATE_NOOP("Action", "Contact editor"), "", ("F4",), checkable=True),
    Spec("sidebar", QT_TRANSLATE_NOOP("Action", "Sidebar"), "", ("F9",), checkable=True),
    Spec("connection", QT_TRANSLATE_NOOP("Action", "Connection…")),
    Spec("palette", QT_TRANSLATE_NOOP("Action", "Run a command by name…"), "", ("Ctrl+K",)),
    Spec("keys", QT_TRANSLATE_NOOP("Action", "Keyboard shortcuts"), "help", ("F1", "Ctrl+/")),
    Spec("diagnostics", QT_TRANSLATE_NOOP("Action", "Diagnostics…"), "info"),
    Spec("copy_log", QT_TRANSLATE_NOOP("Action", "Copy the log for somebody who helps")),
    Spec("quit", QT_TRANSLATE_NOOP("Action", "Quit"), "", ("Ctrl+Q",)),
)  # fmt: skip


class Actions(QObject):
    """The commands as QActions of a widget; words follow the language."""

    def __init__(self, owner: QWidget, icons: Icons) -> None:
        super().__init__(owner)
        self._made = {spec.key: self._make(owner, icons, spec) for spec in SPECS}
        owner.installEventFilter(self)
        self._retranslate()

    def __getitem__(self, key: str) -> QAction:
        return self._made[key]

    def all(self) -> list[QAction]:
        """Return the commands in the order of the table."""
        return list(self._made.values())

    def connect_all(self, handlers: dict[str, Callable[[], object]]) -> None:
        """Give every command its handler.

        Raises:
            KeyError: a command without one.
        """
        for key, action in self._made.items():
            action.triggered.connect(lambda _checked=False, handler=handlers[key]: handler())

    @staticmethod
    def _make(owner: QWidget, icons: Icons, spec: Spec) -> QAction:
        action = QAction(owner)
        action.setObjectName(spec.key)
        if spec.icon:
            action.setIcon(icons.icon(spec.icon))
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setCheckable(spec.checkable)
        owner.addAction(action)
        return action

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return False

    def _retranslate(self) -> None:
        for spec in SPECS:
            action, text = self._made[spec.key], QCoreApplication.translate("Action", str(spec.text))
            short = QCoreApplication.translate("Action", str(spec.short)) if spec.short else text
            action.setText(text)
            action.setIconText(short)
            keys = ", ".join(
                sequence.toString(QKeySequence.SequenceFormat.NativeText) for sequence in action.shortcuts()
            )
            action.setToolTip(f"{text.rstrip('…')} ({keys})" if keys else text.rstrip("…"))
