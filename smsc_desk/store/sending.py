"""Edits on their way: picked in order, committed as "sending" before the first byte, settled with the answer."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import assert_never

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit
from smsc_desk.book.identity import Channel
from smsc_desk.store import coalescing, jobs, overlay, queue, records
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import Row, first, only, select

# What is about a new record waits until it is born: where its creation was refused, its address may be another's.
_DISPATCHABLE = (
    """
SELECT e.id, e.kind, e.want, e.attempt, e.job FROM edit e INDEXED BY {index}
 WHERE e.state = 'queued' AND {whose}
 AND e.not_before_ms NOT BETWEEN :now + 1 AND :now + :longest
 AND NOT EXISTS (SELECT 1 FROM edit_key k JOIN edit_key o ON o.key = k.key AND o.edit < k.edit
                 WHERE k.edit = e.id AND (k.exclusive OR o.exclusive))
 AND NOT EXISTS (SELECT 1 FROM edit b WHERE b.target = e.target AND b.row = e.row AND b.id < e.id
                 AND b.kind IN ('AddContact', 'AddGroup') AND b."""
    + overlay.OPEN
    + """)
 ORDER BY e.id LIMIT :limit
"""
)

LONGEST_WAIT_MS = 61_000
"""No edit waits longer for a time: one that says so was written before the wall clock was put back."""

_OWN = (
    _DISPATCHABLE.format(index="edit_queued_block", whose="e.job IS NULL AND e.target = 'block'"),
    _DISPATCHABLE.format(index="edit_queued", whose="e.job IS NULL"),
)
"""Who asked not to be written to does not wait behind other edits, and the user's own do not wait behind an import."""

NOBODY = "{}"
"""Kept with a new contact on its way: a look, or a listing, just before showed nobody under its addresses."""

_OF_JOB = _DISPATCHABLE.format(index="edit_queued_job", whose="e.job = :job AND e.job NOTNULL AND e.id <= :last")


_NEXT_WAIT = (
    "SELECT min(not_before_ms) FROM edit WHERE state = 'queued' AND not_before_ms > 0"
    " AND not_before_ms BETWEEN :now + 1 AND :now + :longest"
)
_ON_THEIR_WAY = "SELECT id, kind, want, sent_ms FROM edit WHERE state = 'sending'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A committed attempt to carry out an edit: nothing is sent without one in hand.

    `address` finds the contact as the server has it now; `others` are its further addresses there, which have to be
    named too where a look found it `by_all` of them only. Group numbers are the server's. `answered`: the provider has
    answered, in a way that has to be looked up. `look`: nothing leaves before the server was looked at.
    `of_job`: it is not the user's own. `taken_back`: the user no longer wants it, but its request may still arrive.
    """

    id: int
    number: int
    edit: Edit
    channel: Channel
    address: str = ""
    others: tuple[str, ...] = ()
    by_all: bool = False
    group: int | None = None
    groups: tuple[int, ...] = ()
    answered: bool = False
    look: bool = False
    of_job: bool = False
    taken_back: bool = False
    server_id: int | None = None  # of the contact, where it is known: another one may have its address, too


class Kind(enum.Enum):
    """What became of an attempt."""

    DONE = "done"
    REFUSED = "refused"
    CONFLICT = "conflict"
    AGAIN = "queued"  # surely not carried out: wait, then send it again
    DOUBT = "ambiguous"  # it may or may not have been carried out
    PARKED = "parked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an attempt, with the provider's number for a new record and its reason for a refusal."""

    kind: Kind
    server_id: int | None = None
    code: int | None = None
    reason: str = ""
    answer: str = ""
    wait_ms: int = 0
    answered: bool = False  # with DOUBT: the provider has done with the request, so it can be looked up at once
    unsent: bool = False  # nothing of this attempt was carried out, so that it does not count as one


