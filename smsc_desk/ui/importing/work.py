"""One import while its window is open: the file, how it is read, and the plan; pages show it and ask it for changes.

The plan is a frozen value, so that to undo is to take the one before.
"""

from __future__ import annotations

import asyncio
import importlib
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from smsc_desk.book.errors import Error, Superseded
from smsc_desk.book.phone import RUSSIA
from smsc_desk.files import mapping as mappings
from smsc_desk.files.detect import Detected
from smsc_desk.files.errors import Refused
from smsc_desk.files.headers import Target
from smsc_desk.files.plan import Columns, Decision, Plan, Subject
from smsc_desk.files.rows import Format, Layout, Row
from smsc_desk.files.survey import Survey
from smsc_desk.importing.room import RoomGone
from smsc_desk.importing.spool import Spooled
from smsc_desk.ui.importing import words
from smsc_desk.ui.importing.drafts import Draft
from smsc_desk.ui.importing.engine import Reader, Room
from smsc_desk.ui.importing.presets import BLACKLIST_TARGETS, Preset, Presets
from smsc_desk.ui.importing.rereading import Made, adapted, with_own
from smsc_desk.ui.importing.words import PASTED
from smsc_desk.ui.tasks import Tasks

T = TypeVar("T")

MOST_UNDONE = 100
PREVIEW = 20


def now_ms() -> int:
    """Return the time as UTC milliseconds."""
    return time.time_ns() // 1_000_000


