"""Imports: every row once, whatever happens; nothing before the user starts it; undone as a whole."""

import asyncio
import contextlib

import pytest

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.files.headers import Target
from smsc_desk.files.plan import Blocks, Decision, Subject
from smsc_desk.files.rules import Blocked, Existing, Membership, Repeated, Rules, Winner
from smsc_desk.importing import runner
from smsc_desk.importing.runner import LISTING
from smsc_desk.sandbox.options import Options
from tests.unit.importing.desks import importing, planned
from tests.unit.sync.test_desk import PHONE, filled, late, now, on, refusal, until, virtual
from tests.unit.sync.test_worker import phone

SLOW = Options(latency_ms=100)


def table(count, first=100, **more):
    return [(phone(number), f"New {number}", more.get("comment", ""), more.get("groups", ""))
            for number in range(first, first + count)]  # fmt: skip


def writes(made):
    return [command for command, _ in made.desk.sent()]


def named(made):
    return {address: row.first for address, row in made.desk.server_contacts().items()}


def paused_at(made, chunk):
    """Return a way to plan chunks that pauses the job at one of them."""
    plan_chunk, chunks = made.desk.store.plan_chunk, []

    async def planned_or_paused(number, function):
        chunks.append(number)
        if len(chunks) == chunk:
            await made.importer.pause(number)
        return await plan_chunk(number, function)

    return planned_or_paused


async def ended(made):
    """Let the program end."""
    made.desk.running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await made.desk.running


@virtual
async def test_every_row_becomes_a_contact_once_and_none_is_looked_at_alone(tmp_path):
    async with importing(tmp_path, fill=filled(3)) as made:
        made.run()
        job = await made.start(table(500))
        status = await made.done(job)
        assert (status.added, status.done, status.waiting, status.planned) == (500, 500, 0, 500)
        assert writes(made) == ["add"] * 500
        assert len(made.desk.server_contacts()) == 503
        assert not [arrival for arrival in made.desk.log if arrival.command == "get" and "phone" in arrival.params]


@virtual
async def test_nothing_is_sent_before_the_start(tmp_path):
    async with importing(tmp_path, fill=filled(0)) as made:
        made.run()
        await made.desk.refreshed()
        (tmp_path / "a.csv").write_text("x")
        await made.spool.take_in(tmp_path / "a.csv")
        await asyncio.sleep(60)
        assert writes(made) == []


@virtual
async def test_the_same_file_again_sends_nothing(tmp_path):
    rows = [(phone(1), "Ada", "c", "vip; Team"), (phone(50), "Bob", "", "vip"), (phone(50), "Bob", "later", "x")]
    async with importing(tmp_path, fill=filled(3)) as made:
        made.run()
        await made.done(await made.start(rows))
        before = writes(made)
        assert before.count("add_group") == 3
        status = await made.done(await made.start(rows, name="july.csv"))
        assert writes(made) == before
        assert (status.planned, status.added, status.updated) == (3, 0, 0)


@virtual
async def test_known_contacts_are_updated_field_by_field(tmp_path):
    async with importing(tmp_path, fill=filled(2, groups=[(PHONE, "Old", None)])) as made:
        made.run()
        job = await made.start([(phone(1), "Ada", "", "Old"), (phone(2), "", "", "")])
        status = await made.done(job)
        assert (status.added, status.updated) == (0, 1)
        server = made.desk.server_contacts()
        assert (server[phone(1)].first, server[phone(1)].groups) == ("Ada", "1")
        assert (await made.desk.store.job(job)).same == 1


@virtual
async def test_a_later_row_of_the_file_is_compared_with_what_the_earlier_one_made(tmp_path):
    rows = [(phone(9), "First", "one", ""), (phone(9), "Second", "", "")]
    async with importing(tmp_path, fill=filled(0)) as made:
        made.run()
        status = await made.done(await made.start(rows))
        assert (status.added, status.updated) == (1, 0)
        [row] = made.desk.server()
        assert (row.first, row.comment) == ("Second", "one")


