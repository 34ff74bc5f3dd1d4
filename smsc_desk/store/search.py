"""What the window asks for, as SQL: which rows, in which order."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import Any

from smsc_desk.book.block import BlockType
from smsc_desk.book.folding import digits, fold
from smsc_desk.book.identity import Channel, GroupId

Sql = tuple[str, dict[str, Any]]

SHORTEST_NUMBER = 4
"""A word of so many digits is looked for in the numbers (screens, "Filter field")."""


class Place(enum.StrEnum):
    """The fixed entries of the side bar."""

    ALL = "all"
    NO_GROUP = "no_group"
    BLOCKED = "blocked"
    UNSENT = "unsent"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactQuery:
    """Contacts of a place, of a group, or of an import (`job`) that match a text; sorted by a column's key."""

    place: Place = Place.ALL
    group: GroupId | None = None
    job: int | None = None
    text: str = ""
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


_PLACES = {
    Place.ALL: "1",
    Place.NO_GROUP: "NOT EXISTS (SELECT 1 FROM member m JOIN grp g ON g.id = m.grp AND NOT g.deleted"
                    " WHERE m.contact = c.id)",
    Place.BLOCKED: "c.block IS NOT NULL",
    Place.UNSENT: "c.state > 0",
}  # fmt: skip

_FIRST_GROUP = (
    "(SELECT min(g.name_key) FROM member m JOIN grp g ON g.id = m.grp AND NOT g.deleted WHERE m.contact = c.id)"
)

# The last term is the key. A test for emptiness before it keeps its direction: a list that begins with a page of
# blanks looks broken, whichever way it is sorted.
CONTACT_SORTS: dict[str, tuple[str, ...]] = {
    "channel": ("c.channel",),
    "address": ("c.addresses",),
    "name": ("c.name_key = ''", "c.name_key"),
    "last_name": ("c.last_key = ''", "c.last_key"),
    "first_name": ("c.first_key = ''", "c.first_key"),
    "middle_name": ("c.middle_key = ''", "c.middle_key"),
    "birthday": ("c.birthday = ''", "c.birthday"),
    "tags": ("c.tags_key = ''", "c.tags_key"),
    "comment": ("c.comment_key = ''", "c.comment_key"),
    "other": ("c.other = ''", "c.other"),
    "client_id": ("c.client_id = ''", "c.client_id"),
    "block": ("c.block IS NULL", "c.block"),
    "groups": (f"{_FIRST_GROUP} IS NULL", _FIRST_GROUP),
    "state": ("c.state = 0", "c.state"),
    "added": ("c.added_ms IS NULL", "c.added_ms"),
    "changed": ("c.changed_ms IS NULL", "c.changed_ms"),
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


def contact_ids(query: ContactQuery) -> Sql:
    """Return the statement for the ids of the contacts in order."""
    where, values = contact_filter(query)
    order = ordered(CONTACT_SORTS[query.sort], "c.id", descending=query.descending)
    return f"SELECT c.id FROM contact c WHERE {where} ORDER BY {order}", values


def contact_filter(query: ContactQuery) -> Sql:
    """Return the condition over `contact c`."""
    parts, values = ["c.deleted = 0"], dict[str, Any]()
    if query.job is not None:
        parts.append(
            "c.id IN (SELECT e.row FROM edit e WHERE e.job = :job AND e.target = 'contact'"
            " AND e.part IN ('added', 'updated'))"
        )
        values["job"] = query.job
    elif query.group is not None:
        parts.append("c.id IN (SELECT contact FROM member WHERE grp = :grp)")
        values["grp"] = query.group
    elif query.place != Place.ALL:
        parts.append(_PLACES[query.place])
    _add_words(parts, values, query.text, "c.search")
    return " AND ".join(parts), values


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


def ordered(terms: tuple[str, ...], last: str, *, descending: bool) -> str:
    """Return the ORDER BY of a sort; equal rows stand in the order of their ids."""
    direction = " DESC" if descending else ""
    return ", ".join([*terms[:-1], terms[-1] + direction, last + direction])


def _add_words(parts: list[str], values: dict[str, Any], text: str, column: str) -> None:
    for number, spellings in enumerate(words(text)):
        names = [f"word{number}_{place}" for place in range(len(spellings))]
        parts.append("(" + " OR ".join(f"instr({column}, :{name}) > 0" for name in names) + ")")
        values.update(zip(names, spellings, strict=True))


_NUMBER = re.compile(r"[+(\d][\d\s()+\-.\u00a0\u202f]*")


_AROUND = " \t\n\r,;\u00a0\u202f"
"""What a pasted word or number may have around it."""


def words(text: str) -> list[tuple[str, ...]]:
    """Return what must all occur in a record's search text, each in one of its spellings.

    Words are folded, numbers are their digits. A text that is one number in any spelling is one word, however many
    blanks it has; a leading 8 is tried as the 7 that it stands for (features, G1).
    """
    text = text.strip(_AROUND)
    if _is_number(text):
        return [_number_word(text)]
    parts = (word.strip(_AROUND) for word in text.split())
    return [_number_word(word) if _is_number(word) else (fold(word),) for word in parts if word]


def _is_number(word: str) -> bool:
    return _NUMBER.fullmatch(word) is not None and len(digits(word)) >= SHORTEST_NUMBER


def _number_word(text: str) -> tuple[str, ...]:
    found = digits(text)
    if found[0] == "8" and not text.startswith("+"):
        return found, "7" + found[1:]
    # The numbers of `other` are kept as typed, with an 8.
    return (found, "8" + found[1:]) if found[0] == "7" else (found,)


def search_text(values: dict[str, Any]) -> str:
    """Return the folded text that a record is found by; blanks keep its parts apart."""
    get = values.get
    other = str(get("other", ""))
    numbers = [digits(part) for part in other.replace(";", ",").split(",")] if other else ()
    parts = [*[get(key, "") for key in _SEARCHED], *get("tags", ()), *get("addresses", ()), other, *numbers]
    return " " + fold(" ".join(filter(None, parts))) + " "


_SEARCHED = ("name", "last_name", "first_name", "middle_name", "comment")
