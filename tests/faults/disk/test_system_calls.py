"""F53: nobody in the real program but SQLite opens the live files, seen by the system itself."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from smsc_desk.accounts import Account
from smsc_desk.provider.endpoint import Endpoint
from smsc_desk.store import snapshots
from tests.e2e.conftest import LOGIN, ROOT, Process, Provider, Start, environment, provider, start  # noqa: F401
from tests.faults.disk import system_calls
from tests.waiting import PATIENCE_S

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(bool(why := system_calls.why_not()), reason=why)]

SNAPSHOT_AT_ONCE = """
import sys
from smsc_desk.store import upkeep
upkeep.FIRST_S = 0.0
from tests.e2e import stories
from tests.e2e.robot import play
sys.exit(play(stories.add_export_refresh, sys.argv[1:]))
"""

OPENS = """
import os, sys, apsw
path = sys.argv[1]
os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
before = os.open(path, os.O_RDONLY)
db = apsw.Connection(path)
db.execute("PRAGMA journal_mode=WAL")
db.execute("CREATE TABLE t(x)")
for pragma in ("wal_checkpoint", "quick_check"):
    db.execute(f"PRAGMA {pragma}").fetchall()
apsw.Connection(path, flags=apsw.SQLITE_OPEN_READONLY).execute("SELECT x FROM t").fetchall()
"""
HANDS = {
    "Qt": "from PySide6.QtCore import QFile\nf = QFile(path)\nassert f.open(QFile.OpenModeFlag.ReadOnly)",
    "Qt, the log": 'from PySide6.QtCore import QFile\nassert QFile.copy(path + "-wal", path + ".copy")',
    "closed too late": "os.close(before)",
    "a copy": "import shutil\nshutil.copy(path, path + '.copy')",
    "the memory that is shared": "os.close(os.open(path + '-shm', os.O_RDWR))",
    "a second SQLite": "import sqlite3\nsqlite3.connect(path).execute('SELECT x FROM t').fetchall()",
    "Python, as SQLite does": "os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC)",
    "a child of ours": "import subprocess\nsubprocess.run(['cat', path], stdout=subprocess.DEVNULL)",
    "rights by descriptor": "os.fchmod(os.open(path, os.O_RDONLY), 0o600)",
    "another name": "os.rename(path, path + '.old')",
}


def wait(seen: Callable[[], object], what: str) -> None:
    """Wait until there is something to see."""
    end = time.monotonic() + PATIENCE_S
    while not seen():
        assert time.monotonic() < end, f"waited {PATIENCE_S} s for {what}"
        time.sleep(0.01)


def traced(folder: Path, script: str) -> Path:
    """Run a script over a database of its own; return what the system saw."""
    trace, database = folder / "trace", folder / "book.db"
    command = [*system_calls.tracer(trace, [database]), sys.executable, "-c", script, str(database)]
    with subprocess.Popen(command, env=environment(), cwd=ROOT) as ran:
        assert ran.wait(PATIENCE_S) == 0
        wait(lambda: system_calls.ended(trace, ran.pid), "the tracer")
    return trace


def test_sqlite_alone_is_no_foreign_hand(tmp_path: Path):
    trace = traced(tmp_path, OPENS)
    opened = {
        ending for call in system_calls.calls(trace) for ending in system_calls.ENDINGS if f'.db{ending}"' in call.words
    }
    assert opened == set(system_calls.ENDINGS)
    assert not list(system_calls.foreign(trace))


@pytest.mark.parametrize("hand", HANDS)
def test_a_foreign_hand_is_seen(tmp_path: Path, hand: str):
    assert list(system_calls.foreign(traced(tmp_path, f"{OPENS}\n{HANDS[hand]}\n")))


def test_the_program_leaves_its_live_files_to_sqlite(start: Start, provider: Provider, tmp_path: Path):  # noqa: F811
    """A book is loaded, a contact added, all exported, the lists read anew, a snapshot taken, the window closed."""
    url = f"http://127.0.0.1:{provider.port}"
    data, target, trace = tmp_path / "data", tmp_path / "all.csv", tmp_path / "trace"
    book = data / "accounts" / Account(LOGIN, str(Endpoint.parse(url)), LOGIN).slug / "book.db"
    arguments = ("--data-dir", data, "--lang", "en", "--provider", url)
    program = start(
        "-c", SNAPSHOT_AT_ONCE, *arguments, signed_in=True, before=system_calls.tracer(trace, [book, data / "app.db"])
    )
    program.tell(str(target))
    program.step("done")
    wait(lambda: snapshots.existing(book), "the snapshot")
    program.tell("go on")
    assert (program.ended(), program.errors) == (0, "")
    wait(lambda: system_calls.ended(trace, program.ran.pid), "the tracer")

    assert target.stat().st_size
    opened = " ".join(call.words for call in system_calls.calls(trace))
    for name in ("book.db", "book.db-wal", "book.db-shm", "app.db"):
        assert f'{name}"' in opened, "the trace is of these files"
    assert not list(system_calls.foreign(trace))
