"""The queue of edits: from the user's command to the provider's word on it.

    queued ──▶ sending ──▶ done                      an edit leaves the queue only by a committed terminal state
      ▲           ├──────▶ refused                   stays to be seen, with the provider's reason
      ├───────────┤ not sent                         nothing left this computer
      │           └──────▶ ambiguous ─▶ verifying    the answer never came: looked up before it is sent again
      └── retried

Edits on the same keys go strictly in order. Keys are what an edit touches: `c:7` a contact, `g:3` a group, `p:79…`
and `m:…` an address, `n:5` a mailing number; memberships only share the key of their group, so that they run side by
side.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Action, Edit
from smsc_desk.book.identity import BlockId, Channel, ContactId, GroupId
from smsc_desk.store import checks, coalescing, overlay, records
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import first, only, select

_KEY_PREFIX = {Channel.PHONE: "p", Channel.EMAIL: "m"}


@dataclass(frozen=True, slots=True)
class Applied:
    """What a command became: its action (None when there was nothing to do) and the rows its edits are about."""

    action: int | None
    contacts: tuple[ContactId, ...] = ()
    groups: tuple[GroupId, ...] = ()
    blocks: tuple[BlockId, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an edit stands among the user's deeds, and of a job: which row it comes from, and what it counts for.

    `undo_of`: the edit of an import that this one leads back.
    """

    action: int
    step: int
    now_ms: int
    job: int | None = None
    line: int | None = None
    part: str = ""
    undo_of: int | None = None


def target_of(edit: Edit) -> tuple[str, int]:
    """Return the kind and the local id of the record that an edit is about."""
    match edit:
        case edits.AddContact() | edits.ChangeContact() | edits.DeleteContact():
            row: int | None = edit.contact
            kind = "contact"
        case edits.JoinGroup() | edits.LeaveGroup() | edits.MoveToGroup():
            row, kind = edit.contact, "contact"
        case edits.AddGroup() | edits.ChangeGroup() | edits.DeleteGroup():
            row, kind = edit.group, "grp"
        case edits.BlockAddress() | edits.UnblockAddress():
            row, kind = edit.block, "block"
        case _:
            assert_never(edit)
    if row is None:
        raise ValueError("an edit without its record")
    return kind, row


def enqueue(db: apsw.Connection, action: Action, now_ms: int, touched: Touched) -> Applied:
    """Make the edits of a command here and queue them; the caller holds the transaction.

    Raises:
        Invalid: a value that the book cannot hold; nothing is queued then.
    """
    number = begin_action(db, action.verb, action.subject, now_ms)
    queued = [queue_edit(db, Place(number, step, now_ms), asked, touched) for step, asked in enumerate(action.edits)]
    made = [edit for edit in queued if edit is not None]
    if not made:
        db.execute("DELETE FROM action WHERE id = ?", (number,))
    return applied(number if made else None, made)


def begin_action(
    db: apsw.Connection, verb: str, subject: str, now_ms: int, undone: tuple[int, int, int] | None = None
) -> int:
    """Write down a deed of the user; `undone` names the action that it undoes, its depth, and the chain's first."""
    undo_of, depth, root = undone or (None, -1, None)
    db.execute(
        "INSERT INTO action(verb, subject, created_ms, undo_of, depth, root) VALUES(?, ?, ?, ?, ?, ?)",
        (verb, subject, now_ms, undo_of, depth + 1, root),
    )
    return db.last_insert_rowid()


def applied(action: int | None, made: Iterable[Edit]) -> Applied:
    """Return what a command became."""
    rows: dict[str, dict[int, None]] = {"contact": {}, "grp": {}, "block": {}}
    for edit in made:
        target, row = target_of(edit)
        rows[target][row] = None
    return Applied(
        action,
        tuple(map(ContactId, rows["contact"])),
        tuple(map(GroupId, rows["grp"])),
        tuple(map(BlockId, rows["block"])),
    )


