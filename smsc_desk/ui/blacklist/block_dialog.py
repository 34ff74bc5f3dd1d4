"""The dialog that blocks: pasted lines, or the addresses of chosen contacts; a type; a reason."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from smsc_desk.book.block import BlockType
from smsc_desk.book.edits import BlockAddress
from smsc_desk.book.fields import show_address
from smsc_desk.book.phone import RUSSIA
from smsc_desk.store.store import Store
from smsc_desk.ui.blacklist import summary, words
from smsc_desk.ui.blacklist.block_model import changed_block
from smsc_desk.ui.blacklist.pasted import Address, Checked, check_addresses, check_pasted
from smsc_desk.ui.blacklist.type_choice import TypeChoice
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.widgets import ElidedLabel, ThinProgress, button, label, primary_button, set_look

CALM_MS = 150
"""So long nobody types before the lines are read anew"""


class BlockDialog(QDialog):
    """Reads what is pasted while one types; its button carries the number of what will be blocked."""

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        icons: Icons,
        addresses: Sequence[Address] | None = None,
        region: str = RUSSIA,
        parent: QWidget | None = None,
    ) -> None:
        """With `addresses` the box only shows them: they are blocked as they are."""
        super().__init__(parent)
        self._store, self._tasks, self._addresses, self._region = store, tasks, addresses, region
        self._checked: Checked | None = None
        self._turn = 0
        self._heading = label(role="title", wrap=True)
        self._question = label(role="muted", wrap=True)
        self.box = QPlainTextEdit()
        self._progress = ThinProgress("")
        self._summary = label(role="strong", wrap=True)
        self.remarks = QPlainTextEdit(readOnly=True)
        self.types = TypeChoice(icons)
        self.others, self._narrowed = QCheckBox(), label(role="guess", wrap=True)
        self._type_name, self._reason_name = label(role="heading"), label(role="heading")
        self.reason = QComboBox(editable=True)
        self._why = ElidedLabel("", "hint")
        self.cancel, self.go = button(""), primary_button("")
        self._set_up()
        self._place()
        self._connect()
        self._retranslate()
        self._check()

    # --- what was chosen ---

    def start_with(self, title: str, last_type: BlockType | None, reasons: Sequence[str]) -> None:
        """Show a title, and what was chosen the last times."""
        self.setWindowTitle(title)
        self._heading.setText(title)
        self.reason.addItems(list(reasons))
        self.reason.setCurrentIndex(-1)
        self.reason.clearEditText()
        if last_type is not None:
            self.types.choose(last_type)

    def block_type(self) -> BlockType | None:
        """Return the chosen type."""
        return self.types.chosen()

    def reason_text(self) -> str:
        """Return the reason as typed."""
        return self.reason.currentText().strip()

    def edits(self) -> tuple[BlockAddress, ...]:
        """Return what is asked: new entries, and if wished another type for those of another one."""
        chosen, checked = self.block_type(), self._checked
        if chosen is None or checked is None:
            return ()
        reason = self.reason_text()
        new = [BlockAddress(channel=of, address=address, type=chosen, comment=reason) for of, address in checked.new]
        others = checked.of_another_type(chosen) if self._others_wanted() else []
        return (*new, *(changed_block(block, type=chosen, comment=reason or block.comment) for block in others))

    def accept(self) -> None:
        """Only with something to do; the default button may be pressed by Enter while it is disabled."""
        if self.go.isEnabled():
            super().accept()

    def done(self, code: int) -> None:
        """Let go of a check that still runs."""
        self._turn += 1
        super().done(code)

    # --- reading ---

    def _source(self) -> AsyncGenerator[Checked, None]:
        if self._addresses is not None:
            return check_addresses(self._addresses, self._store)
        return check_pasted(self.box.toPlainText(), self._store, self._region)

    def _check(self) -> None:
        self._turn += 1
        self._checked = None
        self._progress.set_busy(True)
        self._tasks.start(self._read(self._turn), name="check what is to be blocked")

    async def _read(self, turn: int) -> None:
        async with aclosing(self._source()) as progress:
            async for checked in progress:
                if turn != self._turn:
                    return
                self._checked = checked
                self._progress.set_busy(not checked.complete, checked.done / max(1, checked.texts))
                self._show()

    def _on_typed(self) -> None:
        # Until the lines are read anew the old result must not be acted upon.
        self._turn += 1
        self._checked = None
        self._calm.start()
        self._show_button()

    def _fit(self) -> None:
        """Keep room for every line: a window does not ask its wrapping sentences how high they are."""
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalMinimumHeightForWidth(self.width()))

    def _show(self) -> None:
        checked, chosen = self._checked, self.block_type()
        if checked is not None:
            self._summary.setText(summary.summary(checked, chosen))
            if checked.complete:
                self._show_remarks(checked)
            self._show_others(checked, chosen)
        self._show_button()

    def _show_others(self, checked: Checked, chosen: BlockType | None) -> None:
        """Offer to change what has another type; nothing is silently blocked less than it was."""
        if chosen is None or not checked.complete or not checked.of_another_type(chosen):
            self.others.hide()
            self._narrowed.hide()
            return
        self.others.setText(summary.other_types(checked, chosen))
        self.others.show()
        self._narrowed.setText(summary.narrowed(checked, chosen))
        self._narrowed.setVisible(self.others.isChecked() and bool(self._narrowed.text()))

    def _show_remarks(self, checked: Checked) -> None:
        text = summary.remarks(checked)
        if text != self.remarks.toPlainText():
            self.remarks.setPlainText(text)
        self.remarks.setVisible(bool(text))

    def _show_button(self) -> None:
        number = self._number()
        why = summary.why_not(self._checked, self.block_type(), number)
        self.go.setText(self.tr("Block %1").replace("%1", thousands(number)) if number else self.tr("Block"))
        self.go.setEnabled(not why)
        self.go.setAccessibleDescription(why)
        self._why.setText(why)
        self._fit()

    def _number(self) -> int:
        chosen, checked = self.block_type(), self._checked
        if checked is None or not checked.complete:
            return 0
        others = len(checked.of_another_type(chosen)) if chosen is not None and self._others_wanted() else 0
        return len(checked.new) + others

    def _others_wanted(self) -> bool:
        return self.others.isChecked() and not self.others.isHidden()

    # --- Qt ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys 1, 2, 3 choose a type wherever they are not typed into a field."""
        number = event.key() - int(Qt.Key.Key_1)
        if 0 <= number < len(words.TYPES) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.types.choose(words.TYPES[number])
            self.types.focus()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show()

    def _set_up(self) -> None:
        self.setSizeGripEnabled(True)
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        for box in (self.box, self.remarks):
            box.setTabChangesFocus(True)
        self.box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.remarks.setMaximumHeight(84)
        self.remarks.hide()
        self.others.hide()
        self._narrowed.setContentsMargins(24, 0, 0, 0)
        self._narrowed.hide()
        self._question.setBuddy(self.box)
        self._reason_name.setBuddy(self.reason)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.cancel.setAutoDefault(False)
        self.go.setDefault(True)
        if self._addresses is not None:
            self.box.setReadOnly(True)
            self.box.setPlainText("\n".join(show_address(address, of) for of, address in self._addresses))
            lines = min(len(self._addresses), 6)
            self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * (lines + 1) + 4)

    def _connect(self) -> None:
        self._calm.timeout.connect(self._check)
        if self._addresses is None:
            self.box.textChanged.connect(self._on_typed)
        self.types.changed.connect(self._show)
        self.others.toggled.connect(self._show)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.accept)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)

    def _place(self) -> None:
        set_look(self.box, "state", "none")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        shown: tuple[QWidget, ...] = (
            self._heading, self._question, self.box, self._progress, self._summary, self.remarks,
            self._type_name, self.types, self.others, self._narrowed, self._reason_name, self.reason,
        )  # fmt: skip
        for widget in shown:
            if widget in {self._type_name, self._reason_name}:
                column.addSpacing(6)
            column.addWidget(widget, 1 if widget is self.box else 0)
        column.addSpacing(8)
        if self._addresses is None:
            self.resize(560, 600)
        else:
            column.addStretch(1)
            self.resize(560, self.sizeHint().height())
            self.types.focus()
        column.addLayout(self._bottom())

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._why, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        return row

    def _retranslate(self) -> None:
        pasted = self._addresses is None
        self._question.setText(
            self.tr("Paste phone numbers or e-mail addresses, in any spelling.") if pasted else self.tr("Addresses:")
        )
        self.box.setAccessibleName(self.tr("Numbers and e-mail addresses"))
        self.remarks.setAccessibleName(self.tr("Lines that need a look"))
        self._progress.setAccessibleName(self.tr("Checking"))
        self._type_name.setText(self.tr("Type of the block"))
        self.types.setAccessibleName(self.tr("Type of the block"))
        self._reason_name.setText(self.tr("Reason"))
        self.reason.setAccessibleName(self.tr("Reason"))
        line = self.reason.lineEdit()
        if line is not None:
            line.setAccessibleName(self.tr("Reason"))
            line.setPlaceholderText(self.tr("Stored by the provider as the comment of the entry"))
        self.cancel.setText(self.tr("Cancel"))
        self._show_button()
