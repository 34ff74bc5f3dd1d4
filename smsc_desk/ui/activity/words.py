"""What waits to be sent, in words: what was asked, how it stands, and what is lost when it is discarded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, assert_never

from PySide6.QtCore import QCoreApplication, QObject

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.contact import Contact
from smsc_desk.book.fields import show_address
from smsc_desk.book.identity import Channel
from smsc_desk.store.problems import Problem
from smsc_desk.store.queue import QueuedEdit
from smsc_desk.ui import messages
from smsc_desk.ui.groups.words import counted
from smsc_desk.ui.icons import IconRole

Stand = Literal["waiting", "sending", "doubt", "problem"]
STANDS: dict[str, Stand] = {
    "queued": "waiting", "sending": "sending", "ambiguous": "doubt", "verifying": "doubt",
    "refused": "problem", "conflict": "problem", "parked": "problem",
}  # fmt: skip
"""How an edit stands for the user, by its state in the queue"""


Asked = QueuedEdit | Problem
"""an edit, wherever it is listed"""


class Named(NamedTuple):
    """Names of what an edit is about; empty where they are not known any more."""

    contact: str = ""
    group: str = ""


class Sign(NamedTuple):
    """How an edit stands: a picture, its colour, a word."""

    icon: str
    role: IconRole
    word: str


def stand(edit: Asked) -> Stand:
    return STANDS.get(edit.state, "waiting")


def sign(edit: Asked) -> Sign:
    """Return how an edit stands, as the list shows it."""
    match stand(edit):
        case "waiting":
            return Sign("clock", "warn", QCoreApplication.translate("Activity", "Waiting"))
        case "sending":
            return Sign("send", "accent", QCoreApplication.translate("Activity", "On its way"))
        case "doubt":
            return Sign("help", "warn", QCoreApplication.translate("Activity", "In doubt"))
        case "problem":
            return Sign("warning", "danger", _problem(edit))


def _problem(edit: Asked) -> str:
    match edit.state, edit.reason:
        case "conflict", "already_there":
            return QCoreApplication.translate("Activity", "Already there")
        case "conflict", "deleted_there":
            return QCoreApplication.translate("Activity", "Deleted at the provider")
        case "conflict", "not_undone":
            return QCoreApplication.translate("Activity", "Could not be undone")
        case "conflict", _:
            return QCoreApplication.translate("Activity", "Changed on both sides")
        case "parked", _:
            return QCoreApplication.translate("Activity", "Set aside")
        case _:
            return QCoreApplication.translate("Activity", "Refused")


def reason(edit: Asked) -> str:
    """Say why an edit stands where it does; nothing while it only waits its turn."""
    return messages.refusal(edit.reason, edit.error_code) if edit.reason or edit.error_code is not None else ""


# --- what was asked -------------------------------------------------------------------------------------------------


def what(queued: Asked, named: Named) -> str:
    """Say what an edit does, with the names of what it does it to."""
    edit = queued.edit
    match edit:
        case edits.AddContact():
            return _with(QCoreApplication.translate("Activity", "New contact %1"), named.contact or _born_name(edit))
        case edits.ChangeContact():
            fields = ", ".join(field(key) for key in edit.changes)
            return _with(QCoreApplication.translate("Activity", "Change %1: %2"), _contact(named), fields)
        case edits.DeleteContact():
            return _with(QCoreApplication.translate("Activity", "Delete %1"), _contact(named))
        case edits.JoinGroup() | edits.LeaveGroup() | edits.MoveToGroup():
            return _membership(edit, _contact(named), _group(queued, named))
        case edits.AddGroup():
            return _with(QCoreApplication.translate("Activity", "New group “%1”"), edit.name)
        case edits.ChangeGroup():
            return _regroup(edit, queued.subject or _group(queued, named))
        case edits.DeleteGroup():
            return _with(QCoreApplication.translate("Activity", "Delete group “%1”"), _group(queued, named))
        case edits.BlockAddress():
            address = show_address(edit.address, edit.channel)
            return _with(QCoreApplication.translate("Activity", "Block %1: %2"), address, block_type(edit.type))
        case edits.UnblockAddress():
            return _with(QCoreApplication.translate("Activity", "Unblock %1"), show_address(edit.address, edit.channel))
        case _:
            assert_never(edit)


def _membership(edit: edits.JoinGroup | edits.LeaveGroup | edits.MoveToGroup, contact: str, group: str) -> str:
    match edit:
        case edits.JoinGroup():
            words = QCoreApplication.translate("Activity", "Add %1 to group “%2”")
        case edits.LeaveGroup():
            words = QCoreApplication.translate("Activity", "Remove %1 from group “%2”")
        case edits.MoveToGroup():
            words = QCoreApplication.translate("Activity", "Move %1 to group “%2”, out of all others")
        case _:
            assert_never(edit)
    return _with(words, contact, group)


def _regroup(edit: edits.ChangeGroup, before: str) -> str:
    if edit.name is not None and edit.name != before:
        return _with(QCoreApplication.translate("Activity", "Rename group “%1” to “%2”"), before, edit.name)
    number = "" if edit.number is None else str(edit.number)
    return _with(QCoreApplication.translate("Activity", "Group “%1”: mailing number %2"), before, number)


def _with(words: str, first: str, second: str = "") -> str:
    """Put names into a sentence; a name that looks like a placeholder stays a name."""
    parts = words.split("%2")
    return second.join(part.replace("%1", first) for part in parts)


def contact_name(contact: Contact) -> str:
    """Return the name of a contact, or the address of one without a name."""
    return contact.title or show_address(contact.address, contact.channel)


def _born_name(edit: edits.AddContact) -> str:
    parts = (str(edit.values.get(key, "")) for key in ("last_name", "first_name", "middle_name"))
    name = str(edit.values.get("name", "")) or " ".join(filter(None, parts))
    address = next(iter(edit.values.get("addresses", ())), "")
    return name or show_address(address, Channel(edit.channel))


def _contact(named: Named) -> str:
    return named.contact or QCoreApplication.translate("Activity", "a contact that is gone")


def _group(queued: Asked, named: Named) -> str:
    return named.group or queued.subject or QCoreApplication.translate("Activity", "a group that is gone")


def field(key: str) -> str:
    """Name a field of a contact as one reads it within a sentence."""
    names = {
        "addresses": QCoreApplication.translate("Activity", "number or e-mail"),
        "name": QCoreApplication.translate("Activity", "name shown"),
        "last_name": QCoreApplication.translate("Activity", "last name"),
        "first_name": QCoreApplication.translate("Activity", "first name"),
        "middle_name": QCoreApplication.translate("Activity", "middle name"),
        "birthday": QCoreApplication.translate("Activity", "birthday"),
        "tags": QCoreApplication.translate("Activity", "tags"),
        "comment": QCoreApplication.translate("Activity", "comment"),
        "other": QCoreApplication.translate("Activity", "other numbers"),
        "client_id": QCoreApplication.translate("Activity", "own ID"),
    }
    return names.get(key, key)


def block_type(kind: BlockType) -> str:
    """Name a type of block as in the blacklist."""
    match kind:
        case BlockType.ALL:
            return QCoreApplication.translate("Activity", "all messages")
        case BlockType.MASS:
            return QCoreApplication.translate("Activity", "mailings only")
        case BlockType.SINGLE:
            return QCoreApplication.translate("Activity", "single messages only")


# --- several edits --------------------------------------------------------------------------------------------------


def explain(open_edits: Sequence[QueuedEdit]) -> str:
    """Say how a record's edits stand, for the line above it: the worst of them counts; nothing where none is open."""
    found = {stand(edit): edit for edit in open_edits}
    if worst := found.get("problem"):
        kept = QCoreApplication.translate("Activity", "It is kept here: correct it, try again, or discard it.")
        return " ".join(filter(None, (f"{_problem(worst)}: {reason(worst)}".rstrip(": "), kept)))
    if worst := found.get("doubt"):
        return reason(worst) or QCoreApplication.translate(
            "Activity", "No answer came; the program is checking whether it was done."
        )
    if "sending" in found:
        return QCoreApplication.translate("Activity", "On its way to the provider · saved on this computer")
    return QCoreApplication.translate("Activity", "Not sent yet · saved on this computer") if found else ""


