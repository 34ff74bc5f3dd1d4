"""The three-way comparison before an edit is sent: what the user saw, what he wants, what the server has now.

Per field: the server has what the user saw, so his value is sent; or it has his value already, so nothing is; or it has
a third value, so the edit stops as a conflict and both values are kept (reliability, A.8). Contacts are read by their
address just before; groups and blacklist entries, which cannot be asked for singly, are compared with what the last
listing showed. A small gap remains between the look and the request: the provider has no revisions.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from typing import Any

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit
from smsc_desk.book.fields import TEXT_KEYS
from smsc_desk.book.folding import fold
from smsc_desk.store import coalescing, listings, overlay, queue, records, sending
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import first, only, select
from smsc_desk.store.listings import ListedContact
from smsc_desk.store.records import Image
from smsc_desk.store.sending import Attempt, Kind, Outcome

CHANGED, DELETED, PRESENT = "changed_elsewhere", "deleted_there", "already_there"
"""Why an edit is a conflict; worded in the window."""

AS_WANTED = "as_wanted"
"""Kept with an edit that needed no request: the server had all that was wanted already."""


def compare(
    db: apsw.Connection,
    attempt: Attempt,
    listed: ListedContact | None,
    owners: Sequence[ListedContact],
    now_ms: int,
    touched: Touched,
) -> Attempt | None:
    """Judge an edit of a contact by what the server lists under its address, before it is sent.

    `owners` are the contacts that the server lists under the addresses that the edit would give it. Returns what is
    left to send; None when the edit is settled by what was seen.
    """
    if not _is_on_its_way(db, attempt):
        return None
    if listed is not None and _is_of_another_row(db, attempt, listed):
        sending.settle(db, attempt, dataclasses.replace(_conflict(CHANGED), unsent=True), now_ms, touched)
        return None
    seen = None if listed is None else listings.contact_image(db, attempt.channel, listed, touched)
    outcome, left = _judged(db, attempt, seen, _is_taken(listed, owners))
    if seen is not None:
        overlay.store_image(db, "contact", queue.target_of(attempt.edit)[1], seen)
    if outcome is None:
        if isinstance(attempt.edit, edits.AddContact):
            db.execute("UPDATE edit SET before_img = ? WHERE id = ?", (sending.NOBODY, attempt.id))
        sending.leave(db, attempt, now_ms, touched)
        return left
    # Nothing was sent: the attempt counts as none.
    sending.settle(db, attempt, dataclasses.replace(outcome, unsent=True), now_ms, touched)
    if outcome.kind is Kind.DONE and seen is not None:  # adopted: the server may have more than was wanted
        overlay.store_image(db, "contact", queue.target_of(attempt.edit)[1], seen)
        queue.rebuild(db, "contact", queue.target_of(attempt.edit)[1], touched)
    return None


def note_groups(db: apsw.Connection, attempt: Attempt, now_ms: int, touched: Touched) -> None:
    """Keep which groups the server had before a new one is sent: ours will be one that is not among them."""
    rows = select(db, "SELECT server_id FROM grp WHERE channel = ? AND server_id NOTNULL", (attempt.channel,))
    known = json.dumps([number for (number,) in rows])
    db.execute("UPDATE edit SET before_img = ? WHERE id = ?", (known, attempt.id))
    sending.leave(db, attempt, now_ms, touched)


def known_groups(db: apsw.Connection, attempt: Attempt) -> set[int]:
    """Return the server's groups from before an attempt to add one."""
    (kept,) = only(db, "SELECT before_img FROM edit WHERE id = ?", (attempt.id,))
    if kept is not None:
        return set(json.loads(kept))
    rows = select(db, "SELECT server_id FROM grp WHERE channel = ? AND server_id NOTNULL", (attempt.channel,))
    return {number for (number,) in rows}


def was_absent(db: apsw.Connection, attempt: Attempt) -> bool:
    """Tell whether a look just before an attempt showed nobody under the new contact's addresses."""
    return bool(only(db, "SELECT before_img = ? FROM edit WHERE id = ?", (sending.NOBODY, attempt.id))[0])


def same_contact(edit: edits.AddContact, seen: Image) -> bool:
    """Tell whether a contact of the server has all that a new one was to have; case and blanks may differ."""
    wanted = overlay.applied(None, edit) or {}
    texts = {key: value for key, value in wanted.items() if key not in {"addresses", "groups"} and value}
    same = all(records.same_value(key, _folded(value), _folded(seen.get(key))) for key, value in texts.items())
    return same and set(wanted["addresses"]) <= set(seen["addresses"])


def same_text(one: str, other: str) -> bool:
    """Compare two texts without regard to case and to blanks."""
    return fold(one) == fold(other)


def _folded(value: Any) -> Any:
    return [fold(str(part)) for part in value] if isinstance(value, list) else fold(str(value or ""))


def _is_on_its_way(db: apsw.Connection, attempt: Attempt) -> bool:
    query = "SELECT 1 FROM edit WHERE id = ? AND state = 'sending' AND attempt = ?"
    return first(db, query, (attempt.id, attempt.number)) is not None


def _is_of_another_row(db: apsw.Connection, attempt: Attempt, listed: ListedContact) -> bool:
    """Tell whether what stands under the contact's address is one that this copy knows as another contact.

    The two may have changed places at the server: what was meant for one must not hit the other.
    """
    if isinstance(attempt.edit, edits.AddContact):
        return False
    _, row = queue.target_of(attempt.edit)
    if listed.server_id is None:
        return first(db, _GIVEN_AWAY, {"channel": attempt.channel, "address": attempt.address, "row": row}) is not None
    query = "SELECT 1 FROM contact WHERE channel = ? AND server_id = ? AND id <> ?"
    return first(db, query, (attempt.channel, listed.server_id, row)) is not None


