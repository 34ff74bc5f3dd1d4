"""What the undoing of an import would do: which records go, which get their former values, which stay as changed since.

Looked at a piece at a time, so that other questions pass between; what is known of each record is its number alone, and
what is to be said of it is read when it is shown.
"""

from __future__ import annotations

import enum
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import apsw

from smsc_desk.store import jobs, since, undo
from smsc_desk.store.database import first, select
from smsc_desk.store.since import Difference, Imported

LOOKED_AT = 100
"""So many edits are looked at in one question: some 10 ms."""


class Fate(enum.Enum):
    """What the undoing does to a record."""

    REMOVED = enum.auto()
    RESTORED = enum.auto()
    LEFT = enum.auto()


def _rows() -> array[int]:
    return array("q")


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """The records of each fate by their local ids, in the order of the file; `target` is what they are.

    Groups that the import made are not among them: they go when nobody is left in them.
    """

    job: int = 0
    target: str = "contact"
    removed_rows: Sequence[int] = field(default_factory=_rows)
    restored_rows: Sequence[int] = field(default_factory=_rows)
    left_rows: Sequence[int] = field(default_factory=_rows)

    @property
    def removed(self) -> int:
        """How many go."""
        return len(self.removed_rows)

    @property
    def restored(self) -> int:
        """How many get their former values."""
        return len(self.restored_rows)

    @property
    def changed_since(self) -> int:
        """How many stay, since they were changed."""
        return len(self.left_rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """A record and what would become of it; `fate` is None where there is nothing to do any more.

    `fields`: of one that stays, what differs; of one that is restored, the former value as `put` and the one now. Of
    one that goes, nothing.
    """

    row: int
    channel: int
    address: str
    title: str
    fate: Fate | None
    fields: tuple[Difference, ...] = ()
    gone: bool = False


_AHEAD = (
    "SELECT id, target, row, state, step FROM edit WHERE action = ? AND step >= ? AND target <> 'grp'"
    " AND (state <> 'cancelled' OR merged_into NOTNULL) ORDER BY step LIMIT ?"
)
_EARLIER = (
    "SELECT 1 FROM edit INDEXED BY edit_record WHERE row = ? AND target = ? AND action = ? AND step < ?"
    " AND (state <> 'cancelled' OR merged_into NOTNULL) LIMIT 1"
)


class Foresight:
    """Looks at the edits of an import, the first ones first."""

    def __init__(self, job: int, action: int) -> None:
        self._job, self._action, self._step = job, action, 0
        self._rows: dict[Fate, array[int]] = {fate: _rows() for fate in Fate}
        self._target = "contact"

    @property
    def step(self) -> int:
        """How far it has looked, of the job's `steps`."""
        return self._step

    @property
    def preview(self) -> UndoPreview:
        """Return what was found until now."""
        return UndoPreview(self._job, self._target, *(self._rows[fate] for fate in Fate))

    def look(self, db: apsw.Connection, most: int = LOOKED_AT) -> bool:
        """Look at so many edits; tell whether there are more. One that is interrupted has changed nothing."""
        rows = select(db, _AHEAD, (self._action, self._step, most))
        found: list[tuple[Fate, int]] = []
        for _, target, row, _, step in rows:
            if first(db, _EARLIER, (row, target, self._action, step)) is None:
                fate, _ = foreseen(db, self._action, target, row)
                found += [] if fate is None else [(fate, row)]
        for fate, row in found:
            self._rows[fate].append(row)
        if rows:
            self._target, self._step = rows[-1][1], rows[-1][-1] + 1
        return len(rows) == most


def foreseen(db: apsw.Connection, action: int, target: str, row: int) -> tuple[Fate | None, Imported | None]:
    """Return what would become of a record, None for nothing, and what the import did to it."""
    left = since.imported(db, action, target, row)
    if left is None or left.is_back:
        return None, left
    if since.differences(db, left):
        return Fate.LEFT, left
    return (Fate.RESTORED if left.born_ms is None else Fate.REMOVED), left


def details(db: apsw.Connection, job: int, target: str, rows: Sequence[int]) -> list[Foreseen]:
    """Return what is to be said of some records, as they are now."""
    found = jobs.job(db, job)
    return [] if found is None else [_detail(db, found.action, target, row) for row in rows]


def _detail(db: apsw.Connection, action: int, target: str, row: int) -> Foreseen:
    fate, left = foreseen(db, action, target, row)
    channel, address, title = _named(db, action, target, row)
    fields: list[Difference] = []
    if left is not None and fate is Fate.LEFT:
        fields = since.differences(db, left)
    elif left is not None and fate is Fate.RESTORED:
        fields = since.to_come_back(left)
    gone = left is not None and left.now is None
    return Foreseen(row=row, channel=channel, address=address, title=title, fate=fate, fields=tuple(fields), gone=gone)


def _named(db: apsw.Connection, action: int, target: str, row: int) -> tuple[int, str, str]:
    """Return channel, address and name; of a record that is gone, as the import knew it."""
    if target == "block":
        return *(first(db, "SELECT channel, address FROM block WHERE id = ?", (row,)) or (0, "")), ""
    channel, addresses = first(db, "SELECT channel, addresses FROM contact WHERE id = ?", (row,)) or (0, "")
    of_record = "INDEXED BY edit_record WHERE row = ? AND target = ? AND action = ?"
    query = f"SELECT {undo.COLUMNS} FROM edit {of_record} ORDER BY step"
    found = first(db, query, (row, target, action))
    name = "" if found is None else undo.name_of(db, undo.done_of(found))
    return channel, addresses.split(",")[0], "" if name in {addresses, f"#{row}"} else name
