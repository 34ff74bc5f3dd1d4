"""Several values in one cell, and cells that a spreadsheet would take for formulas.

What `join` and `guard` write, `split` and `unguard` read back unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_NEEDS_QUOTES = re.compile(r"[,;\"\r\n]|^\s|\s$")
_VALUE = re.compile(r"\s*(?:\"((?:[^\"]|\"\")*)\"|([^,;\n]*))\s*(?:[,;\n]|$)")


def guard(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would carry out as a formula (CWE-1236)."""
    return "'" + text if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Take away the one apostrophe that `guard` put there."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text


def join(values: Iterable[str]) -> str:
    """Put values into one cell, those with a separator of their own in quotes."""
    return ", ".join(
        '"' + value.replace('"', '""') + '"' if _NEEDS_QUOTES.search(value) else value for value in values if value
    )


def split(text: str) -> list[str]:
    """Cut a cell into values, by commas, semicolons and lines outside of quotes; none twice."""
    if '"' not in text:
        found = re.split(r"[,;\n]", text) if "," in text or ";" in text or "\n" in text else [text]
        return list(dict.fromkeys(value for part in found if (value := part.strip())))
    return list(dict.fromkeys(value for part in _VALUE.finditer(text) if (value := _bare(part))))


def _bare(part: re.Match[str]) -> str:
    return part[1].replace('""', '"') if part[1] is not None else part[2].strip()
