"""The deeds of the blacklist as coroutines: block, unblock, change the type; whoever has addresses may call them."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from smsc_desk.book.block import Block, BlockType
from smsc_desk.book.contact import Contact
from smsc_desk.book.edits import Action, BlockAddress, UnblockAddress, Verb
from smsc_desk.book.fields import show_address
from smsc_desk.book.identity import BlockId
from smsc_desk.book.phone import RUSSIA
from smsc_desk.store.queue import QueuedEdit
from smsc_desk.store.store import Store
from smsc_desk.ui import messages
from smsc_desk.ui.blacklist.block_dialog import BlockDialog
from smsc_desk.ui.blacklist.block_model import changed_block
from smsc_desk.ui.blacklist.pasted import Address, blocks_of
from smsc_desk.ui.blacklist.unblock_dialog import UnblockDialog
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.large_change import LargeChange
from smsc_desk.ui.tasks import Tasks, ask

LAST_TYPE, REASONS = "block.last_type", "block.reasons"
REASONS_KEPT = 10
ROWS_A_BREATH = 40
"""So many rows are read on the UI thread before it draws again: some 2 ms"""

translate = QCoreApplication.translate


class BlockingCounts(QObject):
    """The words with a number in them: lupdate sees a plural in `tr` only."""

    def addresses(self, number: int) -> str:
        return counted(self.tr("Block %n address(es)", "", number), number)

    def contacts(self, number: int) -> str:
        return counted(self.tr("Block %n contact(s)", "", number), number)


class Blocking:
    """Talks through the dialogs and hands one action each to the store."""

    def __init__(
        self, store: Store, commands: Commands, tasks: Tasks, icons: Icons, large: LargeChange, region: str = RUSSIA
    ) -> None:
        self._store, self._commands, self._tasks, self._icons = store, commands, tasks, icons
        self._large = large
        self._region = region

    # --- block ---

    async def block_numbers(self, parent: QWidget) -> int:
        """Ask for pasted lines and block them; return how many were asked for, 0 when it was cancelled."""
        return await self._block(parent, None, translate("Blocking", "Block numbers"))

    async def block_addresses(self, parent: QWidget, addresses: Sequence[Address], title: str = "") -> int:
        """Ask for type and reason, and block these addresses."""
        chosen = list(dict.fromkeys(addresses))
        title = title or BlockingCounts().addresses(len(chosen))
        return await self._block(parent, chosen, title) if chosen else 0

    async def block_contacts(self, parent: QWidget, contacts: Iterable[int]) -> int:
        """Ask for type and reason, and block all addresses of these contacts."""
        found = await self.contacts(contacts)
        title = BlockingCounts().contacts(len(found))
        if len(found) == 1 and found[0].title:
            title = translate("Blocking", "Block %1").replace("%1", found[0].title)
        return await self.block_addresses(parent, _addresses_of(found), title)

    async def _block(self, parent: QWidget, addresses: Sequence[Address] | None, title: str) -> int:
        dialog = BlockDialog(self._store, self._tasks, self._icons, addresses, self._region, parent)
        dialog.start_with(title, self._last_type(), self._reasons())
        if not await ask(dialog):
            return 0
        edits, kind, reason = dialog.edits(), dialog.block_type(), dialog.reason_text()  # while the dialog is there
        if not await self._large.kept(len(edits)):
            return 0
        self._commands.do(Action(Verb.BLOCK, edits, _subject(edits)))
        await self._remember(kind, reason)
        return len(edits)

    # --- unblock ---

    async def unblock_contacts(self, parent: QWidget, contacts: Iterable[int]) -> int:
        """Unblock all addresses of these contacts that are blocked; return how many were, 0 when cancelled."""
        return await self.unblock_addresses(parent, _addresses_of(await self.contacts(contacts)))

    async def unblock_addresses(self, parent: QWidget, addresses: Sequence[Address]) -> int:
        """Unblock those of these addresses that are blocked."""
        return await self.unblock(parent, await blocks_of(self._store, addresses))

    async def unblock_ids(self, parent: QWidget, ids: Iterable[int]) -> int:
        """Unblock entries of the blacklist."""
        return await self.unblock(parent, await self.blocks(ids))

    async def unblock(self, parent: QWidget, blocks: Sequence[Block]) -> int:
        """Ask once, then unblock."""
        if not blocks or not await ask(UnblockDialog(blocks, parent)) or not await self._large.kept(len(blocks)):
            return 0
        edits = tuple(UnblockAddress(channel=block.channel, address=block.address, block=block.id) for block in blocks)
        self._commands.do(Action(Verb.UNBLOCK, edits, _subject(edits)))
        return len(edits)

    # --- change ---

    async def change_type(self, ids: Iterable[int], wanted: BlockType) -> int:
        """Give entries another type at once; reason and date stay. Return how many had another one."""
        others = [block for block in await self.blocks(ids) if block.type != wanted]
        edits = tuple(changed_block(block, type=wanted) for block in others)
        if edits:
            self._commands.do(Action(Verb.CHANGE_BLOCK, edits, _subject(edits)))
        return len(edits)

    # --- entries that the provider did not take ---

    async def trouble(self, block: BlockId) -> str:
        """Say why an entry's edit stands still; nothing where none does."""
        for edit in await self._stuck(block):
            return messages.refusal(edit.reason, edit.error_code)
        return ""

    async def retry(self, block: BlockId) -> None:
        """Send an entry's edits again."""
        self._commands.retry([edit.id for edit in await self._stuck(block)])

    async def discard(self, block: BlockId) -> None:
        """Take an entry's edits back: it shows again what the provider has."""
        self._commands.discard([edit.id for edit in await self._stuck(block)])

    async def _stuck(self, block: BlockId) -> list[QueuedEdit]:
        edits = await self._store.open_edits(target="block", row=block)
        return [edit for edit in edits if edit.state not in {"queued", "sending", "verifying"}]

    # --- many rows, without holding the window up ---

    async def blocks(self, ids: Iterable[int]) -> list[Block]:
        """Return entries in the order of their ids' list."""
        found: list[Block] = []
        for piece in _pieces(ids):
            rows = self._store.blocks(piece)
            found += [row for number in piece if (row := rows.get(number))]  # type: ignore[call-overload]
            await asyncio.sleep(0)
        return found

    async def contacts(self, ids: Iterable[int]) -> list[Contact]:
        """Return contacts in the order of their ids' list."""
        found: list[Contact] = []
        for piece in _pieces(ids):
            rows = self._store.contacts(piece)
            found += [row for number in piece if (row := rows.get(number))]  # type: ignore[call-overload]
            await asyncio.sleep(0)
        return found

    # --- what was chosen the last times ---

    def _last_type(self) -> BlockType | None:
        kept = self._store.layout(LAST_TYPE)
        with contextlib.suppress(ValueError):  # written by a newer program, or by hand
            return BlockType(int(kept or ""))
        return None

    def _reasons(self) -> list[str]:
        kept = self._store.layout(REASONS)
        with contextlib.suppress(ValueError):
            found = json.loads(kept or "[]")
            return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []
        return []

    async def _remember(self, chosen: BlockType | None, reason: str) -> None:
        pieces = {} if chosen is None else {LAST_TYPE: str(int(chosen))}
        if reason:
            recent = dict.fromkeys((reason, *self._reasons()))
            pieces[REASONS] = json.dumps(list(recent)[:REASONS_KEPT], ensure_ascii=False)
        await self._store.save_layout(pieces)


def _pieces(ids: Iterable[int]) -> Iterable[list[int]]:
    numbers = list(ids)
    return (numbers[start : start + ROWS_A_BREATH] for start in range(0, len(numbers), ROWS_A_BREATH))


def _addresses_of(contacts: Iterable[Contact]) -> list[Address]:
    return [(contact.channel, address) for contact in contacts for address in contact.addresses]


def _subject(edits: Sequence[BlockAddress | UnblockAddress]) -> str:
    """Return what the action is told by in lists: the address, where it is one."""
    return show_address(edits[0].address, edits[0].channel) if len(edits) == 1 else ""
