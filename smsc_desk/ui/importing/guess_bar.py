"""How a file is read: each guess can be changed, and the rows below are drawn anew."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from smsc_desk.files.detect import SEPARATORS, Detected
from smsc_desk.files.encodings import SURE
from smsc_desk.files.rows import Format, Layout
from smsc_desk.ui import plain
from smsc_desk.ui.importing import words
from smsc_desk.ui.importing.parts import Choice, Flow, bare_text, titled
from smsc_desk.ui.importing.work import ImportWork, headed
from smsc_desk.ui.widgets import label, tooltip

ENCODINGS = ("utf-8", "cp1251", "cp866", "koi8-r", "mac-cyrillic", "cp1252", "utf-16")
_ROWS = 10  # among which the one of the headings is chosen
_LINES = 3  # samples to choose from


class GuessBar(QWidget):
    """Encoding, separator, quotes, headings, sheet: only those that the kind of file has."""

    def __init__(self, work: ImportWork) -> None:
        super().__init__()
        self._work = work
        self.encoding, self.separator, self.quote, self.header, self.sheet = (Choice() for _ in range(5))
        self._names = {choice: label() for choice in self._choices()}
        self._fields = {choice: titled(name, choice) for choice, name in self._names.items()}
        self._flow = Flow(150, gap=12)
        for field in self._fields.values():
            self._flow.add(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._flow)
        self.encoding.chosen.connect(lambda name: work.choose_encoding(str(name)))
        self.sheet.chosen.connect(lambda name: work.choose_sheet(str(name)))
        self.separator.chosen.connect(lambda sign: self._change(separator=str(sign)))
        self.quote.chosen.connect(lambda sign: self._change(quote=str(sign)))
        self.header.chosen.connect(lambda row: self._change(header=row))
        self._retranslate()

    def _choices(self) -> tuple[Choice, ...]:
        return self.encoding, self.separator, self.quote, self.header, self.sheet

    def _change(self, **wanted: object) -> None:
        if self._work.layout is not None:
            self._work.choose_layout(replace(self._work.layout, **wanted))  # type: ignore[arg-type] # as offered

    def refresh(self) -> None:
        """Show how the file is read now."""
        layout, detected = self._work.layout, self._work.detected
        if layout is None or detected is None:
            return
        text = layout.format == Format.TEXT
        shown = {
            self.encoding: layout.format != Format.WORKBOOK,
            self.separator: text,
            self.quote: text,
            self.header: headed(layout),
            self.sheet: len(detected.sheets) > 1,
        }
        for choice, visible in shown.items():
            self._fields[choice].setVisible(visible)
        self._flow.rearrange()
        self._offer(layout, detected)

    def _offer(self, layout: Layout, detected: Detected) -> None:
        names = dict.fromkeys([layout.encoding, *(guess.encoding for guess in detected.encodings), *ENCODINGS])
        self.encoding.offer([(name, words.encoding(name)) for name in names], layout.encoding)
        self._names[self.encoding].setText(self._encoding_name(layout, detected))
        signs = dict.fromkeys([layout.separator, *SEPARATORS])
        self.separator.offer([(sign, words.separator(sign)) for sign in signs], layout.separator)
        self.quote.offer([(sign, words.quote(sign)) for sign in ('"', "'", "")], layout.quote)
        rows = range(max(min(_ROWS, len(self._work.preview)), (layout.header or 0) + 1))
        offers: list[tuple[object, str]] = [(row, self.tr("In row %1").replace("%1", str(row + 1))) for row in rows]
        self.header.offer([(None, self.tr("None")), *offers], layout.header)
        self.sheet.offer([(name, plain.one_line(name)) for name in detected.sheets], layout.sheet)

    def _encoding_name(self, layout: Layout, detected: Detected) -> str:
        """Name the field, with how sure the guess is: beside the encoding itself that would find no room."""
        best = detected.encodings[0] if detected.encodings else None
        if best is None or best.encoding != layout.encoding:
            return self.tr("Encoding")
        return self.tr("Encoding (sure)") if best.certainty >= SURE else self.tr("Encoding (guess)")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        names = (
            self.tr("Encoding"), self.tr("Separator"), self.tr("Quotes"), self.tr("Headings"), self.tr("Sheet"),
        )  # fmt: skip
        for choice, name in zip(self._choices(), names, strict=True):
            self._names[choice].setText(name)
            choice.setAccessibleName(name)
        self.refresh()


class WhichLine(QWidget):
    """While the encoding is not sure: one line of the file read in three ways, of which one reads right."""

    chosen = Signal(str)
    """the encoding"""

    def __init__(self) -> None:
        super().__init__()
        self._question = label(role="strong")
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._question)
        self._lines: list[QPushButton] = []
        self._of: list[str] = []
        for _ in range(_LINES):
            self._add()
        self.hide()
        self._retranslate()

    def _add(self) -> None:
        line, at = QPushButton(), len(self._lines)
        line.setCheckable(True)
        line.setProperty("choice", True)
        line.clicked.connect(lambda: self.chosen.emit(self._of[at]))
        self._group.addButton(line)
        self._lines.append(line)
        self._column.addWidget(line)

    def refresh(self, detected: Detected | None, current: str) -> None:
        """Show the guesses of a file that are not sure."""
        doubtful = detected is not None and not detected.sure
        self.setVisible(doubtful)
        if detected is None or not doubtful:
            return
        guesses = detected.encodings[:_LINES]
        self._of = [guess.encoding for guess in guesses]
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(guesses))
            if at < len(guesses):
                sample, name = plain.one_line(guesses[at].sample), words.encoding(guesses[at].encoding)
                shown = sample if len(sample) <= 90 else sample[:90] + "…"
                line.setText(bare_text(shown))
                line.setToolTip(tooltip(name))
                line.setAccessibleName(f"{name}: {sample}")
                line.setChecked(guesses[at].encoding == current)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._question.setText(self.tr("Which line reads right?"))
        self.setAccessibleName(self._question.text())
