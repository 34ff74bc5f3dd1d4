"""What the side bar and its dialogs say; numbers with their thousands apart."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject

from smsc_desk.book.group import Group
from smsc_desk.book.identity import Channel, GroupId, RowState
from smsc_desk.store.search import Place
from smsc_desk.ui.delegates import thousands


def counted(text: str, number: int) -> str:
    """Part the thousands of the number in a text of `tr(…, n)`."""
    return text.replace(str(number), thousands(number), 1)


class GroupCounts(QObject):
    """The words with a number in them: lupdate sees a plural in `tr` only."""

    def contacts(self, number: int) -> str:
        return counted(self.tr("%n contact(s)", "", number), number)

    def members(self, number: int) -> str:
        return counted(self.tr("%n member(s)", "", number), number)

    def reachable(self, number: int) -> str:
        return counted(self.tr("%n reachable", "", number), number)

    def blocked(self, number: int) -> str:
        return counted(self.tr("%n blocked", "", number), number)

    def deleting(self, number: int) -> str:
        """Ask before a group of so many contacts is deleted; %1 is its name."""
        text = self.tr("Delete the group “%1”? Its %n contact(s) stay in the address book.", "", number)
        return counted(text, number)


def place(which: Place) -> str:
    """Name a fixed place."""
    match which:
        case Place.ALL:
            return QCoreApplication.translate("Groups", "All contacts")
        case Place.NO_GROUP:
            return QCoreApplication.translate("Groups", "No group")
        case Place.BLOCKED:
            return QCoreApplication.translate("Groups", "Blocked")
        case Place.UNSENT:
            return QCoreApplication.translate("Groups", "Not sent")
        case Place.DUPLICATES:
            return QCoreApplication.translate("Groups", "Duplicates")
        case Place.BAD:
            return QCoreApplication.translate("Groups", "Bad numbers")


def place_tip(which: Place) -> str:
    """Say what stands in a place whose name does not say all."""
    match which:
        case Place.ALL:
            return ""
        case Place.NO_GROUP:
            return QCoreApplication.translate("Groups", "Contacts that are in no group")
        case Place.BLOCKED:
            return QCoreApplication.translate("Groups", "Contacts with an address on the blacklist")
        case Place.UNSENT:
            return QCoreApplication.translate("Groups", "Contacts with changes that the provider does not have yet")
        case Place.DUPLICATES:
            return QCoreApplication.translate("Groups", "Contacts with an address that another contact has too")
        case Place.BAD:
            return QCoreApplication.translate("Groups", "Contacts with a number or an address that cannot be right")


def heading(channel: Channel, *, alone: bool) -> str:
    """Name a section; `alone` when there is no section of the other channel."""
    if channel == Channel.EMAIL:
        return QCoreApplication.translate("Groups", "E-mail groups")
    if alone:
        return QCoreApplication.translate("Groups", "Groups")
    return QCoreApplication.translate("Groups", "Phone groups")


def spoken(name: str, number: int | None, blocked: int = 0) -> str:
    """Return a row for those who hear it: "VIP, 820 contacts, 12 blocked"."""
    count = GroupCounts()
    parts = [name] if number is None else [name, count.contacts(number)]
    return ", ".join([*parts, count.blocked(blocked)] if blocked else parts)


def reach(group: Group) -> str:
    """Say how many members there are, and how many of them can be reached."""
    count = GroupCounts()
    if not group.blocked:
        return count.members(group.members)
    left = count.reachable(group.members - group.blocked)
    return " · ".join((count.members(group.members), left, count.blocked(group.blocked)))


def code(number: int) -> str:
    """Return the recipient code of a mailing number."""
    return f"G{number}"


def state(row_state: RowState) -> str:
    """Say how a group stands towards the provider; nothing where all is well."""
    match row_state:
        case RowState.SYNCED:
            return ""
        case RowState.PENDING:
            return QCoreApplication.translate("Groups", "Not sent yet · saved on this computer")
        case RowState.DOUBT:
            return QCoreApplication.translate("Groups", "No answer came; it is not known whether the change was made")
        case RowState.PROBLEM:
            return QCoreApplication.translate("Groups", "A change waits for your decision; see Activity")


def tip(group: Group) -> str:
    """Return all there is to say of a group, line by line."""
    lines = [group.name, reach(group)]
    if group.number is not None:
        lines.append(QCoreApplication.translate("Groups", "Recipient code %1").replace("%1", code(group.number)))
    return "\n".join(filter(None, (*lines, state(group.state))))


def told_apart(groups: Iterable[Group]) -> dict[GroupId, str]:
    """Return what stands behind a name that several groups of a channel bear: the number, else the provider's id."""
    same: dict[tuple[Channel, str], list[Group]] = {}
    for group in groups:
        same.setdefault((group.channel, group.name.casefold()), []).append(group)
    return {group.id: _mark(group) for many in same.values() if len(many) > 1 for group in many}


def _mark(group: Group) -> str:
    if group.number is not None:
        return code(group.number)
    if group.server_id is not None:
        return f"#{group.server_id}"
    return QCoreApplication.translate("Groups", "new")
