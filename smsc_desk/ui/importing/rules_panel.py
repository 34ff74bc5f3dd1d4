"""What an import does with what is there already: short radio groups, and which value wins in each field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smsc_desk.files.headers import Target
from smsc_desk.files.plan import Plan, Subject
from smsc_desk.files.rules import Blocked, Existing, Membership, Repeated, Rules, Winner
from smsc_desk.ui.importing import words
from smsc_desk.ui.importing.parts import Choice
from smsc_desk.ui.importing.work import ImportWork
from smsc_desk.ui.widgets import label, set_look

MOST_ASKED = 200
"""Contacts of the book that a person can be asked about one by one"""
_CUT = {Target.FULL_NAME: (Target.LAST_NAME, Target.FIRST_NAME, Target.MIDDLE_NAME)}
_FIELDS = (
    Target.LAST_NAME, Target.FIRST_NAME, Target.MIDDLE_NAME, Target.NAME, Target.BIRTHDAY, Target.TAGS,
    Target.COMMENT, Target.OTHER, Target.CLIENT_ID,
)  # fmt: skip
_APPENDED = (Target.TAGS, Target.COMMENT)


class Radios(QWidget):
    """A question and its answers, of which one is chosen."""

    def __init__(self, answers: Sequence[StrEnum]) -> None:
        super().__init__()
        self.answers = tuple(answers)
        self._name = label(role="heading", wrap=True)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._name)
        for at in range(len(self.answers)):
            radio = QRadioButton()
            self._group.addButton(radio, at)
            column.addWidget(radio)
        self.clicked = self._group.idClicked

    def say(self, name: str, texts: Sequence[str]) -> None:
        """Give the question and the answers their words."""
        self._name.setText(name)
        self.setAccessibleName(name)
        for at, text in enumerate(texts):
            radio = self._group.button(at)
            radio.setText(text)
            radio.setAccessibleName(f"{name}: {text}")

    def choose(self, answer: StrEnum) -> None:
        """Show which answer is chosen; tells nobody."""
        self._group.button(self.answers.index(answer)).setChecked(True)

    def allow(self, answer: StrEnum, allowed: bool, why: str = "") -> None:  # noqa: FBT001 - as setEnabled
        """Say whether an answer can be given, and why not."""
        radio = self._group.button(self.answers.index(answer))
        radio.setEnabled(allowed)
        radio.setAccessibleDescription("" if allowed else why)

    def radio(self, answer: StrEnum) -> QRadioButton:
        """Return the button of an answer."""
        found = self._group.button(self.answers.index(answer))
        assert isinstance(found, QRadioButton)  # noqa: S101 - made above
        return found


class RulesPanel(QScrollArea):
    """Each choice is a change of the plan."""

    def __init__(self, work: ImportWork) -> None:
        super().__init__()
        self._work = work
        self.existing, self.groups = Radios(list(Existing)), Radios(list(Membership))
        self.blocked, self.repeated = Radios(list(Blocked)), Radios(list(Repeated))
        self._wins_name = label(role="heading", wrap=True)
        self._wins: dict[Target, tuple[QLabel, Choice]] = {}
        self.clear, self._clear_note = QCheckBox(), label(role="hint", wrap=True)
        self._place()
        self._connect()
        self._retranslate()

    def _place(self) -> None:
        inside = QWidget()
        inside.setProperty("plane", "window")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 12, 4)
        column.setSpacing(16)
        wins = QVBoxLayout()
        wins.setSpacing(4)
        wins.addWidget(self._wins_name)
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(8)
        self._fields.setVerticalSpacing(4)
        self._fields.setColumnStretch(1, 1)
        for row, target in enumerate(_FIELDS):
            self._add_field(row, target)
        wins.addLayout(self._fields)
        wins.addWidget(self.clear)
        wins.addWidget(self._clear_note)
        for part in (self.existing, wins, self.groups, self.blocked, self.repeated):
            column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _add_field(self, row: int, target: Target) -> None:
        name, choice = label(role="muted"), Choice()
        name.setBuddy(choice)
        self._wins[target] = name, choice
        self._fields.addWidget(name, row, 0)
        self._fields.addWidget(choice, row, 1)
        choice.chosen.connect(lambda winner: self._choose_winner(target, Winner(winner)))

    def _connect(self) -> None:
        self.existing.clicked.connect(lambda at: self._change(existing=list(Existing)[at]))
        self.groups.clicked.connect(lambda at: self._change(groups=list(Membership)[at]))
        self.blocked.clicked.connect(lambda at: self._change(blocked=list(Blocked)[at]))
        self.repeated.clicked.connect(lambda at: self._change(repeated=list(Repeated)[at]))
        self.clear.clicked.connect(lambda checked: self._change(clear_empty=checked))
        self._work.surveyed.connect(self.refresh)
        self._work.planChanged.connect(self.refresh)

    def _change(self, **wanted: object) -> None:
        if (plan := self._work.plan) is not None:
            self._work.change(replace(plan, rules=replace(plan.rules, **wanted)))  # type: ignore[arg-type] # as named

    def _choose_winner(self, target: Target, winner: Winner) -> None:
        if (plan := self._work.plan) is not None:
            self._change(winners={**plan.rules.winners, target.value: winner})

    # --- what is shown ---

    def refresh(self) -> None:
        """Show the rules as they are now."""
        plan = self._work.plan
        if plan is None:
            return
        rules = plan.rules
        self.existing.choose(rules.existing)
        self.groups.choose(rules.groups)
        self.blocked.choose(rules.blocked)
        self.repeated.choose(rules.repeated)
        self.clear.setChecked(rules.clear_empty)
        set_look(self.clear, "danger", rules.clear_empty)
        set_look(self._clear_note, "role", "error" if rules.clear_empty else "hint")
        self._show_fields(plan, rules)

    def allow_asking(self, known: int) -> None:
        """Say how many contacts of the book the file has: more than some cannot be asked about one by one."""
        why = self.tr("Only for up to %1 contacts").replace("%1", str(MOST_ASKED))
        self.existing.allow(Existing.ASK, known <= MOST_ASKED, why)

    def _show_fields(self, plan: Plan, rules: Rules) -> None:
        contacts = plan.subject == Subject.CONTACTS
        present = {part for column in plan.columns.columns for part in _CUT.get(column.target, (column.target,))}
        shown = [target for target in _FIELDS if target in present and contacts]
        for target, (name, choice) in self._wins.items():
            name.setVisible(target in shown)
            choice.setVisible(target in shown)
            winners = [winner for winner in Winner if winner != Winner.APPEND or target in _APPENDED]
            offers: list[tuple[object, str]] = [(winner, self._winner(winner)) for winner in winners]
            choice.offer(offers, rules.winners.get(target.value, Winner.FILE))
        for part in (self._wins_name, self.clear, self._clear_note):
            part.setVisible(bool(shown))
        targets = {column.target for column in plan.columns.columns}
        self.groups.setVisible(contacts and (Target.GROUPS in targets or bool(plan.columns.add_groups)))
        self.blocked.setVisible(contacts)

    def _winner(self, winner: Winner) -> str:
        match winner:
            case Winner.FILE:
                return self.tr("File")
            case Winner.BOOK:
                return self.tr("Book")
            case Winner.FILL:
                return self.tr("Book, if filled")
            case Winner.APPEND:
                return self.tr("Both")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Rules"))
        blacklist = self._work.subject == Subject.BLACKLIST
        known = self.tr("Already on the blacklist") if blacklist else self.tr("Already in the book")
        self.existing.say(known, (self.tr("Update"), self.tr("Skip"), self.tr("Ask for each")))
        self.groups.say(self.tr("Groups"), (self.tr("Add to those there are"), self.tr("Replace those there are")))
        self.blocked.say(self.tr("Blocked numbers"), (self.tr("Import; they stay blocked"), self.tr("Skip")))
        self.repeated.say(
            self.tr("Repeated in the file"),
            (self.tr("Merge: the last value wins"), self.tr("Keep the first"), self.tr("Show them to me")),
        )
        self._wins_name.setText(self.tr("Which value wins"))
        self.clear.setText(self.tr("An empty cell clears the field"))
        self._clear_note.setText(self.tr("Otherwise an empty cell changes nothing."))
        for target, (name, choice) in self._wins.items():
            name.setText(words.target(target))
            choice.setAccessibleName(self.tr("Which value wins in “%1”").replace("%1", words.target(target)))
        self.refresh()
