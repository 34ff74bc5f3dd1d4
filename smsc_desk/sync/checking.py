"""Looks at a contact just before an edit of it is sent, so that nobody's change is overwritten unseen.

The verdict is `store.comparing`'s. No look is taken where one was within the last seconds, where a whole listing has
just compared all (the rows of an import), or where the provider's three-a-minute rule would make the user wait although
the contact was looked at within that minute.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from smsc_desk.book import edits, errors
from smsc_desk.book.edits import Edit
from smsc_desk.book.identity import ContactId
from smsc_desk.provider.client import Client
from smsc_desk.provider.pace import MEMORY_S
from smsc_desk.provider.protocol import ListedContact
from smsc_desk.store.queue import target_of
from smsc_desk.store.sending import Attempt
from smsc_desk.store.store import Store
from smsc_desk.sync import lookup

FRESH_S = 5.0
"""What was seen so short ago need not be looked at again (reliability, A.8)."""

MOST_KEPT = 10_000
"""So many contacts are remembered as lately seen; more are forgotten all at once, which costs a look each."""


class Checker:
    """One for a worker; `clock` counts seconds and never goes back."""

    def __init__(self, client: Client, store: Store, clock: Callable[[], float]) -> None:
        self._client, self._store, self._clock = client, store, clock
        self._seen: dict[ContactId, float] = {}
        self._by_all: set[int] = set()  # contacts that the server knew by all of their addresses only

    def seen(self, edit: Edit) -> None:
        """Note that the server's answer has just told how the contact of an edit stands there."""
        contact = _contact_of(edit)
        if contact is not None:
            if len(self._seen) >= MOST_KEPT:
                self._seen.clear()
            self._seen[contact] = self._clock()

    async def check(self, attempt: Attempt) -> Attempt | None:
        """Return what of an attempt is to be sent; None when the look has settled it.

        Raises:
            Error: the server could not be asked; nothing was sent.
        """
        if attempt.others and target_of(attempt.edit)[1] in self._by_all:
            attempt = dataclasses.replace(attempt, by_all=True)
        if not attempt.look:
            return attempt
        if isinstance(attempt.edit, edits.AddGroup):
            await self._note_groups(attempt)
            return attempt
        if await self._is_known(attempt):
            await self._store.leave(attempt)
            return attempt
        try:
            listed, attempt = await self._listed(attempt)
            owners = await self._owners(attempt)
        except (errors.BadParameters, errors.Refused, errors.UnknownCode):
            # This server cannot be asked for one contact: the edit's own answer has to do.
            await self._store.leave(attempt)
            return attempt
        self.seen(attempt.edit)
        return await self._store.compare(attempt, listed, owners)

    async def _listed(self, attempt: Attempt) -> tuple[ListedContact | None, Attempt]:
        """Return the contact as the server has it, and the attempt as that knows the contact."""
        # Who has an address that a change only wants is another contact, and not the one that is changed.
        new = isinstance(attempt.edit, edits.AddContact)
        addresses = lookup.addresses_of(attempt) if new else (attempt.address,)
        listed = await lookup.find(self._client, attempt.channel, addresses, attempt.server_id)
        if listed is not None:
            return listed, attempt
        addresses = addresses if new else (attempt.address, *attempt.others)
        listed = await lookup.whole(self._client, attempt.channel, addresses, attempt.server_id)
        if listed is not None and not new:
            if len(self._by_all) >= MOST_KEPT:
                self._by_all.clear()
            self._by_all.add(target_of(attempt.edit)[1])
            attempt = dataclasses.replace(attempt, by_all=True)
        return listed, attempt

    async def _note_groups(self, attempt: Attempt) -> None:
        """Know the server's groups before a new one: by its absence before, ours is told after a lost answer."""
        if not await self._store.was_listed("grp", attempt.channel):
            run = await self._store.begin_listing("grp", attempt.channel)
            await self._store.put_groups(run, await self._client.groups(attempt.channel))
            await self._store.finish_listing(run)
        await self._store.note_groups(attempt)

    async def _is_known(self, attempt: Attempt) -> bool:
        contact = _contact_of(attempt.edit)
        age = self._clock() - self._seen.get(contact, float("-inf")) if contact else float("inf")
        if age < FRESH_S:
            return True
        return age < MEMORY_S and await self._client.contact_waits(attempt.channel, attempt.address)

    async def _owners(self, attempt: Attempt) -> list[ListedContact]:
        """Return who has the addresses that the edit would give to the contact."""
        if not isinstance(attempt.edit, edits.ChangeContact):
            return []
        found = []
        for address in attempt.edit.changes.get("addresses", ()):
            if address != attempt.address:
                owner = await lookup.find(self._client, attempt.channel, (address,))
                found += [owner] if owner else []
        return found


def _contact_of(edit: Edit) -> ContactId | None:
    """Return the contact of an edit that is compared before it is sent: memberships are sets, and need no look."""
    match edit:
        case edits.AddContact() | edits.ChangeContact() | edits.DeleteContact():
            return edit.contact
        case _:
            return None
