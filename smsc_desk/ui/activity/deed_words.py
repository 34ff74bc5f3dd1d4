"""What the user did, in words: as a fact for the history, as a thing that can be undone, and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject

from smsc_desk.store.history import Deed
from smsc_desk.store.queue import QueuedEdit
from smsc_desk.store.store import Store
from smsc_desk.ui.activity.words import Sign, sign
from smsc_desk.ui.groups.words import counted

translate = QCoreApplication.translate


def with_name(text: str, name: str) -> str:
    """Put a name into a text; one that looks like a placeholder stays a name."""
    return text.replace("%1", name)


class DeedWords(QObject):
    """Past tense: “Deleted 3 contacts”; `verb` as in book.edits.Verb, `subject` a name or an address, may be empty."""

    def say(self, verb: str, rows: int, subject: str) -> str:
        """Word a deed that touched so many records."""
        one = self._of_one(verb) if subject and rows == 1 else ""
        text = one or counted(self._of_many(verb, rows), rows)
        return with_name(text, subject or self.tr("a group"))

    def _of_one(self, verb: str) -> str:
        match verb:
            case "add_contact":
                return self.tr("Added contact “%1”")
            case "change_contact":
                return self.tr("Changed contact “%1”")
            case "delete_contacts":
                return self.tr("Deleted contact “%1”")
            case "block":
                return self.tr("Blocked %1")
            case "unblock":
                return self.tr("Unblocked %1")
            case "change_block":
                return self.tr("Changed the block of %1")
            case "restore":
                return self.tr("Restored “%1”")
            case _:
                return ""

    def _of_many(self, verb: str, rows: int) -> str:  # noqa: C901, PLR0912 - one line a verb
        match verb:
            case "add_contact":
                return self.tr("Added %n contact(s)", "", rows)
            case "change_contact":
                return self.tr("Changed %n contact(s)", "", rows)
            case "delete_contacts":
                return self.tr("Deleted %n contact(s)", "", rows)
            case "add_to_group":
                return self.tr("Added %n contact(s) to “%1”", "", rows)
            case "remove_from_group":
                return self.tr("Removed %n contact(s) from “%1”", "", rows)
            case "move_to_group":
                return self.tr("Moved %n contact(s) to “%1”", "", rows)
            case "add_group":
                return self.tr("Created group “%1”")
            case "rename_group":
                return self.tr("Changed group “%1”")
            case "delete_group":
                return self.tr("Deleted group “%1”")
            case "block" | "import_blacklist":
                return self.tr("Blocked %n address(es)", "", rows)
            case "unblock":
                return self.tr("Unblocked %n address(es)", "", rows)
            case "change_block":
                return self.tr("Changed %n block(s)", "", rows)
            case "restore":
                return self.tr("Restored %n record(s)", "", rows)
            case "discard":
                return self.tr("Discarded %n change(s)", "", rows)
            case "import":
                return self.tr("Imported %n contact(s)", "", rows)
            case _:
                return self.tr("Changed %n record(s)", "", rows)


class DeedNames(QObject):
    """A deed as a noun: “Undo: delete 3 contacts”."""

    def say(self, verb: str, rows: int, subject: str) -> str:
        """Name a deed that touched so many records."""
        one = self._of_one(verb) if subject and rows == 1 else ""
        text = one or counted(self._of_many(verb, rows), rows)
        return with_name(text, subject or self.tr("a group"))

    def _of_one(self, verb: str) -> str:
        match verb:
            case "add_contact":
                return self.tr("add contact “%1”")
            case "change_contact":
                return self.tr("change contact “%1”")
            case "delete_contacts":
                return self.tr("delete contact “%1”")
            case "block":
                return self.tr("block %1")
            case "unblock":
                return self.tr("unblock %1")
            case "change_block":
                return self.tr("change the block of %1")
            case "restore":
                return self.tr("restore “%1”")
            case _:
                return ""

    def _of_many(self, verb: str, rows: int) -> str:  # noqa: C901, PLR0912 - one line a verb
        match verb:
            case "add_contact":
                return self.tr("add %n contact(s)", "", rows)
            case "change_contact":
                return self.tr("change %n contact(s)", "", rows)
            case "delete_contacts":
                return self.tr("delete %n contact(s)", "", rows)
            case "add_to_group":
                return self.tr("add %n contact(s) to “%1”", "", rows)
            case "remove_from_group":
                return self.tr("remove %n contact(s) from “%1”", "", rows)
            case "move_to_group":
                return self.tr("move %n contact(s) to “%1”", "", rows)
            case "add_group":
                return self.tr("create group “%1”")
            case "rename_group":
                return self.tr("change group “%1”")
            case "delete_group":
                return self.tr("delete group “%1”")
            case "block" | "import_blacklist":
                return self.tr("block %n address(es)", "", rows)
            case "unblock":
                return self.tr("unblock %n address(es)", "", rows)
            case "change_block":
                return self.tr("change %n block(s)", "", rows)
            case "restore":
                return self.tr("restore %n record(s)", "", rows)
            case "import":
                return self.tr("import %n contact(s)", "", rows)
            case _:
                return self.tr("change %n record(s)", "", rows)


_STANDS = {
    "done": "done", "refused": "refused", "conflict": "conflict", "parked": "parked",
    "ambiguous": "doubt", "verifying": "doubt", "queued": "open", "sending": "open",
    "cancelled": "cancelled", "merged": "merged",
}  # fmt: skip


class DeedStand(QObject):
    """How a deed's edits stand, in numbers that add up to all of them."""

    def say(self, counts: Mapping[str, int]) -> str:
        """Count edits by state: “18 done · 2 refused · 3 not sent yet”; an undoing in time has none."""
        if not counts:
            return self.tr("In time: nothing had been sent")
        sums = dict.fromkeys(dict.fromkeys(_STANDS.values()), 0)
        for state, number in counts.items():
            sums[_STANDS.get(state, "open")] += number
        return " · ".join(counted(self._part(kind, number), number) for kind, number in sums.items() if number)

    def _part(self, kind: str, number: int) -> str:
        match kind:
            case "done":
                return self.tr("%n done", "", number)
            case "refused":
                return self.tr("%n refused", "", number)
            case "conflict":
                return self.tr("%n changed on both sides", "", number)
            case "parked":
                return self.tr("%n set aside", "", number)
            case "doubt":
                return self.tr("%n in doubt", "", number)
            case "cancelled":
                return self.tr("%n taken back", "", number)
            case "merged":
                return self.tr("%n replaced by a later change", "", number)
            case _:
                return self.tr("%n not sent yet", "", number)


