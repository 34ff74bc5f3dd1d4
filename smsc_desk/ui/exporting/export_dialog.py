"""The dialog that exports: what, as which file, with which columns, where; then how far it is, and that it is done."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smsc_desk.book.errors import Error
from smsc_desk.files.errors import Refused
from smsc_desk.importing.exporting import Export, Exporter, NotWritten
from smsc_desk.ui import messages
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.exporting import words
from smsc_desk.ui.exporting.choices import Choices, type_words
from smsc_desk.ui.exporting.columns_box import ColumnsBox
from smsc_desk.ui.exporting.file_line import ChooseFile, FileLine
from smsc_desk.ui.exporting.kinds import ADDRESSES, FORMATS, KINDS, Kind, Subject
from smsc_desk.ui.exporting.offer import Offer, Way
from smsc_desk.ui.exporting.radio_list import RadioList
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.widgets import ElidedLabel, ThinProgress, button, label, link_button, primary_button, set_look


class ExportDialog(QDialog):
    """Stays open beside the window; one export at a time, and another one when it is done."""

    exported = Signal(object)
    """Choices: to be remembered"""

    def __init__(
        self,
        offer: Offer,
        choices: Choices,
        exporter: Exporter,
        tasks: Tasks,
        icons: Icons,
        choose_file: ChooseFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._offer, self._exporter, self._tasks = offer, exporter, tasks
        self._running: asyncio.Task[None] | None = None
        self._written: Path | None = None
        self._ended = False
        self._title = label(role="title")
        self.ways = RadioList(list(offer.ways()))
        self.kinds = RadioList(list(KINDS[offer.subject]))
        self.columns = ColumnsBox(words.heading, icons)
        self.raw, self._danger = QCheckBox(), label(role="guess", wrap=True)
        self._file_name, self.file = label(role="heading"), FileLine(tasks, choose_file)
        self._progress = ThinProgress("")
        self.said = label(wrap=True)
        self.show_file = link_button("")
        self._why = ElidedLabel("", "hint")
        self.leave, self.go = button(""), primary_button("")
        self._place()
        self._connect()
        self._fill(choices)
        self._retranslate()

    # --- what is chosen ---

    def choices(self) -> Choices:
        """Return what is chosen, to be remembered; the folder is that of the file."""
        path = self.file.path()
        return Choices(
            kind=self._kind(), order=self.columns.order(), columns=self.columns.columns(),
            folder=str(path.parent) if path else "",
        )  # fmt: skip

    def _kind(self) -> Kind:
        return Kind(self.kinds.chosen())

    def _way(self) -> Way:
        return Way(self.ways.chosen())

    def _number(self) -> int | None:
        return self._offer.ways()[self._way()][1]

    def _fill(self, choices: Choices) -> None:
        ways = self._offer.ways()
        self.ways.choose(self._offer.first())
        self.ways.set_shown(Way.SELECTED, bool(self._offer.selected))
        self.ways.set_shown(Way.LISTED, bool(self._offer.listed_name) or ways[Way.ALL][1] is None)
        if not self._offer.listed_name and self._way() == Way.LISTED and ways[Way.ALL][1] is not None:
            self.ways.choose(Way.ALL)  # the list is all there is
        self.kinds.choose(choices.kind)
        self.columns.set_columns(choices.order, choices.columns)
        self.file.suggest(choices.folder, self._name(), FORMATS[choices.kind])

    def _name(self) -> str:
        """Return what the file is called after."""
        if self._way() == Way.LISTED and self._offer.file_name:
            return self._offer.file_name
        return self.tr("Contacts") if self._offer.subject == Subject.CONTACTS else self.tr("Blacklist")

    # --- the export ---

    def export(self) -> None:
        """Write the file."""
        path = self.file.path()
        if path is not None and self.go.isEnabled() and self._running is None:
            self._written = None
            self._running = self._tasks.start(self._export(path, self.file.told()), name="export")
            self._running.add_done_callback(self._on_ended)
            self._show()

    async def _export(self, path: Path, told: Path | None) -> None:
        self._say("text", "")
        if not await self.file.may_write(path, told):
            return
        try:
            number = await self._exporter.export(self._wanted(path), self._tell)
        except NotWritten as error:
            self._say("error", words.trouble(error))
        except Refused as error:
            self._say("error", words.refused(error))
        except Error as error:
            self._say("error", messages.describe(error).text)
        else:
            self._done(path, number)

    def _wanted(self, path: Path) -> Export:
        choices = self.choices()
        return Export(
            path=path, what=self._offer.ways()[self._way()][0], blacklist=self._offer.subject == Subject.BLACKLIST,
            format=FORMATS[choices.kind], form=choices.form(raw=self._raw_wanted()), types=type_words(),
        )  # fmt: skip

    def _tell(self, done: int, of: int) -> None:
        if self._running is not None and not self._ended:
            self._progress.set_busy(True, done / max(1, of))
            progress = self.tr("%1 of %2").replace("%1", thousands(done)).replace("%2", thousands(of))
            self._say("muted", progress)

    def _done(self, path: Path, number: int) -> None:
        if self._ended:
            return
        self.exported.emit(self.choices())
        self._written = path
        counts = words.ExportCounts()
        contacts = self._offer.subject == Subject.CONTACTS
        text = counts.contacts_done(number) if contacts else counts.blocks_done(number)
        self._say("good", text.replace("%1", path.name))
        self.file.written()

    def _on_ended(self, task: asyncio.Task[None]) -> None:
        self._running = None
        if self._ended:
            return
        if task.cancelled():
            self._say("muted", self.tr("Cancelled. Nothing was written."))
        self._progress.set_busy(False)
        self._show()
        if self._written is not None:
            self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Esc and the cross: first end what runs, then close."""
        if self._running is not None:
            self._running.cancel()
        else:
            super().reject()

    def done(self, code: int) -> None:
        """Let go of what runs: the window is about to go."""
        self._ended = True
        self.file.end()
        if self._running is not None:
            self._running.cancel()
        super().done(code)

    def _show_file(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    # --- what is shown ---

    def _show(self) -> None:
        running, card = self._running is not None, self._kind() == Kind.VCARD
        for widget in (self.ways, self.kinds, self.file):
            widget.setEnabled(not running)
        self.columns.setEnabled(not running and not card)
        self.raw.setEnabled(not running and not card)
        self._danger.setVisible(self._raw_wanted())
        self.columns.say(self._remark())
        self.leave.setText(self.tr("Cancel") if running else self.tr("Close"))
        self.show_file.setVisible(self._written is not None and not running)
        self._show_go()
        self._fit()

    def _show_go(self) -> None:
        number, why = self._number(), self._why_not()
        going = words.ExportCounts().going(number) if number is not None else self.tr("Export")
        self.go.setText(going)
        self.go.setEnabled(not why and self._running is None)
        self.go.setAccessibleName(going)
        self.go.setAccessibleDescription(why)
        self._why.setText(why)

    def _why_not(self) -> str:
        if self._number() == 0:
            return self.tr("There is nothing to export.")
        if not self.columns.columns() and self._kind() != Kind.VCARD:
            return self.tr("No column is ticked.")
        return "" if self.file.path() is not None else self.tr("The file needs a name.")

    def _remark(self) -> str:
        """Say what the choice of columns means."""
        if self._kind() == Kind.VCARD:
            return self.tr("A vCard has its own fields.")
        if ADDRESSES.isdisjoint(self.columns.columns()):
            return self.tr("Without phone and e-mail the file cannot be imported again.")
        return ""

    def _raw_wanted(self) -> bool:
        return self.raw.isChecked() and self._kind() != Kind.VCARD

    def _say(self, role: str, text: str) -> None:
        if self._ended:
            return
        set_look(self.said, "role", role)
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.setAccessibleDescription(text)
        self._fit()

    def _fit(self) -> None:
        """Keep room for every line: a window does not ask its wrapping sentences how high they are."""
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalMinimumHeightForWidth(self.width()))

    def _on_kind(self) -> None:
        self.file.set_suffix(FORMATS[self._kind()])
        self._show()

    def _on_way(self) -> None:
        self.file.rename(self._name())
        self._show()

    # --- Qt ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _connect(self) -> None:
        self.ways.changed.connect(self._on_way)
        self.kinds.changed.connect(self._on_kind)
        self.columns.changed.connect(self._show)
        self.file.changed.connect(self._show)
        self.raw.toggled.connect(self._show)
        self.show_file.clicked.connect(self._show_file)
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self.export)
        self.go.setDefault(True)
        for pressed in (self.leave, self.show_file):
            pressed.setAutoDefault(False)

    def _place(self) -> None:
        left = _column(12)
        left.addWidget(self.ways)
        left.addWidget(self.kinds)
        left.addStretch(1)
        panes = QHBoxLayout()
        panes.setSpacing(24)
        panes.addLayout(left, 5)
        panes.addWidget(self.columns, 4)
        raw = _column(2)
        raw.addWidget(self.raw)
        raw.addWidget(self._danger)
        self._danger.setContentsMargins(22, 0, 0, 0)
        file = _column(4)
        file.addWidget(self._file_name)
        file.addWidget(self.file)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(self._title)
        whole.addLayout(panes, 1)
        for part in (raw, file):
            whole.addLayout(part)
        whole.addWidget(self._progress)
        whole.addLayout(self._bottom())
        self.said.hide()
        self.setSizeGripEnabled(True)
        self.resize(680, 640)

    def _bottom(self) -> QVBoxLayout:
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.said, 1)
        told.addWidget(self.show_file, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._why, 1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        bottom = _column(8)
        bottom.addLayout(told)
        bottom.addLayout(row)
        return bottom

    def _retranslate(self) -> None:
        contacts = self._offer.subject == Subject.CONTACTS
        title = self.tr("Export contacts") if contacts else self.tr("Export the blacklist")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._title.setText(title)
        self.ways.name(self.tr("What"))
        for way, (_, number) in self._offer.ways().items():
            self.ways.say(way, self._way_title(way, number))
        self.kinds.name(self.tr("Kind of file"))
        for kind in KINDS[self._offer.subject]:
            self.kinds.say(kind, words.kind_title(kind), words.kind_sentence(kind))
        self.raw.setText(self.tr("Write formulas as they are"))
        self.raw.setAccessibleName(self.raw.text())
        self._danger.setText(
            self.tr("A spreadsheet runs what begins with = + - or @. Only for programs that are no spreadsheets.")
        )
        self._file_name.setText(self.tr("File"))
        self._progress.setAccessibleName(self.tr("Exporting"))
        self.show_file.setText(self.tr("Show in folder"))
        self.show_file.setAccessibleName(self.show_file.text())
        self.file.rename(self._name())
        self._show()

    def _way_title(self, way: Way, number: int | None) -> str:
        match way:
            case Way.SELECTED:
                text = self.tr("Selected")
            case Way.LISTED:
                name = self._offer.listed_name
                text = self.tr("This list: %1").replace("%1", name) if name else self.tr("This list")
            case Way.ALL:
                contacts = self._offer.subject == Subject.CONTACTS
                text = self.tr("All contacts") if contacts else self.tr("The whole blacklist")
        return text if number is None else f"{text} · {thousands(number)}"


def _column(spacing: int) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(spacing)
    return layout
