"""Sequences of commands: whatever is merged in the queue, all must end as if each had been sent at once (F41).

The provider is a model that knows its rules: an address and a mailing number belong to one record; what is not there
cannot be changed. `tests/unit/store/test_coalescing.py` goes through all sequences of four commands on a few records,
and through some of six; this case through all of six, of which a run has those that begin with the same two.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel
from smsc_desk.store.sending import Kind
from tests.builders import Copy, Listed, ListedBlock, ListedGroup
from tests.faults.outcome import Outcome

PHONE = Channel.PHONE
A, B, C = "79990000001", "79990000002", "79990000003"
LONGEST = 6

Command = tuple[str | None, Callable[[Any], Any]] | None
"""What the record is called that it makes, if it makes one, and the edit by the ids of those; None lets edits leave."""


class Rejected(AssertionError):
    """The provider would not have taken it."""


@dataclasses.dataclass
class Provider:
    """What the provider has: contacts by addresses, groups by number, blocks by address."""

    contacts: list = dataclasses.field(default_factory=list)
    groups: dict = dataclasses.field(default_factory=dict)
    blocks: dict = dataclasses.field(default_factory=dict)

    def contact(self, address):
        for contact in self.contacts:
            if address in contact["addresses"]:
                return contact
        raise Rejected(f"record not found: {address!r}")

    def free(self, addresses, own=None):
        for contact in self.contacts:
            if contact is not own and set(addresses) & set(contact["addresses"]):
                raise Rejected(f"save error: {addresses} belong to {contact}")

    def free_number(self, number, own=None):
        if number is not None and any(g["number"] == number for key, g in self.groups.items() if key != own):
            raise Rejected(f"save error: number {number}")

    def known(self, *groups):
        if missing := [group for group in groups if group not in self.groups]:
            raise Rejected(f"record not found: group {missing}")

    def carry_out(self, attempt):  # noqa: C901 - one line a command
        """Do what an attempt asks; return the number of what it made."""
        edit = attempt.edit
        match edit:
            case edits.AddContact():
                self.free(edit.values["addresses"])
                self.known(*attempt.groups)
                self.contacts.append({"name": "", "comment": ""} | edit.values | {"groups": set(attempt.groups)})
            case edits.ChangeContact():
                contact = self.contact(attempt.address)
                self.free(edit.changes.get("addresses", ()), contact)
                contact.update(edit.changes)
            case edits.DeleteContact():
                self.contacts.remove(self.contact(attempt.address))
            case edits.JoinGroup() | edits.LeaveGroup() | edits.MoveToGroup():
                self.known(attempt.group)
                self.member(self.contact(attempt.address)["groups"], edit, attempt.group)
            case edits.AddGroup():
                self.free_number(edit.number)
                number = max(self.groups, default=0) + 1
                self.groups[number] = {"name": edit.name, "number": edit.number}
                return number
            case edits.ChangeGroup():
                self.known(attempt.group)
                self.free_number(edit.number, attempt.group)
                changes = {"name": edit.name, "number": edit.number}
                self.groups[attempt.group].update({key: value for key, value in changes.items() if value is not None})
            case edits.DeleteGroup():
                self.known(attempt.group)
                del self.groups[attempt.group]
                for contact in self.contacts:
                    contact["groups"].discard(attempt.group)
            case edits.BlockAddress():
                self.blocks[edit.address] = (edit.type, edit.comment)
            case edits.UnblockAddress():
                self.blocks.pop(edit.address, None)  # "record not found" is as good: it is gone
        return None

    @staticmethod
    def member(groups, edit, group):
        if isinstance(edit, edits.LeaveGroup):
            groups.discard(group)
            return
        if isinstance(edit, edits.MoveToGroup):
            groups.clear()
        groups.add(group)

    def seen(self):
        """Return everything by its names: numbers depend on what was sent."""
        names = {number: group["name"] for number, group in self.groups.items()}
        return (
            {
                tuple(contact["addresses"]): (
                    contact["name"], contact["comment"], frozenset(names[group] for group in contact["groups"])
                )
                for contact in self.contacts
            },
            {group["name"]: group["number"] for group in self.groups.values()},
            dict(self.blocks),
        )  # fmt: skip


def seen_here(copy):
    names = {group.id: group.name for group in copy.groups().values()}
    return (
        {
            contact.addresses: (contact.name, contact.comment, frozenset(names[group] for group in contact.groups))
            for contact in copy.contacts().values()
        },
        {group.name: group.number for group in copy.groups().values()},
        {address: (block.type, block.comment) for address, block in copy.blocks().items()},
    )


BEGINNING = []


class Side:
    """A copy and a provider: commands name records by what they were called when they were made."""

    def __init__(self):
        self.copy, self.provider, self.flying = Copy(), Provider(), []
        self.provider.groups = {1: {"name": "One", "number": 5}, 2: {"name": "Two", "number": None}}
        self.provider.contacts = [
            {"addresses": (A,), "name": "Ada", "comment": "", "groups": {1}},
            {"addresses": (B,), "name": "Bob", "comment": "", "groups": {1, 2}},
        ]
        self.provider.blocks = {A: (BlockType.ALL, "")}
        if not BEGINNING:  # always the same
            self.fill()
            BEGINNING.append(self.copy.db.serialize("main"))
        self.copy.db.deserialize("main", BEGINNING[0])
        contacts, groups = self.copy.contacts(), self.copy.groups()
        self.ids = {"ada": contacts[A].id, "bob": contacts[B].id, "one": groups["One"].id, "two": groups["Two"].id}

    def fill(self):
        self.copy.list("grp", *(ListedGroup(key, g["name"], g["number"]) for key, g in self.provider.groups.items()))
        self.copy.list(
            "contact",
            *(
                Listed(None, c["addresses"], {"name": c["name"]}, tuple(c["groups"]))
                for c in self.provider.contacts
            ),
        )  # fmt: skip
        self.copy.list("block", ListedBlock(1, A))

    def ask(self, command):
        """Queue a command; return whether there was anything to do."""
        if command is None:
            self.land()
            self.flying = self.copy.take()
            return bool(self.flying)
        born, make = command
        try:
            wanted = make(self.ids)
            if self.there(wanted, self.ids.get(born)):
                return False
            applied = self.copy.do(wanted)
        except (KeyError, Invalid):
            return False
        if born:
            self.ids[born] = (applied.contacts or applied.groups)[0]
        return applied.action is not None

    def there(self, wanted, row):
        """Tell whether what is to be made anew is still there: two of a name could not be told apart."""
        rows = self.copy.groups() if isinstance(wanted, edits.AddGroup) else self.copy.contacts()
        return row is not None and row in {found.id for found in rows.values()}

    def land(self):
        """Let all that is on its way be carried out, the last first: what runs side by side has no order."""
        for attempt in reversed(self.flying):
            number = self.provider.carry_out(attempt)
            self.copy.settle(attempt, Kind.DONE, server_id=number)
        self.flying = []

    def drain(self):
        self.land()
        while attempts := self.copy.take():
            self.flying = attempts
            self.land()
        assert set(self.copy.states()) <= {"done", "merged", "cancelled"}


def change(who, **changes):
    return None, lambda ids: edits.ChangeContact(contact=ids[who], changes=changes)


def about(kind, who, group=None):
    if group:
        return None, lambda ids: kind(contact=ids[who], group=ids[group])
    return None, lambda ids: kind(contact=ids[who])


def add(name, address, *groups):
    return name, lambda ids: edits.AddContact(
        channel=PHONE, values={"addresses": (address,), "name": name}, groups=tuple(ids[group] for group in groups)
    )


def add_group(name, number=None):
    return name, lambda _: edits.AddGroup(channel=PHONE, name=name.capitalize(), number=number)


def group(which, **changes):
    return None, lambda ids: edits.ChangeGroup(group=ids[which], **changes)


def drop(which):
    return None, lambda ids: edits.DeleteGroup(group=ids[which])


def block(address, kind=BlockType.ALL, comment=""):
    return None, lambda _: edits.BlockAddress(channel=PHONE, address=address, type=kind, comment=comment)


def unblock(address):
    return None, lambda _: edits.UnblockAddress(channel=PHONE, address=address)


SEND = None
JOIN, LEAVE, MOVE, DELETE = edits.JoinGroup, edits.LeaveGroup, edits.MoveToGroup, edits.DeleteContact

FAMILIES = {
    "a contact": [
        change("ada", name="X"), change("ada", name="Y", comment="c"), change("ada", addresses=(C,)),
        about(DELETE, "ada"),
        about(JOIN, "ada", "two"), about(MOVE, "ada", "two"), about(LEAVE, "ada", "one"), SEND,
    ],
    "a new contact": [
        add("new", C, "one"), change("new", name="X"), change("new", addresses=("79990000009",)), about(DELETE, "new"),
        about(JOIN, "new", "two"), about(MOVE, "new", "two"), about(LEAVE, "new", "one"), SEND,
    ],
    "addresses that change hands": [
        change("ada", addresses=(B,)), change("ada", addresses=(C,)), change("ada", name="X"),
        change("bob", addresses=(A,)), about(DELETE, "ada"), about(DELETE, "bob"), add("new", A),
        change("new", addresses=(B,)), about(DELETE, "new"),
    ],
    "a group": [
        group("one", name="X"), group("one", number=7), group("two", number=5), group("one", name="Y", number=8),
        drop("one"), drop("two"), about(JOIN, "ada", "two"), about(MOVE, "bob", "one"), SEND,
    ],
    "a new group": [
        add_group("new", 7), group("new", name="X"), group("new", number=9), drop("new"), about(JOIN, "ada", "new"),
        about(MOVE, "ada", "new"), about(LEAVE, "ada", "new"), group("one", number=7), SEND,
    ],
    "a new contact in a new group": [
        add("new", C, "one"), add_group("fresh"), about(JOIN, "new", "fresh"), about(MOVE, "new", "fresh"),
        about(DELETE, "new"), drop("fresh"), add("other", B, "fresh"), add("third", "79990000009", "fresh"), SEND,
    ],
    "blocks": [
        block(A, BlockType.MASS), block(A, BlockType.MASS, "c"), block(A), unblock(A), block(B),
        block(B, BlockType.SINGLE),
        unblock(B), SEND,
    ],
}  # fmt: skip


# ---- both ways


def at_once(chosen: Sequence[Command]) -> Any:
    """Carry each command out before the next is asked, and return what there is then on both sides."""
    side = Side()
    for command in chosen:
        if command is not SEND and side.ask(command):
            side.drain()
    assert seen_here(side.copy) == side.provider.seen()
    return side.provider.seen()


def waiting(chosen: Sequence[Command]) -> Side | None:
    """Let commands wait in the queue; None where one of them has nothing to do."""
    side = Side()
    return side if all(side.ask(command) for command in chosen) else None


def compared(chosen: Sequence[Command], before: Any) -> tuple[bool, Any]:
    """Go both ways; return whether the last command has something to do, and what there is in the end.

    `before` is what there is without it. Raises AssertionError where the ways end differently.
    """
    side, expected = waiting(chosen), at_once(chosen)
    if side is None:  # nothing to do must mean that nothing is lost
        assert expected == before
        return False, expected
    assert seen_here(side.copy) == expected
    side.drain()
    assert side.provider.seen() == seen_here(side.copy) == expected
    return True, expected


def explored(family: str, places: tuple[int, ...], longest: int, before: Any) -> Iterator[tuple[int, ...]]:
    """Go both ways with a sequence and all that go on from it, up to a length; yield each.

    One whose earlier part has a command without effect is a shorter one. Raises AssertionError with the sequence.
    """
    try:
        has_effect, after = compared([FAMILIES[family][place] for place in places], before)
    except AssertionError as error:
        raise AssertionError(f"{family} {places}: {error}") from error
    yield places
    if has_effect and len(places) < longest:
        for number in range(len(FAMILIES[family])):
            yield from explored(family, (*places, number), longest, after)


def beginning() -> Any:
    """Return what there is before any command."""
    return at_once([])


PREFIXES = [
    (family, places)
    for family, commands in FAMILIES.items()
    for places in itertools.product(range(len(commands)), repeat=2)
]


def run(seed: int) -> Outcome:
    """Go through all sequences that begin with two commands."""
    outcome, (family, places) = Outcome(seed), PREFIXES[seed % len(PREFIXES)]
    try:
        has_effect, before = compared([FAMILIES[family][places[0]]], beginning())
        for found in explored(family, places, LONGEST, before) if has_effect else ():
            outcome.fired[f"sequence of {len(found)}"] += 1
    except AssertionError as error:
        outcome.violations.append(str(error))
    return outcome
