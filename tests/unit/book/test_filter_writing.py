"""Filters put together: what is written is read as what is meant."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book import filter_tree as tree
from smsc_desk.book.filter_language import DEEPEST, parse
from smsc_desk.book.filter_writing import Operator, combined, group_term
from smsc_desk.book.folding import fold

AND, OR, NOT = Operator


@pytest.mark.parametrize(
    ("text", "more", "operator", "written"),
    [
        ("", "group:VIP", AND, "group:VIP"),
        ("", "group:VIP", OR, "group:VIP"),
        ("", "group:VIP", NOT, "-group:VIP"),
        ("  ", "a b", NOT, "-(a b)"),
        ("anna", "group:VIP", AND, "anna group:VIP"),
        ("anna", "group:VIP", OR, "(anna OR group:VIP)"),
        ("anna", "group:VIP", NOT, "anna -group:VIP"),
        ("(a OR b)", "c", OR, "(a OR b OR c)"),
        ("(a OR b)", "c", AND, "(a OR b) c"),
        ("a OR b", "c", AND, "(a OR b) c"),
        ("a OR b", "c", NOT, "(a OR b) -c"),
        ("(a) OR (b)", "c", OR, "((a) OR (b) OR c)"),
        ("a b", "c OR d", AND, "a b (c OR d)"),
        ("a b", "c d", NOT, "a b -(c d)"),
        ("a b", "-c", NOT, "a b c"),
        ("8 (912) 345-67", "group:VIP", AND, "891234567 group:VIP"),
        ("+7 912 345", "+7 912 777", OR, "(+7912345 OR +7912777)"),
        ("a group:VIP", "group:VIP", AND, "a group:VIP"),
        ("(a OR b)", "a", OR, "(a OR b)"),
        ("x)", "c", OR, "x) OR c"),
        ("grop:x", "group:VIP", AND, "grop:x group:VIP"),
        ('"open', "group:VIP", OR, '("open OR group:VIP)'),
    ],
)
def test_two_filters_are_one(text, more, operator, written):
    assert combined(text, more, operator) == written


def test_or_is_written_in_the_language_of_the_window():
    assert combined("анна", "группа:VIP", OR, russian=True) == "(анна ИЛИ группа:VIP)"


def test_what_cannot_be_written_is_not_written():
    assert combined("a", "grop:x", AND) is None
    deep = "(" * DEEPEST + "a b" + ")" * DEEPEST
    assert combined("a", deep + " OR c", AND) is None
    assert combined("x) OR c", "d", AND) is None


@pytest.mark.parametrize(
    "name", ["VIP", "Москва (юг)", "-x", "a b", "ЁЖ", "OR", "a:b", "1234 5", " x ", "(", "a\u00a0b"]
)
@pytest.mark.parametrize("russian", [False, True])
def test_a_group_is_found_by_its_name(name, russian):
    node = parse(group_term(name, russian=russian)).node
    assert node == tree.InGroup(fold(name.strip()))


@pytest.mark.parametrize(
    ("name", "value"), [('a "b"', "a ?b?"), ("none", "non?"), ("Есть", "ест?"), ("ЛЮБОЙ", "любо?")]
)
def test_a_name_that_means_something_else_is_written_with_a_wildcard(name, value):
    assert parse(group_term(name, russian=False)).node == tree.InGroup(value)


def test_a_group_without_a_name_cannot_be_written():
    assert group_term(" ", russian=False) == ""


PIECES = st.sampled_from(
    ["(8 999 609 99 05) (+270256477)", "+7 912 345-67-89", "1234 5678", "a", "-b", "group:VIP",
     '-группа:"Москва юг"', "8 912 345", "+7912", '"x y"', "re:^7(9|8)", "a OR b", "(c ИЛИ d)",
     "-(e f)", "bd:7d", "address:8912", "vi*", "-", "(", "x)", "is:dup", "block:none"]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=3).map(" ".join), st.lists(PIECES, max_size=3).map(" ".join),
       st.sampled_from(Operator))  # fmt: skip
def test_whatever_is_put_together_is_read_as_both(more, text, operator):
    first, second = parse(text).node, parse(more).node
    written = combined(text, more, operator)
    if first is None or second is None or written is None:
        return
    assert (
        matches(parse(written).node)
        == {
            AND: lambda: matches(first) & matches(second),
            OR: lambda: matches(first) | matches(second) if text.strip(" ") else matches(second),
            NOT: lambda: matches(first) - matches(second),
        }[operator]()
    )


def matches(node):
    """Return for which worlds a filter holds: each kind of leaf is true in some and false in others."""
    return {world for world in range(32) if holds(node, world)}


def holds(node, world):
    match node:
        case tree.And():
            return all(holds(part, world) for part in node.nodes)
        case tree.Or():
            return any(holds(part, world) for part in node.nodes)
        case tree.Not():
            return not holds(node.node, world)
    return bool(zlib.crc32(repr(node).encode()) >> world & 1)
