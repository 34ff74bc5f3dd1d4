"""What the three types of a block keep away, in one line that is always there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from smsc_desk.book.block import BlockType
from smsc_desk.ui.blacklist import words
from smsc_desk.ui.blacklist.type_choice import type_icon
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ElidedLabel, label


class Legend(QWidget):
    """Icon and words of each type; gives way where there is little room, the rest is in the tooltip."""

    def __init__(self, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._parts: dict[BlockType, tuple[QLabel, ElidedLabel]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for block_type in words.TYPES:
            picture, text = label(), ElidedLabel("", "muted")
            self._parts[block_type] = picture, text
            row.addWidget(picture)
            row.addWidget(text)
            row.addSpacing(12)
        row.addStretch(1)
        look.changed.connect(self._draw)
        self._draw()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _draw(self) -> None:
        """A pixmap, unlike an icon, keeps the colours it was made with."""
        for block_type, (picture, _) in self._parts.items():
            icon = self._icons.icon(*type_icon(block_type))
            picture.setPixmap(icon.pixmap(QSize(16, 16), self.devicePixelRatioF()))

    def _retranslate(self) -> None:
        texts = [words.legend(block_type) for block_type in self._parts]
        for text, (_, shown) in zip(texts, self._parts.values(), strict=True):
            shown.setText(text)
        self.setAccessibleName(" · ".join(texts))