class ImportWork(QObject):
    """Reads by the room, off the window's thread; the newest wish wins."""

    fileChanged = Signal()
    """another file, or the same read in another way; also when reading begins, ends or fails"""
    fileTaken = Signal()
    """another file, of which nothing was chosen yet"""
    surveyed = Signal()
    """the columns are known, and which field each is"""
    planChanged = Signal()
    """anything that the check depends on"""

    def __init__(
        self, reader: Reader, tasks: Tasks, presets: Presets, subject: Subject = Subject.CONTACTS, region: str = RUSSIA
    ) -> None:
        super().__init__()
        self._reader, self._tasks, self.presets = reader, tasks, presets
        self.subject, self._region = subject, region
        self.spooled: Spooled | None = None
        self.detected: Detected | None = None
        self.layout: Layout | None = None
        self.preview: tuple[Row, ...] = ()
        self.survey: Survey | None = None
        self.plan: Plan | None = None
        self.preset: str = ""  # the name of the mapping that is in use
        self.applied = False  # it was found by the headings of the file
        self.failed_of: str = ""  # the name of the import whose failed rows these are
        self.wanted: Preset | None = None  # chosen before there was a file
        self.unfit: str = ""  # the name of the one that was chosen, and is for a file of other headings
        self.groups: tuple[str, ...] = ()  # for all rows, before there is a plan
        self.released: dict[int, Target] = {}  # columns that lost their target to another one
        self.trouble: Error | OSError | None = None
        self.reading = False
        self._wish: Preset | None = None  # `wanted`, once there is a file
        self._settled: list[Preset | None] = []  # the mapping that was chosen for the file: a remembered one, a guess
        self._found: Plan | None = None  # the plan before anything was chosen by hand
        self._former: dict[tuple[str, int], Made] = {}  # by sheet and number of columns: the file read in other ways
        self._undone: list[Plan] = []
        self._turn = 0
        self._room: Room | None = None
        self._opening = asyncio.Lock()
        self._closed = False

    # --- the file ---

    def take_file(self, path: Path) -> None:
        """Take a file in and look at it."""
        self._start(lambda: self._reader.spool.take_in(path))

    def take_text(self, text: str) -> None:
        """Take cells in that were copied in a spreadsheet."""
        self._start(lambda: self._reader.spool.take_in_bytes(text.encode("utf-8"), PASTED))

    def take_draft(self, draft: Draft) -> None:
        """Go on where an import was left."""
        self.subject = draft.plan.subject
        self._tasks.start(self._resume(self._begin(), draft), name="go on with an import")

    @property
    def pasted(self) -> bool:
        """Whether the rows came from the clipboard."""
        return self.spooled is not None and self.spooled.name == PASTED

    def choose_sheet(self, sheet: str) -> None:
        """Read another sheet of the workbook."""
        self._tasks.start(self._examine(self._begin(), sheet=sheet), name="read another sheet")

    def choose_encoding(self, encoding: str) -> None:
        """Read the bytes by another encoding."""
        self._tasks.start(self._examine(self._begin(), encoding=encoding), name="read by another encoding")

    def choose_layout(self, layout: Layout) -> None:
        """Read by another separator, quote or header row."""
        if layout != self.layout:
            self._tasks.start(self._read_again(self._begin(), layout), name="read in another way")

    def _start(self, take: Callable[[], Awaitable[Spooled]]) -> None:
        self._tasks.start(self._take(self._begin(), take), name="take a file in")

    def _begin(self) -> int:
        self._turn += 1
        self.trouble, self.reading = None, True
        self.fileChanged.emit()
        return self._turn

    async def _take(self, turn: int, take: Callable[[], Awaitable[Spooled]]) -> None:
        with _Reading(self, turn):
            spooled = await take()
            detected = await self.ask(lambda room: room.examine(spooled.path))
            if turn != self._turn:
                return
            self._forget()
            self.spooled, self.detected, self.plan = spooled, detected, None
            self._wish, self.wanted = self.wanted, None
            self.fileTaken.emit()
            await self._look(turn, self.presets.layout(detected), detected.rows)

    def _forget(self) -> None:
        """Know nothing of the file before."""
        self._undone.clear()
        self._former.clear()
        self._settled.clear()
        self._found = self._wish = None

    async def _examine(self, turn: int, *, sheet: str = "", encoding: str = "") -> None:
        assert self.spooled is not None  # noqa: S101 - there is a choice only of a file that is there
        path = self.spooled.path
        with _Reading(self, turn):
            if encoding:
                found = await self.ask(lambda room: room.redetect(path, encoding))
            else:
                found = await self.ask(lambda room: room.examine(path, sheet))
            before = self.detected.encodings if self.detected else ()
            if turn == self._turn:
                self.detected = replace(found, encodings=before)
                await self._look(turn, self.presets.layout(found), found.rows)

    async def _read_again(self, turn: int, layout: Layout) -> None:
        assert self.spooled is not None  # noqa: S101 - as above
        path = self.spooled.path
        with _Reading(self, turn):
            rows = await self.ask(lambda room: room.preview(path, layout, PREVIEW))
            await self._look(turn, layout, rows)

    async def _resume(self, turn: int, draft: Draft) -> None:
        with _Reading(self, turn):
            detected = await self.ask(lambda room: room.examine(draft.path, draft.plan.layout.sheet))
            rows = await self.ask(lambda room: room.preview(draft.path, draft.plan.layout, PREVIEW))
            if turn != self._turn:
                return
            self._forget()
            self.spooled = Spooled(draft.path, draft.name, draft.sha256, draft.size)
            self.detected, self.plan = detected, draft.plan
            await self._look(turn, draft.plan.layout, rows)

    async def _look(self, turn: int, layout: Layout, rows: tuple[Row, ...]) -> None:
        """Show the first rows, then look through all."""
        if turn != self._turn or self.spooled is None:
            return
        self.layout, self.preview, self.survey = layout, rows, None
        self.fileChanged.emit()
        path = self.spooled.path
        found = await self.ask(lambda room: room.survey(path, layout))
        await asyncio.to_thread(importlib.import_module, "phonenumbers")  # a tenth of a second, not on the loop
        if turn == self._turn:
            self.survey = found
            self._map(found, layout)
            self.surveyed.emit()
            self.planChanged.emit()

    def _map(self, survey: Survey, layout: Layout) -> None:
        """Take a remembered mapping, else guess; what was chosen for the file read in another way stays."""
        before, first, known = self.plan, self._found, self._known(survey)
        found = self._plan_by(known, survey, layout)
        if before is not None and first is not None:
            made, place = Made(before, first), (layout.sheet, len(found.columns.columns))
            self._former[made.sheet, made.width] = made
            made = adapted(made, found, survey, known=known is not None, former=self._former.get(place))
            self.plan, self._found = made.plan, made.found
        elif before is not None and [c.heading for c in before.columns.columns] == [*survey.headings]:  # of a draft
            self.plan, self._found, self.applied = before, found, False
        else:
            self.plan = self._found = found
        if before is None or before.layout != layout:
            self._undone.clear()  # what was undone would be for another way of reading
            self.released = {}

    def _known(self, survey: Survey) -> Preset | None:
        """Return the mapping for a file: the one chosen for it, else one for its headings; and note its name."""
        if self._settled:
            return self._settled[0]
        chosen, self.unfit = self._wish, ""
        if chosen is not None and not chosen.fits(survey.headings):
            self.unfit, chosen = chosen.name, None
        known = chosen or self.presets.of(survey, self.subject)
        name, failed = (known.name, known.failed is not None) if known else ("", False)
        self.preset, self.failed_of = ("", name) if failed else (name, "")
        self.applied = bool(self.preset)
        return known

    def _plan_by(self, known: Preset | None, survey: Survey, layout: Layout) -> Plan:
        """Return the plan by a remembered mapping, or by a guess."""
        guessed = mappings.guess(survey, region=self._region)
        columns = known.fitted(guessed, survey) if known else guessed
        columns = replace(columns, add_groups=tuple(dict.fromkeys((*columns.add_groups, *self.groups))))
        if self.subject == Subject.BLACKLIST:
            columns = _only(columns, BLACKLIST_TARGETS)
        plan = Plan(layout=layout, columns=mappings.without_failures(columns), subject=self.subject)
        if known is None:
            return plan
        return replace(plan, rules=known.rules, blocks=known.failed.blocks if known.failed else plan.blocks)

    async def room(self) -> Room:
        """Return the room that reads; opened with the first file."""
        async with self._opening:
            if self._closed:
                raise Superseded
            if self._room is None:
                self._room = await self._reader.open_room()
        return self._room

    async def ask(self, question: Callable[[Room], Awaitable[T]]) -> T:
        """Ask the room; one whose process has ended is replaced, once.

        Raises:
            Superseded: the window was closed meanwhile.
            RoomGone: the process has ended again.
        """
        try:
            return await question(await self.room())
        except RoomGone:
            await self.drop_room()
            return await question(await self.room())

    async def rows(self, lines: Sequence[int]) -> dict[int, Row]:
        """Return the rows that begin at these lines, as they stand in the file."""
        spooled, layout = self.spooled, self.layout
        if spooled is None or layout is None:
            return {}
        return await self.ask(lambda room: room.rows(spooled.path, layout, lines))

    async def drop_room(self) -> None:
        """Let go of a room whose process has ended."""
        room, self._room = self._room, None
        if room is not None:
            await room.close()

    async def close(self) -> None:
        """End the room."""
        self._turn += 1
        self._closed = True
        room, self._room = self._room, None
        if room is not None:
            await room.close()

    # --- the plan ---

    def change(self, plan: Plan) -> None:
        """Take a changed plan; the one before can be had back."""
        if self.plan is None or plan == self.plan:
            return
        self._undone = [*self._undone, self.plan][-MOST_UNDONE:]
        self.plan = plan
        self.planChanged.emit()

    def undo(self) -> bool:
        """Take the last change of the plan back; False where there is none."""
        if not self._undone:
            return False
        self.plan = self._undone.pop()
        self.released = {}
        self.planChanged.emit()
        return True

    @property
    def can_undo(self) -> bool:
        """Whether something was changed."""
        return bool(self._undone)

    def choose_target(self, number: int, target: Target) -> None:
        """Say what a column is; another column that was the same is released."""
        if self.plan is None or self.survey is None:
            return
        columns, released = mappings.choose(self.plan.columns, number, target, self.survey)
        self.released.pop(number, None)
        self.released |= dict.fromkeys(released, target)
        self.change(replace(self.plan, columns=columns))

    def change_columns(self, columns: Columns) -> None:
        """Take a changed mapping."""
        if self.plan is not None:
            self.change(replace(self.plan, columns=columns))

    def correct(self, cells: dict[tuple[int, int], str]) -> None:
        """Correct cells, by (line, column)."""
        if self.plan is not None and cells:
            self.change(replace(self.plan, cells={**self.plan.cells, **cells}))

    def remember(self, before: str, after: str) -> None:
        """Let a text mean another one wherever a cell has it: a rule of the mapping."""
        if self.plan is not None:
            fixes = (*((old, new) for old, new in self.plan.columns.fixes if old != before), (before, after))
            self.change_columns(replace(self.plan.columns, fixes=fixes))

    def leave_out(self, lines: Iterable[int], *, out: bool = True) -> None:
        """Leave rows out, or take them in again."""
        if self.plan is not None:
            left = self.plan.left_out | frozenset(lines) if out else self.plan.left_out - frozenset(lines)
            self.change(replace(self.plan, left_out=left))

    def decide(self, lines: Iterable[int], decision: Decision) -> None:
        """Answer for rows that ask."""
        if self.plan is not None:
            self.change(replace(self.plan, decided={**self.plan.decided, **dict.fromkeys(lines, decision)}))

    # --- mappings that are remembered ---

    def use(self, preset: Preset) -> None:
        """Take a remembered mapping and its rules."""
        self.preset, self.applied, self.unfit, self.failed_of = preset.name, False, "", ""
        if self.plan is None or self.survey is None:
            self.wanted = preset
        else:
            self._settle(preset, replace(self.plan, rules=preset.rules), self.survey)

    def reset(self) -> None:
        """Guess anew, as if nothing was remembered; what was typed for all rows stays."""
        if self.plan is not None and self.survey is not None:
            self.preset, self.applied, self.unfit, self.failed_of = "", False, "", ""
            self._settle(None, self.plan, self.survey)

    def _settle(self, preset: Preset | None, plan: Plan, survey: Survey) -> None:
        """Take the columns of a remembered mapping, or guessed ones, for this file, however it will be read."""
        found = self._plan_by(preset, survey, plan.layout)
        columns = with_own(found.columns, Made(plan, self._found or plan), self.groups)
        self._settled, self._found, self.released = [preset], found, {}
        self.change(replace(plan, columns=columns))

    def enter(self, groups: Iterable[str]) -> None:
        """Let all rows enter these groups, in place of those that the window was opened for before."""
        before, self.groups = self.groups, tuple(groups)
        if self.plan is not None:
            rest = (group for group in self.plan.columns.add_groups if group not in before)
            entered = tuple(dict.fromkeys((*rest, *self.groups)))
            self.change_columns(replace(self.plan.columns, add_groups=entered))

    async def keep_preset(self, name: str) -> None:
        """Remember the mapping and the rules under a name."""
        if self.plan is not None:
            self.preset = name
            own = len(mappings.own(self._headings()))  # those of failed rows are none of the file that they come from
            columns = replace(self.plan.columns, columns=self.plan.columns.columns[:own])
            kept = Preset(name=name, columns=columns, rules=self.plan.rules, subject=self.subject, used_ms=now_ms())
            await self.presets.keep(kept)

    async def remember_mapping(self) -> None:
        """Keep the mapping without being asked: next month's file has the same headings."""
        if any(mappings.own(self._headings())) and not self.pasted:
            await self.keep_preset(self.presets.name_for(self._headings(), self.subject, self.preset, self._stem()))

    def proposed_name(self) -> str:
        """Return a name to remember the mapping under; it is no other mapping's."""
        stem = self._stem()
        return stem and self.presets.name_for(self._headings(), self.subject, stem)

    def _headings(self) -> tuple[str, ...]:
        return self.survey.headings if self.survey else ()

    def _stem(self) -> str:
        return PurePath(words.file_name(self.spooled.name)).stem if self.spooled else ""

    async def write_failed(self, reasons: Mapping[int, str], target: Path) -> None:
        """Write the failed rows, by line with the reason in words, and remember what they were imported by."""
        spooled, plan = self.spooled, self.plan
        if spooled is not None and plan is not None:
            await self.ask(lambda room: room.write_failed(spooled.path, plan.layout, reasons, target))
            await self.presets.keep_failed(spooled.name, plan, set(reasons.values()), now_ms())

    def draft(self, step: int) -> Draft | None:
        """Return what is worth keeping when the window is closed."""
        if self.spooled is None or self.plan is None:
            return None
        of = self.spooled
        return Draft(
            path=of.path, name=of.name, sha256=of.sha256, size=of.size, step=step, plan=self.plan, saved_ms=now_ms()
        )


