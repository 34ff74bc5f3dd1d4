"""The queue: what an edit locks, in which order edits go, and the user's second thoughts."""

import pytest

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel, RowState
from smsc_desk.store import queue, verifying
from smsc_desk.store.sending import Attempt, Kind
from tests.builders import Copy, Listed, ListedBlock, ListedGroup

PHONE, EMAIL = Channel.PHONE, Channel.EMAIL
A, B, C = "79990000001", "79990000002", "79990000003"


@pytest.fixture
def copy():
    copy = Copy()
    copy.list("grp", ListedGroup(11, "One", 5), ListedGroup(12, "Two"))
    copy.list("contact", Listed(7, (A,), {"name": "Ada"}, (11,)), Listed(8, (B, "79990000009"), {"name": "Bob"}))
    copy.list("contact", Listed(7, ("ann@firma.ru",)), channel=EMAIL)
    copy.list("block", ListedBlock(1, A, 1))
    return copy


@pytest.fixture
def ada(copy):
    return copy.contacts()[A].id


@pytest.fixture
def bob(copy):
    return copy.contacts()[f"{B},79990000009"].id


@pytest.fixture
def one(copy):
    return copy.groups()["One"].id


def add(address, *groups, channel=PHONE):
    return edits.AddContact(channel=channel, values={"addresses": (address,)}, groups=groups)


def rename(contact, name):
    return edits.ChangeContact(contact=contact, changes={"name": name})


def kinds(sent):
    return [type(edit).__name__ for edit in sent]


# ---- keys


def test_what_an_edit_locks(copy, ada, bob, one):
    ann = copy.contacts()["ann@firma.ru"].id
    mass = {"type": BlockType.MASS}
    for edit, keys in (
        (add(C, one), {"c:4": True, f"p:{C}": True, f"g:{one}": False}),
        (add("x@y.ru", channel=EMAIL), {"c:5": True, "m:x@y.ru": True}),
        (rename(bob, "X"), {f"c:{bob}": True, f"p:{B}": True, "p:79990000009": True}),
        (
            edits.ChangeContact(contact=ada, changes={"addresses": ("79990000004",)}),
            {f"c:{ada}": True, f"p:{A}": True, "p:79990000004": True},
        ),
        (edits.DeleteContact(contact=ann), {f"c:{ann}": True, "m:ann@firma.ru": True}),
        (edits.AddGroup(channel=EMAIL, name="News", number=9), {"g:3": True, "gn:1:news": True, "n:9": True}),
        (edits.ChangeGroup(group=one, number=6), {f"g:{one}": True, "n:5": True, "n:6": True}),
        (edits.BlockAddress(channel=PHONE, address=C, **mass), {f"bp:{C}": True}),
        (edits.BlockAddress(channel=EMAIL, address="x@y.ru", **mass), {"bm:x@y.ru": True}),
        (edits.UnblockAddress(channel=PHONE, address=A), {f"bp:{A}": True}),
    ):
        copy.do(edit)
        assert copy.keys(len(copy.states())) == keys, edit


@pytest.mark.parametrize("kind", [edits.JoinGroup, edits.MoveToGroup])
def test_memberships_share_their_group(copy, ada, kind):
    two = copy.groups()["Two"].id
    copy.do(kind(contact=ada, group=two))
    assert copy.keys(1) == {f"c:{ada}": True, f"p:{A}": True, f"g:{two}": False}


def test_an_address_that_is_wanted_by_an_open_edit_stays_locked(copy, ada):
    copy.do(edits.ChangeContact(contact=ada, changes={"addresses": (C,)}))
    copy.take()
    copy.do(edits.JoinGroup(contact=ada, group=copy.groups()["Two"].id))
    assert {f"p:{A}", f"p:{C}"} <= set(copy.keys(2))


# ---- order


