"""Whatever is merged or cancelled in the queue, the provider ends as if each edit had been sent at once.

Exhaustive: every sequence of up to four commands on a few records goes both ways, against a model of the provider that
knows its rules (an address and a mailing number belong to one record; what is not there cannot be changed).
"""

import dataclasses
import itertools

import pytest

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel
from smsc_desk.store import coalescing
from smsc_desk.store.sending import Kind
from tests.builders import Copy, Listed, ListedBlock, ListedGroup

PHONE = Channel.PHONE
A, B, C = "79990000001", "79990000002", "79990000003"


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


def at_once(chosen):
    """Carry each command out before the next is asked, and return what there is then on both sides."""
    side = Side()
    for command in chosen:
        if command is not SEND and side.ask(command):
            side.drain()
    assert seen_here(side.copy) == side.provider.seen()
    return side.provider.seen()


def waiting(chosen):
    """Let commands wait in the queue; None where the last one has nothing to do."""
    side = Side()
    return side if all(side.ask(command) for command in chosen) else None


def sequences(commands, length):
    """Yield every sequence up to a length; one whose earlier part has a command without effect is a shorter one."""
    without = set()
    for size in range(1, length + 1):
        for places in itertools.product(range(len(commands)), repeat=size):
            if any(places[:cut] in without for cut in range(1, size)):
                continue
            chosen = [commands[place] for place in places]
            side = waiting(chosen)
            if side is None:
                without.add(places)
            yield places, chosen, side


@pytest.mark.timeout(900)  # all sequences of four commands: half a minute of work, several on a busy machine
@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_sent_in_the_end_has_the_effect_of_sending_each_edit(family):
    effects = {}
    for places, chosen, side in sequences(FAMILIES[family], 4):
        expected = effects[places] = at_once(chosen)
        if side is None:  # nothing to do must mean that nothing is lost
            assert expected == effects.get(places[:-1], expected), places
            continue
        assert seen_here(side.copy) == expected, places
        try:
            side.drain()
        except AssertionError as error:
            raise AssertionError(f"{places}: {error}") from error
        assert side.provider.seen() == seen_here(side.copy) == expected, places
    assert len(effects) > 300


# ---- one by one


@pytest.fixture
def copy():
    return Side().copy


@pytest.fixture
def ada(copy):
    return copy.contacts()[A].id


def wants(copy):
    """Return the open edits."""
    rows = copy.db.execute("SELECT kind, want FROM edit WHERE state IN ('queued', 'sending', 'refused') ORDER BY id")
    return [edits.load(kind, want) for kind, want in rows]


def test_two_changes_are_one(copy, ada):
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "X", "comment": "c"}))
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "Y", "tags": ("t",)}))
    [one] = wants(copy)
    assert one.changes == {"name": "Y", "comment": "c", "tags": ("t",)}
    assert copy.states() == ["queued", "merged"]


def test_what_is_new_takes_up_its_changes_and_memberships(copy):
    groups = copy.groups()
    one, two = groups["One"].id, groups["Two"].id
    [new] = copy.do(edits.AddContact(channel=PHONE, values={"addresses": (C,)}, groups=(one,))).contacts
    copy.do(edits.ChangeContact(contact=new, changes={"name": "New"}))
    copy.do(edits.JoinGroup(contact=new, group=two))
    copy.do(edits.LeaveGroup(contact=new, group=one))
    [add_it] = wants(copy)
    assert (add_it.values, add_it.groups) == ({"addresses": (C,), "name": "New"}, (two,))
    copy.do(edits.JoinGroup(contact=new, group=one))
    copy.do(edits.MoveToGroup(contact=new, group=two))
    assert [add_it.groups for add_it in wants(copy)] == [(two,)]
    assert copy.states() == ["queued", *["merged"] * 5]


def test_what_was_never_there_needs_no_deletion(copy):
    for make, remove in (
        (add("x", C, "one"), lambda done: edits.DeleteContact(contact=done.contacts[0])),
        (add_group("fresh"), lambda done: edits.DeleteGroup(group=done.groups[0])),
        (block(B), lambda _: edits.UnblockAddress(channel=PHONE, address=B)),
    ):
        done = copy.do(make[1]({"one": copy.groups()["One"].id}))
        copy.do(remove(done))
        assert wants(copy) == []
    assert copy.states() == ["merged", "cancelled"] * 3
    assert copy.take() == []
    assert [*copy.db.execute("SELECT * FROM edit_key")] == []
    for table in ("contact", "grp", "block"):  # nothing of them is left
        assert [*copy.db.execute(f"SELECT * FROM {table} WHERE NOT on_server")] == []


def test_a_deletion_absorbs_what_waits(copy, ada):
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "X"}))
    copy.do(edits.JoinGroup(contact=ada, group=copy.groups()["Two"].id))
    copy.do(edits.DeleteContact(contact=ada))
    assert wants(copy) == [edits.DeleteContact(contact=ada)]
    assert copy.states() == ["merged", "merged", "queued"]


def test_a_deletion_is_kept_before_a_new_contact_of_the_address(copy, ada):
    copy.do(edits.DeleteContact(contact=ada))
    copy.do(edits.AddContact(channel=PHONE, values={"addresses": (A,)}))
    assert [attempt.edit for attempt in copy.take()] == [edits.DeleteContact(contact=ada)]
    assert copy.states() == ["sending", "queued"]


