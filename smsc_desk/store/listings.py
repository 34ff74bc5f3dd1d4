"""What the provider lists, written into the copy page by page; only a complete listing may say that a record is gone.

A run numbers its rows; a row of an earlier run is missing in this one. Rows that an edit of ours settled after the
run began are left alone, since the page may have been written before the edit took effect.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit
from smsc_desk.book.fields import TEXT_KEYS
from smsc_desk.book.folding import fold
from smsc_desk.book.identity import Channel
from smsc_desk.store import overlay, queue, records
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import Row, first, only, select

GUARD_ROWS, GUARD_SHARE = 20, 0.01
"""More missing contacts than both of these are not believed without the user (reliability, A.7.6)."""


class ListedContact(Protocol):
    """A contact as the provider lists it; `server_id` is its `int_id`, which some answers lack."""

    @property
    def server_id(self) -> int | None: ...
    @property
    def addresses(self) -> tuple[str, ...]: ...
    @property
    def values(self) -> Mapping[str, Any]: ...
    @property
    def group_ids(self) -> tuple[int, ...]: ...


class ListedGroup(Protocol):
    """A group as the provider lists it."""

    @property
    def server_id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def number(self) -> int | None: ...
    @property
    def count(self) -> int | None: ...


class ListedBlock(Protocol):
    """A blacklist entry as the provider lists it."""

    @property
    def server_id(self) -> int: ...
    @property
    def address(self) -> str: ...
    @property
    def type(self) -> int: ...
    @property
    def comment(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Run:
    """One walk through one of the provider's lists."""

    id: int
    list: str  # "contact", "grp" or "block"
    channel: Channel
    settled: int  # the count of settled edits when it began
    newest: int  # the greatest local id when it began


def begin(db: apsw.Connection, name: str, channel: Channel, now_ms: int) -> Run:
    """Begin a run."""
    moment = _moment(db, 0, name, channel)
    db.execute(
        "INSERT INTO listing_run(list, channel, started_ms, settled) VALUES(?, ?, ?, ?)",
        (name, channel, now_ms, moment.settled),
    )
    return dataclasses.replace(moment, id=db.last_insert_rowid())


def _moment(db: apsw.Connection, number: int, name: str, channel: Channel) -> Run:
    settled = first(db, "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'settled'") or (0,)
    (newest,) = only(db, f"SELECT coalesce(max(id), 0) FROM {name}")
    return Run(number, name, channel, settled[0], newest)


def put_groups(db: apsw.Connection, run: Run, listed: Iterable[ListedGroup], touched: Touched) -> None:
    """Write groups as listed."""
    for group in listed:
        row = _group_row(db, run, group.server_id)
        if row is None or _settled_since(db, run, row):
            continue
        image = {"name": group.name, "number": group.number}
        db.execute("UPDATE grp SET run = ?, server_count = ? WHERE id = ?", (run.id, group.count, row))
        _show(db, run, row, image, touched)


def _group_row(db: apsw.Connection, run: Run, server_id: int) -> int | None:
    """Return the row of a listed group; None for one that was deleted here meanwhile."""
    found = first(db, "SELECT id FROM grp WHERE channel = ? AND server_id = ?", (run.channel, server_id))
    if found is not None:
        return int(found[0])
    if _buried(db, run, "grp", str(server_id)):
        return None
    db.execute(
        "INSERT INTO grp(channel, server_id, on_server, name, name_key) VALUES(?, ?, 1, ?, ?)",
        (run.channel, server_id, f"#{server_id}", f"#{server_id}"),
    )
    return db.last_insert_rowid()


def put_contacts(db: apsw.Connection, run: Run, listed: Iterable[ListedContact], now_ms: int, touched: Touched) -> None:
    """Write contacts as listed, where some lack the provider's number; those that have it come as pages (`pages`)."""
    groups = Groups(db, run, touched)
    for contact in listed:
        if contact.addresses:  # else nobody can be reached by it, and nothing could ever address it
            put_contact(db, run, contact, groups, now_ms, touched)


def put_contact(
    db: apsw.Connection, run: Run, contact: ListedContact, groups: Groups, now_ms: int, touched: Touched
) -> None:
    """Write one contact: that of ours that it must be, or a new one, unless an edit of ours has just deleted it."""
    row = _contact_row(db, run, contact)
    if row is None:
        if not _buried(db, run, "contact", contact.addresses[0]):
            _new_contact(db, run, contact, groups, now_ms, touched)
        return
    db.execute("UPDATE contact SET run = ? WHERE id = ? AND run <> ?", (run.id, row, run.id))
    if not _settled_since(db, run, row):  # else the number may be that of a contact which ours came after
        db.execute("UPDATE contact SET server_id = coalesce(?, server_id) WHERE id = ?", (contact.server_id, row))
    show_contact(db, run, row, contact, groups, touched)


