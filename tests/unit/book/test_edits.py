"""Edits survive the queue: what is written down is read back as the same, for every kind."""

import dataclasses
import json
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import Damaged
from smsc_desk.book.fields import TEXT_KEYS
from smsc_desk.book.identity import Channel

_ids = st.integers(1, 2**63 - 1)
_texts = st.text()
_groups = st.lists(_ids, max_size=4).map(tuple)
_values = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(TEXT_KEYS, _texts)
    | {key: st.lists(_texts, max_size=3).map(tuple) for key in ("addresses", "tags")},
)  # fmt: skip
_channels, _types = st.sampled_from(Channel), st.sampled_from(BlockType)

EVERY = {
    edits.AddContact: {"channel": _channels, "values": _values, "groups": _groups, "contact": st.none() | _ids},
    edits.ChangeContact: {"contact": _ids, "changes": _values},
    edits.DeleteContact: {"contact": _ids},
    edits.JoinGroup: {"contact": _ids, "group": _ids},
    edits.LeaveGroup: {"contact": _ids, "group": _ids},
    edits.MoveToGroup: {"contact": _ids, "group": _ids},
    edits.AddGroup: {"channel": _channels, "name": _texts, "number": st.none() | _ids, "group": st.none() | _ids},
    edits.ChangeGroup: {"group": _ids, "name": st.none() | _texts, "number": st.none() | _ids},
    edits.DeleteGroup: {"group": _ids},
    edits.BlockAddress: {
        "channel": _channels, "address": _texts, "type": _types, "comment": _texts, "block": st.none() | _ids,
    },
    edits.UnblockAddress: {"channel": _channels, "address": _texts, "block": st.none() | _ids},
}  # fmt: skip


def test_every_kind_is_known_here_and_in_the_file():
    assert set(typing.get_args(edits.Edit)) == set(EVERY) == set(edits.EDIT_TYPES.values())
    assert all(kind.__name__ == name for name, kind in edits.EDIT_TYPES.items())
    assert all({field.name for field in dataclasses.fields(kind)} == set(parts) for kind, parts in EVERY.items())


def deep_types(value):
    """Return a value with the types of all its parts: 0 and Channel.PHONE are equal."""
    if dataclasses.is_dataclass(value):
        return type(value), {field.name: deep_types(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return dict, {key: deep_types(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value), [deep_types(item) for item in value]
    return type(value), value


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_what_is_dumped_is_loaded_as_the_same(kind, data):
    edit = data.draw(st.builds(kind, **EVERY[kind]))
    text = edits.dump(edit)
    again = edits.load(kind.__name__, text)
    assert deep_types(again) == deep_types(edit)
    assert edits.dump(again) == text


@given(_values)
def test_equal_edits_have_one_spelling(values):
    turned = dict(reversed(values.items()))
    one, other = (edits.ChangeContact(contact=1, changes=changes) for changes in (values, turned))
    assert edits.dump(one) == edits.dump(other)


def test_russian_text_stays_readable_in_the_file():
    assert "Ёлка" in edits.dump(edits.ChangeContact(contact=1, changes={"name": "Ёлка"}))
    assert json.loads(edits.dump(edits.DeleteContact(contact=7))) == {"contact": 7}


@pytest.mark.parametrize(("kind", "text"), [("SendMessage", "{}"), ("DeleteContact", "{"), ("DeleteContact", "[]")])
def test_what_was_never_written_is_damage(kind, text):
    with pytest.raises(Damaged):
        edits.load(kind, text)
