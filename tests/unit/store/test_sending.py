"""Edits on their way: what an attempt carries, and what each outcome leaves behind."""

import pytest

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel, RowState
from smsc_desk.store import sending
from smsc_desk.store.sending import Attempt, Kind
from tests.builders import Copy, Listed, ListedBlock, ListedGroup

PHONE, EMAIL = Channel.PHONE, Channel.EMAIL
A, B, C = "79990000001", "79990000002", "79990000003"


def beginning():
    copy = Copy()
    copy.list("grp", ListedGroup(11, "One"), ListedGroup(12, "Two", 5))
    copy.list("contact", Listed(7, (A, "79990000009"), {"name": "Ada"}, (11,)), Listed(8, (B,)))
    copy.list("block", ListedBlock(21, B, 2, "c"))
    return copy


@pytest.fixture
def copy():
    return beginning()


ADA, ONE, TWO = 1, 1, 2
EVERY = {
    "AddContact": edits.AddContact(channel=PHONE, values={"addresses": (C,), "name": "New"}, groups=(ONE, TWO)),
    "ChangeContact": edits.ChangeContact(contact=ADA, changes={"name": "X"}),
    "DeleteContact": edits.DeleteContact(contact=ADA),
    "JoinGroup": edits.JoinGroup(contact=ADA, group=TWO),
    "LeaveGroup": edits.LeaveGroup(contact=ADA, group=ONE),
    "MoveToGroup": edits.MoveToGroup(contact=ADA, group=TWO),
    "AddGroup": edits.AddGroup(channel=EMAIL, name="news", number=9),
    "ChangeGroup": edits.ChangeGroup(group=ONE, name="uno"),
    "DeleteGroup": edits.DeleteGroup(group=ONE),
    "BlockAddress": edits.BlockAddress(channel=PHONE, address=A, type=BlockType.MASS, comment="c"),
    "UnblockAddress": edits.UnblockAddress(channel=PHONE, address=B),
}
CARRIES = {  # channel, address, group, groups
    "AddContact": (PHONE, "", None, (11, 12)),
    "ChangeContact": (PHONE, A, None, ()),
    "DeleteContact": (PHONE, A, None, ()),
    "JoinGroup": (PHONE, A, 12, ()),
    "LeaveGroup": (PHONE, A, 11, ()),
    "MoveToGroup": (PHONE, A, 12, ()),
    "AddGroup": (EMAIL, "", None, ()),
    "ChangeGroup": (PHONE, "", 11, ()),
    "DeleteGroup": (PHONE, "", 11, ()),
    "BlockAddress": (PHONE, "", None, ()),
    "UnblockAddress": (PHONE, "", None, ()),
}
LOOKED_AT = {"AddContact", "ChangeContact", "DeleteContact", "AddGroup"}
KINDS = pytest.mark.parametrize("kind", EVERY)


def test_every_kind_is_here():
    assert set(EVERY) == set(CARRIES) == set(edits.EDIT_TYPES)


def seen(copy):
    def plain(found):
        return {key: value for key, value in found.items() if key != "state"}

    contacts = {
        key: (contact.name, contact.groups, contact.block, contact.server_id)
        for key, contact in copy.contacts().items()
    }
    groups = {
        group.name: (group.number, group.members, group.server_id, group.channel) for group in copy.groups().values()
    }
    blocks = {key: (block.type, block.comment, block.server_id) for key, block in copy.blocks().items()}
    return plain(contacts), groups, blocks


def row_state(copy, edit):
    target, row = sending.queue.target_of(edit)
    found = copy.db.execute(f"SELECT state FROM {target} WHERE id = ?", (row,)).fetchone()
    return found and RowState(found[0])


# ---- taking


@KINDS
def test_an_attempt_carries_what_the_server_knows(copy, kind):
    copy.do(EVERY[kind])
    copy.now = 4711
    [attempt] = copy.take()
    assert (attempt.channel, attempt.address, attempt.group, attempt.groups) == CARRIES[kind]
    assert (attempt.id, attempt.number, type(attempt.edit).__name__) == (1, 1, kind)
    row = copy.db.execute("SELECT state, attempt, sent_ms FROM edit").fetchone()
    assert attempt.look == (kind in LOOKED_AT)
    assert row == ("sending", 1, None if attempt.look else 4711)  # it leaves after the look
    copy(sending.leave, attempt, 4712)
    assert copy.db.execute("SELECT sent_ms FROM edit").fetchone() == (4712,)
    assert copy.take() == []


def test_a_contact_is_addressed_as_the_server_has_it(copy):
    copy.do(edits.ChangeContact(contact=ADA, changes={"addresses": (C,)}))
    [first] = copy.take()
    copy.do(edits.JoinGroup(contact=ADA, group=TWO))
    assert first.address == A
    copy.settle(first)
    [second] = copy.take()
    assert second.address == C


