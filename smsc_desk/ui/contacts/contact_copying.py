"""The selected contacts on the clipboard: as rows for a spreadsheet, or their numbers and addresses only."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from smsc_desk.book.contact import Contact
from smsc_desk.store.store import Store
from smsc_desk.ui.contacts.contact_columns import COLUMNS, title
from smsc_desk.ui.contacts.contact_table import ContactTable
from smsc_desk.ui.copied import copied_line
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.notices import Notices
from smsc_desk.ui.tasks import Tasks

MOST = 100_000
"""More rows than this are better exported: the clipboard holds all of them at once, and other programs again."""
PIECE = 40
"""So many rows are read on the UI thread before it draws again: some 2 ms."""


class ContactCopying(QObject):
    """Reads what is copied in pieces; the newest copy is the one that counts."""

    def __init__(
        self,
        table: ContactTable,
        store: Store,
        directory: GroupDirectory,
        tasks: Tasks,
        notices: Notices,
        export: Callable[[], None],
    ) -> None:
        super().__init__(table)
        self._table, self._store, self._directory = table, store, directory
        self._tasks, self._notices, self._export = tasks, notices, export
        self._running: asyncio.Task[None] | None = None

    def copy_rows(self) -> None:
        """Copy the selected rows with headings, the shown columns in their order."""
        columns = self._table.shown_columns()

        def line(contact: Contact) -> list[str]:
            return [copied_line(self._cell(contact, number) for number in columns)]

        self._start([copied_line(title(COLUMNS[number]) for number in columns)], line, self._say_rows)

    def copy_addresses(self) -> None:
        """Copy the numbers and e-mail addresses of the selected rows, one a line, as they are kept."""
        self._start([], lambda contact: list(contact.addresses), self._say_addresses)

    def _cell(self, contact: Contact, number: int) -> str:
        column = COLUMNS[number]
        if column.kind == "chips":
            return ", ".join(self._directory.names(contact.groups))
        return (column.copied or column.text)(contact)

    def _start(self, lines: list[str], of: Callable[[Contact], list[str]], say: Callable[[int], str]) -> None:
        number = self._table.selected_count()
        if number > MOST:
            text = counted(self.tr("%n row(s) are too many for the clipboard. A file holds them.", "", number), number)
            self._notices.show_bar("copied", "warn", text, choices=[(self.tr("Export…"), self._export)])
        elif number:
            if self._running is not None:
                self._running.cancel()
            self._running = self._tasks.start(self._copy(lines, of, say), name="copy")

    async def _copy(self, lines: list[str], of: Callable[[Contact], list[str]], say: Callable[[int], str]) -> None:
        number = 0
        for piece in _pieces(self._table.chosen_ids()):
            found: dict[Any, Contact] = dict(self._store.contacts(piece))
            contacts = [found[row] for row in piece if row in found]
            number += len(contacts)
            lines += [text for contact in contacts for text in of(contact)]
            await asyncio.sleep(0)
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._notices.show_bar("copied", "ok", say(number), seconds=4)

    def _say_rows(self, number: int) -> str:
        return counted(self.tr("%n row(s) copied.", "", number), number)

    def _say_addresses(self, number: int) -> str:
        text = self.tr("The numbers and addresses of %n contact(s) were copied.", "", number)
        return counted(text, number)


def _pieces(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + PIECE] for start in range(0, len(ids), PIECE))