OWN = [
    Rules(existing=Existing.SKIP),
    Rules(existing=Existing.ASK),
    Rules(winners={"first_name": Winner.BOOK, "comment": Winner.FILL}),
]


@pytest.mark.parametrize("rules", OWN, ids=["skip", "ask", "book wins"])
@virtual
async def test_what_an_earlier_row_made_is_the_files_own_whatever_the_rules_say_of_known_contacts(tmp_path, rules):
    rows = [(phone(9), "First", "one", ""), (phone(9), "Second", "two", ""), (phone(9), "Third", "", "")]
    async with importing(tmp_path, fill=filled(0)) as made:
        made.run()
        job = await made.start(rows, planned(rules=rules))
        status = await made.done(job)
        assert (status.added, status.updated, status.left_out) == (1, 0, 0)
        [row] = made.desk.server()
        assert (row.first, row.comment) == ("Third", "two")


@virtual
async def test_what_was_in_the_book_keeps_its_rule_in_a_repeated_row_too(tmp_path):
    rows = [(phone(1), "First", "", ""), (phone(1), "Second", "", "")]
    async with importing(tmp_path, fill=filled(1)) as made:
        before = made.desk.server()
        made.run()
        job = await made.start(rows, planned(rules=Rules(existing=Existing.SKIP)))
        assert (await made.done(job)).left_out == 2
        assert made.desk.server() == before


@virtual
async def test_after_a_stop_the_planner_still_knows_what_the_file_has_made(tmp_path):
    rows = [*table(40), (phone(100), "Second", "", "")]
    async with importing(tmp_path, fill=filled(0)) as made:
        made.desk.store.plan_chunk = paused_at(made, 3)
        made.run()
        job = await made.start(rows, planned(rules=Rules(existing=Existing.SKIP)))
        await made.stands(job, "paused")
        await made.importer.resume(job)
        await made.done(job)
        assert named(made)[phone(100)] == "Second"


@virtual
async def test_groups_come_first_and_the_rows_wait_for_them(tmp_path):
    async with importing(tmp_path, fill=filled(0), fault=on("add_group", late(20))) as made:
        made.run()
        status = await made.done(await made.start(table(60, groups="news")))
        assert status.added == 60
        assert writes(made) == ["add_group", *["add"] * 60]
        assert {row.groups for row in made.desk.server()} == {"1"}


@virtual
async def test_a_file_of_many_groups_makes_each_of_them_once(tmp_path):
    """More groups than a check names: the others are made with the first row that is in them, and undone as well."""
    rows = [(phone(100 + n), f"New {n}", "", f"Group {n % 250}; Common") for n in range(500)]
    async with importing(tmp_path, fill=filled(2)) as made:
        before = made.desk.server()
        made.run()
        job = await made.start(rows)
        status = await made.done(job)
        assert (status.added, status.refused, status.waiting, status.left_out) == (500, 0, 0, 0)
        groups = await made.desk.groups()
        assert set(groups) == {"Common", *(f"Group {n}" for n in range(250))}
        assert writes(made).count("add_group") == 251
        server = made.desk.server_contacts()
        assert all(len(server[number].groups.split(",")) == 2 for number, *_ in rows)
        await made.done(await made.importer.undo(job))
        assert sorted(made.desk.server()) == sorted(before)
        assert not await made.desk.groups()


@virtual
async def test_a_refused_group_beyond_the_first_hundred_stops_the_job_as_well(tmp_path):
    rows = [(phone(100 + n), f"New {n}", "", f"Group {n}") for n in range(150)]
    async with importing(tmp_path, fill=filled(0), fault=on("add_group", *[None] * 120, refusal(1, "no"))) as made:
        made.run()
        job = await made.start(rows)
        assert (await made.stands(job, "failed")).reason == "group_refused"
        problems = await made.desk.store.problems()  # the group, and perhaps its row, which had its turn already
        assert len(problems) <= 2
        await made.desk.store.retry([problem.id for problem in problems])
        await made.importer.resume(job)
        assert (await made.done(job)).added == 150
        assert set(await made.desk.groups()) == {f"Group {n}" for n in range(150)}


