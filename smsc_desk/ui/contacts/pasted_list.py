"""A pasted list of numbers and e-mail addresses, understood (no Qt; 10,000 take a tenth of a second, on a thread)."""

from __future__ import annotations

from dataclasses import dataclass

from smsc_desk.book import email, phone
from smsc_desk.files.numbers import Judge


@dataclass(frozen=True, slots=True)
class PastedList:
    """`addresses` as the book keeps them, each once; `pasted` counts all, `repeated` and `unusable` the others.

    `twice` are the addresses that were repeated, each once.
    """

    addresses: tuple[str, ...]
    pasted: int
    repeated: int
    unusable: int
    twice: tuple[str, ...] = ()


def read(text: str, region: str) -> PastedList:
    """Understand a list, one or several on a line; `region` is the country of numbers without a country code."""
    judge = Judge(region)
    found: dict[str, None] = {}
    twice: dict[str, None] = {}
    pasted = usable = 0
    for line in text.splitlines():
        for part in email.split(line) if "@" in line else phone.split(line):
            pasted += 1
            address = _address(part, judge)
            if address:
                usable += 1
                (twice if address in found else found)[address] = None
    return PastedList(tuple(found), pasted, usable - len(found), pasted - usable, tuple(twice))


def _address(part: str, judge: Judge) -> str:
    if "@" in part:
        return email.normal(part) if email.usable(part) else ""
    return judge.understand(part)[0]