def test_no_more_are_taken_than_wanted(copy):
    copy.do(*(edits.AddContact(channel=PHONE, values={"addresses": (f"7999111000{n}",)}) for n in range(5)))
    assert [attempt.id for attempt in copy.take(2)] == [1, 2]
    assert [attempt.id for attempt in copy.take(2)] == [3, 4]
    assert [attempt.id for attempt in copy.take(0)] == []


def test_an_edit_waits_for_its_time(copy):
    copy.do(EVERY["ChangeContact"], EVERY["UnblockAddress"])
    copy.send(Kind.AGAIN, wait_ms=61_000)
    assert copy.take() == []
    assert sending.next_wait_ms(copy.db, copy.now + 1_000) == 60_000
    copy.now += 60_999
    assert copy.take() == []
    copy.now += 1
    assert sending.next_wait_ms(copy.db, copy.now) is None
    assert [(attempt.id, attempt.number) for attempt in copy.take()] == [(1, 2), (2, 2)]


def test_every_attempt_counts(copy):
    copy.do(EVERY["ChangeContact"])
    for number in range(1, 4):
        [attempt] = copy.take()
        assert attempt.number == number
        copy.settle(attempt, Kind.AGAIN)
    assert copy.db.execute("SELECT attempt FROM edit").fetchone() == (3,)


@pytest.mark.parametrize("kind", ["JoinGroup", "MoveToGroup", "AddContact"])
def test_what_needs_a_group_that_was_refused_is_set_aside_with_the_reason(copy, kind):
    [group] = copy.do(edits.AddGroup(channel=PHONE, name="New")).groups
    wanted = {
        "JoinGroup": edits.JoinGroup(contact=ADA, group=group),
        "MoveToGroup": edits.MoveToGroup(contact=ADA, group=group),
        "AddContact": edits.AddContact(channel=PHONE, values={"addresses": (C,)}, groups=(group, ONE)),
    }[kind]
    copy.do(wanted)
    assert len(copy.send(Kind.REFUSED)) == 1
    assert copy.take() == []
    assert copy.db.execute("SELECT state, reason, finished_ms FROM edit WHERE id = 2").fetchone() == (
        "refused", "group_missing", copy.now,
    )  # fmt: skip
    copy.retry(1)
    assert copy.send(server_id=33)
    copy.retry(2)
    [attempt] = copy.take()
    assert 33 in {attempt.group, *attempt.groups}


def test_a_new_contact_is_added_without_a_group_that_is_gone(copy):
    copy.do(EVERY["AddContact"])
    copy.list("grp", ListedGroup(11, "One"))
    [attempt] = copy.take()
    assert attempt.groups == (11,)
    copy.settle(attempt)
    assert copy.contacts()[C].groups == (ONE,)


def test_a_membership_of_a_group_that_is_gone_says_so(copy):
    copy.do(EVERY["JoinGroup"])
    copy.list("grp", ListedGroup(11, "One"))
    assert copy.take() == []
    assert copy.states() == ["refused"]
    assert copy.contacts()[f"{A},79990000009"].state == RowState.PROBLEM
    assert copy.touched.contacts == {ADA}


# ---- settling


@KINDS
def test_done_is_what_the_user_saw_already(copy, kind):
    copy.do(EVERY[kind])
    before = seen(copy)
    [attempt] = copy.take()
    copy.now += 9
    copy.settle(attempt, server_id=99 if kind in {"AddGroup", "BlockAddress", "AddContact"} else None)
    contacts, groups, blocks = seen(copy)
    match kind:  # the number, and the name as the provider keeps it
        case "AddGroup":
            before[1]["News"] = (9, 0, 99, EMAIL)
            del before[1]["news"]
        case "ChangeGroup":
            before[1]["Uno"] = before[1].pop("uno")
        case "BlockAddress":
            before[2][A] = (BlockType.MASS, "c", 99)
    assert (contacts, groups, blocks) == before
    assert copy.states() == ["done"]
    assert copy.keys(1) == {}
    assert copy.db.execute("SELECT finished_ms FROM edit").fetchone() == (copy.now,)
    assert row_state(copy, attempt.edit) in {None, RowState.SYNCED}
    assert [*copy.db.execute("SELECT * FROM server_image")] == []
    assert copy.touched.queue


@KINDS
@pytest.mark.parametrize("outcome", [Kind.REFUSED, Kind.CONFLICT, Kind.PARKED])
def test_refused_stays_to_be_seen_with_the_reason(copy, kind, outcome):
    copy.do(EVERY[kind])
    [attempt] = copy.take()
    copy.now += 9
    copy.settle(attempt, outcome, code=5, reason="save error", answer="5: save error")
    row = copy.db.execute("SELECT state, reason, error_code, answer, finished_ms FROM edit").fetchone()
    assert row == (outcome.value, "save error", 5, "5: save error", copy.now)
    assert bool(copy.keys(1)) == (outcome is not Kind.REFUSED)  # what waits for the user lets nothing overtake it
    assert row_state(copy, attempt.edit) == RowState.PROBLEM
    copy.discard(1)
    assert seen(copy) == seen(beginning())


