"""The table, or what stands in its place: nobody blocked, nothing found, loading, not loaded are four pictures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import EmptyState, MessageBar, ThinProgress, label


class Contents(QWidget):
    """Told how many rows there are and why there may be more; a part is never shown as the whole."""

    triggered = Signal(str)
    """block, clear or retry"""

    def __init__(self, table: QWidget, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons, self._table = icons, table
        self._loading = False
        self._loaded: int | None = None
        self._failed = self._closed = ""
        self._rows: int | None = None
        self._filter: str | None = None
        self.empty = EmptyState(icons)
        self._bar: MessageBar | None = None
        self._progress, self._note = ThinProgress(""), label(role="hint")
        self._note.setContentsMargins(16, 4, 16, 4)
        self._note.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (self._progress, self._note, self._stack):
            self._column.addWidget(widget)
        self.empty.triggered.connect(self.triggered)
        self._retranslate()

    def set_loading(self, loading: bool, loaded: int | None) -> None:  # noqa: FBT001 - as Qt's setters
        """Say that the provider's list is being fetched, and how much of it came."""
        self._loading, self._loaded = loading, loaded
        self._progress.set_busy(loading)
        self._update()

    def set_failed(self, text: str | None) -> None:
        """Say that the list could not be fetched, or no more."""
        self._failed, self._closed = text or "", ""
        self._update()
        self._update_bar()

    def show_rows(self, rows: int, filter_text: str | None) -> None:
        """Tell how many rows are found; `filter_text` is what was typed, None where nothing narrows the list."""
        self._rows, self._filter = rows, filter_text
        self._update()
        self._update_bar()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _update(self) -> None:
        self._note.setVisible(self._loading and bool(self._rows))
        self._note.setText(self._loading_words())
        if self._rows != 0:  # also while the first answer is not here: an empty table is the quietest
            self._stack.setCurrentWidget(self._table)
            return
        self._show_empty()
        self._stack.setCurrentWidget(self.empty)

    def _show_empty(self) -> None:
        if self._filter is not None:
            self.empty.show_empty("search", self._nothing_found(), ("clear", self.tr("Clear filter")))
        elif self._loading:
            self.empty.show_loading(self._loading_words())
        elif self._failed:
            self.empty.show_failed(self._failed, ("retry", self.tr("Try again")))
        else:
            self.empty.show_empty("block", self._nobody(), ("block", self.tr("Block numbers…")),
                                  ("import", self.tr("Import a file…")))  # fmt: skip

    def _nothing_found(self) -> str:
        words = self.tr("Nothing matches “%1”.") if self._filter else self.tr("No entry is of this kind.")
        return words.replace("%1", self._filter or "")

    def _nobody(self) -> str:
        return self.tr(
            "Nobody is blocked. When a person asks not to be written to, block the number here: it stays blocked even"
            " after an import."
        )

    def _loading_words(self) -> str:
        if not self._loaded:
            return self.tr("Loading the blacklist.")
        return self.tr("Loaded %1, more is coming.").replace("%1", thousands(self._loaded))

    def _update_bar(self) -> None:
        """Above rows, a failure is a bar; without rows the empty state says it. Once closed, it is not said again."""
        wanted = self._failed if self._rows or self._filter is not None else ""
        if self._bar is not None and self._bar.text != wanted:
            self._drop_bar()
        if wanted and self._bar is None and wanted != self._closed:
            bar = self._bar = MessageBar(self._icons, "warn", wanted, [("retry", self.tr("Try again"))])
            bar.triggered.connect(self.triggered)
            bar.closed.connect(lambda: self._on_closed(bar))
            self._column.insertWidget(0, bar)
            bar.show()

    def _drop_bar(self) -> None:
        bar, self._bar = self._bar, None
        if bar is not None:
            bar.dismiss()

    def _on_closed(self, bar: MessageBar) -> None:
        if bar is self._bar:  # by the user
            self._bar, self._closed = None, bar.text

    def _retranslate(self) -> None:
        self._progress.setAccessibleName(self.tr("Loading the blacklist."))
        self._drop_bar()
        self._update()
        self._update_bar()
