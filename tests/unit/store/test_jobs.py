"""Jobs in the copy: counted by the file itself, held back without being read, stopped and undone in pieces."""

from __future__ import annotations

import random

import apsw
import pytest

from smsc_desk.book import edits
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel
from smsc_desk.store import (
    comparing,
    finding,
    foresight,
    history,
    job_undo,
    jobs,
    left_alone,
    planning,
    queue,
    search,
    undo,
)
from smsc_desk.store.filters import Moment
from smsc_desk.store.foresight import Foresight
from smsc_desk.store.jobs import FRESH_MS, TRUSTED_MS, JobKind, JobState, NewJob
from smsc_desk.store.rescue import open_copy
from smsc_desk.store.search import ContactQuery
from smsc_desk.store.sending import Kind
from tests.builders import Copy, Listed, ListedGroup
from tests.faults.disk.inline import InlineLane

PHONE, EMAIL = Channel


def phone(number):
    return f"7999{number:07}"


def add(number, **values):
    return edits.AddContact(channel=PHONE, values={"addresses": (phone(number),)} | values)


@pytest.fixture
def copy():
    copy = Copy()
    copy.list("grp", ListedGroup(11, "One"))
    copy.list("contact", *(Listed(n, (phone(n),), {"name": f"N{n}"}, (11,)) for n in (1, 2, 3)))
    return copy


def begun(copy, **more):
    new = {"kind": JobKind.IMPORT, "name": "a.csv", "sha256": "f" * 64, "plan": "{}", "rows": 9} | more
    return copy(jobs.begin, NewJob(**new), copy.now)


def plan(copy, job, *wanted, groups=(), more=False):
    """Queue edits, each as a row of its own."""

    def function(planned):
        if groups:
            planned.groups_first([(PHONE, name) for name in groups])
        for line, edit in enumerate(wanted, start=copy_of(copy, job).cursor + 1):
            part = "added" if isinstance(edit, edits.AddContact) else "updated"
            planned.queue([(edit, part)], line)
            planned.accept(line)
        return more

    return copy(planning.plan_chunk, job, function, copy.now)


def copy_of(copy, job):
    return jobs.job(copy.db, job)


def counted(copy):
    rows = copy.db.execute("SELECT job, part, state, count(*) FROM edit WHERE job NOTNULL GROUP BY 1, 2, 3")
    return {row[:3]: row[3] for row in rows}


def kept(copy):
    rows = copy.db.execute("SELECT job, part, state, edits FROM job_count WHERE edits <> 0")
    return {row[:3]: row[3] for row in rows}


def sent(copy):
    """Let all that may go come to its end."""
    while attempts := copy.take():
        for attempt in attempts:
            copy.settle(attempt, server_id=99 if isinstance(attempt.edit, edits.AddGroup) else None)


def taken(copy, limit=100):
    return [attempt.edit.values["addresses"][0] if isinstance(attempt.edit, edits.AddContact) else attempt.edit
            for attempt in copy.take(limit)]  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_the_file_counts_the_edits_whatever_becomes_of_them(copy, seed):
    rng = random.Random(seed)  # noqa: S311
    job = begun(copy)
    plan(copy, job, *(add(n) for n in range(10, 16)), edits.ChangeContact(contact=1, changes={"name": "X"}), more=True)
    for _ in range(40):
        match rng.randrange(5):
            case 0:
                copy.send(rng.choice([Kind.DONE, Kind.REFUSED, Kind.AGAIN, Kind.DOUBT, Kind.PARKED]))
            case 1:
                copy.retry(rng.randrange(1, len(copy.states()) + 1))
            case 2:
                copy.discard(rng.randrange(1, len(copy.states()) + 1))
            case 3:
                plan(copy, job, add(rng.randrange(20, 10_000)), more=True)
            case _:
                ids = [contact.id for contact in copy.contacts().values()]
                copy.do(edits.ChangeContact(contact=rng.choice(ids), changes={"comment": str(rng.random())}))
        assert kept(copy) == counted(copy)
    found = copy_of(copy, job)
    assert sum(found.counts.values()) == copy.db.execute("SELECT count(*) FROM edit WHERE job = 1").fetchone()[0]


# ---- what may be sent