def test_one_record_one_edit_at_a_time_in_order(copy, ada, one):
    two = copy.groups()["Two"].id
    wanted = [
        edits.JoinGroup(contact=ada, group=two),
        rename(ada, "X"),
        edits.LeaveGroup(contact=ada, group=one),
        rename(ada, "Y"),
        edits.MoveToGroup(contact=ada, group=one),
    ]
    for edit in wanted:
        copy.do(edit)
    assert [copy.send() for _ in wanted] == [[edit] for edit in wanted]
    assert copy.take() == []


def test_members_go_side_by_side(copy, ada, bob):
    two = copy.groups()["Two"].id
    joins = [edits.JoinGroup(contact=contact, group=two) for contact in (ada, bob)]
    copy.do(*joins)
    assert copy.send() == joins


def test_a_group_is_alone_when_it_changes(copy, ada, bob):
    two = copy.groups()["Two"].id
    copy.do(edits.JoinGroup(contact=ada, group=two))
    copy.do(edits.ChangeGroup(group=two, name="Deux"))
    copy.do(edits.JoinGroup(contact=bob, group=two))
    assert [kinds(copy.send()) for _ in range(3)] == [["JoinGroup"], ["ChangeGroup"], ["JoinGroup"]]


def test_a_number_of_a_group_changes_hands_in_order(copy, one):
    two = copy.groups()["Two"].id
    copy.do(edits.ChangeGroup(group=one, number=6))
    copy.do(edits.ChangeGroup(group=two, number=5))
    copy.do(edits.AddGroup(channel=PHONE, name="Three", number=7))
    assert [kinds(copy.send()) for _ in range(2)] == [["ChangeGroup", "AddGroup"], ["ChangeGroup"]]


def test_groups_of_one_name_are_made_one_after_the_other(copy):
    """After a lost answer the new group is found by its name."""
    for name in ("News", "NEWS", "Other"):
        copy.do(edits.AddGroup(channel=PHONE, name=name))
    copy.do(edits.AddGroup(channel=EMAIL, name="News"))
    assert [edit.name for edit in copy.send()] == ["News", "Other", "News"]
    assert [edit.name for edit in copy.send()] == ["NEWS"]


def test_edits_on_a_new_group_wait_for_it(copy, ada):
    [new] = copy.do(edits.AddGroup(channel=PHONE, name="New")).groups
    copy.do(edits.JoinGroup(contact=ada, group=new))
    copy.do(add(C, new))
    assert kinds(copy.send(server_id=33)) == ["AddGroup"]
    attempts = copy.take()
    assert [(attempt.group, attempt.groups) for attempt in attempts] == [(33, ()), (None, (33,))]


def test_an_edit_on_its_way_holds_what_comes_after_it(copy, ada):
    copy.do(rename(ada, "X"))
    copy.take()
    copy.do(rename(ada, "Y"))
    assert copy.take() == []


@pytest.mark.parametrize(
    ("kind", "held"), [(Kind.DOUBT, True), (Kind.AGAIN, True), (Kind.REFUSED, False), (Kind.DONE, False)]
)
def test_what_holds_its_keys(copy, ada, kind, held):
    copy.do(rename(ada, "X"))
    copy.take()
    copy.do(edits.JoinGroup(contact=ada, group=copy.groups()["Two"].id))
    copy.now += 1
    copy.db.execute("UPDATE edit SET not_before_ms = 0")
    attempt = next(iter(open_attempts(copy)))
    copy.settle(attempt, kind, wait_ms=1000 if kind == Kind.AGAIN else 0)
    assert kinds(attempt.edit for attempt in copy.take()) == ([] if held else ["JoinGroup"])


def open_attempts(copy):
    for number, kind, want in copy.db.execute("SELECT id, kind, want FROM edit WHERE state = 'sending'").fetchall():
        yield Attempt(id=number, number=1, edit=edits.load(kind, want), channel=PHONE, address=A)


