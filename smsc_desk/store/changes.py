"""What a transaction changed: gathered while it runs, announced once after its commit."""

from __future__ import annotations

from dataclasses import dataclass, field

MANY = 500
"""More rows than this are announced as "all": naming them costs more than drawing the screen again."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The one announcement of the store; every view decides for itself what to redraw.

    `contacts` and `blocks` are local ids; None means too many to name. A changed row may also have come, gone, or
    moved in any order. `jobs`: one was begun, or is to go on in another way; how far they are follows `queue`.
    """

    contacts: frozenset[int] | None = frozenset()
    groups: bool = False
    blocks: frozenset[int] | None = frozenset()
    queue: bool = False
    jobs: bool = False

    def touches_contacts(self) -> bool:
        """Tell whether any contact may have changed."""
        return self.contacts is None or bool(self.contacts)

    def touches_blocks(self) -> bool:
        """Tell whether any blacklist entry may have changed."""
        return self.blocks is None or bool(self.blocks)


@dataclass(slots=True)
class Touched:
    """Gathers what a transaction touches."""

    contacts: set[int] = field(default_factory=set)
    groups: bool = False
    blocks: set[int] = field(default_factory=set)
    queue: bool = False
    jobs: bool = False

    def changed(self) -> Changed:
        """Return the announcement; counts of groups follow the contacts."""
        return Changed(
            contacts=frozenset(self.contacts) if len(self.contacts) <= MANY else None,
            groups=self.groups or bool(self.contacts),
            blocks=frozenset(self.blocks) if len(self.blocks) <= MANY else None,
            queue=self.queue,
            jobs=self.jobs,
        )

    def add(self, other: Touched) -> None:
        """Take in what another transaction touched."""
        self.contacts |= other.contacts
        self.blocks |= other.blocks
        self.groups = self.groups or other.groups
        self.queue = self.queue or other.queue
        self.jobs = self.jobs or other.jobs

    def __bool__(self) -> bool:
        return bool(self.contacts or self.groups or self.blocks or self.queue or self.jobs)
