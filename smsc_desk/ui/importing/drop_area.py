"""Where a file is dropped, chosen or pasted, while there is none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing.parts import name_button, row_of
from smsc_desk.ui.widgets import label, link_button, primary_button, set_look


def dropped_file(data: QMimeData) -> Path | None:
    """Return the one file that a drag carries, None for none or several."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None


class DropArea(QFrame):
    """A dashed field with the three ways in."""

    dropped = Signal(object)
    """Path"""
    chooseWanted = Signal()
    pasteWanted = Signal()
    sampleWanted = Signal()

    PICTURE = 48

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self.setAcceptDrops(True)
        self.setProperty("drop", "idle")
        self._picture = label()
        self._words, self._kinds = label(role="title"), label(role="muted")
        self.choose, self.paste, self.sample = primary_button(""), link_button(""), link_button("")
        self._place()
        self.choose.clicked.connect(self.chooseWanted)
        self.paste.clicked.connect(self.pasteWanted)
        self.sample.clicked.connect(self.sampleWanted)
        self._retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            set_look(self, "drop", "active")
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        set_look(self, "drop", "idle")

    def dropEvent(self, event: QDropEvent) -> None:
        set_look(self, "drop", "idle")
        if (path := dropped_file(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _place(self) -> None:
        self._picture.setFixedSize(self.PICTURE, self.PICTURE)
        icon = self._icons.icon("import", "accent")
        self._picture.setPixmap(icon.pixmap(QSize(self.PICTURE, self.PICTURE), self.devicePixelRatioF()))
        for words in (self._words, self._kinds):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        column.addWidget(self._kinds)
        column.addSpacing(6)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row_of(1, self.paste, self.sample, 1))
        column.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._words.setText(self.tr("Drop a file here"))
        self._kinds.setText(self.tr("CSV, TXT, XLSX, XLS or vCard, in any encoding"))
        self.setAccessibleName(self._words.text())
        name_button(self.choose, self.tr("Choose a file…"))
        name_button(self.paste, self.tr("Paste from a spreadsheet (Ctrl+V)"))
        name_button(self.sample, self.tr("Get a sample file…"))
