"""A way to the disk that writes down all that SQLite does to it, in order."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import apsw

from tests import live_files

Event = tuple[Any, ...]
"""("write", file, offset, bytes), ("truncate", file, size), ("sync", file), ("delete", file), ("rename", old, new)
by SQLite and by us; ("begin", n) and ("ack", n, state) by whoever uses it. Files are named from the folder on."""

_NUMBERS = itertools.count()


class Recorder(apsw.VFS):
    """Writes down what happens to the files below a folder; `end` when it is over."""

    def __init__(self, folder: Path) -> None:
        self.name = f"recorder-{next(_NUMBERS)}"
        self.log: list[Event] = []
        self._folder = str(folder.resolve()) + "/"
        super().__init__(self.name, "")
        live_files.RENAMES.append(self._renamed)

    def end(self) -> list[Event]:
        live_files.RENAMES.remove(self._renamed)
        self.unregister()
        return self.log

    def relative(self, name: str) -> str:
        return name.removeprefix(self._folder)

    def _renamed(self, old: str, new: str) -> None:
        if old.startswith(self._folder):
            self.log.append(("rename", self.relative(old), self.relative(new)))

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - SQLite's names
        return _Recorded(self, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802
        super().xDelete(name, syncdir)
        self.log.append(("delete", self.relative(name)))


class _Recorded(apsw.VFSFile):
    def __init__(self, recorder: Recorder, name: Any, flags: list[int]) -> None:
        whole = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._file, self._log = recorder.relative(whole or ""), recorder.log
        super().__init__("", name, flags)

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802
        super().xWrite(data, offset)
        self._log.append(("write", self._file, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        super().xTruncate(size)
        self._log.append(("truncate", self._file, size))

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        self._log.append(("sync", self._file))
