"""The language of the filter field, written: filters are put together so that they are read as what is meant."""

from __future__ import annotations

import enum
from collections.abc import Iterator

from smsc_desk.book import filter_tree as tree
from smsc_desk.book import filter_words as words
from smsc_desk.book.filter_language import Parsed, parse, quoted
from smsc_desk.book.filter_numbers import AROUND, is_one_number
from smsc_desk.book.filter_tree import Node
from smsc_desk.book.filter_words import Key
from smsc_desk.book.folding import digits, fold


class Operator(enum.Enum):
    """What is done with a second filter: both must hold, one must, or the second must not."""

    AND = "and"
    OR = "or"
    NOT = "not"


def group_term(name: str, *, russian: bool) -> str:
    """Return what finds the members of a group by its name; "" for a name that cannot be written.

    A letter that the language would take for something else is written as `?`, which stands for any letter.
    """
    value = name.strip().replace('"', "?")
    if fold(value) in words.NONE | words.ANY:
        value = value[:-1] + "?"
    return f"{words.word_of(Key.GROUP, russian=russian)}:{quoted(value)}" if value else ""


def combined(text: str, more: str, operator: Operator, *, russian: bool = False) -> str | None:
    """Return a filter of two, in brackets where they are needed; None where none is read as what is meant.

    A first filter that is empty is left out, whatever the operator; behind one that is not understood the second one
    is written as it stands, so that nothing is lost of what was typed.
    """
    first, second = parse(text), parse(more)
    if second.node is None:
        return None
    alone = operator is not Operator.NOT
    if not text.strip(AROUND):
        wanted = second.node if alone else tree.Not(second.node)
        return _read_as(wanted, _terms(second) if alone else _negated(second))
    if first.node is None:
        return next(_together(first, second, operator, russian=russian))
    return _read_as(_meant(first.node, second.node, operator), _together(first, second, operator, russian=russian))


def _meant(first: Node, second: Node, operator: Operator) -> Node:
    match operator:
        case Operator.AND:
            return tree.And((first, second))
        case Operator.OR:
            return tree.Or((first, second))
        case Operator.NOT:
            return tree.And((first, tree.Not(second)))


def _read_as(wanted: Node, candidates: Iterator[str]) -> str | None:
    meant = _flat(wanted)
    for text in candidates:
        node = parse(text).node
        if node is not None and _flat(node) == meant:
            return text
    return None


def _together(first: Parsed, second: Parsed, operator: Operator, *, russian: bool) -> Iterator[str]:
    """Yield the ways to write both, the shortest first; not all of them mean the same.

    The first of all is the text as it stands: it may hold the other one already.
    """
    text = _bare(first)
    if first.node is not None:
        yield first.text
    if operator is Operator.OR:
        word = "ИЛИ" if russian else "OR"
        for one in _terms(second):
            # In brackets: what is typed behind them narrows all of it, and not its last part alone.
            if _is_bracket(text):
                yield f"{text[:-1]} {word} {one})"
            yield f"({text} {word} {one})"
            yield f"{text} {word} {one}"
        return
    for one in _terms(second) if operator is Operator.AND else _negated(second):
        yield f"{text} {one}"
        yield f"({text}) {one}"


def _terms(parsed: Parsed) -> Iterator[str]:
    text = _bare(parsed)
    yield text
    yield f"({text})"


def _negated(parsed: Parsed) -> Iterator[str]:
    for text in _terms(parsed):
        yield f"-{text}"
        if text.startswith("-"):
            yield text[1:]


def _bare(parsed: Parsed) -> str:
    """Return a text without what is around it; a number alone is written in one word, as which it is read elsewhere."""
    text = parsed.text.strip(AROUND)
    return ("+" if text.startswith("+") else "") + digits(text) if is_one_number(text) else text


def _is_bracket(text: str) -> bool:
    """Tell whether one pair of brackets is around all of a text."""
    inner = parse(text[1:-1]) if text.startswith("(") and text.endswith(")") else None
    return inner is not None and inner.node is not None and inner.node == parse(text).node


def _flat(node: Node) -> Node:
    """Return a filter without the brackets that change nothing, without repetitions, and with no doubled negation."""
    match node:
        case tree.And() | tree.Or():
            parts = dict.fromkeys(_parts(type(node), node.nodes))
            return next(iter(parts)) if len(parts) == 1 else type(node)(tuple(parts))
        case tree.Not(tree.Not(inner)):
            return _flat(inner)
        case tree.Not():
            return tree.Not(_flat(node.node))
        case _:
            return node


def _parts(kind: type[tree.And | tree.Or], nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in map(_flat, nodes):
        if isinstance(node, kind):
            yield from node.nodes
        else:
            yield node
