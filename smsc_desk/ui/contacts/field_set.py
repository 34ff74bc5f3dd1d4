"""The fields of the form as a whole: what they show, what is typed into them, what is to be saved.

fill ─▶ shown (raw of each field) ◀─ compared ─▶ raw now        touched: they differ
                                                 value now      changed: it is not the book's value
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from smsc_desk.book.contact import Contact
from smsc_desk.book.errors import Invalid
from smsc_desk.book.fields import Values
from smsc_desk.ui.contacts.form_field import FormField, Words
from smsc_desk.ui.contacts.token_fields import Memberships

Draft = dict[str, Any]
"""What is typed in touched fields, by their keys."""


class FieldSet:
    """Compares what is typed with what the book shows."""

    def __init__(self, fields: Sequence[FormField]) -> None:
        self.by_key = {field.key: field for field in fields}
        self._shown: dict[str, Any] = {}

    def fill(self, contact: Contact) -> None:
        """Show a contact; what was typed is gone."""
        for field in self.by_key.values():
            field.forget_words()
            field.set_raw(field.raw_of(getattr(contact, field.key)))
            # Not what was set: a line of text may show less than it was given.
            self._shown[field.key] = field.raw()

    def refresh(self, old: Contact, new: Contact, remark: Words) -> None:
        """Show what has changed in the book; a field that is being edited keeps what is typed, with a remark."""
        for key, field in self.by_key.items():
            if getattr(old, key) != getattr(new, key):
                self._refresh(field, getattr(new, key), remark)

    def _refresh(self, field: FormField, value: Any, remark: Words) -> None:
        keep = self.touches(field) and not _means(field, value)
        raw = field.raw_of(value)
        if not keep and raw != field.raw():
            field.forget_words()
            field.set_raw(raw)
        self._shown[field.key] = raw if keep else field.raw()
        if keep:
            field.remark(remark)

    def suggest(self, key: str, raw: Any) -> None:
        """Show something that the user need not have typed."""
        self.by_key[key].set_raw(raw)
        self._shown[key] = self.by_key[key].raw()

    def touches(self, field: FormField) -> bool:
        """Tell whether a field does not show any more what it was filled with."""
        return bool(field.raw() != self._shown[field.key])

    def touched(self) -> list[FormField]:
        """Return the touched fields, in order."""
        return [field for field in self.by_key.values() if self.touches(field)]

    def draft(self) -> Draft:
        """Return what is typed, to be put back by `restore`."""
        return {field.key: field.raw() for field in self.touched()}

    def restore(self, draft: Draft) -> None:
        """Put back what was typed."""
        for key, raw in draft.items():
            self.by_key[key].set_raw(raw)

    def keep_tab_order(self) -> None:
        """Let the Tab key go through the fields as they are read: their parts come and go."""
        stops = [stop for field in self.by_key.values() for stop in field.stops()]
        for before, after in itertools.pairwise(stops):
            QWidget.setTabOrder(before, after)

    def values(self, base: Contact, *, whole: bool) -> Values:
        """Return the values of touched fields, or of all, that are not those of the book; groups are no values.

        Raises:
            Invalid: a field cannot be saved as it stands.
        """
        asked = self.by_key.values() if whole else self.touched()
        values = {field.key: field.value() for field in asked if field.key != "groups"}
        return {key: value for key, value in values.items() if value != getattr(base, key)}


def _means(field: FormField, value: Any) -> bool:
    """Tell whether what is typed means a value, however it is spelled."""
    try:
        typed = field.value()
    except Invalid:
        return False
    if isinstance(typed, Memberships):
        return not typed.created and typed.groups == frozenset(value)
    return bool(typed == value)