def test_the_users_own_edits_go_first_and_jobs_one_after_the_other(copy):
    first, second = begun(copy), begun(copy, name="b.csv")
    plan(copy, second, add(20))
    plan(copy, first, add(10), add(11))
    copy.do(add(30))
    assert taken(copy, 2) == [phone(30), phone(10)]
    assert taken(copy, 2) == [phone(11), phone(20)]


def test_a_blacklist_import_does_not_go_before_the_users_edits(copy):
    job = begun(copy, kind=JobKind.BLACKLIST)
    block = edits.BlockAddress(channel=PHONE, address=phone(5), type=0)
    plan(copy, job, block)
    copy.do(add(30))
    assert taken(copy, 1) == [phone(30)]


@pytest.mark.parametrize("hold", [jobs.pause, jobs.stop])
def test_what_is_held_back_is_not_even_read(copy, hold):
    job = begun(copy)
    plan(copy, job, *(add(n) for n in range(10, 40)))
    copy(hold, job, *([copy.now] if hold is jobs.stop else []))
    copy.do(add(50))
    statements = []
    copy.db.exec_trace = lambda _, sql, __: statements.append(sql) or True
    assert taken(copy) == [phone(50)]
    copy.db.exec_trace = None
    assert not any("edit_queued_job" in sql for sql in statements)


def test_a_job_waits_for_its_groups_and_then_goes(copy):
    job = begun(copy)
    plan(copy, job, add(10), groups=["New", "One"])
    assert copy_of(copy, job).groups == 1  # the other one is there
    [attempt] = copy.take()
    assert attempt.edit.name == "New"
    assert copy.take() == []
    copy.settle(attempt, server_id=77)
    assert taken(copy) == [phone(10)]


@pytest.mark.parametrize("kind", [Kind.REFUSED, Kind.PARKED, Kind.CONFLICT])
def test_a_group_that_cannot_be_made_stops_the_job(copy, kind):
    job = begun(copy)
    plan(copy, job, add(10), groups=["New"])
    [attempt] = copy.take()
    copy.settle(attempt, kind)
    copy(jobs.look_after, job, copy.now)
    assert (copy_of(copy, job).state, copy_of(copy, job).reason) == (JobState.FAILED, jobs.GROUP_REFUSED)
    assert copy.take() == []


def test_edits_on_one_key_keep_their_order_across_the_user_and_a_job(copy):
    job = begun(copy)
    plan(copy, job, edits.ChangeContact(contact=1, changes={"name": "file"}), more=True)
    [file] = copy.take()
    copy.do(edits.ChangeContact(contact=1, changes={"name": "mine"}))
    assert copy.take() == []  # the same contact
    copy.settle(file)
    [mine] = copy.take()
    assert mine.edit.changes == {"name": "mine"}


def test_only_a_row_that_was_compared_with_a_listing_is_not_looked_at(copy):
    copy.list("contact", channel=EMAIL)
    job = begun(copy)
    plan(copy, job, add(10), add(11), more=True)
    assert copy.take(1)[0].look
    copy(jobs.set_listed, job, True, copy.now)
    [attempt] = copy.take(1)
    assert not attempt.look


def test_what_a_listing_shows_later_makes_the_look_necessary_again(copy):
    copy.list("contact", channel=EMAIL)
    job = begun(copy)
    changes = [edits.ChangeContact(contact=n, changes={"name": "file"}) for n in (1, 2)]
    plan(copy, job, *changes, add(10), add(11))
    copy(jobs.set_listed, job, True, copy.now)
    copy.list("contact", Listed(1, (phone(1),), {"name": "elsewhere"}, (11,)), Listed(2, (phone(2),), {"name": "N2"}),
              Listed(3, (phone(3),)), Listed(4, (phone(10),), {"name": "somebody"}))  # fmt: skip
    assert [attempt.look for attempt in copy.take()] == [True, False, True, False]


