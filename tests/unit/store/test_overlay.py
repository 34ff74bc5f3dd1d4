"""What the user sees is the server's image with the open edits applied in order, whatever happened before."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel, RowState
from smsc_desk.store import records, sending
from smsc_desk.store.sending import Kind
from tests.builders import Copy, Listed, ListedBlock, ListedGroup

PHONE = Channel.PHONE
NUMBERS = [f"7999000000{digit}" for digit in range(5)]
STATES = {
    "queued": RowState.PENDING, "sending": RowState.PENDING, "ambiguous": RowState.DOUBT, "verifying": RowState.DOUBT,
    "refused": RowState.PROBLEM, "conflict": RowState.PROBLEM, "parked": RowState.PROBLEM,
}  # fmt: skip
SHOWN = {"contact": records.contact_image, "grp": records.group_image, "block": records.block_image}


def after(image, edit):  # noqa: C901 - one line an edit
    """Apply an edit: what each kind means, once more and in other words than the program's."""
    match edit:
        case edits.AddContact():
            plain = {key: [*value] if key in {"addresses", "tags"} else value for key, value in edit.values.items()}
            return dict.fromkeys(texts(), "") | {"tags": [], "groups": sorted(edit.groups)} | plain
        case edits.AddGroup():
            return {"name": edit.name, "number": edit.number}
        case edits.BlockAddress():
            return {"type": edit.type, "comment": edit.comment}
        case edits.DeleteContact() | edits.DeleteGroup() | edits.UnblockAddress():
            return None
    if image is None:
        return None
    image = dict(image)
    match edit:
        case edits.ChangeContact():
            for key, value in edit.changes.items():
                image[key] = [*value] if isinstance(value, tuple) else value
        case edits.ChangeGroup():
            image["name"] = edit.name if edit.name is not None else image["name"]
            image["number"] = edit.number if edit.number is not None else image["number"]
        case edits.JoinGroup():
            image["groups"] = sorted(set(image["groups"]) | {edit.group})
        case edits.LeaveGroup():
            image["groups"] = sorted(set(image["groups"]) - {edit.group})
        case edits.MoveToGroup():
            image["groups"] = [edit.group]
    return image


def texts():
    return ("name", "last_name", "first_name", "middle_name", "birthday", "comment", "other", "client_id")


