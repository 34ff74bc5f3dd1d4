"""One reader a format: rows of a file by its layout, in one pass that never holds the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from smsc_desk.files import detect
from smsc_desk.files.detect import Detected
from smsc_desk.files.rows import Format, Layout, Row
from smsc_desk.files.survey import Survey, survey
from smsc_desk.files.text import read_text
from smsc_desk.files.vcard import read_vcards
from smsc_desk.files.workbook import read_workbook

READERS: Mapping[Format, Callable[[Path, Layout], Iterator[Row]]] = {
    Format.TEXT: read_text,
    Format.WORKBOOK: read_workbook,
    Format.VCARD: read_vcards,
}
SUFFIXES: Mapping[Format, tuple[str, ...]] = {
    Format.TEXT: ("csv", "tsv", "txt"),
    Format.WORKBOOK: ("xlsx", "xls"),
    Format.VCARD: ("vcf",),
}
"""For the file dialog only; what a file is, its content says."""


def rows(path: Path, layout: Layout) -> Iterator[Row]:
    """Yield all filled rows of a file, header included.

    Raises:
        Refused: the file cannot be read by that layout.
    """
    return READERS[layout.format](path, layout)


def examine(path: Path, sheet: str = "", read: Callable[[Path, Layout], Iterable[Row]] = rows) -> Detected:
    """Return how a file is to be read, with its first rows (by `read`); of a workbook the named sheet or the first.

    Raises:
        Refused: the file cannot be used.
    """
    found = detect.detect(path)
    if found.layout.format == Format.TEXT:
        return found
    layout = replace(found.layout, sheet=sheet or found.layout.sheet)
    return detect.with_rows(replace(found, layout=layout), read(path, layout))


def examined_again(path: Path, encoding: str) -> Detected:
    """Return how a file is to be read by an encoding that was chosen, with its first rows.

    Raises:
        Refused: the file cannot be used.
    """
    found = detect.redetected(path, encoding)
    return detect.with_rows(found, rows(path, found.layout)) if found.layout.format == Format.VCARD else found


def surveyed(path: Path, layout: Layout) -> Survey:
    """Look through all rows of a file.

    Raises:
        Refused: the file cannot be read by that layout.
    """
    return survey(rows(path, layout), layout)
