"""A contact: one person or company in the book, reached by numbers or by e-mail addresses."""

from __future__ import annotations

from dataclasses import dataclass

from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel, ContactId, GroupId, RowState


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What the user sees of a contact; `addresses` holds digits, or e-mail addresses, the main one first."""

    id: ContactId
    channel: Channel
    server_id: int | None = None
    addresses: tuple[str, ...] = ()
    name: str = ""
    last_name: str = ""
    first_name: str = ""
    middle_name: str = ""
    birthday: str = ""  # ISO yyyy-mm-dd; a text the provider sent that is no date stays as it came
    client_id: str = ""
    comment: str = ""
    tags: tuple[str, ...] = ()
    other: str = ""
    groups: tuple[GroupId, ...] = ()
    block: BlockType | None = None  # the strictest of its addresses' blocks
    state: RowState = RowState.SYNCED
    added_ms: int | None = None  # when this computer first saw it, UTC milliseconds
    changed_ms: int | None = None

    @property
    def address(self) -> str:
        """The main address."""
        return self.addresses[0] if self.addresses else ""

    @property
    def title(self) -> str:
        """The name to show: the given one, else the parts of the name."""
        return self.name or " ".join(filter(None, (self.last_name, self.first_name, self.middle_name)))
