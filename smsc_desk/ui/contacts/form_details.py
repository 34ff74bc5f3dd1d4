"""What stands under the fields: the blocks of the addresses, and the contact's history; read off the UI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from smsc_desk.book.block import Block
from smsc_desk.book.contact import Contact
from smsc_desk.book.identity import Channel
from smsc_desk.store.queue import QueuedEdit
from smsc_desk.ui.contacts.form_context import FormContext
from smsc_desk.ui.contacts.form_field import GAP
from smsc_desk.ui.contacts.form_section import BlockSection, HistorySection
from smsc_desk.ui.tasks import Latest


class FormDetails(QWidget):
    """Two sections; a new contact has a blacklist section only when its number is on it."""

    block_wanted = Signal(object)
    """list[(Channel, address)]"""
    unblock_wanted = Signal(object)
    """list[(Channel, address)]"""
    edits_read = Signal(object)
    """list[QueuedEdit]: the open edits of the contact"""

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = context.store
        self._contact: Contact | None = None
        self._channel = Channel.PHONE
        self._addresses: tuple[str, ...] = ()
        self.block, self.history = BlockSection(context.icons), HistorySection(context.icons)
        self._reading = Latest(context.tasks, self._read, name="read blocks and open edits")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.block)
        column.addWidget(self.history)
        self.block.block_wanted.connect(lambda: self.block_wanted.emit(self._entries(blocked=False)))
        self.block.unblock_wanted.connect(lambda: self.unblock_wanted.emit(self._entries(blocked=True)))

    def follow(self, contact: Contact | None, channel: Channel, addresses: Sequence[str]) -> None:
        """Show what is known of this contact and these addresses, once it is read."""
        self._turn_to(contact, channel, addresses)
        self._reading.ask()

    async def look_up(self, channel: Channel, addresses: Sequence[str]) -> None:
        """Show what is known of addresses that are being typed for a new contact."""
        self._turn_to(None, channel, addresses)
        await self._read()

    def _turn_to(self, contact: Contact | None, channel: Channel, addresses: Sequence[str]) -> None:
        other = contact is None or self._contact is None or contact.id != self._contact.id
        self._contact, self._channel, self._addresses = contact, channel, tuple(addresses)
        if other:
            self._show([], [], contact)

    def _entries(self, *, blocked: bool) -> list[tuple[Channel, str]]:
        """Return the addresses that are blocked, or those that are not; all of them where there is no other."""
        on_list = {block.address for block in self.block.blocks}
        chosen = [address for address in self._addresses if (address in on_list) == blocked]
        return [(self._channel, address) for address in chosen or self._addresses]

    async def _read(self) -> None:
        contact, channel, addresses = self._contact, self._channel, self._addresses
        blocks = await self._store.blocks_of(channel, addresses)
        edits = await self._store.open_edits(target="contact", row=contact.id) if contact else []
        if isValid(self) and (contact, channel, addresses) == (self._contact, self._channel, self._addresses):
            self._show(blocks, edits, contact)
            self.edits_read.emit(edits)

    def _show(self, blocks: Sequence[Block], edits: Sequence[QueuedEdit], contact: Contact | None) -> None:
        self.block.setVisible(contact is not None or bool(blocks))
        self.block.show_blocks(self._channel, self._addresses, blocks)
        self.history.setVisible(contact is not None)
        self.history.show_history(contact, edits)
