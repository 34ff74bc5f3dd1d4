"""What the server saw: the log that tests ask instead of believing the client."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smsc_desk.sandbox.requests import Identity


@dataclass(slots=True)
class Arrival:
    """One request; `code` is None while it is under way, then 0 or the error's number.

    `params` come without credentials and command. `executed` tells whether the rules ran it to success, whatever
    became of the answer. `in_flight` counts the requests of its login at its arrival, itself included. `at` is in
    seconds of the server's clock.
    """

    number: int
    at: float
    script: str
    command: str
    params: Mapping[str, str]
    identity: Identity
    login: str
    address: str
    in_flight: int
    code: int | None = None
    executed: bool = False


class Arrivals:
    """The last `size` arrivals, oldest first, and counts that forget nothing."""

    def __init__(self, size: int | None = 10_000) -> None:
        self._log: deque[Arrival] = deque(maxlen=size)
        self._under_way: Counter[str] = Counter()
        self.total = 0
        self.most_in_flight = 0
        """The most requests of one login at once, refused ones included."""

    def __iter__(self) -> Iterator[Arrival]:
        return iter(tuple(self._log))

    def __len__(self) -> int:
        return len(self._log)

    def __getitem__(self, index: int) -> Arrival:
        return self._log[index]

    def in_flight(self, login: str) -> int:
        return self._under_way[login]

    def enter(self, arrival: Arrival) -> None:
        """Note a request whose number and requests in flight are filled in here."""
        self.total += 1
        self._under_way[arrival.login] += 1
        arrival.number, arrival.in_flight = self.total, self._under_way[arrival.login]
        self.most_in_flight = max(self.most_in_flight, arrival.in_flight)
        self._log.append(arrival)

    def leave(self, arrival: Arrival) -> None:
        self._under_way[arrival.login] -= 1

    def most_identical(self, seconds: float = 60.0) -> int:
        """Return the most identical requests that arrived within any window of so many seconds."""
        times: dict[Identity, deque[float]] = {}
        most = 0
        for arrival in self._log:
            window = times.setdefault(arrival.identity, deque())
            window.append(arrival.at)
            while window[0] <= arrival.at - seconds:
                window.popleft()
            most = max(most, len(window))
        return most

    def clear(self) -> None:
        """Forget what has arrived; what is under way stays counted."""
        self._log.clear()
        self.total = self.most_in_flight = 0
