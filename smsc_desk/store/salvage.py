"""The queue of a damaged file, read row by row as far as it can be read, and put into a sound one.

The sound file is a snapshot of some earlier time, or empty. What the user did since then is worth more than what the
provider lists, which is read anew. Nothing here may let an edit act on another record than the one it was made for,
nor a deletion go out because of the damage: what is not certain is set aside for the user, in sight.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass

import apsw

from smsc_desk.book import edits
from smsc_desk.book.edits import Edit, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.store import queue
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import first, only, select
from smsc_desk.store.overlay import OPEN, OPEN_STATES
from smsc_desk.store.wreck import UNREADABLE, Record, Wreck

RESCUED = "rescued"
"""The reason of an edit that was set aside here."""

MARGIN = 100_000
"""New records get numbers so far beyond all that were read: one that was not read may have had the next."""

_ON_THEIR_WAY = ("queued", "sending", "ambiguous", "verifying")
_TERMINAL = ("done", "cancelled", "merged")
_OWNED = (
    ("address", "contact", "contact"), ("member", "contact", "contact"), ("member", "grp", "grp"),
    ("edit_key", "edit", "edit"), ("job_row", "job", "job"),
    ("left_alone", "job", "job"), ("left_alone", "edit", "edit"),
)  # fmt: skip
_BIRTHS = edits.AddContact | edits.AddGroup | edits.BlockAddress
_DELETIONS = edits.DeleteContact | edits.DeleteGroup | edits.UnblockAddress


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many edits wait in the sound file now, and how many rows of the queue could not be read."""

    edits: int
    lost: int


def salvage(damaged: apsw.Connection | None, sound: apsw.Connection) -> Salvaged:
    """Bring the queue into a sound file; the caller holds its transaction, with foreign keys off."""
    work = _Salvage(damaged, sound)
    work.run()
    (waiting,) = only(sound, f"SELECT count(*) FROM edit WHERE {OPEN}")
    return Salvaged(int(waiting), work.lost)


# --- the work -------------------------------------------------------------------------------------------------------


