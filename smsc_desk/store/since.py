"""What an import left of a record, and what is otherwise there now: what was changed since, an undoing leaves alone.

A record is judged as a whole, over all edits of the import: that a later row of the file changed what an earlier one
added is no change since. Nor is what comes back with an answer or a listing (numbers, the state of being sent). A
contact that the import added goes with all that it has, so any field, group or block that it has got since keeps it;
of one that the import updated, only what the import had put counts, as nothing else is touched.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit
from smsc_desk.store import comparing, jobs, overlay, records, undo
from smsc_desk.store.database import first, only, select
from smsc_desk.store.records import Image

BLOCK, MEMBERS, THERE, TAKEN = "block", "members", "already_there", "taken"
"""Stand for a field: blocked since; others are in a group that the import made; the provider had the contact already,
and nothing was sent; the address that would come back belongs to another contact now."""

LAST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not as the import had put it: what it put, and what is there now; values as in an image."""

    key: str
    put: Any
    now: Any


@dataclass(slots=True)
class Imported:
    """What an import put into a record and what was there `before`; groups by whether the contact is in them.

    `now` is what the user sees, None where the record is gone. `born_ms`: when the import made the record.
    """

    target: str
    row: int
    now: Image | None
    born_ms: int | None = None
    there: bool = False
    put: Image = field(default_factory=dict)
    before: Image = field(default_factory=dict)
    groups: dict[int, bool] = field(default_factory=dict)
    groups_before: dict[int, bool] = field(default_factory=dict)
    crossed: set[str] = field(default_factory=set)  # changed by somebody between two edits of the import

    def value(self, key: str, put: Any, before: Any) -> None:
        """Note that a field got a value."""
        if key in self.put and not self.same(key, self.put[key], before):
            self.crossed.add(key)
        self.before.setdefault(key, before)
        self.put[key] = put

    def member(self, group: int, *, put: bool, before: bool) -> None:
        """Note that the contact came into a group, or out of it."""
        if self.groups.get(group, before) != before:
            self.crossed.add("groups")
        self.groups_before.setdefault(group, before)
        self.groups[group] = put

    def same(self, key: str, one: Any, other: Any) -> bool:
        """Compare two values of a field of this record."""
        compare = comparing.same_kept if self.target == "grp" else records.same_value
        return compare(key, one, other)

    @property
    def is_back(self) -> bool:
        """Whether all is already as it was before the import."""
        if self.now is None:
            return self.born_ms is not None
        if self.born_ms is not None:
            return False
        same = all(self.same(key, self.now[key], value) for key, value in self.before.items())
        return same and all((group in self.now["groups"]) == was for group, was in self.groups_before.items())


# --- what the import did ---------------------------------------------------------------------------------------------

_EDITS = (
    f"SELECT {undo.COLUMNS}, coalesce(own_base, base), created_ms, reason = '{comparing.AS_WANTED}' FROM edit"
    " INDEXED BY edit_record WHERE row = :row AND target = :target AND action = :action AND step <= :step"
    " AND (state <> 'cancelled' OR merged_into NOTNULL) ORDER BY step"
)


def imported(
    db: apsw.Connection, action: int, target: str, row: int, step: int = LAST, *, gone_groups: bool = False
) -> Imported | None:
    """Return what an import's edits of a record did, up to a step; None where nothing of it had an effect.

    Groups that are gone since are nobody's any more, and looked at only where that is wanted: that their members left
    them is no change of these.
    """
    rows = select(db, _EDITS, {"row": row, "target": target, "action": action, "step": step})
    aside = {number for number, _, _, state, *_ in rows if state in jobs.SET_ASIDE}
    found = Imported(target, row, _now(db, target, row, aside))
    for number, kind, want, state, attempt, _, _, base, created_ms, as_wanted in rows:
        edit = edits.load(kind, want)
        if state in jobs.SET_ASIDE and isinstance(edit, edits.AddContact | edits.AddGroup):
            return None
        if number in aside or (state == "merged" and not has_effect(db, number)):
            continue
        _take(found, edit, None if base is None else json.loads(base), created_ms)
        found.there |= isinstance(edit, edits.AddContact) and state == "done" and not attempt and bool(as_wanted)
    if not gone_groups:
        _forget_gone_groups(db, found)
    return found if found.put or found.groups else None


def _forget_gone_groups(db: apsw.Connection, found: Imported) -> None:
    now = found.now["groups"] if found.now is not None and found.target == "contact" else []
    gone = {group for group in {*found.groups, *now} if not _exists(db, group)}
    for group in gone:
        found.groups.pop(group, None)
        found.groups_before.pop(group, None)
    if found.now is not None and gone:
        found.now["groups"] = [group for group in now if group not in gone]


def _exists(db: apsw.Connection, group: int) -> bool:
    return first(db, "SELECT 1 FROM grp WHERE id = ? AND NOT deleted", (group,)) is not None


