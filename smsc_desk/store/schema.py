"""The shape of an account's file, as numbered migrations.

contact ─┬─< address            what the user sees; its numbers or e-mail addresses
         └─< member >── grp     who is in which group
block                           the blacklist, by channel and address
server_image                    what the provider last showed of a record that has open edits
action ──< edit ──< edit_key    what the user did; the queue; what each edit locks
request_ledger, breaker         the provider's limits across restarts
listing_run, tombstone          listings, and what one of them said is gone
contact_text, text_index        the text index, and how far it goes
saved_filter                    filters under a name
job ─┬─< job_row                an import, a blacklist import, or the undoing of one; its rows that were not accepted
     ├─< edit (by `job`)        what its other rows became
     └─< job_count              those edits by what they count for and by state: kept by triggers
"""

from __future__ import annotations

import contextlib

import apsw

from smsc_desk.book.errors import Damaged, TooNew
from smsc_desk.store.database import Row, only, select, transaction

APPLICATION_ID = 0x534D4442  # "SMDB"

_V1 = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE layout(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE contact(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel INTEGER NOT NULL CHECK(channel IN (0, 1)),
  server_id INTEGER,
  on_server INTEGER NOT NULL DEFAULT 0,
  addresses TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  last_name TEXT NOT NULL DEFAULT '',
  first_name TEXT NOT NULL DEFAULT '',
  middle_name TEXT NOT NULL DEFAULT '',
  birthday TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '',
  comment TEXT NOT NULL DEFAULT '',
  other TEXT NOT NULL DEFAULT '',
  client_id TEXT NOT NULL DEFAULT '',
  name_key TEXT NOT NULL DEFAULT '',
  last_key TEXT NOT NULL DEFAULT '',
  first_key TEXT NOT NULL DEFAULT '',
  middle_key TEXT NOT NULL DEFAULT '',
  tags_key TEXT NOT NULL DEFAULT '',
  comment_key TEXT NOT NULL DEFAULT '',
  search TEXT NOT NULL DEFAULT '',
  block INTEGER,
  state INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL DEFAULT 0,
  run INTEGER NOT NULL DEFAULT 0,
  settled INTEGER NOT NULL DEFAULT 0,
  added_ms INTEGER,
  changed_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX contact_server ON contact(channel, server_id) WHERE server_id IS NOT NULL;
CREATE INDEX contact_name ON contact(deleted, name_key, id);
CREATE INDEX contact_address ON contact(deleted, addresses, id);
CREATE INDEX contact_state ON contact(state) WHERE state > 0;
CREATE INDEX contact_block ON contact(block) WHERE block IS NOT NULL;
CREATE TABLE address(
  contact INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  channel INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY(contact, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX address_value ON address(value, channel);
CREATE TABLE grp(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel INTEGER NOT NULL CHECK(channel IN (0, 1)),
  server_id INTEGER,
  on_server INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  number INTEGER,
  server_count INTEGER,
  state INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL DEFAULT 0,
  run INTEGER NOT NULL DEFAULT 0,
  settled INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX grp_server ON grp(channel, server_id) WHERE server_id IS NOT NULL;
CREATE TABLE member(
  contact INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
  grp INTEGER NOT NULL REFERENCES grp(id) ON DELETE CASCADE,
  PRIMARY KEY(contact, grp)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_grp ON member(grp, contact);
CREATE TABLE block(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel INTEGER NOT NULL CHECK(channel IN (0, 1)),
  address TEXT NOT NULL,
  server_id INTEGER,
  on_server INTEGER NOT NULL DEFAULT 0,
  type INTEGER NOT NULL CHECK(type IN (0, 1, 2)),
  comment TEXT NOT NULL DEFAULT '',
  comment_key TEXT NOT NULL DEFAULT '',
  state INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL DEFAULT 0,
  run INTEGER NOT NULL DEFAULT 0,
  settled INTEGER NOT NULL DEFAULT 0,
  added_ms INTEGER,
  UNIQUE(channel, address)
) STRICT;
CREATE TABLE server_image(
  kind TEXT NOT NULL CHECK(kind IN ('contact', 'grp', 'block')),
  row INTEGER NOT NULL,
  image TEXT NOT NULL,
  PRIMARY KEY(kind, row)
) STRICT, WITHOUT ROWID;
CREATE TABLE action(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  verb TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  created_ms INTEGER NOT NULL,
  undo_of INTEGER REFERENCES action(id)
) STRICT;
CREATE UNIQUE INDEX action_undo ON action(undo_of) WHERE undo_of IS NOT NULL;
CREATE TABLE edit(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action INTEGER NOT NULL REFERENCES action(id),
  step INTEGER NOT NULL,
  kind TEXT NOT NULL,
  target TEXT NOT NULL CHECK(target IN ('contact', 'grp', 'block')),
  row INTEGER NOT NULL,
  want TEXT NOT NULL,
  base TEXT,
  before_img TEXT,
  after_img TEXT,
  state TEXT NOT NULL CHECK(state IN ('queued', 'sending', 'ambiguous', 'verifying', 'done', 'refused',
                                      'conflict', 'parked', 'cancelled', 'merged')),
  attempt INTEGER NOT NULL DEFAULT 0,
  request_hash TEXT,
  sent_ms INTEGER,
  fence_s REAL,
  not_before_ms INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  error_code INTEGER,
  answer TEXT,
  created_ms INTEGER NOT NULL,
  finished_ms INTEGER,
  depends_on INTEGER REFERENCES edit(id),
  merged_into INTEGER REFERENCES edit(id),
  undo_of INTEGER REFERENCES edit(id),
  job INTEGER,
  job_row INTEGER,
  UNIQUE(action, step),
  UNIQUE(job, job_row, step)
) STRICT;
CREATE INDEX edit_queued ON edit(id) WHERE state = 'queued';
CREATE INDEX edit_queued_block ON edit(id) WHERE state = 'queued' AND target = 'block';
CREATE INDEX edit_open ON edit(target, row, id)
  WHERE state IN ('queued', 'sending', 'ambiguous', 'verifying', 'refused', 'conflict', 'parked');
CREATE TABLE edit_key(
  key TEXT NOT NULL,
  edit INTEGER NOT NULL REFERENCES edit(id) ON DELETE CASCADE,
  exclusive INTEGER NOT NULL,
  PRIMARY KEY(key, edit)
) STRICT, WITHOUT ROWID;
CREATE INDEX edit_key_edit ON edit_key(edit);
CREATE TABLE request_ledger(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL,
  sent_ms INTEGER NOT NULL,
  released_ms INTEGER
) STRICT;
CREATE INDEX request_ledger_hash ON request_ledger(hash);
CREATE TABLE breaker(
  name TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  opened_ms INTEGER NOT NULL,
  until_ms INTEGER,
  failures INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE listing_run(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list TEXT NOT NULL,
  channel INTEGER NOT NULL,
  started_ms INTEGER NOT NULL,
  settled INTEGER NOT NULL,
  cursor INTEGER,
  rows INTEGER NOT NULL DEFAULT 0,
  finished_ms INTEGER,
  complete INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE tombstone(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  channel INTEGER NOT NULL,
  address TEXT NOT NULL,
  gone_ms INTEGER NOT NULL,
  settled INTEGER NOT NULL DEFAULT 0,
  image TEXT NOT NULL,
  run INTEGER,
  cause TEXT NOT NULL
) STRICT;
CREATE INDEX tombstone_address ON tombstone(kind, channel, address);
"""

_V2 = """
ALTER TABLE action ADD COLUMN depth INTEGER NOT NULL DEFAULT 0;
ALTER TABLE action ADD COLUMN root INTEGER REFERENCES action(id);
ALTER TABLE action ADD COLUMN skipped TEXT NOT NULL DEFAULT '[]';
ALTER TABLE action ADD COLUMN recalled TEXT NOT NULL DEFAULT '[]';
ALTER TABLE edit ADD COLUMN answered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE edit ADD COLUMN doubted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE edit ADD COLUMN own TEXT;
ALTER TABLE edit ADD COLUMN own_base TEXT;
ALTER TABLE request_ledger ADD COLUMN sent_s REAL NOT NULL DEFAULT 0;
ALTER TABLE request_ledger ADD COLUMN released_s REAL;
ALTER TABLE tombstone ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE tombstone ADD COLUMN restored INTEGER NOT NULL DEFAULT 0;
CREATE INDEX edit_doubted ON edit(id) WHERE doubted;
CREATE INDEX edit_merged ON edit(merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX tombstone_gone ON tombstone(gone_ms);
"""
"""Undo: how deep an action is in its chain of undone and redone, and what began the chain. Edits: whose answer came but
has to be looked up all the same; which ever were in doubt; what one wanted, and stood on, before it met others (`own`).
An undoing names what it left alone (`skipped`) and the edits that it took back (`recalled`). Tombstones get a name.
The ledger also keeps seconds of the clock that nobody sets (`…_s`): it goes on over restarts until the computer's."""

_V3 = """
CREATE TABLE job(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK(kind IN ('import', 'blacklist', 'undo')),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL DEFAULT '',
  plan TEXT NOT NULL DEFAULT '',
  new_groups TEXT NOT NULL DEFAULT '[]',
  state TEXT NOT NULL CHECK(state IN ('planning', 'running', 'paused', 'stopped', 'done', 'failed')),
  reason TEXT NOT NULL DEFAULT '',
  action INTEGER NOT NULL UNIQUE REFERENCES action(id),
  undo_of INTEGER REFERENCES job(id),
  rows INTEGER NOT NULL,
  cursor INTEGER NOT NULL DEFAULT 0,
  planned INTEGER NOT NULL DEFAULT 0,
  whole INTEGER NOT NULL DEFAULT 0,
  same INTEGER NOT NULL DEFAULT 0,
  left_out INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  steps INTEGER NOT NULL DEFAULT 0,
  groups INTEGER NOT NULL DEFAULT 0,
  listed INTEGER,
  created_ms INTEGER NOT NULL,
  started_ms INTEGER,
  finished_ms INTEGER
) STRICT;
CREATE TABLE job_row(
  job INTEGER NOT NULL REFERENCES job(id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('rejected', 'left_out')),
  reason TEXT NOT NULL,
  message TEXT NOT NULL DEFAULT '',
  PRIMARY KEY(job, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE job_count(
  job INTEGER NOT NULL,
  part TEXT NOT NULL,
  state TEXT NOT NULL,
  edits INTEGER NOT NULL,
  PRIMARY KEY(job, part, state)
) STRICT, WITHOUT ROWID;
ALTER TABLE edit ADD COLUMN part TEXT NOT NULL DEFAULT '';
CREATE TRIGGER edit_of_job_made AFTER INSERT ON edit WHEN new.job NOTNULL BEGIN INSERT INTO job_count(job, part, state, edits) VALUES(new.job, new.part, new.state, 1) ON CONFLICT DO UPDATE SET edits = edits + 1; END;
CREATE TRIGGER edit_of_job_moved AFTER UPDATE OF state ON edit WHEN new.job NOTNULL AND new.state <> old.state BEGIN UPDATE job_count SET edits = edits - 1 WHERE job = old.job AND part = old.part AND state = old.state; INSERT INTO job_count(job, part, state, edits) VALUES(new.job, new.part, new.state, 1) ON CONFLICT DO UPDATE SET edits = edits + 1; END;
CREATE TRIGGER edit_of_job_gone AFTER DELETE ON edit WHEN old.job NOTNULL BEGIN UPDATE job_count SET edits = edits - 1 WHERE job = old.job AND part = old.part AND state = old.state; END;
DROP INDEX edit_queued;
DROP INDEX edit_queued_block;
CREATE INDEX edit_queued ON edit(id) WHERE state = 'queued' AND job IS NULL;
CREATE INDEX edit_queued_block ON edit(id) WHERE state = 'queued' AND job IS NULL AND target = 'block';
CREATE INDEX edit_queued_job ON edit(job, id) WHERE state = 'queued' AND job NOTNULL;
CREATE INDEX edit_waiting ON edit(not_before_ms) WHERE state = 'queued' AND not_before_ms > 0;
CREATE INDEX edit_sending ON edit(id) WHERE state = 'sending';
CREATE INDEX edit_doubtful ON edit(id) WHERE state IN ('ambiguous', 'verifying');
CREATE INDEX edit_open_own ON edit(state) WHERE job IS NULL
  AND state IN ('queued', 'sending', 'ambiguous', 'verifying', 'refused', 'conflict', 'parked');
CREATE INDEX edit_failed_job ON edit(job, job_row)
  WHERE job NOTNULL AND state IN ('refused', 'conflict', 'parked');
"""  # noqa: E501 - a trigger is one statement, and statements end with a line
"""Jobs. `cursor` is the last line that was planned, of an undoing the step of the edit that it led back last; `whole`:
planned to the end; `steps`: edits so far, of which the first `groups` make groups; `listed`: compared with a whole
listing, NULL while that is open. An edit says by `part` what it counts for: added, updated, removed or restored.
The queue is picked from through partial indexes, the user's own edits apart from those of jobs (reliability, A.2)."""

_V4 = """
CREATE VIRTUAL TABLE contact_text USING fts5(
  search, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
);
CREATE VIRTUAL TABLE contact_gram USING fts5vocab(contact_text, 'row');
CREATE TABLE text_index(id INTEGER PRIMARY KEY CHECK(id = 1), done_to INTEGER NOT NULL) STRICT;
INSERT INTO text_index VALUES(1, 0);
CREATE TRIGGER contact_text_new AFTER INSERT ON contact WHEN new.id <= (SELECT done_to FROM text_index) BEGIN INSERT INTO contact_text(rowid, search) VALUES(new.id, new.search); END;
CREATE TRIGGER contact_text_changed AFTER UPDATE OF search ON contact WHEN new.search <> old.search AND new.id <= (SELECT done_to FROM text_index) BEGIN UPDATE contact_text SET search = new.search WHERE rowid = new.id; END;
CREATE TRIGGER contact_text_gone AFTER DELETE ON contact WHEN old.id <= (SELECT done_to FROM text_index) BEGIN DELETE FROM contact_text WHERE rowid = old.id; END;
CREATE TABLE saved_filter(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL
) STRICT;
"""  # noqa: E501 - a trigger is one statement, and statements end with a line
"""Search. The text index holds the folded texts of the contacts up to the number `done_to`, kept so by triggers; what
is newer is scanned, until it is quiet and the index is led on (see `indexing`, which makes the indexes of the sorts as
well). It has no texts of its own, nor places in them, and is an eighth of the book that way: what it finds is looked
at again."""

_V5 = """
CREATE INDEX edit_undo ON edit(undo_of) WHERE undo_of NOTNULL;
CREATE INDEX job_undo ON job(undo_of) WHERE undo_of NOTNULL;
CREATE TABLE left_alone(
  job INTEGER NOT NULL REFERENCES job(id) ON DELETE CASCADE,
  target TEXT NOT NULL,
  row INTEGER NOT NULL,
  edit INTEGER NOT NULL REFERENCES edit(id) ON DELETE CASCADE,
  PRIMARY KEY(job, target, row, edit)
) STRICT, WITHOUT ROWID;
CREATE INDEX left_alone_edit ON left_alone(edit);
"""
"""The undoing of an import: each of its edits names the one that it leads back (`undo_of`), so that an undoing which
was stopped can be taken up again; the edits that it left alone, as their records were changed since, are kept."""

_V6 = """
CREATE INDEX edit_record ON edit(row, target, id);
"""
"""All edits of a record: an undoing judges by all of them whether it was changed since."""

_V7 = """
ALTER TABLE edit ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
CREATE INDEX edit_held ON edit(id) WHERE held;
ALTER TABLE tombstone ADD COLUMN restored_by INTEGER;
"""
"""An edit that was taken back while its request could still arrive keeps its keys until it cannot: it is `held`. What
was deleted is restored as long as the edit that makes it anew stands."""

MIGRATIONS = (_V1, _V2, _V3, _V4, _V5, _V6, _V7)


def migrate(db: apsw.Connection) -> None:
    """Bring a file to today's shape, each step and its number in one transaction.

    Raises:
        TooNew: the file was written by a newer version of the program.
        Damaged: the file belongs to another program.
    """
    version = db.pragma("user_version")
    if version > len(MIGRATIONS):
        raise TooNew(f"format {version}, this program knows {len(MIGRATIONS)}")
    used = version or only(db, "SELECT count(*) FROM sqlite_schema")[0]
    if used and db.pragma("application_id") != APPLICATION_ID:
        raise Damaged("the file belongs to another program")
    for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
        with transaction(db):
            _run_script(db, script)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {number}")


def _run_script(db: apsw.Connection, script: str) -> None:
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


def fits(db: apsw.Connection) -> bool:
    """Tell whether all tables, indexes and triggers are as the migrations made them.

    Damage may hide in their texts: no check of SQLite's reads those, and what names a column that was never there then
    fails as if the program were wrong.
    """
    with contextlib.closing(apsw.Connection(":memory:")) as fresh:
        for script in MIGRATIONS[: int(str(db.pragma("user_version")))]:
            _run_script(fresh, script)
        return _objects(fresh) <= _objects(db)


def _objects(db: apsw.Connection) -> set[Row]:
    return set(select(db, "SELECT type, name, tbl_name, sql FROM sqlite_schema"))
