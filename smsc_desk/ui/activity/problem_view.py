"""Problems: a list at the left, the chosen ones at the right; several are answered at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeySequence, QPainter, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSplitter,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from smsc_desk.book.edits import Action, ChangeContact, DeleteContact, Verb
from smsc_desk.store.problems import Problem
from smsc_desk.store.store import Store
from smsc_desk.store.twins import Twin
from smsc_desk.ui.activity import problem_words, words
from smsc_desk.ui.activity.problem_details import ProblemDetails
from smsc_desk.ui.activity.problem_model import SIGN_ROLE, ProblemModel
from smsc_desk.ui.activity.problem_words import Answer, Kind, Trouble
from smsc_desk.ui.choosing import choose_only
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.delegates import CellDelegate, thousands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.question import Question
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks, ask
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import EmptyState

Index = QModelIndex | QPersistentModelIndex
LIST_WIDTH, LIST_LEAST = 320, 200


class ProblemView(QWidget):
    """Hands on what the user decides; the rows go when the store says so."""

    recordWanted = Signal(str, int)
    """the kind and the local id of a record to be shown: "contact", "grp", "block" """
    editWanted = Signal(int, object, object)
    """number of the edit, ContactId, values of mine: go on in the contact editor"""

    def __init__(
        self, store: Store, groups: GroupDirectory, commands: Commands, tasks: Tasks, look: Look, icons: Icons
    ) -> None:
        super().__init__()
        self._commands, self._tasks = commands, tasks
        self.model = ProblemModel(store, groups, tasks, self)
        self.list = QListView()
        self.details = ProblemDetails(self.model, groups, look, icons)
        self.empty = EmptyState(icons)
        self._sought: tuple[str, int] | None = None
        self._arranged = False  # by hand
        self._place(look, icons)
        self._connect()
        self._retranslate()
        self._show_state()

    # --- what is chosen ---

    def chosen(self) -> list[Trouble]:
        """Return the chosen problems in the order shown."""
        spans = self.list.selectionModel().selection().toList()
        rows = sorted({row for span in spans for row in range(span.top(), span.bottom() + 1)})
        found = (self.model.trouble(self.model.index(row)) for row in rows)
        return [trouble for trouble in found if trouble is not None]

    def show_problem(self, target: str, row: int) -> None:
        """Choose what is about a record, now or as soon as it is read."""
        self._sought = (target, row)
        self.model.ask()
        self._find_sought()

    def _find_sought(self) -> None:
        rows = self.model.rows_of(*self._sought) if self._sought else []
        if rows:
            self._sought = None
            self._choose(rows)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, rows: Sequence[int]) -> None:
        flag = QItemSelectionModel.SelectionFlag
        choose_only(self.list, self.model.index(rows[0]))
        for row in rows:
            self.list.selectionModel().select(self.model.index(row), flag.Select)
        self.list.scrollTo(self.model.index(rows[0]))

    # --- what is decided ---

    def answer(self, of: Kind, answer: Answer) -> None:
        """Carry out an answer for those of the chosen problems that are of a kind."""
        chosen = [trouble for trouble in self.chosen() if problem_words.kind(trouble) is of]
        problems = [trouble for trouble in chosen if isinstance(trouble, Problem)]
        twins = [trouble for trouble in chosen if isinstance(trouble, Twin)]
        numbers = [problem.id for problem in problems]
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        match answer:
            case Answer.MINE:
                self._commands.take_mine(numbers)
            case Answer.THEIRS:
                self._commands.take_theirs(numbers)
            case Answer.RETRY:
                self._commands.retry(numbers)
            case Answer.DISCARD:
                self._tasks.start(self._discard(problems), name="discard edits")
            case Answer.EDIT:
                self._edit(problems)
            case Answer.REMOVE:
                self._remove(twins)
            case Answer.KEEP:
                self.model.keep_twins(twins)

    def _edit(self, problems: Sequence[Problem]) -> None:
        for problem in problems[:1]:
            if isinstance(problem.edit, ChangeContact):
                self.editWanted.emit(problem.id, problem.edit.contact, problem.edit.changes)

    def _remove(self, twins: Sequence[Twin]) -> None:
        if twins:
            deletions = tuple(DeleteContact(contact=twin.extra) for twin in twins)
            subject = self.model.title(twins[0]) if len(twins) == 1 else ""
            self._commands.do(Action(Verb.DELETE_CONTACTS, deletions, subject))

    async def _discard(self, problems: Sequence[Problem]) -> None:
        if not problems:
            return
        only = self.model.what(problems[0])

        def verb() -> str:
            return self.tr("Discard %1").replace("%1", thousands(len(problems)))

        if await ask(Question(lambda: words.loss(problems, only), verb, parent=self.window())):
            self._commands.discard([problem.id for problem in problems])

    def _discard_chosen(self) -> None:
        self.answer(Kind.REFUSED, Answer.DISCARD)

    def _show_record(self) -> None:
        for trouble in self.chosen()[:1]:
            if isinstance(trouble, Problem):
                self.recordWanted.emit(trouble.target, trouble.row)
            else:
                self.recordWanted.emit("contact", trouble.extra)

    # --- what is shown ---

    def _show_state(self) -> None:
        self._find_sought()
        if self.model.rowCount():
            self._stack.setCurrentWidget(self._split)
            if not self.chosen():  # the answered one is gone: go on with its neighbour
                self._choose([max(0, self.list.currentIndex().row())])
        else:
            self._stack.setCurrentWidget(self.empty)
            if self.model.loaded:
                self.empty.show_empty("check", self.tr("No problems. The provider took everything that was sent."))
            else:
                self.empty.show_loading(self.tr("Looking for problems"))
        self._show_chosen()

    def _on_arranged(self) -> None:
        self._arranged = True

    def _show_chosen(self) -> None:
        self.details.show_troubles(self.chosen())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.watch(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The values beside the list need room more than the names in it."""
        super().resizeEvent(event)
        if not self._arranged:
            width = min(LIST_WIDTH, max(LIST_LEAST, event.size().width() // 4))
            self._split.setSizes([width, event.size().width() - width])

    def panes(self) -> list[QWidget]:
        """Return where F6 goes."""
        return [self.list, *self.details.answers.buttons[:1]] if self.model.rowCount() else []

    # --- building ---

    def _place(self, look: Look, icons: Icons) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(ProblemDelegate(look, icons, self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMinimumWidth(LIST_LEAST)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self.list.scheduleDelayedItemsLayout)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.list)
        self._split.addWidget(self.details)
        self._split.setStretchFactor(1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        self.model.refreshed.connect(self._show_state)
        self.list.selectionModel().selectionChanged.connect(self._show_chosen)
        self._split.splitterMoved.connect(self._on_arranged)
        self.details.answered.connect(self.answer)
        self.details.recordWanted.connect(self._show_record)
        for keys, does in (
            ("Return", self.details.answers.enter),
            ("Enter", self.details.answers.enter),
            ("Del", self._discard_chosen),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(does)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.retranslate()
            self._show_state()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Problems"))
        self.list.setAccessibleName(self.tr("Problems"))


class ProblemDelegate(CellDelegate):
    """Who it is about, and below in its colour how it stands."""

    PAD = 12

    def draw(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        kit, sign, half = self.kit, index.data(SIGN_ROLE), box.height() // 2
        room = box.width() - 2 * self.PAD
        painter.setPen(self.pen("text", selected=selected))
        kit.draw_text(painter, (box.x() + self.PAD, box.y() + 3), half - 2,
                      kit.cut(self.full_text(index), kit.bold, room), kit.bold)  # fmt: skip
        if sign is None:
            return
        lower = QRect(box.x(), box.y() + half - 1, box.width(), half - 2)
        role = "on_selection" if selected and kit.tokens.high_contrast else sign.role
        kit.draw_icon(painter, sign.icon, role, box.x() + self.PAD, QRectF(lower).center().y())
        left = box.x() + self.PAD + kit.icon + 6
        painter.setPen(self.pen("muted", selected=selected))
        kit.draw_text(painter, (left, lower.y()), lower.height(),
                      kit.cut(sign.word, kit.plain, box.right() - self.PAD - left), kit.plain)  # fmt: skip

    def content_width(self, index: Index) -> int:
        return self.kit.width(self.full_text(index), self.kit.bold) + 2 * self.PAD

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.content_width(index), self._look.scaled(48))
