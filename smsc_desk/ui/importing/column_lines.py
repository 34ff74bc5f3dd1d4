"""One line per column of the file: heading, samples, how filled, what it is, how it is read, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from smsc_desk.files.dates import DateOrder
from smsc_desk.files.headers import Certainty, Target
from smsc_desk.files.mapping import JOINED, Column
from smsc_desk.files.names import Order
from smsc_desk.files.plan import Columns
from smsc_desk.files.reading import MENDED, Said
from smsc_desk.files.survey import ColumnSurvey
from smsc_desk.ui import messages, plain
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing import reasons, words
from smsc_desk.ui.importing.parts import Choice, paint_sign, row_of
from smsc_desk.ui.importing.work import ImportWork, targets
from smsc_desk.ui.widgets import ElidedLabel, label, line, link_button

FIRST_LINES = 40
"""Of a file with more columns the rest is shown on demand: each line has controls of its own."""
REGIONS = ("RU", "KZ", "BY", "UA", "UZ", "KG", "TJ", "AM", "AZ", "GE", "MD", "DE", "IL", "TR", "US")
JOINTS = ("; ", ", ", " ", "\n")
HEADING, FILLED, TARGET, HOW, SURE = range(5)
STRETCH = {HEADING: 10, TARGET: 10, HOW: 11}
_SAMPLE = 40  # characters of one


@dataclass(slots=True)
class _Line:
    """The controls of one column."""

    heading: ElidedLabel
    samples: ElidedLabel
    filled: QLabel
    target: Choice
    how: Choice
    icon: QLabel
    sure: QLabel
    note: QLabel


class ColumnLines(QScrollArea):
    """Scrolls; nothing in it is wider than the window."""

    targetChosen = Signal(int, object)
    """column and Target"""

    def __init__(self, work: ImportWork, icons: Icons) -> None:
        super().__init__()
        self._work, self._icons = work, icons
        self._lines: list[_Line] = []
        self._heads = [label(role="heading") for _ in range(SURE + 1)]
        self._more = link_button("")
        self._more.clicked.connect(self._show_all)
        self._limit = FIRST_LINES
        self._for: tuple[str, ...] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setProperty("framed", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build(())
        self._retranslate()

    def focus_first(self) -> None:
        """Take the keyboard to the first column."""
        if self._lines:
            self._lines[0].target.setFocus()

    def choice(self, number: int) -> Choice:
        """Return what a column's target is chosen with."""
        return self._lines[number].target

    def choice_of_how(self, number: int) -> Choice:
        """Return how a column is read."""
        return self._lines[number].how

    # --- building ---

    def _build(self, columns: Sequence[ColumnSurvey]) -> None:
        inside = QWidget()
        inside.setProperty("plane", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 8)
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(16, 10, 16, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        for at, stretch in STRETCH.items():
            grid.setColumnStretch(at, stretch)
        self._heads = [label(role="heading") for _ in range(SURE + 1)]
        for at, head in enumerate(self._heads):
            grid.addWidget(head, 0, at)
        self._lines = [self._add(number) for number in range(min(len(columns), self._limit))]
        self._more = link_button("")
        self._more.clicked.connect(self._show_all)
        column.addLayout(grid)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)

    def _add(self, number: int) -> _Line:
        made = _Line(
            ElidedLabel("", "strong"), ElidedLabel("", "muted"), label(role="muted"), Choice(), Choice(),
            label(), label(role="muted"), label(role="guess", wrap=True),
        )  # fmt: skip
        row = 1 + number * 3
        self._grid.addWidget(line(), row, 0, 1, SURE + 1)
        self._grid.setRowMinimumHeight(row + 1, 52)
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(1)
        above.addWidget(made.heading)  # above its samples: the lists beside them need the room for their words
        above.addWidget(made.samples)
        column, sure = _held(above), _held(row_of(made.icon, made.sure, 1, spacing=5))
        parts = (column, made.filled, made.target, made.how, sure)
        for at, part in enumerate(parts):
            self._grid.addWidget(part, row + 1, at, Qt.AlignmentFlag.AlignVCenter)
        made.filled.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.note.setContentsMargins(0, 0, 0, 8)
        self._grid.addWidget(made.note, row + 2, 0, 1, SURE + 1)
        made.target.chosen.connect(lambda target: self.targetChosen.emit(number, target))
        made.how.chosen.connect(lambda value: self._choose_how(number, value))
        return made

    def _show_all(self) -> None:
        self._limit = 10_000
        self._for = None
        self.refresh()

    # --- what is shown ---

    def refresh(self) -> None:
        """Show the mapping as it is now."""
        survey, plan = self._work.survey, self._work.plan
        if survey is None or plan is None or len(plan.columns.columns) != len(survey.columns):
            return
        if self._for != survey.headings:
            self._build(survey.columns)
            self._for = survey.headings
            self._retranslate_heads()
        for number, made in enumerate(self._lines):
            self._fill(made, number, plan.columns, survey.columns[number], survey.rows)
        hidden = len(survey.columns) - len(self._lines)
        self._more.setVisible(hidden > 0)
        self._more.setText(words.ImportCounts().more_columns(hidden))

    def _fill(self, made: _Line, number: int, columns: Columns, survey: ColumnSurvey, rows: int) -> None:
        column = columns.columns[number]
        named = plain.one_line(survey.heading) or self.tr("Column %1").replace("%1", str(number + 1))
        made.heading.setText(named)
        made.samples.setText(" · ".join(_short(text) for text in survey.samples))
        made.filled.setText(f"{survey.filled * 100 // rows} %" if rows else "")
        offered = dict.fromkeys([*targets(self._work.subject), column.target])
        made.target.offer([(target, words.target(target)) for target in offered], column.target)
        made.target.setAccessibleName(self.tr("What “%1” is").replace("%1", named))
        self._fill_how(made.how, column, columns)
        made.how.setAccessibleName(self.tr("How “%1” is read").replace("%1", named))
        icon, role, word = words.certainty(Certainty.NONE if column.target == Target.SKIP else column.certainty)
        paint_sign(made.icon, self._icons, icon, role)
        made.sure.setText(word)
        made.note.setText(self._note(number, columns))
        made.note.setVisible(bool(made.note.text()))

    def _fill_how(self, how: Choice, column: Column, columns: Columns) -> None:
        offers: list[tuple[object, str]] = []
        current: object = None
        match column.target:
            case Target.BIRTHDAY:
                offers, current = [(order, words.date_order(order)) for order in DateOrder], column.dates
            case Target.FULL_NAME:
                offers = [(order, words.name_order(order)) for order in (None, *Order)]
                current = column.names
            case Target.NUMBER:
                regions = dict.fromkeys([columns.region, *REGIONS])
                offers = [(region, messages.country(region)) for region in regions]
                current = columns.region
            case target if target in {Target.COMMENT, Target.OTHER} and _many(columns, target):
                offers, current = [(joint, self._joint(joint)) for joint in JOINTS], columns.joint
        how.setVisible(bool(offers))
        how.offer(offers, current)

    def _joint(self, joint: str) -> str:
        match joint:
            case "\n":
                return self.tr("Joined by a new line")
            case " ":
                return self.tr("Joined by a space")
            case _:
                return self.tr("Joined by “%1”").replace("%1", joint.strip())

    def _note(self, number: int, columns: Columns) -> str:
        column = columns.columns[number]
        if (lost := self._work.released.get(number)) is not None and column.target == Target.SKIP:
            text = self.tr("“%1” was given to another column, so this one is left out now.")
            return text.replace("%1", words.target(lost))
        if column.target in JOINED and _many(columns, column.target):
            return self.tr("Several columns are “%1”: their values are joined.").replace(
                "%1", words.target(column.target)
            )
        if column.mends and column.target in {Target.NUMBER, Target.EMAIL}:
            mended = ", ".join(reasons.reason(MENDED[Said(kind)]).short for kind in column.mends)
            text = self.tr("By your rule: %1. In the check it can be switched off.")
            return text.replace("%1", mended)
        if column.target == Target.BIRTHDAY and column.evidence:
            text = self.tr("Found “%1”, which tells the order.")
            return text.replace("%1", plain.one_line(column.evidence))
        if column.target == Target.BIRTHDAY and not column.dates_sure and column.dates_kept:
            return self.tr(
                "Nothing in this file tells the order of its dates: that of the mapping was taken. Is it right?"
            )
        if column.target == Target.BIRTHDAY and not column.dates_sure:
            return self.tr("All dates can be read in more than one order. Is this one right?")
        if column.target == Target.BLOCK and self._work.subject == "contacts":
            return self.tr("Told in the check, never carried out: an import sets and lifts no block.")
        return ""

    def _choose_how(self, number: int, value: object) -> None:
        plan = self._work.plan
        if plan is None:
            return
        columns = plan.columns
        match columns.columns[number].target:
            case Target.BIRTHDAY if isinstance(value, DateOrder):
                columns = _with(columns, number, dates=value, dates_sure=True, evidence="")
            case Target.FULL_NAME:
                columns = _with(columns, number, names=value)
            case Target.NUMBER:
                columns = replace(columns, region=str(value))
            case _:
                columns = replace(columns, joint=str(value))
        self._work.change_columns(columns)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate_heads(self) -> None:
        names = (
            self.tr("Column of the file"), self.tr("Filled"), self.tr("Becomes"), self.tr("Read as"),
            self.tr("Certainty"),
        )  # fmt: skip
        for head, name in zip(self._heads, names, strict=True):
            head.setText(name)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Columns of the file"))
        self._retranslate_heads()
        self.refresh()


def _held(layout: QLayout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made


def _many(columns: Columns, target: Target) -> bool:
    return sum(column.target == target for column in columns.columns) > 1


def _with(columns: Columns, number: int, **changes: object) -> Columns:
    changed = list(columns.columns)
    changed[number] = replace(changed[number], **changes)  # type: ignore[arg-type] # as offered
    return replace(columns, columns=tuple(changed))


def _short(text: str) -> str:
    shown = plain.one_line(text)
    return shown if len(shown) <= _SAMPLE else shown[:_SAMPLE] + "…"
