"""Edits in doubt: their answer never came, so the server is looked at before anything is sent again.

Only after the fence, when the request can no longer take effect, does a look tell the truth (reliability, A.3). What
is seen is the effect, the state from before, or a third value that somebody else wrote.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Sequence
from typing import assert_never

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit
from smsc_desk.book.identity import Channel
from smsc_desk.store import comparing, listings, overlay, queue, records, sending
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import only, select
from smsc_desk.store.listings import ListedBlock, ListedContact, ListedGroup
from smsc_desk.store.records import Image
from smsc_desk.store.sending import Attempt, Kind, Outcome

MOST_ATTEMPTS = 5
"""An edit whose effect is absent after so many attempts waits for the user.

The design has three (reliability, A.2 rule 4): a line that loses one request in twenty would then set aside one edit in
8,000, though the look after the fence makes each further attempt as safe as the first; five make it one in 3 millions.
"""


class Sight(enum.Enum):
    """What a look at the server shows of an edit."""

    EFFECT = "effect"
    ABSENT = "absent"
    OTHER = "other"  # neither what was there nor what was wanted


_IN_DOUBT = (
    "SELECT id, kind, want, attempt, answered, job FROM edit WHERE state IN ('ambiguous', 'verifying') ORDER BY id"
)
_TAKEN_BACK = "SELECT id, kind, want, attempt, job FROM edit WHERE held ORDER BY id"


def in_doubt(db: apsw.Connection, now_ms: int, touched: Touched) -> list[Attempt]:
    """Return the attempts whose answers never came, oldest first; one that cannot even be asked about is set aside.

    After them come those that were taken back before anybody could look: nothing of their records leaves before
    `let_pass` says that they can no more take effect.
    """
    rows = select(db, _IN_DOUBT)
    attempts = []
    for number, kind, want, tried, answered, job in rows:
        edit = edits.load(kind, want)
        attempt = sending.prepared(db, number, tried, edit)
        if attempt is None:
            _set_aside(db, number, edit, now_ms, touched)
        else:
            attempts.append(dataclasses.replace(attempt, answered=bool(answered), of_job=job is not None))
    return [*attempts, *_taken_back(db)]


def _taken_back(db: apsw.Connection) -> list[Attempt]:
    return [
        Attempt(
            id=number, number=tried, edit=edits.load(kind, want), channel=Channel.PHONE, of_job=job is not None,
            taken_back=True,
        )
        for number, kind, want, tried, job in select(db, _TAKEN_BACK)
    ]  # fmt: skip


def let_pass(db: apsw.Connection, attempts: Sequence[Attempt], _now_ms: int, touched: Touched) -> None:
    """Let later edits pass those that were taken back: their fences are over."""
    for attempt in attempts:
        queue.let_pass(db, attempt.id)
    touched.queue = True


def _set_aside(db: apsw.Connection, number: int, edit: Edit, now_ms: int, touched: Touched) -> None:
    """The group is gone that an edit in doubt is about: there is nothing to look for."""
    attempt = Attempt(id=number, number=0, edit=edit, channel=Channel.PHONE)
    sending.settle(db, attempt, Outcome(kind=Kind.CONFLICT, reason="group_missing"), now_ms, touched)


def _is_open(db: apsw.Connection, attempt: Attempt) -> bool:
    """Tell whether an edit is still in doubt: the user may have taken it back while it was looked up."""
    rows = select(
        db, "SELECT 1 FROM edit WHERE id = ? AND state IN ('ambiguous', 'verifying') AND attempt = ?",
        (attempt.id, attempt.number),
    )  # fmt: skip
    return bool(rows)


def contact_seen(
    db: apsw.Connection, attempt: Attempt, listed: ListedContact | None, now_ms: int, touched: Touched
) -> Sight:
    """Judge an edit of a contact by what the server lists under its address."""
    if listed is not None and _is_another(db, attempt, listed.server_id):
        listed = None
    seen = None if listed is None else listings.contact_image(db, attempt.channel, listed, touched)
    return _judge(db, attempt, seen, None, now_ms, touched)


def _is_another(db: apsw.Connection, attempt: Attempt, server_id: int | None) -> bool:
    """Tell whether what stands under a record's address is not the record: somebody else's has another number."""
    if server_id is None or isinstance(attempt.edit, edits.AddContact | edits.BlockAddress):
        return False
    target, row = queue.target_of(attempt.edit)
    (known,) = only(db, f"SELECT server_id FROM {target} WHERE id = ?", (row,))
    return known is not None and known != server_id


def block_seen(
    db: apsw.Connection, attempt: Attempt, listed: ListedBlock | None, now_ms: int, touched: Touched
) -> Sight:
    """Judge an edit of a blacklist entry by what the server lists for its address."""
    if listed is not None and _is_another(db, attempt, listed.server_id):
        listed = None
    seen = None if listed is None else {"type": int(listed.type), "comment": listed.comment}
    return _judge(db, attempt, seen, listed.server_id if listed else None, now_ms, touched)


def groups_seen(
    db: apsw.Connection, attempt: Attempt, listed: Sequence[ListedGroup], now_ms: int, touched: Touched
) -> Sight:
    """Judge an edit of a group by the list of all groups.

    A new one is the group of that name whose number was not known before; two of them are a riddle for the user.
    """
    if isinstance(attempt.edit, edits.AddGroup):
        known = comparing.known_groups(db, attempt)
        name = sending.kept_name(attempt.edit.name)
        found = [group for group in listed if group.name == name and group.server_id not in known]
        if len(found) > 1:
            return _settle(db, attempt, Sight.OTHER, None, None, now_ms, touched)
    else:
        found = [group for group in listed if group.server_id == attempt.group]
    seen: Image | None = {"name": found[0].name, "number": found[0].number} if found else None
    return _judge(db, attempt, seen, found[0].server_id if found else None, now_ms, touched)


def _judge(
    db: apsw.Connection, attempt: Attempt, seen: Image | None, server_id: int | None, now_ms: int, touched: Touched
) -> Sight:
    target, row = queue.target_of(attempt.edit)
    before = overlay.server_image(db, target, row)
    sight = judged(attempt.edit, before, seen)
    if isinstance(attempt.edit, edits.AddContact) and seen is not None and not _is_ours(db, attempt, seen):
        sight = Sight.OTHER
    return _settle(db, attempt, sight, seen, server_id, now_ms, touched)


def _is_ours(db: apsw.Connection, attempt: Attempt, seen: Image) -> bool:
    """Tell whether a contact under the new one's address is the new one.

    It is if it has all that was sent. One with other values is, too, where nobody was there just before and nothing was
    refused: then the server writes some values in its own way.
    """
    edit = attempt.edit
    if isinstance(edit, edits.AddContact) and comparing.same_contact(edit, seen):
        return True
    (code,) = only(db, "SELECT error_code FROM edit WHERE id = ?", (attempt.id,))
    return code is None and comparing.was_absent(db, attempt)


def judged(edit: Edit, before: Image | None, seen: Image | None) -> Sight:
    """Compare what is seen with what was there before and with what the edit makes of it."""
    match edit:
        case edits.AddContact() | edits.AddGroup():
            return Sight.ABSENT if seen is None else Sight.EFFECT
        case edits.DeleteContact() | edits.DeleteGroup() | edits.UnblockAddress():
            return _deletion(before, seen)
        case edits.BlockAddress() if before is None:
            return _entry(edit, seen)
        case edits.JoinGroup() if seen is not None:
            return Sight.EFFECT if edit.group in seen["groups"] else Sight.ABSENT
        case edits.LeaveGroup():
            return Sight.ABSENT if seen is not None and edit.group in seen["groups"] else Sight.EFFECT
        case _:
            return _compared(edit, before, seen)


def _deletion(before: Image | None, seen: Image | None) -> Sight:
    """What is to be deleted must look as it did: under the same address may stand what somebody made since."""
    if seen is None:
        return Sight.EFFECT
    keys = [key for key in seen if key != "groups" and before is not None and key in before]
    same = before is not None and all(comparing.same_kept(key, seen[key], before[key]) for key in keys)
    return Sight.ABSENT if same else Sight.OTHER


def _entry(edit: edits.BlockAddress, seen: Image | None) -> Sight:
    """An entry of another kind than was asked for may be an older one that the copy has not read yet."""
    if seen is None:
        return Sight.ABSENT
    same = seen["type"] == int(edit.type) and comparing.same_text(seen["comment"], edit.comment)
    return Sight.EFFECT if same else Sight.OTHER


def _compared(edit: Edit, before: Image | None, seen: Image | None) -> Sight:
    """Compare the fields that the edit changes."""
    wanted = overlay.applied(before, edit)
    if seen is None or before is None or wanted is None:
        return Sight.OTHER
    same = comparing.same_kept if isinstance(edit, edits.ChangeGroup) else records.same_value
    fields = [key for key in wanted if not same(key, wanted[key], before.get(key))]
    if all(same(key, seen.get(key), wanted[key]) for key in fields):
        return Sight.EFFECT
    return Sight.ABSENT if all(same(key, seen.get(key), before.get(key)) for key in fields) else Sight.OTHER


def _settle(
    db: apsw.Connection,
    attempt: Attempt,
    sight: Sight,
    seen: Image | None,
    server_id: int | None,
    now_ms: int,
    touched: Touched,
) -> Sight:
    if not _is_open(db, attempt):
        return sight
    target, row = queue.target_of(attempt.edit)
    new = isinstance(attempt.edit, edits.AddContact | edits.AddGroup)
    if seen is not None and (not new or (target == "contact" and sight is Sight.OTHER)):
        overlay.store_image(db, target, row, seen)  # the newest truth, whatever it means for the edit
    outcome = _outcome(db, attempt, sight, server_id)
    if outcome.kind is Kind.CONFLICT and (seen is None or new):
        outcome = dataclasses.replace(outcome, reason=comparing.PRESENT if new else comparing.DELETED)
    sending.settle(db, attempt, outcome, now_ms, touched)
    if sight is Sight.EFFECT and seen is not None:
        overlay.store_image(db, target, row, seen)
        queue.rebuild(db, target, row, touched)
    return sight


def _outcome(db: apsw.Connection, attempt: Attempt, sight: Sight, server_id: int | None) -> Outcome:
    match sight:
        case Sight.EFFECT:
            return Outcome(kind=Kind.DONE, server_id=server_id)
        case Sight.ABSENT:
            return _absent(db, attempt)
        case Sight.OTHER:
            return Outcome(kind=Kind.CONFLICT, reason=comparing.CHANGED)
        case _:
            assert_never(sight)


def _absent(db: apsw.Connection, attempt: Attempt) -> Outcome:
    """What the provider complained of is believed once the look confirms that nothing was done."""
    code, reason, answer = only(db, "SELECT error_code, reason, answer FROM edit WHERE id = ?", (attempt.id,))
    complaint = Outcome(kind=Kind.REFUSED, code=code, reason=reason or "", answer=answer or "")
    match code:
        case 5:
            return complaint
        case 3 if not isinstance(attempt.edit, edits.DeleteContact | edits.DeleteGroup | edits.UnblockAddress):
            return dataclasses.replace(complaint, kind=Kind.CONFLICT)
        case _ if attempt.number < MOST_ATTEMPTS:
            return Outcome(kind=Kind.AGAIN)
        case _:
            return Outcome(kind=Kind.PARKED, reason="no_effect")
