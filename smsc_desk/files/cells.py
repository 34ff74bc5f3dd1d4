"""Several values in one cell: what `join` writes, `split` reads back unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NEEDS_QUOTES = re.compile(r"[,;\"\r\n]|^[\s\ufeff]|\s$")
_VALUE = re.compile(r"\s*(?:\"((?:[^\"]|\"\")*)\"|([^,;\n]*))\s*(?:[,;\n]|$)")


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