def test_an_edit_of_a_contact_that_was_refused_does_not_go_to_whoever_has_the_number(copy):
    """`add` was refused since the number is somebody's: a change by that number would change somebody."""
    [new] = copy.do(add(C)).contacts
    [attempt] = copy.take()
    copy.do(rename(new, "X"))
    copy.settle(attempt, Kind.REFUSED, code=5, reason="save error")
    assert copy.take() == []
    copy.retry(1)
    assert [kinds(copy.send()) for _ in range(2)] == [["AddContact"], ["ChangeContact"]]


def test_what_was_deleted_while_its_refused_creation_was_on_its_way_is_gone(copy):
    for wanted in (add(C), edits.AddGroup(channel=PHONE, name="New")):
        copy.do(wanted)
        [attempt] = copy.take()
        row = queue.target_of(attempt.edit)[1]
        is_group = isinstance(wanted, edits.AddGroup)
        copy.do(edits.DeleteGroup(group=row) if is_group else edits.DeleteContact(contact=row))
        copy.settle(attempt, Kind.REFUSED, code=5)
        assert copy.states()[-2:] == ["merged", "cancelled"]
        assert copy.take() == []
    assert C not in copy.contacts()
    assert "New" not in copy.groups()


# ---- commands


def test_a_command_is_one_action_of_numbered_steps(copy, ada, bob):
    copy.now = 77
    action = Action(
        Verb.DELETE_CONTACTS, (edits.DeleteContact(contact=ada), edits.DeleteContact(contact=bob)), "two of them"
    )
    applied = copy(queue.enqueue, action, copy.now)
    assert (applied.contacts, applied.groups, applied.blocks) == ((ada, bob), (), ())
    [row] = copy.db.execute("SELECT id, verb, subject, created_ms FROM action")
    assert row == (applied.action, "delete_contacts", "two of them", 77)
    assert [*copy.db.execute("SELECT action, step, created_ms FROM edit")] == [(row[0], 0, 77), (row[0], 1, 77)]


def test_new_records_have_a_number_from_birth(copy):
    applied = copy.do(
        add(C),
        edits.AddGroup(channel=PHONE, name="New"),
        edits.BlockAddress(channel=PHONE, address=C, type=BlockType.ALL),
    )
    assert applied.contacts == (copy.contacts()[C].id,)
    assert applied.groups == (copy.groups()["New"].id,)
    assert applied.blocks == (copy.blocks()[C].id,)
    assert copy.contacts()[C].block == BlockType.ALL
    assert copy.contacts()[C].added_ms == copy.contacts()[C].changed_ms == copy.now


def test_what_changes_nothing_queues_nothing(copy, ada, one):
    copy.db.execute("UPDATE contact SET comment = 'c' WHERE id = ?", (ada,))
    applied = copy.do(
        rename(ada, " Ada "),
        edits.ChangeContact(contact=ada, changes={"addresses": ("+7 999 000-00-01",), "comment": "c", "tags": ()}),
        edits.JoinGroup(contact=ada, group=one),
        edits.MoveToGroup(contact=ada, group=one),
        edits.LeaveGroup(contact=ada, group=copy.groups()["Two"].id),
        edits.ChangeGroup(group=one, name="One", number=5),
        edits.ChangeGroup(group=one),
        edits.BlockAddress(channel=PHONE, address=A, type=BlockType.MASS),
        edits.UnblockAddress(channel=PHONE, address=C),
        edits.DeleteContact(contact=999),
        edits.DeleteGroup(group=999),
    )
    assert applied == queue.Applied(None)
    assert copy.states() == []
    for table in ("action", "edit", "edit_key", "server_image"):
        assert [*copy.db.execute(f"SELECT * FROM {table}")] == []
    assert not copy.touched
    assert [*copy.db.execute("SELECT address FROM block")] == [(A,)]  # no row for what was never blocked


