"""The form of a contact, as the editor and the dialog for a new one show it; it knows what was typed, saves nothing."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from smsc_desk.book.contact import Contact
from smsc_desk.book.errors import Invalid
from smsc_desk.book.fields import Values
from smsc_desk.book.identity import Channel, ContactId, GroupId
from smsc_desk.ui import messages
from smsc_desk.ui.contacts.address_field import AddressField
from smsc_desk.ui.contacts.birthday_field import BirthdayField
from smsc_desk.ui.contacts.channel_choice import ChannelChoice
from smsc_desk.ui.contacts.field_set import Draft, FieldSet
from smsc_desk.ui.contacts.form_context import FormContext
from smsc_desk.ui.contacts.form_details import FormDetails
from smsc_desk.ui.contacts.form_field import FormField, NoteField, TextField
from smsc_desk.ui.contacts.form_grid import FormGrid
from smsc_desk.ui.contacts.name_fields import LastNameField, ShownNameField
from smsc_desk.ui.contacts.token_fields import GroupChanges, GroupsField, TagsField
from smsc_desk.ui.contacts.wording import field_names
from smsc_desk.ui.tasks import Latest

NOBODY = ContactId(0)


class ContactForm(QWidget):
    """All fields of one contact."""

    edited = Signal()
    """what is typed has changed, or what it is compared with"""
    contactWanted = Signal(object)
    """ContactId: the one who has the typed address already"""
    groupsWanted = Signal(object)
    """ContactId: add the form's groups to that contact instead"""
    groupWanted = Signal(object)
    """GroupId: show the members of a group"""
    severalPasted = Signal(object)
    """list[str]: a contact for each of the pasted addresses"""

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contact: Contact | None = None
        self._blank = self._suggested = _blank(Channel.PHONE)
        self.channel_choice = ChannelChoice(context.icons)
        self.addresses = AddressField(context.icons, context.region)
        self.last = LastNameField(self._other_names_empty)
        self.shown_as = ShownNameField(context.icons, self._name_parts)
        self.groups = GroupsField(context.icons, context.directory)
        self.tags = TagsField(context.icons)
        self.fields = FieldSet((
            self.addresses, TextField("other"), self.last, TextField("first_name"), TextField("middle_name"),
            self.shown_as, BirthdayField(context.icons, context.today), self.groups, self.tags,
            NoteField("comment"), TextField("client_id"),
        ))  # fmt: skip
        self.details = FormDetails(context)
        self._checking = Latest(context.tasks, self._check, name="look for the same address")
        self._tags = Latest(context.tasks, self._read_tags, name="read tags")
        self._place()
        self._connect()
        self.channel_choice.show_choice(Channel.PHONE)
        self._take_channel(Channel.PHONE)
        self._fill(self._blank)

    # --- what is shown ---

    @property
    def contact(self) -> Contact | None:
        """The contact that is edited, None for a new one."""
        return self._contact

    @property
    def channel(self) -> Channel:
        """Whether the form is about numbers or e-mail addresses."""
        return self.base.channel

    @property
    def base(self) -> Contact:
        """What the book has: nothing yet of a new contact."""
        return self._contact or self._blank

    def load(self, contact: Contact) -> None:
        """Show a contact; what was typed is gone."""
        self._contact = contact
        self.channel_choice.hide_choice()
        self._take_channel(contact.channel)
        self._fill(contact)
        self._follow()

    def clear_for_new(self, channel: Channel, group: GroupId | None = None, address: str = "") -> None:
        """Begin a new contact; group and address are suggested: they are saved, but nobody has typed them."""
        self._contact, self._blank = None, _blank(channel)
        self._suggested = dataclasses.replace(self._blank, groups=() if group is None else (group,))
        self.channel_choice.show_choice(channel)
        self._take_channel(channel)
        self._fill(self._suggested)
        if address:
            self.fields.suggest("addresses", (address,))
        self._check_again()

    def keep_for_next(self) -> None:
        """Begin another new contact of the same kind: with the same groups and tags."""
        groups, tags = self.groups.value().groups, self.tags.value()
        self._suggested = dataclasses.replace(self._blank, groups=tuple(groups), tags=tags)
        self._fill(self._suggested)
        self._check_again()

    def refresh(self, contact: Contact) -> None:
        """The contact has changed underneath: show it, but keep what is being typed."""
        old, self._contact = self.base, contact
        self.fields.refresh(old, contact, lambda: self.tr("Changed meanwhile; what you typed is kept."))
        self._follow()
        self._on_edited()

    def reread(self) -> None:
        """Blocks or open edits have changed: show them anew."""
        self._follow()

    def undo(self) -> None:
        """Show the contact again as it is; what was typed is gone."""
        self._fill(self._contact or self._suggested)
        self._follow()

    # --- what is typed ---

    def is_touched(self) -> bool:
        """Tell whether anything is typed that is not saved."""
        return bool(self.fields.touched())

    def draft(self) -> Draft:
        """Return what is typed, to be put back by `restore`."""
        return self.fields.draft()

    def restore(self, draft: Draft) -> None:
        """Put back what was typed."""
        self.fields.restore(draft)
        self._on_edited()
        self._check_again()

    def put_text(self, key: str, text: str) -> None:
        """Go on with a text that was typed elsewhere and refused there: it stands here, with the reason beside it."""
        field = self.fields.by_key.get(key)
        if field is not None:
            field.set_raw(field.raw_of_text(text))
            field.tell_edited()
            field.complain(functools.partial(self._fault, field))
            self.go_to(key)

    def put_values(self, values: Values) -> None:
        """Show values of the book as if they had been typed; those of fields that the form has not are left."""
        for key, value in values.items():
            if (field := self.fields.by_key.get(key)) is not None:
                field.set_raw(field.raw_of(value))
                field.tell_edited()
        self._check_again()

    def changes(self) -> Values:
        """Return the values that are to be saved, only new ones.

        Raises:
            Invalid: a field cannot be saved as it stands.
        """
        return self.fields.values(self.base, whole=self._contact is None)

    def group_changes(self) -> GroupChanges:
        """Return the memberships that are to be saved.

        Raises:
            Invalid: a name is typed that is no group yet.
        """
        if self._contact is not None and not self.fields.touches(self.groups):
            return GroupChanges()
        now, before = self.groups.value(), set(self.base.groups)
        return GroupChanges(tuple(sorted(now.groups - before)), tuple(sorted(before - now.groups)), now.created)

    def title(self) -> str:
        """Return a name for what is being edited, as far as it is typed."""
        typed = (self.shown_as.raw(), " ".join(filter(None, self._name_parts())), *self.addresses.raw())
        return next((text.strip() for text in typed if text.strip()), "")

    # --- what is wrong ---

    def problems(self) -> list[tuple[str, str]]:
        """Return key and sentence of each field that cannot be saved."""
        found = {field.key: words for field in self._to_save() if (words := self._fault(field))}
        return list(found.items())

    def _to_save(self) -> Iterable[FormField]:
        return self.fields.touched() if self._contact else self.fields.by_key.values()

    def _fault(self, field: FormField) -> str:
        try:
            field.value()
        except Invalid as error:
            return self.words(error)
        return ""

    def words(self, error: Invalid) -> str:
        """Word what is wrong with a value."""
        if error.reason == "pending":
            return self.groups.pending_words(str(error.details["name"]))
        faults = self.addresses.faults() if error.reason in {"empty", "unusable"} else []
        return faults[0] if faults and error.field == "addresses" else messages.invalid(error)

    def point_out(self) -> bool:
        """Show what is wrong beside its field, and go to the first of them; False where nothing is."""
        problems = self.problems()
        for key, _ in problems:
            field = self.fields.by_key[key]
            field.complain(functools.partial(self._fault, field))
        if problems:
            self.go_to(problems[0][0])
        return bool(problems)

    def complain(self, error: Invalid) -> None:
        """Show what the store found wrong, beside the field that it is about."""
        field = self.fields.by_key.get(error.field, self.addresses)
        owner = self._owner(error)
        if owner is not None:
            self.addresses.set_owners({str(error.details["address"]): owner}, may_join=self._may_join())
        else:
            field.complain(lambda: self.words(error))
        self.go_to(field.key)

    def _owner(self, error: Invalid) -> Contact | None:
        number = error.details.get("contact") if error.reason == "duplicate" else None
        found = self._context.store.contacts([int(str(number))]) if number is not None else {}
        return next(iter(found.values()), None)

    def go_to(self, key: str = "addresses") -> None:
        """Put the focus into a field."""
        self.fields.by_key[key].entrance().setFocus()

    # --- what the copy knows ---

    async def _check(self) -> None:
        """Look who has the typed addresses already, and whether they are blocked."""
        owners: dict[str, Contact] = {}
        for address in self.addresses.new_addresses() if isValid(self) else ():
            for owner in await self._context.store.owners(self.channel, address):
                owners.setdefault(address, owner)
        if not isValid(self):  # the dialog was closed, before this began or meanwhile
            return
        own = self.base.id  # asked for last: another contact may be shown by now
        others = {address: owner for address, owner in owners.items() if owner.id != own}
        self.addresses.set_owners(others, may_join=self._may_join())
        if self._contact is None:
            await self.details.look_up(self.channel, self.addresses.new_addresses())

    def _check_again(self) -> None:
        if self.addresses.new_addresses() or self._contact is None:
            self._checking.ask()

    def _may_join(self) -> bool:
        return self._contact is None and bool(self.groups.raw().keys)

    def _owner_words(self, owner: Contact) -> str:
        names = ", ".join(self._context.directory.names(owner.groups))
        title = owner.title or self.tr("a contact without a name")
        return f"{title} ({names})" if names else title

    async def _read_tags(self) -> None:
        known = await self._context.store.tags()
        if isValid(self):
            self.tags.set_known(known)

    def _follow(self) -> None:
        addresses = self._contact.addresses if self._contact else self.addresses.new_addresses()
        self.details.follow(self._contact, self.channel, addresses)

    # --- names ---

    def _name_parts(self) -> tuple[str, str, str]:
        last, first, middle = (str(self.fields.by_key[key].raw()) for key in ("last_name", "first_name", "middle_name"))
        return last, first, middle

    def _other_names_empty(self) -> bool:
        return not any(part.strip() for part in self._name_parts()[1:])

    def _spread(self, parts: tuple[str, str, str]) -> None:
        for key, part in zip(("last_name", "first_name", "middle_name"), parts, strict=True):
            self.fields.by_key[key].set_raw(part)
        self.go_to("first_name")
        self._on_edited()

    # --- making ---

    def _fill(self, contact: Contact) -> None:
        self.fields.fill(contact)
        self._on_edited()

    def _take_channel(self, channel: Channel) -> None:
        self.addresses.set_channel(channel, is_new=self._contact is None)
        self.groups.set_channel(channel)
        self._name_fields()

    def _choose_channel(self, channel: Channel) -> None:
        """What is typed stays, but for the groups: those of the other channel cannot be joined."""
        draft = self.draft()
        draft.pop("groups", None)
        self.clear_for_new(channel)
        self.restore(draft)

    def _on_edited(self) -> None:
        self.last.reword()
        self.shown_as.refresh_button()
        self.edited.emit()

    def _connect(self) -> None:
        for field in self.fields.by_key.values():
            field.edited.connect(self._on_edited)
            field.rearranged.connect(self.fields.keep_tab_order)
        self.channel_choice.chosen.connect(self._choose_channel)
        self.addresses.describe_owner = self._owner_words
        self.addresses.check_wanted.connect(self._checking.ask)
        self.addresses.owner_wanted.connect(self.contactWanted)
        self.addresses.groups_wanted.connect(self.groupsWanted)
        self.addresses.several_pasted.connect(self.severalPasted)
        self.last.spread_wanted.connect(self._spread)
        self.groups.group_wanted.connect(self.groupWanted)
        self.tags.wanted.connect(self._tags.ask)

    def _place(self) -> None:
        lines = [(field.name, field) for field in self.fields.by_key.values()]
        self.grid = FormGrid([(self.channel_choice.name, self.channel_choice), *lines])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        column.addWidget(self.details)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_fields()

    def _name_fields(self) -> None:
        for key, name in field_names(self.channel).items():
            self.fields.by_key[key].set_name(name)
        self.grid.fit()


def _blank(channel: Channel) -> Contact:
    return Contact(id=NOBODY, channel=channel)
