"""The filter over the table: the field, what it was understood as, what is wrong, and what a pasted list found."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from smsc_desk.book.filter_language import Parsed, Term, parse, without
from smsc_desk.book.filter_words import Key
from smsc_desk.store.store import Store
from smsc_desk.ui import plain
from smsc_desk.ui.contacts import filter_words
from smsc_desk.ui.contacts.filter_field import FilterField
from smsc_desk.ui.contacts.filter_words import Offer, written
from smsc_desk.ui.contacts.list_line import ListLine
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from smsc_desk.ui.widgets import Chip, Token, icon_button, label, rename_icon_button, set_look, tooltip

KEPT = 20
"""Filters that the history holds."""
LISTED = 30
"""Groups and tags that the menu names; the field takes all."""


class FilterBar(QWidget):
    """Asks for the last good filter; one with a mistake changes nothing but the words under the field."""

    asked = Signal(str, object)
    """the text, and the addresses of a list (a tuple, empty without one)"""
    everywhereWanted = Signal()
    """look through all contacts: what a list found is not only in the group that is shown"""
    saveWanted = Signal(str)
    """the text that is to be kept under a name"""

    def __init__(
        self,
        store: Store,
        directory: GroupDirectory,
        tasks: Tasks,
        look: Look,
        icons: Icons,
        region: Callable[[], str],
    ) -> None:
        super().__init__()
        self._store, self._directory, self._tasks, self._icons = store, directory, tasks, icons
        self._parsed = parse("")
        self._chips: list[Chip] = []
        self._history: list[str] = []
        self._tags: list[str] = []
        self.field = FilterField(look, icons)
        self.help = icon_button(icons.icon("help", "muted"), "", side=30)
        self.save = icon_button(icons.icon("save", "muted"), "", side=30)
        self.words = label(role="muted", wrap=True)
        self.list = ListLine(store, tasks, region)
        self._place()
        self._connect()
        self._retranslate()
        self._show()

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.field, 1)
        top.addWidget(self.save)
        top.addWidget(self.help)
        self._chip_row = QWidget()
        self._chip_line = QHBoxLayout(self._chip_row)
        self._chip_line.setContentsMargins(0, 0, 0, 0)
        self._chip_line.setSpacing(6)
        self._chip_line.addStretch(1)
        self.words.setContentsMargins(2, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._chip_row)
        column.addWidget(self.words)
        column.addWidget(self.list)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text)
        self.field.listPasted.connect(lambda text: self._tasks.start(self.show_list(text), name="read a pasted list"))
        self.field.historyWanted.connect(self.show_history)
        self.help.clicked.connect(lambda: self._tasks.start(self._open_menu(), name="offer filters"))
        self.save.clicked.connect(lambda: self.saveWanted.emit(self._parsed.text.strip()))
        self.list.showWanted.connect(self._show_listed)

    # --- what is asked

    def text(self) -> str:
        """Return the last text that was understood."""
        return self._parsed.text.strip()

    def has_list(self) -> bool:
        """Tell whether the contacts of a pasted list are shown."""
        return bool(self.list.addresses())

    def clear(self) -> bool:
        """Empty the field and drop the list; False where there was neither."""
        had = bool(self.field.text()) or self.has_list()
        self.list.drop()
        if self.field.text():
            self.field.clear()
        else:
            self._ask()
        return had

    def put(self, text: str) -> None:
        """Ask for a text, as if it had been typed."""
        self.field.setText(text)

    def _on_text(self, text: str) -> None:
        parsed = parse(text)
        self._say(parsed)
        if parsed.problem is None:
            self._parsed = parsed
            self._ask()

    def _ask(self) -> None:
        self._show()
        self.asked.emit(self.text(), self.list.addresses())

    # --- what is shown

    def _say(self, parsed: Parsed) -> None:
        problem = parsed.problem
        self.field.set_wrong((problem.start, problem.end) if problem else None)
        self.field.set_error(filter_words.problem(problem) if problem else "")
        self._show(filter_words.problem(problem) if problem else "")

    def _show(self, wrong: str = "") -> None:
        self._show_chips(self._parsed.terms)
        set_look(self.words, "role", "error" if wrong else "muted")
        self.words.setText(wrong)
        self.words.setAccessibleName(wrong)
        self.words.setVisible(bool(wrong))
        self.list.setVisible(self.has_list() and not wrong)
        self.save.setEnabled(bool(self.text()) and not wrong)

    def _show_chips(self, terms: Sequence[Term]) -> None:
        wanted = [Token(f"{term.start}", self._parsed.text[term.start : term.end]) for term in terms]
        if count := len(self.list.addresses()):
            wanted.insert(0, Token("list", self.tr("List: %n address(es)", "", count)))
        if wanted != [chip.token for chip in self._chips]:
            self._replace_chips(wanted)
        self._chip_row.setVisible(bool(wanted))

    def _replace_chips(self, wanted: Sequence[Token]) -> None:
        for chip in self._chips:
            self._chip_line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(self._icons, token, partial=False, parent=self._chip_row) for token in wanted]
        for number, chip in enumerate(self._chips):
            chip.removed.connect(lambda token=chip.token: self._remove(token))
            chip.moved.connect(lambda step, number=number: self._focus_chip(number + step))
            self._chip_line.insertWidget(number, chip)
            chip.show()

    def _focus_chip(self, number: int) -> None:
        if 0 <= number < len(self._chips):
            self._chips[number].cross.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, token: Token) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if token.key == "list":
            self.list.drop()
            self._ask()
            return
        term = next(term for term in self._parsed.terms if f"{term.start}" == token.key)
        self.field.setText(without(self._parsed, term))

    # --- a list

    async def show_list(self, text: str) -> None:
        """Show the contacts of a pasted list of numbers and e-mail addresses."""
        if await self.list.read(text):
            self._ask()
            return
        self.words.setText(self.tr("None of the pasted lines is a number or an e-mail address."))
        self.words.show()

    def _show_listed(self, blocked: bool) -> None:  # noqa: FBT001 - as the signal
        """Show all of the list, or the blocked of them, wherever they are."""
        self.everywhereWanted.emit()
        self.put(written(Key.BLOCK, "any", "любой") if blocked else "")

    # --- the menu and the history

    async def _open_menu(self) -> None:
        self._tags = await self._store.tags()
        menu = self.menu()
        menu.popup(self.help.mapToGlobal(self.help.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return the menu that writes a filter."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = list(dict.fromkeys(group.name for group in self._directory.all()))
        self._fill(menu, tuple(filter_words.offers(names[:LISTED], self._tags[:LISTED])))
        return menu

    def _fill(self, menu: QMenu, offers: Sequence[Offer]) -> None:
        for offer in offers:
            words = plain.one_line(offer.words).replace("&", "&&")
            if offer.under:
                self._fill(menu.addMenu(words), offer.under)
            else:
                menu.addAction(words).triggered.connect(lambda _=False, writes=offer.writes: self.write(writes))

    def write(self, text: str) -> None:
        """Add an expression to the field; the cursor stands where its `|` was."""
        before, bar, after = text.partition("|")
        had = self.field.text().rstrip()
        if not before and bar:  # between what is there and what comes
            self.field.setText(f"{had}{after}")
            self.field.setCursorPosition(len(self.field.text()))
        else:
            start = f"{had} {before}" if had else before
            self.field.setText(start + after)
            self.field.setCursorPosition(len(start))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self) -> None:
        """Put what is asked on top of the history."""
        text = self.text()
        if text:
            self._history = [text, *(old for old in self._history if old != text)][:KEPT]

    def has_history(self) -> bool:
        """Tell whether filters were used before."""
        return bool(self._history)

    def show_history(self) -> None:
        """Offer the filters that were used before."""
        if not self._history:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text in self._history:
            action = menu.addAction(plain.one_line(text)[:80].replace("&", "&&"))
            action.triggered.connect(lambda _=False, text=text: self.field.setText(text))
        menu.setActiveAction(menu.actions()[0])
        menu.setMinimumWidth(self.field.width())
        menu.popup(self.field.mapToGlobal(self.field.rect().bottomLeft()))

    def layout_text(self) -> str:
        """Return the history, to be kept."""
        self.remember()
        return json.dumps(self._history, ensure_ascii=False)

    def restore_layout(self, text: str) -> None:
        """Take the history that was kept; a text of another shape is left."""
        try:
            kept = json.loads(text)
        except ValueError:
            return
        if isinstance(kept, list):
            self._history = [one for one in kept if isinstance(one, str)][:KEPT]

    # --- words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._say(parse(self.field.text()))

    def _retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Number, name, group:, tag:, block: …"))
        self.field.setAccessibleName(self.tr("Find contacts"))
        rename_icon_button(self.help, self.tr("What can be written here"), self.tr("What can be written here"))
        rename_icon_button(self.save, self.tr("Save this filter"), self.tr("Save this filter under a name"))
        self._chip_row.setAccessibleName(self.tr("Parts of the filter"))
        tip = self.tr(
            "Words are found in numbers, names, comments and tags. A number may have blanks and brackets in it: "
            "+7 912 345-67-89, 8 (912) 345. ↓ shows the last filters."
        )
        self.field.setToolTip(tooltip(tip))
