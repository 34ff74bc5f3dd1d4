"""The announcement: what it names, and when it names all."""

import pytest

from smsc_desk.store.changes import MANY, Changed, Touched


def test_nothing_touched_is_nothing():
    assert not Touched()
    assert Touched().changed() == Changed()
    assert not Changed().touches_contacts()
    assert not Changed().touches_blocks()


@pytest.mark.parametrize(
    ("touched", "changed"),
    [
        (Touched(contacts={1}), Changed(contacts=frozenset({1}), groups=True)),  # counts follow
        (Touched(blocks={2}), Changed(blocks=frozenset({2}))),
        (Touched(groups=True), Changed(groups=True)),
        (Touched(queue=True), Changed(queue=True)),
    ],
)
def test_each_part(touched, changed):
    assert touched
    assert touched.changed() == changed
    assert changed.touches_contacts() == bool(touched.contacts)
    assert changed.touches_blocks() == bool(touched.blocks)


def test_many_are_all():
    few = Touched(contacts=set(range(MANY)), blocks=set(range(MANY))).changed()
    assert (len(few.contacts), len(few.blocks)) == (MANY, MANY)
    many = Touched(contacts=set(range(MANY + 1)), blocks=set(range(MANY + 1))).changed()
    assert (many.contacts, many.blocks) == (None, None)
    assert many.touches_contacts()
    assert many.touches_blocks()
