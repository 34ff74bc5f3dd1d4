"""Undo and redo of what the user did, sent or not: by edits that lead back, journaled like any others.

What was never sent is taken back; for the rest an edit leads back to what the user saw before, and meets the same
comparison as every edit before it is sent: what somebody changed at the provider meanwhile is a conflict, not lost.
What the user himself changed since is left as it is, and named. To do something again is to undo its undoing.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, assert_never

import apsw

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Edit, Verb
from smsc_desk.book.errors import Invalid
from smsc_desk.book.fields import show_address
from smsc_desk.book.identity import Channel, ContactId, GroupId
from smsc_desk.store import coalescing, comparing, history, jobs, overlay, queue, records
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import Row, first, only, select
from smsc_desk.store.jobs import JobKind
from smsc_desk.store.problems import joined_again, new_contact
from smsc_desk.store.queue import Place
from smsc_desk.store.records import Image


@dataclass(frozen=True, slots=True)
class Undone:
    """An undoing: its action (None where there was nothing to undo), and the records left as they are by name."""

    action: int | None
    skipped: tuple[str, ...] = ()


class Changed(Exception):
    """The record was changed since, and is left as it is."""


def undo(db: apsw.Connection, action: int | None, now_ms: int, touched: Touched) -> Undone:
    """Undo a deed, or the newest that is in effect; one that is undone already is left alone.

    The undoing of an import is only begun here: it is a job, which takes its time (`job_undo`).
    """
    deed = history.steps(db).undo if action is None else history.deed(db, action)
    if deed is None or deed.undone:
        return Undone(None)
    job = jobs.of_action(db, deed.id)
    if job is None:
        return _lead_back(db, deed, Verb.UNDO, now_ms, touched)
    if job.kind == JobKind.UNDO:  # never done again: see `job_undo`
        return Undone(None)
    number = _begin(db, deed, Verb.UNDO, now_ms)
    jobs.begin_undo(db, job, number, now_ms, touched)
    return Undone(number)


def redo(db: apsw.Connection, now_ms: int, touched: Touched) -> Undone:
    """Do again what was undone last, as long as nothing was done since."""
    deed = history.steps(db).redo
    return Undone(None) if deed is None else _lead_back(db, deed, Verb.REDO, now_ms, touched)


def _begin(db: apsw.Connection, deed: history.Deed, verb: Verb, now_ms: int) -> int:
    (root,) = only(db, "SELECT coalesce(root, id) FROM action WHERE id = ?", (deed.id,))
    return queue.begin_action(db, verb, deed.subject, now_ms, (deed.id, deed.depth, root))


def _lead_back(db: apsw.Connection, deed: history.Deed, verb: Verb, now_ms: int, touched: Touched) -> Undone:
    number = _begin(db, deed, verb, now_ms)
    back = Back(db, _Steps(db, number, now_ms, touched).queue, now_ms, touched)
    found = _edits_of(db, deed.id)
    born = {done.row for done in found if isinstance(done.edit, edits.AddGroup)}
    for done in found:
        # Who joined a group that the deed made leaves it with the group.
        if not (isinstance(done.edit, edits.JoinGroup) and done.edit.group in born):
            back.take(done)
    for done in _recalled_by(db, deed.id):
        back.ask_again(done)
    skipped = tuple(dict.fromkeys(back.skipped))
    db.execute(
        "UPDATE action SET skipped = ?, recalled = ? WHERE id = ?",
        (json.dumps(skipped, ensure_ascii=False), json.dumps(back.recalled), number),
    )
    return Undone(number, skipped)


COLUMNS = "id, kind, coalesce(own, want), state, attempt, target, row"


def _edits_of(db: apsw.Connection, action: int) -> list[Done]:
    """Return what had an effect, the last one first; what the user discarded had none."""
    query = (
        f"SELECT {COLUMNS} FROM edit WHERE action = ? AND (state <> 'cancelled' OR merged_into NOTNULL)"
        " ORDER BY step DESC"
    )
    return [done_of(row) for row in select(db, query, (action,))]


def _recalled_by(db: apsw.Connection, action: int) -> list[Done]:
    """Return the edits that an undoing took back, in the order of their commands."""
    query = (
        f"SELECT {COLUMNS} FROM edit WHERE id IN"
        " (SELECT value FROM action a, json_each(a.recalled) WHERE a.id = ?) ORDER BY id"
    )
    return [done_of(row) for row in select(db, query, (action,))]


@dataclass(frozen=True, slots=True)
class Done:
    """An edit of the deed, as its user asked for it."""

    number: int
    edit: Edit
    state: str
    attempt: int
    target: str
    row: int


def done_of(row: Row) -> Done:
    """Return an edit of the deed from its `COLUMNS`."""
    return Done(row[0], edits.load(row[1], row[2]), *row[3:])


class Back:
    """Leads back edit by edit, the last one first; `queue_back` queues what leads back."""

    def __init__(self, db: apsw.Connection, queue_back: Callable[[Edit], None], now_ms: int, touched: Touched) -> None:
        self._db, self._queue, self._now_ms, self._touched = db, queue_back, now_ms, touched
        self.skipped: list[str] = []
        self.recalled: list[int] = []

    def take(self, done: Done) -> None:
        """Take an edit back, or queue what leads back; note the record where neither can be."""
        if done.state in {"refused", "conflict", "parked"} or _recallable(self._db, done):
            queue.discard(self._db, done.number, self._now_ms, self._touched)
            self.recalled.append(done.number)
            return
        try:
            for edit in inverse(self._db, done.number, done.edit):
                self._queue(edit)
        except (Changed, Invalid):
            self.skipped.append(name_of(self._db, done))

    def ask_again(self, done: Done) -> None:
        """Queue anew what an undoing took back; a new record gets a new row."""
        edit = done.edit
        if isinstance(edit, edits.AddContact):
            edit = dataclasses.replace(edit, contact=None)
        elif isinstance(edit, edits.AddGroup):
            edit = dataclasses.replace(edit, group=None)
        try:
            self._queue(edit)
        except Invalid:
            self.skipped.append(name_of(self._db, done))


class _Steps:
    """Queues edits as the steps of an action."""

    def __init__(self, db: apsw.Connection, action: int, now_ms: int, touched: Touched) -> None:
        self._db, self._action, self._now_ms, self._touched = db, action, now_ms, touched
        self._step = 0

    def queue(self, edit: Edit) -> None:
        """Queue the next one, if it changes anything."""
        place = Place(self._action, self._step, self._now_ms)
        if queue.queue_edit(self._db, place, edit, self._touched) is not None:
            self._step += 1


def _recallable(db: apsw.Connection, done: Done) -> bool:
    """Tell whether an edit is better taken back than led back: nothing was sent, and nothing came to it or after it.

    Of the others, what leads back meets them in the queue, and both end there (see `coalescing`).
    """
    alone = isinstance(done.edit, edits.DeleteContact | edits.DeleteGroup | edits.MoveToGroup)
    if not alone or done.state != "queued" or done.attempt:
        return False
    merged = first(db, "SELECT 1 FROM edit WHERE merged_into = ?", (done.number,))
    later = f"SELECT 1 FROM edit WHERE target = ? AND row = ? AND id > ? AND {overlay.OPEN}"
    return merged is None and first(db, later, (done.target, done.row, done.number)) is None


def inverse(db: apsw.Connection, number: int, edit: Edit, seen: Image | None = None) -> list[Edit]:
    """Return the edits that lead back to what the user saw before an edit; `seen` stands for what is there now.

    Raises:
        Changed: the record was changed since.
    """
    base = coalescing.own_base(db, number)
    target, row = queue.target_of(edit)
    mine = seen or records.READ_IMAGE[target](db, row)
    match edit:
        case edits.AddContact():
            return _no_contact(db, edit, mine)
        case edits.ChangeContact():
            return _changed_back(edit, base, mine)
        case edits.DeleteContact():
            return _born_again(db, row, base, mine)
        case edits.JoinGroup() | edits.LeaveGroup() | edits.MoveToGroup():
            return _membership_back(edit, base, mine)
        case edits.AddGroup():
            return _no_group(db, number, edit, mine)
        case edits.ChangeGroup():
            return _regrouped_back(edit, base, mine)
        case edits.DeleteGroup():
            return _group_again(db, row, base)
        case edits.BlockAddress() | edits.UnblockAddress():
            return _block_back(edit, base, mine)
        case _:
            assert_never(edit)


def _no_contact(db: apsw.Connection, edit: edits.AddContact, mine: Image | None) -> list[Edit]:
    """Delete what the deed made, if all of it is as the deed made it: what came to it since would go with it."""
    if mine is None:
        return []
    put = records.EMPTY_CONTACT | (overlay.applied(None, edit) or {})
    same = all(records.same_value(key, mine[key], value) for key, value in put.items() if key != "groups")
    if not same or not {*_existing(db, mine["groups"])} <= {*put["groups"]}:
        raise Changed
    return [edits.DeleteContact(contact=ContactId(queue.target_of(edit)[1]))]


def _changed_back(edit: edits.ChangeContact, base: Image | None, mine: Image | None) -> list[Edit]:
    if mine is None or base is None:
        raise Changed
    if any(not records.same_value(key, mine[key], value) for key, value in edit.changes.items()):
        raise Changed
    back = {key: _frozen(base[key]) for key in edit.changes if key in base}
    return [edits.ChangeContact(contact=edit.contact, changes=back)]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _born_again(db: apsw.Connection, row: int, base: Image | None, mine: Image | None) -> list[Edit]:
    if base is None or mine is not None:  # it is there: the deletion had no effect, or was undone in another way
        raise Changed
    # The same row again, so that older deeds of the user still find it.
    db.execute(
        "INSERT OR IGNORE INTO contact(id, channel, addresses, deleted) VALUES(?, ?, '', 1)", (row, base["channel"])
    )
    again = new_contact(Channel(base["channel"]), base | {"groups": _existing(db, base["groups"])})
    return [dataclasses.replace(again, contact=ContactId(row))]


def _existing(db: apsw.Connection, groups: list[int]) -> list[int]:
    return [row for row in groups if records.group_image(db, row) is not None]


def _membership_back(
    edit: edits.JoinGroup | edits.LeaveGroup | edits.MoveToGroup, base: Image | None, mine: Image | None
) -> list[Edit]:
    """Lead back by joining and leaving, so that no membership of anybody else's making is touched."""
    if base is None or mine is None:
        raise Changed
    left = {edit.group} if isinstance(edit, edits.LeaveGroup) else set()
    if isinstance(edit, edits.MoveToGroup):
        left = set(base["groups"])
    joins: list[Edit] = [
        edits.JoinGroup(contact=edit.contact, group=GroupId(group))
        for group in base["groups"]
        if group in left and group not in mine["groups"]
    ]
    if isinstance(edit, edits.LeaveGroup) or edit.group in base["groups"]:
        return joins
    return [*joins, edits.LeaveGroup(contact=edit.contact, group=edit.group)]


