"""Step 2: which column is which field, what holds for all rows, and mappings that are remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from smsc_desk.book.folding import fold
from smsc_desk.files.plan import Blocks, Subject
from smsc_desk.ui.blacklist.words import TYPES
from smsc_desk.ui.blacklist.words import label as type_label
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing import words
from smsc_desk.ui.importing.column_lines import ColumnLines
from smsc_desk.ui.importing.parts import Choice, Notice, name_button, page_column, row_of, titled
from smsc_desk.ui.importing.work import ImportWork
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.widgets import TokenField, button, label

OFFERED = 30
Names = Callable[[], Sequence[str]]


class ColumnsPage(QWidget):
    """Next is possible once a column has numbers or addresses; the reason stands beside the button."""

    saved = Signal(str)
    """a mapping is remembered under this name"""

    def __init__(self, work: ImportWork, tasks: Tasks, icons: Icons, group_names: Names, tag_names: Names) -> None:
        super().__init__()
        self._work, self._tasks = work, tasks
        self._title, self._hint = label(role="title"), label(role="muted", wrap=True)
        self.preset = QComboBox(editable=True)
        self._preset_name = label(role="muted")
        self.save, self.reset = button(""), button("")
        self.applied = Notice(icons, "info")
        self.lines = ColumnLines(work, icons)
        self._all_name = label(role="heading")
        self.groups = TokenField(icons, lambda typed: _found(group_names(), typed), self._new_group)
        self.tags = TokenField(icons, lambda typed: _found(tag_names(), typed), self._new_tag)
        self.type, self.comment = Choice(), QLineEdit()
        self._names: dict[QWidget, QLabel] = {
            part: label() for part in (self.groups, self.tags, self.type, self.comment)
        }
        self._place()
        self._connect()
        self._retranslate()

    def _place(self) -> None:
        column = page_column(self)
        self.preset.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.preset.setMinimumContentsLength(12)
        self._preset_name.setBuddy(self.preset)
        head = row_of(self._title, 1, self._preset_name, self.preset, self.save, self.reset)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.applied)
        column.addWidget(self.lines, 1)
        column.addWidget(self._all_name)
        column.addLayout(self._for_all())

    def _for_all(self) -> QHBoxLayout:
        blacklist = self._work.subject == Subject.BLACKLIST
        parts: tuple[QWidget, ...] = (self.type, self.comment) if blacklist else (self.groups, self.tags)
        row = QHBoxLayout()
        row.setSpacing(12)
        for part in parts:
            row.addWidget(titled(self._names[part], part), 1)
        for part in self._names:
            if part not in parts:
                part.setParent(None)
        return row

    def _connect(self) -> None:
        work = self._work
        work.surveyed.connect(self.refresh)
        work.planChanged.connect(self.refresh)
        self.lines.targetChosen.connect(work.choose_target)
        self.groups.tokensChanged.connect(self._take_tokens)
        self.tags.tokensChanged.connect(self._take_tokens)
        self.type.chosen.connect(self._take_blocks)
        self.comment.editingFinished.connect(self._take_blocks)
        self.preset.activated.connect(self._use)
        self.save.clicked.connect(self._save)
        self.reset.clicked.connect(work.reset)

    def focus_first(self) -> None:
        """Take the keyboard to the first column."""
        self.lines.focus_first()

    # --- what the user says ---

    def take_typed(self) -> None:
        """What is typed for all rows and no token yet becomes one: the step is left."""
        for field in (self.groups, self.tags):
            if typed := field.edit.text().strip():
                field.add("", typed)
        self._take_blocks()

    def _take_tokens(self) -> None:
        if (plan := self._work.plan) is not None:
            groups = tuple(token.text for token in self.groups.tokens())
            tags = tuple(token.text for token in self.tags.tokens())
            self._work.change_columns(replace(plan.columns, add_groups=groups, add_tags=tags))

    def _take_blocks(self) -> None:
        plan, chosen = self._work.plan, self.type.value()
        if plan is not None and chosen in TYPES and self._work.subject == Subject.BLACKLIST:
            blocks = Blocks(type=TYPES[TYPES.index(chosen)], comment=self.comment.text().strip())
            self._work.change(replace(plan, blocks=blocks))

    def _use(self) -> None:
        preset = self._work.presets.named(self.preset.currentText(), self._work.subject)
        if preset is not None:
            self._work.use(preset)

    def _save(self) -> None:
        name = self.preset.currentText().strip() or self._work.proposed_name()
        if name:
            self._tasks.start(self._keep(name), name="remember a mapping")

    async def _keep(self, name: str) -> None:
        await self._work.keep_preset(name)
        self._list()
        self.saved.emit(name)
        self.applied.say(self.tr("Remembered as “%1”: a file with the same headings takes it.").replace("%1", name))

    # --- what is shown ---

    def refresh(self) -> None:
        """Show the mapping as it is now."""
        plan = self._work.plan
        if plan is None:
            return
        self.lines.refresh()
        _show_tokens(self.groups, plan.columns.add_groups)
        _show_tokens(self.tags, plan.columns.add_tags)
        self.type.offer([(kind, type_label(kind)) for kind in TYPES], plan.blocks.type)
        if not self.comment.hasFocus():
            self.comment.setText(plan.blocks.comment)
        self._list()
        self.applied.say(self._applied_words())

    def _applied_words(self) -> str:
        """Say which remembered mapping was taken, and why the one that was chosen was not."""
        work = self._work
        unfit = self.tr("“%1” is for files of other headings, so it was not taken.").replace("%1", work.unfit)
        taken = self.tr("The file has the headings of “%1”: that mapping was taken.").replace("%1", work.preset)
        failed = self.tr(
            "These are the failed rows of “%1”: its columns, its rules and what it did with all rows were taken."
        )
        guessed = self.tr("The columns were guessed: look at them.")
        if work.failed_of:
            taken = failed.replace("%1", words.file_name(work.failed_of))
        found = bool(work.applied or work.failed_of)
        if not work.unfit:
            return taken if found else ""
        return f"{unfit} {taken if found else guessed}"

    def _list(self) -> None:
        names = [preset.name for preset in self._work.presets.all(self._work.subject)]
        if names != [self.preset.itemText(at) for at in range(self.preset.count())]:
            self.preset.clear()
            self.preset.addItems(names)
            self.preset.setCurrentIndex(-1)
        line = self.preset.lineEdit()
        if not (line is not None and line.hasFocus()):
            self.preset.setEditText(self._work.preset or self._work.proposed_name())

    def why_not(self) -> str:
        """Say why the next step is not possible; nothing where it is."""
        plan = self._work.plan
        if plan is None or self._work.survey is None:
            return self.tr("The file is still being read.")
        if not plan.columns.usable:
            return self.tr("Say which column has the numbers or the e-mail addresses.")
        return ""

    def _new_group(self, typed: str) -> str:
        return self.tr("Add to the group “%1”").replace("%1", typed)

    def _new_tag(self, typed: str) -> str:
        return self.tr("Add the tag “%1”").replace("%1", typed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Columns"))
        self._hint.setText(
            self.tr("What each column of the file becomes. Only a number or an e-mail address is needed.")
        )
        self._preset_name.setText(self.tr("Mapping"))
        for named in (self.preset, self.preset.lineEdit()):
            if named is not None:
                named.setAccessibleName(self.tr("Mapping"))
        name_button(self.save, self.tr("Save"), self.tr("Remember the mapping and the rules under this name"))
        name_button(self.reset, self.tr("Reset"), self.tr("Guess anew from headings and content"))
        self._all_name.setText(self.tr("For all rows"))
        names = (self.tr("Add to groups"), self.tr("Add tags"), self.tr("Type of the block"), self.tr("Comment"))
        for (part, of), name in zip(self._names.items(), names, strict=True):
            of.setText(name)
            part.setAccessibleName(name)
        self.refresh()


def _found(names: Sequence[str], typed: str) -> list[tuple[str, str]]:
    wanted = fold(typed)
    return [("", name) for name in dict.fromkeys(names) if wanted in fold(name)][:OFFERED]


def _show_tokens(field: TokenField, texts: Sequence[str]) -> None:
    if tuple(token.text for token in field.tokens()) != tuple(texts):
        field.set_tokens([("", text) for text in texts])