@KINDS
def test_doubt_holds_its_keys_and_shows(copy, kind):
    copy.do(EVERY[kind])
    before, keys = seen(copy), copy.keys(1)
    [attempt] = copy.take()
    copy.settle(attempt, Kind.DOUBT, reason="no_answer")
    assert (copy.states(), seen(copy), copy.keys(1)) == (["ambiguous"], before, keys)
    assert row_state(copy, attempt.edit) == RowState.DOUBT
    assert copy.take() == []
    assert copy.db.execute("SELECT finished_ms FROM edit").fetchone() == (None,)


@KINDS
def test_again_is_as_if_it_had_not_been_sent(copy, kind):
    copy.do(EVERY[kind])
    before = seen(copy)
    [attempt] = copy.take()
    copy.settle(attempt, Kind.AGAIN)
    assert (copy.states(), seen(copy)) == (["queued"], before)
    assert row_state(copy, attempt.edit) == RowState.PENDING
    assert [again.number for again in copy.take()] == [2]


def test_the_number_of_a_new_contact_is_not_taken_for_its_int_id(copy):
    copy.do(EVERY["AddContact"])
    copy.send(server_id=7)
    assert copy.contacts()[C].server_id is None


def test_a_new_group_takes_its_number_from_a_row_that_a_list_made_before(copy):
    copy.do(edits.AddGroup(channel=PHONE, name="New"))
    [attempt] = copy.take()
    run = copy.begin("grp")
    copy.put(run, ListedGroup(33, "New"))
    copy.settle(attempt, server_id=33)
    assert copy.db.execute("SELECT id FROM grp WHERE server_id = 33").fetchall() == [(3,)]


def test_images_are_kept_for_the_history(copy):
    copy.do(EVERY["ChangeContact"])
    copy.send()
    copy.do(EVERY["AddGroup"])
    copy.send()
    copy.do(EVERY["DeleteContact"])
    copy.send()
    changed, added, deleted = copy.db.execute("SELECT before_img ->> 'name', after_img ->> 'name' FROM edit")
    assert changed == ("Ada", "X")
    assert added == (None, "News")
    assert deleted == ("X", None)


def test_what_was_deleted_is_buried_with_its_image(copy):
    for kind in ("DeleteContact", "DeleteGroup", "UnblockAddress"):
        copy.do(EVERY[kind])
        copy.send()
    rows = copy.db.execute(
        "SELECT kind, channel, address, cause, image ->> 'name' FROM tombstone ORDER BY id"
    ).fetchall()
    assert rows == [("contact", 0, A, "user", "Ada"), ("grp", 0, "11", "user", "One"), ("block", 0, B, "user", None)]


def test_a_group_goes_and_its_members_stay(copy):
    copy.do(EVERY["DeleteGroup"])
    copy.send()
    assert copy.contacts()[f"{A},79990000009"].groups == ()
    assert copy.touched.contacts == {ADA}
    assert [*copy.db.execute("SELECT * FROM member WHERE grp = ?", (ONE,))] == []


# ---- after a stop


@KINDS
def test_what_was_on_its_way_at_a_stop_is_in_doubt(copy, kind):
    copy.do(EVERY[kind])
    before, keys = seen(copy), copy.keys(1)
    [attempt] = copy.take()
    copy(sending.leave, attempt, copy.now)
    copy(sending.recover)
    assert copy.db.execute("SELECT state, reason, attempt FROM edit").fetchone() == ("ambiguous", "stopped", 1)
    assert (seen(copy), copy.keys(1)) == (before, keys)
    assert row_state(copy, attempt.edit) == RowState.DOUBT
    copy(sending.recover)
    assert copy.states() == ["ambiguous"]
    assert copy.take() == []


def test_what_was_only_looked_at_before_a_stop_has_not_left(copy):
    copy.do(EVERY["ChangeContact"])
    copy.take()
    copy(sending.recover)
    assert copy.db.execute("SELECT state, attempt, doubted FROM edit").fetchone() == ("queued", 0, 0)
    assert len(copy.take()) == 1


def test_a_stop_leaves_all_else_as_it_was(copy):
    copy.do(EVERY["ChangeContact"])
    copy.do(EVERY["UnblockAddress"])
    [first, second] = copy.take()
    copy(sending.leave, first, copy.now)
    copy.settle(second, Kind.REFUSED)
    copy.do(EVERY["AddGroup"])
    copy(sending.recover)
    assert copy.states() == ["ambiguous", "refused", "queued"]


def test_attempts_are_values():
    attempt = Attempt(id=1, number=1, edit=EVERY["AddGroup"], channel=PHONE)
    with pytest.raises(AttributeError):
        attempt.id = 2