def take(
    db: apsw.Connection,
    own: int,
    of_jobs: int,
    stop: Callable[[apsw.Connection, int, Edit], Outcome | None],
    now_ms: int,
    touched: Touched,
) -> list[Attempt]:
    """Pick edits that may go now and write down that they go; one that cannot be sent is set aside with its reason.

    At most `own` are the user's own, which come first, and so many all together as `of_jobs` says. `stop` says what
    stands against an edit by what is known here (`comparing.by_listing`), None for nothing.
    """
    attempts = []
    for number, kind, want, tried, job, of_listed in _picked(db, own, of_jobs, now_ms):
        edit = edits.load(kind, want)
        listed = of_listed and not _seen_since(db, number, edit)
        attempt = prepared(db, number, tried + 1, edit)
        verdict = stop(db, number, edit) if attempt else Outcome(kind=Kind.REFUSED, reason="group_missing")
        if attempt is None or verdict is not None:
            _settle_state(db, number, verdict or Outcome(kind=Kind.REFUSED), now_ms)
            queue.rebuild(db, *queue.target_of(edit), touched)
            continue
        look = _is_looked_at(edit, listed=listed) or _may_hit_another(db, attempt)
        db.execute(
            "UPDATE edit SET state = 'sending', attempt = attempt + 1, sent_ms = ?, before_img = ? WHERE id = ?",
            (
                None if look else now_ms,
                NOBODY if listed and isinstance(edit, edits.AddContact) else None,
                number,
            ),
        )
        attempts.append(dataclasses.replace(attempt, look=look, of_job=job is not None))
    return attempts


def _picked(db: apsw.Connection, own: int, of_jobs: int, now_ms: int) -> list[Row]:
    """Return number, kind, values, attempts, job, and whether compared with a listing, of those that may go.

    The edits of jobs are found job by job: those of one that is held back are not even read.
    """
    values = {"now": now_ms, "limit": own, "longest": LONGEST_WAIT_MS}
    users: dict[int, Row] = {}
    for query in _OWN if own > 0 else ():
        users |= {row[0]: (*row, False) for row in select(db, query, values)}
    picked = sorted([*users.values()][:own] if own > 0 else [])
    for job in jobs.may_send(db, now_ms) if of_jobs > len(picked) else ():
        rest = values | {"limit": of_jobs - len(picked), "job": job.id, "last": job.last_edit}
        picked += [(*row, job.listed) for row in select(db, _OF_JOB, rest)]
        if len(picked) >= of_jobs:
            break
    return picked


def _seen_since(db: apsw.Connection, number: int, edit: Edit) -> bool:
    """Tell whether a listing has shown a contact in another way since its edit was planned: then it is looked at."""
    target, row = queue.target_of(edit)
    if target != "contact":
        return False
    seen = overlay.server_image(db, target, row)
    if isinstance(edit, edits.AddContact):
        return seen is not None
    if seen is None:
        return True
    base = coalescing.read_base(db, number) or {}
    return any(not records.same_value(key, base[key], seen[key]) for key in base if key in seen)


def _is_looked_at(edit: Edit, *, listed: bool) -> bool:
    """Tell whether the server is looked at before an edit is sent: until `leave` is committed, nothing has left.

    The rows of an import were compared with a whole listing (`listed`). Memberships are sets, and need no look.
    """
    new_group = isinstance(edit, edits.AddGroup)
    return new_group or (not listed and isinstance(edit, edits.AddContact | edits.ChangeContact | edits.DeleteContact))


_ANOTHERS = """
SELECT 1 FROM address a JOIN contact c ON c.id = a.contact AND NOT c.deleted
 WHERE a.channel = :channel AND a.value = :address AND a.contact <> :row
UNION ALL
SELECT 1 FROM edit_key k JOIN edit e ON e.id = k.edit WHERE k.key = :key AND e.target = 'contact' AND e.row <> :row
LIMIT 1
"""


def _may_hit_another(db: apsw.Connection, attempt: Attempt) -> bool:
    """Tell whether the number that a membership is sent by has, had, or is to have another contact as well."""
    if not isinstance(attempt.edit, edits.JoinGroup | edits.LeaveGroup | edits.MoveToGroup):
        return False
    names = {"channel": attempt.channel, "address": attempt.address, "row": attempt.edit.contact}
    return first(db, _ANOTHERS, names | {"key": queue.address_key(attempt.channel, attempt.address)}) is not None


def leave(db: apsw.Connection, attempt: Attempt, now_ms: int, _touched: Touched) -> None:
    """Write down that an edit leaves now, after the look; before that is committed, no byte of it may."""
    db.execute("UPDATE edit SET sent_ms = ? WHERE id = ? AND state = 'sending'", (now_ms, attempt.id))