@virtual
async def test_a_refused_group_stops_the_job_with_a_reason_until_the_user_resumes(tmp_path):
    async with importing(tmp_path, fill=filled(0), fault=on("add_group", refusal(1, "no"))) as made:
        made.run()
        job = await made.start(table(5, groups="news"))
        status = await made.stands(job, "failed")
        assert status.reason == "group_refused"
        assert writes(made) == ["add_group"]
        [problem] = await made.desk.store.problems()
        await made.desk.store.retry([problem.id])
        await made.importer.resume(job)
        assert (await made.done(job)).added == 5


@virtual
async def test_what_the_user_does_goes_before_the_rows(tmp_path):
    async with importing(tmp_path, fill=filled(1), options=SLOW, limit=1) as made:
        made.run()
        job = await made.start(table(300))
        await until(lambda: "add" in writes(made))
        await made.desk.apply(edits.BlockAddress(channel=PHONE, address=phone(1), type=BlockType.ALL))
        await until(lambda: "add_black" in writes(made))
        assert (await made.importer.status(job)).waiting > 200
        await made.done(job)


@virtual
async def test_without_a_line_all_rows_wait_in_the_book_and_are_looked_at_when_it_comes_back(tmp_path):
    async with importing(tmp_path, fill=filled(0)) as made:
        made.desk.network.down = True
        made.run()
        job = await made.start(table(30))
        await made.stands(job, "running")
        assert len(await made.desk.contacts()) == 30
        assert not (await made.desk.store.job(job)).listed
        made.desk.network.down = False
        assert (await made.done(job)).added == 30
        looks = [each for each in made.desk.log if each.command == "get" and each.params.get("phone")]
        assert len(looks) == 30


@virtual
async def test_a_job_says_that_it_waits_for_the_list(tmp_path):
    async with importing(tmp_path, fill=filled(1), fault=on("get", late(5), late(5))) as made:
        made.run()
        await made.done(await made.start(table(3)))
        assert any(status.reason == LISTING for status in made.told)


@virtual
async def test_no_place_of_the_limit_is_ever_left_empty(tmp_path):
    async with importing(tmp_path, fill=filled(0), options=SLOW) as made:
        made.run()
        assert (await made.done(await made.start(table(600)))).added == 600
        adds = sorted(arrival.at for arrival in made.desk.log if arrival.command == "add")
        allowed = made.desk.pace.limit / (SLOW.latency_ms / 1000)
        assert len(adds) / (adds[-1] - adds[0] + SLOW.latency_ms / 1000) >= 0.95 * allowed


# ---- pause, resume, stop


@virtual
async def test_a_paused_job_sends_nothing_also_after_a_restart(tmp_path):
    async with importing(tmp_path, fill=filled(0), options=SLOW, limit=2) as made:
        made.run()
        job = await made.start(table(200))
        await until(lambda: len(writes(made)) > 20)
        await made.importer.pause(job)
        await until(lambda: not made.desk.worker.status.sending)
        before = len(writes(made))
        await asyncio.sleep(120)
        made.desk.running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await made.desk.running
        made.begin()
        made.run()
        await asyncio.sleep(120)
        assert len(writes(made)) == before
        await made.importer.resume(job)
        assert (await made.done(job)).added == 200
        assert len(writes(made)) == 200


@virtual
async def test_what_was_stopped_takes_back_what_was_not_sent_and_keeps_what_was(tmp_path):
    async with importing(tmp_path, fill=filled(0), options=SLOW, limit=2) as made:
        made.run()
        job = await made.start(table(300))
        await until(lambda: len(writes(made)) > 20)
        await made.importer.stop(job)

        async def ended():
            return (await made.desk.store.job(job)).finished_ms is not None

        await until(ended)
        await made.desk.drained()
        server = made.desk.server_contacts()
        assert 20 < len(server) < 300
        assert set(await made.desk.contacts()) == set(server)
        status = await made.importer.status(job)
        assert (status.state, status.waiting, status.added) == ("stopped", 0, len(server))
        await made.importer.undo(job)
        await until(lambda: not made.desk.server())


