"""A deed as a file for a spreadsheet: UTF-8 with a mark, semicolons, and no cell that could be a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from smsc_desk.book.cells import guard


def table(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as the bytes of a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def write(path: Path, contents: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: it could not be written; what was there before is still there.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise OSError(file.errorString())
    file.write(contents)
    if not file.commit():
        raise OSError(file.errorString())
