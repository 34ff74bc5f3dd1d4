"""What edits do, in words with the names of now: one reading for some forty rows, the ones on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from smsc_desk.book import edits
from smsc_desk.book.identity import GroupId
from smsc_desk.store.queue import target_of
from smsc_desk.store.store import Store
from smsc_desk.ui.activity import words
from smsc_desk.ui.activity.words import Asked
from smsc_desk.ui.groups.directory import GroupDirectory


class EditNames:
    """Remembers what was said; `forget` when a name may be another one."""

    AROUND = 40
    """Names are read for so many rows at once: what is on screen."""

    def __init__(self, store: Store, groups: GroupDirectory) -> None:
        self._store, self._groups = store, groups
        self._said: dict[int, str] = {}

    def forget(self) -> None:
        """Ask for all names again."""
        self._said.clear()

    def what(self, edit: Asked, near: Callable[[], Iterable[Asked]]) -> str:
        """Say what an edit does; `near` gives those that will be asked for next."""
        if edit.id not in self._said:
            self._say([edit, *near()])
        return self._said.get(edit.id, "")

    def _say(self, chosen: Iterable[Asked]) -> None:
        unsaid = [edit for edit in chosen if edit.id not in self._said]
        numbers = {_contact_of(edit) for edit in unsaid} - {None}
        contacts = self._store.contacts(number for number in numbers if number is not None)
        names = {int(number): words.contact_name(contact) for number, contact in contacts.items()}
        for edit in unsaid:
            named = words.Named(names.get(_contact_of(edit) or 0, ""), self._group_name(edit))
            self._said[edit.id] = words.what(edit, named)

    def _group_name(self, asked: Asked) -> str:
        number = getattr(asked.edit, "group", None)
        group = None if number is None else self._groups.get(GroupId(number))
        return group.name if group else ""


def _contact_of(asked: Asked) -> int | None:
    kind, row = target_of(asked.edit)
    return row if kind == "contact" and not isinstance(asked.edit, edits.AddContact) else None
