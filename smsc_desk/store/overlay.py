"""The three copies of a record: what the server showed, what the open edits want, and what the user sees.

The row shows *mine*: the server's image with the open edits applied in order. The image is kept beside the row only
while edits are open, so every way an edit can end (done, refused, discarded, cancelled) is one `rebuild`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, assert_never

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit
from smsc_desk.book.identity import RowState
from smsc_desk.store import records
from smsc_desk.store.database import first, select
from smsc_desk.store.records import Image

OPEN_STATES = ("queued", "sending", "ambiguous", "verifying", "refused", "conflict", "parked")
"""An edit that is open is part of what the user sees. The order of the terms is that of the index `edit_open`."""

OPEN = "state IN ('queued', 'sending', 'ambiguous', 'verifying', 'refused', 'conflict', 'parked')"

SET_ASIDE = frozenset(("refused", "conflict", "parked"))
"""An edit that is set aside waits for the user."""

_ROW_STATES = {
    "queued": RowState.PENDING,
    "sending": RowState.PENDING,
    "ambiguous": RowState.DOUBT,
    "verifying": RowState.DOUBT,
}


def applied(image: Image | None, edit: Edit) -> Image | None:
    """Return the image after an edit; None is a record that does not exist."""
    match edit:
        case edits.AddContact():
            return _new_contact(edit)
        case edits.AddGroup():
            return {"name": edit.name, "number": edit.number}
        case edits.BlockAddress():
            return {"type": int(edit.type), "comment": edit.comment}
        case edits.DeleteContact() | edits.DeleteGroup() | edits.UnblockAddress():
            return None
        case edits.ChangeContact() | edits.ChangeGroup() | edits.JoinGroup() | edits.LeaveGroup() | edits.MoveToGroup():
            return None if image is None else image | _changes(image, edit)
        case _:
            assert_never(edit)


def _new_contact(edit: edits.AddContact) -> Image:
    image: Image = {"addresses": [], "tags": [], "groups": list(edit.groups)}
    return image | _listed(edit.values)


def _listed(values: dict[str, object]) -> Image:
    return {key: comparable(value) for key, value in values.items()}


def comparable(value: Any) -> Any:
    """Return a value of an edit as an image has it: lists in place of tuples."""
    return list(value) if isinstance(value, tuple) else value


def _changes(
    image: Image,
    edit: edits.ChangeContact | edits.ChangeGroup | edits.JoinGroup | edits.LeaveGroup | edits.MoveToGroup,
) -> Image:
    match edit:
        case edits.ChangeContact():
            return _listed(edit.changes)
        case edits.ChangeGroup():
            wanted = {"name": edit.name, "number": edit.number}
            return {key: value for key, value in wanted.items() if value is not None}
        case edits.JoinGroup():
            return {"groups": sorted({*image["groups"], edit.group})}
        case edits.LeaveGroup():
            return {"groups": [group for group in image["groups"] if group != edit.group]}
        case edits.MoveToGroup():
            return {"groups": [edit.group]}
        case _:
            assert_never(edit)


def open_edits(db: apsw.Connection, target: str, row: int) -> list[tuple[int, str, Edit]]:
    """Return number, state and edit of a record's open edits, oldest first."""
    rows = select(
        db, f"SELECT id, state, kind, want FROM edit WHERE target = ? AND row = ? AND {OPEN} ORDER BY id", (target, row)
    )
    return [(number, state, edits.load(kind, want)) for number, state, kind, want in rows]


def server_image(db: apsw.Connection, target: str, row: int) -> Image | None:
    """Return what the server last showed of a record: its kept image, else the row where it is on the server."""
    kept = first(db, "SELECT image FROM server_image WHERE kind = ? AND row = ?", (target, row))
    if kept is not None:
        image: Image | None = json.loads(kept[0])
        return image
    (on_server,) = first(db, f"SELECT on_server FROM {target} WHERE id = ?", (row,)) or (0,)
    return records.READ_IMAGE[target](db, row) if on_server else None


def keep_image(db: apsw.Connection, target: str, row: int) -> None:
    """Keep the server's image beside the row before the first edit changes it."""
    image = server_image(db, target, row)
    if image is not None:
        store_image(db, target, row, image)


def store_image(db: apsw.Connection, target: str, row: int, image: Image | None) -> None:
    """Write down what the server shows now; None when the record is gone there."""
    if image is None:
        db.execute("DELETE FROM server_image WHERE kind = ? AND row = ?", (target, row))
    else:
        db.execute(
            "INSERT INTO server_image(kind, row, image) VALUES(?, ?, ?)"
            " ON CONFLICT(kind, row) DO UPDATE SET image = excluded.image",
            (target, row, records.dump_image(image)),
        )
    db.execute(f"UPDATE {target} SET on_server = ? WHERE id = ?", (image is not None, row))


def rebuild(db: apsw.Connection, target: str, row: int) -> None:
    """Make the row show the server's image with the open edits applied; a record that nobody has goes."""
    waiting = open_edits(db, target, row)
    state = max((_ROW_STATES.get(each, RowState.PROBLEM) for _, each, _ in waiting), default=RowState.SYNCED)
    _show(db, target, row, mine(server_image(db, target, row), waiting), state)
    if not waiting:
        _forget(db, target, row)


def mine(image: Image | None, waiting: Iterable[tuple[int, str, Edit]]) -> Image | None:
    """Return what is shown of a record: the server's image with its open edits applied (see `open_edits`)."""
    for _, state, edit in waiting:
        after = applied(image, edit)
        # A refused deletion deletes nothing: the record stays to be seen, with the provider's reason.
        if after is not None or state not in SET_ASIDE:
            image = after
    return image


def _show(db: apsw.Connection, target: str, row: int, image: Image | None, state: RowState) -> None:
    if image is None:
        records.HIDE[target](db, row)
    else:
        records.WRITE_IMAGE[target](db, row, image)
    db.execute(f"UPDATE {target} SET state = ? WHERE id = ?", (int(state), row))


def _forget(db: apsw.Connection, target: str, row: int) -> None:
    """Drop the kept image of a record without open edits, and the record itself where nobody has it."""
    gone = first(db, f"SELECT deleted FROM {target} WHERE id = ? AND NOT on_server", (row,))
    if gone is not None:
        db.execute(f"DELETE FROM {target} WHERE id = ?", (row,))
        if target == "block":
            return
    db.execute("DELETE FROM server_image WHERE kind = ? AND row = ?", (target, row))