@pytest.mark.parametrize("state", ["sending", "ambiguous", "verifying", "parked", "conflict"])
def test_nothing_is_merged_into_what_may_have_been_carried_out(copy, ada, state):
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "X"}))
    copy.take()
    copy.db.execute("UPDATE edit SET state = ?", (state,))
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "Y"}))
    assert copy.states() == [state, "queued"]
    copy.do(edits.DeleteContact(contact=ada))
    # What was set aside surely had no effect: a deletion takes it along.
    assert copy.states() == ["merged" if state in {"parked", "conflict"} else state, "merged", "queued"]


def test_what_was_sent_once_and_waits_to_be_sent_again_is_not_changed(copy, ada):
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "X"}))
    copy.send(Kind.AGAIN)
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "Y"}))
    assert copy.states() == ["queued", "queued"]


def test_what_was_not_surely_refused_still_counts_as_sent_when_it_is_tried_again(copy):
    """It may have been carried out: to cancel it with its deletion would leave the contact at the provider."""
    [new] = copy.do(add("x", C)[1]({})).contacts
    copy.send(Kind.PARKED)
    copy.retry(1)
    copy.do(edits.DeleteContact(contact=new))
    assert copy.states() == ["queued", "queued"]


def test_a_refused_edit_is_corrected_by_the_next_and_goes_again(copy, ada):
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "X" * 99, "comment": "c"}))
    copy.send(Kind.REFUSED, code=5, reason="save error", answer="…")
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "Y"}))
    assert copy.states() == ["queued", "merged"]
    [attempt] = copy.take()
    assert (attempt.edit.changes, attempt.number) == ({"name": "Y", "comment": "c"}, 1)
    found = copy.db.execute("SELECT reason, error_code, answer FROM edit WHERE id = 1").fetchone()
    assert found == (None, None, None)


def test_an_address_changes_hands_in_the_order_of_the_commands(copy, ada):
    """Merged, Ada would ask for Bob's number while Bob still has it."""
    bob = copy.contacts()[B].id
    copy.do(edits.ChangeContact(contact=ada, changes={"name": "X"}))
    copy.do(edits.DeleteContact(contact=bob))
    copy.do(edits.ChangeContact(contact=ada, changes={"addresses": (B,)}))
    assert copy.states() == ["queued"] * 3
    assert [copy.send() for _ in range(2)] == [
        [edits.ChangeContact(contact=ada, changes={"name": "X"}), edits.DeleteContact(contact=bob)],
        [edits.ChangeContact(contact=ada, changes={"addresses": (B,)})],
    ]


def test_a_new_contact_does_not_wait_for_a_group_that_it_joins_later(copy):
    [new] = copy.do(add("x", C)[1]({})).contacts
    [fresh] = copy.do(add_group("fresh")[1]({})).groups
    copy.do(edits.JoinGroup(contact=new, group=fresh))
    assert [type(edit) for edit in copy.send(Kind.REFUSED)] == [edits.AddContact, edits.AddGroup]
    assert copy.states() == ["refused", "refused", "queued"]


def test_a_group_that_never_comes_gives_its_members_back(copy, ada):
    [fresh] = copy.do(add_group("fresh")[1]({})).groups
    copy.do(edits.JoinGroup(contact=ada, group=fresh))
    assert copy.contacts()[A].state == 1
    copy.do(edits.DeleteGroup(group=fresh))
    assert copy.states() == ["merged", "cancelled", "cancelled"]
    assert (copy.contacts()[A].state, copy.contacts()[A].groups) == (0, (copy.groups()["One"].id,))
    assert ada in copy.touched.contacts
    assert [*copy.db.execute("SELECT * FROM server_image")] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (change("ada", name="X"), about(JOIN, "ada", "two")),
        (about(JOIN, "ada", "two"), about(LEAVE, "ada", "one")),
        (about(DELETE, "ada"), change("ada", name="X")),
        (unblock(A), block(A)),
        (group("one", name="X"), drop("one")),
    ],
)
def test_edits_that_are_two_requests_stay_two(first, second):
    ids = {"ada": 1, "one": 1, "two": 2}
    assert coalescing.merged(first[1](ids), second[1](ids)) is None


def test_a_new_contact_does_not_share_the_fate_of_a_group_that_was_refused(copy):
    [fresh] = copy.do(add_group("fresh")[1]({})).groups
    copy.send(Kind.REFUSED)
    [new] = copy.do(add("x", C)[1]({})).contacts
    copy.do(edits.JoinGroup(contact=new, group=fresh))
    assert [type(edit) for edit in copy.send()] == [edits.AddContact]
    assert copy.states() == ["refused", "done", "queued"]


def test_a_merged_edit_does_not_hold_what_it_does_not_want_any_more(copy, ada):
    for address in (C, "79990000008", "79990000009"):
        copy.do(edits.ChangeContact(contact=ada, changes={"addresses": (address,)}))
    assert f"p:{C}" not in copy.keys(1)
    assert {f"p:{A}", "p:79990000009"} <= set(copy.keys(1))
