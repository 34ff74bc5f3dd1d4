"""What the provider refuses by counting: repeated requests, too many at once, guessed passwords.

Counts live in memory: a sandbox that is started again has forgotten them. All windows slide; an event is forgotten
as soon as it is as old as its window.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable

from smsc_desk.sandbox.answers import AddressBlocked, AuthoriseError, Repeated, TooManyAtOnce
from smsc_desk.sandbox.options import Options

MINUTE, HALF_AN_HOUR = 60.0, 1800.0  # seconds

IDENTICAL = 3  # a fourth within a minute is refused [doc]
BALANCES = 10  # balance requests a minute; an eleventh is refused [doc]
WRONG_LOGINS = 5  # in half an hour; then the address is blocked for as long [doc]


class Recent:
    """How often each key was noted in the last `seconds`."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._seconds, self._clock = seconds, clock
        self._events: deque[tuple[float, Hashable]] = deque()
        self._counts: Counter[Hashable] = Counter()

    def note(self, key: Hashable) -> None:
        self._forget_old()
        self._events.append((self._clock(), key))
        self._counts[key] += 1

    def count(self, key: Hashable) -> int:
        self._forget_old()
        return self._counts[key]

    def _forget_old(self) -> None:
        now = self._clock()
        while self._events and now - self._events[0][0] >= self._seconds:
            _, key = self._events.popleft()
            self._counts[key] -= 1
            if not self._counts[key]:
                del self._counts[key]


class Limits:
    """The gate before the rules. One call of `admit` a request; `in_flight` counts the request itself too."""

    def __init__(self, options: Options, clock: Callable[[], float]) -> None:
        self._options = options
        self._identical = Recent(MINUTE, clock)
        self._balances = Recent(MINUTE, clock)
        self._wrong = Recent(HALF_AN_HOUR, clock)
        self._blocked = Recent(HALF_AN_HOUR, clock)

    def admit(self, *, address: str, authorised: bool, in_flight: int, identity: Hashable, balance: bool) -> None:
        """Raise what the request is refused for, if anything.

        In this order [assumed]: address blocked (4), too many at once (9), credentials (2), repetition (9). Only a
        request that passes the first three is counted as one of several identical ones.
        """
        if not self._options.limits:
            if not authorised:
                raise AuthoriseError
            return
        if self._blocked.count(address):
            raise AddressBlocked
        if in_flight >= self._options.concurrent:
            raise TooManyAtOnce
        if not authorised:
            self._note_wrong(address)
            raise AuthoriseError
        if balance:
            self._within(self._balances, "balance", BALANCES)
        else:
            self._within(self._identical, identity, IDENTICAL)

    def _note_wrong(self, address: str) -> None:
        """The fifth is still answered with error 2; what follows it with error 4 [assumed]."""
        self._wrong.note(address)
        if self._wrong.count(address) >= WRONG_LOGINS:
            self._blocked.note(address)

    def _within(self, recent: Recent, key: Hashable, most: int) -> None:
        refused = recent.count(key) >= most
        if not refused or self._options.refused_counts:
            recent.note(key)
        if refused:
            raise Repeated
