"""One request as the rules see it: the open book, the switches, the channel, and typed access to the parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import apsw

from smsc_desk.sandbox.addresses import parse, whole_number
from smsc_desk.sandbox.answers import Channel, NotFound, ParametersError
from smsc_desk.sandbox.options import Options


@dataclass(frozen=True, slots=True)
class Call:
    """A command's surroundings. What a method cannot read raises ParametersError, as the provider's error 1."""

    db: apsw.Connection
    options: Options
    channel: Channel
    params: Mapping[str, str]

    @property
    def address_param(self) -> str:
        return "phone" if self.channel is Channel.PHONE else "mail"

    def given(self, name: str) -> str | None:
        """Return the parameter for a change: None for "leave it", "" for "clear it" where that is believed in."""
        value = self.params.get(name)
        return None if value == "" and not self.options.empty_clears else value

    def number(self, name: str) -> int | None:
        """Return a whole number, or None when the parameter is absent or blank."""
        text = self.params.get(name, "")
        return whole_number(text) if text.strip() else None

    def choice(self, name: str, allowed: Sequence[int], default: int) -> int:
        number = self.number(name)
        if number is None:
            return default
        if number not in allowed:
            raise ParametersError
        return number

    def group_ids(self) -> list[int]:
        """Return the ids in `grp`, each once; [] when it is absent or empty."""
        pieces = re.split(r"[\s,;]+", self.params.get("grp", "").strip())
        return list(dict.fromkeys(whole_number(piece) for piece in pieces if piece))

    def addresses(self, name: str | None = None) -> list[str]:
        """Return the normalised addresses of `phone`/`mail`; at least one, or it is error 1."""
        found = parse(self.channel, self.params.get(name or self.address_param, ""))
        if not found:
            raise ParametersError
        return found

    def page_size(self) -> int:
        """Return how many records may be answered: `cnt`, at most the cap [doc]; 0 means the default [assumed]."""
        return min(self.number("cnt") or self.options.page_default, self.options.page_cap)

    def known_groups(self, ids: Sequence[int], channel: Channel | None = None) -> None:
        """Raise NotFound unless every id is a group, of `channel` if given [assumed: error 3 for a foreign one]."""
        for group in ids:
            row = self.db.execute("SELECT channel FROM groups WHERE id = ?", (group,)).get
            if row is None or (channel is not None and row != channel):
                raise NotFound


def marks(values: Sequence[object]) -> str:
    """Return as many `?` for SQL as there are values."""
    return ",".join("?" * len(values))