def prepared(db: apsw.Connection, number: int, tried: int, edit: Edit) -> Attempt | None:
    """Return the attempt with the server's names for what the edit is about; None where the group is not there."""
    match edit:
        case edits.AddContact():
            groups = _server_groups(db, edit.groups)
            if groups is None:
                return None
            return Attempt(id=number, number=tried, edit=edit, channel=edit.channel, groups=groups)
        case edits.ChangeContact() | edits.DeleteContact():
            return _of_contact(db, number, tried, edit, edit.contact)
        case edits.JoinGroup() | edits.LeaveGroup() | edits.MoveToGroup():
            group = _server_group(db, edit.group)
            if group is None:
                return None
            return dataclasses.replace(_of_contact(db, number, tried, edit, edit.contact), group=group)
        case edits.AddGroup() | edits.BlockAddress() | edits.UnblockAddress():
            return Attempt(id=number, number=tried, edit=edit, channel=edit.channel)
        case edits.ChangeGroup() | edits.DeleteGroup():
            row = first(db, "SELECT channel, server_id FROM grp WHERE id = ?", (edit.group,))
            if row is None or row[1] is None:
                return None
            return Attempt(id=number, number=tried, edit=edit, channel=Channel(row[0]), group=row[1])
        case _:
            assert_never(edit)


def _server_group(db: apsw.Connection, group: int) -> int | None:
    row = first(db, "SELECT server_id FROM grp WHERE id = ?", (group,))
    return row[0] if row else None


def _server_groups(db: apsw.Connection, groups: Iterable[int]) -> tuple[int, ...] | None:
    """Return the server's numbers of groups, less those that are gone; None where one is still to come."""
    rows = (first(db, "SELECT server_id FROM grp WHERE id = ?", (group,)) for group in groups)
    numbers = tuple(row[0] for row in rows if row is not None)
    return None if None in numbers else numbers


def _of_contact(db: apsw.Connection, number: int, tried: int, edit: Edit, contact: int) -> Attempt:
    """Return an attempt with the channel, the addresses and the number that the server knows a contact by."""
    channel, known = only(db, "SELECT channel, server_id FROM contact WHERE id = ?", (contact,))
    image = overlay.server_image(db, "contact", contact) or records.contact_image(db, contact) or {"addresses": [""]}
    address, *others = image["addresses"]
    return Attempt(
        id=number, number=tried, edit=edit, channel=Channel(channel), address=address, others=tuple(others),
        server_id=known,
    )  # fmt: skip


def settle(db: apsw.Connection, attempt: Attempt, outcome: Outcome, now_ms: int, touched: Touched) -> None:
    """Write down what became of an attempt: its state and the record's copies, in one transaction."""
    target, row = queue.target_of(attempt.edit)
    if outcome.kind == Kind.DONE:
        _effect(db, attempt, outcome, now_ms)
    _settle_state(db, attempt.id, outcome, now_ms)
    if isinstance(attempt.edit, edits.DeleteGroup) and outcome.kind == Kind.DONE:
        touched.contacts.update(queue.members(db, row))
    if outcome.kind == Kind.REFUSED:
        queue.forget_unborn(db, attempt.edit)
        queue.rebase_later(db, attempt.id)
    queue.rebuild(db, target, row, touched)
    if outcome.kind == Kind.REFUSED:
        queue.cancel_memberships(db, target, row, now_ms, touched)


def _effect(db: apsw.Connection, attempt: Attempt, outcome: Outcome, now_ms: int) -> None:
    target, row = queue.target_of(attempt.edit)
    before = overlay.server_image(db, target, row)
    after = overlay.applied(before, attempt.edit)
    if after is not None and target == "grp":
        after = after | {"name": kept_name(after["name"])}
    db.execute(
        "UPDATE edit SET before_img = ?, after_img = ? WHERE id = ?",
        (before and records.dump_image(before), after and records.dump_image(after), attempt.id),
    )
    _bury(db, attempt, target, before, now_ms)
    overlay.store_image(db, target, row, after)
    if after is None:  # whatever is made in this row again is another one there
        db.execute(f"UPDATE {target} SET server_id = NULL WHERE id = ?", (row,))
    _number(db, target, row, outcome.server_id)
    db.execute(f"UPDATE {target} SET settled = ? WHERE id = ?", (next_settled(db), row))


def _number(db: apsw.Connection, target: str, row: int, server_id: int | None) -> None:
    # The number that `add` answers is not kept for a contact: the page does not say that it is the `int_id`.
    if server_id is None or target == "contact":
        return
    if target == "grp":
        _adopt_group(db, row, server_id)
    db.execute(f"UPDATE {target} SET server_id = ? WHERE id = ?", (server_id, row))