class Life:
    """A copy, and beside it what its server images must be: they change by outcomes and by listings alone."""

    def __init__(self):
        self.copy = Copy()
        self.server = {}
        self.listed_contacts = {7: NUMBERS[0], 8: NUMBERS[1]}
        self.list_all()

    def list_all(self):
        """List what the provider shows of all that this copy has not changed yet, and take it for the image."""
        self.copy.list("grp", ListedGroup(1, "One"), ListedGroup(2, "Two", 5), believe=True)
        self.copy.list(
            "contact",
            *(
                Listed(number, (address,), {"name": f"N{number}"}, (1,))
                for number, address in self.listed_contacts.items()
            ),
            believe=True,
        )
        self.copy.list("block", ListedBlock(1, NUMBERS[0], 1, "c"), believe=True)
        for target, shown in SHOWN.items():
            for (row,) in self.copy.db.execute(f"SELECT id FROM {target} WHERE on_server"):
                self.server[target, row] = shown(self.copy.db, row)

    def rows(self, target):
        return [row for (row,) in self.copy.db.execute(f"SELECT id FROM {target} WHERE NOT deleted ORDER BY id")]

    def open(self, target, row):
        rows = self.copy.db.execute(
            "SELECT id, state, kind, want FROM edit WHERE target = ? AND row = ?"
            " AND state NOT IN ('done', 'cancelled', 'merged') ORDER BY id", (target, row),
        )  # fmt: skip
        return [(number, state, edits.load(kind, want)) for number, state, kind, want in rows]

    # --- what may happen

    def ask(self, kind, one, two):
        def pick(rows):
            return rows[one % len(rows)] if rows else 0

        contact, group = pick(self.rows("contact")), pick(self.rows("grp"))
        address = NUMBERS[two % len(NUMBERS)]
        wanted = [
            edits.AddContact(
                channel=PHONE, values={"addresses": (address,), "name": f"A{two}"}, groups=(group,)[: one % 2]
            ),
            edits.ChangeContact(contact=contact, changes={"name": f"C{two}"}),
            edits.ChangeContact(contact=contact, changes={"comment": f"c{two}", "tags": (f"t{two}",)}),
            edits.ChangeContact(contact=contact, changes={"addresses": (address,)}),
            edits.DeleteContact(contact=contact),
            edits.JoinGroup(contact=contact, group=pick(self.rows("grp")[::-1])),
            edits.LeaveGroup(contact=contact, group=group),
            edits.MoveToGroup(contact=contact, group=group),
            edits.AddGroup(channel=PHONE, name=f"G{two}", number=two % 4 or None),
            edits.ChangeGroup(group=group, name=f"H{two}", number=two % 3 or None),
            edits.DeleteGroup(group=group),
            edits.BlockAddress(channel=PHONE, address=address, type=BlockType(one % 3), comment=f"b{two}"),
            edits.UnblockAddress(channel=PHONE, address=address),
        ][kind % 13]
        try:
            self.copy.do(wanted)
        except Invalid:
            return

    def settle(self, place, kind):
        rows = [number for (number,) in self.copy.db.execute("SELECT id FROM edit WHERE state = 'sending' ORDER BY id")]
        if not rows:
            return
        number = rows[place % len(rows)]
        [[target, row, name, want]] = self.copy.db.execute(
            "SELECT target, row, kind, want FROM edit WHERE id = ?", (number,)
        )
        edit = edits.load(name, want)
        attempt = sending.Attempt(id=number, number=1, edit=edit, channel=PHONE, address="x", group=1)
        server_id = 1000 + number if isinstance(edit, edits.AddGroup | edits.BlockAddress) else None
        self.copy.settle(attempt, kind, server_id=server_id)
        if kind == Kind.DONE:
            image = after(self.server.get((target, row)), edit)
            if image is not None and target == "grp":
                image["name"] = image["name"][:1].upper() + image["name"][1:]
            self.server[target, row] = image

    def decide(self, place, what):
        rows = [number for (number,) in self.copy.db.execute("SELECT id FROM edit ORDER BY id")]
        if rows:
            what(rows[place % len(rows)])

    def do(self, what, one, two):
        outcomes = (Kind.DONE, Kind.DONE, Kind.DONE, Kind.REFUSED, Kind.CONFLICT, Kind.AGAIN, Kind.DOUBT, Kind.PARKED)
        match what:
            case "ask":
                self.ask(one, two, one + two)
            case "take":
                self.copy.take(1 + one % 3)
            case "settle":
                self.settle(one, outcomes[two % len(outcomes)])
            case "discard":
                self.decide(one, self.copy.discard)
            case "retry":
                self.decide(one, self.copy.retry)
            case "stop":
                self.copy(sending.recover)

    # --- what must be so, always

    def check(self):
        for target, shown in SHOWN.items():
            rows = {row for (row,) in self.copy.db.execute(f"SELECT id FROM {target}")}
            for row in rows | {key[1] for key in self.server if key[0] == target}:
                self.check_row(target, row, shown(self.copy.db, row), exists=row in rows)
        self.check_blocks()
        locked = (
            "SELECT count(*) FROM edit_key k JOIN edit e ON e.id = k.edit"
            " WHERE e.state IN ('done', 'cancelled', 'merged', 'refused') AND NOT e.held"
        )
        assert self.copy.db.execute(locked).fetchone() == (0,)
        held = "SELECT 1 FROM edit WHERE held AND (state <> 'cancelled' OR NOT doubted)"
        assert self.copy.db.execute(held).fetchone() is None

    def check_row(self, target, row, seen, *, exists):
        waiting = self.open(target, row)
        image = server = self.server.get((target, row))
        for _, state, edit in waiting:
            wanted = after(image, edit)
            image = image if wanted is None and STATES[state] == RowState.PROBLEM else wanted
        assert normal(seen) == normal(image, self.groups_there()), (target, row, waiting)
        assert exists == bool(server is not None or waiting)
        if exists:
            [[on_server, state]] = self.copy.db.execute(f"SELECT on_server, state FROM {target} WHERE id = ?", (row,))
            assert (bool(on_server), state) == (server is not None, max((STATES[s] for _, s, _ in waiting), default=0))
        kept = self.copy.db.execute(
            "SELECT image FROM server_image WHERE kind = ? AND row = ?", (target, row)
        ).fetchone()
        assert (kept is not None) == (server is not None and bool(waiting))
        if kept:
            there = self.groups_there()  # one that is gone has no members any more
            assert normal(json.loads(kept[0]), there) == normal(server, there)

    def groups_there(self):
        return {row for (row,) in self.copy.db.execute("SELECT id FROM grp")}

    def check_blocks(self):
        blocks = {block.address: block.type for block in self.copy.blocks().values()}
        for contact in self.copy.contacts().values():
            assert contact.block == min((blocks[a] for a in contact.addresses if a in blocks), default=None)


