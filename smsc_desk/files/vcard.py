"""Rows of vCard files (RFC 2426, RFC 6350, and the 2.1 of telephones): one row a card under headings of our own.

Written here because the one library for it reads no version 2.1, the form in which most telephones export, and holds
the whole file.
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from smsc_desk.book.cells import guard
from smsc_desk.files.cells import join
from smsc_desk.files.encodings import DAMAGED, MARKING, shown_damage
from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.rows import Damage, Layout, Row

HEADINGS = (
    "Phone", "E-mail", "Display name", "Last name", "First name", "Middle name", "Birthday", "Groups", "Comment",
)  # fmt: skip
"""The first row of what is read; each is an alias of a field."""

_PROPERTY = re.compile(r"(?:[\w-]+\.)?([\w-]+)((?:;[^:\";]*(?:\"[^\"]*\"[^:\";]*)*)*):(.*)", re.DOTALL)
_UNESCAPE = re.compile(r"\\([\\;,nN:])")
_LONGEST = 1 << 20  # characters of one property; photographs are longer only than is worth reading
_EMPTY_YEAR = re.compile(r"--(\d\d)-?(\d\d)")


def read_vcards(path: Path, layout: Layout) -> Iterator[Row]:
    """Yield the headings, then one row for each card.

    Raises:
        Refused: the file cannot be opened (`missing`), or not read by that encoding (`wrong_encoding`).
    """
    try:
        with path.open(encoding=layout.encoding, errors="surrogateescape") as lines:
            yield from vcard_rows(lines)
    except OSError as exc:
        raise Refused(Why.MISSING, details=str(exc)) from exc
    except UnicodeError as exc:
        raise Refused(Why.WRONG_ENCODING, encoding=layout.encoding) from exc


def vcard_rows(lines: Iterable[str]) -> Iterator[Row]:
    """Yield the headings, then one row for each card; a card that never ends is one that cannot be used."""
    yield Row(0, HEADINGS)
    card: _Card | None = None
    for number, text in _unfolded(lines):
        name = text.strip().upper()
        if name == "BEGIN:VCARD":
            if card:
                yield Row(card.line, card.cells(), Damage.CARD)
            card = _Card(number)
        elif card and name == "END:VCARD":
            yield card.row()
            card = None
        elif card:
            card.take(text)
        elif name:
            yield Row(number, [text[:200]], Damage.CARD)
    if card:
        yield Row(card.line, card.cells(), Damage.CARD)


def _unfolded(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield whole properties and their first lines: folded by a blank, or by quoted-printable's `=` at the end."""
    begun, text, soft = 1, "", False
    for number, raw in enumerate(lines, start=1):
        line = raw.lstrip("\ufeff").rstrip("\r\n")
        if soft or line[:1] in {" ", "\t"}:
            text = (text[:-1] + line if soft else text + line[1:])[:_LONGEST]
        else:
            if text:
                yield begun, text
            begun, text = number, line
        soft = text.endswith("=") and "QUOTED-PRINTABLE" in text[:200].upper()
    if text:
        yield begun, text


@dataclass
class _Card:
    """What is known of a card so far."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    damaged: bool = False

    def take(self, text: str) -> None:
        """Add a property if it is one that the book has a field for."""
        parsed = _PROPERTY.fullmatch(text)
        if not parsed:
            return
        name, parameters = parsed[1].upper(), parsed[2].upper()
        if name not in _FIELDS:
            return
        value = _decoded(parsed[3], parameters)
        if DAMAGED in value:
            self.damaged, value = True, shown_damage(value)
        front = "PREF" in parameters and "PREF=0" not in parameters
        self.values.setdefault(name, []).insert(0 if front else len(self.values.get(name, ())), value)

    def row(self) -> Row:
        return Row(self.line, self.cells(), Damage.BYTES if self.damaged else None)

    def cells(self) -> list[str]:
        """Return one cell a heading, guarded as those of a table are: a card's texts are its own to the last sign."""
        return [guard(cell) for cell in self._cells()]

    def _cells(self) -> list[str]:
        last, first, middle = [*_parts(self._first("N"), ";"), "", "", ""][:3]
        return [
            join(_number(each) for each in self.values.get("TEL", ())),
            join(_unescape(each).removeprefix("mailto:") for each in self.values.get("EMAIL", ())),
            _unescape(self._first("FN") or self._first("ORG")), last, first, middle,
            _birthday(self._first("BDAY")),
            join(part for each in self.values.get("CATEGORIES", ()) for part in _parts(each, ",")),
            "\n".join(_unescape(each) for each in self.values.get("NOTE", ())),
        ]  # fmt: skip

    def _first(self, name: str) -> str:
        return next(iter(self.values.get(name, ())), "")


_FIELDS = frozenset({"TEL", "EMAIL", "FN", "N", "ORG", "BDAY", "CATEGORIES", "NOTE"})


def _decoded(value: str, parameters: str) -> str:
    """Undo quoted-printable and base64, and read the bytes by the property's own charset."""
    charset = re.search(r"CHARSET=\"?([\w-]+)", parameters)
    raw = value.encode("utf-8", "surrogateescape")
    if "QUOTED-PRINTABLE" in parameters:
        raw = quopri.decodestring(raw)
    elif "BASE64" in parameters or "ENCODING=B" in parameters:
        try:
            raw = binascii.a2b_base64(raw)
        except binascii.Error:
            return DAMAGED
    elif not charset or not any(map(_is_byte, value)):
        return raw.decode("utf-8", MARKING)
    try:
        return raw.decode(charset[1] if charset else "utf-8", MARKING)
    except LookupError:
        return raw.decode("utf-8", MARKING)


def _is_byte(letter: str) -> bool:
    """Tell whether a letter stands for a byte that the file's encoding did not have."""
    return "\udc80" <= letter <= "\udcff"


def _unescape(text: str) -> str:
    return _UNESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text).strip()


def _parts(text: str, separator: str) -> list[str]:
    """Cut a text by a separator that no backslash is before, but for one that is itself escaped."""
    ends = [found.start() for found in re.finditer(rf"\\.|{separator}", text, re.DOTALL) if found[0] == separator]
    starts = [0, *(end + 1 for end in ends)]
    return [_unescape(text[start:end]) for start, end in zip(starts, [*ends, len(text)], strict=True)]


def _number(text: str) -> str:
    return _unescape(text).removeprefix("tel:").partition(";")[0]


def _birthday(text: str) -> str:
    """Return `19850308T000000Z` as an ISO date; a day without a year stays one, to be complained of."""
    text = text.partition("T")[0].strip()
    if re.fullmatch(r"\d{8}", text, re.ASCII):
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    no_year = _EMPTY_YEAR.fullmatch(text)
    return f"{no_year[2]}.{no_year[1]}" if no_year else text
