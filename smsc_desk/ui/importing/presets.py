"""Mappings that are remembered: which column is which field, and the rules; known again by a file's headings.

Kept with the account's window layout, as JSON; what cannot be read there is forgotten.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from smsc_desk.files import mapping as mappings
from smsc_desk.files.headers import normal
from smsc_desk.files.mapping import Column
from smsc_desk.files.plan import Columns, load_rules
from smsc_desk.files.rules import Rules

PIECE = "import.presets"
MOST = 40

Save = Callable[[dict[str, str]], Awaitable[None]]
"""store.save_layout"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """One remembered mapping; `used_ms`: when, UTC milliseconds."""

    name: str
    columns: Columns
    rules: Rules
    used_ms: int = 0

    @property
    def fingerprint(self) -> str:
        """What a file of these headings is known again by."""
        return mappings.fingerprint([column.heading for column in self.columns.columns])

    def fits(self, headings: Sequence[str]) -> bool:
        """Tell whether a file of these headings is of the kind that the mapping was made for."""
        return self.fingerprint == mappings.fingerprint(headings)

    def fitted(self, guessed: Columns) -> Columns:
        """Return the mapping for a file: its columns as here where a heading is the same, else as guessed."""
        mine = [column.heading for column in self.columns.columns]
        if mine == [column.heading for column in guessed.columns]:
            return self.columns
        known: dict[str, list[Column]] = {}
        for column in self.columns.columns:
            if heading := normal(column.heading):
                known.setdefault(heading, []).append(column)
        columns = [
            replace(same.pop(0), heading=each.heading) if (same := known.get(normal(each.heading))) else each
            for each in guessed.columns
        ]
        return replace(self.columns, columns=tuple(columns))


class Presets:
    """All of an account, the one used last first."""

    def __init__(self, kept: str | None, save: Save) -> None:
        self._save = save
        self._all = _loaded(kept or "[]")

    def all(self) -> Sequence[Preset]:
        """Return them, the one used last first."""
        return tuple(self._all)

    def named(self, name: str) -> Preset | None:
        """Return the one of a name."""
        return next((preset for preset in self._all if preset.name == name), None)

    def of(self, headings: Sequence[str]) -> Preset | None:
        """Return the one for a file of these headings; a file without any is never known again."""
        if not any(headings):
            return None
        return next((preset for preset in self._all if preset.fits(headings)), None)

    async def keep(self, preset: Preset) -> None:
        """Remember a mapping, in place of one of the same name."""
        rest = [each for each in self._all if each.name != preset.name]
        self._all = [preset, *rest][:MOST]
        await self._write()

    async def forget(self, name: str) -> None:
        """Remember it no more."""
        self._all = [each for each in self._all if each.name != name]
        await self._write()

    async def _write(self) -> None:
        kept = [
            {
                "name": preset.name,
                "columns": mappings.dump(preset.columns),
                "rules": dataclasses.asdict(preset.rules) | {"winners": dict(preset.rules.winners)},
                "used_ms": preset.used_ms,
            }
            for preset in self._all
        ]
        await self._save({PIECE: json.dumps(kept, ensure_ascii=False)})


def _loaded(text: str) -> list[Preset]:
    try:
        return [_preset(each) for each in json.loads(text)]
    except (ValueError, KeyError, TypeError, AttributeError):  # of another version
        return []


def _preset(kept: dict[str, Any]) -> Preset:
    return Preset(
        name=str(kept["name"]),
        columns=mappings.load(kept["columns"]),
        rules=load_rules(kept["rules"]),
        used_ms=int(kept["used_ms"]),
    )
