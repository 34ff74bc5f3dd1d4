"""The kinds of problems with how many rows have them; what was repaired by itself is told too."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from smsc_desk.files.checking import State
from smsc_desk.files.headers import Target
from smsc_desk.files.reading import MENDED
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing import reasons, words
from smsc_desk.ui.importing.engine import Summary
from smsc_desk.ui.importing.parts import name_button, paint_sign, row_of
from smsc_desk.ui.importing.results import Key, Results
from smsc_desk.ui.widgets import ElidedLabel, label, link_button, tooltip

FIXABLE = frozenset(MENDED)
"""Kinds whose right value is known"""
RULED = {after: before for before, after in MENDED.items()}
"""Kinds that a rule of the columns has mended, and what they are without it"""
DECIDE: Key = (Target.SKIP, "decide")
"""Not a problem but a question: rows that wait for the user's word"""


@dataclass(slots=True)
class _Card:
    """One kind on the screen."""

    frame: QFrame
    icon: QLabel
    title: QLabel
    rows: QLabel
    buttons: dict[str, QPushButton]


class ProblemPanel(QScrollArea):
    """A card for each kind, the ones that need somebody first."""

    showWanted = Signal(object)
    fixWanted = Signal(object)
    leaveOutWanted = Signal(object)
    ruleOffWanted = Signal(object)
    """a kind is to be mended by its rule no more"""
    updateWanted = Signal()
    """all rows that ask are to be imported"""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._summary: Summary | None = None
        self._results, self._answered = Results(), 0
        self._cards: dict[Key, _Card] = {}
        self._none = label(role="muted", wrap=True)
        inside = QWidget()
        inside.setProperty("plane", "window")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 4, 4, 4)
        self._column.setSpacing(8)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._retranslate()

    def show_problems(self, summary: Summary | None, results: Results, answered: int = 0) -> None:
        """Show the kinds that the check has found so far; so many rows that ask have their answer."""
        self._summary, self._results, self._answered = summary, results, answered
        counts = dict(summary.problems) if summary else {}
        if summary and (asking := summary.states.get(State.ASK, 0) - answered) > 0:
            counts[DECIDE] = asking
        order = sorted(counts, key=lambda key: (not self._is_open(key), -counts[key]))
        if list(self._cards) != order:
            self._rebuild(order)
        for key, card in self._cards.items():
            self._fill(card, key, counts[key])
        self._none.setVisible(not order)
        self._none.setText(self.tr("Nothing to look at.") if summary else "")

    def count(self) -> int:
        """Return how many kinds wait for somebody."""
        return sum(self._is_open(key) for key in self._cards)

    def button(self, key: Key, what: str) -> QPushButton:
        """Return a card's button: show, fix, off, out or update."""
        return self._cards[key].buttons[what]

    def _is_open(self, key: Key) -> bool:
        return key == DECIDE or key in self._results.by_reason

    def _rebuild(self, order: list[Key]) -> None:
        kept = {key: card for key, card in self._cards.items() if key in order}
        for key, card in self._cards.items():
            if key not in kept:
                card.frame.deleteLater()
        self._cards = {key: kept.get(key) or self._make(key) for key in order}
        for at, card in enumerate(self._cards.values(), start=1):
            self._column.insertWidget(at, card.frame)

    def _make(self, key: Key) -> _Card:
        frame = QFrame()
        frame.setProperty("card", True)
        buttons = {what: link_button("") for what in ("show", "fix", "off", "update", "out")}
        card = _Card(frame, label(), ElidedLabel("", "strong"), label(role="muted", wrap=True), buttons)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(card.icon)
        top.addWidget(card.title, 1)
        above, below = (
            row_of(buttons["fix"], buttons["off"], buttons["update"], 1),
            row_of(buttons["show"], buttons["out"], 1, spacing=0),
        )
        for row in (above, below):
            row.setContentsMargins(-6, 0, 0, 0)  # the words stand under the others, not the edge of the button
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 8, 6, 4)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(card.rows)
        column.addLayout(above)
        column.addLayout(below)
        told = (
            ("show", self.showWanted), ("fix", self.fixWanted), ("off", self.ruleOffWanted),
            ("out", self.leaveOutWanted),
        )  # fmt: skip
        for what, signal in told:
            buttons[what].clicked.connect(lambda _=False, tell=signal: tell.emit(key))
        buttons["update"].clicked.connect(self.updateWanted)
        for pressed in buttons.values():
            pressed.setProperty("slim", True)
        return card

    def _fill(self, card: _Card, key: Key, rows: int) -> None:
        waits = self._is_open(key)
        counted = words.ImportCounts().rows(rows)
        if key == DECIDE:
            title, sentence = self.tr("Yours to decide"), self.tr("These rows wait for your word.")
        else:
            title, sentence = reasons.reason(key[1])
        paint_sign(card.icon, self._icons, *(("warning", "warn") if waits else ("check", "ok")))
        card.title.setText(title)
        card.rows.setText(f"{counted} · {sentence}" if key == DECIDE or not waits else counted)
        card.title.setToolTip(tooltip(sentence))
        card.frame.setAccessibleName(f"{title}: {counted}")
        shown = {
            "show": waits, "fix": key[1] in FIXABLE, "off": key[1] in RULED, "update": key == DECIDE, "out": waits,
        }  # fmt: skip
        texts = {
            "show": self.tr("Show"), "fix": words.ImportCounts().fix(rows),
            "off": self.tr("Switch this rule off"), "update": self.tr("Import all"),
            "out": self.tr("Leave out all"),
        }  # fmt: skip
        for what, pressed in card.buttons.items():
            name_button(pressed, texts[what])
            pressed.setAccessibleName(f"{texts[what]}: {title}")
            pressed.setVisible(shown[what])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Problems"))
        self.show_problems(self._summary, self._results, self._answered)
