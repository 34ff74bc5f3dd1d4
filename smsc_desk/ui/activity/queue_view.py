"""What is not sent yet and why, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smsc_desk.book import edits
from smsc_desk.store.queue import QueuedEdit, target_of
from smsc_desk.store.store import Store
from smsc_desk.ui.activity import words
from smsc_desk.ui.activity.queue_model import REASON, SIGN_ROLE, STATE, WHAT, WHEN, QueueModel, when
from smsc_desk.ui.activity.section_parts import Mode, dress_rows, place_buttons, place_section
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.delegates import CellDelegate, TextDelegate, thousands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.question import Question
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks, ask
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import ElidedLabel, EmptyState

Index = QModelIndex | QPersistentModelIndex


class QueueView(QWidget):
    """The open edits; several rows can be chosen."""

    showContact = Signal(object)
    showGroup = Signal(object)
    showBlock = Signal(object)
    """ContactId, GroupId, BlockId of the record that the user wants to see"""
    showProblem = Signal(str, int)
    """kind and local id of a record with a problem that the user wants to decide about"""

    def __init__(
        self, store: Store, groups: GroupDirectory, commands: Commands, tasks: Tasks, look: Look, icons: Icons
    ) -> None:
        super().__init__()
        self._commands, self._tasks, self._look, self._icons = commands, tasks, look, icons
        self.model = QueueModel(store, groups, tasks, self)
        self.table = QTableView()
        self.empty = EmptyState(icons)
        self.details = QPlainTextEdit(readOnly=True)
        self._summary = ElidedLabel("", "muted")
        self.retry_action, self.discard_action = QAction(self), QAction(self)
        self.show_action, self.problem_action, self.details_action = QAction(self), QAction(self), QAction(self)
        self._place()
        self._connect()
        self._retranslate()
        self._show_state()

    # --- what can be done ---

    def chosen(self) -> list[QueuedEdit]:
        """Return the chosen edits in the order shown."""
        spans = list(self.table.selectionModel().selection())  # type: ignore[call-overload]
        rows = sorted({row for span in spans for row in range(span.top(), span.bottom() + 1)})
        found = (self.model.item(self.model.index(row, 0)) for row in rows)
        return [edit for edit in found if edit is not None]

    def retry(self) -> None:
        """Queue what was refused or is in doubt again."""
        again = [edit.id for edit in self.chosen() if _can_retry(edit)]
        if again:
            self._commands.retry(again)

    def discard(self) -> None:
        """Ask, then take the chosen edits back."""
        self._tasks.start(self._discard(), name="discard edits")

    async def _discard(self) -> None:
        chosen = [edit for edit in self.chosen() if _can_discard(edit)]
        if not chosen:
            return
        only = self.model.what(chosen[0])

        def verb() -> str:
            return self.tr("Discard %1").replace("%1", thousands(len(chosen)))

        if await ask(Question(lambda: words.loss(chosen, only), verb, parent=self.window())):
            self._commands.discard([edit.id for edit in chosen])

    def show_record(self) -> None:
        """Ask for the record of the current row to be shown."""
        edit = self.model.item(self.table.currentIndex())
        if edit is None or not _can_show(edit):
            return
        kind, row = target_of(edit.edit)
        {"contact": self.showContact, "grp": self.showGroup, "block": self.showBlock}[kind].emit(row)

    def show_problem(self) -> None:
        """Ask for the problem of the current row to be shown."""
        edit = self.model.item(self.table.currentIndex())
        if edit is not None and words.stand(edit) == "problem":
            self.showProblem.emit(*target_of(edit.edit))

    # --- what is shown ---

    def _show_state(self) -> None:
        found = self.model.items()
        self._summary.setText(words.summary(found))
        if found:
            self._stack.setCurrentWidget(self._rows)
        else:
            self._stack.setCurrentWidget(self.empty)
            if self.model.loaded:
                self.empty.show_empty("check", self.tr("Everything has been sent."))
            else:
                self.empty.show_loading(self.tr("Looking up what is not sent yet"))
        self._head.setVisible(bool(found))
        self._enable()

    def _enable(self) -> None:
        chosen = self.chosen()
        self.retry_action.setEnabled(any(map(_can_retry, chosen)))
        self.discard_action.setEnabled(any(map(_can_discard, chosen)))
        current = self.model.item(self.table.currentIndex())
        self.show_action.setEnabled(current is not None and _can_show(current))
        self.problem_action.setEnabled(current is not None and words.stand(current) == "problem")
        for action, pressed in self._buttons.items():
            pressed.setEnabled(action.isEnabled())
        self._fill_details()

    def _fill_details(self) -> None:
        edit = self.model.item(self.table.currentIndex())
        text = "" if edit is None else self._details_of(edit)
        if text != self.details.toPlainText():
            self.details.setPlainText(text)

    def _details_of(self, edit: QueuedEdit) -> str:
        code = "" if edit.error_code is None else self.tr("Code %1").replace("%1", str(edit.error_code))
        tried = self.tr("Sent %n time(s)", "", edit.attempt) if edit.attempt else ""
        facts = " · ".join(filter(None, (when(edit.created_ms), words.sign(edit).word, tried, code)))
        # Beside a code the reason is the provider's own text, which the list words anew.
        own = edit.reason if edit.error_code is not None else ""
        answer = edit.answer or own or self.tr("The provider has not answered this change.")
        return "\n".join(filter(None, (self.model.what(edit), facts, words.reason(edit), "", answer)))

    def _show_menu(self, at: QPoint) -> None:
        self._enable()
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Change"))
        menu.addActions([self.retry_action, self.discard_action, self.problem_action, self.show_action])
        menu.addSeparator()
        menu.addAction(self.details_action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.watch(False)

    def panes(self) -> list[QWidget]:
        """Return where F6 goes."""
        return [self.table, *([self.details] if self.details.isVisible() else [])] if self.model.items() else []

    # --- building ---

    def _place(self) -> None:
        self._stack, self._rows, self._bar = QStackedWidget(), QWidget(), QWidget()
        self._place_rows()
        self._stack.addWidget(self._rows)
        self._stack.addWidget(self.empty)
        self._head = QWidget()
        self._place_buttons()
        place_section(self, self._head, self._summary, self._bar, self._stack)

    def _place_buttons(self) -> None:
        self._buttons = place_buttons(self._bar, self._icons, (
            (self.retry_action, "refresh"), (self.discard_action, "trash"), (self.problem_action, "warning"),
            (self.show_action, "arrow-right"), (self.details_action, "info"),
        ))  # fmt: skip
        self.details_action.setCheckable(True)
        self._buttons[self.details_action].setCheckable(True)

    def _place_rows(self) -> None:
        dress_rows(self.table, self.model, self._look, Mode.ExtendedSelection)
        self._dress_columns()
        self.details.setMinimumHeight(90)
        self.details.hide()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        inside = QVBoxLayout(self._rows)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(split)

    def _dress_columns(self) -> None:
        look, icons, table = self._look, self._icons, self.table
        table.setItemDelegateForColumn(WHEN, TextDelegate(look, icons, table, role="muted", figures=True))
        table.setItemDelegateForColumn(WHAT, TextDelegate(look, icons, table))
        table.setItemDelegateForColumn(STATE, SignDelegate(look, icons, table))
        table.setItemDelegateForColumn(REASON, TextDelegate(look, icons, table, role="muted"))
        for column, width in ((WHEN, 130), (WHAT, 340), (STATE, 215)):
            table.setColumnWidth(column, look.scaled(width))
        table.horizontalHeader().setStretchLastSection(True)

    def _connect(self) -> None:
        self.model.refreshed.connect(self._show_state)
        selection = self.table.selectionModel()
        selection.selectionChanged.connect(self._enable)
        selection.currentChanged.connect(self._enable)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.doubleClicked.connect(self.show_record)
        self.retry_action.triggered.connect(self.retry)
        self.discard_action.triggered.connect(self.discard)
        self.show_action.triggered.connect(self.show_record)
        self.problem_action.triggered.connect(self.show_problem)
        self.details_action.toggled.connect(self.details.setVisible)
        self.details_action.toggled.connect(self._buttons[self.details_action].setChecked)
        for action, keys in (
            (self.retry_action, ("Ctrl+R",)), (self.discard_action, ("Del",)), (self.show_action, ("Return", "Enter")),
        ):  # fmt: skip
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.retranslate()
            self._show_state()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Not sent"))
        self.table.setAccessibleName(self.tr("Changes not sent yet"))
        self.details.setAccessibleName(self.tr("The provider’s answer"))
        self.retry_action.setText(self.tr("&Try again"))
        self.discard_action.setText(self.tr("&Discard…"))
        self.show_action.setText(self.tr("&Show record"))
        self.problem_action.setText(self.tr("D&ecide…"))
        self.details_action.setText(self.tr("&Provider’s answer"))
        for action, pressed in self._buttons.items():
            pressed.setText(action.text().replace("&", ""))
            pressed.setAccessibleName(pressed.text())


class SignDelegate(CellDelegate):
    """Icon and word of how an edit stands, in its colour."""

    PAD, ICON = 8, 16

    def draw(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        sign = index.data(SIGN_ROLE)
        if not sign:
            return
        kit = self.kit
        role = "on_selection" if selected and kit.tokens.high_contrast else sign.role
        kit.draw_icon(painter, sign.icon, role, box.x() + self.PAD, QRectF(box).center().y())
        left = box.x() + self.PAD + self.ICON + 6
        painter.setPen(kit.on_selection if role == "on_selection" else kit.colours[role])
        text = kit.cut(sign.word, kit.plain, max(0, box.right() - self.PAD - left))
        kit.draw_text(painter, (left, box.y()), box.height(), text, kit.plain)

    def content_width(self, index: Index) -> int:
        return self.kit.width(self.full_text(index), self.kit.plain) + self.ICON + 6 + 2 * self.PAD


def _can_retry(edit: QueuedEdit) -> bool:
    return edit.state in {"refused", "conflict", "parked", "ambiguous"}


def _can_discard(edit: QueuedEdit) -> bool:
    return edit.state != "sending"


def _can_show(edit: QueuedEdit) -> bool:
    """Tell whether there is a record to be seen; a deletion hides it unless the provider refused."""
    gone = isinstance(edit.edit, edits.DeleteContact | edits.DeleteGroup | edits.UnblockAddress)
    return not gone or words.stand(edit) == "problem"