def queue_edit(db: apsw.Connection, place: Place, asked: Edit, touched: Touched) -> Edit | None:
    """Make one edit here and queue it; None where it would change nothing.

    Raises:
        Invalid: a value that the book cannot hold.
    """
    edit = checks.checked(db, _born(db, asked, place.now_ms))
    if edit is not None:
        _queue(db, edit, place, touched)
    return edit


def _born(db: apsw.Connection, edit: Edit, now_ms: int) -> Edit:
    """Give a new record its row, so that it has an id from birth on."""
    match edit:
        case edits.AddContact(contact=None):
            db.execute(
                "INSERT INTO contact(channel, addresses, deleted, added_ms) VALUES(?, '', 1, ?)",
                (edit.channel, now_ms),
            )
            return dataclasses.replace(edit, contact=ContactId(db.last_insert_rowid()))
        case edits.AddGroup(group=None):
            db.execute("INSERT INTO grp(channel, name, name_key, deleted) VALUES(?, '', '', 1)", (edit.channel,))
            return dataclasses.replace(edit, group=GroupId(db.last_insert_rowid()))
        case edits.BlockAddress(block=None) | edits.UnblockAddress(block=None):
            return dataclasses.replace(edit, block=_block_row(db, edit, now_ms))
        case _:
            return edit


def _block_row(db: apsw.Connection, edit: edits.BlockAddress | edits.UnblockAddress, now_ms: int) -> BlockId | None:
    """Return the row of an entry; one that is to leave the list does not get a row for that."""
    address = checks.normal_address(edit.channel, edit.address)
    if isinstance(edit, edits.BlockAddress):
        db.execute(
            "INSERT INTO block(channel, address, type, deleted, added_ms) VALUES(?, ?, 0, 1, ?)"
            " ON CONFLICT(channel, address) DO NOTHING",
            (edit.channel, address, now_ms),
        )
    found = first(db, "SELECT id FROM block WHERE channel = ? AND address = ?", (edit.channel, address))
    return None if found is None else BlockId(found[0])


def _queue(db: apsw.Connection, edit: Edit, place: Place, touched: Touched) -> None:
    target, row = target_of(edit)
    overlay.keep_image(db, target, row)
    base = _base(records.READ_IMAGE[target](db, row), edit)
    if base is not None and isinstance(edit, edits.DeleteContact | edits.DeleteGroup):
        _add_what_undo_needs(db, target, row, base)
    number = _insert(db, edit, None if base is None else records.dump_image(base), place)
    own_keys = keys(db, edit)
    carrier = coalescing.absorb(db, number, edit, own_keys)
    lock(db, carrier, own_keys if carrier == number else None)
    if target == "contact":
        db.execute("UPDATE contact SET changed_ms = ? WHERE id = ?", (place.now_ms, row))
    rebuild(db, target, row, touched)
    cancel_memberships(db, target, row, place.now_ms, touched)


def _add_what_undo_needs(db: apsw.Connection, target: str, row: int, base: records.Image) -> None:
    """The row of what is deleted goes: keep what makes it anew, should the deletion be undone."""
    (base["channel"],) = only(db, f"SELECT channel FROM {target} WHERE id = ?", (row,))
    if target == "grp":
        base["members"] = members(db, row)


def forget_unborn(db: apsw.Connection, edit: Edit) -> None:
    """Let the deletion of a record that waited behind its creation cancel both, now that the creation was refused."""
    if not isinstance(edit, edits.AddContact | edits.AddGroup):
        return
    number, state, last = overlay.open_edits(db, *target_of(edit))[-1]
    if state == "queued" and isinstance(last, edits.DeleteContact | edits.DeleteGroup):
        coalescing.absorb(db, number, last, {})


def cancel_memberships(db: apsw.Connection, target: str, row: int, now_ms: int, touched: Touched) -> None:
    """Cancel what waits for a group that was deleted before the provider had it."""
    if target != "grp" or first(db, "SELECT 1 FROM grp WHERE id = ?", (row,)) is not None:
        return
    for number in _membership_edits(db, row):
        cancel(db, number, now_ms)
        _rebuild_of(db, number, touched)


