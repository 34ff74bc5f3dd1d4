"""Contacts: add, chg, del, get, move_group, for either channel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smsc_desk.sandbox import addresses
from smsc_desk.sandbox.addresses import fold
from smsc_desk.sandbox.answers import (
    Answer,
    Channel,
    ContactRow,
    Contacts,
    Created,
    Done,
    NotFound,
    ParametersError,
    SaveError,
)
from smsc_desk.sandbox.call import Call, marks

# Our column -> the provider's parameter. `myid` is the client's own id, `id` in answers [doc].
TEXTS = {
    "name": "name", "first": "fnm", "last": "lnm", "middle": "mnm",
    "birthday": "bd", "myid": "myid", "comment": "cmt", "tags": "tags",
}  # fmt: skip

SELECT = """SELECT c.id, c.addresses, c.name,
    coalesce((SELECT group_concat(grp) FROM member WHERE contact = c.id), ''),
    c.first, c.last, c.middle, c.birthday, c.myid, c.comment, c.tags, c.other"""

MOVES = 1, 2, 3


def add(call: Call) -> Answer:
    """Make one contact of all the numbers given [doc]; a name is not required [assumed]."""
    numbers = call.addresses()
    groups = call.group_ids()
    call.known_groups(groups, call.channel)
    addresses.storable(call.channel, numbers)
    values = _texts(call, {name: call.params.get(name) for name in _params(call)})
    existing = _owners(call, numbers)
    if existing and call.options.add_existing == "error":
        raise SaveError
    if existing and call.options.add_existing == "update":
        return _update_existing(call, existing[0], numbers, values, groups)
    contact = _insert(call, values)
    _set_addresses(call, contact, numbers)
    _set_groups(call, contact, groups)
    return Created("contact", call.channel, contact)


def change(call: Call) -> Answer:
    """Change the fields given and leave the others [seen]; `grp` and `new_phone` replace the whole list [seen]."""
    wanted, moved = call.addresses(), f"new_{call.address_param}"
    numbers = call.addresses(moved) if call.given(moved) is not None else None
    groups = call.group_ids() if call.given("grp") is not None else None
    found = _find(call, wanted)
    call.known_groups(groups or (), call.channel)
    values = _texts(call, {name: call.given(name) for name in _params(call)})
    for contact in found:
        _change_one(call, contact, values, numbers, groups)
    return Done()


def delete(call: Call) -> Answer:
    forget(call, _find(call, call.addresses()))
    return Done()


def move(call: Call) -> Answer:
    """1 moves to the groups, 2 adds to them, 3 removes from them [doc].

    Adding a member again and removing one that is none succeed [assumed].
    """
    how = addresses.whole_number(call.params["move_group"])
    numbers, groups = call.addresses(), call.group_ids()
    if how not in MOVES or not groups:
        raise ParametersError
    found = _find(call, numbers)
    call.known_groups(groups, call.channel)
    for contact in found:
        if how == 1 and call.options.move_1 == "replaces":
            _set_groups(call, contact, groups)
        elif how == 3:
            call.db.execute(f"DELETE FROM member WHERE contact = ? AND grp IN ({marks(groups)})", (contact, *groups))
        else:
            _join(call, contact, groups)
    return Done()


def get(call: Call) -> Answer:
    """List contacts in the order of their ids, the oldest first; all filters given must hold [assumed]."""
    size, after = call.page_size(), call.number("after_id") or 0
    source, order, bound = _source(call, after)
    where: list[str] = ["c.channel = ?"]
    bound.append(int(call.channel))
    for condition, values in _filters(call):
        where.append(condition)
        bound.extend(values)
    rows = call.db.execute(f"{SELECT} FROM {source} AND {' AND '.join(where)} ORDER BY {order} LIMIT ?", (*bound, size))
    return Contacts(call.channel, [ContactRow(*row) for row in rows])


def forget(call: Call, contacts: Iterable[int]) -> None:
    call.db.executemany("DELETE FROM contact WHERE id = ?", ((contact,) for contact in contacts))


def keys(name: str, first: str, last: str, middle: str) -> tuple[str, str]:
    """Return name_key and fio_key: folded, each value between line breaks, so that one `instr` can say "begins"."""
    return fold(f"\n{name}\n"), fold(f"\n{last}\n{first}\n{middle}\n")


# -- listing


def _source(call: Call, after: int) -> tuple[str, str, list[int | str]]:
    """Return where the page comes from and its order, so that an index yields it however large the book.

    With one group the page walks that group's index, else the channel's. CROSS JOIN fixes SQLite's order of loops.
    """
    groups = call.group_ids()
    if len(groups) == 1:
        members = "member m CROSS JOIN contact c ON c.id = m.contact WHERE m.grp = ? AND m.contact > ?"
        return members, "m.contact", [groups[0], after]
    return "contact c WHERE c.id > ?", "c.id", [after]


def _filters(call: Call) -> Iterable[tuple[str, Sequence[int | str]]]:
    groups = call.group_ids()
    if len(groups) > 1:
        yield f"c.id IN (SELECT contact FROM member WHERE grp IN ({marks(groups)}))", groups
    if call.params.get(call.address_param):
        found = _matching(call, call.addresses())
        yield f"c.id IN ({marks(found)})", found
    if search := call.params.get("search", "").strip():
        yield _by_name_or_number(call, search)
    for word in call.params.get("fio", "").split():
        yield "instr(c.fio_key, ?)", [_needle(call, word)]


def _needle(call: Call, text: str, edge: str = "\n") -> str:
    match call.options.matching:
        case "substring":
            return fold(text)
        case "prefix":
            return edge + fold(text)
        case "exact":
            return edge + fold(text) + edge


def _by_name_or_number(call: Call, text: str) -> tuple[str, list[str]]:
    """`search`: the text in the name, or its digits (the text itself for e-mail) in the numbers."""
    by_name, number = "instr(c.name_key, ?)", text
    if call.channel is Channel.PHONE:
        number = "".join(filter(str.isdigit, text))
        if not number or any(map(str.isalpha, text)):
            return by_name, [_needle(call, text)]
    return f"({by_name} OR instr(',' || c.addresses || ',', ?))", [_needle(call, text), _needle(call, number, ",")]


# -- finding


def _owners(call: Call, numbers: Sequence[str]) -> list[int]:
    """Return the contacts with any of the numbers, the oldest first."""
    rows = call.db.execute(
        f"SELECT DISTINCT contact FROM address WHERE channel = ? AND value IN ({marks(numbers)}) ORDER BY contact",
        (int(call.channel), *numbers),
    )
    return [contact for (contact,) in rows]


def _matching(call: Call, numbers: Sequence[str]) -> list[int]:
    owners = _owners(call, numbers)
    if call.options.any_address:
        return owners
    return [contact for contact in owners if set(_numbers_of(call, contact)) == set(numbers)]


def _find(call: Call, numbers: Sequence[str]) -> list[int]:
    """Return the contacts that a command means, or raise NotFound."""
    found = _matching(call, numbers)
    if not found:
        raise NotFound
    return found if call.options.several_found == "all" else found[:1]


def _numbers_of(call: Call, contact: int) -> list[str]:
    joined = call.db.execute("SELECT addresses FROM contact WHERE id = ?", (contact,)).get
    return str(joined).split(",")


def _may_own(call: Call, numbers: Sequence[str], contact: int) -> None:
    """Refuse numbers of somebody else, unless the book may hold a number twice."""
    if call.options.add_existing != "second" and set(_owners(call, numbers)) - {contact}:
        raise SaveError


# -- writing


def _params(call: Call) -> dict[str, str]:
    """Return each text parameter's column; the other numbers' name depends on the channel [assumed for e-mail]."""
    other = "pho" if call.channel is Channel.PHONE else call.options.mail_other
    return {param: column for column, param in TEXTS.items()} | {other: "other"}


def _texts(call: Call, given: dict[str, str | None]) -> dict[str, str]:
    """Return the columns to write, as typed (`pho` is known to be kept so [seen]); birthdays are checked."""
    columns = _params(call)
    values = {columns[name]: text for name, text in given.items() if text is not None}
    if "birthday" in values:
        values["birthday"] = addresses.birthday(values["birthday"].strip())
    return values


def _insert(call: Call, values: dict[str, str]) -> int:
    row = dict.fromkeys((*TEXTS, "other"), "") | values
    name_key, fio_key = keys(row["name"], row["first"], row["last"], row["middle"])
    row |= {"name_key": name_key, "fio_key": fio_key, "addresses": ""}
    call.db.execute(
        f"INSERT INTO contact(channel, {', '.join(row)}) VALUES (?, {marks(list(row))})",
        (int(call.channel), *row.values()),
    )
    return call.db.last_insert_rowid()


def _change_one(
    call: Call, contact: int, values: dict[str, str], numbers: list[str] | None, groups: list[int] | None
) -> None:
    if values:
        sets = ", ".join(f"{column} = ?" for column in values)
        call.db.execute(f"UPDATE contact SET {sets} WHERE id = ?", (*values.values(), contact))
        names = call.db.execute("SELECT name, first, last, middle FROM contact WHERE id = ?", (contact,)).get
        call.db.execute("UPDATE contact SET name_key = ?, fio_key = ? WHERE id = ?", (*keys(*names), contact))
    if numbers is not None:  # checked only here, after the texts: see Options.partial_save
        _may_own(call, addresses.storable(call.channel, numbers), contact)
        _set_addresses(call, contact, numbers)
    if groups is not None:
        _set_groups(call, contact, groups)


def _update_existing(call: Call, contact: int, numbers: list[str], values: dict[str, str], groups: list[int]) -> Answer:
    """What `add` of a known number may do: fields given are changed, new numbers and groups added [assumed]."""
    both = list(dict.fromkeys([*_numbers_of(call, contact), *numbers]))
    _change_one(call, contact, values, both, None)
    _join(call, contact, groups)
    return Created("contact", call.channel, contact)


def _set_addresses(call: Call, contact: int, numbers: Sequence[str]) -> None:
    call.db.execute("UPDATE contact SET addresses = ? WHERE id = ?", (",".join(numbers), contact))
    call.db.execute("DELETE FROM address WHERE contact = ?", (contact,))
    rows = ((int(call.channel), number, contact) for number in numbers)
    call.db.executemany("INSERT INTO address VALUES (?, ?, ?)", rows)


def _set_groups(call: Call, contact: int, groups: Sequence[int]) -> None:
    call.db.execute("DELETE FROM member WHERE contact = ?", (contact,))
    _join(call, contact, groups)


def _join(call: Call, contact: int, groups: Sequence[int]) -> None:
    rows = ((contact, group) for group in groups)
    call.db.executemany("INSERT INTO member VALUES (?, ?) ON CONFLICT DO NOTHING", rows)
