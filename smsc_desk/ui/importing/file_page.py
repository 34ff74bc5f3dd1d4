"""Step 1: choose, drop or paste; how the file is read; its first rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from smsc_desk.ui import plain
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing import words
from smsc_desk.ui.importing.drop_area import DropArea, dropped_file
from smsc_desk.ui.importing.guess_bar import GuessBar, WhichLine
from smsc_desk.ui.importing.parts import Notice, bare_text, name_button, page_column, row_of
from smsc_desk.ui.importing.presets import Preset
from smsc_desk.ui.importing.raw_grid import RawGrid
from smsc_desk.ui.importing.work import ImportWork
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ElidedLabel, ThinProgress, button, label, link_button

RECENT = 4


class FilePage(QWidget):
    """Two pictures: nothing chosen yet, and a file with its rows."""

    chooseWanted = Signal()
    sampleWanted = Signal()
    trapsWanted = Signal()
    """show the rows that a spreadsheet has damaged"""
    goOn = Signal()
    draftChosen = Signal(bool)
    """go on with the import that was left, or let it go"""

    def __init__(self, work: ImportWork, look: Look, icons: Icons) -> None:
        super().__init__()
        self._work, self._icons = work, icons
        self._trap_seen = False
        self._draft_name = ""
        self._title, self._hint = label(role="title"), label(role="muted", wrap=True)
        self.draft = Notice(icons, "info", ("go", "drop"))
        self.trouble, self.sample = Notice(icons, "danger"), Notice(icons, "ok", ("open",))
        self._sample: Path | None = None
        self.drop = DropArea(icons)
        self._recent_name, self._recent = label(role="heading"), QVBoxLayout()
        self._name, self._size = ElidedLabel("", "strong", Qt.TextElideMode.ElideMiddle), label(role="muted")
        self.other = button("")
        self.guesses, self.which = GuessBar(work), WhichLine()
        self.traps, self.damage = Notice(icons, "warn", ("show", "on")), Notice(icons, "warn")
        self._progress = ThinProgress("")
        self.grid = RawGrid(look, icons)
        self._place()
        self._connect()
        self._retranslate()

    def _place(self) -> None:
        column = page_column(self)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addWidget(self.draft)
        column.addWidget(self.trouble)
        column.addWidget(self.sample)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._filled())
        column.addWidget(self._stack, 1)

    def _empty(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.drop, 1)
        column.addSpacing(4)
        column.addWidget(self._recent_name)
        self._recent.setSpacing(0)
        column.addLayout(self._recent)
        return made

    def _filled(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = row_of(self._name, self._size, 1, self.other, spacing=10)
        column.addLayout(head)
        for part in (self.guesses, self.which, self.traps, self.damage):
            column.addWidget(part)
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._progress)
        below.addWidget(self.grid, 1)
        column.addLayout(below, 1)
        return made

    def _connect(self) -> None:
        self.setAcceptDrops(True)
        work = self._work
        self.drop.dropped.connect(work.take_file)
        self.drop.chooseWanted.connect(self.chooseWanted)
        self.drop.sampleWanted.connect(self.sampleWanted)
        self.drop.pasteWanted.connect(self.paste)
        self.other.clicked.connect(self.chooseWanted)
        self.which.chosen.connect(work.choose_encoding)
        self.traps.triggered.connect(self._on_trap)
        self.sample.triggered.connect(lambda _: None if self._sample is None else work.take_file(self._sample))
        self.draft.triggered.connect(lambda key: self.draftChosen.emit(key == "go"))
        work.fileChanged.connect(self.refresh)
        work.surveyed.connect(self.refresh)
        for keys in (QKeySequence.StandardKey.Paste,):
            pasting = QShortcut(QKeySequence(keys), self)
            pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            pasting.activated.connect(self.paste)

    def paste(self) -> None:
        """Take the cells that were copied elsewhere."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._work.take_text(text)
        else:
            self.trouble.say(self.tr("There is no text on the clipboard. Copy the cells in your spreadsheet first."))

    def offer_draft(self, name: str) -> None:
        """Offer to go on with an import that was left; an empty name offers nothing."""
        self._draft_name = name
        self._say_draft()

    def show_sample(self, path: Path) -> None:
        """Say that a sample was saved, and offer to import it."""
        self._sample = path
        self._say_sample()

    def focus_first(self) -> None:
        """Take the keyboard to what comes first here."""
        (self.drop.choose if self._stack.currentIndex() == 0 else self.guesses.encoding).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := dropped_file(event.mimeData())) is not None:
            event.acceptProposedAction()
            self._work.take_file(path)

    # --- what is shown ---

    def refresh(self) -> None:
        """Show the file as it is read now."""
        work = self._work
        self.trouble.say(words.trouble(work.trouble) if work.trouble else "")
        self._progress.set_busy(work.reading)
        shown = 1 if work.spooled is not None and work.layout is not None else 0
        if shown != self._stack.currentIndex():
            self._stack.setCurrentIndex(shown)
            if self.isVisible():
                self.focus_first()  # what had the keyboard is gone
        self._say_hint()
        self._say_sample()
        if work.spooled is None or work.layout is None:
            return
        self._name.setText(plain.one_line(words.file_name(work.spooled.name)))
        self._size.setText(words.ImportCounts().rows(work.survey.rows) if work.survey else self.tr("counting rows …"))
        self.guesses.refresh()
        self.which.refresh(work.detected, work.layout.encoding)
        self._say_warnings()
        self.grid.show_rows(work.preview, work.layout.header)

    def _say_hint(self) -> None:
        empty = self._stack.currentIndex() == 0
        self._hint.setText(
            self.tr("Nothing is changed before the last step; the file itself never is.")
            if empty
            else self.tr("This is how the file reads. Change what is not right: the rows below follow.")
        )

    def _say_warnings(self) -> None:
        survey = self._work.survey
        exponents = survey.exponents if survey else 0
        damaged = sum(survey.damage.values()) if survey else 0
        said = words.ImportCounts().exponents(exponents) if exponents and not self._trap_seen else ""
        self.traps.say(said, show=self.tr("Show rows"), on=self.tr("Continue without them"))
        self.damage.say(words.ImportCounts().damaged(damaged) if damaged else "")

    def _on_trap(self, key: str) -> None:
        if key == "show":
            self.trapsWanted.emit()
        else:
            self._trap_seen = True
            self.traps.say("")
            self.goOn.emit()

    def show_recent(self, presets: Sequence[Preset]) -> None:
        """List the mappings used last."""
        while (item := self._recent.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for preset in presets[:RECENT]:
            columns = words.ImportCounts().columns(len(preset.columns.columns))
            pressed = link_button(bare_text(f"{plain.one_line(preset.name)} · {columns}"))
            pressed.setAccessibleName(pressed.text())
            pressed.clicked.connect(lambda _=False, chosen=preset: self._use(chosen))
            self._recent.addWidget(pressed, 0, Qt.AlignmentFlag.AlignLeft)
        self._recent_name.setVisible(bool(presets))

    def _use(self, preset: Preset) -> None:
        self._work.use(preset)
        self.chooseWanted.emit()

    def _say_sample(self) -> None:
        empty = self._sample is None or self._stack.currentIndex() == 1
        text = "" if empty else self.tr("Saved: %1").replace("%1", str(self._sample))
        self.sample.say(text, open=self.tr("Try it"))

    def _say_draft(self) -> None:
        text = self.tr("Continue the import of “%1” where you left it?").replace("%1", self._draft_name)
        self.draft.say(text if self._draft_name else "", go=self.tr("Continue"), drop=self.tr("Discard"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Choose a file"))
        self._recent_name.setText(self.tr("Mappings you used last"))
        self._progress.setAccessibleName(self.tr("Reading the file"))
        name_button(self.other, self.tr("Another file…"))
        self.show_recent(self._work.presets.all(self._work.subject))
        self._say_draft()
        self.refresh()