def everything(copy):
    tables = [name for (name,) in copy.db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return {name: copy.db.execute(f"SELECT * FROM {name}").fetchall() for name in tables}


@pytest.mark.parametrize(
    "wrong",
    [
        lambda _: add(B),
        lambda _: edits.AddContact(channel=PHONE, values={"name": "X"}),
        lambda _: rename(999, "X"),
        lambda ada: rename(ada, "half \ud83d"),
        lambda ada: edits.JoinGroup(contact=ada, group=999),
        lambda _: edits.AddGroup(channel=PHONE, name=" "),
        lambda _: edits.AddGroup(channel=PHONE, name="X", number=5),
        lambda _: edits.BlockAddress(channel=EMAIL, address="nobody", type=BlockType.ALL),
        lambda _: edits.UnblockAddress(channel=PHONE, address="x"),
    ],
)
def test_one_invalid_edit_leaves_nothing_of_the_command(copy, ada, wrong):
    before = everything(copy)
    fine = [rename(ada, "X"), add(C), edits.AddGroup(channel=PHONE, name="New")]
    with pytest.raises(Invalid):
        copy.do(*fine, wrong(ada))
    assert everything(copy) == before


# ---- second thoughts


def test_retry(copy, ada):
    for kind in (Kind.REFUSED, Kind.CONFLICT, Kind.PARKED):
        copy.do(edits.ChangeContact(contact=ada, changes={"name": kind.name}))
        number = len(copy.states())
        copy.send(kind, code=5, reason="save error", answer="a", wait_ms=99)
        copy.retry(number)
        assert copy.states()[-1] == "queued"
        assert copy.contacts()[A].state == RowState.PENDING
        row = copy.db.execute(
            "SELECT reason, error_code, answer, finished_ms, not_before_ms FROM edit WHERE id = ?", (number,)
        ).fetchone()
        assert row == (None, None, None, None, 0)
        assert copy.keys(number)
        assert copy.send() == [edits.ChangeContact(contact=ada, changes={"name": kind.name})]


def test_what_is_in_doubt_is_looked_up_and_not_simply_sent_again(copy, ada):
    copy.do(rename(ada, "X"))
    copy.send(Kind.DOUBT)
    copy.retry(1)
    assert copy.states() == ["ambiguous"]
    assert copy.take() == []


def test_retry_is_only_for_what_stands_still(copy, ada):
    copy.do(rename(ada, "X"))
    copy.take()
    copy.retry(1)
    assert copy.states() == ["sending"]
    copy.settle(next(iter(open_attempts(copy))), Kind.DONE)
    copy.retry(1)
    assert copy.states() == ["done"]
    assert copy.keys(1) == {}


def test_discard_gives_back_what_the_server_has(copy, ada):
    copy.do(rename(ada, "X"))
    copy.now += 5
    copy.discard(1)
    assert (copy.contacts()[A].name, copy.contacts()[A].state) == ("Ada", RowState.SYNCED)
    assert copy.db.execute("SELECT state, finished_ms FROM edit").fetchone() == ("cancelled", copy.now)
    assert copy.keys(1) == {}
    assert copy.take() == []


@pytest.mark.parametrize("state", ["sending", "done", "cancelled", "merged"])
def test_what_is_on_its_way_or_over_is_not_discarded(copy, ada, state):
    copy.do(rename(ada, "X"))
    copy.db.execute("UPDATE edit SET state = ?", (state,))
    copy.discard(1)
    assert copy.states() == [state]
    assert copy.contacts()[A].name == "X"
    assert not copy.touched


@pytest.mark.parametrize("state", ["queued", "ambiguous", "verifying", "refused", "conflict", "parked"])
def test_what_is_open_can_be_discarded(copy, ada, state):
    copy.do(rename(ada, "X"))
    copy.db.execute("UPDATE edit SET state = ?", (state,))
    copy.discard(1)
    assert (copy.states(), copy.contacts()[A].name) == (["cancelled"], "Ada")


def test_what_is_taken_back_in_doubt_lets_nothing_pass_while_it_may_still_arrive(copy, ada):
    copy.do(rename(ada, "X"))
    copy.send(Kind.DOUBT)
    locked = copy.keys(1)
    copy.discard(1)
    copy.do(rename(ada, "Y"))
    assert (copy.states(), copy.keys(1), copy.take()) == (["cancelled", "queued"], locked, [])
    [held] = verifying.in_doubt(copy.db, copy.now, copy.touched)
    assert (held.id, held.number, held.taken_back) == (1, 1, True)
    verifying.let_pass(copy.db, [held], copy.now, copy.touched)
    assert verifying.in_doubt(copy.db, copy.now, copy.touched) == []
    assert [edit.changes for edit in copy.send()] == [{"name": "Y"}]


def test_what_the_provider_answered_can_no_more_arrive_when_it_is_taken_back(copy, ada):
    copy.do(rename(ada, "X"))
    copy.send(Kind.DOUBT)
    copy.db.execute("UPDATE edit SET answered = 1")
    copy.discard(1)
    assert copy.keys(1) == {}


def test_what_is_about_a_discarded_record_goes_with_it(copy, ada):
    [new] = copy.do(add(C)).contacts
    [group] = copy.do(edits.AddGroup(channel=PHONE, name="New")).groups
    copy.send(Kind.DOUBT)
    copy.do(rename(new, "X"))
    copy.do(edits.JoinGroup(contact=ada, group=group))
    copy.do(edits.ChangeGroup(group=group, number=9))
    copy.do(rename(ada, "Countess"))
    copy.discard(2)
    assert copy.states() == ["ambiguous", "cancelled", "queued", "cancelled", "cancelled", "queued"]
    copy.discard(1)
    assert copy.states() == ["cancelled", "cancelled", "cancelled", "cancelled", "cancelled", "queued"]
    assert C not in copy.contacts()
    assert "New" not in copy.groups()
    assert copy.contacts()[A].groups == (copy.groups()["One"].id,)


# ---- what is announced


def test_what_a_command_touches(copy, ada, one):
    def touched(*wanted):
        copy.do(*wanted)
        return copy.touched.contacts, copy.touched.groups, copy.touched.blocks

    block = copy.blocks()[A].id
    assert touched(rename(ada, "X")) == ({ada}, False, {block})  # the blacklist shows the name
    assert touched(edits.ChangeGroup(group=one, name="X")) == (set(), True, set())
    assert touched(edits.UnblockAddress(channel=PHONE, address=A)) == ({ada}, False, {block})
    assert touched(edits.DeleteGroup(group=one)) == ({ada}, True, set())
    assert copy.touched.queue
    copy.discard(len(copy.states()))
    assert copy.touched.contacts == {ada}


# ---- reading


def test_open_edits_are_listed_oldest_first(copy, ada, one):
    copy.now = 5
    copy.do(rename(ada, "X"))
    copy.send(Kind.REFUSED, code=5, reason="save error", answer="5: save error")
    copy.do(edits.ChangeGroup(group=one, name="Uno"))
    copy.do(edits.BlockAddress(channel=PHONE, address=C, type=BlockType.ALL))
    copy.send()
    copy.do(edits.ChangeGroup(group=one, name="Eins"))
    first, last = queue.listed(copy.db)
    assert (first.id, first.state, first.attempt, first.reason, first.error_code, first.answer, first.created_ms) == (
        1, "refused", 1, "save error", 5, "5: save error", 5,
    )  # fmt: skip
    assert (first.edit, first.verb) == (rename(ada, "X"), "change_contact")
    assert (last.edit, last.state, last.reason) == (edits.ChangeGroup(group=one, name="Eins"), "queued", "")
    assert queue.listed(copy.db, target="contact", row=ada) == [first]
    assert queue.listed(copy.db, target="grp", row=ada) == ([last] if ada == one else [])


def test_an_edit_without_its_record_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="without its record"):
        queue.target_of(add(C))
