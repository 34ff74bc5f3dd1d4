"""The settings of the program, typed, in `app.db`: one for all accounts of a data directory.

`Settings.values` is read once when the program starts (a few milliseconds, on the caller's thread). `change` alters it
at once and writes on a thread of its own, so that no click waits for a disk. A file that cannot be used never keeps
the program from starting: `Settings.trouble` says what happened, and the defaults hold.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

import apsw

from smsc_desk.book.errors import Damaged, DiskTrouble, StoreError, TooNew

Language = Literal["system", "en", "ru"]
Theme = Literal["system", "light", "dark"]
RowHeight = Literal["compact", "normal", "roomy"]
NumberStyle = Literal["pretty", "digits"]  # +7 912 345-67-89, or as stored: 79123456789
SignInKind = Literal["password", "api_key"]
Way = Literal["direct", "proxy"]  # to the provider

SMALLEST_TEXT, LARGEST_TEXT = 90, 150  # percent of the system's size
MOST_UNASKED = 100_000  # contacts
FEWEST_AT_ONCE, MOST_AT_ONCE = 1, 14  # more are refused (the specification, error 9)

APPLICATION_ID = 0x534D4441  # "SMDA"


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What the user can set; a value that makes no sense is replaced by the default when it is read."""

    language: Language = "system"
    theme: Theme = "system"
    text_scale: int = 100
    row_height: RowHeight = "normal"
    ask_above: int = 500  # contacts: a change of more is asked about first
    default_country: str = "RU"  # of numbers without a country code
    number_style: NumberStyle = "pretty"
    sign_in_kind: SignInKind = "password"  # what the sign-in screen offers first
    provider: str = "smscentre.com"  # likewise
    company_certificates: str = ""  # PEM text of the authorities trusted besides the system's; no secret
    way: Way = "direct"
    proxy: str = ""  # host and port; kept while the way is direct
    proxy_login: str = ""  # its password is the key store's
    at_once: int = 12  # requests under way


class Settings:
    """The settings as they are now; `close` when the program ends."""

    def __init__(self, path: Path) -> None:
        self.trouble: StoreError | None = None
        self._db = self._opened(path)
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="settings")
        self.values = Values(**_sensible(_table(self._db, "SELECT key, value FROM setting")))

    async def change(self, **changes: Any) -> None:
        """Take the new values at once, and return when they are on the disk."""
        stored = {key: str(value) for key, value in changes.items()}
        if _sensible(stored) != changes:
            raise ValueError(stored)
        self.values = replace(self.values, **changes)
        await self._write(_UPSERT_SETTING, list(stored.items()))

    async def change_breaker(self, host: str, change: Callable[[str | None], str]) -> str:
        """Change what is kept about a provider's host, in one transaction: other windows do the same.

        `change` gets the text as it is on the disk (its form is the owner's) and runs on the writer's thread.
        """
        written = asyncio.wrap_future(self._writer.submit(self._change_breaker, host, change))
        return await asyncio.shield(written)

    def close(self) -> None:
        """Finish what is being written and close the file."""
        self._writer.shutdown(wait=True)
        self._db.close()

    async def _write(self, statement: str, rows: list[tuple[str, str]]) -> None:
        written = asyncio.wrap_future(self._writer.submit(self._commit, statement, rows))
        await asyncio.shield(written)  # whoever stops waiting does not take the write back

    def _commit(self, statement: str, rows: list[tuple[str, str]]) -> None:
        try:
            with _transaction(self._db):
                self._db.executemany(statement, rows)
        except apsw.Error as exc:
            raise DiskTrouble(f"the settings could not be saved: {exc}") from exc

    def _change_breaker(self, host: str, change: Callable[[str | None], str]) -> str:
        try:
            with _transaction(self._db):
                row = self._db.execute("SELECT state FROM breaker WHERE host = ?", (host,)).fetchone()
                before = None if row is None else str(row[0])
                after = change(before)
                if after != before:
                    self._db.execute(_UPSERT_BREAKER, (host, after))
        except apsw.Error as exc:
            raise DiskTrouble(f"the settings could not be saved: {exc}") from exc
        return after

    def _opened(self, path: Path) -> apsw.Connection:
        """A connection that works: to the file, to a fresh file beside the damaged one, or to memory."""
        try:
            return _connect(path)
        except Damaged as exc:
            return self._fresh(path, exc)
        except StoreError as exc:
            self.trouble = exc
        return _in_memory()

    def _fresh(self, path: Path, damage: Damaged) -> apsw.Connection:
        try:
            self.trouble = Damaged(f"{damage}; it is kept as {_set_aside(path)}")
            return _connect(path)
        except OSError as exc:
            self.trouble = DiskTrouble(f"{path}: {exc.strerror}")
        except StoreError as exc:
            self.trouble = exc
        return _in_memory()


