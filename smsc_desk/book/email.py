"""E-mail addresses: what can be one, and the slips of the hand in well-known domains."""

from __future__ import annotations

import functools
import re

LONGEST = 254  # RFC 5321, 4.5.3.1.3, less the angle brackets
_FORM = re.compile(r"[^\s@,;<>()\[\]\"]{1,64}@[^\s@,;<>()\[\]\"]+\.[^\s@.,;<>()\[\]\"]{2,}")
UNUSABLE = re.compile(r"[^\S\n]|[@,;<>()\[\]\"]")
"""What no part of an address has; of line ends `usable` tells."""

_LIST = re.compile(r"[,;\s]+")
_DOMAINS = (
    "gmail.com", "yandex.ru", "ya.ru", "mail.ru", "bk.ru", "list.ru", "inbox.ru", "rambler.ru", "hotmail.com",
    "outlook.com", "yahoo.com", "icloud.com",
)  # fmt: skip
_NEIGHBOURS = frozenset({"mail.com", "ymail.com", "email.com"})
"""Mail houses of their own that are one letter away from a greater one."""


def usable(text: str) -> bool:
    """Tell whether a text has the form of one e-mail address."""
    text = text.strip()
    return len(text) <= LONGEST and _FORM.fullmatch(text) is not None and ".." not in text


def normal(text: str) -> str:
    """Return the form that is kept: no blanks around, the domain in small letters."""
    name, at, domain = text.strip().rpartition("@")
    return name + at + domain.lower()


def split(text: str) -> list[str]:
    """Cut a pasted text into addresses."""
    return [part for part in _LIST.split(text) if part]


def meant(text: str) -> str | None:
    """Return the address that was probably meant where the domain is one slip away from a well-known one."""
    name, at, domain = text.strip().rpartition("@")
    near = _meant_domain(domain.lower()) if at else None
    return f"{name}@{near}" if near else None


@functools.lru_cache(maxsize=4096)
def _meant_domain(domain: str) -> str | None:
    if domain in _DOMAINS or domain in _NEIGHBOURS:
        return None
    return next((known for known in _DOMAINS if _one_slip(domain, known)), None)


def _one_slip(typed: str, known: str) -> bool:
    """Tell whether one letter is missing, added, changed, or two neighbours are swapped."""
    if abs(len(typed) - len(known)) > 1 or len(known) < len("mail.ru"):
        return False
    start = next((i for i, (a, b) in enumerate(zip(typed, known, strict=False)) if a != b), min(len(typed), len(known)))
    a, b = typed[start:], known[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
