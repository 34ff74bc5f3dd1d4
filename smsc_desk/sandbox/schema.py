"""The sandbox's own SQLite file: tables, numbered migrations, refusal of files that are not ours."""

from __future__ import annotations

import os

import apsw

APPLICATION_ID = 0x534D5342  # "SMSB" in the file's header


class UnusableFile(Exception):
    """The file cannot be the sandbox's book; the message is a sentence for people."""


V1 = (
    """CREATE TABLE contact(
        id INTEGER PRIMARY KEY AUTOINCREMENT, channel INTEGER NOT NULL, addresses TEXT NOT NULL,
        name TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, middle TEXT NOT NULL,
        birthday TEXT NOT NULL, myid TEXT NOT NULL, comment TEXT NOT NULL, tags TEXT NOT NULL,
        other TEXT NOT NULL,
        name_key TEXT NOT NULL, fio_key TEXT NOT NULL  -- folded, each value between line breaks
    ) STRICT""",
    "CREATE INDEX contact_page ON contact(channel, id)",
    """CREATE TABLE address(
        channel INTEGER NOT NULL, value TEXT NOT NULL, contact INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
        PRIMARY KEY(channel, value, contact)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX address_contact ON address(contact)",
    """CREATE TABLE groups(
        id INTEGER PRIMARY KEY AUTOINCREMENT, channel INTEGER NOT NULL, name TEXT NOT NULL, number INTEGER UNIQUE
    ) STRICT""",
    """CREATE TABLE member(
        contact INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
        grp INTEGER NOT NULL REFERENCES groups ON DELETE CASCADE,
        PRIMARY KEY(contact, grp)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX member_group ON member(grp, contact)",
    """CREATE TABLE block(
        id INTEGER PRIMARY KEY AUTOINCREMENT, channel INTEGER NOT NULL, address TEXT NOT NULL,
        type INTEGER NOT NULL, comment TEXT NOT NULL, UNIQUE(channel, address)
    ) STRICT""",
    "CREATE INDEX block_page ON block(channel, id)",
)

MIGRATIONS = (V1,)


def open_database(path: str | os.PathLike[str]) -> apsw.Connection:
    """Open or create the book at `path` (or ":memory:"), brought to the newest format.

    Raises UnusableFile when it cannot be opened, belongs to another program or to a newer sandbox.
    """
    try:
        db = apsw.Connection(os.fspath(path))
    except apsw.Error as exc:
        raise UnusableFile(f"cannot open {os.fspath(path)}: {exc}") from exc
    try:
        _prepare(db)
    except UnusableFile as exc:
        db.close()
        raise UnusableFile(f"{os.fspath(path)} {exc}") from exc
    except apsw.Error as exc:
        db.close()
        raise UnusableFile(f"cannot use {os.fspath(path)}: {exc}") from exc
    return db


def _prepare(db: apsw.Connection) -> None:
    db.set_busy_timeout(5000)
    # Looked at before anything is written: the journal mode would already change a foreign file.
    if db.pragma("application_id") != APPLICATION_ID:
        if db.execute("SELECT count(*) FROM sqlite_schema").get:
            raise UnusableFile("is a database of another program")
        db.pragma("application_id", APPLICATION_ID)
    db.pragma("journal_mode", "wal")
    db.pragma("synchronous", "normal")  # A power cut may cost the last commits; this is a play book.
    db.pragma("foreign_keys", True)
    _migrate(db)


def _migrate(db: apsw.Connection) -> None:
    version = db.pragma("user_version")
    if version > len(MIGRATIONS):
        raise UnusableFile(f"was written by a newer sandbox (format {version})")
    for number, statements in enumerate(MIGRATIONS[version:], start=version + 1):
        with db:
            for statement in statements:
                db.execute(statement)
            db.pragma("user_version", number)
