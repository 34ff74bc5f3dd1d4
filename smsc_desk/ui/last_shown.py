"""What was shown when the window was closed, as text that the account keeps; and the filter that is opened instead."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from smsc_desk.book.identity import GroupId
from smsc_desk.store.search import Place
from smsc_desk.ui.groups.group_model import ALL_CONTACTS, Entry


@dataclass(frozen=True, slots=True)
class LastShown:
    """A place or a group, and the text of the filter field, mistakes included."""

    entry: Entry = ALL_CONTACTS
    text: str = ""

    def dump(self) -> str:
        """Return it as text; the contacts of an import are kept as all contacts."""
        kept: dict[str, Any] = {"text": self.text}
        if self.entry.group is not None:
            kept["group"] = self.entry.group
        elif self.entry.place is not None:
            kept["place"] = self.entry.place.value
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def load(cls, text: str) -> LastShown:
        """Return what `dump` wrote; of a text of another shape what can be read."""
        kept = _read(text)
        typed, group, place = kept.get("text"), kept.get("group"), kept.get("place")
        entry = ALL_CONTACTS
        if isinstance(group, int) and 0 < group < 2**63:
            entry = Entry(group=GroupId(group))
        elif isinstance(place, str) and place in set(Place):
            entry = Entry(place=Place(place))
        return cls(entry, typed if isinstance(typed, str) else "")


@dataclass(frozen=True, slots=True)
class AtStart:
    """The saved filter that is opened at the start, by its name, with its text: the list of them is read later."""

    name: str
    text: str

    def dump(self) -> str:
        """Return it as text."""
        return json.dumps({"name": self.name, "text": self.text}, ensure_ascii=False)

    @classmethod
    def load(cls, text: str) -> AtStart | None:
        """Return what `dump` wrote; None for any other text."""
        kept = _read(text)
        name, typed = kept.get("name"), kept.get("text")
        return cls(name, typed) if isinstance(name, str) and isinstance(typed, str) else None


def _read(text: str) -> dict[str, Any]:
    try:
        kept = json.loads(text)
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}