def _no_group(db: apsw.Connection, number: int, edit: edits.AddGroup, mine: Image | None) -> list[Edit]:
    row = GroupId(queue.target_of(edit)[1])
    if mine is None:
        return []
    if _others(db, row, number) or not comparing.same_kept("name", mine["name"], edit.name):
        raise Changed
    return [edits.DeleteGroup(group=row)]


def _others(db: apsw.Connection, group: int, number: int) -> set[int]:
    """Return the members of a group that did not join it by the deed that made it."""
    joined = "SELECT j.row FROM edit e JOIN edit j ON j.action = e.action AND j.kind = 'JoinGroup' WHERE e.id = ?"
    here = "SELECT m.contact FROM member m JOIN contact c ON c.id = m.contact AND NOT c.deleted WHERE m.grp = ?"
    members = {contact for (contact,) in select(db, here, (group,))}
    return members and members - {row for (row,) in select(db, joined, (number,))}


def _regrouped_back(edit: edits.ChangeGroup, base: Image | None, mine: Image | None) -> list[Edit]:
    if base is None or mine is None:
        raise Changed
    wanted = {"name": edit.name, "number": edit.number}
    changed = {key: value for key, value in wanted.items() if value is not None}
    if any(not comparing.same_kept(key, mine[key], value) for key, value in changed.items()):
        raise Changed
    back = {key: base[key] for key in changed}
    return [edits.ChangeGroup(group=edit.group, name=back.get("name"), number=back.get("number"))]


