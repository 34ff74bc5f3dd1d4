"""The dialog for a new contact: the same form as in the editor, and a second contact without opening it again."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smsc_desk.book.identity import Channel, ContactId, GroupId
from smsc_desk.ui.contacts.contact_editor import scrolled
from smsc_desk.ui.contacts.contact_form import ContactForm
from smsc_desk.ui.contacts.contact_saving import ContactSaver
from smsc_desk.ui.contacts.editor_question import ask_choice
from smsc_desk.ui.contacts.form_context import FormContext
from smsc_desk.ui.tasks import ask
from smsc_desk.ui.widgets import button, label, line, primary_button, set_look, tooltip


async def new_contact(
    context: FormContext,
    parent: QWidget,
    *,
    channel: Channel = Channel.PHONE,
    group: GroupId | None = None,
    address: str = "",
) -> ContactId | None:
    """Let the user add contacts; return the one to show then: the last added, or one that was there already."""
    dialog = NewContactDialog(context, parent)
    dialog.form.clear_for_new(channel, group, address)
    dialog.form.go_to("last_name" if address else "addresses")
    await ask(dialog)
    return dialog.result_id


class NewContactDialog(QDialog):
    """`result_id` is the contact to show after it was closed."""

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._busy = False
        self.result_id: ContactId | None = None
        self.form = ContactForm(context)
        self.save, self.save_and_new, self.cancel = primary_button(""), button(""), button("")
        self.news = label(role="ok", wrap=True)
        self._added = ""
        self._saver = ContactSaver(context, self.form, self)
        self._place()
        self._connect()
        self._retranslate()

    def save_now(self, *, another: bool = False) -> None:
        """Save, and close or begin another one."""
        if not self._busy:
            self._busy = True
            self._context.tasks.start(self._save(another=another), name="add contact")

    def _save_one(self) -> None:
        self.save_now()

    def _save_and_go_on(self) -> None:
        self.save_now(another=True)

    async def _save(self, *, another: bool) -> None:
        title = self.form.title()
        try:
            added = await self._saver.save()
        finally:
            self._busy = False
        if not added:
            return
        self.result_id = added[0]
        if not another:
            self.accept()
            return
        self._added = title
        self.form.keep_for_next()
        self.form.go_to("addresses")
        self._reword_news()

    def reject(self) -> None:
        """Close; what is typed is not thrown away without a question."""
        if not self.form.is_touched():
            super().reject()
        elif not self._busy:
            self._context.tasks.start(self._ask_reject(None), name="close the dialog")

    async def _ask_reject(self, then: ContactId | None) -> None:
        self._busy = True
        text, words = self.tr("Discard what you typed?"), self.tr("Discard")
        try:
            discard = await ask_choice(self, text, [("discard", words)], danger="discard")
        finally:
            self._busy = False
        if discard:
            self.result_id = then or self.result_id
            super().reject()

    def _open(self, contact: ContactId) -> None:
        """Who has the number already is shown instead of adding a second one."""
        if not self._busy:
            self._context.tasks.start(self._ask_reject(contact), name="open the other contact")

    def _join(self, contact: ContactId) -> None:
        if not self._busy:
            self._context.tasks.start(self._join_groups(contact), name="add groups to the other contact")

    async def _join_groups(self, contact: ContactId) -> None:
        joined = await self._saver.join(contact)
        if joined is not None:
            self.result_id = joined
            self.accept()

    def _connect(self) -> None:
        self.save.clicked.connect(self._save_one)
        self.save_and_new.clicked.connect(self._save_and_go_on)
        self.cancel.clicked.connect(self.reject)
        self.form.contactWanted.connect(self._open)
        self.form.groupsWanted.connect(self._join)
        self.form.edited.connect(self._reword_save)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self._save_one)
        for keys in ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"):
            QShortcut(QKeySequence(keys), self, self._save_and_go_on)

    def _place(self) -> None:
        set_look(self, "plane", "surface")
        self.resize(500, 640)
        self.setMinimumSize(360, 420)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 4, 16, 14)
        for pressed in (self.save, self.save_and_new, self.cancel):
            pressed.setAutoDefault(pressed is self.save)
            buttons.addWidget(pressed)
        buttons.insertStretch(2, 1)
        self.save.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        self.news.setContentsMargins(16, 0, 16, 0)
        column.addWidget(self.news)
        column.addWidget(scrolled(self.form), 1)
        column.addWidget(line())
        column.addLayout(buttons)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("New contact"))
        self.setAccessibleName(self.tr("New contact"))
        self.save_and_new.setText(self.tr("Save and new"))
        self.cancel.setText(self.tr("Cancel"))
        self.save.setToolTip(tooltip("Ctrl+Enter"))
        self.save_and_new.setToolTip(tooltip("Ctrl+Shift+Enter"))
        self._reword_save()
        self._reword_news()

    def _reword_save(self) -> None:
        apart = len(self.form.addresses.raw()) if self.form.addresses.apart else 1
        self.save.setText(self.tr("Save") if apart < 2 else self.tr("Save %n contact(s)", "", apart))
        for pressed in (self.save, self.save_and_new, self.cancel):
            pressed.setAccessibleName(pressed.text())

    def _reword_news(self) -> None:
        self.news.setText(self.tr("Saved: %1").replace("%1", self._added) if self._added else "")
        self.news.setVisible(bool(self._added))
