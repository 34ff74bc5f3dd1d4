"""What somebody pasted to be blocked: cut into addresses, understood, and compared with the blacklist (no Qt).

Numbers and e-mail addresses may be mixed, in any spelling, several to a line. Understanding ten thousand lines takes
a second: it is done piece by piece on a thread of the pool, and after every piece the caller may stop.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field

from smsc_desk.book import email, phone
from smsc_desk.book.block import Block, BlockType
from smsc_desk.book.identity import Channel
from smsc_desk.book.phone import Number, Reason
from smsc_desk.store.store import Store

Address = tuple[Channel, str]
PIECE = 250
"""So many texts are understood, and then looked up, at a time: some 20 ms on the thread"""


@dataclass(frozen=True, slots=True)
class Understood:
    """What one text was understood as; `address` is empty when it cannot be used."""

    text: str
    channel: Channel
    address: str
    number: Number | None = None

    @property
    def doubtful(self) -> bool:
        """Whether no known operator has such numbers."""
        return self.number is not None and self.number.reason is Reason.UNUSUAL


@dataclass(slots=True)
class Checked:
    """The result so far: every text is new, blocked already, repeated, or not usable."""

    texts: int
    lines: int = 0  # with something in them; none where no lines were pasted
    done: int = 0
    new: list[Address] = field(default_factory=list)
    blocked: list[Block] = field(default_factory=list)
    unusable: list[Understood] = field(default_factory=list)
    doubtful: list[Understood] = field(default_factory=list)
    repeated: int = 0

    @property
    def complete(self) -> bool:
        """Whether every text was looked at."""
        return self.done >= self.texts

    def of_another_type(self, wanted: BlockType) -> list[Block]:
        """Return the entries that have another type than the wanted one."""
        return [block for block in self.blocked if block.type != wanted]

    def stricter(self, wanted: BlockType) -> list[Block]:
        """Return the entries that keep more away than the wanted type would."""
        return [block for block in self.of_another_type(wanted) if block.type == BlockType.ALL]


def texts(pasted: str) -> list[str]:
    """Cut a pasted text into what may each be an address."""
    return [text for part in phone.split(pasted) for text in _mails_of(part)]


def _mails_of(part: str) -> list[str]:
    """Return the e-mail addresses of a part like `Anna <anna@firm.example>`; a part without one as it is."""
    if "@" not in part:
        return [part]
    return [word.strip("<>()[]\"'") for word in part.split() if "@" in word]


def understand(text: str, region: str) -> Understood:
    """Understand one text as an e-mail address, if it has an at sign, or as a phone number."""
    if "@" in text:
        return Understood(text, Channel.EMAIL, email.normal(text) if email.usable(text) else "")
    number = phone.understand(text, region=region)
    return Understood(text, Channel.PHONE, number.digits, number)


def _understand_all(piece: list[str], region: str) -> list[Understood]:
    return [understand(text, region) for text in piece]


def taken(address: Address) -> Understood:
    """Return an address of the book as it is; one that no blacklist can hold is not usable."""
    channel, kept = address
    usable = kept.isdigit() if channel == Channel.PHONE else email.usable(kept)
    return Understood(kept, channel, kept if usable else "")


async def check_pasted(pasted: str, store: Store, region: str) -> AsyncGenerator[Checked, None]:
    """Yield the growing result, after each piece; the last one is complete."""
    found = await asyncio.to_thread(texts, pasted)
    result, seen = Checked(len(found), lines=sum(map(bool, map(str.strip, pasted.splitlines())))), set[Address]()
    for start in range(0, len(found), PIECE):
        read = await asyncio.to_thread(_understand_all, found[start : start + PIECE], region)
        await _sort_in(read, result, seen, store)
        yield result
    if not found:
        yield result


async def check_addresses(addresses: Sequence[Address], store: Store) -> AsyncGenerator[Checked, None]:
    """The same for addresses of the book, which are not understood anew."""
    result, seen = Checked(len(addresses)), set[Address]()
    for start in range(0, len(addresses), PIECE):
        await _sort_in([taken(address) for address in addresses[start : start + PIECE]], result, seen, store)
        yield result
    if not addresses:
        yield result


async def _sort_in(read: list[Understood], result: Checked, seen: set[Address], store: Store) -> None:
    fresh: list[Address] = []
    for one in read:
        address = (one.channel, one.address)
        if not one.address:
            result.unusable.append(one)
        elif address in seen:
            result.repeated += 1
        else:
            seen.add(address)
            fresh.append(address)
            if one.doubtful:
                result.doubtful.append(one)
    blocked = await blocks_of(store, fresh)
    known = {(block.channel, block.address) for block in blocked}
    result.blocked += blocked
    result.new += [address for address in fresh if address not in known]
    result.done += len(read)


async def blocks_of(store: Store, addresses: Sequence[Address]) -> list[Block]:
    """Return the entries of addresses of both channels."""
    found: list[Block] = []
    for channel in Channel:
        chosen = [address for of, address in addresses if of == channel]
        for start in range(0, len(chosen), PIECE):
            found += await store.blocks_of(channel, chosen[start : start + PIECE])
    return found
