"""The language of the filter field, as a person types it: read into a tree, never refused with an exception.

    petrov group:vip -block:any        all of them, the last one not
    (ann OR bob) "exact words" re:^7912
    group:vip +7 912 345-67-89         a number as it is shown, or as somebody spells it: its digits are looked for

Which digits, blanks and brackets are one number is told in `filter_numbers`; a number in quotation marks is found by
its digits, too. `-(` always begins a group.

What cannot be understood is a `Problem` with its place in the text; the tree is None then.
"""

from __future__ import annotations

import enum
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from smsc_desk.book import filter_tree as tree
from smsc_desk.book import filter_words as words
from smsc_desk.book.filter_numbers import AROUND, is_number, is_one_number, number_end, number_spellings
from smsc_desk.book.filter_tree import Node
from smsc_desk.book.filter_words import Key
from smsc_desk.book.folding import fold

T = TypeVar("T")

LONGEST = 20_000
"""More letters are no filter; a list of numbers is read elsewhere."""

DEEPEST = 40
"""Brackets in brackets; more would exhaust the reader."""


class Fault(enum.StrEnum):
    """What is wrong with a filter; worded in the window."""

    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_VALUE = "unknown_value"
    NO_VALUE = "no_value"
    NOT_CLOSED = "not_closed"
    NO_QUOTE = "no_quote"
    LONELY_OR = "lonely_or"
    EMPTY_BRACKETS = "empty_brackets"
    BAD_REGEX = "bad_regex"
    TOO_LONG = "too_long"
    TOO_DEEP = "too_deep"


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault and where it stands: `text[start:end]`; `key` is the word before the colon where there is one.

    `suggestion` is the word that was probably meant, `choices` the possible ones.
    """

    fault: Fault
    start: int
    end: int
    word: str = ""
    key: str = ""
    suggestion: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A recognised part, `text[start:end]`, that can be taken out without changing what the others mean."""

    start: int
    end: int
    key: Key
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text was understood as: `node`, or None where there is a problem."""

    text: str
    node: Node | None
    terms: tuple[Term, ...] = ()
    problem: Problem | None = None


def parse(text: str) -> Parsed:
    """Understand a filter."""
    if len(text) > LONGEST:
        return Parsed(text, None, problem=Problem(Fault.TOO_LONG, LONGEST, len(text)))
    whole = text.strip(AROUND)
    if is_one_number(whole):
        return Parsed(text, tree.Word(number_spellings(whole)))
    reader = _Reader(text)
    try:
        node = reader.read()
    except _Wrong as wrong:
        return Parsed(text, None, tuple(reader.terms), wrong.problem)
    return Parsed(text, node, tuple(reader.terms) if reader.separable else ())


def quoted(text: str) -> str:
    """Return a value as it is written after a colon."""
    plain = text and not re.search(r"[\s()\"]", text) and not text.startswith("-")
    return text if plain else '"' + text.replace('"', " ") + '"'


def without(parsed: Parsed, term: Term) -> str:
    """Return a text without one of its terms; a comma keeps apart what would be one number then."""
    before, after = parsed.text[: term.start].strip(), parsed.text[term.end :].strip()
    joined, apart = f"{before} {after}".strip(), f"{before} , {after}"
    return joined if parse(joined).node == parse(apart).node else apart


# --- reading --------------------------------------------------------------------------------------------------------


class _Wrong(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.fault)
        self.problem = problem


_KEY = re.compile(r"(-?)([^\W\d_][\w-]*):")
_STRAY = re.compile(r"\)+")
_SPACE = re.compile(r"[\s\u00a0\u202f]+")


@dataclass(slots=True)
class _Reader:
    text: str
    at: int = 0
    depth: int = 0
    separable: bool = True  # no OR at the top: each term stands for itself
    terms: list[Term] = field(default_factory=list)

    def read(self) -> Node:
        return self._alternatives(0)

    # --- structure

    def _alternatives(self, opened: int) -> Node:
        """Read up to the end, or to the closing bracket."""
        found, lonely = [self._sequence()], None
        while (mark := self._take_or()) is not None:
            if not found[-1].nodes:
                raise _Wrong(Problem(Fault.LONELY_OR, *mark, word=self.text[slice(*mark)]))
            lonely = mark
            found.append(self._sequence())
        if lonely is not None:
            if not found[-1].nodes:
                raise _Wrong(Problem(Fault.LONELY_OR, *lonely, word=self.text[slice(*lonely)]))
            self.separable = self.separable and self.depth > 0
        if self.depth and not self._ended():
            if not found[0].nodes:
                raise _Wrong(Problem(Fault.EMPTY_BRACKETS, opened, self.at + 1))
        elif self.depth:
            raise _Wrong(Problem(Fault.NOT_CLOSED, opened, opened + 1))
        nodes = tuple(_plain(node) for node in found)
        return nodes[0] if len(nodes) == 1 else tree.Or(nodes)

    def _sequence(self) -> tree.And:
        nodes = list[Node]()
        while True:
            self._skip()
            if self._ended() or (self.depth and self.text[self.at] == ")") or self._at_or() is not None:
                return tree.And(tuple(nodes))
            node = self._term()
            if node is not None:
                nodes.append(node)

    def _take_or(self) -> tuple[int, int] | None:
        mark = self._at_or()
        if mark is not None:
            self.at = mark[1]
        return mark

    def _at_or(self) -> tuple[int, int] | None:
        end = self._word_end(self.at)
        return (self.at, end) if self.text[self.at : end] in words.OR else None

    def _term(self) -> Node | None:
        start, text = self.at, self.text
        negated = text[start] == "-" and start + 1 < len(text) and text[start + 1] not in " \t"
        opening = start + negated
        number = None if text[start : opening + 1] == "-(" else number_end(text, opening)
        if number is not None:
            node: Node | None = self._number(opening, number)
        elif text[opening] == "(":
            node = self._bracket(opening)
        elif text[opening] == '"':
            node = _phrase(self._quoted(opening))
        elif (key := _KEY.match(text, opening)) and not key[1]:
            node = self._keyed(key, start, negated=negated)
        else:
            end = self._word_end(opening)
            self.at = end
            node = _word(text[opening:end])
        return tree.Not(node) if negated and node is not None else node

    def _number(self, start: int, end: int) -> Node:
        stray = _STRAY.match(self.text, end)
        self.at = stray.end() if stray and self.depth == 0 else end
        return tree.Word(number_spellings(self.text[start:end]))

    def _bracket(self, opening: int) -> Node:
        if self.depth >= DEEPEST:
            raise _Wrong(Problem(Fault.TOO_DEEP, opening, opening + 1))
        self.at, self.depth = opening + 1, self.depth + 1
        node = self._alternatives(opening)
        self.at, self.depth = self.at + 1, self.depth - 1
        return node

    # --- a key and its value

    def _keyed(self, found: re.Match[str], start: int, *, negated: bool) -> Node:
        key = words.KEYS.get(fold(found[2]))
        if key is None:
            suggestion = words.nearest(fold(found[2]), words.KEYS) or ""
            raise _Wrong(Problem(Fault.UNKNOWN_KEY, found.start(), found.end(), found[2], suggestion=suggestion))
        self.at = found.end()
        value = self._value(key)
        place = (found.start(), max(self.at, found.end()))
        if not value.strip():
            raise _Wrong(Problem(Fault.NO_VALUE, *place, key=found[2]))
        try:
            node = _VALUES[key](key, value)
        except _Unknown as unknown:
            bad = (found.end(), self.at)
            raise _Wrong(Problem(unknown.fault, *bad, value, found[2], unknown.suggestion, unknown.choices)) from None
        if self.depth == 0:
            self.terms.append(Term(start, self.at, key, value, negated))
        return node

    def _value(self, key: Key) -> str:
        if self.at < len(self.text) and self.text[self.at] == '"':
            return self._quoted(self.at)
        start = self.at
        number = number_end(self.text, start) if key is Key.ADDRESS else None
        self.at = number or (self._regex_end(start) if key is Key.REGEX else self._word_end(start))
        return self.text[start : self.at]

    def _regex_end(self, start: int) -> int:
        """A regular expression has brackets of its own; one that it did not open ends it."""
        depth = 0
        for at in range(start, len(self.text)):
            letter = self.text[at]
            if letter.isspace() or (letter == ")" and not depth and self.depth):
                return at
            if at == start or self.text[at - 1] != "\\":
                depth += (letter == "(") - (letter == ")" and depth > 0)
        return len(self.text)

    # --- letters

    def _quoted(self, opening: int) -> str:
        closing = self.text.find('"', opening + 1)
        if closing < 0:
            raise _Wrong(Problem(Fault.NO_QUOTE, opening, len(self.text)))
        self.at = closing + 1
        return self.text[opening + 1 : closing]

    def _word_end(self, start: int) -> int:
        for at in range(start, len(self.text)):
            letter = self.text[at]
            if letter.isspace() or (letter == ")" and self.depth):
                return at
        return len(self.text)

    def _skip(self) -> None:
        blank = _SPACE.match(self.text, self.at)
        if blank:
            self.at = blank.end()

    def _ended(self) -> bool:
        return self.at >= len(self.text)


def _plain(node: tree.And) -> Node:
    return node.nodes[0] if len(node.nodes) == 1 else node


# --- values ---------------------------------------------------------------------------------------------------------


class _Unknown(Exception):
    def __init__(self, fault: Fault, suggestion: str = "", choices: Iterable[str] = ()) -> None:
        super().__init__(fault)
        self.fault, self.suggestion, self.choices = fault, suggestion, tuple(choices)


def _word(text: str) -> Node | None:
    text = text.strip(AROUND)
    if not text:
        return None
    if is_number(text):
        return tree.Word(number_spellings(text))
    if re.search(r"[*?]", text) and text.strip("*?"):
        return tree.Pattern(_pattern_spellings(text))
    return tree.Word((fold(text),))


def _pattern_spellings(text: str) -> tuple[str, ...]:
    if is_number(re.sub(r"[*?]", "0", text)):
        kept = re.sub(r"[^\d*?]", "", text)
        if kept[0] in "78":
            return ("7" + kept[1:], "8" + kept[1:])
        return (kept,)
    return (fold(text),)


def _phrase(text: str) -> Node | None:
    phrase, number = tree.Phrase(" ".join(fold(text).split())), text.strip(AROUND)
    if number_end(number, 0) == len(number):  # as it stands in a comment, and by its digits
        return tree.Or((phrase, tree.Word(number_spellings(number))))
    return phrase if phrase.text else None


def _one_of(value: str, table: Mapping[str, T], more: Iterable[str] = ()) -> T:
    found = table.get(fold(value.strip()))
    if found is None:
        choices = [*table, *more]
        raise _Unknown(Fault.UNKNOWN_VALUE, words.nearest(fold(value), choices) or "", choices)
    return found


def _group(_key: Key, value: str) -> Node:
    value = fold(value.strip())
    if value in words.NONE:
        return tree.Not(tree.InGroup(None))
    return tree.InGroup(None if value in words.ANY else value)


def _tag(_key: Key, value: str) -> Node:
    value = fold(value.strip())
    if value in words.NONE:
        return tree.Not(tree.Tagged(None))
    return tree.Tagged(None if value in words.ANY else value)


def _block(_key: Key, value: str) -> Node:
    folded = fold(value.strip())
    if folded in words.NONE:
        return tree.Not(tree.Blocked(None))
    return tree.Blocked(None if folded in words.ANY else _one_of(value, words.BLOCKS, ("any", "none")))


def _channel(_key: Key, value: str) -> Node:
    return tree.Through(_one_of(value, words.CHANNELS))


def _birthday(_key: Key, value: str) -> Node:
    folded = fold(value.strip())
    if folded in words.NONE:
        return tree.Not(tree.BirthdayKnown())
    if folded in words.ANY:
        return tree.BirthdayKnown()
    if folded in words.TODAY:
        return tree.BornWithin(0)
    if (days := words.days(folded)) is not None:
        return tree.BornWithin(days)
    if (month := words.month(folded)) is not None:
        return tree.BornIn(month)
    months = [name for names in words.MONTHS for name in names]
    suggestion = words.nearest(folded, ["today", "none", "сегодня", "нет", *months]) or ""
    raise _Unknown(Fault.UNKNOWN_VALUE, suggestion, ("today", "7d", "march", "none"))


def _part(key: Key, value: str) -> Node:
    part, folded = words.PARTS[key], fold(value.strip())
    if folded in words.NONE:
        return tree.Not(tree.Filled(part))
    if folded in words.ANY or not folded.strip("*"):
        return tree.Filled(part)
    if part is tree.Part.ADDRESS and is_number(re.sub(r"[*?]", "0", value.strip(AROUND))):
        spellings = _pattern_spellings(value.strip()) if re.search(r"[*?]", value) else number_spellings(value)
        nodes = tuple(tree.Contains(part, spelling) for spelling in spellings)
        return nodes[0] if len(nodes) == 1 else tree.Or(nodes)
    return tree.Contains(part, folded)


def _recent(make: Callable[[int, int], Node]) -> Callable[[Key, str], Node]:
    def read(_key: Key, value: str) -> Node:
        folded = fold(value.strip())
        if folded in words.TODAY:
            return make(0, 0)
        if folded in words.YESTERDAY:
            return make(1, 1)
        if (days := words.days(folded)) is not None:
            return make(max(days - 1, 0), 0)
        known = ("today", "yesterday", "7d", "сегодня", "вчера", "7д")
        raise _Unknown(Fault.UNKNOWN_VALUE, words.nearest(folded, known) or "", known[:3])

    return read


def _import(_key: Key, value: str) -> Node:
    folded = fold(value.strip())
    if folded in words.ANY:
        return tree.Imported(last=False)
    if folded in words.LAST:
        return tree.Imported(last=True)
    raise _Unknown(Fault.UNKNOWN_VALUE, words.nearest(folded, ("last", "any", "последний")) or "", ("last", "any"))


def _is(_key: Key, value: str) -> Node:
    return tree.Has(_one_of(value, words.STATES))


_ESCAPES = re.compile(r"\\([^dDwWsSbnrtfv.*+?^$|\\()\[\]{}\-/])")
_LAZY = re.compile(r"[*+?}][?+]|\(\?")
_REPEATED = re.compile(r"\{\d*(?:,\d*)?\}")
_ESCAPE_OR_CLASS = re.compile(r"\\.|\[(\^?\]?(?:\\.|[^\]\\])*)\]")
_REPEATS_NOTHING = re.compile(r"(?:^|[(|^])[*+?{]")
_NO_REPETITION = re.compile(r"\{(?!\d+(?:,\d+)?\})|\{0+(?:,0+)?\}|\[")
_NO_CLASS = re.compile(r"\\[dDwWsSb]|\[|-$|--|&&|\|\||~~")
"""What Python takes, or only warns of, and SQLite's REGEXP does not: a repetition of nothing, of none or without end,
a lone brace or bracket, in a class other classes, or a hyphen at its end."""
LONGEST_REGEX = 200


def _regex(_key: Key, value: str) -> Node:
    value = value.strip()
    plain = re.sub(r"\\.", "__", value)
    outside = _ESCAPE_OR_CLASS.sub("_", value)
    numbers = [int(number) for found in _REPEATED.findall(plain) for number in re.findall(r"\d+", found)]
    wrong = (
        _ESCAPES.search(value), _LAZY.search(plain), _REPEATS_NOTHING.search(outside), _NO_REPETITION.search(outside),
        *(_NO_CLASS.search(inside) for inside in _ESCAPE_OR_CLASS.findall(value)),
    )  # fmt: skip
    known = not any(wrong) and max(numbers, default=0) <= 100
    if not known or len(value) > LONGEST_REGEX or not _compiles(value):
        raise _Unknown(Fault.BAD_REGEX)
    return tree.Regex("".join(_piece(piece) for piece in _pieces(value)))


def _piece(piece: str) -> str:
    """Return a piece as SQLite's REGEXP takes it: it knows no escaped slash, which many write out of habit."""
    if piece == "\\/":
        return "/"
    return piece if piece.startswith("\\") else fold(piece)


def _compiles(value: str) -> bool:
    try:
        with warnings.catch_warnings(action="ignore", category=FutureWarning):  # of what classes may mean one day
            re.compile(value)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def _pieces(pattern: str) -> list[str]:
    return re.findall(r"\\.|[^\\]+", pattern, re.DOTALL)


_VALUES: Mapping[Key, Callable[[Key, str], Node]] = {
    Key.GROUP: _group,
    Key.TAG: _tag,
    Key.BLOCK: _block,
    Key.CHANNEL: _channel,
    Key.BIRTHDAY: _birthday,
    **dict.fromkeys(words.PARTS, _part),
    Key.ADDED: _recent(tree.Added),
    Key.CHANGED: _recent(tree.Changed),
    Key.IMPORT: _import,
    Key.IS: _is,
    Key.REGEX: _regex,
}
