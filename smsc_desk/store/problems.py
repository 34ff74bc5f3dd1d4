"""What waits for the user: edits that were refused, met somebody else's change, or were set aside; and his answers.

take mine      sent again, over what the server has now: that is what he has seen by then
take theirs    the edit is taken back; the record shows what the server has
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Action, Edit, Verb
from smsc_desk.book.fields import BY_KEY
from smsc_desk.book.identity import Channel, ContactId, GroupId
from smsc_desk.store import coalescing, comparing, overlay, queue, records
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import first, only, select
from smsc_desk.store.records import Image

MOST = 10_000
"""More problems than anybody can look at are not listed; `Counts.problems` counts all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field of which the user and the server want different things; values as in an image, None where unknown."""

    key: str
    before: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An edit that waits for the user, with both sides of it.

    `gone`: the record does not exist on the server any more. `deletes`: the edit deletes it. `address` and `title` name
    the record, as far as it is known.
    """

    id: int
    edit: Edit
    verb: str
    subject: str
    state: str
    reason: str
    error_code: int | None
    answer: str
    attempt: int
    created_ms: int
    target: str
    row: int
    channel: Channel
    address: str
    title: str
    differences: tuple[Difference, ...]
    gone: bool
    deletes: bool


def problems(db: apsw.Connection) -> list[Problem]:
    """Return what waits for the user, oldest first."""
    rows = select(
        db,
        "SELECT e.id, e.kind, e.want, a.verb, a.subject, e.state, coalesce(e.reason, ''), e.error_code,"
        " coalesce(e.answer, ''), e.attempt, e.created_ms, e.target, e.row FROM edit e JOIN action a ON a.id = e.action"
        f" WHERE e.{overlay.OPEN} AND e.state IN ('refused', 'conflict', 'parked') ORDER BY e.id LIMIT ?",
        (MOST,),
    )
    return [_problem(db, *row) for row in rows]


def _problem(db: apsw.Connection, number: int, kind: str, want: str, *rest: Any) -> Problem:
    verb, subject, state, reason, code, answer, attempt, created_ms, target, row = rest
    edit = edits.load(kind, want)
    base, theirs = coalescing.read_base(db, number), overlay.server_image(db, target, row)
    mine = overlay.applied(base if base and theirs is None else theirs, edit)
    named = mine or base or theirs or {}
    channel, address = _place(db, target, row, named)
    return Problem(
        id=number,
        edit=edit,
        verb=verb,
        subject=subject,
        state=state,
        reason=reason,
        error_code=code,
        answer=answer,
        attempt=attempt,
        created_ms=created_ms,
        target=target,
        row=row,
        channel=channel,
        address=address,
        title=records.image_title(named) or (records.image_title(base) if base else ""),
        differences=() if state != "conflict" else _differences(edit, base, theirs),
        gone=theirs is None or reason == comparing.DELETED,
        deletes=isinstance(edit, edits.DeleteContact | edits.DeleteGroup | edits.UnblockAddress),
    )


def _place(db: apsw.Connection, target: str, row: int, image: Image) -> tuple[Channel, str]:
    found = first(db, f"SELECT channel FROM {target} WHERE id = ?", (row,)) or (0,)
    if target == "block":
        address = (first(db, "SELECT address FROM block WHERE id = ?", (row,)) or ("",))[0]
    else:
        address = next(iter(image.get("addresses", ())), "")
    return Channel(found[0]), address


def _differences(edit: Edit, base: Image | None, theirs: Image | None) -> tuple[Difference, ...]:
    """Return the fields of which both sides have their own idea; for a deletion, those that changed meanwhile."""
    mine = overlay.applied(base or theirs or {"groups": []}, edit)
    keys = [key for key in (mine or base or {}) if key not in {"groups", "members", "channel"}]
    if isinstance(edit, edits.ChangeContact):
        keys = [key for key in keys if key in edit.changes]
    return tuple(
        Difference(
            key=key,
            before=None if base is None else base.get(key),
            mine=None if mine is None else mine.get(key),
            theirs=None if theirs is None else theirs.get(key),
        )
        for key in keys
        if not records.same_value(key, (mine or base or {}).get(key), (theirs or {}).get(key))
    )


# --- the user's answers ---------------------------------------------------------------------------------------------


def without(db: apsw.Connection, number: int) -> Image | None:
    """Return what a record would show without an edit that waits for the user; None where it no longer waits."""
    found = first(
        db, "SELECT target, row FROM edit WHERE id = ? AND state IN ('refused', 'conflict', 'parked')", (number,)
    )
    if found is None:
        return None
    others = (each for each in overlay.open_edits(db, *found) if each[0] != number)
    return overlay.mine(overlay.server_image(db, *found), others)


def replace(db: apsw.Connection, number: int, action: Action, now_ms: int, touched: Touched) -> queue.Applied:
    """Let a command take the place of an edit that waits for the user: both in one transaction, or neither.

    Raises:
        Invalid: a value that the book cannot hold; the edit waits as before then.
    """
    take_theirs(db, number, now_ms, touched)
    return queue.enqueue(db, action, now_ms, touched)


