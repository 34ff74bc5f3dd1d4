"""Three radio lines for the type of a block, each with a sentence on what it does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from smsc_desk.book.block import BlockType
from smsc_desk.ui.blacklist import words
from smsc_desk.ui.delegates import BadgeDelegate
from smsc_desk.ui.icons import IconRole, Icons
from smsc_desk.ui.widgets import label


def type_icon(block_type: BlockType) -> tuple[str, IconRole]:
    """Return the picture of a type and its colour, those of the badge."""
    name, role = BadgeDelegate.KINDS[words.kind(block_type)]
    return name, "danger" if role == "danger" else "warn"


class TypeChoice(QWidget):
    """Nothing is chosen at first, unless it is told what was chosen last time."""

    changed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._sentences: dict[BlockType, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, block_type in enumerate(words.TYPES):
            self._add(grid, row, block_type, icons)
        self._group.idToggled.connect(lambda _number, _checked: self.changed.emit())
        self._retranslate()

    def chosen(self) -> BlockType | None:
        """Return the type that is chosen."""
        number = self._group.checkedId()
        return None if number < 0 else BlockType(number)

    def choose(self, block_type: BlockType) -> None:
        """Choose a type, and go there."""
        radio = self._group.button(int(block_type))
        radio.setChecked(True)

    def focus(self) -> None:
        """Take the keyboard to the chosen line, or to the first."""
        (self._group.checkedButton() or self._group.button(int(words.TYPES[0]))).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _add(self, grid: QGridLayout, row: int, block_type: BlockType, icons: Icons) -> None:
        radio, sentence = QRadioButton(), label(role="muted", wrap=True)
        radio.setIcon(icons.icon(*type_icon(block_type)))
        radio.setIconSize(QSize(16, 16))
        # BlockType.ALL is 0; ids of a group are 0 and more, -1 is "none".
        self._group.addButton(radio, int(block_type))
        self._sentences[block_type] = sentence
        sentence.setBuddy(radio)
        grid.addWidget(radio, row, 0, Qt.AlignmentFlag.AlignTop)
        # A sentence may take two lines; its first stands beside the radio's.
        sentence.setContentsMargins(0, 3, 0, 0)
        grid.addWidget(sentence, row, 1, Qt.AlignmentFlag.AlignTop)

    def _retranslate(self) -> None:
        for key, (block_type, sentence) in enumerate(self._sentences.items(), start=1):
            radio = self._group.button(int(block_type))
            radio.setText(f"&{key}  {words.label(block_type)}")
            radio.setAccessibleName(words.label(block_type))
            radio.setAccessibleDescription(words.sentence(block_type))
            sentence.setText(words.sentence(block_type))
