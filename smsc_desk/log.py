"""The log: a small file that anybody may be shown. It tells what went wrong and where, never with whose data.

Whatever is logged passes one formatter, at the handler of the root: it hides the secrets it was told, phone numbers and
e-mail addresses. Of an exception it keeps kinds and places only, since its text may hold a name or what a server has
echoed; of other people's loggers it keeps the beginning of their sentence, up to the first sign that may begin a value.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

from smsc_desk.book.errors import ApiError
from smsc_desk.book.secret import forms

OURS = "smsc_desk"
LARGEST, BACKUPS = 256 * 1024, 2  # bytes of a file, files beside it
LONGEST, LONGEST_FOREIGN = 4000, 120  # characters of a line
DEEPEST = 12  # exceptions in a chain
NAME = "smsc-desk.log"

_PHONE = re.compile(r"\+?\d(?:[\s().\-\u2010-\u2015\u00a0]{0,2}\d){6,}")  # seven digits and more, however parted
_EMAIL = re.compile(r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+")
_FOREIGN = re.compile(r"[A-Za-z][A-Za-z ,.:%_-]*")
_PACKAGE = Path(__file__).parent
_SHORTEST_SECRET = 4  # characters: hiding a shorter one would only show where it stood

logger = logging.getLogger(__name__)


class Scrubber(logging.Formatter):
    """Makes the line of a record. It remembers secrets until the program ends, which has them in memory anyway."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets: set[str] = set()

    def hide(self, secret: str) -> None:
        """Never write this secret, in none of the forms in which it travels."""
        if len(secret) >= _SHORTEST_SECRET:
            self._secrets |= set(forms(secret))

    def scrub(self, text: str) -> str:
        """Return the text without secrets, numbers and addresses."""
        text = self.without_secrets(text)
        text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"  # only now: half a secret is not known any more
        return _PHONE.sub("<number>", _EMAIL.sub("<e-mail>", text))

    def without_secrets(self, text: str) -> str:
        """Return the text without secrets."""
        for secret in sorted(self._secrets, key=len, reverse=True):
            text = text.replace(secret, "***")
        return text

    def format(self, record: logging.LogRecord) -> str:
        """Return what is written: one line, and below it the places of an exception."""
        head = f"{self.formatTime(record)} {record.levelname} {record.name}: "
        lines = [head + _one_line(self.scrub(_said(record)))]
        if record.exc_info and record.exc_info[1] is not None:
            lines += describe(record.exc_info[1])
        return "\n".join(lines)


class _Quiet(logging.Handler):
    """A full disk silences it, and nothing else."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Say nothing: logging would print the record, unscrubbed."""


class _Stream(_Quiet, logging.StreamHandler[IO[str]]):
    """What was unexpected, for whoever started the program by hand."""


class _File(_Quiet, RotatingFileHandler):
    """A file that only its user may read."""

    def _open(self) -> IO[str]:  # type: ignore[override] # a wrapper is more than this
        def private(path: str, flags: int) -> int:
            return os.open(path, flags, 0o600)

        return open(self.baseFilename, self.mode, encoding=self.encoding, opener=private)


class Log:
    """The log of this run; `close` when the program ends."""

    def __init__(self, folder: Path, *, stderr: IO[str] | None = None) -> None:
        """Write to a file in the folder, or nowhere if that is not possible; warnings go to `stderr` as well."""
        self.path = folder / NAME
        self._scrubber = Scrubber()
        self._handlers: list[logging.Handler] = []
        with contextlib.suppress(OSError):
            file = _File(self.path, maxBytes=LARGEST, backupCount=BACKUPS, encoding="utf-8", errors="replace")
            self._handlers.append(file)
            self.path.chmod(0o600)
        if stderr is not None:
            self._handlers.append(_Stream(stderr))
            self._handlers[-1].setLevel(logging.WARNING)
        self._root = logging.getLogger()
        for handler in self._handlers:
            handler.setFormatter(self._scrubber)
            self._root.addHandler(handler)
        self._root.setLevel(logging.WARNING)  # of everybody else
        logging.getLogger(OURS).setLevel(logging.INFO)

    def hide(self, secret: str) -> None:
        """Never write this secret."""
        self._scrubber.hide(secret)

    def crash(self, error: BaseException, doing: str = "a mistake of the program") -> None:
        """Write down what nobody expected, without its data."""
        logger.error(doing, exc_info=error)

    def qt(self, level: int, text: str) -> None:
        """Write down what Qt says, as far as it surely holds no data."""
        logging.getLogger(f"{OURS}.qt").log(level, "%s", _beginning(text))

    def text(self) -> str:
        """Return all of it, the oldest line first: to be copied and sent to somebody who helps."""
        paths = [self.path.with_name(f"{NAME}.{number}") for number in range(BACKUPS, 0, -1)]
        found: list[str] = []
        for path in (*paths, self.path):
            with contextlib.suppress(OSError):
                found.append(path.read_text(encoding="utf-8", errors="replace"))
        return self._scrubber.without_secrets("".join(found))  # one may have become known since

    def without_secrets(self, text: str) -> str:
        """Return the text without the secrets of this run."""
        return self._scrubber.without_secrets(text)

    def close(self) -> None:
        """End the log of this run."""
        for handler in self._handlers:
            self._root.removeHandler(handler)
            handler.close()


@contextlib.contextmanager
def crashes_told(told: Callable[[BaseException], None]) -> Iterator[None]:
    """Tell what ends a thread, or a call of Qt, unexpectedly; what is told must not be raised again."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook = lambda _kind, error, _trace: told(error)
    threading.excepthook = lambda args: told(args.exc_value) if args.exc_value else None
    sys.unraisablehook = lambda args: told(args.exc_value) if args.exc_value else None
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


def no_core_dumps() -> None:
    """Let no picture of our memory, with a password in it, be left on the disk by a crash."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - only there

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def describe(error: BaseException) -> list[str]:
    """Return kinds and places of an exception and of its causes: no text of theirs, no variables, no lines of code."""
    lines = []
    for each in _chain(error):
        lines.append(f"  {type(each).__module__}.{type(each).__qualname__}{_detail(each)}")
        frames = traceback.extract_tb(each.__traceback__, limit=-20)
        lines += [f"    {_place(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    return lines


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting = [error]
    while waiting and len(seen) < DEEPEST:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [*each.exceptions] if isinstance(each, BaseExceptionGroup) else []
        cause = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
        waiting += [cause] if cause else []


def _detail(error: BaseException) -> str:
    """Return what a kind may tell beside its name: numbers, and the system's own words."""
    if isinstance(error, ApiError):
        return f" (code {error.code})"
    if isinstance(error, OSError) and isinstance(error.errno, int):
        return f" (errno {error.errno}: {os.strerror(error.errno)})"
    return ""


def _place(path: str) -> str:
    """Return a file without the folders above it, which may be named after somebody."""
    parts = Path(path).parts
    if Path(path).is_relative_to(_PACKAGE):
        return str(Path(path).relative_to(_PACKAGE.parent))
    return "/".join(parts[-2:])


def _said(record: logging.LogRecord) -> str:
    if record.name == OURS or record.name.startswith(f"{OURS}."):
        return record.getMessage()
    return _beginning(str(record.msg))


def _beginning(text: str) -> str:
    found = _FOREIGN.match(text.strip())
    return found[0][:LONGEST_FOREIGN].rstrip() if found else ""


def _one_line(text: str) -> str:
    """No line of the log is made by what is logged."""
    return "".join(char if char.isprintable() else " " for char in text)