def take_mine(db: apsw.Connection, number: int, now_ms: int, touched: Touched) -> None:
    """Let the user's side win: the edit goes again, and what the server has now is what he has seen.

    A record that is gone there is made anew, with all that is shown of it here; a new one that turned out to exist
    becomes a change of the existing one.
    """
    found = first(
        db,
        "SELECT kind, want, reason, target, row FROM edit WHERE id = ? AND state IN ('refused', 'conflict', 'parked')",
        (number,),
    )
    if found is None:
        return
    kind, want, reason, target, row = found
    edit = edits.load(kind, want)
    if reason == comparing.DELETED and target == "contact" and not isinstance(edit, edits.DeleteContact):
        _make_anew(db, number, row, now_ms, touched)
    elif reason == comparing.PRESENT and isinstance(edit, edits.AddContact):
        _change_existing(db, number, edit, now_ms, touched)
    else:
        _base_on(db, number, edit, overlay.server_image(db, target, row))
        queue.retry(db, number, touched)


def _base_on(db: apsw.Connection, number: int, edit: Edit, theirs: Image | None) -> None:
    if theirs is None:
        return
    base = coalescing.read_base(db, number) or {}
    shown = {key: theirs[key] for key in edit.changes} if isinstance(edit, edits.ChangeContact) else base | theirs
    db.execute("UPDATE edit SET base = ? WHERE id = ?", (records.dump_image(shown), number))


def _make_anew(db: apsw.Connection, number: int, row: int, now_ms: int, touched: Touched) -> None:
    """Make a new contact of what is shown of one that the server has no more, in a deed of its own."""
    image = records.contact_image(db, row)
    (channel,) = only(db, "SELECT channel FROM contact WHERE id = ?", (row,))
    _let_go(db, number, row, now_ms, touched)
    if image is not None:
        queue.enqueue(db, Action(Verb.RESTORE, (new_contact(Channel(channel), image),)), now_ms, touched)


def _let_go(db: apsw.Connection, number: int, row: int, now_ms: int, touched: Touched) -> None:
    """Take back all that waits for a contact that the server has no more, and the contact with it."""
    overlay.store_image(db, "contact", row, None)
    later = f"SELECT id FROM edit WHERE target = 'contact' AND row = ? AND {overlay.OPEN} AND state <> 'sending'"
    for (other,) in select(db, later, (row,)):
        queue.cancel(db, other, now_ms)
    queue.cancel(db, number, now_ms)
    queue.rebuild(db, "contact", row, touched)


def joined_again(db: apsw.Connection, members: Iterable[int], group: GroupId) -> list[edits.JoinGroup]:
    """Return how a group that is made anew gets those of its former members back that are still in the book."""
    there = (member for member in members if records.contact_image(db, member) is not None)
    return [edits.JoinGroup(contact=ContactId(member), group=group) for member in there]


def new_contact(channel: Channel, image: Image) -> edits.AddContact:
    """Return the edit that makes a contact of an image."""
    values = {
        key: tuple(image[key]) if isinstance(image[key], list) else image[key] for key in BY_KEY if image.get(key)
    }
    groups = tuple(GroupId(group) for group in image.get("groups", ()))
    return edits.AddContact(channel=channel, values=values, groups=groups)


def _change_existing(db: apsw.Connection, number: int, edit: edits.AddContact, now_ms: int, touched: Touched) -> None:
    """Turn a new contact that exists already into the change that gives the existing one its values."""
    contact = ContactId(queue.target_of(edit)[1])
    wanted = {key: value for key, value in edit.values.items() if value}
    queue.cancel(db, number, now_ms)
    queue.rebuild(db, "contact", contact, touched)
    change = edits.ChangeContact(contact=contact, changes=_with_addresses(db, contact, wanted))
    joins = tuple(edits.JoinGroup(contact=contact, group=group) for group in edit.groups)
    queue.enqueue(db, Action(Verb.CHANGE_CONTACT, (change, *joins)), now_ms, touched)


def _with_addresses(db: apsw.Connection, contact: int, wanted: dict[str, Any]) -> dict[str, Any]:
    """A change replaces the whole list of addresses: those that the existing contact has besides stay."""
    theirs = (records.contact_image(db, contact) or {"addresses": []})["addresses"]
    return wanted | {"addresses": tuple(dict.fromkeys((*theirs, *wanted.get("addresses", ()))))}


def take_theirs(db: apsw.Connection, number: int, now_ms: int, touched: Touched) -> None:
    """Let the server's side stand; a record that is gone there goes here, too."""
    found = first(
        db,
        "SELECT reason, target, row FROM edit WHERE id = ? AND state IN ('refused', 'conflict', 'parked')",
        (number,),
    )
    if found is None:
        return
    reason, target, row = found
    if reason == comparing.DELETED and target == "contact":
        _let_go(db, number, row, now_ms, touched)
        return
    if reason == comparing.DELETED:
        overlay.store_image(db, target, row, None)
    queue.discard(db, number, now_ms, touched)