@pytest.mark.parametrize(("later", "fresh", "trusted"), [
    (0, True, True), (FRESH_MS, True, True), (FRESH_MS + 1, False, True), (TRUSTED_MS + 1, False, False),
    (-1, False, False),
])  # fmt: skip
def test_a_listing_grows_old(copy, later, fresh, trusted):
    copy.list("contact", channel=EMAIL)
    half, whole = begun(copy), begun(copy, name="b.csv")
    plan(copy, half, add(11), more=True)
    plan(copy, whole, add(10))
    for job in (half, whole):
        copy(jobs.set_listed, job, True, copy.now)
    copy.now += later
    assert [job.listed for job in jobs.may_send(copy.db, copy.now)] == [trusted, trusted]
    assert jobs.all_listed(copy.db, copy.now, FRESH_MS) == fresh
    jobs.reconsider(copy.db)
    assert copy_of(copy, half).listed is None  # compared again before it goes on
    assert copy_of(copy, whole).listed is True


# ---- planning


def test_a_record_that_cannot_be_leaves_nothing_behind(copy):
    job = begun(copy)
    before = copy.db.execute("SELECT count(*) FROM contact").fetchone()

    def function(planned):
        with pytest.raises(Invalid):
            planned.queue([(add(10), "added"), (add(1), "added")], 2)  # the second is in the book
        planned.reject(2, "duplicate")
        return False

    assert copy(planning.plan_chunk, job, function, copy.now) is False
    assert copy.db.execute("SELECT count(*) FROM contact").fetchone() == before
    found = copy_of(copy, job)
    assert (found.rejected, found.planned, found.steps, found.state) == (1, 1, 0, "running")
    assert jobs.failures(copy.db, job) == [(2, "duplicate", "")]


def test_a_chunk_that_fails_in_the_middle_is_as_if_it_had_never_been(copy):
    job = begun(copy)

    def function(planned):
        planned.queue([(add(10), "added")], 2)
        planned.accept(2)
        raise apsw.FullError

    with pytest.raises(apsw.FullError):
        copy(planning.plan_chunk, job, function, copy.now)
    assert (copy_of(copy, job).cursor, copy.states(), kept(copy)) == (0, [], {})


@pytest.mark.parametrize("end", [jobs.pause, jobs.stop])
def test_nothing_is_planned_of_a_job_that_is_not_to_go_on(copy, end):
    job = begun(copy)
    copy(end, job, *([copy.now] if end is jobs.stop else []))
    assert plan(copy, job, add(10)) is False
    assert copy.states() == []


def test_a_job_ends_when_all_its_edits_have_and_not_before(copy):
    job = begun(copy)
    plan(copy, job, add(10), add(11))
    first, second = copy.take()
    copy.settle(first)
    copy(jobs.look_after, job, copy.now)
    assert copy_of(copy, job).state == "running"
    copy.settle(second, Kind.REFUSED)
    copy(jobs.look_after, job, copy.now)
    assert (copy_of(copy, job).state, copy_of(copy, job).finished_ms) == ("done", copy.now)
    [number] = [row for (row,) in copy.db.execute("SELECT id FROM edit WHERE state = 'refused'")]
    copy.retry(number)
    assert taken(copy) == [phone(11)]  # what the user tries again goes, though the job has ended


def test_what_was_stopped_is_taken_back_in_pieces(copy):
    job = begun(copy)
    plan(copy, job, *(add(n) for n in range(10, 20)), edits.ChangeContact(contact=1, changes={"name": "X"}))
    on_its_way = copy.take(2)
    copy(jobs.stop, job, copy.now)
    while copy(jobs.cancel_some, job, 4, copy.now):
        assert copy_of(copy, job).cancelling
    assert not copy_of(copy, job).cancelling
    for attempt in on_its_way:
        copy.settle(attempt)
    assert set(copy.contacts()) == {phone(n) for n in (1, 2, 3, 10, 11)}
    assert copy.contacts()[phone(1)].name == "N1"
    assert copy_of(copy, job).counts == {"done": 2, "cancelled": 9}


# ---- undo


def undone(copy, job, most=3, pieces=1000):
    done = copy(undo.undo, copy_of(copy, job).action, copy.now)
    for _ in range(pieces):
        if not copy(job_undo.undo_chunk, jobs.of_action(copy.db, done.action).id, most, copy.now):
            break
    return done


def shown(copy):
    return {key: (contact.name, contact.comment, contact.groups) for key, contact in copy.contacts().items()}


