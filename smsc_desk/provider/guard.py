"""The gate before every request: five wrong sign-ins in half an hour would block this computer's address.

After one error 2 nothing more is sent until the user signs in anew; after error 4 nothing for 31 to 35 minutes,
doubling to four hours, then one request on trial. Until a sign-in has succeeded, requests go one at a time: twelve at
once with a wrong password would be twelve wrong sign-ins. What must outlast the program is in the `Breaker`.
"""

from __future__ import annotations

import asyncio
import enum
import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from smsc_desk.book.errors import AddressBlocked, BadCredentials, NotSignedIn, SignInsUsedUp
from smsc_desk.provider.breaker import MOST_BEFORE_AUTOMATIC, MOST_FAILURES, PROBE_S, Breaker, Record
from smsc_desk.provider.ledger import Clock

BLOCK_S = (31 * 60.0, 35 * 60.0)  # the provider blocks for 30 minutes
LONGEST_BLOCK_S = 4 * 3600.0
FRESH_S = 10.0  # an allowed trial that found no line may be repeated so long without asking the disk again


class Verdict(enum.Enum):
    """What an answer tells about the sign-in."""

    ACCEPTED = "accepted"
    WRONG = "wrong"  # error 2
    BLOCKED = "blocked"  # error 4
    UNKNOWN = "unknown"  # no answer, or none that tells


class Trust(enum.Enum):
    """Where the credentials come from: what may be done with them while nobody knows whether they are right."""

    NONE = "none"  # there are none: nothing may be sent
    KEPT = "kept"  # of an earlier run: tried by the program itself, so only when none was wrong lately
    TYPED = "typed"  # the user has just typed them


@dataclass(frozen=True, slots=True)
class GuardState:
    """What stands in the way of everything."""

    wrong: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Pass:
    """The leave to send one request, with the credentials of that generation; `trial` while all others wait."""

    generation: int
    trial: asyncio.Event | None = None
    after_block: bool = False


