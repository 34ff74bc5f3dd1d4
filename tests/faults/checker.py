"""The judge: compares what the server saw and has with what the desk says of it, after a history."""

from __future__ import annotations

import json
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from typing import Any

from smsc_desk.book.identity import Channel
from smsc_desk.store import records
from smsc_desk.store.comparing import AS_WANTED
from tests.faults.desk import Desk
from tests.faults.network import WRITES, Sent
from tests.faults.world import World

CAP, IDENTICAL, MINUTE_S = 14, 3, 60.0
HOST = "sms.example.org"

STATES = frozenset(
    ("queued", "sending", "ambiguous", "verifying", "done", "refused", "conflict", "parked", "cancelled", "merged")
)
STEPS: dict[str | None, frozenset[str]] = {
    None: frozenset(("queued",)),
    "queued": frozenset(("sending", "refused", "conflict", "parked", "cancelled", "merged", "done")),
    "sending": frozenset(("done", "refused", "conflict", "parked", "queued", "ambiguous", "verifying")),
    "ambiguous": frozenset(("verifying", "done", "queued", "refused", "conflict", "parked", "cancelled")),
    "verifying": frozenset(("ambiguous", "done", "queued", "conflict", "parked", "cancelled", "refused")),
    "refused": frozenset(("queued", "cancelled", "merged")),
    "conflict": frozenset(("queued", "cancelled", "merged", "done")),
    "parked": frozenset(("queued", "cancelled", "merged", "ambiguous")),
}
"""Where an edit may go from each state; from done, cancelled and merged nowhere."""

DELETES = {"del": "DeleteContact", "del_group": "DeleteGroup", "del_black": "UnblockAddress"}
COMMANDS = {
    "AddContact": "add", "ChangeContact": "chg", "DeleteContact": "del", "JoinGroup": "move_group",
    "LeaveGroup": "move_group", "MoveToGroup": "move_group", "AddGroup": "add_group", "ChangeGroup": "chg_group",
    "DeleteGroup": "del_group", "BlockAddress": "add_black", "UnblockAddress": "del_black",
}  # fmt: skip


def checked(world: World, desk: Desk, *, meddled: bool, open_left: bool, listed: bool) -> list[str]:
    """Return all that is wrong. Where somebody else `meddled` with the book, less can be demanded."""
    wrong = [*audited(desk), *polite(world, desk), *ordered(world, desk), *effects(world, desk, meddled=meddled)]
    wrong += named_rows(world, desk, meddled=meddled)
    if listed and not open_left:
        wrong += same(world, desk)
    return wrong


# ---- the journal


def audited(desk: Desk) -> Iterator[str]:
    """I1, I6: what was accepted is there, in a state that exists, and came to it by steps that exist."""
    states: dict[int, str] = dict(desk.ask("SELECT id, state FROM edit"))
    if lost := desk.accepted - states.keys():
        yield f"accepted edits are gone: {sorted(lost)}"
    (last,) = desk.ask("SELECT coalesce(max(id), 0) FROM edit")[0]
    if last != len(states):
        yield f"{last} edits were written, {len(states)} are there"
    counts = Counter(states.values())
    if sum(counts[state] for state in STATES) != len(states):
        yield f"edits in no known state: {counts}"
    for number, old, new in desk.ask("SELECT edit, old, new FROM audit ORDER BY number"):
        if new not in STEPS.get(old, frozenset()):
            yield f"edit {number} went from {old} to {new}"


# ---- the limits


def polite(world: World, desk: Desk) -> Iterator[str]:
    """I5: by the server's own count, over all runs of the program."""
    most = world.network.most_in_flight[desk.number]
    if most > CAP:
        yield f"{most} requests were under way at once"
    for sent in world.network.sent:
        if (sent.method, sent.host) != ("POST", HOST):
            yield f"{sent.method} {sent.host} was asked"
    times: dict[Any, deque[Sent]] = defaultdict(deque)
    for sent in arrived(world, desk):
        if sent.script == "balance" or sent.arrival is None:
            continue
        window = times[sent.identity]
        window.append(sent)
        while window[0].arrival and window[0].arrival.at <= sent.arrival.at - MINUTE_S:
            window.popleft()
        if len(window) > IDENTICAL:
            yield f"{len(window)} identical requests in a minute: {sent.command} {dict(sent.params)}"


def arrived(world: World, desk: Desk) -> list[Sent]:
    """Return what arrived, in the order of arrival."""
    found = [sent for sent in world.network.sent if sent.arrival and sent.desk == desk.number]
    return sorted(found, key=lambda sent: sent.arrival.number if sent.arrival else 0)


# ---- effects