def imported(copy):
    job = begun(copy)
    group = copy.groups()["One"].id
    plan(
        copy, job, add(10, name="A"), edits.ChangeContact(contact=1, changes={"name": "X", "comment": "c"}),
        edits.LeaveGroup(contact=2, group=group), add(11), edits.ChangeContact(contact=3, changes={"name": "Y"}),
        groups=["Fresh"],
    )  # fmt: skip
    return job


@pytest.mark.parametrize("times", range(7))
def test_an_undoing_leads_back_whatever_was_sent_and_survives_every_stop(copy, times):
    before = shown(copy)
    job = imported(copy)
    for _ in range(times):
        for attempt in copy.take(1):
            copy.settle(attempt, server_id=99 if isinstance(attempt.edit, edits.AddGroup) else None)
    done = undone(copy, job, most=2, pieces=1)
    undoing = jobs.of_action(copy.db, done.action).id
    while copy(job_undo.undo_chunk, undoing, 1, copy.now):  # another life goes on at the cursor
        pass
    sent(copy)
    assert shown(copy) == before
    assert list(copy.groups()) == ["One"]
    assert not copy.db.execute("SELECT 1 FROM edit WHERE state NOT IN ('done', 'cancelled', 'merged')").fetchall()
    assert jobs.failures(copy.db, undoing) == []
    assert copy(undo.undo, copy_of(copy, job).action, copy.now).action is None


def send_some(copy, most):
    """Let so many requests be answered."""
    for _ in range(most):
        for attempt in copy.take(1):
            made = attempt.edit if isinstance(attempt.edit, edits.AddGroup | edits.AddContact) else None
            copy.settle(attempt, server_id=None if made is None else 1000 + attempt.id)


def random_import(copy, rng):
    """Import some rows: new ones, changes of known ones and of those that the file has made, groups, memberships."""
    job, group = begun(copy), copy.groups()["One"].id
    plan(copy, job, groups=["Fresh", "Other"], more=True)
    fresh = copy.groups()["Fresh"].id
    for number in range(rng.randrange(5, 12)):
        people = [contact.id for contact in copy.contacts().values()]
        wanted = rng.choice((
            add(100 + number, name="new"),
            edits.AddContact(channel=PHONE, values={"addresses": (phone(200 + number),)}, groups=(fresh,)),
            edits.ChangeContact(contact=rng.choice(people), changes={"name": f"file {number}"}),
            edits.ChangeContact(contact=rng.choice(people), changes={"comment": f"file {number}"}),
            edits.JoinGroup(contact=rng.choice(people), group=rng.choice((group, fresh))),
            edits.LeaveGroup(contact=rng.choice(people), group=group),
        ))  # fmt: skip
        plan(copy, job, wanted, more=True)
        send_some(copy, rng.randrange(3))
    plan(copy, job)
    return job


def stopped(copy, job, rng):
    """Stop a job as the program does, requests on their way coming to their end meanwhile."""
    copy(jobs.stop, job, copy.now)
    while copy(jobs.cancel_some, job, rng.randrange(1, 4), copy.now):
        send_some(copy, rng.randrange(2))


@pytest.mark.parametrize("seed", range(25))
def test_a_stopped_undoing_is_taken_up_again_and_everything_is_led_back_once(copy, seed):
    """Seed by seed another import, stopped and resumed at other places, sometimes twice."""
    rng = random.Random(seed)  # noqa: S311
    before = shown(copy)
    job = random_import(copy, rng)
    send_some(copy, rng.choice((0, 3, 1000)))
    stopped(copy, job, rng)
    undoing = jobs.of_action(copy.db, copy(undo.undo, copy_of(copy, job).action, copy.now).action).id
    for _ in range(rng.randrange(1, 4)):
        for _ in range(rng.randrange(6)):
            copy(job_undo.undo_chunk, undoing, rng.randrange(1, 4), copy.now)
            send_some(copy, rng.randrange(3))
        stopped(copy, undoing, rng)
        copy(job_undo.resume, undoing, copy.now)
        assert copy_of(copy, undoing).state == JobState.PLANNING
    while copy(job_undo.undo_chunk, undoing, 2, copy.now):
        send_some(copy, rng.randrange(3))
    send_some(copy, 1000)
    assert shown(copy) == before
    assert set(copy.groups()) == {"One"}
    assert not copy.db.execute("SELECT 1 FROM edit WHERE state NOT IN ('done', 'cancelled', 'merged')").fetchall()
    found = copy_of(copy, undoing)
    assert (found.left_out, found.planned, jobs.failures(copy.db, undoing)) == (0, found.rows, [])
    led = copy.db.execute(
        "SELECT undo_of, count(*) FROM edit WHERE job = ? AND state = 'done' GROUP BY 1 HAVING count(*) > 1", (undoing,)
    )
    assert led.fetchall() == [], "nothing is led back twice"
    copy(jobs.look_after, undoing, copy.now)
    assert copy_of(copy, undoing).state == JobState.DONE


