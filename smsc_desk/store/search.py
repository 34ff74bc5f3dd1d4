"""What the window asks for, as SQL: which rows, in which order."""

from __future__ import annotations

import enum
import json
from dataclasses import dataclass
from typing import Any

from smsc_desk.book import filter_tree as tree
from smsc_desk.book.block import BlockType
from smsc_desk.book.filter_language import parse
from smsc_desk.book.filter_numbers import words
from smsc_desk.book.filter_tree import Node
from smsc_desk.book.folding import digits, fold
from smsc_desk.book.identity import Channel, GroupId
from smsc_desk.store.filters import Condition, Moment, Rows, Values, both, compiled
from smsc_desk.store.finding import Question
from smsc_desk.store.sorting import ordered

Sql = tuple[str, dict[str, Any]]


class Place(enum.StrEnum):
    """The fixed entries of the side bar."""

    ALL = "all"
    NO_GROUP = "no_group"
    BLOCKED = "blocked"
    UNSENT = "unsent"
    DUPLICATES = "duplicates"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactQuery:
    """Contacts of a place, of a group, or of an import (`job`) that match a text; sorted by a column's key.

    With `addresses`, digits or e-mail addresses as they are kept, only those who have one of them.
    """

    place: Place = Place.ALL
    group: GroupId | None = None
    job: int | None = None
    text: str = ""
    addresses: tuple[str, ...] = ()
    sort: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockQuery:
    """Blacklist entries of a type, in or out of the book, that match a text; sorted by a column's key."""

    type: BlockType | None = None
    in_book: bool | None = None
    channel: Channel | None = None
    text: str = ""
    sort: str = "added"
    descending: bool = True


_PLACES: dict[Place, Node] = {
    Place.ALL: tree.EVERYBODY,
    Place.NO_GROUP: tree.Not(tree.InGroup(None)),
    Place.BLOCKED: tree.Blocked(None),
    Place.UNSENT: tree.Has(tree.State.UNSENT),
    Place.DUPLICATES: tree.Has(tree.State.DUPLICATE),
    Place.BAD: tree.Has(tree.State.BAD),
}

BLOCK_SORTS: dict[str, tuple[str, ...]] = {
    "address": ("b.address",),
    "type": ("b.type",),
    "contact": ("coalesce(o.name_key, '') = ''", "o.name_key"),
    "comment": ("b.comment_key = ''", "b.comment_key"),
    # By what is known: the provider numbers its entries in the order of their making; ours come last.
    "added": ("coalesce(b.server_id, 9223372036854775807)",),
    "state": ("b.state = 0", "b.state"),
}

# The owner of a blocked address: the first contact that has it.
BLOCK_OWNER = (
    "LEFT JOIN contact o ON o.id = (SELECT a.contact FROM address a JOIN contact x ON x.id = a.contact"
    " AND NOT x.deleted WHERE a.value = b.address AND a.channel = b.channel ORDER BY a.contact LIMIT 1)"
)


def question(query: ContactQuery, moment: Moment) -> Question:
    """Return what `finding` is asked."""
    values = Values()
    condition = contact_filter(query, values, moment)
    return Question(condition, values.bound, query.sort, query.descending)


def contact_filter(query: ContactQuery, values: Values, moment: Moment) -> Condition:
    """Return the condition over `contact c`; a text that is no filter is taken word by word."""
    parsed = parse(query.text)
    node = parsed.node
    if node is None:
        node = tree.And(tuple(tree.Word(spellings) for spellings in words(query.text)))
    condition = compiled(tree.And((_PLACES[query.place], node)), values, moment)
    if query.job is not None:
        condition = both(_of_job(query.job, values), compiled(node, values, moment))
    elif query.group is not None:
        condition = both(_of_group(query.group, values), compiled(node, values, moment))
    if query.addresses:
        condition = both(_listed(query.addresses, values), condition)
    return condition


def _of_job(job: int, values: Values) -> Condition:
    rows = f"SELECT row FROM edit WHERE job = {values.add(job)} AND target = 'contact' AND part IN ('added', 'updated')"
    return Condition(f"c.id IN ({rows})", (Rows(rows),))


def _of_group(group: GroupId, values: Values) -> Condition:
    name = values.add(group)
    test = f"EXISTS (SELECT 1 FROM member m WHERE m.contact = c.id AND m.grp = {name})"
    return Condition(test, (Rows(f"SELECT contact FROM member WHERE grp = {name}"),))


def _listed(addresses: tuple[str, ...], values: Values) -> Condition:
    wanted = f"(SELECT value FROM json_each({values.add(json.dumps(addresses))}))"
    rows = f"SELECT contact FROM address WHERE value IN {wanted}"
    return Condition(f"c.id IN ({rows})", (Rows(rows),))


def block_ids(query: BlockQuery) -> Sql:
    """Return the statement for the ids of the blacklist entries in order."""
    parts, values = ["b.deleted = 0"], dict[str, Any]()
    if query.type is not None:
        parts.append("b.type = :type")
        values["type"] = int(query.type)
    if query.channel is not None:
        parts.append("b.channel = :channel")
        values["channel"] = int(query.channel)
    if query.in_book is not None:
        parts.append("o.id IS NOT NULL" if query.in_book else "o.id IS NULL")
    # The owner's name and numbers are searched too: one remembers the person, not the number.
    _add_words(
        parts, values, query.text, "' ' || lower(b.address) || ' ' || b.comment_key || ' ' || coalesce(o.search, '')"
    )
    order = ordered(BLOCK_SORTS[query.sort], "b.id", descending=query.descending)
    return f"SELECT b.id FROM block b {BLOCK_OWNER} WHERE {' AND '.join(parts)} ORDER BY {order}", values


def _add_words(parts: list[str], values: dict[str, Any], text: str, column: str) -> None:
    for number, spellings in enumerate(words(text)):
        names = [f"word{number}_{place}" for place in range(len(spellings))]
        parts.append("(" + " OR ".join(f"instr({column}, :{name}) > 0" for name in names) + ")")
        values.update(zip(names, spellings, strict=True))


def search_text(values: dict[str, Any]) -> str:
    """Return the folded text that a record is found by; blanks keep its parts apart."""
    get = values.get
    other = str(get("other", ""))
    numbers = [digits(part) for part in other.replace(";", ",").split(",")] if other else ()
    parts = [*[get(key, "") for key in _SEARCHED], *get("tags", ()), *get("addresses", ()), other, *numbers]
    return " " + fold(" ".join(filter(None, parts))) + " "


_SEARCHED = ("name", "last_name", "first_name", "middle_name", "comment")
