"""What every record has: a channel, a number of its own on this computer, and a state towards the provider."""

from __future__ import annotations

import enum
from typing import NewType

ContactId = NewType("ContactId", int)
GroupId = NewType("GroupId", int)
BlockId = NewType("BlockId", int)
# Numbers in the copy on this computer, from a record's birth on; never the provider's.


class Channel(enum.IntEnum):
    """The provider keeps two books apart; the values are those of its parameter `type` (add_group)."""

    PHONE = 0
    EMAIL = 1


class RowState(enum.IntEnum):
    """How a record stands towards the provider; the greatest of its open edits' states counts."""

    SYNCED = 0
    PENDING = 1  # at least one edit is queued or on its way
    DOUBT = 2  # an edit was sent and its answer never came
    PROBLEM = 3  # the provider refused an edit, or it cannot be sent as it stands
