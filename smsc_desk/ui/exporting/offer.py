"""What can be exported from where the user is: the selection, the list that is shown, everything."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smsc_desk.store.search import BlockQuery, ContactQuery
from smsc_desk.ui.exporting.kinds import Subject

Query = ContactQuery | BlockQuery


class Way(enum.Enum):
    """Which records."""

    SELECTED = enum.auto()
    LISTED = enum.auto()
    ALL = enum.auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """As it was when the dialog was opened: it stays what it is while the user goes on."""

    subject: Subject
    selected: Sequence[int]  # ids in the order of the list
    listed: Query
    listed_count: int
    listed_name: str = ""  # of the group or place, and what was searched in it; empty: all there is
    file_name: str = ""  # what a file of the list is called after, if not after the subject
    total: int | None = None  # None: not counted yet

    def ways(self) -> Mapping[Way, tuple[Sequence[int] | Query, int | None]]:
        """Return the records of each way, and how many they are."""
        everything = ContactQuery() if self.subject == Subject.CONTACTS else BlockQuery()
        return {
            Way.SELECTED: (self.selected, len(self.selected)),
            Way.LISTED: (self.listed, self.listed_count),
            Way.ALL: (everything, self.total),
        }

    def first(self) -> Way:
        """Return what is most probably meant: one row is always selected, several only on purpose."""
        if len(self.selected) > 1:
            return Way.SELECTED
        return Way.LISTED if self.listed_count else Way.ALL
