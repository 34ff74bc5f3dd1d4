"""A row against the contact it belongs to: old and new value of every field that would change, by the rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from smsc_desk.book.identity import ContactId
from smsc_desk.files.reading import UNSEEN_CONTROLS, Reading
from smsc_desk.files.rules import Membership, Rules, Winner

_Lists = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A contact that is in the book, as the check needs it; `values` by field key, filled ones only."""

    id: ContactId
    addresses: tuple[str, ...]
    values: Mapping[str, str]
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()  # names

    @property
    def title(self) -> str:
        """The name to show, as `Contact.title`; empty for one without any."""
        parts = (self.values.get(key, "") for key in ("last_name", "first_name", "middle_name"))
        return self.values.get("name") or " ".join(filter(None, parts))


class Change(NamedTuple):
    """One field that gets another value: a text, or a list of addresses, tags or groups."""

    field: str
    old: str | _Lists
    new: str | _Lists

    @property
    def added(self) -> tuple[str, ...]:
        """What a list has more than before."""
        return tuple(value for value in self.new if value not in self.old) if isinstance(self.new, tuple) else ()


def compare(
    reading: Reading, addresses: tuple[str, ...], present: Present, rules: Rules, emptied: Collection[str] = ()
) -> tuple[Change, ...]:
    """Return the changes that a row makes to a contact; `emptied` are the fields whose cells are to clear them."""
    changes = list[Change]()
    if new := tuple(each for each in addresses if each not in present.addresses):
        changes.append(Change("addresses", present.addresses, present.addresses + new))
    changes += _texts(reading.values, present.values, rules)
    changes += [Change(key, kept, "") for key in emptied if (kept := present.values.get(key))]
    if reading.tags and (tags := _tags(reading.tags, present.tags, rules)) != present.tags:
        changes.append(Change("tags", present.tags, tags))
    if reading.groups and (groups := _groups(reading.groups, present.groups, rules)) != present.groups:
        changes.append(Change("groups", present.groups, groups))
    return tuple(changes)


def _texts(read: Mapping[str, str], kept: Mapping[str, str], rules: Rules) -> list[Change]:
    changes = list[Change]()
    for key, new in read.items():
        old = kept.get(key, "")
        if new != old and not same(old, new):
            winner = rules.winners.get(key, Winner.FILE)
            value = won(winner, old, new)
            if value != old:
                changes.append(Change(key, old, value))
    return changes


def same(old: str, new: str) -> bool:
    """Tell whether texts differ only in what a cell cannot keep."""
    return _kept(old) == _kept(new)


def _kept(text: str) -> str:
    """Return a text without the blanks around it, the kind of its line ends, and what nobody can see."""
    return UNSEEN_CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def won(winner: Winner, old: str, new: str) -> str:
    """Return the text that a field gets where the book and the file differ."""
    match winner:
        case Winner.BOOK:
            return old
        case Winner.FILL:
            return old or new
        case Winner.APPEND:
            return old if new in old else f"{old}\n{new}".strip()
        case Winner.FILE:
            return new


def _tags(new: _Lists, old: _Lists, rules: Rules) -> _Lists:
    match rules.winners.get("tags", Winner.FILE):
        case Winner.BOOK:
            return old
        case Winner.FILL:
            return old or new
        case Winner.APPEND:
            return tuple(dict.fromkeys(old + new))
        case Winner.FILE:
            return new if set(new) != set(old) else old


def _groups(new: _Lists, old: _Lists, rules: Rules) -> _Lists:
    if rules.groups == Membership.REPLACE:
        return new if set(new) != set(old) else old
    return tuple(dict.fromkeys(old + new))
