"""What the desk's commands do: each handler takes the selection, talks through a dialog, hands on an action."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from smsc_desk.book import edits
from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.errors import BadCertificate, Error, Invalid, ProxyTrouble
from smsc_desk.book.fields import Values
from smsc_desk.book.identity import Channel, ContactId, GroupId, RowState
from smsc_desk.store.search import Place
from smsc_desk.sync.status import Line, Status
from smsc_desk.ui import messages
from smsc_desk.ui.contacts.contact_copying import ContactCopying
from smsc_desk.ui.groups.group_model import Entry
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.notices import Choice
from smsc_desk.ui.tasks import ask

if TYPE_CHECKING:
    from smsc_desk.ui.activity.activity_view import ActivityView
    from smsc_desk.ui.blacklist.block_view import BlockView
    from smsc_desk.ui.contacts.contact_editor import ContactEditor
    from smsc_desk.ui.desk import Desk
    from smsc_desk.ui.importing.engine import JobStatus
    from smsc_desk.ui.importing.importing import Importing

_ON_SELECTION = ("edit", "to_group", "move", "block", "unblock", "delete", "copy", "copy_addresses")


class DeskCommands(QObject):
    """The handlers of `actions.SPECS`, and the message bars of one account."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._sought: ContactId | None = None
        self._told: Error | None = None  # what the bar of the line is about, or was until it was closed
        table = desk.middle.table
        self._copying = ContactCopying(table, desk.store, desk.groups, desk.tasks, desk.notices, self._export)
        desk.actions_.connect_all(self._handlers())
        self._connect()
        self.enable()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        desk = self._desk
        return {
            "add": self.add,
            "add_group": desk.sidebar.new_group,
            "import": self.import_file,
            "import_blocks": lambda: self.import_file(blacklist=True),
            "edit": lambda: desk.open_editor(desk.middle.table.current_id()),
            "to_group": lambda: self._start(desk.memberships.add_to_group(self._chosen()), "add to group"),
            "move": lambda: self._start(desk.memberships.move_to_group(self._chosen(), self._group()), "move"),
            "from_group": self.remove_from_group,
            "block": lambda: self._start(desk.blocking.block_contacts(desk.window(), self._chosen()), "block"),
            "unblock": lambda: self._start(desk.blocking.unblock_contacts(desk.window(), self._chosen()), "unblock"),
            "delete": lambda: self._start(self._delete(self._chosen()), "delete contacts"),
            "copy": self._copying.copy_rows,
            "copy_addresses": self._copying.copy_addresses,
            "export": self._export,
            "invert": desk.middle.table.invert_selection,
            "problem": self._show_problem,
            "undo": desk.undoing.undo,
            "redo": desk.undoing.redo,
            "find": self._find,
            "refresh": self.refresh,
            "contacts": lambda: desk.show_tab(0),
            "blacklist": lambda: desk.show_tab(1),
            "activity": lambda: desk.show_tab(2),
            "editor": lambda: desk.page.show_editor(not desk.page.editor_visible()),
            "sidebar": lambda: desk.page.show_sidebar(not desk.page.sidebar_visible()),
            "connection": desk.connectionWanted.emit,
            "palette": lambda: self._start(self._palette(), "command palette"),
            "keys": lambda: self._start(self._keys(), "keyboard shortcuts"),
            "diagnostics": desk.diagnosticsWanted.emit,
            "copy_log": desk.logWanted.emit,
            "quit": desk.quitWanted.emit,
        }

    def _connect(self) -> None:
        desk = self._desk
        desk.middle.addWanted.connect(self.add)
        desk.middle.importWanted.connect(self.import_file)
        desk.middle.filter.list.addWanted.connect(
            lambda found: self._start(self._add_listed(found), "add the contacts of a list")
        )
        desk.status.jobWanted.connect(self._show_job)
        desk.middle.table.menuWanted.connect(self._show_menu)
        desk.contacts.refused.connect(self._on_refused)
        desk.commands.invalid.connect(self._on_invalid)
        desk.memberships.said.connect(desk.undoing.say)
        desk.middle.table.selectionGivenUp.connect(self._tell_given_up)
        desk.middle.table.problemWanted.connect(lambda contact: self.show_problem("contact", contact))
        desk.sidebar.problemWanted.connect(lambda group: self.show_problem("grp", group))
        # Only in the table: in a field these keys edit the text.
        self._keys_of_table = [
            self._key(QKeySequence(Qt.Key.Key_Delete), self._remove_or_delete),
            self._key(QKeySequence(QKeySequence.StandardKey.Copy), self._copying.copy_rows),
            self._key(QKeySequence(QKeySequence.StandardKey.Paste), self._paste),
            self._key(QKeySequence(Qt.Key.Key_Escape), self._escape),
        ]

    def connect_editor(self, editor: ContactEditor) -> None:
        """The editor was made."""
        desk = self._desk
        editor.leaveWanted.connect(desk.leave_editor)
        editor.contactWanted.connect(desk.show_contact)
        editor.problemWanted.connect(lambda contact: self.show_problem("contact", contact))
        editor.blockWanted.connect(
            lambda found: self._start(desk.blocking.block_addresses(desk.window(), found), "block")
        )
        editor.unblockWanted.connect(
            lambda found: self._start(desk.blocking.unblock_addresses(desk.window(), found), "unblock")
        )

    def connect_blacklist(self, view: BlockView) -> None:
        """The page of the blacklist was made."""
        view.contactWanted.connect(self._desk.show_contact)
        view.retryWanted.connect(self.refresh)
        view.importWanted.connect(lambda: self.import_file(blacklist=True))
        view.problemWanted.connect(lambda block: self.show_problem("block", block))
        view.addContactWanted.connect(self._add_with)
        view.exportWanted.connect(self._export)

    def connect_activity(self, view: ActivityView) -> None:
        """The page of Activity was made."""
        desk = self._desk
        view.problemsChanged.connect(desk.retranslate)
        view.recordWanted.connect(self._show_record)
        view.problems.editWanted.connect(self._edit_mine)
        view.history.undoWanted.connect(desk.undoing.undo)
        view.history.said.connect(lambda kind, text: desk.notices.show_bar("report", kind, text, seconds=10))
        view.deleted.restoreWanted.connect(desk.commands.restore)
        if view.jobs is not None:
            view.jobs.showWanted.connect(self._show_status)
            view.jobs.undoWanted.connect(self._on_undo_import)
            view.jobs.saveFailedWanted.connect(self._save_failed)
            view.jobs.reviewWanted.connect(self._review)

    def connect_importing(self, importing: Importing) -> None:
        """What opens the windows of imports was made."""
        desk = self._desk
        importing.statusChanged.connect(desk.status.set_job)
        importing.showWanted.connect(self._show_imported)
        importing.wentOn.connect(self._tell_import)
        importing.undoWanted.connect(self._on_undo_import)
        importing.reviewWanted.connect(self._review)
        importing.said.connect(lambda kind, text: desk.notices.show_bar("import_saved", kind, text))

    def _key(self, keys: QKeySequence, handler: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(keys, self._desk.middle.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(handler)
        return shortcut

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._desk.tasks.start(work, name=name)

    # --- the selection ---

    def _chosen(self) -> list[ContactId]:
        return self._desk.middle.table.selected_ids()

    def _group(self) -> GroupId | None:
        return self._desk.contacts.query.group

    def enable(self) -> None:
        """Enable what can be done with what is selected."""
        desk, actions = self._desk, self._desk.actions_
        on_page = desk.tabs.currentIndex() == 0
        chosen = on_page and desk.middle.table.selected_count() > 0
        for key in _ON_SELECTION:
            actions[key].setEnabled(chosen)
        for key in ("import", "import_blocks"):
            actions[key].setEnabled(desk.late.can_import)
        actions["from_group"].setEnabled(chosen and self._group() is not None)
        actions["invert"].setEnabled(on_page)
        actions["problem"].setEnabled(bool(chosen) and self._current_state() == RowState.PROBLEM)

    def menu(self) -> QMenu:
        """Return the context menu of the table."""
        actions, menu = self._desk.actions_, QMenu(self._desk)
        keys: tuple[str, ...] = (
            "edit", "", "to_group", "move", "from_group", "", "block", "unblock", "", "copy", "copy_addresses",
            "export", "import", "", "delete",
        )  # fmt: skip
        if actions["problem"].isEnabled():
            keys = ("problem", "", *keys)
        for key in keys:
            menu.addAction(actions[key]) if key else menu.addSeparator()
        return menu

    def _show_menu(self, at: Any) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _escape(self) -> None:
        """Put away the editor that lies over the table; then clear the filter, then the selection."""
        page = self._desk.page
        if page.narrow and page.editor_visible():
            page.show_editor(False)
        elif not self._desk.middle.clear_filter():
            self._desk.middle.table.clearSelection()

    # --- contacts ---

    def add(self) -> None:
        """Make a new contact, in the group that is shown."""
        group = self._desk.groups.get(self._group() or GroupId(0))
        channel = group.channel if group else Channel.PHONE
        self._start(self._add(channel, group.id if group else None, ""), "new contact")

    def _add_with(self, channel: Channel, address: str) -> None:
        self._start(self._add(channel, None, address), "new contact")

    async def _add(self, channel: Channel, group: GroupId | None, address: str) -> None:
        from smsc_desk.ui.contacts.contact_dialog import new_contact  # noqa: PLC0415 - start-up: nobody sees it

        desk = self._desk
        made = await new_contact(desk.context, desk.window(), channel=channel, group=group, address=address)
        if made is not None:
            desk.show_contact(made)

    async def _add_listed(self, addresses: Sequence[str]) -> None:
        """Make a contact of each address, as one action; those that came into the book meanwhile are left out."""
        if not await self._may_add(len(addresses)):
            return
        missing = (await self._desk.store.look_up(addresses)).missing
        added = tuple(
            edits.AddContact(
                channel=Channel.EMAIL if "@" in address else Channel.PHONE, values={"addresses": (address,)}
            )
            for address in missing
        )
        if added:
            self._desk.commands.do(Action(Verb.ADD_CONTACT, added, missing[0] if len(missing) == 1 else ""))

    async def _may_add(self, number: int) -> bool:
        def say() -> str:
            text = self.tr("Add %n contact(s)? They are added to the provider’s account as well.", "", number)
            return counted(text, number)

        def verb() -> str:
            return counted(self.tr("Add %n", "", number), number)

        return await self._desk.large.allowed(number, say, verb, harmless=True)

    def remove_from_group(self) -> None:
        """Remove the selection from the group that is shown."""
        if (group := self._group()) is not None and (chosen := self._chosen()):
            self._start(self._desk.memberships.remove_from_group(chosen, group), "remove from group")

    def _remove_or_delete(self) -> None:
        """The Del key: out of the group that is shown, else out of the book."""
        if self._group() is not None:
            self.remove_from_group()
        elif chosen := self._chosen():
            self._start(self._delete(chosen), "delete contacts")

    async def _delete(self, chosen: Sequence[ContactId]) -> None:
        if not chosen:
            return
        if not await self._may_delete(len(chosen)):
            return
        subject = self._name(chosen[0]) if len(chosen) == 1 else ""
        deletions = tuple(edits.DeleteContact(contact=contact) for contact in chosen)
        self._desk.commands.do(Action(Verb.DELETE_CONTACTS, deletions, subject))

    async def _may_delete(self, number: int) -> bool:
        def say() -> str:
            text = self.tr("Delete %n contact(s)? They are deleted in the provider’s account as well.", "", number)
            return counted(text, number)

        def verb() -> str:
            return counted(self.tr("Delete %n", "", number), number)

        return await self._desk.large.allowed(number, say, verb)

    def _name(self, contact: ContactId) -> str:
        found = self._desk.store.contacts([contact]).get(contact)
        return (found.title or found.address) if found else ""

    def _export(self) -> None:
        """Export the blacklist where that is shown, else contacts."""
        desk = self._desk
        counts = desk.counts.now
        if desk.tabs.currentIndex() == 1:
            offer = desk.blacklist.export_offer(sum(counts.blocks.values()) if counts else None)
        else:
            offer = desk.middle.export_offer(counts.places.get(Place.ALL) if counts else None)
        desk.exports.show(offer, desk.window())

    def find_later(self, contact: ContactId) -> None:
        """Choose a contact as soon as the table shows it."""
        self._sought = contact

    def found(self) -> None:
        """Choose the contact that is sought, now that the rows have changed."""
        sought, self._sought = self._sought, None  # first: choosing moves the selection, which asks here again
        if sought is not None and not self._desk.middle.table.choose(sought):
            self._sought = sought

    # --- imports ---

    def import_file(self, path: Path | None = None, text: str = "", *, blacklist: bool = False) -> None:
        """Open the window of an import; the contacts of a file enter the group that is shown."""
        from smsc_desk.files.plan import Subject  # noqa: PLC0415 - start-up: with all that understands files

        desk, subject = self._desk, Subject.BLACKLIST if blacklist else Subject.CONTACTS
        if desk.importing is None:
            return
        group = None if blacklist else desk.groups.get(self._group() or GroupId(0))
        groups = [group.name] if group and desk.tabs.currentIndex() == 0 else []
        desk.importing.open(desk.window(), subject, path=path, text=text, groups=groups)

    def import_dropped(self, path: Path) -> None:
        """Import a file that was dropped on the window."""
        self.import_file(path, blacklist=self._desk.tabs.currentIndex() == 1)

    def _paste(self) -> None:
        """Import cells that were copied in a spreadsheet."""
        text = QGuiApplication.clipboard().text()
        if "\t" in text or "\n" in text.strip():
            self.import_file(text=text)

    def _show_job(self) -> None:
        importing = self._desk.importing
        if importing is not None and (status := importing.running()) is not None:
            self._show_status(status)

    def _show_status(self, status: JobStatus) -> None:
        if (importing := self._desk.importing) is not None:
            importing.open_job(self._desk.window(), status)

    def _save_failed(self, status: JobStatus) -> None:
        if (importing := self._desk.importing) is not None:
            importing.save_failed(status, self._desk.window())

    def _tell_import(self, status: JobStatus) -> None:
        """Say that an import goes on that was begun before the program was started."""
        from smsc_desk.ui.importing.job_words import JobWords  # noqa: PLC0415 - start-up: nobody sees it

        importing = self._desk.importing
        if importing is None or status.kind == "undo":
            return
        choices: list[Choice] = [(self.tr("Show"), lambda: importing.open_job(self._desk.window(), status))]
        if status.state not in {"paused", "failed"}:
            choices.insert(0, (self.tr("Pause"), lambda: importing.pause(status.id)))
        self._desk.notices.show_bar("import", "info", JobWords().went_on(status), choices=choices)

    def _show_imported(self, status: JobStatus) -> None:
        from smsc_desk.ui.importing.words import file_name  # noqa: PLC0415 - as above

        desk = self._desk
        if status.kind == "blacklist":
            desk.show_tab(1)
        else:
            desk.show_tab(0)
            desk.sidebar.show_entry(Entry())
            desk.middle.show_job(status.id, file_name(status.name))
        desk.window().raise_()
        desk.window().activateWindow()

    def _on_undo_import(self, status: JobStatus) -> None:
        self._start(self._undo_import(status), "undo an import")

    def _review(self, status: JobStatus) -> None:
        """Show what an undoing left as it is, and go from there to each record."""
        from smsc_desk.ui.activity.review_dialog import ReviewDialog  # noqa: PLC0415 - start-up: nobody sees it

        desk = self._desk
        kit, window = desk.kit, desk.window()
        dialog = ReviewDialog(desk.store, desk.groups, desk.tasks, kit.look, kit.icons, status, window)
        dialog.recordWanted.connect(self._show_record)
        dialog.recordWanted.connect(window.activateWindow)
        dialog.show()

    async def _undo_import(self, status: JobStatus) -> None:
        """Show what the undoing of an import would do, and do it if that is wished."""
        from smsc_desk.ui.importing.undo_dialog import UndoImportDialog  # noqa: PLC0415 - start-up: nobody sees it
        from smsc_desk.ui.importing.words import file_name  # noqa: PLC0415 - as above

        desk, kit = self._desk, self._desk.kit
        if desk.importing is None:
            return
        window = desk.importing.window_of(status) or desk.window()
        dialog = UndoImportDialog(
            file_name(status.name), desk.store, desk.groups, desk.tasks, kit.look, kit.icons, window
        )
        looking = desk.tasks.start(dialog.foresee(status.id), name="look at what an undo would do")
        try:
            wished = await ask(dialog)
        finally:
            looking.cancel()
        if wished:
            await desk.importing.undo(status)

    # --- problems ---

    def _current_state(self) -> RowState | None:
        contact = self._desk.contacts.contact(self._desk.middle.table.currentIndex().row())
        return contact.state if contact else None

    def _show_problem(self) -> None:
        if (contact := self._desk.middle.table.current_id()) is not None:
            self.show_problem("contact", contact)

    def show_problem(self, target: str, row: int) -> None:
        """Show what is wrong with a record, in Activity."""
        self._desk.show_tab(2)
        self._desk.activity.show_problem(target, row)

    def _show_record(self, target: str, row: int) -> None:
        match target:
            case "contact":
                self._desk.show_contact(ContactId(row))
            case "grp":
                self._desk.show_entry(Entry(group=GroupId(row)))
            case _:
                self._desk.show_tab(1)

    def _edit_mine(self, number: int, contact: ContactId, mine: Values) -> None:
        """Put mine into the editor as typed, over what the provider has; only a save lets the problem go."""
        self._desk.show_contact(contact)
        self._desk.editor.put_values(mine, number)

    # --- finding ---

    def _find(self) -> None:
        if self._desk.tabs.currentIndex() == 1:
            self._desk.blacklist.focus_search()
            return
        self._desk.show_tab(0)
        field = self._desk.middle.search
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    async def _palette(self) -> None:
        from smsc_desk.ui.shortcuts_dialog import CommandPalette  # noqa: PLC0415 - start-up: nobody sees it

        dialog = CommandPalette(self._desk.actions_.all(), self._desk.kit.icons, self._desk.window())
        if await ask(dialog) and dialog.chosen is not None:
            dialog.chosen.trigger()

    async def _keys(self) -> None:
        from smsc_desk.ui.shortcuts_dialog import ShortcutsDialog  # noqa: PLC0415 - start-up: nobody sees it

        await ask(ShortcutsDialog(self._desk.actions_.all(), self._desk.window()))

    # --- what is told ---

    def _on_refused(self, contact: ContactId, field: str, text: str, error: Invalid) -> None:
        """A cell's text could not be taken: it goes on in the editor, with the reason beside its field."""
        self._desk.open_editor(contact)
        self._desk.editor.put_text(field, text)
        self._desk.notices.show_bar("invalid", "warn", messages.invalid(error), seconds=10)

    def _on_invalid(self, error: Invalid) -> None:
        self._desk.notices.show_bar("invalid", "warn", messages.invalid(error), seconds=15)

    def refresh(self) -> None:
        """Read the provider's lists anew; who asks for it wants to be told again what is in the way."""
        self._told = None
        self._desk.worker.refresh()

    def tell(self, status: Status) -> None:
        """Show what stands in the way of the worker, once, and take it away when it is over."""
        notices = self._desk.notices
        if status.error is None:
            # Between the tries of a lost line there is no error either: that is no end of it.
            if status.line == Line.ONLINE:
                self._told = None
                notices.clear("line")
        elif type(status.error) is not type(self._told):
            self._told = status.error
            self._tell_error(status)
        self._tell_missing(status)

    def recount(self) -> None:
        """The copy was counted anew: how many edits wait for a lost line, and whether the current row has a problem."""
        self.enable()
        if self._told is not None:
            self._desk.notices.reword("line", messages.describe(self._told, unsent=self._unsent()).text)

    def _unsent(self) -> int:
        counts = self._desk.counts.now
        return counts.waiting + counts.doubtful if counts else 0

    def _tell_error(self, status: Status) -> None:
        assert status.error is not None  # noqa: S101 - the caller has looked
        message = messages.describe(status.error, unsent=self._unsent())
        choices: list[Choice] = [(self.tr("Try again"), self.refresh)]
        if status.line == Line.NEEDS_SIGN_IN:
            choices = [(self.tr("Sign in again"), self._desk.signInWanted.emit)]
        if isinstance(status.error, BadCertificate | ProxyTrouble):
            choices.insert(0, (self.tr("Connection…"), self._desk.connectionWanted.emit))
        self._desk.notices.show_bar("line", "warn", message.text, details=message.details, choices=choices)

    def _tell_missing(self, status: Status) -> None:
        rows = sum(missing.rows for missing in status.missing)
        if not rows:
            self._desk.notices.clear("missing")
            return
        if status.foreign:
            self._tell_foreign()
            return
        text = self.tr(
            "The provider’s lists lack %n record(s) that the copy has: more than is likely. They were kept.", "", rows
        )
        lists = frozenset(missing.list for missing in status.missing)
        remove = self.tr("Remove %n from the copy", "", rows)
        self._desk.notices.show_bar(
            "missing", "warn", text, choices=[(remove, lambda: self._desk.worker.refresh(believe=lists))]
        )

    def _tell_given_up(self, number: int) -> None:
        text = self.tr("%n contact(s) are no longer selected: too many to find again among other rows.", "", number)
        self._desk.notices.show_bar("selection", "info", counted(text, number), seconds=10)

    def _tell_foreign(self) -> None:
        text = self.tr(
            "This looks like another account: the provider has none of the contacts that are here. Nothing of it was"
            " taken over, and nothing is sent to it."
        )
        believe = frozenset(("contact", "grp", "block"))
        choices: list[Choice] = [
            (self.tr("Sign in again"), self._desk.signInWanted.emit),
            (self.tr("It is my account"), lambda: self._desk.worker.refresh(believe=believe)),
        ]
        self._desk.notices.show_bar("missing", "warn", text, choices=choices)
