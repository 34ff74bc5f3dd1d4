"""The breaker for sign-ins: five wrong ones in half an hour would block this computer's address (provider-api).

After one error 2 nothing more is sent until new credentials are given; after error 4 nothing for 31 to 35 minutes,
doubling to four hours. Until a sign-in has succeeded, requests go one at a time: twelve at once with a wrong
password would be twelve wrong sign-ins.
"""

from __future__ import annotations

import asyncio
import enum
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from smsc_desk.book.errors import AddressBlocked, BadCredentials
from smsc_desk.provider.ledger import Clock

BLOCK_S = (31 * 60.0, 35 * 60.0)  # the provider blocks for 30 minutes
LONGEST_BLOCK_S = 4 * 3600.0


class Verdict(enum.Enum):
    """What an answer tells about the sign-in."""

    ACCEPTED = "accepted"
    WRONG = "wrong"  # error 2
    BLOCKED = "blocked"  # error 4
    UNKNOWN = "unknown"  # no answer, or none that tells


@dataclass(frozen=True, slots=True)
class GuardState:
    """What must outlast the program; `blocked_until` is on the guard's clock, `blocks` are those in a row."""

    wrong: bool = False
    blocked_until: float | None = None
    blocks: int = 0


class SignInGuard:
    """Lets requests pass or not. With a clock of wall time its state can be kept on disk (`state`, `on_change`)."""

    def __init__(
        self,
        clock: Clock,
        rng: random.Random,
        state: GuardState | None = None,
        on_change: Callable[[GuardState], None] | None = None,
    ) -> None:
        self._clock = clock
        self._rng = rng
        self._state = state or GuardState()
        self._on_change = on_change
        self._proven = False
        self._probe: asyncio.Event | None = None  # set when the one request on trial is over
        self._generation = 0  # of the credentials

    @property
    def state(self) -> GuardState:
        """What to keep."""
        return self._state

    @property
    def blocked_for(self) -> float:
        """Seconds until something may be sent again after error 4; 0 when nothing stands against it."""
        until = self._state.blocked_until
        # A wall clock may have been put back: never longer than the longest block.
        return 0.0 if until is None else min(LONGEST_BLOCK_S, max(0.0, until - self._clock()))

    def check(self) -> None:
        """Raise what stands against sending anything.

        Raises:
            BadCredentials: error 2 was answered and no new credentials were given since.
            AddressBlocked: error 4 was answered and its time is not over.
        """
        if self._state.wrong:
            raise BadCredentials(2, "not sent: the last sign-in was refused")
        if wait := self.blocked_for:
            raise AddressBlocked(4, f"not sent: blocked for {wait:.0f} s more")

    async def enter(self) -> int:
        """Wait until a request may leave; return the credentials' generation, which `leave` wants back.

        Raises:
            BadCredentials, AddressBlocked: as `check`.
        """
        while True:
            self.check()
            if self._proven:
                return self._generation
            if self._probe is None:
                self._probe = asyncio.Event()
                return self._generation
            await self._probe.wait()

    def leave(self, generation: int, verdict: Verdict) -> None:
        """Take the verdict of a request that entered; one on credentials that are no longer used is ignored."""
        if generation != self._generation:
            return
        if verdict is Verdict.ACCEPTED and not (self._state.wrong or self.blocked_for):  # else a late answer
            self._proven = True
            self._keep(GuardState())
        elif verdict is Verdict.WRONG:
            self._proven = False
            self._keep(replace(self._state, wrong=True))
        elif verdict is Verdict.BLOCKED:
            self._block()
        self._end_probe()

    def renew(self) -> None:
        """Take note of new credentials: they are on trial. A block of this computer's address stays."""
        self._generation += 1
        self._proven = False
        self._keep(replace(self._state, wrong=False))
        self._end_probe()

    def _block(self) -> None:
        self._proven = False
        if self.blocked_for:  # one of those that were in flight when the first was answered
            return
        blocks = self._state.blocks + 1
        wait = min(LONGEST_BLOCK_S, self._rng.uniform(*BLOCK_S) * 2 ** min(blocks - 1, 4))
        self._keep(replace(self._state, blocked_until=self._clock() + wait, blocks=blocks))

    def _keep(self, state: GuardState) -> None:
        if state != self._state:
            self._state = state
            if self._on_change is not None:
                self._on_change(state)

    def _end_probe(self) -> None:
        probe, self._probe = self._probe, None
        if probe is not None:
            probe.set()