def _insert(db: apsw.Connection, edit: Edit, base: str | None, place: Place) -> int:
    target, row = target_of(edit)
    db.execute(
        "INSERT INTO edit(action, step, kind, target, row, want, base, state, created_ms, job, job_row, part, undo_of)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?)",
        (
            place.action,
            place.step,
            type(edit).__name__,
            target,
            row,
            edits.dump(edit),
            base,
            place.now_ms,
            place.job,
            place.line,
            place.part,
            place.undo_of,
        ),
    )
    return db.last_insert_rowid()


def _base(image: records.Image | None, edit: Edit) -> records.Image | None:
    """Return what the user saw of the fields that an edit changes; of the whole record where it deletes it."""
    if image is not None and isinstance(edit, edits.ChangeContact):
        return {key: image[key] for key in edit.changes}
    return image


def rebuild(db: apsw.Connection, target: str, row: int, touched: Touched) -> None:
    """Show a record anew, after its edits changed, and note what that touches."""
    note(db, target, row, touched)
    seen = _members_seeing(db, target, row)
    overlay.rebuild(db, target, row)
    touched.contacts.update(seen.symmetric_difference(_members_seeing(db, target, row)))
    touched.queue = True


def _members_seeing(db: apsw.Connection, target: str, row: int) -> set[int]:
    """Return the contacts that show a group: they change when it goes and when it comes back."""
    if target != "grp" or first(db, "SELECT 1 FROM grp WHERE id = ? AND NOT deleted", (row,)) is None:
        return set()
    return set(members(db, row))


def note(db: apsw.Connection, target: str, row: int, touched: Touched) -> None:
    """Note that a record changes, and what shows a part of it."""
    match target:
        case "contact":
            touched.contacts.add(row)
            touched.blocks.update(blocks_of(db, row))
        case "grp":
            touched.groups = True
        case "block":
            touched.blocks.add(row)
            touched.contacts.update(records.block_owners(db, row))


def blocks_of(db: apsw.Connection, contact: int) -> list[int]:
    """Return the blacklist entries of a contact's addresses."""
    rows = db.execute(
        "SELECT b.id FROM address a JOIN block b ON b.address = a.value AND b.channel = a.channel WHERE a.contact = ?",
        (contact,),
    )
    return [row for (row,) in rows]


def members(db: apsw.Connection, group: int) -> list[int]:
    """Return the contacts of a group."""
    return [contact for (contact,) in select(db, "SELECT contact FROM member WHERE grp = ?", (group,))]


# --- keys -----------------------------------------------------------------------------------------------------------


def lock(db: apsw.Connection, number: int, known: Mapping[str, bool] | None = None) -> None:
    """Write down the keys of an edit that may be sent, those that are known; one that is not queued has none."""
    found = first(db, "SELECT kind, want FROM edit WHERE id = ? AND state = 'queued'", (number,))
    if found is None:
        return
    if known is None:
        known = keys(db, edits.load(*found), coalescing.read_base(db, number))
    for key, exclusive in known.items():
        db.execute("INSERT OR IGNORE INTO edit_key(key, edit, exclusive) VALUES(?, ?, ?)", (key, number, exclusive))


def unlock(db: apsw.Connection, number: int) -> None:
    """Let later edits on the same keys pass."""
    db.execute("DELETE FROM edit_key WHERE edit = ?", (number,))


def keys(db: apsw.Connection, edit: Edit, base: records.Image | None = None) -> dict[str, bool]:
    """Return what an edit touches, and whether it must be alone on it.

    `base` is what the user saw before the first of the edits that it was put together of: of a record that is only on
    its way to the provider, nothing else tells what it will have there.
    """
    match edit:
        case edits.AddContact():
            return _contact_keys(db, edit, base) | {f"g:{group}": False for group in edit.groups}
        case edits.JoinGroup() | edits.LeaveGroup() | edits.MoveToGroup():
            return _contact_keys(db, edit, base) | {f"g:{edit.group}": False}
        case edits.ChangeContact() | edits.DeleteContact():
            return _contact_keys(db, edit, base)
        case edits.AddGroup():
            return _group_keys(db, edit, base) | {f"gn:{int(edit.channel)}:{edit.name.casefold()}": True}
        case edits.ChangeGroup() | edits.DeleteGroup():
            return _group_keys(db, edit, base)
        case edits.BlockAddress() | edits.UnblockAddress():
            return {f"b{_KEY_PREFIX[edit.channel]}:{edit.address}": True}
        case _:
            assert_never(edit)


