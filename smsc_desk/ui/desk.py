"""The desk of one account: places tool bar, tabs, pages and status line, and connects them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QToolBar, QToolButton, QVBoxLayout, QWidget

from smsc_desk.accounts import Account
from smsc_desk.book.identity import ContactId
from smsc_desk.memory import give_back
from smsc_desk.store.search import Place
from smsc_desk.store.store import Store
from smsc_desk.sync.status import Status
from smsc_desk.sync.worker import Worker
from smsc_desk.ui.account.account_menu import AccountMenu
from smsc_desk.ui.actions import Actions
from smsc_desk.ui.activity.section import Section
from smsc_desk.ui.combining import Combining
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contacts.contact_model import ContactModel
from smsc_desk.ui.contacts.contact_view import ContactView
from smsc_desk.ui.contacts.editor_pane import EditorPane
from smsc_desk.ui.contacts.form_context import FormContext
from smsc_desk.ui.contacts_page import ContactsPage
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.desk_commands import DeskCommands
from smsc_desk.ui.groups.counts import PlaceCounts
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.group_model import ALL_CONTACTS, Entry
from smsc_desk.ui.groups.group_view import GroupView
from smsc_desk.ui.groups.memberships import Memberships
from smsc_desk.ui.groups.saved_filters import START, SavedFilters
from smsc_desk.ui.importing.drop_area import dropped_file
from smsc_desk.ui.kit import Kit
from smsc_desk.ui.large_change import LargeChange, Snapshot
from smsc_desk.ui.last_shown import AtStart, LastShown
from smsc_desk.ui.late_parts import ACTIVITY, BLACKLIST, CONTACTS, LateParts
from smsc_desk.ui.notices import Notices
from smsc_desk.ui.settings_menu import SettingsMenu
from smsc_desk.ui.status_bar import StatusBar
from smsc_desk.ui.tasks import Latest, Tasks
from smsc_desk.ui.undoing import Undoing
from smsc_desk.ui.widgets import icon_button, line, primary_button, rename_icon_button, tooltip

if TYPE_CHECKING:
    from smsc_desk.ui.activity.activity_view import ActivityView
    from smsc_desk.ui.blacklist.block_model import BlockModel
    from smsc_desk.ui.blacklist.block_view import BlockView
    from smsc_desk.ui.blacklist.blocking import Blocking
    from smsc_desk.ui.contacts.contact_editor import ContactEditor
    from smsc_desk.ui.exporting.exports import Exports
    from smsc_desk.ui.importing.importing import Importing, Imports

TOOLS = ("import", "export", "", "to_group", "block", "delete")
"""The commonest commands; the rest is in the context menus, and Ctrl+K finds all."""
PAINTED = 2
"""After so many turns of the loop what has changed is painted."""
THRIFT_MS = 2000
"""So long after the last answer what reading it took is given back: the next one may need it at once."""
FOLDED, FOLDED_BELOW = ("import", "export"), 1000
"""Tools whose pictures say enough where the window is narrow, in pixels: the last buttons must not fall off."""


class Desk(QWidget):
    """All of an account's window below the message bars.

    Store ──▶ ContactModel, GroupDirectory, PlaceCounts, BlockModel, QueueModel ──▶ views
    Worker ─▶ Status ──▶ status line, progress bars, message bars
    views ──▶ Commands ──▶ Store
    """

    signInWanted = Signal()
    quitWanted = Signal()
    logWanted = Signal()
    diagnosticsWanted = Signal()
    connectionWanted = Signal()
    ready = Signal()
    """everything was read and shown once, the provider's lists included"""

    def __init__(
        self, account: Account, store: Store, worker: Worker, tasks: Tasks, kit: Kit,
        imports: Callable[[], Imports] | None = None, snapshot: Snapshot | None = None,
    ) -> None:  # fmt: skip
        """`imports` is asked once, when it is needed; without it nothing can be imported: a desk that is looked at.

        `snapshot` writes one of the copy before a large change.
        """
        super().__init__()
        self.account, self.store, self.worker, self.tasks, self.kit = account, store, worker, tasks, kit
        self.commands = Commands(store, tasks, self)
        self.groups = GroupDirectory(store, tasks, self)
        self.counts = PlaceCounts(store, tasks, self)
        self.contacts = ContactModel(store, self.commands, tasks, self.groups, self)
        look, icons = kit.look, kit.icons
        context = FormContext(
            store=store, commands=self.commands, tasks=tasks, directory=self.groups, look=look, icons=icons,
            region=lambda: kit.settings.values.default_country,
        )  # fmt: skip
        self.context = context
        self.large = LargeChange(self.counts, kit.settings, kit.notices, snapshot, self)
        self.memberships = Memberships(store, self.groups, self.commands, look, icons, self.large, self)
        self.sidebar = GroupView(self.groups, self.counts, self.commands, self.memberships, tasks, look, icons)
        self.middle = ContactView(self.contacts, store, self.groups, tasks, look, icons, context.region)
        self.saved = SavedFilters(store, tasks, kit.notices, look, icons)
        self.sidebar.add_below(self.saved)
        Combining(self.sidebar, self.saved, self.middle.filter, self.groups, kit.notices, self.show_entry)
        editor = EditorPane(icons)
        self.actions_ = Actions(self, icons)
        undo, redo = self.actions_["undo"], self.actions_["redo"]
        self.undoing = Undoing(store, self.commands, tasks, undo, redo, kit.notices)
        self.account_menu = AccountMenu(icons, self)
        self.status = StatusBar(account.name, look, icons)
        self.page = ContactsPage(self.sidebar, self.middle, editor)
        self.tabs = QTabBar()
        self._stack = QStackedWidget()
        self.late = LateParts(self, self._stack, editor, imports)
        self._listed = Latest(tasks, self._read_age, name="age of the copy")
        self._was_ready = False
        self._following = QTimer(self, singleShot=True, interval=0)
        self._thrift = QTimer(self, singleShot=True, interval=THRIFT_MS)
        self._place()
        self.doing = DeskCommands(self)
        self._connect()
        self.retranslate()
        self._restore()

    # --- building ---

    def _place(self) -> None:
        self.setAcceptDrops(True)
        for page in (self.page, QWidget(), QWidget()):  # the others come later
            self._stack.addWidget(page)
            self.tabs.addTab("")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._tools = self._tool_bar()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (self._tools, line(), self.tabs, line(), self._stack, line(), self.status):
            whole.addWidget(widget, 1 if widget is self._stack else 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.late.can_import and dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file that is dropped anywhere here is imported: into the blacklist where that is shown."""
        if (path := dropped_file(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.doing.import_dropped(path)

    def _tool_bar(self) -> QToolBar:
        bar = QToolBar()
        bar.setIconSize(QSize(16, 16))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # A button of its own: the action's icon is drawn in the text's colour elsewhere.
        self._add = primary_button("", self.kit.icons.icon("plus", "on_accent"))
        self._add.clicked.connect(self.actions_["add"].trigger)
        # As the other tools: first in the window, it would be pressed by the first blank that somebody types.
        self._add.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar.addWidget(self._add)
        for key in TOOLS:
            bar.addAction(self.actions_[key]) if key else bar.addSeparator()
        bar.addSeparator()
        for key in ("undo", "redo"):
            bar.addWidget(self._undo_button(key))
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        self._refresh = icon_button(self.kit.icons.icon("refresh"), "", side=32)
        self._refresh.clicked.connect(self.actions_["refresh"].trigger)
        self._account = self._menu_button("user", self.account_menu)
        menu = SettingsMenu(self.kit, self.actions_, self._start, self)
        self._settings = self._menu_button("settings", menu)
        for button in (self._refresh, self._account, self._settings):
            bar.addWidget(button)
        return bar

    def _undo_button(self, key: str) -> QToolButton:
        made = icon_button(self.kit.icons.icon(key), "", side=32)
        made.setDefaultAction(self.actions_[key])
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # as the other tools: its keys are Ctrl+Z
        return made

    def _menu_button(self, icon: str, menu: object) -> QToolButton:
        button = icon_button(self.kit.icons.icon(icon), "", side=32)
        button.setMenu(menu)  # type: ignore[arg-type] # a QMenu
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _start(self, work: object) -> None:
        self.tasks.start(work, name="keep a setting")  # type: ignore[arg-type] # a coroutine

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.sidebar.entryChosen.connect(self._on_entry)
        self.saved.chosen.connect(self._on_saved)
        self.middle.filter.saveWanted.connect(self.saved.ask_name)
        self.middle.filter.asked.connect(lambda text, _addresses: self.saved.mark(text))
        self.counts.changed.connect(self._on_counts)
        self.contacts.searched.connect(self._on_rows)
        self.contacts.searched.connect(self._thrift.start)
        self._thrift.timeout.connect(give_back)
        self.groups.changed.connect(self._check_ready)
        table = self.middle.table
        table.chosenChanged.connect(self._on_chosen)
        self._following.timeout.connect(self._follow)
        table.opened.connect(self.open_editor)
        self.middle.refreshWanted.connect(self.doing.refresh)
        self.middle.everywhereWanted.connect(lambda _text: self.show_entry(ALL_CONTACTS))
        self.status.queueWanted.connect(lambda: self.show_section(Section.QUEUE))
        self.status.problemsWanted.connect(lambda: self.show_section(Section.PROBLEMS))
        self.status.signInWanted.connect(self.signInWanted)
        self.page.editorShown.connect(self.actions_["editor"].setChecked)
        self.page.sidebarShown.connect(self.actions_["sidebar"].setChecked)
        self._leave_worker = self.worker.subscribe(self._on_status)
        self._on_status(self.worker.status)
        self._listed.ask()

    @property
    def notices(self) -> Notices:
        """The message bars."""
        return self.kit.notices

    # --- what is made later ---

    @property
    def editor(self) -> ContactEditor:
        """The editor beside the table."""
        return self.late.editor

    @property
    def blacklist(self) -> BlockView:
        """The page of the blacklist."""
        return self.late.blacklist

    @property
    def blocks(self) -> BlockModel:
        """Its entries."""
        return self.late.blocks

    @property
    def blocking(self) -> Blocking:
        """Blocking and unblocking."""
        return self.late.blocking

    @property
    def activity(self) -> ActivityView:
        """The page of Activity."""
        return self.late.activity

    @property
    def importing(self) -> Importing | None:
        """The windows of imports; None where nothing can be imported."""
        return self.late.importing

    @property
    def exports(self) -> Exports:
        """The dialogs of exports."""
        return self.late.exports

    async def first_answer(self, patience_s: float | None = None) -> None:
        """Wait until the first rows are read, or could not be, so many seconds at most."""
        answered = asyncio.Event()
        self.contacts.searched.connect(answered.set)
        self.contacts.first.add_done_callback(lambda _task: answered.set())
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(answered.wait(), patience_s)
        self.contacts.searched.disconnect(answered.set)

    async def first_rows(self) -> None:
        """Wait until the first rows are on the screen, or could not be read."""
        if self.contacts.answered is None:
            await self.first_answer()
        for _ in range(PAINTED):
            await asyncio.sleep(0)

    # --- where the user is ---

    def show_tab(self, number: int) -> None:
        """Show contacts, blacklist or activity."""
        self.tabs.setCurrentIndex(number)

    def show_section(self, section: Section) -> None:
        """Show a page of Activity."""
        self.show_tab(ACTIVITY)
        self.activity.show_section(section)

    def _on_tab(self, number: int) -> None:
        self.late.enter(number)
        self._stack.setCurrentIndex(number)
        self.doing.enable()

    def show_entry(self, entry: Entry) -> None:
        """Show a place or a group, whoever asks for it."""
        self.sidebar.show_entry(entry)
        self._on_entry(entry)

    def _on_entry(self, entry: Entry) -> None:
        self.show_tab(CONTACTS)
        self.middle.show_entry(entry.place or Place.ALL, entry.group)
        self.doing.enable()

    def _on_saved(self, text: str) -> None:
        self.show_entry(ALL_CONTACTS)
        self.middle.filter.put(text)

    def show_contact(self, contact: ContactId) -> None:
        """Show a contact in the table and in the editor; leave filter and group where they hide it."""
        self.show_tab(CONTACTS)
        if not self.middle.table.choose(contact):
            self.doing.find_later(contact)
            self.middle.clear_filter()
            self.show_entry(ALL_CONTACTS)
        self.open_editor(contact)

    def open_editor(self, contact: ContactId | None) -> None:
        """Show the editor and give it the focus."""
        self.page.show_editor(True)
        if contact is not None:
            self._following.stop()  # the editor goes to whom is asked for
            self.editor.show_contact(contact)
            self.editor.enter()

    def leave_editor(self) -> None:
        """Give the table the focus again."""
        if self.page.narrow:
            self.page.show_editor(False)
        self.middle.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self) -> None:
        self._on_rows()
        self.doing.enable()
        self._following.start()

    def _follow(self) -> None:
        """Let the editor show what is chosen: filling it takes a frame, so the table is drawn first, and each key of a
        run through the rows is not followed.
        """
        table = self.middle.table
        chosen = table.selected_count()
        if chosen > 1:
            self.editor.show_many(chosen)
        elif table.current_id() is not None or self.late.has_editor:
            self.editor.show_contact(table.current_id())

    # --- what is told ---

    def _on_rows(self) -> None:
        counts = self.counts.now
        total = counts.places.get(Place.ALL, 0) if counts else 0
        if self.contacts.complete:  # else their number is not known yet
            self.status.set_rows(self.contacts.rowCount(), total, self.middle.table.selected_count())
        self.doing.found()
        self._check_ready()

    def _on_counts(self) -> None:
        counts = self.counts.now
        if counts is not None:
            self.status.set_counts(counts)
            self.middle.set_totals(counts.places)
            self.late.count(counts)
            self.doing.recount()
            self.retranslate()
        self._on_rows()

    def _on_status(self, status: Status) -> None:
        self.status.set_status(status)
        self.middle.set_status(status)
        self.late.tell(status)
        self.doing.tell(status)
        if not status.refreshing:
            self._listed.ask()
        self._check_ready()

    async def _read_age(self) -> None:
        self.status.set_listed(await self.store.last_listing_ms())

    def _check_ready(self) -> None:
        status = self.worker.status
        told = status.listed or (status.error is not None and not status.refreshing)
        shown = self.groups.loaded and self.counts.now is not None and self.contacts.answered is not None
        if told and shown and not self._was_ready:
            self._was_ready = True
            self.ready.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        styles = Qt.ToolButtonStyle
        narrow = self.width() < self.kit.look.scaled(FOLDED_BELOW)
        for key in FOLDED:
            tool = self._tools.widgetForAction(self.actions_[key])
            if isinstance(tool, QToolButton):
                tool.setToolButtonStyle(styles.ToolButtonIconOnly if narrow else styles.ToolButtonTextBesideIcon)

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Word the tabs and the tools anew, with the numbers of now."""
        counts = self.counts.now
        blocked = f"  {thousands(sum(counts.blocks.values()))}" if counts and any(counts.blocks.values()) else ""
        waiting = self.late.problem_count()
        problems = f"  {thousands(waiting)}" if waiting else ""
        self.tabs.setTabText(CONTACTS, self.tr("Contacts"))
        self.tabs.setTabText(BLACKLIST, self.tr("Blacklist") + blocked)
        self.tabs.setTabText(ACTIVITY, self.tr("Activity") + problems)
        self.tabs.setAccessibleName(self.tr("Pages"))
        self._tools.setAccessibleName(self.tr("Tools"))
        add = self.actions_["add"]
        self._add.setText(add.iconText())
        self._add.setToolTip(tooltip(add.toolTip()))
        self._add.setAccessibleName(add.text().rstrip("…"))
        self.undoing.reword()
        rename_icon_button(self._refresh, self.tr("Refresh"), self.tr("Refresh from the provider (F5)"))
        rename_icon_button(self._account, self.tr("Account"), self.account.name)
        rename_icon_button(self._settings, self.tr("Settings"), self.tr("Settings"))

    # --- the layout, kept with the account ---

    def _restore(self) -> None:
        """Take up what was kept; what is shown is no question of its own, as the first one is not asked yet."""
        kept = self.store.layouts("contacts.")
        if text := kept.get("contacts.columns"):
            self.middle.table.restore_layout(text)
        self.middle.filter.restore_layout(kept.get("contacts.filters", ""))
        self.page.restore_layout(kept.get("contacts.page", ""))
        at_start, last = AtStart.load(kept.get(START, "")), LastShown.load(kept.get("contacts.shown", ""))
        self.saved.set_start(at_start)
        self.show_entry(last.entry if at_start is None else ALL_CONTACTS)
        self.middle.filter.put(last.text if at_start is None else at_start.text)
        self.actions_["editor"].setChecked(self.page.editor_visible())
        self.actions_["sidebar"].setChecked(self.page.sidebar_visible())

    def layout_pieces(self) -> dict[str, str]:
        """Return what is to be kept of the layout."""
        own = {"contacts.columns": self.middle.table.layout_text(), "contacts.page": self.page.layout_text()}
        own["contacts.filters"] = self.middle.filter.layout_text()
        own["contacts.shown"] = LastShown(self.sidebar.shown, self.middle.search.text()).dump()
        return own | self.late.layout_pieces()

    def end(self) -> None:
        """Hear no more of the store and the worker."""
        self._leave_worker()
        self._following.stop()
        self._thrift.stop()
        self.late.end()
        self.undoing.close()
        self.middle.filter.list.drop()
        for part in (self.contacts, self.groups, self.counts):
            part.close()
