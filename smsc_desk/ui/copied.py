"""A row for the clipboard, as a spreadsheet takes it."""

from __future__ import annotations

from collections.abc import Iterable

from smsc_desk.book.cells import guard


def copied_line(cells: Iterable[str]) -> str:
    """Return cells parted by tabs; none of them breaks the line, and none is run as a formula."""
    return "\t".join(guard(" ".join(cell.split())) for cell in cells)