def address_key(channel: Channel, address: str) -> str:
    """Return the key of a contact's address."""
    return f"{_KEY_PREFIX[channel]}:{address}"


def _contact_keys(db: apsw.Connection, edit: Edit, base: records.Image | None) -> dict[str, bool]:
    _, row = target_of(edit)
    (channel,) = only(db, "SELECT channel FROM contact WHERE id = ?", (row,))
    images = (overlay.server_image(db, "contact", row), records.contact_image(db, row), _wanted(edit), base)
    addresses = {address for image in images if image for address in image.get("addresses", ())}
    return {f"c:{row}": True} | {address_key(Channel(channel), address): True for address in sorted(addresses)}


def _group_keys(
    db: apsw.Connection, edit: edits.AddGroup | edits.ChangeGroup | edits.DeleteGroup, base: records.Image | None
) -> dict[str, bool]:
    """A mailing number belongs to one group: who gives it up goes before who takes it."""
    _, row = target_of(edit)
    images = (overlay.server_image(db, "grp", row), records.group_image(db, row), base)
    numbers = {image["number"] for image in images if image}
    if not isinstance(edit, edits.DeleteGroup):
        numbers.add(edit.number)
    return {f"g:{row}": True} | {f"n:{number}": True for number in numbers if number is not None}


def _wanted(edit: Edit) -> dict[str, Any] | None:
    match edit:
        case edits.AddContact():
            return edit.values
        case edits.ChangeContact():
            return edit.changes
        case _:
            return None


# --- the user's second thoughts -------------------------------------------------------------------------------------


def retry(db: apsw.Connection, number: int, touched: Touched) -> None:
    """Queue an edit again that was set aside; one in doubt is looked up first, and by itself.

    What was not surely refused still counts as once sent.
    """
    db.execute(
        "UPDATE edit SET attempt = CASE state WHEN 'refused' THEN 0 ELSE attempt END, state = 'queued',"
        " not_before_ms = 0, reason = NULL, error_code = NULL, answer = NULL, finished_ms = NULL"
        " WHERE id = ? AND state IN ('refused', 'conflict', 'parked')",
        (number,),
    )
    lock(db, number)
    _rebuild_of(db, number, touched)


def discard(db: apsw.Connection, number: int, now_ms: int, touched: Touched) -> None:
    """Take an edit back that is not on its way; what depends on a record that now never comes goes with it."""
    found = first(
        db,
        "SELECT kind, want FROM edit WHERE id = ? AND state NOT IN ('sending', 'done', 'cancelled', 'merged')",
        (number,),
    )
    if found is None:
        return
    for dependent in _dependents(db, number, edits.load(*found)):
        cancel(db, dependent, now_ms)
        _rebuild_of(db, dependent, touched)
    cancel(db, number, now_ms)
    rebase_later(db, number)
    _rebuild_of(db, number, touched)


def rebase_later(db: apsw.Connection, number: int) -> None:
    """Let the edits that came after one without effect stand on what the user saw before it.

    Their base holds what that one wanted; the server never had it, and must not look as if somebody had changed it.
    """
    kind, want, target, row = only(db, "SELECT kind, want, target, row FROM edit WHERE id = ?", (number,))
    base = coalescing.read_base(db, number)
    wanted = base and overlay.applied(base, edits.load(kind, want))
    if base is None or wanted is None:
        return
    later = "SELECT id FROM edit WHERE target = ? AND row = ? AND id > ? AND state = 'queued' AND base NOTNULL"
    for (other,) in select(db, later, (target, row, number)):
        image = coalescing.read_base(db, other) or {}
        stood = {key: base[key] for key in base if key in image and image[key] == wanted.get(key)}
        db.execute("UPDATE edit SET base = ? WHERE id = ?", (records.dump_image(image | stood), other))


