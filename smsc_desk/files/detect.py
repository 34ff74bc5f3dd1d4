"""What a file is and how it is laid out: format, encoding, separator, quotes, header; each a guess that can be changed.

The bytes are passed once, to the end: a list may be plain ASCII for a million lines before its first Russian name.
"""

from __future__ import annotations

import codecs
import csv
import functools
import itertools
import math
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from smsc_desk.files import headers
from smsc_desk.files.encodings import MARKING, SURE, Guess, bom, ranked, shown, without_bom
from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.rows import MOST_COLUMNS, Damage, Format, Layout, Row
from smsc_desk.files.text import pasted_rows, text_rows
from smsc_desk.files.workbook import sheets

SEPARATORS = (";", "\t", ",", "|", "^")
"""In order of preference where several fit equally well."""

_CHUNK = 1 << 20
_LONGEST_LINE = 2 << 20  # bytes; what has none of its ends in two whole chunks is no list
_HEAD, _TELLING = 1 << 16, 1 << 16
_JUDGED = 200  # rows by which the separator is told
_SHOWN = 20
_WIDEST = 20 * MOST_COLUMNS  # signs that separate, or stand in texts
_NOTHING = "".join(SEPARATORS) + " \"'\x00\ufeff\u00a0"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x7fELF",
    b"MZ\x90",
    b"Rar!",
    b"\x1f\x8b",
    b"7z\xbc",
)
_CONTROL = bytes(set(range(32)) - {9, 10, 13, 26, 27})


@dataclass(frozen=True, slots=True, kw_only=True)
class Detected:
    """The layout that was guessed, the other guesses, and the first rows as they read by it."""

    layout: Layout
    encodings: tuple[Guess, ...] = ()
    sheets: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()  # header and rows above it included

    @property
    def sure(self) -> bool:
        """Whether the encoding needs no question."""
        return not self.encodings or self.encodings[0].certainty >= SURE


@dataclass(slots=True)
class _Bytes:
    """What one pass over the bytes of a file tells."""

    head: bytes = b""
    size: int = 0
    telling: bytes = b""  # whole lines with letters above ASCII
    utf8: bool = True
    undecodable: bool = False  # ended within a letter