@virtual
async def test_planning_goes_on_at_its_place_and_remembers_the_rows_before(tmp_path, monkeypatch):
    monkeypatch.setattr(runner, "MOST", 10)
    rows = [*table(60), (phone(100), "Later", "", ""), (phone(160), "Last", "", "")]
    async with importing(tmp_path, fill=filled(0)) as made:
        made.desk.network.down = True
        made.run()
        monkeypatch.setattr(made.desk.store, "plan_chunk", paused_at(made, chunk=4))
        job = await made.start(rows)
        await made.stands(job, "paused")
        await asyncio.sleep(60)
        assert len(await made.desk.contacts()) == (await made.desk.store.job(job)).planned == 20
        await ended(made)
        made.begin()
        made.run()
        await made.importer.resume(job)
        await made.stands(job, "running")
        contacts = await made.desk.contacts()
        assert len(contacts) == 61
        assert contacts[phone(100)].first_name == "Later"
        assert (await made.importer.status(job)).planned == 62


@virtual
async def test_a_long_import_has_the_book_listed_again_instead_of_looking_at_each_contact(tmp_path):
    slow = Options(latency_ms=30_000)
    async with importing(tmp_path, fill=filled(0), options=slow, limit=1) as made:
        made.run()
        begun = now()
        job = await made.start(table(250))
        while (await made.importer.status(job)).added < 250:
            assert now() - begun < 5 * 3600
            await asyncio.sleep(60)
        assert now() - begun > 2 * 3600
        assert writes(made) == ["add"] * 250
        balances = [arrival for arrival in made.desk.log if arrival.command == "balance"]
        assert len(balances) == 3  # one a refresh: the rows wait meanwhile, or the list would never come to its end
        assert not [each for each in made.desk.log if each.command == "get" and each.params.get("phone")]


# ---- rows that are not carried out


@virtual
async def test_every_row_that_is_not_carried_out_is_told_with_its_line(tmp_path):
    rows = [(phone(1), "Ada", "", ""), ("12", "Bad", "", ""), (phone(60), "Left", "", ""), (phone(61), "No", "", ""),
            (phone(62), "Fine", "", "")]  # fmt: skip
    refuse = on("add", refusal(1, "not wanted"))
    async with importing(tmp_path, fill=filled(1), fault=refuse) as made:
        made.run()
        plan = planned(rules=Rules(existing=Existing.SKIP), left_out=frozenset({4}))
        job = await made.start(rows, plan)
        status = await made.done(job)
        failures = await made.desk.store.job_failures(job)
        assert [(line, reason) for line, reason, _ in failures] == [
            (2, "exists"), (3, "too_short"), (4, "by_user"), (5, "not wanted"),
        ]  # fmt: skip
        assert (status.rows, status.planned, status.left_out, status.refused, status.added) == (5, 5, 3, 1, 1)


@virtual
async def test_rows_that_ask_follow_the_users_decisions(tmp_path):
    rows = [(phone(1), "Yes", "", ""), (phone(2), "No", "", ""), (phone(3), "Unsaid", "", "")]
    plan = planned(rules=Rules(existing=Existing.ASK), decided={2: Decision.UPDATE, 3: Decision.SKIP})
    async with importing(tmp_path, fill=filled(3)) as made:
        made.run()
        job = await made.start(rows, plan)
        assert (await made.done(job)).updated == 1
        assert named(made)[phone(1)] == "Yes"
        assert [(line, reason) for line, reason, _ in await made.desk.store.job_failures(job)] == [
            (3, "by_user"), (4, "undecided"),
        ]  # fmt: skip


