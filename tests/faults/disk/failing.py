"""A way to the disk that fails when it is told to."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import apsw

_NUMBERS = itertools.count()

Fault = Callable[[str, int], BaseException | None]
"""Asked before each operation ("open", "write", "sync", "truncate") with its number from 1 on; what it returns is
raised."""


def none(_kind: str, _number: int) -> None:
    """No fault."""
    return


def broken(kind: str) -> BaseException:
    """Return what the system says of a disk that fails."""
    if kind == "open":
        return apsw.CantOpenError("the disk fails")
    error = apsw.IOError(f"the disk fails: {kind}")
    error.extendedresult = {  # type: ignore[attr-defined]
        "write": apsw.SQLITE_IOERR_WRITE, "sync": apsw.SQLITE_IOERR_FSYNC, "truncate": apsw.SQLITE_IOERR_TRUNCATE,
    }[kind]  # fmt: skip
    return error


class Failing(apsw.VFS):
    """Counts the operations; set `fault` to let them fail. Half of a write that fails may reach the disk."""

    def __init__(self, seed: int = 0) -> None:
        self.name = f"failing-{next(_NUMBERS)}"
        self.fault: Fault = none
        self.fired: Counter[str] = Counter()
        self.count = 0
        self._rng = random.Random(seed)
        super().__init__(self.name, "")

    def ask(self, kind: str) -> BaseException | None:
        self.count += 1
        error = self.fault(kind, self.count)
        if error is not None:
            self.fired[kind] += 1
        return error

    def half(self, data: bytes) -> bytes:
        return data[: self._rng.choice((0, len(data) // 2))]

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - SQLite's names
        if (error := self.ask("open")) is not None:
            raise error
        return _File(self, name, flags)


class _File(apsw.VFSFile):
    def __init__(self, vfs: Failing, name: Any, flags: list[int]) -> None:
        self._vfs = vfs
        super().__init__("", name, flags)

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802
        if (error := self._vfs.ask("write")) is not None:
            if part := self._vfs.half(bytes(data)):
                super().xWrite(part, offset)
            raise error
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        if (error := self._vfs.ask("truncate")) is not None:
            raise error
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        if (error := self._vfs.ask("sync")) is not None:
            raise error
        super().xSync(flags)
