"""The one way from a view to the store: a command is made durable, or its fault is told; views change nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from smsc_desk.book.edits import Action
from smsc_desk.book.errors import Invalid
from smsc_desk.store.begun import Begun
from smsc_desk.store.queue import Applied
from smsc_desk.store.store import Store
from smsc_desk.ui.tasks import Tasks

PATIENCE_S = 0.008
"""Half a frame: an edit takes some 4 ms, most of them the disk's; several times that where the window draws meanwhile,
as both share the interpreter."""

FEW = 8
"""Edits that are written in that time."""


class Commands(QObject):
    """Hands actions to the store."""

    applied = Signal(object)
    """Applied: a command is on disk"""
    invalid = Signal(object)
    """Invalid: a command was not possible, and no field is there to say it beside"""

    def __init__(self, store: Store, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._tasks = store, tasks

    def do(self, action: Action, then: Callable[[Applied], None] | None = None) -> None:
        """Apply an action; a value that cannot be held is told by `invalid`.

        What the disk takes at once is there when this returns, so that it is drawn once, as it is now. All else goes
        on in the background.
        """
        begun = self._store.begin(action)
        if len(action.edits) <= FEW and begun.is_durable(PATIENCE_S):
            self._told(begun.end(), then)
        else:
            self._tasks.start(self._end(begun, then), name=f"apply {action.verb}")

    async def _end(self, begun: Begun[Applied], then: Callable[[Applied], None] | None) -> None:
        try:
            result = await begun.ended()
        except Invalid as error:
            self.invalid.emit(error)
        else:
            self._told(result, then)

    def _told(self, result: Applied, then: Callable[[Applied], None] | None) -> None:
        self.applied.emit(result)
        if then is not None:
            then(result)

    async def apply(self, action: Action, instead_of: int | None = None) -> Applied:
        """Apply an action and wait until it is on disk; for forms, which show Invalid beside the field.

        With it goes the edit that waits for the user, where it is to stand `instead_of` one.

        Raises:
            Invalid: a value that the book cannot hold; nothing is changed.
            StoreError: nothing is changed.
        """
        applying = self._store.apply(action) if instead_of is None else self._store.replace(instead_of, action)
        result = await applying
        self.applied.emit(result)
        return result

    def retry(self, edits: Sequence[int]) -> None:
        """Queue refused or doubtful edits again."""
        self._tasks.start(self._store.retry(list(edits)), name="retry edits")

    def discard(self, edits: Sequence[int]) -> None:
        """Take back edits that are not on their way."""
        self._tasks.start(self._store.discard(list(edits)), name="discard edits")

    def take_mine(self, edits: Sequence[int]) -> None:
        """Send edits again over what the provider has by now."""
        self._tasks.start(self._store.take_mine(list(edits)), name="keep mine")

    def restore(self, buried: Sequence[int]) -> None:
        """Make anew what was deleted."""
        self._tasks.start(self._restore(list(buried)), name="restore")

    async def _restore(self, buried: list[int]) -> None:
        try:
            result = await self._store.restore(buried)
        except Invalid as error:
            self.invalid.emit(error)
        else:
            self.applied.emit(result)

    def take_theirs(self, edits: Sequence[int]) -> None:
        """Let edits go; the records show what the provider has."""
        self._tasks.start(self._store.take_theirs(list(edits)), name="take the provider's")
