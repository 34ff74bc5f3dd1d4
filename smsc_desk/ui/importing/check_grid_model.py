"""The checked rows as a table: lines and states from the results, cells fetched for what is on the screen.

Knows nothing of widgets. A row is a position in the results, or a line that the user left out.
"""

from __future__ import annotations

import datetime
import enum
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from smsc_desk.book import phone
from smsc_desk.book.birthday import show as show_birthday
from smsc_desk.book.block import BlockType
from smsc_desk.book.fields import show_address
from smsc_desk.book.identity import Channel
from smsc_desk.files.checking import Finding, State
from smsc_desk.files.comparing import Change
from smsc_desk.files.headers import Target
from smsc_desk.files.names import DOUBTFUL, FullName
from smsc_desk.files.plan import Decision, Plan, patched
from smsc_desk.files.reading import Problem, Reader, Reading, Said, Weight
from smsc_desk.files.rows import Row
from smsc_desk.ui.contacts.wording import block_type
from smsc_desk.ui.importing import reasons, words
from smsc_desk.ui.importing.results import Key, Results

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_TIP, _SPOKEN = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)

LINE, STATE, CELLS = 0, 1, 2
"""Columns: the line in the file, what becomes of the row, and from here on the columns that are imported."""
OldRole = int(Qt.ItemDataRole.UserRole) + 1
"""str: the value that a change replaces, "" for none; None where nothing changes"""
WrongRole = OldRole + 1
"""'' | 'doubt' | 'bad'"""
LookRole = OldRole + 2
"""words.StateLook of the state's cell"""
WaitingRole = OldRole + 3
"""bool: the row's cells are being fetched"""

BETWEEN = " · "
"""Between the parts of a name"""
_KEPT = 4_000  # rows whose cells are remembered
_FETCHED = 120  # rows at once


class Part(enum.Enum):
    """Which rows are shown, apart from states and problems."""

    ALL = enum.auto()
    ATTENTION = enum.auto()
    BLOCKED = enum.auto()
    BY_HAND = enum.auto()  # left out by the user