class _Salvage:
    def __init__(self, damaged: apsw.Connection | None, sound: apsw.Connection) -> None:
        self._wreck, self._db = Wreck(damaged), sound
        self._records: dict[tuple[str, int], bool] = {}  # whether a record is known as it was last
        self.lost = 0

    def run(self) -> None:
        self._drop_unreadable()
        older = self._doubt_what_was_open()
        for row in self._wreck.each("job", lambda: None):
            self._take_job(row)
        for row in self._wreck.each("edit", self._on_lost):
            self._take_edit(row)
        self._forget_dangling()
        open_edits = select(self._db, f"SELECT id, kind, want, target, row FROM edit WHERE {OPEN} ORDER BY id")
        self._keep_numbers_apart()
        for number, kind, want, target, row in open_edits:
            self._place(number, edits.load(kind, want), target, row)
        for (number,) in select(self._db, "SELECT id FROM edit WHERE held"):
            self._keep_keys(number)
        for record in older | {(target, row) for _, _, _, target, row in open_edits}:
            self._show(*record)
        for table in ("request_ledger", "breaker", "tombstone", "job_row", "left_alone"):
            self._take_all(table)
        self._hold_jobs()
        self._forget_orphans()

    def _on_lost(self) -> None:
        self.lost += 1

    # --- edits

    def _drop_unreadable(self) -> None:
        """A snapshot may have been taken of a file that was damaged already, where no check sees it: in a text.

        Records that are dropped are listed by the provider again.
        """
        for table in ("contact", "grp", "block"):
            for number in self._unreadable(table):
                self._db.execute(f"DELETE FROM {table} WHERE id = ?", (number,))
        for kind, row in select(self._db, "SELECT kind, row FROM server_image"):
            try:
                (image,) = only(self._db, "SELECT image FROM server_image WHERE kind = ? AND row = ?", (kind, row))
                json.loads(image)
            except UNREADABLE:
                self._db.execute("DELETE FROM server_image WHERE kind = ? AND row = ?", (kind, row))
        for number in self._unreadable("edit"):
            self._drop(number)
        for number, kind, want in select(self._db, f"SELECT id, kind, want FROM edit WHERE {OPEN}"):
            try:
                edits.load(kind, want)
            except UNREADABLE:
                self._drop(number)

    def _unreadable(self, table: str) -> list[int]:
        """Return the ids of the rows that hold what is no text."""
        found: list[int] = []
        last: int | None = 0
        while last is not None:
            try:
                for row in self._db.execute(f"SELECT id, * FROM {table} WHERE id > ? ORDER BY id", (last,)):
                    last = int(row[0])
            except UNREADABLE:
                (last,) = only(self._db, f"SELECT min(id) FROM {table} WHERE id > ?", (last,))
                found += () if last is None else (int(last),)
            else:
                last = None
        return found

    def _drop(self, number: int) -> None:
        self._db.execute("DELETE FROM edit WHERE id = ?", (number,))
        self._db.execute("DELETE FROM edit_key WHERE edit = ?", (number,))
        self.lost += 1

    def _doubt_what_was_open(self) -> set[tuple[str, int]]:
        """What waited when the snapshot was taken may have been sent since: it is looked up before it is sent."""
        rows = select(self._db, f"SELECT id, target, row FROM edit WHERE {OPEN}")
        states = ", ".join(f"'{state}'" for state in _ON_THEIR_WAY)
        self._db.execute(
            "UPDATE edit SET state = 'ambiguous', reason = ?, attempt = max(attempt, 1)"
            f" WHERE {OPEN} AND state IN ({states})",
            (RESCUED,),
        )
        return {(target, row) for _, target, row in rows}

    def _take_edit(self, row: Record) -> None:
        try:
            edit = edits.load(row["kind"], row["want"])
            known = row["state"] in (*OPEN_STATES, *_TERMINAL) and queue.target_of(edit) == (row["target"], row["row"])
            if known:
                self._take_action(row)
                _put(self._db, "edit", row)
        except UNREADABLE:
            known = False
        if not known:
            self.lost += 1

    def _take_action(self, row: Record) -> None:
        number = row["action"]
        if first(self._db, "SELECT 1 FROM action WHERE id = ?", (number,)) is None:
            found = self._wreck.rows("SELECT * FROM action WHERE id = ?", (number,))
            made = {"id": number, "verb": str(Verb.CHANGE_CONTACT), "subject": "", "created_ms": row["created_ms"]}
            _put(self._db, "action", found[0] if found else made)

    def _take_job(self, row: Record) -> None:
        with contextlib.suppress(*UNREADABLE):
            self._take_action(row)
            _put(self._db, "job", row)

    def _hold_jobs(self) -> None:
        """A job waits for the user: how far it had come may be older than its edits, and its listing is."""
        self._db.execute(
            "UPDATE job SET state = 'paused', reason = ?, listed = iif(whole, listed, NULL),"
            " steps = max(steps, coalesce((SELECT max(step) + 1 FROM edit WHERE action = job.action), 0))"
            " WHERE finished_ms IS NULL AND state <> 'stopped'",
            (RESCUED,),
        )
        self._db.execute("DELETE FROM job_count")
        self._db.execute(
            "INSERT INTO job_count(job, part, state, edits)"
            " SELECT job, part, state, count(*) FROM edit WHERE job NOTNULL GROUP BY job, part, state"
        )

    def _forget_dangling(self) -> None:
        for column in ("depends_on", "merged_into", "undo_of"):
            self._db.execute(f"UPDATE edit SET {column} = NULL WHERE {column} NOT IN (SELECT id FROM edit)")
        for table in ("action", "job"):
            self._db.execute(f"UPDATE {table} SET undo_of = NULL WHERE undo_of NOT IN (SELECT id FROM {table})")
        self._db.execute("UPDATE edit SET job = NULL, job_row = NULL WHERE job NOT IN (SELECT id FROM job)")

    def _forget_orphans(self) -> None:
        for table, column, owner in _OWNED:
            self._db.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM {owner})")

    def _keep_numbers_apart(self) -> None:
        """A number that somebody may remember (an undo, a tombstone) never comes to mean another record."""
        for table in ("contact", "grp", "block", "edit", "action", "job"):
            (seen,) = only(self._db, f"SELECT coalesce(max(id), 0) FROM {table}")
            (named,) = only(self._db, "SELECT coalesce(max(row), 0) FROM edit WHERE target = ?", (table,))
            (kept,) = first(self._db, "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or (0,)
            found = self._wreck.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or [{"seq": 0}]
            self._db.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
            beyond = max(seen, named, kept, int(found[0]["seq"])) + MARGIN
            self._db.execute("INSERT INTO sqlite_sequence(name, seq) VALUES(?, ?)", (table, beyond))

    # --- what they are about

    def _place(self, number: int, edit: Edit, target: str, row: int) -> None:
        """See that the record of an edit is there, and that nothing goes out that is not certain."""
        for group in _groups_of(edit):
            self._known("grp", group)
        certain = self._known(target, row) or isinstance(edit, _BIRTHS)
        if first(self._db, f"SELECT 1 FROM {target} WHERE id = ?", (row,)) is None and not self._bear(
            number, edit, target, row
        ):
            self._drop(number)
            return
        self._lock(number, edit)
        if isinstance(edit, _DELETIONS) or not certain:
            self._set_aside(number)

    def _known(self, target: str, row: int) -> bool:
        """Bring a record over as it was last; tell whether that could be read."""
        if (target, row) not in self._records:
            self._records[target, row] = self._bring(target, row)
        return self._records[target, row]

    def _bring(self, target: str, row: int) -> bool:
        found = self._wreck.rows(f"SELECT * FROM {target} WHERE id = ?", (row,))
        images = self._wreck.rows("SELECT * FROM server_image WHERE kind = ? AND row = ?", (target, row))
        parts = self._parts(row) if target == "contact" else {}
        if not found or images is None or parts is None:
            return False
        try:
            for image in images:
                json.loads(image["image"])
            with self._db:  # all of it or nothing
                self._write(target, found[0], parts | {"server_image": images})
        except UNREADABLE:
            return False
        return True

    def _parts(self, contact: int) -> dict[str, list[Record]] | None:
        """Return the addresses and groups of a contact, which are rows of their own."""
        addresses = self._wreck.rows("SELECT * FROM address WHERE contact = ?", (contact,))
        members = self._wreck.rows("SELECT * FROM member WHERE contact = ?", (contact,))
        if addresses is None or members is None:
            return None
        return {"address": addresses, "member": [one for one in members if self._known("grp", one["grp"])]}

    def _write(self, target: str, record: Record, parts: dict[str, list[Record]]) -> None:
        self._make_way(target, record)
        _put(self._db, target, record)
        self._db.execute("DELETE FROM server_image WHERE kind = ? AND row = ?", (target, record["id"]))
        if target == "contact":
            self._db.execute("DELETE FROM address WHERE contact = ?", (record["id"],))
            self._db.execute("DELETE FROM member WHERE contact = ?", (record["id"],))
        for table, rows in parts.items():
            for row in rows:
                _put(self._db, table, row)
        self._count_settled(record["settled"])

    def _make_way(self, target: str, record: Record) -> None:
        """An older record of the snapshot may bear what can be borne only once."""
        if target == "block":
            same = (record["channel"], record["address"], record["id"])
            self._db.execute("DELETE FROM block WHERE channel = ? AND address = ? AND id <> ?", same)
        else:
            same = (record["channel"], record["server_id"], record["id"])
            self._db.execute(
                f"UPDATE {target} SET server_id = NULL WHERE channel = ? AND server_id = ? AND id <> ?", same
            )

    def _count_settled(self, settled: int) -> None:
        """Listings compare rows with the count of settled edits: it must not lag behind them."""
        self._db.execute(
            "INSERT INTO meta(key, value) VALUES('settled', ?) ON CONFLICT(key) DO UPDATE"
            " SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))",
            (str(settled),),
        )

    def _bear(self, number: int, edit: Edit, target: str, row: int) -> bool:
        """Make the record of an edit from what the edit itself says; False where that is too little."""
        match edit:
            case edits.AddContact():
                _put(self._db, target, {"id": row, "channel": int(edit.channel), "addresses": "", "deleted": 1})
            case edits.AddGroup():
                _put(self._db, target, {"id": row, "channel": int(edit.channel), "name": "", "name_key": "",
                                        "deleted": 1})  # fmt: skip
            case edits.BlockAddress() | edits.UnblockAddress():
                _put(self._db, target, {"id": row, "channel": int(edit.channel), "address": edit.address, "type": 0,
                                        "deleted": 1})  # fmt: skip
            case edits.ChangeContact() | edits.DeleteContact() | edits.JoinGroup() | edits.LeaveGroup():
                return self._bear_by_keys(number, row)
            case _:
                return False
        return True

    def _bear_by_keys(self, number: int, row: int) -> bool:
        """Make a contact from the addresses that its edit locks."""
        keys = self._wreck.rows("SELECT key FROM edit_key WHERE edit = ?", (number,)) or []
        found = [str(key["key"]).partition(":") for key in keys]
        addresses = [(kind, address) for kind, _, address in found if kind in {"p", "m"}]
        if not addresses:
            return False
        channel = Channel.PHONE if addresses[0][0] == "p" else Channel.EMAIL
        joined = ",".join(address for _, address in addresses)
        _put(self._db, "contact", {"id": row, "channel": int(channel), "addresses": joined, "on_server": 1})
        for position, (_, address) in enumerate(addresses):
            part = {"contact": row, "position": position, "channel": int(channel), "value": address}
            _put(self._db, "address", part)
        return True

    def _lock(self, number: int, edit: Edit) -> None:
        """Write down what an edit locks: what it did, and what it would by the records as they are now."""
        self._db.execute("DELETE FROM edit_key WHERE edit = ?", (number,))
        (state,) = only(self._db, "SELECT state FROM edit WHERE id = ?", (number,))
        if state not in _ON_THEIR_WAY:
            return
        self._keep_keys(number)
        for name, exclusive in queue.keys(self._db, edit).items():
            _put(self._db, "edit_key", {"key": name, "edit": number, "exclusive": int(exclusive)})

    def _keep_keys(self, number: int) -> None:
        for key in self._wreck.rows("SELECT * FROM edit_key WHERE edit = ?", (number,)) or ():
            _put(self._db, "edit_key", key)

    def _set_aside(self, number: int) -> None:
        states = ", ".join(f"'{state}'" for state in _ON_THEIR_WAY)
        self._db.execute(
            f"UPDATE edit SET state = 'parked', reason = ? WHERE id = ? AND state IN ({states})", (RESCUED, number)
        )
        if self._db.changes():
            queue.unlock(self._db, number)

    def _show(self, target: str, row: int) -> None:
        if first(self._db, f"SELECT 1 FROM {target} WHERE id = ?", (row,)) is not None:
            queue.rebuild(self._db, target, row, Touched())

    # --- the rest

    def _take_all(self, table: str) -> None:
        """Take small rows as they are: what the provider's limits remember, and what can be restored."""
        for row in self._wreck.rows(f"SELECT * FROM {table}") or ():
            with contextlib.suppress(*UNREADABLE):
                _put(self._db, table, row)


def _groups_of(edit: Edit) -> tuple[int, ...]:
    match edit:
        case edits.AddContact():
            return edit.groups
        case edits.JoinGroup() | edits.LeaveGroup() | edits.MoveToGroup():
            return (edit.group,)
        case _:
            return ()


def _put(db: apsw.Connection, table: str, row: Record) -> None:
    """Write a row, over the one of the same key; columns that the table does not have are left out."""
    shape = select(db, f"PRAGMA table_info({table})")
    columns = [name for _, name, *_ in shape if name in row]
    keys = [name for _, name, _, _, _, key in shape if key]
    setting = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in keys)
    db.execute(
        f"INSERT INTO {table}({', '.join(columns)}) VALUES({', '.join('?' * len(columns))})"
        f" ON CONFLICT({', '.join(keys)}) {f'DO UPDATE SET {setting}' if setting else 'DO NOTHING'}",
        [row[name] for name in columns],
    )
