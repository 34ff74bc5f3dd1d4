"""The rows of a question: the first ones at once, all of them after. Both in the same order, by the plan that is quick.

Few candidates: they are looked at and sorted. Very many: the order is walked and each contact asked, until the page is
full. In between the walk asks the set of candidates, which costs a tenth of asking the contacts. Nobody knows
beforehand which plan it will be, so each is tried within a bound. All of it in SQLite, which lets the window work
meanwhile: nothing but the answer crosses.
"""

from __future__ import annotations

import array
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import apsw

from smsc_desk.store.database import add_functions, first, only, select
from smsc_desk.store.filters import Condition, Grams, Narrow, Rows, Short
from smsc_desk.store.sorting import Leg, legs, order_of

Ids = array.array  # of type code "q"

PAGE = 64
"""Rows that fill the largest table on a screen."""

FEW = 2_000
"""So many candidates are looked at and sorted within a frame (some 4 µs each)."""

SOME = 20_000
"""So many candidates are made a set for the walk (0.2 µs each); of more, so many contacts in a row match that the walk
asks them one by one."""

MOST = 100_000
"""More are not looked up one by one: the table is read from its beginning."""

GLANCE, STEPS, STRIDE = 1_000, 4_000, 50_000
"""So many contacts are asked (3 µs each) at a glance, and in earnest; so many entries of an index are compared with the
set (0.2 µs each): then the next plan is tried."""