@virtual
async def test_a_row_with_numbers_of_two_contacts_changes_none_of_them_whatever_was_answered(tmp_path):
    rows = [(f"{phone(1)}, {phone(2)}", "Whose", "", "")]
    async with importing(tmp_path, fill=filled(2)) as made:
        before = made.desk.server()
        made.run()
        job = await made.start(rows, planned(decided={2: Decision.UPDATE}))
        assert (await made.done(job)).left_out == 1
        assert made.desk.server() == before
        assert [(line, why) for line, why, _ in await made.desk.store.job_failures(job)] == [(2, "two_contacts")]


@virtual
async def test_no_import_lifts_or_sets_a_block(tmp_path):
    blocks = [(PHONE, phone(100), 1, "old")]
    async with importing(tmp_path, fill=filled(0)) as made:
        made.run()
        await made.desk.refreshed()
        await made.desk.apply(edits.BlockAddress(channel=PHONE, address=phone(100), type=BlockType.MASS, comment="old"))
        await made.desk.drained()
        assert blocks
        await made.done(await made.start(table(2)))
        assert [command for command in writes(made) if "black" in command] == ["add_black"]
        plan = planned(rules=Rules(blocked=Blocked.SKIP))
        job = await made.start([(phone(100), "Other", "", ""), (phone(101), "Other", "", "")], plan, name="b.csv")
        await made.done(job)
        assert [reason for _, reason, _ in await made.desk.store.job_failures(job)] == ["blocked"]


@virtual
async def test_groups_are_replaced_where_the_rules_say_so(tmp_path):
    groups = [(PHONE, "Old", None), (PHONE, "New", None)]
    async with importing(tmp_path, fill=filled(1, groups)) as made:
        made.run()
        await made.desk.refreshed()
        known = await made.desk.contacts()
        old = (await made.desk.groups())["Old"].id
        await made.desk.apply(edits.JoinGroup(contact=known[phone(1)].id, group=old))
        await made.desk.drained()
        await made.done(await made.start([(phone(1), "", "", "New")], planned(rules=Rules(groups=Membership.REPLACE))))
        assert made.desk.server_contacts()[phone(1)].groups == "2"


# ---- the blacklist


@virtual
async def test_a_file_enters_the_blacklist_and_no_entry_becomes_weaker(tmp_path):
    targets = (Target.NUMBER, Target.BLOCK, Target.COMMENT)
    rows = [(phone(1), "2", "weaker"), (phone(2), "", ""), (f"{phone(3)}, {phone(4)}", "mass", "both"), ("x", "", "")]
    plan = planned(*targets, subject=Subject.BLACKLIST, blocks=Blocks(type=BlockType.SINGLE, comment="asked"))
    async with importing(tmp_path, fill=filled(2)) as made:
        made.run()
        await made.desk.refreshed()
        await made.desk.apply(edits.BlockAddress(channel=PHONE, address=phone(1), type=BlockType.ALL, comment="old"))
        await made.desk.drained()
        job = await made.start(rows, plan)
        status = await made.done(job)
        assert (status.kind, status.added, status.updated, status.left_out) == ("blacklist", 3, 1, 1)
        found = {each.address: (each.type, each.comment) for each in (await made.desk.blocks()).values()}
        assert found == {
            phone(1): (BlockType.ALL, "weaker"), phone(2): (BlockType.SINGLE, "asked"),
            phone(3): (BlockType.MASS, "both"), phone(4): (BlockType.MASS, "both"),
        }  # fmt: skip
        before = len(writes(made))
        assert (await made.done(await made.start(rows, plan, name="again.csv"))).done == 0
        assert len(writes(made)) == before
        await made.done(await made.importer.undo(job))
        found = {each.address: (each.type, each.comment) for each in (await made.desk.blocks()).values()}
        assert found == {phone(1): (BlockType.ALL, "old")}


@virtual
async def test_a_later_row_changes_the_entry_that_an_earlier_one_made_also_where_known_entries_are_skipped(tmp_path):
    targets = (Target.NUMBER, Target.BLOCK, Target.COMMENT)
    rows = [(phone(1), "2", "first"), (phone(1), "0", "second")]
    plan = planned(*targets, subject=Subject.BLACKLIST, rules=Rules(existing=Existing.SKIP))
    async with importing(tmp_path, fill=filled(0)) as made:
        made.run()
        job = await made.start(rows, plan)
        assert (await made.done(job)).left_out == 0
        [entry] = (await made.desk.blocks()).values()
        assert (entry.type, entry.comment) == (BlockType.ALL, "second")


