"""The lines of a text file, some hundred at a time, and where in the file they begin: any line is found again quickly.

A block of bytes ends where a line ends, so that its text can be read by itself. That is so for the encodings that lists
have; of others the lines are read as well, but found again only from the beginning of the file.
"""

from __future__ import annotations

import codecs
import io
import itertools
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from smsc_desk.files.encodings import MARKING
from smsc_desk.files.errors import Refused, Why

_BLOCK = 12 << 10  # bytes: some 200 lines, 0.05 ms to read again
_LINES = 500
_WIDE = {"utf-16-le": (b"\n\x00", b"\r\x00"), "utf-16-be": (b"\x00\n", b"\x00\r")}
_NARROW = (b"\n", b"\r")
_UNICODE = frozenset({"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"})


@dataclass(slots=True)
class Index:
    """Where the blocks of a file begin: `lines` from 1, `offsets` in bytes; filled while the file is read."""

    lines: array[int] = field(default_factory=lambda: array("q"))
    offsets: array[int] = field(default_factory=lambda: array("q"))

    def add(self, line: int, offset: int) -> None:
        """Note a block, unless it is known."""
        if not self.lines or line > self.lines[-1]:
            self.lines.append(line)
            self.offsets.append(offset)

    def before(self, line: int) -> tuple[int, int]:
        """Return the last known beginning of a block at or before a line: its line and its offset."""
        place = bisect_right(self.lines, line) - 1
        return (self.lines[place], self.offsets[place]) if place >= 0 else (1, 0)


def line_blocks(path: Path, encoding: str, index: Index | None = None) -> Iterator[list[str]]:
    """Yield all lines of a file, with their ends, in blocks; the index is filled on the way.

    Raises:
        Refused: the file cannot be opened (`missing`), or not read by that encoding at all (`wrong_encoding`).
    """
    try:
        with path.open("rb") as file:
            if _cuttable(encoding):
                yield from _indexed(file, encoding, index)
            else:
                lines = io.TextIOWrapper(file, encoding, MARKING, newline="")
                yield from iter(lambda: list(itertools.islice(lines, _LINES)), [])
    except OSError as exc:
        raise Refused(Why.MISSING, details=str(exc)) from exc
    except UnicodeError as exc:  # UTF-16 chosen for a file without a mark
        raise Refused(Why.WRONG_ENCODING, encoding=encoding) from exc


def _indexed(file: BinaryIO, encoding: str, index: Index | None) -> Iterator[list[str]]:
    decoder = codecs.getincrementaldecoder(encoding)(MARKING)
    line, offset = 1, 0
    for data, last in _cut(file, _ends(_body(encoding, file.read(2)))):
        lines = _lines(decoder.decode(data, last))
        if index is not None:
            index.add(line, offset)
        yield lines
        line, offset = line + len(lines), offset + len(data)


def lines_from(path: Path, encoding: str, index: Index, line: int) -> Iterator[list[str]]:
    """Yield the lines from the known block on that holds a line; the first of them is `index.before(line)[0]`.

    Raises:
        Refused: as `line_blocks`.
    """
    offset = index.before(line)[1]
    if not offset:
        yield from line_blocks(path, encoding)
        return
    try:
        with path.open("rb") as file:
            body = _body(encoding, file.read(2))
            decoder = codecs.getincrementaldecoder(body)(MARKING)
            for data, last in _cut(file, _ends(body), offset):
                yield _lines(decoder.decode(data, last))
    except OSError as exc:
        raise Refused(Why.MISSING, details=str(exc)) from exc


def _cuttable(encoding: str) -> bool:
    """Tell whether the bytes of a line's end are nothing else: Unicode's short forms, and one byte for each sign."""
    if codecs.lookup(encoding).name in _UNICODE:
        return True
    every = bytes(range(256)).decode(encoding, "replace")
    return len(every) == 256 and every[:128].isascii()


def _body(encoding: str, head: bytes) -> str:
    """Return the encoding without the mark at the beginning of the file."""
    name = codecs.lookup(encoding).name
    if name == "utf-16":
        return "utf-16-be" if head == codecs.BOM_UTF16_BE else "utf-16-le"
    return "utf-8" if name == "utf-8-sig" else name


def _ends(body: str) -> tuple[bytes, bytes]:
    return _WIDE.get(body, _NARROW)


def _lines(text: str) -> list[str]:
    return io.StringIO(text, newline="").readlines()


def _cut(file: BinaryIO, ends: tuple[bytes, bytes], offset: int = 0) -> Iterator[tuple[bytes, bool]]:
    """Yield bytes that end with a line, and whether they are the last."""
    file.seek(offset)
    rest = b""
    while data := file.read(_BLOCK):
        data = rest + data
        end = _last_end(data, ends)
        rest = data[end:]
        if end:
            yield data[:end], False
    yield rest, True


def _last_end(data: bytes, ends: tuple[bytes, bytes]) -> int:
    """Return where the last whole line ends; a return at the very end may be half of a line's end."""
    width = len(ends[0])
    return _behind(data, ends[0], len(data)) or _behind(data, ends[1], len(data) - width)


def _behind(data: bytes, sign: bytes, stop: int) -> int:
    """Return the place behind the last such sign before `stop`, 0 for none; the signs of UTF-16 begin at even bytes."""
    place = data.rfind(sign, 0, stop)
    while place % len(sign) and place >= 0:
        place = data.rfind(sign, 0, place + len(sign) - 1)
    return place + len(sign) if place >= 0 else 0