def _adopt_group(db: apsw.Connection, row: int, server_id: int) -> None:
    """A listing may have brought our new group as a stranger's before its answer was known: that row becomes ours."""
    same = "SELECT id FROM grp WHERE server_id = ? AND id <> ? AND channel = (SELECT channel FROM grp WHERE id = ?)"
    for (stranger,) in select(db, same, (server_id, row, row)):
        db.execute("UPDATE OR IGNORE member SET grp = ? WHERE grp = ?", (row, stranger))
        if overlay.open_edits(db, "grp", stranger):
            db.execute("UPDATE grp SET server_id = NULL, on_server = 0 WHERE id = ?", (stranger,))
        else:
            db.execute("DELETE FROM grp WHERE id = ?", (stranger,))


def _bury(db: apsw.Connection, attempt: Attempt, target: str, before: records.Image | None, now_ms: int) -> None:
    """Keep what was deleted, so that a listing that began before cannot bring it back, and it can be restored.

    An address that a contact gave up is remembered in the same way: an older page would make a second contact of it.
    """
    if before is None:
        return
    if target == "grp":
        before = before | {"members": queue.members(db, queue.target_of(attempt.edit)[1])}
    for address, cause in _given_up(attempt, before):
        db.execute(
            "INSERT INTO tombstone(kind, channel, address, gone_ms, settled, image, cause, title)"
            " VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            (
                target, attempt.channel, address, now_ms, next_settled(db), records.dump_image(before), cause,
                records.image_title(before),
            ),
        )  # fmt: skip


def _given_up(attempt: Attempt, before: records.Image) -> list[tuple[str, str]]:
    match attempt.edit:
        case edits.DeleteContact():
            return [(attempt.address, "user")]
        case edits.DeleteGroup():
            return [(str(attempt.group), "user")]
        case edits.UnblockAddress():
            return [(attempt.edit.address, "user")]
        case edits.ChangeContact():
            after = overlay.applied(before, attempt.edit) or before
            return [(address, "changed") for address in before["addresses"] if address not in after["addresses"]]
        case _:
            return []


def next_settled(db: apsw.Connection) -> int:
    """Count one more settled edit; listings compare their rows with this count."""
    (number,) = only(
        db,
        "INSERT INTO meta(key, value) VALUES('settled', '1')"
        " ON CONFLICT(key) DO UPDATE SET value = CAST(value AS INTEGER) + 1 RETURNING CAST(value AS INTEGER)",
    )
    return int(number)


def _settle_state(db: apsw.Connection, number: int, outcome: Outcome, now_ms: int) -> None:
    terminal = outcome.kind in {Kind.DONE, Kind.REFUSED, Kind.CONFLICT, Kind.PARKED}
    doubt = outcome.kind is Kind.DOUBT
    db.execute(
        "UPDATE edit SET state = ?, reason = ?, error_code = ?, answer = ?, not_before_ms = ?, finished_ms = ?,"
        " answered = ?, doubted = doubted OR ?, attempt = attempt - ? WHERE id = ?",
        (
            outcome.kind.value,
            outcome.reason or None,
            outcome.code,
            outcome.answer or None,
            now_ms + outcome.wait_ms if outcome.wait_ms else 0,
            now_ms if terminal else None,
            doubt and outcome.answered,
            doubt,
            outcome.unsent,
            number,
        ),
    )
    # What waits for the user goes on holding its keys: later edits of the same record must not overtake it.
    if outcome.kind in {Kind.DONE, Kind.REFUSED}:
        queue.unlock(db, number)


def kept_name(name: str) -> str:
    """Return a group's name as the provider keeps it: with a capital first letter (provider-api, "Answers")."""
    return name[:1].upper() + name[1:]


def recover(db: apsw.Connection, touched: Touched) -> None:
    """After a stop: what was on its way may or may not have arrived; what was still looked at has surely not left."""
    for number, kind, want, sent_ms in select(db, _ON_THEIR_WAY):
        if sent_ms is None:
            db.execute("UPDATE edit SET state = 'queued', attempt = attempt - 1 WHERE id = ?", (number,))
            queue.rebuild(db, *queue.target_of(edits.load(kind, want)), touched)
            continue
        db.execute(
            "UPDATE edit SET state = 'ambiguous', reason = 'stopped', answered = 0, doubted = 1 WHERE id = ?", (number,)
        )
        queue.rebuild(db, *queue.target_of(edits.load(kind, want)), touched)


def next_wait_ms(db: apsw.Connection, now_ms: int) -> int | None:
    """Return the milliseconds until the next edit may go, None when none waits for a time."""
    (soonest,) = only(db, _NEXT_WAIT, {"now": now_ms, "longest": LONGEST_WAIT_MS})
    return None if soonest is None else int(soonest - now_ms)
