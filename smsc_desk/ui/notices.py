"""The message bars at the top of the window: one for each thing that is going on, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import BarKind, MessageBar

Choice = tuple[str, Callable[[], None]]
MOST = 3


class Notices(QWidget):
    """A column of bars; a bar of the same key takes the place of the older one."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._bars: dict[str, MessageBar] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_bar(
        self,
        key: str,
        kind: BarKind,
        text: str,
        *,
        details: str = "",
        choices: Sequence[Choice] = (),
        seconds: float = 0,
    ) -> None:
        """Show a bar; `choices` are words and what they do; 0 seconds is until it is closed."""
        shown = self._bars.get(key)
        if shown is not None and shown.text == text:
            return
        self.clear(key)
        while len(self._bars) >= MOST:
            self.clear(next(iter(self._bars)))
        bar = MessageBar(self._icons, kind, text, [(str(i), words) for i, (words, _) in enumerate(choices)], details)
        bar.triggered.connect(lambda which: self._chosen(key, choices[int(which)][1]))
        bar.closed.connect(lambda: self._forget(key, bar))
        self._bars[key] = bar
        self._column.insertWidget(0, bar)
        self.show()
        if seconds:
            bar.close_after(round(seconds * 1000))

    def reword(self, key: str, text: str) -> None:
        """Change the words of a bar in place; nothing where there is none."""
        if (bar := self._bars.get(key)) and bar.text != text:
            bar.set_text(text)

    def clear(self, key: str) -> None:
        """Take a bar away; nothing where there is none."""
        if bar := self._bars.get(key):
            bar.dismiss()

    def texts(self) -> list[str]:
        """Return what the bars say, the newest first."""
        return [bar.text for bar in reversed(self._bars.values())]

    def _chosen(self, key: str, action: Callable[[], None]) -> None:
        self.clear(key)
        action()

    def _forget(self, key: str, bar: MessageBar) -> None:
        if self._bars.get(key) is bar:
            del self._bars[key]
        self.setVisible(bool(self._bars))
