"""Text from outside, made safe to look at: what would turn or hide other text is shown as a mark.

A name with U+202E in it runs the rest of its line backwards, so that "gpj.exe" reads "exe.jpg"; a NUL ends it on some
systems. Text that is edited stays as it is; text that is shown goes through here.
"""

from __future__ import annotations

import re

LONGEST = 2000  # characters of one line that are ever measured and drawn; a screen shows some hundred
LONGEST_TEXT = 8000  # of several lines, such as a tooltip

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]")
_NAMES = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_NEWLINES = {"\n": " ⏎ ", "\u2028": " ⏎ ", "\u2029": " ⏎ ", "\t": " "}


def one_line(text: str) -> str:
    """Return the text for a cell, a title or a button."""
    return _ODD.sub(_mark, text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def text(text: str) -> str:
    """Return the text for a label or a tooltip, where it may have several lines."""
    shown = text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…"
    return _ODD.sub(_mark_but_lines, shown)


def _mark_but_lines(found: re.Match[str]) -> str:
    return found[0] if found[0] in "\n\t" else _mark(found)


def _mark(found: re.Match[str]) -> str:
    char = found[0]
    if char in _NEWLINES:
        return _NEWLINES[char]
    if char in _NAMES:
        return f"⟨{_NAMES[char]}⟩"
    if char < " ":
        return chr(0x2400 + ord(char))  # the pictures of control characters
    return "␡" if char == "\x7f" else f"⟨{ord(char):04X}⟩"
