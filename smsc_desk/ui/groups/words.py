"""What the side bar and its dialogs say; numbers with their thousands apart."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from smsc_desk.book.group import Group
from smsc_desk.book.identity import Channel, GroupId, RowState
from smsc_desk.store.search import Place
from smsc_desk.ui.delegates import thousands


def counted(text: str, number: int) -> str:
    """Part the thousands of the number in a text of `tr(…, n)`."""
    return text.replace(str(number), thousands(number), 1)


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


def heading(channel: Channel, *, alone: bool) -> str:
    """Name a section; `alone` when there is no section of the other channel."""
    if channel == Channel.EMAIL:
        return QCoreApplication.translate("Groups", "E-mail groups")
    if alone:
        return QCoreApplication.translate("Groups", "Groups")
    return QCoreApplication.translate("Groups", "Phone groups")


def contacts(number: int) -> str:
    return counted(QCoreApplication.translate("Groups", "%n contact(s)", "", number), number)


def blocked(number: int) -> str:
    return counted(QCoreApplication.translate("Groups", "%n blocked", "", number), number)


def spoken(name: str, number: int | None, blocked_members: int = 0) -> str:
    """Return a row for those who hear it: "VIP, 820 contacts, 12 blocked"."""
    parts = [name] if number is None else [name, contacts(number)]
    return ", ".join([*parts, blocked(blocked_members)] if blocked_members else parts)


def reach(group: Group) -> str:
    """Say how many members there are, and how many of them can be reached."""
    members = QCoreApplication.translate("Groups", "%n member(s)", "", group.members)
    if not group.blocked:
        return counted(members, group.members)
    left = group.members - group.blocked
    reachable = QCoreApplication.translate("Groups", "%n reachable", "", left)
    return " · ".join((counted(members, group.members), counted(reachable, left), blocked(group.blocked)))


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
            return QCoreApplication.translate("Groups", "The provider refused a change; see Activity")


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