def _dependents(db: apsw.Connection, number: int, edit: Edit) -> list[int]:
    """Return the open edits that make no sense without this one."""
    if not isinstance(edit, edits.AddContact | edits.AddGroup):
        return []
    target, row = target_of(edit)
    query = f"SELECT id FROM edit WHERE target = ? AND row = ? AND id > ? AND {overlay.OPEN} AND state <> 'sending'"
    later = [found for (found,) in select(db, query, (target, row, number))]
    return later if target == "contact" else [*later, *_membership_edits(db, row)]


def _membership_edits(db: apsw.Connection, group: int) -> list[int]:
    query = (
        f"SELECT id FROM edit WHERE {overlay.OPEN} AND state <> 'sending'"
        " AND kind IN ('JoinGroup', 'LeaveGroup', 'MoveToGroup') AND json_extract(want, '$.group') = ?"
    )
    return [number for (number,) in select(db, query, (group,))]


def cancel(db: apsw.Connection, number: int, now_ms: int) -> None:
    """End an edit by the user's word; one whose request may still arrive keeps its keys until `let_pass`.

    Else a later edit of the same record could be sent at once, and be overtaken by that request (reliability, A.5).
    """
    db.execute(
        "UPDATE edit SET held = state IN ('ambiguous', 'verifying') AND NOT answered, state = 'cancelled',"
        " finished_ms = ? WHERE id = ?",
        (now_ms, number),
    )
    db.execute("DELETE FROM edit_key WHERE edit = (SELECT id FROM edit WHERE id = ? AND NOT held)", (number,))


def let_pass(db: apsw.Connection, number: int) -> None:
    """Free the keys of an edit that was taken back: its request can take no effect any more."""
    db.execute("UPDATE edit SET held = 0 WHERE id = ?", (number,))
    unlock(db, number)


def _rebuild_of(db: apsw.Connection, number: int, touched: Touched) -> None:
    target, row = only(db, "SELECT target, row FROM edit WHERE id = ?", (number,))
    rebuild(db, target, row, touched)


# --- reading --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedEdit:
    """An edit as the lists show it."""

    id: int
    edit: Edit
    verb: str
    subject: str
    state: str
    attempt: int
    reason: str
    error_code: int | None
    answer: str
    created_ms: int


_COLUMNS = (
    "SELECT e.id, e.kind, e.want, a.verb, a.subject, e.state, e.attempt, coalesce(e.reason, ''), e.error_code,"
    " coalesce(e.answer, ''), e.created_ms FROM edit e JOIN action a ON a.id = e.action"
)

MOST_LISTED = 10_000
"""Nobody reads more at once; counts are of all."""


def listed(db: apsw.Connection, *, target: str | None = None, row: int | None = None) -> list[QueuedEdit]:
    """Return the open edits, of all records or of one, oldest first."""
    where = "" if target is None else "AND e.target = :target AND e.row = :row "
    return _read(
        db,
        f"{_COLUMNS} WHERE e.{overlay.OPEN} {where} ORDER BY e.id LIMIT {MOST_LISTED}",
        {"target": target, "row": row} if target else {},
    )


def of_action(db: apsw.Connection, action: int) -> list[QueuedEdit]:
    """Return the edits of a deed, whatever became of them."""
    return _read(db, f"{_COLUMNS} WHERE e.action = :action ORDER BY e.step LIMIT {MOST_LISTED}", {"action": action})


def _read(db: apsw.Connection, query: str, values: dict[str, Any]) -> list[QueuedEdit]:
    return [
        QueuedEdit(
            id=row[0],
            edit=edits.load(row[1], row[2]),
            verb=row[3],
            subject=row[4],
            state=row[5],
            attempt=row[6],
            reason=row[7],
            error_code=row[8],
            answer=row[9],
            created_ms=row[10],
        )
        for row in db.execute(query, values)
    ]
