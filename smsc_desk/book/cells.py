"""Cells of files for spreadsheets: what would be run as a formula is kept a text (CWE-1236).

A spreadsheet takes a cell that begins with one of `RISKY` for a formula, which may fetch or start things. An apostrophe
in front makes it a text; reading takes exactly that one away again, so that a text with apostrophes of its own comes
back as it was. A writer has to put every cell between quotes besides: with another separator than expected, the rest
of a cell would be a cell of its own.
"""

from __future__ import annotations

import re

RISKY = "=+-@\t\r\n＝＋－＠"  # as typed, and the wide forms of East Asian keyboards
MARK = "'"

_NEEDS_MARK = re.compile(f"{MARK}*[{re.escape(RISKY)}]")
_HAS_MARK = re.compile(f"{MARK}+[{re.escape(RISKY)}]")


def guard(text: str) -> str:
    """Return the text as a cell that no spreadsheet runs."""
    return MARK + text if _NEEDS_MARK.match(text) else text


def unguard(cell: str) -> str:
    """Return the text of a cell: `unguard(guard(text)) == text` for every text."""
    return cell.removeprefix(MARK) if _HAS_MARK.match(cell) else cell
