"""What must be known of a provider's host when the program starts again (reliability, A.6): wrong sign-ins, blocks.

The provider counts by this computer's address, so one record serves every account and window. Times are of the wall
clock, since the record outlasts the program; a clock that was put back makes things younger, never older: waiting too
long costs minutes, trying too often closes the account to everybody at this address.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from smsc_desk.book.errors import StoreError

WINDOW_S = 31 * 60.0  # the provider counts wrong sign-ins over 30 minutes; a minute for clocks that differ
MOST_FAILURES = 3  # of the provider's five in that time
MOST_BEFORE_AUTOMATIC = 0  # wrong ones after which nothing is tried by itself: the other two are the user's typing
PROBE_S = 90.0  # the one request after a block may take so long, whichever window sent it


@dataclass(frozen=True, slots=True)
class Record:
    """One host. `accounts` tells by the account's key whether its last sign-in was accepted."""

    failures: tuple[float, ...] = ()  # when, the oldest first
    blocked_at: float = 0.0
    blocked_s: float = 0.0
    blocks: int = 0  # in a row
    accounts: dict[str, bool] = field(default_factory=dict)

    def at(self, now: float) -> Record:
        """Return what is true now: old failures are forgotten, and nothing has happened later than now."""
        failures = tuple(min(moment, now) for moment in self.failures if moment > now - WINDOW_S)
        return replace(self, failures=failures[-10:], blocked_at=min(self.blocked_at, now))

    def blocked_for(self, now: float) -> float:
        """Seconds until the next request may be tried."""
        return max(0.0, self.blocked_at + self.blocked_s - now)

    def typing_in(self, now: float) -> float:
        """Seconds until the user may try a sign-in; 0 for at once."""
        return 0.0 if len(self.failures) < MOST_FAILURES else max(0.0, self.failures[-MOST_FAILURES] + WINDOW_S - now)

    def accepted(self, account: str) -> Record:
        """The account is signed in: no block stands any more. What failed before stays counted, as it does there."""
        return replace(self, blocked_at=0.0, blocked_s=0.0, blocks=0, accounts=self.accounts | {account: True})

    def refused(self, account: str, now: float, *, current: bool) -> Record:
        """Count a wrong sign-in; `current` unless it was with credentials that are no longer used."""
        accounts = self.accounts | {account: False} if current else self.accounts
        return replace(self, failures=(*self.failures, now), accounts=accounts)

    def blocked(self, now: float, seconds: float, blocks: int) -> Record:
        """Nothing may be sent for so long."""
        return replace(self, blocked_at=now, blocked_s=seconds, blocks=blocks)


class Keeper(Protocol):
    """Whoever has a file: changes the text about a host in one transaction, on another thread."""

    async def change_breaker(self, host: str, change: Callable[[str | None], str]) -> str:
        """Return the text as it is now; raises a StoreError when it could not be written."""


class Breaker:
    """The record of one host; without a keeper, or where the disk fails, of this run only. `wall` counts seconds."""

    def __init__(self, wall: Callable[[], float], host: str = "", keeper: Keeper | None = None) -> None:
        self.wall = wall
        self._host, self._keeper = host, keeper
        self._own = Record()

    async def change(self, how: Callable[[Record], Record]) -> Record:
        """Change the record as it is on the disk now; `how` may run on another thread and does nothing else."""
        if self._keeper is not None:
            try:
                text = await self._keeper.change_breaker(self._host, lambda text: _text(how(self._read(text))))
            except StoreError:
                pass  # what was seen in this run still holds; the settings tell that they cannot be written
            else:
                self._own = self._read(text)
                return self._own
        self._own = how(self._own.at(self.wall()))
        return self._own

    def _read(self, text: str | None) -> Record:
        return _record(text).at(self.wall())


def _text(record: Record) -> str:
    return json.dumps(
        {
            "failures": list(record.failures), "blocked_at": record.blocked_at, "blocked_s": record.blocked_s,
            "blocks": record.blocks, "accounts": record.accounts,
        }
    )  # fmt: skip


def _record(text: str | None) -> Record:
    """Read a record; one that makes no sense is as none."""
    try:
        told: dict[str, Any] = json.loads(text or "{}")
        return Record(
            failures=tuple(sorted(float(moment) for moment in told.get("failures", ()))),
            blocked_at=float(told.get("blocked_at", 0.0)),
            blocked_s=float(told.get("blocked_s", 0.0)),
            blocks=int(told.get("blocks", 0)),
            accounts={str(key): value is True for key, value in dict(told.get("accounts", {})).items()},
        )
    except (ValueError, TypeError, AttributeError, OverflowError):
        return Record()
