"""What is typed in the form, as commands: one action for one save, after the groups that it needs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smsc_desk.book.block import Block, strictest
from smsc_desk.book.contact import Contact
from smsc_desk.book.edits import (
    Action,
    AddContact,
    AddGroup,
    BlockAddress,
    ChangeContact,
    Edit,
    JoinGroup,
    LeaveGroup,
    Verb,
)
from smsc_desk.book.errors import Invalid
from smsc_desk.book.fields import Values
from smsc_desk.book.identity import ContactId, GroupId
from smsc_desk.ui.contacts.contact_form import ContactForm
from smsc_desk.ui.contacts.editor_question import CANCEL, ask_choice
from smsc_desk.ui.contacts.form_context import FormContext

translate = QCoreApplication.translate


class ContactSaver:
    """Saves a form; what the book cannot hold is said beside its field, and nothing is lost."""

    def __init__(self, context: FormContext, form: ContactForm, window: QWidget) -> None:
        self._store, self._commands = context.store, context.commands
        self._form, self._window = form, window

    async def save(self, instead_of: int | None = None) -> tuple[ContactId, ...] | None:
        """Save what the form shows; None where it was not saved, empty where there was nothing to save.

        It can take the place of an edit that waits for the user.
        """
        contact = self._form.contact
        if self._form.point_out():
            return None
        try:
            return await (self._add() if contact is None else self._change(contact, instead_of))
        except Invalid as error:
            if self._form.contact is contact or (contact and self._form.base.id == contact.id):
                self._form.complain(error)
            else:  # another contact is shown by now; this one keeps its draft
                self._commands.invalid.emit(error)
            return None

    async def join(self, contact: ContactId) -> ContactId | None:
        """Add the form's groups to a contact that is in the book already."""
        try:
            groups = await self._groups()
            edits = tuple(JoinGroup(contact=contact, group=group) for group in groups)
            await self._commands.apply(Action(Verb.ADD_TO_GROUP, edits, self._form.title()))
        except Invalid as error:
            self._form.complain(error)
            return None
        return contact

    async def _add(self) -> tuple[ContactId, ...]:
        form, channel = self._form, self._form.channel
        values, title = form.changes(), form.title()
        addresses: tuple[str, ...] = values["addresses"]
        lots = [(address,) for address in addresses] if form.addresses.apart else [addresses]
        groups = await self._groups()
        edits = tuple(AddContact(channel=channel, values=values | {"addresses": lot}, groups=groups) for lot in lots)
        return (await self._commands.apply(Action(Verb.ADD_CONTACT, edits, title))).contacts

    async def _change(self, contact: Contact, instead_of: int | None) -> tuple[ContactId, ...] | None:
        values, title = self._form.changes(), contact.title or contact.address
        blocks = await self._blocks(contact, values)
        if blocks is None:
            return None
        leave = self._form.group_changes().leave
        join = [group for group in await self._groups() if group not in contact.groups]
        edits: list[Edit] = [ChangeContact(contact=contact.id, changes=values)] if values else []
        edits += [JoinGroup(contact=contact.id, group=group) for group in join]
        edits += [LeaveGroup(contact=contact.id, group=group) for group in leave]
        if edits:
            await self._commands.apply(Action(Verb.CHANGE_CONTACT, (*edits, *blocks), title), instead_of)
        return (contact.id,)

    async def _groups(self) -> tuple[GroupId, ...]:
        """Return the groups to join, after those that are new were created."""
        changes, channel = self._form.group_changes(), self._form.channel
        made: list[GroupId] = []
        for name in changes.create:
            applied = await self._commands.apply(Action(Verb.ADD_GROUP, (AddGroup(channel=channel, name=name),), name))
            self._form.groups.created(name, applied.groups[0])
            made.append(applied.groups[0])
        return (*changes.join, *made)

    async def _blocks(self, contact: Contact, values: Values) -> list[Edit] | None:
        """Return blocks for new numbers that take the place of blocked ones; None where saving was given up."""
        wanted: Sequence[str] = values.get("addresses", contact.addresses)
        gone = [address for address in contact.addresses if address not in wanted]
        new = [address for address in wanted if address not in contact.addresses]
        old = await self._store.blocks_of(contact.channel, gone) if gone and new else []
        on_list = {block.address for block in await self._store.blocks_of(contact.channel, new)} if old else set()
        free = [address for address in new if address not in on_list]
        if not old or not free:
            return []
        answer = await self._ask_about_block()
        if answer == CANCEL:
            return None
        return _like(old, free) if answer == "both" else []

    async def _ask_about_block(self) -> str:
        return await ask_choice(
            self._window,
            translate("contacts", "The block belongs to the old number."),
            [
                ("both", translate("contacts", "Block the new number too")),
                ("old", translate("contacts", "Keep the old number blocked")),
            ],
            default="both",
        )


def _like(blocks: Sequence[Block], addresses: Sequence[str]) -> list[Edit]:
    """Return blocks of addresses as strict as the strictest of others, with its reason."""
    kind = strictest(block.type for block in blocks)
    model = next(block for block in blocks if block.type == kind)
    return [
        BlockAddress(channel=model.channel, address=address, type=model.type, comment=model.comment)
        for address in addresses
    ]
