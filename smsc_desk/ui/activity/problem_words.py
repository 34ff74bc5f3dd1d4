"""Problems in words: of which kind each is, why it stands there, which answers there are and what each is called."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject

from smsc_desk.book import birthday, edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.fields import show_address
from smsc_desk.book.identity import Channel, GroupId
from smsc_desk.store.problems import Problem
from smsc_desk.store.twins import Twin
from smsc_desk.ui import messages
from smsc_desk.ui.activity import words
from smsc_desk.ui.activity.words import Sign
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.words import counted

translate = QCoreApplication.translate
Trouble = Problem | Twin


class Kind(enum.Enum):
    """What sort of decision a problem asks for."""

    CONFLICT = enum.auto()
    GONE = enum.auto()
    DELETES = enum.auto()
    ALREADY = enum.auto()
    NOT_UNDONE = enum.auto()
    REFUSED = enum.auto()
    TWIN = enum.auto()


class Answer(enum.Enum):
    """What the user can decide."""

    MINE = enum.auto()
    THEIRS = enum.auto()
    EDIT = enum.auto()
    RETRY = enum.auto()
    DISCARD = enum.auto()
    REMOVE = enum.auto()
    KEEP = enum.auto()


def kind(trouble: Trouble) -> Kind:
    """Return of which kind a problem is."""
    if isinstance(trouble, Twin):
        return Kind.TWIN
    if trouble.state != "conflict":
        return Kind.REFUSED
    if trouble.reason == "already_there":
        return Kind.ALREADY
    if trouble.gone:
        return Kind.GONE
    if trouble.deletes:
        return Kind.DELETES
    return Kind.NOT_UNDONE if trouble.reason == "not_undone" else Kind.CONFLICT


def answers(trouble: Trouble) -> tuple[Answer, ...]:
    """Return what can be decided about a problem, the usual first."""
    match kind(trouble):
        case Kind.TWIN:
            return Answer.REMOVE, Answer.KEEP
        case Kind.REFUSED:
            return Answer.RETRY, Answer.DISCARD
        case Kind.CONFLICT | Kind.NOT_UNDONE if can_edit(trouble):
            return Answer.MINE, Answer.THEIRS, Answer.EDIT
        case _:
            return Answer.MINE, Answer.THEIRS


def can_edit(trouble: Trouble) -> bool:
    """Tell whether the contact editor can go on with what was asked."""
    return isinstance(trouble, Problem) and isinstance(trouble.edit, edits.ChangeContact) and not trouble.gone


# --- why it stands there ----------------------------------------------------------------------------------------------


def sign(trouble: Trouble) -> Sign:
    """Return picture, colour and word of a problem, as the list shows it."""
    match kind(trouble):
        case Kind.TWIN:
            return Sign("copy", "warn", translate("Problems", "Twice at the provider"))
        case Kind.GONE:
            return Sign("trash", "warn", translate("Activity", "Deleted at the provider"))
        case Kind.DELETES:
            return Sign("edit", "warn", translate("Problems", "Changed there before it was deleted"))
        case Kind.ALREADY:
            return Sign("users", "warn", translate("Activity", "Already there"))
        case Kind.NOT_UNDONE:
            return Sign("undo", "warn", translate("Activity", "Could not be undone"))
        case _:
            assert isinstance(trouble, Problem)  # noqa: S101 - twins were the first case
            return words.sign(trouble)


def why(trouble: Trouble) -> str:
    """Say in a sentence or two why a problem stands there and what is kept."""
    match kind(trouble):
        case Kind.TWIN:
            return translate("Problems", "This address is twice at the provider after a lost answer. Only you decide"
                             " whether one of them goes.")  # fmt: skip
        case Kind.CONFLICT:
            return translate("Problems", "This was changed at the provider after you had seen it. Both values are kept"
                             " until you choose.")  # fmt: skip
        case Kind.GONE:
            return translate("Problems", "The provider does not have this record any more. What you changed is kept"
                             " here.")  # fmt: skip
        case Kind.DELETES:
            return translate("Problems", "You deleted this, but it was changed at the provider after you had seen it."
                             " Nothing was deleted yet.")  # fmt: skip
        case Kind.ALREADY:
            return translate("Problems", "The provider has a record with this address already. Nothing was added"
                             " twice.")  # fmt: skip
        case Kind.NOT_UNDONE:
            return translate("Problems", "This was changed after what was to be undone. Both values are kept until you"
                             " choose.")  # fmt: skip
        case Kind.REFUSED:
            assert isinstance(trouble, Problem)  # noqa: S101 - twins were the first case
            kept = translate("Problems", "It is kept here: correct it, try again, or discard it.")
            return f"{words.reason(trouble)} {kept}".strip()


# --- what can be decided ----------------------------------------------------------------------------------------------


class AnswerWords(QObject):
    """The words on the buttons."""

    def one(self, of: Kind, answer: Answer) -> str:
        """Return the words for one problem."""
        match of, answer:
            case Kind.GONE, Answer.MINE:
                return self.tr("Create again")
            case Kind.GONE, Answer.THEIRS:
                return self.tr("Let it go")
            case Kind.DELETES, Answer.MINE:
                return self.tr("Delete anyway")
            case Kind.DELETES, Answer.THEIRS:
                return self.tr("Keep it")
            case Kind.ALREADY, Answer.MINE:
                return self.tr("Change the existing record")
            case Kind.ALREADY, Answer.THEIRS:
                return self.tr("Leave the existing as it is")
            case Kind.NOT_UNDONE, Answer.MINE:
                return self.tr("Undo it anyway")
            case _:
                return self._plain(answer)

    def _plain(self, answer: Answer) -> str:
        match answer:
            case Answer.MINE:
                return self.tr("Keep mine")
            case Answer.THEIRS:
                return self.tr("Take the provider’s")
            case Answer.EDIT:
                return self.tr("Edit…")
            case Answer.RETRY:
                return self.tr("Try again")
            case Answer.DISCARD:
                return self.tr("Discard…")
            case Answer.REMOVE:
                return self.tr("Remove the second one")
            case Answer.KEEP:
                return self.tr("Keep both")

    def many(self, of: Kind, answer: Answer, number: int) -> str:
        """Return the words for several problems of a kind."""
        return counted(self._many(of, answer, number), number)

    def _many(self, of: Kind, answer: Answer, number: int) -> str:  # noqa: C901, PLR0912 - a line a button
        match of, answer:
            case Kind.GONE, Answer.MINE:
                return self.tr("Create %n again", "", number)
            case Kind.GONE, Answer.THEIRS:
                return self.tr("Let %n go", "", number)
            case Kind.DELETES, Answer.MINE:
                return self.tr("Delete %n anyway", "", number)
            case Kind.DELETES, Answer.THEIRS:
                return self.tr("Keep %n", "", number)
            case Kind.ALREADY, Answer.MINE:
                return self.tr("Change %n existing record(s)", "", number)
            case Kind.ALREADY, Answer.THEIRS:
                return self.tr("Leave %n existing as they are", "", number)
            case Kind.NOT_UNDONE, Answer.MINE:
                return self.tr("Undo %n anyway", "", number)
            case _, Answer.MINE:
                return self.tr("Keep mine for %n", "", number)
            case _, Answer.THEIRS:
                return self.tr("Take the provider’s for %n", "", number)
            case _, Answer.RETRY:
                return self.tr("Try %n again", "", number)
            case _, Answer.DISCARD:
                return self.tr("Discard %n…", "", number)
            case _, Answer.REMOVE:
                return self.tr("Remove the second one of %n", "", number)
            case _:
                return self.tr("Keep both of %n", "", number)

    def chosen(self, number: int) -> str:
        """Say how many problems are chosen."""
        return counted(self.tr("%n problem(s) chosen", "", number), number)

    def stand(self, of: Kind, number: int) -> str:
        """Count the chosen problems of a kind."""
        match of:
            case Kind.CONFLICT:
                text = self.tr("%n changed on both sides", "", number)
            case Kind.GONE:
                text = self.tr("%n deleted at the provider", "", number)
            case Kind.DELETES:
                text = self.tr("%n changed there before they were deleted", "", number)
            case Kind.ALREADY:
                text = self.tr("%n already there", "", number)
            case Kind.NOT_UNDONE:
                text = self.tr("%n could not be undone", "", number)
            case Kind.REFUSED:
                text = self.tr("%n refused or set aside", "", number)
            case Kind.TWIN:
                text = self.tr("%n twice at the provider", "", number)
        return counted(text, number)


# --- values of a difference -------------------------------------------------------------------------------------------


def field(key: str) -> str:
    """Name what differs, as the heading of a row."""
    names = {
        "addresses": translate("Problems", "number / e-mail"),
        "groups": translate("Problems", "groups"),
        "type": translate("Problems", "type of block"),
        "number": translate("Problems", "mailing number"),
    }
    name = names.get(key) or words.field(key)
    return name[:1].upper() + name[1:]


def value(key: str, found: object, groups: GroupDirectory) -> str:
    """Show a value of a difference for reading; empty for none."""
    if found is None or found in ("", (), []):
        return ""
    match key:
        case "addresses" | "tags" | "groups" if isinstance(found, Iterable):
            return _list(key, [*found], groups)
        case "birthday":
            return birthday.show(str(found))
        case "type":
            kept = words.block_type(BlockType(int(str(found))))
            return kept[:1].upper() + kept[1:]
        case _:
            return str(found)


def _list(key: str, found: list[object], groups: GroupDirectory) -> str:
    match key:
        case "addresses":
            return ", ".join(_address(str(address)) for address in found)
        case "groups":
            names = groups.names(GroupId(int(str(number))) for number in found)
            return ", ".join(names) or messages.refusal("group_missing", None)
        case _:
            return ", ".join(map(str, found))


def _address(address: str) -> str:
    return show_address(address, Channel.EMAIL if "@" in address else Channel.PHONE)
