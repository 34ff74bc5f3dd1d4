"""Edits that need not be sent one by one: a new edit meets the one that waits on the same record.

Only what was never sent (queued at attempt 0, or refused) is ever changed; a deletion absorbs what waits before it,
and what was set aside as well. Whatever carries the effect in the end also carries the *base*: what the user saw before
the first of them.
Nothing is moved past an edit of another record that shares a key with it: an address that one contact gives up and
another takes must change hands in that order.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit
from smsc_desk.store import overlay, records
from smsc_desk.store.database import first, only, select


@dataclass(frozen=True, slots=True)
class _Waiting:
    number: int
    edit: Edit
    state: str
    attempt: int

    @property
    def unsent(self) -> bool:
        return self.state == "refused" or (self.state == "queued" and self.attempt == 0)

    @property
    def undone(self) -> bool:
        """Whether it has no effect as far as anybody can see: set aside after a look at the server, or unsent."""
        return self.unsent or self.state in {"conflict", "parked"}


def absorb(db: apsw.Connection, number: int, edit: Edit, keys: Mapping[str, bool]) -> int:
    """Merge a freshly written edit with what waits on its record; return the number that carries the effect now."""
    target, row = only(db, "SELECT target, row FROM edit WHERE id = ?", (number,))
    waiting = [waits for waits in _waiting(db, target, row) if waits.number != number]
    if not waiting:
        return number
    match edit:
        case edits.DeleteContact() | edits.DeleteGroup() | edits.UnblockAddress():
            _delete(db, number, target, row, waiting)
        case _ if _takes_back(db, waiting[-1], edit) and not _crossed(db, waiting[-1].number, number, keys):
            _cancel_both(db, waiting[-1].number, number)
        case _ if waiting[-1].unsent and (both := merged(waiting[-1].edit, edit)) is not None:
            if not _to_come(db, edit) and not _crossed(db, waiting[-1].number, number, keys):
                _merge_into(db, number, waiting[-1].number, both)
                return waiting[-1].number
    return number


def _takes_back(db: apsw.Connection, waits: _Waiting, edit: Edit) -> bool:
    """Tell whether an edit leads back to what the user saw before the unsent one: then nothing is to be sent."""
    if not waits.unsent:
        return False
    match waits.edit, edit:
        case (edits.JoinGroup(group=one), edits.LeaveGroup(group=other)) if one == other:
            return one not in (read_base(db, waits.number) or {"groups": [one]})["groups"]
        case (edits.LeaveGroup(group=one), edits.JoinGroup(group=other)) if one == other:
            return one in (read_base(db, waits.number) or {"groups": []})["groups"]
        case edits.UnblockAddress(), edits.BlockAddress():
            base = read_base(db, waits.number)
            return base is not None and _changes_nothing(edit, base)
        case _:
            return False


def _cancel_both(db: apsw.Connection, earlier: int, later: int) -> None:
    """Let two edits without an effect together end; that they cancel each other is told by `merged_into`."""
    for number in (earlier, later):
        db.execute("UPDATE edit SET state = 'cancelled', merged_into = ? WHERE id = ?", (later, number))
        db.execute("DELETE FROM edit_key WHERE edit = ?", (number,))


def _to_come(db: apsw.Connection, edit: Edit) -> bool:
    """Tell whether an edit names a group that the provider does not have yet: only that edit waits for it."""
    if not isinstance(edit, edits.JoinGroup | edits.MoveToGroup):
        return False
    return first(db, "SELECT 1 FROM grp WHERE id = ? AND server_id NOTNULL", (edit.group,)) is None


def _crossed(db: apsw.Connection, earlier: int, later: int, keys: Mapping[str, bool]) -> bool:
    """Tell whether an edit that stands between two needs to be alone on a key, or must not meet theirs."""
    between = "SELECT 1 FROM edit_key WHERE key = ? AND edit > ? AND edit < ? AND (exclusive OR ?)"
    return any(first(db, between, (key, earlier, later, alone)) is not None for key, alone in keys.items())


def _waiting(db: apsw.Connection, target: str, row: int) -> list[_Waiting]:
    rows = select(
        db,
        f"SELECT id, kind, want, state, attempt FROM edit WHERE target = ? AND row = ? AND {overlay.OPEN} ORDER BY id",
        (target, row),
    )
    return [_Waiting(number, edits.load(kind, want), state, attempt) for number, kind, want, state, attempt in rows]


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
    base = _first_base(db, earlier, number)
    db.execute(
        "UPDATE edit SET own = coalesce(own, want), want = ?, base = ?, state = 'queued', attempt = 0,"
        " not_before_ms = 0, reason = NULL, error_code = NULL, answer = NULL, finished_ms = NULL WHERE id = ?",
        (edits.dump(both), base and records.dump_image(base), earlier),
    )
    # Its keys are written anew: the addresses may be others now.
    db.execute("DELETE FROM edit_key WHERE edit = ?", (earlier,))
    db.execute("UPDATE edit SET state = 'merged', merged_into = ? WHERE id = ?", (earlier, number))
    if base is not None and _changes_nothing(both, base):
        db.execute("UPDATE edit SET state = 'cancelled', merged_into = ? WHERE id = ?", (number, earlier))


def _first_base(db: apsw.Connection, earlier: int, later: int) -> records.Image | None:
    """Return what the user saw before either of two edits, field by field."""
    before, after = read_base(db, earlier), read_base(db, later)
    return before if before is None or after is None else after | before


def read_base(db: apsw.Connection, number: int) -> records.Image | None:
    """Return what the user saw before an edit; None where there was nothing to see."""
    (text,) = only(db, "SELECT base FROM edit WHERE id = ?", (number,))
    return None if text is None else json.loads(text)


def own_base(db: apsw.Connection, number: int) -> records.Image | None:
    """Return what the user saw just before an edit, whatever it met in the queue."""
    (text,) = only(db, "SELECT coalesce(own_base, base) FROM edit WHERE id = ?", (number,))
    return None if text is None else json.loads(text)


def _changes_nothing(edit: Edit, base: records.Image) -> bool:
    """Tell whether an edit, put together of several, leads back to where they began."""
    match edit:
        case edits.ChangeContact():
            return all(base.get(key) == overlay.comparable(value) for key, value in edit.changes.items())
        case edits.ChangeGroup():
            return edit.name in {None, base["name"]} and edit.number in {None, base["number"]}
        case edits.BlockAddress():
            return (base["type"], base["comment"]) == (int(edit.type), edit.comment)
        case _:
            return False


def _delete(db: apsw.Connection, number: int, target: str, row: int, waiting: list[_Waiting]) -> None:
    """Absorb unsent edits into a deletion; a record that the provider never saw needs no deletion either."""
    (on_server,) = only(db, f"SELECT on_server FROM {target} WHERE id = ?", (row,))
    needless = not on_server and all(waits.unsent for waits in waiting) and not _moved_to(db, target, row)
    for waits in reversed(waiting):
        if not needless and not _absorbable(db, waits, number):
            break
        _inherit(db, waits.number, number)
        db.execute("UPDATE edit SET state = 'merged', merged_into = ? WHERE id = ?", (number, waits.number))
        db.execute("DELETE FROM edit_key WHERE edit = ?", (waits.number,))
    if needless:
        db.execute("UPDATE edit SET state = 'cancelled', merged_into = id WHERE id = ?", (number,))
        db.execute("DELETE FROM edit_key WHERE edit = ?", (number,))


def _inherit(db: apsw.Connection, earlier: int, deletion: int) -> None:
    """Let a deletion know what the user saw before the edits that it absorbs: the server still has that.

    It holds the addresses and numbers that they were to give up, too: who takes one comes after it.
    """
    db.execute(
        "INSERT OR IGNORE INTO edit_key(key, edit, exclusive)"
        " SELECT key, ?, exclusive FROM edit_key WHERE edit = ? AND exclusive",
        (deletion, earlier),
    )
    base = _first_base(db, earlier, deletion)
    if base is not None:
        db.execute(
            "UPDATE edit SET own_base = coalesce(own_base, base), base = ? WHERE id = ?",
            (records.dump_image(base), deletion),
        )


def _absorbable(db: apsw.Connection, waits: _Waiting, number: int) -> bool:
    keys: dict[str, bool] = dict(select(db, "SELECT key, exclusive FROM edit_key WHERE edit = ?", (waits.number,)))
    born = isinstance(waits.edit, edits.AddContact | edits.AddGroup)
    return waits.undone and not born and not _crossed(db, waits.number, number, keys)


def _moved_to(db: apsw.Connection, target: str, row: int) -> bool:
    """Tell whether contacts leave their groups for this one: they do so even if it goes at once."""
    moves = f"SELECT 1 FROM edit WHERE {overlay.OPEN} AND kind = 'MoveToGroup' AND json_extract(want, '$.group') = ?"
    return target == "grp" and first(db, moves, (row,)) is not None