def _now(db: apsw.Connection, target: str, row: int, aside: Collection[int]) -> Image | None:
    """Return what the user sees, less what edits that were set aside would make of it: those are taken back."""
    if not aside:
        return records.READ_IMAGE[target](db, row)
    image = overlay.server_image(db, target, row)
    for number, _, edit in overlay.open_edits(db, target, row):
        if number not in aside:
            image = overlay.applied(image, edit)
    return image


def has_effect(db: apsw.Connection, number: int) -> bool:
    """Tell whether an edit has had an effect, or is to have one: what was discarded has none, nor what it took in."""
    state, carrier = only(db, "SELECT state, merged_into FROM edit WHERE id = ?", (number,))
    while state == "merged" and carrier is not None:
        state, carrier = only(db, "SELECT state, merged_into FROM edit WHERE id = ?", (carrier,))
    return state != "cancelled" or carrier is not None


def _take(found: Imported, edit: Edit, base: Image | None, now_ms: int) -> None:
    match edit:
        case edits.AddContact():
            found.born_ms = now_ms
            found.put |= records.EMPTY_CONTACT | (overlay.applied(None, edit) or {})
            found.groups |= dict.fromkeys(found.put.pop("groups"), True)
        case edits.ChangeContact():
            for key, value in edit.changes.items():
                found.value(key, overlay.comparable(value), (base or {}).get(key))
        case edits.JoinGroup() | edits.LeaveGroup():
            was = edit.group in (base or {}).get("groups", ())
            found.member(edit.group, put=isinstance(edit, edits.JoinGroup), before=was)
        case edits.AddGroup() | edits.BlockAddress():
            if base is None:
                found.born_ms = now_ms
            for key, value in (overlay.applied(None, edit) or {}).items():
                found.value(key, value, (base or {}).get(key, value))
        case _:
            pass  # no import makes it


# --- what became of it -----------------------------------------------------------------------------------------------


def differences(db: apsw.Connection, found: Imported) -> list[Difference]:
    """Return what is not as the import left it, so that its undoing leaves the record alone."""
    return [] if found.is_back else [*_differences(db, found)]


def _differences(db: apsw.Connection, found: Imported) -> Iterator[Difference]:
    now = found.now
    if now is None:
        yield from (Difference(key, value, None) for key, value in found.put.items())
        if not found.put:
            yield Difference("groups", _groups_put(found), None)
        return
    for key, value in found.put.items():
        if key in found.crossed or not found.same(key, value, now[key]):
            yield Difference(key, value, now[key])
    if found.target == "contact":
        yield from _of_contact(db, found, now)
    elif found.target == "grp" and (left := _members(db, found.row)):
        yield Difference(MEMBERS, None, left)


def _of_contact(db: apsw.Connection, found: Imported, now: Image) -> Iterator[Difference]:
    put, groups = {*_groups_put(found)}, {*now["groups"]}
    as_put = put == groups if found.born_ms is not None else put <= groups and not groups & (found.groups.keys() - put)
    if "groups" in found.crossed or not as_put:
        yield Difference("groups", _groups_put(found), now["groups"])
    if found.born_ms is not None and (block := _blocked_since(db, found.row, found.born_ms)) is not None:
        yield Difference(BLOCK, None, block)
    if found.there:
        yield Difference(THERE, None, None)
    if taken := _taken(db, found, now):
        yield Difference(TAKEN, taken, now["addresses"])


def _groups_put(found: Imported) -> list[int]:
    return [group for group, inside in found.groups.items() if inside]


def _blocked_since(db: apsw.Connection, row: int, since_ms: int) -> int | None:
    """Return the strictest type of what blocked a contact's addresses since; types are numbered from that on."""
    (kind,) = only(
        db,
        "SELECT min(b.type) FROM address a JOIN block b ON b.channel = a.channel AND b.address = a.value"
        " AND NOT b.deleted WHERE a.contact = ? AND b.added_ms > ?",
        (row, since_ms),
    )
    return None if kind is None else int(kind)


def _taken(db: apsw.Connection, found: Imported, now: Image) -> list[str]:
    """Return the addresses that would come back, but are another contact's now."""
    wanted = [address for address in found.before.get("addresses") or () if address not in now["addresses"]]
    if not wanted:
        return []
    (channel,) = only(db, "SELECT channel FROM contact WHERE id = ?", (found.row,))
    return [address for address in wanted if any(o != found.row for o in records.owners(db, channel, address))]


def _members(db: apsw.Connection, group: int) -> int:
    query = "SELECT count(*) FROM member m JOIN contact c ON c.id = m.contact AND NOT c.deleted WHERE m.grp = ?"
    return int(only(db, query, (group,))[0])


def to_come_back(found: Imported) -> list[Difference]:
    """Return the fields that get their former values: these as `put`, beside what is there now."""
    now = found.now or {}
    back = [
        Difference(key, value, now.get(key))
        for key, value in found.before.items()
        if not found.same(key, now.get(key), value)
    ]
    groups = now.get("groups", [])
    former = [group for group in groups if found.groups_before.get(group, True)]
    former += [group for group, was in found.groups_before.items() if was and group not in groups]
    return [*back, Difference("groups", former, groups)] if {*former} != {*groups} else back
