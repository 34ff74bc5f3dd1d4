"""Groups and tags of a contact, as chips with a line to type more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from smsc_desk.book.errors import Invalid
from smsc_desk.book.folding import fold
from smsc_desk.book.group import Group
from smsc_desk.book.identity import Channel, GroupId
from smsc_desk.ui.contacts.form_field import NOTHING, SimpleField, Verdict
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import Token, TokenField

OFFERED = 30
NEW = "+"
"""The mark of a group that is still to be created, before its name; the others are their numbers."""


class Typed(NamedTuple):
    """The raw of a token field: keys of its tokens, and what is typed but no token yet."""

    keys: tuple[str, ...]
    pending: str = ""


class Memberships(NamedTuple):
    """The value of the groups: those that exist, and the names of those to create."""

    groups: frozenset[GroupId]
    created: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupChanges:
    """Which groups the contact is to join and to leave; the names of groups that are to be created first."""

    join: tuple[GroupId, ...] = ()
    leave: tuple[GroupId, ...] = ()
    create: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.join or self.leave or self.create)


class _Tokens(SimpleField):
    """What both have in common: the line's rest is part of what was typed."""

    edit: TokenField

    def __init__(self, key: str, field: TokenField) -> None:
        super().__init__(key, field)
        self.setFocusProxy(field.edit)
        self.name.setBuddy(field.edit)
        field.tokensChanged.connect(self._on_tokens)
        field.edit.textEdited.connect(lambda _text: self.tell_edited())
        field.edit.editingFinished.connect(self.reword)

    def entrance(self) -> TokenField:
        return self.edit

    def raw_of_text(self, text: str) -> Typed:
        return Typed((), text)

    def stops(self) -> list[QWidget]:
        return [*self.edit.findChildren(QToolButton), self.edit.edit]

    def show_tokens(self, tokens: Sequence[tuple[str, str]]) -> None:
        """Show these instead."""
        self.edit.set_tokens(tokens)
        self.rearranged.emit()

    def pending(self) -> str:
        """Return what is typed and no token yet."""
        return self.edit.edit.text().strip()

    def _on_tokens(self) -> None:
        self.rearranged.emit()
        self.tell_edited()