class SignInGuard:
    """Lets the requests of one login pass or not. `clock` counts seconds and never goes back."""

    def __init__(
        self,
        clock: Clock,
        rng: random.Random,
        breaker: Breaker | None = None,
        account: str = "",
        trust: Trust = Trust.TYPED,
    ) -> None:
        """`account` is a key that tells the accounts of a host apart and nothing else."""
        self._clock, self._rng = clock, rng
        self._breaker = breaker or Breaker(clock)
        self._account = account
        self._trust = trust
        self._against: BadCredentials | None = None
        self._blocked_until = 0.0
        self._proven = False
        self._trial: asyncio.Event | None = None  # set when the one request on trial is over
        self._generation = 0  # of the credentials
        self._fresh_until = -math.inf
        if trust is Trust.NONE:
            self._against = NotSignedIn(2, "not sent: there is no sign-in")

    @property
    def state(self) -> GuardState:
        """What stands in the way until new credentials are given."""
        return GuardState(wrong=self._against is not None)

    @property
    def blocked_for(self) -> float:
        """Seconds until something may be sent again after error 4; 0 when nothing stands against it."""
        return max(0.0, self._blocked_until - self._clock())

    def check(self) -> None:
        """Raise what is known to stand against sending anything.

        Raises:
            BadCredentials: error 2 was answered, or there are no credentials; no new ones were given since.
            AddressBlocked: error 4 was answered and its time is not over.
        """
        if self._against is not None:
            raise self._against.with_traceback(None)
        if wait := self.blocked_for:
            raise AddressBlocked(4, f"not sent: blocked for {wait:.0f} s more", wait)

    async def enter(self) -> Pass:
        """Wait until a request may leave; `leave` wants the pass back.

        Raises:
            BadCredentials, AddressBlocked: as `check`, and what another window or an earlier run has found out.
        """
        while True:
            self.check()
            if self._proven:
                return Pass(self._generation)
            if self._trial is None:
                return await self._enter_on_trial()
            await self._trial.wait()

    async def leave(self, leave: Pass, verdict: Verdict) -> None:
        """Take the verdict of a request that entered; returns when what must be kept is on the disk."""
        current = leave.generation == self._generation
        try:
            match verdict:
                case Verdict.ACCEPTED if current and not (self._against or self.blocked_for):  # else a late answer
                    await self._accept()
                case Verdict.WRONG:
                    await self._refuse(current=current, after_block=leave.after_block)
                case Verdict.BLOCKED if not self.blocked_for:  # else one of those in flight when it was answered
                    await self._block()
                case Verdict.UNKNOWN if leave.after_block:
                    await self._breaker.change(lambda record: record.blocked(self._breaker.wall(), 0.0, record.blocks))
        finally:
            self._end_trial(leave.trial)

    def renew(self) -> None:
        """Take note of new credentials: they are on trial. A block of this computer's address stays."""
        self._generation += 1
        self._proven = False
        self._trust = Trust.TYPED
        self._against = None
        self._fresh_until = -math.inf
        self._end_trial(self._trial)

    # ---- the request on trial

    async def _enter_on_trial(self) -> Pass:
        trial = self._trial = asyncio.Event()
        generation = self._generation
        try:
            after_block = await self._admit(generation)
            if generation == self._generation:
                return Pass(generation, trial, after_block)
        except BaseException:
            self._end_trial(trial)
            raise
        self._end_trial(trial)
        return await self.enter()  # with the new credentials

    async def _admit(self, generation: int) -> bool:
        """Ask the disk whether a trial may be made, and take it; tells whether it is the one after a block."""
        if self._clock() < self._fresh_until:
            return False
        found: list[BadCredentials | AddressBlocked | bool] = []

        def admit(record: Record) -> Record:
            now = self._breaker.wall()
            found.clear()  # a transaction may be repeated
            refusal = self._refusal(record, now)
            found.append(refusal or record.blocks > 0)
            if refusal or not record.blocks:
                return record
            return record.blocked(now, PROBE_S, record.blocks)  # no other window makes one meanwhile

        await self._breaker.change(admit)
        match found[-1]:
            case AddressBlocked() as error:
                self._blocked_until = self._clock() + error.wait_s
                raise error
            case BadCredentials() as error:
                if generation == self._generation:
                    self._against = error
                raise error
            case True:
                return True
            case _:
                self._fresh_until = self._clock() + FRESH_S
                return False

    def _refusal(self, record: Record, now: float) -> BadCredentials | AddressBlocked | None:
        if wait := record.blocked_for(now):
            return AddressBlocked(4, f"not sent: blocked for {wait:.0f} s more", wait)
        if wait := record.typing_in(now):
            return SignInsUsedUp(2, f"not sent: {MOST_FAILURES} wrong sign-ins lately", wait)
        known = record.accounts.get(self._account)
        if self._trust is Trust.TYPED or known:
            return None
        if known is False:
            return BadCredentials(2, "not sent: the last sign-in was refused")
        if len(record.failures) > MOST_BEFORE_AUTOMATIC:
            return NotSignedIn(2, "not sent: a sign-in to this provider was refused lately")
        return None

    def _end_trial(self, trial: asyncio.Event | None) -> None:
        if trial is None:
            return
        if self._trial is trial:
            self._trial = None
        trial.set()

    # ---- verdicts

    async def _accept(self) -> None:
        if not self._proven:
            self._proven = True
            await self._breaker.change(lambda record: record.accepted(self._account))

    async def _refuse(self, *, current: bool, after_block: bool) -> None:
        self._fresh_until = -math.inf
        if current:
            self._proven = False
            self._against = BadCredentials(2, "not sent: the last sign-in was refused")
        wall = self._breaker.wall

        def refuse(record: Record) -> Record:
            open_again = record.blocked(wall(), 0.0, 0) if after_block else record
            return open_again.refused(self._account, wall(), current=current)

        await self._breaker.change(refuse)

    async def _block(self) -> None:
        self._proven = False
        self._fresh_until = -math.inf
        first = self._rng.uniform(*BLOCK_S)
        self._blocked_until = self._clock() + first  # until the disk has said how many there were
        record = await self._breaker.change(_blocked(self._breaker.wall, first))
        self._blocked_until = self._clock() + record.blocked_s


def _blocked(wall: Clock, first: float) -> Callable[[Record], Record]:
    def block(record: Record) -> Record:
        now = wall()
        if record.blocked_for(now) > PROBE_S:  # another window was told the same
            return record
        blocks = record.blocks + 1
        return record.blocked(now, min(LONGEST_BLOCK_S, first * 2 ** min(blocks - 1, 4)), blocks)

    return block
