"""What was shown last, as text: it comes back as it was, and of a text of another shape comes what can be read."""

import pytest

from smsc_desk.book.identity import GroupId
from smsc_desk.store.search import Place
from smsc_desk.ui.groups.group_model import ALL_CONTACTS, Entry
from smsc_desk.ui.last_shown import AtStart, LastShown


@pytest.mark.parametrize("entry", [ALL_CONTACTS, Entry(place=Place.BLOCKED), Entry(group=GroupId(7))])
@pytest.mark.parametrize("text", ["", 'анна "x"', "grop:x"])
def test_it_comes_back_as_it_was(entry, text):
    shown = LastShown(entry, text)
    assert LastShown.load(shown.dump()) == shown
    assert AtStart.load(AtStart(text, text).dump()) == AtStart(text, text)


def test_the_contacts_of_an_import_come_back_as_all():
    assert LastShown.load(LastShown(Entry(), "x").dump()) == LastShown(ALL_CONTACTS, "x")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "1", "null", '{"text": 1}', '{"group": "7"}', '{"group": -1}', '{"group": 1e40}',
     '{"group": 99999999999999999999}', '{"place": []}', '{"place": "x"}'],
)  # fmt: skip
def test_what_makes_no_sense_is_all_contacts(text):
    assert LastShown.load(text) == LastShown()
    assert AtStart.load(text) is None
