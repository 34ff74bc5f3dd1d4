"""The contacts page: what is shown, how much of it can be reached, the filter field, and the table or its stand-in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsc_desk.book.group import Group
from smsc_desk.book.identity import GroupId
from smsc_desk.book.phone import RUSSIA
from smsc_desk.store.search import ContactQuery, Place
from smsc_desk.store.store import Store
from smsc_desk.sync.status import Line, Status
from smsc_desk.ui import plain
from smsc_desk.ui.contacts.contact_model import ContactModel
from smsc_desk.ui.contacts.contact_table import ContactTable
from smsc_desk.ui.contacts.filter_bar import FilterBar
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Latest, Tasks
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ElidedLabel, EmptyState, ThinProgress

if TYPE_CHECKING:
    from smsc_desk.ui.exporting.offer import Offer


class ContactView(QWidget):
    """The middle of the window."""

    addWanted = Signal()
    importWanted = Signal()
    refreshWanted = Signal()
    everywhereWanted = Signal(str)
    """search the text in all contacts"""

    def __init__(
        self,
        model: ContactModel,
        store: Store,
        directory: GroupDirectory,
        tasks: Tasks,
        look: Look,
        icons: Icons,
        region: Callable[[], str] = lambda: RUSSIA,
    ) -> None:
        super().__init__()
        self._model, self._store, self._directory = model, store, directory
        self._status = Status()
        self._elsewhere: tuple[str, int] | None = None  # a text and how many it finds in all contacts
        self._totals: dict[Place, int] = {}
        self._job_name = ""  # of the import whose contacts are shown
        self._counting = Latest(tasks, self._count_elsewhere, name="count elsewhere")
        self._title = ElidedLabel("", "title", Qt.TextElideMode.ElideRight)
        self._reach = ElidedLabel("", "muted", Qt.TextElideMode.ElideRight)
        self.filter = FilterBar(store, directory, tasks, look, icons, region)
        self.search = self.filter.field
        self._progress = ThinProgress(self.tr("Loading contacts"))
        self.table = ContactTable(model, look, icons)
        self._empty = EmptyState(icons)
        self._stack = QStackedWidget()
        self._place()
        self._connect(look)
        self._retranslate()

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._title)
        top.addWidget(self._reach, 1, Qt.AlignmentFlag.AlignBottom)
        header = QVBoxLayout()
        header.setContentsMargins(14, 10, 14, 8)
        header.setSpacing(8)
        header.addLayout(top)
        header.addWidget(self.filter)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(header)
        whole.addWidget(self._progress)
        whole.addWidget(self._stack, 1)
        self.setProperty("plane", "window")

    def _connect(self, look: Look) -> None:
        self.filter.asked.connect(self._on_asked)
        self.filter.everywhereWanted.connect(lambda: self.everywhereWanted.emit(""))
        self.search.installEventFilter(self)
        self._model.searched.connect(self._show)
        self._directory.changed.connect(self._show)
        self._empty.triggered.connect(self._on_choice)
        look.changed.connect(self._show)

    # --- what is asked ---

    def show_entry(self, place: Place, group: GroupId | None) -> None:
        """Show a place or a group; the text of the filter field stays."""
        self._model.set_query(replace(self._model.query, place=place, group=group, job=None))
        self._show()

    def show_job(self, job: int, name: str) -> None:
        """Show the contacts that an import has added or changed; Esc shows all again."""
        self._job_name = name
        self.filter.clear()
        self._model.set_query(replace(self._model.query, place=Place.ALL, group=None, job=job))
        self._show()

    def _on_asked(self, text: str, addresses: tuple[str, ...]) -> None:
        self._model.set_query(replace(self._model.query, text=text, addresses=addresses))

    def export_offer(self, total: int | None) -> Offer:
        """Return what can be exported from here; `total` are all contacts there are."""
        from smsc_desk.ui.exporting.kinds import Subject  # noqa: PLC0415 - start-up: with all that writes files
        from smsc_desk.ui.exporting.offer import Offer  # noqa: PLC0415

        query, title = self._model.answered or self._model.query, self.entry_title()
        part = title if query.group is not None or query.place != Place.ALL else ""
        found = self.tr("found “%1”").replace("%1", query.text) if query.text else ""
        shown = self.tr("group “%1”").replace("%1", title) if query.group is not None else part
        return Offer(
            subject=Subject.CONTACTS, selected=self.table.chosen_ids(), listed=query,
            listed_count=self._model.rowCount(), listed_name=", ".join(filter(None, (shown, found))), file_name=part,
            total=total,
        )  # fmt: skip

    def clear_filter(self) -> bool:
        """Empty the filter field, or leave the contacts of an import; False where nothing was filtered."""
        had = self.filter.clear()
        if not had and self._model.query.job is not None:
            self.everywhereWanted.emit("")
            return True
        return had

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """From the filter field: down into the table, and out with Esc."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            into = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            history = not self.search.text() or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if not (history and self.filter.has_history()):
                into.add(Qt.Key.Key_Down)
            if event.key() in into and self._model.rowCount():
                self.filter.remember()
                if not self.table.selected_count():
                    self.table.choose_row(max(0, self.table.currentIndex().row()))
                self.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape:
                if not self.clear_filter():
                    self.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    # --- what is shown ---

    def set_status(self, status: Status) -> None:
        """Take note of how the refresh stands."""
        self._status = status
        self._progress.set_busy(status.refreshing)
        self._show()

    def set_totals(self, totals: dict[Place, int]) -> None:
        """Take note of the counts of the fixed places."""
        self._totals = totals
        self._show()

    def _show(self) -> None:
        group = self._group()
        self._title.setText(self.entry_title())
        self._reach.setText(self._reach_text(group))
        if self._model.rowCount() or self._model.answered is None:
            self._stack.setCurrentWidget(self.table)
            return
        self._show_empty(group)
        self._stack.setCurrentWidget(self._empty)

    def _group(self) -> Group | None:
        number = self._model.query.group
        return None if number is None else self._directory.get(number)

    def entry_title(self) -> str:
        """Return the name of what is shown."""
        if self._model.query.job is not None:
            return self.tr("Imported from “%1”").replace("%1", plain.one_line(self._job_name))
        if self._model.query.group is not None:
            group = self._group()
            return group.name if group else ""
        match self._model.query.place:
            case Place.ALL:
                return self.tr("All contacts")
            case Place.NO_GROUP:
                return self.tr("No group")
            case Place.BLOCKED:
                return self.tr("Blocked")
            case Place.UNSENT:
                return self.tr("Not sent")
            case Place.DUPLICATES:
                return self.tr("Duplicates")
            case Place.BAD:
                return self.tr("Bad numbers")

    def _reach_text(self, group: Group | None) -> str:
        if group is not None:
            members = self.tr("%n member(s)", "", group.members)
            text = self.tr("%1 · %2 reachable · %3 blocked")
            text = text.replace("%1", _grouped(members, group.members))
            return text.replace("%2", thousands(group.members - group.blocked)).replace("%3", thousands(group.blocked))
        if self._model.query.job is not None:
            return self.tr("Esc shows all contacts")
        if self._model.query.place == Place.ALL and Place.ALL in self._totals:
            blocked = self._totals.get(Place.BLOCKED, 0)
            number = self._totals[Place.ALL]
            found = _grouped(self.tr("%n contact(s)", "", number), number)
            return self.tr("%1 · %2 blocked").replace("%1", found).replace("%2", thousands(blocked))
        return ""

    def _show_empty(self, group: Group | None) -> None:
        query = self._model.query
        if query.text or query.addresses:
            self._show_nothing_found(query)
        elif query.job is not None:
            gone = self.tr("No contact of this import is in the book any more.")
            self._empty.show_empty("users", gone, ("clear", self.tr("Show all contacts")))
        elif group is not None:
            text = self.tr("No contacts in “%1” yet. Drag contacts here, or add a new one to this group.")
            add = ("add", self.tr("Add a contact to “%1”").replace("%1", group.name))
            into = ("import", self.tr("Import into “%1”…").replace("%1", group.name))
            self._empty.show_empty("folder", text.replace("%1", group.name), add, into)
        elif query.place == Place.BLOCKED:
            self._empty.show_empty("block", self.tr("None of your contacts is blocked."))
        elif query.place == Place.UNSENT:
            self._empty.show_empty("check", self.tr("Everything has been sent."))
        elif query.place == Place.DUPLICATES and self._totals.get(Place.ALL):
            self._empty.show_empty("check", self.tr("No two contacts have the same address."))
        elif query.place == Place.BAD and self._totals.get(Place.ALL):
            self._empty.show_empty("check", self.tr("Every number and address has a proper form."))
        elif query.place == Place.NO_GROUP and self._totals.get(Place.ALL):
            self._empty.show_empty("check", self.tr("Every contact is in a group."))
        else:
            self._show_no_contacts()

    def _show_no_contacts(self) -> None:
        """Loading and failed must never look like an empty account."""
        if self._status.refreshing or (not self._status.listed and self._status.error is None):
            count = thousands(self._status.contacts_read)
            self._empty.show_loading(self.tr("Loading contacts: %1. You can already search them.").replace("%1", count))
        elif self._status.error is not None or self._status.line == Line.NEEDS_SIGN_IN:
            text = self.tr("Contacts could not be loaded, and there is no copy on this computer yet.")
            self._empty.show_failed(text, ("refresh", self.tr("Try again")))
        else:
            text = self.tr("No contacts yet. Start from a file or add the first one.")
            self._empty.show_empty("users", text, ("import", self.tr("Import file…")), ("add", self.tr("Add contact")))

    def _show_nothing_found(self, query: ContactQuery) -> None:
        what = query.text or self.tr("the pasted list")
        text = self.tr("Nothing matches “%1” in “%2”.").replace("%1", what).replace("%2", self.entry_title())
        everywhere = query.group is None and query.job is None and query.place == Place.ALL
        found = self._elsewhere[1] if self._elsewhere and self._elsewhere[0] == query.text else None
        if everywhere:
            text = self.tr("Nothing matches “%1”.").replace("%1", what)
        elif found is None:
            self._counting.ask()
        else:
            text += " " + self.tr("%n found in all contacts.", "", found)
        main = None if everywhere or not found else ("everywhere", self.tr("Search everywhere"))
        self._empty.show_empty("search", text, main, ("clear", self.tr("Clear filter")))

    async def _count_elsewhere(self) -> None:
        text = self._model.query.text
        addresses = self._model.query.addresses
        self._elsewhere = (text, await self._store.count(ContactQuery(text=text, addresses=addresses)))
        self._show()

    def _on_choice(self, key: str) -> None:
        match key:
            case "add":
                self.addWanted.emit()
            case "import":
                self.importWanted.emit()
            case "refresh":
                self.refreshWanted.emit()
            case "everywhere":
                self.everywhereWanted.emit(self.search.text())
            case "clear":
                self.clear_filter()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._progress.setAccessibleName(self.tr("Loading contacts"))
        self._show()


def _grouped(text: str, number: int) -> str:
    """Put the thin spaces of thousands into a text that Qt made with a plain number."""
    return text.replace(str(number), thousands(number), 1)