def standing(edit: QueuedEdit) -> Sign:
    """Return how an edit of a deed stands, whether it is still open or not."""
    match edit.state:
        case "done":
            return Sign("check", "ok", translate("Activity", "Done"))
        case "cancelled":
            return Sign("undo", "muted", translate("Activity", "Taken back"))
        case "merged":
            return Sign("arrow-right", "muted", translate("Activity", "Replaced by a later change"))
        case _:
            return sign(edit)


Find = Callable[[int], Deed | None]
"""a deed by its number; None where it is not at hand"""


def say_deed(deed: Deed, find: Find) -> str:
    """Word a deed as a fact; what takes another back, or does it again, names that one."""
    if not deed.depth:
        return DeedWords().say(deed.verb, deed.rows, deed.subject)
    name = name_deed(origin_of(deed, find))
    undone = translate("History", "Undone: %1") if deed.depth % 2 else translate("History", "Done again: %1")
    return with_name(undone, name)


def name_deed(deed: Deed) -> str:
    """Name a deed as a thing that is undone or done again."""
    return DeedNames().say(deed.verb, deed.rows, deed.subject)


def origin_of(deed: Deed, find: Find) -> Deed:
    """Return what was done in the first place, as far as it is at hand: it knows how many records it was about.

    An undoing of what was never sent has no edits of its own.
    """
    while deed.undo_of is not None and (before := find(deed.undo_of)) is not None:
        deed = before
    return deed


async def origin(store: Store, deed: Deed) -> Deed:
    """Return what was done in the first place, through all its undoing and redoing."""
    while deed.undo_of is not None:
        found = await store.history(limit=1, before=deed.undo_of + 1)
        if not found or found[0].id != deed.undo_of:
            break
        deed = found[0]
    return deed