class TagsField(_Tokens):
    """Tags: what is typed becomes one by a comma, by Enter, and at the latest when it is saved."""

    wanted = Signal()
    """the field was entered: which tags are there?"""

    def __init__(self, icons: Icons) -> None:
        super().__init__("tags", TokenField(icons, self._suggest, self._create_line))
        self._known: list[str] = []
        self._folded: list[str] = []
        self.edit.edit.installEventFilter(self)
        self.edit.edit.textEdited.connect(self._cut)

    def set_known(self, tags: Sequence[str]) -> None:
        """Offer these, the commonest first."""
        self._known, self._folded = list(tags), [fold(tag) for tag in tags]

    def raw(self) -> Typed:
        return Typed(tuple(token.text for token in self.edit.tokens()), self.pending())

    def set_raw(self, raw: Typed) -> None:
        self.show_tokens([(tag, tag) for tag in raw.keys])
        self.edit.edit.setText(raw.pending)
        self.reword()

    def raw_of(self, value: Sequence[str]) -> Typed:
        return Typed(tuple(value))

    def value(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_parts((*self.raw().keys, self.pending()))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.wanted.emit()
        return super().eventFilter(watched, event)

    def _suggest(self, typed: str) -> list[tuple[str, str]]:
        wanted, present = fold(typed), {token.text for token in self.edit.tokens()}
        known = zip(self._known, self._folded, strict=True)
        found = [tag for tag, key in known if wanted in key and tag not in present]
        found.sort(key=lambda tag: not fold(tag).startswith(wanted))
        return [(tag, tag) for tag in found[:OFFERED]]

    def _create_line(self, typed: str) -> str | None:
        present = {*self._known, *(token.text for token in self.edit.tokens())}
        return None if typed in present else self.tr("New tag “%1”").replace("%1", typed)

    def _on_tokens(self) -> None:
        tags = self.value()
        if tags != tuple(token.text for token in self.edit.tokens()):
            self.show_tokens([(tag, tag) for tag in tags])
        super()._on_tokens()

    def _cut(self, text: str) -> None:
        """Make tokens of all that stands before a comma."""
        if "," in text:
            *whole, rest = text.split(",")
            tags = tuple(dict.fromkeys(_parts((*self.raw().keys, *whole))))
            self.show_tokens([(tag, tag) for tag in tags])
            self.edit.edit.setText(rest.lstrip())
            self.tell_edited()


def _parts(texts: Iterable[str]) -> Iterable[str]:
    return (part for text in texts for each in text.split(",") if (part := each.strip()))


class GroupsField(_Tokens):
    """Groups: chosen with their sizes in sight; a new name makes a group, but only by a choice of its own."""

    group_wanted = Signal(object)
    """GroupId: by a double click on its chip, or from the chip's menu"""

    def __init__(self, icons: Icons, directory: GroupDirectory) -> None:
        super().__init__("groups", TokenField(icons, self._suggest, self._create_line))
        self._directory = directory
        self._channel = Channel.PHONE
        directory.changed.connect(self._show_names)
        self.edit.installEventFilter(self)
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.edit.customContextMenuRequested.connect(self._show_menu)

    def set_channel(self, channel: Channel) -> None:
        """Offer the groups of a channel."""
        self._channel = channel

    def raw(self) -> Typed:
        return Typed(tuple(token.key or NEW + token.text for token in self.edit.tokens()), self.pending())

    def set_raw(self, raw: Typed) -> None:
        self._show(raw.keys)
        self.edit.edit.setText(raw.pending)
        self.reword()

    def raw_of(self, value: Iterable[GroupId]) -> Typed:
        numbers = sorted(value, key=lambda number: (fold(self._text(str(number))), number))
        return Typed(tuple(map(str, numbers)))

    def value(self) -> Memberships:
        if pending := self.pending():
            same = self._named(pending)
            if len(same) != 1:
                raise Invalid("groups", "pending", name=pending)
            return self._memberships((*self.raw().keys, str(same[0].id)))
        return self._memberships(self.raw().keys)

    def created(self, name: str, number: GroupId) -> None:
        """A group to be created is there now: it is not created twice if a later step fails."""
        self._show([str(number) if key == NEW + name else key for key in self.raw().keys])

    def judged(self) -> Verdict:
        if (name := self.pending()) and not self.edit.edit.hasFocus() and len(self._named(name)) != 1:
            return "guess", self.pending_words(name)
        return NOTHING

    def pending_words(self, name: str) -> str:
        """Word that a typed name is no group yet."""
        return self.tr("There is no group “%1” yet: press Enter to choose or create it, or clear the line.").replace(
            "%1", name
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            group = self._group_of(self.edit.childAt(event.position().toPoint()))
            if group is not None:
                self.group_wanted.emit(group)
        return super().eventFilter(watched, event)

    def _show_menu(self, at: QPoint) -> None:
        # The menu key comes from the chip's cross, and its place says nothing about the chip.
        group = self._group_of(self.edit.childAt(at)) or self._group_of(self.window().focusWidget())
        if group is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._text(str(group)))
        words = self.tr("Show the contacts of “%1”").replace("%1", self._text(str(group)).replace("&", "&&"))
        menu.addAction(words).triggered.connect(lambda: self.group_wanted.emit(group))
        menu.popup(self.edit.mapToGlobal(at))

    def _group_of(self, widget: QWidget | None) -> GroupId | None:
        """Return the group whose chip a widget is part of; None for one that is still to be created."""
        while widget is not None and widget is not self.edit:
            if isinstance(token := getattr(widget, "token", None), Token):
                return GroupId(int(token.key)) if token.key else None
            widget = widget.parentWidget()
        return None

    def _memberships(self, keys: Sequence[str]) -> Memberships:
        created = tuple(key.removeprefix(NEW) for key in keys if key.startswith(NEW))
        return Memberships(frozenset(GroupId(int(key)) for key in keys if not key.startswith(NEW)), created)

    def _named(self, name: str) -> list[Group]:
        return [group for group in self._directory.of_channel(self._channel) if fold(group.name) == fold(name)]

    def _suggest(self, typed: str) -> list[tuple[str, str]]:
        wanted, present = fold(typed), {token.key for token in self.edit.tokens()}
        found = [
            group
            for group in self._directory.of_channel(self._channel)
            if wanted in fold(group.name) and str(group.id) not in present
        ]
        found.sort(key=lambda group: (fold(group.name) != wanted, not fold(group.name).startswith(wanted)))
        return [(str(group.id), self._offer(group)) for group in found[:OFFERED]]

    def _offer(self, group: Group) -> str:
        return f"{self._text(str(group.id))} ({thousands(group.members)})"

    def _create_line(self, typed: str) -> str | None:
        taken = {fold(token.text) for token in self.edit.tokens()}
        if self._named(typed) or fold(typed) in taken:
            return None
        return self.tr("Create group “%1”").replace("%1", typed)

    def _on_tokens(self) -> None:
        self._show(self.raw().keys)
        super()._on_tokens()

    def _show_names(self) -> None:
        self._show(self.raw().keys)
        self.reword()

    def _show(self, keys: Sequence[str]) -> None:
        """Show the names without the sizes that the choice was made by."""
        tokens = [("", key.removeprefix(NEW)) if key.startswith(NEW) else (key, self._text(key)) for key in keys]
        if tokens != [tuple(token) for token in self.edit.tokens()]:
            self.show_tokens(tokens)

    def _text(self, key: str) -> str:
        """Return the name; groups of the same name are told apart by their mailing number, or by their own."""
        group = self._directory.get(GroupId(int(key)))
        if group is None:
            return "…"
        if len([other for other in self._named(group.name) if other.channel == group.channel]) < 2:
            return group.name
        # G and the mailing number is how the provider addresses a group; its own number is the rest.
        mark = f"G{group.number}" if group.number is not None else f"ID {group.server_id or group.id}"
        return f"{group.name} · {mark}"