# Where the provider tells no numbers, this alone is known: an edit of ours gave the address to another contact since.
_GIVEN_AWAY = (
    "SELECT 1 FROM address a CROSS JOIN contact c ON c.id = a.contact CROSS JOIN contact own ON own.id = :row"
    " WHERE a.channel = :channel AND a.value = :address AND c.id <> own.id AND c.on_server AND c.settled > own.settled"
)


def _is_taken(listed: ListedContact | None, owners: Iterable[ListedContact]) -> bool:
    """Tell whether an address that the edit would give the contact is another one's at the server."""
    return any(owner is not listed and (listed is None or _differ(owner, listed)) for owner in owners)


def _differ(one: ListedContact, other: ListedContact) -> bool:
    if one.server_id is not None and other.server_id is not None:
        return one.server_id != other.server_id
    return set(one.addresses).isdisjoint(other.addresses)


def _judged(
    db: apsw.Connection,
    attempt: Attempt,
    seen: Image | None,
    taken: bool,  # noqa: FBT001 - private, named at its call
) -> tuple[Outcome | None, Attempt]:
    match attempt.edit:
        case edits.AddContact() as edit:
            return _new(edit, seen), attempt
        case edits.DeleteContact():
            return _deletion(db, attempt, seen), attempt
        case edits.ChangeContact() as edit:
            if taken:
                return _conflict(PRESENT), attempt
            return _change(db, attempt, edit, seen)
        case _:
            return None, attempt


def _conflict(reason: str) -> Outcome:
    return Outcome(kind=Kind.CONFLICT, reason=reason)


def _new(edit: edits.AddContact, seen: Image | None) -> Outcome | None:
    """One that the server has already is adopted when it has all that is wanted, else it is the user's to decide."""
    if seen is None:
        return None
    whole = same_contact(edit, seen) and set(edit.groups) <= set(seen["groups"])
    return Outcome(kind=Kind.DONE, reason=AS_WANTED) if whole else _conflict(PRESENT)


def _deletion(db: apsw.Connection, attempt: Attempt, seen: Image | None) -> Outcome | None:
    if seen is None:
        return Outcome(kind=Kind.DONE, reason=AS_WANTED)
    base = coalescing.read_base(db, attempt.id) or {}
    keys = [key for key in (*TEXT_KEYS, "addresses", "tags") if key in base]
    return _conflict(CHANGED) if any(_third(db, attempt, key, base[key], seen) for key in keys) else None


def _change(
    db: apsw.Connection, attempt: Attempt, edit: edits.ChangeContact, seen: Image | None
) -> tuple[Outcome | None, Attempt]:
    if seen is None:
        return _conflict(DELETED), attempt
    left = {key: value for key, value in edit.changes.items() if not records.same_value(key, value, seen[key])}
    base = coalescing.read_base(db, attempt.id) or {}
    if any(_third(db, attempt, key, base.get(key, seen[key]), seen) for key in left):
        return _conflict(CHANGED), attempt
    if not left:
        return Outcome(kind=Kind.DONE, reason=AS_WANTED), attempt
    return None, dataclasses.replace(attempt, edit=dataclasses.replace(edit, changes=left))


def _third(db: apsw.Connection, attempt: Attempt, key: str, base: Any, seen: Image) -> bool:
    """Tell whether the server's value is another than the user saw, and not only our own as the server writes it."""
    if records.same_value(key, base, seen[key]):
        return False
    _, row = queue.target_of(attempt.edit)
    ours = first(db, _LAST_OF_OURS, (row,))
    written = json.loads(ours[0]).get(key) if ours is not None else None
    return not (written == base and fold(str(base)) == fold(str(seen[key])))


_LAST_OF_OURS = (
    "SELECT after_img FROM edit WHERE target = 'contact' AND row = ? AND state = 'done' AND after_img NOTNULL"
    " ORDER BY id DESC LIMIT 1"
)


# --- groups and blacklist entries, by the last listing ---------------------------------------------------------------


def by_listing(db: apsw.Connection, number: int, edit: Edit) -> Outcome | None:
    """Judge an edit of a group or a blacklist entry by what the last listing showed; None: send it.

    The listing can have come after the edit was made: only then it shows anything that the user did not see.
    """
    base = coalescing.read_base(db, number)
    target, row = queue.target_of(edit)
    if base is None or target == "contact":
        return None
    seen = overlay.server_image(db, target, row)
    if seen is None:
        return None  # what the server never had, or has no more: its own answer tells
    wanted = overlay.applied(seen, edit)
    keys = [key for key in seen if key in base]
    if wanted is None:
        return _conflict(CHANGED) if _changed(keys, base, seen) else None
    keys = [key for key in keys if not same_kept(key, wanted[key], base[key])]
    open_keys = [key for key in keys if not same_kept(key, wanted[key], seen[key])]
    return _conflict(CHANGED) if _changed(open_keys, base, seen) else None


def _changed(keys: Iterable[str], base: Image, seen: Image) -> bool:
    return any(not same_kept(key, base[key], seen[key]) for key in keys)


def same_kept(key: str, one: Any, other: Any) -> bool:
    """Compare two values of a group or an entry, a group's name as the provider keeps it."""
    if key == "name":
        return sending.kept_name(str(one)) == sending.kept_name(str(other))
    return records.same_value(key, one, other)
