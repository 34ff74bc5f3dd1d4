"""The state of a copy in one line: two copies are taken for equal when it is equal."""

from __future__ import annotations

import apsw

# What was on its way is in doubt after a stop, what was only looked at is queued again: those are no other states.
_STATES = "group_concat(CASE state WHEN 'sending' THEN iif(sent_ms IS NULL, 'queued', 'ambiguous') ELSE state END)"
_PARTS = (
    "SELECT count(*), total(id), total(length(subject)) FROM action",
    f"SELECT count(*), total(id), total(length(want)), {_STATES} FROM (SELECT * FROM edit ORDER BY id)",
    "SELECT count(*), total(edit), total(length(key)) FROM edit_key",
    "SELECT count(*), total(id), total(length(name)), total(deleted), total(run), total(settled) FROM contact",
    "SELECT count(*), total(length(value)) FROM address",
    "SELECT count(*), total(contact * 31 + grp) FROM member",
    "SELECT count(*), total(id), total(length(name)), total(run) FROM grp",
    "SELECT count(*), total(id), total(type), total(deleted) FROM block",
    "SELECT count(*), total(length(image)) FROM server_image",
    "SELECT count(*), total(complete), total(finished_ms) FROM listing_run",
    "SELECT count(*), total(released_ms) FROM request_ledger",
    "SELECT count(*) FROM tombstone",
    "SELECT count(*), total(length(value)) FROM layout",
)


def state_of(db: apsw.Connection) -> str:
    """Return counts and sums of all tables."""
    return repr([db.execute(part).fetchone() for part in _PARTS])
