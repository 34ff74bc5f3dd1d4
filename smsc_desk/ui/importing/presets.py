"""Mappings that are remembered: which column is which field, and the rules; known again by a file's headings.

Beside those of whole files there are those of imports whose failed rows were saved: a file of such rows is known again
by the reasons in it, so that a file without headings is, too.

Kept with the account's window layout, as JSON; what cannot be read there is forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from smsc_desk.book.block import BlockType
from smsc_desk.files import headers
from smsc_desk.files import mapping as mappings
from smsc_desk.files.detect import Detected
from smsc_desk.files.headers import Target, normal
from smsc_desk.files.mapping import Column
from smsc_desk.files.plan import Blocks, Columns, Plan, Subject, dump_rules, load_rules
from smsc_desk.files.rows import Layout
from smsc_desk.files.rules import Rules
from smsc_desk.files.survey import Survey

PIECE = "import.presets"
MOST, MOST_FAILED = 40, 10
BLACKLIST_TARGETS = (Target.NUMBER, Target.EMAIL, Target.BLOCK, Target.COMMENT, Target.SKIP)

Save = Callable[[dict[str, str]], Awaitable[None]]
"""store.save_layout"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """What the failed rows of an import are known again by, and what their mapping alone carries."""

    reasons: frozenset[str]
    blocks: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """One remembered mapping; `used_ms`: when, UTC milliseconds; `failed`: it is for the failed rows of one import."""

    name: str
    columns: Columns
    rules: Rules
    subject: Subject = Subject.CONTACTS
    used_ms: int = 0
    failed: Failed | None = None

    @property
    def headings(self) -> list[str]:
        """The headings of the file that it was made for."""
        return [column.heading for column in self.columns.columns]

    @property
    def fingerprint(self) -> str:
        """What a file of these headings is known again by."""
        return mappings.fingerprint(self.headings)

    def fits(self, headings: Sequence[str]) -> bool:
        """Tell whether a file of these headings is of the kind that the mapping was made for."""
        return self.fingerprint == mappings.fingerprint(headings)

    def fits_failed(self, survey: Survey) -> bool:
        """Tell whether a file has rows of the import whose failed ones were saved."""
        if self.failed is None or len(survey.columns) < len(self.columns.columns) + 2:
            return False
        *_, why, line = survey.columns
        told = sum(text in self.failed.reasons for text in why.texts)
        same = self.fits(survey.headings) if any(self.headings) else not any(survey.headings)
        return same and told * 2 > len(why.texts) and all(text.isdecimal() for text in line.texts)

    def fitted(self, guessed: Columns, survey: Survey) -> Columns:
        """Return the mapping for a file: its columns as here where a heading is the same, else as guessed."""
        known = [
            column and mappings.remembered(column, each)
            for column, each in zip(self._known(guessed), survey.columns, strict=True)
        ]
        rest = [mappings.skipped(column) for column in guessed.columns] if self.failed else guessed.columns
        return replace(self.columns, columns=mappings.merged(rest, known))

    def _known(self, guessed: Columns) -> list[Column | None]:
        """Return for each column of a file the one that is remembered."""
        mine, headings = self.columns.columns, [column.heading for column in guessed.columns]
        if self.headings == headings[: len(mine)]:
            return [*mine, *[None] * (len(headings) - len(mine))]
        known: dict[str, list[Column]] = {}
        for column in mine:
            if heading := normal(column.heading):
                known.setdefault(heading, []).append(column)
        return [same.pop(0) if (same := known.get(normal(heading))) else None for heading in headings]


class Presets:
    """All of an account, the one used last first; those of contacts and of the blacklist know nothing of each other."""

    def __init__(self, kept: str | None, save: Save) -> None:
        self._save = save
        self._all = _loaded(kept or "[]")

    def all(self, subject: Subject) -> Sequence[Preset]:
        """Return those that can be chosen, the one used last first."""
        return tuple(preset for preset in self._all if preset.subject == subject and preset.failed is None)

    def named(self, name: str, subject: Subject) -> Preset | None:
        """Return the one of a name."""
        return next((preset for preset in self.all(subject) if preset.name == name), None)

    def of(self, survey: Survey, subject: Subject) -> Preset | None:
        """Return the one for a file of such headings, or of such failed rows."""
        failed = (preset for preset in self._all if preset.subject == subject and preset.fits_failed(survey))
        return next(failed, None) or next(iter(self._same(survey.headings, subject)), None)

    def _same(self, headings: Sequence[str], subject: Subject) -> list[Preset]:
        """Return those for files of these headings; a file without any is never known again by them."""
        return [preset for preset in self.all(subject) if any(headings) and preset.fits(headings)]

    def name_for(self, headings: Sequence[str], subject: Subject, *wanted: str) -> str:
        """Return a name for the mapping of a file: of the one that it is known by, else one that is free.

        `wanted` are names that it may have, the best first; the last one is taken where none is of these headings.
        """
        names = [preset.name for preset in self._same(headings, subject)]
        known = next((name for name in wanted if name in names), None) or next(iter(names), None)
        return known or self._free(wanted[-1], subject)

    def _free(self, name: str, subject: Subject) -> str:
        taken, number, free = {preset.name for preset in self.all(subject)}, 1, name
        while free in taken:
            number += 1
            free = f"{name} {number}"
        return free

    def layout(self, detected: Detected) -> Layout:
        """Return how a file is laid out; failed rows of a file without headings have none, whatever the first is."""
        layout, rows = detected.layout, detected.rows
        if layout.header is None or layout.header >= len(rows):
            return layout
        cells = [str(cell).strip() for cell in rows[layout.header].cells]
        failed = (
            len(cells) > 1
            and cells[-1].isdecimal()
            and any(cells[-2] in preset.failed.reasons for preset in self._all if preset.failed)
        )
        return replace(layout, header=None) if failed else layout

    async def keep(self, preset: Preset) -> None:
        """Remember a mapping, in place of one of the same name."""
        await self._put(preset, [each for each in self.all(preset.subject) if each.name == preset.name])

    async def keep_failed(self, name: str, plan: Plan, reasons: Collection[str], now_ms: int) -> None:
        """Remember what an import was, whose failed rows are being saved, until ten others were."""
        failed = Failed(reasons=frozenset(reason.strip() for reason in reasons), blocks=plan.blocks)
        preset = Preset(
            name=name, columns=plan.columns, rules=plan.rules, subject=plan.subject, used_ms=now_ms, failed=failed
        )
        await self._put(preset, [each for each in self._all if replace(each, used_ms=now_ms) == preset])

    async def _put(self, preset: Preset, instead_of: Sequence[Preset]) -> None:
        every = [preset, *(each for each in self._all if each not in instead_of)]
        usual = [each for each in every if each.failed is None][:MOST]
        self._all = [*usual, *[each for each in every if each.failed is not None][:MOST_FAILED]]
        await self._save({PIECE: json.dumps([_kept(each) for each in self._all], ensure_ascii=False)})


def _kept(preset: Preset) -> dict[str, Any]:
    kept = {
        "name": preset.name,
        "columns": mappings.dump(preset.columns),
        "rules": dump_rules(preset.rules),
        "subject": preset.subject,
        "used_ms": preset.used_ms,
    }
    if preset.failed is not None:
        blocks = preset.failed.blocks
        kept["failed"] = {
            "reasons": sorted(preset.failed.reasons), "type": blocks.type, "comment": blocks.comment,
        }  # fmt: skip
    return kept


def _loaded(text: str) -> list[Preset]:
    try:
        return [_preset(each) for each in json.loads(text)]
    except (ValueError, KeyError, TypeError, AttributeError):  # of another version
        return []


def _preset(kept: dict[str, Any]) -> Preset:
    columns = mappings.load(kept["columns"])
    return Preset(
        name=str(kept["name"]),
        columns=columns,
        rules=load_rules(kept["rules"]),
        subject=Subject(kept["subject"]) if "subject" in kept else _told(columns),
        used_ms=int(kept["used_ms"]),
        failed=_failed(kept["failed"]) if "failed" in kept else None,
    )


def _failed(kept: dict[str, Any]) -> Failed:
    blocks = Blocks(type=BlockType(kept["type"]), comment=str(kept["comment"]))
    return Failed(reasons=frozenset(map(str, kept["reasons"])), blocks=blocks)


def _told(columns: Columns) -> Subject:
    """Tell what a mapping of an earlier version was made for.

    One that uses what the blacklist has no use for is for contacts. One that uses the type of a block, or leaves out
    what by its heading is a name or a group, is for the blacklist.
    """
    if columns.add_groups or columns.add_tags or any(c.target not in BLACKLIST_TARGETS for c in columns.columns):
        return Subject.CONTACTS
    left = (headers.recognise(c.heading)[0] for c in columns.columns if c.target == Target.SKIP)
    narrowed = any(target not in {*BLACKLIST_TARGETS, Target.FAILURE, Target.LINE} for target in left)
    blocks = any(c.target == Target.BLOCK for c in columns.columns)
    return Subject.BLACKLIST if narrowed or blocks else Subject.CONTACTS
