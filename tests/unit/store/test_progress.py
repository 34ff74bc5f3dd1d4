"""How far a listing has come: spans that join, what is known of them, and when nothing may go on."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book.identity import Channel
from smsc_desk.store import pages, progress
from smsc_desk.store.pages import LAST, Page
from smsc_desk.store.progress import YOUNG_MS, Part
from tests.builders import Copy
from tests.unit.store.test_listings import people, person

PHONE = Channel.PHONE


@pytest.fixture
def copy():
    return Copy()


def put(copy, run, after, last, *rows):
    return copy(pages.put_page, run, Page(after, last, rows), copy.now)


def found(copy):
    return progress.found(copy.db, PHONE, copy.now)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=12))
def test_spans_are_in_order_and_apart_and_hold_what_was_put_in(pairs):
    spans, held = [], set()
    for after, width in pairs:
        spans = progress.joined(spans, after, after + width)
        held |= set(range(after + 1, after + width + 1))
    assert all(one[1] < two[0] for one, two in itertools.pairwise(spans))
    assert {number for after, last in spans for number in range(after + 1, last + 1)} == held


def test_what_was_listed_is_known_after_a_stop(copy):
    run = copy.begin("contact")
    put(copy, run, 0, 3, *people(1, 2, 3))
    put(copy, run, 50, 60, *people(51, 55, 60))
    put(copy, run, 3, 7, *people(5, 7))
    known = found(copy)
    assert known.run == run
    assert known.parts == (Part(0, 7, (1, 2, 3, 5, 7), 5, 7), Part(50, 60, (51, 55, 60), 55, 60))


def test_what_is_missing_is_remembered(copy):
    copy.list("contact", *people(1, 2, 3))
    gone = copy.contacts()["79990000002"].id
    run = copy.begin("contact")
    assert put(copy, run, 0, 4, person(1), person(3), person(4)) == [gone]
    known = found(copy)
    assert (known.absent, known.parts) == ((gone,), (Part(0, 4, (1, 3, 4), 3, 4),))
    copy.finish(run, absent=known.absent)
    assert set(copy.contacts()) == {f"7999000000{number}" for number in (1, 3, 4)}


@pytest.mark.parametrize("way", ["too old", "from the future", "forgotten", "no beginning", "one row", "finished"])
def test_nothing_goes_on_where_that_is_not_provably_right(copy, way):
    run = copy.begin("contact")
    match way:
        case "no beginning":
            put(copy, run, 5, 7, *people(6, 7))
        case "one row":
            put(copy, run, 0, 7, person(7))
        case _:
            put(copy, run, 0, 7, *people(6, 7))
    match way:
        case "too old":
            copy.now += YOUNG_MS + 1
        case "from the future":
            copy.now -= 1
        case "forgotten":
            progress.forget(copy.db, PHONE)
        case "finished":
            copy.finish(run, absent=())
    assert found(copy) is None


def test_an_unchanged_page_writes_nothing(copy):
    copy.list("contact", *people(1, 2, 3))
    run = copy.begin("contact")
    before = copy.db.total_changes()
    assert put(copy, run, 0, LAST, *people(1, 2, 3)) == []
    assert copy.db.total_changes() == before
    assert not copy.touched


def test_a_page_of_changes_writes_only_those(copy):
    copy.list("contact", *people(1, 2, 3))
    run = copy.begin("contact")
    put(copy, run, 0, LAST, person(1), person(2, name="Changed"), person(3))
    assert copy.touched.contacts == {copy.contacts()["79990000002"].id}
    assert found(copy) is None, "a refresh that changes a little is not worth continuing"


def test_the_note_is_small(copy):
    run = copy.begin("contact")
    for start in range(0, 300, 3):
        put(copy, run, start, start + 3, *people(start + 1, start + 2, start + 3))
    (kept,) = copy.db.execute("SELECT value FROM meta WHERE key LIKE 'listing%'").fetchone()
    assert json.loads(kept)["spans"] == [[0, 300]]