Shown = Part | State | Key


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file that is imported."""

    number: int
    target: Target
    heading: str


class CheckGridModel(QAbstractTableModel):
    """`wanted` asks for the cells of lines; `put` brings them."""

    wanted = Signal(list)
    """lines whose cells are not at hand"""
    corrected = Signal(int, int, str)
    """line, column of the file, and the text that was typed"""

    def __init__(self, today: Callable[[], datetime.date]) -> None:
        super().__init__()
        self._today = today
        self._results = Results()
        self._plan: Plan | None = None
        self._reader: Reader | None = None
        self._columns: tuple[Column, ...] = ()
        self._shown: Shown = Part.ALL
        self._doubtful_first = self._ordered = False  # what is wished, and whether the rows stand so
        self._positions: Sequence[int] = array("I")
        self._count = 0
        self._cells: OrderedDict[int, Row] = OrderedDict()
        self._readings: dict[int, Reading] = {}
        self._asked: set[int] = set()
        self._corrections: dict[int, dict[int, str]] = {}  # by line: column -> text
        self._by_hand: list[int] = []  # lines

    # --- what is shown ---

    def set_plan(self, plan: Plan | None) -> None:
        """Take the plan: its columns are those of the table, its corrections stand in the cells."""
        before, self._plan = self._plan, plan
        self._readings.clear()
        if plan is None:
            return
        self._reader = Reader(plan.columns, today=self._today())
        self._by_hand = sorted(plan.left_out)
        self._corrections = {}
        for (line, number), text in plan.cells.items():
            self._corrections.setdefault(line, {})[number] = text
        columns = tuple(
            Column(number, column.target, column.heading)
            for number, column in enumerate(plan.columns.columns)
            if column.target not in {Target.SKIP, Target.FAILURE, Target.LINE}
        )
        if before is None or before.layout != plan.layout:
            self._cells.clear()
            self._asked.clear()
        if columns != self._columns:
            self.beginResetModel()
            self._columns = columns
            self.endResetModel()
        else:
            self._redraw()

    def set_results(self, results: Results) -> None:
        """Show other results."""
        self._results = results
        self._choose_anew()

    def show_part(self, shown: Shown) -> None:
        """Show some of the rows."""
        self._shown = shown
        self._choose_anew()

    def put_doubtful_first(self, first: bool) -> None:  # noqa: FBT001 - a slot
        """Show the rows that a person should look at before the others; the file's order is kept within both."""
        self._doubtful_first = first
        self._choose_anew()

    @property
    def part(self) -> Shown:
        """Which rows are shown."""
        return self._shown

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the file that the table has, after line and state."""
        return self._columns

    def sync(self) -> None:
        """Show the rows that have come since; once all are there, the doubtful ones first if that is wished."""
        if self._ordered:
            return
        if self._is_to_be_ordered():
            self._choose_anew()
            return
        self._choose()
        more = len(self._positions) - self._count
        if more > 0:
            self.beginInsertRows(QModelIndex(), self._count, self._count + more - 1)
            self._count = len(self._positions)
            self.endInsertRows()

    def _choose_anew(self) -> None:
        self.beginResetModel()
        self._choose()
        self._ordered = self._is_to_be_ordered()
        if self._ordered:
            self._positions = self._results.doubtful_first(self._positions)
        self._count = len(self._positions)
        self.endResetModel()

    def _is_to_be_ordered(self) -> bool:
        """Tell whether the doubtful rows go first: of all that have come, for another order cannot grow at its end."""
        return self._doubtful_first and self._results.complete and self._shown is not Part.BY_HAND

    def _choose(self) -> None:
        results, empty = self._results, array("I")
        match self._shown:
            case Part.ALL:
                self._positions = range(len(results.lines))
            case Part.ATTENTION:
                self._positions = results.attention
            case Part.BLOCKED:
                self._positions = results.blocked
            case Part.BY_HAND:
                self._positions = range(len(self._by_hand))
            case State() as state:
                self._positions = results.by_state.get(int(state), empty)
            case key:
                self._positions = results.by_reason.get(key, empty)

    # --- rows ---

    def line(self, row: int) -> int:
        """Return the line of a row in the file."""
        if self._shown is Part.BY_HAND:
            return self._by_hand[row]
        return self._results.lines[self._positions[row]]

    def lines(self, rows: Iterable[int]) -> list[int]:
        """Return the lines of rows."""
        return [self.line(row) for row in rows]

    def state(self, row: int) -> State | None:
        """Return what becomes of a row, None for one that the user left out."""
        if self._shown is Part.BY_HAND or self._is_left_out(self.line(row)):
            return None
        state = State(self._results.states[self._positions[row]])
        decision = self._plan.decided.get(self.line(row)) if self._plan and state == State.ASK else None
        return _DECIDED[decision] if decision else state

    def asks(self, row: int) -> bool:
        """Tell whether a row waits for the user's word, or has got it."""
        if self._shown is Part.BY_HAND or self._is_left_out(self.line(row)):
            return False
        return self._results.states[self._positions[row]] == State.ASK

    def needs_attention(self, row: int) -> bool:
        """Tell whether a person should look at a row."""
        if self._shown is Part.BY_HAND:
            return False
        position = self._positions[row]
        state = self._results.states[position]
        if state == State.ASK and self._plan and self.line(row) in self._plan.decided:
            return False
        return self._results.weights[position] > Weight.REPAIRED + 1 or state in {State.ASK, State.REJECTED}

    def next_problem(self, row: int, step: int) -> int | None:
        """Return the row of the next problem, or of the one before with step -1; None where there is none."""
        rows = range(row + step, self._count if step > 0 else -1, step)
        return next((each for each in rows if self.needs_attention(each)), None)

    def problem_column(self, row: int) -> int:
        """Return the column of the table where a row's first problem is."""
        for problem in self._problems(row):
            if problem.weight > Weight.REPAIRED and (place := self._place(problem.column)) is not None:
                return place
        return STATE

    def finding(self, row: int) -> Finding | None:
        """Return what the check found in a row."""
        return None if self._shown is Part.BY_HAND else self._results.finding(self._positions[row])

    def cells_of(self, line: int) -> Row | None:
        """Return the cells of a line as corrected, None if they are not at hand."""
        row = self._cells.get(line)
        if row is None or self._plan is None:
            return None
        texts = self._corrections.get(line)
        return patched(row, texts) if texts else row

    def text_in_file(self, line: int, number: int) -> str:
        """Return a cell as it stands in the file, whatever it was corrected to; empty if it is not at hand."""
        row = self._cells.get(line)
        return row.cells[number] if row is not None and number < len(row.cells) else ""

    def put(self, rows: dict[int, Row]) -> None:
        """Take the cells of lines that were wanted."""
        self._cells |= rows
        self._asked.clear()
        while len(self._cells) > _KEPT:
            self._cells.popitem(last=False)
        self._redraw()

    def fetch(self, first: int, last: int) -> None:
        """Ask for the cells of rows that are on the screen, and some beside them."""
        margin = max(0, (_FETCHED - (last - first)) // 2)
        rows = range(max(0, first - margin), min(self._count, last + 1 + margin))
        lines = [line for line in self.lines(rows) if line not in self._cells and line not in self._asked]
        if lines:
            self._asked.update(lines)
            self.wanted.emit(lines)

    def _is_left_out(self, line: int) -> bool:
        return self._plan is not None and line in self._plan.left_out

    def _place(self, number: int) -> int | None:
        return next((CELLS + at for at, column in enumerate(self._columns) if column.number == number), None)

    def _reading(self, row: Row) -> Reading | None:
        """Read a row as the import will; only for rows on the screen."""
        if self._reader is None:
            return None
        if row.line not in self._readings:
            self._readings[row.line] = self._reader.read(row)
        return self._readings[row.line]

    def _problems(self, row: int) -> tuple[Problem, ...]:
        """Return what is wrong with a row: as it reads now, or as the check found it."""
        cells = self.cells_of(self.line(row))
        if cells is not None and (reading := self._reading(cells)) is not None:
            return reading.problems
        finding = self.finding(row)
        return finding.problems if finding else ()

    # --- Qt ---

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else CELLS + len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal or role not in {_DISPLAY, _TIP}:
            return None
        if section == LINE:
            return self.tr("Line")
        if section == STATE:
            return self.tr("What happens")
        column = self._columns[section - CELLS]
        return column.heading if role == _TIP else words.heading(column.target)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() >= CELLS else flags

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid() or index.row() >= self._count:
            return None
        row, column = index.row(), index.column()
        match role:
            case _ if role == _DISPLAY:
                return self._text(row, column)
            case _ if role == _EDIT:
                return self._typed(row, column)
            case _ if role == WrongRole:
                return self._wrong(row, column)
            case _ if role == OldRole:
                return self._old(row, column)
            case _ if role == LookRole:
                return self._look(row) if column == STATE else None
            case _ if role == WaitingRole:
                return column >= CELLS and self.line(row) not in self._cells
            case _ if role == _TIP:
                return "\n".join(self._remarks(row, column))
            case _ if role == _SPOKEN:
                return self.spoken(row, column)
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Ask for a correction; the cell changes with the plan."""
        if role != _EDIT or index.column() < CELLS or str(value) == self._typed(index.row(), index.column()):
            return False
        self.corrected.emit(self.line(index.row()), self._columns[index.column() - CELLS].number, str(value))
        return True

    def _redraw(self) -> None:
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, self.columnCount() - 1))

    # --- cells ---

    def _text(self, row: int, column: int) -> str:
        if column == LINE:
            return str(self.line(row))
        if column == STATE:
            return self._look(row).word
        change = self._change(row, column)
        text = self._understood(row, column) if change is None else _shown(change.field, change.new)
        sure = self._certainty(row, column)
        return f"{text}  {sure}" if sure else text

    def _understood(self, row: int, column: int) -> str:
        """Return a number, a date, or a new contact's lists as they are understood, any other cell as it stands."""
        text = self._typed(row, column)
        of = self._columns[column - CELLS]
        cells = self.cells_of(self.line(row))
        reading = self._reading(cells) if cells is not None else None
        if reading is None or self._wrong(row, column) == "bad":
            return text
        alone = sum(each.target == of.target for each in self._columns) == 1
        new = alone and self.state(row) == State.NEW
        match of.target:
            case Target.NUMBER if alone and text and reading.numbers:
                return ", ".join(map(phone.pretty, reading.numbers))
            case Target.BIRTHDAY if text and reading.values.get("birthday"):
                return show_birthday(reading.values["birthday"])
            case Target.FULL_NAME if text and not (name := self._name(row, column)).whole:
                return _cut(name.last, name.first, name.middle)
            case Target.GROUPS if new:
                return ", ".join(reading.groups)
            case Target.TAGS if new:
                return ", ".join(reading.tags)
            case _:
                return text

    def _name(self, row: int, column: int) -> FullName:
        """Return how a full name is cut; of a cell that is none, or is not at hand, one that is not cut."""
        of = self._columns[column - CELLS] if column >= CELLS else None
        if of is None or of.target != Target.FULL_NAME or self._reader is None:
            return FullName()
        text = self._typed(row, column)
        return self._reader.full_name(text, of.number) if text.strip() else FullName()

    def _certainty(self, row: int, column: int) -> str:
        """Return how sure a name was cut, in percent; empty for one that is not among the doubtful ones."""
        name = self._name(row, column)
        return "" if name.whole or name.certainty >= DOUBTFUL else f"{round(name.certainty * 100)} %"

    def _typed(self, row: int, column: int) -> str:
        if column < CELLS:
            return self._text(row, column)
        cells = self.cells_of(self.line(row))
        number = self._columns[column - CELLS].number
        return cells.cells[number] if cells is not None and number < len(cells.cells) else ""

    def _wrong(self, row: int, column: int) -> str:
        weights = [problem.weight for problem in self._problems(row) if self._place(problem.column) == column]
        worst = max(weights, default=Weight.REPAIRED)
        return {Weight.UNUSABLE: "bad", Weight.DOUBTFUL: "doubt"}.get(worst, "")

    def _old(self, row: int, column: int) -> str | None:
        change = self._change(row, column)
        return None if change is None else _shown(change.field, change.old)

    def _change(self, row: int, column: int) -> Change | None:
        """Return the change that a cell makes to a contact that is there."""
        if column < CELLS or (finding := self.finding(row)) is None:
            return None
        target = self._columns[column - CELLS].target
        changes = [change for proposal in finding.proposals for change in proposal.changes]
        if target == Target.FULL_NAME:
            return _whole_name(changes)
        return next((change for change in changes if change.field == target.value), None)

    def _look(self, row: int) -> words.StateLook:
        state = self.state(row)
        return words.left_out_by_hand() if state is None else words.state(state)

    def _remarks(self, row: int, column: int) -> list[str]:
        """Return the sentences about a cell; the state's cell has those about the whole row."""
        if column == STATE:
            return self._row_remarks(row)
        said, typed = [*self._sentences(row, column), *self._parts(row, column)], self._typed(row, column)
        return [*said, typed] if column >= CELLS and typed != self._text(row, column) else said

    def _sentences(self, row: int, column: int) -> list[str]:
        here = [problem for problem in self._problems(row) if self._place(problem.column) == column]
        return [reasons.reason(problem.reason).sentence for problem in here]

    def _parts(self, row: int, column: int) -> list[str]:
        """Say which part of a name is which, and how sure that is."""
        name = self._name(row, column)
        if name.whole:
            return []
        targets = (Target.LAST_NAME, Target.FIRST_NAME, Target.MIDDLE_NAME)
        said = [f"{words.heading(of)}: {part}" for of, part in zip(targets, name[:3], strict=True) if part]
        if sure := self._certainty(row, column):
            said.append(self.tr("Certainty: %1").replace("%1", sure))
        return [", ".join(said)]

    def _row_remarks(self, row: int) -> list[str]:
        finding = self.finding(row)
        about_row = (each for each in self._problems(row) if self._place(each.column) is None)
        said = [reasons.reason(each.reason).sentence for each in about_row if each.reason != Said.SEVERAL_CONTACTS]
        for proposal in finding.proposals if finding else ():
            if proposal.owners:
                said.append(words.owners(proposal))
            if proposal.first_line:
                said.append(self.tr("The same contact as in line %1").replace("%1", str(proposal.first_line)))
            if proposal.block is not None:
                said.append(self.tr("On the blacklist; stays there"))
            shown = {column.target.value for column in self._columns}
            hidden = [change for change in proposal.changes if change.field not in {*shown, *_NAME}]
            said += [_told(change, proposal.channel) for change in hidden]
        return said

    def spoken(self, row: int, column: int) -> str:
        """Return a cell for those who hear it: “line 312, Number: too short”."""
        if column == LINE:
            return self.tr("Line %1").replace("%1", str(self.line(row)))
        name = str(self.headerData(column, Qt.Orientation.Horizontal))
        said = self._remarks(row, column) or [self._text(row, column)]
        if (old := self._old(row, column)) is not None:
            changed = self.tr("%1, before: %2").replace("%2", old or "—")
            said = [changed.replace("%1", self._text(row, column) or "—"), *self._sentences(row, column)]
        text = self.tr("Line %1, %2: %3").replace("%1", str(self.line(row))).replace("%2", name)
        return text.replace("%3", " ".join(said))

    def retranslate(self) -> None:
        """Say all words anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))
        self._redraw()


_DECIDED = {Decision.UPDATE: State.UPDATE, Decision.SKIP: State.LEFT_OUT}
_NAME = ("last_name", "first_name", "middle_name")


def _whole_name(changes: Sequence[Change]) -> Change | None:
    """Return the changes of the parts of a name as one."""
    parts = {change.field: change for change in changes if change.field in _NAME}
    if not parts:
        return None
    old, new = (_cut(*(str(getattr(parts[key], side)) for key in _NAME if key in parts)) for side in ("old", "new"))
    return Change(Target.FULL_NAME, old, new)


def _cut(*parts: str) -> str:
    """Return the parts of a name side by side, so that one sees where it was cut."""
    return BETWEEN.join(part or "—" for part in parts) if any(parts) else ""


def _told(change: Change, channel: Channel) -> str:
    """Return a change that no column shows: of groups or tags that all rows get, or of the addresses."""
    own = Target.NUMBER if channel == Channel.PHONE else Target.EMAIL
    name = words.heading({"addresses": own, "type": Target.BLOCK}.get(change.field) or Target(change.field))
    old, new = (_shown(change.field, value, channel) for value in (change.old, change.new))
    return f"{name}: {old or '—'} → {new or '—'}"


def _shown(field: str, value: str | tuple[str, ...], channel: Channel = Channel.PHONE) -> str:
    if not isinstance(value, str):
        return ", ".join(show_address(each, channel) if field == "addresses" else each for each in value)
    match field:
        case "birthday" if value:
            return show_birthday(value)
        case "type" if value:
            return block_type(BlockType(int(value)))
        case _:
            return value