def detect(path: Path) -> Detected:
    """Look through a whole file and return how it is probably to be read.

    Raises:
        Refused: `missing`, `empty`, `not_text`, `too_wide`, `line_too_long`, `damaged`, `password`.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            if _is_workbook(path, head):
                return _workbook(path)
            stream.seek(0)
            found = _scan(iter(functools.partial(stream.read, _CHUNK), b""))
            encodings = _encodings(found)
            return _text(found, encodings)
    except OSError as exc:
        raise Refused(Why.MISSING, details=str(exc)) from exc


def detect_pasted(text: str) -> Detected:
    """Return how a pasted block is laid out: a spreadsheet's is separated by tabs.

    Raises:
        Refused: `empty` or `too_wide`.
    """
    return _laid_out(text, Layout(format=Format.TEXT))


def redetected(path: Path, encoding: str) -> Detected:
    """Return the layout of a text whose encoding was chosen.

    Raises:
        Refused: as `detect`.
    """
    with path.open("rb") as stream:
        found = _scan(iter(functools.partial(stream.read, _CHUNK), b""))
    return _text(found, (Guess(encoding, 1.0),))


def _is_workbook(path: Path, head: bytes) -> bool:
    if head.startswith(_OLE):
        return True
    if not head.startswith(b"PK"):
        return False
    if not zipfile.is_zipfile(path):
        raise Refused(Why.DAMAGED)
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
    if any(name.startswith("xl/") for name in names):
        return True
    raise Refused(Why.NOT_TEXT)


def _workbook(path: Path) -> Detected:
    names = sheets(path)
    if not names:
        raise Refused(Why.NO_SHEET)
    return Detected(layout=Layout(format=Format.WORKBOOK, sheet=names[0]), sheets=names)


def with_rows(detected: Detected, rows: Iterable[Row]) -> Detected:
    """Return the guess with the first rows of a workbook's sheet and its header.

    Raises:
        Refused: `empty` or `too_wide`.
    """
    return _headed(detected, list(itertools.islice(rows, _JUDGED)))


# ---- bytes


def _scan(chunks: Iterator[bytes]) -> _Bytes:
    found, telling, checker, unbroken = _Bytes(), list[bytes](), codecs.getincrementaldecoder("utf-8")(), 0
    for chunk in chunks:
        found.head = found.head or chunk[:_HEAD]
        found.size += len(chunk)
        unbroken = 0 if b"\n" in chunk or b"\r" in chunk else unbroken + len(chunk)
        if unbroken >= _LONGEST_LINE:
            raise Refused(Why.LINE_TOO_LONG)
        found.utf8 = found.utf8 and _decodes(checker, chunk)
        if not chunk.isascii() and sum(map(len, telling)) < _TELLING:
            telling += [line for line in chunk.splitlines() if not line.isascii()][: _TELLING // 32]
    found.telling = b"\n".join(telling)[:_TELLING]
    found.undecodable = found.utf8 and bool(checker.getstate()[0])
    return found


def _decodes(checker: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    try:
        checker.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _encodings(found: _Bytes) -> tuple[Guess, ...]:
    """Return the guesses for an encoding, the best first."""
    if not found.head:
        raise Refused(Why.EMPTY)
    if name := bom(found.head) or without_bom(found.head[:4096]):
        return (Guess(name, 1.0),)
    controls = len(found.head) - len(found.head.translate(None, _CONTROL))
    if found.head.startswith(_BINARY) or controls > len(found.head) / 20:
        raise Refused(Why.NOT_TEXT)
    if not found.telling:
        return (Guess("utf-8", 1.0),)
    if found.utf8 or _mostly_utf8(found.telling):
        return (Guess("utf-8", 1.0, shown(found.telling.splitlines()[0], "utf-8")),)
    return ranked(found.telling)


def _mostly_utf8(text: bytes) -> bool:
    """Tell whether only a few places are no UTF-8: a cut end, or a line pasted in from elsewhere."""
    read = text.decode("utf-8", "replace")
    wrong = read.count("\ufffd")
    letters = sum(not letter.isascii() for letter in read) - wrong
    return letters > 20 * wrong


# ---- rows


def _text(found: _Bytes, encodings: tuple[Guess, ...]) -> Detected:
    encoding = encodings[0].encoding
    cut = found.size > len(found.head)
    text = _decoded(found.head, encoding, cut=cut).lstrip("\ufeff")
    if text.lstrip()[:11].upper() == "BEGIN:VCARD":
        return Detected(layout=Layout(format=Format.VCARD, encoding=encoding, header=0), encodings=encodings)
    layout = Layout(format=Format.TEXT, encoding=encoding)
    return replace(_laid_out(text, layout), encodings=encodings)


def _decoded(head: bytes, encoding: str, *, cut: bool) -> str:
    """Return the head as text, without the line that the end of the head cuts."""
    text = codecs.getincrementaldecoder(encoding)(MARKING).decode(head, final=not cut)
    end = max(text.rfind("\n"), text.rfind("\r")) + 1
    return text[:end] if cut and end else text


def _laid_out(text: str, layout: Layout) -> Detected:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if any(line.count(separator) > _WIDEST for line in lines[:_SHOWN] for separator in SEPARATORS):
        raise Refused(Why.TOO_WIDE, columns=MOST_COLUMNS)
    lines = [line + "\n" for line in lines if line.strip(_NOTHING)][: _JUDGED + 1]
    if not lines:
        raise Refused(Why.EMPTY)
    layout = replace(layout, separator=_separator(lines))
    layout = replace(layout, quote=_quote(lines, layout.separator))
    return _headed(Detected(layout=layout), list(itertools.islice(pasted_rows(text, layout), _JUDGED)))


def _headed(detected: Detected, rows: list[Row]) -> Detected:
    if not rows:
        raise Refused(Why.EMPTY)
    if rows[0].damage == Damage.WIDER:
        raise Refused(Why.TOO_WIDE, columns=MOST_COLUMNS)
    layout = replace(detected.layout, header=headers.find([row.cells for row in rows]))
    return replace(detected, layout=layout, rows=tuple(rows[:_SHOWN]))


def _separator(lines: Sequence[str]) -> str:
    """Return the separator that cuts most lines into the same number of cells."""
    hint = lines[0].strip().lower()
    if len(hint) == len("sep=;") and hint.startswith("sep="):
        return hint[-1]
    if lines[0].lower().startswith("sep=\t"):
        return "\t"
    best = max(SEPARATORS, key=lambda separator: _fit(lines, separator))
    if _fit(lines, best) > 0:
        return best
    return next(separator for separator in (*SEPARATORS, "\x1f") if not any(separator in line for line in lines))


def _fit(lines: Sequence[str], separator: str) -> float:
    """Return how well a separator fits: how many lines agree on a number of cells, and on how many."""
    rows = [cells for cells in _tried(lines, separator) if any(cells)]
    widths = [_width(cells) for cells in rows]
    usual = max(set(widths), key=widths.count, default=0)
    widest = max(widths, default=0)
    if max(usual, widest) < 2:  # one cell a line: nothing is separated
        return 0.0
    agreed = sum(width == usual for width in widths) / len(widths)
    whole = sum(len(cells) == len(rows[0]) for cells in rows) / len(rows)
    share = max(agreed if usual > 1 else 0.0, whole if len(rows[0]) > 1 else 0.0)
    return share * share * math.sqrt(min(max(usual, 2), 12))


def _width(cells: Sequence[str]) -> int:
    """Return the number of cells without empty ones at the end."""
    return next((number for number in range(len(cells), 0, -1) if cells[number - 1].strip()), 0)


def _tried(lines: Sequence[str], separator: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=separator)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            continue


def _quote(lines: Sequence[str], separator: str) -> str:
    """Return the quote that wraps cells, empty where quotes are plain letters."""
    cells = [cell.strip() for line in lines for cell in line.rstrip("\n").split(separator)]
    wrapped = {quote: sum(len(c) > 1 and c[0] == c[-1] == quote for c in cells) for quote in "\"'"}
    if wrapped["'"] > len(cells) / 4 and not wrapped['"']:
        return "'"
    begun = sum(cell.startswith('"') for cell in cells)
    broken = sum(
        row.damage == Damage.QUOTE for row in text_rows(lines, Layout(format=Format.TEXT, separator=separator))
    )
    return "" if broken > 1 and broken * 2 > begun else '"'
