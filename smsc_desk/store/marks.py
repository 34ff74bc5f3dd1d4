"""Small marks that a file carries about itself: was it closed in good order, when was it checked, was it rescued.

The mark "in use" is brought from the journal into the database itself at once. A file that is so marked and has no
journal beside it has lost its journal: SQLite takes that for a sound, older file and says nothing.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

import apsw

from smsc_desk.disk import sync_folder
from smsc_desk.store.database import first, only

CHECKED, RESCUED = "checked_ms", "rescued"
_CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Start:
    """How a file was found: `unclean` after a kill or a power cut, `journal_lost` if what was written last is gone."""

    unclean: bool = False
    journal_lost: bool = False


def read(db: apsw.Connection, key: str) -> str | None:
    """Return a mark, None where it was never made."""
    found = first(db, "SELECT value FROM meta WHERE key = ?", (key,))
    return None if found is None else str(found[0])


def write(db: apsw.Connection, key: str, value: str | None) -> None:
    """Make a mark, or take it away."""
    if value is None:
        db.execute("DELETE FROM meta WHERE key = ?", (key,))
    else:
        db.execute(
            "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            (key, value),
        )


def begin(db: apsw.Connection, *, had_journal: bool) -> Start:
    """Mark a file as in use; the caller holds the transaction and calls `settle` after it."""
    unclean = read(db, _CLOSED) == "no"
    write(db, _CLOSED, "no")
    return Start(unclean, unclean and not had_journal)


def settle(db: apsw.Connection) -> None:
    """Bring the mark from the journal into the file."""
    only(db, "PRAGMA wal_checkpoint(PASSIVE)")


def end(db: apsw.Connection) -> None:
    """Mark a file as closed in good order."""
    write(db, _CLOSED, "yes")


def has_journal(path: Path) -> bool:
    """Tell whether a journal lies beside a file that nobody has open; an empty one was emptied by a checkpoint."""
    return path.with_name(path.name + "-wal").exists()


# --- beside the file: a damaged one cannot be trusted to keep a mark --------------------------------------------------


def _note(path: Path) -> Path:
    return path.with_name(path.name + ".damaged")


def note_damage(path: Path, found: str) -> None:
    """Write down beside a file what is wrong with it; it may be open."""
    with contextlib.suppress(OSError):  # then the next start finds out for itself
        note = _note(path)
        note.touch(mode=0o600)
        note.write_text(found, encoding="utf-8")
        sync_folder(path.parent)


def noted_damage(path: Path) -> str | None:
    """Return what was found to be wrong with a file, None where nothing was."""
    try:
        return _note(path).read_text(encoding="utf-8", errors="replace") or "damaged"
    except FileNotFoundError:
        return None


def forget_damage(path: Path) -> None:
    """The file is another one now."""
    _note(path).unlink(missing_ok=True)