def effects(world: World, desk: Desk, *, meddled: bool) -> Iterator[str]:
    """I2: every write belongs to an edit, and is executed once where it counts."""
    kinds: dict[int, tuple[str, str, int, str]] = {
        number: (kind, state, attempt, reason or "")
        for number, kind, state, attempt, reason in desk.ask("SELECT id, kind, state, attempt, reason FROM edit")
    }
    times: Counter[int] = Counter()
    for sent in arrived(world, desk):
        if sent.command not in WRITES:
            continue
        if sent.edit not in kinds:
            yield f"{sent.command} {dict(sent.params)} belongs to no edit"
        elif COMMANDS[kinds[sent.edit][0]] != sent.command:
            yield f"edit {sent.edit}, {kinds[sent.edit][0]}, sent {sent.command}"
        elif sent.executed:
            times[sent.edit] += 1
    for number, (kind, state, attempt, reason) in kinds.items():
        told = f"edit {number} ({kind}, {state}, attempt {attempt}, {reason})"
        unseen = not world.options.empty_clears and _clears(desk, number, kind)
        # Where to move means to join, the contact never is in that group alone: to send it again does no harm.
        unseen |= world.options.move_1 == "adds" and kind == "MoveToGroup"
        # A listing may bring a new group before its answer is known, and the user may delete that one.
        unseen |= kind == "AddGroup" and _deleted_again(desk, number)
        if times[number] > 1 and not meddled and not unseen:
            yield f"{told} was executed {times[number]} times"
        so = is_known(kind, reason) or _was_so(desk, number, kind)
        # Who was moved elsewhere is still in the group that an edit is to bring the contact into again.
        so |= world.options.move_1 == "adds" and kind == "JoinGroup" and _moved_away(desk, number)
        if not times[number] and state == "done" and not meddled and not so:
            yield f"{told} was never executed"


def _clears(desk: Desk, number: int, kind: str) -> bool:
    """Tell whether an edit clears a field: a server that takes "" for "leave it" never shows that it did.

    To send that again does no harm.
    """
    (want,) = desk.ask("SELECT want FROM edit WHERE id = ?", number)[0]
    return kind == "ChangeContact" and not all(json.loads(want)["changes"].values())


def _moved_away(desk: Desk, number: int) -> bool:
    """Tell whether a contact was moved to another group before an edit of its memberships."""
    query = (
        "SELECT 1 FROM edit m JOIN edit j ON j.id = ? AND m.target = j.target AND m.row = j.row AND m.id < j.id"
        " WHERE m.kind = 'MoveToGroup' AND m.attempt > 0"
    )
    return bool(desk.ask(query, number))


def _deleted_again(desk: Desk, number: int) -> bool:
    """Tell whether the user deleted a group of the name that an edit gives to a new one, after that edit."""
    query = (
        "SELECT 1 FROM edit d JOIN edit a ON a.id = ? AND d.id > a.id WHERE d.kind = 'DeleteGroup' AND d.state = 'done'"
        " AND lower(json_extract(d.base, '$.name')) = lower(json_extract(a.want, '$.name'))"
    )
    return bool(desk.ask(query, number))


def _was_so(desk: Desk, number: int, kind: str) -> bool:
    """Tell whether the server may have had before what an edit wants, so that to see it there is enough."""
    want, base = (json.loads(text or "{}") for text in desk.ask("SELECT want, base FROM edit WHERE id = ?", number)[0])
    match kind:
        case "ChangeGroup":  # the provider keeps every name with a capital letter
            names = want["name"] or base["name"], base["name"]
            return len({name[:1].upper() + name[1:] for name in names}) == 1 and want["number"] in {
                None,
                base["number"],
            }
        case "AddContact":  # it was to be deleted, which was taken back while nobody knew whether it had been done
            taken_back = (
                "SELECT 1 FROM edit d JOIN edit a ON a.id = ? AND a.row = d.row AND d.id < a.id"
                " WHERE d.kind = 'DeleteContact' AND d.state = 'cancelled' AND d.attempt > 0"
            )
            return bool(desk.ask(taken_back, number))
        case "JoinGroup":
            return want["group"] in base.get("groups", ())
        case "MoveToGroup":  # by the deletion of the groups that it was to leave
            left = {*base.get("groups", ())} - {want["group"]}
            gone = desk.ask("SELECT row FROM edit WHERE kind = 'DeleteGroup' AND state = 'done'")
            return want["group"] in base.get("groups", ()) and left <= {row for (row,) in gone}
        case "BlockAddress":  # the entries that are there from the beginning have no comment
            return not want["comment"]
        case _:
            return kind.startswith(("Delete", "Unblock"))


def refused(world: World, desk: Desk, *, meddled: bool) -> Iterator[str]:
    """What is shown as refused was not done; asked before the user takes such edits back.

    What somebody else renamed before it was looked for cannot be found by its name.
    """
    if meddled:
        return
    executed = {sent.edit for sent in arrived(world, desk) if sent.executed and sent.command in WRITES}
    for number, kind, reason in desk.ask("SELECT id, kind, reason FROM edit WHERE state = 'refused'"):
        if number in executed:
            yield f"edit {number} ({kind}) is shown as refused ({reason}), and was executed"


