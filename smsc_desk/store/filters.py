"""A filter as SQL over `contact c`: a condition that says all, and sets of candidates that are found by an index.

Every typed value is bound. No condition is ever NULL, so that NOT means the rest.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, assert_never

from smsc_desk.book import filter_tree as tree
from smsc_desk.book.filter_tree import Node, Part
from smsc_desk.book.identity import RowState

GRAM = 3
"""Letters of an entry of the text index (FTS5, tokenizer "trigram")."""

MOST_GRAMS = 8
"""More of one word narrow no further; each costs a list to walk. For that they stand side by side, not overlapping."""

_DAY = datetime.timedelta(days=1)
_NAMES = ("c.name_key", "c.last_key", "c.first_key", "c.middle_key")
_TEXTS = (*_NAMES, "c.comment_key", "c.tags_key", "fold(c.other)")
_OWN = "SELECT 1 FROM address a WHERE a.contact = c.id"
_LETTER = "0-9a-zµß-ɏͰ-῿一-鿿"
"""What a word is made of, folded, as a class of GLOB."""

BAD_ADDRESS = (
    "CASE channel WHEN 0 THEN value GLOB '*[^0-9]*' OR length(value) NOT BETWEEN 7 AND 15 OR value GLOB '0*'"
    " OR (value GLOB '7*' AND length(value) <> 11) ELSE value NOT LIKE '%_@_%._%' OR value LIKE '%@%@%'"
    " OR instr(value, ' ') > 0 OR length(value) > 254 END"
)
"""An address that no message reaches; the index `address_bad` is made with exactly this text."""

_SHARED = "SELECT value, channel FROM address GROUP BY value, channel HAVING count(*) > 1"


@dataclass(frozen=True, slots=True)
class Moment:
    """What today is, and where the days begin and end, for those who say "today"."""

    today: datetime.date
    zone: datetime.tzinfo | None = None  # None: the computer's

    @classmethod
    def at(cls, now_ms: int) -> Moment:
        """Return the moment of UTC milliseconds, by this computer's calendar."""
        return cls(datetime.datetime.fromtimestamp(now_ms / 1000).astimezone().date())

    def day_ms(self, days_ago: int) -> int:
        """Return when a day began, UTC milliseconds; a negative number is a day to come."""
        day = self.today - days_ago * _DAY
        begin = datetime.datetime.combine(day, datetime.time(), self.zone)
        return round((begin if self.zone else begin.astimezone()).timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class Grams:
    """Candidates by the text index: a query of FTS5."""

    match: str


@dataclass(frozen=True, slots=True)
class Short:
    """Candidates by the text index for one or two letters: every entry that begins with them."""

    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Candidates as a statement for their ids."""

    sql: str


Narrow = Grams | Short | Rows


@dataclass(slots=True)
class Values:
    """Gathers what is bound."""

    bound: dict[str, Any] = field(default_factory=dict)

    def add(self, value: Any) -> str:
        """Bind a value and return its name."""
        name = f"f{len(self.bound)}"
        self.bound[name] = value
        return f":{name}"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a contact must be; each of `narrow` alone holds all who can be meant. `functions`: it calls ours."""

    sql: str
    narrow: tuple[Narrow, ...] = ()
    functions: bool = False
    everybody: bool = False


EVERYBODY = Condition("1", everybody=True)


def compiled(node: Node, values: Values, moment: Moment) -> Condition:
    """Return a filter as a condition."""
    return _Compiler(values, moment).of(node)


def both(one: Condition, other: Condition) -> Condition:
    """Return the condition that both hold."""
    return _all((one, other))


def _all(parts: Iterable[Condition]) -> Condition:
    kept = [part for part in parts if not part.everybody]
    if len(kept) < 2:
        return kept[0] if kept else EVERYBODY
    narrow = [one for part in kept for one in part.narrow]
    grams = [one.match for one in narrow if isinstance(one, Grams)]
    others = [one for one in narrow if not isinstance(one, Grams)]
    text = [Grams(" AND ".join(f"({match})" for match in grams))] if grams else []
    return Condition(
        "(" + " AND ".join(part.sql for part in kept) + ")", (*text, *others), any(part.functions for part in kept)
    )


def _any(parts: list[Condition]) -> Condition:
    narrow: tuple[Narrow, ...] = ()
    if all(part.narrow for part in parts):
        firsts = [part.narrow[0] for part in parts]
        if all(isinstance(one, Grams) for one in firsts):
            narrow = (Grams(" OR ".join(f"({one.match})" for one in firsts if isinstance(one, Grams))),)
        elif not any(isinstance(one, Short | Grams) for one in firsts):
            narrow = (Rows(" UNION ".join(one.sql for one in firsts if isinstance(one, Rows))),)
    return Condition("(" + " OR ".join(part.sql for part in parts) + ")", narrow, any(part.functions for part in parts))


# --- text -----------------------------------------------------------------------------------------------------------


def grams(text: str) -> str:
    """Return a query of the text index for all that may hold a text of three letters or more."""
    last = len(text) - GRAM
    starts = sorted({*range(0, last, GRAM), last})[:MOST_GRAMS]
    return " AND ".join(dict.fromkeys(_quoted(text[start : start + GRAM]) for start in starts))


def _quoted(gram: str) -> str:
    return '"' + gram.replace('"', '""') + '"'


def _narrow_text(text: str) -> tuple[Narrow, ...]:
    if len(text) >= GRAM:
        return (Grams(grams(text)),)
    return (Short(text),) if text else ()


def _narrow_pieces(pattern: str) -> tuple[Narrow, ...]:
    """Return the candidates for what stands between the wildcards."""
    pieces = [piece for piece in re.split(r"[*?]", pattern) if len(piece) >= GRAM]
    return (Grams(" AND ".join(grams(piece) for piece in pieces)),) if pieces else ()


def _glob(pattern: str) -> str:
    """Return a pattern whose only wildcards are `*` and `?`, as GLOB takes it."""
    return pattern.replace("[", "[[]")


_SPECIAL = frozenset("\\()*.+?[$^{|}]")
"""Signs that SQLite's REGEXP takes behind a backslash; before any other, a backslash is an error."""


def _regexp(pattern: str, letter: str) -> str:
    """Return a pattern with wildcards as a regular expression; `letter` is what a wildcard stands for."""
    wild = {"*": letter + "*", "?": letter}
    return "".join(wild.get(sign) or ("\\" + sign if sign in _SPECIAL else sign) for sign in pattern)


def _has_wildcard(text: str) -> bool:
    return "*" in text or "?" in text


class _Compiler:
    def __init__(self, values: Values, moment: Moment) -> None:
        self._bind, self._moment = values.add, moment

    def of(self, node: Node) -> Condition:  # noqa: C901, PLR0912 - one line a kind of node
        match node:
            case tree.And():
                return _all([self.of(part) for part in node.nodes])
            case tree.Or():
                return _any([self.of(part) for part in node.nodes])
            case tree.Not():
                return Condition(f"NOT {(inner := self.of(node.node)).sql}", functions=inner.functions)
            case tree.Word():
                return self._spelt(node.spellings, self._word)
            case tree.Pattern():
                return self._spelt(node.spellings, self._pattern)
            case tree.Phrase():
                return self._phrase(node.text)
            case tree.Regex():
                return self._regex(node.pattern)
            case tree.Contains():
                return self._contains(node.part, node.text)
            case tree.Filled():
                return Condition(self._filled(node.part))
            case tree.InGroup():
                return self._in_group(node.name)
            case tree.Tagged():
                return self._tagged(node.tag)
            case tree.Blocked():
                return self._blocked(node)
            case tree.Through():
                name = self._bind(int(node.channel))
                return Condition(f"c.channel = {name}", (Rows(f"SELECT id FROM contact WHERE channel + 0 = {name}"),))
            case tree.BornWithin() | tree.BornIn():
                return self._born(node)
            case tree.BirthdayKnown():
                return Condition("c.birthday <> ''")
            case tree.Added():
                return self._since("added_ms", node.days, node.until)
            case tree.Changed():
                return self._since("changed_ms", node.days, node.until)
            case tree.Imported():
                return _imported(last=node.last)
            case tree.Has():
                return _has(node.state)
            case _:
                assert_never(node)

    def _spelt(self, spellings: tuple[str, ...], make: Callable[[str], Condition]) -> Condition:
        parts = [make(spelling) for spelling in spellings]
        return parts[0] if len(parts) == 1 else _any(parts)

    def _word(self, text: str) -> Condition:
        return Condition(f"instr(c.search, {self._bind(text)}) > 0", _narrow_text(text))

    def _pattern(self, text: str) -> Condition:
        name = self._bind(_regexp(text, r"\S"))
        return Condition(f"c.search REGEXP {name}", _narrow_pieces(text), functions=True)

    def _phrase(self, text: str) -> Condition:
        edges = [f"[^{_LETTER}]" if re.match(r"\w", edge) else "" for edge in (text[0], text[-1])]
        plain = re.sub(r"[*?\[]", lambda sign: f"[{sign[0]}]", text)
        name = self._bind(f"*{edges[0]}{plain}{edges[1]}*")
        return Condition(f"c.search GLOB {name}", _narrow_text(text))

    def _regex(self, pattern: str) -> Condition:
        name = self._bind(pattern)
        texts = [f"{column} REGEXP {name}" for column in _TEXTS]
        texts.append(f"EXISTS ({_OWN} AND lower(a.value) REGEXP {name})")
        return Condition("(" + " OR ".join(texts) + ")", functions=True)

    def _contains(self, part: Part, text: str) -> Condition:
        wild = _has_wildcard(text)
        name = self._bind(_glob(text) if wild else text)
        test = f"{{}} GLOB {name}" if wild else f"instr({{}}, {name}) > 0"
        narrow = _narrow_pieces(text) if wild else _narrow_text(text)
        match part:
            case Part.ADDRESS:
                return Condition(f"EXISTS ({_OWN} AND {test.format('lower(a.value)')})", narrow)
            case Part.ID:  # the only one that the text index does not hold
                return Condition(test.format("fold(c.client_id)"), functions=True)
            case _:
                tests = [test.format(column) for column in _columns(part)]
                return Condition("(" + " OR ".join(tests) + ")", narrow, functions=part is Part.OTHER)

    def _filled(self, part: Part) -> str:
        match part:
            case Part.ADDRESS:
                return "c.addresses <> ''"
            case Part.ID:
                return "c.client_id <> ''"
            case Part.OTHER:
                return "c.other <> ''"
            case Part.NAME:  # the name to show is made of all the others
                return "c.name_key <> ''"
            case _:
                return f"{_columns(part)[0]} <> ''"

    def _in_group(self, name: str | None) -> Condition:
        members = "SELECT m.contact FROM grp g JOIN member m ON m.grp = g.id WHERE NOT g.deleted"
        own = "SELECT 1 FROM member m JOIN grp g ON g.id = m.grp WHERE m.contact = c.id AND NOT g.deleted"
        if name is None:
            return Condition(f"EXISTS ({own})")
        test = f"g.name_key GLOB {self._bind(_glob(name))}" if _has_wildcard(name) else (
            f"g.name_key = {self._bind(name)}"
        )  # fmt: skip
        return Condition(f"EXISTS ({own} AND {test})", (Rows(f"{members} AND {test}"),))

    def _tagged(self, tag: str | None) -> Condition:
        if tag is None:
            return Condition("c.tags_key <> ''")
        if _has_wildcard(tag):
            name = self._bind(f"(^|,){_regexp(tag, '[^,]')}(,|$)")
            return Condition(f"c.tags_key REGEXP {name}", _narrow_pieces(tag), functions=True)
        name = self._bind(f",{tag},")
        return Condition(f"instr(',' || c.tags_key || ',', {name}) > 0", _narrow_text(tag))

    def _blocked(self, node: tree.Blocked) -> Condition:
        if node.kind is None:
            return Condition("c.block IS NOT NULL", (Rows("SELECT id FROM contact WHERE block IS NOT NULL"),))
        name = self._bind(int(node.kind))
        rows = Rows(f"SELECT id FROM contact WHERE block IS NOT NULL AND block = {name}")
        return Condition(f"c.block IS {name}", (rows,))

    def _born(self, node: tree.BornWithin | tree.BornIn) -> Condition:
        if isinstance(node, tree.BornIn):
            days = [f"{node.month:02}-{day:02}" for day in range(1, 32)]
        else:
            days = _days(self._moment.today, node.days)
        name = self._bind(json.dumps(days))
        test = "substr({0}birthday, 6) IN (SELECT value FROM json_each({1}))"
        rows = Rows(f"SELECT id FROM contact WHERE birthday <> '' AND {test.format('', name)}")
        return Condition(f"(date(c.birthday) IS c.birthday AND {test.format('c.', name)})", (rows,))

    def _since(self, column: str, days: int, until: int) -> Condition:
        test = f"{{0}}{column} NOTNULL AND {{0}}{column} >= {self._bind(self._moment.day_ms(days))}"
        if until:
            test += f" AND {{0}}{column} < {self._bind(self._moment.day_ms(until - 1))}"
        return Condition(f"({test.format('c.')})", (Rows(f"SELECT id FROM contact WHERE {test.format('')}"),))


def _columns(part: Part) -> tuple[str, ...]:
    match part:
        case Part.NAME:
            return _NAMES
        case Part.LAST:
            return ("c.last_key",)
        case Part.FIRST:
            return ("c.first_key",)
        case Part.MIDDLE:
            return ("c.middle_key",)
        case Part.COMMENT:
            return ("c.comment_key",)
        case Part.OTHER:
            return ("fold(c.other)",)
        case Part.ADDRESS | Part.ID:
            return ()


def _days(today: datetime.date, within: int) -> list[str]:
    """Return month and day of the days from today on; who was born on 29 February has it on 1 March else."""
    days = [today + number * _DAY for number in range(min(within, 366) + 1)]
    leap = ["02-29"] if any((day.month, day.day) == (3, 1) and (day - _DAY).day == 28 for day in days) else []
    return [day.isoformat()[5:] for day in days] + leap


def _imported(*, last: bool) -> Condition:
    which = "= (SELECT max(id) FROM action WHERE verb = 'import')" if last else (
        "IN (SELECT id FROM action WHERE verb = 'import')"
    )  # fmt: skip
    rows = f"SELECT row FROM edit WHERE action {which} AND target = 'contact' AND state <> 'cancelled'"
    return Condition(f"c.id IN ({rows})", (Rows(rows),))


def _has(state: tree.State) -> Condition:
    match state:
        case tree.State.UNSENT:
            return Condition("c.state > 0", (Rows("SELECT id FROM contact WHERE state > 0"),))
        case tree.State.FAILED:
            test = f"state > 0 AND state = {int(RowState.PROBLEM)}"
            return Condition(f"c.state = {int(RowState.PROBLEM)}", (Rows(f"SELECT id FROM contact WHERE {test}"),))
        case tree.State.DUPLICATE:
            twin = (
                "SELECT 1 FROM address a JOIN address t ON t.value = a.value AND t.channel = a.channel"
                " AND t.contact <> a.contact JOIN contact x ON x.id = t.contact AND NOT x.deleted"
                " WHERE a.contact = c.id"
            )
            rows = f"SELECT contact FROM address WHERE (value, channel) IN ({_SHARED})"
            return Condition(f"EXISTS ({twin})", (Rows(rows),))
        case tree.State.BAD:
            own = BAD_ADDRESS.replace("channel", "a.channel").replace("value", "a.value")
            return Condition(f"EXISTS ({_OWN} AND {own})", (Rows(f"SELECT contact FROM address WHERE {BAD_ADDRESS}"),))