def normal(image, groups=None):
    """Return an image as a row can show it: all fields, groups in order and only those that are there."""
    if image is None or "groups" not in image:
        return image
    kept = sorted(group for group in image["groups"] if groups is None or group in groups)
    return dict.fromkeys(texts(), "") | {"tags": []} | image | {"groups": kept}


_steps = st.lists(
    st.tuples(
        st.sampled_from(["ask"] * 6 + ["take", "take", "settle", "settle", "settle", "discard", "retry", "stop"]),
        st.integers(0, 40),
        st.integers(0, 40),
    ),
    max_size=40,
)


@settings(max_examples=400, deadline=None)
@given(_steps)
def test_mine_is_the_servers_with_the_open_edits_applied_in_order(steps):
    life = Life()
    for step in steps:
        life.do(*step)
        life.check()
    # However it went on: taken back, it is all as the server has it.
    while "sending" in life.copy.states():
        life.settle(0, Kind.AGAIN)
    for number in range(len(life.copy.states()), 0, -1):
        life.copy.discard(number)
    life.check()
    assert set(life.copy.states()) <= {"done", "cancelled", "merged"}


# ---- one by one


@pytest.fixture
def copy():
    copy = Copy()
    copy.list("grp", ListedGroup(1, "One"))
    copy.list("contact", Listed(7, (NUMBERS[0],), {"name": "Ada", "comment": "c"}, (1,)))
    return copy


def ada(copy):
    return next(iter(copy.contacts().values()))


@pytest.mark.parametrize("kind", [Kind.REFUSED, Kind.CONFLICT, Kind.PARKED])
def test_a_deletion_that_was_refused_deletes_nothing(copy, kind):
    row = ada(copy).id
    copy.do(edits.DeleteContact(contact=row))
    assert copy.contacts() == {}
    copy.send(kind, reason="save error")
    assert (ada(copy).name, ada(copy).groups, ada(copy).state) == ("Ada", (1,), RowState.PROBLEM)
    copy.discard(1)
    assert ada(copy).state == RowState.SYNCED


def test_what_the_server_changed_shows_where_the_user_changed_nothing(copy):
    copy.do(edits.ChangeContact(contact=ada(copy).id, changes={"name": "Mine"}))
    copy.list("contact", Listed(7, (NUMBERS[0],), {"name": "Theirs", "comment": "new"}))
    assert (ada(copy).name, ada(copy).comment, ada(copy).groups) == ("Mine", "new", ())
    copy.discard(1)
    assert ada(copy).name == "Theirs"


def test_a_new_contact_that_is_taken_back_leaves_nothing(copy):
    [row] = copy.do(edits.AddContact(channel=PHONE, values={"addresses": (NUMBERS[1],)}, groups=(1,))).contacts
    copy.discard(1)
    for table in ("contact", "address", "member"):
        column = "id" if table == "contact" else "contact"
        assert [*copy.db.execute(f"SELECT * FROM {table} WHERE {column} = ?", (row,))] == []


def test_the_image_is_kept_only_while_it_is_needed(copy):
    images = "SELECT count(*) FROM server_image"
    assert copy.db.execute(images).fetchone() == (0,)
    copy.do(edits.ChangeContact(contact=ada(copy).id, changes={"name": "Mine"}))
    assert copy.db.execute(images).fetchone() == (1,)
    copy.send()
    assert copy.db.execute(images).fetchone() == (0,)
    assert ada(copy).name == "Mine"
