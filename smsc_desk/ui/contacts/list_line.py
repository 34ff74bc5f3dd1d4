"""What a pasted list found: counts that can be pressed, and that follow the book while the list is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from smsc_desk.store.changes import Changed
from smsc_desk.store.saved_filters import Looked
from smsc_desk.store.store import Store
from smsc_desk.ui.contacts.flow import Flow
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.tasks import Latest, Tasks
from smsc_desk.ui.widgets import label, link_button, tooltip

if TYPE_CHECKING:
    from smsc_desk.ui.contacts.pasted_list import PastedList


class ListLine(QWidget):
    """Keeps the list that is shown; without one it has nothing to say."""

    showWanted = Signal(bool)
    """show all of the list, or only the blocked of them"""
    addWanted = Signal(object)
    """tuple of addresses that are in no contact: they shall become contacts"""

    def __init__(self, store: Store, tasks: Tasks, region: Callable[[], str]) -> None:
        super().__init__()
        self._store, self._tasks, self._region = store, tasks, region
        self._list: tuple[PastedList, Looked] | None = None
        self._looking = Latest(tasks, self._look_again, name="look a list up again")
        self._leave: Callable[[], None] = lambda: None
        self.pasted, self.unusable = label(role="muted"), label(role="muted")
        self.found, self.blocked, self.missing, self.repeated = (link_button("") for _ in range(4))
        row = Flow(self, 4)
        for part in (self.pasted, self.found, self.blocked, self.missing, self.repeated, self.unusable):
            part.setProperty("slim", True)
            row.addWidget(part)
        self.found.clicked.connect(lambda: self.showWanted.emit(False))
        self.blocked.clicked.connect(lambda: self.showWanted.emit(True))
        self.missing.clicked.connect(lambda: self._tasks.start(self._show_missing(), name="show missing numbers"))
        self.repeated.clicked.connect(lambda: self._tasks.start(self._show_repeated(), name="show repeated numbers"))
        self.retranslate()

    # --- the list

    def addresses(self) -> tuple[str, ...]:
        """Return the addresses of the list, each once; none without a list."""
        return self._list[0].addresses if self._list else ()

    async def read(self, text: str) -> bool:
        """Take a pasted text as the list; False, and nothing changes, where nothing in it is an address."""
        from smsc_desk.ui.contacts import pasted_list  # noqa: PLC0415 - start-up: with what knows the numbers

        pasted = await asyncio.to_thread(pasted_list.read, text, self._region())
        if not pasted.addresses:
            return False
        looked = await self._store.look_up(pasted.addresses)
        self.drop()
        self._list = pasted, looked
        self._leave = self._store.subscribe(self._on_changed)
        self.retranslate()
        return True

    def drop(self) -> None:
        """Forget the list, and hear no more of the store."""
        self._leave()
        self._leave = lambda: None
        self._list = None

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches_contacts() or changed.touches_blocks():
            self._looking.ask()

    async def _look_again(self) -> None:
        if self._list is None:
            return
        pasted = self._list[0]
        looked = await self._store.look_up(pasted.addresses)
        if self._list is not None and self._list[0] is pasted:
            self._list = pasted, looked
            self.retranslate()

    # --- the dialogs

    async def _show_missing(self) -> None:
        if self._list is not None:
            from smsc_desk.ui.contacts.list_dialogs import MissingDialog  # noqa: PLC0415 - start-up: nobody sees it

            missing = self._list[1].missing
            if await MissingDialog(missing, self.window()).shown():
                self.addWanted.emit(missing)

    async def _show_repeated(self) -> None:
        if self._list is not None:
            from smsc_desk.ui.contacts.list_dialogs import RepeatedDialog  # noqa: PLC0415 - start-up: nobody sees it

            await RepeatedDialog(self._list[0].twice, self.window()).shown()

    # --- words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say what the list found, with the numbers of now."""
        if self._list is None:
            return
        pasted, looked = self._list
        self.pasted.setText(self.tr("Pasted %1").replace("%1", thousands(pasted.pasted)))
        self.unusable.setText(self.tr("not a number %1").replace("%1", thousands(pasted.unusable)))
        self.unusable.setVisible(bool(pasted.unusable))
        self._count(self.found, self.tr("found %1"), self.tr("Show the contacts that were found: %1"), looked.found)
        self._count(self.blocked, self.tr("blocked %1"), self.tr("Show only the blocked of them: %1"), looked.blocked)
        missing, repeated = len(looked.missing), pasted.repeated
        self._count(self.missing, self.tr("not in the book %1"), self.tr("Show those not in the book: %1"), missing)
        self._count(self.repeated, self.tr("repeated in the list %1"), self.tr("Show those repeated: %1"), repeated)
        self.setAccessibleName(self.words())

    def words(self) -> str:
        """Return all that is said, in one line."""
        parts = (self.pasted, self.found, self.blocked, self.missing, self.repeated, self.unusable)
        return " · ".join(part.text() for part in parts if not part.isHidden())

    @staticmethod
    def _count(pressed: QPushButton, text: str, does: str, number: int) -> None:
        pressed.setText(text.replace("%1", thousands(number)))
        pressed.setAccessibleName(does.replace("%1", thousands(number)))
        pressed.setToolTip(tooltip(pressed.accessibleName()))
        pressed.setEnabled(bool(number))
