"""A filter as a value: what a contact must be like, as the user said it. The store makes a question of it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel


class Part(enum.StrEnum):
    """The parts of a contact that can be asked about by name."""

    NAME = "name"  # the shown name and all parts of it
    LAST = "last"
    FIRST = "first"
    MIDDLE = "middle"
    COMMENT = "comment"
    OTHER = "other"
    ID = "id"
    ADDRESS = "address"


class State(enum.StrEnum):
    """What can be the matter with a contact."""

    UNSENT = "unsent"
    FAILED = "failed"
    DUPLICATE = "dup"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Word:
    """A word somewhere; one of its spellings must occur. Of a number the spellings are digits."""

    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words as they stand, not as parts of longer ones."""

    text: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """Folded, with `*` for any letters and `?` for one, within one word somewhere; one of its spellings."""

    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression that one of the contact's texts must match, folded but for what follows a backslash."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Contains:
    """A part that holds a folded text; with `*` or `?` in it, the whole part must look so. Empty: nothing in it."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A part that is not empty."""

    part: Part


@dataclass(frozen=True, slots=True)
class InGroup:
    """In a group of a folded name, which may hold `*` and `?`; None: in any group."""

    name: str | None


@dataclass(frozen=True, slots=True)
class Tagged:
    """With a folded tag, which may hold `*` and `?`; None: with any tag."""

    tag: str | None


@dataclass(frozen=True, slots=True)
class Blocked:
    """Blocked in a way; None: in any."""

    kind: BlockType | None


@dataclass(frozen=True, slots=True)
class Through:
    """Reached through a channel."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class BornWithin:
    """With a birthday within so many days from today: 0 is today."""

    days: int


@dataclass(frozen=True, slots=True)
class BornIn:
    """With a birthday in a month, 1 to 12."""

    month: int


@dataclass(frozen=True, slots=True)
class BirthdayKnown:
    """With a birthday at all."""


@dataclass(frozen=True, slots=True)
class Added:
    """Known on this computer since the beginning of a day so many days ago; `until` days ago at the latest."""

    days: int
    until: int = 0


@dataclass(frozen=True, slots=True)
class Changed:
    """Changed here since the beginning of a day so many days ago; `until` days ago at the latest."""

    days: int
    until: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """Added or changed by an import: by the last one, or by any."""

    last: bool


@dataclass(frozen=True, slots=True)
class Has:
    """In a state."""

    state: State


@dataclass(frozen=True, slots=True)
class Not:
    """Not so."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of them; none at all is everybody."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them."""

    nodes: tuple[Node, ...]


Node = (
    Word | Phrase | Pattern | Regex | Contains | Filled | InGroup | Tagged | Blocked | Through | BornWithin | BornIn
    | BirthdayKnown | Added | Changed | Imported | Has | Not | And | Or
)  # fmt: skip

EVERYBODY = And(())
