"""The editor beside the table: one contact, what is typed about it, and drafts of those that were left unsaved."""

from __future__ import annotations

from collections.abc import Sized

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from smsc_desk.book.contact import Contact
from smsc_desk.book.edits import DeleteContact
from smsc_desk.book.fields import Values
from smsc_desk.book.identity import ContactId
from smsc_desk.store.changes import Changed
from smsc_desk.store.queue import QueuedEdit
from smsc_desk.ui.contacts.button_row import ButtonRow
from smsc_desk.ui.contacts.contact_form import ContactForm
from smsc_desk.ui.contacts.contact_saving import ContactSaver
from smsc_desk.ui.contacts.editor_header import REFUSED, EditorHeader
from smsc_desk.ui.contacts.editor_pane import LEAST_WIDTH, WIDTH
from smsc_desk.ui.contacts.editor_question import ask_choice
from smsc_desk.ui.contacts.field_set import Draft
from smsc_desk.ui.contacts.form_context import FormContext
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.widgets import EmptyState, button, label, line, link_button, primary_button, set_look, tooltip


class ContactEditor(QWidget):
    """Shows a contact; saves when told to; never asks when another one is chosen: the draft stays."""

    contactWanted = Signal(object)
    """ContactId: show that one"""
    groupWanted = Signal(object)
    """GroupId: show the members of a group"""
    blockWanted = Signal(object)
    """list[(Channel, address)]"""
    unblockWanted = Signal(object)
    """list[(Channel, address)]"""
    problemWanted = Signal(object)
    """ContactId: decide about what the provider did not take"""
    saved = Signal(object)
    """ContactId"""
    draftsChanged = Signal()
    leaveWanted = Signal()
    """Esc where nothing is typed: the focus belongs to the table again"""

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: ContactId | None = None
        self._many = 0
        self._gone = False
        self._saving = False
        self._drafts: dict[ContactId, Draft] = {}
        self._instead: dict[ContactId, int] = {}  # drafts that are to take the place of an edit that waits
        self._undone: Draft = {}
        self._stale = False  # the contact itself has changed, not only what is around it
        self._following = QTimer(self, singleShot=True, interval=0)
        self._following.timeout.connect(self._follow)
        self.form = ContactForm(context)
        self.header = EditorHeader(context.look, context.icons)
        self.save, self.undo, self.back = primary_button(""), button(""), link_button("")
        self.mark = label(role="warn")
        self._empty = EmptyState(context.icons)
        self._saver = ContactSaver(context, self.form, self)
        self._place()
        self._connect()
        self._retranslate()
        self.show_contact(None)
        self._leave = context.store.subscribe(self._on_changed)

    def stop_listening(self) -> None:
        """Hear no more of the store."""
        self._leave()
        self._following.stop()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    # --- what is shown ---

    @property
    def contact_id(self) -> ContactId | None:
        """The contact that is shown."""
        return self._shown

    def show_contact(self, contact: ContactId | None) -> None:
        """Show a contact, with what was typed about it before; None for no contact."""
        if contact is not None and contact == self._shown:
            return
        self._keep_draft()
        self._many, self._gone, self._undone = 0, False, {}
        found = self._read(contact) if contact is not None else None
        self._shown = found.id if found else None
        if found is None:
            self._gone = contact is not None
            self._show_empty()
            return
        self._show_form(found)

    def show_many(self, contacts: Sized | int) -> None:
        """Show how many contacts are selected; `contacts` are their ids, or their number."""
        self._keep_draft()
        self._shown, self._gone = None, False
        self._many = contacts if isinstance(contacts, int) else len(contacts)
        self._show_empty()

    def _show_form(self, contact: Contact) -> None:
        self.form.load(contact)
        self.header.show_contact(contact)
        if draft := self._drafts.get(contact.id):
            self.form.restore(draft)
        self._pages.setCurrentIndex(1)
        self._scroll.verticalScrollBar().setValue(0)
        self._update_footer()

    def _show_empty(self) -> None:
        if self._many:
            self._empty.show_empty("users", counted(self.tr("%n contact(s) selected", "", self._many), self._many))
        elif self._gone:
            self._empty.show_empty("user", self.tr("This contact is not in the book any more."))
        else:
            self._empty.show_empty("user", self.tr("Select a contact to see it here."))
        self._pages.setCurrentIndex(0)

    def _read(self, contact: ContactId) -> Contact | None:
        store, problem = self._context.store, self._instead.get(contact)
        without = None if problem is None else store.contact_without(contact, problem)
        if without is None:
            self._instead.pop(contact, None)  # it was decided elsewhere
        return without or store.contacts([contact]).get(contact)

    def enter(self) -> None:
        """Put the focus into the first field."""
        if self._shown is not None:
            self.form.go_to("addresses")

    def put_text(self, key: str, text: str) -> None:
        """Go on with a text that was refused elsewhere, in the field of that key."""
        self._catch_up()
        if self._shown is not None:
            self.form.put_text(key, text)

    def put_values(self, values: Values, instead_of: int | None = None) -> None:
        """Go on with values that the provider did not take: they stand here as typed, over what it has.

        The edit that holds them waits on until something is saved in its place: until then nothing is lost.
        """
        self._catch_up()
        if self._shown is not None:
            if instead_of is not None:
                self._instead[self._shown] = instead_of
                self._refresh()
            self.form.put_values(values)

    # --- drafts ---

    def drafts(self) -> list[ContactId]:
        """Return the contacts about which something is typed that is not saved."""
        self._keep_draft()
        known = self._context.store.contacts(self._drafts)
        self._drafts = {contact: draft for contact, draft in self._drafts.items() if contact in known}
        return list(self._drafts)

    def has_drafts(self) -> bool:
        """Tell whether closing the program would lose something that was typed."""
        return bool(self.drafts())

    def _keep_draft(self) -> None:
        self._catch_up()
        if self._shown is None:
            return
        draft, before = self.form.draft(), self._shown in self._drafts
        if draft:
            self._drafts[self._shown] = draft
        else:
            self._drafts.pop(self._shown, None)
            self._instead.pop(self._shown, None)
        if before != bool(draft):
            self.draftsChanged.emit()

    # --- what the user does ---

    def save_now(self) -> None:
        """Save what is typed."""
        self._catch_up()
        if self._shown is not None and self.form.is_touched() and not self._saving:
            self._saving = True
            self._context.tasks.start(self._save(self._shown), name="save contact")

    async def _save(self, contact: ContactId) -> None:
        try:
            done = await self._saver.save(self._instead.get(contact))
        finally:
            self._saving = False
        if done is None:
            return
        self._drafts.pop(contact, None)
        self._instead.pop(contact, None)
        if contact == self._shown:
            self._refresh()
            self._undone = {}
            self._update_footer()
        self.draftsChanged.emit()
        self.saved.emit(contact)

    def undo_changes(self) -> None:
        """Show the contact as it is; what was typed can be brought back until something else is typed."""
        self._catch_up()
        if self._shown is None or not self.form.is_touched():
            self.leaveWanted.emit()
            return
        self._undone = self.form.draft()
        self.form.undo()
        if self._instead.pop(self._shown, None) is not None:
            self._undone = {}  # that is in the problem still
            self._refresh()
        self._keep_draft()
        self._update_footer()

    def _bring_back(self) -> None:
        draft, self._undone = self._undone, {}
        self.form.restore(draft)
        self.save.setFocus()

    def _on_edited(self) -> None:
        if self.form.is_touched():
            self._undone = {}
        self._update_footer()

    def _update_footer(self) -> None:
        touched = self.form.is_touched()
        self.save.setEnabled(touched)
        self.undo.setEnabled(touched)
        self.mark.setText(self.tr("● not saved") if touched else "")
        self.back.setVisible(bool(self._undone) and not touched)

    def _retry(self, edits: list[int]) -> None:
        self._context.commands.retry(edits)

    def _discard(self, edits: list[int]) -> None:
        self._context.tasks.start(self._ask_discard(edits), name="discard edits")

    async def _ask_discard(self, edits: list[int]) -> None:
        count = len(edits)
        text = self.tr("Discard %n change(s) that the provider has not taken? They cannot be brought back.", "", count)
        words = self.tr("Discard %n change(s)", "", count)
        if await ask_choice(self, text, [("discard", words)], danger="discard"):
            self._context.commands.discard(edits)

    # --- what the store announces ---

    def _on_changed(self, changed: Changed) -> None:
        if self._shown is None:
            return
        stale = changed.contacts is None or self._shown in changed.contacts
        if stale or changed.queue or changed.touches_blocks():
            # After the table, where the user looks: filling the fields takes a quarter of a frame.
            self._stale |= stale
            self._following.start()

    def _catch_up(self) -> None:
        """Show what has changed before anything is made of what is shown."""
        if self._following.isActive():
            self._following.stop()
            self._follow()

    def _follow(self) -> None:
        stale, self._stale = self._stale, False
        if self._shown is not None:
            self._refresh() if stale else self.form.reread()

    def _refresh(self) -> None:
        found = self._read(self._shown) if self._shown is not None else None
        if found is None:
            self._lose()
            return
        self.form.refresh(found)
        self.header.show_contact(found)

    def _lose(self) -> None:
        """The contact was deleted: what was typed about it has no place any more."""
        if self._shown is not None and self._drafts.pop(self._shown, None) is not None:
            self.draftsChanged.emit()
        self._shown, self._gone = None, True
        self._show_empty()

    def _on_edits_read(self, edits: list[QueuedEdit]) -> None:
        if any(isinstance(edit.edit, DeleteContact) and edit.state not in REFUSED for edit in edits):
            self._lose()
        else:
            self.header.show_edits(edits)

    # --- making ---

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.contactWanted.connect(self.contactWanted)
        self.form.groupWanted.connect(self.groupWanted)
        self.form.details.block_wanted.connect(self.blockWanted)
        self.form.details.unblock_wanted.connect(self.unblockWanted)
        self.form.details.edits_read.connect(self._on_edits_read)
        self.header.retryWanted.connect(self._retry)
        self.header.discardWanted.connect(self._discard)
        self.header.problemWanted.connect(lambda: self.problemWanted.emit(self._shown))
        self.save.clicked.connect(self.save_now)
        self.undo.clicked.connect(self.undo_changes)
        self.back.clicked.connect(self._bring_back)
        for keys, does in (
            ("Ctrl+Return", self.save_now), ("Ctrl+Enter", self.save_now), ("Ctrl+S", self.save_now),
            ("Esc", self.undo_changes),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    def _place(self) -> None:
        set_look(self, "plane", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(LEAST_WIDTH)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._make_scroll(), 1)
        column.addWidget(line())
        column.addLayout(self._make_footer())
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(page)

    def _make_scroll(self) -> QScrollArea:
        self._scroll = scrolled(self.form)
        return self._scroll

    def _make_footer(self) -> QVBoxLayout:
        state, footer = QHBoxLayout(), QVBoxLayout()
        state.addWidget(self.mark)
        state.addWidget(self.back)
        state.addStretch(1)
        footer.setContentsMargins(16, 6, 16, 12)
        footer.setSpacing(4)
        footer.addLayout(state)
        footer.addWidget(ButtonRow((self.save, self.undo)))
        return footer

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Contact"))
        self.save.setText(self.tr("Save"))
        self.undo.setText(self.tr("Undo changes"))
        self.back.setText(self.tr("Bring back what I typed"))
        self.save.setToolTip(tooltip("Ctrl+Enter"))
        self.undo.setToolTip(tooltip("Esc"))
        for pressed in (self.save, self.undo, self.back):
            pressed.setAccessibleName(pressed.text())
        self._update_footer()
        if self._shown is None:
            self._show_empty()


def scrolled(form: ContactForm) -> QScrollArea:
    """Return a form that scrolls when it is higher than its place, and follows the focus."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inside = QWidget()
    set_look(inside, "plane", "surface")
    column = QVBoxLayout(inside)
    column.setContentsMargins(16, 6, 16, 12)
    column.addWidget(form)
    column.addStretch(1)
    area.setWidget(inside)
    return area
