"""What was deleted, kept for thirty days to be restored: by the user, or by a listing that no longer had it.

Nothing here is ever the reason of a request; a restored record is a new one (its number and history at the provider are
not brought back).
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

import apsw

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import Edit, Verb
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel
from smsc_desk.store import queue, records
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import first, select
from smsc_desk.store.problems import joined_again, new_contact
from smsc_desk.store.queue import Applied, Place
from smsc_desk.store.records import Image

KEPT_MS = 30 * 24 * 3600 * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Buried:
    """A deleted record. `kind` is contact, grp or block; `cause`: "user", or "listing" where the provider dropped it.

    `restorable` is false where a record with its address, or a group of its name, is in the book again.
    """

    id: int
    kind: str
    channel: Channel
    title: str
    address: str
    gone_ms: int
    cause: str
    restorable: bool


MOST = 10_000
"""Nobody reads more at once; older ones follow as these are restored."""

# A restoring edit that was taken back, alone or together with a deletion before it was sent, has restored nothing.
_BURIED = (
    "cause IN ('user', 'listing') AND NOT restored AND NOT EXISTS("
    " SELECT 1 FROM edit e LEFT JOIN edit carrier ON e.state = 'merged' AND carrier.id = e.merged_into"
    " WHERE e.id = tombstone.restored_by AND 'cancelled' NOT IN (e.state, coalesce(carrier.state, '')))"
)


def deleted(db: apsw.Connection, now_ms: int, limit: int) -> list[Buried]:
    """Return what was deleted in the last thirty days and not restored, the newest first."""
    rows = select(
        db,
        "SELECT id, kind, channel, title, address, gone_ms, cause FROM tombstone"
        f" WHERE gone_ms > ? AND {_BURIED} ORDER BY gone_ms DESC, id DESC LIMIT ?",
        (now_ms - KEPT_MS, limit),
    )
    return [
        Buried(
            id=row[0],
            kind=row[1],
            channel=Channel(row[2]),
            title=row[3],
            address=row[4] if row[1] != "grp" else "",
            gone_ms=row[5],
            cause=row[6],
            restorable=_is_gone(db, row[1], row[2], row[4], row[3]),
        )
        for row in rows
    ]


def _is_gone(db: apsw.Connection, kind: str, channel: int, address: str, title: str) -> bool:
    if kind == "contact":
        return not records.owners(db, channel, address)
    query, value = {
        "grp": ("SELECT 1 FROM grp WHERE channel = ? AND name = ? AND NOT deleted", title),
        "block": ("SELECT 1 FROM block WHERE channel = ? AND address = ? AND NOT deleted", address),
    }[kind]
    return first(db, query, (channel, value)) is None


def restore(db: apsw.Connection, numbers: Iterable[int], now_ms: int, touched: Touched) -> Applied:
    """Make the records anew, in one deed; what is in the book again meanwhile is left alone."""
    action = queue.begin_action(db, Verb.RESTORE, "", now_ms)
    made: list[Edit] = []
    for number in numbers:
        query = f"SELECT kind, channel, address, image FROM tombstone WHERE id = ? AND {_BURIED}"
        kind, channel, address, text = first(db, query, (number,)) or ("", 0, "", "{}")
        image: Image = json.loads(text)
        edit = _anew(db, kind, Channel(channel), address, image)
        again = None if edit is None else _queued(db, Place(action, len(made), now_ms), edit, touched)
        if again is None:
            continue
        made.append(again)
        by = "UPDATE tombstone SET restored_by = (SELECT id FROM edit WHERE action = ? AND step = ?) WHERE id = ?"
        db.execute(by, (action, len(made) - 1, number))
        if isinstance(again, edits.AddGroup) and again.group is not None:
            for join in joined_again(db, image.get("members", ()), again.group):
                joined = _queued(db, Place(action, len(made), now_ms), join, touched)
                made += [] if joined is None else [joined]
    if not made:
        db.execute("DELETE FROM action WHERE id = ?", (action,))
    return queue.applied(action if made else None, made)


def _queued(db: apsw.Connection, place: Place, edit: Edit, touched: Touched) -> Edit | None:
    """Queue an edit; None where the book has by now what stands against it."""
    with contextlib.suppress(Invalid), db:  # a savepoint: the row that it was born in goes again
        return queue.queue_edit(db, place, edit, touched)
    return None


def _anew(db: apsw.Connection, kind: str, channel: Channel, address: str, image: Image) -> Edit | None:
    match kind:
        case "contact":
            groups = [group for group in image.get("groups", ()) if records.group_image(db, group) is not None]
            return new_contact(channel, image | {"groups": groups})
        case "grp":
            return edits.AddGroup(channel=channel, name=image["name"], number=image.get("number"))
        case "block":
            kind_of = BlockType(image["type"])
            return edits.BlockAddress(channel=channel, address=address, type=kind_of, comment=image["comment"])
        case _:
            return None


def expire(db: apsw.Connection, now_ms: int) -> None:
    """Forget what was deleted more than thirty days ago."""
    db.execute("DELETE FROM tombstone WHERE gone_ms BETWEEN 1 AND ?", (now_ms - KEPT_MS,))