# ---- undo


@virtual
async def test_the_undoing_gives_back_the_book_as_it_was(tmp_path):
    groups = [(PHONE, "Old", None)]
    rows = [(phone(1), "Ada", "c", "Old; Fresh"), *table(20, groups="Fresh"), (phone(100), "Again", "", "Old")]
    async with importing(tmp_path, fill=filled(5, groups)) as made:
        before = made.desk.server()
        made.run()
        job = await made.start(rows)
        await made.done(job)
        preview = await made.importer.undo_preview(job)
        assert (preview.removed, preview.restored, preview.changed_since) == (20, 1, 0)
        undoing = await made.importer.undo(job)
        status = await made.done(undoing)
        assert (status.kind, status.added, status.left_out) == ("undo", 21, 0)  # with the group
        assert sorted(made.desk.server()) == sorted(before)
        assert list(await made.desk.groups()) == ["Old"]
        assert await made.importer.undo(job) is None


@virtual
async def test_a_stopped_undoing_goes_on_after_a_restart_and_gives_back_the_book(tmp_path):
    rows = [(phone(1), "Ada", "c", "Fresh"), *table(60, groups="Fresh"), (phone(100), "Again", "", "")]
    async with importing(tmp_path, fill=filled(3), options=SLOW, limit=2) as made:
        before = made.desk.server()
        made.run()
        job = await made.start(rows)
        await made.done(job)
        undoing = await made.importer.undo(job)
        await until(lambda: writes(made).count("del") > 20)
        await made.importer.stop(undoing)
        await until_stopped(made, undoing)
        left = len(made.desk.server())
        assert 3 < left < 50, "stopped in the middle"
        await ended(made)
        made.begin()
        made.run()
        await asyncio.sleep(60)
        assert len(made.desk.server()) == left, "it waits for the user"
        await made.importer.resume(undoing)
        status = await made.done(undoing)
        assert (status.added, status.left_out, status.refused) == (61, 0, 0)  # with the group
        assert sorted(made.desk.server()) == sorted(before)
        assert writes(made).count("del") == 60, "each once"
        assert not await made.desk.groups()


async def until_stopped(made, job):
    async def so():
        return (await made.desk.store.job(job)).finished_ms is not None

    await until(so)
    await made.desk.drained()


@virtual
async def test_what_was_changed_since_stays_and_is_named(tmp_path):
    async with importing(tmp_path, fill=filled(1)) as made:
        made.run()
        job = await made.start([(phone(1), "Ada", "", ""), *table(3)])
        await made.done(job)
        known = await made.desk.contacts()
        for address in (phone(1), phone(101)):
            await made.desk.apply(edits.ChangeContact(contact=known[address].id, changes={"first_name": "Mine"}))
        await made.desk.drained()
        preview = await made.importer.undo_preview(job)
        assert (preview.removed, preview.restored, preview.changed_since) == (2, 0, 2)
        undoing = await made.importer.undo(job)
        await made.done(undoing)
        assert named(made) == {phone(1): "Mine", phone(101): "Mine"}
        failures = await made.desk.store.job_failures(undoing)
        assert [reason for _, reason, _ in failures] == ["changed_since"] * 2
        deed = (await made.desk.store.history(limit=1))[0]
        assert deed.depth == 0 or deed.verb == "import"


@virtual
async def test_the_undo_command_begins_the_undoing_of_an_import_and_it_is_never_done_again(tmp_path):
    async with importing(tmp_path, fill=filled(0)) as made:
        made.run()
        job = await made.start(table(10))
        await made.done(job)
        steps = await made.desk.store.steps()
        assert (steps.undo.verb, steps.undo.rows) == ("import", 10)
        undone = await made.desk.store.undo()
        assert undone.action is not None
        await until(lambda: not made.desk.server())
        assert (await made.desk.store.steps()).redo is None
        assert (await made.desk.store.redo()).action is None
        assert (await made.desk.store.undo(undone.action)).action is None


