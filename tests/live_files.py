"""A watch over the live databases of this process: nobody but SQLite opens them (reliability, F53).

One `open().read()` by our own process drops SQLite's POSIX locks (sqlite.org/howtocorrupt.html, section 2.2). A file
is live while SQLite has it open, which the system knows: the watch asks it and keeps no list of its own. It sees what
Python opens, not what Qt does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

RENAMES: list[Callable[[str, str], None]] = []
"""Called with the old and the new name of every file that Python renames."""

CAUGHT: list[str] = []
"""What was caught, for whoever swallowed the exception."""

_DESCRIPTORS = "/proc/self/fd"
_DATABASES = (".db", ".db-wal", ".db-shm")


class LiveFileTouched(AssertionError):
    """Our own process laid hands on a database that SQLite has open."""


def _is_live(path: str) -> bool:
    if not path.endswith(_DATABASES) or not os.path.isdir(_DESCRIPTORS):  # noqa: PTH112 - no objects in a hook
        return False
    real = os.path.realpath(path)
    for number in os.listdir(_DESCRIPTORS):  # noqa: PTH208
        try:
            if os.readlink(f"{_DESCRIPTORS}/{number}") == real:  # noqa: PTH115
                return True
        except OSError:  # closed meanwhile
            continue
    return False


def _text(path: Any) -> str:
    return os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""


def _named(descriptor: int) -> str:
    try:
        return os.readlink(f"{_DESCRIPTORS}/{descriptor}")  # noqa: PTH115
    except OSError:
        return ""


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if event == "open":
        _refuse_live(event, _text(args[0]))
    elif event == "os.chmod" and isinstance(args[0], int):
        _refuse_live(event, _named(args[0]))
    elif event == "os.rename":
        old, new = _text(args[0]), _text(args[1])
        _refuse_live(event, old)
        for listener in tuple(RENAMES):
            listener(old, new)


def _refuse_live(event: str, path: str) -> None:
    if path and _is_live(path):
        CAUGHT.append(f"{event} of {os.path.basename(path)}")  # noqa: PTH119
        raise LiveFileTouched(f"{event} of the live database {path}")


def watch() -> None:
    """Begin; an audit hook stays until the process ends."""
    sys.addaudithook(_watch)