def _group_again(db: apsw.Connection, row: int, base: Image | None) -> list[Edit]:
    """Make the group anew, with those of its former members that are still in the book."""
    if base is None or records.group_image(db, row) is not None:
        raise Changed
    channel = Channel(base["channel"])
    db.execute(
        "INSERT OR IGNORE INTO grp(id, channel, name, name_key, deleted) VALUES(?, ?, '', '', 1)", (row, channel)
    )
    group = GroupId(row)
    again = edits.AddGroup(channel=channel, name=base["name"], number=base["number"], group=group)
    return [again, *joined_again(db, base["members"], group)]


def _block_back(edit: edits.BlockAddress | edits.UnblockAddress, base: Image | None, mine: Image | None) -> list[Edit]:
    wanted = {"type": int(edit.type), "comment": edit.comment} if isinstance(edit, edits.BlockAddress) else None
    if mine != wanted:
        raise Changed
    if base is None:
        return [edits.UnblockAddress(channel=edit.channel, address=edit.address, block=edit.block)]
    kind, comment = BlockType(base["type"]), base["comment"]
    return [edits.BlockAddress(channel=edit.channel, address=edit.address, type=kind, comment=comment)]


def name_of(db: apsw.Connection, done: Done) -> str:
    """Name a record for the list of those that were left as they are."""
    image = records.READ_IMAGE[done.target](db, done.row) or coalescing.own_base(db, done.number) or {}
    if isinstance(done.edit, edits.BlockAddress | edits.UnblockAddress):
        return show_address(done.edit.address, done.edit.channel)
    return records.image_title(image) or ", ".join(image.get("addresses", ())) or f"#{done.row}"
