"""Birthdays: typed in many ways, kept as ISO dates, sent as dd.mm.yyyy (the specification, parameter `bd`)."""

from __future__ import annotations

import contextlib
import datetime
import re

from smsc_desk.book.errors import Invalid
from smsc_desk.book.folding import fold

FIELD = "birthday"
OLDEST = 1900
_MONTHS = (
    ("янв", "jan", "січ", "қаң"), ("фев", "feb", "лют", "ақп"), ("мар", "mar", "бер", "нау"),
    ("апр", "apr", "кві", "сәу"), ("май", "may", "тра", "мам", "мая"), ("июн", "jun", "чер", "мау"),
    ("июл", "jul", "лип", "шіл"), ("авг", "aug", "сер", "там"), ("сен", "sep", "вер", "қыр"),
    ("окт", "oct", "жов", "қаз"), ("ноя", "nov", "лис", "қар"), ("дек", "dec", "гру", "жел"),
)  # fmt: skip
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_SENT = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)


def parse(text: str, *, today: datetime.date) -> str:
    """Return the ISO form of a typed date, empty for an empty text.

    Day first, as `8.3.85`, `08031985`, `8 марта 85`; `1985-03-08` is taken too. A year of two digits is the
    latest one that is not in the future.

    Raises:
        Invalid: `no_year`, `no_such_day`, `future`, `too_old` or `not_a_date`.
    """
    if not text.strip():
        return ""
    day, month, typed_year = _numbers(_parts(text))
    year = _full_year(typed_year, today)
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        raise Invalid(FIELD, "no_such_day", day=day, month=month, year=year) from None
    if date > today:
        raise Invalid(FIELD, "future")
    if year < OLDEST:
        raise Invalid(FIELD, "too_old", year=year)
    return date.isoformat()


def _parts(text: str) -> list[str]:
    """Cut a text into its numbers and words."""
    parts = _PARTS.findall(fold(text))
    if len(parts) == 1 and parts[0].isdigit() and len(parts[0]) in (6, 8):
        whole = parts[0]
        return [whole[:2], whole[2:4], whole[4:]]
    return [part for part in parts if part not in {"г", "год", "года"}]


def _numbers(parts: list[str]) -> tuple[int, int, str]:
    """Return day, month and the year as typed."""
    if len(parts) == 2 and parts[0].isdigit() and len(parts[0]) <= 2:  # day and month
        raise Invalid(FIELD, "no_year")
    if len(parts) != 3:  # day, month, year
        raise Invalid(FIELD, "not_a_date")
    if len(parts[0]) == 4:  # 1985-03-08
        parts.reverse()
    day, month, year = parts
    if not (day.isascii() and day.isdigit() and year.isascii() and year.isdigit() and len(year) in (2, 4)):
        raise Invalid(FIELD, "not_a_date")
    return int(day), _month(month), year


def _month(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    for number, names in enumerate(_MONTHS, start=1):
        if text.startswith(names):
            return number
    raise Invalid(FIELD, "not_a_date")


def _full_year(year: str, today: datetime.date) -> int:
    if len(year) == 4:
        return int(year)
    this = int(year) + today.year // 100 * 100
    return this if this <= today.year else this - 100


def show(iso: str) -> str:
    """Show a kept birthday as dd.mm.yyyy; a text that is no date is shown as it came."""
    kept = _ISO.fullmatch(iso)
    return f"{kept[3]}.{kept[2]}.{kept[1]}" if kept else iso


def from_wire(text: str) -> str:
    """Return the ISO form of dd.mm.yyyy, else the text as it came; the provider's `00.00.0000` is empty."""
    stripped = text.strip()
    if sent := _SENT.fullmatch(stripped):  # a tenth of what strptime takes, and no lock that all threads wait for
        with contextlib.suppress(ValueError):
            return datetime.date(int(sent[3]), int(sent[2]), int(sent[1])).isoformat()
    return "" if stripped in {"00.00.0000", "0"} else stripped


def next_birthday(iso: str, today: datetime.date) -> tuple[int, int] | None:
    """Return the age that is reached next and the days until then; 29 February counts as 1 March."""
    try:
        born = datetime.date.fromisoformat(iso)
    except ValueError:
        return None
    year = today.year if _on(born, today.year) >= today else today.year + 1
    return year - born.year, (_on(born, year) - today).days


def age(iso: str, today: datetime.date) -> int | None:
    """Return the age in full years, None for what is no date."""
    try:
        born = datetime.date.fromisoformat(iso)
    except ValueError:
        return None
    return today.year - born.year - (_on(born, today.year) > today)


def _on(born: datetime.date, year: int) -> datetime.date:
    try:
        return born.replace(year=year)
    except ValueError:
        return datetime.date(year, 3, 1)