def show_contact(
    db: apsw.Connection, run: Run, row: int, contact: ListedContact, groups: Groups, touched: Touched
) -> None:
    """Let a contact that was found show what is listed, unless an edit of ours was settled since the run began."""
    if not _settled_since(db, run, row):
        _show(db, run, row, listed_image(contact, groups), touched)


def _new_contact(
    db: apsw.Connection, run: Run, contact: ListedContact, groups: Groups, now_ms: int, touched: Touched
) -> None:
    db.execute(
        "INSERT INTO contact(channel, server_id, on_server, addresses, run, added_ms) VALUES(?, ?, 1, '', ?, ?)",
        (run.channel, contact.server_id, run.id, now_ms),
    )
    row = db.last_insert_rowid()
    records.write_contact(db, row, listed_image(contact, groups))
    touched.contacts.add(row)
    touched.blocks.update(queue.blocks_of(db, row))


class Groups:
    """The rows of the groups that contacts name, one look-up each in a page."""

    def __init__(self, db: apsw.Connection, run: Run, touched: Touched) -> None:
        self._db, self._run, self._touched = db, run, touched
        rows = select(db, "SELECT server_id, id FROM grp WHERE channel = ? AND server_id NOTNULL", (run.channel,))
        self._known: dict[int, int | None] = dict(rows)

    def rows(self, server_ids: Iterable[int]) -> list[int]:
        """Return local ids; a group that is not listed yet gets a row whose name comes with the next listing."""
        return sorted({row for number in server_ids if (row := self._row(number)) is not None})

    def _row(self, server_id: int) -> int | None:
        if server_id not in self._known:
            self._known[server_id] = _group_row(self._db, self._run, server_id)
            self._touched.groups = True
        return self._known[server_id]


def listed_image(contact: ListedContact, groups: Groups) -> records.Image:
    """Return a listed contact as an image."""
    image: records.Image = {key: contact.values.get(key, "") for key in TEXT_KEYS}
    image["addresses"] = list(contact.addresses)
    image["tags"] = list(contact.values.get("tags", ()))
    image["groups"] = groups.rows(contact.group_ids)
    return image


def contact_image(db: apsw.Connection, channel: Channel, contact: ListedContact, touched: Touched) -> records.Image:
    """Return a contact that was asked for alone as an image."""
    return listed_image(contact, Groups(db, _moment(db, 0, "contact", channel), touched))


def _contact_row(db: apsw.Connection, run: Run, contact: ListedContact) -> int | None:
    """Find the row of a listed contact: by the provider's number, else by an address that no other row claims.

    A number that `add` answered is not trusted to be the `int_id`, so a contact of ours is first found by address: by
    one that the server is known to have for it, or that was sent for it. An address that a queued change only wants may
    be somebody else's there, and does not count.
    """
    if contact.server_id is not None:
        found = first(
            db, "SELECT id FROM contact WHERE channel = ? AND server_id = ?", (run.channel, contact.server_id)
        )
        if found is not None:
            return int(found[0])
    unknown = "" if contact.server_id is None else " AND c.server_id IS NULL"
    for find in (_settled_row, _kept_row, _sent_row, _refused_new_row):
        if found := find(db, run, contact, unknown):
            return int(found[0])
    return None


def _settled_row(db: apsw.Connection, run: Run, contact: ListedContact, unknown: str) -> Row | None:
    """Find a contact without open edits: what it shows is what the server has."""
    return first(
        db,
        "SELECT c.id FROM address a JOIN contact c ON c.id = a.contact WHERE a.channel = ? AND a.value IN"
        " (SELECT value FROM json_each(?)) AND c.state = 0 AND c.run <> ?"
        f" {unknown} ORDER BY c.on_server DESC, c.id LIMIT 1",
        (run.channel, json.dumps(contact.addresses), run.id),
    )


def _sent_row(db: apsw.Connection, run: Run, contact: ListedContact, unknown: str) -> Row | None:
    """Find a contact by the keys of what may have been sent for it, or of what will make it."""
    keys = [queue.address_key(run.channel, address) for address in contact.addresses]
    rows = select(
        db,
        "SELECT c.id, e.kind, e.want FROM edit_key k JOIN edit e ON e.id = k.edit AND e.target = 'contact'"
        " AND (e.kind = 'AddContact' OR e.state IN ('sending', 'ambiguous', 'verifying'))"
        " JOIN contact c ON c.id = e.row WHERE k.key IN (SELECT value FROM json_each(?))"
        f" AND c.run <> ? {unknown} ORDER BY c.id",
        (json.dumps(keys), run.id),
    )
    return next(((row,) for row, kind, want in rows if _may_be(db, row, edits.load(kind, want), contact)), None)


