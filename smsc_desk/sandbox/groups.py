"""Groups: add_group, chg_group, del_group, get_group. A group belongs to one channel, its `type` [doc]."""

from __future__ import annotations

import apsw

from smsc_desk.sandbox.addresses import group_name
from smsc_desk.sandbox.answers import (
    Answer,
    Channel,
    Created,
    Done,
    GroupRow,
    Groups,
    ParametersError,
    SaveError,
)
from smsc_desk.sandbox.call import Call
from smsc_desk.sandbox.contacts import forget

COUNTED = """SELECT id, name, number, (SELECT count(*) FROM member WHERE grp = groups.id) FROM groups
    WHERE channel = ? ORDER BY id"""


def add(call: Call) -> Answer:
    """Names may repeat [seen]; `num` may not, in the whole account [seen; the whole account is assumed]."""
    name, number, channel = _required_name(call), _number(call), _type(call)
    name = group_name(name)
    try:
        call.db.execute("INSERT INTO groups(channel, name, number) VALUES (?, ?, ?)", (int(channel), name, number))
    except apsw.ConstraintError as exc:
        raise SaveError from exc
    return Created("group", channel, call.db.last_insert_rowid())


def change(call: Call) -> Answer:
    """Change the name, the number or both; a name may be missing only where a number is given [assumed]."""
    group = _one_group(call)
    name = _required_name(call) if "name" in call.params or "num" not in call.params else None
    number = _number(call)
    call.known_groups([group])
    if name is not None:
        call.db.execute("UPDATE groups SET name = ? WHERE id = ?", (group_name(name), group))
    if call.given("num") is not None:
        _set_number(call, group, number)
    return Done()


def delete(call: Call) -> Answer:
    """Delete one group; its contacts stay in the book unless the switch says otherwise [assumed]."""
    group = _one_group(call)
    call.known_groups([group])
    if call.options.del_group == "deleted":
        members = call.db.execute("SELECT contact FROM member WHERE grp = ?", (group,))
        forget(call, [contact for (contact,) in members])
    call.db.execute("DELETE FROM groups WHERE id = ?", (group,))
    return Done()


def get(call: Call) -> Answer:
    """List all groups of the `type`, which is the script's own channel when absent [assumed]; there are no pages."""
    rows = call.db.execute(COUNTED, (int(_type(call)),))
    return Groups([GroupRow(*row) for row in rows])


def _type(call: Call) -> Channel:
    return Channel(call.choice("type", list(Channel), call.channel))


def _required_name(call: Call) -> str:
    """Return the name; missing or empty is error 1 [seen]."""
    if not (name := call.params.get("name", "")):
        raise ParametersError
    return name


def _number(call: Call) -> int | None:
    """Return the mailing number, None for none; 0 means none [assumed]."""
    return call.number("num") or None


def _one_group(call: Call) -> int:
    """Return the one id in `grp`; a list is error 1 [assumed]. Groups of the other channel may be named too."""
    groups = call.group_ids()
    if len(groups) != 1:
        raise ParametersError
    return groups[0]


def _set_number(call: Call, group: int, number: int | None) -> None:
    try:
        call.db.execute("UPDATE groups SET number = ? WHERE id = ?", (number, group))
    except apsw.ConstraintError as exc:
        raise SaveError from exc
