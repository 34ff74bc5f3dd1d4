"""The file's shape: fresh, again, newer, foreign, and killed in the middle."""

import apsw
import pytest

from smsc_desk.book.errors import Damaged, TooNew
from smsc_desk.store import pages, schema, sending, verifying
from smsc_desk.store.database import transaction


def shape(db):
    return db.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()


@pytest.fixture
def db():
    return apsw.Connection(":memory:")


def test_a_fresh_file_gets_todays_shape(db):
    schema.migrate(db)
    assert db.pragma("user_version") == len(schema.MIGRATIONS)
    assert db.pragma("application_id") == schema.APPLICATION_ID == int.from_bytes(b"SMDB")
    tables = {name for kind, name, _ in shape(db) if kind == "table"}
    assert {"contact", "address", "grp", "member", "block", "server_image", "action", "edit", "edit_key"} <= tables
    strict = {row[1] for row in db.execute("PRAGMA table_list") if row[5]}
    own = {
        name for name in tables if name.startswith(("contact_text", "contact_gram", "sqlite_"))
    }  # of SQLite's making
    assert tables - own == strict


def test_migrating_again_changes_nothing(db):
    schema.migrate(db)
    db.execute("INSERT INTO meta VALUES('a', 'b')")
    before = shape(db)
    schema.migrate(db)
    assert shape(db) == before
    assert db.execute("SELECT value FROM meta").fetchone() == ("b",)


def test_a_file_of_a_newer_program_is_refused_untouched(db):
    schema.migrate(db)
    db.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    before = db.serialize("main")
    with pytest.raises(TooNew):
        schema.migrate(db)
    assert db.serialize("main") == before


@pytest.mark.parametrize(("version", "identity"), [(0, 0), (0, 42), (1, 0), (1, 42)])
def test_a_file_of_another_program_is_refused_untouched(db, version, identity):
    db.execute("CREATE TABLE moz_places(id INTEGER)")
    db.execute(f"PRAGMA user_version = {version}")
    db.execute(f"PRAGMA application_id = {identity}")
    before = db.serialize("main")
    with pytest.raises(Damaged):
        schema.migrate(db)
    assert db.serialize("main") == before


def older(version):
    """Return an empty file as an earlier program left it."""
    db = apsw.Connection(":memory:")
    for script in schema.MIGRATIONS[:version]:
        schema._run_script(db, script)
    return db


class Killed(Exception):
    """The program ended here."""


def test_a_migration_that_is_killed_anywhere_leaves_the_file_of_a_whole_format():
    whole = apsw.Connection(":memory:")
    statements = []
    whole.exec_trace = lambda _, sql, __: statements.append(sql) or True
    schema.migrate(whole)
    whole.exec_trace = None
    assert len(statements) > 20
    formats = [([], 0), *((shape(older(version)), version) for version in range(1, len(schema.MIGRATIONS)))]
    for killed_at in range(len(statements)):
        db = apsw.Connection(":memory:")
        left = [killed_at]

        def trace(_cursor, _sql, _values, left=left):
            left[0] -= 1
            if left[0] == -1:
                raise Killed
            return True

        db.exec_trace = trace
        with pytest.raises(Killed):
            schema.migrate(db)
        db.exec_trace = None
        assert (shape(db), db.pragma("user_version")) in formats
        schema.migrate(db)
        assert shape(db) == shape(whole)


EDIT = (
    "INSERT INTO edit(action, step, kind, target, row, want, state, created_ms)"
    " VALUES({}, 0, 'k', '{}', 1, '', '{}', 0)"
)


@pytest.mark.parametrize(
    "row",
    [
        "INSERT INTO contact(channel, addresses) VALUES(2, '')",
        "INSERT INTO contact(channel, addresses) VALUES(0, x'00')",
        "INSERT INTO address(contact, position, channel, value) VALUES(77, 0, 0, 'x')",
        "INSERT INTO member(contact, grp) VALUES(77, 77)",
        "INSERT INTO block(channel, address, type) VALUES(0, 'x', 3)",
        "INSERT INTO server_image(kind, row, image) VALUES('edit', 1, '')",
        EDIT.format(1, "x", "done"),
        EDIT.format(1, "grp", "x"),
        EDIT.format(9, "grp", "done"),
    ],
)
def test_the_file_refuses_nonsense(db, row):
    schema.migrate(db)
    db.execute("PRAGMA foreign_keys=ON")
    db.execute("INSERT INTO action(id, verb, created_ms) VALUES(1, 'v', 0)")
    db.execute(EDIT.format(1, "grp", "done"))
    db.execute("DELETE FROM edit")
    with pytest.raises(apsw.ConstraintError):
        db.execute(row)


def test_numbers_are_never_given_twice(db):
    schema.migrate(db)
    for table, columns, values in (
        ("contact", "channel, addresses", "0, ''"),
        ("grp", "channel, name, name_key", "0, '', ''"),
        ("block", "channel, address, type", "0, 'x', 0"),
    ):
        with transaction(db):
            for expected in (1, 2):
                db.execute(f"INSERT INTO {table}({columns}) VALUES({values})")
                assert db.last_insert_rowid() == expected
                db.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (sending._OWN[0], "edit_queued_block"),
        (sending._OWN[1], "edit_queued "),
        (sending._OF_JOB, "edit_queued_job"),
        (sending._NEXT_WAIT, "edit_waiting"),
        (sending._ON_THEIR_WAY, "edit_sending"),
        (verifying._IN_DOUBT, "edit_doubtful"),
    ],
)
def test_the_queue_is_read_by_its_indexes(db, query, index):
    schema.migrate(db)
    plan = [row[3] + " " for row in db.execute(f"EXPLAIN QUERY PLAN {query}", {**VALUES})]
    assert any(index in step for step in plan), plan
    assert not any(step.startswith("SCAN e ") and "USING" not in step for step in plan)


@pytest.mark.parametrize("query", pages._CLAIMS)
def test_a_page_of_new_contacts_does_not_read_all_that_are_there(db, query):
    schema.migrate(db)
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {query}", CLAIMED)]
    assert not any(step.startswith("SCAN c") and "USING" not in step for step in plan), plan


CLAIMED = {"addresses": "[]", "channel": 0, "prefix": "", "settled": 0}
VALUES = {"now": 0, "longest": 0, "limit": 1, "job": 1, "last": 1}
