"""The tree of errors is the one that is drawn."""

import inspect
import re

import pytest

from smsc_desk.book import errors

DRAWN = re.compile(r"^([│ ]*)(?:[├└]── )?([A-Z]\w+)", re.MULTILINE)


def drawn():
    """Return each error of the drawing with the one it hangs on."""
    parents, path = {}, []
    for indent, name in DRAWN.findall(errors.__doc__ or ""):
        if name not in vars(errors):
            continue
        # The root stands at the margin, its branches too: they begin with a stroke.
        depth = 0 if name == "Error" else len(indent) // 4 + 1
        del path[depth:]
        parents[name] = path[-1] if path else None
        path.append(name)
    return parents


def test_the_drawing_shows_every_error_in_its_place():
    defined = {
        name: kind.__mro__[1].__name__
        for name, kind in vars(errors).items()
        if inspect.isclass(kind) and kind.__module__ == errors.__name__
    }
    assert drawn() | {"Error": "Exception"} == {
        name: parent for name, parent in defined.items() if name != "Superseded"
    }
    assert issubclass(errors.Superseded, errors.Error)


@pytest.mark.parametrize(
    ("text", "repeated"),
    [("duplicate request, wait a minute", True), ("Duplicate request", True), ("too many concurrent requests", False)],
)
def test_the_two_limits_of_error_9(text, repeated):
    assert errors.TooManyRequests(9, text).repeated is repeated


def test_errors_carry_what_they_are_about():
    assert str(errors.Refused(5, "save error")) == "5: save error"
    invalid = errors.Invalid("name", "too_long", limit=3)
    assert (invalid.field, invalid.reason, invalid.details) == ("name", "too_long", {"limit": 3})
    assert (errors.Garbled("why", "<html>", ended=True).sample, errors.Garbled("why").ended) == ("<html>", False)
