"""Dates of a whole column: one order of day, month and year for all, found in the dates that allow no other."""

from __future__ import annotations

import datetime
import enum
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from smsc_desk.book import birthday
from smsc_desk.book.errors import Invalid


class DateOrder(enum.StrEnum):
    """How the dates of a column are written."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"
    YDM = "ydm"
    SERIAL = "serial"  # a spreadsheet's number of days


@dataclass(frozen=True, slots=True)
class DateGuess:
    """An order, whether only it fits, and a date that shows it: `31.12.1999`, so the day comes first."""

    order: DateOrder
    sure: bool
    evidence: str = ""


_NUMBERS = re.compile(r"(\d{1,4})[./\-\s,]+(\d{1,2})[./\-\s,]+(\d{1,4})\s*г?\.?", re.ASCII)
_TIME = re.compile(r"[T\s]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$")
_SERIAL = re.compile(r"\d{4,5}(?:[.,]0+)?", re.ASCII)
_DAY_ONE = datetime.date(1899, 12, 30)  # as spreadsheets count since a 29 February 1900 that never was
_NOTHING = re.compile(r"[0\s./\-–—]*")
_PLACES = {DateOrder.DMY: (0, 1, 2), DateOrder.MDY: (1, 0, 2), DateOrder.YMD: (2, 1, 0), DateOrder.YDM: (1, 2, 0)}
"""Where day, month and year stand."""
_USUAL = {
    order: re.compile(form, re.ASCII)
    for order, form in {
        DateOrder.DMY: r"(?P<day>\d\d?)[./-](?P<month>\d\d?)[./-](?P<year>\d{4})",
        DateOrder.MDY: r"(?P<month>\d\d?)[./-](?P<day>\d\d?)[./-](?P<year>\d{4})",
        DateOrder.YMD: r"(?P<year>\d{4})[./-](?P<month>\d\d?)[./-](?P<day>\d\d?)",
    }.items()
}
_YEAR = 4  # digits of a whole year


def infer(texts: Collection[str]) -> DateGuess:
    """Return the order by which most dates of a column exist; day first where two fit equally well."""
    parts = [(text, found) for text in texts if (found := _parts(text))]
    serial = sum(_SERIAL.fullmatch(text.strip()) is not None for text in texts)
    if serial > len(parts):
        return DateGuess(DateOrder.SERIAL, sure=True)
    fitting = {order: sum(_fits(found, order) for _, found in parts) for order in _PLACES}
    best = max(fitting, key=lambda order: fitting[order])  # the first of equals
    others = [order for order in _PLACES if order != best]
    sure = bool(parts) and all(fitting[order] < fitting[best] for order in others)
    only = (text for text, found in parts if _fits(found, best) and not any(_fits(found, other) for other in others))
    return DateGuess(best, sure, next(only, ""))


def _parts(text: str) -> tuple[str, str, str] | None:
    """Cut a date into its three numbers; of eight digits together the year is told by its beginning."""
    text = _TIME.sub("", text.strip())
    if found := _NUMBERS.fullmatch(text):
        return found[1], found[2], found[3]
    if len(text) == 8 and text.isascii() and text.isdigit():
        whole = (text[:4], text[4:6], text[6:]) if text[:2] in {"19", "20"} and int(text[4:6]) <= 12 else None  # months
        return whole or (text[:2], text[2:4], text[4:])
    return None


def _fits(parts: tuple[str, str, str], order: DateOrder) -> bool:
    day, month, year = (parts[place] for place in _PLACES[order])
    if len(year) not in {2, _YEAR} or len(day) > 2 or len(month) > 2:
        return False
    full = int(year) if len(year) == _YEAR else 1904  # a leap year: any two digits may be one
    try:
        datetime.date(full, int(month), int(day))
    except ValueError:
        return False
    return True


class DateReader:
    """Reads the dates of one column; what was read is remembered, since a list has few different birthdays."""

    _MOST = 60_000  # more different texts than a century and a half has days

    def __init__(self, order: DateOrder, today: datetime.date) -> None:
        self._order = order
        self._today = today
        self._first = datetime.date(birthday.OLDEST, 1, 1)
        self._usual = _USUAL.get(order)
        self._known = dict[str, str | Invalid]()

    def read(self, text: str) -> str:
        """Return the ISO form, empty for an empty date.

        Raises:
            Invalid: as `birthday.parse`.
        """
        known = self._remembered(text)
        if isinstance(known, Invalid):
            raise Invalid(known.field, known.reason, **known.details)
        return known

    def column(self, texts: Sequence[str]) -> list[str | None]:
        """Return the ISO forms of many texts, None where `read` complains."""
        known = map(self._known.get, texts)
        return [iso if type(iso) is str else self._plain(text) for text, iso in zip(texts, known, strict=True)]

    def _plain(self, text: str) -> str | None:
        known = self._remembered(text)
        return known if isinstance(known, str) else None

    def _remembered(self, text: str) -> str | Invalid:
        known = self._known.get(text)
        if known is None:
            known = self._judged(text)
            if len(self._known) < self._MOST:
                self._known[text] = known
        return known

    def _judged(self, text: str) -> str | Invalid:
        try:
            return self._read(text)
        except Invalid as error:
            return error

    def _read(self, text: str) -> str:
        if (usual := self._usual) and (found := usual.fullmatch(text)):  # ten times as fast as what follows
            try:
                date = datetime.date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                date = _DAY_ONE  # to be complained of below
            if self._first <= date <= self._today:
                return date.isoformat()
        if _NOTHING.fullmatch(text):
            return ""
        if _SERIAL.fullmatch(text.strip()) and (self._order == DateOrder.SERIAL or len(text.strip()) > _YEAR):
            date = _DAY_ONE + datetime.timedelta(days=int(re.split(r"[.,]", text.strip())[0]))
            return birthday.parse(date.isoformat(), today=self._today)
        parts = _parts(text)
        if parts is None:
            return birthday.parse(_TIME.sub("", text.strip()), today=self._today)
        day, month, year = (parts[place] for place in _PLACES[self._order_of(parts)])
        return birthday.parse(f"{day}.{month}.{year}", today=self._today)

    def _order_of(self, parts: tuple[str, str, str]) -> DateOrder:
        """Return the column's order, but for a date that shows by its four digits where its year is."""
        year_first = len(parts[0]) == _YEAR
        if year_first == (self._order in {DateOrder.YMD, DateOrder.YDM}) or len(parts[2]) != _YEAR != len(parts[0]):
            return DateOrder.DMY if self._order == DateOrder.SERIAL and not year_first else self._order
        return DateOrder.YMD if year_first else DateOrder.DMY