def _may_be(db: apsw.Connection, row: int, edit: Edit, contact: ListedContact) -> bool:
    """Tell whether a listed contact can be what a change of the address made: all else must be as it was.

    The address may be somebody else's, for which the provider refused the change.
    """
    before = overlay.server_image(db, "contact", row)
    if not isinstance(edit, edits.ChangeContact) or before is None:
        return True
    if not set(before["addresses"]).isdisjoint(contact.addresses):
        return True
    wanted = overlay.applied(before, edit) or before
    return all(fold(str(wanted.get(key, ""))) == fold(str(contact.values.get(key, ""))) for key in TEXT_KEYS)


def _kept_row(db: apsw.Connection, run: Run, contact: ListedContact, unknown: str) -> Row | None:
    """Find a contact with open edits by what the server last showed of it."""
    return first(
        db,
        "SELECT c.id FROM server_image s JOIN contact c ON c.id = s.row, json_each(s.image, '$.addresses') had"
        " WHERE s.kind = 'contact' AND c.channel = ? AND had.value IN (SELECT value FROM json_each(?))"
        f" AND c.run <> ? {unknown} ORDER BY c.id LIMIT 1",
        (run.channel, json.dumps(contact.addresses), run.id),
    )


def _refused_new_row(db: apsw.Connection, run: Run, contact: ListedContact, unknown: str) -> Row | None:
    """Find a contact that was refused, as a rule because the server has one with this address: this one."""
    return first(
        db,
        "SELECT c.id FROM edit e JOIN contact c ON c.id = e.row, json_each(e.want, '$.values.addresses') wanted"
        f" WHERE e.target = 'contact' AND e.{overlay.OPEN} AND e.state = 'refused' AND e.kind = 'AddContact'"
        f" AND c.channel = ? AND wanted.value IN (SELECT value FROM json_each(?)) AND c.run <> ? {unknown}"
        " ORDER BY c.id LIMIT 1",
        (run.channel, json.dumps(contact.addresses), run.id),
    )


def put_blocks(db: apsw.Connection, run: Run, listed: Iterable[ListedBlock], now_ms: int, touched: Touched) -> None:
    """Write blacklist entries as listed."""
    for block in listed:
        if _buried(db, run, "block", block.address):
            continue
        row = _listed_block_row(db, run, block, now_ms)
        if _settled_since(db, run, row):
            continue
        db.execute("UPDATE block SET run = ?, server_id = ? WHERE id = ?", (run.id, block.server_id, row))
        _show(db, run, row, {"type": int(block.type), "comment": block.comment}, touched)


def _listed_block_row(db: apsw.Connection, run: Run, block: ListedBlock, now_ms: int) -> int:
    db.execute(
        "INSERT INTO block(channel, address, type, comment_key, deleted, added_ms) VALUES(?, ?, ?, ?, 1, ?)"
        " ON CONFLICT(channel, address) DO NOTHING",
        (run.channel, block.address, int(block.type), fold(block.comment), now_ms),
    )
    found = only(db, "SELECT id FROM block WHERE channel = ? AND address = ?", (run.channel, block.address))
    return int(found[0])


def _show(db: apsw.Connection, run: Run, row: int, image: records.Image, touched: Touched) -> None:
    """Let a row show what the server has; where edits are open, they stay on top of it."""
    if overlay.server_image(db, run.list, row) == image:
        return
    if overlay.open_edits(db, run.list, row):
        overlay.store_image(db, run.list, row, image)
        queue.rebuild(db, run.list, row, touched)
        return
    db.execute(f"UPDATE {run.list} SET on_server = 1 WHERE id = ?", (row,))
    records.WRITE_IMAGE[run.list](db, row, image)
    queue.note(db, run.list, row, touched)


def _settled_since(db: apsw.Connection, run: Run, row: int) -> bool:
    (settled,) = only(db, f"SELECT settled FROM {run.list} WHERE id = ?", (row,))
    return bool(settled > run.settled)


def _buried(db: apsw.Connection, run: Run, kind: str, address: str) -> bool:
    """Tell whether a record was deleted by an edit of ours after the run began."""
    found = first(
        db,
        "SELECT 1 FROM tombstone WHERE kind = ? AND channel = ? AND address = ? AND settled > ?",
        (kind, run.channel, address, run.settled),
    )
    return found is not None


# --- the end of a run -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Finished:
    """How a run ended: rows taken out of the copy, and rows kept since too many were missing to be believed."""

    gone: int = 0
    doubted: int = 0