@dataclass(frozen=True, slots=True)
class Question:
    """A condition over `contact c`, what is bound in it, and an order."""

    condition: Condition
    values: dict[str, Any]
    sort: str
    descending: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The first ids of an answer; `whole`: there are no more."""

    ids: Ids[int]
    whole: bool


def first_page(db: apsw.Connection, question: Question, limit: int = PAGE) -> Found:
    """Return the first ids of all that `everything` would return."""
    return _Search(db, question).first_page(limit)


def everything(db: apsw.Connection, question: Question) -> Ids[int]:
    """Return all ids in order."""
    return _Search(db, question).everything()


def count(db: apsw.Connection, condition: Condition, values: dict[str, Any]) -> int:
    """Return how many contacts there are of a kind."""
    return _Search(db, Question(condition, values, "name", descending=False)).count()


def unindexed(db: apsw.Connection) -> int:
    """Return how many contacts, counted by their numbers, the text index does not hold yet."""
    done = first(db, "SELECT done_to FROM text_index") or (0,)
    (newest,) = only(db, "SELECT coalesce(max(id), 0) FROM contact")
    return max(int(newest) - int(done[0]), 0)


def ids_of(db: apsw.Connection, sql: str, values: apsw.Bindings) -> Ids[int]:
    """Return the numbers of a statement of one column, in its order.

    SQLite puts a million of them together itself, 0.2 s in which the window has the interpreter; fetched row by row
    they take nearly twice as long, and every turn of the interpreter. (It gives an aggregate whose result depends on
    the order the rows of the inner ORDER BY.)
    """
    whole = f"WITH found(id) AS ({sql}) SELECT unhex(group_concat(format('%016x', id), '')) FROM found"
    (text,) = only(db, whole, values)
    found = array.array("q", text or b"")
    if sys.byteorder == "little":
        found.byteswap()
    return found


class _Search:
    """One question to one connection."""

    def __init__(self, db: apsw.Connection, question: Question) -> None:
        self._db, self._condition = db, question.condition
        self._values = dict(question.values)
        self._sort, self._descending = question.sort, question.descending
        self._order = order_of(question.sort, descending=question.descending)
        self._newer = unindexed(db) if self._condition.narrow else 0
        if self._condition.functions:
            add_functions(db)

    # --- answers

    def first_page(self, limit: int) -> Found:
        if self._condition.everybody or not self._condition.narrow:
            return self._walk(limit, None) or Found(array.array("q"), whole=True)
        if (few := self._few()) is not None:
            return Found(self._sorted(few), whole=True)
        if (page := self._walk(limit, GLANCE)) is not None:
            return page
        number, candidates = self._smallest(SOME)
        if number > SOME and self._newer > SOME:  # a first load: a set of nearly all would narrow nothing
            return self._walk(limit, None) or Found(array.array("q"), whole=True)
        if number > SOME and (page := self._walk(limit, STEPS)) is not None:
            return page
        if number > SOME and any(isinstance(narrow, Short) for narrow in self._condition.narrow):
            number, candidates = self._smallest(SOME, short=True)
        if number <= FEW:
            return Found(self._sorted(candidates), whole=True)
        page = self._stride(limit, candidates, STRIDE)
        if page is None and number > SOME:
            page = self._stride(limit, candidates, None)
        return page or Found(self._sorted(candidates), whole=True)

    def everything(self) -> Ids[int]:
        if self._condition.everybody:
            found = array.array("q")
            for leg in self._legs():
                found.extend(self._ask(leg.rows("c.id"), leg))
            return found
        if (few := self._few()) is not None:
            return self._sorted(few)
        if self._condition.narrow:
            number, candidates = self._smallest(MOST, short=True)
            if number <= MOST:
                return self._sorted(candidates)
        sql = f"SELECT c.id FROM contact c NOT INDEXED WHERE c.deleted = 0 AND {self._condition.sql}"
        return self._ask(f"{sql} ORDER BY {self._order}")

    def count(self) -> int:
        where = f"c.deleted = 0 AND {self._condition.sql}"
        if self._condition.narrow:
            number, candidates = self._smallest(MOST, short=True)
            if number <= MOST:
                where = f"c.id IN ({candidates}) AND +c.deleted = 0 AND {self._condition.sql}"
        return int(only(self._db, f"SELECT count(*) FROM contact c WHERE {where}", self._values)[0])

    def _ask(self, sql: str, leg: Leg | None = None, limit: int | None = None) -> Ids[int]:
        values = self._values | dict(leg.values) if leg else self._values
        return ids_of(self._db, sql if limit is None else f"{sql} LIMIT {limit}", values)

    def _legs(self) -> Iterable[Leg]:
        return legs(self._db, self._sort, descending=self._descending)

    # --- candidates

    def _smallest(self, limit: int, *, short: bool = False) -> tuple[int, str]:
        """Return how many candidates the best index knows, counted to the limit, and the statement for their ids."""
        best, best_rows = limit + 1, ""
        for narrow in self._condition.narrow:
            if isinstance(narrow, Short) and (not short or best <= limit):
                continue  # not to be counted without reading them all
            rows = self._rows(narrow)
            (number,) = only(self._db, f"SELECT count(*) FROM (SELECT 1 FROM ({rows}) LIMIT {best})", self._values)
            if number < best or not best_rows:
                best, best_rows = number, rows
        return best, best_rows or "SELECT id FROM contact"

    def _given(self, ids: Ids[int]) -> str:
        if not ids:
            return "SELECT 0 WHERE 0"  # an empty array has no address
        name = f"m{len(self._values)}"
        self._values[name] = apsw.carray(ids)
        return f"SELECT value FROM carray(:{name})"

    def _few(self) -> str | None:
        """Return a statement for the candidates where an index knows only few; they are not to be found twice."""
        for narrow in self._condition.narrow:
            if not isinstance(narrow, Short):
                found = self._ask(f"SELECT * FROM ({self._rows(narrow)})", limit=FEW + 1)
                if len(found) <= FEW:
                    return self._given(found)
        return None

    def _rows(self, narrow: Narrow) -> str:
        if isinstance(narrow, Rows):
            return narrow.sql
        match = narrow.match if isinstance(narrow, Grams) else self._match_of_short(narrow.text)
        newer = "SELECT id FROM contact WHERE id > (SELECT done_to FROM text_index)"
        if not match:
            return newer
        name = f"m{len(self._values)}"
        self._values[name] = match
        found = f"SELECT rowid FROM contact_text WHERE contact_text MATCH :{name}"
        return f"{found} UNION ALL {newer}" if self._newer else found  # what is newer may be anything

    def _match_of_short(self, text: str) -> str:
        """Return a query for one or two letters. A text ends with a blank, so that each letter begins an entry."""
        end = text[:-1] + chr(ord(text[-1]) + 1)
        rows = select(self._db, "SELECT term FROM contact_gram WHERE term >= ? AND term < ?", (text, end))
        return " OR ".join('"' + term.replace('"', '""') + '"' for (term,) in rows)

    # --- plans

    def _sorted(self, candidates: str) -> Ids[int]:
        """Look at the candidates and sort those who match."""
        # With a sign before it, `deleted` is no reason to read an index of all contacts.
        where = f"c.id IN ({candidates}) AND +c.deleted = 0 AND {self._condition.sql}"
        return self._ask(f"SELECT c.id FROM contact c WHERE {where} ORDER BY {self._order}")

    def _walk(self, limit: int, steps: int | None) -> Found | None:
        """Ask the contacts in their order; None where the page is not full after so many steps."""

        def statement(leg: Leg, left: int | None) -> str:
            if left is None:
                return leg.rows("c.id", self._condition.sql)
            inner = leg.rows(f"c.id AS id, {self._condition.sql} AS hit")
            return f"SELECT w.id FROM ({inner} LIMIT {left}) w WHERE w.hit"

        return self._leg_by_leg(limit, steps, statement)

    def _stride(self, limit: int, candidates: str, steps: int | None) -> Found | None:
        """Walk the order with the set of candidates; None where the page is not full after so many steps."""

        def statement(leg: Leg, left: int | None) -> str:
            bound = "" if left is None else f" LIMIT {left}"
            return (
                f"SELECT w.id FROM ({leg.rows('c.id AS id')}{bound}) w WHERE w.id IN ({candidates})"
                f" AND (SELECT {self._condition.sql} FROM contact c WHERE c.id = w.id)"
            )

        return self._leg_by_leg(limit, steps, statement)

    def _leg_by_leg(self, limit: int, steps: int | None, statement: Callable[[Leg, int | None], str]) -> Found | None:
        page, left = array.array("q"), steps
        for leg in self._legs():
            page.extend(self._ask(statement(leg, left), leg, limit - len(page)))
            if len(page) >= limit:
                return Found(page, whole=False)
            if left is not None and (left := left - self._length(leg, left)) <= 0:
                return None
        return Found(page, whole=True)

    def _length(self, leg: Leg, most: int) -> int:
        sql = f"SELECT count(*) FROM ({leg.rows('1')} LIMIT {most})"
        return int(only(self._db, sql, self._values | dict(leg.values))[0])
