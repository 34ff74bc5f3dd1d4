"""The numbers, or e-mail addresses, of a contact: one line each, the main one first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsc_desk.book import fields
from smsc_desk.book.contact import Contact
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel
from smsc_desk.ui.contacts.address_line import AddressLine
from smsc_desk.ui.contacts.button_row import ButtonRow
from smsc_desk.ui.contacts.form_field import GAP, FormField, Verdict, offer_button
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import label

PATIENCE_MS = 300
"""After so long without a key it is looked up who has the number already."""


class AddressField(FormField):
    """Raw is a tuple of texts, one a line; the value a tuple of addresses as they are kept."""

    check_wanted = Signal()
    """the user has paused: who has these addresses already?"""
    owner_wanted = Signal(object)
    groups_wanted = Signal(object)
    several_pasted = Signal(object)
    """list[str]: the user wants a contact for each of the pasted addresses"""

    def __init__(self, icons: Icons, region: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__("addresses", parent)
        self._icons, self._region = icons, region
        self.channel = Channel.PHONE
        self.is_new = False
        self.apart = False  # a contact for each address
        self.describe_owner: Callable[[Contact], str] = lambda owner: owner.title
        self._kept: dict[str, str] = {}
        self._removed = ""
        self._pasted = 0
        self._name = ""
        self.lines: list[AddressLine] = []
        self._add, self._put_back, self._choose = offer_button(), offer_button(), offer_button()
        self._farewell = label(role="hint", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._pause.timeout.connect(self.check_wanted)
        self._place()
        self.set_raw(("",))

    # --- the field's contract ---

    def raw(self) -> tuple[str, ...]:
        return tuple(text for line in self.lines if (text := line.edit.text().strip()))

    def set_raw(self, raw: Sequence[str]) -> None:
        self._show_lines(raw or ("",))
        self._removed, self._pasted, self.apart = "", 0, False
        self.reword()

    def raw_of(self, value: Sequence[str]) -> tuple[str, ...]:
        self._kept = {fields.show_address(address, self.channel): address for address in value}
        for line in self.lines:
            line.kept = self._kept
        return tuple(self._kept)

    def raw_of_text(self, text: str) -> tuple[str, ...]:
        return (text, *self.raw()[1:])

    def value(self) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(address for line in self.lines for address in line.addresses()))
        if not found:
            raise Invalid("addresses", "empty")
        return found

    def entrance(self) -> QWidget:
        wrong = next((line for line in self.lines if line.fault() or line.owner), self.lines[0])
        return wrong.edit

    def stops(self) -> list[QWidget]:
        lines = [stop for line in self.lines for stop in line.stops()]
        return [*lines, self._choose, self._put_back, self._add]

    def set_name(self, text: str) -> None:
        self._name = text.replace("&", "")
        self.name.setText(text)
        self._name_lines()

    def reword(self) -> None:
        for line in self.lines:
            line.reword()
        self._reword_offers()
        self._name_lines()

    # --- for the form ---

    def set_channel(self, channel: Channel, *, is_new: bool) -> None:
        """Take numbers, or e-mail addresses, from now on; only a new contact can become several."""
        self.channel, self.is_new = channel, is_new
        for line in self.lines:
            line.channel = channel
        self.reword()

    def faults(self) -> list[str]:
        """Return why lines cannot be addresses."""
        return [fault for line in self.lines if (fault := line.fault())]

    def new_addresses(self) -> list[str]:
        """Return the understood addresses that the contact did not have."""
        known = set(self._kept.values())
        return [address for line in self.lines for address in _understood(line) if address not in known]

    def set_owners(self, owners: dict[str, Contact], *, may_join: bool) -> None:
        """Tell which addresses another contact has."""
        for line in self.lines:
            line.owner = next((owners[address] for address in _understood(line) if address in owners), None)
            line.may_join = may_join
        self.reword()

    def has_owners(self) -> bool:
        """Tell whether another contact has one of the addresses."""
        return any(line.owner for line in self.lines)

    # --- lines ---

    def _show_lines(self, texts: Sequence[str]) -> None:
        while len(self.lines) > len(texts):
            self._drop(self.lines.pop())
        while len(self.lines) < len(texts):
            self.lines.append(self._new_line())
        for line, text in zip(self.lines, texts, strict=True):
            line.kept, line.owner = self._kept, None
            if line.edit.text() != text:
                line.edit.setText(text)
        self.name.setBuddy(self.lines[0].edit)
        self.setFocusProxy(self.lines[0].edit)
        self.rearranged.emit()

    def _new_line(self) -> AddressLine:
        line = AddressLine(self._icons, self._region)
        line.channel = self.channel
        line.describe_owner = self._owner_words
        line.said = lambda verdict: self._said_of(line, verdict)
        line.edited.connect(lambda pasted: self._on_edited(line, pasted))
        line.left.connect(lambda: self._on_left(line))
        line.owner_wanted.connect(self.owner_wanted)
        line.groups_wanted.connect(self.groups_wanted)
        for asks, does in (
            (line.make_main.clicked, self.make_main), (line.edit.main_wanted, self.make_main),
            (line.remove.clicked, self.remove), (line.edit.removal_wanted, self.remove),
        ):  # fmt: skip
            asks.connect(lambda *_, does=does: does(self.lines.index(line)))
        line.edit.more_wanted.connect(self.add_line)
        self._column.insertWidget(len(self.lines), line)
        return line

    def _owner_words(self, owner: Contact) -> str:
        return self.describe_owner(owner)

    def _drop(self, line: AddressLine) -> None:
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _said_of(self, line: AddressLine, verdict: Verdict) -> Verdict:
        """A complaint of the form stands at the line that it is about, a remark at the first."""
        if line is self.lines[0] or (self._complaint and line.edit is self.entrance()):
            verdict = self.said(verdict)
        if line is self.lines[0] and len(self.lines) > 1 and verdict[0] in {"none", "ok"}:
            main = self.tr("Main number") if self.channel == Channel.PHONE else self.tr("Main address")
            return verdict[0], " · ".join(filter(None, (main, verdict[1])))
        return verdict

    def _on_edited(self, line: AddressLine, pasted: bool) -> None:  # noqa: FBT001 - a slot of edited(bool)
        if pasted:
            self._spread(line)
        self._pause.start()
        self.tell_edited()

    def _on_left(self, line: AddressLine) -> None:
        self._spread(line)
        self.reword()

    def _spread(self, line: AddressLine) -> None:
        """Give each address of a pasted list a line of its own."""
        texts = line.texts()
        if len(texts) < 2:
            return
        at = self.lines.index(line)
        before, after = (tuple(other.edit.text() for other in part) for part in (self.lines[:at], self.lines[at + 1 :]))
        raw = tuple(dict.fromkeys(filter(str.strip, (*before, *texts, *after))))
        had_focus = line.edit.hasFocus()
        self._show_lines(raw)
        self._pasted = len(raw)
        if had_focus:
            self.lines[min(at + len(texts), len(raw)) - 1].edit.setFocus()

    # --- what the user does with lines ---

    def add_line(self) -> None:
        """Offer one more line, unless an empty one is there."""
        empty = next((line for line in self.lines if not line.edit.text().strip()), None)
        if empty is None:
            self._show_lines((*self.raw(), ""))
            self.reword()
        (empty or self.lines[-1]).edit.setFocus()

    def remove(self, at: int) -> None:
        """Take a line away, and say what that means."""
        texts = [line.edit.text() for line in self.lines]
        gone = texts.pop(at).strip()
        self._show_lines(texts or ("",))
        self._removed = gone if gone in self._kept else ""
        self.lines[min(at, len(self.lines) - 1)].edit.setFocus()
        self.tell_edited()

    def make_main(self, at: int) -> None:
        """Put a line first; the provider takes the first number for the contact's own."""
        if not at:
            return
        texts = [line.edit.text() for line in self.lines]
        texts.insert(0, texts.pop(at))
        self._show_lines(texts)
        self.lines[0].edit.setFocus()
        self.tell_edited()

    def _restore(self) -> None:
        texts, self._removed = [*self.raw(), self._removed], ""
        self._show_lines(texts)
        self.lines[-1].edit.setFocus()
        self.tell_edited()

    def _switch_apart(self) -> None:
        self.apart = not self.apart
        self._reword_offers()
        self.edited.emit()
        if self.apart:
            self.several_pasted.emit(list(self.raw()))

    # --- words and places ---

    def _reword_offers(self) -> None:
        is_phone = self.channel == Channel.PHONE
        self._add.setText(self.tr("Add a number") if is_phone else self.tr("Add an address"))
        self._add.setVisible(bool(self.raw()))
        self._put_back.setText(self.tr("Put it back"))
        self._put_back.setVisible(bool(self._removed))
        self._farewell.setText(
            self.tr("%1 will no longer belong to the contact.").replace("%1", self._removed) if self._removed else ""
        )
        self._farewell.setVisible(bool(self._removed))
        self._reword_choice(len(self.raw()))
        for button in (self._add, self._put_back, self._choose):
            button.setAccessibleName(button.text())
        self._offers.refresh()

    def _reword_choice(self, count: int) -> None:
        """Offer to make several contacts of several pasted addresses."""
        shown = self.is_new and self._pasted > 1 and count > 1
        self._outcome.setVisible(shown)
        self._choose.setVisible(shown)
        if not shown:
            self.apart = False
            return
        self._outcome.setText(self._apart_words(count) if self.apart else self._together_words(count))
        several = self.tr("Make %n contact(s)", "", count)
        self._choose.setText(self.tr("Make one contact") if self.apart else several)

    def _together_words(self, count: int) -> str:
        if self.channel == Channel.PHONE:
            return self.tr("%n number(s) found: one contact with all of them.", "", count)
        return self.tr("%n address(es) found: one contact with all of them.", "", count)

    def _apart_words(self, count: int) -> str:
        if self.channel == Channel.PHONE:
            return self.tr("%n number(s) found: a contact for each.", "", count)
        return self.tr("%n address(es) found: a contact for each.", "", count)

    def _name_lines(self) -> None:
        several = len(self.lines) > 1
        for at, line in enumerate(self.lines):
            line.edit.setAccessibleName(f"{self._name} {at + 1}" if several else self._name)
            line.name_buttons(is_main=at == 0, several=several)

    def _place(self) -> None:
        self._outcome = label(role="ok", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, GAP)
        self._column.setSpacing(6)
        for texts in (self._outcome, self._farewell):
            self._column.addWidget(texts)
            texts.hide()
        self._offers = ButtonRow((self._choose, self._put_back, self._add), 0)
        self._column.addWidget(self._offers)
        self._choose.clicked.connect(self._switch_apart)
        self._put_back.clicked.connect(self._restore)
        self._add.clicked.connect(self.add_line)


def _understood(line: AddressLine) -> list[str]:
    try:
        return line.addresses()
    except Invalid:
        return []