def test_what_a_deletion_took_in_is_led_back_after_all_when_it_is_taken_back(copy):
    """Three edits of one new contact are led back by one deletion; stopped before it went, each is to be done again."""
    job = begun(copy)
    before = shown(copy)
    plan(copy, job, add(10, name="A"), more=True)
    send_some(copy, 9)
    new = copy.contacts()[phone(10)].id
    for name in ("B", "C"):
        plan(copy, job, edits.ChangeContact(contact=new, changes={"name": name}), more=name == "B")
        send_some(copy, 9)
    undoing = jobs.of_action(copy.db, undone(copy, job).action).id
    stopped(copy, undoing, random.Random(0))  # noqa: S311
    assert copy.contacts()[phone(10)].name == "C"
    copy(job_undo.resume, undoing, copy.now)
    assert not copy(job_undo.undo_chunk, undoing, 9, copy.now)
    send_some(copy, 9)
    assert (shown(copy), copy_of(copy, undoing).left_out) == (before, 0)


def test_what_an_undoing_left_alone_is_listed_with_both_values(copy):
    job = imported(copy)
    sent(copy)
    new = copy.contacts()[phone(10)]
    copy.do(edits.ChangeContact(contact=1, changes={"name": "mine", "comment": "also mine"}))
    copy.do(edits.ChangeContact(contact=new.id, changes={"name": "Anna"}))
    copy.do(edits.DeleteContact(contact=3))
    copy.do(edits.JoinGroup(contact=2, group=copy.groups()["Fresh"].id))
    sent(copy)
    undoing = jobs.of_action(copy.db, undone(copy, job).action).id
    listed = left_alone.left_alone(copy.db, undoing)
    assert [(one.target, one.title, one.line, one.key, one.put, one.now, one.gone) for one in listed] == [
        ("contact", "Anna", 1, "name", "A", "Anna", False),
        ("contact", "mine", 2, "comment", "c", "also mine", False),
        ("contact", "mine", 2, "name", "X", "mine", False),
        ("contact", "N3", 5, "name", "Y", None, True),
        ("grp", "Fresh", 0, "members", None, 1, False),
    ]
    assert copy_of(copy, undoing).left_out == len({(one.target, one.row) for one in listed})
    copy.do(edits.ChangeContact(contact=1, changes={"comment": "c"}))
    assert [one.key for one in left_alone.left_alone(copy.db, undoing) if one.row == 1] == ["name"], "as they are now"


def test_only_an_undoing_that_was_stopped_is_taken_up_again(copy):
    job = imported(copy)
    sent(copy)
    undoing = jobs.of_action(copy.db, copy(undo.undo, copy_of(copy, job).action, copy.now).action).id
    copy(jobs.stop, undoing, copy.now)
    copy(job_undo.resume, undoing, copy.now)
    assert copy_of(copy, undoing).state == JobState.STOPPED, "its edits are still being taken back"
    copy(jobs.cancel_some, undoing, 9, copy.now)
    for number in (job, undoing):
        copy(job_undo.resume, number, copy.now)
    assert (copy_of(copy, job).state, copy_of(copy, undoing).state) == (JobState.STOPPED, JobState.PLANNING)


# ---- changed since


@pytest.fixture
def added(copy):
    """A job whose one row added a contact, in a group of its own; both are at the provider."""
    job = begun(copy)
    plan(copy, job, groups=["Fresh"], more=True)
    plan(copy, job, edits.AddContact(
        channel=PHONE, values={"addresses": (phone(10),), "name": "A"}, groups=(copy.groups()["Fresh"].id,)
    ))  # fmt: skip
    sent(copy)
    copy.now += 1000
    return job