CONTACT_TARGETS = (
    Target.NUMBER, Target.EMAIL, Target.FULL_NAME, Target.LAST_NAME, Target.FIRST_NAME, Target.MIDDLE_NAME,
    Target.NAME, Target.BIRTHDAY, Target.GROUPS, Target.TAGS, Target.COMMENT, Target.OTHER, Target.CLIENT_ID,
    Target.BLOCK, Target.SKIP,
)  # fmt: skip


def targets(subject: Subject) -> tuple[Target, ...]:
    """Return what a column can be, in the order in which it is offered."""
    return BLACKLIST_TARGETS if subject == Subject.BLACKLIST else CONTACT_TARGETS


def headed(layout: Layout) -> bool:
    """Tell whether the user can choose where the headings are: cards bring their own."""
    return layout.format != Format.VCARD


def _only(columns: Columns, allowed: tuple[Target, ...]) -> Columns:
    """Return the mapping without what such an import has no use for."""
    kept = (column if column.target in allowed else replace(column, target=Target.SKIP) for column in columns.columns)
    return replace(columns, columns=tuple(kept))


class _Reading:
    """While a file is read: what goes wrong is shown beside it, and in the end nothing is being read any more."""

    def __init__(self, work: ImportWork, turn: int) -> None:
        self._work, self._turn = work, turn

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        mine = self._work._turn == self._turn  # noqa: SLF001 - a part of it
        known = isinstance(error, Refused | Error | OSError)
        if mine:
            self._work.reading = False
            if known and isinstance(error, Error | OSError):
                self._work.trouble = error
            self._work.fileChanged.emit()
        return known
