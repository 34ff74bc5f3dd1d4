"""The answers to the chosen problems as buttons, kind by kind; several kinds have a line of words each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from smsc_desk.ui.activity import problem_words
from smsc_desk.ui.activity.problem_words import Answer, AnswerWords, Kind, Trouble
from smsc_desk.ui.contacts.button_row import ButtonRow
from smsc_desk.ui.widgets import button, danger_button, label

DANGEROUS = {(Kind.DELETES, Answer.MINE), (Kind.REFUSED, Answer.DISCARD), (Kind.TWIN, Answer.REMOVE)}
"""Answers after which something is gone."""
Choices = dict[Kind, dict[Answer, int]]
"""to how many of the chosen problems each answer is one"""


class ProblemAnswers(QWidget):
    """Buttons stay as long as the answers do: only their words change, and the focus stays."""

    answered = Signal(object, object)
    """Kind, Answer: for those of the chosen problems that are of that kind"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._heads: dict[Kind, QLabel] = {}
        self._keys: list[tuple[Kind, Answer]] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_answers(self, shown: Sequence[Trouble]) -> bool:
        """Offer what can be decided about the chosen problems; True where the buttons are new ones."""
        choices = _choices(shown)
        keys = [(kind, answer) for kind, answers in choices.items() for answer in answers]
        anew = keys != self._keys
        if anew:
            self._keys = keys
            self._make(choices)
        self._name(choices, single=len(shown) == 1)
        return anew

    def enter(self) -> None:
        """Put the focus on the first answer."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, choices: Choices) -> None:
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self.buttons, self._rows, self._heads = [], [], {}
        for kind, answers in choices.items():
            self._heads[kind] = label(role="muted")
            pressed = [self._button(kind, answer) for answer in answers]
            self.buttons += pressed
            for row in (self._heads[kind], ButtonRow(pressed)):
                self._rows.append(row)
                self._column.addWidget(row)

    def _button(self, of: Kind, answer: Answer) -> QPushButton:
        pressed = danger_button("") if (of, answer) in DANGEROUS else button("")
        pressed.clicked.connect(lambda: self.answered.emit(of, answer))
        return pressed

    def _name(self, choices: Choices, *, single: bool) -> None:
        words = AnswerWords()
        for kind, head in self._heads.items():
            head.setText(words.stand(kind, max(choices[kind].values())))
            head.setVisible(not single)
        for pressed, (of, answer) in zip(self.buttons, self._keys, strict=True):
            pressed.setText(words.one(of, answer) if single else words.many(of, answer, choices[of][answer]))
            pressed.setAccessibleName(pressed.text())


def _choices(shown: Sequence[Trouble]) -> Choices:
    """Return the answers that fit the chosen problems; editing is for one alone."""
    found: dict[Kind, Counter[Answer]] = {}
    for trouble in shown:
        for answer in problem_words.answers(trouble):
            if answer is not Answer.EDIT or len(shown) == 1:
                found.setdefault(problem_words.kind(trouble), Counter())[answer] += 1
    return {kind: dict(answers) for kind, answers in found.items()}