def summary(open_edits: Sequence[QueuedEdit]) -> str:
    """Count the edits by how they stand, the worst first."""
    sizes: dict[Stand, int] = {"problem": 0, "doubt": 0, "sending": 0, "waiting": 0}
    for edit in open_edits:
        sizes[stand(edit)] += 1
    count = EditCounts()
    return " · ".join(count.standing(kind, number) for kind, number in sizes.items() if number)


class EditCounts(QObject):
    """The words with a number in them: lupdate sees a plural in `tr` only."""

    def standing(self, kind: Stand, number: int) -> str:
        """Count the edits that stand alike."""
        match kind:
            case "problem":
                text = self.tr("%n with a problem", "", number)
            case "doubt":
                text = self.tr("%n in doubt", "", number)
            case "sending":
                text = self.tr("%n on the way", "", number)
            case "waiting":
                text = self.tr("%n waiting", "", number)
        return counted(text, number)

    def discarding(self, number: int) -> str:
        return counted(self.tr("Discard %n change(s)?", "", number), number)

    def born(self, number: int) -> str:
        text = self.tr(
            "%n new record(s) exist only on this computer and will be gone, with what waits for them.", "", number
        )
        return counted(text, number)

    def doubtful(self, number: int) -> str:
        text = self.tr("The provider may have carried out %n of them already; that is not taken back.", "", number)
        return counted(text, number)


def loss(chosen: Sequence[Asked], only: str) -> str:
    """Ask before edits are discarded, and say what is lost; `only` is what the single one does."""
    number = len(chosen)
    if number == 1:
        question = QCoreApplication.translate("Activity", "Discard this change? %1.").replace("%1", only)
    else:
        question = EditCounts().discarding(number)
    return "\n\n".join([question, *_losses(chosen)])


def _losses(chosen: Sequence[Asked]) -> list[str]:
    born = sum(isinstance(edit.edit, edits.AddContact | edits.AddGroup) for edit in chosen)
    doubtful = sum(stand(edit) == "doubt" for edit in chosen)
    lines = []
    if born < len(chosen):
        lines.append(QCoreApplication.translate("Activity", "What was changed goes back to what the provider has."))
    if born:
        lines.append(EditCounts().born(born))
    if doubtful:
        lines.append(EditCounts().doubtful(doubtful))
    return lines
