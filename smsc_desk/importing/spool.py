"""The files that are being imported, kept as they were: whatever becomes of the original, an import can go on."""

from __future__ import annotations

import asyncio
import functools
import hashlib
import os
import stat
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from smsc_desk.disk import ask_room_for_import, private_folder, sync_folder
from smsc_desk.files.errors import Refused, Why
from smsc_desk.store.database import translated

_CHUNK = 1 << 20
_PART = ".part"


@dataclass(frozen=True, slots=True)
class Spooled:
    """A file in the spool: `name` is what the user calls it, `size` is in bytes."""

    path: Path
    name: str
    sha256: str
    size: int


class Spool:
    """A folder of copies, closed to other users; each is named by its content, so the same file is kept once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held = set[str]()

    async def take_in(self, path: Path) -> Spooled:
        """Copy a file; when this returns, the copy is durable.

        Raises:
            Refused: it cannot be read (`missing`).
            TooLittleRoom: 200 MB, or twice its size, would not stay free.
            DiskTrouble: it cannot be written.
        """
        return await asyncio.to_thread(self._take_in, path)

    async def take_in_bytes(self, data: bytes, name: str) -> Spooled:
        """Keep what was pasted, under a name for the user.

        Raises:
            TooLittleRoom, DiskTrouble: as `take_in`.
        """
        return await asyncio.to_thread(self._keep, (data,), name, len(data))

    def path(self, sha256: str) -> Path:
        """Return where the copy with that content is, or was."""
        return self._folder / sha256

    async def verify(self, sha256: str) -> None:
        """See that a copy is still what was taken in; reads it whole, a gigabyte in some seconds.

        Raises:
            Refused: it is gone or cannot be read (`missing`), or is another content (`changed`).
        """
        await asyncio.to_thread(self._verify, sha256)

    def _verify(self, sha256: str) -> None:
        digest = hashlib.sha256()
        for chunk in _chunks(self.path(sha256)):
            digest.update(chunk)
        if digest.hexdigest() != sha256:
            raise Refused(Why.CHANGED)

    def release(self, sha256: str) -> None:
        """Leave a copy to the next sweep, unless that is told to keep it."""
        self._held.discard(sha256)

    def sweep(self, keep: Collection[str]) -> None:
        """Remove all copies but those of these contents, and those taken in since the start and not released.

        Raises:
            DiskTrouble: one cannot be removed.
        """
        with translated():
            for path in self._folder.iterdir() if self._folder.exists() else ():
                if path.suffix != _PART and path.name not in self._held and path.name not in keep:
                    path.unlink(missing_ok=True)

    def sweep_parts(self) -> None:
        """Remove what copying left when it was stopped; only at the start, when nothing is being copied.

        Raises:
            DiskTrouble: one cannot be removed.
        """
        with translated():
            for path in self._folder.glob(f"*{_PART}"):
                path.unlink(missing_ok=True)

    def _take_in(self, path: Path) -> Spooled:
        return self._keep(_chunks(path), path.name, _size(path))

    def _keep(self, chunks: Iterable[bytes], name: str, expected: int) -> Spooled:
        private_folder(self._folder)
        ask_room_for_import(self._folder, expected)
        with translated():
            descriptor, part = tempfile.mkstemp(_PART, dir=self._folder)  # for the user's eyes only: 0600
            try:
                digest, size = _write(descriptor, chunks)
                self._held.add(digest)
                Path(part).replace(self.path(digest))
            except BaseException:
                Path(part).unlink(missing_ok=True)
                raise
            sync_folder(self._folder)
        return Spooled(self.path(digest), name, digest, size)


def _size(path: Path) -> int:
    try:
        found = path.stat()
    except OSError as exc:
        raise Refused(Why.MISSING, details=str(exc)) from exc
    if not stat.S_ISREG(found.st_mode):  # a folder, or a device that never ends
        raise Refused(Why.MISSING)
    return found.st_size


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from iter(functools.partial(file.read, _CHUNK), b"")
    except OSError as exc:
        raise Refused(Why.MISSING, details=str(exc)) from exc


def _write(descriptor: int, chunks: Iterable[bytes]) -> tuple[str, int]:
    """Write chunks to the disk; return their hash and how many bytes they are."""
    digest, size = hashlib.sha256(), 0
    with os.fdopen(descriptor, "wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            size += file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size
