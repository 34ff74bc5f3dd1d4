"""The right side of Problems: what was asked, why it stands there, both values, and the answers as buttons."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from smsc_desk.store.problems import Problem
from smsc_desk.ui.activity import problem_words
from smsc_desk.ui.activity.difference_grid import DifferenceGrid
from smsc_desk.ui.activity.problem_model import ProblemModel
from smsc_desk.ui.activity.problem_words import Answer, AnswerWords, Kind, Trouble
from smsc_desk.ui.activity.queue_model import when
from smsc_desk.ui.contacts.button_row import ButtonRow
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import button, danger_button, label, link_button

DANGEROUS = {(Kind.DELETES, Answer.MINE), (Kind.REFUSED, Answer.DISCARD), (Kind.TWIN, Answer.REMOVE)}
"""Answers after which something is gone."""
Choice = tuple[Kind, Answer, int]
"""an answer to so many of the chosen problems"""


class ProblemDetails(QWidget):
    """Shows one problem, or counts several; decides nothing."""

    answered = Signal(object, object)
    """Kind, Answer: for those of the chosen problems that are of that kind"""
    recordWanted = Signal()

    def __init__(self, model: ProblemModel, groups: GroupDirectory, look: Look, icons: Icons) -> None:
        super().__init__()
        self._model, self._icons = model, icons
        self._shown: list[Trouble] = []
        self._choices: list[Choice] = []
        self.buttons: list[QPushButton] = []
        self._icon, self._state = label(), label(role="muted")
        self.title, self.why = label(role="title", wrap=True), label(wrap=True)
        self.facts = label(role="muted", wrap=True)
        self.grid = DifferenceGrid(groups, look, icons)
        self.record, self.answer_link = link_button(""), link_button("")
        self.answer = QPlainTextEdit(readOnly=True)
        self._lines: list[ButtonRow] = []
        self._place()
        self._connect()
        self._retranslate()

    # --- what is shown ---

    def show_troubles(self, chosen: Sequence[Trouble]) -> None:
        """Show the chosen problems; none of them is answered by that."""
        self._shown = list(chosen)
        if len(chosen) == 1:
            self._show_one(chosen[0])
        else:
            self._show_many(chosen)
        self._show_buttons()

    def _show_one(self, trouble: Trouble) -> None:
        sign = problem_words.sign(trouble)
        pixmap = self._icons.icon(sign.icon, sign.role).pixmap(QSize(16, 16), self.devicePixelRatioF())
        self._icon.setPixmap(pixmap)
        self._icon.show()
        self._state.setText(sign.word)
        self.title.setText(self._model.what(trouble))
        self.why.setText(problem_words.why(trouble))
        self.facts.setText(self._facts(trouble))
        differences = trouble.differences if isinstance(trouble, Problem) else ()
        self.grid.rows.show_differences(differences)
        self.grid.setVisible(bool(differences))
        self.record.setVisible(not (isinstance(trouble, Problem) and trouble.gone))
        self._show_answer(trouble)

    def _show_many(self, chosen: Sequence[Trouble]) -> None:
        kinds = Counter(map(problem_words.kind, chosen))
        words = AnswerWords()
        self._icon.hide()
        self._state.setText("")
        self.title.setText(words.chosen(len(chosen)) if chosen else self.tr("Choose a problem on the left."))
        self.why.setText(" · ".join(words.stand(kind, number) for kind, number in kinds.items()))
        self.facts.setText("")
        for part in (self.grid, self.record, self.answer_link, self.answer):
            part.hide()

    def _facts(self, trouble: Trouble) -> str:
        if not isinstance(trouble, Problem):
            return ""
        tried = self.tr("Sent %n time(s)", "", trouble.attempt) if trouble.attempt else ""
        code = "" if trouble.error_code is None else self.tr("Code %1").replace("%1", str(trouble.error_code))
        asked = self.tr("Asked for %1").replace("%1", when(trouble.created_ms))
        return " · ".join(filter(None, (asked, tried, code)))

    def _show_answer(self, trouble: Trouble) -> None:
        text = ""
        if isinstance(trouble, Problem):
            own = trouble.reason if trouble.error_code is not None else ""
            text = trouble.answer or own
        self.answer_link.setVisible(bool(text))
        self.answer.setPlainText(text)
        self.answer.setVisible(bool(text) and self.answer_link.isChecked())

    # --- the answers ---

    def _show_buttons(self) -> None:
        choices = _choices(self._shown)
        if [choice[:2] for choice in choices] != [choice[:2] for choice in self._choices]:
            self._make_buttons(choices)
        self._choices = choices
        self._name_buttons()

    def _make_buttons(self, choices: Sequence[Choice]) -> None:
        for row in self._lines:
            row.hide()
            row.deleteLater()
        self.buttons, self._lines = [], []
        for kind in dict.fromkeys(choice[0] for choice in choices):
            pressed = [self._button(of, answer) for of, answer, _ in choices if of is kind]
            self.buttons += pressed
            self._lines.append(ButtonRow(pressed))
            self._answers.addWidget(self._lines[-1])
        stops = (self.grid, *self.buttons, self.record, self.answer_link, self.answer)
        for before, after in itertools.pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _button(self, of: Kind, answer: Answer) -> QPushButton:
        pressed = danger_button("") if (of, answer) in DANGEROUS else button("")
        pressed.clicked.connect(lambda: self.answered.emit(of, answer))
        return pressed

    def _name_buttons(self) -> None:
        words = AnswerWords()
        single = len(self._shown) == 1
        for pressed, (of, answer, number) in zip(self.buttons, self._choices, strict=True):
            pressed.setText(words.one(of, answer) if single else words.many(of, answer, number))
            pressed.setAccessibleName(pressed.text())

    def enter(self) -> bool:
        """Put the focus on the first answer; False where there is none."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(self.buttons)

    # --- building ---

    def _place(self) -> None:
        self.setProperty("plane", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QWidget()
        inside.setProperty("plane", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(self._icon)
        state.addWidget(self._state, 1)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(8)
        links = QHBoxLayout()
        links.setSpacing(8)
        links.addWidget(self.record)
        links.addWidget(self.answer_link)
        links.addStretch(1)
        column.addLayout(state)
        for part in (self.title, self.why, self.grid):
            column.addWidget(part)
        column.addLayout(self._answers)
        column.addWidget(self.facts)
        column.addLayout(links)
        self.answer.setMaximumHeight(120)
        column.addWidget(self.answer)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(_scrolled(inside))
        self.answer_link.setCheckable(True)

    def _connect(self) -> None:
        self.record.clicked.connect(self.recordWanted)
        self.answer_link.toggled.connect(self.answer.setVisible)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_troubles(self._shown)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("The chosen problem"))
        self.record.setText(self.tr("Show the record"))
        self.answer_link.setText(self.tr("Show the provider’s answer"))
        self.answer.setAccessibleName(self.tr("The provider’s answer"))
        for pressed in (self.record, self.answer_link):
            pressed.setAccessibleName(pressed.text())


def _choices(shown: Sequence[Trouble]) -> list[Choice]:
    """Return the answers that fit the chosen problems, kind by kind; editing is for one alone."""
    found: Counter[tuple[Kind, Answer]] = Counter()
    for trouble in shown:
        for answer in problem_words.answers(trouble):
            if answer is not Answer.EDIT or len(shown) == 1:
                found[problem_words.kind(trouble), answer] += 1
    return [(of, answer, number) for (of, answer), number in found.items()]


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
