"""A contact's main address and what it is called."""

import pytest

from smsc_desk.book.contact import Contact
from smsc_desk.book.identity import Channel, ContactId


def contact(**values):
    return Contact(id=ContactId(1), channel=Channel.PHONE, **values)


def test_the_main_address_is_the_first():
    assert contact(addresses=("79123456789", "79031112233")).address == "79123456789"
    assert contact().address == ""


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"name": "Ada L.", "last_name": "Lovelace"}, "Ada L."),
        ({"last_name": "Lovelace", "first_name": "Ada", "middle_name": "King"}, "Lovelace Ada King"),
        ({"first_name": "Ada", "middle_name": ""}, "Ada"),
        ({}, ""),
    ],
)
def test_the_title(values, title):
    assert contact(**values).title == title
