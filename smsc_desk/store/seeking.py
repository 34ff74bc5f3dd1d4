"""Where in an order the first contact stands whose text begins with what somebody types: some twenty looks at the file.

The ids are in the order of a query, whatever it filters; only the rows that a search by halves comes to are read.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

import apsw

from smsc_desk.book.folding import fold
from smsc_desk.store.database import first
from smsc_desk.store.sorting import CONTACT_SORTS, FOLDED, TYPED


def seek(db: apsw.Connection, ids: Sequence[int], sort: str, text: str, *, descending: bool) -> int | None:
    """Return the row of the first contact whose key of the order begins with the text.

    None where no key does, and where the order is none of texts (by block, by time …).
    """
    wanted = fold(text) if sort in FOLDED else text.lower()
    if sort not in TYPED or not wanted:
        return None
    keys = _Keys(db, ids, CONTACT_SORTS[sort][-1])

    def is_past(row: int) -> bool:
        key = keys[row]
        if not key:  # what is empty stands at the end, whichever way
            return True
        return key[: len(wanted)] <= wanted if descending else key >= wanted

    row = bisect.bisect_left(range(len(ids)), True, key=is_past)
    return row if row < len(ids) and keys[row].startswith(wanted) else None


class _Keys:
    """The keys of rows, read one by one; a contact that is gone counts as the next one."""

    def __init__(self, db: apsw.Connection, ids: Sequence[int], key: str) -> None:
        self._db, self._ids = db, ids
        self._sql = f"SELECT {key} FROM contact c WHERE c.id = ?"

    def __getitem__(self, row: int) -> str:
        while row < len(self._ids):
            if (found := first(self._db, self._sql, (self._ids[row],))) is not None:
                return str(found[0] or "")
            row += 1
        return ""