def is_known(kind: str, reason: str) -> bool:
    """Tell whether an edit can be done without a request: what was to go was gone, or all was there as wanted."""
    return reason == AS_WANTED or kind.startswith(("Delete", "Unblock", "Leave"))


def ordered(world: World, desk: Desk) -> Iterator[str]:
    """A.5: edits of one record take effect in the order in which the user made them."""
    rows = {number: (target, row) for number, target, row in desk.ask("SELECT id, target, row FROM edit")}
    last: dict[tuple[str, int], int] = {}
    writes = [sent for sent in arrived(world, desk) if sent.command in WRITES]
    executed = [sent for sent in writes if sent.executed and sent.edit in rows]
    for sent in sorted(executed, key=lambda sent: sent.executed_at or 0.0):
        record = rows[sent.edit]
        if sent.edit < last.get(record, 0):
            yield f"edit {sent.edit} took effect after edit {last[record]} of the same {record}"
        last[record] = max(last.get(record, 0), sent.edit)


def named_rows(world: World, desk: Desk, *, meddled: bool) -> Iterator[str]:
    """I3: what is deleted or changed is what the user named; by the id that every contact has from birth."""
    kinds: dict[int, str] = dict(desk.ask("SELECT id, kind FROM edit"))
    rows: dict[int, int] = dict(desk.ask("SELECT id, row FROM edit WHERE target = 'contact'"))
    # Where the book has a number twice, nobody could name one of the two; nor later, whichever of them it was then.
    mixed = set(desk.decided)
    for sent in arrived(world, desk):
        if len(sent.hit) > 1:
            mixed.add(rows.get(sent.edit, 0))
        if not sent.executed:
            continue
        if sent.command in DELETES and kinds.get(sent.edit) != DELETES[sent.command]:
            yield f"{sent.command} {dict(sent.params)} was not ordered"
        meant = desk.named.get(sent.edit)
        if rows.get(sent.edit, 0) in mixed or meant is None or meddled:
            continue
        if len(sent.hit) == 1 and sent.hit[0] != meant:
            yield f"edit {sent.edit} ({kinds.get(sent.edit)}) meant {meant!r} and hit {sent.hit}"


# ---- the copy


def same(world: World, desk: Desk) -> Iterator[str]:
    """The copy shows what the server has, when nothing is open and all was read anew."""
    for name, ours, theirs in (
        ("contacts", _our_contacts(desk), _their_contacts(world)),
        ("groups", _our_groups(desk), _their_groups(world)),
        ("blocks", _our_blocks(desk), _their_blocks(world)),
    ):
        if ours != theirs:
            yield f"{name}: only here {list((ours - theirs).elements())}, only there {list((theirs - ours).elements())}"


def _our_contacts(desk: Desk) -> Counter[Any]:
    numbers = dict(desk.ask("SELECT id, server_id FROM grp"))
    found = []
    for row, channel in desk.ask("SELECT id, channel FROM contact WHERE NOT deleted"):
        image = records.contact_image(desk.store._window, row) or {}
        groups = tuple(sorted(numbers.get(group) or -group for group in image["groups"]))
        texts = tuple(image[key].strip() for key in ("name", "last_name", "first_name", "middle_name", "comment"))
        found.append((int(channel), tuple(image["addresses"]), texts, ",".join(image["tags"]), groups,
                      image["client_id"], image["other"].strip()))  # fmt: skip
    return Counter(found)


def _their_contacts(world: World) -> Counter[Any]:
    return Counter(
        (
            channel,
            tuple(row.addresses.split(",")),
            tuple(text.strip() for text in (row.name, row.last, row.first, row.middle, row.comment)),
            row.tags,
            tuple(sorted(int(group) for group in str(row.groups).split(",") if group)),
            row.myid,
            row.other.strip(),
        )
        for channel, script in ((0, "phones"), (1, "mails"))
        for row in world.server(script, "get")
    )


def _our_groups(desk: Desk) -> Counter[Any]:
    return Counter(desk.ask("SELECT channel, server_id, name, number FROM grp WHERE NOT deleted"))


def _their_groups(world: World) -> Counter[Any]:
    return Counter(
        (int(channel), row.id, row.name, row.number)
        for channel in Channel
        for row in world.server("phones", "get_group", type=str(int(channel)))
    )


def _our_blocks(desk: Desk) -> Counter[Any]:
    return Counter(desk.ask("SELECT channel, address, type, comment FROM block WHERE NOT deleted"))


def _their_blocks(world: World) -> Counter[Any]:
    return Counter(
        (channel, row.address, row.type, row.comment)
        for channel, script in ((0, "phones"), (1, "mails"))
        for row in world.server(script, "get_black")
    )