@virtual
async def test_an_import_that_still_runs_can_be_undone(tmp_path):
    async with importing(tmp_path, fill=filled(2), options=SLOW, limit=2) as made:
        before = made.desk.server()
        made.run()
        job = await made.start([(phone(1), "Ada", "", "news"), *table(200, groups="news")])
        await until(lambda: len(writes(made)) > 30)
        await made.done(await made.importer.undo(job))
        assert sorted(made.desk.server()) == sorted(before)
        assert await made.desk.groups() == {}
        balance = await made.desk.store.balance()
        assert balance.open == balance.refused == balance.conflict == balance.parked == 0


# ---- the file


@virtual
async def test_a_file_that_is_gone_from_the_spool_is_told_and_the_job_can_go_on_later(tmp_path):
    async with importing(tmp_path, fill=filled(0)) as made:
        job = await made.start(table(5))
        found = await made.desk.store.job(job)
        copy = made.spool.path(found.sha256)
        content = copy.read_bytes()
        copy.unlink()
        made.run()
        assert (await made.stands(job, "failed")).reason == "file_missing"
        copy.write_bytes(content)
        await made.importer.resume(job)
        assert (await made.done(job)).added == 5


@virtual
async def test_nothing_is_planned_from_a_file_that_was_changed_while_the_program_was_closed(tmp_path, monkeypatch):
    """The rest of the file is another one after a restart: not a row of it is taken, until the right one is back."""
    monkeypatch.setattr(runner, "MOST", 10)
    async with importing(tmp_path, fill=filled(0)) as made:
        made.desk.network.down = True
        made.run()
        monkeypatch.setattr(made.desk.store, "plan_chunk", paused_at(made, chunk=4))
        job = await made.start(table(60))
        await made.stands(job, "paused")
        await ended(made)
        before = await made.desk.store.job(job)
        copy = made.spool.path(before.sha256)
        content = copy.read_bytes()
        copy.write_bytes(content.replace(b"New 159", b"Bad 159"))
        made.begin()
        made.run()
        await made.importer.resume(job)
        assert (await made.stands(job, "failed")).reason == "file_changed"
        now = await made.desk.store.job(job)
        assert (now.planned, now.steps, now.cursor) == (before.planned, before.steps, before.cursor)
        assert 0 < now.planned < 60
        copy.write_bytes(content)
        await made.importer.resume(job)
        await made.stands(job, "running")
        assert (await made.desk.contacts())[phone(159)].first_name == "New 159"


@virtual
async def test_the_files_of_jobs_are_kept_as_long_as_their_rows_may_be_wanted(tmp_path):
    async with importing(tmp_path, fill=filled(0)) as made:
        job = await made.start(table(5))
        assert await made.desk.store.files_of_jobs() == {(await made.desk.store.job(job)).sha256}
        made.run()
        await made.done(job)
        assert len(await made.desk.store.files_of_jobs()) == 1
        await asyncio.sleep(31 * 24 * 3600)
        assert await made.desk.store.files_of_jobs() == set()


@virtual
async def test_an_estimate_is_made_before_anything_was_measured(tmp_path):
    async with importing(tmp_path, fill=filled(0)) as made:
        assert made.importer.estimate(60) == pytest.approx(1.0)


@virtual
async def test_rules_for_repeated_rows_hold(tmp_path):
    rows = [(phone(9), "First", "", ""), (phone(9), "Second", "", "")]
    async with importing(tmp_path, fill=filled(0)) as made:
        made.run()
        job = await made.start(rows, planned(rules=Rules(repeated=Repeated.FIRST)))
        await made.done(job)
        assert named(made) == {phone(9): "First"}
        assert [reason for _, reason, _ in await made.desk.store.job_failures(job)] == ["repeated"]
