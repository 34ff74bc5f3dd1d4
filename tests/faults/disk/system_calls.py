"""F53 as the system sees it: who in a process opens, renames or changes the live databases, by strace.

The audit hook of `tests.live_files` sees what Python opens; Qt's QFile and other libraries go past it. The flags of an
open tell SQLite from nobody for sure (a second SQLite library has the same), but the stack does: the first library
above the C library that stands in it is the one that asked, and that may only be apsw, which holds our SQLite. A file
is live from SQLite's first open of it; before that, the program makes an empty one that nobody else can read.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "open", "openat", "openat2", "creat", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat",
    "truncate", "fchmod", "fchown", "close",
)  # fmt: skip
"""What a database may only suffer from SQLite; chmod by a path is allowed, it opens nothing (reliability, A.10)."""
ENDINGS = ("", "-wal", "-shm")
OURS = "/apsw/"  # the library that holds our SQLite, by its path

_CALL = re.compile(r"^(?P<who>\d+) +(?P<words>\w+\(.*?)(?P<cut> <unfinished \.\.\.>)?$")
_REST = re.compile(r"^(?P<who>\d+) +<\.\.\. \w+ resumed>(?P<words>.*)$")
_FRAME = re.compile(r"^ > (?P<library>\S+?)\(")
_PLAIN = re.compile(r"/(libc|libpthread|ld-linux[-\w]*)[-.\d]*\.so")
_DATABASE = re.compile(r'["<]([^"<>]*\.db)(?:-wal|-shm)?[">]')
_FAILED = re.compile(r" = -1 E\w+")


@dataclass(frozen=True)
class Call:
    """A system call on a live file, and the library that made it; empty where the stack does not tell."""

    words: str
    library: str

    @property
    def database(self) -> str:
        """The database that the file belongs to."""
        found = _DATABASE.search(self.words)
        return found[1] if found else ""

    @property
    def by_sqlite(self) -> bool:
        return OURS in self.library


def why_not() -> str:
    """Return why nothing can be traced here; empty where it can."""
    if (tool := shutil.which("strace")) is None:
        return "strace is not installed"
    if "stack-trace=" not in subprocess.run([tool, "-V"], capture_output=True, text=True, check=True).stdout:
        return "strace shows no stacks here"
    tried = subprocess.run([tool, "-f", "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)
    return "" if tried.returncode == 0 else f"strace is not allowed here: {tried.stderr.strip()}"


def tracer(trace: Path, databases: Iterable[Path]) -> list[str]:
    """Return what stands before the command of a process; its children are traced too.

    The process stays the child of who starts it (-D), so that it can be killed: the tracer ends by itself.
    """
    files = [f"{path}{ending}" for path in databases for ending in ENDINGS]
    paths = [word for file in files for word in ("-P", file)]
    kinds = ",".join(f"?{call}" for call in CALLS)  # ?: some machines lack some
    return ["strace", "-D", "-f", "-k", "-y", "-o", str(trace), "-e", f"trace={kinds}", *paths]


def calls(trace: Path) -> list[Call]:
    """Return what was done to the files, in order; calls that failed have done nothing."""
    found: list[Call] = []
    begun: dict[str, str] = {}  # by thread: calls that others came between
    for line in trace.read_text(errors="replace").splitlines():
        if frame := _FRAME.match(line):
            if found and not found[-1].library and not _PLAIN.search(frame["library"]):
                found[-1] = Call(found[-1].words, frame["library"])
        elif (call := _CALL.match(line)) and call["cut"]:
            begun[call["who"]] = call["words"]
        elif call or (call := _REST.match(line)):
            found.append(Call(begun.pop(call["who"], "") + call["words"], ""))
    return [call for call in found if not _FAILED.search(call.words)]


def foreign(trace: Path) -> Iterator[str]:
    """Yield what others than SQLite did to a live file."""
    live: set[str] = set()
    for call in calls(trace):
        if call.by_sqlite:
            live.add(call.database)
        elif call.database in live or not call.database:
            yield f"{call.words}  by {call.library or 'nobody knows whom'}"


def ended(trace: Path, process: int) -> bool:
    """Tell whether the tracer has written all there is about a process and its threads."""
    # The number of a process is filled up to five places.
    return trace.exists() and bool(re.search(rf"^{process} +\+\+\+ ", trace.read_text(errors="replace"), re.MULTILINE))