_UPSERT_SETTING = (
    "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
_UPSERT_BREAKER = (
    "INSERT INTO breaker (host, state) VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET state = excluded.state"
)


def _table(db: apsw.Connection, query: str) -> dict[str, str]:
    return {str(key): str(value) for key, value in db.execute(query).fetchall()}


def _sensible(stored: dict[str, str]) -> dict[str, Any]:
    """The values that are known and mean something; a newer or broken one falls back to its default."""
    kinds = get_type_hints(Values)
    read = {field.name: _READERS.get(field.name, _one_of(kinds[field.name])) for field in fields(Values)}
    values = {key: read[key](value) for key, value in stored.items() if key in read}
    return {key: value for key, value in values.items() if value is not None}


def _one_of(kind: Any) -> Callable[[str], str | None]:
    return lambda value: value if value in get_args(kind) else None


def _whole(least: int, most: int) -> Callable[[str], int | None]:
    def read(value: str) -> int | None:
        number = int(value) if value.isascii() and value.isdigit() and len(value) < 9 else -1
        return number if least <= number <= most else None

    return read


def _country(value: str) -> str | None:
    return value if value.isascii() and value.isalpha() and value.isupper() and len(value) == 2 else None


def _plain(value: str) -> str | None:
    return value or None


_READERS: dict[str, Callable[[str], Any]] = {
    "text_scale": _whole(SMALLEST_TEXT, LARGEST_TEXT), "ask_above": _whole(1, MOST_UNASKED),
    "default_country": _country, "provider": _plain, "company_certificates": str, "proxy": str, "proxy_login": str,
    "at_once": _whole(FEWEST_AT_ONCE, MOST_AT_ONCE),
}  # fmt: skip


def _v1_settings_and_breakers(db: apsw.Connection) -> None:
    db.execute("CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID")
    db.execute("CREATE TABLE breaker (host TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID")


MIGRATIONS = (_v1_settings_and_breakers,)


def _connect(path: Path) -> apsw.Connection:
    """Open the file, migrated and closed to other users; raises a StoreError and leaves nothing open."""
    db = None
    try:
        _close_to_others(path)
        db = apsw.Connection(str(path))
        _prepare(db)
        _close_to_others(path)
    except (apsw.NotADBError, apsw.CorruptError) as exc:
        _close(db)
        raise Damaged(f"the settings in {path} could not be read") from exc
    except apsw.Error as exc:
        _close(db)
        raise DiskTrouble(f"{path}: {exc}") from exc
    except OSError as exc:
        _close(db)
        raise DiskTrouble(f"{path}: {exc.strerror}") from exc
    except TooNew:
        _close(db)
        raise
    return db


def _close(db: apsw.Connection | None) -> None:
    if db is not None:
        db.close(True)  # force: a file that failed to open may fail to close


def _in_memory() -> apsw.Connection:
    """Settings for this run only."""
    db = apsw.Connection(":memory:")
    _migrate(db)
    return db


def _prepare(db: apsw.Connection) -> None:
    db.set_busy_timeout(2000)  # another window may be writing its settings
    _refuse_newer(db)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "trusted_schema = OFF", "cell_size_check = ON"):
        db.execute(f"PRAGMA {pragma}").fetchall()
    _migrate(db)
    if db.execute("PRAGMA quick_check").fetchall() != [("ok",)]:  # a few pages
        raise apsw.CorruptError


def _version(db: apsw.Connection) -> int:
    return int(str(db.pragma("user_version")))


def _refuse_newer(db: apsw.Connection) -> None:
    if (version := _version(db)) > len(MIGRATIONS):
        raise TooNew(f"the settings were written by a newer smsc-desk (format {version}); they are left as they are")


def _migrate(db: apsw.Connection) -> None:
    for number in range(_version(db) + 1, len(MIGRATIONS) + 1):
        with _transaction(db):
            if _version(db) < number:  # another window may have been quicker
                MIGRATIONS[number - 1](db)
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {number}")


@contextlib.contextmanager
def _transaction(db: apsw.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _files(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in ("", "-wal", "-shm"))


def _close_to_others(path: Path) -> None:
    """Take the rights of others away by path; no descriptor of a database is ever opened beside SQLite's own."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "posix":
        return
    for file in _files(path):
        if file.exists() and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            file.chmod(0o600)


def _set_aside(path: Path) -> Path:
    """Rename the database and what belongs to it together; nothing is deleted."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    for file in _files(path):
        if file.exists():
            file.rename(aside.with_name(file.name.replace(path.name, aside.name, 1)))
    return aside