def the_new_one(copy):
    return next(contact for contact in copy.contacts().values() if contact.addresses[0] == phone(10))


def change(copy, **values):
    copy.do(edits.ChangeContact(contact=the_new_one(copy).id, changes=values))


SINCE = {
    "a field that the file has": (lambda copy: change(copy, name="B"), ["name"]),
    "a field that the file has not": (lambda copy: change(copy, comment="kept"), ["comment"]),
    "a number more": (lambda copy: change(copy, addresses=(phone(10), phone(77))), ["addresses"]),
    "a tag": (lambda copy: change(copy, tags=("vip",)), ["tags"]),
    "into a group": (
        lambda copy: copy.do(edits.JoinGroup(contact=the_new_one(copy).id, group=copy.groups()["One"].id)),
        ["groups"],
    ),
    "out of its group": (
        lambda copy: copy.do(edits.LeaveGroup(contact=the_new_one(copy).id, group=copy.groups()["Fresh"].id)),
        ["groups"],
    ),
    "blocked": (lambda copy: copy.do(edits.BlockAddress(channel=PHONE, address=phone(10), type=0)), ["block"]),
    "by a colleague": (
        lambda copy: copy.list("contact", *(Listed(n, (phone(n),), {"name": f"N{n}"}, (11,)) for n in (1, 2, 3)),
                               Listed(9, (phone(10),), {"name": "A", "comment": "theirs"}, (99,))),
        ["comment"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("settled", [True, False])
@pytest.mark.parametrize("what", SINCE)
def test_a_contact_that_was_changed_since_stays_as_it_is_and_is_listed(copy, added, what, settled):
    do, keys = SINCE[what]
    do(copy)
    if settled:
        sent(copy)
    as_it_is = the_new_one(copy)
    assert foreseen(copy, added) == (set(), set(), {as_it_is.id})
    undoing = jobs.of_action(copy.db, undone(copy, added).action).id
    sent(copy)
    after = the_new_one(copy)
    assert (after.name, after.comment, after.addresses, after.tags, after.groups) == (
        as_it_is.name, as_it_is.comment, as_it_is.addresses, as_it_is.tags, as_it_is.groups
    )  # fmt: skip
    assert not copy.db.execute("SELECT 1 FROM edit WHERE kind = 'DeleteContact'").fetchall()
    listed = left_alone.left_alone(copy.db, undoing)
    assert [one.key for one in listed if one.target == "contact"] == keys
    assert [reason for _, reason, _ in jobs.failures(copy.db, undoing)][-1] == "changed_since"
    assert ("Fresh" in copy.groups()) == (copy.groups().get("Fresh") is not None and bool(after.groups))


NOT_SINCE = {
    "listed with its number": lambda copy: copy.list(
        "contact", *(Listed(n, (phone(n),), {"name": f"N{n}"}, (11,)) for n in (1, 2, 3)),
        Listed(9, (phone(10),), {"name": "A"}, (99,)),
    ),
    "its group was deleted": lambda copy: copy.do(edits.DeleteGroup(group=copy.groups()["Fresh"].id)),
    "changed there and back": lambda copy: (change(copy, name="B"), sent(copy), change(copy, name="A")),
    "another one was blocked": lambda copy: copy.do(edits.BlockAddress(channel=PHONE, address=phone(1), type=0)),
}  # fmt: skip


@pytest.mark.parametrize("what", NOT_SINCE)
def test_what_is_no_change_of_a_contact_keeps_nobody(copy, added, what):
    NOT_SINCE[what](copy)
    sent(copy)
    new = the_new_one(copy).id
    assert foreseen(copy, added) == ({new}, set(), set())
    undone(copy, added)
    sent(copy)
    assert phone(10) not in copy.contacts()
    assert "Fresh" not in copy.groups()


def test_a_number_that_was_blocked_before_the_import_keeps_nobody(copy):
    copy.do(edits.BlockAddress(channel=PHONE, address=phone(10), type=0))
    copy.now += 1000
    job = begun(copy)
    plan(copy, job, add(10))
    sent(copy)
    undone(copy, job)
    sent(copy)
    assert phone(10) not in copy.contacts()


def test_of_a_contact_that_was_changed_since_nothing_is_led_back(copy):
    """Rows change the group, the name and the comment of a contact; the user has changed the name alone since."""
    job, group = begun(copy), copy.groups()["One"].id
    plan(copy, job, edits.LeaveGroup(contact=1, group=group), edits.ChangeContact(contact=1, changes={"name": "X"}),
         more=True)  # fmt: skip
    sent(copy)
    plan(copy, job, edits.ChangeContact(contact=1, changes={"comment": "file"}))
    sent(copy)
    copy.do(edits.ChangeContact(contact=1, changes={"name": "mine"}))
    assert foreseen(copy, job) == (set(), set(), {1})
    before = shown(copy)
    undoing = jobs.of_action(copy.db, undone(copy, job, most=1).action).id
    sent(copy)
    assert shown(copy) == before
    assert copy_of(copy, undoing).left_out == 1
    assert [one.key for one in left_alone.left_alone(copy.db, undoing)] == ["name"]


def test_a_contact_that_the_provider_had_already_is_not_deleted(copy):
    job = begun(copy)
    plan(copy, job, add(10, name="A"))
    (attempt,) = copy.take()
    there = Listed(9, (phone(10),), {"name": "A"})
    assert copy(comparing.compare, attempt, there, (), copy.now) is None
    new = the_new_one(copy).id
    assert foreseen(copy, job) == (set(), set(), {new})
    undoing = jobs.of_action(copy.db, undone(copy, job).action).id
    assert sent(copy) is None
    assert phone(10) in copy.contacts()
    assert [one.key for one in left_alone.left_alone(copy.db, undoing)] == ["already_there"]


def test_who_stops_an_import_keeps_what_he_typed_into_its_rows(copy):
    job = begun(copy)
    plan(copy, job, add(10), add(11), add(12), edits.ChangeContact(contact=1, changes={"name": "X"}))
    mine = copy.contacts()[phone(11)].id
    copy.do(edits.ChangeContact(contact=mine, changes={"comment": "typed"}))
    copy.do(edits.ChangeContact(contact=1, changes={"comment": "typed"}))
    copy(jobs.stop, job, copy.now)
    before = 2**63 - 1
    while before := copy(jobs.cancel_some, job, 1, copy.now, before=before):
        pass
    assert copy_of(copy, job).finished_ms is not None
    sent(copy)
    assert {key: comment for key, (_, comment, _) in shown(copy).items()} == {
        phone(1): "typed", phone(2): "", phone(3): "", phone(11): "typed",
    }  # fmt: skip
    assert foreseen(copy, job) == (set(), {1}, {mine})


def foreseen(copy, job):
    ahead = Foresight(job, copy_of(copy, job).action)
    while ahead.look(copy.db, 2):
        pass
    found = ahead.preview
    rows = (found.removed_rows, found.restored_rows, found.left_rows)
    assert (found.removed, found.restored, found.changed_since) == tuple(map(len, rows))
    return tuple(map(set, rows))


def test_a_preview_says_what_the_undoing_then_does(copy):
    job = imported(copy)
    sent(copy)
    copy.do(edits.ChangeContact(contact=3, changes={"name": "mine"}))
    ids = {key: contact.id for key, contact in copy.contacts().items()}
    copy.do(edits.ChangeContact(contact=ids[phone(11)], changes={"comment": "kept"}))
    assert foreseen(copy, job) == ({ids[phone(10)]}, {1, 2}, {3, ids[phone(11)]})
    done = undone(copy, job)
    sent(copy)
    assert shown(copy)[phone(3)][0] == "mine"
    assert set(copy.contacts()) == {phone(n) for n in (1, 2, 3, 11)}
    assert len(jobs.failures(copy.db, jobs.of_action(copy.db, done.action).id)) == 2


@pytest.mark.parametrize("seed", range(25))
def test_what_a_preview_says_is_what_comes_of_it(copy, seed):
    """Seed by seed another import, other changes since, and other edits still on their way."""
    rng = random.Random(seed)  # noqa: S311
    before = {contact.id: key for key, contact in copy.contacts().items()}
    job = random_import(copy, rng)
    send_some(copy, rng.choice((3, 1000)))
    copy(jobs.stop, job, copy.now)
    while copy(jobs.cancel_some, job, 9, copy.now):
        pass
    was = {contact.id: contact for contact in copy.contacts().values()}
    for contact in rng.sample(sorted(was), len(was) // 3):
        copy.do(rng.choice((
            edits.ChangeContact(contact=contact, changes={"name": "mine"}),
            edits.ChangeContact(contact=contact, changes={"other": "mine"}),
            edits.JoinGroup(contact=contact, group=copy.groups()["One"].id),
            edits.LeaveGroup(contact=contact, group=copy.groups()["One"].id),
        )))  # fmt: skip
        send_some(copy, rng.randrange(3))
    removed, restored, left = foreseen(copy, job)
    pages = {one.row: one.fate for one in foresight.details(copy.db, job, "contact", sorted(was))}
    assert {row for row, fate in pages.items() if fate is not None} == removed | restored | left
    as_it_is = shown(copy)
    names = {contact.id: key for key, contact in copy.contacts().items()}
    undoing = jobs.of_action(copy.db, undone(copy, job, most=rng.randrange(1, 4)).action).id
    send_some(copy, 1000)
    after = shown(copy)
    assert {key for key in as_it_is if key not in after} == {names[row] for row in removed}
    for row in set(was) - removed - restored:
        assert after[names[row]] == as_it_is[names[row]]
    for row in restored:
        assert row in before
        assert after[names[row]] != as_it_is[names[row]]
    listed = {one.row for one in left_alone.left_alone(copy.db, undoing) if one.target == "contact"}
    assert listed == left


def test_an_undone_import_is_not_done_again(copy):
    job = imported(copy)
    assert history.steps(copy.db).undo.verb == "import"
    done = undone(copy, job)
    assert history.steps(copy.db) == history.Steps()
    assert not history.deed(copy.db, done.action).can_undo
    assert copy(undo.redo, copy.now).action is None


def test_a_deed_of_a_job_is_counted_by_the_file(copy):
    job = imported(copy)
    deed = history.deed(copy.db, copy_of(copy, job).action)
    assert (deed.subject, deed.rows, sum(deed.counts.values())) == ("a.csv", 5, 6)


def test_the_contacts_of_a_job_are_found(copy):
    job = begun(copy)
    plan(copy, job, add(10), edits.ChangeContact(contact=1, changes={"name": "Anna"}))
    copy.do(add(11))

    def found(number):
        ids = finding.everything(copy.db, search.question(ContactQuery(job=number), Moment.at(copy.now)))
        return {address for address, contact in copy.contacts().items() if contact.id in set(ids)}

    assert found(job) == {phone(1), phone(10)}
    assert found(job + 1) == set()


# ---- a damaged file


async def test_a_job_is_saved_from_a_damaged_file_and_waits_for_the_user(tmp_path):
    path = tmp_path / "book.db"
    store = await open_copy(path, lane=InlineLane)
    job = await store.begin_job(NewJob(kind=JobKind.IMPORT, name="a", sha256="0", plan="{}", rows=2))

    def function(planned):
        planned.queue([(add(10), "added")], 2)
        planned.accept(2)
        planned.reject(3, "no_address")
        return True

    await store.plan_chunk(job, function)
    await store.close()
    with path.open("r+b") as file:
        file.write(bytes(16))
    store = await open_copy(path, lane=InlineLane)
    found = await store.job(job)
    assert (found.state, found.reason, found.cursor, found.steps, found.counts) == (
        "paused", "rescued", 3, 1, {"queued": 1},
    )  # fmt: skip
    assert await store.take(9) == []
    assert await store.job_failures(job) == [(3, "no_address", "")]
    await store.resume_job(job)
    assert len(await store.take(9)) == 1
    await store.close()


def test_the_address_of_a_waiting_row_is_the_contacts_own(copy):
    job = begun(copy)
    plan(copy, job, add(10))
    with pytest.raises(Invalid):
        copy.do(add(10))
    assert queue.listed(copy.db)[0].subject == "a.csv"
