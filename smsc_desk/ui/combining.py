"""What the side bar offers, put together with the filter by AND, OR and NOT, in the language of the filter field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from smsc_desk.book.filter_language import parse
from smsc_desk.book.filter_words import Key
from smsc_desk.book.filter_writing import Operator, combined, group_term
from smsc_desk.book.group import Group
from smsc_desk.book.identity import Channel
from smsc_desk.store.search import Place
from smsc_desk.ui.contacts.filter_bar import FilterBar
from smsc_desk.ui.contacts.filter_words import speaks_russian, written
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.group_model import ALL_CONTACTS, Entry
from smsc_desk.ui.groups.group_view import GroupView
from smsc_desk.ui.groups.saved_filters import SavedFilters
from smsc_desk.ui.notices import Notices


class Combining(QObject):
    """Writes into the filter what is asked of an entry of the side bar."""

    def __init__(
        self,
        sidebar: GroupView,
        saved: SavedFilters,
        bar: FilterBar,
        groups: GroupDirectory,
        notices: Notices,
        show_entry: Callable[[Entry], None],
    ) -> None:
        super().__init__(sidebar)
        self._sidebar, self._bar, self._groups, self._notices = sidebar, bar, groups, notices
        self._show_entry = show_entry
        sidebar.combineWanted.connect(self._entry)
        saved.combineWanted.connect(self._combine)

    def _entry(self, entry: Entry, operator: Operator) -> None:
        self._combine(self._term(entry), operator)

    def _combine(self, term: str, operator: Operator) -> None:
        shown = self._term(self._sidebar.shown) if operator is Operator.OR else ""
        text = self._together(shown, term, operator)
        if text is None:
            said = self.tr("These two cannot be put together as one filter. The filter was not changed.")
            self._notices.show_bar("combining", "warn", said, seconds=10)
            return
        if shown:  # what is added to it is no part of it: all must be looked through
            self._show_entry(ALL_CONTACTS)
        self._bar.put(text)

    def _together(self, shown: str, term: str, operator: Operator) -> str | None:
        """Return what is shown, what is typed and what is asked for as one filter; None where that cannot be said."""
        text, russian = self._bar.field.text(), speaks_russian()
        if operator is Operator.OR and (self._sidebar.shown == Entry() or self._bar.has_list()):
            return None  # the contacts of an import, or of a list
        if shown:
            text = combined(shown, text, Operator.AND, russian=russian) or "" if text.strip() else shown
            if not text:
                return None
        return combined(text, term, operator, russian=russian)

    def _term(self, entry: Entry) -> str:
        """Return what finds the contacts of an entry; "" for all contacts, and for those of an import."""
        group = None if entry.group is None else self._groups.get(entry.group)
        if group is not None:
            return self._group_term(group)
        match entry.place:
            case Place.NO_GROUP:
                return written(Key.GROUP, "none", "нет")
            case Place.BLOCKED:
                return written(Key.BLOCK, "any", "любой")
            case Place.UNSENT:
                return written(Key.IS, "unsent", "неотправленное")
            case Place.DUPLICATES:
                return written(Key.IS, "dup", "дубль")
            case Place.BAD:
                return written(Key.IS, "bad", "плохой")
            case _:
                return ""

    def _group_term(self, group: Group) -> str:
        term = group_term(group.name, russian=speaks_russian())
        found = parse(term).node
        same = (other for other in self._groups.all() if other.channel != group.channel)
        if not any(parse(group_term(other.name, russian=False)).node == found for other in same):
            return term
        # The same name is borne in the other channel as well.
        mail = group.channel == Channel.EMAIL
        channel = written(Key.CHANNEL, "mail", "почта") if mail else written(Key.CHANNEL, "phone", "телефон")
        return f"{term} {channel}"
