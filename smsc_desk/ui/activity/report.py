"""A deed as a file for a spreadsheet: UTF-8 with a mark, semicolons, and no cell that could be a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as the bytes of a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """Return a cell that a spreadsheet takes as text (CWE-1236)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


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
