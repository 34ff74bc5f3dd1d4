"""Edits that need not be sent one by one: a new edit meets the one that waits on the same record.

Only what was never sent (queued at attempt 0, or refused) is ever changed; a deletion absorbs all before it.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit
from smsc_desk.store import overlay
from smsc_desk.store.database import only, select


@dataclass(frozen=True, slots=True)
class _Waiting:
    number: int
    edit: Edit
    unsent: bool


def absorb(db: apsw.Connection, number: int, edit: Edit) -> int:
    """Merge a freshly written edit with what waits on its record; return the number that carries the effect now."""
    target, row = only(db, "SELECT target, row FROM edit WHERE id = ?", (number,))
    waiting = [waits for waits in _waiting(db, target, row) if waits.number != number]
    if not waiting:
        return number
    match edit:
        case edits.DeleteContact() | edits.DeleteGroup() | edits.UnblockAddress():
            _delete(db, number, target, row, waiting)
        case _ if waiting[-1].unsent and (both := merged(waiting[-1].edit, edit)) is not None:
            _merge_into(db, number, waiting[-1].number, both)
            return waiting[-1].number
    return number


def _waiting(db: apsw.Connection, target: str, row: int) -> list[_Waiting]:
    rows = select(
        db,
        f"SELECT id, kind, want, state, attempt FROM edit WHERE target = ? AND row = ? AND {overlay.OPEN} ORDER BY id",
        (target, row),
    )
    return [
        _Waiting(number, edits.load(kind, want), state == "refused" or (state == "queued" and attempt == 0))
        for number, kind, want, state, attempt in rows
    ]


def merged(first: Edit, second: Edit) -> Edit | None:
    """Return one edit with the effect of two, None where two are needed."""
    match first, second:
        case edits.AddContact(), edits.ChangeContact():
            return dataclasses.replace(first, values=first.values | second.changes)
        case edits.ChangeContact(), edits.ChangeContact():
            return dataclasses.replace(first, changes=first.changes | second.changes)
        case edits.AddContact(), edits.JoinGroup():
            return dataclasses.replace(first, groups=tuple(dict.fromkeys((*first.groups, second.group))))
        case edits.AddContact(), edits.LeaveGroup():
            return dataclasses.replace(first, groups=tuple(g for g in first.groups if g != second.group))
        case edits.AddContact(), edits.MoveToGroup():
            return dataclasses.replace(first, groups=(second.group,))
        case edits.AddGroup() | edits.ChangeGroup(), edits.ChangeGroup():
            return _regrouped(first, second)
        case edits.BlockAddress(), edits.BlockAddress():
            return second
        case _:
            return None


def _regrouped(first: edits.AddGroup | edits.ChangeGroup, second: edits.ChangeGroup) -> Edit:
    name = first.name if second.name is None else second.name
    number = first.number if second.number is None else second.number
    if isinstance(first, edits.AddGroup):
        return dataclasses.replace(first, name=name or "", number=number)
    return dataclasses.replace(first, name=name, number=number)


def _merge_into(db: apsw.Connection, number: int, earlier: int, both: Edit) -> None:
    """Let the earlier edit carry the effect of both; it keeps the base that the user saw first."""
    db.execute(
        "UPDATE edit SET want = ?, state = 'queued', attempt = 0, not_before_ms = 0, reason = NULL, error_code = NULL,"
        " answer = NULL WHERE id = ?",
        (edits.dump(both), earlier),
    )
    # Its keys are written anew: the addresses may be others now.
    db.execute("DELETE FROM edit_key WHERE edit = ?", (earlier,))
    db.execute("UPDATE edit SET state = 'merged', merged_into = ? WHERE id = ?", (earlier, number))


def _delete(db: apsw.Connection, number: int, target: str, row: int, waiting: list[_Waiting]) -> None:
    """Absorb unsent edits into a deletion; a record that the provider never saw needs no deletion either."""
    unsent = [waits.number for waits in waiting if waits.unsent]
    for earlier in unsent:
        db.execute("UPDATE edit SET state = 'merged', merged_into = ? WHERE id = ?", (number, earlier))
        db.execute("DELETE FROM edit_key WHERE edit = ?", (earlier,))
    (on_server,) = only(db, f"SELECT on_server FROM {target} WHERE id = ?", (row,))
    if not on_server and len(unsent) == len(waiting):
        db.execute("UPDATE edit SET state = 'cancelled' WHERE id = ?", (number,))
        if target == "grp":
            _cancel_memberships(db, row)


def _cancel_memberships(db: apsw.Connection, group: int) -> None:
    """Cancel what waits for a group that now never comes."""
    waiting = (
        f"SELECT id FROM edit WHERE {overlay.OPEN} AND state <> 'sending'"
        " AND kind IN ('JoinGroup', 'LeaveGroup', 'MoveToGroup') AND json_extract(want, '$.group') = ?"
    )
    for (number,) in select(db, waiting, (group,)):
        db.execute("UPDATE edit SET state = 'cancelled' WHERE id = ?", (number,))
        db.execute("DELETE FROM edit_key WHERE edit = ?", (number,))
