"""What the worker says of itself: for the status bar and the message bars."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from smsc_desk.book.errors import Error
from smsc_desk.book.identity import Channel


class Line(enum.Enum):
    """The connection, as the last answers tell."""

    UNKNOWN = "unknown"  # nothing was asked yet
    ONLINE = "online"
    OFFLINE = "offline"
    NEEDS_SIGN_IN = "needs_sign_in"
    BLOCKED = "blocked"  # this computer's address, for some half an hour


@dataclass(frozen=True, slots=True)
class Missing:
    """Records that a listing lacks, too many to be believed: they are kept until the user says so.

    `foreign`: its first page has none of ours, as if it were another account's; nothing of it was taken.
    """

    list: str
    channel: Channel
    rows: int
    foreign: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """One moment of the worker. Counts are rows read so far in the refresh that runs."""

    line: Line = Line.UNKNOWN
    refreshing: bool = False
    waiting: bool = False  # the refresh waits for the provider's three-a-minute rule
    contacts_read: int = 0
    blocks_read: int = 0
    sending: int = 0
    error: Error | None = None  # why the last refresh, or the sending, stopped
    listed: bool = False  # at least one refresh of this run came to its end
    partial: bool = False  # the provider gives no cursor: the lists may be incomplete
    missing: tuple[Missing, ...] = ()

    @property
    def foreign(self) -> bool:
        """Whether another account seems to answer; nothing is sent to that."""
        return any(missing.foreign for missing in self.missing)

    balance: str = ""
    blocked_s: float = 0.0  # while the line is BLOCKED: seconds until the next try, counted from this moment
