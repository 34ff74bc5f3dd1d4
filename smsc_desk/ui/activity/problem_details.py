"""The right side of Problems: what was asked, why it stands there, both values, and the answers as buttons."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from smsc_desk.store.problems import Problem
from smsc_desk.ui.activity import problem_words
from smsc_desk.ui.activity.difference_grid import DifferenceGrid
from smsc_desk.ui.activity.problem_answers import ProblemAnswers
from smsc_desk.ui.activity.problem_model import ProblemModel
from smsc_desk.ui.activity.problem_words import AnswerWords, Trouble
from smsc_desk.ui.activity.queue_model import when
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import label, link_button


class ProblemDetails(QWidget):
    """Shows one problem, or counts several; decides nothing."""

    answered = Signal(object, object)
    """Kind, Answer: for those of the chosen problems that are of that kind"""
    recordWanted = Signal()

    def __init__(self, model: ProblemModel, groups: GroupDirectory, look: Look, icons: Icons) -> None:
        super().__init__()
        self._model, self._icons = model, icons
        self._shown: list[Trouble] = []
        self._head, self._icon, self._state = QWidget(), label(), label(role="muted")
        self.title, self.why = label(role="title", wrap=True), label(wrap=True)
        self.facts = label(role="muted", wrap=True)
        self.grid = DifferenceGrid(groups, look, icons)
        self.record, self.answer_link = link_button(""), link_button("")
        self.answer = QPlainTextEdit(readOnly=True)
        self.answers = ProblemAnswers()
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
        if self.answers.show_answers(chosen):
            self._keep_tab_order()

    def _show_one(self, trouble: Trouble) -> None:
        sign = problem_words.sign(trouble)
        pixmap = self._icons.icon(sign.icon, sign.role).pixmap(QSize(16, 16), self.devicePixelRatioF())
        self._icon.setPixmap(pixmap)
        self._state.setText(sign.word)
        self.title.setText(self._model.what(trouble))
        self.why.setText(problem_words.why(trouble))
        self.facts.setText(self._facts(trouble))
        for part in (self._head, self.why):
            part.show()
        self.facts.setVisible(bool(self.facts.text()))
        differences = trouble.differences if isinstance(trouble, Problem) else ()
        self.grid.rows.show_differences(differences, deletes=isinstance(trouble, Problem) and trouble.deletes)
        self.grid.setVisible(bool(differences))
        self.record.setVisible(not (isinstance(trouble, Problem) and trouble.deletes))
        self._show_answer(trouble)

    def _show_many(self, chosen: Sequence[Trouble]) -> None:
        self.title.setText(AnswerWords().chosen(len(chosen)) if chosen else self.tr("Choose a problem on the left."))
        for part in (self._head, self.why, self.facts, self.grid, self.record, self.answer_link, self.answer):
            part.hide()

    def _keep_tab_order(self) -> None:
        stops = (self.grid, *self.answers.buttons, self.record, self.answer_link, self.answer)
        for before, after in itertools.pairwise(stops):
            QWidget.setTabOrder(before, after)

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

    # --- building ---

    def _place(self) -> None:
        self.setProperty("plane", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QWidget()
        inside.setProperty("plane", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        state = QHBoxLayout(self._head)
        state.setContentsMargins(0, 0, 0, 0)
        state.setSpacing(6)
        state.addWidget(self._icon)
        state.addWidget(self._state, 1)
        links = QHBoxLayout()
        links.setSpacing(8)
        links.addWidget(self.record)
        links.addWidget(self.answer_link)
        links.addStretch(1)
        for part in (self._head, self.title, self.why, self.grid, self.answers, self.facts):
            column.addWidget(part)
        column.addLayout(links)
        self.answer.setMaximumHeight(120)
        column.addWidget(self.answer)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(_scrolled(inside))
        self.answer_link.setCheckable(True)

    def _connect(self) -> None:
        self.answers.answered.connect(self.answered)
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


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