def strangers(db: apsw.Connection, channel: Channel, listed: Sequence[ListedContact]) -> int:
    """Return how many contacts are known here where the first page of their list has none of them; else 0.

    Then it is most likely another account's (reliability, A.7 rule 6). Few contacts may all have been changed.
    """
    addresses = json.dumps([address for contact in listed for address in contact.addresses])
    numbers = json.dumps([contact.server_id for contact in listed if contact.server_id is not None])
    if not listed or first(db, _ANY_OF_OURS, {"channel": channel, "addresses": addresses, "numbers": numbers}):
        return 0
    (known,) = only(db, "SELECT count(*) FROM contact WHERE channel = ? AND on_server", (channel,))
    return int(known) if known > GUARD_ROWS else 0


_ANY_OF_OURS = (
    "SELECT 1 FROM json_each(:addresses) j CROSS JOIN address a ON a.channel = :channel AND a.value = j.value"
    " UNION ALL SELECT 1 FROM json_each(:numbers) j"
    " CROSS JOIN contact c ON c.channel = :channel AND c.server_id = j.value LIMIT 1"
)


def finish(
    db: apsw.Connection,
    run: Run,
    now_ms: int,
    touched: Touched,
    *,
    believe: bool = False,
    absent: Collection[int] | None = None,
) -> Finished:
    """End a complete run: what it did not list is gone; more than the guard allows only if told to believe it.

    `absent` is what its pages lacked (`pages.put_page`); None finds that by the marks of the run.
    """
    missing = _missing(db, run) if absent is None else _absent(db, run, absent)
    known = _known(db, run) if missing else 0
    if not believe and (len(missing) == known > 1 or len(missing) > max(GUARD_ROWS, GUARD_SHARE * known)):
        _end(db, run, now_ms, complete=False)
        return Finished(doubted=len(missing))
    for row in missing:
        _gone(db, run, row, now_ms, touched)
    _end(db, run, now_ms, complete=True)
    return Finished(gone=len(missing))


# What the provider was known to have, and nothing of ours has touched since the run began.
_EXPECTED = "channel = ? AND on_server AND settled <= ? AND state = 0"


def _known(db: apsw.Connection, run: Run) -> int:
    """Count what the run should have listed; not what it brought, else another account's book would look like ours."""
    query = f"SELECT count(*) FROM {run.list} WHERE {_EXPECTED} AND id <= ?"
    return int(only(db, query, (run.channel, run.settled, run.newest))[0])


def _missing(db: apsw.Connection, run: Run) -> list[int]:
    rows = select(db, f"SELECT id FROM {run.list} WHERE {_EXPECTED} AND run <> ?", (run.channel, run.settled, run.id))
    return [row for (row,) in rows]


def _absent(db: apsw.Connection, run: Run, absent: Collection[int]) -> list[int]:
    """Return what pages lacked and is still expected, and what has no number by which any page could have it."""
    values = {"channel": run.channel, "settled": run.settled, "run": run.id, "absent": json.dumps(list(absent))}
    expected = "channel = :channel AND on_server AND settled <= :settled AND state = 0"
    query = f"SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(:absent)) AND {expected}"
    rows = select(db, query, values) if absent else []
    (unnumbered,) = only(  # by two indexes: 30 ms of a million, which to look at row by row would take a second
        db, "SELECT (SELECT count(*) FROM contact) - (SELECT count(*) FROM contact WHERE server_id IS NOT NULL)"
    )
    if unnumbered:
        rows += select(db, f"SELECT id FROM contact WHERE {expected} AND server_id IS NULL AND run <> :run", values)
    return [row for (row,) in rows]


def _gone(db: apsw.Connection, run: Run, row: int, now_ms: int, touched: Touched) -> None:
    """Take a record out of the copy; its image is kept to restore it from."""
    image = records.READ_IMAGE[run.list](db, row) or {}
    if run.list == "grp":  # the pages of the contacts wait for the groups: it still has those that it had
        image["members"] = queue.members(db, row)
    address = _name_of(db, run.list, row)
    db.execute(
        "INSERT INTO tombstone(kind, channel, address, gone_ms, image, run, cause, title)"
        " VALUES(?, ?, ?, ?, ?, ?, 'listing', ?)",
        (run.list, run.channel, address, now_ms, records.dump_image(image), run.id, records.image_title(image)),
    )
    queue.note(db, run.list, row, touched)
    if run.list == "grp":
        touched.contacts.update(queue.members(db, row))
    if run.list == "block":
        records.HIDE["block"](db, row)
    db.execute(f"DELETE FROM {run.list} WHERE id = ?", (row,))


def _name_of(db: apsw.Connection, kind: str, row: int) -> str:
    column = {"contact": "addresses", "grp": "coalesce(server_id, '')", "block": "address"}[kind]
    (text,) = only(db, f"SELECT {column} FROM {kind} WHERE id = ?", (row,))
    return str(text).partition(",")[0]


def _end(db: apsw.Connection, run: Run, now_ms: int, *, complete: bool) -> None:
    db.execute("UPDATE listing_run SET finished_ms = ?, complete = ? WHERE id = ?", (now_ms, complete, run.id))
